package rules

import (
	"slices"

	"github.com/childward/childward/rules/exact"
)

// An interval holds a value: every value that there is lies in it, the ends among them.
type interval struct {
	low, high     exact.Number
	noLow, noHigh bool // there is no such end
	none          bool // there is no value at all
}

var everything = interval{noLow: true, noHigh: true}

func pointAt(n exact.Number) interval { return interval{low: n, high: n} }

// certain compares every value of the interval with a number.
func (i interval) certain(op compOp, t exact.Number) Certainty {
	if i.none {
		return NoValue
	}
	above := !i.noLow && i.low.Cmp(t) > 0   // every value is above t
	below := !i.noHigh && i.high.Cmp(t) < 0 // every value is below t
	notBelow := !i.noLow && i.low.Cmp(t) >= 0
	notAbove := !i.noHigh && i.high.Cmp(t) <= 0
	var always, never bool
	switch op {
	case less:
		always, never = below, notBelow
	case lessEqual:
		always, never = notAbove, above
	case greater:
		always, never = above, notAbove
	case greaterEqual:
		always, never = notBelow, below
	case equal:
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

// interval bounds the value of a node by those of its kids.
func (p *prover) interval(n *node, facts []Linear) interval {
	switch {
	case !p.spend() || n.typ != NumberType:
		return everything
	case n.ratio != nil:
		return p.quotient(n.ratio, facts)
	}
	switch n.op {
	case opLet, opLocal:
		return p.interval(n.kids[len(n.kids)-1], facts)
	case opCond:
		all := interval{none: true}
		for i, wanted := range []bool{true, false} {
			for _, way := range p.cases(n.kids[0], wanted, maxCases) {
				all = all.hull(p.interval(n.kids[i+1], slices.Concat(facts, way)))
			}
		}
		return all
	}
	kids := make([]interval, len(n.kids))
	for i, kid := range n.kids {
		kids[i] = p.interval(kid, facts)
	}
	return combined(n, kids)
}

// combined bounds an operation on values of which only the bounds are known.
func combined(n *node, kids []interval) interval {
	all := kids[0]
	for _, kid := range kids[1:] {
		switch n.op {
		case opAdd:
			all = all.plus(kid)
		case opSub:
			all = all.plus(kid.negative())
		case opMul:
			all = all.times(kid)
		case opDiv:
			all = all.times(kid.inverse())
		case opMin:
			all = all.negative().greatest(kid.negative()).negative()
		case opMax:
			all = all.greatest(kid)
		case opCoalesce:
			all = all.hull(kid)
		}
	}
	zero := pointAt(exact.Int(0))
	switch n.op {
	case opNeg:
		return all.negative()
	case opAbs:
		return all.greatest(all.negative()).greatest(zero)
	case opFloor:
		return all.each(exact.Number.Floor)
	case opCeil:
		return all.each(exact.Number.Ceil)
	case opRound:
		return all.each(func(x exact.Number) exact.Number { return x.Rounded(n.index) })
	case opPercent:
		return interval{high: exact.Int(100)}
	case opRate:
		return interval{noHigh: true}
	}
	return all
}

// quotient bounds num / den. The sums are divided by the denominator, which becomes 1; the least and the
// greatest quotient are then those of a sum.
func (p *prover) quotient(r *Ratio, facts []Linear) interval {
	facts = p.within(r, facts)
	if r.den.isConstant() {
		k := r.den.constant
		if k.Sign() == 0 {
			return interval{none: true}
		}
		return p.bounds(r.num.times(k.Inverse()), facts)
	}
	all := interval{none: true}
	for _, sign := range []exact.Number{exact.Int(1), exact.Int(-1)} {
		num, den := r.num.times(sign), r.den.times(sign)
		met := p.bounds(num, slices.Concat(facts, []Linear{p.above0(den)}))
		if met.none {
			continue
		}
		all = all.hull(p.divided(num, den, facts))
	}
	return all
}

// divided bounds num / den for a denominator above 0.
func (p *prover) divided(num, den Linear, facts []Linear) interval {
	const share = -1 // the slot of 1 / den, by which constants are multiplied
	homogeneous := func(l Linear) Linear {
		out := Linear{terms: slices.Clone(l.terms)}
		if l.constant.Sign() != 0 {
			out.terms = append([]term{{share, l.constant}}, out.terms...)
		}
		return out
	}
	all, ok := p.known(facts, num, den)
	if !ok {
		return everything
	}
	one := homogeneous(den).plus(constantLinear(exact.Int(1)), exact.Int(-1))
	scaled := []Linear{one, one.times(exact.Int(-1))}
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
