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
