package criteria

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// India's Panchayat Advancement Index: the score of a theme is the arithmetic mean over its applicable indicators, each
// from 0 to 100 (pdi.gov.in/PDI-Report/1/files/basic-html/page118.html, page107.html). Here three of theme 3, the
// child-friendly panchayat, by the share of children; where there are none an indicator is not applicable.
const childFriendlyPanchayat = `version: 1
scheme: {id: pai}
` + panchayat + `criteria:
  - id: theme3
    number: "3"
    name: Child-friendly panchayat
    max: 100
    items:
      - {id: i1, max: 100, scale: official, not_applicable: rescale, points: "100 * a / b"}
      - {id: i2, max: 100, scale: official, not_applicable: rescale, points: "percent(part, whole)"}
      - {id: i3, max: 100, scale: official, bands: [{when: f1, points: 100}, {points: 0}]}
`

func TestTheMeanIsTakenOverWhatApplies(t *testing.T) {
	tests := []struct {
		name              string
		values            indicator.Values
		points, grade, by string
	}{
		{"all three apply: (80 + 50 + 100) / 3", indicator.Values{"a": 8, "b": 10, "part": 5, "whole": 10, "f1": true}, "230/3", "A",
			"what applies has 230 of 300 points, brought to 100"},
		{"two apply: (80 + 100) / 2", indicator.Values{"a": 8, "b": 10, "part": 0, "whole": 0, "f1": true}, "90", "A+",
			"what applies has 180 of 200 points, brought to 100"},
		{"one alone", indicator.Values{"a": 0, "b": 0, "part": 0, "whole": 0, "f1": true}, "100", "A+", ""},
		{"nothing is missing that could lower the grade", indicator.Values{"a": 10, "b": 10, "part": 0, "whole": 0, "f1": true}, "100", "A+",
			"what applies has 200 of 200 points, brought to 100"},
		{"a share that is missing: (80 + 0 + 100) / 3 to (80 + 100 + 100) / 3", indicator.Values{"a": 8, "b": 10, "whole": 10, "f1": true},
			"60 to 280/3", "B|A|A+", ""},
		{"it may not apply either: 90 is possible, and lies within", indicator.Values{"a": 8, "b": 10, "f1": true}, "60 to 280/3", "B|A|A+", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := ParseScheme([]byte(childFriendlyPanchayat), "pai.yaml", counts(t))
			require.NoError(t, err)
			r := s.RateRecord(ward(t, s.Plan(), "", tt.values))
			require.Equal(t, tt.points, span(r.Low(), r.High()).String())
			require.Equal(t, tt.grade, gradeOf(r.Graded()))
			require.Equal(t, tt.by, r.Criteria()[0].Why.String())
		})
	}
}

// rescaled is a criterion of two items with this policy, which do not apply without b and without whole.
func rescaled(met string, policy Policy) Criterion {
	return Criterion{ID: "c", Name: Text{EN: "care"}, Met: met, Items: []Item{
		{ID: "i1", Max: "60", Scale: Official, NotApplicable: policy, Bands: []Band{{When: "percent(part, whole) >= 50", Points: "60"}, {Points: "10"}}},
		{ID: "i2", Max: "40", Scale: Official, NotApplicable: policy, Bands: []Band{{When: "a / b >= 1", Points: "40"}, {Points: "0"}}}}}
}

func TestWhatDoesNotApplyIsLeftOutAndTheRestScaledUp(t *testing.T) {
	tests := []struct {
		name, met string
		values    indicator.Values
		want      string
	}{
		{"both apply", "", indicator.Values{"part": 1, "whole": 2, "a": 1, "b": 1}, "100 eligible"},
		{"the second does not: 10 of 60", "", indicator.Values{"part": 0, "whole": 2, "a": 0, "b": 0}, "50/3 not_eligible short_of_points"},
		{"the first does not: 40 of 40", "", indicator.Values{"part": 0, "whole": 0, "a": 1, "b": 1}, "100 eligible"},
		{"the first does not: 0 of 40 is 0 points, which knocks out", "", indicator.Values{"part": 0, "whole": 0, "a": 0, "b": 1}, "0 not_eligible knocked_out c, short_of_points"},
		{"the condition is held against what is scaled", ">= 16.67", indicator.Values{"part": 0, "whole": 2, "a": 0, "b": 0}, "50/3 not_eligible not_met c, short_of_points"},
		{"exactly", ">= 16.66", indicator.Values{"part": 0, "whole": 2, "a": 0, "b": 0}, "50/3 not_eligible short_of_points"},
		{"nothing applies", "", indicator.Values{"part": 0, "whole": 0, "a": 0, "b": 0}, "0 to 100 undetermined nothing_applies c, points_open"},
		{"nothing applies, and no condition asks", ">= 0", indicator.Values{"part": 0, "whole": 0, "a": 0, "b": 0}, "0 to 100 undetermined nothing_applies c, points_open"},
		{"the second is missing: 10 of 60, 10 of 100, 50 of 100", "", indicator.Values{"part": 0, "whole": 2}, "10 to 50 undetermined points_open"},
		{"and may not apply beside one that does not", "", indicator.Values{"part": 0, "whole": 0}, "0 to 100 undetermined criterion_open c, points_open"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := NewScheme(Definition{ID: "s", KnockOut: KnockOutZero, Tiers: []Tier{{ID: "B", Needed: "50"}}, Criteria: []Criterion{rescaled(tt.met, Rescale)}}, counts(t))
			require.NoError(t, err)
			require.Equal(t, tt.want, said(s.RateRecord(ward(t, s.Plan(), "B", tt.values))))
		})
	}
}

func TestWhereNothingAppliesTheReasonNamesTheCriterion(t *testing.T) {
	s, err := NewScheme(Definition{ID: "s", Tiers: []Tier{{ID: "B", Needed: "50"}}, Criteria: []Criterion{rescaled("", Rescale)}}, counts(t))
	require.NoError(t, err)
	nobody := indicator.Values{"part": 0, "whole": 0, "a": 0, "b": 0}
	r := s.RateRecord(ward(t, s.Plan(), "B", nobody))
	require.Equal(t, Reason{"nothing_applies", "c", r.Reasons()[0].Message}, r.Reasons()[0])
	require.Equal(t, "nothing of criterion c (care) applies: there is nothing to rescale, its points are 0 to 100", r.Reasons()[0].Message.String())
	require.Equal(t, "nothing of it applies: there is nothing to rescale", r.Criteria()[0].Why.String())
	for _, it := range r.Criteria()[0].Items {
		require.Equal(t, "not applicable: left out, the rest is scaled up", it.Why.String())
		require.False(t, it.Counts)
	}
	lists, proven := r.WouldSettle()
	require.Equal(t, [][]string{{"scale.c"}}, lists, "what the regulation says of it is asked for")
	require.True(t, proven)
}

func TestAFixedNumberOfPointsStandsForWhatDoesNotApply(t *testing.T) {
	// Philippines, Child-Friendly Local Governance Audit: without children aged 3 to 4 the item has the "mid-range point of
	// 2.50" (slidepub.com/slideshow/cflga-development-...).
	item := func(policy Policy) Item {
		return Item{ID: "i", Max: "5", Scale: Official, NotApplicable: policy, Bands: []Band{{When: `value("coverage") >= 95`, Points: "5"}, {Points: "1"}}}
	}
	tests := []struct {
		policy Policy
		values indicator.Values
		want   string
	}{
		{"2.50", indicator.Values{"part": 0, "whole": 0}, "2.5"}, {"2.50", indicator.Values{"part": 0, "whole": 1}, "1"},
		{"0.5", indicator.Values{}, "0.5 to 5"}, {"0", indicator.Values{"part": 0, "whole": 0}, "0"}, {"5", indicator.Values{"part": 0, "whole": 0}, "5"},
	}
	for _, tt := range tests {
		s, err := NewScheme(Definition{ID: "s", Criteria: []Criterion{{ID: "c", Met: ">= 0", Items: []Item{item(tt.policy)}}}}, counts(t))
		require.NoError(t, err)
		r := s.RateRecord(ward(t, s.Plan(), "", tt.values))
		require.Equal(t, tt.want, span(r.Low(), r.High()).String(), tt.policy)
	}
	for policy, want := range map[Policy]string{
		"5.01": `criteria[0].items[0].not_applicable: item "i": 5.01 points, its maximum is 5`,
		"-1":   `criteria[0].items[0].not_applicable: not_applicable: found "-1", expected points: a plain decimal, not below 0; write full, zero, exclude, rescale or unknown, or a number of points such as 2.5`,
		"ful":  `criteria[0].items[0].not_applicable: found "ful", expected one of full, zero, exclude, rescale, unknown; did you mean "full"?`,
	} {
		_, err := NewScheme(Definition{ID: "s", Criteria: []Criterion{{ID: "c", Items: []Item{item(policy)}}}}, counts(t))
		require.Equal(t, want, details(err))
	}
	_, err := ParseScheme([]byte(strings.Replace(childFriendlyPanchayat, "not_applicable: rescale", "not_applicable: 100.5", 1)), "pai.yaml", counts(t))
	require.Equal(t, `pai.yaml:15:61: item "i1": 100.5 points, its maximum is 100`, details(err))
}

func TestWhatCannotBeRescaledIsRefusedWithItsPlace(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"an item whose maximum is not known", `  - id: c
    items:
      - {id: i, max: 60, scale: official, not_applicable: rescale, points: "60 * a / b"}
      - {id: k, scale: unknown}
`, `s.yaml:10:10: criterion "c" is rescaled, and the maximum of item "k" is not known; give the item its max, or another not_applicable than rescale to the items of this criterion`},
		{"one whose maximum the criterion leaves open", `  - id: c
    max: 100
    items:
      - {id: i, scale: unknown, not_applicable: rescale}
`, `s.yaml:10:10: criterion "c" is rescaled, and the maximum of item "i" is not known; give the item its max, or another not_applicable than rescale to the items of this criterion`},
		{"no points that could be brought to the maximum", `  - id: c
    max: 100
    items:
      - {id: i, max: 0, scale: unknown, not_applicable: rescale}
`, `s.yaml:8:10: criterion "c": its items add up to 0, its max is 100`},
		{"another maximum without anything to rescale", `  - id: c
    max: 100
    items:
      - {id: i, max: 300, scale: unknown, not_applicable: exclude}
`, `s.yaml:8:10: criterion "c": its items add up to 300, its max is 100`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := ParseScheme([]byte(schemeOf(tt.source)), "s.yaml", counts(t))
			require.Equal(t, tt.want, details(err))
		})
	}
}

// A scale says what the decision leaves open: here that the items are rescaled. What was determined before stays.
func TestAScaleMayRescaleWhatTheDecisionLeavesOpen(t *testing.T) {
	s, err := NewScheme(Definition{ID: "s", Tiers: []Tier{{ID: "B", Needed: "50"}}, Criteria: []Criterion{rescaled("", NotDecided)}}, counts(t))
	require.NoError(t, err)
	filled, err := s.WithScale([]byte("version: 1\nscale: {id: x, for: s, scale: illustrative}\nitems:\n  - {id: i1, not_applicable: rescale}\n  - {id: i2, not_applicable: 2.5}\n"), "x.yaml")
	require.NoError(t, err)
	record := ward(t, s.Plan(), "B", indicator.Values{"part": 0, "whole": 0, "a": 1, "b": 1})
	require.Equal(t, "40 to 100 undetermined points_open", said(s.RateRecord(record)))
	require.Equal(t, "100 eligible", said(filled.RateRecord(record)))
	record = ward(t, s.Plan(), "B", indicator.Values{"part": 0, "whole": 0, "a": 0, "b": 0})
	require.Equal(t, "6.25 not_eligible short_of_points", said(filled.RateRecord(record)), "2.5 of 40")
}
