package main

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestTheShortFormRuns(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		file := filepath.Join(t.TempDir(), "speed.svg")
		var stdout, stderr bytes.Buffer
		require.Equal(t, done, run([]string{"-quick", "-records", "4", "-lang", lang, "-svg", file}, &stdout, &stderr), stderr.String())
		t.Log(stdout.String())
		for _, e := range contestants() {
			require.Contains(t, stdout.String(), "\n"+e.name+" ")
		}
		for row := range strings.Lines(stdout.String()) {
			require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(row, "\n")), 80, row)
		}
		drawn, err := os.ReadFile(file)
		require.NoError(t, err)
		requireWellFormed(t, drawn)
		require.NotContains(t, string(drawn), "%!")
		require.NotContains(t, stdout.String(), "%!")
	}
}

// requireWellFormed reads XML to its end, and finds every contestant in it.
func requireWellFormed(t *testing.T, document []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(document))
	texts := map[string]bool{}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		if text, ok := token.(xml.CharData); ok {
			texts[string(text)] = true
		}
	}
	for _, e := range contestants() {
		require.True(t, texts[e.name], e.name)
	}
}

func TestNamesAreEscapedInTheChart(t *testing.T) {
	t.Parallel()
	drawn := string(chart([]line{{entry: entry{name: "a < b & c"}, speed: speed{nanoseconds: 0.5, times: 1}}}, 0))
	require.Contains(t, drawn, "a &lt; b &amp; c")
	require.NotContains(t, drawn, `width="-`, "faster than a nanosecond is a bar all the same")
}

func TestExitStatuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		args   []string
		status int
		stderr string
	}{
		{"help that was asked for is no fault", []string{"-h"}, done, ""},
		{"an unknown option is wrong usage", []string{"-fast"}, wrongUsage, "-fast"},
		{"an argument is wrong usage", []string{"-lang", "en", "fast"}, wrongUsage, `"fast" is no option`},
		{"an unknown language is wrong usage", []string{"-lang", "fr"}, wrongUsage, "vi hoặc en"},
		{"no records are wrong usage", []string{"-records", "0", "-lang", "en"}, wrongUsage, "expected 1 to 20000"},
		{"too many records are wrong usage", []string{"-records", "20001"}, wrongUsage, "cần từ 1 đến 20000"},
		{"a chart that cannot be written is no success", []string{"-quick", "-records", "1", "-svg", "no/such/folder.svg"}, wrongInput, "no/such/folder.svg"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			require.Equal(t, tt.status, run(tt.args, &stdout, &stderr))
			require.Contains(t, stderr.String(), tt.stderr)
		})
	}
}

func TestMedian(t *testing.T) {
	t.Parallel()
	require.Equal(t, 2.0, median([]float64{9, 1, 2}))
	require.Equal(t, 2.5, median([]float64{9, 1, 2, 3}))
}
