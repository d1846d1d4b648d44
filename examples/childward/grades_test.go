package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria/report"
)

// gradedScheme grades the wards of the built-in plan without any tier; GAP is the end of the middle grade.
const gradedScheme = `version: 1
scheme: {id: care, title: {vi: Chăm sóc trẻ em, en: Care of children}}
grades:
  - {id: A, name: {vi: Tốt, en: Good}, from: 96}
  - {id: B, name: {vi: Khá, en: Fair}, from: 85GAP}
  - {id: C, name: {vi: Trung bình, en: Middling}, from: 50}
criteria:
  - id: care
    number: "1"
    name: {vi: Chăm sóc, en: Care}
    items:
      - {id: vaccinated, name: {vi: Tiêm chủng, en: Vaccinated}, max: 50, scale: official, not_applicable: rescale,
         points: "50 * percent(under_1_fully_vaccinated, children_under_1) / 100"}
      - {id: registered, name: {vi: Khai sinh, en: Registered}, max: 50, scale: official, not_applicable: rescale,
         points: "50 * percent(registered_under_5, children_under_5) / 100"}
`

func TestWardsAreGradedWithoutATier(t *testing.T) {
	t.Parallel()
	scheme := file(t, "care.yaml", strings.ReplaceAll(gradedScheme, "GAP", ""))
	wards := file(t, "wards.csv", "unit,name,period,under_1_fully_vaccinated,children_under_1,registered_under_5,children_under_5\n"+
		"06760,Mông Dương,2023,23,25,100,100\n06763,Cửa Ông,2023,0,0,96,100\n06766,Cẩm Sơn,2023,,20,80,100\n")
	before := file(t, "before.csv", "unit,name,period,under_1_fully_vaccinated,children_under_1,registered_under_5,children_under_5\n"+
		"06760,Mông Dương,2022,22,25,100,100\n06763,Cửa Ông,2022,20,20,100,100\n06766,Cẩm Sơn,2022,20,20,100,100\n")
	args := []string{"-roster", "data", "-numbers", "en", "-scheme", scheme, "-data", wards, "-previous", before}

	got := command("", append([]string{"rate", "-format", "json"}, args...)...)
	require.Equal(t, done, got.status, got.stderr)
	require.Empty(t, problems(t, report.Schema(), fromJSON(t, got.stdout)))
	all := decoded(t, got.stdout)
	requireShape(t, "report", wholes, decoded(t, got.stdout))
	require.Equal(t, "A", dig(t, all, "units", 0, "rating", "grade"), "46 + 50 = 96")
	require.Equal(t, "A", dig(t, all, "units", 1, "rating", "grade"), "96 of 100, the other does not apply")
	require.Equal(t, []any{"C", "B"}, dig(t, all, "units", 2, "rating", "grades"), "40 to 90")
	require.Equal(t, true, dig(t, all, "units", 2, "rating", "ungraded"))
	require.Nil(t, dig(t, all, "units", 0, "rating", "outcome"))
	require.Equal(t, "06760", dig(t, all, "changes", "grades", "rose", 0, "unit_code"), "94 to 96")
	require.Equal(t, "06766", dig(t, all, "changes", "grades", "fell", 0, "unit_code"), "100 to 90 at most")

	got = command("", append([]string{"rate", "-lang", "en"}, args...)...)
	require.Contains(t, got.stdout, "Grade: rose: Mông Dương (Fair → Good); fell: Cẩm Sơn (Good → Fair,")
	got = command("", append([]string{"explain", "-unit", "06763", "-lang", "vi"}, args...)...)
	require.Contains(t, got.stdout, "Xếp loại      Tốt\n")
	got = command("", append([]string{"rate", "-format", "csv"}, args...)...)
	require.Contains(t, got.stdout, ",interim,grade,ungraded\n")
	form := command("", "form", "-scheme", scheme, "-unit", "06760", "-numbers", "en")
	require.Equal(t, done, form.status, form.stderr)
	require.NotContains(t, form.stdout, "tier", "nothing asks for it")
}

func TestTwoReportsDifferInAGrade(t *testing.T) {
	t.Parallel()
	scheme := file(t, "care.yaml", strings.ReplaceAll(gradedScheme, "GAP", ""))
	rated := func(name, registered string) string {
		wards := file(t, "wards.csv", "unit,name,period,under_1_fully_vaccinated,children_under_1,registered_under_5,children_under_5\n06760,Mông Dương,2023,0,0,"+registered+",100\n")
		path := file(t, name, "")
		got := command("", "rate", "-format", "json", "-roster", "data", "-numbers", "en", "-scheme", scheme, "-data", wards, "-o", path)
		require.Equal(t, done, got.status, got.stderr)
		return path
	}
	got := command("", "diff", "-lang", "en", rated("old.json", "95"), rated("new.json", "96"))
	require.Contains(t, got.stdout, "grade: B → A\n")
}

func TestLintTellsAGapBetweenGrades(t *testing.T) {
	t.Parallel()
	got := command("", "lint", "-lang", "en", file(t, "care.yaml", strings.ReplaceAll(gradedScheme, "GAP", ", to: 95")))
	require.Contains(t, got.stdout+got.stderr, "a total of 95.5 has no grade: B ends before it, and none begins")
}
