package exact

import (
	"math"
	"math/big"

	"github.com/childward/childward/rules/internal/small"
)

// A Number is an exact fraction. It never rounds by itself; see [Number.Round].
// The zero value is 0. Numbers are values: no operation changes its operands.
//
// Two equal numbers may be held differently (1/2 and 2/4); compare with [Number.Cmp], not with ==.
type Number struct {
	n   int64    // numerator, never math.MinInt64, so that -n is always in range
	d   int64    // denominator > 0; 0 stands for 1, so that the zero value is 0; not necessarily reduced
	big *big.Rat // when the small form overflows; never changed once set; n and d are then unused
}

// Int returns n as a Number.
func Int(n int64) Number {
	if n == math.MinInt64 {
		return Number{big: new(big.Rat).SetInt64(n)}
	}
	return Number{n: n, d: 1}
}

// Frac returns n/d. Like a division of whole numbers it needs d other than 0, and panics otherwise.
func Frac(n, d int64) Number {
	q, ok := Int(n).Div(Int(d))
	if !ok {
		panic("exact: Frac with denominator 0")
	}
	return q
}

// FromRat returns r as a Number; r may be changed afterwards.
func FromRat(r *big.Rat) Number { return shrink(new(big.Rat).Set(r)) }

// shrink brings a fraction that is ours to the small form when it fits.
func shrink(r *big.Rat) Number {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Number{n: r.Num().Int64(), d: r.Denom().Int64()}
	}
	return Number{big: r}
}

// Rat returns the number as a new big.Rat.
func (a Number) Rat() *big.Rat {
	if a.big != nil {
		return new(big.Rat).Set(a.big)
	}
	return big.NewRat(a.n, a.den())
}

// rat is Rat without the copy: the result must not be changed.
func (a Number) rat() *big.Rat {
	if a.big != nil {
		return a.big
	}
	return big.NewRat(a.n, a.den())
}

func (a Number) den() int64 {
	if a.d == 0 {
		return 1
	}
	return a.d
}

// reduced returns the same small number in lowest terms.
func (a Number) reduced() Number {
	d := a.den()
	if d == 1 {
		return Number{n: a.n, d: 1}
	}
	g := small.GCD(small.Abs(a.n), uint64(d))
	return Number{n: a.n / int64(g), d: d / int64(g)}
}

// Fraction returns numerator and denominator in lowest terms, the sign on the numerator, as decimal strings.
func (a Number) Fraction() (n, d string) {
	r := a.rat()
	return r.Num().String(), r.Denom().String()
}

// Sign returns -1, 0 or 1.
func (a Number) Sign() int {
	if a.big != nil {
		return a.big.Sign()
	}
	switch {
	case a.n < 0:
		return -1
	case a.n > 0:
		return 1
	}
	return 0
}

// IsInt reports whether the number is whole.
func (a Number) IsInt() bool {
	if a.big != nil {
		return a.big.IsInt()
	}
	return a.n%a.den() == 0
}

// Int64 returns a whole number as an int64; ok is false for a fraction and outside int64.
func (a Number) Int64() (n int64, ok bool) {
	if a.big != nil {
		if !a.big.IsInt() || !a.big.Num().IsInt64() {
			return 0, false
		}
		return a.big.Num().Int64(), true
	}
	if d := a.den(); d != 1 {
		return a.n / d, a.n%d == 0
	}
	return a.n, true
}

// Bits returns the larger bit length of numerator and denominator, by which a limit holds numbers down; 63 for
// every number whose numerator and denominator fit int64.
func (a Number) Bits() int {
	if a.big == nil {
		return 63
	}
	return max(a.big.Num().BitLen(), a.big.Denom().BitLen())
}

// Neg returns -a.
func (a Number) Neg() Number {
	if a.big != nil {
		return shrink(new(big.Rat).Neg(a.big))
	}
	return Number{n: -a.n, d: a.d}
}

// Abs returns a without its sign.
func (a Number) Abs() Number {
	if a.Sign() < 0 {
		return a.Neg()
	}
	return a
}

// Cmp returns -1, 0 or 1 as a is less than, equal to or greater than b.
func (a Number) Cmp(b Number) int {
	if a.big == nil && b.big == nil {
		if a.den() == b.den() {
			return small.Cmp(a.n, b.n)
		}
		return small.CmpProducts(a.n, b.den(), b.n, a.den())
	}
	return a.rat().Cmp(b.rat())
}

// Add returns a + b.
func (a Number) Add(b Number) Number {
	if a.big == nil && b.big == nil {
		if s, ok := small.Add(a.n, b.n); ok && a.d == b.d {
			return Number{n: s, d: a.d}
		}
		if s, ok := addSmall(a, b); ok {
			return s
		}
		if s, ok := addSmall(a.reduced(), b.reduced()); ok {
			return s
		}
	}
	return shrink(new(big.Rat).Add(a.rat(), b.rat()))
}

// Sub returns a - b.
func (a Number) Sub(b Number) Number { return a.Add(b.Neg()) }

// Mul returns a · b.
func (a Number) Mul(b Number) Number {
	if a.big == nil && b.big == nil {
		if p, ok := mulSmall(a, b); ok {
			return p
		}
		// Reduce crosswise as well: (2^40/3) · (3/2^40) is small although its products are not.
		a, b = a.reduced(), b.reduced()
		x, y := Number{a.n, b.d, nil}.reduced(), Number{b.n, a.d, nil}.reduced()
		if p, ok := mulSmall(x, y); ok {
			return p
		}
	}
	return shrink(new(big.Rat).Mul(a.rat(), b.rat()))
}

// Div returns a / b exactly; ok is false when b is 0.
func (a Number) Div(b Number) (q Number, ok bool) {
	if b.Sign() == 0 {
		return Number{}, false
	}
	return a.Mul(b.Inverse()), true
}

// Inverse returns 1/b. Like a division of whole numbers it needs b other than 0, and panics otherwise.
func (b Number) Inverse() Number {
	if b.big != nil {
		return shrink(new(big.Rat).Inv(b.big))
	}
	if b.n == 0 {
		panic("exact: inverse of 0")
	}
	if b.n < 0 {
		return Number{n: -b.den(), d: -b.n}
	}
	return Number{n: b.den(), d: b.n}
}

// Floor returns the greatest whole number not above a.
func (a Number) Floor() Number {
	if n, ok := a.Int64(); ok {
		return Int(n)
	}
	r := a.rat()
	return shrink(new(big.Rat).SetInt(new(big.Int).Div(r.Num(), r.Denom()))) // Euclidean: down, as the denominator is positive
}

// Ceil returns the least whole number not below a.
func (a Number) Ceil() Number { return a.Neg().Floor().Neg() }

// addSmall adds two small numbers; ok is false when the sum does not fit.
func addSmall(a, b Number) (Number, bool) {
	ad, bd := a.den(), b.den()
	if ad == bd {
		s, ok := small.Add(a.n, b.n)
		return Number{n: s, d: ad}, ok
	}
	x, ok1 := small.Mul(a.n, bd)
	y, ok2 := small.Mul(b.n, ad)
	d, ok3 := small.Mul(ad, bd)
	s, ok4 := small.Add(x, y)
	return Number{n: s, d: d}, ok1 && ok2 && ok3 && ok4
}

// mulSmall multiplies two small numbers; ok is false when the product does not fit.
func mulSmall(a, b Number) (Number, bool) {
	n, ok1 := small.Mul(a.n, b.n)
	d, ok2 := small.Mul(a.den(), b.den())
	return Number{n: n, d: d}, ok1 && ok2
}

// Parts returns numerator and denominator in lowest terms as whole Numbers, the sign on the numerator.
func (a Number) Parts() (numerator, denominator Number) {
	r := a.rat()
	return shrink(new(big.Rat).SetInt(r.Num())), shrink(new(big.Rat).SetInt(r.Denom()))
}
