package criteria

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// Where nobody is there to whom it could happen an item may score in full; where it happened all the same, the figures
// contradict each other, and the item scores anything.
func TestEventsAmongNobodyAreNoSuccess(t *testing.T) {
	tests := []struct {
		name   string
		item   Item
		values indicator.Values
		want   string
	}{
		{"an indicator's value, nothing happened", Item{Bands: []Band{{When: `value("injuries") <= 5`, Points: "50"}, {Points: "0"}}},
			indicator.Values{"injured": 0, "children": 0}, "50 eligible"},
		{"an indicator's value", Item{Bands: []Band{{When: `value("injuries") <= 5`, Points: "50"}, {Points: "0"}}},
			indicator.Values{"injured": 3, "children": 0}, "0 to 50 undetermined criterion_open c1"},
		{"an indicator that is achieved", Item{Bands: []Band{{When: `achieved("injuries")`, Points: "50"}, {Points: "0"}}},
			indicator.Values{"injured": 3, "children": 0}, "0 to 50 undetermined criterion_open c1"},
		{"a formula of the item's own", Item{Points: "min(50, injured / children)"},
			indicator.Values{"injured": 3, "children": 0}, "0 to 50 undetermined criterion_open c1"},
		{"the second band asks for it", Item{Bands: []Band{{When: "injured > 100", Points: "0"}, {When: `value("injuries") <= 5`, Points: "50"}, {Points: "0"}}},
			indicator.Values{"injured": 3, "children": 0}, "0 to 50 undetermined criterion_open c1"},
		{"an event over a flow", Item{Bands: []Band{{When: "rate(injured, births, 1000) <= 5", Points: "50"}, {Points: "0"}}},
			indicator.Values{"injured": 3, "births": 0}, "50 eligible"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plan, err := indicator.NewPlan(indicator.Definition{
				Statistics: []indicator.Statistic{{Name: "injured", Over: indicator.OverPeriod}, {Name: "births", Over: indicator.OverPeriod}, {Name: "children", Over: indicator.AtMoment}},
				Indicators: []indicator.Indicator{{ID: "injuries", Value: "rate(injured, children, 1000)", Target: "<= 5 ‰", Annualised: true}}})
			require.NoError(t, err)
			it := tt.item
			it.ID, it.Max, it.Scale, it.NotApplicable = "i", "50", Official, Full
			s, err := NewScheme(Definition{ID: "s", KnockOut: KnockOutZero, Criteria: []Criterion{{ID: "c1", Items: []Item{it}}}}, plan)
			require.NoError(t, err)
			require.Equal(t, tt.want, said(s.RateRecord(ward(t, s.Plan(), "", tt.values))))
		})
	}
}

func TestPointsSayThatEventsHappenedAmongNobody(t *testing.T) {
	t.Parallel()
	scale := round()
	rating := scale.RateRecord(ward(t, scale.Plan(), "B", indicator.Values{"children_breaking_law": 1, "children_addicted": 2, "children_under_16": 0}))
	require.Equal(t, "contradictory figures: 3 events although children_under_16 is 0", rating.Criteria()[3].Items[0].Why.String())
}
