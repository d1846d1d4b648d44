package plantest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// traitsPlan has a trait of every sort.
const traitsPlan = `version: 1
plan: {id: traits, year: 2023, area: {code: "195"}}
units:
  - {code: "06760", kind: phường, tier: B, valid_to: 2025-06-30}
  - {code: "06799", kind: xã, tier: B|C}
rounds:
  - {id: half, name: Half, period: 2023-H1, wards_before: 2023-05-10}
statistics:
  - {name: deaths, over: period, sensitive: true, constraints: ["deaths <= children"]}
  - {name: children, over: moment}
  - {name: open, kind: flag, reported_by: department}
indicators:
  - {id: mortality, value: "rate(deaths, children, 1000)", target: "<= 9 ‰", annualised: true, harm: true, ward: monitor}
  - {id: opened, value: "percent(open, units)", target: ">= 60 %", ward: none, due: year, aspirational: true}
`

// sound states all of it.
const sound = `properties:
  plan: {year: 2023, area: "195"}
  units:
    kind: {phường: ["06760"], xã: ["06799"]}
    tier: {B: ["06760"], B|C: ["06799"]}
    valid_to: {2025-06-30: ["06760"]}
  rounds: {period: {2023-H1: [half]}, wards_before: {2023-05-10: [half]}}
  statistics:
    kind: {flag: [open], amount: []}
    over: {period: [deaths], moment: [children]}
    reported_by: {department: [open]}
    sensitive: [deaths]
    constraints: [deaths   <= children]
  indicators:
    ward: {monitor: [mortality], none: [opened]}
    city: {none: []}
    due: {year: [opened]}
    better: {lower: [mortality], higher: [opened]}
    annualised: [mortality]
    aspirational: [opened]
    harm: [mortality]
`

const oneCase = "cases:\n  - {name: a, given: {deaths: 1, children: 9}, expect: {mortality: missed}}\n"

func traits(t *testing.T, plan, properties string) (*Suite, error) {
	t.Helper()
	p, err := indicator.ParsePlan([]byte(plan), "traits.yaml")
	require.NoError(t, err)
	return Parse([]byte("version: 1\nplan: traits.yaml\n"+properties+oneCase), "traits_test.yaml", p)
}

func TestWhatAPlanSaysIsTestedWhateverTheFiguresAre(t *testing.T) {
	t.Parallel()
	suite, err := traits(t, traitsPlan, sound)
	require.NoError(t, err, detailOf(err))
	require.Empty(t, suite.Warnings())
	require.Equal(t, "", failures(suite))
	var names []string
	for _, c := range suite.Cases() {
		names = append(names, c.Name)
	}
	require.Equal(t, []string{"plan.year: 2023", "plan.area: 195", "units.kind.phường", "units.kind.xã", "units.tier.B", "units.tier.B|C", "units.valid_to.2025-06-30",
		"rounds.period.2023-H1", "rounds.wards_before.2023-05-10", "statistics.kind.flag", "statistics.kind.amount", "statistics.over.period", "statistics.over.moment",
		"statistics.reported_by.department", "statistics.sensitive", "statistics.constraints", "indicators.ward.monitor", "indicators.ward.none",
		"indicators.city.none", "indicators.due.year", "indicators.better.lower", "indicators.better.higher", "indicators.annualised",
		"indicators.aspirational", "indicators.harm", "a"}, names)
}

// Each change of the plan fails the case that states what is changed, with both and the place.
func TestAPlanThatSaysSomethingElseFails(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, was, is, want string }{
		{"harm left out", "harm: true, ", "", "traits_test.yaml:23: indicators.harm: mortality\n  expected  harm: true\n  got       harm: false (traits.yaml:13:6)"},
		{"harm that is none", "due: year", "due: year, harm: true", "traits_test.yaml:23: indicators.harm: opened\n  expected  harm: false\n  got       harm: true (traits.yaml:14:97)"},
		{"due earlier", ", due: year", "", "traits_test.yaml:19: indicators.due.year: opened\n  expected  due: year\n  got       due: half_year (traits.yaml:14:6)"},
		{"another tier", "tier: B|C", "tier: B", "traits_test.yaml:7: units.tier.B: 06799\n  expected  tier other than B\n  got       tier: B (traits.yaml:5:37)\n" +
			"traits_test.yaml:7: units.tier.B|C: 06799\n  expected  tier: B|C\n  got       tier: B (traits.yaml:5:37)"},
		{"another year", "year: 2023", "year: 2024", "traits_test.yaml:4: plan.year: 2023\n  expected  year: 2023\n  got       year: 2024 (traits.yaml:2:26)"},
		{"no day", ", wards_before: 2023-05-10", "", "traits_test.yaml:9: rounds.wards_before.2023-05-10: half\n  expected  wards_before: 2023-05-10\n  got       no wards_before (traits.yaml:7:6)"},
		{"a constraint more", "children, over: moment", "children, over: moment, constraints: [\"children >= 0\"]", "traits_test.yaml:15: statistics.constraints: children >= 0\n  expected  no constraint\n  got       a constraint (traits.yaml:10:50)"},
		{"counted otherwise", "over: moment", "over: period", "traits_test.yaml:12: statistics.over.period: children\n  expected  over other than period\n  got       over: period (traits.yaml:10:28)\n" +
			"traits_test.yaml:12: statistics.over.moment: children\n  expected  over: moment\n  got       over: period (traits.yaml:10:28)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Contains(t, traitsPlan, tt.was)
			suite, err := traits(t, strings.Replace(traitsPlan, tt.was, tt.is, 1), sound)
			require.NoError(t, err, detailOf(err))
			require.Equal(t, tt.want, failures(suite))
			for _, o := range suite.Run(nil) {
				require.Equal(t, o.Passed(), o.Detail(wording.Vietnamese) == "")
			}
		})
	}
}

func TestFaultsOfPropertiesHaveTheirPlace(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, properties, want string }{
		{"an unknown indicator", "properties: {indicators: {harm: [mortalty]}}\n", `3:34: indicators of this plan: there is no "mortalty"`},
		{"an unknown unit", "properties: {units: {tier: {B: [\"06761\"]}}}\n", `3:33: units of this plan: there is no "06761"`},
		{"a constraint that is none", "properties: {statistics: {constraints: [deaths < children]}}\n", `3:41: statistics of this plan: there is no "deaths < children"`},
		{"an unknown word", "properties: {indicators: {ward: {monitored: [mortality]}}}\n", `3:34: found "monitored", expected one of verdict, monitor, none`},
		{"a name twice", "properties: {statistics: {sensitive: [deaths, deaths]}}\n", `3:47: "deaths" is named twice`},
		{"a code without quotes", "properties: {units: {tier: {B: [06760]}}}\n", `3:33: an element of the list: found "06760" without quotes`},
		{"an unknown property", "properties: {indicators: {places: [mortality]}}\n", `3:27: there is no key "places" here`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := traits(t, traitsPlan, tt.properties)
			require.NotNil(t, err)
			require.Contains(t, rules.AllErrors(err).Error(), "traits_test.yaml:"+tt.want)
		})
	}
}

func TestCasesExpectThatThereIsNoResult(t *testing.T) {
	t.Parallel()
	expecting := func(plan, expected string) (*Suite, error) {
		p, err := indicator.ParsePlan([]byte(plan), "traits.yaml")
		require.NoError(t, err)
		return Parse([]byte("version: 1\nplan: traits.yaml\ncases:\n  - {name: a, expect: {opened: "+expected+"}}\n"), "traits_test.yaml", p)
	}
	suite, err := expecting(traitsPlan, "none")
	require.NoError(t, err)
	require.Equal(t, "", failures(suite))
	suite, err = expecting(strings.Replace(traitsPlan, `"percent(open, units)", target: ">= 60 %", ward: none`, `deaths, target: ">= 60"`, 1), "none")
	require.NoError(t, err)
	require.Equal(t, "traits_test.yaml:4: a: opened\n  given     -\n  expected  no result\n  got       no data: has not handed in → no data", failures(suite))
	_, err = expecting(traitsPlan, "{verdict: none, value: 3}")
	require.EqualError(t, err, `traits_test.yaml:4:24: "none" says that there is no result, and stands alone`)
	_, err = expecting(traitsPlan, "{verdict: achieved, targets: {x: none}}")
	require.ErrorContains(t, err, `"opened" does not exist for a ward`)
}

func TestCasesExpectWhatStandsBesideAVerdict(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, cases, want string }{
		{"shown only", "  - {name: a, given: {infant_deaths: 3, live_births: 100}, expect: {infant_mortality: {monitor: true, warnings: []}}}\n", ""},
		{"not only shown", "  - {name: a, city: true, given: {infant_deaths: 3, live_births: 100}, expect: {infant_mortality: {monitor: true}}}\n",
			"plan_test.yaml:4: a: infant_mortality\n  given     infant_deaths = 3, live_births = 100\n  expected  monitored\n  got       not monitored: 3 / 100 × 1,000 = 30‰ > 9‰ → missed"},
		{"above 100 %", "  - {name: a, given: {under_1_fully_vaccinated: 205, children_under_1: 200}, expect: {full_vaccination: {warnings: [over_100]}}}\n", ""},
		{"a warning that is missing", "  - {name: a, given: {under_1_fully_vaccinated: 20, children_under_1: 20}, expect: {full_vaccination: {warnings: [over_100]}}}\n",
			"plan_test.yaml:4: a: full_vaccination\n  given     under_1_fully_vaccinated = 20, children_under_1 = 20\n  expected  warnings over_100\n  got       no warning: 20 / 20 × 100 = 100% ≥ 91% → achieved"},
		{"a warning that is not expected", "  - {name: a, given: {infant_deaths: 1, live_births: 0}, expect: {infant_mortality: {warnings: []}}}\n",
			"plan_test.yaml:4: a: infant_mortality\n  given     infant_deaths = 1, live_births = 0\n  expected  no warning\n  got       warnings events_without_population: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			suite, err := parse(tt.cases)
			require.NoError(t, err, detailOf(err))
			got := failures(suite)
			require.True(t, got == tt.want || tt.want != "" && strings.HasPrefix(got, tt.want), got)
		})
	}
	_, err := parse("  - {name: a, given: {infant_deaths: 3, live_births: 100}, expect: {infant_mortality: {warnings: [over_10]}}}\n")
	require.EqualError(t, err, `plan_test.yaml:4:99: found "over_10", expected one of events_without_population, over_100, season_not_covered`)
}
