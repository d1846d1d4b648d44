package main

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAFormForASchemeAsksForItsStatisticsAndTheTier(t *testing.T) {
	form := command("", "form", "-scheme", "decision06", "-unit", "06805", "-numbers", "vi")
	require.Contains(t, form.stdout, "has_child_protection_officer")
	got := command(form.stdout, "rate", "-roster", "data", "-data", "-", "-numbers", "vi", "-scheme", "decision06", "-format", "json")
	require.Equal(t, done, got.status, got.stderr)
	require.Equal(t, "B|C", dig(t, decoded(t, got.stdout), "units", 0, "tier"))
}

func TestPointsStandInTheReport(t *testing.T) {
	report := reported(t, "-scheme", "decision06", "-scale", "illustrative")
	require.Equal(t, "illustrative", dig(t, report, "scheme", "scale"))
	require.Equal(t, "ILLUSTRATIVE SCALE, NOT OFFICIAL", dig(t, report, "scheme", "note", "en"))
	outcomes := map[string]string{}
	for _, u := range report["units"].([]any) {
		rating := dig(t, u, "rating")
		require.Equal(t, "illustrative", dig(t, rating, "scale"))
		require.Equal(t, "1000", dig(t, rating, "of"))
		require.Len(t, dig(t, rating, "criteria"), 13)
		outcomes[dig(t, u, "code").(string)] = dig(t, rating, "outcome").(string)
	}
	require.Equal(t, map[string]string{
		"06760": "eligible", "06763": "eligible", "06766": "eligible", "06769": "eligible", "06772": "eligible", "06775": "eligible",
		"06778": "not_eligible", "06781": "eligible", "06784": "eligible", "06787": "undetermined", "06790": "not_eligible", "06793": "eligible",
		"06796": "not_eligible", "06799": "eligible", "06802": "undetermined", "06805": "undetermined",
	}, outcomes)
	require.Equal(t, []any{"06775"}, dig(t, report, "changes", "outcome", "new"))
	require.Equal(t, []any{"06790"}, dig(t, report, "changes", "outcome", "lost"))
	require.Equal(t, json.Number("10"), dig(t, report, "area", "outcomes", "eligible"))
	require.Equal(t, "knocked_out", dig(t, report, "units", 10, "rating", "reasons", 0, "code"))
	require.Equal(t, []any{[]any{"tier"}}, dig(t, report, "units", 14, "rating", "would_settle"))
}

func TestPointsStandInCSV(t *testing.T) {
	got := command("", "rate", "-scheme", "decision06", "-scale", "illustrative", "-format", "csv", "-numbers", "en")
	rows, err := csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
	require.NoError(t, err)
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	totals := 0
	for _, row := range rows[1:] {
		if row[at["indicator"]] != "decision06.total" {
			continue
		}
		totals++
		require.Equal(t, "illustrative", row[at["scale"]])
		if row[at["unit"]] == "06787" {
			require.Equal(t, []string{"860", "935", "1000", "B", "850", "850", "undetermined"},
				[]string{row[at["low"]], row[at["high"]], row[at["max"]], row[at["tier"]], row[at["needed_low"]], row[at["needed_high"]], row[at["outcome"]]})
		}
	}
	require.Equal(t, 16, totals)
}

func TestWhatIsWrongWithSchemesAndTiersIsSaidWithItsPlace(t *testing.T) {
	tierless := file(t, "wards.csv", "unit,name,tier,period,live_births\n06760,Mông Dương,B,2023,5\n06763,Cửa Ông,,2023,5\n06766,Cẩm Sơn,Z,2023,5\n")
	hole := file(t, "hole.yaml", `version: 1
scheme: {id: hole, total: 10}
criteria:
  - id: c
    items:
      - id: i
        max: 10
        scale: official
        not_applicable: zero
        bands:
          - {when: value("underweight") < 5, points: 10}
          - {when: value("underweight") > 5, points: 0}
`)
	tests := []struct {
		name   string
		args   []string
		status int
		want   []string
	}{
		{"units without a tier of the scheme", []string{"-roster", "data", "-scheme", "decision06", "-data", tierless, "-numbers", "en"}, wrongInput,
			[]string{"wards.csv:3:15: unit 06763 (Cửa Ông) has no tier", `wards.csv:4:15: unit 06766 (Cẩm Sơn) has the tier "Z": scheme decision06 has A, B, C`, "2 errors"}},
		{"bands with a hole", []string{"-scheme", hole}, wrongInput, []string{`hole.yaml:11:11: item "i": no band holds for 5`, " 11 |           - {when: value"}},
		{"a scheme that is not there", []string{"-scheme", "nowhere.yaml"}, wrongInput, []string{"nowhere.yaml: there is no such file"}},
		{"a scale without a scheme", []string{"-scale", illustrative}, wrongUsage, []string{"-scale needs -scheme"}},
		{"the illustrative scale for another scheme", []string{"-scheme", hole, "-scale", "illustrative"}, wrongUsage, []string{"-scale illustrative is for -scheme decision06"}},
		{"mergers that are none", []string{"-mergers", file(t, "mergers.csv", "a,b\n")}, wrongInput, []string{"mergers.csv:1:1: found the columns a, b, expected old_code"}},
		{"last year's plan without its data", []string{"-previous-plan", hole}, wrongUsage, []string{"-previous-plan needs -previous"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := command("", append([]string{"rate", "-lang", "en"}, tt.args...)...)
			require.Equal(t, tt.status, got.status, got.stderr)
			require.Empty(t, got.stdout, "nothing is rated by guess")
			for _, want := range tt.want {
				require.Contains(t, got.stderr, want)
			}
		})
	}
}

// The same figures, and a target that was lower the year before.
func TestAnotherPlanOfTheYearBeforeShowsWhatTheTargetDid(t *testing.T) {
	plan := func(target, year string) string {
		return strings.ReplaceAll(strings.ReplaceAll(ownPlan, ">= 90 %", target), "2024", year)
	}
	args := []string{"-plan", file(t, "plan.yaml", plan(">= 90 %", "2024")), "-data", file(t, "own.csv", "unit,period,bikes,helmets\nA1,2024,100,85\n"),
		"-previous-plan", file(t, "before.yaml", plan(">= 80 %", "2023")), "-previous", file(t, "before.csv", "unit,period,bikes,helmets\nA1,2023,100,85\n"), "-numbers", "en"}
	for _, change := range dig(t, reported(t, args...), "changes", "indicators").([]any) {
		require.Equal(t, "target", dig(t, change, "because"))
		require.Equal(t, "missed", dig(t, change, "to"))
	}
}

func TestATableOfMergersMakesUnitsComparable(t *testing.T) {
	args := []string{"-period", "2025", "-numbers", "en", "-roster", "data",
		"-data", file(t, "now.csv", "unit,name,tier,period,valid_from,recognised\n06781,Cửa Ông,B,2025,2025-07-01,true\n"),
		"-previous", file(t, "before.csv", "unit,name,tier,period,recognised\n06763,Cửa Ông,B,2024,true\n06781,Cẩm Thịnh,B,2024,true\n")}
	changes := dig(t, reported(t, args...), "changes")
	require.Equal(t, []any{"06763", "06781"}, dig(t, changes, "gone"))
	require.Equal(t, []any{"06781"}, dig(t, changes, "recognition", "new"))

	mergers := file(t, "mergers.csv", "old_code,old_valid_from,new_code,new_valid_from\n06763,,06781,2025-07-01\n06781,,06781,2025-07-01\n")
	changes = dig(t, reported(t, append(args, "-mergers", mergers)...), "changes")
	require.Empty(t, dig(t, changes, "gone"))
	require.Equal(t, []any{"06781"}, dig(t, changes, "recognition", "maintained"))
	require.Equal(t, []any{"06763", "06781"}, dig(t, changes, "merged", 0, "from"))
}

// 849.9999 shown as 850 beside "850 needed" would contradict the outcome.
func TestPointsShownNeverContradictTheOutcome(t *testing.T) {
	scheme := file(t, "s.yaml", `version: 1
scheme: {id: s, total: 1000}
tiers: [{id: B, needed: 850}]
criteria:
  - id: c
    items: [{id: i, max: 1000, scale: official, points: "850 - injured_children / 30000"}]
`)
	data := file(t, "wards.csv", "unit,tier,period,injured_children\n06760,B,2023,10\n06763,B,2023,0\n")
	got := command("", "rate", "-scheme", scheme, "-data", data, "-numbers", "en", "-lang", "en", "-roster", "data")
	require.Regexp(t, `06760 +06760 +B +≈849\.9997 +850  may not be proposed`, got.stdout)
	require.Regexp(t, `06763 +06763 +B +850 +850  may be proposed`, got.stdout)
}
