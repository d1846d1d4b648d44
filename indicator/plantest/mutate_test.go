package plantest

import (
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/lint"
	"github.com/childward/childward/internal/longtest"
	"github.com/childward/childward/rules"
)

func TestAFormulaIsChangedInSmallSteps(t *testing.T) {
	t.Parallel()
	neighbours := map[string][]string{"a": {"b"}, "b": {"a", "c"}}
	tests := []struct {
		name, formula string
		want          []string
	}{
		{"a rate", "rate(a, b, 1000)", []string{
			"rate(a, a, 1000)", "rate(a, b, 100)", "rate(a, b, 10000)", "rate(a, c, 1000)", "rate(b, a, 1000)", "rate(b, b, 1000)"}},
		{"a sum in brackets", "percent((d + e), f)", []string{
			"percent((d - e), f)", "percent(d, f)", "percent(e, f)", "percent(f, (d + e))"}},
		{"a difference", "d - e", []string{"(-e)", "d", "d + e", "e - d"}},
		{"a product", "0.5 * d", []string{"0.05 * d", "0.4 * d", "0.45 * d", "0.49 * d", "0.5", "0.51 * d", "0.55 * d", "0.6 * d", "1.5 * d", "5 * d", "d"}},
		{"a quotient of sums", "(d + e) / f", []string{"(d + e)", "(d - e) / f", "d / f", "e / f", "f / (d + e)"}},
		{"brackets at both ends are not around it", "(d + e) * (e + f) / d", []string{
			"((d + e) * (e + f))", "(d + e) * (e - f) / d", "(d + e) * e / d", "(d + e) * f / d", "(d + e) / d", "(d - e) * (e + f) / d",
			"(e + f) / d", "d * (e + f) / d", "d / ((d + e) * (e + f))", "e * (e + f) / d"}},
		{"if and else if", "if d == 0 {e} else if e == 0 {f} else {d}", []string{
			"(if e == 0 {f} else {d})", "e", "if d != 0 {e} else if e == 0 {f} else {d}", "if d == 0 {e} else if e != 0 {f} else {d}",
			"if d == 0 {e} else if e == 0 {d} else {f}", "if d == 0 {e} else if e == 0.1 {f} else {d}",
			"if d == 0 {e} else if e == 0.5 {f} else {d}", "if d == 0 {e} else if e == 1 {f} else {d}", "if d == 0 {e} else {d}",
			"if d == 0 {e} else {f}", "if d == 0.1 {e} else if e == 0 {f} else {d}", "if d == 0.5 {e} else if e == 0 {f} else {d}",
			"if d == 1 {e} else if e == 0 {f} else {d}"}},
		{"a quotient without brackets", "d * e / f", []string{"(d * e)", "d / f", "e / f", "f / (d * e)"}},
		{"a condition", "d < 1 and e >= f ? d : e", []string{
			"(d < 1) ? d : e", "(e >= f) ? d : e", "d", "d < 0 and e >= f ? d : e", "d < 0.1 and e >= f ? d : e",
			"d < 0.5 and e >= f ? d : e", "d < 0.9 and e >= f ? d : e", "d < 1 and e > f ? d : e", "d < 1 and e >= f ? e : d",
			"d < 1 or e >= f ? d : e", "d < 1.1 and e >= f ? d : e", "d < 1.5 and e >= f ? d : e", "d < 10 and e >= f ? d : e",
			"d < 2 and e >= f ? d : e", "d <= 1 and e >= f ? d : e", "e"}},
		{"equal and not equal", "d == e ? d : f", []string{"d", "d != e ? d : f", "d == e ? f : d", "f"}},
		{"not", "not (d == e) ? d : f", []string{"(d == e) ? d : f", "d", "f", "not (d != e) ? d : f", "not (d == e) ? f : d"}},
		{"the least of two", "min(d, e)", []string{"d", "e", "max(d, e)"}},
		{"rounding", "round(d, 1) + floor(e)", []string{
			"d + floor(e)", "floor(e)", "round(d, 1)", "round(d, 1) + ceil(e)", "round(d, 1) - floor(e)"}},
		{"what stands in for what is missing", "d ?? e", []string{"d", "e"}},
		{"a chain", "0 < d <= e ? d : e", []string{
			"0 < d < e ? d : e", "0 < d <= e ? e : d", "0 <= d <= e ? d : e", "0.1 < d <= e ? d : e", "0.5 < d <= e ? d : e",
			"1 < d <= e ? d : e", "d", "e"}},
	}
	scope := rules.NewScope("a", "b", "c", "d", "e", "f")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, err := rules.Compile(tt.formula, scope)
			require.NoError(t, err)
			got := changesOf(f, neighbours)
			for _, text := range got {
				_, err := rules.Compile(text, scope)
				require.NoError(t, err, "every change is a formula")
			}
			slices.Sort(tt.want)
			require.Equal(t, tt.want, got)
		})
	}
}

func TestATargetIsChangedInSmallSteps(t *testing.T) {
	t.Parallel()
	tests := []struct {
		target string
		want   []string
	}{
		{"<= 9 ‰", []string{
			"< 9 ‰", "<= 0.9 ‰", "<= 10 ‰", "<= 8 ‰", "<= 8.5 ‰", "<= 8.9 ‰", "<= 9", "<= 9 %", "<= 9 /100000", "<= 9.1 ‰", "<= 9.5 ‰",
			"<= 90 ‰", "= 9 ‰", ">= 9 ‰"}},
		{">= 90 %", []string{
			"<= 90 %", "= 90 %", "> 90 %", ">= 80 %", ">= 89 %", ">= 89.5 %", ">= 89.9 %", ">= 9 %", ">= 90", ">= 90 /100000", ">= 90 ‰", ">= 90.1 %",
			">= 90.5 %", ">= 900 %", ">= 91 %"}},
		{"< 6.28 %", []string{
			"< 0.628 %", "< 5.28 %", "< 6.18 %", "< 6.27 %", "< 6.2750 %", "< 6.2790 %", "< 6.28", "< 6.28 /100000", "< 6.28 ‰",
			"< 6.2810 %", "< 6.2850 %", "< 6.29 %", "< 6.38 %", "< 62.8 %", "< 7.28 %", "<= 6.28 %", "= 6.28 %", "> 6.28 %"}},
		{"= 0", []string{"<= 0", "= 0 %", "= 0 /100000", "= 0 ‰", "= 0.1", "= 0.5", "= 1", ">= 0"}},
		{"<= 550 /100000", []string{
			"< 550 /100000", "<= 450 /100000", "<= 540 /100000", "<= 549 /100000", "<= 549.5 /100000", "<= 549.9 /100000", "<= 55 /100000",
			"<= 550", "<= 550 %", "<= 550 ‰", "<= 550.1 /100000", "<= 550.5 /100000", "<= 5500 /100000", "<= 551 /100000", "<= 560 /100000",
			"<= 650 /100000", "= 550 /100000", ">= 550 /100000"}},
		{"≤ 9,5 ‰", []string{
			"< 9.5 ‰", "<= 0.95 ‰", "<= 8.5 ‰", "<= 9.4 ‰", "<= 9.45 ‰", "<= 9.49 ‰", "<= 9.5", "<= 9.5 %", "<= 9.5 /100000", "<= 9.51 ‰",
			"<= 9.55 ‰", "<= 9.6 ‰", "<= 95 ‰", "= 9.5 ‰", ">= 9.5 ‰"}},
		{"= 12,34 /100.000", []string{
			"<= 12.34 /100000", "= 1.2340 /100000", "= 11.34 /100000", "= 12.24 /100000", "= 12.33 /100000", "= 12.3350 /100000",
			"= 12.3390 /100000", "= 12.34", "= 12.34 %", "= 12.34 ‰", "= 12.3410 /100000", "= 12.3450 /100000", "= 12.35 /100000",
			"= 12.44 /100000", "= 123.4 /100000", "= 13.34 /100000", "= 2.34 /100000", "= 22.34 /100000", ">= 12.34 /100000"}},
	}
	for _, tt := range tests {
		t.Run(tt.target, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, otherTargets(tt.target))
		})
	}
}

// oneIndicator is a plan of one indicator over two counts, of which part is among whole.
func oneIndicator(t *testing.T, value, target string) *indicator.Plan {
	t.Helper()
	plan, err := indicator.NewPlan(indicator.Definition{ID: "one", Indicators: []indicator.Indicator{{ID: "one", Value: value, Target: target}}})
	require.NoError(t, err)
	return plan
}

func TestChangesThatCannotMakeADifferenceCountForNothing(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, value, target string
		same                bool
		before, after       string
	}{
		{"no share is above 100 %", "percent(part, whole)", ">= 100 %", true, ">= 100 %", "= 100 %"},
		{"a rate may be", "rate(part, whole, 100)", ">= 100 %", false, ">= 100 %", "= 100 %"},
		{"no count is below 0", "part", "= 0", true, "= 0", "<= 0"},
		{"between two whole numbers lies no count", "part", "< 1", true, "< 1", "<= 0.5"},
		{"nor a sum of counts", "part + whole", "< 1", true, "< 1", "<= 0.5"},
		{"but a rate does", "rate(part, whole, 1000)", "< 1 ‰", false, "< 1 ‰", "<= 0.5 ‰"},
		{"another digit is another target", "percent(part, whole)", ">= 90 %", false, ">= 90 %", ">= 91 %"},
		{"above 100 % both are out of reach", "percent(part, whole)", "> 100 %", true, "> 100 %", "> 101 %"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plan := oneIndicator(t, tt.value, tt.target)
			m := newMutator(plan, nil)
			c := change{before: tt.before, after: tt.after}
			require.Equal(t, tt.same, m.makesNone(c, plan.Definition().Indicators[0]))
		})
	}
}

func TestASumTakenTheOtherWayRoundMakesNoDifference(t *testing.T) {
	t.Parallel()
	plan := oneIndicator(t, "percent(part + more, whole)", ">= 90 %")
	in := plan.Definition().Indicators[0]
	m := newMutator(plan, nil)
	require.True(t, m.makesNone(change{before: in.Value, after: "percent(more + part, whole)", formula: true}, in))
	require.False(t, m.makesNone(change{before: in.Value, after: "percent(more - part, whole)", formula: true}, in))
}

func TestAPlanWhoseCasesFailIsNotChanged(t *testing.T) {
	t.Parallel()
	plan := oneIndicator(t, "part", "= 0")
	suite, err := Parse([]byte("version: 1\nplan: one\ncases:\n  - {name: a, given: {part: 1}, expect: {one: achieved}}\n"), "one_test.yaml", plan)
	require.NoError(t, err)
	_, err = Mutate(plan, suite.Cases(), MutateOptions{})
	require.EqualError(t, err, "mutate: failing cases: 1; which changes the cases notice can be said once all of them pass")
}

func TestAnIndicatorThatDoesNotExistIsNotChanged(t *testing.T) {
	t.Parallel()
	_, err := Mutate(indicator.CamPha2023(), nil, MutateOptions{Only: []string{"infant"}})
	require.EqualError(t, err, `mutate: there is no indicator "infant" in this plan`)
}

func TestProgressIsToldUpToTheEnd(t *testing.T) {
	t.Parallel()
	var calls, last atomic.Int64
	_, err := Mutate(indicator.CamPha2023(), nil, MutateOptions{Only: []string{"child_labour"}, Progress: func(done, of int) {
		if calls.Add(1); done == of {
			last.Store(int64(of))
		}
	}})
	require.NoError(t, err)
	require.Positive(t, calls.Load())
	require.Equal(t, calls.Load(), last.Load())
}

// filled fills in what a survivor's case leaves open, as a person would who takes the plan for right.
func filled(t *testing.T, head, text string, plan *indicator.Plan) string {
	t.Helper()
	var all []string
	for _, word := range verdictWords {
		if alone, ok := strings.CutSuffix(text, `: "?"`); ok {
			all = append(all, alone+": "+word)
		}
		all = append(all, strings.Replace(text, `verdict: "?"`, "verdict: "+word, 1))
	}
	for _, word := range []string{yes, no} {
		all = append(all, strings.Replace(text, `monitor: "?"`, "monitor: "+word, 1))
	}
	all = append(all, strings.Replace(text, `warnings: ["?"]`, "warnings: []", 1), strings.Replace(text, `warnings: ["?"]`, "warnings: [season_not_covered]", 1))
	for _, closed := range all {
		asksValue := strings.Contains(closed, `value: "?"`)
		suite, err := Parse([]byte(head+strings.Replace(closed, `, value: "?"`, "", 1)+"\n"), "plan_test.yaml", plan)
		if err != nil {
			continue
		}
		o := suite.Run(nil)[0]
		if !o.Passed() {
			continue
		}
		if asksValue {
			res, _ := o.results.Find(o.Case.Checks[0].Indicator)
			closed = strings.Replace(closed, `"?"`, `"`+look(res, o.Case.Checks[0]).value.String()+`"`, 1)
		}
		return closed + "\n"
	}
	t.Fatalf("no verdict fits\n%s", text)
	return ""
}

// said is what lint warns of.
func said(plan indicator.Definition) (all []string) {
	for _, f := range lint.Definition(plan) {
		if f.Severity != lint.Note {
			all = append(all, f.Error.Error())
		}
	}
	return all
}

// paste changes a plan without cases, pastes the cases that the survivors come with, the verdicts filled in,
// and changes the plan again: each case must be read, pass with the plan, and tell its change apart. It returns
// the changes without a case.
func paste(t *testing.T, plan *indicator.Plan) (without []string) {
	t.Helper()
	head := "version: 1\nplan: " + plan.Definition().ID + "\ncases:\n"
	before, err := Mutate(plan, nil, MutateOptions{Lint: said})
	require.NoError(t, err)
	require.Zero(t, before.Noticed, "without a case nothing is noticed")
	var cases []Case
	for _, s := range before.Survivors {
		if s.Case == "" {
			without = append(without, s.Before+" -> "+s.After)
			continue
		}
		suite, err := Parse([]byte(head+filled(t, head, s.Case, plan)), "plan_test.yaml", plan)
		require.NoError(t, err)
		cases = append(cases, suite.Cases()...)
	}
	after, err := Mutate(plan, cases, MutateOptions{Lint: said})
	require.NoError(t, err)
	require.Len(t, after.Survivors, len(without))
	require.Equal(t, len(before.Survivors)-len(without)+before.Untold+before.Linted, after.Noticed+after.Untold+after.Linted, "a case may tell what else did")
	return without
}

// The short run takes a sixth of the plan's indicators, the long one all.
func TestPastingTheCasesOfTheBuiltInPlanLeavesNoChangeUnnoticed(t *testing.T) {
	t.Parallel()
	definition := indicator.CamPha2023().Definition()
	step := longtest.Rounds(6, 1)
	var some []indicator.Indicator
	for i := 0; i < len(definition.Indicators); i += step {
		some = append(some, definition.Indicators[i])
	}
	definition.Indicators = some
	plan, err := indicator.NewPlan(definition)
	require.NoError(t, err)
	require.Empty(t, paste(t, plan))
}

func TestACaseIsFoundForEveryChangeThatMakesADifference(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, value, target string
		without             []string // they make none, which the ratio form does not tell
	}{
		{"a flag decides", "open ? money : a + b", "<= 10", nil},
		{"least and most", "min(a, b) + max(c, 2)", "<= 10", nil},
		{"let", "let x = a + b; x > 10 ? rate(a, x, 100) : 0", ">= 50 %", []string{ // a sum of counts is whole
			"let x = a + b; x > 10 ? rate(a, x, 100) : 0 -> let x = a + b; x > 10.1 ? rate(a, x, 100) : 0",
			"let x = a + b; x > 10 ? rate(a, x, 100) : 0 -> let x = a + b; x > 10.5 ? rate(a, x, 100) : 0"}},
		{"what stands in for what is missing", "coalesce(a, b) * 2", "< 7", []string{"< 7 -> < 7.1", "< 7 -> < 7.5", "< 7 -> < 8", "< 7 -> <= 7"}},
		{"a chain", "0 <= a < b <= c ? percent(a, b) : 0", ">= 90 %", nil},
		{"rounding", "round(rate(a, b, 1000), 1)", "<= 9.5 ‰", []string{"<= 9.5 ‰ -> <= 9.51 ‰", "<= 9.5 ‰ -> <= 9.55 ‰"}}, // it is in tenths
		{"a list", "known(a) and a in [1, 2, 3] ? 1 : 2", "= 1", nil},
		{"two quotients", "rate(a, b, 1000) + rate(c, d, 1000)", "<= 20 ‰", nil},
		{"whole parts", "floor(a / 3)", "> 5", []string{"> 5 -> > 5.1", "> 5 -> > 5.5"}},
		{"a distance is the same both ways", "abs(a - b)", "<= 3", []string{"abs(a - b) -> abs(b - a)"}},
		{"a product", "a * b", "<= 30", nil},
		{"not", "not (a > 3) ? a : b / 7", "< 2", []string{ // 13/7 is 1.86
			"not (a > 3) ? a : b / 7 -> not (a > 3.1) ? a : b / 7", "not (a > 3) ? a : b / 7 -> not (a > 3.5) ? a : b / 7", "< 2 -> < 1.9"}},
		{"a part that is in its whole too", "percent(a, a + b)", ">= 90 %", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plan, err := indicator.NewPlan(indicator.Definition{
				ID: "own", Statistics: []indicator.Statistic{
					{Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "d"},
					{Name: "money", Kind: indicator.Amount}, {Name: "open", Kind: indicator.Flag}},
				Indicators: []indicator.Indicator{{ID: "own", Value: tt.value, Target: tt.target, City: indicator.LevelNone}},
			})
			require.NoError(t, err)
			require.Equal(t, tt.without, paste(t, plan))
		})
	}
}

// Taking any one case away from the built-in plan's test file must not go unnoticed where it was the only one
// to notice something: here, the cases at the targets.
func TestWithoutTheCasesAtTheTargetsChangesOfTargetsGoUnnoticed(t *testing.T) {
	t.Parallel()
	suite, err := Read(os.DirFS(".."), "campha-2023_test.yaml")
	require.NoError(t, err)
	var rest []Case
	for _, c := range suite.Cases() {
		if !strings.HasSuffix(c.Name, ", on") {
			rest = append(rest, c)
		}
	}
	mutation, err := Mutate(suite.Plan(), rest, MutateOptions{Only: []string{"infant_mortality"}})
	require.NoError(t, err)
	var changes []string
	for _, s := range mutation.Survivors {
		changes = append(changes, s.Before+" -> "+s.After)
	}
	require.Contains(t, changes, "<= 9 ‰ -> < 9 ‰")
}
