package plantest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// names of the formulas below.
var boundaryNames = rules.NewScope("a", "b", "c", "d", "units")

func boundaryOf(t *testing.T, formula, target string) boundary {
	t.Helper()
	f, err := rules.Compile(formula, boundaryNames)
	require.NoError(t, err)
	threshold, err := rules.ParseThreshold(target)
	require.NoError(t, err)
	return boundary{f, boundaryNames, threshold, target, exact.Int(1)}
}

// written writes the figures of the three sides.
func written(sides [3][]Given) string {
	var all [3]string
	for i, given := range sides {
		all[i] = givenText(given)
	}
	return strings.Join(all[:], "; ")
}

func TestFiguresAroundATargetAreFoundBySolving(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, formula, target string
		given                 []Given
		want                  string
	}{
		{"one event weighs less than the last digit", "rate(a, b, 1000)", "<= 9", nil,
			"a = 17, b = 2000; a = 18, b = 2000; a = 19, b = 2000"},
		{"a target with decimals", "percent(a, b)", "< 6.28", nil,
			"a = 784, b = 12500; a = 785, b = 12500; a = 786, b = 12500"},
		{"all of them: one more contradicts itself", "percent(a, b)", ">= 100", nil,
			"a = 100, b = 101; a = 101, b = 101; a = 102, b = 101"},
		{"a count", "a", "= 0", nil, "a = -1; a = 0; a = 1"},
		{"written as a quotient", "a / b * 100000", "<= 17", nil,
			"a = 33, b = 200000; a = 34, b = 200000; a = 35, b = 200000"},
		{"what else the formula uses is 0", "percent(a + c, b + d)", ">= 50", nil,
			"a = 50, b = 102, c = 0, d = 0; a = 51, b = 102, c = 0, d = 0; a = 52, b = 102, c = 0, d = 0"},
		{"what is given stays", "rate(a, b, 1000)", "<= 9", []Given{{"b", "3000"}},
			"b = 3000, a = 26; b = 3000, a = 27; b = 3000, a = 28"},
		{"the numerator given in part", "percent(a + c, b)", ">= 50", []Given{{"c", "1"}},
			"c = 1, a = 49, b = 102; c = 1, a = 50, b = 102; c = 1, a = 51, b = 102"},
		{"the part is in the whole as well", "percent(a, a + c)", ">= 90", nil,
			"a = 17, c = 2; a = 18, c = 2; a = 19, c = 2"},
		{"what is left over: one event more is one event below", "percent(b - a, b)", ">= 90", nil,
			"a = 12, b = 110; a = 11, b = 110; a = 10, b = 110"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			sides, refusal, _ := boundaryOf(t, tt.formula, tt.target).solve(tt.given)
			require.Equal(t, "", refusal.String())
			require.Equal(t, tt.want, written(sides))
		})
	}
}

func TestFiguresThatCannotBeFoundAreRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, formula, target string
		given                 []Given
		want, hint            string
	}{
		{"a condition", "a == 0 ? 0 : percent(a, b)", "<= 5", nil,
			"the formula a == 0 ? 0 : percent(a, b) is no quotient of sums, so that no figures can be found by solving it", ""},
		{"a given denominator that no whole number fits", "rate(a, b, 1000)", "<= 9", []Given{{"b", "248"}},
			"no whole number of a puts rate(a, b, 1000) on the target <= 9", "leave out b, and it is found too"},
		{"a given denominator of 0", "rate(a, b, 1000)", "<= 9", []Given{{"b", "0"}},
			"no whole number of a puts rate(a, b, 1000) on the target <= 9", "leave out b, and it is found too"},
		{"a given numerator", "rate(a, b, 1000)", "<= 9", []Given{{"a", "2"}},
			"every statistic in the numerator of rate(a, b, 1000) is given", ""},
		{"a count with a fraction for its target", "a", "<= 2.5", nil, "no whole number of a puts a on the target <= 2.5", ""},
		{"a formula without a statistic", "3", "<= 3", nil, "every statistic in the numerator of 3 is given", ""},
		{"an endless target", "rate(a, b, 1000)", "<= 0." + strings.Repeat("0", 500) + "1", nil,
			"no whole number of a puts rate(a, b, 1000) on the target <= 0." + strings.Repeat("0", 500) + "1", ""},
		{"a target that is never met", "rate(a, b, 1000)", ">= -1", nil, "no whole number of a puts rate(a, b, 1000) on the target >= -1", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, refusal, hint := boundaryOf(t, tt.formula, tt.target).solve(tt.given)
			require.Equal(t, tt.want, refusal.String())
			require.Equal(t, tt.hint, hint.String())
		})
	}
}

// Whatever the formula: on the target means exactly on it, the sides are one event away, on their side, and
// nearer than the last digit of the target.
func TestFiguresAroundAnyTargetAreOneEventApart(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 2023))
	solved := 0
	for range 2000 {
		sum := func() string { return fmt.Sprintf("(%d * a + %d * c)", random.IntN(3), random.IntN(3)) }
		formula := fmt.Sprintf("%s / (%d * b + %d * d) * %d", sum(), 1+random.IntN(3), random.IntN(2), []int{1, 100, 1000, 100000}[random.IntN(4)])
		target := []string{"<= %d", "< %d", ">= %d.5", "> %d.25", "= %d"}[random.IntN(5)]
		b := boundaryOf(t, formula, fmt.Sprintf(target, random.IntN(120)))
		sides, refusal, _ := b.solve(nil)
		if !refusal.IsZero() {
			continue
		}
		solved++
		var values [3]exact.Number
		for i, given := range sides {
			row := boundaryNames.NewRow()
			for _, g := range given {
				slot, _ := boundaryNames.Slot(g.Name)
				n, _ := exact.ParseDecimal(g.Value)
				row.Set(slot, rules.NumberValue(n))
			}
			v, ok := b.formula.Evaluate(row).Number()
			require.True(t, ok, "%s: %v", formula, given)
			values[i] = v
		}
		require.Zero(t, values[1].Cmp(b.threshold.Number()), "%s %s: %v", formula, b.target, sides[1])
		require.Negative(t, values[0].Cmp(values[1]))
		require.Positive(t, values[2].Cmp(values[1]))
		require.Negative(t, values[2].Sub(values[0]).Cmp(lastDigit(b.threshold.Number()).Mul(exact.Int(2))))
	}
	require.Greater(t, solved, 1500)
}

// The target of the plan is typed as in a document.
func TestATypedTargetHasABoundary(t *testing.T) {
	t.Parallel()
	plan, err := indicator.NewPlan(indicator.Definition{ID: "typed", Indicators: []indicator.Indicator{{ID: "typed", Value: "rate(a, b, 1000)", Target: "≤ 12,5 ‰"}}})
	require.NoError(t, err)
	for _, expected := range []string{"{below: achieved, on: achieved, above: missed}", "{below: achieved, on: missed, above: missed}"} {
		suite, err := Parse([]byte("version: 1\nplan: typed.yaml\ncases:\n  - {name: a, boundary: '<= 12.50 ‰', expect: {typed: "+expected+"}}\n"), "typed_test.yaml", plan)
		require.NoError(t, err)
		failed := 0
		for _, c := range suite.Run(nil) {
			if !c.Passed() {
				failed++
			}
		}
		require.Equal(t, strings.Count(expected, "on: missed"), failed)
	}
}
