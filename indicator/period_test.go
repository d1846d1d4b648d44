package indicator

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// Year(-1) made records of a period that no file can hold.
func TestAYearThatIsNoneMakesNoRecord(t *testing.T) {
	for _, year := range []int{-1, 0, 10_000, math.MinInt, math.MaxInt} {
		require.True(t, Year(year).IsZero(), year)
		require.Empty(t, Year(year).String())
		_, err := CamPha2023().Record("06760", Year(year), nil)
		require.EqualError(t, err, "06760: a record without a period")
		require.Equal(t, "make it with indicator.Year, HalfYear, Quarter or Months, of the years 1 to 9999", rules.AllErrors(err)[0].Hint.String())
		_, err = CamPha2023().CityFromTotals(Year(year), nil)
		require.ErrorContains(t, err, "a record without a period")
	}
	require.True(t, Period{}.LastYear().IsZero(), "none has no year before")
	require.True(t, Year(1).LastYear().IsZero())
	require.Equal(t, "9998", Year(9999).LastYear().String())
}
