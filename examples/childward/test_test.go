package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// tested is a plan with a test file beside it.
func tested(t *testing.T, plan, tests string) (testFile string) {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "plan.yaml"), []byte(plan), 0o644))
	testFile = filepath.Join(folder, "plan_test.yaml")
	require.NoError(t, os.WriteFile(testFile, []byte(tests), 0o644))
	return testFile
}

const helmetPlan = `version: 1
plan: {id: helmets, year: 2024}
indicators:
  - id: helmets
    value: percent(with_helmet, pupils)
    target: ">= 90 %"
`

const helmetTests = `version: 1
plan: plan.yaml
cases:
  - name: nine of ten
    given: {with_helmet: 9, pupils: 10}
    expect: {helmets: {value: "90", verdict: achieved}}
  - name: four of five are too few
    given: {with_helmet: 4, pupils: 5}
    expect: {helmets: achieved}
`

func TestAFailedTestSaysWhatWasGivenExpectedAndGot(t *testing.T) {
	t.Parallel()
	file := tested(t, helmetPlan, helmetTests)
	got := command("", "test", file, "-lang", "en")
	require.Equal(t, outcome{wrongInput, `plan_test.yaml:9: four of five are too few: helmets
  given     with_helmet = 4, pupils = 5
  expected  achieved
  got       missed: 4 / 5 × 100 = 80% < 90% → missed

1 passed, 1 failed
`, ""}, got)
	got = command("", "test", file)
	require.Equal(t, outcome{wrongInput, `plan_test.yaml:9: four of five are too few: helmets
  cho       with_helmet = 4, pupils = 5
  cần       đạt
  tính ra   chưa đạt: 4 / 5 × 100 = 80% < 90% → chưa đạt

1 đạt, 1 không đạt
`, ""}, got)
}

func TestOnlyTheCasesThatAreAskedForAreRun(t *testing.T) {
	t.Parallel()
	file := tested(t, helmetPlan, helmetTests)
	require.Equal(t, outcome{done, "1 passed, 0 failed\n", ""}, command("", "test", "-run", "^nine", "-lang", "en", file))
	require.Equal(t, outcome{wrongInput, "", "test: no case was run\n"}, command("", "test", "-run", "eleven", "-lang", "en", file))
}

func TestWrongUsageOfTestIsRefused(t *testing.T) {
	t.Parallel()
	file := tested(t, helmetPlan, helmetTests)
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"no file", nil, "expected at least one test file"},
		{"an unknown format", []string{file, "-format", "xml"}, `-format "xml": expected text, junit or json`},
		{"a pattern that is none", []string{file, "-run", "("}, "-run: error parsing regexp"},
		{"a share above all", []string{file, "-min", "101"}, `-min "101": expected a number from 0 to 100`},
		{"a share that is none", []string{file, "-min", "all"}, `-min "all": expected a number from 0 to 100`},
		{"an unknown language", []string{file, "-lang", "fr"}, "-lang"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := command("", append([]string{"test", "-lang=en"}, tt.args...)...)
			require.Equal(t, wrongUsage, got.status)
			require.Contains(t, got.stderr, tt.want)
			require.Empty(t, got.stdout)
		})
	}
}

func TestWhatIsWrongWithTestFilesIsListedAndNothingRun(t *testing.T) {
	t.Parallel()
	broken := tested(t, helmetPlan, "version: 1\nplan: plan.yaml\ncases:\n  - name: a\n    expect: {helmet: achieved}\n")
	sound := tested(t, helmetPlan, helmetTests)
	got := command("", "test", broken, sound, filepath.Join(filepath.Dir(sound), "none_test.yaml"), "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Empty(t, got.stdout)
	require.Contains(t, got.stderr, `plan_test.yaml:5:14: there is no indicator "helmet" in this plan`)
	require.Contains(t, got.stderr, `hint: did you mean "helmets"?`)
	require.Contains(t, got.stderr, "none_test.yaml: there is no such file")
	require.Contains(t, got.stderr, "2 errors")
}

func TestAPlanThatCannotBeReadIsToldOfTheTestFile(t *testing.T) {
	t.Parallel()
	file := tested(t, strings.Replace(helmetPlan, "pupils)", "pupil)", 1)+"statistics: [{name: with_helmet}, {name: pupils}]\n", helmetTests)
	got := command("", "test", file, "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stderr, `plan.yaml:5:33: "pupil" is not a declared statistic`)
	missing := tested(t, helmetPlan, strings.Replace(helmetTests, "plan.yaml", "other.yaml", 1))
	require.Contains(t, command("", "test", missing, "-lang", "en").stderr, "other.yaml: there is no such file")
}

func TestCoverageListsWhatNoCaseHasComeTo(t *testing.T) {
	t.Parallel()
	sound := strings.Replace(helmetTests, "helmets: achieved}", "helmets: missed}", 1)
	file := tested(t, helmetPlan, sound)
	got := command("", "test", file, "-cover", "-lang", "en")
	require.Equal(t, outcome{done, `plan helmets: 4 of 6 points covered (indicators 1/1, targets 1/1, verdicts 2/4)
  plan.yaml:6:13: helmets, ">= 90 %": never no data
  plan.yaml:6:13: helmets, ">= 90 %": never not applicable

2 passed, 0 failed
`, ""}, got)
	require.Equal(t, done, command("", "test", file, "-min", "66.6").status)
	got = command("", "test", file, "-min", "66.7", "-lang", "en")
	require.Equal(t, outcome{wrongInput, "2 passed, 0 failed\n", "-min: 4 of 6 points are covered, less than 66.7 %\n"}, got)
}

func TestChangesThatNoCaseNoticesAreListedWithACaseToPaste(t *testing.T) {
	t.Parallel()
	sound := strings.Replace(helmetTests, "helmets: achieved}", "helmets: missed}", 1)
	file := tested(t, helmetPlan, sound)
	got := command("", "test", file, "-mutate", "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stdout, `  plan.yaml:6:13: helmets: no case notices >= 89 % in place of >= 90 %
  add this case and fill in where "?" stands:
  - name: "helmets: >= 90 % or >= 89 %"
    given: {with_helmet: 98, pupils: 110}
    expect:
      helmets: {verdict: "?"}
`)
	pasted := sound + `  - name: "helmets: >= 90 % or >= 89 %"
    given: {with_helmet: 98, pupils: 110}
    expect:
      helmets: {verdict: "?"}
`
	require.NoError(t, os.WriteFile(file, []byte(pasted), 0o644))
	got = command("", "test", file, "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stderr, `plan_test.yaml:13:26: a verdict that is still open: "?" is for a person to fill in`)
	require.NoError(t, os.WriteFile(file, []byte(strings.Replace(pasted, `"?"`, "missed", 1)), 0o644))
	require.NotContains(t, command("", "test", file, "-mutate", "-lang", "en").stdout, ">= 89 %")
}

func TestChangesAreNotMadeWhileCasesFail(t *testing.T) {
	t.Parallel()
	got := command("", "test", tested(t, helmetPlan, helmetTests), "-mutate", "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stderr, "failing cases: 1;")
	require.Contains(t, got.stdout, "1 passed, 1 failed\n")
}

func TestTheBuiltInPlanIsTestedByItsFiles(t *testing.T) {
	t.Parallel()
	got := command("", "test", "../../indicator/campha-2023_test.yaml", "../../indicator/campha-2023-h1_test.yaml", "-cover", "-min", "100", "-mutate", "-lang", "en")
	require.Equal(t, done, got.status, got.stdout+got.stderr)
	require.Empty(t, got.stderr, "no progress where nobody looks on")
	require.Contains(t, got.stdout, " 0 not noticed ")
	require.Regexp(t, `\n[0-9]+ passed, 0 failed\n$`, got.stdout)
}

func TestTheResultOfTestsInJSON(t *testing.T) {
	t.Parallel()
	got := command("", "test", tested(t, helmetPlan, helmetTests), "-format", "json", "-cover")
	require.Equal(t, wrongInput, got.status)
	var read struct {
		Passed, Failed int
		Files          []struct {
			File  string
			Cases []struct {
				Name     string
				Passed   bool
				Failures []struct{ Expected, Got map[string]string }
			}
		}
		Plans []struct{ Coverage struct{ Reached, Of int } }
	}
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &read))
	require.Equal(t, [2]int{1, 1}, [2]int{read.Passed, read.Failed})
	require.Equal(t, "plan_test.yaml", read.Files[0].File)
	require.Equal(t, map[string]string{"vi": "chưa đạt", "en": "missed"}, read.Files[0].Cases[1].Failures[0].Got)
	require.Equal(t, 6, read.Plans[0].Coverage.Of)
}

func TestTheResultOfTestsInJUnit(t *testing.T) {
	t.Parallel()
	got := command("", "test", tested(t, helmetPlan, helmetTests), "-format", "junit", "-lang", "en", "-cover")
	require.Equal(t, wrongInput, got.status)
	var read struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Suites   []struct {
			Name  string `xml:"name,attr"`
			Cases []struct {
				Name    string    `xml:"name,attr"`
				Line    int       `xml:"line,attr"`
				Failure *string   `xml:"failure"`
				Skipped *struct{} `xml:"skipped"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	require.NoError(t, xml.Unmarshal([]byte(got.stdout), &read))
	require.Equal(t, 1, read.Failures)
	require.Equal(t, "plan_test.yaml", read.Suites[0].Name)
	require.Nil(t, read.Suites[0].Cases[0].Failure)
	require.Contains(t, *read.Suites[0].Cases[1].Failure, "4 / 5 × 100 = 80%")
	require.NotNil(t, read.Suites[1].Cases[0].Skipped, "what no case has come to")
}

// What is not covered was told in English whatever the language.
func TestTheResultOfTestsInJUnitIsInOneLanguage(t *testing.T) {
	t.Parallel()
	got := command("", "test", tested(t, helmetPlan, helmetTests), "-format", "junit", "-cover")
	require.Contains(t, got.stdout, "chưa")
	require.NotContains(t, got.stdout, "never")
}

func TestABarIsDrawnInOneLineAndWiped(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	bar := drawBar(&out)
	for i := range 8 {
		bar(i+1, 8)
	}
	require.True(t, strings.HasPrefix(out.String(), "\r[#####"+strings.Repeat(".", 35)+"]  12 %"))
	require.True(t, strings.HasSuffix(out.String(), "100 %\r\033[K"))
	require.NotContains(t, out.String(), "\n")
}

func TestTheBandsOfASchemeAreCoveredToo(t *testing.T) {
	got := command("", "test", "../../indicator/campha-2023_test.yaml", "-lang", "en", "-cover", "-scheme", "decision06", "-scale", "illustrative")
	require.Equal(t, done, got.status, got.stderr)
	require.Regexp(t, `conditions 20/20, bands \d+/62\)`, got.stdout)
	require.Contains(t, got.stdout, "decision06.yaml:97:14: item protection_officer: no case falls into band 1")
	require.Contains(t, got.stdout, "scale-illustrative.yaml:16:39: item protection_officer: no case falls into band 2")
	require.Equal(t, wrongUsage, command("", "test", "x.yaml", "-scale", "illustrative").status)
	require.Equal(t, wrongInput, command("", "test", "../../indicator/campha-2023_test.yaml", "-scheme", "nowhere.yaml").status)
}

func TestChangesOfBandsThatNoCaseScoresOtherwiseAreListed(t *testing.T) {
	got := command("", "test", "../../indicator/campha-2023_test.yaml", "-lang", "en", "-mutate", "-scheme", "decision06", "-scale", "illustrative")
	require.Equal(t, done, got.status, got.stderr)
	require.Regexp(t, `scheme: \d+ changes of bands, \d+ that no case scores otherwise\n`, got.stdout)
	require.Contains(t, got.stdout, "scale-illustrative.yaml:37:10: item abused: band 2 left out\n")
}

func TestACaseOfAPartOfAYearSaysSo(t *testing.T) {
	t.Parallel()
	file := tested(t, helmetPlan, `version: 1
plan: plan.yaml
cases:
  - name: four months
    period: 2024-H1
    covers: 2024-01-01..2024-04-30
    handed_in: 2024-05-09
    given: {pupils: 5, with_helmet: 4}
    expect: {helmets: {verdict: achieved, interim: true}}
`)
	got := command("", "test", file, "-lang", "en")
	require.Equal(t, wrongInput, got.status, got.stderr)
	require.Contains(t, got.stdout, "\n  period    first half of 2024, figures of 1 January 2024 to 30 April 2024, handed in on 9 May 2024\n")
	require.Contains(t, got.stdout, "→ so far: missed")
	var read struct {
		Files []struct{ Cases []map[string]any }
	}
	require.NoError(t, json.Unmarshal([]byte(command("", "test", file, "-format", "json").stdout), &read))
	one := read.Files[0].Cases[0]
	require.Equal(t, []any{"2024-H1", "2024-01-01..2024-04-30", "2024-05-09"}, []any{one["period"], one["covers"], one["handed_in"]})
}
