package rules

import (
	"sync"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// A Shape is what a formula divides by what: the numerator and the denominator that are counted, and per. For rate
// and percent these are their own; for other formulas common factors are taken out, so that a / b * 1000 has the
// same shape as rate(a, b, 1000).
type Shape struct {
	Numerator, Denominator Sum
	Per                    exact.Number // whole, above 0
}

// IsCount reports whether the shape has no denominator: it is a count, or a sum of counts.
func (s Shape) IsCount() bool {
	return form.Fraction{Numerator: s.Numerator.sum, Denominator: s.Denominator.sum}.IsCount()
}

// A Sum is a sum of names with exact coefficients, and a constant: 3 a - b + 2.
type Sum struct{ sum form.Sum }

// SumOf returns a sum of the proofs as one for everybody.
func SumOf(s form.Sum) Sum { return Sum{s} }

// Form hands over the sum, for the proofs of package prove. It must not be changed.
func (s Sum) Form() form.Sum { return s.sum }

// Evaluate returns the sum for a row; ok is false when a value in it is no number.
func (s Sum) Evaluate(row Row) (total exact.Number, ok bool) { return evaluateSum(s.sum, &row) }

// Words writes the sum with a word for each name and numbers as the language writes them.
func (s Sum) Words(word func(slot int) string, lang wording.Language) string {
	return s.sum.Words(word, lang)
}

// Slots returns the slots of the names in the sum, ascending.
func (s Sum) Slots() []int { return s.sum.Slots() }

// Single returns the slot of a sum that is one name and nothing else.
func (s Sum) Single() (slot int, ok bool) { return s.sum.Single() }

// Shape returns the numerator, denominator and per of the formula's value for a row. Where the formula
// has conditions the branch that the row takes is meant. ok is false where the value has no ratio form,
// or a condition on the way is not known.
func (f *Formula) Shape(row Row) (s Shape, ok bool) {
	f = f.orNone()
	fraction := f.fraction
	if fraction == nil {
		n, ok := f.taken(&row)
		if !ok {
			return Shape{}, false
		}
		fraction = fractionOf(n)
	}
	of := fraction()
	return Shape{Sum{of.Numerator}, Sum{of.Denominator}, of.Per}, true
}

// fractionOf finds the fraction of a node once, when it is first asked for; nil where the node has no ratio form.
func fractionOf(n *form.Node) func() form.Fraction {
	if n.Ratio == nil {
		return nil
	}
	return sync.OnceValue(func() form.Fraction { return n.Ratio.Fraction(n) })
}

// taken is the node with a ratio form that gives the value, by the way that a row takes.
func (f *Formula) taken(row *Row) (n *form.Node, ok bool) {
	m := f.machine(row, true)
	for n = f.root; n.Ratio == nil; {
		switch n.Op {
		case form.OpLet, form.OpLocal:
			n = n.Named()
		case form.OpCond:
			truth, known := m.eval(n.Kids[0]).Truth()
			if !known {
				return nil, false
			}
			if truth {
				n = n.Kids[1]
			} else {
				n = n.Kids[2]
			}
		default:
			return nil, false
		}
	}
	return n, true
}

// evaluateSum returns the sum for a row; ok is false when a value in it is no number.
func evaluateSum(s form.Sum, row *Row) (total exact.Number, ok bool) {
	total = s.Constant
	var v Value
	for _, t := range s.Terms {
		n, ok := row.at(t.Slot, &v).Number()
		if !ok {
			return exact.Number{}, false
		}
		total = total.Add(n.Mul(t.Coefficient))
	}
	return total, true
}
