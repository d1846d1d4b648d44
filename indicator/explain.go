package indicator

import (
	"strings"

	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Language is the language of a text for people.
type Language = wording.Language

// The languages.
const (
	Vietnamese = wording.Vietnamese
	English    = wording.English
)

// Explain returns the worked line: what was divided by what, the exact fraction, the comparison and the
// verdict. "=" stands where the figure is exact, "≈" where it is rounded:
//
//	2 / 248 × 1.000 = 250/31 ≈ 8,06‰ ≤ 9‰ → đạt
//
// Where there is no value it says why.
func (r Result) Explain(lang Language) string {
	switch {
	case r.isZero():
		return ""
	case r.Hidden():
		return r.Reason().In(lang)
	}
	f := r.figures()
	verdict := " → " + r.VerdictText().In(lang)
	switch {
	case !f.isNumber:
		return f.reason().In(lang) + verdict
	case !r.Verdict.Judged():
		return f.working(lang) + "; " + f.reason().In(lang) + verdict
	}
	own := f.held(r.indicator.targets[0])
	return f.working(lang) + " " + own.Comparison.In(lang) + verdict + f.footnote(lang)
}

// footnote says that rounding to the places of the plan would have misjudged.
func (f figures) footnote(lang Language) string {
	if !f.roundingMatters() {
		return ""
	}
	return misjudged.In(lang)
}

var misjudged = Text{VI: " (làm tròn sẽ sai)", EN: " (rounding would misjudge)"}

// working is the left side of the worked line, up to the figure with its base: what was divided by what, the exact value,
// and where that is longer than the figure shown, the figure. Empty without a value.
func (f figures) working(lang Language) string {
	if !f.isNumber {
		return ""
	}
	shown, whole := f.shown()
	figure := target.WithBase(wording.FormatDecimal(shown, lang), f.indicator.base, lang)
	left := ""
	switch {
	case f.known && f.count:
		if f.numerator.Cmp(f.number) == 0 && whole {
			return figure
		} else if f.numerator.Cmp(f.number) == 0 {
			return f.number.Format(lang) + " ≈ " + figure
		}
	case f.known:
		left = f.numerator.Format(lang) + " / " + f.denominator.Format(lang)
		if f.per.Cmp(exact.Int(1)) != 0 {
			left += " × " + f.per.Format(lang)
		}
		if f.isAnnual {
			times, by := f.yearly.factors()
			left += " × " + times.Format(lang) + "/" + by.Format(lang)
		}
	default:
		left = f.at().formula.Substitute(f.record.row, lang)
		if f.isAnnual {
			times, by := f.yearly.factors()
			left = "(" + left + ") × " + times.Format(lang) + "/" + by.Format(lang)
		}
	}
	if whole {
		return left + " = " + figure
	}
	return left + " = " + f.judged().Format(lang) + " ≈ " + figure
}

// shown is the figure at the places with which it is shown, without zeros that say nothing where it is
// exact, and whether it is exact.
func (f figures) shown() (plain string, exact bool) {
	places := f.places()
	rounded, _ := rules.NumberValue(f.judged()).Round(places).Number()
	if rounded.Cmp(f.judged()) == 0 {
		return f.judged().String(), true
	}
	return f.judged().Round(places).StringFixed(int32(places)), false
}

// Figure returns the value as tables show it, with its base: 8,06‰; the yearly figure where that is what is judged (see
// [Worked.Annual]). Empty without a value.
func (r Result) Figure(lang Language) string {
	f := r.figures()
	if !f.isNumber {
		return ""
	}
	return f.figureOf(f.judged(), lang)
}

// FigureOf writes a number as a value of the indicator, rounded to its places: 8,06‰.
func (r Result) FigureOf(n exact.Number, lang Language) string { return r.figures().figureOf(n, lang) }

// ProvisionalFigure writes the provisional value as [Result.Figure] writes that of a verdict; empty where there is none,
// and where it cannot be brought to a year.
func (w Worked) ProvisionalFigure(lang Language) string {
	if w.Provisional == nil || !w.Result.spanReason().IsZero() {
		return ""
	}
	n := *w.Provisional
	if w.ProvisionalAnnual != nil {
		n = w.ProvisionalAnnual.Value
	}
	return w.Result.FigureOf(n, lang)
}

// ProvisionalWorking writes how the provisional value came about, as [Result.Explain] writes it of a verdict, up to the
// figure: 93 / 44.083 × 100.000 × 12/4 = 27.900.000/44.083 ≈ 632,9/100.000. Empty where [Worked.ProvisionalFigure] is.
func (w Worked) ProvisionalWorking(lang Language) string {
	if w.ProvisionalFigure(lang) == "" {
		return ""
	}
	over, _ := w.Result.provisional(w.Result.covered())
	return over.working(lang)
}

func (f figures) figureOf(n exact.Number, lang Language) string {
	places := f.places()
	return target.WithBase(wording.FormatDecimal(n.Round(places).StringFixed(int32(places)), lang), f.base(), lang)
}

// A Derivation is how a value came about, step by step, in the words of one language.
type Derivation struct {
	Statistics []Used // in the order of the formula
	Formula    string // with the letters of the statistics: a / b × 1.000; as it was written where it is no quotient
	Working    string // the figures in it, up to the figure with its base: 2 / 248 × 1.000 = 250/31 ≈ 8,06‰; empty without a value
	Change     string // of a count against last year's where nothing else is asked: this year 2, last year 3: a fall of 33.33% (at least 0.005%); empty elsewhere
	Proof      string // the certificate of the plan's own target with both products: 2 × 1.000 = 2.000 ≤ 9 × 248 = 2.232; empty without a value

	Conditions []rules.Condition // the comparisons and conditions in the formula, and what the record makes of each
}

// Derivation returns how the value came about; [Result.Explain] is the same in a line.
func (r Result) Derivation(lang Language) Derivation {
	if r.isZero() {
		return Derivation{}
	}
	f, used := r.figures(), r.used()
	return Derivation{used, r.formula(used, lang), f.working(lang), f.change(used, lang), f.proof(lang), r.at().formula.Conditions(r.record.row)}
}

// proof is the certificate of the plan's own target for people, with both products.
func (f figures) proof(lang Language) string {
	if !f.isNumber || !f.Verdict.Judged() {
		return ""
	}
	own := f.indicator.targets[0]
	left, right := f.certificate(own.Target)
	side := func(pair [2]exact.Number) string {
		return pair[0].Format(lang) + " × " + pair[1].Format(lang) + " = " + pair[0].Mul(pair[1]).Format(lang)
	}
	op, _, _ := strings.Cut(f.held(own).Comparison.In(lang), " ")
	return side(left) + " " + op + " " + side(right)
}

// A Used statistic is one that an indicator is computed from.
type Used struct {
	Letter string // what stands for it in [Derivation.Formula]: a, b, c
	Name   string // as the formula writes it; last_year.NAME for last year's
	Label  Text
	Value  rules.Value
}

// used are the statistics that the indicator is computed from, in the order of the formula.
func (r Result) used() []Used {
	scope := r.record.plan.at(r.isCity()).scope
	var used []Used
	for _, name := range rules.FreeNames(r.indicator.Value) {
		slot, ok := scope.Slot(name)
		if !ok {
			continue
		}
		v := r.record.row.Get(slot)
		if v.Kind() == rules.Missing {
			v = rules.MissingValue(name)
		}
		used = append(used, Used{string(rune('a' + len(used)%26)), name, r.record.label(slot), v})
	}
	return used
}

// formula writes the formula for people with a letter for each statistic: a / b × 1.000. One that is no quotient stands
// as it was written.
func (r Result) formula(used []Used, lang Language) string {
	s, ok := r.at().formula.Shape(r.record.row)
	if !ok {
		return r.indicator.Value
	}
	names := r.record.plan.city.scope.Names()
	letter := func(slot int) string {
		for _, u := range used {
			if u.Name == names[slot] {
				return u.Letter
			}
		}
		return ""
	}
	side := func(l rules.Sum) string {
		text := l.Words(letter, lang)
		if strings.Contains(text, " ") && !s.IsCount() {
			return "(" + text + ")"
		}
		return text
	}
	text := side(s.Numerator)
	if !s.IsCount() {
		text += " / " + side(s.Denominator)
	}
	if s.Per.Cmp(exact.Int(1)) != 0 {
		text += " × " + s.Per.Format(lang)
	}
	return text
}
