package form

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Sum is a sum of names with exact coefficients, and a constant: 3 a - b + 2.
type Sum struct {
	Terms    []Term // by slot, no slot twice, no coefficient 0
	Constant exact.Number
}

// A Term is a name, by its slot, and its coefficient.
type Term struct {
	Slot        int
	Coefficient exact.Number
}

// The budget of the ratio form: what exceeds it goes the general way, with the same answers.
const (
	MaxTerms           = 64
	maxCoefficientBits = 4096
)

// ConstantSum returns the sum without names.
func ConstantSum(n exact.Number) Sum { return Sum{Constant: n} }

// IsConstant reports whether the sum has no names.
func (s Sum) IsConstant() bool { return len(s.Terms) == 0 }

// Plus returns s + k·m.
func (s Sum) Plus(m Sum, k exact.Number) Sum {
	sum := Sum{Constant: s.Constant.Add(m.Constant.Mul(k))}
	sum.Terms = slices.Clone(s.Terms)
	for _, t := range m.Terms {
		added := t.Coefficient.Mul(k)
		i, found := slices.BinarySearchFunc(sum.Terms, t.Slot, func(t Term, slot int) int { return cmp.Compare(t.Slot, slot) })
		if found {
			sum.Terms[i].Coefficient = sum.Terms[i].Coefficient.Add(added)
		} else {
			sum.Terms = slices.Insert(sum.Terms, i, Term{t.Slot, added})
		}
	}
	sum.Terms = slices.DeleteFunc(sum.Terms, func(t Term) bool { return t.Coefficient.Sign() == 0 })
	return sum
}

// Times returns k·s.
func (s Sum) Times(k exact.Number) Sum { return Sum{}.Plus(s, k) }

// Equal reports whether two sums are the same.
func (s Sum) Equal(m Sum) bool {
	return s.Constant.Cmp(m.Constant) == 0 && slices.EqualFunc(s.Terms, m.Terms, func(a, b Term) bool {
		return a.Slot == b.Slot && a.Coefficient.Cmp(b.Coefficient) == 0
	})
}

// small reports whether the form stays within its budget.
func (s Sum) small() bool {
	if len(s.Terms) > MaxTerms || s.Constant.Bits() > maxCoefficientBits {
		return false
	}
	bits := bigBits(s.Constant)
	for _, t := range s.Terms {
		if t.Coefficient.Bits() > maxCoefficientBits {
			return false
		}
		bits += bigBits(t.Coefficient)
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

// Coefficients are all that are not 0, the constant among them.
func (s Sum) Coefficients() []exact.Number {
	var all []exact.Number
	for _, t := range s.Terms {
		all = append(all, t.Coefficient)
	}
	if s.Constant.Sign() != 0 {
		all = append(all, s.Constant)
	}
	return all
}

// Content is the greatest positive fraction of which all coefficients are whole multiples; 1 for zero.
func (s Sum) Content() exact.Number {
	numerator, denominator := new(big.Int), big.NewInt(1)
	for _, c := range s.Coefficients() {
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

// Words writes the sum with a word for each name and numbers as the language writes them.
func (s Sum) Words(word func(slot int) string, lang wording.Language) string {
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
	for _, t := range s.Terms {
		write(t.Coefficient, word(t.Slot))
	}
	if s.Constant.Sign() != 0 || len(s.Terms) == 0 {
		write(s.Constant, "")
	}
	return b.String()
}

// Slots returns the slots of the names in the sum, ascending.
func (s Sum) Slots() []int {
	slots := make([]int, len(s.Terms))
	for i, t := range s.Terms {
		slots[i] = t.Slot
	}
	return slots
}

// Single returns the slot of a sum that is one name and nothing else.
func (s Sum) Single() (slot int, ok bool) {
	if len(s.Terms) != 1 || s.Constant.Sign() != 0 || s.Terms[0].Coefficient.Cmp(exact.Int(1)) != 0 {
		return 0, false
	}
	return s.Terms[0].Slot, true
}
