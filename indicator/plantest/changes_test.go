package plantest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

func TestWordsOfAPlanAreChanged(t *testing.T) {
	t.Parallel()
	plan, err := indicator.ParsePlan([]byte(traitsPlan), "traits.yaml")
	require.NoError(t, err)
	got := map[string][]string{}
	for _, c := range newMutator(plan, nil).changes(nil) {
		if c.sort != aNumber {
			got[c.who] = append(got[c.who], c.before+" -> "+c.after)
		}
	}
	require.Equal(t, map[string][]string{
		"mortality": {"ward: monitor -> ward: verdict", "ward: monitor -> ward: none", "city: verdict -> city: monitor", "city: verdict -> city: none",
			"due: half_year -> due: year", "better: lower -> better: higher", "annualised: true -> annualised: false",
			"aspirational: false -> aspirational: true", "harm: true -> harm: false"},
		"opened": {"ward: none -> ward: verdict", "ward: none -> ward: monitor", "city: verdict -> city: monitor", "city: verdict -> city: none",
			"due: year -> due: half_year", "better: higher -> better: lower", "annualised: false -> annualised: true",
			"aspirational: true -> aspirational: false", "harm: false -> harm: true"},
		"deaths": {"kind: count -> kind: amount", "kind: count -> kind: flag", "over: period -> over: moment",
			"reported_by: ward -> reported_by: department", "sensitive: true -> sensitive: false",
			"deaths <= children -> children <= children", "deaths <= children -> deaths < children", "deaths <= children -> deaths <= deaths", "deaths <= children -> "},
		"children": {"kind: count -> kind: amount", "kind: count -> kind: flag", "over: moment -> over: period",
			"reported_by: ward -> reported_by: department", "sensitive: false -> sensitive: true"},
		"open": {"kind: flag -> kind: count", "kind: flag -> kind: amount", "over:  -> over: period", "over:  -> over: moment",
			"reported_by: department -> reported_by: ward", "sensitive: false -> sensitive: true"},
		"":      {"year: 2023 -> year: …", "area: 195 -> area: …"},
		"06760": {"kind: phường -> kind: …", "tier: B -> tier: …", "valid_to: 2025-06-30 -> valid_to: …"},
		"06799": {"kind: xã -> kind: …", "tier: B|C -> tier: …"},
		"half":  {"period: 2023-H1 -> period: …", "wards_before: 2023-05-10 -> wards_before: …"},
	}, got)
}

func TestASeasonIsChangedByAMonth(t *testing.T) {
	t.Parallel()
	season := func(first, last int) []string {
		l := changing{}
		in := indicator.Indicator{ID: "x", Season: indicator.Season{FirstMonth: first, LastMonth: last}}
		l.season(0, &in, "")
		var got []string
		for _, c := range l.all {
			changed := in
			c.indicator(&changed)
			require.Equal(t, c.after != "", changed.Season != indicator.Season{})
			got = append(got, c.after)
		}
		return got
	}
	require.Equal(t, []string{"", "5..8", "6..7", "7..8", "6..9"}, season(6, 8))
	require.Equal(t, []string{"", "11..1", "12..12", "1..1", "12..2"}, season(12, 1))
	require.Empty(t, season(0, 0))
}

// Without properties, what no figures tell is told apart from what a case could tell.
func TestWhatNoFiguresTellAndNoFileStatesIsSaid(t *testing.T) {
	t.Parallel()
	suite, err := traits(t, traitsPlan, "")
	require.NoError(t, err)
	mutation, err := Mutate(suite.Plan(), suite.Cases(), MutateOptions{})
	require.NoError(t, err)
	require.Equal(t, []string{"indicators.aspirational", "indicators.harm", "plan.area", "plan.year", "rounds.period", "rounds.wards_before",
		"statistics.kind", "statistics.over", "statistics.reported_by", "statistics.sensitive", "units.kind", "units.tier", "units.valid_to"}, mutation.Unstated)
	require.GreaterOrEqual(t, mutation.Untold, len(mutation.Unstated))
	suite, err = traits(t, traitsPlan, sound)
	require.NoError(t, err)
	mutation, err = Mutate(suite.Plan(), suite.Cases(), MutateOptions{})
	require.NoError(t, err)
	require.Empty(t, mutation.Unstated, "what a file states is noticed")
}

func TestACaseIsFoundThatTellsWordsApart(t *testing.T) {
	t.Parallel()
	suite, err := traits(t, traitsPlan, "")
	require.NoError(t, err)
	mutation, err := Mutate(suite.Plan(), suite.Cases(), MutateOptions{})
	require.NoError(t, err)
	cases := map[string]string{}
	for _, s := range mutation.Survivors {
		cases[fmt.Sprint(s.Place)] = s.Case
	}
	for _, tt := range []struct{ name, place, want string }{
		{"a level where nobody looked", "opened: no case notices city: monitor in place of city: verdict", `  - name: "opened: city: verdict or city: monitor"
    city: true
    expect:
      opened: {monitor: "?"}`},
		{"due with the half-year", "due: half_year in place of due: year", `    city: true
    period: 2023-H1
    given: {open: 63, units: 105}
    expect:
      opened: {verdict: "?"}`},
		{"a year of four months", "opened: no case notices annualised: true in place of annualised: false", `    covers: 2023-01-01..2023-04-30
    given: {open: 62, units: 105}
    expect:
      opened: {verdict: "?"}`},
		{"a constraint that is left out", "deaths: no case notices that deaths <= children is left out", `    given: {deaths: 2, children: 1}
    expect:
      mortality: {verdict: "?"}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for place, text := range cases {
				if strings.Contains(place, tt.place) {
					require.Contains(t, text, tt.want)
					return
				}
			}
			t.Fatalf("no survivor %s", tt.place)
		})
	}
}

// That a constraint is left out, or says something else, lint tells where percent relies on it.
func TestWhatLintTellsIsNoSurvivor(t *testing.T) {
	t.Parallel()
	plan, err := indicator.NewPlan(indicator.Definition{ID: "one", Statistics: []indicator.Statistic{{Name: "part", Constraints: []string{"part <= whole"}}, {Name: "whole"}},
		Indicators: []indicator.Indicator{{ID: "one", Value: "percent(part, whole)", Target: ">= 90 %"}}})
	require.NoError(t, err)
	leftOut := func(options MutateOptions) (unnoticed bool, linted int) {
		mutation, err := Mutate(plan, nil, options)
		require.NoError(t, err)
		for _, s := range mutation.Survivors {
			unnoticed = unnoticed || s.Before == "part <= whole" && s.After == ""
		}
		return unnoticed, mutation.Linted
	}
	unnoticed, linted := leftOut(MutateOptions{})
	require.True(t, unnoticed)
	require.Zero(t, linted)
	unnoticed, linted = leftOut(MutateOptions{Lint: said})
	require.False(t, unnoticed)
	require.Positive(t, linted)
}
