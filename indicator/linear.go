package indicator

import (
	"maps"
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// An equation says that a sum of slots with coefficients, and a constant, is 0.
type equation struct {
	coefficients map[int]exact.Number // none of them 0
	constant     exact.Number
}

// add adds a sum, times.
func (e *equation) add(sum rules.Sum, times exact.Number) {
	e.constant = e.constant.Add(sum.Constant().Mul(times))
	for _, slot := range sum.Slots() {
		e.addTerm(slot, sum.Coefficient(slot).Mul(times))
	}
}

func (e *equation) addTerm(slot int, coefficient exact.Number) {
	if e.coefficients == nil {
		e.coefficients = map[int]exact.Number{}
	}
	if n := e.coefficients[slot].Add(coefficient); n.Sign() != 0 {
		e.coefficients[slot] = n
	} else {
		delete(e.coefficients, slot)
	}
}

// eliminate takes a slot out by the equation that is solved for it.
func (e *equation) eliminate(slot int, solved equation) {
	times, ok := e.coefficients[slot]
	if !ok {
		return
	}
	e.constant = e.constant.Sub(solved.constant.Mul(times))
	for other, n := range solved.coefficients {
		e.addTerm(other, n.Mul(times).Neg())
	}
}

// A linear is equations that are solved as they come. The zero linear has none.
type linear struct {
	solved map[int]equation // by the slot that has the coefficient 1 in it and stands in no other
}

// put adds an equation. One that contradicts the others is left out.
func (l *linear) put(e equation) {
	for _, slot := range slices.Sorted(maps.Keys(l.solved)) {
		e.eliminate(slot, l.solved[slot])
	}
	if len(e.coefficients) == 0 {
		return
	}
	pivot := slices.Min(slices.Collect(maps.Keys(e.coefficients)))
	by := e.coefficients[pivot].Inverse()
	for slot, n := range e.coefficients {
		e.coefficients[slot] = n.Mul(by)
	}
	e.constant = e.constant.Mul(by)
	if l.solved == nil {
		l.solved = map[int]equation{}
	}
	for slot, other := range l.solved {
		other.eliminate(pivot, e)
		l.solved[slot] = other
	}
	l.solved[pivot] = e
}

// at is what the equations leave as the only number for a slot.
func (l *linear) at(slot int) (n exact.Number, ok bool) {
	e, ok := l.solved[slot]
	return e.constant.Neg(), ok && len(e.coefficients) == 1
}
