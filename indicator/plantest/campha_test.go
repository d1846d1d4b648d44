package plantest

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/exact"
)

// builtIn reads the test files of the built-in plan, that of the year and that of the half-year.
func builtIn(t *testing.T) (suites []*Suite, cases []Case, outcomes []CaseResult) {
	t.Helper()
	for _, name := range []string{"campha-2023_test.yaml", "campha-2023-h1_test.yaml"} {
		suite, err := Read(os.DirFS(".."), name)
		if err != nil {
			t.Fatal(detail(err))
		}
		suites, cases, outcomes = append(suites, suite), append(cases, suite.Cases()...), append(outcomes, suite.Run(nil)...)
	}
	return suites, cases, outcomes
}

func TestTheBuiltInPlanPassesItsTests(t *testing.T) {
	Run(t, indicator.CamPha2023(), os.DirFS(".."))
}

func TestTheTestsOfTheBuiltInPlanCoverAllOfIt(t *testing.T) {
	t.Parallel()
	suites, _, outcomes := builtIn(t)
	for _, suite := range suites {
		require.Empty(t, suite.Warnings())
	}
	cover := Cover(indicator.CamPha2023(), outcomes)
	for _, p := range cover.Missed() {
		t.Error(p.Place.Error())
	}
	require.True(t, cover.AtLeast(exact.Int(100)))
}

func TestNoSmallChangeOfTheBuiltInPlanGoesUnnoticed(t *testing.T) {
	t.Parallel()
	_, cases, _ := builtIn(t)
	mutation, err := Mutate(indicator.CamPha2023(), cases, MutateOptions{})
	require.NoError(t, err)
	for _, s := range mutation.Survivors {
		t.Errorf("%v\n%s", s.Place, s.Case)
	}
	t.Logf("%d noticed, %d the same, %d refused", mutation.Noticed, mutation.Same, mutation.Refused)
	require.Greater(t, mutation.Noticed, 900)
}
