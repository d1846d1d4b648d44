package rules

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

func TestThresholdsAreReadStrictly(t *testing.T) {
	t.Parallel()
	sound := []struct{ text, want string }{
		{"<= 9", "<= 9"}, {"<9", "< 9"}, {">=91", ">= 91"}, {" > 0.5 ", "> 0.5"}, {"= 100", "= 100"}, {"== 100", "= 100"},
		{"< 6.28", "< 6.28"}, {"<= -5", "<= -5"}, {">= 0.10000000000000000001", ">= 0.10000000000000000001"}, {"<= 010", "<= 10"},
		{"<= " + strings.Repeat("9", exact.MaxDigits), "<= " + strings.Repeat("9", exact.MaxDigits)},
	}
	for _, tt := range sound {
		th, err := ParseThreshold(tt.text)
		require.NoError(t, err, tt.text)
		require.Equal(t, tt.want, th.String())
		again, err := ParseThreshold(th.String())
		require.NoError(t, err)
		require.Equal(t, th.String(), again.String())
	}
	faulty := []struct {
		text string
		kind Kind
	}{
		{"", KindSyntax}, {"9", KindSyntax}, {"<=", KindSyntax}, {"<= 9 %", KindSyntax}, {"<= 9‰", KindSyntax}, {"<= 9,5", KindSyntax},
		{"<= 1e3", KindSyntax}, {"<= .5", KindSyntax}, {"<= 5.", KindSyntax}, {"!= 5", KindSyntax}, {"=< 5", KindSyntax}, {"<= 5-3", KindSyntax},
		{"<= --5", KindSyntax}, {"<> 5", KindSyntax}, {"≤ 5", KindSyntax}, {"<= 1E1000000000", KindSyntax}, {"<= 9 9", KindSyntax},
		{"<= " + strings.Repeat("9", exact.MaxDigits+1), KindLimit},
	}
	for _, tt := range faulty {
		_, err := ParseThreshold(tt.text)
		list := AllErrors(err)
		require.Len(t, list, 1, tt.text)
		require.Equal(t, tt.kind, list[0].Kind, tt.text)
		require.NotEmpty(t, list[0].Detail(wording.Vietnamese))
	}
	th, rest, err := CutThreshold(" <= 550 /100000 ")
	require.NoError(t, err)
	require.Equal(t, "<= 550", th.String())
	require.Equal(t, "/100000", rest)
}

func TestThresholdsAreExactBelowOnAndAbove(t *testing.T) {
	t.Parallel()
	below, on, above := exact.Frac(62799999, 10000000), exact.Frac(628, 100), exact.Frac(62800001, 10000000)
	for op, want := range map[string][3]bool{
		"<": {true, false, false}, "<=": {true, true, false}, ">": {false, false, true}, ">=": {false, true, true}, "=": {false, true, false},
	} {
		th, err := ParseThreshold(op + " 6.28")
		require.NoError(t, err)
		require.Equal(t, want, [3]bool{th.Met(below), th.Met(on), th.Met(above)}, op)
		require.Equal(t, op, th.Op())
		require.Equal(t, "6.28", th.Number().String())
	}
}

func TestTheCertificateComparesWholeNumbers(t *testing.T) {
	t.Parallel()
	tests := []struct{ threshold, n, d, per, want string }{
		{"<= 9", "3", "412", "1000", "3 * 1000 <= 9 * 412"},
		{"< 6.28", "785", "12500", "100", "785 * 10000 < 628 * 12500"},
		{"<= 6.5", "13", "2000", "1000", "13 * 10000 <= 65 * 2000"},
		{">= 0.10", "1", "9", "1", "1 * 10 >= 1 * 9"},
		{"= 100", "16", "16", "100", "16 * 100 = 100 * 16"},
		{">= -0.5", "-1", "3", "1", "-1 * 10 >= -5 * 3"},
		{"<= 0.125", "1", "8", "1", "1 * 1000 <= 125 * 8"},
	}
	for _, tt := range tests {
		th, err := ParseThreshold(tt.threshold)
		require.NoError(t, err)
		n, d, per := num(t, tt.n), num(t, tt.d), num(t, tt.per)
		left, right := th.Certificate(n, d, per)
		require.Equal(t, tt.want, fmt.Sprintf("%s * %s %s %s * %s", left[0], left[1], th.Op(), right[0], right[1]))
		q, _ := n.Mul(per).Div(d)
		require.Equal(t, th.Met(q), th.op.Holds(left[0].Mul(left[1]).Cmp(right[0].Mul(right[1]))), "it decides what Met decides")
	}
}

// The shapes that have a fast way of their own, and others that have none.
var judged = []string{
	"a", "-a", "a / b", "a / b * 1000", "rate(a, b, 1000)", "rate(a, b, 100000)", "percent(a, b)", "percent(a, a)", "a / a", "percent(a + b, c)",
	"percent(a, b) - percent(c, b)", "100 - percent(a, b)", "a - b", "2 * a - 3 * b + 1", "a / -b", "-a / b", "rate(a, b, 0.5)", "a / 3", "a - a + b",
	"rate(a - b, c, 1000)", "a * b", "min(a, b)", "a == 0 ? 0 : percent(a, b)", "a ?? b", "round(percent(a, b), 1)", "a / b + b / c", "3", "1 / 0",
	"a / 9223372036854775807", "9223372036854775807 * a / b", "rate(a, b + c, 1000) - 5", "let s = a + b; percent(a, s)", "abs(a - b) / c", "b * 0 + a",
}

var conditions = []string{
	"a <= b", "a < b", "a == b", "a != b", "b >= a", "a + b <= c", "2 * a > 3 * b - 1", "a > 0", "a <= a", "0 <= a < b", "p", "not p", "a / b > 1",
	"a < b and p", "a < 9223372036854775807", "a - 9223372036854775807 < b", "percent(a, b) > 50", "a in [1, 2]", "known(a)", "a / 2 < b / 3", "true",
}

func TestJudgesSayWhatEvaluateSays(t *testing.T) {
	t.Parallel()
	g := newGenerator(7)
	s := testScope()
	for _, text := range append(append([]string(nil), judged...), conditions...) {
		f := compile(t, text, s)
		for _, missing := range []int{0, 0, 0, 15, 50} {
			for range 40 {
				row := g.row(s, missing)
				requireWaysAgree(t, g, f, row, text+"\n"+describe(s, row))
			}
		}
	}
}

func TestJudgesSayWhatEvaluateSaysAtTheEdges(t *testing.T) {
	t.Parallel()
	g := newGenerator(8)
	s := testScope()
	edges := []Value{{}, NumberValue(exact.Int(0)), NumberValue(exact.Int(1)), NumberValue(exact.Int(-1)), NumberValue(exact.Int(math.MaxInt64)), NumberValue(exact.Int(-math.MaxInt64)),
		NumberValue(exact.Int(math.MinInt64)), NumberValue(exact.Frac(1, 2)), InvalidValue(wording.Message{}), TooLargeValue(), NumberValue(exact.Pow10(30))}
	for _, text := range append(append([]string(nil), judged...), conditions...) {
		f := compile(t, text, s)
		for _, a := range edges {
			for _, b := range edges {
				row := g.row(s, 30)
				row.Set(0, a)
				row.Set(1, b)
				requireWaysAgree(t, g, f, row, text+"\n"+describe(s, row))
			}
		}
	}
}

func TestTheFirstOfAGroupThatIsNotUnmetIsWhatHoldsSaysOneByOne(t *testing.T) {
	t.Parallel()
	g := newGenerator(9)
	s := testScope()
	var formulas []*Formula
	var judges []*Judge
	for _, text := range conditions {
		formulas = append(formulas, compile(t, text, s))
		judges = append(judges, formulas[len(formulas)-1].Judge())
	}
	ends := []int{0, 1, 4, 4, 11, 19, len(judges)}
	all := NewJudges(judges...)
	foreign := testScope().NewRow()
	for i := range 400 {
		row := g.row(s, []int{0, 0, 15, 50}[i%4])
		if i == 0 {
			row = foreign
		}
		at, decisions := make([]int, len(ends)), make([]Decision, len(ends))
		all.Firsts(&row, ends, at, decisions)
		start := 0
		for k, end := range ends {
			want, decision := start, DecisionUnmet
			for ; want < end; want++ {
				if decision = decisionOf(formulas[want].Holds(&row)); decision != DecisionUnmet {
					break
				}
			}
			require.Equal(t, []any{want, decision}, []any{at[k], decisions[k]}, "group %d\n%s", k, describe(s, row))
			start = end
		}
	}
}

// 33 thresholds decide by one event: below, on and above, near the largest counts as well.
func TestOneEventDecides(t *testing.T) {
	t.Parallel()
	s := testScope()
	tests := []struct {
		formula, threshold string
		on, of             int64
		want               [3]bool // one event below, on, one above
	}{
		{"percent(a, b)", "< 6.28", 785, 12500, [3]bool{true, false, false}},
		{"rate(a, b, 1000)", "<= 6.5", 13, 2000, [3]bool{true, true, false}},
		{"percent(a, b)", ">= 91", 91, 100, [3]bool{false, true, true}},
		{"a / b * 100000", "<= 550", 11, 2000, [3]bool{true, true, false}},
		{"percent(a, b)", "= 99", 99, 100, [3]bool{false, true, false}},
		{"a / b", "> 0.5", math.MaxInt64 / 2, math.MaxInt64 - 1, [3]bool{false, false, true}},
		{"rate(a, b, 1000)", ">= 1000", math.MaxInt64 - 1, math.MaxInt64 - 1, [3]bool{false, true, true}},
	}
	for _, tt := range tests {
		th, err := ParseThreshold(tt.threshold)
		require.NoError(t, err)
		judge := compile(t, tt.formula, s).Against(th)
		for i, want := range tt.want {
			row := s.NewRow()
			row.Set(0, NumberValue(exact.Int(tt.on+int64(i)-1)))
			row.Set(1, NumberValue(exact.Int(tt.of)))
			require.Equal(t, decisionOf(IsNumber, want), judge.Decide(&row), "%s %s, %d of %d", tt.formula, tt.threshold, tt.on+int64(i)-1, tt.of)
		}
	}
}

// What is judged most often is judged by two products; what only looks so is not.
func TestCountsAreHeldAgainstEachOther(t *testing.T) {
	t.Parallel()
	s := testScope()
	tests := []struct {
		name, formula string
		want          bool
	}{
		{"a rate", "rate(a, b, 1000)", true},
		{"a percentage", "percent(a, b)", true},
		{"a quotient with a factor", "a / b * 1000", true},
		{"a count", "a", true},
		{"a count by itself", "percent(a, a)", true},
		{"a name that cancels out may be missing", "percent(a, b) + c - c", false},
		{"a sum", "percent(a + b, c)", false},
		{"a part of another whole", "percent(a, b) + percent(b, a) - percent(b, a)", false},
		{"a condition", "a == 0 ? 0 : percent(a, b)", false},
	}
	th, err := ParseThreshold("<= 6.28")
	require.NoError(t, err)
	for _, tt := range tests {
		require.Equal(t, tt.want, compile(t, tt.formula, s).Against(th).counts.orders != 0, tt.name)
	}
	for condition, want := range map[string]bool{
		"a <= b": true, "b > a": true, "percent(a, b) >= 95": true, "95 <= percent(a, b)": true, "a != 3": true,
		"a <= b + c": false, "a > -1": false, "a < b < c": false, "p": false, "2 * a <= b": false,
	} {
		require.Equal(t, want, compile(t, condition, s).counts.orders != 0, condition)
	}
}

func TestDecideAndHoldsAllocateNothing(t *testing.T) {
	s := testScope()
	rows := map[string]Row{"missing": s.NewRow()}
	for name, values := range map[string][3]int64{"small": {3, 412, 500}, "nobody": {0, 0, 0}, "contradiction": {9, 3, 1}, "negative": {-1, 5, 2}} {
		row := s.NewRow()
		for slot, n := range values {
			row.Set(slot, NumberValue(exact.Int(n)))
		}
		row.Set(5, TruthValue(true))
		rows[name] = row
	}
	half := rows["small"].Clone()
	half.Set(1, Value{})
	rows["half missing"] = half
	formulas := []string{"a", "a / b * 1000", "rate(a, b, 1000)", "percent(a, b)", "percent(a + b, c)", "100 - percent(a, b)", "a == 0 ? 0 : percent(a, b)",
		"min(a, b) / c", "let x = a + b; x > 3 ? x : b", "a ?? b", "rate(a, b, 1000) + rate(b, c, 1000)", "percent(last_year.a + trẻ_em, a + b)"}
	th, err := ParseThreshold("<= 6.28")
	require.NoError(t, err)
	for name, row := range rows {
		for _, text := range formulas {
			judge := compile(t, text, s).Against(th)
			require.Zero(t, testing.AllocsPerRun(20, func() { judge.Decide(&row) }), "%s, %s", text, name)
		}
		for _, text := range []string{"a <= b", "a + b <= c", "p", "a > 0 and b > 0 or c > 0", "0 <= a < b", "a / b > 0.5", "a in [1, 2]", "known(a) ? a > b : p"} {
			f := compile(t, text, s)
			judges, ends, at, decisions := NewJudges(f.Judge()), []int{1}, []int{0}, make([]Decision, 1)
			require.Zero(t, testing.AllocsPerRun(20, func() { f.Holds(&row) }), "%s, %s", text, name)
			require.Zero(t, testing.AllocsPerRun(20, func() { judges.Firsts(&row, ends, at, decisions) }), "%s, %s", text, name)
		}
	}
}

func TestFormulasAndJudgesServeManyGoroutines(t *testing.T) {
	t.Parallel()
	s := testScope()
	f := compile(t, "let x = a + b; x > 3 ? percent(a, x) : m_or_a", func() *Scope { s.Declare("m_or_a", NumberType); return s }())
	judge := f.Against(Threshold{form.Less, exact.Int(50)})
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			row := s.NewRow()
			row.Set(0, NumberValue(exact.Int(int64(i+1))))
			row.Set(1, NumberValue(exact.Int(10)))
			for range 200 {
				require.Equal(t, DecisionMet, judge.Decide(&row))
				require.Equal(t, IsNumber, f.Evaluate(row).Kind())
			}
		})
	}
}
