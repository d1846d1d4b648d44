package plandiff

import (
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

func (c *comparison) statistics() {
	paired(c.before.Statistics, c.after.Statistics, func(s indicator.Statistic) string { return s.Name }, c.statistic,
		func(s indicator.Statistic) {
			c.ofStatistic(s.Name, len(s.Constraints) > 0, statisticAdded.With(s.Name))
		},
		func(s indicator.Statistic) {
			c.ofStatistic(s.Name, len(s.Constraints) > 0, statisticRemoved.With(s.Name))
		})
}

func (c *comparison) ofStatistic(name string, turns bool, message wording.Message) {
	c.changes = append(c.changes, Change{Statistic: name, Turns: turns, Message: message})
}

// statistic compares what two plans say of one statistic.
func (c *comparison) statistic(b, a indicator.Statistic) {
	word := func(turns bool, key, before, after string) {
		if before != after {
			c.ofStatistic(a.Name, turns, statisticChanged.With(a.Name, key, said(before), said(after)))
		}
	}
	word(true, "kind", string(b.Kind), string(a.Kind))
	word(true, "reported_by", string(b.ReportedBy), string(a.ReportedBy))
	word(false, "over", string(b.Over), string(a.Over))
	word(false, "sensitive", yesNo(b.Sensitive), yesNo(a.Sensitive))
	for _, text := range a.Constraints {
		if !c.hasConstraint(b.Constraints, text) {
			c.ofStatistic(a.Name, true, constraintAdded.With(text))
		}
	}
	for _, text := range b.Constraints {
		if !c.hasConstraint(a.Constraints, text) {
			c.ofStatistic(a.Name, true, constraintRemoved.With(text))
		}
	}
	if b.Label != a.Label || b.Measure != a.Measure {
		c.ofStatistic(a.Name, false, statisticWords.With(a.Name))
	}
}

// hasConstraint reports whether one of the constraints is proved to be the same as another.
func (c *comparison) hasConstraint(all []string, text string) bool {
	return slices.ContainsFunc(all, func(other string) bool {
		return other == text || c.same(other, text, rules.Options{Type: rules.TruthType})
	})
}

// same reports whether two formulas are proved to be the same on the record of the city or on that of a ward.
func (c *comparison) same(before, after string, options rules.Options) bool {
	f, g, ok := c.compile(before, after, options)
	return ok && prove.Equal(f, g)
}

// compile compiles two formulas for the kind of record on which both make sense.
func (c *comparison) compile(before, after string, options rules.Options) (f, g *rules.Formula, ok bool) {
	for _, scope := range c.scopes {
		f, err1 := rules.CompileWith(before, scope, options)
		g, err2 := rules.CompileWith(after, scope, options)
		if err1 == nil && err2 == nil {
			return f, g, true
		}
	}
	return nil, nil, false
}

// said is a word of a plan; a dash where it says nothing.
func said(word string) string {
	if word == "" {
		return "-"
	}
	return word
}

func yesNo(truth bool) string {
	if truth {
		return "true"
	}
	return "false"
}
