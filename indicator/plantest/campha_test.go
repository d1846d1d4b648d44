package plantest

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/exact"
)

// builtIn reads the test file of the built-in plan.
func builtIn(t *testing.T) *Suite {
	t.Helper()
	suite, err := Read(os.DirFS(".."), "campha-2023_test.yaml")
	if err != nil {
		t.Fatal(detail(err))
	}
	return suite
}

func TestTheBuiltInPlanPassesItsTests(t *testing.T) {
	Run(t, indicator.CamPha2023(), os.DirFS(".."))
}

func TestTheTestsOfTheBuiltInPlanCoverAllOfIt(t *testing.T) {
	t.Parallel()
	suite := builtIn(t)
	require.Empty(t, suite.Warnings())
	cover := Cover(suite.Plan(), suite.Run(nil))
	for _, p := range cover.Missed() {
		t.Error(p.Place.Error())
	}
	require.True(t, cover.AtLeast(exact.Int(100)))
}

func TestNoSmallChangeOfTheBuiltInPlanGoesUnnoticed(t *testing.T) {
	t.Parallel()
	suite := builtIn(t)
	mutation, err := Mutate(suite.Plan(), suite.Cases(), MutateOptions{})
	require.NoError(t, err)
	for _, s := range mutation.Survivors {
		t.Errorf("%v\n%s", s.Place, s.Case)
	}
	t.Logf("%d noticed, %d the same, %d refused", mutation.Noticed, mutation.Same, mutation.Refused)
	require.Greater(t, mutation.Noticed, 900)
}
