package prove

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// written writes relations as formulas do, and … where they are not complete.
func written(f *rules.Formula) string {
	relations, complete := Relations(f)
	word := func(slot int) string { return f.Form().Names[slot] }
	var all []string
	for _, r := range relations {
		op := map[bool]string{false: "<=", true: "<"}[r.Strict]
		all = append(all, fmt.Sprint(r.Left.Words(word, wording.English), " ", op, " ", r.Right.Words(word, wording.English)))
	}
	if !complete {
		all = append(all, "…")
	}
	return strings.Join(all, ", ")
}

func TestARelationIsTheSameHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b", "c", "d", "last_year.a")
	scope.Declare("flag", rules.TruthType)
	tests := []struct {
		want     string
		formulas []string
	}{
		{"a <= b", []string{"a <= b", "a<=b", "b >= a", "a - b <= 0", "0 >= a - b", "not (a > b)", "!(b < a)", "2 * a <= b + b", "(a) <= +b",
			"let part = a; part <= b", "a / 3 <= b / 3", "not (not (a <= b))"}},
		{"a < b", []string{"a < b", "b > a", "a - b < 0", "not (a >= b)"}},
		{"a <= b, b <= c", []string{"a <= b <= c", "a <= b and b <= c", "c >= b and a <= b", "not (a > b or b > c)"}},
		{"a + b <= c", []string{"a + b <= c", "c - b >= a"}},
		{"a <= 2 × b", []string{"a <= 2 * b", "a / 2 <= b"}},
		{"last_year.a <= 100", []string{"last_year.a <= 100", "last_year.a - 40 <= 60"}},
		{"0 <= a", []string{"a >= 0", "0 <= a", "-a <= 0"}},
	}
	for _, tt := range tests {
		for _, text := range tt.formulas {
			f, err := rules.Compile(text, scope)
			require.NoError(t, err, text)
			got := strings.Split(written(f), ", ")
			if text == "c >= b and a <= b" {
				got[0], got[1] = got[1], got[0]
			}
			require.Equal(t, tt.want, strings.Join(got, ", "), text)
		}
	}
}

func TestWhatMustHoldForAFormula(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b", "c", "d")
	scope.Declare("flag", rules.TruthType)
	tests := []struct{ name, formula, want string }{
		{"an equality says more than one relation", "a == b", "…"},
		{"or leaves open which of the two holds", "a <= b or c <= d", "…"},
		{"the opposite of a chain leaves it open, too", "not (a <= b <= c)", "…"},
		{"a condition on flags compares nothing", "flag", "…"},
		{"a name that cancels out can still be missing", "a + c - c <= b", "…"},
		{"so can a name that let gives and nothing uses", "let x = c; a <= b", "…"},
		{"a product is no sum", "a * b <= c", "…"},
		{"a rate is no sum", "percent(a, b) <= 50", "…"},
		{"a rate by a constant, neither", "rate(a, 4, 1) <= b", "…"},
		{"a count needs nothing", "a", ""},
		{"a rate of sums needs nothing", "rate(a + b, c, 1000) - rate(a, d, 1000)", ""},
		{"a percentage needs its part to be among the whole", "percent(a, b)", "a <= b"},
		{"wherever it stands", "a == 0 ? 0 : max(percent(a, b), percent(c, d)) / 2", "a <= b, c <= d"},
		{"under the name that let gives, once", "let p = percent(a, b); p + p", "a <= b"},
		{"a sum as the part", "percent(a + b, c)", "a + b <= c"},
		{"a percentage whose side is no sum", "percent(min(a, b), c)", "…"},
		{"a part that is in the whole by its form can still be missing", "percent(a, a + b)", "…"},
		{"a difference as the numerator may be below 0", "rate(a - b, c, 1000)", "…"},
		{"and as the denominator", "rate(a, b - c, 1000)", "…"},
		{"however it is written", "let fewer = -1 * b; rate(min(a + fewer, c), d, 1000)", "…"},
		{"a difference that is not below 0", "rate(max(a - b, 0), c, 1000)", ""},
		{"a part of a count is not below 0", "rate(a - a / 2, c, 1000)", ""},
		{"rates are not below 0", "rate(rate(a - b, c, 1) * abs(a - c), d, 1000)", "…"},
		{"nor are products and quotients of counts", "rate(a * b + a / b + round(flag ? a : b), coalesce(c, d), 1000)", ""},
		{"a difference outside of a rate may be anything", "a - b", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, err := rules.Compile(tt.formula, scope)
			require.NoError(t, err)
			require.Equal(t, tt.want, written(f))
		})
	}
}

// Each name that let gives is used twice in the next one.
func TestRelationsOfNamesThatDoubleAreFoundAtOnce(t *testing.T) {
	t.Parallel()
	text := "let x0 = a * b; "
	for i := range 100 {
		text += fmt.Sprintf("let x%d = x%d * x%d; ", i+1, i, i)
	}
	f, err := rules.Compile(text+"rate(x100, b, 1000)", rules.NewScope("a", "b"))
	require.NoError(t, err)
	require.Empty(t, written(f))
}
