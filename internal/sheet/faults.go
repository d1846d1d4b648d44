package sheet

import (
	"cmp"

	"github.com/childward/childward/rules"
)

// MaxFaults is how many faults of a file are told one by one.
const MaxFaults = 1000

// Faults gathers what is wrong with a file, in memory that does not grow with it.
type Faults struct {
	File   string // the name that errors show, where they do not say another
	list   rules.Errors
	untold int          // beyond MaxFaults
	next   *rules.Error // the first of them
}

// Full reports whether further faults are only counted.
func (f *Faults) Full() bool { return len(f.list) >= MaxFaults }

// None reports whether nothing is wrong so far.
func (f *Faults) None() bool { return len(f.list) == 0 }

// Add adds a fault.
func (f *Faults) Add(fault *rules.Error) {
	fault.File = cmp.Or(fault.File, f.File)
	switch {
	case !f.Full():
		f.list = append(f.list, fault)
		return
	case f.untold == 0:
		f.next = fault
	}
	f.untold++
}

// Sorted returns the faults in file order, and after them how many more there are; nil where nothing is wrong.
func (f *Faults) Sorted() rules.Errors {
	list := rules.AllErrors(f.list.Err())
	if f.untold == 0 {
		return list
	}
	at := *f.next
	if last := list[len(list)-1]; cmp.Or(cmp.Compare(last.Line, at.Line), cmp.Compare(last.Column, at.Column)) > 0 {
		at = *last // not everything is checked from left to right and from top to bottom
	}
	at.Kind, at.Message, at.Hint = rules.KindLimit, moreErrors.With(f.untold), hintMoreErrors.With()
	return append(list, &at)
}
