package plandiff

import (
	"fmt"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

func (c *comparison) indicators() {
	paired(c.before.Indicators, c.after.Indicators, func(in indicator.Indicator) string { return in.ID }, c.indicator,
		func(in indicator.Indicator) { c.of(in, true, indicatorAdded.With(in.Target)) },
		func(in indicator.Indicator) { c.of(in, true, indicatorRemoved.With(in.Target)) })
}

func (c *comparison) of(in indicator.Indicator, turns bool, message wording.Message) {
	c.changes = append(c.changes, Change{Indicator: in.ID, Number: in.Number, Turns: turns, Message: message})
}

// indicator compares what two plans say of one indicator.
func (c *comparison) indicator(b, a indicator.Indicator) {
	if c.isRebased(b, a) {
		c.of(a, false, rebased.With(b.Target, a.Target))
	} else {
		c.formula(a, b.Value, a.Value)
		c.target(a, b.Target, a.Target, wording.Text{})
	}
	c.furtherTargets(b, a)
	word := func(turns bool, key, before, after string) {
		if before != after {
			c.of(a, turns, wordChanged.With(key, said(before), said(after)))
		}
	}
	word(true, "ward", string(b.Ward), string(a.Ward))
	word(true, "city", string(b.City), string(a.City))
	word(true, "due", string(b.Due), string(a.Due))
	word(true, "annualised", yesNo(b.Annualised), yesNo(a.Annualised))
	word(false, "season", months(b.Season), months(a.Season))
	word(false, "aspirational", yesNo(b.Aspirational), yesNo(a.Aspirational))
	word(false, "harm", yesNo(b.Harm), yesNo(a.Harm))
	word(false, "better", string(b.Better), string(a.Better))
	word(false, "number", b.Number, a.Number)
	word(false, "group", b.Group, a.Group)
	if places(b) != places(a) {
		c.of(a, false, placesChanged.With())
	}
	if b.Owner != a.Owner {
		c.of(a, false, ownerChanged.With(b.Owner, a.Owner))
	}
	c.readings(b, a)
	c.words(b, a)
}

// months are those of a season; empty where there is none.
func months(s indicator.Season) string {
	if s == (indicator.Season{}) {
		return ""
	}
	return fmt.Sprintf("%d-%d", s.FirstMonth, s.LastMonth)
}

// places is how many decimals are shown; -1 where the plan does not say.
func places(in indicator.Indicator) int {
	if in.Places == nil {
		return -1
	}
	return *in.Places
}

// words lists which texts of an indicator changed.
func (c *comparison) words(b, a indicator.Indicator) {
	var changed []wording.Message
	for _, t := range []struct {
		before, after wording.Text
		word          *wording.Template
	}{
		{b.Name, a.Name, wordName}, {b.Numerator, a.Numerator, wordNumerator}, {b.Denominator, a.Denominator, wordDenominator},
		{b.Measure, a.Measure, wordMeasure}, {b.Season.Name, a.Season.Name, wordSeason}, {b.Cite, a.Cite, wordCite},
	} {
		if t.before != t.after {
			changed = append(changed, t.word.With())
		}
	}
	if len(changed) > 0 {
		c.of(a, false, textsChanged.With(changed))
	}
}

// formula compares two values by their ratio form: what is divided, by what, and per how many.
func (c *comparison) formula(in indicator.Indicator, before, after string) {
	if before == after {
		return
	}
	f, g, ok := c.compile(before, after, rules.Options{Bases: true, Type: rules.NumberType})
	if !ok {
		c.of(in, true, formulaChanged.With(before, after))
		return
	}
	if f.Base() != g.Base() {
		c.of(in, true, baseChanged.With(f.Base().String(), g.Base().String()))
	}
	if prove.Equal(f, g) {
		c.of(in, false, formulaRewritten.With(after))
		return
	}
	row := c.scopes[0].NewRow()
	x, ok1 := f.Shape(row)
	y, ok2 := g.Shape(row)
	if !ok1 || !ok2 {
		c.of(in, true, formulaChanged.With(before, after))
		return
	}
	c.shapes(in, x, y, before, after)
}

// isRebased reports whether formula and target were brought to another base together, as from 9 ‰ to 0.9 %, so
// that every verdict is proved to stay.
func (c *comparison) isRebased(b, a indicator.Indicator) bool {
	before, err1 := target.Parse(b.Target)
	after, err2 := target.Parse(a.Target)
	if err1 != nil || err2 != nil || before.Base == after.Base || before.Op() != after.Op() {
		return false
	}
	factor, _ := exact.Int(int64(after.Base)).Div(exact.Int(int64(before.Base)))
	scaled := "(\n" + b.Value + "\n) * " + factor.Decimal()
	return before.Number().Mul(factor).Cmp(after.Number()) == 0 && c.same(scaled, a.Value, rules.Options{Type: rules.NumberType})
}

// shapes says in which part two ratio forms differ.
func (c *comparison) shapes(in indicator.Indicator, x, y rules.Shape, before, after string) {
	numerator, denominator := c.sums(x.Numerator, y.Numerator), c.sums(x.Denominator, y.Denominator)
	differs := false
	for _, part := range []struct {
		sums  [2]string
		words *wording.Template
	}{{numerator, numeratorChanged}, {denominator, denominatorChanged}} {
		if part.sums[0] != part.sums[1] {
			differs = true
			c.of(in, true, part.words.With(part.sums[0], part.sums[1]))
		}
	}
	switch {
	case x.Per.Cmp(y.Per) != 0:
		c.of(in, true, perChanged.With(x.Per, y.Per))
	case !differs:
		c.of(in, true, guardsChanged.With(before, after))
	}
}

// sums writes two sums by their names. The scope of both plans is one, so that equal sums are equal texts.
func (c *comparison) sums(before, after rules.Sum) [2]string {
	names := c.scopes[0].Names()
	write := func(l rules.Sum) string {
		return l.Words(func(slot int) string { return names[slot] }, wording.English)
	}
	return [2]string{write(before), write(after)}
}

// readings compares the ways in which an indicator can be understood.
func (c *comparison) readings(b, a indicator.Indicator) {
	paired(b.Readings, a.Readings, func(r indicator.Reading) string { return r.ID },
		func(before, after indicator.Reading) {
			switch {
			case before.Value != after.Value || before.Target != after.Target:
				c.of(a, false, readingChanged.With(after.ID))
			case before.Text != after.Text:
				c.of(a, false, readingWords.With(after.ID))
			}
		},
		func(r indicator.Reading) { c.of(a, false, readingAdded.With(r.ID)) },
		func(r indicator.Reading) { c.of(a, false, readingRemoved.With(r.ID)) })
}
