package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestByWhatFiguresOfAPartOfAYearAreMultiplied(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, period, covers, handedIn string
		want                           string // empty where it cannot be said
	}{
		{"a year", "2023", "", "", "1"},
		{"a half-year", "2023-H1", "", "", "2"},
		{"four months of a half-year", "2023-H1", "2023-01-01..2023-04-30", "", "3"},
		{"ten months of a year", "2023", "2023-01-01..2023-10-31", "", "1.2"},
		{"eighteen months", "2023-01..2024-06", "", "", "2/3"},
		{"120 days of 365", "2023-H1", "2023-01-02..2023-05-01", "", "73/24"},
		{"handed in on the last day that is covered", "2023-H1", "", "2023-06-30", "2"},
		{"handed in a day before", "2023-H1", "", "2023-06-29", ""},
		{"the days say more than the round", "2023-H1", "2023-01-01..2023-04-30", "2023-05-09", "3"},
		{"days outside of the period", "2023-H1", "2023-01-01..2023-07-01", "", ""},
		{"no period", "", "2023-01-01..2023-04-30", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var said Submission
			period, _ := ParsePeriod(tt.period)
			said.Covers, _ = ParseSpan(tt.covers)
			said.HandedIn, _ = ParseDate(tt.handedIn)
			times, ok := said.Yearly(period)
			require.Equal(t, tt.want != "", ok)
			if ok {
				require.Equal(t, tt.want, times.String())
			} else {
				require.Equal(t, "1", times.String())
			}
		})
	}
}

// The figures of the city from totals are brought to a year as those of a unit are. 95 / 45,030 × 100,000 × 12/4 is
// 50,000 / 79, above 550.
func TestTotalsOfTheCityAreBroughtToAYear(t *testing.T) {
	t.Parallel()
	totals := func(covers, handedIn string) Result {
		city, err := CamPha2023().CityFromTotals(HalfYear(2023, 1), Values{"injured_children": 95, "children_under_16": 45_030})
		require.NoError(t, err)
		var said Submission
		said.Covers, _ = ParseSpan(covers)
		said.HandedIn, _ = ParseDate(handedIn)
		city, err = city.WithSubmission(said)
		require.NoError(t, err)
		require.True(t, city.IsCity())
		res, ok := CamPha2023().Evaluate(city).Find("child_injuries")
		require.True(t, ok)
		return res
	}
	require.Equal(t, "95 / 45,030 × 100,000 × 12/6 = 100,000/237 ≈ 421.9/100,000 ≤ 550/100,000 → so far: achieved", totals("", "").Explain(English))
	require.Equal(t, "95 / 45,030 × 100,000 × 12/4 = 50,000/79 ≈ 632.9/100,000 > 550/100,000 → so far: missed",
		totals("2023-01-01..2023-04-30", "2023-05-09").Explain(English))
	unknown := totals("", "2023-05-09")
	require.Equal(t, NoData, unknown.Verdict)
	require.Equal(t, "span_unknown", unknown.Reason().Code())
	require.Nil(t, unknown.Worked().Annual)
}
