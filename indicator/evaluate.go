package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
)

// Results are the results of one record, in the order of the plan.
type Results []Result

// Find returns the result of an indicator by its ID; ok is false where the record has none, because the
// plan has no such indicator, or it does not exist at this level. The Result is then none: its verdict is no
// verdict, and prints "none".
func (rs Results) Find(id string) (res Result, ok bool) {
	for _, r := range rs {
		if r.indicator.ID == id {
			return r, true
		}
	}
	return Result{Verdict: none}, false
}

// Evaluate computes every indicator that exists for the record's kind of unit. It only computes: it
// neither fails nor panics, and what has no verdict says why. Of a record of another plan, and of the zero Record,
// every verdict is [Invalid], with the reason; plans of one digest are one plan.
func (p *Plan) Evaluate(record Record) Results {
	return p.EvaluateInto(make(Results, 0, len(p.indicators)), record)
}

// EvaluateInto is [Plan.Evaluate] into the memory of dst, whose contents are overwritten. Where dst has
// room for every indicator nothing is allocated.
func (p *Plan) EvaluateInto(dst Results, record Record) Results {
	dst = dst[:0]
	d := record.data
	if d == nil || d.plan != p {
		d = p.taken(d)
	}
	l := p.at(d.city != nil)
	var few [64]Verdict
	verdicts := few[:]
	if len(l.existing) > len(few) {
		verdicts = make([]Verdict, len(l.existing))
	}
	verdicts = verdicts[:len(l.existing)]
	d.judge(verdicts)
	dst = slices.Grow(dst, len(l.existing))[:len(l.existing)]
	for i := range l.existing {
		dst[i] = Result{verdicts[i], l.existing[i].indicator, d}
	}
	return dst
}

// judge gives every indicator that exists for the record's kind of unit its verdict.
func (d *recordData) judge(verdicts []Verdict) {
	l := d.plan.at(d.city != nil)
	var few [4]uint64
	violated := few[:]
	if l.masks > len(few) {
		violated = make([]uint64, l.masks)
	}
	contradictory := false
	for i := range l.constraints {
		if kind, holds := l.constraints[i].formula.Holds(&d.row); kind == rules.IsTruth && !holds {
			violated[i/64] |= 1 << (i % 64)
			contradictory = true
		}
	}
	for i := range l.existing {
		in := &l.existing[i]
		switch {
		case d.hides(in.compiledAt):
			verdicts[i] = NoData
		case contradictory && meet(in.constraints, violated) || d.city != nil && d.city.anywhere[in.indicator.index] || d.anyInvalid(in.unseen):
			verdicts[i] = Invalid
		default:
			verdicts[i] = verdictOf(in.judge.Decide(&d.row))
		}
	}
}

// anyInvalid reports whether one of the slots contradicts itself, such as a negative count that a condition
// in the formula would pass by.
func (d *recordData) anyInvalid(slots []int) bool {
	for _, slot := range slots {
		if d.row.Is(slot, rules.Invalid) {
			return true
		}
	}
	return false
}

// verdictOf turns the kind of a value into a verdict.
func verdictOf(kind rules.ValueKind, met bool) Verdict {
	v := Missed
	if met { // a move, not a branch: how it comes out no processor can guess
		v = Achieved
	}
	switch kind {
	case rules.IsNumber:
		return v
	case rules.Missing:
		return NoData
	case rules.Undefined:
		return NotApplicable
	}
	return Invalid
}

func meet(a, b []uint64) bool {
	for i := range a {
		if a[i]&b[i] != 0 {
			return true
		}
	}
	return false
}
