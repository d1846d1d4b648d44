package criteria

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// schemeOf is a scheme file around criteria; the head has 6 lines.
func schemeOf(criteria string) string {
	return `version: 1
scheme: {id: s, total: 100, knock_out: zero}
tiers:
  - {id: B, needed: 50}
  - {id: C, needed: 40}
criteria:
` + criteria
}

func TestWhatIsWrongWithASchemeIsSaidWithItsPlace(t *testing.T) {
	item := func(rest string) string {
		return schemeOf("  - id: c\n    items:\n      - id: i\n        max: 100\n        scale: official\n        not_applicable: zero\n" + rest)
	}
	tests := []struct{ name, source, want string }{
		{"bands that leave a hole, with a number in it", item(`        bands:
          - {when: value("coverage") >= 95, points: 100}
          - {when: value("coverage") < 90, points: 0}
`), `s.yaml:14:11: item "i": no band holds for 90; end the bands with one that has only points: it takes all the rest`},
		{"a hole of a single number", item(`        bands:
          - {when: value("coverage") > 90, points: 100}
          - {when: value("coverage") < 90, points: 0}
`), `s.yaml:14:11: item "i": no band holds for 90; end the bands with one that has only points: it takes all the rest`},
		{"a hole above a limit that is no whole number", item(`        bands:
          - {when: a <= 4.5, points: 100}
`), `s.yaml:14:11: item "i": no band holds for 5; end the bands with one that has only points: it takes all the rest`},
		{"bands that overlap in part, with a number in both", item(`        bands:
          - {when: value("coverage") >= 90, points: 100}
          - {when: 80 <= value("coverage") <= 90, points: 50}
          - {points: 0}
`), `s.yaml:15:14: bands 1 and 2 both hold for 90; move the end of one of them, or let the later band hold wherever the earlier does`},
		{"a band that is never reached", item(`        bands:
          - {when: value("coverage") >= 90, points: 50}
          - {when: value("coverage") >= 95, points: 100}
          - {points: 0}
`), `s.yaml:15:14: band 2 can never be reached: the bands before it take all its cases`},
		{"a rest for which nothing is left", item(`        bands:
          - {when: f1, points: 50}
          - {when: not f1, points: 10}
          - {points: 0}
`), `s.yaml:16:14: band 3 can never be reached: the bands before it take all its cases`},
		{"bands over two quantities without a rest", item(`        bands:
          - {when: a > 5, points: 50}
          - {when: b > 5, points: 10}
`), `s.yaml:14:11: item "i" has bands over several quantities and none for the rest; end the bands with one that has only points: it takes all the rest`},
		{"a rest that stands before other bands", item(`        bands:
          - {points: 50}
          - {when: b > 5, points: 10}
`), `s.yaml:14:14: item "i": a band without "when" takes all the rest, and has bands after it; end the bands with one that has only points: it takes all the rest`},
		{"points above the maximum", item(`        bands:
          - {when: f1, points: 100.5}
          - {points: 0}
`), `s.yaml:14:32: item "i": 100.5 points, its maximum is 100`},
		{"constant points above the maximum", item("        points: 90 + 20\n"),
			`s.yaml:13:17: item "i": 90 + 20 points, its maximum is 100`},
		{"points that are no number", item(`        bands:
          - {when: f1, points: many}
          - {points: -1}
`), "s.yaml:14:32: points: found \"many\", expected points: a plain decimal, not below 0; write 50 or 12.5; where the decision's points were not found, write points: unknown in a band\n" +
			"s.yaml:15:22: points: found \"-1\", expected points: a plain decimal, not below 0; write 50 or 12.5; where the decision's points were not found, write points: unknown in a band"},
		{"an unknown indicator", item("        points: value(\"covrage\")\n"),
			`s.yaml:13:23: value: there is no "covrage"; did you mean "coverage"?`},
		{"an unknown statistic", item("        points: \"f1 ? part1 : 0\"\n"),
			`s.yaml:13:23: "part1" is not a declared statistic; did you mean "part"?`},
		{"an indicator that wards do not have", item("        points: value(\"city_only\")\n"),
			`s.yaml:13:17: indicator "city_only" is not computed for wards`},
		{"an indicator of which one event decides", item("        points: \"achieved(\\\"rare\\\") ? 100 : 0\"\n"),
			`s.yaml:13:18: indicator "rare" is only shown for wards: one event would decide; compare its value: value("rare")`},
		{"an item that does not say what not applicable scores", schemeOf("  - id: c\n    items:\n      - {id: i, max: 100, scale: official, points: value(\"coverage\")}\n"),
			`s.yaml:9:10: item "i" does not say what it scores when it is not applicable; add not_applicable: full, zero, exclude, rescale, a number of points, or unknown where the decision does not say`},
		{"maxima beyond the total", schemeOf("  - id: c\n    items: [{id: i, max: 60, scale: unknown}, {id: k, max: 40.1, scale: unknown}]\n"),
			`s.yaml:2:24: the criteria add up to 100.1, the total is 100`},
		{"maxima that do not reach the total", schemeOf("  - id: c\n    items: [{id: i, max: 60, scale: unknown}]\n"),
			`s.yaml:2:24: the criteria add up to 60, the total of 100 cannot be reached`},
		{"items beyond their criterion", schemeOf("  - id: c\n    max: 100\n    items: [{id: i, max: 60, scale: unknown}, {id: k, max: 60, scale: unknown}]\n"),
			`s.yaml:8:10: criterion "c": its items add up to 120, its max is 100`},
		{"a knock-out at 0 of a criterion that cannot score", schemeOf("  - id: c\n    items: [{id: i, max: 0, scale: unknown}]\n  - id: d\n    items: [{id: k, max: 100, scale: unknown}]\n"),
			`s.yaml:7:5: criterion "c" has a maximum of 0 and knocks out at 0: every unit is knocked out; write knock_out: none, or give it points`},
		{"a criterion that can never be met", schemeOf("  - id: c\n    met: \">= 101\"\n    items: [{id: i, max: 100, scale: unknown}]\n"),
			`s.yaml:8:10: criterion "c" can never be met: >= 101, and its maximum is 100`},
		{"a condition for points that is none", schemeOf("  - id: c\n    met: \"<= 10\"\n    items: [{id: i, max: 100, scale: unknown}]\n"),
			`s.yaml:8:10: met: found "<= 10", expected > or >= and points, such as >= 50`},
		{"a tier that nobody can reach", strings.Replace(item("        bands:\n          - {when: f1, points: 45}\n          - {points: 0}\n"), "knock_out: zero", "knock_out: none", 1),
			`s.yaml:4:21: tier B needs 50 points, no unit can score more than 45`},
		{"unknown maxima without a total", strings.Replace(schemeOf("  - id: c\n    items: [{id: i, scale: unknown}]\n"), ", total: 100", "", 1),
			`s.yaml:2:10: the scheme has maxima that are not known, and no total`},
		{"a known scale that is not there", schemeOf("  - id: c\n    items: [{id: i, max: 100, scale: official}]\n"),
			`s.yaml:8:38: item "i" is official, but has neither bands nor points; write scale: unknown without bands, or give the bands and say official or illustrative`},
		{"an unknown scale that is there", schemeOf("  - id: c\n    items: [{id: i, max: 100, scale: unknown, points: 5}]\n"),
			`s.yaml:8:38: item "i" is unknown, but has bands or points; write scale: unknown without bands, or give the bands and say official or illustrative`},
		{"an id twice, and one that is no name", schemeOf("  - id: c\n    items: [{id: c, max: 50, scale: unknown}, {id: 1x, max: 50, scale: unknown}]\n"),
			"s.yaml:8:18: \"c\" is used twice\ns.yaml:8:52: \"1x\" cannot be an id; use letters, digits and _, beginning with a letter"},
		{"a word that is none", schemeOf("  - id: c\n    items: [{id: i, max: 100, scale: offical}]\n"),
			`s.yaml:8:38: scale: found "offical", expected one of official, illustrative, unknown; did you mean "official"?`},
		{"a tier that is several", strings.Replace(schemeOf("  - id: c\n    items: [{id: i, max: 100, scale: unknown}]\n"), "id: B", "id: B|C", 1),
			`s.yaml:4:10: "B|C" cannot be an id; a tier is one word, without spaces and |`},
		{"a date that is none", strings.Replace(schemeOf("  - id: c\n    items: [{id: i, max: 100, scale: unknown}]\n"), "knock_out: zero", `knock_out: zero, valid_from: "03/01/2019"`, 1),
			`s.yaml:2:58: valid_from: found "03/01/2019", expected a date such as 2019-01-03`},
		{"a statistic that the plan has, of another kind", schemeOf("  - id: c\n    items: [{id: i, max: 100, scale: unknown}]\nstatistics:\n  - {name: f1, kind: count}\n"),
			`s.yaml:10:22: "f1" is a count here, and a flag in the plan`},
		{"a statistic that cannot be one", schemeOf("  - id: c\n    items: [{id: i, max: 100, scale: unknown}]\nstatistics:\n  - {name: a}\n  - {name: unit}\n"),
			`s.yaml:11:12: "unit" cannot be the name of a statistic; use letters, digits and _, beginning with a letter; units, last_year and the columns unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in are taken`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := ParseScheme([]byte(tt.source), "s.yaml", counts(t))
			require.Equal(t, tt.want, details(err))
		})
	}
}

// The usual way to write bands: each wider than the one before, from the best down.
func TestAWiderBandAfterANarrowerOneIsNoOverlap(t *testing.T) {
	_, err := ParseScheme([]byte(schemeOf(`  - id: c
    items:
      - id: i
        max: 100
        scale: official
        not_applicable: zero
        bands:
          - {when: value("coverage") >= 95, points: 100}
          - {when: value("coverage") >= 90, points: 50}
          - {when: value("coverage") >= 0, points: 0}
`)), "s.yaml", counts(t))
	require.NoError(t, err)
}

// Between 5 and 6 children there is nobody.
func TestBandsOverACountHaveNoHoleBetweenWholeNumbers(t *testing.T) {
	source := schemeOf(`  - id: c
    items:
      - id: i
        max: 100
        scale: official
        bands:
          - {when: a <= 5, points: 100}
          - {when: a >= 6, points: 50}
`)
	_, err := ParseScheme([]byte(source), "s.yaml", counts(t))
	require.NoError(t, err)
	for _, same := range []*strings.Replacer{
		strings.NewReplacer("a <= 5", "a <= 5.5", "a >= 6", "a > 5.5"),
		strings.NewReplacer("a <=", "a + b <=", "a >=", "a + b >="), // a sum of counts is a count
	} {
		_, err = ParseScheme([]byte(same.Replace(source)), "s.yaml", counts(t))
		require.NoError(t, err)
	}
	_, err = ParseScheme([]byte(strings.Replace(source, "a >= 6", "a >= 7", 1)), "s.yaml", counts(t))
	require.Equal(t, `s.yaml:13:11: item "i": no band holds for 6; end the bands with one that has only points: it takes all the rest`, details(err))
}

func TestASchemeMadeInGoNamesThePathOfWhatIsWrong(t *testing.T) {
	_, err := NewScheme(Definition{ID: "s", Total: "10", Criteria: []Criterion{{ID: "c", Items: []Item{
		{ID: "i", Max: "10", Scale: "officiall"},
		{ID: "k", Max: "5", Scale: Official, Bands: []Band{{When: "g1", Points: "5"}, {Points: "0"}}},
	}}}}, counts(t))
	require.Equal(t, `criteria[0].items[0].scale: found "officiall", expected one of official, illustrative, unknown; did you mean "official"?
criteria[0].items[0].scale: item "i" is officiall, but has neither bands nor points; write scale: unknown without bands, or give the bands and say official or illustrative
criteria[0].items[1].bands[0].when:1:1: "g1" is not a declared statistic; did you mean "f1"?`, details(err))
}

func TestAScaleFillsInWhatIsUnknownAndNothingElse(t *testing.T) {
	head := "version: 1\nscale: {id: x, for: decision06, scale: illustrative}\nitems:\n"
	tests := []struct{ name, source, want string }{
		{"for another scheme", strings.Replace(head, "decision06", "decision07", 1) + "  - {id: abused, max: 5}\n",
			`x.yaml:2:21: the scale is for the scheme "decision07", not for "decision06"`},
		{"an item that the scheme does not have", head + "  - {id: abuse, max: 5}\n",
			`x.yaml:4:10: there is no item "abuse" in the scheme decision06; did you mean "abused"?`},
		{"an item twice", head + "  - {id: abused, max: 5, bands: [{points: 0}]}\n  - {id: abused, max: 5, bands: [{points: 0}]}\n",
			`x.yaml:5:10: "abused" is used twice`},
		{"a maximum that is known", head + "  - {id: fully_vaccinated, max: 60, bands: [{points: 0}]}\n",
			`x.yaml:4:33: the maximum of item "fully_vaccinated" is known: 50`},
		{"an expression where only lower bands are unknown", head + "  - {id: fully_vaccinated, points: 5}\n",
			`x.yaml:4:36: item "fully_vaccinated": the lower bands are unknown: give bands, not points`},
		{"bands with a hole, in the file of the scale", head + "  - {id: fully_vaccinated, bands: [{when: \"rate(under_1_fully_vaccinated, children_under_1, 100) < 90\", points: 0}]}\n",
			`x.yaml:4:35: item "fully_vaccinated": no band holds for 90; end the bands with one that has only points: it takes all the rest`},
		{"a name that is wrong, in the file of the scale", head + "  - {id: child_budget, bands: [{when: has_child_budgt, points: 20}, {points: 0}]}\n",
			`x.yaml:4:39: "has_child_budgt" is not a declared statistic; did you mean "has_child_budget"?`},
		{"maxima beyond the total, in the file of the scheme", head + "  - {id: abused, max: 726, bands: [{points: 0}]}\n",
			`decision06.yaml:32:10: the criteria add up to 1,001, the total is 1,000`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Decision06().WithScale([]byte(tt.source), "x.yaml")
			require.Equal(t, tt.want, details(err))
		})
	}
	_, err := round().WithScale([]byte(head+"  - {id: abused, bands: [{points: 0}]}\n"), "x.yaml")
	require.Equal(t, `x.yaml:4:10: the scale of item "abused" is known: it may not be changed`, details(err))
}

// What a source shows of Decision 06, and nothing that none shows.
func TestDecision06HasOnlyThePointsThatASourceShows(t *testing.T) {
	s := Decision06()
	require.Equal(t, Unknown, s.Scale())
	require.Equal(t, "1000", s.Total().String())
	require.Len(t, s.criteria, 13)
	require.Equal(t, "725", s.open.String(), "criteria 2 to 5 and 8 to 13 share what is left")
	var known []string
	for _, c := range s.definition.Criteria {
		if c.Max != "" {
			known = append(known, c.Number+": "+c.Max)
		}
	}
	require.Equal(t, []string{"1: 100", "6: 125", "7: 50"}, known)
	var points []string
	for _, it := range s.items {
		for _, band := range it.Bands {
			points = append(points, it.ID+" "+band.When+" = "+band.Points)
		}
		require.Equal(t, it.Scale == Official, len(it.Bands) > 0, it.ID)
	}
	require.Equal(t, []string{
		"protection_officer has_child_protection_officer = 50", "protection_officer  = unknown",
		"protection_collaborators has_protection_collaborators = 15", "protection_collaborators  = unknown",
		"protection_committee has_protection_committee = 15", "protection_committee  = unknown",
		"special_circumstances_helped percent(special_circumstances_supported, children_in_special_circumstances) >= 95 = 50", "special_circumstances_helped  = unknown",
		"cases_with_plan percent(protection_cases_with_plan, protection_cases) >= 100 = 75", "cases_with_plan  = unknown",
		"fully_vaccinated rate(under_1_fully_vaccinated, children_under_1, 100) >= 98 = 50", "fully_vaccinated  = unknown",
	}, points)
	var tiers []string
	for _, tier := range s.definition.Tiers {
		tiers = append(tiers, tier.ID+" "+tier.Needed)
	}
	require.Equal(t, []string{"A 900", "B 850", "C 800"}, tiers)
}

// Whatever is known of a ward, the points that were not found leave the outcome open.
func TestDecision06AloneDeterminesNothingInTheSample(t *testing.T) {
	for _, w := range sample(t, Decision06().Plan(), 2022).Wards {
		r := Decision06().RateRecord(w)
		require.Equal(t, Undetermined, r.Outcome, r.String())
		require.Equal(t, Unknown, r.scheme.Scale())
	}
}

func TestDecision06ReadsForAPlanThatHasNoneOfItsStatistics(t *testing.T) {
	plan, err := indicator.NewPlan(indicator.Definition{Indicators: []indicator.Indicator{{ID: "x", Value: "a", Target: "= 0"}}})
	require.NoError(t, err)
	s, err := ParseScheme(Decision06YAML(), "decision06.yaml", plan)
	require.NoError(t, err)
	r := s.RateRecord(ward(t, s.Plan(), "C", indicator.Values{"children_under_1": 50, "under_1_fully_vaccinated": 49}))
	require.Equal(t, "50", r.Criteria()[6].Low.String(), "98 % is the threshold, inclusive")
	require.Equal(t, wording.Message{}.Code(), r.Criteria()[0].Items[0].Cite.EN)
}
