package rules

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/wording"
)

// sumsOfTwo are sums of quotients in every shape that goes the way of products: multiples, long sums inside,
// denominators below 0.
var sumsOfTwo = []string{
	"percent(a, b) + percent(c, b)", "percent(a, b) - 0.987 * percent(c, b)", "rate(a, b, 1000) - percent(b, c)", "a / b - c / (a + b + c)",
	"a / b + b / c", "(a + b) / (b + c) - c / (a - b)", "a / (b - c) - 3 * b / (c - a)", "a / b - 0.5", "(9223372036854775807 * a) / b - c / b",
}

// nearLimits is a row around the limits of int64, and around what a target asks of it.
func nearLimits(s *Scope, random *rand.Rand) *Row {
	row := s.NewRow()
	numbers := []int64{0, 1, 2, 50, math.MaxInt64, math.MaxInt64 - 1, math.MaxInt64 / 2, math.MaxInt64 - random.Int64N(20000), 1 << 62, random.Int64()}
	for slot, typ := range s.types {
		switch {
		case typ == TruthType || random.IntN(30) == 0:
		case random.IntN(60) == 0:
			row.Set(slot, InvalidValue(wording.Message{}))
		default:
			row.Set(slot, NumberValue(Int(numbers[random.IntN(len(numbers))])))
		}
	}
	return &row
}

func TestSumsOfTwoQuotientsNearTheLimitsAreExact(t *testing.T) {
	t.Parallel()
	g, random := newGenerator(23), rand.New(rand.NewPCG(23, 2023))
	s := testScope()
	for range 5 {
		b := g.batchOf(t, s, sumsOfTwo)
		for i := range b.judges {
			if len(b.judges[i].steps) > 0 {
				require.NotNil(t, b.judges[i].sum, b.judges[i].judge.formula.Text())
			}
		}
		block := b.NewBlock()
		for _, n := range []int{65, 500} {
			rows := make([]*Row, n)
			for i := range rows {
				rows[i] = nearLimits(s, random)
			}
			block.Transpose(rows)
			requireBatch(t, b, block, rows)
		}
	}
}

func TestHugeNumbersAgreeWithBig(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(29, 2023))
	word := func() uint64 {
		return []uint64{0, 1, math.MaxUint64, 1 << 63, random.Uint64()}[random.IntN(5)]
	}
	number := func() (huge, *big.Int) {
		h := hugeOf(magnitude128{word(), word(), random.IntN(2) == 0})
		by := []uint64{word(), word()}[:1+random.IntN(2)]
		n := h.big()
		factor := huge{used: len(by)}
		copy(factor.words[:], by)
		h.multiply(by...)
		require.Equal(t, n.Mul(n, factor.big()).String(), h.big().String())
		return h, n
	}
	for range 20_000 {
		x, a := number()
		y, b := number()
		require.Equal(t, a.Cmp(b), x.cmp(&y))
		x.add(&y)
		require.Equal(t, a.Add(a, b).String(), x.big().String())
	}
}

func (h *huge) big() *big.Int {
	n := new(big.Int)
	for i := h.used - 1; i >= 0; i-- {
		n.Lsh(n, 64).Add(n, new(big.Int).SetUint64(h.words[i]))
	}
	if h.negative {
		n.Neg(n)
	}
	return n
}
