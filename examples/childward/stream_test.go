package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAStreamHasTheVerdictsOfTheReport(t *testing.T) {
	got := command("", "rate", "-stream", "-data", "../../testdata/campha-2023.csv", "-numbers", "en", "-lang", "en")
	require.Equal(t, done, got.status, got.stderr)
	require.Contains(t, got.stderr, "1 rows of the city are left out")
	rows, err := csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 17)
	report := reported(t)
	for i, u := range report["units"].([]any) {
		row := map[string]string{}
		for k, name := range rows[0] {
			row[name] = rows[i+1][k]
		}
		require.Equal(t, dig(t, u, "code"), row["unit"])
		require.Equal(t, "true", row["synthetic"])
		for _, res := range dig(t, u, "results").([]any) {
			want, id := dig(t, res, "verdict"), dig(t, res, "id").(string)
			if id == "early_marriage" && row["unit"] == "06805" {
				want = "no_data" // with a case it asks last year's figure, which no row has
			}
			require.Equal(t, want, row[id], id)
		}
	}
}

func TestAStreamToAFileAppearsOnlyWhenItIsComplete(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.csv")
	bad := file(t, "wards.csv", "unit,period,live_births\n06760,2023,5\n06763,2023,many\n")
	got := command("", "rate", "-stream", "-data", bad, "-numbers", "en", "-o", out, "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stderr, `wards.csv:3:12`)
	require.NoFileExists(t, out)
	require.NoFileExists(t, out+".partial")

	good := "unit,period,live_births\n06760,2023,5\n"
	got = command(good, "rate", "-stream", "-data", "-", "-numbers", "en", "-o", out)
	require.Equal(t, done, got.status, got.stderr)
	text, err := os.ReadFile(out)
	require.NoError(t, err)
	require.Equal(t, 2, strings.Count(string(text), "\n"))
}

func TestAStreamGoesAlone(t *testing.T) {
	for _, args := range [][]string{{}, {"-data", "x.csv", "-public"}, {"-data", "x.csv", "-scheme", "decision06"}, {"-data", "x.csv", "-format", "json"}, {"-data", "x.json", "-input", "json"}} {
		got := command("", append([]string{"rate", "-stream", "-numbers", "en"}, args...)...)
		require.Equal(t, wrongUsage, got.status, args)
	}
}

func TestAStreamCountsAtTheEndWhoIsMissing(t *testing.T) {
	data := file(t, "wards.csv", "unit,period,live_births\n06760,2023,5\n06763,2023,5\n06763,2022,5\n09999,2023,5\n")
	got := command("", "rate", "-stream", "-data", data, "-numbers", "en", "-lang", "en")
	require.Equal(t, done, got.status)
	require.Equal(t, "2022: 15 of the 16 units that the plan names are not in the file\n2023: 14 of the 16 units that the plan names are not in the file\n", got.stderr)
	got = command("", "rate", "-stream", "-data", data, "-numbers", "en", "-roster", "data")
	require.Empty(t, got.stderr)
}
