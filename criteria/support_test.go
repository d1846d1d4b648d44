package criteria

import (
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/testdata"
)

// round is Decision 06 with the illustrative scale: every point is known.
var round = sync.OnceValue(func() *Scheme {
	s, err := Decision06().WithScale(testdata.ScaleIllustrative, "scale-illustrative.yaml")
	if err != nil {
		panic(err)
	}
	return s
})

// sample is what the synthetic sample reports for a year, with the statistics of Decision 06.
func sample(t testing.TB, plan *indicator.Plan, year int) indicator.Reports {
	t.Helper()
	var sets []*indicator.Dataset
	for _, source := range [][]byte{testdata.CamPha2022, testdata.CamPha2023, testdata.Decision06Of2022, testdata.Decision06Of2023} {
		set, err := plan.ReadCSV(named(string(source), "sample.csv"), indicator.EnglishNumbers)
		require.NoError(t, err)
		sets = append(sets, set)
	}
	joined, err := plan.JoinDatasets(sets...)
	require.NoError(t, err)
	reports, err := joined.Of(indicator.Year(year))
	require.NoError(t, err)
	return reports
}

// counts is a plan over a few counts and flags, without the constraints and indicators of a real one.
func counts(t testing.TB) *indicator.Plan {
	t.Helper()
	plan, err := indicator.NewPlan(indicator.Definition{
		ID: "counts",
		Statistics: []indicator.Statistic{
			{Name: "a"}, {Name: "b"}, {Name: "part", Constraints: []string{"part <= whole"}}, {Name: "whole"},
			{Name: "f1", Kind: indicator.Flag}, {Name: "f2", Kind: indicator.Flag}, {Name: "f3", Kind: indicator.Flag},
			{Name: "f4", Kind: indicator.Flag}, {Name: "f5", Kind: indicator.Flag}, {Name: "f6", Kind: indicator.Flag},
		},
		Indicators: []indicator.Indicator{
			{ID: "coverage", Value: "percent(part, whole)", Target: ">= 90 %"},
			{ID: "rare", Value: "rate(a, b, 1000)", Target: "<= 9 ‰", Ward: indicator.LevelMonitor},
			{ID: "city_only", Value: "percent(part, whole)", Target: ">= 90 %", Ward: indicator.LevelNone},
			{ID: "filled", Value: "a ?? 0", Target: "= 0"},
		},
	})
	require.NoError(t, err)
	return plan
}

// ward is a record of a plan in a tier.
func ward(t testing.TB, plan *indicator.Plan, tier string, values indicator.Values) indicator.Record {
	t.Helper()
	r, err := plan.UnitRecord(indicator.Unit{Code: "06760", Name: "Mông Dương", Tier: tier}, indicator.Year(2023), values)
	require.NoError(t, err)
	return r
}

// details are errors as a person reads them in a log, a line each, with their hints.
func details(err error) string {
	var lines []string
	for _, e := range rules.AllErrors(err) {
		line := e.Error()
		if !e.Hint.IsZero() {
			line += "; " + e.Hint.String()
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// named is a text that says from which file it is.
func named(text, file string) io.Reader { return namedText{strings.NewReader(text), file} }

type namedText struct {
	io.Reader
	file string
}

func (n namedText) Name() string { return n.file }
