package prove

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/internal/form"
)

// AsksKnown reports whether a formula asks whether something was reported (known, coalesce, ??). Such a
// formula may have a value that changes when what is missing comes in; any other, once it is decided with
// something missing, stays as it is for every sound figure that can come.
func AsksKnown(f *rules.Formula) bool {
	found := false
	f.Form().Root.Each(func(n *form.Node) { found = found || n.Op == form.OpKnown || n.Op == form.OpCoalesce })
	return found
}

// MayPassBy reports whether a formula may be decided without looking at every name in it, as a condition or an
// and does.
func MayPassBy(f *rules.Formula) bool {
	may := false
	f.Form().Root.Each(func(n *form.Node) {
		switch n.Op {
		case form.OpAnd, form.OpOr, form.OpCond, form.OpCoalesce, form.OpKnown, form.OpLet:
			may = true
		case form.OpCompare:
			may = may || len(n.Comparisons) > 1
		}
	})
	return may
}

// A Division is a place where a formula divides.
type Division struct {
	Formula                *rules.Formula // the division itself
	Numerator, Denominator *rules.Formula
	Among                  []int // the slots of the denominator, ascending
	Percent                bool  // of a part by its whole: a part of nothing contradicts itself
}

// Divisions returns the places where a formula divides.
func Divisions(f *rules.Formula) (all []Division) {
	known := map[*form.Node][]int{} // of denominators that let names once and several divisions use
	f.Form().Root.Each(func(n *form.Node) {
		if n.Op != form.OpDiv && n.Op != form.OpRate && n.Op != form.OpPercent {
			return
		}
		by := n.Kids[1].Named()
		if _, ok := known[by]; !ok {
			known[by] = slotsUnder(by)
		}
		all = append(all, Division{f.At(n), f.At(n.Kids[0]), f.At(n.Kids[1]), known[by], n.Op == form.OpPercent})
	})
	return all
}

// slotsUnder are the slots of the names that a node comes to, ascending.
func slotsUnder(n *form.Node) (slots []int) {
	n.Each(func(n *form.Node) {
		if n.Op == form.OpName {
			slots = append(slots, n.Index)
		}
	})
	slices.Sort(slots)
	return slices.Compact(slots)
}

// Denominators returns the formulas by which a formula divides. Where it is missing for a row, and each of them is a
// number other than 0, it cannot become undefined by what comes in.
func Denominators(f *rules.Formula) (all []*rules.Formula) {
	for _, d := range Divisions(f) {
		all = append(all, d.Denominator)
	}
	return all
}

// Divides reports whether a formula divides by something that may be 0, so that it may be undefined.
func Divides(f *rules.Formula) bool {
	return slices.ContainsFunc(Denominators(f), func(d *rules.Formula) bool {
		k, ok := d.Form().Root.Constant()
		return !ok || k.Sign() == 0
	})
}
