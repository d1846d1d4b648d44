package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWhatIsAskedOfLastYearIsInTheFormulasAndTheirReadings(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"children_under_16", "children_in_special_circumstances", "early_marriages", "residents"}, CamPha2023().LastYear())
	plan, err := NewPlan(Definition{Indicators: []Indicator{{ID: "i", Value: "a", Target: "= 0"}}})
	require.NoError(t, err)
	require.Empty(t, plan.LastYear())
	require.Empty(t, (&Plan{}).LastYear())
}

func TestAYearThatHoldsNothingElseServesLastYearAlone(t *testing.T) {
	tests := []struct {
		name   string
		values Values
		own    Values
		want   bool
	}{
		{"what a formula asks", Values{"early_marriages": 3}, nil, true},
		{"what formulas and readings ask", Values{"early_marriages": 3, "residents": 16000, "children_under_16": 1}, nil, true},
		{"nothing at all", Values{}, nil, true},
		{"something else beside it", Values{"early_marriages": 3, "live_births": 1}, nil, false},
		{"something else alone", Values{"live_births": 0}, nil, false},
		{"a fact", Values{"recognised": false}, nil, false},
		{"what contradicts itself is there as well", Values{"live_births": -1}, nil, false},
		{"a figure of the city's departments", Values{"early_marriages": 3}, Values{"schools": 44}, false},
	}
	plan := CamPha2023()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			earlier := Reports{Period: Year(2022), Wards: []Record{ward(t, plan, tt.values)}}
			require.Equal(t, tt.want || tt.own != nil, plan.ServesLastYear(earlier))
			own, err := plan.Record("195", Year(2023), tt.own)
			require.NoError(t, err)
			earlier.City, err = plan.City(earlier.Wards, own)
			require.NoError(t, err)
			require.Equal(t, tt.want, plan.ServesLastYear(earlier))
			require.Equal(t, tt.want, CamPha2023().ServesLastYear(earlier))
		})
	}
	require.True(t, plan.ServesLastYear(Reports{}))
}

// Seen beside an achieved verdict: "0 of 2 units have sound figures", for want of last year's, which nobody needs at 0.
func TestWhatAConditionDecidesWithoutIsNotMissedInTheCoverage(t *testing.T) {
	t.Parallel()
	plan := unrostered()
	of := func(code string, values Values) Record {
		r, err := plan.Record(code, Year(2023), values)
		require.NoError(t, err)
		return r
	}
	none := []Record{of("06760", Values{"early_marriages": 0}), of("06763", Values{"early_marriages": 0})}
	city, err := plan.City(none, Record{})
	require.NoError(t, err)
	res := find(t, plan, city, "early_marriage")
	require.Equal(t, Achieved, res.Verdict)
	require.Equal(t, Coverage{Units: 2, Of: 2}, *res.Worked().Coverage)

	city, err = plan.City(append(none, of("06766", Values{"early_marriages": 1, "last_year.early_marriages": 3})), Record{})
	require.NoError(t, err)
	res = find(t, plan, city, "early_marriage")
	require.Equal(t, NoData, res.Verdict)
	require.Equal(t, []string{"06760", "06763"}, res.Worked().Coverage.Without)
}
