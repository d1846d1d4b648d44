package expression

import "github.com/childward/childward/rules"

// Conditions are groups of expressions of which one after the other is looked at.
type Conditions struct {
	all    []*Expression
	judges *rules.Judges
	ends   []int // where each group ends among all
}

// ConditionsOf returns conditions of one vocabulary in groups.
func ConditionsOf(groups [][]*Expression) *Conditions {
	c := &Conditions{}
	var judges []*rules.Judge
	for _, group := range groups {
		for _, e := range group {
			judges = append(judges, e.formula.Judge())
		}
		c.all = append(c.all, group...)
		c.ends = append(c.ends, len(c.all))
	}
	c.judges = rules.NewJudges(judges...)
	return c
}

// Firsts finds in each group the first condition that is not unmet, its index among all, and what it is, as
// [Expression.Holds] says. Where all of a group are unmet, the index is where the group ends.
func (c *Conditions) Firsts(r Row, at []int, decisions []rules.Decision) {
	c.judges.Firsts(r.figures, c.ends, at, decisions)
	for k, d := range decisions {
		if d != rules.DecisionUndefined {
			continue
		}
		switch c.all[at[k]].undefined(r) {
		case rules.Missing:
			decisions[k] = rules.DecisionMissing
		case rules.Invalid:
			decisions[k] = rules.DecisionInvalid
		}
	}
}

// FillsIn reports whether the expression asks whether something is known: what it says now is not what it says of
// sound figures that come in.
func (e *Expression) FillsIn() bool { return e.fillsIn }
