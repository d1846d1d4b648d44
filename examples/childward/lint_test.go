package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// broken is the path of one of the plans that are broken on purpose.
func broken(name string) string { return filepath.Join("..", "..", "testdata", "broken", name+".yaml") }

func TestLintEndsWithTheStatusOfWhatItFound(t *testing.T) {
	tests := []struct {
		name   string
		args   []string
		status int
		stdout string
	}{
		{"nothing", []string{"campha-2023"}, done, "0 lỗi, 0 cảnh báo, 0 lưu ý"},
		{"nothing, in English", []string{"campha-2023", "-lang", "en"}, done, "0 errors, 0 warnings, 0 notes"},
		{"a note", []string{broken("statistic-only-checked"), "-lang", "en"}, done, "0 errors, 0 warnings, 1 note\n"},
		{"a warning", []string{"-lang", "en", broken("target-always")}, wrongInput, "0 errors, 1 warning, 0 notes\n"},
		{"an error", []string{broken("base-of-target"), "-lang", "en"}, wrongInput, "1 error, 0 warnings, 0 notes\n"},
		{"several files", []string{broken("target-always"), broken("number-twice"), "-lang", "en"}, wrongInput, "2 warnings"},
		{"a file that is no plan", []string{filepath.Join("testdata", "eval.jsonl")}, wrongInput, "lỗi, 0 cảnh báo, 0 lưu ý"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := command("", append([]string{"lint"}, tt.args...)...)
			require.Equal(t, tt.status, got.status, got.stdout+got.stderr)
			require.Contains(t, got.stdout, tt.stdout)
			require.Empty(t, got.stderr)
		})
	}
}

func TestLintRefusesWrongUsage(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{}, {"-format", "xml", "campha-2023"}, {"-lang", "fr", "campha-2023"}, {"-nothing"}} {
		got := command("", append([]string{"lint"}, args...)...)
		require.Equal(t, wrongUsage, got.status, "%q", args)
		require.Empty(t, got.stdout)
		require.NotEmpty(t, got.stderr)
	}
}

func TestLintSaysWhatItCouldNotReadAndChecksTheRest(t *testing.T) {
	t.Parallel()
	got := command("", "lint", "nowhere.yaml", broken("target-always"), "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stderr, "nowhere.yaml: there is no such file")
	require.Contains(t, got.stdout, "1 warning")
}

// lint DIRECTORY said "0 errors".
func TestAFolderIsAnErrorAndNoPlanWithoutFaults(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	got := command("", "lint", folder, "-lang", "en")
	require.Equal(t, outcome{wrongInput, "1 error, 0 warnings, 0 notes\n", folder + ": it cannot be read: it is a folder, expected a file\n"}, got)
	got = command("", "lint", folder)
	require.Equal(t, outcome{wrongInput, "1 lỗi, 0 cảnh báo, 0 lưu ý\n", folder + ": không đọc được: đây là thư mục, cần một tệp\n"}, got)
	require.Contains(t, command("", "lint", folder, "-format", "json").stdout, `"code": "file_unreadable"`)
}

func TestLintReadsAPlanFromStandardInput(t *testing.T) {
	t.Parallel()
	got := command("version: 1\nplan: {id: p}\nindicators: []\n", "lint", "-", "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stdout, "stdin:3")
}

func TestAFindingIsShownWithItsPlaceCodeAndHint(t *testing.T) {
	t.Parallel()
	golden(t, "lint-vi.golden", []byte(command("", "lint", broken("part-not-bounded-in-block"), broken("target-never")).stdout))
	golden(t, "lint-en.golden", []byte(command("", "lint", broken("part-not-bounded-in-block"), broken("target-never"), "-lang", "en").stdout))
}

func TestFindingsInJSONHaveBothLanguages(t *testing.T) {
	t.Parallel()
	got := command("", "lint", broken("target-never"), "-format", "json")
	require.Equal(t, wrongInput, got.status)
	var out struct {
		Findings []map[string]any
		Warnings int
	}
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &out))
	require.Equal(t, 1, out.Warnings)
	require.Equal(t, map[string]any{
		"severity": "warning", "code": "target_never", "file": "target-never.yaml", "line": 39.0, "column": 13.0, "width": 9.0,
		"message": map[string]any{"vi": `không số liệu hợp lệ nào đạt được mức "> 100 %"`, "en": `no sound data meet the target "> 100 %"`},
		"hint":    map[string]any{"vi": "kiểm tra lại số, dấu và đơn vị của mức", "en": "check the number, the sign and the base of the target"},
	}, out.Findings[0])
	require.Contains(t, command("", "lint", "campha-2023", "-format", "json").stdout, `"findings": []`)
}

func TestASchemeIsHeldAgainstThePlanBesideIt(t *testing.T) {
	scheme := file(t, "scheme.yaml", "version: 1\nscheme: {id: s, title: {vi: Bộ, en: A scheme}, total: 10}\ncriteria:\n  - id: c\n    name: {vi: Mũ, en: Helmets}\n    items:\n      - {id: i, name: {vi: Mũ, en: Helmets}, max: 10, scale: official, not_applicable: full, bands: [{when: achieved(\"helmet_use\"), points: 10}, {points: 0}]}\n")
	plan := file(t, "plan.yaml", ownPlan)
	got := command("", "lint", "-lang", "en", plan, scheme)
	require.NotContains(t, got.stdout, "scheme.yaml", got.stdout)
	got = command("", "lint", "-lang", "en", scheme)
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stdout, `achieved: there is no "helmet_use"`)
	require.Equal(t, done, command("", "lint", "campha-2023", "decision06").status)
}

func TestNotesOnAllFilesComeLast(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"text", "json"} {
		got := command("", "lint", broken("statistic-only-checked"), broken("target-always"), "-lang", "en", "-format", format).stdout
		warning, note := strings.Index(got, "target_always"), strings.Index(got, "statistic_only_checked")
		require.Positive(t, warning, got)
		require.Greater(t, note, warning, got)
	}
}
