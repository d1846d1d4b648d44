package plantest

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// A recorder stands for *testing.T and notes what it is told.
type recorder struct {
	name string
	said *[]string
}

func (r recorder) Helper() {}

func (r recorder) Run(name string, f func(recorder)) bool {
	*r.said = append(*r.said, "run "+name)
	f(recorder{name, r.said})
	return true
}

func (r recorder) Errorf(format string, args ...any) { r.note("error", format, args) }
func (r recorder) Logf(format string, args ...any)   { r.note("log", format, args) }

func (r recorder) note(kind, format string, args []any) {
	first, _, _ := strings.Cut(fmt.Sprintf(format, args...), "\n")
	*r.said = append(*r.said, strings.TrimSpace(r.name+" "+kind+" "+first))
}

const sharePlan = "version: 1\nplan: {id: share}\nindicators:\n  - {id: share, value: \"percent(a, b)\", target: \">= 90 %\"}\n"

const shareCases = `version: 1
plan: share.yaml
cases:
  - {name: sound, given: {a: 9, b: 10}, expect: {share: achieved}}
  - {name: wrong, given: {a: 8, b: 10}, expect: {share: achieved}}
  - {name: unclear, given: {a: 8}, expect: {share: no_data}}
`

func files(pairs ...string) fstest.MapFS {
	all := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return all
}

func TestEveryCaseIsASubtest(t *testing.T) {
	t.Parallel()
	share, err := indicator.ParsePlan([]byte(sharePlan), "share.yaml")
	require.NoError(t, err)
	cases := []string{
		"log share_test.yaml:6:45: share uses b, which the case neither gives nor names under missing or absent",
		"run sound", "run wrong", "wrong error share_test.yaml:5: wrong: share", "run unclear",
	}
	tests := []struct {
		name  string
		plan  *indicator.Plan
		files fstest.MapFS
		want  []string
	}{
		{"the plan that the file names", nil, files("d/share.yaml", sharePlan, "d/share_test.yaml", shareCases), cases},
		{"the plan that is given, as the same file", share, files("share.yaml", sharePlan, "share_test.yaml", shareCases), cases},
		{"the plan that is given, by its id", share, files("share_test.yaml", strings.Replace(shareCases, "share.yaml", "share", 1)), cases},
		{"another plan than the one that is given", indicator.CamPha2023(), files("share.yaml", sharePlan, "share_test.yaml", shareCases),
			[]string{`error share_test.yaml:2:7: this file tests the plan "share.yaml", not the plan "campha-2023" that was given`}},
		{"a plan that is not there", nil, files("share_test.yaml", shareCases),
			[]string{`error share_test.yaml:2:7: the plan "share.yaml" cannot be read: open share.yaml: file does not exist`}},
		{"a plan outside of the files", nil, files("share_test.yaml", strings.Replace(shareCases, "share.yaml", "../share.yaml", 1)),
			[]string{`error share_test.yaml:2:7: the plan "../share.yaml" cannot be read: open ../share.yaml: file does not exist`}},
		{"a plan that is wrong itself", nil, files("share.yaml", strings.Replace(sharePlan, "90 %", "90 ‰", 1), "share_test.yaml", shareCases),
			[]string{`error share.yaml:4:49: the target ">= 90 ‰" is in per_1000, the value is in percent`}},
		{"no test file", nil, files("share.yaml", sharePlan), []string{"error plantest: no test file: its name ends in _test.yaml"}},
		{"a test file that is wrong, beside one that is sound", nil,
			files("share.yaml", sharePlan, "a_test.yaml", "version: 1\nplan: share.yaml\ncases: []\n", "share_test.yaml", shareCases),
			append([]string{"error a_test.yaml:3:1: a test file without cases"}, cases...)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var said []string
			Run(recorder{said: &said}, tt.plan, tt.files)
			require.Equal(t, tt.want, said)
		})
	}
}

func TestAFailureSaysAllThatDiffers(t *testing.T) {
	t.Parallel()
	suite, err := parse(`  - name: a
    given: {infant_deaths: 2, live_births: 248}
    expect:
      infant_mortality:
        value: "8.07"
        places: 2
        verdict: missed
        targets: {National 2025: missed}
        readings: {below: missed}
      neonatal_mortality: {verdict: achieved, value: 1/2}
      under_5_mortality: {missing: [live_births]}
`)
	require.NoError(t, err)
	require.Equal(t, `plan_test.yaml:7: a: infant_mortality
  given     infant_deaths = 2, live_births = 248
  expected  missed, 8.07
  got       achieved, 8.06: 2 / 248 × 1,000 = 250/31 ≈ 8.06‰ ≤ 9‰ → achieved
plan_test.yaml:11: a: infant_mortality, National 2025
  given     infant_deaths = 2, live_births = 248
  expected  missed
  got       achieved: 2 / 248 × 1,000 = 250/31 ≈ 8.06‰ ≤ 12.5‰ → achieved
plan_test.yaml:12: a: infant_mortality, reading below
  given     infant_deaths = 2, live_births = 248
  expected  missed
  got       achieved: rate(infant_deaths, live_births, 1000) = 250/31; < 9 ‰ → achieved
plan_test.yaml:13: a: neonatal_mortality
  given     live_births = 248
  expected  achieved, 0.5
  got       no data, missing: neonatal_deaths: not reported: Neonatal deaths (under 28 days) → no data
plan_test.yaml:14: a: under_5_mortality
  given     live_births = 248
  expected  missing live_births
  got       missing under_5_deaths: not reported: Deaths under 5 years → no data`, suite.Run(nil)[0].Detail(1))
}

// The rounded value is compared only where places is said.
func TestAValueIsExactUnlessPlacesSaysOtherwise(t *testing.T) {
	t.Parallel()
	suite, err := parse(`  - name: exact
    given: {infant_deaths: 2, live_births: 248}
    expect: {infant_mortality: {value: "8.06"}}
  - name: rounded
    given: {infant_deaths: 2, live_births: 248}
    expect: {infant_mortality: {value: "8.06", places: 2}}
  - name: rounded to another place
    given: {infant_deaths: 2, live_births: 248}
    expect: {infant_mortality: {value: "8.0", places: 1}}
  - name: a fraction that is not in its lowest terms
    given: {infant_deaths: 2, live_births: 248}
    expect: {infant_mortality: {value: 500/62}}
`)
	require.NoError(t, err)
	var passed []bool
	for _, o := range suite.Run(nil) {
		passed = append(passed, o.Passed())
	}
	require.Equal(t, []bool{false, true, false, true}, passed)
}
