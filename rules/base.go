package rules

import (
	"fmt"
	"strings"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Base is what a value counts per: 1 for counts and plain numbers, 100 for a percentage, 1,000 and
// 100,000 for rates. Values of different bases cannot be added or compared. The zero Base is that of a
// literal, which goes with any.
type Base int64

// The bases that plans use.
const (
	BaseCount     Base = 1
	BasePercent   Base = 100
	BasePer1000   Base = 1000
	BasePer100000 Base = 100000
)

// String returns the word that JSON uses: count, percent, per_1000, per_100000.
func (b Base) String() string {
	switch b {
	case 0, BaseCount:
		return "count"
	case BasePercent:
		return "percent"
	}
	return fmt.Sprintf("per_%d", int64(b))
}

// Symbol returns what is written after a number of this base: %, ‰, " /100000", or nothing.
func (b Base) Symbol() string {
	switch b {
	case 0, BaseCount:
		return ""
	case BasePercent:
		return "%"
	case BasePer1000:
		return "‰"
	}
	return fmt.Sprintf(" /%d", int64(b))
}

var (
	baseCount = wording.New("", "a count", "số đếm")
	basePer   = wording.New("", "per {0}", "mỗi {0}")
)

func (b Base) words() wording.Message {
	if b <= BaseCount {
		return baseCount.With()
	}
	return basePer.With(exact.Int(int64(b)))
}

// Base returns the base of the formula's value. A quotient times 100, 1,000, 10,000, 100,000 or 1,000,000
// has that base, as rate has. It is known for formulas compiled with [Options.Bases]; see there.
func (f *Formula) Base() Base { return max(f.root.effectiveBase(), BaseCount) }

// effectiveBase is the base of the node, read off its ratio form where it is written as a plain quotient.
func (n *node) effectiveBase() Base {
	if n.base != BaseCount || n.ratio == nil || n.ratio.den.isConstant() {
		return n.base
	}
	per, _ := n.ratio.shape(n).Per.Int64()
	switch per {
	case 100, 1000, 10000, 100000, 1000000:
		return Base(per)
	}
	return n.base
}

// base gives a node its base, and refuses operands whose bases differ.
func (c *compiler) base(n *node) {
	switch n.op {
	case opName:
		n.base = BaseCount
	case opMul, opDiv:
		n.base = productBase(n)
	case opRate, opPercent:
		n.base = BaseCount
		if per, ok := n.num.Int64(); ok {
			n.base = Base(per)
		}
	case opNeg, opAbs, opRound, opFloor, opCeil, opLocal:
		n.base = n.kids[0].effectiveBase()
	case opLet:
		n.base = n.kids[1].effectiveBase()
	case opAdd, opSub, opMin, opMax, opCoalesce:
		n.base = c.sameBase(n.kids)
	case opCond:
		n.base = c.sameBase(n.kids[1:])
	case opCompare:
		c.sameBase(n.kids)
	}
}

// productBase is the base of a product or quotient. A rate times a literal keeps its base (0.95 times last
// year's), unless the literal is a power of ten, which may be meant to change it.
func productBase(n *node) Base {
	left, right := n.kids[0].effectiveBase(), n.kids[1].effectiveBase()
	switch {
	case left == 0 && right == 0:
		return 0
	case left > BaseCount && right == 0 && !isPowerOfTen(n.kids[1]):
		return left
	case right > BaseCount && left == 0 && n.op == opMul && !isPowerOfTen(n.kids[0]):
		return right
	}
	return BaseCount
}

// isPowerOfTen reports whether a constant is 10, 100, 0.1 and so on.
func isPowerOfTen(n *node) bool {
	if n.ratio == nil {
		return true // not known
	}
	k, ok := n.ratio.constant()
	if !ok || k.Sign() <= 0 {
		return !ok
	}
	places, finite := k.Places()
	if finite && places > 0 {
		k = k.Inverse()
	}
	digits := k.String()
	return k.Cmp(exact.Int(1)) != 0 && digits[0] == '1' && strings.Trim(digits[1:], "0") == ""
}

func (c *compiler) sameBase(kids []*node) Base {
	var first *node
	for _, n := range kids {
		b := n.effectiveBase()
		switch {
		case b == 0 || n.typ != NumberType:
		case first == nil:
			first = n
		case first.effectiveBase() != b:
			c.fail(KindType, n.first, n.last,
				basesDiffer.With(c.shown(first), first.effectiveBase().words(), c.shown(n), b.words()), hintBases.With())
			return 0
		}
	}
	if first == nil {
		return 0
	}
	return first.effectiveBase()
}
