package indicator

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// Each record went through all others to find its last year: minutes for a country of 53,000 units.
func TestLastYearIsFoundForACountryOfUnitsWithoutLookingThroughAllOfThem(t *testing.T) {
	t.Parallel()
	p, err := NewPlan(Definition{Indicators: []Indicator{{ID: "fewer", Value: "last_year.injured - injured", Target: ">= 0"}}})
	require.NoError(t, err)
	set := &Dataset{plan: p}
	const units = 53_000
	for i := range units {
		for year, n := range map[int]int{2022: 7, 2023: 5} {
			r := p.emptyRecord(Unit{Code: fmt.Sprintf("%06d", i)}, Year(year))
			r.data.row.Set(0, rules.NumberValue(exact.Int(int64(n))))
			set.records = append(set.records, r)
		}
	}
	begin := time.Now()
	now, err := set.Of(Year(2023))
	require.NoError(t, err)
	require.Less(t, time.Since(begin), 30*time.Second)
	require.Len(t, now.Wards, units)
	for _, r := range []Record{now.Wards[0], now.Wards[units-1]} {
		require.Equal(t, "7", r.Value("last_year.injured").String())
	}
	require.Equal(t, fmt.Sprint(7*units), now.City.Value("last_year.injured").String())
}
