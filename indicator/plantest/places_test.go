package plantest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A value as reports print it has the decimals that places says, rounded half away from zero; without places it is exact.
func TestAValueIsExpectedAsItIsPrintedOrExactly(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, given, value string
		passes             bool
	}{
		{"a nought at the end is printed", "infant_deaths: 121, live_births: 10000", `value: "12.10", places: 2`, true},
		{"exactly, noughts do not matter", "infant_deaths: 121, live_births: 10000", `value: "12.10"`, true},
		{"half is rounded up", "infant_deaths: 1, live_births: 8000", `value: "0.13", places: 2`, true}, // 0.125
		{"not down", "infant_deaths: 1, live_births: 8000", `value: "0.12", places: 2`, false},
		{"just below half is rounded down", "infant_deaths: 1, live_births: 8001", `value: "0.12", places: 2`, true},
		{"without places it is not rounded", "infant_deaths: 1, live_births: 8000", `value: "0.13"`, false},
		{"but exact", "infant_deaths: 1, live_births: 8000", `value: "0.125"`, true},
		{"to whole numbers", "infant_deaths: 2, live_births: 248", `value: "8", places: 0`, true},
		{"more decimals are compared than are usual", "infant_deaths: 2, live_births: 248", `value: "8.0645161290322581", places: 16`, true},
		{"the last of them as well", "infant_deaths: 2, live_births: 248", `value: "8.0645161290322580", places: 16`, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			suite, err := parse("  - {name: a, given: {" + tt.given + "}, expect: {infant_mortality: {" + tt.value + "}}}\n")
			require.NoError(t, err, detailOf(err))
			require.Equal(t, tt.passes, suite.Run(nil)[0].Passed(), failures(suite))
		})
	}
}

func TestPlacesThatDoNotFitTheValueAreRefused(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, value, want string }{
		{"more than the value has", `value: "12.1", places: 2`, `4:93: "12.1" has 1 decimals, places says 2`},
		{"fewer than it has", `value: "12.10", places: 1`, `4:93: "12.10" has 2 decimals, places says 1`},
		{"none of a whole number", `value: 12, places: 2`, `4:93: "12" has 0 decimals, places says 2`},
		{"below nothing", `value: "12.1", places: -1`, `4:93: "12.1" has 1 decimals, places says -1`},
		{"of a fraction", `value: 121/10, places: 1`, `4:93: "121/10" is a fraction, which has no places`},
		{"of nothing", `verdict: missed, places: 1`, `4:111: places without a value`},
		{"with a comma, as reports in Vietnamese print it", `value: "12,10", places: 2`, `4:93: found "12,10", expected a decimal such as 8.06 or a fraction such as 250/31`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := parse("  - {name: a, given: {infant_deaths: 1, live_births: 9}, expect: {infant_mortality: {" + tt.value + "}}}\n")
			require.EqualError(t, err, "plan_test.yaml:"+tt.want)
		})
	}
}
