package indicator

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// small wraps indicators into a plan file over a few statistics.
func small(indicators string) string {
	return `version: 1
plan: {id: small, year: 2023, area: {code: "195", name: City}}
statistics:
  - {name: live_births, over: period}
  - {name: infant_deaths, over: period}
  - {name: children, over: moment}
  - {name: helped, over: moment}
indicators:
` + indicators
}

func TestWhatIsWrongWithAPlanIsSaidWithItsPlace(t *testing.T) {
	tests := []struct{ name, indicators, want, hint string }{
		{"a misspelt statistic", "  - {id: a, value: 'rate(infant_deaths, live_birth, 1000)', target: <= 9 ‰}",
			`plan.yaml:9:41: "live_birth" is not a declared statistic`, `did you mean "live_births"?`},
		{"in a folded block", "  - id: a\n    value: >\n      rate(infant_deaths,\n        live_birth, 1000)\n    target: <= 9 ‰",
			`plan.yaml:12:9: "live_birth" is not a declared statistic`, `did you mean "live_births"?`},
		{"in a literal block", "  - id: a\n    value: |\n      rate(infant_deaths,\n      live_birth, 1000)\n    target: <= 9 ‰",
			`plan.yaml:12:7: "live_birth" is not a declared statistic`, `did you mean "live_births"?`},
		{"a target in another base, with the conversion", "  - {id: a, value: 'rate(infant_deaths, live_births, 1000)', target: <= 0.9 %}",
			`the target "<= 0.9 %" is in percent, the value is in per_1000`, "in the base of the value the target is <= 9 ‰"},
		{"the sum of two bases", "  - {id: a, value: 'percent(helped, children) + rate(infant_deaths, live_births, 1000)', target: <= 9 %}",
			"they cannot be taken together", "bring both to one base: 1 % = 10 ‰ = 1,000 per 100,000"},
		{"a flow over a stock", "  - {id: a, value: 'rate(infant_deaths, children, 1000)', target: <= 9 ‰}",
			"divides what happens in a period by what is there at a moment", "add annualised: true, or due: year when it is judged at the end of the year only"},
		{"a direction that contradicts the target", "  - {id: a, value: 'percent(helped, children)', target: '>= 9 %', better: lower}",
			`better: lower contradicts the target ">= 9 %"`, ""},
		{"an id twice", "  - {id: a, value: helped, target: = 0}\n  - {id: a, value: helped, target: = 0}", `plan.yaml:10:10: "a" is declared twice`, ""},
		{"a target without an operator", "  - {id: a, value: helped, target: 9}", "expected an operator", "write an operator (< <= > >= =), a plain decimal, and the base if there is one: <= 9 ‰, >= 91 %, <= 550 /100000, = 0"},
		{"a truth value", "  - {id: a, value: 'helped > 1', target: = 0}", "which is true or false, expected a number", "a flag is counted with an if: x ? 1 : 0"},
		{"units for a ward", "  - {id: a, value: 'rate(helped, units, 100)', target: <= 9 %}", `"units" is not a declared statistic`, "a figure of the whole area only has ward: none"},
		{"a first reading that differs", "  - {id: a, value: helped, target: = 0, readings: [{id: own, value: children}]}", "the first reading is the one that decides", ""},
		{"an unknown group", "  - {id: a, group: z, value: helped, target: = 0}", `there is no group "z"`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := ParsePlan([]byte(small(tt.indicators)), "plan.yaml")
			require.ErrorContains(t, err, tt.want)
			require.Equal(t, tt.hint, rules.AllErrors(err)[0].Hint.In(English))
			require.Contains(t, rules.AllErrors(err).Detail(Vietnamese), "plan.yaml:")
		})
	}
}

func TestAllFaultsOfAPlanComeInOneGoInSourceOrder(t *testing.T) {
	_, err := ParsePlan([]byte(small("  - {id: a, value: 'helpd + childrn', target: <= 9 ‰}\n  - {id: b, value: 'sum(helped)', target: = 0}")), "plan.yaml")
	var places []string
	for _, e := range rules.AllErrors(err) {
		places = append(places, fmt.Sprintf("%d:%d %s", e.Line, e.Column, e.Kind))
	}
	require.Equal(t, []string{"9:21 unknown_name", "9:29 unknown_name", "10:21 unknown_name"}, places)
}

func TestAPlanMadeInGoJudgesAsTheSamePlanInYAML(t *testing.T) {
	fromYAML := CamPha2023()
	fromGo, err := NewPlan(fromYAML.Definition())
	require.NoError(t, err)
	values := Values{"infant_deaths": 2, "live_births": 248, "children_under_16": 3000, "injured_children": 17}
	a, b := fromYAML.Evaluate(ward(t, fromYAML, values)), fromGo.Evaluate(ward(t, fromGo, values))
	require.Len(t, b, len(a))
	for i := range a {
		require.Equal(t, a[i].Explain(English), b[i].Explain(English))
	}
	require.Len(t, fromGo.Digest(), 64)
	again, err := NewPlan(fromYAML.Definition())
	require.NoError(t, err)
	require.Equal(t, fromGo.Digest(), again.Digest())
}

func TestTheSameRateInAnySpellingHasTheSameBaseAndCertificate(t *testing.T) {
	for _, value := range []string{"rate(infant_deaths, live_births, 1000)", "infant_deaths / live_births * 1000", "1000 * infant_deaths / live_births"} {
		plan, err := NewPlan(Definition{Indicators: []Indicator{{ID: "imr", Value: value, Target: "<= 9 ‰"}}})
		require.NoError(t, err, value)
		res := find(t, plan, ward(t, plan, Values{"infant_deaths": 3, "live_births": 412}), "imr")
		require.Equal(t, "3 * 1000 <= 9 * 412", res.Worked().Targets[0].Certificate, value)
	}
}

func FuzzParsePlan(f *testing.F) {
	f.Add([]byte(small("  - {id: a, value: helped, target: = 0}")))
	f.Add([]byte(small("  - {id: a, value: 'rate(infant_deaths, live_birth, 1000)', target: <= 9 %}")))
	f.Add([]byte("version: 1\nplan: &a [*a]\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		plan, err := ParsePlan(source, "plan.yaml")
		lines := strings.Count(string(source), "\n") + strings.Count(string(source), "\r") + 1
		for _, e := range rules.AllErrors(err) {
			require.LessOrEqual(t, e.Line, lines)
			require.NotEmpty(t, e.Detail(Vietnamese))
			require.NotEmpty(t, e.Detail(English))
		}
		if err != nil {
			require.NotEmpty(t, rules.AllErrors(err), err.Error())
			return
		}
		for _, res := range plan.Evaluate(ward(t, plan, nil)) {
			require.NotEmpty(t, res.Explain(Vietnamese))
		}
	})
}
