package plantest

import (
	"maps"
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

// noteNames adds the statistics that a formula names, be it for their value last year.
func noteNames(names map[string]bool, formula string) {
	for _, name := range rules.FreeNames(formula) {
		names[strings.TrimPrefix(name, rules.LastYearPrefix)] = true
	}
}

// narrowed is the mutator of what the forms of an indicator look at: the statistics in their formulas, the
// constraints that name one of these, and the other statistics of such constraints. Nothing else of a plan can
// turn the indicator's verdict or value, and a plan of hundreds of statistics is much work to make, and to
// evaluate for each figure that is tried.
func (m *mutator) narrowed(forms ...indicator.Indicator) *mutator {
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
