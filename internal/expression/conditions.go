package expression

import "github.com/childward/childward/rules"

// Conditions are expressions that are looked at one after the other.
type Conditions struct {
	all    []*Expression
	judges *rules.Judges
}

// ConditionsOf returns conditions of one vocabulary in their order. ok is false where one of them asks whether
// something is known: what it says now is not what it says of sound figures that come in.
func ConditionsOf(expressions []*Expression) (c *Conditions, ok bool) {
	judges := make([]*rules.Judge, len(expressions))
	for i, e := range expressions {
		if e.fillsIn {
			return nil, false
		}
		judges[i] = e.formula.Judge()
	}
	return &Conditions{expressions, rules.NewJudges(judges...)}, true
}

// First returns the index of the first condition that is not unmet, and what it is, as [Expression.Holds] says. Where
// all are unmet, the index is how many there are.
func (c *Conditions) First(r Row) (i int, d rules.Decision) {
	i, d = c.judges.First(r.figures)
	if d == rules.DecisionUndefined && c.all[i].mayStillDecide(r) {
		d = rules.DecisionMissing
	}
	return i, d
}
