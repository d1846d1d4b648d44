package plantest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// targetsPlan has targets of every sort: its own, a named one, one of a reading; in words of documents.
const targetsPlan = `version: 1
plan: {id: targets, year: 2023}
statistics: [{name: a}, {name: b}]
indicators:
  - id: share
    value: rate(a, b, 100)
    target: ">= 86 %"
    further_targets: [{name: National 2025, target: ">= 90 %"}]
    readings: [{id: own}, {id: strict, target: "> 86 %"}, {id: other, value: "rate(b, a, 100)"}]
  - {id: deaths, value: "rate(a, b, 1000)", target: "≤ 12,5 ‰"}
`

func targets(t *testing.T, cases string) (*Suite, error) {
	t.Helper()
	plan, err := indicator.ParsePlan([]byte(targetsPlan), "targets.yaml")
	require.NoError(t, err)
	return Parse([]byte("version: 1\nplan: targets.yaml\ncases:\n"+cases), "targets_test.yaml", plan)
}

// failures are the details of what fails, in English.
func failures(suite *Suite) string {
	var all []string
	for _, o := range suite.Run(nil) {
		if !o.Passed() {
			all = append(all, o.Detail(wording.English))
		}
	}
	return strings.Join(all, "\n")
}

func TestABoundaryNamesItsTarget(t *testing.T) {
	t.Parallel()
	const sides = "below: missed, on: achieved, above: achieved"
	tests := []struct{ name, cases string }{
		{"of one indicator, at the case", "  - {name: a, boundary: '>= 86 %', expect: {share: {" + sides + "}}}\n"},
		{"beside the verdicts", "  - {name: a, expect: {share: {boundary: '>= 86 %', " + sides + "}}}\n"},
		{"of several indicators, a named target and a reading", "  - {name: a, expect: {share: {boundary: '>= 86 %', " + sides + ", targets: {National 2025: {boundary: '>= 90 %', " + sides +
			"}}, readings: {strict: {boundary: '> 86 %', below: missed, on: missed, above: achieved}}}, deaths: {boundary: <= 12.5 ‰, below: achieved, on: achieved, above: missed}}}\n"},
		{"that of the case stands for what names none", "  - {name: a, boundary: '>= 86 %', expect: {share: {" + sides + ", targets: {National 2025: {boundary: '>= 90 %', " + sides + "}}}}}\n"},
		{"that of the plan where a reading has a formula alone", "  - {name: a, expect: {share: {readings: {other: {boundary: '>= 86 %', " + sides + "}}}}}\n"},
		{"of the city", "  - {name: a, city: true, boundary: '>= 86 %', expect: {share: {" + sides + "}}}\n"},
		{"in other words for the same number", "  - {name: a, boundary: '≥ 86,00 %', expect: {share: {" + sides + "}}}\n"},
		{"in other words than the plan", "  - {name: a, boundary: <= 12.50 /1000, expect: {deaths: {below: achieved, on: achieved, above: missed}}}\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			suite, err := targets(t, tt.cases)
			require.NoError(t, err)
			require.Empty(t, suite.Warnings())
			require.Equal(t, "", failures(suite))
		})
	}
}

// The figures are those around the target of the case, so that those of 86 % need not tell 86.1 % apart: the target does.
func TestAnotherTargetInThePlanFailsTheCaseWithBoth(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, boundary, verdicts, where, want string }{
		{"a digit behind the last", ">= 85.9 %", "below: missed, on: missed, above: achieved", "share: {%}",
			"targets_test.yaml:6: a: share, on\n  expected  target >= 85.9 %\n  got       target >= 86 % (targets.yaml:7:13)\n" +
				"targets_test.yaml:6: a: share, above\n  given     a = 1719, b = 2000\n  expected  achieved\n  got       missed: 1,719 / 2,000 × 100 = 85.95% < 86% → missed"},
		{"the number itself", "> 86 %", "below: missed, on: achieved, above: achieved", "share: {%}",
			"targets_test.yaml:6: a: share, on\n  expected  target > 86 %\n  got       target >= 86 % (targets.yaml:7:13)"},
		{"of a named target", ">= 90.00001 %", "below: missed, on: achieved, above: achieved", "share: {targets: {National 2025: {%}}}",
			"targets_test.yaml:6: a: share, National 2025, below\n  given     a = 18000001, b = 20000000\n  expected  missed\n  got       achieved: 18,000,001 / 20,000,000 × 100 = 90.000005 ≈ 90.00% ≥ 90% → achieved\n" +
				"targets_test.yaml:6: a: share, National 2025, on\n  expected  target >= 90.00001 %\n  got       target >= 90 % (targets.yaml:8:53)"},
		{"of a reading", ">= 86 %", "below: missed, on: missed, above: achieved", "share: {readings: {strict: {%}}}",
			"targets_test.yaml:6: a: share, strict, on\n  expected  target >= 86 %\n  got       target > 86 % (targets.yaml:9:48)"},
		{"of a reading that leaves it to the plan", "> 86 %", "below: missed, on: achieved, above: achieved", "share: {readings: {other: {%}}}",
			"targets_test.yaml:6: a: share, other, on\n  expected  target > 86 %\n  got       target >= 86 % (targets.yaml:7:13)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			expect := strings.Replace(tt.where, "%", "boundary: '"+tt.boundary+"', "+tt.verdicts, 1)
			suite, err := targets(t, "  - name: a\n    expect:\n      "+expect+"\n")
			require.NoError(t, err)
			require.Equal(t, tt.want, failures(suite))
		})
	}
}

func TestTheFiguresAreThoseAroundTheTargetThatIsNamed(t *testing.T) {
	t.Parallel()
	suite, err := targets(t, "  - {name: a, boundary: '>= 50 %', expect: {share: {below: missed, on: achieved, above: achieved}}}\n")
	require.NoError(t, err)
	require.Equal(t, "a = 51, b = 102", givenText(suite.Cases()[1].Given))
	require.Equal(t, `targets_test.yaml:4: a: share, on
  given     a = 51, b = 102
  expected  achieved
  got       missed: 51 / 102 × 100 = 50% < 86% → missed
targets_test.yaml:4: a: share, on
  expected  target >= 50 %
  got       target >= 86 % (targets.yaml:7:13)
targets_test.yaml:4: a: share, above
  given     a = 52, b = 102
  expected  achieved
  got       missed: 52 / 102 × 100 = 2,600/51 ≈ 50.98% < 86% → missed`, failures(suite))
}

func TestABoundaryThatDoesNotNameItsTargetIsRefused(t *testing.T) {
	t.Parallel()
	const sides = "below: missed, on: achieved, above: achieved"
	const share, deaths = `the target of "share" is not named: figures around whatever the plan says cannot tell that the plan is wrong`,
		`the target of "deaths" is not named: figures around whatever the plan says cannot tell that the plan is wrong`
	tests := []struct {
		name, cases string
		want, hints []string
	}{
		{"true for one target", "  - name: a\n    boundary: true\n    expect: {share: {" + sides + "}}\n",
			[]string{"5:15: " + share}, []string{`if the law says so, write boundary: ">= 86 %"`}},
		{"true for several: each with its line to write, in the words of the plan",
			"  - name: a\n    boundary: true\n    expect:\n      share: {" + sides + ", targets: {National 2025: {" + sides + "}}}\n      deaths: {below: achieved, on: achieved, above: missed}\n",
			[]string{"7:7: " + share, "7:71: " + share, "8:7: " + deaths},
			[]string{`if the law says so, write boundary: ">= 86 %"`, `if the law says so, write boundary: ">= 90 %"`, `if the law says so, write boundary: "≤ 12,5 ‰"`}},
		{"true beside the verdicts", "  - name: a\n    expect: {share: {boundary: true, " + sides + "}}\n", []string{"5:32: " + share}, []string{`if the law says so, write boundary: ">= 86 %"`}},
		{"no target at all", "  - name: a\n    expect: {share: {" + sides + "}}\n", []string{"5:14: " + share}, []string{`if the law says so, write boundary: ">= 86 %"`}},
		{"another base, with what it is there", "  - name: a\n    boundary: <= 1.25 %\n    expect: {deaths: {" + sides + "}}\n",
			[]string{`5:15: "<= 1.25 %" is in percent, the target "≤ 12,5 ‰" of "deaths" is in per_1000`}, []string{`write "<= 12.5 ‰" if the law means the same; if it does not, the plan is wrong`}},
		{"no base where there should be one", "  - name: a\n    boundary: <= 0.0125\n    expect: {deaths: {" + sides + "}}\n",
			[]string{`5:15: "<= 0.0125" is in count, the target "≤ 12,5 ‰" of "deaths" is in per_1000`}, []string{"look up in the law which of the two is meant"}},
		{"a text that is no target", "  - name: a\n    boundary: 86 percent\n    expect: {share: {" + sides + "}}\n",
			[]string{`5:15: found "86 percent", expected an operator (<, <=, >, >=, =) and a plain decimal, such as <= 9`}, nil},
		{"a number that may be two", "  - name: a\n    expect: {share: {boundary: '>= 1.000 %', " + sides + "}}\n",
			[]string{`5:32: target ">= 1.000 %": the number may be 1 or 1,000`}, nil},
		{"a target without a verdict", "  - name: a\n    expect: {share: {boundary: '>= 86 %'}}\n", []string{`5:14: a boundary case has below, on and above, and nothing else`}, nil},
		{"a verdict beside sides of something else", "  - name: a\n    expect: {share: {boundary: '>= 86 %', " + sides + "}, deaths: achieved}\n",
			[]string{`5:90: a boundary case has below, on and above, and nothing else`}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			suite, err := targets(t, tt.cases)
			require.Nil(t, suite)
			var got, hints []string
			for _, e := range rules.AllErrors(err) {
				got = append(got, strings.TrimPrefix(e.Error(), "targets_test.yaml:"))
				hints = append(hints, e.Hint.String())
				require.NotContains(t, e.Detail(wording.Vietnamese), "{0}")
			}
			require.Equal(t, tt.want, got)
			if tt.hints != nil {
				require.Equal(t, tt.hints, hints)
			}
		})
	}
}

func TestATargetOfTheCaseThatNothingTakesIsWarnedAbout(t *testing.T) {
	t.Parallel()
	suite, err := targets(t, "  - {name: a, boundary: '>= 80 %', expect: {share: {boundary: '>= 86 %', below: missed, on: achieved, above: achieved}}}\n")
	require.NoError(t, err)
	require.Equal(t, `targets_test.yaml:4:15: ">= 80 %" is the target of nothing here: each names its own`, suite.Warnings().Error())
}

func TestTargetsAreNamedInTheTextOfAFile(t *testing.T) {
	t.Parallel()
	const sides = "below: missed, on: achieved, above: achieved"
	tests := []struct{ name, before, after string }{
		{"one target, at the case, with its comment", "  - name: a\n    boundary: true # as the decree says\n    expect: {share: {" + sides + "}}\n",
			"  - name: a\n    boundary: \">= 86 %\" # as the decree says\n    expect: {share: {" + sides + "}}\n"},
		{"several, in braces and in lines", "  # the first\n  - name: a\n    boundary: true\n    expect:\n      share: # own\n        # lower side\n        below: missed\n        on: achieved\n        above: achieved\n        targets: {National 2025: {" + sides + "}} # nation\n",
			"  # the first\n  - name: a\n    expect:\n      share: # own\n        # lower side\n        boundary: \">= 86 %\"\n        below: missed\n        on: achieved\n        above: achieved\n        targets: {National 2025: {boundary: \">= 90 %\", " + sides + "}} # nation\n"},
		{"the comment beside a boundary of several stays", "  - name: a\n    boundary: true  # both\n    expect:\n      share: {" + sides + "}\n      deaths: {" + sides + "}\n",
			"  - name: a\n    # both\n    expect:\n      share: {boundary: \">= 86 %\", " + sides + "}\n      deaths: {boundary: \"≤ 12,5 ‰\", " + sides + "}\n"},
		{"one line", "  - {name: a, boundary: true, expect: {share: {" + sides + "}, deaths: {" + sides + "}}}\n",
			"  - {name: a, boundary: \">= 86 %\", expect: {share: {" + sides + "}, deaths: {boundary: \"≤ 12,5 ‰\", " + sides + "}}}\n"},
		{"braces over lines", "  - name: a\n    boundary: true\n    expect:\n      share: {\n        " + sides + ",\n        readings: {strict: {\n          " + sides + "}}}\n",
			"  - name: a\n    expect:\n      share: {\n        boundary: \">= 86 %\", " + sides + ",\n        readings: {strict: {\n          boundary: \"> 86 %\", " + sides + "}}}\n"},
		{"true beside the verdicts", "  - name: a\n    expect: {share: {boundary: true, " + sides + "}}\n", "  - name: a\n    expect: {share: {boundary: \">= 86 %\", " + sides + "}}\n"},
		{"none at all", "  - name: a\n    expect: {share: {" + sides + "}}\n", "  - name: a\n    expect: {share: {boundary: \">= 86 %\", " + sides + "}}\n"},
		{"what is named stays", "  - {name: a, boundary: \">= 86 %\", expect: {share: {" + sides + "}}} # c\n", "  - {name: a, boundary: \">= 86 %\", expect: {share: {" + sides + "}}} # c\n"},
	}
	plan, err := indicator.ParsePlan([]byte(targetsPlan), "targets.yaml")
	require.NoError(t, err)
	planOf := func(string) (*indicator.Plan, error) { return plan, nil }
	const head = "version: 1 # số hiệu\nplan: targets.yaml\ncases:\n"
	for _, tt := range tests {
		for name, end := range map[string]string{"": "\n", ", with the line ends of Windows": "\r\n"} {
			t.Run(tt.name+name, func(t *testing.T) {
				t.Parallel()
				before, after := strings.ReplaceAll(head+tt.before, "\n", end), strings.ReplaceAll(head+tt.after, "\n", end)
				got, count, err := NameTargets([]byte(before), "targets_test.yaml", planOf)
				require.NoError(t, err, detailOf(err))
				require.Equal(t, after, string(got))
				require.Equal(t, before == after, count == 0)
				again, count, err := NameTargets(got, "targets_test.yaml", planOf)
				require.NoError(t, err)
				require.Zero(t, count, "once is enough")
				require.Equal(t, after, string(again))
			})
		}
	}
}

func TestTargetsOfAFileThatIsWrongAreNotNamed(t *testing.T) {
	t.Parallel()
	plan, err := indicator.ParsePlan([]byte(targetsPlan), "targets.yaml")
	require.NoError(t, err)
	_, _, err = NameTargets([]byte("version: 1\nplan: targets.yaml\ncases:\n  - {name: a, boundary: true, expect: {share: {below: mised, on: achieved, above: achieved}}}\n"), "targets_test.yaml",
		func(string) (*indicator.Plan, error) { return plan, nil })
	require.EqualError(t, err, `targets_test.yaml:4:55: found "mised", expected one of achieved, missed, no_data, not_applicable, invalid, not_due, none`)
}
