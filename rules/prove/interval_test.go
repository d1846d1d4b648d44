package prove

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// String writes an interval with its ends: [0, 100], [0, …, ….
func (i interval) String() string {
	if i.none {
		return "none"
	}
	low, high := i.low.String(), i.high.String()
	if i.noLow {
		low = "…"
	}
	if i.noHigh {
		high = "…"
	}
	return low + " to " + high
}

func TestTheBoundsOfAValueComeFromThoseOfItsParts(t *testing.T) {
	tests := []struct{ formula, want string }{
		{"percent(a, b)", "0 to 100"},
		{"rate(a, b, 100)", "0 to …"},
		{"rate(a, c, 100)", "0 to 50"},
		{"rate(c, a, 100)", "200 to …"},
		{"a / (b - c)", "… to …"},
		{"d - 3", "-3 to 2"},
		{"abs(d - 3)", "0 to 3"},
		{"abs(-d)", "0 to 5"},
		{"min(d, 3)", "0 to 3"},
		{"min(a, 3)", "0 to 3"},
		{"min(a, b)", "0 to …"},
		{"max(d, 3)", "3 to 5"},
		{"max(a, 3)", "3 to …"},
		{"max(-a, -3)", "-3 to 0"},
		{"min(-a, 3)", "… to 0"},
		{"-min(d, 3)", "-3 to 0"},
		{"floor(d / 2)", "0 to 2"},
		{"ceil(d / 2)", "0 to 3"},
		{"round(percent(a, b), -2)", "0 to 100"},
		{"round(d / 3, 1)", "0 to 1.7"},
		{"d * d", "0 to 25"},
		{"(d - 3) * d", "-15 to 10"},
		{"(d - 3) * (d - 2)", "-9 to 6"},
		{"a * (d - 3)", "… to …"},
		{"a * d", "0 to …"},
		{"d * d / (d + 1)", "0 to 25"},
		{"1 / (min(d, 3) + 1)", "0.25 to 1"},
		{"1 / min(d, 3)", "1/3 to …"},
		{"1 / (-min(d, 3))", "… to -1/3"},
		{"1 / (min(d, 3) - 1)", "… to …"},
		{"1 / (min(a, b) + 1)", "0 to 1"},
		{"percent(a, b) - percent(c, b)", "-100 to 0"},
		{"percent(c, b) - percent(a, d)", "-100 to 100"},
		{"rate(d, b, 10) - percent(c, b)", "-100 to 50"},
		{"percent(c, b) - rate(d, b, 10)", "-50 to 100"},
		{"percent(min(a, b), b)", "0 to 100"},
		{"rate(min(a, b), b, 1000)", "0 to …"},
		{"d > 2 ? min(d, 4) : 7", "3 to 7"},
		{"d > 2 ? 7 : min(d, 4)", "0 to 7"},
		{"d > 9 ? min(d, 4) : max(d, 2)", "2 to 5"},
		{"true ? min(d, 4) : -9", "0 to 4"},
		{"false ? min(d, 4) : -9", "-9 to -9"},
		{"min(d, 4) ?? 7", "0 to 7"},
		{"min(d, 4) ?? a", "0 to …"},
		{"min(d, 4) ?? (-a)", "… to 4"},
		{"let x = min(d, 4); x + x", "0 to 8"},
		{"min(1 / 0, d)", "none"},
		{"rate(d, 0, 10) * min(d, 1)", "none"},
		{"max(d, 1) * rate(d, 0, 10)", "none"},
	}
	for _, tt := range tests {
		t.Run(tt.formula, func(t *testing.T) {
			t.Parallel()
			scope := rules.NewScope("a", "b", "c", "d")
			f, err := rules.Compile(tt.formula, scope)
			require.NoError(t, err)
			p := domainOf(t, scope, "2 * a <= c", "d <= 5").prover()
			require.Equal(t, tt.want, p.interval(f.Form().Root, nil).String())
		})
	}
}

// grown is a random formula over a, b and c.
func grown(random *rand.Rand, depth int) string {
	if depth == 0 {
		return []string{"a", "b", "c", "2", "0.5", "percent(a, b)"}[random.IntN(6)]
	}
	part := func() string { return grown(random, depth-1) }
	switch random.IntN(11) {
	case 0:
		return fmt.Sprintf("(%s + %s)", part(), part())
	case 1, 2:
		return fmt.Sprintf("(%s - %s)", part(), part())
	case 3:
		return fmt.Sprintf("(%s * %s)", part(), part())
	case 4, 5:
		return fmt.Sprintf("(%s / %s)", part(), part())
	case 6:
		return fmt.Sprintf("min(%s, %s)", part(), part())
	case 7:
		return fmt.Sprintf("max(%s, %s)", part(), part())
	case 8:
		return fmt.Sprintf("%s(%s)", []string{"abs", "round", "floor", "ceil", "-"}[random.IntN(5)], part())
	case 9:
		return fmt.Sprintf("(%s %s %s ? %s : %s)", part(), []string{"<", "<=", "==", "!=", ">", ">="}[random.IntN(6)], part(), part(), part())
	}
	return fmt.Sprintf("rate(%s, %s, 10)", part(), part())
}

func TestEveryValueLiesWithinItsBounds(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b", "c")
	random := rand.New(rand.NewPCG(9, 2026))
	bounded := 0
	for range 700 {
		f, err := rules.Compile(grown(random, 1+random.IntN(3)), scope)
		require.NoError(t, err)
		condition := assumable[random.IntN(len(assumable))]
		i := domainOf(t, scope, condition).prover().interval(f.Form().Root, nil)
		if !i.noLow || !i.noHigh {
			bounded++
		}
		for _, n := range valuesOf(t, scope, f, condition) {
			require.False(t, i.none, "%s with %s", f.Text(), condition)
			require.True(t, i.noLow || i.low.Cmp(n) <= 0, "%s is %s, not in %s, with %s", f.Text(), n, i, condition)
			require.True(t, i.noHigh || i.high.Cmp(n) >= 0, "%s is %s, not in %s, with %s", f.Text(), n, i, condition)
		}
	}
	require.Greater(t, bounded, 350)
}

// valuesOf are the values of a formula for all data from 0 to 3 that agree with a condition.
func valuesOf(t *testing.T, scope *rules.Scope, f *rules.Formula, condition string) (all []exact.Number) {
	t.Helper()
	c, err := rules.Compile(condition, scope)
	require.NoError(t, err)
	for code := range 64 {
		row := scope.NewRow()
		for slot, n := range []int{code % 4, code / 4 % 4, code / 16} {
			row.Set(slot, rules.NumberValue(exact.Int(int64(n))))
		}
		if sound, _ := c.Evaluate(row).Truth(); !sound {
			continue
		}
		if n, ok := f.Evaluate(row).Number(); ok {
			all = append(all, n)
		}
	}
	return all
}
