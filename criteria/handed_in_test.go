package criteria

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// Whatever a unit that has not handed in may still report, its score lies within what is told of it now.
func TestAUnitThatHasNotHandedInScoresWithinItsWholeBounds(t *testing.T) {
	s := round()
	whole := sample(t, s.Plan(), 2023)
	complete, err := RateYear(whole, YearOptions{Scheme: s})
	require.NoError(t, err)
	for i := range whole.Wards {
		rest := whole
		rest.Wards = append(append([]indicator.Record{}, whole.Wards[:i]...), whole.Wards[i+1:]...)
		city, err := s.Plan().City(rest.Wards, indicator.Record{})
		require.NoError(t, err)
		rest.City = city
		year, err := RateYear(rest, YearOptions{Scheme: s})
		require.NoError(t, err)
		require.Len(t, year.Units, 16)
		last, was := &year.Units[15], &complete.Units[i]
		require.Equal(t, was.Record.Unit().Code, last.Record.Unit().Code)
		require.False(t, last.Record.HandedIn())
		require.Equal(t, Undetermined, last.Rating.Outcome)
		require.LessOrEqual(t, last.Rating.Low().Cmp(was.Rating.Low()), 0)
		require.GreaterOrEqual(t, last.Rating.High().Cmp(was.Rating.High()), 0)
		require.Equal(t, Count{Open: last.Tally.Binding.Open}, last.Tally.Binding, "everything is open")
		require.Equal(t, 1, year.City.Outcomes[Undetermined]-(complete.City.Outcomes[Undetermined]-undetermined(was)))
	}
}

func undetermined(u *UnitYear) int {
	if u.Rating.Outcome == Undetermined {
		return 1
	}
	return 0
}

func TestAPartOfAYearIsNotScored(t *testing.T) {
	s := round()
	record, err := s.Plan().Record("06760", indicator.HalfYear(2023, 1), indicator.Values{"live_births": 5, "infant_deaths": 0, "child_labourers": 0})
	require.NoError(t, err)
	reports := indicator.Reports{Period: indicator.HalfYear(2023, 1), Wards: []indicator.Record{record}}
	_, err = RateYear(reports, YearOptions{Scheme: s})
	require.ErrorContains(t, err, "scheme decision06 rates a year: a verdict in 2023-H1 is interim and counts in no score")
	year, err := RateYear(reports, YearOptions{})
	require.NoError(t, err)
	tally := year.Units[0].Tally.Binding
	require.Equal(t, 1, tally.Interim, "no child labour so far")
	require.Zero(t, tally.Achieved+tally.Missed)
}
