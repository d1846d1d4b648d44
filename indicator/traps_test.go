package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Traps that other programs in this field fell into; each test is named after the one it happened to.

// DHIS2 counts a partly missing sum as if the missing part were 0.
func TestTrapDHIS2APartlyMissingSumIsMissing(t *testing.T) {
	plan := unrostered()
	city, err := plan.City([]Record{
		wardOf(t, plan, Unit{Code: "A"}, Values{"abused_children": 1, "children_under_16": 1000}),
		wardOf(t, plan, Unit{Code: "B"}, Values{"children_under_16": 1000}),
	}, Record{})
	require.NoError(t, err)
	require.Equal(t, NoData, find(t, plan, city, "child_abuse").Verdict)
	require.Equal(t, "missing: abused_children", city.Value("abused_children").String())
}

// DHIS2 filters on the rounded value: 6.2842 % passes as 6.28 %, and 6.2796 % fails.
func TestTrapDHIS2TheRoundedValueDecidesNothing(t *testing.T) {
	plan := CamPha2023()
	above := find(t, plan, ward(t, plan, Values{"under_5_underweight": 69, "under_5_weighed": 1098}), "underweight")
	below := find(t, plan, ward(t, plan, Values{"under_5_underweight": 53, "under_5_weighed": 844}), "underweight")
	require.Equal(t, "6.28", above.Value().Round(2).String())
	require.Equal(t, "6.28", below.Value().Round(2).String())
	require.Equal(t, []Verdict{Missed, Achieved}, []Verdict{above.Verdict, below.Verdict})
}

// PHEindicatormethods stopped for all areas when one had a population of 0 (issue 32).
func TestTrapPHEOneZeroDenominatorStopsNoOtherUnit(t *testing.T) {
	plan := unrostered()
	nobody := wardOf(t, plan, Unit{Code: "A"}, Values{"disabled_children_needing_education": 0, "disabled_children_with_access": 0})
	some := wardOf(t, plan, Unit{Code: "B"}, Values{"disabled_children_needing_education": 10, "disabled_children_with_access": 9})
	city, err := plan.City([]Record{nobody, some}, Record{})
	require.NoError(t, err)
	require.Equal(t, NotApplicable, find(t, plan, nobody, "disability_education").Verdict)
	require.Equal(t, Achieved, find(t, plan, some, "disability_education").Verdict)
	require.Equal(t, "90", find(t, plan, city, "disability_education").Value().String())
}

// The CQL engine cuts a quotient to 8 places: 1 of 299,999,999 would be 0 of a million.
func TestTrapCQLAQuotientKeepsAllItsPlaces(t *testing.T) {
	plan, err := NewPlan(Definition{Indicators: []Indicator{{ID: "rare", Value: "events / people * 100000000000", Target: "> 333"}}})
	require.NoError(t, err)
	res := find(t, plan, ward(t, plan, Values{"events": 1, "people": 299999999}), "rare")
	require.Equal(t, Achieved, res.Verdict)
}

// DHIS2 ignores places: 0 (issue 8033).
func TestTrapDHIS2PlacesOfZeroAreRespected(t *testing.T) {
	none := 0
	plan, err := NewPlan(Definition{Indicators: []Indicator{{ID: "share", Value: "percent(a, b)", Target: ">= 50 %", Places: &none}}})
	require.NoError(t, err)
	res := find(t, plan, ward(t, plan, Values{"a": 2, "b": 3}), "share")
	require.Equal(t, "67%", res.Figure(English))
}
