package plantest

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// fuzzPlan has counts, an amount, flags, a condition, readings and both levels.
const fuzzPlan = `version: 1
plan: {id: fuzz, year: 2024}
statistics:
  - {name: a}
  - {name: b, constraints: ["a <= b"]}
  - {name: money, kind: amount}
  - {name: open, kind: flag}
indicators:
  - id: share
    value: percent(a, b)
    target: ">= 90 %"
    further_targets: [{name: Later, target: "> 95.5 %"}]
    readings: [{id: own}, {id: fall, value: "percent(last_year.a, last_year.b) - percent(a, b)", target: ">= 1 %"}]
  - {id: choice, value: "open ? money : a + b", target: "<= 10", city: none}
  - {id: wards, value: "percent(open, units)", target: ">= 60 %", ward: none}
  - {id: flow, value: "rate(a, b, 1000)", target: "<= 550 ‰", annualised: true}
  - {id: late, value: "a ?? b", target: "> 3", due: year}
`

// A test file is read or refused with a place in it; what was read runs, and says the same in its own words.
func FuzzATestFileIsReadOrRefused(f *testing.F) {
	plan, err := indicator.ParsePlan([]byte(fuzzPlan), "fuzz.yaml")
	require.NoError(f, err)
	builtIn, err := os.ReadFile("../campha-2023_test.yaml")
	require.NoError(f, err)
	f.Add(string(builtIn[:4000]))
	f.Add("version: 1\nplan: fuzz\ncases:\n  - name: a\n    given: {a: 9, b: 10, last_year.a: 5}\n    expect: {share: {value: \"90.0\", places: 1, verdict: achieved, targets: {Later: missed}, readings: {fall: no_data}}}\n")
	f.Add("version: 1\nplan: fuzz\ncases:\n  - {name: b, boundary: \">= 90 %\", given: {b: 20}, expect: {share: {below: missed, on: achieved, above: achieved}}}\n")
	f.Add("version: 1\nplan: fuzz\ncases:\n  - {name: c, city: true, boundary: \">= 60 %\", expect: {wards: {below: missed, on: achieved, above: achieved}}}\n")
	f.Add("version: 1\nplan: fuzz\ncases:\n  - {name: d, given: {open: true, money: 1.5}, absent: [a], expect: {choice: {missing: [b], value: 1/3}}}\n")
	f.Add("version: 1\nplan: fuzz\ncases:\n  - {name: e, expect: {share: {verdict: ?}}}\n")
	f.Add("version: 1\nplan: fuzz\ncases:\n  - {name: g, boundary: \"<= 550 ‰\", period: 2024-01..2025-06, covers: 2024-01-09..2025-04-30, expect: {flow: {below: achieved, on: achieved, above: missed}}}\n")
	f.Add("version: 1\nplan: fuzz\ncases:\n  - {name: f, period: 2024-H1, covers: 2024-01-01..2024-04-30, handed_in: 2024-05-09, given: {a: 9, b: 10}, expect: {flow: {value: 900, annualised: 2700, interim: true}, late: not_due}}\n")
	f.Add("version: 1\nplan: fuzz\nproperties:\n  plan: {year: 2024}\n  statistics: {kind: {flag: [open], amount: [money]}, constraints: [a <= b]}\n  indicators: {ward: {none: [wards]}, due: {year: [late]}, harm: []}\ncases:\n  - {name: h, expect: {wards: none, share: {monitor: false, warnings: []}}}\n")
	f.Add("version: 1\nplan: fuzz\ncases:\n  - {name: i, boundary: true, expect: {share: {below: missed, on: achieved, above: achieved, readings: {fall: {boundary: '>= 1 %', below: missed, on: achieved, above: achieved}}}}}\n")
	f.Fuzz(func(t *testing.T, source string) {
		named, _, err := NameTargets([]byte(source), "fuzz_test.yaml", func(string) (*indicator.Plan, error) { return plan, nil })
		if err == nil {
			_, err = Parse(named, "fuzz_test.yaml", plan)
			require.NoError(t, err, "what is named can be read")
		}
		suite, err := Parse([]byte(source), "fuzz_test.yaml", plan)
		if err != nil {
			require.Nil(t, suite)
			for _, e := range rules.AllErrors(err) {
				require.LessOrEqual(t, e.Line, strings.Count(source, "\n")+strings.Count(source, "\r")+1)
				require.NotEmpty(t, e.Detail(wording.Vietnamese))
			}
			return
		}
		require.NotEmpty(t, suite.Cases())
		outcomes := suite.Run(nil)
		require.Len(t, outcomes, len(suite.Cases()))
		for _, o := range outcomes {
			require.Equal(t, o.Passed(), o.Detail(wording.English) == "")
			require.Equal(t, o.Passed(), o.Case.passes(plan, namesOf(plan)), "the quick way says the same")
		}
		Cover(plan, outcomes)
	})
}
