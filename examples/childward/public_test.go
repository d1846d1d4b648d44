package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/longtest"
)

const notForPublication = "LƯU HÀNH NỘI BỘ"

// outputs are all ways in which rate shows a report.
var outputs = [][]string{
	{"-view", "summary"}, {"-view", "matrix"}, {"-format", "json"}, {"-format", "csv"}, {"-lang", "en"},
	{"-scheme", "decision06", "-scale", "illustrative"}, {"-scheme", "decision06", "-scale", "illustrative", "-format", "json"},
	{"-scheme", "decision06", "-scale", "illustrative", "-format", "csv"},
}

func TestEveryOutputWithASmallSensitiveCountIsHeaded(t *testing.T) {
	for _, args := range append([][]string{nil}, outputs...) {
		got := command("", append([]string{"rate"}, args...)...)
		heading := notForPublication
		if strings.Contains(strings.Join(args, " "), "-lang en") {
			heading = "INTERNAL - NOT FOR PUBLICATION"
		}
		require.Contains(t, got.stdout, heading, args)
		got = command("", append([]string{"rate", "-public"}, args...)...)
		require.Equal(t, done, got.status)
		require.NotContains(t, got.stdout, heading, "what is published is not internal: %v", args)
	}
	require.Contains(t, command("", "explain", "-unit", "06760").stdout, notForPublication, "2 infant deaths")
	require.Contains(t, command("", "explain", "-unit", "195", "-indicator", "13").stdout, notForPublication, "one early marriage in the city")
}

func TestWithoutSmallCountsNothingIsHeaded(t *testing.T) {
	data := file(t, "wards.csv", "unit,tier,period,live_births,infant_deaths,neonatal_deaths\n06760,B,2023,1248,0,0\n06763,B,2023,1000,5,5\n")
	for _, args := range outputs {
		got := command("", append([]string{"rate", "-data", data, "-numbers", "en"}, args...)...)
		require.Equal(t, done, got.status, got.stderr)
		require.NotContains(t, got.stdout, notForPublication, args)
	}
}

// twoCities are data of two cities that differ only in which ward has the hidden counts.
func twoCities(statistic string, a, b int) (one, other string) {
	city := func(a, b int) string {
		return fmt.Sprintf("unit,name,tier,period,%s,children_under_16,live_births,marriages\n06760,Mông Dương,B,2023,%d,3821,248,130\n06763,Cửa Ông,B,2023,%d,3821,248,130\n06766,Cẩm Sơn,B,2023,20,3726,241,123\n06769,Cẩm Đông,B,2023,20,2345,155,80\n", statistic, a, b)
	}
	return city(a, b), city(b, a)
}

// Whoever reads a public report cannot tell which of the two it is: not by a figure, a verdict, a point, a reason, a
// digest or a code.
func TestAPublicReportIsTheSameWhicheverWardHasTheSmallCount(t *testing.T) {
	for _, statistic := range []string{"abused_children", "injured_children", "injury_deaths", "under_5_deaths", "early_marriages", "child_labourers"} {
		t.Run(statistic, func(t *testing.T) {
			t.Parallel()
			counted := [][2]int{{1, 0}, {4, 9}}
			for _, counts := range counted[:longtest.Rounds(1, 2)] {
				one, other := twoCities(statistic, counts[0], counts[1])
				for _, args := range outputs {
					show := func(data string) string {
						path := file(t, "wards.csv", data)
						got := command("", append([]string{"rate", "-public", "-data", path, "-numbers", "en"}, args...)...)
						require.Equal(t, done, got.status, got.stderr)
						return got.stdout + got.stderr
					}
					require.Equal(t, show(one), show(other), "%v %v", counts, args)
				}
			}
		})
	}
}

func TestAPublicReportHolds(t *testing.T) {
	path, report := written(t, "-public", "-scheme", "decision06", "-scale", "illustrative")
	require.Contains(t, report, `"hidden": true`)
	require.NotContains(t, decoded(t, report)["inputs"].([]any)[0], "digest", "whoever has it could try out all small numbers")
	got := command("", "verify", path, "-lang", "en")
	require.Equal(t, done, got.status, got.stdout+got.stderr)
}

// HIV is shown for the city alone, whatever wards report.
func TestHIVNeverAppearsBelowTheCity(t *testing.T) {
	data := file(t, "wards.csv", "unit,tier,period,births_to_mothers_with_hiv,children_infected_with_hiv\n06760,B,2023,13,-7\n06763,B,2023,11,8\n195,,2023,24,9\n")
	for _, args := range outputs {
		got := command("", append([]string{"rate", "-public", "-data", data, "-numbers", "en"}, args...)...)
		require.Equal(t, done, got.status, got.stderr)
		for _, figure := range []string{"-7", "13", "11,"} {
			for line := range strings.Lines(got.stdout + got.stderr) {
				if strings.Contains(line, "HIV") {
					require.NotContains(t, line, figure, args)
				}
			}
		}
	}
}
