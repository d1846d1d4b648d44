package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// In the year in which a code changed hands two units report under it; each has its own last year.
func TestTwoUnitsOfOneCodeHaveEachItsOwnLastYear(t *testing.T) {
	plan, err := NewPlan(Definition{
		Area:       Area{Code: "195"},
		Statistics: []Statistic{{Name: "cases"}},
		Indicators: []Indicator{{ID: "fall", Value: "last_year.cases - cases", Target: ">= 1"}},
	})
	require.NoError(t, err)
	set, err := plan.ReadCSV(named(`unit,name,valid_from,period,cases
06781,Cẩm Thịnh,,2025,9
06781,Cửa Ông,2025-07-01,2025,5
06781,Cửa Ông,2025-07-01,2026,3
06781,Cửa Ông,2026-07-01,2026,3
`, "wards.csv"), EnglishNumbers)
	require.NoError(t, err)
	reports, err := set.Of(Year(2026))
	require.NoError(t, err)
	require.Equal(t, "2", find(t, plan, reports.Wards[0], "fall").Value().String())
	require.Equal(t, NoData, find(t, plan, reports.Wards[1], "fall").Verdict)
	require.Len(t, reports.Notes, 1, "only the unit without a last year is told of, and once")
	require.Equal(t, 5, reports.Notes[0].Line)
	require.Equal(t, "unit 06781 of 2026 is not the same unit as 06781 of 2025: no last year for it", reports.Notes[0].Message.In(English))
}
