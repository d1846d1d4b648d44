package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/wording"
)

// raises is the first line of a broken plan: what it must raise, and where.
var raises = regexp.MustCompile(`^# raises ([a-z0-9_]+) at ([0-9]+:[0-9]+)\n`)

func TestEachBrokenPlanRaisesWhatItSaysAndNothingElse(t *testing.T) {
	files, err := filepath.Glob("../../testdata/broken/*.yaml")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 14)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			source, err := os.ReadFile(file)
			require.NoError(t, err)
			want := raises.FindStringSubmatch(string(source))
			require.NotNil(t, want, "the first line says: # raises CODE at LINE:COLUMN")
			findings := Plan(source, filepath.Base(file))
			var got []string
			for _, f := range findings {
				got = append(got, fmt.Sprintf("%s at %d:%d", f.Code(), f.Line, f.Column))
				require.Equal(t, filepath.Base(file), f.File)
				for _, lang := range []wording.Language{wording.Vietnamese, wording.English} {
					require.NotRegexp(t, `\{[0-9]\}|%!`, f.Detail(lang))
				}
				require.False(t, f.Hint.IsZero() && f.Severity != Error, "a finding without a hint")
			}
			require.Equal(t, []string{want[1] + " at " + want[2]}, got)
		})
	}
}

func TestEveryCodeHasItsBrokenPlan(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../testdata/broken/*.yaml")
	require.NoError(t, err)
	raised := map[string]bool{}
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		raised[raises.FindStringSubmatch(string(source))[1]] = true
	}
	for _, code := range Codes() {
		require.True(t, raised[code], code)
	}
	require.True(t, slices.IsSorted(Codes()))
}
