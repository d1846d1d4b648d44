package exact

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/childward/childward/rules/wording"
)

// MaxDigits is how many digits a decimal that enters may have, in a formula or as data.
const MaxDigits = 1000

// MaxExponent bounds the exponent of a decimal that enters: 10^±1000.
// 1E1000000000 would cost hundreds of megabytes at its first use.
const MaxExponent = 1000

// MaxPlaces is how many decimals a number can be rounded to.
const MaxPlaces = 10_000

// FromDecimal returns x exactly; ok is false when x has more than [MaxDigits] digits
// or an exponent outside ±[MaxExponent].
func FromDecimal(x decimal.Decimal) (n Number, ok bool) {
	exponent := int(x.Exponent())
	// The bit length is checked first: counting the digits of a huge coefficient is what costs.
	if exponent > MaxExponent || exponent < -MaxExponent || x.Coefficient().BitLen() > 4*MaxDigits || x.NumDigits() > MaxDigits {
		return Number{}, false
	}
	r := new(big.Rat).SetInt(x.Coefficient())
	scale := new(big.Rat).SetInt(pow10(max(exponent, -exponent)))
	if exponent < 0 {
		return shrink(r.Quo(r, scale)), true
	}
	return shrink(r.Mul(r, scale)), true
}

// DecimalFault says why a text is no number for [ParseDecimal].
type DecimalFault int

// The faults of a decimal text.
const (
	DecimalSound    DecimalFault = iota // it is a number
	DecimalNotPlain                     // it is not digits, or digits, a point and digits
	DecimalTooLong                      // it has more than MaxDigits digits
)

// ParseDecimal reads a plain decimal: an optional sign, digits, and optionally a point and more digits.
// Exponents, thousands separators and spaces are refused.
func ParseDecimal(text string) (Number, DecimalFault) {
	digits := text
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		digits = digits[1:]
	}
	whole, fraction, point := strings.Cut(digits, ".")
	if !onlyDigits(whole) || point && !onlyDigits(fraction) {
		return Number{}, DecimalNotPlain
	}
	if len(whole)+len(fraction) > MaxDigits {
		return Number{}, DecimalTooLong
	}
	if len(digits) <= 18 {
		return smallDecimal(whole, fraction, text[0] == '-'), DecimalSound
	}
	r, _ := new(big.Rat).SetString(text)
	return shrink(r), DecimalSound
}

// smallDecimal reads at most 18 digits.
func smallDecimal(whole, fraction string, negative bool) Number {
	n, d := int64(0), int64(1)
	for i := range len(whole) {
		n = n*10 + int64(whole[i]-'0')
	}
	for i := range len(fraction) {
		n, d = n*10+int64(fraction[i]-'0'), d*10
	}
	if negative {
		n = -n
	}
	return Number{n: n, d: d}
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func pow10(k int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(k)), nil) }

// Round returns the number with so many decimals, ties away from zero, as Vietnamese statistics are
// published: 0.125 is 0.13, -0.125 is -0.13. Negative places round to tens, hundreds and so on. Places beyond
// ±[MaxPlaces] are taken as ±MaxPlaces.
func (a Number) Round(places int) decimal.Decimal { return a.round(boundPlaces(places)) }

// boundPlaces holds places within ±MaxPlaces.
func boundPlaces(places int) int { return min(max(places, -MaxPlaces), MaxPlaces) }

func (a Number) round(places int) decimal.Decimal {
	r := a.rat()
	n, d := new(big.Int).Abs(r.Num()), new(big.Int).Set(r.Denom())
	if places >= 0 {
		n.Mul(n, pow10(places))
	} else {
		d.Mul(d, pow10(-places))
	}
	q, rest := n.QuoRem(n, d, new(big.Int))
	if rest.Lsh(rest, 1).Cmp(d) >= 0 {
		q.Add(q, big.NewInt(1))
	}
	if r.Sign() < 0 {
		q.Neg(q)
	}
	return decimal.NewFromBigInt(q, int32(-places))
}

// Rounded is [Number.Round] as a Number again.
func (a Number) Rounded(places int) Number {
	places = boundPlaces(places)
	if places >= 0 && a.IsInt() {
		return a
	}
	x := a.Round(places)
	r := new(big.Rat).SetInt(x.Coefficient())
	scale := new(big.Rat).SetInt(pow10(max(places, -places)))
	if places >= 0 {
		return shrink(r.Quo(r, scale))
	}
	return shrink(r.Mul(r, scale))
}

// Exact returns the number as a decimal when it has finitely many decimals.
func (a Number) Exact() (x decimal.Decimal, ok bool) {
	places, ok := a.Places()
	if !ok {
		return decimal.Decimal{}, false
	}
	return a.round(places), true
}

// decimal is the exact decimal as a text; ok is false where it does not end.
func (a Number) decimal() (text string, ok bool) {
	if a.big == nil && a.d <= 1 { // most figures are counts
		return strconv.FormatInt(a.n, 10), true
	}
	x, ok := a.Exact()
	return x.String(), ok
}

// Places returns how many decimals the number has; ok is false when they do not end.
func (a Number) Places() (places int, ok bool) {
	if a.IsInt() {
		return 0, true
	}
	d := new(big.Int).Set(a.rat().Denom())
	twos := int(d.TrailingZeroBits())
	d.Rsh(d, uint(twos))
	fives, five, rest := 0, big.NewInt(5), new(big.Int)
	for {
		q, m := new(big.Int).QuoRem(d, five, rest)
		if m.Sign() != 0 {
			break
		}
		d = q
		fives++
	}
	return max(twos, fives), d.IsInt64() && d.Int64() == 1
}

// Decimal writes the number as the contracts of this project do: the exact decimal if it is finite,
// else rounded to 20 places.
func (a Number) Decimal() string {
	if text, ok := a.decimal(); ok {
		return text
	}
	return a.Round(20).String()
}

// String returns the exact decimal if it is finite, else the fraction in lowest terms: 0.5, 1/3.
func (a Number) String() string {
	if text, ok := a.decimal(); ok {
		return text
	}
	return a.rat().RatString()
}

// MarshalText writes the number as [Number.String] does: JSON gets a string, never a float.
func (a Number) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// Format writes the number as a language writes it: 1.234,5 in Vietnamese and 1,234.5 in English,
// exactly if it is finite, else as a fraction of two such whole numbers.
func (a Number) Format(lang wording.Language) string {
	if text, ok := a.decimal(); ok {
		return wording.FormatDecimal(text, lang)
	}
	n, d := a.Fraction()
	return wording.FormatDecimal(n, lang) + "/" + wording.FormatDecimal(d, lang)
}

// Pow10 returns 10^k.
func Pow10(k int) Number {
	r := new(big.Rat).SetInt(pow10(max(k, -k)))
	if k < 0 {
		r.Inv(r)
	}
	return shrink(r)
}
