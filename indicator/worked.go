package indicator

import (
	"slices"

	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Worked is a result with what led to it, worked out once.
type Worked struct {
	Result Result
	Value  rules.Value // as [Result.Value] returns it

	// Numerator, Denominator and Per are those of the value; for a count the last two are 1. They are not set where
	// HasFraction is false: a statistic is missing, or the formula is no quotient. Where the denominator is 0 they are.
	Numerator, Denominator, Per exact.Number
	HasFraction                 bool
	IsCount                     bool           // the value is a count, without a denominator
	Base                        rules.Base     // what the value counts per, for a count rules.BaseCount
	Targets                     []TargetResult // the plan's own first, then the further ones

	// RoundingMatters says that the value, rounded to the places of the plan, would contradict a verdict: 6.2796 % shown
	// as 6.28 % against < 6.28 %. [Result.Figure] shows as many more as it takes.
	RoundingMatters bool
	// Annual is the yearly figure that the value is judged on, where its figures cover more or less than 12 months and the
	// indicator is a flow over a stock; nil otherwise. Margin and certificate are then those of the yearly figure.
	Annual *Annual
	// Coverage is, for a result of the city, how many units have the figures it needs; nil for a ward, where a unit's
	// figures are hidden, and where no unit reports to it: the figures are the department's, or came added up.
	Coverage *Coverage
	// Provisional is, for a result of the city that has no verdict because units lack figures or contradict themselves,
	// the value over the other units. It never turns into a verdict. It is nil where there is none, and where a unit's
	// figures are hidden.
	Provisional *exact.Number
	// ProvisionalAnnual is the yearly figure of the provisional value, as Annual is that of the value.
	ProvisionalAnnual *Annual
}

// Worked returns the result with what led to it. Where all that is asked is the value, [Result.Value] costs less.
func (r Result) Worked() Worked {
	if r.isZero() {
		return Worked{Result: r}
	}
	return r.figures().worked()
}

func (f figures) worked() Worked {
	w := Worked{
		Result: f.Result, Value: f.value, Numerator: f.numerator, Denominator: f.denominator, Per: f.per, HasFraction: f.fraction.known,
		IsCount: f.count, Base: f.base(), Targets: f.targets(), RoundingMatters: f.roundingMatters(),
	}
	if f.isAnnual {
		w.Annual = &f.yearly
	}
	cover, sound, ok := f.covered()
	if ok {
		w.Coverage = &cover
	}
	if over, ok := f.provisional(cover, sound, ok); ok {
		w.Provisional = &over.number
		if over.isAnnual {
			w.ProvisionalAnnual = &over.yearly
		}
	}
	return w
}

// figures are the value and the fraction of a result, from which everything else about it is made.
type figures struct {
	Result
	value    rules.Value
	number   exact.Number // of the value, where it isNumber
	isNumber bool
	yearly   Annual // of the number, where it isAnnual
	isAnnual bool
	fraction
}

// A fraction is numerator, denominator and per of a value as people count them.
type fraction struct {
	numerator, denominator, per exact.Number
	known                       bool // there are such numbers
	count                       bool // without a denominator; told even where a statistic is missing
}

func (r Result) figures() figures {
	f := figures{Result: r, value: r.Value(), fraction: r.fraction()}
	f.number, f.isNumber = f.value.Number()
	if f.isNumber {
		f.yearly, f.isAnnual = r.annual(f.number)
	}
	return f
}

// judged is the number that is held against the targets: the yearly one where there is one.
func (f figures) judged() exact.Number {
	if f.isAnnual {
		return f.yearly.Value
	}
	return f.number
}

func (r Result) fraction() (f fraction) {
	if r.isZero() {
		return f
	}
	s, ok := r.at().formula.Shape(r.record.row)
	if !ok {
		return f
	}
	f.count = s.IsCount()
	if r.Hidden() {
		return f
	}
	numerator, ok1 := s.Numerator.Evaluate(r.record.row)
	denominator, ok2 := s.Denominator.Evaluate(r.record.row)
	if denominator.Sign() < 0 {
		numerator, denominator = numerator.Neg(), denominator.Neg()
	}
	f.numerator, f.denominator, f.per, f.known = numerator, denominator, s.Per, ok1 && ok2
	if r.base() == rules.BaseCount && len(s.Denominator.Slots()) == 0 { // 0.99995 of last year's number is a count, too
		f.count = true
		if whole, ok := numerator.Mul(s.Per).Div(denominator); ok {
			f.numerator, f.denominator, f.per = whole, exact.Int(1), exact.Int(1)
		}
	}
	return f
}

// A TargetResult is the value held against one target.
type TargetResult struct {
	Name        Text   // of a further target; empty for the plan's own
	National    bool   // of a further target that is set for the whole country
	Target      string // as the plan writes it: <= 9 ‰
	Words       Text   // the same for people: ≤ 9‰
	Comparison  Text   // as it turned out, without the value: ≤ 9‰ where it holds, > 9‰ where it does not
	Cite        Text
	Verdict     Verdict
	Margin      rules.Value // value - target; missing where there is no value
	Certificate string      // the whole-number comparison that decides: 3 * 1000 <= 9 * 412; empty without a value
}

func (f figures) targets() []TargetResult {
	if f.isZero() {
		return nil
	}
	all := make([]TargetResult, len(f.indicator.targets))
	for i, t := range f.indicator.targets {
		if all[i] = f.held(t); i > 0 {
			all[i].National = f.indicator.FurtherTargets[i-1].National
		}
	}
	return all
}

// held holds the value against a target.
func (f figures) held(t compiledTarget) TargetResult {
	out := TargetResult{Name: t.name, Target: t.String(), Words: t.words, Comparison: t.words, Cite: t.cite, Verdict: f.Verdict}
	if !f.isNumber || !f.Verdict.Judged() {
		return out
	}
	if out.Verdict = judged(t.Met(f.judged())); out.Verdict == Missed {
		out.Comparison = t.opposite
	}
	out.Margin = rules.NumberValue(f.judged().Sub(t.Number()))
	left, right := f.certificate(t.Target)
	out.Certificate = left[0].String() + " * " + left[1].String() + " " + t.Op() + " " + right[0].String() + " * " + right[1].String()
	return out
}

// certificate is the whole-number comparison of a target, two factors on each side. Where the value is no
// quotient of counts it is the value itself, in lowest terms.
func (f figures) certificate(t target.Target) (left, right [2]exact.Number) {
	numerator, denominator, per := f.numerator, f.denominator, f.per
	switch {
	case !f.known || f.count:
		numerator, denominator = f.judged().Parts()
		per = exact.Int(1)
	case f.isAnnual:
		times, by := f.yearly.factors()
		denominator, per = denominator.Mul(by), per.Mul(times)
	}
	return t.Certificate(numerator, denominator, per)
}

func (f figures) reason() wording.Message {
	switch {
	case f.isZero():
		return wording.Message{}
	case f.Hidden():
		return reasonHidden.With()
	case f.Verdict == NotDue:
		with := dueWithHalf.With()
		if f.indicator.Due == DueYear {
			with = dueWithYear.With()
		}
		return reasonNotDue.With(f.record.period, with)
	case f.Verdict == NoData && f.isNumber:
		return f.spanReason()
	case f.Verdict == NoData && !f.isCity() && !f.Record().HandedIn():
		return reasonNotHanded.With()
	case f.Verdict == NoData && f.isCity():
		if reason := f.awaits(); !reason.IsZero() {
			return reason
		}
	}
	switch f.value.Kind() {
	case rules.Missing:
		return phrases.NotReported.With(f.labels(f.value.Missing()))
	case rules.Undefined:
		return reasonNobody.With(f.denominatorWords(f.value))
	case rules.TooLarge:
		return reasonLimit.With()
	case rules.Invalid:
		if reasons := f.value.Reasons(); len(reasons) == 1 {
			return reasons[0]
		}
		return reasonOther.With(f.value.Reasons())
	}
	return wording.Message{}
}

// mayWarn reports whether a result is of the kinds that have warnings, without working it out.
func (r Result) mayWarn() bool {
	return !r.isZero() && (r.Verdict == NotApplicable || r.indicator.base == rules.BasePercent || r.record.partly && r.indicator.Season != (Season{}))
}

func (f figures) warnings() []wording.Message {
	if !f.mayWarn() {
		return nil
	}
	var warnings []wording.Message
	if f.isNumber && f.indicator.base == rules.BasePercent && f.number.Cmp(exact.Int(100)) > 0 {
		warnings = append(warnings, warnOver100.With())
	}
	if f.Verdict == NotApplicable {
		warnings = append(warnings, f.eventsAmong(f.at().populations, f.value)...)
	}
	if a := f.shownAnnual(); a.Lacks != (Text{}) {
		warnings = append(warnings, phrases.SeasonNotCovered.With(a.Length(), a.Lacks))
	}
	return warnings
}

// shownAnnual is the yearly figure of the value, or of the provisional one; the zero Annual where there is neither.
func (f figures) shownAnnual() Annual {
	if f.isAnnual || f.indicator.Season == (Season{}) {
		return f.yearly
	}
	over, _ := f.provisional(f.covered())
	return over.yearly
}

func (f figures) places() int {
	if f.isZero() {
		return 0
	}
	places := f.indicator.places
	for f.isNumber && places < f.indicator.places+60 && f.contradicts(places) {
		places++
	}
	return places
}

func (f figures) roundingMatters() bool {
	return f.isNumber && f.Verdict.Judged() && f.contradicts(f.indicator.places)
}

// contradicts reports whether the value, rounded to places, would have another verdict.
func (f figures) contradicts(places int) bool {
	shown, _ := rules.NumberValue(f.judged()).Round(places).Number()
	return slices.ContainsFunc(f.indicator.targets, func(t compiledTarget) bool { return t.Met(f.judged()) != t.Met(shown) })
}
