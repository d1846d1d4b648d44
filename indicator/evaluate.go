package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
)

// Results are the results of one record, in the order of the plan.
type Results []Result

// Find returns the result of an indicator by its ID; ok is false where the record has none, because the
// plan has no such indicator, or it does not exist at this level.
func (rs Results) Find(id string) (res Result, ok bool) {
	for _, r := range rs {
		if r.indicator.ID == id {
			return r, true
		}
	}
	return Result{}, false
}

// Evaluate computes every indicator that exists for the record's kind of unit. It only computes: it
// neither fails nor panics, and what has no verdict says why. A record of another plan has no results here.
func (p *Plan) Evaluate(record Record) Results {
	return p.EvaluateInto(make(Results, 0, len(p.indicators)), record)
}

// EvaluateInto is [Plan.Evaluate] into the memory of dst, whose contents are overwritten. Where dst has
// room for every indicator nothing is allocated.
func (p *Plan) EvaluateInto(dst Results, record Record) Results {
	dst = dst[:0]
	d := record.data
	if d == nil || d.plan != p {
		return dst
	}
	l := p.at(d.city != nil)
	var few [mostInPlace]Verdict
	verdicts := few[:]
	if len(l.existing) > len(few) {
		verdicts = make([]Verdict, len(l.existing))
	}
	verdicts = verdicts[:len(l.existing)]
	l.judge(d, verdicts)
	dst = slices.Grow(dst, len(l.existing))[:len(l.existing)]
	for i := range l.existing {
		dst[i] = Result{verdicts[i], l.existing[i].indicator, d}
	}
	return dst
}

// mostInPlace is how many indicators, and how many constraints, a record is judged by without an allocation.
const mostInPlace = 128

// judge gives every indicator that exists at the level its verdict for a record. What few indicators have is looked at
// behind what all have.
func (l *level) judge(d *recordData, verdicts []Verdict) {
	var few [mostInPlace]rules.Decision
	decisions := few[:]
	if most := max(len(l.existing), len(l.constraints)); most > len(few) {
		decisions = make([]rules.Decision, most)
	}
	l.judges.Decide(&d.row, decisions)
	for i := range verdicts {
		verdicts[i] = verdictOf[decisions[i]]
	}
	for _, i := range l.unseen {
		if d.anyInvalid(l.existing[i].unseen) {
			verdicts[i] = Invalid
		}
	}
	l.checks.Decide(&d.row, decisions)
	for c := range l.constraints {
		if decisions[c] == violated {
			for _, i := range l.constraints[c].of {
				verdicts[i] = Invalid
			}
		}
	}
	if d.city != nil {
		for i := range l.existing {
			if d.city.anywhere[l.existing[i].indicator.index] {
				verdicts[i] = Invalid
			}
		}
	}
	if len(d.hidden) > 0 {
		for i := range l.existing {
			if d.hides(l.existing[i].compiledAt) {
				verdicts[i] = NoData
			}
		}
	}
}

// verdictOf are the verdicts by what a judge decides.
var verdictOf = verdictsOf()

func verdictsOf() (verdicts [256]Verdict) {
	for i := range verdicts {
		switch d := rules.Decision(i); {
		case d.Kind() == rules.IsNumber && d.Met():
			verdicts[i] = Achieved
		case d.Kind() == rules.IsNumber:
			verdicts[i] = Missed
		case d.Kind() == rules.Missing:
			verdicts[i] = NoData
		case d.Kind() == rules.Undefined:
			verdicts[i] = NotApplicable
		default:
			verdicts[i] = Invalid
		}
	}
	return verdicts
}

// judged is the verdict of a number.
func judged(met bool) Verdict {
	if met {
		return Achieved
	}
	return Missed
}

// violated is what a judge decides of a constraint that does not hold.
var violated = rules.DecisionOf(rules.IsTruth, false)

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
