package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// 5 of 400 are 12.5 ‰: on the target; 6 of 400 are 15 ‰.
const typedPlan = `  - id: typed
    value: rate(infant_deaths, live_births, 1000)
    target: "≤ 12,5 ‰"
    further_targets: [{name: Sở, target: "< 15,0 ‰"}]
    readings:
      - {id: own, text: Own}
      - {id: per_lakh, text: Per lakh, value: "rate(infant_deaths, live_births, 100000)", target: "≤ 1.250,5 / 100.000"}
`

func TestATargetIsTypedAsInADocumentAndPrintedPlainly(t *testing.T) {
	plan, err := ParsePlan([]byte(small(typedPlan)), "plan.yaml")
	require.NoError(t, err)
	for deaths, want := range map[int][]Verdict{5: {Achieved, Achieved, Achieved}, 6: {Missed, Missed, Missed}} {
		res := find(t, plan, ward(t, plan, Values{"infant_deaths": deaths, "live_births": 400}), "typed")
		targets := res.Worked().Targets
		require.Equal(t, []string{"<= 12.5 ‰", "< 15 ‰"}, []string{targets[0].Target, targets[1].Target})
		reading := res.Readings()[0]
		require.Equal(t, "<= 1250.5 /100000", reading.Worked().Targets[0].Target)
		require.Equal(t, want, []Verdict{targets[0].Verdict, targets[1].Verdict, reading.Verdict})
	}
}

func TestATargetThatMayBeTwoIsRefusedWhereverAPlanHasOne(t *testing.T) {
	const two = `"<= 1.000 /100000"`
	for _, text := range []string{
		"  - {id: a, value: helped, target: " + two + "}\n",
		"  - id: a\n    value: helped\n    target: = 0\n    further_targets: [{name: Sở, target: " + two + "}]\n",
		"  - id: a\n    value: helped\n    target: = 0\n    readings: [{id: own}, {id: other, target: " + two + "}]\n",
	} {
		_, err := ParsePlan([]byte(small(text)), "plan.yaml")
		require.Len(t, rules.AllErrors(err), 1)
		require.Equal(t, "target_ambiguous", rules.AllErrors(err)[0].Message.Code())
	}
	_, err := ParsePlan([]byte(small("  - {id: a, value: helped, target: "+two+"}\n")), "plan.yaml")
	require.EqualError(t, err, `plan.yaml:9:36: target "<= 1.000 /100000": the number may be 1 or 1,000`)
}

// The hint of a target in another base is a text that can be pasted: 12.345 would be read as thousands, too.
func TestTheHintOfATargetInAnotherBaseCanBePasted(t *testing.T) {
	_, err := NewPlan(Definition{Indicators: []Indicator{{ID: "a", Value: "percent(a, b)", Target: "<= 123,45 ‰"}}})
	hint := rules.AllErrors(err)[0].Hint.String()
	require.Contains(t, hint, "<= 12.3450 %")
	_, err = NewPlan(Definition{Indicators: []Indicator{{ID: "a", Value: "percent(a, b)", Target: "<= 12.3450 %"}}})
	require.NoError(t, err)
}
