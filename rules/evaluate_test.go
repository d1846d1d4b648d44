package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/rattest"
	"github.com/childward/childward/rules/wording"
)

// names of the tests below.
var statistics = []string{"a", "b", "m", "n", "infant_deaths", "live_births", "wrong", "huge"}

// data of the tests below: m and n are not reported, nor are p and q unless a test says so.
func data(more vars) vars {
	values := vars{"a": "2", "b": "0", "wrong": "contradiction", "huge": "too large"}
	for name, text := range more {
		values[name] = text
	}
	return values
}

func TestWhatIsNotReportedIsNotZero(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, formula string
		vars          vars
		want          string
	}{
		{"a rate", "rate(infant_deaths, live_births, 1000)", vars{"infant_deaths": "2", "live_births": "248"}, "250/31"},
		{"nobody died", "rate(infant_deaths, live_births, 1000)", vars{"infant_deaths": "0", "live_births": "248"}, "0"},
		{"nobody born: no rate, rather than 0", "rate(infant_deaths, live_births, 1000)",
			vars{"infant_deaths": "0", "live_births": "0"}, "undefined: live_births is 0"},
		{"more than nobody died, nobody born: still no rate", "rate(infant_deaths, live_births, 1000)",
			vars{"infant_deaths": "1", "live_births": "0"}, "undefined: live_births is 0"},
		{"births not reported: missing, by name", "rate(infant_deaths, live_births, 1000)",
			vars{"infant_deaths": "3"}, "missing: live_births"},
		{"both not reported: both names", "rate(live_births, infant_deaths, 1000)", nil, "missing: infant_deaths, live_births"},
		{"a partly missing sum is not a smaller sum", "a + m", nil, "missing: m"},
		{"names are told once", "m + m * m - n", nil, "missing: m, n"},
		{"a missing divided by nobody is undefined", "m / b", nil, "undefined: b is 0"},
		{"nobody by a missing is missing", "b / m", nil, "missing: m"},
		{"zero times a missing is missing", "0 * m", nil, "missing: m"},
		{"m - m is missing", "m - m", nil, "missing: m"},
		{"m == m is missing", "m == m", nil, "missing: m"},
		{"m / m is missing", "m / m", nil, "missing: m"},
		{"null > 20 is not true (feel-scala #864)", "m > 20", nil, "missing: m"},
		{"nor is it false", "not (m > 20)", nil, "missing: m"},
		{"-m", "-m", nil, "missing: m"},
		{"a function of a missing", "abs(m) + round(m, 2) + floor(m) + ceil(m) + min(a, m) + max(n, a)", nil, "missing: m, n"},
		{"in", "m in [1, 2]", nil, "missing: m"},
		{"not in", "m not in [1, 2]", nil, "missing: m"},
		{"a constant divided by 0 is a value", "1 / 0", nil, "undefined: 0 is 0"},
		{"0 / 0 too", "0 / 0", nil, "undefined: 0 is 0"},
		{"an undefined names its denominator", "a / (b + b)", nil, "undefined: b + b is 0"},
		{"two undefined name both", "a / b + a / (b * b)", nil, "undefined: b, b * b is 0"},
		{"a flag that is missing", "p", nil, "missing: p"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, evaluate(t, tt.formula, data(tt.vars), statistics...).String())
		})
	}
}

func TestTheHigherRankStands(t *testing.T) {
	t.Parallel()
	ranked := []struct {
		operand string
		kind    ValueKind
	}{{"a", IsNumber}, {"m", Missing}, {"(a / b)", Undefined}, {"percent(-1, a)", Invalid}, {"huge", TooLarge}}
	for i, low := range ranked {
		for _, high := range ranked[i+1:] {
			forms := []string{"%s + %s", "%s - %s", "%s * %s", "%s / %s", "min(%s, %s)", "max(%s, %s)", "rate(%s, %s, 1000)", "percent(%s, %s)",
				"%s < %s", "%s == %s", "%s != %s"}
			for _, form := range forms {
				for _, formula := range []string{fmt.Sprintf(form, low.operand, high.operand), fmt.Sprintf(form, high.operand, low.operand)} {
					require.Equal(t, high.kind, evaluate(t, formula, data(nil), statistics...).Kind(), formula)
				}
			}
		}
	}
	require.Equal(t, Invalid, evaluate(t, "wrong + a / b", data(nil), statistics...).Kind())
	require.Equal(t, "invalid: x contradicts y", evaluate(t, "wrong * m", data(nil), statistics...).String())
}

func TestRateAndPercentRefuseWhatContradictsItself(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, formula, a, b, want string }{
		{"part is all", "percent(x, y)", "5", "5", "100"},
		{"part is nothing", "percent(x, y)", "0", "5", "0"},
		{"part is one more than whole", "percent(x, y)", "6", "5", "invalid: x is 6, more than y, which is 5"},
		{"0 of 0 is undefined", "percent(x, y)", "0", "0", "undefined: y is 0"},
		{"1 of 0 contradicts itself", "percent(x, y)", "1", "0", "invalid: x is 1, more than y, which is 0"},
		{"a negative part", "percent(x, y)", "-1", "5", "invalid: x is -1, below 0"},
		{"a negative whole", "percent(x, y)", "0", "-5", "invalid: y is -5, below 0"},
		{"both negative", "percent(x, y)", "-1", "-5", "invalid: x is -1, below 0; y is -5, below 0"},
		{"a negative part of 0", "percent(x, y)", "-1", "0", "invalid: x is -1, below 0"},
		{"events may exceed the population", "rate(x, y, 1000)", "6", "5", "1200"},
		{"events of nobody", "rate(x, y, 1000)", "6", "0", "undefined: y is 0"},
		{"0 of nobody", "rate(x, y, 1000)", "0", "0", "undefined: y is 0"},
		{"negative events", "rate(x, y, 1000)", "-6", "5", "invalid: x is -6, below 0"},
		{"a negative population", "rate(x, y, 1000)", "6", "-5", "invalid: y is -5, below 0"},
		{"negative events of nobody", "rate(x, y, 1000)", "-6", "0", "invalid: x is -6, below 0"},
		{"a quotient takes negatives", "x / y * 1000", "-6", "5", "-1200"},
		{"and a negative denominator", "x / y * 1000", "-6", "-5", "1200"},
		{"a part of a fraction of a child", "percent(x, y)", "1/2", "2", "25"},
		{"per is exact", "rate(x, y, 0.5)", "1", "3", "1/6"},
		{"a sum is named as it is written", "percent(x + 1, 2 * y)", "9", "4", "invalid: x + 1 is 10, more than 2 * y, which is 8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := evaluate(t, tt.formula, vars{"x": tt.a, "y": tt.b}, "x", "y")
			require.Equal(t, strings.ReplaceAll(tt.want, "; ", ", "), strings.ReplaceAll(got.String(), "; ", ", "))
		})
	}
	require.Equal(t, "missing: m", evaluate(t, "percent(m, a)", data(nil), statistics...).String())
	require.Equal(t, "undefined", asOracle(evaluate(t, "percent(m, b)", data(nil), statistics...)), "missing / 0 is undefined")
	require.Equal(t, "invalid", asOracle(evaluate(t, "percent(-1, m)", data(nil), statistics...)), "below 0, whatever the whole is")
	require.Equal(t, "invalid", asOracle(evaluate(t, "rate(m, -1, 1000)", data(nil), statistics...)))
}

// The tables of Kleene, as data: missing is m, undefined u.
func TestConditionsFollowKleene(t *testing.T) {
	t.Parallel()
	operands := map[string]string{"true": "true", "false": "false", "missing": "p", "undefined": "(a / b > 0)"}
	tables := []struct{ left, right, and, or string }{
		{"true", "true", "true", "true"},
		{"true", "false", "false", "true"},
		{"true", "missing", "missing", "true"},
		{"true", "undefined", "undefined", "true"},
		{"false", "true", "false", "true"},
		{"false", "false", "false", "false"},
		{"false", "missing", "false", "missing"},
		{"false", "undefined", "false", "undefined"},
		{"missing", "true", "missing", "true"},
		{"missing", "false", "false", "missing"},
		{"missing", "missing", "missing", "missing"},
		{"missing", "undefined", "undefined", "undefined"},
		{"undefined", "true", "undefined", "true"},
		{"undefined", "false", "false", "undefined"},
		{"undefined", "missing", "undefined", "undefined"},
		{"undefined", "undefined", "undefined", "undefined"},
	}
	word := func(formula string) string {
		word, _, _ := strings.Cut(evaluate(t, formula, data(nil), statistics...).String(), ":")
		return word
	}
	for _, tt := range tables {
		left, right := operands[tt.left], operands[tt.right]
		require.Equal(t, tt.and, word(left+" and "+right), "%s and %s", tt.left, tt.right)
		require.Equal(t, tt.and, word(left+" && "+right), "%s && %s", tt.left, tt.right)
		require.Equal(t, tt.or, word(left+" or "+right), "%s or %s", tt.left, tt.right)
		require.Equal(t, tt.or, word(left+" || "+right), "%s || %s", tt.left, tt.right)
		require.Equal(t, word("not ("+left+" and "+right+")"), word("!"+left+" or !"+right), "De Morgan")
	}
	for operand, want := range map[string]string{"true": "false", "false": "true", "p": "missing", "(a / b > 0)": "undefined"} {
		require.Equal(t, want, word("not "+operand))
		require.Equal(t, want, word("!"+operand))
	}
}

func TestWhatDoesNotDecideIsNotLookedAt(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, formula, want string }{
		{"false decides, whatever is missing", "false and m > 0", "false"},
		{"from the right as well", "m > 0 and false", "false"},
		{"true decides", "m > 0 or true", "true"},
		{"a chain is the and of its pairs", "5 < 3 < m", "false"},
		{"a missing first operand does not save a chain", "m < 5 < 3", "false"},
		{"an open chain names what is open", "1 < m < n", "missing: m, n"},
		{"an open pair beside a true one", "1 < 2 < m", "missing: m"},
		{"a chain that holds", "0 <= a < 3 <= 3", "true"},
		{"a chain that fails in the middle", "0 <= a < 2 < 3", "false"},
		{"a chain down and up", "3 > a < 5 >= 5", "true"},
		{"the branch not taken never matters", "a > 1 ? 7 : m", "7"},
		{"nor the other", "a > 5 ? a / b : 7", "7"},
		{"if", "if a > 5 {m} else if a > 1 {8} else {a / b}", "8"},
		{"a missing condition is missing, though both branches agree", "m > 0 ? 1 : 1", "missing: m"},
		{"an undefined condition is undefined", "a / b > 0 ? 1 : 2", "undefined: b is 0"},
		{"no branch adds its names", "m > 0 ? n : n", "missing: m"},
		{"an unused let costs nothing", "let x = a / b; 3", "3"},
		{"a let in a branch not taken neither", "let x = m; a > 1 ? 3 : x", "3"},
		{"a used one does", "let x = a / b; x + 1", "undefined: b is 0"},
		{"let of a condition", "let big = a > 1; big ? 1 : 2", "1"},
		{"let after let", "let y = a; let x = y + 1; x * x", "9"},
		{"?? takes the first that is there", "m ?? a", "2"},
		{"?? keeps what is there", "a ?? m", "2"},
		{"?? of nothing names all", "m ?? n", "missing: m, n"},
		{"an undefined value is no hole to fill", "(a / b) ?? 3", "undefined: b is 0"},
		{"an invalid one neither", "coalesce(percent(-1, a), 3)", "invalid: -1 is -1, below 0"},
		{"coalesce of three", "coalesce(m, n, a)", "2"},
		{"what stands behind the first is not looked at", "coalesce(a, a / b)", "2"},
		{"known is false exactly when missing", "known(m)", "false"},
		{"known of a number", "known(a)", "true"},
		{"known of an undefined value", "known(a / b)", "true"},
		{"known of an invalid value", "known(percent(-1, a))", "true"},
		{"known of a sum with a hole", "known(a + m)", "false"},
		{"known of a flag", "known(p)", "false"},
		{"in", "a in [1, 2]", "true"},
		{"in compares exactly", "a in [1, 2.0000000000000000000001]", "false"},
		{"not in", "a not in [1, 2]", "false"},
		{"not (in)", "not (a in [1, 3])", "true"},
		{"negative items", "-a in [-2]", "true"},
		{"min of one", "min(a)", "2"},
		{"min of many", "min(3, a, 7, 2.5)", "2"},
		{"max of many", "max(3, a, 7, 2.5)", "7"},
		{"flags are equal", "true == (a > 1)", "true"},
		{"flags differ", "true != (a > 1)", "false"},
		{"- binds closer than *", "-a * 3 + 1", "-5"},
		{"- and / go from the left", "8 / a / 2 - 1 - 1", "0"},
		{"floor of a negative", "floor(-a / 4)", "-1"},
		{"ceil of a negative", "ceil(-a / 4)", "0"},
		{"round to tens", "round(25, -1)", "30"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, evaluate(t, tt.formula, data(nil), statistics...).String())
		})
	}
}

// cel-go #856: Missing tells what blocks, Absent all that was not supplied, even when it is decided.
func TestAbsentNamesAllThatWasNotSupplied(t *testing.T) {
	t.Parallel()
	s, row := fill(t, data(nil), statistics...)
	f := compile(t, "n > 0 and a > 5 and m > 0", s)
	require.Equal(t, "false", f.Evaluate(row).String())
	require.Empty(t, f.Evaluate(row).Missing())
	require.Equal(t, []string{"m", "n"}, f.Absent(row))
	f = compile(t, "n > 0 ? m : a", s)
	require.Equal(t, []string{"n"}, f.Evaluate(row).Missing())
	require.Equal(t, []string{"m", "n"}, f.Absent(row))
	require.Empty(t, compile(t, "a + 1", s).Absent(row))
}

// Eighty squarings would be a number of 2^80 bits (zen #175, opa #3262).
func TestNumbersInBetweenEndAtTheLimit(t *testing.T) {
	t.Parallel()
	square := func(times int) string {
		var b strings.Builder
		b.WriteString("let x0 = a + 1; ")
		for i := range times {
			fmt.Fprintf(&b, "let x%d = x%d * x%d; ", i+1, i, i)
		}
		return fmt.Sprintf("%sx%d", b.String(), times)
	}
	require.Equal(t, IsNumber, evaluate(t, square(15), data(nil), statistics...).Kind(), "3^32768 has 51,937 bits")
	require.Equal(t, TooLarge, evaluate(t, square(16), data(nil), statistics...).Kind(), "3^65536 has 103,873 bits")
	v := evaluate(t, square(80), data(nil), statistics...)
	require.Equal(t, "limit: a number grew beyond 65536 bits", v.String())
	require.Equal(t, "limit", v.Kind().String())
	require.Equal(t, TooLarge, evaluate(t, square(80)+" * m / b", data(nil), statistics...).Kind())
	require.Equal(t, "false", evaluate(t, "a > 5 and ("+square(80)+") > 0", data(nil), statistics...).String())
	big := strings.Repeat("9", exact.MaxDigits)
	require.Equal(t, IsNumber, evaluate(t, big+" * "+big, nil).Kind())
	require.Equal(t, TooLarge, evaluate(t, "1"+strings.Repeat(" * "+big, 20), nil).Kind())
}

func TestZeroValueIsMissingWithoutAName(t *testing.T) {
	t.Parallel()
	require.Equal(t, Missing, Value{}.Kind())
	require.Empty(t, Value{}.Missing())
	require.Equal(t, "missing: a, b", MissingValue("b", "a", "b").String())
	require.Equal(t, "thiếu số liệu: a", MissingValue("a").Why().In(wording.Vietnamese))
	require.Equal(t, "1/3", NumberValue(exact.Frac(1, 3)).String())
	require.Equal(t, "0.33", NumberValue(exact.Frac(1, 3)).Round(2).String())
	require.True(t, TruthValue(true).Why().IsZero())
	names := MissingValue("a", "b").Missing()
	names[0] = "changed"
	require.Equal(t, "missing: a, b", MissingValue("a", "b").String())
}

func TestRowsHoldEveryValue(t *testing.T) {
	t.Parallel()
	s := NewScope("a", "b")
	row := s.NewRow()
	for _, text := range append([]string{"true", "too large", "contradiction"}, rattest.Extremes...) {
		row.Set(0, readValue(t, text))
		require.Equal(t, readValue(t, text).String(), row.Get(0).String())
		clone := row.Clone()
		clone.Set(0, NumberValue(exact.Int(1)))
		clone.Set(1, NumberValue(exact.Frac(1, 2)))
		require.Equal(t, readValue(t, text).String(), row.Get(0).String(), "a clone shares nothing")
		require.Equal(t, Missing, row.Get(1).Kind())
	}
	row.Set(0, Value{})
	require.Equal(t, Missing, row.Get(0).Kind())
}

// A row of another scope, or none, lacks everything; it does not panic.
func TestARowThatIsTooShortIsMissingEverything(t *testing.T) {
	scope := NewScope("a", "b")
	for _, text := range []string{"rate(a, b, 1000)", "a == 0 ? 0 : percent(a, b)", "a * b"} {
		f, err := Compile(text, scope)
		require.NoError(t, err)
		require.Equal(t, Missing, f.Evaluate(Row{}).Kind(), text)
		require.Equal(t, []string{"a", "b"}, f.Absent(Row{}), text)
		threshold, err := ParseThreshold("<= 9")
		require.NoError(t, err)
		require.Equal(t, DecisionMissing, f.Against(threshold).Decide(&Row{}), text)
	}
	condition, err := Compile("a <= b", scope)
	require.NoError(t, err)
	kind, _ := condition.Holds(&Row{})
	require.Equal(t, Missing, kind)
}
