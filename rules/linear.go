package rules

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/small"
	"github.com/childward/childward/rules/wording"
)

// A Linear is a sum of names with exact coefficients, and a constant: 3 a - b + 2.
type Linear struct {
	terms    []term // by slot, no slot twice, no coefficient 0
	constant exact.Number
}

type term struct {
	slot        int
	coefficient exact.Number
}

// The budget of the ratio form: what exceeds it goes the general way, with the same answers.
const (
	maxTerms           = 64
	maxCoefficientBits = 4096
)

func constantLinear(n exact.Number) Linear { return Linear{constant: n} }

func (l Linear) isConstant() bool { return len(l.terms) == 0 }

// plus returns l + k·m.
func (l Linear) plus(m Linear, k exact.Number) Linear {
	sum := Linear{constant: l.constant.Add(m.constant.Mul(k))}
	sum.terms = slices.Clone(l.terms)
	for _, t := range m.terms {
		added := t.coefficient.Mul(k)
		i, found := slices.BinarySearchFunc(sum.terms, t.slot, func(t term, slot int) int { return cmp.Compare(t.slot, slot) })
		if found {
			sum.terms[i].coefficient = sum.terms[i].coefficient.Add(added)
		} else {
			sum.terms = slices.Insert(sum.terms, i, term{t.slot, added})
		}
	}
	sum.terms = slices.DeleteFunc(sum.terms, func(t term) bool { return t.coefficient.Sign() == 0 })
	return sum
}

// times returns k·l.
func (l Linear) times(k exact.Number) Linear { return Linear{}.plus(l, k) }

func (l Linear) equal(m Linear) bool {
	return l.constant.Cmp(m.constant) == 0 && slices.EqualFunc(l.terms, m.terms, func(a, b term) bool {
		return a.slot == b.slot && a.coefficient.Cmp(b.coefficient) == 0
	})
}

// small reports whether the form stays within its budget.
func (l Linear) small() bool {
	if len(l.terms) > maxTerms || l.constant.Bits() > maxCoefficientBits {
		return false
	}
	bits := bigBits(l.constant)
	for _, t := range l.terms {
		if t.coefficient.Bits() > maxCoefficientBits {
			return false
		}
		bits += bigBits(t.coefficient)
	}
	// The sum of fractions has the product of their denominators: it must stay far from maxBits, where
	// the general way says limit.
	return bits <= 4*maxCoefficientBits
}

// bigBits are the bits of a number that is not small, else 0.
func bigBits(n exact.Number) int {
	if n.Bits() <= 63 {
		return 0
	}
	return n.Bits()
}

// coefficients are all that are not 0, the constant among them.
func (l Linear) coefficients() []exact.Number {
	var all []exact.Number
	for _, t := range l.terms {
		all = append(all, t.coefficient)
	}
	if l.constant.Sign() != 0 {
		all = append(all, l.constant)
	}
	return all
}

// content is the greatest positive fraction of which all coefficients are whole multiples; 1 for zero.
func (l Linear) content() exact.Number {
	numerator, denominator := new(big.Int), big.NewInt(1)
	for _, c := range l.coefficients() {
		r := c.Rat()
		numerator.GCD(nil, nil, numerator, new(big.Int).Abs(r.Num()))
		common := new(big.Int).GCD(nil, nil, denominator, r.Denom())
		denominator.Mul(denominator, new(big.Int).Quo(r.Denom(), common))
	}
	if numerator.Sign() == 0 {
		return exact.Int(1)
	}
	return exact.FromRat(new(big.Rat).SetFrac(numerator, denominator))
}

// Evaluate returns the sum for a row; ok is false when a value in it is no number.
func (l Linear) Evaluate(row Row) (sum exact.Number, ok bool) {
	sum = l.constant
	for _, t := range l.terms {
		n, ok := row.Get(t.slot).Number()
		if !ok {
			return exact.Number{}, false
		}
		sum = sum.Add(n.Mul(t.coefficient))
	}
	return sum, true
}

// Words writes the sum with a word for each name and numbers as the language writes them.
func (l Linear) Words(word func(slot int) string, lang wording.Language) string {
	var b strings.Builder
	write := func(c exact.Number, word string) {
		switch {
		case b.Len() == 0 && c.Sign() < 0:
			b.WriteString("-")
		case b.Len() > 0 && c.Sign() < 0:
			b.WriteString(" - ")
		case b.Len() > 0:
			b.WriteString(" + ")
		}
		one := c.Abs().Cmp(exact.Int(1)) == 0
		if !one || word == "" {
			b.WriteString(c.Abs().Format(lang))
			if word != "" {
				b.WriteString(" × ")
			}
		}
		b.WriteString(word)
	}
	for _, t := range l.terms {
		write(t.coefficient, word(t.slot))
	}
	if l.constant.Sign() != 0 || len(l.terms) == 0 {
		write(l.constant, "")
	}
	return b.String()
}

// integers are the coefficients as int64; ok is false when one is no such number.
func (l Linear) integers() (fast intLinear, ok bool) {
	fast.constant, ok = l.constant.Int64()
	for _, t := range l.terms {
		c, whole := t.coefficient.Int64()
		ok = ok && whole
		fast.terms = append(fast.terms, intTerm{t.slot, c})
	}
	return fast, ok
}

// An intLinear is a Linear over int64.
type intLinear struct {
	terms    []intTerm
	constant int64
}

type intTerm struct {
	slot        int
	coefficient int64
}

// sum adds up a row whose slots all hold int64; ok is false when it overflows.
func (l *intLinear) sum(row *Row) (total int64, ok bool) {
	total, ok = l.constant, true
	for i := range l.terms {
		t := &l.terms[i]
		product, fits := small.Mul(row.ints[t.slot], t.coefficient)
		next, fits2 := small.Add(total, product)
		total, ok = next, ok && fits && fits2
	}
	return total, ok
}

// Slots returns the slots of the names in the sum, ascending.
func (l Linear) Slots() []int {
	slots := make([]int, len(l.terms))
	for i, t := range l.terms {
		slots[i] = t.slot
	}
	return slots
}

// Single returns the slot of a sum that is one name and nothing else.
func (l Linear) Single() (slot int, ok bool) {
	if len(l.terms) != 1 || l.constant.Sign() != 0 || l.terms[0].coefficient.Cmp(exact.Int(1)) != 0 {
		return 0, false
	}
	return l.terms[0].slot, true
}
