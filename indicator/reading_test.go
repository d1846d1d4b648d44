package indicator

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// readings are id, verdict and value of the readings of an indicator.
func readings(t *testing.T, plan *Plan, record Record, id string) (all [][3]string) {
	t.Helper()
	for _, r := range find(t, plan, record, id).Readings() {
		all = append(all, [3]string{r.Reading.ID, r.Verdict.String(), r.Value().String()})
	}
	return all
}

func TestAnAlternativeReadingHasAVerdictOfItsOwn(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	tests := []struct {
		name, indicator string
		values          Values
		want            [][3]string
	}{
		{"8a: the level decides, the falls need last year", "special_circumstances",
			Values{"children_in_special_circumstances": 987, "children_under_16": 100000,
				"last_year.children_in_special_circumstances": 1000, "last_year.children_under_16": 100000},
			[][3]string{{"fall_in_points", "missed", "0.013"}, {"relative_fall", "achieved", "0"}}},
		{"8a: without last year there is no fall", "special_circumstances",
			Values{"children_in_special_circumstances": 987, "children_under_16": 100000},
			[][3]string{
				{"fall_in_points", "no_data", "missing: last_year.children_in_special_circumstances, last_year.children_under_16"},
				{"relative_fall", "no_data", "missing: last_year.children_in_special_circumstances, last_year.children_under_16"}}},
		{"3b: exactly at the target", "infant_mortality", Values{"infant_deaths": 9, "live_births": 1000},
			[][3]string{{"below", "missed", "9"}}},
		{"12: nobody affected", "disaster_relief", Values{"disaster_helped_in_time": 0, "disaster_affected_children": 0},
			[][3]string{{"nobody_is_full", "achieved", "100"}, {"nobody_is_none", "missed", "0"}}},
		{"12: more helped than affected contradicts itself under every reading", "disaster_relief",
			Values{"disaster_helped_in_time": 2, "disaster_affected_children": 0},
			[][3]string{
				{"nobody_is_full", "invalid", "invalid: 2 Children affected by disasters who were helped in time > 0 Children affected by disasters"},
				{"nobody_is_none", "invalid", "invalid: 2 Children affected by disasters who were helped in time > 0 Children affected by disasters"}}},
		{"13: no case, and nothing else reported", "early_marriage", Values{"early_marriages": 0},
			[][3]string{{"count", "achieved", "0"}, {"share_of_residents", "achieved", "0"}, {"share_of_marriages", "achieved", "0"}, {"fall_in_points", "achieved", "0"}}},
		{"14: those within the 60 days may not be reported", "birth_registration", Values{"registered_under_5": 9, "children_under_5": 10},
			[][3]string{{"within_60_days", "no_data", "missing: unregistered_within_60_days"}}},
		{"16: a reading that needs other statistics is left out", "kindergarten_enrolment", Values{"five_year_olds": 1}, nil},
		{"2: so is one that gives neither value nor target", "early_childhood_services", Values{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, readings(t, plan, ward(t, plan, tt.values), tt.indicator))
		})
	}
}

// A reading that says what the indicator itself says has its verdict and its value, whatever the figures are.
func TestAReadingIsJudgedAsTheIndicatorIs(t *testing.T) {
	t.Parallel()
	definition := CamPha2023().Definition()
	for i := range definition.Indicators {
		in := &definition.Indicators[i]
		in.Readings = []Reading{{ID: "own"}, {ID: "again", Value: in.Value, Target: in.Target}}
	}
	plan, err := NewPlan(definition)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(13, 2023))
	seen := map[Verdict]int{}
	for range 500 {
		values := Values{"units": random.IntN(20)}
		for _, s := range definition.Statistics {
			if n := random.IntN(12) - 1; n < 10 {
				values[s.Name] = n
			}
		}
		city, err := plan.CityFromTotals(Year(2023), values)
		require.NoError(t, err)
		delete(values, "units")
		for _, s := range definition.Statistics {
			if n, ok := values[s.Name]; ok && s.Kind == Flag {
				values[s.Name] = n != 0
			}
		}
		for _, record := range []Record{ward(t, plan, values), city} {
			for _, res := range plan.Evaluate(record) {
				again := res.Readings()[0]
				require.Equal(t, res.Verdict, again.Verdict, res.Indicator().ID)
				require.Equal(t, res.Value().String(), again.Value().String())
				seen[res.Verdict]++
			}
		}
	}
	for _, v := range []Verdict{Achieved, Missed, NoData, NotApplicable, Invalid} {
		require.Greater(t, seen[v], 100, v.String())
	}
}

func TestAReadingWhoseValueHasAnotherBaseThanTheTargetIsRefused(t *testing.T) {
	t.Parallel()
	_, err := NewPlan(Definition{Indicators: []Indicator{{
		ID: "share", Value: "percent(a, b)", Target: ">= 90 %",
		Readings: []Reading{{ID: "own"}, {ID: "per_1000", Value: "rate(a, b, 1000)"}},
	}}})
	require.Equal(t, `indicators[0].readings[1].value: the target ">= 90 %" is in percent, the value is in per_1000`, rules.AllErrors(err).Error())
}

func TestARecordOfTheCityIsMadeOfItsOwnFigures(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	city, err := plan.CityFromTotals(Year(2023), Values{"recognised": 15, "units": 16, "live_births": 2000, "infant_deaths": 18})
	require.NoError(t, err)
	require.True(t, city.IsCity())
	require.Equal(t, "93.75", find(t, plan, city, "child_friendly_wards").Value().String())
	require.Equal(t, Achieved, find(t, plan, city, "infant_mortality").Verdict)
	require.Equal(t, []string{"neonatal_deaths"}, find(t, plan, city, "neonatal_mortality").Missing())
	require.Equal(t, "missing: has_play_area", find(t, plan, city, "play_areas").Value().String())
}

func TestFiguresOfTheCityAreChecked(t *testing.T) {
	t.Parallel()
	_, err := CamPha2023().CityFromTotals(Year(2023), Values{"recognised": true, "live_births": 0.5, "live_birth": 1})
	require.Equal(t, `city: "live_birth" is not a statistic of this plan
city: live_births: found the float 0.5, expected an exact number
city: recognised: found true, expected a whole number, a decimal.Decimal or a decimal text`, rules.AllErrors(err).Error())
}

func TestAConstraintAmongTheCitysFiguresIsHeldAgainstThem(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	city, err := plan.CityFromTotals(Year(2023), Values{"neonatal_deaths": 3, "infant_deaths": 2, "live_births": 1000, "units": -1})
	require.NoError(t, err)
	require.Equal(t, Invalid, find(t, plan, city, "neonatal_mortality").Verdict)
	require.Equal(t, "invalid: Units is -1, below 0", find(t, plan, city, "play_areas").Value().String())
}

func TestAPlanLocatesItsTexts(t *testing.T) {
	t.Parallel()
	plan, err := ParsePlan([]byte("version: 1\nplan: {id: p}\nindicators:\n  - id: share\n    value: a / b * 100\n    target: \">= 90 %\"\n"), "p.yaml")
	require.NoError(t, err)
	e := &rules.Error{Line: 1, Column: 5, Width: 1}
	plan.Locate("indicators[0].value", e)
	require.Equal(t, "p.yaml:5:16", e.Place())
	made, err := NewPlan(plan.Definition())
	require.NoError(t, err)
	e = &rules.Error{}
	made.Locate("indicators[0].target", e)
	require.Equal(t, "indicators[0].target", e.Place())
}

// A reading that fills in what is missing was judged where the figure was hidden, and said what would come out of it.
func TestAReadingOfAHiddenFigureHasNoVerdict(t *testing.T) {
	t.Parallel()
	plan, err := NewPlan(Definition{
		Statistics: []Statistic{{Name: "hurt", Sensitive: true}},
		Indicators: []Indicator{{ID: "injuries", Value: "hurt", Target: "<= 1", Readings: []Reading{{ID: "own"}, {ID: "filled", Value: "hurt ?? 0"}}}},
	})
	require.NoError(t, err)
	public := plan.Public(Reports{Period: Year(2023), Wards: []Record{ward(t, plan, Values{"hurt": 2})}}).Wards[0]
	reading := find(t, plan, public, "injuries").Readings()[0]
	require.True(t, reading.Hidden())
	require.Equal(t, NoData, reading.Verdict)
	require.Equal(t, rules.Missing, reading.Value().Kind())
}

func TestAReadingExplainsItself(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	below := find(t, plan, ward(t, plan, Values{"infant_deaths": 9, "live_births": 1000}), "infant_mortality").Readings()[0]
	require.Equal(t, "9 / 1,000 × 1,000 = 9‰ ≥ 9‰ → missed", below.Explain(English))
	require.Equal(t, "9 * 1000 < 9 * 1000", below.Worked().Targets[0].Certificate)
	require.Len(t, below.Worked().Targets, 1)
}
