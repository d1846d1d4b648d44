package plantest

import (
	"fmt"
	"slices"

	"github.com/childward/childward/indicator"
)

// A change is one small step from a plan to another.
type change struct {
	path          string
	before, after string // after is empty where something is left out
	who           string // of what: the id of an indicator, the name of a statistic, the code of a unit
	formula       bool   // a formula changes, not a target
	value         string // the formula of the reading whose target changes, where it has one
	of, key       string // of a trait: what has it, and its key; else empty
	was, is       string // its values

	sort      sort
	index     int // of the indicator or the statistic
	indicator func(in *indicator.Indicator)
	statistic func(s *indicator.Statistic)
}

// A sort is what a change is made in, which says where to look for figures that tell it.
type sort uint8

const (
	aNumber     sort = iota // a formula or a target
	aSeason                 // the months of a season
	aConstraint             // a constraint
	aTrait                  // a trait that figures may tell
	asked                   // a trait that no figures tell, but a file may state
)

// A changing lists the changes of a plan.
type changing struct {
	definition indicator.Definition
	levels
	neighbours map[string][]string
	all        []change
}

// in lists the changes of an indicator: its formula, its targets, those of its readings, its season, its traits.
func (l *changing) in(index int) {
	in := &l.definition.Indicators[index]
	path := fmt.Sprintf("indicators[%d]", index)
	names := l.of(*in)
	add := func(c change, texts []string, set func(in *indicator.Indicator, text string)) {
		c.who, c.index = in.ID, index
		for _, after := range texts {
			c.after, c.indicator = after, func(in *indicator.Indicator) { set(in, after) }
			l.all = append(l.all, c)
		}
	}
	formula := func(path, text string, set func(in *indicator.Indicator, text string)) {
		add(change{path: path, before: text, formula: true}, changesOf(names.compile(text), l.neighbours), set)
	}
	threshold := func(path, text, value string, set func(in *indicator.Indicator, text string)) {
		add(change{path: path, before: text, value: value}, otherTargets(text), set)
	}
	formula(path+".value", in.Value, func(in *indicator.Indicator, text string) { in.Value = text })
	threshold(path+".target", in.Target, "", func(in *indicator.Indicator, text string) { in.Target = text })
	for k, t := range in.FurtherTargets {
		threshold(fmt.Sprintf("%s.further_targets[%d].target", path, k), t.Target, "",
			func(in *indicator.Indicator, text string) { in.FurtherTargets[k].Target = text })
	}
	for k, r := range in.Readings {
		at := fmt.Sprintf("%s.readings[%d]", path, k)
		if r.Value != "" {
			formula(at+".value", r.Value, func(in *indicator.Indicator, text string) { in.Readings[k].Value = text })
		}
		if r.Target != "" {
			threshold(at+".target", r.Target, r.Value, func(in *indicator.Indicator, text string) { in.Readings[k].Target = text })
		}
	}
	l.season(index, in, path+".season")
	l.indicatorTraits(index, in, path)
}

// season lists the changes of a season: a month more or less at each end, and none at all.
func (l *changing) season(index int, in *indicator.Indicator, path string) {
	if in.Season == (indicator.Season{}) {
		return
	}
	add := func(after string, set func(s *indicator.Season)) {
		l.all = append(l.all, change{path: path, before: seasonText(in.Season), after: after, who: in.ID, sort: aSeason, index: index,
			indicator: func(in *indicator.Indicator) { set(&in.Season) }})
	}
	add("", func(s *indicator.Season) { *s = indicator.Season{} })
	for _, by := range []int{-1, 1} {
		for _, first := range []bool{true, false} {
			other := in.Season
			if first {
				other.FirstMonth = month(other.FirstMonth + by)
			} else {
				other.LastMonth = month(other.LastMonth + by)
			}
			add(seasonText(other), func(s *indicator.Season) { *s = other })
		}
	}
}

// month is the number of a month before January or after December.
func month(n int) int { return (n+11)%12 + 1 }

func seasonText(s indicator.Season) string { return fmt.Sprintf("%d..%d", s.FirstMonth, s.LastMonth) }

// told are the traits that figures can tell. Those that tell another kind of statistic are no figures of the plan.
var told = map[string]bool{"ward": true, "city": true, "due": true, "annualised": true, "over": true}

// traitChange is a change of a trait to another of its words.
func traitChange(of, key, who, before, after, path string) change {
	c := change{of: of, key: key, was: before, is: after, who: who, before: key + ": " + before, after: key + ": " + after, path: path, sort: asked}
	if told[key] && (of == ofIndicators || of == ofStatistics) {
		c.sort = aTrait
	}
	return c
}

func (l *changing) indicatorTraits(index int, in *indicator.Indicator, path string) {
	for _, t := range indicatorTraits {
		before := t.get(in)
		for _, after := range t.words {
			if after != before {
				c := traitChange(ofIndicators, t.key, in.ID, before, after, path+"."+t.key)
				c.index, c.indicator = index, func(in *indicator.Indicator) { t.set(in, after) }
				l.all = append(l.all, c)
			}
		}
	}
}

// ofStatistic lists the changes of a statistic: its traits, and each of its constraints, left out or a small step from what it is.
func (l *changing) ofStatistic(index int) {
	s := &l.definition.Statistics[index]
	path := fmt.Sprintf("statistics[%d]", index)
	for _, t := range statisticTraits {
		before := t.get(s)
		for _, after := range t.words {
			if after != before {
				c := traitChange(ofStatistics, t.key, s.Name, before, after, path+"."+t.key)
				c.index, c.statistic = index, func(s *indicator.Statistic) { t.set(s, after) }
				l.all = append(l.all, c)
			}
		}
	}
	for k, text := range s.Constraints {
		for _, after := range append(l.otherConstraints(text), "") {
			c := change{path: fmt.Sprintf("%s.constraints[%d]", path, k), before: text, after: after, who: s.Name, sort: aConstraint, index: index,
				of: ofStatistics, key: constraintsKey, was: yes, is: no}
			c.statistic = func(s *indicator.Statistic) {
				s.Constraints = slices.Clone(s.Constraints)
				if s.Constraints[k] = after; after == "" {
					s.Constraints = slices.Delete(s.Constraints, k, k+1)
				}
			}
			l.all = append(l.all, c)
		}
	}
}

// otherConstraints are the constraints one small step from one.
func (l *changing) otherConstraints(text string) []string {
	for _, names := range []formulas{l.ward, l.city} {
		if f := names.condition(text); f != nil {
			return changesOf(f, l.neighbours)
		}
	}
	return nil
}

// another stands for any other value, where all that can be asked is whether a file states the one there is.
const another = "…"

// elsewhere lists the changes of what no figures tell: of the plan, its units and its rounds.
func (l *changing) elsewhere() {
	for _, t := range planTraits {
		l.asked(ofPlan, t.key)
	}
	for _, t := range unitTraits {
		l.asked(ofUnits, t.key)
	}
	for _, t := range roundTraits {
		l.asked(ofRounds, t.key)
	}
}

func (l *changing) asked(of, key string) {
	for _, h := range holdings(&l.definition, of, key) {
		if h.value != "" && h.value != "0" { // a plan may have no year
			l.all = append(l.all, traitChange(of, key, h.who, h.value, another, h.path))
		}
	}
}
