package report

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

var update = flag.Bool("update", false, "rewrite the golden files and the schema, keeping what people wrote into it")

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

// only keeps what a file says before its rows, and the rows of some units.
func only(source []byte, units ...string) []byte {
	var kept strings.Builder
	for line := range strings.Lines(string(source)) {
		code, _, _ := strings.Cut(line, ",")
		if code == "unit" || strings.HasPrefix(line, "#") || slices.Contains(units, code) {
			kept.WriteString(line)
		}
	}
	return []byte(kept.String())
}

// wards is a file of statistics as a program opens it.
type wards struct{ io.Reader }

func (wards) Name() string { return "wards.csv" }

func reports(t testing.TB, plan *indicator.Plan, source []byte, year int) indicator.Reports {
	t.Helper()
	set, err := plan.ReadCSV(wards{bytes.NewReader(source)}, indicator.EnglishNumbers)
	require.NoError(t, err)
	now, err := set.Of(indicator.Year(year))
	require.NoError(t, err)
	return now
}

// sampleYear is the sample rated, of all units or of some.
func sampleYear(t testing.TB, options criteria.YearOptions, units ...string) *criteria.Year {
	t.Helper()
	plan := indicator.CamPha2023()
	if options.Scheme != nil {
		plan = options.Scheme.Plan()
	}
	now, before := testdata.CamPha2023, testdata.CamPha2022
	if len(units) > 0 {
		now, before, plan = only(now, units...), only(before, units...), plan.WithoutRoster()
	}
	previous := reports(t, plan, before, 2022)
	options.Previous = &previous
	year, err := criteria.RateYear(reports(t, plan, now, 2023), options)
	require.NoError(t, err)
	return year
}

func document(t testing.TB, year *criteria.Year, options Options) *Document {
	t.Helper()
	d, err := Of(year, options)
	require.NoError(t, err)
	return d
}

// illustrative is Decision 06 with a scale for what is unknown in it.
func illustrative(t testing.TB) *criteria.Scheme {
	t.Helper()
	s, err := criteria.Decision06().WithScale(testdata.ScaleIllustrative, "scale-illustrative.yaml")
	require.NoError(t, err)
	return s
}

// written is a document in every form, by name.
func written(t testing.TB, d *Document) map[string]string {
	t.Helper()
	all := map[string]string{}
	var b bytes.Buffer
	keep := func(name string, err error) {
		require.NoError(t, err, name)
		all[name] = b.String()
		b.Reset()
	}
	keep("json", d.WriteJSON(&b))
	for _, lang := range []wording.Language{wording.Vietnamese, wording.English} {
		keep("summary "+lang.String(), d.WriteText(&b, lang, Summary))
		keep("matrix "+lang.String(), d.WriteText(&b, lang, Matrix))
		keep("csv "+lang.String(), d.WriteCSV(&b, indicator.EnglishNumbers, lang))
		e, err := d.Explain("city", "")
		require.NoError(t, err)
		keep("city "+lang.String(), e.WriteText(&b, lang))
	}
	return all
}

// page is a page that nobody reads.
func page(lang wording.Language) *screen.Page { return screen.New(io.Discard, lang) }
