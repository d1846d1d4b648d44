package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

func TestTheShippedSchemeRaisesNothing(t *testing.T) {
	findings, used := Scheme(criteria.Decision06YAML(), "decision06.yaml", indicator.CamPha2023())
	require.Empty(t, findings)
	require.Contains(t, used, "under_1_fully_vaccinated")
}

// raises is the first line of a broken scheme: what it must raise, and where.
var raises = regexp.MustCompile(`^# raises ([a-z0-9_]+) at ([0-9]+:[0-9]+)\n`)

func TestEachBrokenSchemeRaisesWhatItSaysAndNothingElse(t *testing.T) {
	files, err := filepath.Glob("../../testdata/broken/schemes/*.yaml")
	require.NoError(t, err)
	raised := map[string]bool{}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			require.NoError(t, err)
			want := raises.FindStringSubmatch(string(source))
			require.NotNil(t, want, "the first line says: # raises CODE at LINE:COLUMN")
			raised[want[1]] = true
			findings, _ := Scheme(source, filepath.Base(file), indicator.CamPha2023())
			var got []string
			for _, f := range findings {
				got = append(got, fmt.Sprintf("%s at %d:%d", f.Code(), f.Line, f.Column))
				for _, lang := range []wording.Language{wording.Vietnamese, wording.English} {
					require.NotRegexp(t, `\{[0-9]\}|%!`, f.Detail(lang))
				}
			}
			require.Equal(t, []string{want[1] + " at " + want[2]}, got)
		})
	}
	for _, code := range append(Codes(), "statistic_unused", "number_twice", "translation_missing", "bands_gap", "bands_overlap", "total_exceeded") {
		require.True(t, raised[code], code)
	}
}

func TestACommentWithAReasonSilences(t *testing.T) {
	source, err := os.ReadFile("../../testdata/broken/schemes/policy-knocks-out.yaml")
	require.NoError(t, err)
	allowed := regexp.MustCompile(`( +)not_applicable: zero`).ReplaceAllString(string(source), "${1}# lint: allow policy_knocks_out: the decision says so\n${1}not_applicable: zero")
	require.NotEqual(t, string(source), allowed)
	findings, _ := Scheme([]byte(allowed), "s.yaml", indicator.CamPha2023())
	require.Empty(t, findings)
}

// gradedScheme is a scheme of one item with grades.
func gradedScheme(grades, item string) []byte {
	return []byte("version: 1\nscheme: {id: s, title: {vi: Bộ, en: A scheme}}\ngrades:\n" + grades + `criteria:
  - id: c
    name: {vi: Cân nặng, en: Weight}
    items:
      - {id: i, name: {vi: Nhẹ cân, en: Underweight}, max: 1000, scale: official, not_applicable: full, ` + item + "}\n")
}

func TestATotalWithoutAGradeIsToldWithANumber(t *testing.T) {
	const workedOut, whole = `points: 1000 - value("underweight")`, `bands: [{when: value("underweight") <= 5, points: 1000}, {points: 10}]`
	// Indonesia's Kabupaten/Kota Layak Anak as it is printed, of 1,000 points.
	const printed = "  - {id: pratama, from: 500, to: 600}\n  - {id: madya, from: 601, to: 700}\n  - {id: nindya, from: 701}\n"
	tests := []struct {
		name, grades, item string
		want               []string
	}{
		{"between the printed ends of grades", printed, workedOut, []string{
			"s.yaml:4:34: a total of 600.5 has no grade: pratama ends before it, and none begins", "s.yaml:5:32: a total of 700.5 has no grade: madya ends before it, and none begins"}},
		{"none where totals are whole numbers", printed, whole, nil},
		{"unless points of a band are not", printed, `bands: [{when: value("underweight") <= 5, points: 1000}, {points: 10.5}]`, []string{
			"s.yaml:4:34: a total of 600.5 has no grade: pratama ends before it, and none begins", "s.yaml:5:32: a total of 700.5 has no grade: madya ends before it, and none begins"}},
		{"an end that is no part of the grade", "  - {id: A, from: 75}\n  - {id: B, from: 60, below: 74}\n", workedOut, []string{
			"s.yaml:5:30: a total of 74 has no grade: B ends before it, and none begins"}},
		{"above the highest", "  - {id: A, from: 75, to: 999}\n", whole, []string{"s.yaml:4:27: a total of 1,000 has no grade: A ends before it, and none begins"}},
		{"the ends meet", "  - {id: A, from: 75, to: 1000}\n  - {id: B, from: 60, below: 75}\n", workedOut, nil},
		{"below the lowest there is no gap", "  - {id: A, from: 75}\n", workedOut, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			findings, _ := Scheme(gradedScheme(tt.grades, tt.item), "s.yaml", indicator.CamPha2023())
			var got []string
			for _, f := range findings {
				got = append(got, f.Error.Error())
			}
			require.Equal(t, tt.want, got)
		})
	}
}
