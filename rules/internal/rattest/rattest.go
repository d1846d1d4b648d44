// Package rattest has fractions of math/big for tests of exact numbers: an oracle that shares no code with them.
package rattest

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

// Read reads a fraction as math/big writes it.
func Read(t testing.TB, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	require.True(t, ok, text)
	return r
}

// Extremes are numbers at the edges of the small form, and just beyond them.
var Extremes = []string{
	"0", "1", "-1", "2", "-3", "1/2", "-1/3", "2/4", "7/1000", "-785/12500",
	"9223372036854775807", "-9223372036854775807", "-9223372036854775808", "9223372036854775808",
	"1/9223372036854775807", "-1/9223372036854775807", "1/9223372036854775808",
	"9223372036854775807/2", "-9223372036854775808/3", "9223372036854775806/9223372036854775807",
	"4294967296", "-4294967295/4294967297", "1000000000000000000000000000000", "1/1000000000000000000000000000000",
	"-1000000000000000000000000000001/3",
}

// AwayFromZero rounds by the textbook: cut off |x|·10^places + 1/2.
func AwayFromZero(x *big.Rat, places int) *big.Rat {
	scaled := new(big.Rat).Abs(x)
	scaled.Mul(scaled, tenTo(places)).Add(scaled, big.NewRat(1, 2))
	whole := new(big.Rat).SetInt(new(big.Int).Quo(scaled.Num(), scaled.Denom()))
	whole.Mul(whole, tenTo(-places))
	return whole.Mul(whole, big.NewRat(int64(x.Sign()), 1))
}

func tenTo(k int) *big.Rat {
	power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(k, -k))), nil))
	if k < 0 {
		power.Inv(power)
	}
	return power
}
