package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// joinedOf reads files in order and joins them.
func joinedOf(t *testing.T, plan *Plan, files ...string) *Dataset {
	t.Helper()
	var sets []*Dataset
	for i, text := range files {
		set, err := plan.ReadCSV(named(text, string(rune('a'+i))+".csv"), EnglishNumbers)
		require.NoError(t, err)
		sets = append(sets, set)
	}
	joined, err := plan.JoinDatasets(sets...)
	require.NoError(t, err)
	return joined
}

// Each file's total was held against the sum over all files, and no two files with totals could be joined.
func TestATotalIsThatOfItsFile(t *testing.T) {
	const (
		head  = "unit,name,period,live_births,child_labourers\n"
		east  = head + "06760,A,2023,248,0\n06763,B,2023,52,0\n,Tổng cộng,2023,300,0\n"
		west  = head + "06766,C,2023,100,0\n06769,D,2023,11,0\n,Tổng cộng,2023,111,0\n"
		wrong = head + "06766,C,2023,100,0\n06769,D,2023,11,0\n,Tổng cộng,2023,411,0\n"
		whole = "unit,period,statistic,value\n06760,2023,infant_deaths,2\n06763,2023,infant_deaths,1\nTổng cộng,2023,infant_deaths,3\n"
	)
	tests := []struct {
		name  string
		files []string
		sum   string // of live births in the city
		notes []string
	}{
		{"one file", []string{east}, "300", nil},
		{"two files, each with its own", []string{east, west}, "411", nil},
		{"in the other order", []string{west, east}, "411", nil},
		{"one of them contradicts its units, though it fits all files", []string{east, wrong}, "invalid",
			[]string{"b.csv:4 Live births: the total row says 411, the units add up to 111"}},
		{"other statistics of the same units", []string{east, whole}, "300", nil},
		{"a total without a period is of its file's period", []string{head + "06760,A,2022,240,0\n,Tổng cộng,,240,0\n", west}, "111", nil},
		{"of two years, each with its own", []string{head + "06760,A,2022,240,0\n06760,A,2023,248,0\n,Tổng cộng,2022,240,0\n,Tổng cộng,2023,248,0\n"}, "248", nil},
		{"the city's own row is no unit", []string{east + "195,Cẩm Phả,2023,300,\n", west}, "411", nil},
		{"a unit that lacks a figure leaves nothing to compare", []string{head + "06760,A,2023,248,0\n06763,B,2023,,0\n,Tổng cộng,2023,300,0\n", west}, "missing", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			reports, err := joinedOf(t, unrostered(), tt.files...).Of(Year(2023))
			require.NoError(t, err)
			var notes []string
			for _, note := range reports.Notes {
				notes = append(notes, note.File+":"+string(rune('0'+note.Line))+" "+note.Message.String())
			}
			require.Equal(t, tt.notes, notes)
			births := reports.City.Value("live_births")
			if n, ok := births.Number(); ok {
				require.Equal(t, tt.sum, n.String())
				return
			}
			require.Contains(t, births.Kind().String(), tt.sum)
		})
	}
}
