package criteria

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// scheme is a scheme over counts: two criteria that knock out at 0, and tiers B (50) and C (40) of 100.
func scheme(t testing.TB, items ...Item) *Scheme {
	t.Helper()
	d := Definition{ID: "s", Total: "100", KnockOut: KnockOutZero, Tiers: []Tier{{ID: "B", Needed: "50"}, {ID: "C", Needed: "40"}}}
	for i, it := range items {
		d.Criteria = append(d.Criteria, Criterion{ID: fmt.Sprintf("c%d", i+1), Number: fmt.Sprint(i + 1), Items: []Item{it}})
	}
	s, err := NewScheme(d, counts(t))
	require.NoError(t, err)
	return s
}

// flagged gives all its points for a flag, and some otherwise.
func flagged(flag, most, otherwise string) Item {
	return Item{ID: "i_" + flag, Max: most, Scale: Official, Bands: []Band{{When: flag, Points: most}, {Points: otherwise}}}
}

// covered gives points for coverage: 60 from 90 % on, 30 from 80 % on, else 0.
func covered(policy Policy) Item {
	return Item{ID: "covered", Max: "60", Scale: Official, NotApplicable: policy, Bands: []Band{
		{When: `value("coverage") >= 90`, Points: "60"}, {When: `value("coverage") >= 80`, Points: "30"}, {Points: "0"},
	}}
}

// said is a rating in one line: points, outcome, reasons.
func said(r Rating) string {
	var reasons []string
	for _, reason := range r.Reasons() {
		reasons = append(reasons, strings.TrimSpace(reason.Code+" "+reason.Criterion))
	}
	return strings.TrimSpace(span(r.Low(), r.High()).String() + " " + r.Outcome.String() + " " + strings.Join(reasons, ", "))
}

func TestPointsTierAndKnockOutsDecide(t *testing.T) {
	tests := []struct {
		name   string
		policy Policy
		tier   string
		values indicator.Values
		want   string
	}{
		{"all points", Zero, "B", indicator.Values{"part": 9, "whole": 10, "f1": true}, "100 eligible"},
		{"exactly on a band", Zero, "B", indicator.Values{"part": 90, "whole": 100, "f1": false}, "70 eligible"},
		{"one event below it", Zero, "B", indicator.Values{"part": 89, "whole": 100, "f1": false}, "40 not_eligible short_of_points"},
		{"exactly what the tier needs", Zero, "C", indicator.Values{"part": 89, "whole": 100, "f1": false}, "40 eligible"},
		{"enough points, but a criterion at 0", Zero, "C", indicator.Values{"part": 0, "whole": 100, "f1": true}, "40 not_eligible knocked_out c1"},
		{"two reasons at once", Zero, "B", indicator.Values{"part": 0, "whole": 100, "f1": false}, "10 not_eligible knocked_out c1, short_of_points"},
		{"a tier that is not known, and matters", Zero, "B|C", indicator.Values{"part": 89, "whole": 100, "f1": false}, "40 undetermined tier_open"},
		{"a tier that is not known, and does not matter", Zero, "B|C", indicator.Values{"part": 9, "whole": 10, "f1": false}, "70 eligible"},
		{"no tier: any of them", Zero, "", indicator.Values{"part": 89, "whole": 100, "f1": false}, "40 undetermined tier_open"},
		{"a tier of no scheme: any of them", Zero, "Z", indicator.Values{"part": 9, "whole": 10, "f1": false}, "70 eligible"},
		{"something missing that decides", Zero, "B", indicator.Values{"whole": 100, "f1": true}, "40 to 100 undetermined criterion_open c1, points_open"},
		{"something missing that does not", Zero, "B", indicator.Values{"part": 9, "whole": 10}, "70 to 100 eligible"},
		{"something missing that cannot save it", Zero, "B", indicator.Values{"part": 0, "whole": 10}, "10 to 40 not_eligible knocked_out c1, short_of_points"},
		{"nobody, and the file says full points", Full, "B", indicator.Values{"part": 0, "whole": 0, "f1": false}, "70 eligible"},
		{"nobody, and the file says none: that knocks out", Zero, "B", indicator.Values{"part": 0, "whole": 0, "f1": true}, "40 not_eligible knocked_out c1, short_of_points"},
		{"nobody, and the file excludes: no points, no knock-out, no rescaling", Exclude, "C", indicator.Values{"part": 0, "whole": 0, "f1": true}, "40 eligible"},
		{"nobody, and the decision does not say", NotDecided, "B", indicator.Values{"part": 0, "whole": 0, "f1": true}, "40 to 100 undetermined criterion_open c1, points_open"},
		{"contradictory figures are no rate", Zero, "B", indicator.Values{"part": 11, "whole": 10, "f1": true}, "40 to 100 undetermined criterion_open c1, points_open"},
		{"nor is a negative count", Zero, "B", indicator.Values{"part": -1, "whole": 10, "f1": true}, "40 to 100 undetermined criterion_open c1, points_open"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := scheme(t, covered(tt.policy), flagged("f1", "40", "10"))
			require.Equal(t, tt.want, said(s.RateRecord(ward(t, s.Plan(), tt.tier, tt.values))))
		})
	}
}

// Excel shows 900.00 for what is less: exact points decide.
func TestPointsAreHeldAgainstTheTierExactly(t *testing.T) {
	tests := []struct{ name, points, want string }{
		{"all but a hundred-millionth of a point", "40 + 10 * (99999999 + a) / 100000000", "not_eligible short_of_points"},
		{"all of it", "40 + 10 * (100000000 + a) / 100000000", "eligible"},
		{"thirds that add up", "(50 + a) / 3 + (50 + a) / 3 + (50 + a) / 3", "eligible"},
		{"49.999", "49.999 + a", "not_eligible short_of_points"},
		{"50", "50 + a", "eligible"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := scheme(t, Item{ID: "i", Max: "100", Scale: Official, NotApplicable: Zero, Points: tt.points})
			_, words, _ := strings.Cut(said(s.RateRecord(ward(t, s.Plan(), "B", indicator.Values{"a": 0}))), " ")
			require.Equal(t, tt.want, words)
		})
	}
}

func TestTiersOfTheDecisionAreInclusive(t *testing.T) {
	tests := []struct{ tier, points, want string }{
		{"A", "900", "eligible"}, {"A", "899.999999999999999999", "not_eligible"},
		{"B", "850", "eligible"}, {"B", "849.999", "not_eligible"},
		{"C", "800", "eligible"}, {"C", "799.999", "not_eligible"},
	}
	for _, tt := range tests {
		t.Run(tt.tier+" "+tt.points, func(t *testing.T) {
			t.Parallel()
			d := Decision06().Definition()
			d.Criteria = []Criterion{{ID: "c", Items: []Item{{ID: "i", Max: "1000", Scale: Official, Points: tt.points}}}}
			s, err := NewScheme(d, indicator.CamPha2023())
			require.NoError(t, err)
			r := s.RateRecord(ward(t, s.Plan(), tt.tier, nil))
			require.Equal(t, tt.want, r.Outcome.String())
		})
	}
}

func TestWhatAnExpressionGivesBeyondItsMaximumContradictsTheScheme(t *testing.T) {
	s := scheme(t, Item{ID: "i", Max: "100", Scale: Official, Points: "a * 10"})
	for values, want := range map[int]string{10: "100 eligible", 0: "0 not_eligible knocked_out c1, short_of_points", 11: "0 to 100 undetermined criterion_open c1, points_open"} {
		require.Equal(t, want, said(s.RateRecord(ward(t, s.Plan(), "B", indicator.Values{"a": values}))))
	}
	r := s.RateRecord(ward(t, s.Plan(), "B", indicator.Values{"a": 11}))
	require.Equal(t, "contradictory figures: a * 10 gives 110, outside 0 to 100", strings.Replace(r.why(0).In(wording.English), "a * 10 gives", "contradictory figures: a * 10 gives", 1))
}

// What a formula fills in for something missing could turn out otherwise: it decides nothing.
func TestAnIndicatorThatFillsInWhatIsMissingDecidesNothing(t *testing.T) {
	s := scheme(t, Item{ID: "i", Max: "100", Scale: Official, Bands: []Band{{When: `achieved("filled")`, Points: "100"}, {Points: "0"}}})
	require.Equal(t, "0 to 100 undetermined criterion_open c1, points_open", said(s.RateRecord(ward(t, s.Plan(), "B", nil))))
	require.Equal(t, "100 eligible", said(s.RateRecord(ward(t, s.Plan(), "B", indicator.Values{"a": 0}))))
}

// An item that contradicts itself may turn out to be not applicable once it is put right, and then does not count:
// the criterion is not yet failed for want of its points.
func TestContradictoryFiguresMayTurnOutNotApplicable(t *testing.T) {
	t.Parallel()
	s, err := NewScheme(Definition{ID: "s", KnockOut: KnockOutZero, Criteria: []Criterion{
		{ID: "c1", Met: ">= 60", Items: []Item{{ID: "own", Max: "50", Scale: Official, NotApplicable: Exclude,
			Bands: []Band{{When: "percent(part, whole) >= 90", Points: "50"}, {Points: "0"}}}, {ID: "other", Max: "50", Scale: Official, NotApplicable: Exclude,
			Bands: []Band{{When: "percent(a, b) >= 90", Points: "50"}, {Points: "0"}}}}},
	}}, counts(t))
	require.NoError(t, err)
	rate := func(part int) string {
		return said(s.RateRecord(ward(t, s.Plan(), "", indicator.Values{"part": part, "whole": 0, "a": 0, "b": 0})))
	}
	require.Equal(t, "0 to 50 undetermined criterion_open c1", rate(5))
	require.Equal(t, "0 eligible", rate(0))
}

// A condition that is undefined while a flag is missing is decided by the flag: false and 3 / 0 is false.
func TestWhatIsUndefinedOnlyWhileSomethingIsMissingIsNotYetNotApplicable(t *testing.T) {
	t.Parallel()
	for _, it := range []Item{
		{ID: "i", Max: "50", Scale: Official, NotApplicable: Full, Bands: []Band{{When: "f1 and a / b >= 2", Points: "50"}, {Points: "0"}}},
		{ID: "i", Max: "50", Scale: Official, NotApplicable: Full, Bands: []Band{{When: "not f1 or a / b >= 2", Points: "0"}, {Points: "50"}}},
		{ID: "i", Max: "50", Scale: Official, NotApplicable: Full, Points: "f1 and a / b >= 2 ? 50 : 0"},
	} {
		s, err := NewScheme(Definition{ID: "s", Tiers: []Tier{{ID: "B", Needed: "50"}}, Criteria: []Criterion{{ID: "c", Items: []Item{it}}}}, counts(t))
		require.NoError(t, err)
		values := indicator.Values{"a": 3, "b": 0}
		require.Equal(t, "0 to 50 undetermined criterion_open c, points_open", said(s.RateRecord(ward(t, s.Plan(), "B", values))))
		values["f1"] = false
		require.Equal(t, "0 not_eligible not_met c, short_of_points", said(s.RateRecord(ward(t, s.Plan(), "B", values))))
		values["f1"] = true
		require.Equal(t, "50 eligible", said(s.RateRecord(ward(t, s.Plan(), "B", values))))
	}
}

// The scale that is found for an item may divide, and the item then not count: the criterion is not yet failed.
func TestAnItemOfUnknownScaleMayTurnOutNotApplicable(t *testing.T) {
	t.Parallel()
	rate := func(policy Policy) string {
		s, err := NewScheme(Definition{ID: "s", Criteria: []Criterion{{ID: "c", Met: "> 60", Items: []Item{
			covered(Exclude), {ID: "open", Max: "3", Scale: Unknown, NotApplicable: policy}}}}}, counts(t))
		require.NoError(t, err)
		return said(s.RateRecord(ward(t, s.Plan(), "", indicator.Values{"part": 0, "whole": 0})))
	}
	require.Equal(t, "0 to 3 undetermined criterion_open c", rate(Exclude))
	require.Equal(t, "0 to 3 undetermined criterion_open c", rate(""))
	require.Equal(t, "0 to 3 not_eligible not_met c", rate(Zero))
}

// With b reported as 0 the item would not count; that 5 stands in for b meanwhile does not rule it out.
func TestAFigureThatStandsInForAMissingDenominatorDoesNotRuleOutNotApplicable(t *testing.T) {
	t.Parallel()
	s, err := NewScheme(Definition{ID: "s", Criteria: []Criterion{{ID: "c", Met: "> 60", Items: []Item{
		covered(Exclude), {ID: "i", Max: "3", Scale: Official, NotApplicable: Exclude, Points: "a / coalesce(b, 5)"}}}}}, counts(t))
	require.NoError(t, err)
	values := indicator.Values{"part": 0, "whole": 0, "a": 3}
	require.Equal(t, "0 to 3 undetermined criterion_open c", said(s.RateRecord(ward(t, s.Plan(), "", values))))
	values["b"] = 5
	require.Equal(t, "0.6 not_eligible not_met c", said(s.RateRecord(ward(t, s.Plan(), "", values))))
}

func TestACriterionMayAskForMoreThanSomePoints(t *testing.T) {
	d := Definition{ID: "s", KnockOut: KnockOutZero, Criteria: []Criterion{
		{ID: "c1", Met: ">= 30", Items: []Item{covered(Zero)}}, {ID: "c2", Items: []Item{flagged("f1", "40", "0")}, KnockOut: KnockOutNone},
	}}
	s, err := NewScheme(d, counts(t))
	require.NoError(t, err)
	for _, tt := range []struct {
		values indicator.Values
		want   string
	}{
		{indicator.Values{"part": 8, "whole": 10, "f1": true}, "70 eligible"},
		{indicator.Values{"part": 7, "whole": 10, "f1": true}, "40 not_eligible knocked_out c1"},
		{indicator.Values{"part": 8, "whole": 10, "f1": false}, "30 not_eligible not_met c2"},
		{indicator.Values{"part": 8, "whole": 10}, "30 to 70 undetermined criterion_open c2"},
	} {
		require.Equal(t, tt.want, said(s.RateRecord(ward(t, s.Plan(), "", tt.values))))
	}
}

// Unknown maxima share what is left of the total: no unit can have it twice.
func TestWhatIsLeftOfTheTotalIsThereOnlyOnce(t *testing.T) {
	s := scheme(t, flagged("f1", "40", "10"), Item{ID: "x", Scale: Unknown}, Item{ID: "y", Scale: Unknown})
	r := s.RateRecord(ward(t, s.Plan(), "B", indicator.Values{"f1": true}))
	require.Equal(t, "40 to 100 undetermined criterion_open c2, criterion_open c3, points_open", said(r))
	for _, c := range r.Criteria()[1:] {
		require.Equal(t, "0 to 60", span(c.Low, c.High).String())
		require.False(t, c.MaxKnown)
	}
	lists, proven := r.WouldSettle()
	require.Equal(t, [][]string{{"scale.x", "scale.y"}}, lists)
	require.True(t, proven)
}

func TestARatingOfNothingSaysNothing(t *testing.T) {
	s := scheme(t, flagged("f1", "100", "10"))
	for name, r := range map[string]Rating{"no results": s.RateRecord(indicator.Results(nil).Record()), "no record": s.RateRecord(indicator.Record{}), "zero": {}} {
		require.True(t, r.IsZero(), name)
		require.Nil(t, r.Criteria(), name)
		require.Nil(t, r.Reasons(), name)
		require.Equal(t, "no rating", r.String(), name)
		lists, _ := r.WouldSettle()
		require.Nil(t, lists, name)
		text, err := r.MarshalJSON()
		require.NoError(t, err)
		require.Equal(t, "null", string(text), name)
	}
}

// A record of the plan alone is rated too: what the scheme needs beside it is missing.
func TestResultsOfThePlanAloneAreRated(t *testing.T) {
	plan := indicator.CamPha2023()
	record, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"children_under_1": 100, "under_1_fully_vaccinated": 98})
	require.NoError(t, err)
	r := Decision06().RateRecord(record)
	require.Equal(t, "50", r.Criteria()[6].Low.String())
	require.Equal(t, "not reported: Has an officer for child protection", r.why(0).String())
}

// It was rated as if nothing were reported, from 0 to 1,000 points, without a word.
func TestARecordOfAnotherPlanIsNotRated(t *testing.T) {
	other, err := indicator.NewPlan(indicator.Definition{Statistics: indicator.CamPha2023().Definition().Statistics,
		Indicators: []indicator.Indicator{{ID: "births", Value: "live_births", Target: ">= 1"}}})
	require.NoError(t, err)
	record, err := other.Record("06760", indicator.Year(2023), indicator.Values{"children_under_1": 100, "under_1_fully_vaccinated": 98})
	require.NoError(t, err)
	r := Decision06().RateRecord(record)
	require.Equal(t, Undetermined, r.Outcome)
	require.Equal(t, "0", r.Low().String())
	require.Contains(t, r.why(0).String(), "the record was made by another plan")
	results := Decision06().RateRecord(indicator.CamPha2023().Evaluate(record).Record())
	require.Contains(t, results.why(0).String(), "the record was made by another plan")

	adopted := Decision06().RateRecord(Decision06().Plan().Adopt(record))
	require.Equal(t, "50", adopted.Criteria()[6].Low.String(), "who means it says so")

	again, err := indicator.ReadPlan(bytes.NewReader(indicator.CamPha2023YAML()))
	require.NoError(t, err)
	record, err = again.Record("06760", indicator.Year(2023), indicator.Values{"children_under_1": 100, "under_1_fully_vaccinated": 98})
	require.NoError(t, err)
	same := Decision06().RateRecord(record)
	require.Equal(t, "50", same.Criteria()[6].Low.String(), "plans of one digest are one plan")
}

func TestRatingAgainAllocatesNothing(t *testing.T) {
	records := sample(t, round().Plan(), 2022).Wards
	var r Rating
	round().RateInto(&r, records[0])
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for _, record := range records {
			round().RateInto(&r, record)
		}
	}))
}
