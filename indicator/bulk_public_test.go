package indicator

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
)

// A table of public records has the verdicts of the records one by one: what is hidden stays hidden.
func TestATableOfPublicRecordsHidesWhatTheyHide(t *testing.T) {
	plan := CamPha2023()
	var wards []Record
	for code, v := range map[string]Values{
		"06760": {"abused_children": 2, "children_under_16": 3821, "early_marriages": 1, "marriages": 1, "injured_children": 3},
		"06763": {"abused_children": 0, "children_under_16": 0, "early_marriages": 0, "marriages": 0, "injured_children": 0},
		"06766": {"abused_children": 9, "children_under_16": 5, "injured_children": 1},
	} {
		w, err := plan.Record(code, Year(2023), v)
		require.NoError(t, err)
		wards = append(wards, w)
	}
	public := plan.Public(Reports{Period: Year(2023), Wards: wards})
	table, err := plan.TableOf(public.Wards)
	require.NoError(t, err)
	results, err := plan.EvaluateAll(context.Background(), table, BulkOptions{})
	require.NoError(t, err)
	hidden := 0
	for row, w := range public.Wards {
		for _, want := range plan.Evaluate(w) {
			column, ok := results.Column(want.Indicator().ID)
			require.True(t, ok)
			got := column.Result(row)
			require.Equal(t, want.Hidden(), got.Hidden())
			require.Equal(t, want.Verdict, got.Verdict, "%s %s", w.Unit().Code, want.Indicator().ID)
			if got.Hidden() {
				hidden++
			}
		}
	}
	require.Greater(t, hidden, 3)
}
