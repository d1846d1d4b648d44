package exact

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/internal/rattest"
	"github.com/childward/childward/rules/wording"
)

// num reads a Number as math/big writes it.
func num(t testing.TB, text string) Number {
	t.Helper()
	return FromRat(rattest.Read(t, text))
}

// asBig holds the same number in the big form, whatever its size.
func asBig(a Number) Number { return Number{big: a.Rat()} }

func TestZeroNumberIsZero(t *testing.T) {
	t.Parallel()
	var zero Number
	require.Equal(t, "0", zero.String())
	require.Zero(t, zero.Cmp(Int(0)))
	require.True(t, zero.IsInt())
	require.Equal(t, "0", zero.Rat().RatString())
	require.Equal(t, "5", zero.Add(Int(5)).String())
	require.Equal(t, "0", zero.Mul(Int(5)).String())
	require.Equal(t, "0", zero.Neg().String())
	require.Equal(t, "0", zero.Floor().String())
	_, ok := Int(5).Div(zero)
	require.False(t, ok)
	require.PanicsWithValue(t, "exact: Frac with denominator 0", func() { Frac(1, 0) })
}

// agrees checks every operation on a and b against math/big, in all four pairings of small and big form.
func agrees(t testing.TB, x, y *big.Rat) {
	t.Helper()
	for _, a := range []Number{FromRat(x), asBig(FromRat(x))} {
		requireUnary(t, x, a)
		for _, b := range []Number{FromRat(y), asBig(FromRat(y))} {
			requireBinary(t, x, y, a, b)
		}
	}
}

func requireUnary(t testing.TB, x *big.Rat, a Number) {
	t.Helper()
	floor := new(big.Int).Div(x.Num(), x.Denom())
	ceil := new(big.Int).Neg(new(big.Int).Div(new(big.Int).Neg(x.Num()), x.Denom()))
	requireSame(t, x, a)
	requireSame(t, new(big.Rat).SetInt(floor), a.Floor())
	requireSame(t, new(big.Rat).SetInt(ceil), a.Ceil())
	requireSame(t, new(big.Rat).Neg(x), a.Neg())
	requireSame(t, new(big.Rat).Abs(x), a.Abs())
	require.Equal(t, x.Sign(), a.Sign())
	require.Equal(t, x.IsInt(), a.IsInt())
	n, d := a.Fraction()
	require.Equal(t, x.Num().String()+"/"+x.Denom().String(), n+"/"+d)
	numerator, denominator := a.Parts()
	requireSame(t, new(big.Rat).SetInt(x.Num()), numerator)
	requireSame(t, new(big.Rat).SetInt(x.Denom()), denominator)
	n64, ok := a.Int64()
	require.Equal(t, x.IsInt() && x.Num().IsInt64(), ok)
	require.True(t, !ok || n64 == x.Num().Int64())
	for _, places := range []int{-9, -1, 0, 1, 2, 20} {
		want := rattest.AwayFromZero(x, places)
		requireSame(t, want, FromRat(a.Round(places).Rat()))
		requireSame(t, want, a.Rounded(places))
	}
}

func requireBinary(t testing.TB, x, y *big.Rat, a, b Number) {
	t.Helper()
	requireSame(t, new(big.Rat).Add(x, y), a.Add(b))
	requireSame(t, new(big.Rat).Sub(x, y), a.Sub(b))
	requireSame(t, new(big.Rat).Mul(x, y), a.Mul(b))
	require.Equal(t, x.Cmp(y), a.Cmp(b))
	q, ok := a.Div(b)
	require.Equal(t, y.Sign() != 0, ok)
	if ok {
		requireSame(t, new(big.Rat).Quo(x, y), q)
	}
}

// requireSame compares by meaning, and sees to it that what fits the small form is held in it.
func requireSame(t testing.TB, want *big.Rat, got Number) {
	t.Helper()
	require.Equal(t, want.RatString(), got.Rat().RatString())
	require.Zero(t, got.Cmp(FromRat(want)))
	require.GreaterOrEqual(t, got.den(), int64(1))
	require.NotEqual(t, int64(math.MinInt64), got.n)
}

func TestSmallFormBigFormAndMathBigAgreeAtTheExtremes(t *testing.T) {
	t.Parallel()
	for _, x := range rattest.Extremes {
		for _, y := range rattest.Extremes {
			agrees(t, rattest.Read(t, x), rattest.Read(t, y))
		}
	}
}

func TestSmallFormBigFormAndMathBigAgreeOnRandomNumbers(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		agrees(t, randomRat(random), randomRat(random))
	}
}

// randomRat draws a fraction whose parts have up to 70 bits, small ones as often as large ones.
func randomRat(random *rand.Rand) *big.Rat {
	part := func() *big.Int {
		n := new(big.Int).SetUint64(random.Uint64())
		n.Lsh(n, uint(random.IntN(7)))
		return n.Rsh(n, uint(random.IntN(70)))
	}
	n, d := part(), part()
	d.Add(d, big.NewInt(1))
	if random.IntN(2) == 0 {
		n.Neg(n)
	}
	return new(big.Rat).SetFrac(n, d)
}

func TestNumbersObeyTheLawsOfArithmetic(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		a, b, c := FromRat(randomRat(random)), FromRat(randomRat(random)), FromRat(randomRat(random))
		require.Zero(t, a.Add(b).Cmp(b.Add(a)), "a + b = b + a")
		require.Zero(t, a.Mul(b).Cmp(b.Mul(a)), "a b = b a")
		require.Zero(t, a.Add(b).Add(c).Cmp(a.Add(b.Add(c))), "(a + b) + c = a + (b + c)")
		require.Zero(t, a.Mul(b).Mul(c).Cmp(a.Mul(b.Mul(c))), "(a b) c = a (b c)")
		require.Zero(t, a.Mul(b.Add(c)).Cmp(a.Mul(b).Add(a.Mul(c))), "a (b + c) = a b + a c")
		require.Zero(t, a.Sub(b).Add(b).Cmp(a), "a - b + b = a")
		require.Equal(t, a.Cmp(b), -b.Cmp(a), "a < b is b > a")
		require.Equal(t, a.Cmp(b), a.Sub(b).Sign(), "a < b is a - b < 0")
		q, ok := a.Div(b)
		require.True(t, !ok || q.Mul(b).Cmp(a) == 0, "a / b b = a")
		n, d := a.Parts()
		again, _ := n.Div(d)
		require.Zero(t, again.Cmp(a), "the parts recompute the number")
	}
}

func TestOperationsDoNotChangeTheirOperands(t *testing.T) {
	t.Parallel()
	for _, x := range rattest.Extremes {
		a, b := asBig(num(t, x)), asBig(num(t, "-7/3"))
		for _, ignored := range []Number{a.Add(b), a.Sub(b), a.Mul(b), a.Neg(), a.Abs(), a.Floor(), a.Ceil(), a.inverseOrZero()} {
			_ = ignored.Rat().Neg(ignored.Rat())
		}
		a.Rat().SetInt64(99)
		a.Round(2)
		require.Equal(t, rattest.Read(t, x).RatString(), a.Rat().RatString())
		require.Equal(t, "-7/3", b.Rat().RatString())
	}
	mine := big.NewRat(1, 3)
	n := FromRat(mine)
	mine.SetInt64(7)
	require.Equal(t, "1/3", n.String())
}

func (a Number) inverseOrZero() Number {
	q, _ := Int(1).Div(a)
	return q
}

func TestRoundTakesTiesAwayFromZero(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, number string
		places       int
		want         string
	}{
		{"a tie goes up", "1/8", 2, "0.13"},
		{"a negative tie goes down", "-1/8", 2, "-0.13"},
		{"just below a tie goes to zero", "0.12499999999999999999999", 2, "0.12"},
		{"just above a tie goes away", "0.12500000000000000000001", 2, "0.13"},
		{"just below a negative tie goes to zero", "-0.12499999999999999999999", 2, "-0.12"},
		{"half is one", "1/2", 0, "1"},
		{"minus half is minus one", "-1/2", 0, "-1"},
		{"three halves are two, two and a half are three", "5/2", 0, "3"},
		{"minus two and a half is minus three", "-5/2", 0, "-3"},
		{"a third is cut", "1/3", 2, "0.33"},
		{"two thirds are rounded up", "2/3", 2, "0.67"},
		{"places are kept", "250/31", 2, "8.06"},
		{"tens: a tie goes up", "25", -1, "30"},
		{"tens: a negative tie goes down", "-25", -1, "-30"},
		{"tens: below the tie", "24.999", -1, "20"},
		{"hundreds of a small number are 0", "49", -2, "0"},
		{"hundreds: a tie", "50", -2, "100"},
		{"a million of a small number", "1", -9, "0"},
		{"twenty places", "1/3", 20, "0.33333333333333333333"},
		{"the least int64", "-9223372036854775808", -1, "-9223372036854775810"},
		{"the greatest int64", "9223372036854775807", -1, "9223372036854775810"},
		{"zero", "0", 3, "0"},
		{"what rounds to zero has no sign", "-1/1000", 2, "0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want := decimal.RequireFromString(tt.want)
			require.True(t, want.Equal(num(t, tt.number).Round(tt.places)), "%s", num(t, tt.number).Round(tt.places))
			require.Equal(t, tt.want, num(t, tt.number).Rounded(tt.places).String())
			require.Equal(t, tt.want, asBig(num(t, tt.number)).Rounded(tt.places).String())
			require.Equal(t, tt.want, num(t, tt.number).Rounded(tt.places).String())
		})
	}
}

// Rounding a third to math.MaxInt32 places ran for minutes.
func TestPlacesAreBounded(t *testing.T) {
	t.Parallel()
	third := Frac(1, 3)
	require.Equal(t, third.Round(MaxPlaces), third.Round(math.MaxInt32))
	require.Equal(t, third.Round(-MaxPlaces), third.Round(math.MinInt))
	require.Equal(t, int32(-MaxPlaces), third.Round(math.MaxInt).Exponent())
	require.Equal(t, third.Rounded(MaxPlaces), third.Rounded(math.MaxInt32))
}

func TestNumbersAreWrittenExactlyOrAsAFraction(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, number, text, decimal, vi, en string }{
		{"a whole number", "1234567", "1234567", "1234567", "1.234.567", "1,234,567"},
		{"three digits have no separator", "999", "999", "999", "999", "999"},
		{"four digits have one", "1000", "1000", "1000", "1.000", "1,000"},
		{"a negative decimal", "-1234.5", "-1234.5", "-1234.5", "-1.234,5", "-1,234.5"},
		{"minus three digits", "-999", "-999", "-999", "-999", "-999"},
		{"decimals are not grouped", "0.0001", "0.0001", "0.0001", "0,0001", "0.0001"},
		{"a fraction that ends", "1/8", "0.125", "0.125", "0,125", "0.125"},
		{"a third does not end", "1/3", "1/3", "0.33333333333333333333", "1/3", "1/3"},
		{"the last of 20 places is rounded", "-2/3", "-2/3", "-0.66666666666666666667", "-2/3", "-2/3"},
		{"a large fraction", "100000/31", "100000/31", "3225.80645161290322580645", "100.000/31", "100,000/31"},
		{"more than 20 places that end are exact", "1/1073741824", "0.000000000931322574615478515625",
			"0.000000000931322574615478515625", "0,000000000931322574615478515625", "0.000000000931322574615478515625"},
		{"a fraction is in lowest terms", "6/9", "2/3", "0.66666666666666666667", "2/3", "2/3"},
		{"beyond int64", "1000000000000000000000000000000", "1000000000000000000000000000000",
			"1000000000000000000000000000000", "1.000.000.000.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000,000,000,000"},
		{"zero", "0", "0", "0", "0", "0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			n := num(t, tt.number)
			require.Equal(t, tt.text, n.String())
			require.Equal(t, tt.decimal, n.Decimal())
			require.Equal(t, tt.vi, n.Format(wording.Vietnamese))
			require.Equal(t, tt.en, n.Format(wording.English))
			text, err := n.MarshalText()
			require.NoError(t, err)
			require.Equal(t, tt.text, string(text))
		})
	}
}

func TestUnreducedSmallNumbersAreWrittenReduced(t *testing.T) {
	t.Parallel()
	for _, n := range []Number{{n: 2, d: 4}, {n: 1, d: 2}, Int(3).Mul(Frac(1, 6)), Frac(-2, -4), asBig(Frac(1, 2))} {
		require.Equal(t, "0.5", n.String())
		require.Equal(t, "0.5", n.Decimal())
		require.Zero(t, n.Cmp(Frac(1, 2)))
		a, b := n.Fraction()
		require.Equal(t, "1/2", a+"/"+b)
	}
	require.True(t, Number{n: 6, d: 3}.IsInt())
	whole, ok := Number{n: 6, d: 3}.Int64()
	require.True(t, ok)
	require.EqualValues(t, 2, whole)
}

func TestExactIsOnlyForWhatEnds(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"0", "0.5", "-0.125", "12345.6789", "1000000000000000000000000000000", "0.000000000931322574615478515625"} {
		x, ok := num(t, text).Exact()
		require.True(t, ok, text)
		require.Equal(t, text, x.String())
	}
	for _, text := range []string{"1/3", "-1/7", "1/6", "1/1000000000000000000000000000001"} {
		_, ok := num(t, text).Exact()
		require.False(t, ok, text)
	}
}

// 1E1000000000 as a decimal parses at once and costs hundreds of megabytes at its first use
// (shopspring/decimal #226, #427): the exponent is looked at first.
func TestFromDecimalRefusesWhatWouldExhaustMemory(t *testing.T) {
	t.Parallel()
	text := decimal.RequireFromString
	nines := strings.Repeat("9", MaxDigits)
	tests := []struct {
		name string
		x    decimal.Decimal
		ok   bool
	}{
		{"zero", text("0"), true},
		{"the zero decimal", decimal.Decimal{}, true},
		{"a count", text("248"), true},
		{"decimals", text("-0.10000000000000000001"), true},
		{"an exponent", text("1E3"), true},
		{"the largest exponent", text("1E1000"), true},
		{"one more", text("1E1001"), false},
		{"the least exponent", text("1E-1000"), true},
		{"one less", text("1E-1001"), false},
		{"as many digits as allowed", text(nines), true},
		{"one more digit", text(nines + "9"), false},
		{"the least number of one more digit", text("1" + strings.Repeat("0", MaxDigits)), false},
		{"as many decimals as allowed", text("0." + nines), true},
		{"one more decimal", text("0." + nines + "9"), false},
		{"far beyond", decimal.New(1, 1000000000), false},
		{"far below", decimal.New(1, -1000000000), false},
		{"the least exponent there is", decimal.New(1, math.MinInt32), false},
		{"zero with an exponent far beyond", decimal.New(0, 1000000000), false},
		{"digits far beyond", decimal.NewFromBigInt(pow10(100000), 0), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			n, ok := FromDecimal(tt.x)
			require.Equal(t, tt.ok, ok)
			require.True(t, !ok || n.Rat().Cmp(tt.x.Rat()) == 0)
		})
	}
}

func TestParseDecimalReadsPlainDecimalsOnly(t *testing.T) {
	t.Parallel()
	sound := []struct{ text, want string }{
		{"0", "0"}, {"-0", "0"}, {"010", "10"}, {"+7", "7"}, {"-7.50", "-7.5"}, {"6.28", "6.28"}, {"00.10", "0.1"},
		{"0.10000000000000000001", "0.10000000000000000001"},
		{"999999999999999999", "999999999999999999"}, {"-999999999999999999", "-999999999999999999"},
		{"0.12345678901234567", "0.12345678901234567"}, {"-1.12345678901234567", "-1.12345678901234567"},
		{"9223372036854775807", "9223372036854775807"}, {"9223372036854775808", "9223372036854775808"},
		{"-9223372036854775808", "-9223372036854775808"}, {"-9223372036854775809", "-9223372036854775809"},
		{strings.Repeat("9", MaxDigits), strings.Repeat("9", MaxDigits)},
		{"-0." + strings.Repeat("0", MaxDigits-1), "0"},
	}
	for _, tt := range sound {
		n, fault := ParseDecimal(tt.text)
		require.Equal(t, DecimalSound, fault, tt.text)
		require.Equal(t, tt.want, n.String())
		require.NotEqual(t, int64(math.MinInt64), n.n)
	}
	notPlain := []string{
		"", "-", "+", ".", "-.", "5.", ".5", "1e3", "1E3", "1_000", "1,5", "1 000", " 1", "1 ", "--1", "+-1", "1.2.3",
		"0x1F", "½", "1/2", "NaN", "Inf", "٣", "1\x00", "１",
	}
	for _, text := range notPlain {
		_, fault := ParseDecimal(text)
		require.Equal(t, DecimalNotPlain, fault, "%q", text)
	}
	for _, text := range []string{strings.Repeat("9", MaxDigits+1), "0." + strings.Repeat("1", MaxDigits), "-" + strings.Repeat("0", MaxDigits+1)} {
		_, fault := ParseDecimal(text)
		require.Equal(t, DecimalTooLong, fault)
	}
}

func TestFormatDecimalGroupsWholeDigits(t *testing.T) {
	t.Parallel()
	require.Equal(t, "100.000", wording.FormatDecimal("100000", wording.Vietnamese))
	require.Equal(t, "-1.000,25", wording.FormatDecimal("-1000.25", wording.Vietnamese))
	require.Equal(t, "-1,000.25", wording.FormatDecimal("-1000.25", wording.English))
	require.Equal(t, "12,000", wording.FormatDecimal("12.000", wording.Vietnamese), "trailing zeros say how exact a figure is")
}

func FuzzNumberAgreesWithBig(f *testing.F) {
	f.Add(int64(math.MinInt64), int64(1), int64(-1), int64(math.MinInt64), uint8(0))
	f.Add(int64(math.MaxInt64), int64(math.MaxInt64-1), int64(math.MinInt64), int64(3), uint8(0))
	f.Add(int64(1)<<40, int64(3), int64(3), int64(1)<<40, uint8(64))
	f.Add(int64(-5), int64(2), int64(25), int64(-10), uint8(1))
	f.Add(int64(math.MinInt64), int64(math.MinInt64), int64(0), int64(-1), uint8(200))
	f.Fuzz(func(t *testing.T, a, b, c, d int64, shift uint8) {
		if b == 0 || d == 0 {
			t.Skip("not a fraction")
		}
		x, y := big.NewRat(a, b), big.NewRat(c, d)
		requireSame(t, x, Frac(a, b))
		agrees(t, x, y)
		grown := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), uint(shift)))
		agrees(t, x, grown.Mul(grown, y))
		again, fault := ParseDecimal(big.NewRat(a, 1).Num().String())
		require.Equal(t, DecimalSound, fault)
		require.Zero(t, again.Cmp(Int(a)))
	})
}
