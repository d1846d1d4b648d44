package plantest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// parse reads the cases of a test file of the built-in plan. The first of them stands in line 4.
func parse(cases string) (*Suite, error) {
	return Parse([]byte("version: 1\nplan: campha-2023\ncases:\n"+cases), "plan_test.yaml", indicator.CamPha2023())
}

func TestFaultsOfATestFileHaveTheirPlace(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, cases, want string }{
		{"an unknown indicator", "  - name: a\n    expect: {infant_mortalty: missed}\n",
			`5:14: there is no indicator "infant_mortalty" in this plan`},
		{"an unknown statistic", "  - name: a\n    given: {live_birth: 1}\n    expect: {infant_mortality: missed}\n",
			`5:13: "live_birth" is not a statistic of this plan`},
		{"a statistic of last year that the plan does not look at", "  - name: a\n    given: {last_year.live_births: 1}\n    expect: {infant_mortality: missed}\n",
			`5:13: "last_year.live_births" is not a statistic of this plan`},
		{"an unknown statistic under missing", "  - name: a\n    expect: {infant_mortality: {verdict: no_data, missing: [live_births, deaths]}}\n",
			`5:74: "deaths" is not a statistic of this plan`},
		{"an unknown statistic under absent", "  - name: a\n    absent: [live_birth]\n    expect: {infant_mortality: missed}\n",
			`5:14: "live_birth" is not a statistic of this plan`},
		{"absent and given", "  - name: a\n    given: {live_births: 1}\n    absent: [live_births]\n    expect: {infant_mortality: missed}\n",
			`6:14: "live_births" is absent and given`},
		{"a word that is no verdict", "  - name: a\n    expect: {infant_mortality: mised}\n",
			`5:32: found "mised", expected one of achieved, missed, no_data, not_applicable, invalid, not_due, none`},
		{"a verdict left open", "  - name: a\n    expect: {infant_mortality: \"?\"}\n",
			`5:32: a verdict that is still open: "?" is for a person to fill in`},
		{"a verdict left open without quotes", "  - name: a\n    expect:\n      infant_mortality:\n        verdict: ?\n",
			`7:18: a verdict that is still open: "?" is for a person to fill in`},
		{"the same between brackets", "  - name: a\n    expect:\n      infant_mortality: {verdict: ?}\n",
			`6:35: a verdict that is still open: "?" is for a person to fill in`},
		{"a value left open", "  - name: a\n    expect: {infant_mortality: {value: \"?\"}}\n",
			`5:40: a verdict that is still open: "?" is for a person to fill in`},
		{"a side left open", "  - name: a\n    boundary: <= 9 ‰\n    expect: {infant_mortality: {below: achieved, on: \"?\", above: missed}}\n",
			`6:54: a verdict that is still open: "?" is for a person to fill in`},
		{"a count is never not applicable", "  - name: a\n    expect: {child_labour: not_applicable}\n",
			`5:28: "child_labour" can never be not_applicable: nothing is divided in child_labourers`},
		{"whole years are always due", "  - name: a\n    expect: {underweight: not_due}\n",
			`5:27: "underweight" can never be not_due: it is due in 2023`},
		{"what exists for the city alone", "  - name: a\n    expect: {hiv_transmission: missed}\n",
			`5:14: "hiv_transmission" does not exist for a ward`},
		{"a case that stands twice", "  - name: a\n    expect: {infant_mortality: missed}\n  - name: b\n    expect: {infant_mortality: missed}\n  - name: a\n    expect: {infant_mortality: missed}\n",
			`8:11: the case "a" stands in line 4 already`},
		{"a case that expects nothing", "  - name: a\n    expect: {}\n", `5:5: the case "a" expects nothing`},
		{"an indicator of which nothing is expected", "  - name: a\n    expect: {infant_mortality: {}}\n", `5:14: the case "a" expects nothing`},
		{"a target of which nothing is expected", "  - name: a\n    expect: {infant_mortality: {targets: {National 2025: {}}}}\n", `5:43: the case "a" expects nothing`},
		{"no case at all", "  []\n", `3:1: a test file without cases`},
		{"an unknown target", "  - name: a\n    expect: {infant_mortality: {targets: {National 2024: missed}}}\n",
			`5:43: "infant_mortality" has no further target "National 2024"`},
		{"an unknown reading", "  - name: a\n    expect: {infant_mortality: {readings: {under: missed}}}\n",
			`5:44: "infant_mortality" has no reading "under"`},
		{"the reading that decides", "  - name: a\n    expect: {infant_mortality: {readings: {at_most: missed}}}\n",
			`5:44: "at_most" is the reading that decides: expect it of the indicator itself`},
		{"a reading that needs other statistics", "  - name: a\n    expect: {overweight: {readings: {obese_only: missed}}}\n",
			`5:38: the reading "obese_only" cannot be computed from the statistics of the plan`},
		{"a value that is none", "  - name: a\n    expect: {infant_mortality: {value: 8.1‰}}\n",
			`5:40: found "8.1‰", expected a decimal such as 8.06 or a fraction such as 250/31`},
		{"a fraction over nothing", "  - name: a\n    expect: {infant_mortality: {value: 250/0}}\n",
			`5:40: found "250/0", expected a decimal such as 8.06 or a fraction such as 250/31`},
		{"fewer decimals than places", "  - name: a\n    expect: {infant_mortality: {value: \"8.1\", places: 2}}\n",
			`5:40: "8.1" has 1 decimals, places says 2`},
		{"a fraction has no places", "  - name: a\n    expect: {infant_mortality: {value: 250/31, places: 2}}\n",
			`5:40: "250/31" is a fraction, which has no places`},
		{"places without a value", "  - name: a\n    expect: {infant_mortality: {verdict: missed, places: 2}}\n",
			`5:58: places without a value`},
		{"a value where there is none", "  - name: a\n    expect: {infant_mortality: {verdict: no_data, value: 0}}\n",
			`5:58: a value beside the verdict no_data, which has none`},
		{"missing where nothing is", "  - name: a\n    expect: {infant_mortality: {verdict: missed, missing: [live_births]}}\n",
			`5:50: missing beside the verdict missed: it belongs to no_data`},
		{"a figure that is null", "  - name: a\n    given: {live_births: null}\n    expect: {infant_mortality: no_data}\n",
			`5:26: found "null": what is not given was not reported`},
		{"a figure that is no number", "  - name: a\n    given: {live_births: many}\n    expect: {infant_mortality: no_data}\n",
			`5:26: live_births: found "many", expected a whole number, a decimal.Decimal or a decimal text`},
		{"a figure that is too long", "  - name: a\n    given: {live_births: " + strings.Repeat("9", 1001) + "}\n    expect: {infant_mortality: no_data}\n",
			`5:26: live_births: a number of more than 1000 digits, or an exponent beyond ±1000`},
		{"a flag of a ward that is counted", "  - name: a\n    given: {has_play_area: 3, infant_deaths: 1}\n    expect: {infant_mortality: no_data}\n",
			`5:28: has_play_area: found 3, expected true or false`},
		{"a flag of the city that is not counted", "  - name: a\n    city: true\n    given: {has_play_area: true}\n    expect: {play_areas: no_data}\n",
			`6:28: has_play_area: found true, expected a whole number, a decimal.Decimal or a decimal text`},
		{"the number of units on the record of a ward", "  - name: a\n    given: {units: 16}\n    expect: {infant_mortality: no_data}\n",
			`5:13: "units" is not a statistic of this plan`},
		{"sides of a target that is not named", "  - name: a\n    expect: {infant_mortality: {below: achieved, on: achieved, above: missed}}\n",
			`5:14: the target of "infant_mortality" is not named: figures around whatever the plan says cannot tell that the plan is wrong`},
		{"a boundary with a side too few", "  - name: a\n    boundary: <= 9 ‰\n    expect: {infant_mortality: {below: achieved, on: achieved}}\n",
			`6:14: a boundary case needs below, on and above`},
		{"a boundary with a verdict", "  - name: a\n    boundary: <= 9 ‰\n    expect: {infant_mortality: achieved}\n",
			`6:14: a boundary case has below, on and above, and nothing else`},
		{"a boundary of a formula that is no quotient", "  - name: a\n    boundary: <= 0\n    expect: {early_marriage: {below: achieved, on: achieved, above: missed}}\n",
			`6:14: the formula early_marriages == 0 ? 0 : early_marriages - 0.99995 * last_year.early_marriages is no quotient of sums, so that no figures can be found by solving it`},
		{"a boundary among a given number that does not fit", "  - name: a\n    boundary: <= 9 ‰\n    given: {live_births: 248}\n    expect: {infant_mortality: {below: achieved, on: achieved, above: missed}}\n",
			`7:14: no whole number of infant_deaths puts rate(infant_deaths, live_births, 1000) on the target <= 9 ‰`},
		{"all faults in one go", "  - name: a\n    given: {live_birth: 1}\n    expect: {infant_mortality: mised, infant: missed}\n",
			"5:13: \"live_birth\" is not a statistic of this plan\nplan_test.yaml:6:32: found \"mised\", expected one of achieved, missed, no_data, not_applicable, invalid, not_due, none\nplan_test.yaml:6:39: there is no indicator \"infant\" in this plan"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			suite, err := parse(tt.cases)
			require.Nil(t, suite)
			require.Equal(t, "plan_test.yaml:"+tt.want, rules.AllErrors(err).Error())
		})
	}
}

func TestWhatMayNotBeMeantIsWarnedAbout(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, cases, want string }{
		{"a statistic that nothing uses", "  - name: a\n    given: {infant_deaths: 1, live_births: 9, marriages: 2}\n    expect: {infant_mortality: missed}\n",
			`5:47: marriages is given, and no indicator expected here uses it`},
		{"a statistic that a constraint uses is used", "  - name: a\n    given: {infant_deaths: 1, live_births: 9, neonatal_deaths: 2}\n    expect: {infant_mortality: invalid}\n", ""},
		{"a statistic that a reading uses is used", "  - name: a\n    given: {early_marriages: 1, marriages: 9}\n    expect: {early_marriage: {readings: {share_of_marriages: missed}}}\n", ""},
		{"an input that is not mentioned", "  - name: a\n    given: {infant_deaths: 1}\n    expect: {infant_mortality: no_data}\n",
			`6:14: infant_mortality uses live_births, which the case neither gives nor names under missing or absent`},
		{"an input that is named as missing", "  - name: a\n    given: {infant_deaths: 1}\n    expect: {infant_mortality: {verdict: no_data, missing: [live_births]}}\n", ""},
		{"an input that is left out on purpose", "  - name: a\n    given: {live_births: 0}\n    absent: [infant_deaths]\n    expect: {infant_mortality: not_applicable}\n", ""},
		{"a boundary finds what it needs", "  - name: a\n    boundary: <= 9 ‰\n    expect: {infant_mortality: {below: achieved, on: achieved, above: missed}}\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			suite, err := parse(tt.cases)
			require.NoError(t, err)
			want := tt.want
			if want != "" {
				want = "plan_test.yaml:" + want
			}
			require.Equal(t, want, suite.Warnings().Error())
		})
	}
}

// Every message can be read in both languages, with all its arguments.
func TestFaultsAreWordedInBothLanguages(t *testing.T) {
	t.Parallel()
	_, err := parse("  - name: a\n    given: {live_birth: 1}\n    expect: {infant_mortality: {verdict: mised, targets: {x: missed}}, hiv_transmission: missed}\n")
	for _, lang := range []wording.Language{wording.Vietnamese, wording.English} {
		text := rules.AllErrors(err).Detail(lang)
		require.NotContains(t, text, "{0}")
		require.NotContains(t, text, "{1}")
	}
	require.Contains(t, rules.AllErrors(err).Detail(wording.Vietnamese), `gợi ý: có phải là "missed"?`)
	require.Contains(t, rules.AllErrors(err).Detail(wording.English), `hint: add city: true`)
	require.Contains(t, rules.AllErrors(err).Detail(wording.English), `hint: there are Quốc gia 2025, National 2025, Quốc gia 2030, National 2030`)
}
