package expression

import (
	"slices"

	"github.com/childward/childward/rules"
)

// A Guard tells of expressions whether a figure that one of them uses contradicts itself or another: a negative
// count, or a constraint that does not hold. Then that expression has no value.
type Guard struct {
	checks  *rules.Judges // the constraints about statistics of any of them
	checked int           // how many those are
	unseen  []int
}

// Guard returns the guard of expressions of this vocabulary.
func (v *Vocabulary) Guard(expressions []*Expression) Guard {
	var checks, unseen []int
	for _, e := range expressions {
		checks, unseen = append(checks, e.checks...), append(unseen, e.unseen...)
	}
	slices.Sort(checks)
	slices.Sort(unseen)
	var judges []*rules.Judge
	for _, i := range slices.Compact(checks) {
		judges = append(judges, v.Constraints[i].Judge())
	}
	return Guard{checks: rules.NewJudges(judges...), checked: len(judges), unseen: slices.Compact(unseen)}
}

// Contradicted reports whether any of the expressions has no value because of such figures.
func (g *Guard) Contradicted(r Row) bool {
	var few [64]rules.Decision
	decisions := few[:]
	if g.checked > len(few) {
		decisions = make([]rules.Decision, g.checked)
	}
	g.checks.Decide(r.figures, decisions)
	return slices.Contains(decisions[:g.checked], rules.DecisionUnmet) || anyInvalid(r, g.unseen)
}

// anyInvalid reports whether a figure contradicts itself, such as a negative count.
func anyInvalid(r Row, slots []int) bool {
	for _, slot := range slots {
		if r.figures.Is(slot, rules.Invalid) {
			return true
		}
	}
	return false
}
