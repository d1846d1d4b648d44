package indicator

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

func wardOf(t *testing.T, plan *Plan, unit Unit, values Values) Record {
	t.Helper()
	r, err := plan.UnitRecord(unit, Year(2023), values)
	require.NoError(t, err)
	return r
}

func TestTheCityIsComputedOnSumsAndNeverOnMeansOfRates(t *testing.T) {
	plan := unrostered()
	a := wardOf(t, plan, Unit{Code: "A"}, Values{"infant_deaths": 1, "live_births": 100})
	b := wardOf(t, plan, Unit{Code: "B"}, Values{"infant_deaths": 1, "live_births": 900})
	city, err := plan.City([]Record{a, b}, Record{})
	require.NoError(t, err)
	res := find(t, plan, city, "infant_mortality")
	require.Equal(t, "2", res.Value().String(), "the mean of 10 and 1.11 would be 5.6")
	turned, err := plan.City([]Record{b, a}, Record{})
	require.NoError(t, err)
	require.Equal(t, res.Value().String(), find(t, plan, turned, "infant_mortality").Value().String())
}

func TestAWardWithoutAFigureLeavesTheCityWithoutAVerdict(t *testing.T) {
	plan := unrostered()
	a := wardOf(t, plan, Unit{Code: "A"}, Values{"infant_deaths": 1, "live_births": 100})
	b := wardOf(t, plan, Unit{Code: "B"}, Values{"live_births": 900})
	city, err := plan.City([]Record{a, b}, Record{})
	require.NoError(t, err)
	res := find(t, plan, city, "infant_mortality")
	require.Equal(t, NoData, res.Verdict)
	require.Equal(t, []string{"infant_deaths"}, res.Missing())
	require.Equal(t, &Coverage{Units: 1, Of: 2, Without: []string{"B"}}, res.Worked().Coverage)
	require.Equal(t, "10", res.Worked().Provisional.String())
}

func TestAWardThatContradictsItselfMakesTheCityInvalidAndIsNamed(t *testing.T) {
	plan := unrostered()
	a := wardOf(t, plan, Unit{Code: "A", Name: "Cẩm Thạch"}, Values{"registered_under_5": 905, "children_under_5": 898})
	b := wardOf(t, plan, Unit{Code: "B"}, Values{"registered_under_5": 99, "children_under_5": 100})
	city, err := plan.City([]Record{a, b}, Record{})
	require.NoError(t, err)
	res := find(t, plan, city, "birth_registration")
	require.Equal(t, Invalid, res.Verdict)
	require.Contains(t, res.Reason().In(Vietnamese), "Cẩm Thạch")
	require.Equal(t, "99", res.Worked().Provisional.String())
}

func TestReportedByDecidesAndADifferenceIsTold(t *testing.T) {
	plan := unrostered()
	a := wardOf(t, plan, Unit{Code: "A"}, Values{"live_births": 100, "schools": 3})
	own, err := plan.Record("195", Year(2023), Values{"live_births": 90, "schools": 4})
	require.NoError(t, err)
	city, err := plan.City([]Record{a}, own)
	require.NoError(t, err)
	require.Equal(t, "100", city.Value("live_births").String(), "wards report births")
	require.Equal(t, "4", city.Value("schools").String(), "a department reports schools")
	require.Len(t, city.Notes(), 2)
	require.Equal(t, "1", city.Value("units").String())
}

func TestACityRefusesRecordsThatDoNotBelongTogether(t *testing.T) {
	plan := CamPha2023()
	a := wardOf(t, plan, Unit{Code: "A"}, nil)
	lastYear, err := plan.Record("B", Year(2022), nil)
	require.NoError(t, err)
	other, err := NewPlan(plan.Definition())
	require.NoError(t, err)
	stranger, err := other.Record("C", Year(2023), nil)
	require.NoError(t, err)
	_, err = plan.City([]Record{a, a, lastYear, stranger}, Record{})
	var codes []string
	for _, e := range rules.AllErrors(err) {
		codes = append(codes, e.Message.Code())
	}
	slices.Sort(codes)
	require.Equal(t, []string{"period_differs", "plan_differs", "unit_twice"}, codes)
}

// 06781 was Cẩm Thịnh until 2025 and is Cửa Ông since: a code alone is no unit.
func TestACodeAloneIsNoUnit(t *testing.T) {
	old := Unit{Code: "06781", Name: "Cẩm Thịnh"}
	require.False(t, old.Same(Unit{Code: "06781", Name: "Cửa Ông"}))
	require.False(t, old.Same(Unit{Code: "06781", Name: "Cẩm Thịnh", ValidFrom: "2025-07-01"}))
	require.True(t, Unit{Code: "06799", Name: "Cộng Hòa"}.Same(Unit{Code: "06799", Name: "Cộng Hoà"}), "two spellings of one name")
	require.True(t, old.Same(Unit{Code: "06781"}), "what is not said is no difference")
}

func TestLastYearIsTheSameUnitOneYearEarlier(t *testing.T) {
	plan, err := NewPlan(Definition{Indicators: []Indicator{{ID: "fall", Value: "last_year.cases - cases", Target: ">= 1"}}})
	require.NoError(t, err)
	now, err := plan.UnitRecord(Unit{Code: "A", Name: "Hòa"}, Year(2023), Values{"cases": 3})
	require.NoError(t, err)
	require.Equal(t, []string{"last_year.cases"}, find(t, plan, now, "fall").Missing())
	before, err := plan.UnitRecord(Unit{Code: "A", Name: "Hoà"}, Year(2022), Values{"cases": 5})
	require.NoError(t, err)
	linked, err := now.WithLastYear(before)
	require.NoError(t, err)
	require.Equal(t, "2", find(t, plan, linked, "fall").Value().String())
	_, err = before.WithLastYear(now)
	require.ErrorContains(t, err, "is not last year of")
}
