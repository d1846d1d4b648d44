package lint

import (
	"cmp"
	"fmt"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
)

// indicator checks one indicator with its further targets and readings.
func (l *linter) indicator(in *indicator.Indicator, path string) {
	own, at := l.compile(in, in.Value)
	c := checkedValue{linter: l, indicator: in, formula: own, level: at, path: path + ".value"}
	c.parts()
	c.population(path)
	c.value()
	c.target(path+".target", in.Target)
	l.direction(in, c, path)
	for i, t := range in.FurtherTargets {
		c.target(fmt.Sprintf("%s.further_targets[%d].target", path, i), t.Target)
	}
	for i, r := range in.Readings {
		l.reading(c, r, fmt.Sprintf("%s.readings[%d]", path, i))
	}
}

// reading checks a way to understand an indicator as far as it differs from the indicator itself.
func (l *linter) reading(c checkedValue, r indicator.Reading, path string) {
	if r.Value != "" {
		c.path = path + ".value"
		c.formula, c.level = l.compile(&indicator.Indicator{Ward: indicator.LevelNone}, r.Value)
		c.parts()
		c.value()
	}
	switch {
	case r.Target != "":
		c.target(path+".target", r.Target)
	case r.Value != "":
		c.target(path+".value", c.indicator.Target)
	}
}

// A checkedValue is a formula of an indicator; formula is nil where it is wrong.
type checkedValue struct {
	*linter
	indicator *indicator.Indicator
	formula   *rules.Formula
	level     *level
	path      string
}

// parts looks at each percent(part, whole): without a constraint nothing tells a part that is no part.
func (c checkedValue) parts() {
	if c.formula == nil {
		return
	}
	for _, p := range prove.Proportions(c.formula) {
		if c.level.domain.AtMost(p.Part, p.Whole) {
			continue
		}
		c.AddAt(Warning, c.path, &rules.Error{
			Kind: rules.KindInvalid, Line: p.Line, Column: p.Column, Width: p.Width,
			Message: partNotBounded.With(p.PartText, p.WholeText), Hint: hintConstraint.With(p.PartText, p.WholeText),
		})
	}
}

// anything is a target that every value meets but for the sign of its number.
const anything = ">= 0"

// value looks for a formula that no data can give a value.
func (c checkedValue) value() {
	threshold, err := rules.ParseThreshold(anything)
	if c.formula == nil || err != nil {
		return
	}
	if c.level.domain.Certain(c.formula, threshold) == prove.NoValue {
		c.Add(Warning, c.path, valueNever.With(), hintNever.With())
	}
}

// target looks for a target that all data meet, or none.
func (c checkedValue) target(path, text string) {
	t, err := target.Parse(text)
	if err != nil || c.formula == nil || t.Base != c.formula.Base() {
		return // reported
	}
	switch c.level.domain.Certain(c.formula, t.Threshold) {
	case prove.Always:
		c.Add(Warning, path, targetAlways.With(text), hintTargetMoves.With())
	case prove.Never:
		c.Add(Warning, path, targetNever.With(text), hintTargetMoves.With())
	}
}

// direction looks for targets of one indicator that pull to different sides. That better contradicts the
// operator of the plan's own target is an error of the plan already.
func (l *linter) direction(in *indicator.Indicator, c checkedValue, path string) {
	better := cmp.Or(in.Better, directionOf(in.Target))
	end := c.end(in.Target)
	switch {
	case in.Harm && better == indicator.Higher:
		l.Add(Warning, path+".harm", directionContradicts.With(harmHigher.With(in.Target)), hintHarm.With())
	case in.Better != "" && end != "" && end != in.Better:
		word := wordHigher.With()
		if end == indicator.Lower {
			word = wordLower.With()
		}
		l.Add(Warning, path+".better", directionContradicts.With(directionEnd.With(in.Target, word, string(in.Better))), hintDirection.With())
	}
	other := func(target, at string, i int) {
		if d := directionOf(target); d != "" && better != "" && d != better {
			l.Add(Warning, fmt.Sprintf("%s.%s[%d].target", path, at, i), directionContradicts.With(directionOther.With(target, in.Target)), hintDirection.With())
		}
	}
	for i, t := range in.FurtherTargets {
		other(t.Target, "further_targets", i)
	}
	for i, r := range in.Readings {
		if r.Value == "" {
			other(r.Target, "readings", i)
		}
	}
}

// directionOf is the side on which values meet a target; empty for = and for what is no target.
func directionOf(text string) indicator.Direction {
	t, err := target.Parse(text)
	if err != nil {
		return ""
	}
	return indicator.Direction(t.Better())
}

// end is the side on which a target with = lies that is the least or the greatest value there can be.
func (c checkedValue) end(text string) indicator.Direction {
	t, err := target.Parse(text)
	if err != nil || c.formula == nil || t.Op() != "=" || t.Base != c.formula.Base() {
		return ""
	}
	if c.always(">= ", t) {
		return indicator.Lower
	}
	if c.always("<= ", t) {
		return indicator.Higher
	}
	return ""
}

func (c checkedValue) always(op string, t target.Target) bool {
	moved, err := rules.ParseThreshold(op + t.Number().String())
	return err == nil && c.level.domain.Certain(c.formula, moved) == prove.Always
}
