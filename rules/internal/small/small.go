// Package small computes with int64 and says when a result does not fit. The least int64 counts as one that does
// not, so that a number can always change its sign.
package small

import (
	"math"
	"math/bits"
)

// Add returns a + b; ok is false when the sum does not fit.
func Add(a, b int64) (sum int64, ok bool) {
	sum = a + b
	return sum, (sum > a) == (b > 0) && sum != math.MinInt64
}

// Mul returns a · b; ok is false when the product does not fit.
func Mul(a, b int64) (product int64, ok bool) {
	hi, lo := bits.Mul64(Abs(a), Abs(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

// CmpProducts compares a·b with c·d over 128 bits: -1, 0 or 1 as the first is less, equal or greater.
func CmpProducts(a, b, c, d int64) int {
	left, right := product(a, b), product(c, d)
	if left.negative != right.negative {
		if left.negative {
			return -1
		}
		return 1
	}
	order := Cmp(left.hi, right.hi)
	if order == 0 {
		order = Cmp(left.lo, right.lo)
	}
	if left.negative {
		return -order
	}
	return order
}

// A wide is a product of two int64 as sign and 128-bit magnitude; zero is not negative.
type wide struct {
	hi, lo   uint64
	negative bool
}

func product(a, b int64) wide {
	hi, lo := bits.Mul64(Abs(a), Abs(b))
	return wide{hi, lo, (a < 0) != (b < 0) && hi|lo != 0}
}

// Cmp returns -1, 0 or 1 as a is less than, equal to or greater than b.
func Cmp[T int64 | uint64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Abs returns the magnitude of n.
func Abs(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// GCD returns the greatest common divisor, of a and 0 that is a.
func GCD(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
