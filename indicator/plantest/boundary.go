package plantest

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A boundary is a formula and the threshold to which figures are sought.
type boundary struct {
	formula   *rules.Formula
	scope     *rules.Scope
	threshold rules.Threshold
	target    string       // as the plan writes it
	times     exact.Number // by which the value is multiplied before it is held against the target; see [judged.yearly]
}

// The bounds of the search for a denominator: how large it may be, and how many are tried where what is given
// leaves no pattern to go by.
const (
	largest   = 1_000_000_000_000
	attempted = 200_000
)

// solve finds figures that put the formula one event below the threshold, on it, and one event above, with
// what is given left as it is. The denominator is so large that one event weighs less than a step of the last
// digit of the threshold, so that a digit more or less makes a difference too. What is judged on its yearly figure has
// that on the threshold.
func (b boundary) solve(given []Given) (sides [3][]Given, refusal, hint wording.Message) {
	shape, ok := b.formula.Shape(b.scope.NewRow())
	if !ok {
		return sides, boundaryNoRatio.With(b.formula.Text()), wording.Message{}
	}
	shape.Per = shape.Per.Mul(b.times)
	q := equation{scope: b.scope, shape: shape, target: b.threshold.Number(), row: b.scope.NewRow()}
	fixed := q.fix(b.formula.Uses(), given)
	if !q.choose() {
		return sides, boundaryNoEvent.With(b.formula.Text()), wording.Message{}
	}
	events, among, ok := q.solve()
	if !ok {
		names := b.scope.Names()
		refusal = boundaryNoWhole.With(names[q.event], b.formula.Text(), b.target)
		if len(fixed) > 0 {
			hint = hintFewerGiven.With(fixed)
		}
		return sides, refusal, hint
	}
	for i := range sides {
		n := events.Add(q.upwards().Mul(exact.Int(int64(i - 1))))
		sides[i] = append(slices.Clone(given), q.figures(n, among)...)
	}
	return sides, wording.Message{}, wording.Message{}
}

// An equation is target · denominator - per · numerator = 0 with two unknowns: how many events, and among how
// many. It is linear in both.
type equation struct {
	scope       *rules.Scope
	shape       rules.Shape
	target      exact.Number
	row         rules.Row // what is given; other statistics of the formula are 0
	free        []int     // the slots of the formula that are not given
	event, base int       // slots; base is -1 where what is given leaves no choice
}

// fix puts the given figures into the equation, and returns the names of those that the formula uses.
func (q *equation) fix(uses []int, given []Given) (fixed []string) {
	for _, slot := range uses {
		n, name := exact.Int(0), q.scope.Names()[slot]
		at := slices.IndexFunc(given, func(g Given) bool { return g.Name == name })
		if at < 0 {
			q.free = append(q.free, slot)
		} else {
			n, _ = exact.ParseDecimal(given[at].Value)
			fixed = append(fixed, name)
		}
		q.row.Set(slot, rules.NumberValue(n))
	}
	return fixed
}

// choose takes a free statistic of the numerator for the events, rather one that is not in the denominator
// too, and one of the denominator for those among whom they happen; ok is false where there are no events.
func (q *equation) choose() (ok bool) {
	numerator, denominator := q.shape.Numerator.Slots(), q.shape.Denominator.Slots()
	pick := func(slots, rather []int, but int) int {
		free := slices.DeleteFunc(slices.Clone(slots), func(slot int) bool { return slot == but || !slices.Contains(q.free, slot) })
		alone := slices.IndexFunc(free, func(slot int) bool { return !slices.Contains(rather, slot) })
		switch {
		case len(free) == 0:
			return -1
		case alone >= 0:
			return free[alone]
		}
		return free[0]
	}
	q.event = pick(numerator, denominator, -1)
	q.base = pick(denominator, numerator, q.event)
	return q.event >= 0
}

// at evaluates a sum for values of the unknowns.
func (q *equation) at(side rules.Sum, events, among exact.Number) exact.Number {
	row := q.row.Clone()
	row.Set(q.event, rules.NumberValue(events))
	if q.base >= 0 {
		row.Set(q.base, rules.NumberValue(among))
	}
	n, _ := side.Evaluate(row)
	return n
}

// rest is the left side of the equation.
func (q *equation) rest(events, among exact.Number) exact.Number {
	return q.target.Mul(q.at(q.shape.Denominator, events, among)).Sub(q.shape.Per.Mul(q.at(q.shape.Numerator, events, among)))
}

// weight is what one event adds to the left side of the equation.
func (q *equation) weight() exact.Number {
	zero := exact.Int(0)
	return q.rest(exact.Int(1), zero).Sub(q.rest(zero, zero))
}

// upwards is the change of the events that makes the value grow by one event: 1 or -1.
func (q *equation) upwards() exact.Number { return exact.Int(int64(-q.weight().Sign())) }

// solve solves the equation for whole numbers.
func (q *equation) solve() (events, among exact.Number, ok bool) {
	weight := q.weight()
	eventsFor := func(among exact.Number) (exact.Number, bool) {
		n, ok := q.rest(exact.Int(0), among).Neg().Div(weight)
		return n, ok && n.IsInt()
	}
	if q.base < 0 {
		events, ok = eventsFor(among)
		return events, among, ok && q.at(q.shape.Denominator, events, among).Sign() > 0
	}
	enough, _ := weight.Abs().Div(lastDigit(q.target)) // one event weighs less among more than so many
	first, stride, ok := q.multiples(enough)
	for i := int64(0); ok && i < attempted && first+i*stride <= largest; i++ {
		among = exact.Int(first + i*stride)
		events, whole := eventsFor(among)
		if whole && events.Sign() >= 0 && q.at(q.shape.Denominator, events, among).Cmp(enough) > 0 {
			return events, among, true
		}
	}
	return exact.Number{}, exact.Number{}, false
}

// multiples returns the least number that "among how many" can be, and of what it is a multiple; ok is false
// where it would grow too large.
func (q *equation) multiples(enough exact.Number) (first, stride int64, ok bool) {
	zero, one := exact.Int(0), exact.Int(1)
	start := q.at(q.shape.Denominator, zero, zero)
	if q.rest(zero, zero).Sign() != 0 || start.Sign() != 0 {
		least, ok := enough.Sub(start).Div(q.at(q.shape.Denominator, zero, one).Sub(start))
		n, fits := least.Floor().Int64()
		return max(n, 0) + 1, 1, ok && fits && n < largest
	}
	perOne, ok := q.rest(zero, one).Neg().Div(q.weight()) // events, for each one among whom they happen
	if !ok {
		return 0, 0, false
	}
	_, d := perOne.Parts()
	stride, fits := d.Int64()
	size := q.at(q.shape.Denominator, perOne, one)
	if !fits || stride > largest || size.Sign() <= 0 {
		return 0, 0, false
	}
	times, _ := enough.Div(size.Mul(d))
	n, fits := times.Floor().Int64()
	return (n + 1) * stride, stride, fits && n < largest/stride
}

// lastDigit is what the last digit of a decimal counts for: 1 for 91, 0.01 for 6.28.
func lastDigit(n exact.Number) exact.Number {
	x, _ := n.Exact()
	step := exact.Int(1)
	for range -min(x.Exponent(), 0) {
		step, _ = step.Div(exact.Int(10))
	}
	return step
}

// figures are the unknowns as a case gives them, and 0 for what else the formula uses.
func (q *equation) figures(events, among exact.Number) []Given {
	names := q.scope.Names()
	given := []Given{{names[q.event], events.String()}}
	if q.base >= 0 {
		given = append(given, Given{names[q.base], among.String()})
	}
	for _, slot := range q.free {
		if slot != q.event && slot != q.base {
			given = append(given, Given{names[slot], "0"})
		}
	}
	return given
}
