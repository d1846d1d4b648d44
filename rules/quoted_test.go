package rules

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
)

// quotable is a scope with two indicators that other formulas may name.
func quotable(t *testing.T) (*Scope, map[string]map[string]Quoted) {
	t.Helper()
	scope := NewScope("deaths", "births", "cases")
	rate, err := Compile("let b = births; rate(deaths, b, 1000)", scope)
	require.NoError(t, err)
	count, err := Compile("cases ?? 0", scope)
	require.NoError(t, err)
	nine, err := ParseThreshold("<= 9")
	require.NoError(t, err)
	return scope, map[string]map[string]Quoted{
		"value":    {"mortality": {Formula: rate}, "cases": {Formula: count}},
		"achieved": {"mortality": {Formula: rate, Against: &nine}, "monitored": {Refused: hintCompare.With("it"), Hint: hintNil.With()}},
	}
}

func TestANameInQuotesStandsForItsFormula(t *testing.T) {
	scope, quoted := quotable(t)
	row := func(deaths, births int64) Row {
		r := scope.NewRow()
		r.Set(0, NumberValue(exact.Int(deaths)))
		if births >= 0 {
			r.Set(1, NumberValue(exact.Int(births)))
		}
		return r
	}
	tests := []struct {
		name, formula string
		row           Row
		want          string
	}{
		{"its value", `value("mortality")`, row(3, 412), "7.28155339805825242718"},
		{"whether it reached its target, on it", `achieved("mortality")`, row(9, 1000), "true"},
		{"and one event beyond", `achieved("mortality")`, row(10, 1000), "false"},
		{"in arithmetic", `100 - value("mortality") * 2`, row(9, 1000), "82"},
		{"twice, with let of its own on both sides", `let b = 2; value("mortality") * b + value("mortality")`, row(9, 1000), "27"},
		{"what is missing travels on", `value("mortality") > 5 ? 1 : 2`, row(9, -1), "missing: births"},
		{"and what is undefined", `achieved("mortality") ? 1 : 2`, row(0, 0), "undefined: b is 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, err := CompileWith(tt.formula, scope, Options{Quoted: quoted})
			require.NoError(t, err)
			v := f.Evaluate(tt.row)
			if n, ok := v.Number(); ok {
				require.Equal(t, tt.want, n.Decimal())
				return
			}
			require.Equal(t, tt.want, v.String())
		})
	}
}

func TestTextsStandOnlyWhereANameInQuotesIsWanted(t *testing.T) {
	scope, quoted := quotable(t)
	tests := []struct{ name, formula, want string }{
		{"a name that does not exist", `achieved("mortalty")`, `1:10: unknown_name: achieved: there is no "mortalty"; did you mean "mortality"?`},
		{"a name that is refused", `achieved("monitored")`, `1:1: type: compare it: it > 0; ask known(x) whether x was reported`},
		{"no quotes", `achieved(deaths)`, `1:1: type: achieved takes one name in quotes: achieved("mortality"); `},
		{"two names", `value("mortality", "cases")`, `1:7: syntax: found a text in quotes, expected numbers and names; formulas are about numbers; write a statistic's name without quotes`},
		{"a text elsewhere", `"mortality" == 1`, `1:1: syntax: found a text in quotes, expected numbers and names; formulas are about numbers; write a statistic's name without quotes`},
		{"a function that does not exist", `values("mortality")`, `1:1: unknown_name: there is no function "values"; did you mean "value"?`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := CompileWith(tt.formula, scope, Options{Quoted: quoted})
			e := AllErrors(err)[0]
			require.Equal(t, tt.want, fmt.Sprintf("%d:%d: %s: %s; %s", e.Line, e.Column, e.Kind, e.Message, e.Hint))
		})
	}
	_, err := Compile(`value("mortality")`, scope)
	require.Error(t, err, "a formula alone has no names in quotes")
}

// A condition that compares a ratio with a constant is folded; it must say what the general way says.
func TestHoldsIsWhatEvaluateSaysOfAFoldedCondition(t *testing.T) {
	scope := NewScope("a", "b", "c")
	conditions := []string{
		"percent(a, b) >= 95", "95 <= percent(a, b)", "rate(a, b, 1000) < 9", "9 > rate(a, b, 1000)", "a / b == 0.5",
		"a / b != 0.5", "(a + b) / c * 100 <= 50", "percent(a, b) > 100", "a / (b - c) <= 3", "0.5 != a / b",
	}
	values := []Value{{}, NumberValue(exact.Int(-1)), NumberValue(exact.Int(0)), NumberValue(exact.Int(1)), NumberValue(exact.Int(2)), NumberValue(exact.Int(19)), NumberValue(exact.Int(20)), NumberValue(exact.Frac(1, 2)), NumberValue(exact.Int(1 << 62))}
	for _, text := range conditions {
		f, err := Compile(text, scope)
		require.NoError(t, err)
		for i := range len(values) * len(values) * len(values) {
			row := scope.NewRow()
			for slot := range 3 {
				row.Set(slot, values[i%len(values)])
				i /= len(values)
			}
			want := f.Evaluate(row)
			truth, _ := want.Truth()
			kind, holds := f.Holds(&row)
			require.Equal(t, want.Kind(), kind, "%s of %v", text, row)
			require.Equal(t, truth, kind == IsTruth && holds, "%s of %v", text, row)
		}
	}
}

// Conditions of a formula in quotes stand in another text; asking for them ran out of this one.
func TestAConditionInQuotesIsOneCondition(t *testing.T) {
	scope, quoted := quotable(t)
	f, err := CompileWith(`achieved("mortality") and value("cases") > 3`, scope, Options{Quoted: quoted})
	require.NoError(t, err)
	row := scope.NewRow()
	row.SetInt(0, 3)
	row.SetInt(1, 412)
	row.SetInt(2, 3)
	var said []string
	for _, c := range f.Conditions(row) {
		said = append(said, fmt.Sprintf("%d:%d+%d %s: %s", c.Line, c.Column, c.Width, c.Text, c.Value))
	}
	require.Equal(t, []string{
		`1:1+44 achieved("mortality") and value("cases") > 3: false`,
		`1:1+21 achieved("mortality"): true`,
		`1:27+18 value("cases") > 3: false`,
	}, said)
}
