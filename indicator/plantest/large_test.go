package plantest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// large is a plan of so many indicators, with a test file that leaves no change of it unnoticed.
func large(tb testing.TB, indicators int) (*indicator.Plan, []Case) {
	tb.Helper()
	d := indicator.Definition{ID: "large", Year: 2024}
	var members, parts, constraints, cases strings.Builder
	for i := range indicators {
		part, whole := fmt.Sprint("part", i), fmt.Sprint("whole", i)
		d.Statistics = append(d.Statistics, indicator.Statistic{Name: part, Constraints: []string{part + " <= " + whole}}, indicator.Statistic{Name: whole, Over: indicator.AtMoment})
		id := fmt.Sprint("i", i)
		d.Indicators = append(d.Indicators, indicator.Indicator{ID: id, Value: fmt.Sprintf("percent(%s, %s)", part, whole), Target: fmt.Sprintf(">= %d.5 %%", 50+i%40),
			FurtherTargets: []indicator.Target{{Name: indicator.Text{VI: "Sau", EN: "Later"}, Target: fmt.Sprintf(">= %d %%", 91+i%9)}}})
		fmt.Fprintf(&members, "%s, ", id)
		fmt.Fprintf(&parts, "%s, %s, ", part, whole)
		fmt.Fprintf(&constraints, "%s <= %s, ", part, whole)
		fmt.Fprintf(&cases, "  - {name: %s, expect: {%s: {boundary: '>= %d.5 %%', below: missed, on: achieved, above: achieved, targets: {Later: {boundary: '>= %d %%', below: missed, on: achieved, above: achieved}}}}}\n",
			id, id, 50+i%40, 91+i%9)
		fmt.Fprintf(&cases, "  - {name: %s in four months, period: 2024-H1, covers: 2024-01-01..2024-04-30, given: {%s: 1, %s: 9}, expect: {%s: {verdict: missed, value: 100/9}}}\n", id, part, whole, id)
		fmt.Fprintf(&cases, "  - {name: %s as a city, city: true, given: {%s: 2, %s: 2}, expect: {%s: {value: 100, verdict: achieved}}}\n", id, part, whole, id)
	}
	list := func(b strings.Builder) string { return "[" + strings.TrimSuffix(b.String(), ", ") + "]" }
	moment := strings.ReplaceAll(list(members), "i", "whole")
	plan, err := indicator.NewPlan(d)
	require.NoError(tb, err)
	suite, err := Parse([]byte("version: 1\nplan: large\nproperties:\n  plan: {year: 2024}\n  statistics:\n"+
		"    kind: {count: "+folded(list(parts))+", amount: [], flag: []}\n    over: {moment: "+folded(moment)+", period: []}\n    reported_by: {department: []}\n    sensitive: []\n    constraints: "+folded(list(constraints))+"\n"+
		"  indicators: {ward: {none: [], monitor: []}, city: {none: [], monitor: []}, due: {year: []}, better: {lower: []}, annualised: [], aspirational: [], harm: []}\n"+
		"cases:\n"+cases.String()), "large_test.yaml", plan)
	require.NoError(tb, err, detailOf(err))
	return plan, suite.Cases()
}

// folded is a list in lines of some length.
func folded(list string) string { return strings.ReplaceAll(list, ", ", ",\n      ") }

func TestALargePlanLeavesNoChangeUnnoticed(t *testing.T) {
	t.Parallel()
	plan, cases := large(t, 30)
	mutation, err := Mutate(plan, cases, MutateOptions{Lint: said})
	require.NoError(t, err)
	for _, s := range mutation.Survivors {
		t.Errorf("%v\n%s", s.Place, s.Case)
	}
	require.Empty(t, mutation.Unstated)
	require.Greater(t, mutation.Noticed, 30*50)
}

// A plan of 300 indicators is to be changed in under 10 s on two cores.
func BenchmarkMutateAPlanOf300Indicators(b *testing.B) {
	plan, cases := large(b, 300)
	b.ReportAllocs()
	for b.Loop() {
		mutation, err := Mutate(plan, cases, MutateOptions{Lint: said})
		require.NoError(b, err)
		require.Empty(b, mutation.Survivors)
		b.ReportMetric(float64(mutation.Noticed+mutation.Refused+mutation.Same), "changes")
	}
}
