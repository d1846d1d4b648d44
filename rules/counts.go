package rules

import (
	"math/bits"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// A countPair holds one count against another, each times a factor: num·a against den·b. Nearly every target
// and constraint of a plan is one. It fills half a line of memory, and is decided without a branch on the data as
// long as both are whole numbers from 0.
type countPair struct {
	num, den int32       // slots; den is -1 where there is no denominator: it is 1 then
	orders   form.Orders // in which it is met; 0 where a formula is no plain comparison
	least    int8        // what the denominator must be at least: 1 where the formula divides by it, else 0
	within   int8        // -1 where a numerator above the denominator contradicts itself, else 0
	a, b     uint64
}

// of returns the two counts among values by slot; ok is false where one is none, or not what it must be.
func (p *countPair) of(ints []int64) (num, den int64, ok bool) {
	num, den = ints[p.num], 1
	if p.den >= 0 {
		den = ints[p.den]
	}
	// The differences are below 0 only because of what is wrong, or together with one of the counts.
	return num, den, num|den|(den-int64(p.least))|(den-num)&int64(p.within) >= 0
}

// decide decides for counts that are what they must be.
func (p *countPair) decide(num, den int64) Decision {
	leftHigh, leftLow := bits.Mul64(uint64(num), p.a)
	rightHigh, rightLow := bits.Mul64(uint64(den), p.b)
	_, below := bits.Sub64(leftLow, rightLow, 0)
	_, below = bits.Sub64(leftHigh, rightHigh, below)
	_, above := bits.Sub64(rightLow, leftLow, 0)
	_, above = bits.Sub64(rightHigh, leftHigh, above)
	return DecisionUnmet - Decision(p.orders>>(below|above<<1))&1
}

// without is the kind of value where one of the counts is missing, or nobody is counted, or the part exceeds its
// whole; ok is false where something else is wrong, which the formula must say.
func (p *countPair) without(row *Row) (kind ValueKind, ok bool) {
	num, den := row.ints[p.num], int64(1)
	if p.den >= 0 {
		den = row.ints[p.den]
	}
	noNum, noDen := num == elsewhere, den == elsewhere
	switch {
	case noNum && !row.Is(int(p.num), Missing) || noDen && !row.Is(int(p.den), Missing) || !noNum && num < 0 || !noDen && den < 0:
		return 0, false
	case !noDen && den < int64(p.least) && (noNum || num == 0 || p.within == 0):
		return Undefined, true
	case noNum || noDen:
		return Missing, true
	}
	return Invalid, true
}

// countsAgainst recognises a / b and a, by far the most frequent shapes, held against a threshold.
func countsAgainst(n *form.Node, uses []int, t Threshold) (p countPair, ok bool) {
	fraction := n.Ratio.Fraction(n)
	num, ok := fraction.Numerator.Single()
	if !ok || len(n.Ratio.Quotients) > 1 {
		return countPair{}, false
	}
	p = countPair{num: int32(num), den: -1, orders: t.op.Orders()}
	wanted := 1
	if !fraction.IsCount() {
		den, single := fraction.Denominator.Single()
		if !single {
			return countPair{}, false
		}
		p.den, p.least = int32(den), 1
		if den != num {
			wanted = 2
		}
	}
	if len(uses) != wanted { // a name that cancels out may still be missing
		return countPair{}, false
	}
	for _, q := range n.Ratio.Quotients {
		whole, single := q.Den.Single()
		if part, ok := q.Num.Single(); !ok || part != num || !single || int32(whole) != p.den {
			return countPair{}, false
		}
		if q.Percent {
			p.within = -1
		}
	}
	if !p.scale(fraction.Per, t.number) {
		return countPair{}, false
	}
	return p, true
}

// scale sets the factors, whole numbers without a common factor; ok is false where they are no uint64.
func (p *countPair) scale(per, target exact.Number) (ok bool) {
	if target.Sign() < 0 {
		return false
	}
	factors := form.Sum{Terms: []form.Term{{Slot: 0, Coefficient: per}, {Slot: 1, Coefficient: target}}}
	scale := factors.Content().Inverse()
	a, b := per.Mul(scale).Rat().Num(), target.Mul(scale).Rat().Num()
	p.a, p.b = a.Uint64(), b.Uint64()
	return a.IsUint64() && b.IsUint64()
}

// countsCondition recognises a condition that compares a / b or a with a constant, or a with b.
func countsCondition(n *form.Node, uses []int) (p countPair, ok bool) {
	n = n.Named()
	if n.Op != form.OpCompare || len(n.Kids) != 2 || n.Kids[0].Type != form.NumberType {
		return countPair{}, false
	}
	left, right, op := n.Kids[0], n.Kids[1], n.Comparisons[0]
	if _, constant := left.Constant(); constant {
		left, right, op = right, left, form.Mirrored[op]
	}
	if left.Ratio == nil {
		return countPair{}, false
	}
	if number, constant := right.Constant(); constant {
		p, ok = countsAgainst(left, uses, Threshold{op, number})
	} else if ok = left.Op == form.OpName && right.Op == form.OpName; ok {
		p = countPair{num: int32(left.Index), den: int32(right.Index), orders: op.Orders(), a: 1, b: 1}
	}
	return p, ok
}
