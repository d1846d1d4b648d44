package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// nextPlan is a plan for the year after the built-in one, with a change of each kind.
func nextPlan(t *testing.T) string {
	t.Helper()
	source := string(indicator.CamPha2023YAML())
	for _, r := range [][2]string{
		{"id: campha-2023", "id: campha-2024"},
		{`"<= 9 ‰"`, `"< 8 ‰"`},
		{"value: rate(neonatal_deaths, live_births, 1000)", `value: "let deaths = neonatal_deaths; rate(deaths, live_births, 1000)"`},
		{"value: percent(under_5_stunted, under_5_measured)", "value: percent(under_5_stunted, under_5_weighed)"},
		{`"under_5_stunted <= under_5_measured"`, `"under_5_stunted <= under_5_weighed"`},
		{`target: "< 0.8 %"`, `target: "< 1 %"`},
		{"owner: {vi: Phòng Tư pháp, en: Justice Office}", "owner: {vi: Công an Thành phố, en: City Police}"},
	} {
		require.Contains(t, source, r[0])
		source = strings.Replace(source, r[0], r[1], 1)
	}
	return file(t, "plan-2024.yaml", source)
}

func TestTheDifferenceOfTwoPlansIsThatOfTheGoldenFiles(t *testing.T) {
	next := nextPlan(t)
	data := filepath.Join("..", "..", "testdata", "campha-2023.csv")
	for _, lang := range []string{"vi", "en"} {
		got := command("", "diff", "campha-2023", next, "-data", data, "-numbers", "en", "-lang", lang)
		require.Equal(t, done, got.status, got.stderr)
		require.Empty(t, tooWide(got.stdout))
		golden(t, "diff-"+lang+".golden", []byte(got.stdout))
	}
}

func TestWithoutDataTheDifferenceSpeaksOfNoVerdict(t *testing.T) {
	t.Parallel()
	got := command("", "diff", "campha-2023", "campha-2023", "-lang", "en")
	require.Equal(t, done, got.status, got.stderr)
	require.Equal(t, `PLAN campha-2023 COMPARED WITH campha-2023

I. CAN TURN A VERDICT (0)

II. CANNOT TURN A VERDICT (0)

`, got.stdout)
}

func TestDataForADifferenceMayComeFromStandardInput(t *testing.T) {
	t.Parallel()
	next := nextPlan(t)
	path := filepath.Join("..", "..", "testdata", "campha-2023.csv")
	source, err := os.ReadFile(path)
	require.NoError(t, err)
	fromFile := command("", "diff", "campha-2023", next, "-data", path, "-numbers", "en", "-format", "json")
	fromInput := command(string(source), "diff", "campha-2023", next, "-data", "-", "-numbers", "en", "-format", "json")
	require.Equal(t, done, fromInput.status, fromInput.stderr)
	require.Equal(t, fromFile.stdout, fromInput.stdout)
	var out jsonDifference
	require.NoError(t, json.Unmarshal([]byte(fromInput.stdout), &out))
	require.Equal(t, "campha-2024", out.After.ID)
	require.Contains(t, *out.Turned, jsonChange{"infant_mortality", "06760", indicator.Achieved, indicator.Missed, "target"})
}

func TestDiffRefusesWrongUsageAndPlansThatCannotBeRead(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		args   []string
		status int
		stderr string
	}{
		{"no plan", nil, wrongUsage, "expected two plans"},
		{"one plan", []string{"campha-2023"}, wrongUsage, "expected two plans"},
		{"an unknown format", []string{"campha-2023", "campha-2023", "-format", "xml"}, wrongUsage, "-format"},
		{"data without a convention", []string{"campha-2023", "campha-2023", "-data", "x.csv"}, wrongUsage, "-numbers"},
		{"last year alone", []string{"campha-2023", "campha-2023", "-previous", "x.csv", "-numbers", "en"}, wrongUsage, "-previous needs -data"},
		{"two plans that are not there", []string{"a.yaml", "b.yaml"}, wrongInput, "b.yaml: there is no such file"},
		{"a plan that is wrong", []string{"campha-2023", broken("base-of-target")}, wrongInput, "base-of-target.yaml:33:13"},
		{"data that are not there", []string{"campha-2023", "campha-2023", "-data", "x.csv", "-numbers", "en"}, wrongInput, "x.csv: there is no such file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := command("", append([]string{"diff", "-lang", "en"}, tt.args...)...)
			require.Equal(t, tt.status, got.status)
			require.Empty(t, got.stdout)
			require.Contains(t, got.stderr, tt.stderr)
		})
	}
}
