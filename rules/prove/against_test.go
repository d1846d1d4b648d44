package prove_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
)

// answersOf are the different answers to thresholds that the values of a formula give.
func answersOf(t *testing.T, text string, thresholds ...string) map[[2]bool]bool {
	t.Helper()
	f, err := rules.Compile(text, rules.NewScope("a", "b"))
	require.NoError(t, err, text)
	all := make([]rules.Threshold, len(thresholds))
	for i, text := range thresholds {
		all[i], err = rules.ParseThreshold(text)
		require.NoError(t, err)
	}
	p := prove.Against(f, all...)
	answers := map[[2]bool]bool{}
	for _, cell := range p.Cells(p.Whole(func(int) bool { return true })) {
		answers[[2]bool(cell.Holds)] = true
	}
	return answers
}

func TestThresholdsCutWhatAFormulaCanBe(t *testing.T) {
	t.Parallel()
	both, neither := [2]bool{true, true}, [2]bool{}
	first, second := [2]bool{true, false}, [2]bool{false, true}
	for _, tt := range []struct {
		name, text string
		thresholds []string
		want       [][2]bool
	}{
		{"a percentage has nothing above 100", "percent(a, b)", []string{"<= 100", "> 100"}, [][2]bool{first}},
		{"the number itself makes the difference", "percent(a, b)", []string{"<= 9", "< 9"}, [][2]bool{both, first, neither}},
		{"between whole numbers a count has no value", "a", []string{"<= 9", "< 10"}, [][2]bool{both, neither}},
		{"a sum of counts is one", "a + b", []string{"<= 9", "< 9.5"}, [][2]bool{both, neither}},
		{"a quotient lies anywhere above 0", "a / b", []string{"< 1", ">= 1"}, [][2]bool{first, second}},
		{"a number is itself alone", "5", []string{"> 4", "> 5"}, [][2]bool{first}},
		{"what has no value has no cells", "a / 0", []string{"> 4", "> 5"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want := map[[2]bool]bool{}
			for _, answers := range tt.want {
				want[answers] = true
			}
			require.Equal(t, want, answersOf(t, tt.text, tt.thresholds...))
		})
	}
}
