package indicator

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

// sampleResults are all results of the sample, of every ward and of the city.
func sampleResults(t *testing.T) (all Results) {
	t.Helper()
	now := sampleReports(t, "2023")
	for _, r := range append(now.Wards, now.City) {
		all = append(all, now.City.Plan().Evaluate(r)...)
	}
	return all
}

func TestWhatIsWorkedOutOnceIsWhatTheResultSaysOfItself(t *testing.T) {
	t.Parallel()
	for _, res := range sampleResults(t) {
		w := res.Worked()
		require.Equal(t, res, w.Result)
		require.Equal(t, res.Value(), w.Value)
		numerator, denominator, per, ok := res.Fraction()
		require.Equal(t, []any{numerator, denominator, per, ok}, []any{w.Numerator, w.Denominator, w.Per, w.HasFraction})
		require.Equal(t, res.IsCount(), w.IsCount)
		require.Equal(t, res.Targets(), w.Targets)
		require.Equal(t, res.Reason(), w.Reason)
		require.Equal(t, res.Warnings(), w.Warnings)
		require.Equal(t, res.RoundingMatters(), w.RoundingMatters)
		cover, covered := res.Coverage()
		require.Equal(t, covered, w.Coverage != nil)
		if covered {
			require.Equal(t, cover, *w.Coverage)
		}
		provisional, ok := res.Provisional()
		require.Equal(t, ok, w.Provisional != nil)
		if ok {
			require.Equal(t, provisional, *w.Provisional)
		}
	}
}

func TestThereIsNothingToWorkOutOfNoResult(t *testing.T) {
	t.Parallel()
	require.Equal(t, Worked{}, Result{}.Worked())
	written, err := json.Marshal(Result{})
	require.NoError(t, err)
	require.Equal(t, "null", string(written))
}

func TestATargetOfTheCountryIsDeclaredAsOne(t *testing.T) {
	t.Parallel()
	results := CamPha2023().Evaluate(sampleReports(t, "2023").City)
	res, ok := results.Find("full_vaccination")
	require.True(t, ok)
	var national []bool
	for _, target := range res.Targets() {
		national = append(national, target.National)
	}
	require.Equal(t, []bool{false, false, true, true}, national, "the plan's own, the quota of the Department of Health, the nation's of 2025 and 2030")
}
