package expression

import (
	"slices"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
)

// An Expression is a compiled formula of a [Vocabulary]. It never changes and serves any number of goroutines.
type Expression struct {
	vocabulary *Vocabulary
	formula    *rules.Formula
	unseen     []int // the slots of a formula that may decide without looking at each of them
	checks     []int // the constraints about statistics it uses
	fillsIn    bool  // it asks whether something is known

	denominators []*rules.Formula // by which it divides
	populations  []Population     // those of its divisions that are counted at a moment
}

// Formula returns the compiled formula.
func (e *Expression) Formula() *rules.Formula { return e.formula }

// Holds returns the kind of the expression's value, a condition, and where it is a truth value which one. What is
// decided with something missing stays so whatever sound figures come in. That the figures contradict themselves it says
// only where it comes to it; see [Guard].
func (e *Expression) Holds(r Row) (kind rules.ValueKind, truth bool) {
	if e.fillsIn && e.anyMissing(r) {
		return rules.Missing, false
	}
	kind, truth = e.formula.Holds(r.figures)
	if kind == rules.Undefined {
		kind = e.undefined(r)
	}
	return kind, truth
}

// undefined is the kind of an undefined value on a closer look: events among nobody contradict themselves, and what is
// missing could decide otherwise.
func (e *Expression) undefined(r Row) rules.ValueKind {
	switch {
	case Lacking(e.populations, r.figures) != nil:
		return rules.Invalid
	case e.mayStillDecide(r):
		return rules.Missing
	}
	return rules.Undefined
}

// mayStillDecide reports whether what is missing could decide the expression although a part of it is undefined: in
// percent(0, 0) > 40 or cases == 0, cases does not need the percentage.
func (e *Expression) mayStillDecide(r Row) bool { return e.unseen != nil && e.anyMissing(r) }

// Evaluate returns the value, with the reason where there is none. As in Holds, what the expression would fill
// in for something missing does not count.
func (e *Expression) Evaluate(r Row) rules.Value {
	if e.fillsIn && e.anyMissing(r) {
		return rules.MissingValue(e.Missing(r)...)
	}
	v := e.formula.Evaluate(*r.figures)
	if v.Kind() != rules.Undefined {
		return v
	}
	switch e.undefined(r) {
	case rules.Missing:
		return rules.MissingValue(e.Missing(r)...)
	case rules.Invalid:
		p := Lacking(e.populations, r.figures)
		return rules.InvalidValue(phrases.EventsWithoutPopulation.With(p.Events(*r.figures), e.names(p.Slots)))
	}
	return v
}

func (e *Expression) anyMissing(r Row) bool {
	return slices.ContainsFunc(e.formula.Uses(), func(slot int) bool { return r.figures.Is(slot, rules.Missing) })
}

// Missing returns the names of the statistics in the expression that were not reported, sorted.
func (e *Expression) Missing(r Row) []string { return e.formula.Absent(*r.figures) }

// MayBeNotApplicable reports whether the expression, missing here, could become not applicable when what is missing
// comes in.
func (e *Expression) MayBeNotApplicable(r Row) bool {
	if e.fillsIn { // what stands in for a missing denominator says nothing of what comes in
		return prove.Divides(e.formula)
	}
	return slices.ContainsFunc(e.denominators, func(d *rules.Formula) bool {
		n, ok := d.Evaluate(*r.figures).Number()
		return !ok || n.Sign() == 0
	})
}

// Statistics returns the names of all statistics the expression uses, also through indicators.
func (e *Expression) Statistics() []string { return e.names(e.formula.Uses()) }

func (e *Expression) names(slots []int) []string {
	all := e.vocabulary.Scope.Names()
	var names []string
	for _, slot := range slots {
		names = append(names, all[slot])
	}
	return names
}
