package rules

import (
	"math/big"

	"github.com/childward/childward/rules/exact"
)

// A Ratio is the form to which most formulas can be brought: numerator / denominator · per, the two sums
// of names with whole coefficients. One analysis serves the verdict, its certificate, and what else is
// decided by comparing whole numbers.
type Ratio struct {
	num, den Linear
	parts    []part // what must hold of the data for rate and percent
}

// A part is the numerator and denominator of a rate or a percentage inside the form.
type part struct {
	num, den Linear
	percent  bool // num is among den
}

// A Shape is a [Ratio] as people write it: the numerator and denominator that are counted, and per.
// For rate and percent these are their own; for other formulas common factors are taken out, so that
// a / b * 1000 has the same shape as rate(a, b, 1000).
type Shape struct {
	Numerator, Denominator Linear
	Per                    exact.Number // whole, above 0
}

// IsCount reports whether the shape has no denominator: it is a count, or a sum of counts.
func (s Shape) IsCount() bool {
	return s.Denominator.isConstant() && s.Denominator.constant.Cmp(exact.Int(1)) == 0
}

// shape takes the factors out of a ratio; n is the node whose value it is.
func (r *Ratio) shape(n *node) Shape {
	for n.op == opLet || n.op == opLocal {
		n = n.kids[len(n.kids)-1]
	}
	num, den, per := r.num, r.den, exact.Int(1)
	switch {
	case n.op == opRate || n.op == opPercent:
		num, den, per = r.parts[len(r.parts)-1].num, r.parts[len(r.parts)-1].den, n.num
	case !den.isConstant():
		c, e := num.content(), den.content()
		per, _ = c.Div(e)
		num, den = num.times(c.Inverse()), den.times(e.Inverse())
	}
	// Whole coefficients on both sides, and a whole per: fractions go to the other side.
	if d := denominatorOf(per); d.Cmp(exact.Int(1)) != 0 {
		per, den = per.Mul(d), den.times(d)
	}
	scale := common(denominatorOf(num.content()), denominatorOf(den.content()))
	return Shape{Numerator: num.times(scale), Denominator: den.times(scale), Per: per}
}

func denominatorOf(n exact.Number) exact.Number {
	return exact.FromRat(new(big.Rat).SetInt(n.Rat().Denom()))
}

// common is the least common multiple of two whole numbers above 0.
func common(a, b exact.Number) exact.Number {
	both := Linear{terms: []term{{0, a}, {1, b}}}.content()
	q, _ := b.Div(both)
	return a.Mul(q)
}

// ratioOf brings a node to the ratio form, or returns nil where its shape does not allow it.
// The form says what the value is where every name is known; what is missing, undefined or invalid is
// decided the general way, so that m - m with m missing stays missing although the form is 0.
func (c *compiler) ratioOf(n *node) *Ratio {
	for _, kid := range n.kids {
		if kid.ratio == nil && n.op != opLet {
			return nil
		}
	}
	r := combine(n)
	if r == nil || !r.num.small() || !r.den.small() || len(r.parts) > maxTerms {
		return nil
	}
	return r
}

func combine(n *node) *Ratio {
	one := constantLinear(exact.Int(1))
	switch n.op {
	case opNumber:
		if n.typ != NumberType {
			return nil
		}
		return &Ratio{num: constantLinear(n.num), den: one}
	case opName:
		if n.typ != NumberType {
			return nil
		}
		return &Ratio{num: Linear{terms: []term{{n.index, exact.Int(1)}}}, den: one}
	case opLocal:
		return n.kids[0].ratio
	case opLet:
		return n.kids[1].ratio
	case opNeg:
		return scaled(n.kids[0].ratio, exact.Int(-1))
	case opAdd:
		return added(n.kids[0].ratio, n.kids[1].ratio, exact.Int(1))
	case opSub:
		return added(n.kids[0].ratio, n.kids[1].ratio, exact.Int(-1))
	case opMul:
		if k, ok := n.kids[0].ratio.constant(); ok {
			return scaled(n.kids[1].ratio, k)
		}
		if k, ok := n.kids[1].ratio.constant(); ok {
			return scaled(n.kids[0].ratio, k)
		}
	case opDiv:
		return divided(n.kids[0].ratio, n.kids[1].ratio)
	case opRate, opPercent:
		a, ok1 := n.kids[0].ratio.whole()
		b, ok2 := n.kids[1].ratio.whole()
		if !ok1 || !ok2 {
			return nil
		}
		parts := joined(n.kids[0].ratio, n.kids[1].ratio)
		return &Ratio{num: a.times(n.num), den: b, parts: append(parts, part{a, b, n.op == opPercent})}
	}
	return nil
}

// constant returns the value of a ratio without names.
func (r *Ratio) constant() (exact.Number, bool) {
	if !r.num.isConstant() || !r.den.isConstant() || len(r.parts) > 0 {
		return exact.Number{}, false
	}
	return r.num.constant.Div(r.den.constant)
}

// whole returns the value as one sum, when the denominator is a constant.
func (r *Ratio) whole() (Linear, bool) {
	if !r.den.isConstant() || r.den.constant.Sign() == 0 {
		return Linear{}, false
	}
	return r.num.times(r.den.constant.Inverse()), true
}

func scaled(r *Ratio, k exact.Number) *Ratio {
	return &Ratio{num: r.num.times(k), den: r.den, parts: r.parts}
}

// added returns a + k·b, when they have one denominator, or one of them is a constant.
func added(a, b *Ratio, k exact.Number) *Ratio {
	parts := joined(a, b)
	if x, ok := a.whole(); ok {
		if y, ok := b.whole(); ok {
			return &Ratio{num: x.plus(y, k), den: constantLinear(exact.Int(1)), parts: parts}
		}
		if x.isConstant() {
			return &Ratio{num: b.num.times(k).plus(b.den, x.constant), den: b.den, parts: parts}
		}
		return nil
	}
	if y, ok := b.whole(); ok && y.isConstant() {
		return &Ratio{num: a.num.plus(a.den, y.constant.Mul(k)), den: a.den, parts: parts}
	}
	if a.den.equal(b.den) {
		return &Ratio{num: a.num.plus(b.num, k), den: a.den, parts: parts}
	}
	return nil
}

// divided returns a / b: a sum by a sum, or anything by a constant other than 0.
func divided(a, b *Ratio) *Ratio {
	if k, ok := b.constant(); ok {
		if k.Sign() == 0 {
			return nil
		}
		return scaled(a, k.Inverse())
	}
	x, ok1 := a.whole()
	y, ok2 := b.whole()
	if !ok1 || !ok2 {
		return nil
	}
	return &Ratio{num: x, den: y, parts: joined(a, b)}
}

func joined(a, b *Ratio) []part { return append(append([]part(nil), a.parts...), b.parts...) }

// Shape returns the numerator, denominator and per of the formula's value for a row. Where the formula
// has conditions the branch that the row takes is meant. ok is false where the value has no ratio form,
// or a condition on the way is not known.
func (f *Formula) Shape(row Row) (s Shape, ok bool) {
	if f.shape != nil {
		return *f.shape, true
	}
	m := f.machine(&row, true)
	n := f.root
	for n.ratio == nil {
		switch n.op {
		case opLet:
			n = n.kids[1]
		case opLocal:
			n = n.kids[0]
		case opCond:
			truth, known := m.eval(n.kids[0]).Truth()
			if !known {
				return Shape{}, false
			}
			if truth {
				n = n.kids[1]
			} else {
				n = n.kids[2]
			}
		default:
			return Shape{}, false
		}
	}
	return n.ratio.shape(n), true
}
