package prove

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

func TestFormulasAreEqualOnlyWhereThatIsProved(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       bool
	}{
		{"the order of a sum", "a + b", "b + a", true},
		{"brackets and blanks", "(a)+ ( b )", "a + b", true},
		{"a common factor", "(2 * a) / (4 * b)", "a / (2 * b)", true},
		{"per before or after", "a / b * 1000", "1000 * a / b", true},
		{"per within", "a * 1000 / b", "a / b * 1000", true},
		{"a let", "let x = a + b; x / c", "(a + b) / c", true},
		{"the sign of both", "(a - b) / (b - c)", "(b - a) / (c - b)", true},
		{"percent is rate with a part", "percent(a, b)", "rate(a, b, 100)", false},
		{"rate refuses negatives", "a / b * 1000", "rate(a, b, 1000)", false},
		{"a rate of ten times as much", "rate(a, b, 1000)", "rate(a, b, 100) * 10", true},
		{"another per", "rate(a, b, 1000)", "rate(a, b, 100)", false},
		{"what falls out may be missing", "a + b - b", "a", false},
		{"an unused let is not looked at", "let x = b; a", "a", true},
		{"nothing times a name", "0 * a", "0 * b", false},
		{"numerator and denominator", "a / b", "b / a", false},
		{"a quotient of the same is not 1", "a / a", "1", false},
		{"the order of min", "min(a, b) + 1", "1 + min(b, a)", true},
		{"min is not max", "min(a, b)", "max(a, b)", false},
		{"the order of ??", "a ?? b", "b ?? a", false},
		{"places", "round(a / b, 1)", "round(a / b, 2)", false},
		{"the same condition the other way round", "a < b ? 1 : 2", "b > a ? 1 : 2", true},
		{"the same condition of sums", "a <= b ? 1 : 2", "0 <= b - a ? 1 : 2", true},
		{"another operator", "a <= b ? 1 : 2", "a < b ? 1 : 2", false},
		{"exchanged branches", "a < b ? 1 : 2", "a < b ? 2 : 1", false},
		{"the same branches inside", "a == 0 ? 0 : percent(a, b + c)", "0 == a ? 0 : percent(a, c + b)", true},
		{"the order of or", "a > 1 or b > 2 ? 1 : 0", "b > 2 or a > 1 ? 1 : 0", true},
		{"the order of a list", "a in [1, 2] ? 1 : 0", "a in [2, 1] ? 1 : 0", true},
		{"known", "known(a) ? 1 : 0", "known(b) ? 1 : 0", false},
		{"literals", "0.1 * a", "a / 10", true},
		{"the form of if", "if a > 1 {b} else {c}", "a > 1 ? b : c", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, err := rules.Compile(tt.a, rules.NewScope("a", "b", "c"))
			require.NoError(t, err)
			g, err := rules.Compile(tt.b, rules.NewScope("c", "b", "a"))
			require.NoError(t, err)
			require.Equal(t, tt.want, Equal(f, g))
			require.Equal(t, tt.want, Equal(g, f))
		})
	}
}

func TestEquivalentFormulasGiveTheSameForEveryRow(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b", "c")
	texts := strings.Split("a + b|b + a|a - b|b - a|a / b|2 * a / (2 * b)|a * 100 / b|percent(a, b)|rate(a, b, 100)|rate(2 * a, 2 * b, 100)|percent(2 * a, 2 * b)|100 * a / b|a + b - b|a|0 * a|a * 0|min(a, b)|min(b, a)|a < b ? a : b|b > a ? a : b|a - b < 0 ? a : b|(a - c) / (b - c)|(c - a) / (c - b)|let x = a; x|a ?? 0|percent(a, b) + 0|percent(a, b) * 1|percent(a, b) + percent(c, b)|rate(a, b, 50) * 2|-a|0 - a|abs(a)|a == b ? 1 : 0|b == a ? 1 : 0", "|")
	formulas := make([]*rules.Formula, len(texts))
	for i, text := range texts {
		f, err := rules.Compile(text, scope)
		require.NoError(t, err)
		formulas[i] = f
	}
	values := []rules.Value{rules.NumberValue(exact.Int(0)), rules.NumberValue(exact.Int(2)), rules.NumberValue(exact.Int(3)), rules.NumberValue(exact.Int(-1)), {}}
	pairs := 0
	for i, f := range formulas {
		for _, g := range formulas[:i] {
			if !Equal(f, g) {
				continue
			}
			pairs++
			for code := range 125 {
				row := scope.NewRow()
				for slot, k := range []int{code % 5, code / 5 % 5, code / 25} {
					row.Set(slot, values[k])
				}
				x, y := f.Evaluate(row), g.Evaluate(row)
				require.Equal(t, x.Kind(), y.Kind(), "%s and %s", f.Text(), g.Text())
				require.Equal(t, x.Missing(), y.Missing(), "%s and %s", f.Text(), g.Text())
				require.Zero(t, number(x).Cmp(number(y)), "%s and %s", f.Text(), g.Text())
			}
		}
	}
	require.GreaterOrEqual(t, pairs, 13)
}

func number(v rules.Value) exact.Number {
	n, _ := v.Number()
	return n
}
