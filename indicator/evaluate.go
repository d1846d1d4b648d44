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

// Record returns the record that was evaluated; the zero Record where there are no results.
func (rs Results) Record() Record {
	if len(rs) == 0 {
		return Record{}
	}
	return rs[0].Record()
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
	var few [mostInPlace]rules.Decision
	decisions := l.decisions(few[:])
	l.judge(d, decisions)
	dst = slices.Grow(dst, len(l.existing))[:len(l.existing)]
	for i := range dst {
		dst[i] = Result{Verdict(decisions[i]), l.existing[i].indicator, d}
	}
	return dst
}

// mostInPlace is how many indicators, and how many constraints, a record is judged by without an allocation.
const mostInPlace = 128

// decisions returns memory for what judge decides, few where that suffices.
func (l *level) decisions(few []rules.Decision) []rules.Decision {
	if most := max(len(l.existing), len(l.constraints)); most > len(few) {
		return make([]rules.Decision, most)
	}
	return few
}

// judge decides every indicator that exists at the level for a record; a decision has the number of its [Verdict].
// What few indicators have is looked at behind what all have.
func (l *level) judge(d *recordData, decisions []rules.Decision) {
	if l.judges == nil { // of the zero Plan
		return
	}
	l.judges.Decide(&d.row, decisions)
	for _, i := range l.peopled {
		if decisions[i] == rules.DecisionUndefined && l.existing[i].amongNobody(&d.row) {
			decisions[i] = rules.DecisionInvalid
		}
	}
	for _, i := range l.unseen {
		if d.anyInvalid(l.existing[i].unseen) {
			decisions[i] = rules.DecisionInvalid
		}
	}
	if len(l.constraints) > 0 {
		l.check(d, decisions)
	}
	if d.city != nil {
		for i := range l.existing {
			if d.city.anywhere[l.existing[i].indicator.index] {
				decisions[i] = rules.DecisionInvalid
			}
		}
	}
	if len(d.hidden) > 0 {
		for i := range l.existing {
			if d.hides(l.existing[i].compiledAt) {
				decisions[i] = rules.DecisionMissing
			}
		}
	}
	if d.partly {
		for i := range l.existing {
			decisions[i] = rules.Decision(d.inPart(l.existing[i].indicator, l.existing[i].compiledAt, Verdict(decisions[i])))
		}
	}
}

// check decides invalid for every indicator that uses a statistic of a constraint that does not hold.
func (l *level) check(d *recordData, decisions []rules.Decision) {
	var few [mostInPlace]rules.Decision
	checks := l.decisions(few[:])
	l.checks.Decide(&d.row, checks)
	for c := range l.constraints {
		if checks[c] == rules.DecisionUnmet {
			for _, i := range l.constraints[c].of {
				decisions[i] = rules.DecisionInvalid
			}
		}
	}
}

// judged is the verdict of a number.
func judged(met bool) Verdict {
	if met {
		return Achieved
	}
	return Missed
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
