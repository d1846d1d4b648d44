package rules

import (
	"fmt"
	"strings"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
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
func (f *Formula) Base() Base { return max(effectiveBase(f.orNone().root), BaseCount) }

// effectiveBase is the base of the node, read off its ratio form where it is written as a plain quotient.
func effectiveBase(n *form.Node) Base {
	if Base(n.Base) != BaseCount || n.Ratio == nil || n.Ratio.Den.IsConstant() {
		return Base(n.Base)
	}
	per, _ := n.Ratio.Fraction(n).Per.Int64()
	switch per {
	case 100, 1000, 10000, 100000, 1000000:
		return Base(per)
	}
	return Base(n.Base)
}

// base gives a node its base, and refuses operands whose bases differ.
func (c *compiler) base(n *form.Node) {
	switch n.Op {
	case form.OpName:
		n.Base = int64(BaseCount)
	case form.OpMul, form.OpDiv:
		n.Base = int64(productBase(n))
	case form.OpRate, form.OpPercent:
		n.Base = int64(BaseCount)
		if per, ok := n.Num.Int64(); ok {
			n.Base = int64(Base(per))
		}
	case form.OpNeg, form.OpAbs, form.OpRound, form.OpFloor, form.OpCeil, form.OpLocal, form.OpQuoted:
		n.Base = int64(effectiveBase(n.Kids[0]))
	case form.OpLet:
		n.Base = int64(effectiveBase(n.Kids[1]))
	case form.OpAdd, form.OpSub, form.OpMin, form.OpMax, form.OpCoalesce:
		n.Base = int64(c.sameBase(n.Kids))
	case form.OpCond:
		n.Base = int64(c.sameBase(n.Kids[1:]))
	case form.OpCompare:
		c.sameBase(n.Kids)
	}
}

// productBase is the base of a product or quotient. A rate times a literal keeps its base (0.95 times last
// year's), unless the literal is a power of ten, which may be meant to change it.
func productBase(n *form.Node) Base {
	left, right := effectiveBase(n.Kids[0]), effectiveBase(n.Kids[1])
	switch {
	case left == 0 && right == 0:
		return 0
	case left > BaseCount && right == 0 && !isPowerOfTen(n.Kids[1]):
		return left
	case right > BaseCount && left == 0 && n.Op == form.OpMul && !isPowerOfTen(n.Kids[0]):
		return right
	}
	return BaseCount
}

// isPowerOfTen reports whether a constant is 10, 100, 0.1 and so on.
func isPowerOfTen(n *form.Node) bool {
	if n.Ratio == nil {
		return true // not known
	}
	k, ok := n.Ratio.Constant()
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

func (c *compiler) sameBase(kids []*form.Node) Base {
	var first *form.Node
	for _, n := range kids {
		b := effectiveBase(n)
		switch {
		case b == 0 || n.Type != form.NumberType:
		case first == nil:
			first = n
		case effectiveBase(first) != b:
			c.fail(KindType, n.First, n.Last,
				basesDiffer.With(c.shown(first), effectiveBase(first).words(), c.shown(n), b.words()), hintBases.With())
			return 0
		}
	}
	if first == nil {
		return 0
	}
	return effectiveBase(first)
}
