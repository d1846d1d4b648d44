package prove

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// sumOf is a x + b y + c.
func sumOf(a, b, c int64) form.Sum {
	return form.Sum{}.Plus(form.Sum{Terms: []form.Term{{Slot: 0, Coefficient: exact.Int(1)}}}, exact.Int(a)).Plus(form.Sum{Terms: []form.Term{{Slot: 1, Coefficient: exact.Int(1)}}}, exact.Int(b)).Plus(form.ConstantSum(exact.Int(c)), exact.Int(1))
}

// at is the value of a sum at a point.
func at(l form.Sum, x, y exact.Number) exact.Number {
	sum := l.Constant
	for _, t := range l.Terms {
		sum = sum.Add(t.Coefficient.Mul([]exact.Number{x, y}[t.Slot]))
	}
	return sum
}

// coefficientOf is 0 where a sum does not have the variable.
func coefficientOf(l form.Sum, slot int) exact.Number {
	for _, t := range l.Terms {
		if t.Slot == slot {
			return t.Coefficient
		}
	}
	return exact.Number{}
}

// bestCorner is the greatest value of a goal over the corners of a bounded area, found by trying all.
func bestCorner(goal form.Sum, facts []form.Sum) (best exact.Number, found bool) {
	lines := append([]form.Sum{sumOf(1, 0, 0), sumOf(0, 1, 0)}, facts...)
	for i, p := range lines {
		for _, q := range lines[:i] {
			a, b, c, d := coefficientOf(p, 0), coefficientOf(p, 1), coefficientOf(q, 0), coefficientOf(q, 1)
			det := a.Mul(d).Sub(b.Mul(c))
			x, ok := b.Mul(q.Constant).Sub(d.Mul(p.Constant)).Div(det)
			y, _ := c.Mul(p.Constant).Sub(a.Mul(q.Constant)).Div(det)
			for _, fact := range lines {
				ok = ok && at(fact, x, y).Sign() >= 0
			}
			if v := at(goal, x, y); ok && (!found || v.Cmp(best) > 0) {
				best, found = v, true
			}
		}
	}
	return best, found
}

func TestTheMaximumIsThatOfTheBestCorner(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 2026))
	small := func() int64 { return int64(random.IntN(9)) - 4 }
	empties := 0
	for range 5000 {
		facts := []form.Sum{sumOf(-1, -1, 20)} // so that the area is bounded
		for range random.IntN(5) {
			facts = append(facts, sumOf(small(), small(), small()))
		}
		goal, steps := sumOf(small(), small(), small()), maxProof
		best, o := (&program{variables: 2, facts: facts, steps: &steps}).maximum(goal)
		want, found := bestCorner(goal, facts)
		if !found {
			empties++
			require.Equal(t, empty, o)
			continue
		}
		require.Equal(t, optimal, o)
		require.Equal(t, want.String(), best.String())
	}
	require.Greater(t, empties, 100)
}

func TestASumMayGrowBeyondEveryNumber(t *testing.T) {
	t.Parallel()
	steps := maxProof
	_, o := (&program{variables: 2, facts: []form.Sum{sumOf(1, -1, 3)}, steps: &steps}).maximum(sumOf(1, 1, 0))
	require.Equal(t, unbounded, o)
	_, o = (&program{variables: 2, facts: []form.Sum{sumOf(1, -1, -3)}, steps: &steps}).maximum(sumOf(-1, 1, 0))
	require.Equal(t, optimal, o)
}

func TestASpentBudgetIsSaid(t *testing.T) {
	t.Parallel()
	steps := 3
	_, o := (&program{variables: 2, facts: []form.Sum{sumOf(-1, -1, 9), sumOf(-1, 1, 2)}, steps: &steps}).maximum(sumOf(1, 1, 0))
	require.Equal(t, unfinished, o)
}

// In this program, of Beale (1955), the steepest way up goes round in a circle.
func TestTheSearchEndsWhereManyCornersAreOne(t *testing.T) {
	t.Parallel()
	sum := func(constant exact.Number, coefficients ...exact.Number) form.Sum {
		l := form.Sum{Constant: constant}
		for slot, c := range coefficients {
			l = l.Plus(form.Sum{Terms: []form.Term{{Slot: slot, Coefficient: exact.Int(1)}}}, c)
		}
		return l
	}
	steps := maxProof
	facts := []form.Sum{
		sum(exact.Number{}, exact.Frac(-1, 4), exact.Int(60), exact.Frac(1, 25), exact.Int(-9)),
		sum(exact.Number{}, exact.Frac(-1, 2), exact.Int(90), exact.Frac(1, 50), exact.Int(-3)),
		sum(exact.Int(1), exact.Number{}, exact.Number{}, exact.Int(-1), exact.Number{}),
	}
	best, o := (&program{variables: 4, facts: facts, steps: &steps}).maximum(sum(exact.Number{}, exact.Frac(3, 4), exact.Int(-150), exact.Frac(1, 50), exact.Int(-6)))
	require.Equal(t, optimal, o)
	require.Equal(t, "1/20", best.Rat().String())
}
