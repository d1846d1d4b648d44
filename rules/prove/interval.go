package prove

import (
	"slices"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// An interval holds a value: every value that there is lies in it, the ends among them.
type interval struct {
	low, high     exact.Number
	noLow, noHigh bool // there is no such end
	none          bool // there is no value at all
}

var everything = interval{noLow: true, noHigh: true}

// holds reports whether a number lies in the interval.
func (i interval) holds(n exact.Number) bool {
	return !i.none && (i.noLow || n.Cmp(i.low) >= 0) && (i.noHigh || n.Cmp(i.high) <= 0)
}

func pointAt(n exact.Number) interval { return interval{low: n, high: n} }

// certain compares every value of the interval with a number.
func (i interval) certain(op form.Comparison, t exact.Number) Certainty {
	if i.none {
		return NoValue
	}
	above := !i.noLow && i.low.Cmp(t) > 0   // every value is above t
	below := !i.noHigh && i.high.Cmp(t) < 0 // every value is below t
	notBelow := !i.noLow && i.low.Cmp(t) >= 0
	notAbove := !i.noHigh && i.high.Cmp(t) <= 0
	var always, never bool
	switch op {
	case form.Less:
		always, never = below, notBelow
	case form.LessEqual:
		always, never = notAbove, above
	case form.Greater:
		always, never = above, notAbove
	case form.GreaterEqual:
		always, never = notBelow, below
	case form.Equal:
		always, never = notBelow && notAbove, above || below
	}
	switch {
	case always:
		return Always
	case never:
		return Never
	}
	return Open
}

// interval bounds the value of a node by those of its kids. What let shares is looked at once, where no condition
// adds facts.
func (p *prover) interval(n *form.Node, facts []form.Sum) interval {
	if len(facts) > 0 {
		return p.findInterval(n, facts)
	}
	known, seen := p.intervals[n]
	if !seen {
		known = p.findInterval(n, nil)
		p.intervals[n] = known
	}
	return known
}

func (p *prover) findInterval(n *form.Node, facts []form.Sum) interval {
	switch {
	case !p.spend() || n.Type != form.NumberType:
		return everything
	case n.Ratio != nil:
		return p.quotient(n.Ratio, facts)
	}
	switch n.Op {
	case form.OpLet, form.OpLocal, form.OpQuoted:
		return p.interval(n.Named(), facts)
	case form.OpCond:
		all := interval{none: true}
		for i, wanted := range []bool{true, false} {
			for _, way := range p.cases(n.Kids[0], wanted, maxCases) {
				all = all.hull(p.interval(n.Kids[i+1], slices.Concat(facts, way)))
			}
		}
		return all
	}
	kids := make([]interval, len(n.Kids))
	for i, kid := range n.Kids {
		kids[i] = p.interval(kid, facts)
	}
	return combined(n, kids)
}

// combined bounds an operation on values of which only the bounds are known.
func combined(n *form.Node, kids []interval) interval {
	all := kids[0]
	for _, kid := range kids[1:] {
		switch n.Op {
		case form.OpAdd:
			all = all.plus(kid)
		case form.OpSub:
			all = all.plus(kid.negative())
		case form.OpMul:
			all = all.times(kid)
		case form.OpDiv:
			all = all.times(kid.inverse())
		case form.OpMin:
			all = all.negative().greatest(kid.negative()).negative()
		case form.OpMax:
			all = all.greatest(kid)
		case form.OpCoalesce:
			all = all.hull(kid)
		}
	}
	zero := pointAt(exact.Int(0))
	switch n.Op {
	case form.OpNeg:
		return all.negative()
	case form.OpAbs:
		return all.greatest(all.negative()).greatest(zero)
	case form.OpFloor:
		return all.each(exact.Number.Floor)
	case form.OpCeil:
		return all.each(exact.Number.Ceil)
	case form.OpRound:
		return all.each(func(x exact.Number) exact.Number { return x.Rounded(n.Index) })
	case form.OpPercent:
		return interval{high: exact.Int(100)}
	case form.OpRate:
		return interval{noHigh: true}
	}
	return all
}

// quotient bounds num / den. The sums are divided by the denominator, which becomes 1; the least and the
// greatest quotient are then those of a sum.
func (p *prover) quotient(r *form.Ratio, facts []form.Sum) interval {
	facts = p.within(r, facts)
	if r.Den.IsConstant() {
		k := r.Den.Constant
		if k.Sign() == 0 {
			return interval{none: true}
		}
		return p.bounds(r.Num.Times(k.Inverse()), facts)
	}
	all := interval{none: true}
	for _, sign := range []exact.Number{exact.Int(1), exact.Int(-1)} {
		num, den := r.Num.Times(sign), r.Den.Times(sign)
		met := p.bounds(num, slices.Concat(facts, []form.Sum{p.above0(den)}))
		if met.none {
			continue
		}
		all = all.hull(p.divided(num, den, facts))
	}
	return all
}

// divided bounds num / den for a denominator above 0.
func (p *prover) divided(num, den form.Sum, facts []form.Sum) interval {
	const share = -1 // the slot of 1 / den, by which constants are multiplied
	homogeneous := func(l form.Sum) form.Sum {
		out := form.Sum{Terms: slices.Clone(l.Terms)}
		if l.Constant.Sign() != 0 {
			out.Terms = append([]form.Term{{Slot: share, Coefficient: l.Constant}}, out.Terms...)
		}
		return out
	}
	all, ok := p.known(facts, num, den)
	if !ok {
		return everything
	}
	one := homogeneous(den).Plus(form.ConstantSum(exact.Int(1)), exact.Int(-1))
	scaled := []form.Sum{one, one.Times(exact.Int(-1))}
	for _, f := range all {
		scaled = append(scaled, homogeneous(f))
	}
	return p.solve(homogeneous(num), scaled)
}

func (i interval) hull(j interval) interval {
	switch {
	case i.none:
		return j
	case j.none:
		return i
	}
	out := interval{noLow: i.noLow || j.noLow, noHigh: i.noHigh || j.noHigh, low: i.low, high: i.high}
	if j.low.Cmp(i.low) < 0 {
		out.low = j.low
	}
	if j.high.Cmp(i.high) > 0 {
		out.high = j.high
	}
	return out
}

func (i interval) plus(j interval) interval {
	return interval{
		low: i.low.Add(j.low), high: i.high.Add(j.high),
		noLow: i.noLow || j.noLow, noHigh: i.noHigh || j.noHigh, none: i.none || j.none,
	}
}

func (i interval) negative() interval {
	return interval{low: i.high.Neg(), high: i.low.Neg(), noLow: i.noHigh, noHigh: i.noLow, none: i.none}
}

// greatest bounds the greater of two values.
func (i interval) greatest(j interval) interval {
	out := interval{low: i.low, high: i.high, noLow: i.noLow && j.noLow, noHigh: i.noHigh || j.noHigh, none: i.none || j.none}
	if i.noLow || !j.noLow && j.low.Cmp(i.low) > 0 {
		out.low = j.low
	}
	if j.high.Cmp(i.high) > 0 {
		out.high = j.high
	}
	return out
}

// each applies a function that never falls.
func (i interval) each(f func(exact.Number) exact.Number) interval {
	i.low, i.high = f(i.low), f(i.high)
	return i
}

// inverse bounds 1 / x; x is not 0, but where it may be near 0 on both sides nothing is known.
func (i interval) inverse() interval {
	switch {
	case i.none || i.isZero():
		return interval{none: true}
	case i.notBelow0():
		return i.inverseAbove()
	case i.isBelow0():
		return i.negative().inverseAbove().negative()
	}
	return everything
}

func (i interval) isZero() bool { return i.notBelow0() && !i.noHigh && i.high.Sign() == 0 }

// inverseAbove is inverse for values that are not below 0.
func (i interval) inverseAbove() interval {
	out := interval{noHigh: i.low.Sign() == 0}
	if !out.noHigh {
		out.high = i.low.Inverse()
	}
	if !i.noHigh && i.high.Sign() > 0 {
		out.low = i.high.Inverse()
	}
	return out
}

// times bounds a product. Where a factor can be on both sides of 0, an end that does not exist makes both ends
// of the product none.
func (i interval) times(j interval) interval {
	if i.none || j.none {
		return interval{none: true}
	}
	switch {
	case i.notBelow0() && j.notBelow0():
		return interval{low: i.low.Mul(j.low), high: i.high.Mul(j.high), noHigh: i.noHigh || j.noHigh}
	case i.isBelow0():
		return i.negative().times(j).negative()
	case j.isBelow0():
		return i.times(j.negative()).negative()
	}
	if i.noLow || i.noHigh || j.noLow || j.noHigh {
		return everything
	}
	corners := []exact.Number{i.low.Mul(j.low), i.low.Mul(j.high), i.high.Mul(j.low), i.high.Mul(j.high)}
	return interval{low: slices.MinFunc(corners, exact.Number.Cmp), high: slices.MaxFunc(corners, exact.Number.Cmp)}
}

func (i interval) notBelow0() bool { return !i.noLow && i.low.Sign() >= 0 }

// isBelow0 reports whether no value is above 0, and some may be below.
func (i interval) isBelow0() bool { return !i.noHigh && i.high.Sign() <= 0 && !i.notBelow0() }
