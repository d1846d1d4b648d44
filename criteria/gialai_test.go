package criteria

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// The round of Gia Lai province, 2022, as it was published (gialaitv.vn, 31/01/2023): 220 communes assessed against the
// 13 criteria; 105 recognised ("47,72 %", cut off: 105/220 is 47.7272… %); 115 not, of which 110 because "bị liệt
// tiêu chí số 3 (xâm hại) và tiêu chí số 5 (tai nạn, thương tích)" and 5 because the total was too low; 458,413
// children, 5,371 of them in special circumstances ("1,17 %"). The communes themselves are made up.
func TestTheRoundOfGiaLaiComesOutAsPublished(t *testing.T) {
	s := round()
	source, err := os.ReadFile("../testdata/gialai-2022.csv")
	require.NoError(t, err)
	set, err := s.Plan().WithoutRoster().ReadCSV(named(string(source), "gialai-2022.csv"), indicator.EnglishNumbers)
	require.NoError(t, err)
	require.True(t, set.Synthetic)
	reports, err := set.Of(indicator.Year(2022))
	require.NoError(t, err)
	year, err := RateYear(reports, YearOptions{Scheme: s})
	require.NoError(t, err)
	require.Len(t, year.Units, 220)

	byReason := map[string]int{}
	for _, u := range year.Units {
		require.Equal(t, u.Rating.Low().String(), u.Rating.High().String(), "nothing is open")
		recognised, _ := u.Record.Value("recognised").Truth()
		require.Equal(t, recognised, u.Rating.Outcome == Eligible, u.Rating.String())
		why := u.Rating.Outcome.String()
		knockedOut := map[string]bool{}
		for _, reason := range u.Rating.Reasons() {
			if reason.Code == "knocked_out" {
				require.Contains(t, []string{"abuse", "injuries"}, reason.Criterion, "the published knock-outs are those of criteria 3 and 5")
				knockedOut[reason.Criterion] = true
			}
		}
		switch {
		case u.Rating.Outcome == Eligible:
			require.Empty(t, u.Rating.Reasons())
		case len(knockedOut) > 0:
			why = "knocked out by criteria 3 and 5"
		default:
			require.Len(t, u.Rating.Reasons(), 1)
			why = u.Rating.Reasons()[0].Code
		}
		byReason[why]++
	}
	require.Equal(t, map[string]int{"eligible": 105, "knocked out by criteria 3 and 5": 110, "short_of_points": 5}, byReason)
	require.Equal(t, map[Outcome]int{Eligible: 105, NotEligible: 115}, year.City.Outcomes)
	require.Equal(t, []int{105, 220}, []int{year.City.Recognised, year.City.Reported})

	require.Equal(t, "458413", reports.City.Value("children_under_16").String())
	share, ok := year.City.Results.Find("child_friendly_wards")
	require.True(t, ok)
	require.Equal(t, "47.73", share.Value().Round(2).String(), "published as 47,72: cut off, not rounded")
	special, ok := year.City.Results.Find("special_circumstances")
	require.True(t, ok)
	require.Equal(t, "1.17", special.Value().Round(2).String())
}
