package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// injuries are two wards' figures for a period.
func injuries(t *testing.T, name, period, first string) string {
	t.Helper()
	return file(t, name, "unit,period,injured_children,children_under_16\n06760,"+period+","+first+",4000\n06763,"+period+",20,4000\n")
}

// shownInjuries is the numerator of 11a in the first ward; empty where it is hidden.
func shownInjuries(t *testing.T, report string) any {
	t.Helper()
	res := resultOf(t, dig(t, decoded(t, report), "units", 0, "results"), "child_injuries")
	return res["numerator"]
}

// The first half-year shows 5 and the year would show 6: one child was injured in the second half. One version shows 5
// and the next would show 6: one child.
func TestWhatAnEarlierPublicationShowedIsNotToldFromTheDifference(t *testing.T) {
	public := []string{"-numbers", "en", "-roster", "data", "-public"}
	half, text := written(t, append(public, "-data", injuries(t, "h1.csv", "2023-H1", "5"), "-period", "2023-H1")...)
	require.Equal(t, "5", shownInjuries(t, text))
	version, text := written(t, append(public, "-data", injuries(t, "v1.csv", "2023", "5"))...)
	require.Equal(t, "5", shownInjuries(t, text))
	six := injuries(t, "v2.csv", "2023", "6")
	alone, text := written(t, append(public, "-data", six)...)
	require.Equal(t, "6", shownInjuries(t, text), "nothing earlier is known")
	require.Contains(t, text, `"earlier_publications": "not_considered"`)
	require.Equal(t, done, command("", "verify", alone, six).status)
	for name, args := range map[string][]string{"the half-year": {"-published", half}, "the version before": {"-published", version},
		"the version that is replaced": {"-replaces", version}, "both": {"-published", version, "-published", half}} {
		t.Run(name, func(t *testing.T) {
			path, text := written(t, append(append(public, "-data", six), args...)...)
			require.Nil(t, shownInjuries(t, text))
			require.Contains(t, text, `"earlier_publications": "considered"`)
			files := []string{six}
			for i := 1; i < len(args); i += 2 {
				files = append(files, args[i])
			}
			got := command("", append([]string{"verify", path, "-lang", "en"}, files...)...)
			require.Equal(t, "holds: computed again from the same inputs it is the same report\n", got.stdout, got.stderr)
		})
	}
	got := command("", append([]string{"rate", "-lang", "en", "-data", six}, public...)...)
	require.Contains(t, strings.Join(strings.Fields(got.stdout), " "), "Earlier publications were not considered")
}

func TestWhatIsNoEarlierPublicationIsRefused(t *testing.T) {
	internal, _ := written(t)
	tests := []struct {
		name   string
		args   []string
		status int
		want   string
	}{
		{"one that is for use within", []string{"-public", "-published", internal}, wrongInput, "is not for publication, expected a report that was published\nhint: give the report that was published, made with -public"},
		{"beside a report that is not public", []string{"-published", internal}, wrongUsage, "-published needs -public"},
		{"what is no report", []string{"-public", "-published", file(t, "x.json", "{}")}, wrongInput, "x.json: this is no report"},
		{"what is not there", []string{"-public", "-published", "nowhere.json"}, wrongInput, "nowhere.json: there is no such file"},
		{"several years", []string{"-public", "-period", "2022..2023"}, wrongInput, "-period: several years cannot be published in one report"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("", append([]string{"rate", "-lang", "en"}, tt.args...)...)
			require.Equal(t, tt.status, got.status)
			require.Empty(t, got.stdout)
			require.Contains(t, got.stderr, tt.want)
		})
	}
}
