package main

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/testdata"
)

func TestASeriesIsEachYearsOwnReportSideBySide(t *testing.T) {
	t.Parallel()
	series := reported(t, "-period", "2022..2023")
	years := series["series"].([]any)
	require.Len(t, years, 2)
	for i, period := range []string{"2022", "2023"} {
		alone := reported(t, "-period", period)
		require.Equal(t, period, dig(t, years[i], "period"))
		require.Equal(t, values(dig(t, alone, "area", "results")), values(dig(t, years[i], "area", "results")))
		units := dig(t, alone, "units").([]any)
		require.Len(t, dig(t, years[i], "units"), len(units))
		for k, unit := range units {
			require.Equal(t, dig(t, unit, "code"), dig(t, years[i], "units", k, "code"))
			require.Equal(t, values(dig(t, unit, "results")), values(dig(t, years[i], "units", k, "results")))
		}
	}
	delete(series, "series")
	delete(series, "options")
	require.Equal(t, reported(t, "-period", "2023"), series, "the last year is reported as without a series")
}

// values are what a series says of results.
func values(results any) (all []map[string]any) {
	for _, res := range results.([]any) {
		one := only(res, "id", "verdict")
		for _, name := range []string{"value", "n", "d"} {
			if value, ok := res.(map[string]any)[name]; ok {
				one[name] = value
			}
		}
		all = append(all, one)
	}
	return all
}

func TestASeriesInCSVHasARowForEachYear(t *testing.T) {
	t.Parallel()
	read := func(period string) [][]string {
		got := command("", "rate", "-format", "csv", "-period", period)
		require.Equal(t, done, got.status, got.stderr)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got.stdout, "\ufeff"))).ReadAll()
		require.NoError(t, err)
		return rows
	}
	both := read("2022..2023")
	require.Equal(t, append(read("2022"), read("2023")[1:]...), both)
}

func TestTheScreensOfASeriesAreThoseOfTheGoldenFiles(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		got := command("", "rate", "-period", "2022..2023", "-lang", lang)
		require.Equal(t, done, got.status, got.stderr)
		require.Empty(t, tooWide(got.stdout))
		golden(t, "series-"+lang+".golden", []byte(got.stdout))
	}
	got := command("", "rate", "-period", "2022..2023", "-unit", "06760", "-lang", "en")
	require.Equal(t, done, got.status, got.stderr)
	require.Empty(t, tooWide(got.stdout))
	require.Contains(t, got.stdout, "OVER THE YEARS")
}

func TestAPeriodOfYearsThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, period string
		status       int
		want         string
	}{
		{"that ends before it begins", "2023..2022", wrongUsage, "-period"},
		{"a year and a half-year", "2022..2023-H1", wrongUsage, "-period"},
		{"half a series", "2022..", wrongUsage, "-period"},
		{"years without end", "0001..9999", wrongUsage, "-period"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("", "rate", "-period", tt.period, "-lang", "en")
			require.Equal(t, tt.status, got.status, got.stdout+got.stderr)
			require.Empty(t, got.stdout)
			require.Contains(t, got.stderr, tt.want)
		})
	}
}

func TestYearsWithoutFiguresAndUnitsThatHandedInNothingAreNamed(t *testing.T) {
	t.Parallel()
	year := string(testdata.CamPha2023)
	now := file(t, "now.csv", year)
	lines := strings.SplitAfter(strings.ReplaceAll(year, ",2023,", ",2022,"), "\n")
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.HasPrefix(line, "06766,") })
	before := file(t, "before.csv", strings.Join(lines, ""))
	args := []string{"-data", now, "-data", before, "-numbers", "en", "-period", "2021..2024"}
	got := command("", append([]string{"rate", "-lang", "en"}, args...)...)
	require.Equal(t, done, got.status, got.stderr)
	require.Contains(t, got.stdout, "2022: not handed in by Cẩm Sơn\n")
	require.Contains(t, got.stdout, "no unit reports 2021, 2024")
	report, text := written(t, args...)
	require.Equal(t, []any{map[string]any{"code": "06766", "name": "Cẩm Sơn"}}, dig(t, decoded(t, text), "series", 0, "not_handed_in"))
	requireShape(t, "report", wholes, decoded(t, text))
	require.Equal(t, done, command("", "verify", report, before, now).status)
}

func TestSeveralYearsAreForRateAlone(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"form"}, {"explain", "-unit", "06760"}} {
		got := command("", append(args, "-period", "2022..2023", "-lang", "en")...)
		require.Equal(t, wrongUsage, got.status)
		require.Empty(t, got.stdout)
		require.Contains(t, got.stderr, "-period 2022..2023: several years are for rate, expected one period here")
	}
}
