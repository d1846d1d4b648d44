package criteria

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/testdata"
)

func TestASchemeThatWasNotMadeRatesNothingAndSaysSo(t *testing.T) {
	const sentence = "this scheme was not made: it is the zero Scheme, and rates nothing"
	record := ward(t, counts(t), "B", indicator.Values{"a": 3})
	for name, s := range map[string]*Scheme{"zero": {}, "nil": nil} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, rating := range []Rating{s.RateRecord(record), s.RateRecord(indicator.Record{}), s.RateRecord(record.Plan().Evaluate(record).Record())} {
				require.True(t, rating.IsZero())
				require.Equal(t, "no rating: "+sentence, rating.String())
				require.Len(t, rating.Reasons(), 1)
				require.Equal(t, "scheme_none", rating.Reasons()[0].Code)
				require.Equal(t, sentence, rating.Reasons()[0].Message.String())
			}
			_, err := s.WithScale(testdata.ScaleIllustrative, "scale.yaml")
			require.ErrorContains(t, err, sentence)
			require.Nil(t, s.Plan())
			require.Equal(t, Definition{}, s.Definition())
			overlay, overlayDigest := s.Overlay()
			require.Empty(t, s.ID()+s.Digest()+overlay+overlayDigest+string(s.Scale()))
			require.Equal(t, "0", s.Total().String())
			e := &rules.Error{}
			s.Locate("criteria[0].id", e)
			require.Equal(t, "criteria[0].id", e.File)
		})
	}
	_, err := RateYear(indicator.Reports{Period: indicator.Year(2023), Wards: []indicator.Record{record}}, YearOptions{Scheme: &Scheme{}})
	require.ErrorContains(t, err, sentence)
}

func TestTheZeroRatingSaysNothing(t *testing.T) {
	t.Parallel()
	var r Rating
	require.Equal(t, "no rating", r.String())
	require.Equal(t, Undetermined, r.Outcome)
	require.Empty(t, r.Criteria())
	require.Empty(t, r.Reasons())
	require.Equal(t, indicator.Unit{}, r.Unit())
	require.Equal(t, "0 0", r.Low().String()+" "+r.High().String())
	_, _, ok := r.Needed()
	require.False(t, ok)
	lists, proven := r.WouldSettle()
	require.Empty(t, lists)
	require.False(t, proven)
	text, err := json.Marshal(r)
	require.NoError(t, err)
	require.Equal(t, "null", string(text))
	require.Equal(t, r, Decision06().RateRecord(indicator.Record{}), "no record gives no rating")
}

func TestASchemeForAPlanThatWasNotMadeIsRefused(t *testing.T) {
	for name, plan := range map[string]*indicator.Plan{"zero": {}, "nil": nil} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := ParseScheme(Decision06YAML(), "decision06.yaml", plan)
			require.ErrorContains(t, err, "a scheme needs a plan, and this one was not made")
			require.Len(t, rules.AllErrors(err), 1)
		})
	}
}

// A record of a plan that knows none of the scheme's statistics was rated undetermined, 0 to 1000, without a word.
func TestARecordOfAnotherPlanLeavesEverythingOpenAndSaysSo(t *testing.T) {
	t.Parallel()
	const sentence = "the record was made by another plan than that of the scheme"
	other := ward(t, counts(t), "B", indicator.Values{"a": 3})
	rating := round().RateRecord(other)
	require.Equal(t, Undetermined, rating.Outcome)
	require.Equal(t, "06760", rating.Unit().Code)
	require.Len(t, rating.Reasons(), 1)
	require.Equal(t, "scheme_plan_differs", rating.Reasons()[0].Code)
	require.Equal(t, sentence, rating.Reasons()[0].Message.String())
	for _, c := range rating.Criteria() {
		require.Equal(t, "0 to "+c.Max.String(), span(c.Low, c.High).String())
		for _, it := range c.Items {
			require.Equal(t, sentence, it.Why.String())
			require.Equal(t, -1, it.Band)
		}
	}
	lists, _ := rating.WouldSettle()
	require.Empty(t, lists, "nothing that comes in would settle it")
	_, err := RateYear(indicator.Reports{Period: indicator.Year(2023), Wards: []indicator.Record{other, {}}}, YearOptions{Scheme: round()})
	require.Equal(t, "06760: "+sentence+"\nreports: the reports hold a record that was not made: it is the zero Record", details(err))
}

func TestPlansOfOneDigestAreOnePlan(t *testing.T) {
	t.Parallel()
	again, err := indicator.ParsePlan(indicator.CamPha2023YAML(), "again.yaml")
	require.NoError(t, err)
	values := indicator.Values{"children_under_5": 100, "registered_under_5": 100}
	first, second := round().RateRecord(ward(t, indicator.CamPha2023(), "A", values)), round().RateRecord(ward(t, again, "A", values))
	require.Equal(t, first.String(), second.String())
	require.Equal(t, first.Reasons(), second.Reasons())
	require.NotEqual(t, "scheme_plan_differs", second.Reasons()[0].Code)
}

func TestTheScorecardOfNoPlanCountsResultsByTheirOwn(t *testing.T) {
	t.Parallel()
	plan := round().Plan()
	results := plan.Evaluate(sample(t, plan, 2023).Wards[0])
	want, err := json.Marshal(PlanScorecard(plan).Rate(results))
	require.NoError(t, err)
	for _, s := range []Scorecard{{}, PlanScorecard(nil)} {
		got, err := json.Marshal(s.Rate(results))
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
		nothing, err := json.Marshal(s.Rate(nil))
		require.NoError(t, err)
		require.Equal(t, "null", string(nothing))
	}
	foreign := PlanScorecard(counts(t)).Rate(results)
	require.Zero(t, foreign.Binding.Achieved, "what another plan's record achieves is no achievement of this plan")
}
