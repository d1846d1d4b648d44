package indicator

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

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
	for _, target := range res.Worked().Targets {
		national = append(national, target.National)
	}
	require.Equal(t, []bool{false, false, true, true}, national, "the plan's own, the quota of the Department of Health, the nation's of 2025 and 2030")
}
