package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// vars are the values of a record by name; numbers as text, and true and false. What is absent is missing.
type vars map[string]string

// fill makes the scope and the row of a test. The names are numbers, but for those whose value is true
// or false, and p and q.
func fill(t testing.TB, values vars, names ...string) (*Scope, Row) {
	t.Helper()
	s := NewScope(names...)
	for _, name := range []string{"p", "q"} {
		s.Declare(name, TruthType)
	}
	row := s.NewRow()
	for name, text := range values {
		slot, ok := s.Slot(name)
		require.True(t, ok, "name %s", name)
		row.Set(slot, readValue(t, text))
	}
	return s, row
}

func readValue(t testing.TB, text string) Value {
	t.Helper()
	known := map[string]Value{"true": TruthValue(true), "false": TruthValue(false), "too large": TooLargeValue(),
		"contradiction": InvalidValue(wording.New("x", "x contradicts y", "x trái với y").With())}
	if v, ok := known[text]; ok {
		return v
	}
	return NumberValue(num(t, text))
}

// evaluate compiles and evaluates by every way of ours, which must agree.
func evaluate(t testing.TB, formula string, values vars, names ...string) Value {
	t.Helper()
	s, row := fill(t, values, names...)
	f := compile(t, formula, s)
	requireWaysAgree(t, newGenerator(1), f, row, formula)
	return f.Evaluate(row)
}

func TestNothingIsRounded(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, formula, want string }{
		{"785 of 12,500 is on 6.28 %, not below", "314 / 5000 * 100 < 6.28", "false"},
		{"one event fewer is below", "313 / 5000 * 100 < 6.28", "true"},
		{"a rate on the target has reached it", "13 / 2000 * 1000 <= 6.5", "true"},
		{"three thirds are one", "(1/3 + 1/3 + 1/3) * 100 >= 100", "true"},
		{"and not more", "(1/3 + 1/3 + 1/3) * 100 > 100", "false"},
		{"two thirds times three are two", "2/3*3 == 2", "true"},
		{"tenths are tenths", "0.1 + 0.2 == 0.3", "true"},
		{"Excel: (10.1 - 10) = 0.1 is FALSE there", "10.1 - 10 == 0.1", "true"},
		{"== and - agree, which they do not in Excel", "1.1 - 1 - 0.1 == 0 and 1.1 - 1 == 0.1", "true"},
		{"a literal is itself", "0.10000000000000000001 == 0.1", "false"},
		{"a literal is written back", "0.10000000000000000001", "0.10000000000000000001"},
		{"5/2 is 2.5, however it is spelt (expr #202)", "5/2", "2.5"},
		{"and 5.0/2", "5.0/2", "2.5"},
		{"and -5/2", "-5/2", "-2.5"},
		{"0.4 is 0.4 (prometheus #5352)", "0.6 - 0.2 == 0.4", "true"},
		{"integers keep their last digit (grule #451)", "509682941429859799 + 0", "509682941429859799"},
		{"2^63 - 1", "9223372036854775807", "9223372036854775807"},
		{"2^63 is read, which expr's parser refuses", "9223372036854775808 - 1", "9223372036854775807"},
		{"2^64 + 1 is odd", "18446744073709551617 - 18446744073709551616", "1"},
		{"010 is ten", "010", "10"},
		{"10^30 and one", "1000000000000000000000000000001 - 1000000000000000000000000000000", "1"},
		{"a repeating fraction", "1/3", "1/3"},
		{"rounding is asked for", "round(250/31, 2)", "8.06"},
		{"and takes ties away from zero (camunda #21347)", "round(-2.5)", "-3"},
		{"a value that rounding would misjudge stays below", "6.2796 < 6.28", "true"},
		{"3.7 is not cut (jdm-editor #236)", "3.7", "3.7"},
		{"0 with decimals", "0.000 == 0", "true"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, evaluate(t, tt.formula, nil).String())
		})
	}
}

// OpenFisca computes in float32: 68,212,208 comes out as 68,212,200 (openfisca-core #1378).
func TestOpenFiscaSumKeepsItsLastDigits(t *testing.T) {
	t.Parallel()
	require.Equal(t, "68212208", evaluate(t, "a + b", vars{"a": "68212200", "b": "8"}, "a", "b").String())
	require.Equal(t, "68212208", evaluate(t, "a * 1.0", vars{"a": "68212208"}, "a").String())
	require.Equal(t, "16777217", evaluate(t, "a + 1", vars{"a": "16777216"}, "a").String())
	require.Equal(t, "9007199254740993", evaluate(t, "a + 1", vars{"a": "9007199254740992"}, "a").String())
}

func TestCountsUpToTenToTheThirtyStayExact(t *testing.T) {
	t.Parallel()
	for power := range 31 {
		n := "1" + strings.Repeat("0", power)
		values := vars{"a": n + "1", "b": n + "0"}
		require.Equal(t, n+"1", evaluate(t, "a", values, "a", "b").String())
		require.Equal(t, "1", evaluate(t, "a - b", values, "a", "b").String())
		require.Equal(t, "true", evaluate(t, "a > b", values, "a", "b").String())
		require.Equal(t, "true", evaluate(t, "rate(a, b, 1000) > 1000", values, "a", "b").String())
		require.Equal(t, n+"1", evaluate(t, "rate(a, b, 1) * b", values, "a", "b").String())
		rate, ok := evaluate(t, "rate(a, b, 1000)", values, "a", "b").Number()
		require.True(t, ok)
		require.Zero(t, rate.Sub(exact.Int(1000)).Cmp(exact.Pow10(2-power)), "1000 + 10^(2-%d)", power)
	}
}

// The same value, and the same numerator, denominator and per, whichever form the formula has.
func TestTheFormOfARateDoesNotMatter(t *testing.T) {
	t.Parallel()
	forms := []string{
		"rate(a, b, 1000)", "a / b * 1000", "1000 * a / b", "a * 1000 / b", "a / (b / 1000)", "(a / b) * 10 * 100", "1000 * (a / b)",
		"let r = a / b; r * 1000", "a / b / 0.001", "rate(a, b, 1) * 1000", "+(a / b * 1000)", "-(-a / b * 1000)", "2000 * a / b / 2",
		"rate(a, b, 500) + rate(a, b, 500)", "1000 / b * a", "500 * a / b + 500 * a / b",
	}
	rows := []vars{
		{"a": "2", "b": "248"}, {"a": "0", "b": "1"}, {"a": "13", "b": "2000"}, {"a": "1000", "b": "7"}, {"a": "0", "b": "0"}, {"a": "3", "b": "0"},
		{"a": "9223372036854775807", "b": "3"}, {"a": "1", "b": "9223372036854775807"}, {"a": "1000000000000000000000000000001", "b": "1000000000000000000000000000000"},
		{"a": "5/2", "b": "1/3"}, {"a": "2"}, {"b": "2"}, {}, {"b": "0"},
	}
	for _, form := range forms {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			for _, values := range rows {
				want := evaluate(t, "rate(a, b, 1000)", values, "a", "b")
				require.Equal(t, asOracle(want), asOracle(evaluate(t, form, values, "a", "b")), "%v", values)
			}
		})
	}
}

func TestTheShapeIsWhatPeopleCount(t *testing.T) {
	t.Parallel()
	tests := []struct{ formula, numerator, denominator, per string }{
		{"rate(a, b, 1000)", "a", "b", "1000"},
		{"a / b * 1000", "a", "b", "1000"},
		{"1000 * a / b", "a", "b", "1000"},
		{"a * 1000 / b", "a", "b", "1000"},
		{"let d = b; 1000 * (a / d)", "a", "b", "1000"},
		{"percent(a, b)", "a", "b", "100"},
		{"100 * a / b", "a", "b", "100"},
		{"a", "a", "1", "1"},
		{"a + b", "a + b", "1", "1"},
		{"percent(a + c, b)", "a + c", "b", "100"},
		{"percent(2 * a, 4 * b)", "2 × a", "4 × b", "100"},
		{"2 * a / (4 * b) * 200", "a", "b", "100"},
		{"100 - percent(a, b)", "-a + b", "b", "100"},
		{"a / 3 / b", "a", "3 × b", "1"},
		{"rate(a, b, 0.5)", "a", "2 × b", "1"},
		{"(a + b) / (a - c)", "a + b", "a - c", "1"},
		{"known(c) ? 1000 * a / b : a", "a", "b", "1000"},
		{"a - a + b", "b", "1", "1"},
	}
	for _, tt := range tests {
		t.Run(tt.formula, func(t *testing.T) {
			t.Parallel()
			s, row := fill(t, vars{"a": "1", "b": "4", "c": "2"}, "a", "b", "c")
			shape, ok := compile(t, tt.formula, s).Shape(row)
			require.True(t, ok)
			word := func(slot int) string { return s.Names()[slot] }
			got := fmt.Sprintf("%s | %s | %s", shape.Numerator.Words(word, wording.English), shape.Denominator.Words(word, wording.English), shape.Per)
			require.Equal(t, fmt.Sprintf("%s | %s | %s", tt.numerator, tt.denominator, tt.per), got)
		})
	}
	for _, formula := range []string{"min(a, b)", "a * b", "a / b + b / a", "round(a)", "a ?? b", "a / b / c"} {
		s, row := fill(t, vars{"a": "1", "b": "4", "c": "2"}, "a", "b", "c")
		_, ok := compile(t, formula, s).Shape(row)
		require.False(t, ok, formula)
	}
}

// An error in the budget of the ratio form once let a sum of 24 fractions with 1,000-digit denominators
// through that the general way refuses: both must say the same.
func TestRatioFormAndGeneralWayHaveTheSameLimits(t *testing.T) {
	t.Parallel()
	for _, terms := range []int{3, 6, 18, 24} {
		var names, sum []string
		values := vars{}
		for i := range terms {
			name := fmt.Sprintf("n%d", i)
			names, values[name] = append(names, name), "1"
			sum = append(sum, fmt.Sprintf("%s / %s%d", name, strings.Repeat("9", 990), 10001+2*i))
		}
		require.Equal(t, map[bool]ValueKind{true: TooLarge, false: IsNumber}[terms >= 20],
			evaluate(t, strings.Join(sum, " + "), values, names...).Kind(), "%d terms", terms)
	}
}
