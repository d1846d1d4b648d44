package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/testdata"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "no golden file yet: run this package's tests with -update")
	require.Equal(t, string(want), string(got))
}

// An outcome is what the program left behind.
type outcome struct {
	status         int
	stdout, stderr string
}

// command runs the program as a shell would, without a process.
func command(stdin string, args ...string) outcome {
	var out, err bytes.Buffer
	status := run(args, strings.NewReader(stdin), &out, &err)
	return outcome{status, out.String(), err.String()}
}

// file writes a file into a folder of the test and returns its path.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

// illustrative is the scale that shows a full round.
const illustrative = "../../testdata/scale-illustrative.yaml"

// screens are the golden files of what people read.
var screens = []struct {
	golden string
	args   []string
}{
	{"rate-vi.golden", []string{"rate", "-lang", "vi"}},
	{"rate-en.golden", []string{"rate", "-lang", "en"}},
	{"matrix-vi.golden", []string{"rate", "-view", "matrix"}},
	{"explain-3b-vi.golden", []string{"explain", "-unit", "06760", "-indicator", "infant_mortality"}},
	{"points-vi.golden", []string{"rate", "-scheme", "decision06", "-scale", illustrative}},
	{"points-en.golden", []string{"rate", "-scheme", "decision06", "-scale", illustrative, "-lang", "en"}},
	{"explain-points-vi.golden", []string{"explain", "-scheme", "decision06", "-scale", illustrative, "-unit", "06787"}},
	{"explain-points-en.golden", []string{"explain", "-scheme", "decision06", "-scale", illustrative, "-unit", "06805", "-lang", "en"}},
	{"explain-3b-en.golden", []string{"explain", "-unit", "06760", "-indicator", "3b", "-lang", "en"}},
}

func TestTheScreensAreThoseOfTheGoldenFiles(t *testing.T) {
	for _, tt := range screens {
		t.Run(tt.golden, func(t *testing.T) {
			got := command("", tt.args...)
			require.Equal(t, done, got.status, got.stderr)
			golden(t, tt.golden, []byte(got.stdout))
		})
	}
}

// What a report has in it, the golden file of the library says; the program adds nothing and leaves nothing out.
func TestTheProgramWritesTheReportOfTheLibrary(t *testing.T) {
	set := map[int]*indicator.Dataset{}
	for year, source := range map[int][]byte{2022: testdata.CamPha2022, 2023: testdata.CamPha2023} {
		read, err := indicator.CamPha2023().ReadCSV(namedInput{bytes.NewReader(source), fmt.Sprintf("campha-%d.csv", year)}, indicator.EnglishNumbers)
		require.NoError(t, err)
		set[year] = read
	}
	joined, err := indicator.CamPha2023().JoinDatasets(set[2023], set[2022])
	require.NoError(t, err)
	now, err := joined.Of(indicator.Year(2023))
	require.NoError(t, err)
	before, err := joined.Of(indicator.Year(2022))
	require.NoError(t, err)
	year, err := criteria.RateYear(now, criteria.YearOptions{Previous: &before})
	require.NoError(t, err)
	doc, err := report.Of(year, report.Options{Synthetic: joined.Synthetic, Inputs: []report.Input{
		{File: "campha-2023.csv", Digest: digest(testdata.CamPha2023)}, {File: "campha-2022.csv", Digest: digest(testdata.CamPha2022), Role: report.RolePrevious}}})
	require.NoError(t, err)

	var want bytes.Buffer
	require.NoError(t, doc.WriteJSON(&want))
	require.Equal(t, want.String(), command("", "rate", "-format", "json").stdout)
}

func TestTheReportInJSONIsTheSameInBothLanguages(t *testing.T) {
	require.Equal(t, command("", "rate", "-format", "json", "-lang", "vi").stdout, command("", "rate", "-format", "json", "-lang", "en").stdout)
}

func TestNoLineOfAScreenIsWiderThanATerminal(t *testing.T) {
	tests := []struct {
		name string
		args []string
	}{
		{"the scoreboard", []string{"rate"}},
		{"the matrix", []string{"rate", "-view", "matrix"}},
		{"one department's scoreboard", []string{"rate", "-owner", "Y tế"}},
		{"one department's matrix", []string{"rate", "-owner", "Y tế", "-view", "matrix"}},
		{"a year with nothing reported in the file", []string{"rate", "-period", "2022"}},
		{"every derivation of the city", []string{"explain", "-unit", "195"}},
		{"every derivation of a ward", []string{"explain", "-unit", "06760"}},
		{"every derivation where something is missing", []string{"explain", "-unit", "06769"}},
		{"every derivation where something contradicts itself", []string{"explain", "-unit", "06787"}},
		{"points whose scale was not found", []string{"rate", "-scheme", "decision06"}},
		{"a derivation of them", []string{"explain", "-scheme", "decision06", "-unit", "06769"}},
		{"points by an illustrative scale", []string{"rate", "-scheme", "decision06", "-scale", illustrative}},
		{"a derivation of points by it", []string{"explain", "-scheme", "decision06", "-scale", illustrative, "-unit", "06802"}},
		{"every derivation of a rural commune", []string{"explain", "-unit", "06805"}},
	}
	for _, tt := range tests {
		for _, lang := range []string{"vi", "en"} {
			t.Run(tt.name+" "+lang, func(t *testing.T) {
				t.Parallel()
				got := command("", append(tt.args, "-lang", lang)...)
				require.Equal(t, done, got.status, got.stderr)
				require.NotEmpty(t, got.stdout)
				require.Empty(t, tooWide(got.stdout))
				require.NotContains(t, got.stdout, "%!", "a format without its argument")
				require.NotContains(t, got.stdout, "{0}", "a message without its argument")
			})
		}
	}
}

// tooWide are the lines of more than 80 columns, and those that end in blanks.
func tooWide(screen string) []string {
	var wide []string
	for line := range strings.Lines(screen) {
		line = strings.TrimSuffix(line, "\n")
		if utf8.RuneCountInString(line) > 80 || strings.TrimRight(line, " \t") != line {
			wide = append(wide, line)
		}
	}
	return wide
}

func TestSyntheticDataAreSaidToBeSyntheticOnEveryScreen(t *testing.T) {
	for _, tt := range screens {
		t.Run(tt.golden, func(t *testing.T) {
			got := command("", tt.args...)
			require.Regexp(t, `\*\*\* (SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT|SYNTHETIC DATA, NOT REAL FIGURES) \*\*\*`, got.stdout)
		})
	}
}
