package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Result is one indicator of one record: the verdict, and behind it everything that led there, made
// when it is read. The zero Result has no value, no targets and nothing to explain, and so has the one that
// [Results.Find] returns where there is none.
type Result struct {
	Verdict   Verdict // of the plan's own target; prints "none" where [Results.Find] found no result
	indicator *compiled
	record    *recordData
}

func (r Result) isZero() bool { return r.indicator == nil }

// Indicator returns the definition of the indicator.
func (r Result) Indicator() Indicator {
	if r.isZero() {
		return Indicator{}
	}
	return r.indicator.Indicator
}

// Record returns the record the result is about; the zero Record for the zero Result.
func (r Result) Record() Record { return Record{r.record} }

// isCity reports whether the result is that of the city.
func (r Result) isCity() bool { return Record{r.record}.IsCity() }

// Monitor reports whether the verdict is only shown and counts in no score: one event decides.
func (r Result) Monitor() bool { return !r.isZero() && r.at().monitor }

func (r Result) base() rules.Base {
	if r.isZero() {
		return rules.BaseCount
	}
	return r.indicator.base
}

func (r Result) at() *compiledAt { return r.indicator.at(r.record.city != nil) }

// Value returns the exact value. It is no number where the verdict is neither achieved nor missed, and
// then says why; see [rules.Value].
func (r Result) Value() rules.Value {
	if r.isZero() || r.Hidden() {
		return rules.Value{}
	}
	if r.Verdict == Invalid {
		if v := r.contradiction(r.at()); v.Kind() == rules.Invalid {
			return v
		}
	}
	return r.at().formula.Evaluate(r.record.row)
}

// contradiction is the invalid value of constraints that do not hold, and of units that contradict
// themselves; missing where there is none.
func (r Result) contradiction(at *compiledAt) rules.Value {
	if reason := r.record.reason; !reason.IsZero() {
		return rules.InvalidValue(reason)
	}
	var reasons []wording.Message
	for _, slot := range at.unseen {
		reasons = append(reasons, r.record.row.Get(slot).Reasons()...)
	}
	l := r.record.plan.at(r.isCity())
	for _, i := range at.constraints {
		if r.record.breaks(&l.constraints[i]) {
			reasons = append(reasons, r.record.constraintReason(&l.constraints[i]))
		}
	}
	reasons = append(reasons, r.amongNobody(at)...)
	if r.isCity() {
		var units []string
		for i, w := range r.record.city.wards {
			if r.record.faultyIn(i, r.indicator) {
				units = append(units, w.data.unit.title())
			}
		}
		if len(units) > 0 {
			reasons = append([]wording.Message{reasonUnits.With(units)}, reasons...)
		}
	}
	switch len(reasons) {
	case 0:
		return rules.Value{}
	case 1:
		return rules.InvalidValue(reasons[0])
	}
	return rules.InvalidValue(reasonOther.With(reasons))
}

// Missing returns the names of the statistics whose absence leaves the indicator without a verdict.
func (r Result) Missing() []string { return r.Value().Missing() }

// Reason says why there is no verdict; it is zero where there is one.
func (r Result) Reason() wording.Message {
	if r.Verdict.Judged() {
		return wording.Message{}
	}
	return r.figures().reason()
}

// Warnings returns what stands beside a verdict: over_100 (a rate above 100 % whose numerator may lawfully
// exceed its denominator), events_without_population (3 deaths, 0 births), season_not_covered (injuries of four months
// without the summer brought to a year).
func (r Result) Warnings() []wording.Message {
	if !r.mayWarn() {
		return nil
	}
	return r.figures().warnings()
}

// labels are the labels of statistics, to be worded as a list.
func (r Result) labels(names []string) []wording.Message {
	labels := make([]wording.Message, len(names))
	for i, name := range names {
		labels[i] = reasonOther.With(r.Record().Label(name))
	}
	return labels
}

// denominatorWords are the plain words of the denominator, or its names.
func (r Result) denominatorWords(v rules.Value) any {
	if r.indicator.Denominator != (Text{}) {
		return r.indicator.Denominator
	}
	return r.labels(v.Denominators())
}

// covered looks at the units of the city: how many have the figures the result needs, and which these are.
func (r Result) covered() (cover Coverage, sound []Record, ok bool) {
	if !r.isCity() || len(r.record.city.wards) == 0 || !r.fromWards() || r.Hidden() || r.record.hidesBelow(r.indicator) {
		return Coverage{}, nil, false
	}
	cover, sound = r.record.coverage(r.indicator)
	if r.Verdict.Judged() { // a condition may decide without what a unit lacks
		cover.Units, cover.Without = cover.Of, nil
	}
	return cover, sound, true
}

// fromWards reports whether the indicator uses what wards report.
func (r Result) fromWards() bool {
	return slices.ContainsFunc(r.at().formula.Uses(), r.record.plan.isWards)
}

// provisional are the figures over the units that are sound, where the city has no verdict because of the others.
func (r Result) provisional(cover Coverage, sound []Record, covered bool) (over figures, ok bool) {
	if !covered || r.Verdict.Judged() || r.Verdict == NotApplicable || cover.Units == cover.Of || len(sound) == 0 {
		return figures{}, false
	}
	d := *r.record
	d.row = d.plan.sum(sound, d.city.own, nil)
	over = Result{NoData, r.indicator, &d}.figures()
	return over, over.isNumber
}
