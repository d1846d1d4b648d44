package plantest

import (
	"maps"
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
)

// A bond is a constraint of a plan with the statistics that it names.
type bond struct {
	owner int // the index of the statistic that declares it
	text  string
	names map[string]bool
}

// bondsOf are the constraints of a plan in their order.
func bondsOf(statistics []indicator.Statistic) (bonds []bond) {
	for i, s := range statistics {
		for _, text := range s.Constraints {
			b := bond{i, text, map[string]bool{}}
			noteNames(b.names, text)
			bonds = append(bonds, b)
		}
	}
	return bonds
}

// rebound are the constraints after those of one statistic have become others.
func rebound(bonds []bond, owner int, s indicator.Statistic) (all []bond) {
	for _, b := range bonds {
		if b.owner != owner {
			all = append(all, b)
		}
	}
	for _, b := range bondsOf([]indicator.Statistic{s}) {
		b.owner = owner
		all = append(all, b)
	}
	slices.SortStableFunc(all, func(a, b bond) int { return a.owner - b.owner })
	return all
}

// usersOf are, for each statistic, the indicators whose formulas name it.
func usersOf(indicators []indicator.Indicator) map[string][]int {
	users := map[string][]int{}
	for i, in := range indicators {
		names := map[string]bool{}
		noteNames(names, in.Value)
		for _, r := range in.Readings {
			noteNames(names, r.Value)
		}
		for name := range names {
			users[name] = append(users[name], i)
		}
	}
	return users
}

// touched are the indicators that a statistic can touch, itself or through the constraints about it, of which some may
// have been changed.
func (m *mutator) touched(index int, changed []bond) (indicators []int) {
	name := m.definition.Statistics[index].Name
	names := map[string]bool{name: true}
	for _, b := range slices.Concat(m.bonds, changed) {
		if b.owner == index || b.names[name] {
			maps.Copy(names, b.names)
		}
	}
	for name := range names {
		indicators = append(indicators, m.users[name]...)
	}
	slices.Sort(indicators)
	return slices.Compact(indicators)
}

// noteNames adds the statistics that a formula names, be it for their value last year.
func noteNames(names map[string]bool, formula string) {
	for _, name := range rules.FreeNames(formula) {
		names[strings.TrimPrefix(name, rules.LastYearPrefix)] = true
	}
}

// narrowed is the mutator of what the forms of an indicator look at: the statistics in their formulas, the
// constraints that name one of these, and the other statistics of such constraints. Nothing else of a plan can
// turn the indicator's verdict or value, and a plan of hundreds of statistics is much work to make, and to
// evaluate for each figure that is tried. Statistics that texts mention are kept as well.
func (m *mutator) narrowed(texts []string, forms ...indicator.Indicator) *mutator {
	asked := map[string]bool{}
	for _, in := range forms {
		noteNames(asked, in.Value)
		for _, r := range in.Readings {
			noteNames(asked, r.Value)
		}
	}
	kept, constraints := maps.Clone(asked), map[int][]string{}
	for _, b := range m.bonds {
		if meet(b.names, asked) {
			maps.Copy(kept, b.names)
			constraints[b.owner] = append(constraints[b.owner], b.text)
		}
	}
	for _, text := range texts {
		noteNames(kept, text)
	}
	narrow := *m
	narrow.definition.Statistics = nil
	for i := range m.definition.Statistics {
		if s := &m.definition.Statistics[i]; kept[s.Name] || constraints[i] != nil {
			one := *s
			one.Constraints = constraints[i]
			narrow.definition.Statistics = append(narrow.definition.Statistics, one)
		}
	}
	if len(narrow.definition.Statistics) == 0 { // a plan without any would take the names in its formulas
		return m
	}
	narrow.levels = levelsOf(narrow.definition)
	return &narrow
}

// meet reports whether two sets have a name in common.
func meet(a, b map[string]bool) bool {
	for name := range a {
		if b[name] {
			return true
		}
	}
	return false
}
