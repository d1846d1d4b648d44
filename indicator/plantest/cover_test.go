package plantest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// stepPlan has every sort of point.
const stepPlan = `version: 1
plan: {id: step}
indicators:
  - id: step
    value: "a > 0 and b > 0 ? percent(a, b) : 0"
    target: ">= 90 %"
    further_targets: [{name: Later, target: ">= 95 %"}]
    readings:
      - {id: own}
      - {id: count, value: a, target: "> 3"}
`

func stepSuite(t *testing.T, cases string) *Suite {
	t.Helper()
	plan, err := indicator.ParsePlan([]byte(stepPlan), "step.yaml")
	require.NoError(t, err)
	suite, err := Parse([]byte("version: 1\nplan: step.yaml\ncases:\n"+cases), "step_test.yaml", plan)
	require.NoError(t, err)
	return suite
}

// missedOf words what the cases do not come to.
func missedOf(suite *Suite, further ...Source) (missed []string) {
	for _, p := range Cover(suite.Plan(), suite.Run(nil), further...).Missed() {
		missed = append(missed, p.Kind+" "+p.Place.Error())
	}
	return missed
}

func TestCoverageTellsWhatNoCaseComesTo(t *testing.T) {
	t.Parallel()
	suite := stepSuite(t, "  - {name: a, given: {a: 9, b: 10}, expect: {step: achieved}}\n")
	require.Equal(t, []string{
		`verdict step.yaml:6:13: step, ">= 90 %": never missed`,
		`verdict step.yaml:6:13: step, ">= 90 %": never no data`,
		`target step.yaml:7:45: step: the target ">= 95 %" is never held against`,
		`verdict step.yaml:7:45: step, ">= 95 %": never achieved`,
		`verdict step.yaml:7:45: step, ">= 95 %": never missed`,
		`condition step.yaml:5:13: step: "a > 0 and b > 0" is never false`,
		`condition step.yaml:5:13: step: "a > 0" is never false`,
		`condition step.yaml:5:23: step: "b > 0" is never false`,
		`reading step.yaml:10:14: step, reading count: never achieved`,
		`reading step.yaml:10:14: step, reading count: never missed`,
	}, missedOf(suite))
}

// What is computed beside what a case expects is not tested by it.
func TestOnlyWhatIsExpectedIsCovered(t *testing.T) {
	t.Parallel()
	suite := stepSuite(t, "  - {name: a, given: {a: 9}, expect: {step: {readings: {count: achieved}}}}\n")
	missed := missedOf(suite)
	require.NotContains(t, missed, `reading step.yaml:10:14: step, reading count: never achieved`)
	require.Contains(t, missed, `verdict step.yaml:6:13: step, ">= 90 %": never no data`)
	require.Contains(t, missed, `condition step.yaml:5:13: step: "a > 0" is never true`)
}

func TestEverythingIsCoveredInTheEnd(t *testing.T) {
	t.Parallel()
	suite := stepSuite(t, `  - {name: a, given: {a: 9, b: 10}, expect: {step: {verdict: achieved, targets: {Later: missed}, readings: {count: achieved}}}}
  - {name: b, given: {a: 0, b: 10}, expect: {step: {verdict: missed, readings: {count: missed}}}}
  - {name: c, given: {a: 1, b: 0}, expect: {step: missed}}
  - {name: d, given: {a: 1}, expect: {step: {verdict: no_data, missing: [b]}}}
  - {name: e, given: {a: 10, b: 10}, expect: {step: {targets: {Later: achieved}}}}
`)
	require.Empty(t, missedOf(suite))
}

// bands stands for what another package can cover.
type bands struct{}

func (bands) Points(outcomes []CaseResult) []Point {
	low := wording.New("", "the lowest band", "bậc thấp nhất")
	return []Point{
		{Kind: "band", Reached: len(outcomes) > 0 && len(outcomes[0].Results()) == 1, Place: &rules.Error{File: "scheme.yaml", Line: 3, Message: low.With()}},
		{Kind: "band", Place: &rules.Error{File: "scheme.yaml", Line: 4, Message: low.With()}},
	}
}

func TestFurtherSourcesAddPointsOfTheirOwn(t *testing.T) {
	t.Parallel()
	suite := stepSuite(t, "  - {name: a, given: {a: 9, b: 10}, expect: {step: achieved}}\n")
	missed := missedOf(suite, bands{})
	require.Equal(t, "band scheme.yaml:4: the lowest band", missed[len(missed)-1])
	without, with := Cover(suite.Plan(), suite.Run(nil)), Cover(suite.Plan(), suite.Run(nil), bands{})
	require.Equal(t, without.Reached()+1, with.Reached())
	require.Len(t, with.Points, len(without.Points)+2)
}

func TestTheLeastCoverageIsComparedExactly(t *testing.T) {
	t.Parallel()
	c := Coverage{[]Point{{Reached: true}, {Reached: true}, {}}}
	require.True(t, c.AtLeast(exact.Frac(200, 3)))
	require.False(t, c.AtLeast(exact.Frac(201, 3)))
	require.True(t, Coverage{}.AtLeast(exact.Int(100)), "nothing to come to is all of it")
}

// A half-year is where it is seen that what is due with the year is not judged before; what else its cases come to counts as
// that of a year does.
func TestNotDueIsAPointOfWhatIsDueWithTheYear(t *testing.T) {
	t.Parallel()
	plan, err := indicator.ParsePlan([]byte(`version: 1
plan: {id: late, year: 2023}
indicators:
  - {id: late, value: a, target: "<= 3", due: year}
  - {id: early, value: a, target: "<= 3"}
`), "late.yaml")
	require.NoError(t, err)
	missed := func(cases string) []string {
		suite, err := Parse([]byte("version: 1\nplan: late.yaml\ncases:\n"+cases), "late_test.yaml", plan)
		require.NoError(t, err)
		return missedOf(suite)
	}
	const late = `  - {name: a, given: {a: 3}, expect: {late: achieved}}
  - {name: b, given: {a: 4}, expect: {late: missed}}
  - {name: c, absent: [a], expect: {late: no_data}}
`
	require.Equal(t, []string{`verdict late.yaml:4:34: late, "<= 3": never not due`}, missed(late+`  - {name: d, period: 2023-H1, given: {a: 3}, expect: {early: achieved}}
  - {name: e, period: 2023-H2, given: {a: 4}, expect: {early: missed}}
  - {name: f, period: 2023-H1, absent: [a], expect: {early: no_data}}
`))
	require.Equal(t, []string{`verdict late.yaml:5:35: early, "<= 3": never no data`}, missed(late+`  - {name: d, period: 2023-H1, given: {a: 3}, expect: {late: not_due, early: achieved}}
  - {name: e, period: 2023-H1, given: {a: 4}, expect: {early: missed}}
`))
}
