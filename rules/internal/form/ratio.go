package form

import (
	"math/big"

	"github.com/childward/childward/rules/exact"
)

// A Ratio is the form to which most formulas can be brought: numerator / denominator · per, the two sums
// of names with whole coefficients. One analysis serves the verdict, its certificate, and what else is
// decided by comparing whole numbers.
type Ratio struct {
	Num, Den  Sum
	Quotients []Quotient // what must hold of the data for rate and percent
}

// A Quotient is the numerator and denominator of a rate or a percentage inside the form.
type Quotient struct {
	Num, Den Sum
	Percent  bool // num is among den
}

// A Fraction is a [Ratio] as people write it: the numerator and denominator that are counted, and per.
// For rate and percent these are their own; for other formulas common factors are taken out, so that
// a / b * 1000 is the same fraction as rate(a, b, 1000).
type Fraction struct {
	Numerator, Denominator Sum
	Per                    exact.Number // whole, above 0
}

// IsCount reports whether the fraction has no denominator: it is a count, or a sum of counts.
func (f Fraction) IsCount() bool {
	return f.Denominator.IsConstant() && f.Denominator.Constant.Cmp(exact.Int(1)) == 0
}

// Fraction takes the factors out of the ratio; n is the node whose value it is.
func (r *Ratio) Fraction(n *Node) Fraction {
	n = n.Named()
	num, den, per := r.Num, r.Den, exact.Int(1)
	switch {
	case n.Op == OpRate || n.Op == OpPercent:
		num, den, per = r.Quotients[len(r.Quotients)-1].Num, r.Quotients[len(r.Quotients)-1].Den, n.Num
	case !den.IsConstant():
		c, e := num.Content(), den.Content()
		per, _ = c.Div(e)
		num, den = num.Times(c.Inverse()), den.Times(e.Inverse())
	}
	// Whole coefficients on both sides, and a whole per: fractions go to the other side.
	if d := DenominatorOf(per); d.Cmp(exact.Int(1)) != 0 {
		per, den = per.Mul(d), den.Times(d)
	}
	scale := common(DenominatorOf(num.Content()), DenominatorOf(den.Content()))
	return Fraction{Numerator: num.Times(scale), Denominator: den.Times(scale), Per: per}
}

// DenominatorOf returns the denominator of a number in lowest terms.
func DenominatorOf(n exact.Number) exact.Number {
	return exact.FromRat(new(big.Rat).SetInt(n.Rat().Denom()))
}

// common is the least common multiple of two whole numbers above 0.
func common(a, b exact.Number) exact.Number {
	both := Sum{Terms: []Term{{0, a}, {1, b}}}.Content()
	q, _ := b.Div(both)
	return a.Mul(q)
}

// combine finds the form of a node from those of its kids.
func combine(n *Node) *Ratio {
	one := ConstantSum(exact.Int(1))
	switch n.Op {
	case OpNumber:
		if n.Type != NumberType {
			return nil
		}
		return &Ratio{Num: ConstantSum(n.Num), Den: one}
	case OpName:
		if n.Type != NumberType {
			return nil
		}
		return &Ratio{Num: Sum{Terms: []Term{{n.Index, exact.Int(1)}}}, Den: one}
	case OpLocal, OpQuoted:
		return n.Kids[0].Ratio
	case OpLet:
		return n.Kids[1].Ratio
	case OpNeg:
		return scaled(n.Kids[0].Ratio, exact.Int(-1))
	case OpAdd:
		return added(n.Kids[0].Ratio, n.Kids[1].Ratio, exact.Int(1))
	case OpSub:
		return added(n.Kids[0].Ratio, n.Kids[1].Ratio, exact.Int(-1))
	case OpMul:
		if k, ok := n.Kids[0].Ratio.Constant(); ok {
			return scaled(n.Kids[1].Ratio, k)
		}
		if k, ok := n.Kids[1].Ratio.Constant(); ok {
			return scaled(n.Kids[0].Ratio, k)
		}
	case OpDiv:
		return divided(n.Kids[0].Ratio, n.Kids[1].Ratio)
	case OpRate, OpPercent:
		a, ok1 := n.Kids[0].Ratio.Whole()
		b, ok2 := n.Kids[1].Ratio.Whole()
		if !ok1 || !ok2 {
			return nil
		}
		parts := joined(n.Kids[0].Ratio, n.Kids[1].Ratio)
		return &Ratio{Num: a.Times(n.Num), Den: b, Quotients: append(parts, Quotient{a, b, n.Op == OpPercent})}
	}
	return nil
}

// Constant returns the value of a ratio without names.
func (r *Ratio) Constant() (exact.Number, bool) {
	if !r.Num.IsConstant() || !r.Den.IsConstant() || len(r.Quotients) > 0 {
		return exact.Number{}, false
	}
	return r.Num.Constant.Div(r.Den.Constant)
}

// Whole returns the value as one sum, when the denominator is a constant.
func (r *Ratio) Whole() (Sum, bool) {
	if !r.Den.IsConstant() || r.Den.Constant.Sign() == 0 {
		return Sum{}, false
	}
	return r.Num.Times(r.Den.Constant.Inverse()), true
}

func scaled(r *Ratio, k exact.Number) *Ratio {
	return &Ratio{Num: r.Num.Times(k), Den: r.Den, Quotients: r.Quotients}
}

// added returns a + k·b, when they have one denominator, or one of them is a constant.
func added(a, b *Ratio, k exact.Number) *Ratio {
	parts := joined(a, b)
	if x, ok := a.Whole(); ok {
		if y, ok := b.Whole(); ok {
			return &Ratio{Num: x.Plus(y, k), Den: ConstantSum(exact.Int(1)), Quotients: parts}
		}
		if x.IsConstant() {
			return &Ratio{Num: b.Num.Times(k).Plus(b.Den, x.Constant), Den: b.Den, Quotients: parts}
		}
		return nil
	}
	if y, ok := b.Whole(); ok && y.IsConstant() {
		return &Ratio{Num: a.Num.Plus(a.Den, y.Constant.Mul(k)), Den: a.Den, Quotients: parts}
	}
	if a.Den.Equal(b.Den) {
		return &Ratio{Num: a.Num.Plus(b.Num, k), Den: a.Den, Quotients: parts}
	}
	return nil
}

// divided returns a / b: a sum by a sum, or anything by a constant other than 0.
func divided(a, b *Ratio) *Ratio {
	if k, ok := b.Constant(); ok {
		if k.Sign() == 0 {
			return nil
		}
		return scaled(a, k.Inverse())
	}
	x, ok1 := a.Whole()
	y, ok2 := b.Whole()
	if !ok1 || !ok2 {
		return nil
	}
	return &Ratio{Num: x, Den: y, Quotients: joined(a, b)}
}

func joined(a, b *Ratio) []Quotient {
	return append(append([]Quotient(nil), a.Quotients...), b.Quotients...)
}

// RatioOf brings a node to the ratio form, or returns nil where its shape does not allow it.
// The form says what the value is where every name is known; what is missing, undefined or invalid is
// decided the general way, so that m - m with m missing stays missing although the form is 0.
func RatioOf(n *Node) *Ratio {
	for _, kid := range n.Kids {
		if kid.Ratio == nil && n.Op != OpLet {
			return nil
		}
	}
	r := combine(n)
	if r == nil || !r.Num.small() || !r.Den.small() || len(r.Quotients) > MaxTerms {
		return nil
	}
	return r
}
