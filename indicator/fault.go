package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

// A Fault is something in a record that contradicts itself.
type Fault struct {
	Statistics []string        // the statistics it is about
	Message    wording.Message // its code is negative, fraction, constraint, part_exceeds_whole or events_without_population
}

// Faults returns what contradicts itself in the record: values that cannot be, constraints that do not hold, and
// events among nobody. Every indicator that uses one of these statistics is invalid; for events among nobody, every one
// that divides the ones by the others.
func (r Record) Faults() []Fault {
	if r.IsZero() {
		return nil
	}
	return append(r.brokenFaults(), r.peopleFaults()...)
}

// brokenFaults are those of values that cannot be, and of constraints that do not hold.
func (r Record) brokenFaults() []Fault {
	var faults []Fault
	d := r.data
	for slot, s := range d.plan.definition.Statistics {
		for _, reason := range d.row.Get(slot).Reasons() {
			faults = append(faults, Fault{[]string{s.Name}, reason})
		}
	}
	l := d.plan.at(r.IsCity())
	for i := range l.constraints {
		if d.breaks(&l.constraints[i]) {
			faults = append(faults, Fault{d.names(l.constraints[i].formula), d.constraintReason(&l.constraints[i])})
		}
	}
	return faults
}

// peopleFaults are those of events among nobody.
func (r Record) peopleFaults() (faults []Fault) {
	d := r.data
	l := d.plan.at(r.IsCity())
	for _, i := range l.peopled {
		in := l.existing[i]
		for _, message := range (Result{Invalid, in.indicator, d}).amongNobody(in.compiledAt) {
			same := func(f Fault) bool { return f.Message.Text() == message.Text() }
			if !slices.ContainsFunc(faults, same) {
				faults = append(faults, Fault{d.names(in.formula), message})
			}
		}
	}
	return faults
}

// breaks reports whether a constraint does not hold.
func (d *recordData) breaks(c *constraint) bool {
	kind, holds := c.formula.Holds(&d.row)
	return kind == rules.IsTruth && !holds
}

func (d *recordData) names(f *rules.Formula) []string {
	var names []string
	all := d.plan.city.scope.Names()
	for _, slot := range f.Uses() {
		names = append(names, all[slot])
	}
	return names
}

// constraintReason words a constraint that does not hold, with the labels and figures where it is a
// simple a <= b, however that is written.
func (d *recordData) constraintReason(c *constraint) wording.Message {
	if part, whole, ok := c.partAndWhole(); ok {
		x, okX := d.row.Get(part).Number()
		y, okY := d.row.Get(whole).Number()
		if okX && okY {
			return reasonExceeds.With(x, d.label(part), y, d.label(whole))
		}
	}
	uses := c.formula.Uses()
	names := d.names(c.formula)
	figures := make([]string, len(uses))
	for i, slot := range uses {
		figures[i] = names[i] + " = " + d.row.Get(slot).String()
	}
	return reasonConstraint.With(c.text, figures)
}

// partAndWhole are the slots of a constraint that says no more than part <= whole.
func (c *constraint) partAndWhole() (part, whole int, ok bool) {
	relations, complete := prove.Relations(c.formula)
	if !complete || len(relations) != 1 || relations[0].Strict {
		return 0, 0, false
	}
	part, ok1 := relations[0].Left.Single()
	whole, ok2 := relations[0].Right.Single()
	return part, whole, ok1 && ok2
}
