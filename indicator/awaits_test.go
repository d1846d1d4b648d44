package indicator

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheCityWithoutAVerdictNamesThoseWhoHaveNotHandedIn(t *testing.T) {
	births := Values{"live_births": 100, "infant_deaths": 0, "under_5_deaths": 0}
	tests := []struct {
		name  string
		wards []Values // nil has not handed in
		want  string
	}{
		{"one of two", []Values{births, nil}, "units_not_handed_in: not handed in by Ward 2"},
		{"of seven the first five are named", []Values{births, nil, nil, nil, nil, nil, nil, nil}, "units_not_handed_in: not handed in by Ward 2, Ward 3, Ward 4, Ward 5, Ward 6 and others"},
		{"five are all named", []Values{births, nil, nil, nil, nil, nil}, "units_not_handed_in: not handed in by Ward 2, Ward 3, Ward 4, Ward 5, Ward 6"},
		{"one that handed in lacks the figure, too", []Values{{"live_births": 100}, nil}, "missing: not reported: Deaths under 1 year, Live births"},
		{"all have handed in, one without the figure", []Values{births, {"live_births": 100}}, "missing: not reported: Deaths under 1 year"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plan := unrostered()
			var wards []Record
			for i, values := range tt.wards {
				record, err := plan.UnitRecord(Unit{Code: fmt.Sprint(i + 1), Name: fmt.Sprintf("Ward %d", i+1)}, Year(2023), values)
				require.NoError(t, err)
				wards = append(wards, record)
			}
			city, err := plan.City(wards, Record{})
			require.NoError(t, err)
			reason := find(t, plan, city, "infant_mortality").Reason()
			require.Equal(t, tt.want, reason.Code()+": "+reason.In(English))
			require.Equal(t, "missing", find(t, plan, city, "school_sanitation").Reason().Code(), "a department's figures are awaited from it")
		})
	}
}

// The report for publication did not name the unit, and took it for one whose figures cover the whole period.
func TestWhoHasNotHandedInHasNotInAReportForPublication(t *testing.T) {
	t.Parallel()
	plan := unrostered()
	half := HalfYear(2023, 1)
	april := Submission{Covers: span(t, "2023-01-01..2023-04-30")}
	small := Values{"injured_children": 2, "children_under_16": 1000}
	var wards []Record
	for _, code := range []string{"1", "2"} {
		wards = append(wards, submitted(t, plan, code, half, april, small))
	}
	wards = append(wards, submitted(t, plan, "3", half, Submission{}, nil))
	city, err := plan.City(wards, Record{})
	require.NoError(t, err)
	reports := Reports{Period: half, Wards: wards, City: city}
	public := plan.Public(reports)
	for _, w := range public.Wards {
		require.True(t, w.Hidden("injured_children"))
	}
	require.Equal(t, []Unit{{Code: "3"}}, public.NotHandedIn())
	require.Equal(t, reports.Covers(), public.Covers())
	require.Equal(t, span(t, "2023-01-01..2023-04-30"), public.Covers().Span)
	require.False(t, public.Covers().Differ)
}
