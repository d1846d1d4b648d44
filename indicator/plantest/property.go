package plantest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// A Property is what a test file says of a plan whatever the figures are: who has a value, and that nobody else has it.
// Of the plan itself it is what it has.
type Property struct {
	Of    string   // plan, units, rounds, statistics or indicators
	Key   string   // as in plans: ward, due, over, reported_by
	Value string   // none, year, period, department; true of what one has or has not, such as harm
	Who   []string // the ids, names or codes of those who have it
	Line  int
}

// name is what the case of the property is called.
func (p Property) name() string {
	switch {
	case p.Of == ofPlan:
		return fmt.Sprintf("%s.%s: %s", p.Of, p.Key, p.Value)
	case p.Value == yes:
		return p.Of + "." + p.Key
	}
	return fmt.Sprintf("%s.%s.%s", p.Of, p.Key, p.Value)
}

// What can have properties.
const (
	ofPlan       = "plan"
	ofUnits      = "units"
	ofRounds     = "rounds"
	ofStatistics = "statistics"
	ofIndicators = "indicators"
)

// The values of what one has or has not.
const (
	yes = "true"
	no  = "false"
)

// A trait is a property that parts of a plan can have, by its key in plans.
type trait[T any] struct {
	key   string
	words []string // all values that there are; nil where any text can be one
	get   func(*T) string
	set   func(*T, string)
}

// wordOf is a trait whose value is a word.
func wordOf[T any, W ~string](key string, field func(*T) *W, words ...W) trait[T] {
	var all []string
	for _, w := range words {
		all = append(all, string(w))
	}
	return trait[T]{key, all, func(t *T) string { return string(*field(t)) }, func(t *T, text string) { *field(t) = W(text) }}
}

// yesOrNo is a trait that one has or has not.
func yesOrNo[T any](key string, field func(*T) *bool) trait[T] {
	return trait[T]{key, []string{yes, no}, func(t *T) string { return strconv.FormatBool(*field(t)) }, func(t *T, text string) { *field(t) = text == yes }}
}

var planTraits = []trait[indicator.Definition]{
	{"year", nil, func(d *indicator.Definition) string { return strconv.Itoa(d.Year) }, func(d *indicator.Definition, text string) { d.Year, _ = strconv.Atoi(text) }},
	wordOf("area", func(d *indicator.Definition) *string { return &d.Area.Code }),
}

var unitTraits = []trait[indicator.Unit]{
	wordOf("kind", func(u *indicator.Unit) *string { return &u.Kind }),
	wordOf("tier", func(u *indicator.Unit) *string { return &u.Tier }),
	wordOf("valid_from", func(u *indicator.Unit) *string { return &u.ValidFrom }),
	wordOf("valid_to", func(u *indicator.Unit) *string { return &u.ValidTo }),
}

var roundTraits = []trait[indicator.Round]{
	wordOf("period", func(r *indicator.Round) *string { return &r.Period }),
	wordOf("wards_before", func(r *indicator.Round) *string { return &r.WardsBefore }),
	wordOf("city_before", func(r *indicator.Round) *string { return &r.CityBefore }),
}

var statisticTraits = []trait[indicator.Statistic]{
	wordOf("kind", func(s *indicator.Statistic) *indicator.StatisticKind { return &s.Kind }, indicator.Count, indicator.Amount, indicator.Flag),
	wordOf("over", func(s *indicator.Statistic) *indicator.Over { return &s.Over }, indicator.OverPeriod, indicator.AtMoment),
	wordOf("reported_by", func(s *indicator.Statistic) *indicator.ReportedBy { return &s.ReportedBy }, indicator.ByWard, indicator.ByDepartment),
	yesOrNo("sensitive", func(s *indicator.Statistic) *bool { return &s.Sensitive }),
}

var indicatorTraits = []trait[indicator.Indicator]{
	wordOf("ward", func(in *indicator.Indicator) *indicator.Level { return &in.Ward }, indicator.LevelVerdict, indicator.LevelMonitor, indicator.LevelNone),
	wordOf("city", func(in *indicator.Indicator) *indicator.Level { return &in.City }, indicator.LevelVerdict, indicator.LevelMonitor, indicator.LevelNone),
	wordOf("due", func(in *indicator.Indicator) *indicator.Due { return &in.Due }, indicator.DueHalfYear, indicator.DueYear),
	wordOf("better", func(in *indicator.Indicator) *indicator.Direction { return &in.Better }, indicator.Lower, indicator.Higher),
	yesOrNo("annualised", func(in *indicator.Indicator) *bool { return &in.Annualised }),
	yesOrNo("aspirational", func(in *indicator.Indicator) *bool { return &in.Aspirational }),
	yesOrNo("harm", func(in *indicator.Indicator) *bool { return &in.Harm }),
}

// A holding is the value that one part of a plan has of a trait.
type holding struct {
	who, value, path string
	index            int
}

// holdings are the values that all parts of a plan have of a trait.
func holdings(d *indicator.Definition, of, key string) []holding {
	switch of {
	case ofPlan:
		all := held([]indicator.Definition{*d}, planTraits, "plan", key, func(*indicator.Definition) string { return "" })
		for i := range all {
			all[i].path = "plan." + cmp.Or(map[string]string{"area": "area.code"}[key], key)
		}
		return all
	case ofUnits:
		return held(d.Units, unitTraits, of, key, func(u *indicator.Unit) string { return u.Code })
	case ofRounds:
		return held(d.Rounds, roundTraits, of, key, func(r *indicator.Round) string { return r.ID })
	case ofStatistics:
		if key == constraintsKey {
			return constraintsHeld(d)
		}
		return held(d.Statistics, statisticTraits, of, key, func(s *indicator.Statistic) string { return s.Name })
	}
	return held(d.Indicators, indicatorTraits, of, key, func(in *indicator.Indicator) string { return in.ID })
}

// constraintsKey is the key of what always holds for sound data. A file states all of it, as plans write it.
const constraintsKey = "constraints"

// constraintsHeld are the constraints of all statistics.
func constraintsHeld(d *indicator.Definition) (all []holding) {
	for i, s := range d.Statistics {
		for k, text := range s.Constraints {
			all = append(all, holding{plainSpaces(text), yes, fmt.Sprintf("statistics[%d].constraints[%d]", i, k), i})
		}
	}
	return all
}

// plainSpaces is a text with one blank between words.
func plainSpaces(text string) string { return strings.Join(strings.Fields(text), " ") }

func held[T any](list []T, traits []trait[T], of, key string, who func(*T) string) (all []holding) {
	t := traitOf(traits, key)
	for i := range list {
		all = append(all, holding{who(&list[i]), t.get(&list[i]), fmt.Sprintf("%s[%d].%s", of, i, key), i})
	}
	return all
}

func traitOf[T any](traits []trait[T], key string) trait[T] {
	return traits[slices.IndexFunc(traits, func(t trait[T]) bool { return t.key == key })]
}

// has runs the case of a property: one failure for each who has it and should not, or the other way round.
func (c Case) has(plan *indicator.Plan) (o CaseResult) {
	o.Case = c
	p, d := c.Property, plan.Definition()
	for _, h := range holdings(&d, p.Of, p.Key) {
		expected := p.Of == ofPlan || slices.Contains(p.Who, h.who)
		if expected == (h.value == p.Value) {
			continue
		}
		f := Failure{Check: Check{Line: p.Line}, About: wording.Text{VI: h.who, EN: h.who}}
		if p.Of == ofIndicators {
			f.Check.Indicator = h.who
		}
		f.Expected, f.Got = p.said(expected), keyAndValue(p.Key, h.value)
		if p.Key == constraintsKey {
			f.Got = propertyConstraint.With().Text()
		}
		place := " (" + placeIn(plan, h.path) + ")"
		f.Got.VI, f.Got.EN = f.Got.VI+place, f.Got.EN+place
		o.Failures = append(o.Failures, f)
	}
	return o
}

// said is what is expected of one: the value, or that it is another.
func (p Property) said(expected bool) wording.Text {
	switch {
	case expected:
		return keyAndValue(p.Key, p.Value)
	case p.Key == constraintsKey:
		return propertyNoConstraint.With().Text()
	case p.Value == yes:
		return keyAndValue(p.Key, no)
	}
	return propertyOther.With(p.Key, p.Value).Text()
}

func keyAndValue(key, value string) wording.Text {
	if value == "" {
		return propertyUnsaid.With(key).Text()
	}
	return wording.Text{VI: key + ": " + value, EN: key + ": " + value}
}

var (
	propertyOther        = wording.New("", "{0} other than {1}", "{0} khác {1}")
	propertyConstraint   = wording.New("", "a constraint", "là ràng buộc")
	propertyNoConstraint = wording.New("", "no constraint", "không là ràng buộc")
	propertyUnsaid       = wording.New("", "no {0}", "không ghi {0}")
)
