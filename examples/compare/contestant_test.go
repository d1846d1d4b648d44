package main

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// judged lets a contestant judge records.
func judged(t *testing.T, e entry, j *job, records []record) []indicator.Verdict {
	t.Helper()
	verdicts := make([]indicator.Verdict, len(records)*len(j.ratios))
	for i := range verdicts {
		verdicts[i] = indicator.NotDue // what the contestant leaves out shows
	}
	require.NoError(t, e.judge(j, records, verdicts))
	return verdicts
}

// lineOf finds a contestant by name.
func lineOf(t *testing.T, name string) entry {
	t.Helper()
	i := slices.IndexFunc(contestants(), func(e entry) bool { return e.name == name })
	require.GreaterOrEqual(t, i, 0, name)
	return contestants()[i]
}

func TestEveryContestantAgreesWithChildwardAwayFromTheTargets(t *testing.T) {
	t.Parallel()
	for _, o := range []order{divideFirst, multiplyFirst} {
		j := planJob()
		j.order = o
		records := randomRecords(j, 60, 1)
		want := judged(t, lineOf(t, "childward"), j, records)
		for _, v := range []indicator.Verdict{indicator.Achieved, indicator.Missed, indicator.NoData, indicator.NotApplicable} {
			require.Contains(t, want, v, "the records show every verdict")
		}
		for _, e := range contestants() {
			t.Run(e.name+" "+o.String(), func(t *testing.T) {
				t.Parallel()
				for i, got := range judged(t, e, j, records) {
					rec, r := &records[i/len(j.ratios)], j.ratios[i%len(j.ratios)]
					require.Equal(t, want[i], got, "%s: %d/%d", r.id, rec.values[r.numerator], rec.values[r.denominator])
					require.Equal(t, truth(r, rec), got, "%s by math/big", r.id)
				}
			})
		}
	}
}

func TestAContestantMayLoadOtherRecords(t *testing.T) {
	t.Parallel()
	j := planJob()
	first, second := randomRecords(j, 5, 1), randomRecords(j, 3, 2)
	for _, e := range contestants() {
		t.Run(e.name, func(t *testing.T) {
			t.Parallel()
			c, err := e.make(j)
			require.NoError(t, err)
			verdicts := make([]indicator.Verdict, len(first)*len(j.ratios))
			require.NoError(t, c.load(first))
			require.NoError(t, c.judge(verdicts))
			require.NoError(t, c.load(second))
			require.NoError(t, c.judge(verdicts))
			require.Equal(t, judged(t, e, j, second), verdicts[:len(second)*len(j.ratios)])
		})
	}
}

func TestWhatTheBareFormulaMakesOfAMissingStatistic(t *testing.T) {
	t.Parallel()
	want := map[string]reply{
		"Go int64/128-bit": achieved, "Go float64": achieved, "shopspring/decimal": achieved, "cockroachdb/apd, 16": achieved,
		"math/big.Rat": achieved, "grule": achieved, "childward": noData, "OPA": undefined, "OPA integer": undefined, "expr int": fails, "SQLite real": null, "SQLite integer": null,
		"expr float64": fails, "expr + shopspring": fails, "cel-go double": fails, "cel-go int": fails, "govaluate": fails, "gval": fails, "gval decimal": fails,
	}
	for _, e := range contestants() {
		require.Contains(t, want, e.name)
		got, err := e.unguarded()
		require.NoError(t, err, e.name)
		require.Equal(t, want[e.name], got, e.name)
	}
}

// Not parallel: AllocsPerRun counts what the whole process allocates.
func TestCodeByHandAndChildwardAllocateNothing(t *testing.T) {
	j := planJob()
	records := randomRecords(j, 20, 1)
	verdicts := make([]indicator.Verdict, len(records)*len(j.ratios))
	for _, name := range []string{"Go int64/128-bit", "Go float64", "childward"} {
		c, err := lineOf(t, name).make(j)
		require.NoError(t, err)
		require.NoError(t, c.load(records))
		require.Zero(t, testing.AllocsPerRun(10, func() { _ = c.judge(verdicts) }), name)
	}
}
