package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/wording"
)

// A plan of a ward, in one language as wards write them.
const vietnamese = `version: 1
plan: {id: phuong, title: Kế hoạch của phường}
statistics:
  - {name: born, label: Trẻ sinh ra}
  - {name: dead, label: Trẻ tử vong, constraints: ["dead <= born"]}
  - {name: sick, label: Trẻ ốm, constraints: ["sick <= 9"]}
indicators:
  - id: deaths
    name: Tỷ lệ tử vong
    value: percent(dead, born)
    target: "<= 100 %"
`

// shown are findings as "severity code at line".
func shown(findings []Finding) []string {
	all := codes(findings)
	for i, f := range findings {
		all[i] = f.Severity.String() + " " + all[i]
	}
	return all
}

func TestErrorsAndWarningsComeFirstAndThenNotes(t *testing.T) {
	t.Parallel()
	bilingual := strings.NewReplacer("title: Kế hoạch của phường", "title: {vi: Kế hoạch, en: Plan}").Replace(vietnamese)
	require.Equal(t, []string{
		"warning statistic_unused at 6", "warning target_always at 11",
		"note translation_missing at 4", "note translation_missing at 5", "note translation_missing at 6",
		"note translation_missing at 9", "note population_unsaid at 10",
	}, shown(Plan([]byte(bilingual), "plan.yaml")))
	require.Equal(t, []string{"warning statistic_unused at 6", "error yaml_unknown_key at 11", "note population_unsaid at 10"},
		slices.DeleteFunc(shown(Plan([]byte(strings.Replace(bilingual, "target:", "goal: 5\n    target:", 1)), "plan.yaml")), func(f string) bool {
			return strings.Contains(f, "translation") || strings.Contains(f, "always")
		}), "errors and warnings in the order of the file")
}

func TestAPlanInOneLanguageHasOneNoteThatCountsItsTexts(t *testing.T) {
	t.Parallel()
	findings := Plan([]byte(vietnamese), "plan.yaml")
	require.Equal(t, []string{"warning statistic_unused at 6", "warning target_always at 11", "note translation_missing at 2", "note population_unsaid at 10"}, shown(findings))
	require.Equal(t, "the file is in one language: 5 texts stand for both", findings[2].Message.String())
	require.Equal(t, "tệp chỉ dùng một ngôn ngữ: 5 nội dung dùng cho cả hai", findings[2].Message.In(wording.Vietnamese))
	require.Contains(t, findings[2].Detail(wording.English), "Kế hoạch của phường")
}

func TestTheNoteOnALanguageCanBeSilenced(t *testing.T) {
	const allow = " # lint: allow translation_missing: nobody reads it in English"
	tests := []struct {
		name, source string
		want         []string
	}{
		{"by a comment at the first text, for all of them", strings.Replace(vietnamese, "phường}", "phường}"+allow, 1),
			[]string{"warning statistic_unused at 6", "warning target_always at 11", "note population_unsaid at 10"}},
		{"by a comment at another text, for that one", strings.Replace(vietnamese, "tử vong\n    value", "tử vong"+allow+"\n    value", 1),
			[]string{"warning statistic_unused at 6", "warning target_always at 11", "note translation_missing at 2", "note population_unsaid at 10"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			findings := Plan([]byte(tt.source), "plan.yaml")
			require.Equal(t, tt.want, shown(findings))
			for _, f := range findings {
				if f.Code() == "translation_missing" {
					require.Equal(t, "the file is in one language: 4 texts stand for both", f.Message.String())
				}
			}
		})
	}
}

// One text is named, not counted.
func TestAPlanOfOneTextHasANoteOnIt(t *testing.T) {
	t.Parallel()
	findings := Plan([]byte("version: 1\nplan: {id: p, title: Kế hoạch}\nindicators:\n  - {id: a, name: A, value: x, target: \"= 0\"}\n"), "plan.yaml")
	require.Equal(t, []string{"note translation_missing at 2"}, shown(findings))
	require.Equal(t, `one text for both languages: "Kế hoạch"`, findings[0].Message.String())
}
