package plandiff

import (
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Change is one thing in which two plans differ. What it is about, is the indicator or the statistic; where both are
// empty it is about the plan as a whole.
type Change struct {
	Indicator string // the id
	Number    string // the printed number of the indicator, in the new plan where it is there
	Statistic string // the name
	Turns     bool   // it can turn a verdict; other changes cannot
	Message   wording.Message
}

// Code returns the stable code of the change, such as target_tightened.
func (c Change) Code() string { return c.Message.Code() }

// A comparison gathers the changes between two plans.
type comparison struct {
	before, after indicator.Definition
	scopes        [2]*rules.Scope // of the city and of a ward, with the names of both plans
	changes       []Change
}

// Compare returns what changed, in the order of the new plan: first the plan as a whole, then statistics, then
// indicators, what is no longer there at the end of each.
func Compare(before, after *indicator.Plan) []Change {
	c := newComparison(before, after)
	c.plan()
	c.statistics()
	c.indicators()
	return c.changes
}

func newComparison(before, after *indicator.Plan) *comparison {
	c := &comparison{before: before.Definition(), after: after.Definition()}
	both := indicator.Definition{Indicators: append(before.Definition().Indicators, c.after.Indicators...)}
	both.Statistics = append(before.Definition().Statistics, c.after.Statistics...)
	c.scopes[1], c.scopes[0] = both.Scopes()
	return c
}

// add lists a change of the plan as a whole.
func (c *comparison) add(turns bool, message wording.Message) {
	c.changes = append(c.changes, Change{Turns: turns, Message: message})
}

func (c *comparison) plan() {
	b, a := c.before, c.after
	var texts []wording.Message
	note := func(before, after wording.Text, word *wording.Template) {
		if before != after {
			texts = append(texts, word.With())
		}
	}
	note(b.Title, a.Title, wordTitle)
	note(b.Document, a.Document, wordDocument)
	note(b.Area.Name, a.Area.Name, wordArea)
	for _, g := range a.Groups {
		for _, old := range b.Groups {
			if old.ID == g.ID {
				note(old.Name, g.Name, wordGroup)
			}
		}
	}
	if b.Year != a.Year {
		c.add(false, yearChanged.With(b.Year, a.Year))
	}
	if b.Area.Code != a.Area.Code {
		c.add(true, areaChanged.With(b.Area.Code, a.Area.Code))
	}
	if len(texts) > 0 {
		c.add(false, textsChanged.With(texts))
	}
}

// paired goes through two lists by their keys: both has what stands in the two, added what is new, in the order of
// the later list, and removed at the end what is no longer there.
func paired[T any, K comparable](before, after []T, key func(T) K, both func(before, after T), added, removed func(T)) {
	earlier, later := map[K]T{}, map[K]bool{}
	for _, b := range slices.Backward(before) {
		earlier[key(b)] = b
	}
	for _, a := range after {
		later[key(a)] = true
		if b, ok := earlier[key(a)]; ok {
			both(b, a)
		} else {
			added(a)
		}
	}
	for _, b := range before {
		if !later[key(b)] {
			removed(b)
		}
	}
}
