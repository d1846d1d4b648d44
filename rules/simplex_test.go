package rules

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
)

// sumOf is a x + b y + c.
func sumOf(a, b, c int64) Linear {
	return Linear{}.plus(Linear{terms: []term{{0, exact.Int(1)}}}, exact.Int(a)).plus(Linear{terms: []term{{1, exact.Int(1)}}}, exact.Int(b)).plus(constantLinear(exact.Int(c)), exact.Int(1))
}

// at is the value of a sum at a point.
func (l Linear) at(x, y exact.Number) exact.Number {
	sum := l.constant
	for _, t := range l.terms {
		sum = sum.Add(t.coefficient.Mul([]exact.Number{x, y}[t.slot]))
	}
	return sum
}

// coefficientOf is 0 where a sum does not have the variable.
func (l Linear) coefficientOf(slot int) exact.Number {
	for _, t := range l.terms {
		if t.slot == slot {
			return t.coefficient
		}
	}
	return exact.Number{}
}

// bestCorner is the greatest value of a goal over the corners of a bounded area, found by trying all.
func bestCorner(goal Linear, facts []Linear) (best exact.Number, found bool) {
	lines := append([]Linear{sumOf(1, 0, 0), sumOf(0, 1, 0)}, facts...)
	for i, p := range lines {
		for _, q := range lines[:i] {
			a, b, c, d := p.coefficientOf(0), p.coefficientOf(1), q.coefficientOf(0), q.coefficientOf(1)
			det := a.Mul(d).Sub(b.Mul(c))
			x, ok := b.Mul(q.constant).Sub(d.Mul(p.constant)).Div(det)
			y, _ := c.Mul(p.constant).Sub(a.Mul(q.constant)).Div(det)
			for _, fact := range lines {
				ok = ok && fact.at(x, y).Sign() >= 0
			}
			if v := goal.at(x, y); ok && (!found || v.Cmp(best) > 0) {
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
		facts := []Linear{sumOf(-1, -1, 20)} // so that the area is bounded
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
	_, o := (&program{variables: 2, facts: []Linear{sumOf(1, -1, 3)}, steps: &steps}).maximum(sumOf(1, 1, 0))
	require.Equal(t, unbounded, o)
	_, o = (&program{variables: 2, facts: []Linear{sumOf(1, -1, -3)}, steps: &steps}).maximum(sumOf(-1, 1, 0))
	require.Equal(t, optimal, o)
}

func TestASpentBudgetIsSaid(t *testing.T) {
	t.Parallel()
	steps := 3
	_, o := (&program{variables: 2, facts: []Linear{sumOf(-1, -1, 9), sumOf(-1, 1, 2)}, steps: &steps}).maximum(sumOf(1, 1, 0))
	require.Equal(t, unfinished, o)
}

// In this program, of Beale (1955), the steepest way up goes round in a circle.
func TestTheSearchEndsWhereManyCornersAreOne(t *testing.T) {
	t.Parallel()
	sum := func(constant exact.Number, coefficients ...exact.Number) Linear {
		l := Linear{constant: constant}
		for slot, c := range coefficients {
			l = l.plus(Linear{terms: []term{{slot, exact.Int(1)}}}, c)
		}
		return l
	}
	steps := maxProof
	facts := []Linear{
		sum(exact.Number{}, exact.Frac(-1, 4), exact.Int(60), exact.Frac(1, 25), exact.Int(-9)),
		sum(exact.Number{}, exact.Frac(-1, 2), exact.Int(90), exact.Frac(1, 50), exact.Int(-3)),
		sum(exact.Int(1), exact.Number{}, exact.Number{}, exact.Int(-1), exact.Number{}),
	}
	best, o := (&program{variables: 4, facts: facts, steps: &steps}).maximum(sum(exact.Number{}, exact.Frac(3, 4), exact.Int(-150), exact.Frac(1, 50), exact.Int(-6)))
	require.Equal(t, optimal, o)
	require.Equal(t, "1/20", best.Rat().String())
}
