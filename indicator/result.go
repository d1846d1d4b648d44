package indicator

import (
	"slices"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Result is one indicator of one record: the verdict, and behind it everything that led there, made
// when it is read. The zero Result, which [Results.Find] returns where there is none, has no value, no
// targets and nothing to explain.
type Result struct {
	Verdict   Verdict // of the plan's own target
	indicator *compiled
	record    *recordData
}

// IsZero reports whether the result is none.
func (r Result) IsZero() bool { return r.indicator == nil }

// Indicator returns the definition of the indicator.
func (r Result) Indicator() Indicator {
	if r.IsZero() {
		return Indicator{}
	}
	return r.indicator.Indicator
}

// Unit returns the unit the result is about.
func (r Result) Unit() Unit { return Record{r.record}.Unit() }

// Period returns the period the result is about.
func (r Result) Period() Period { return Record{r.record}.Period() }

// IsCity reports whether the result is that of the city.
func (r Result) IsCity() bool { return Record{r.record}.IsCity() }

// Monitor reports whether the verdict is only shown and counts in no score: one event decides.
func (r Result) Monitor() bool { return !r.IsZero() && r.at().monitor }

// Base returns what the value counts per.
func (r Result) Base() rules.Base {
	if r.IsZero() {
		return rules.BaseCount
	}
	return r.indicator.base
}

func (r Result) at() *compiledAt { return r.indicator.at(r.record.city != nil) }

// Value returns the exact value. It is no number where the verdict is neither achieved nor missed, and
// then says why; see [rules.Value].
func (r Result) Value() rules.Value {
	if r.IsZero() || r.Hidden() {
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
	var reasons []wording.Message
	for _, slot := range at.unseen {
		reasons = append(reasons, r.record.row.Get(slot).Reasons()...)
	}
	l := r.record.plan.at(r.IsCity())
	for i := range l.constraints {
		kind, holds := l.constraints[i].formula.Holds(&r.record.row)
		if at.constraints[i/64]&(1<<(i%64)) != 0 && kind == rules.IsTruth && !holds {
			reasons = append(reasons, r.record.constraintReason(&l.constraints[i]))
		}
	}
	if r.IsCity() {
		var units []string
		for i, faulty := range r.record.city.faulty {
			if faulty[r.indicator.index] {
				units = append(units, r.record.city.wards[i].data.unit.title())
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

// Fraction returns the numerator, the denominator and per of the value; for a count the denominator is 1
// and per is 1. ok is false where there is no such number: a statistic is missing, or the formula is not
// a quotient. Where the denominator is 0 it is given all the same.
func (r Result) Fraction() (numerator, denominator, per exact.Number, ok bool) {
	if r.IsZero() || r.Hidden() {
		return
	}
	s, ok := r.at().formula.Shape(r.record.row)
	if !ok {
		return
	}
	numerator, ok1 := s.Numerator.Evaluate(r.record.row)
	denominator, ok2 := s.Denominator.Evaluate(r.record.row)
	if denominator.Sign() < 0 {
		numerator, denominator = numerator.Neg(), denominator.Neg()
	}
	return numerator, denominator, s.Per, ok1 && ok2
}

// IsCount reports whether the value is a count, without a denominator.
func (r Result) IsCount() bool {
	if r.IsZero() {
		return false
	}
	s, ok := r.at().formula.Shape(r.record.row)
	return ok && s.IsCount()
}

// A TargetResult is the value held against one target.
type TargetResult struct {
	Name        Text   // of a further target; empty for the plan's own
	Target      string // as the plan writes it: <= 9 ‰
	Cite        Text
	Verdict     Verdict
	Margin      rules.Value // value - target; missing where there is no value
	Certificate string      // the whole-number comparison that decides: 3 * 1000 <= 9 * 412; empty without a value
	threshold   threshold
}

// Targets returns the plan's own target first, then the further ones.
func (r Result) Targets() []TargetResult {
	if r.IsZero() {
		return nil
	}
	n, hasValue := r.Value().Number()
	all := make([]TargetResult, len(r.indicator.targets))
	for i, t := range r.indicator.targets {
		all[i] = TargetResult{Name: t.name, Target: t.String(), Cite: t.cite, Verdict: r.Verdict, threshold: t.threshold}
		if hasValue {
			all[i].Verdict = verdictOf(rules.IsNumber, t.Met(n))
			all[i].Margin = rules.NumberValue(n.Sub(t.Number()))
			all[i].Certificate = r.certificate(t.threshold, "*", plainNumber)
		}
	}
	return all
}

func plainNumber(n exact.Number) string { return n.String() }

// certificate writes the whole-number comparison of a target.
func (r Result) certificate(t threshold, times string, word func(exact.Number) string) string {
	numerator, denominator, per, ok := r.Fraction()
	if !ok { // the general way: the value itself, in lowest terms
		n, _ := r.Value().Number()
		numerator, denominator = n.Parts()
		per = exact.Int(1)
	}
	left, right := t.Certificate(numerator, denominator, per)
	return word(left[0]) + " " + times + " " + word(left[1]) + " " + t.Op() + " " + word(right[0]) + " " + times + " " + word(right[1])
}

// Missing returns the names of the statistics whose absence leaves the indicator without a verdict.
func (r Result) Missing() []string { return r.Value().Missing() }

// MissingLabels returns the labels of the statistics that [Result.Missing] names.
func (r Result) MissingLabels() []wording.Message { return r.labels(r.Missing()) }

// Reason says why there is no verdict; it is zero where there is one.
func (r Result) Reason() wording.Message {
	if r.IsZero() {
		return wording.Message{}
	}
	if r.Hidden() {
		return reasonHidden.With()
	}
	v := r.Value()
	switch v.Kind() {
	case rules.Missing:
		return phrases.NotReported.With(r.MissingLabels())
	case rules.Undefined:
		return reasonNobody.With(r.denominatorWords(v))
	case rules.TooLarge:
		return reasonLimit.With()
	case rules.Invalid:
		if reasons := v.Reasons(); len(reasons) == 1 {
			return reasons[0]
		}
		return reasonOther.With(v.Reasons())
	}
	return wording.Message{}
}

// labels words names of statistics.
func (r Result) labels(names []string) []wording.Message {
	labels := make([]wording.Message, len(names))
	for i, name := range names {
		label := Text{VI: name, EN: name}
		if slot, ok := r.record.plan.city.scope.Slot(name); ok {
			label = r.record.label(slot)
		}
		labels[i] = reasonOther.With(label)
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

// Warnings returns what stands beside a verdict: over_100 (a rate above 100 % whose numerator may lawfully
// exceed its denominator), events_without_population (3 deaths, 0 births).
func (r Result) Warnings() []wording.Message {
	var warnings []wording.Message
	numerator, denominator, _, ok := r.Fraction()
	if n, isNumber := r.Value().Number(); isNumber && r.indicator.base == rules.BasePercent && n.Cmp(exact.Int(100)) > 0 {
		warnings = append(warnings, warnOver100.With())
	}
	if r.Verdict == NotApplicable && ok && denominator.Sign() == 0 && numerator.Sign() > 0 {
		warnings = append(warnings, warnNoPopulation.With(numerator, r.denominatorWords(r.Value())))
	}
	return warnings
}

// Places returns the decimals with which the value is shown: those of the plan, or as many more as it
// takes that the rounded figure does not contradict a verdict.
func (r Result) Places() int {
	n, ok := r.Value().Number()
	if r.IsZero() {
		return 0
	}
	if !ok {
		return r.indicator.places
	}
	places := r.indicator.places
	for places < r.indicator.places+60 && r.contradicts(n, places) {
		places++
	}
	return places
}

// RoundingMatters reports whether the value, rounded to the places of the plan, would contradict a
// verdict: 6.2796 % shown as 6.28 % against < 6.28 %.
func (r Result) RoundingMatters() bool {
	n, ok := r.Value().Number()
	return ok && r.contradicts(n, r.indicator.places)
}

func (r Result) contradicts(n exact.Number, places int) bool {
	shown, _ := rules.NumberValue(n).Round(places).Number()
	return slices.ContainsFunc(r.indicator.targets, func(t compiledTarget) bool { return t.Met(n) != t.Met(shown) })
}

// Coverage returns, for a result of the city, how many units have the figures it needs; ok is false for a
// ward, where a unit's figures are hidden, and where no unit reports to it: the figures are the department's, or
// came added up.
func (r Result) Coverage() (cover Coverage, ok bool) {
	if r.IsZero() || !r.IsCity() || len(r.record.city.wards) == 0 || !r.fromWards() || r.Hidden() || r.record.hidesBelow(r.indicator) {
		return Coverage{}, false
	}
	cover, _ = r.record.coverage(r.indicator)
	return cover, true
}

// fromWards reports whether the indicator uses what wards report.
func (r Result) fromWards() bool {
	for _, slot := range r.at().formula.Uses() {
		statistic, ok := r.record.plan.statisticOf(slot)
		if ok && r.record.plan.definition.Statistics[statistic].ReportedBy == ByWard {
			return true
		}
	}
	return false
}

// Provisional returns, for a result of the city that has no verdict because units lack figures or
// contradict themselves, the value over the other units. It never turns into a verdict. ok is false
// where there is none, and where a unit's figures are hidden.
func (r Result) Provisional() (n exact.Number, ok bool) {
	if r.Verdict != NoData && r.Verdict != Invalid || !r.IsCity() || !r.fromWards() || r.Hidden() || r.record.hidesBelow(r.indicator) {
		return exact.Number{}, false
	}
	cover, sound := r.record.coverage(r.indicator)
	if cover.Complete() || len(sound) == 0 {
		return exact.Number{}, false
	}
	row := r.record.plan.sum(sound, r.record.city.own, nil)
	return r.at().formula.Evaluate(row).Number()
}
