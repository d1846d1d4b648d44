package indicator

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/longtest"
	"github.com/childward/childward/testdata"
)

// sampleRows are the rows of the sample with its header.
func sampleRows(t testing.TB) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(testdata.CamPha2023))
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1+16+1, "header, wards, city")
	return rows
}

// A form writes rows in one of the forms in which they are read, and reads them.
type form struct {
	name string
	read func(t testing.TB, plan *Plan, rows [][]string) *Dataset
}

func asCSV(t testing.TB, rows [][]string) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, csv.NewWriter(&b).WriteAll(rows))
	return b.String()
}

// sampleFixed is how many columns of the sample stand before its statistics.
const sampleFixed = 6

var forms = []form{
	{"wide", func(t testing.TB, plan *Plan, rows [][]string) *Dataset {
		set, err := plan.ReadCSV(named(asCSV(t, rows), "wide.csv"), EnglishNumbers)
		require.NoError(t, err)
		return set
	}},
	{"long", func(t testing.TB, plan *Plan, rows [][]string) *Dataset {
		long := [][]string{{"unit", "name", "period", "statistic", "value"}}
		for _, row := range rows[1:] {
			for i := sampleFixed; i < len(row); i++ {
				long = append(long, []string{row[0], row[1], row[5], rows[0][i], row[i]})
			}
		}
		set, err := plan.ReadCSV(named(asCSV(t, long), "long.csv"), EnglishNumbers)
		require.NoError(t, err)
		return set
	}},
	{"JSON", func(t testing.TB, plan *Plan, rows [][]string) *Dataset {
		var records []map[string]any
		for _, row := range rows[1:] {
			values := map[string]any{}
			for i := sampleFixed; i < len(row); i++ {
				switch row[i] {
				case "":
				case "true", "false":
					values[rows[0][i]] = row[i] == "true"
				default:
					values[rows[0][i]] = row[i]
				}
			}
			records = append(records, map[string]any{"unit": row[0], "name": row[1], "period": row[5], "statistics": values})
		}
		text, err := json.Marshal(map[string]any{"records": records})
		require.NoError(t, err)
		set, err := plan.ReadJSON(named(string(text), "records.json"))
		require.NoError(t, err)
		return set
	}},
}

// blanked are rows without a ward: its row left out, or all of its figures.
func blanked(rows [][]string, ward int, period string, row bool) [][]string {
	var out [][]string
	for i, r := range rows {
		r = append([]string{}, r...)
		if i > 0 {
			r[5] = period
		}
		if i == ward && row {
			continue
		}
		for k := sampleFixed; i == ward && k < len(r); k++ {
			r[k] = ""
		}
		out = append(out, r)
	}
	return out
}

// With the row of Dương Huy taken out the city had three targets more: what does not reach us was not seen.
func TestWithoutAUnitTheCityHasNoVerdictThatDependsOnIt(t *testing.T) {
	plan, rows := CamPha2023(), sampleRows(t)
	for _, f := range forms {
		for _, period := range []string{"2023", "2023-H1"} {
			for _, row := range []bool{true, false} {
				t.Run(fmt.Sprintf("%s, %s, row left out: %v", f.name, period, row), func(t *testing.T) {
					t.Parallel()
					p, err := ParsePeriod(period)
					require.NoError(t, err)
					whole, err := f.read(t, plan, blanked(rows, -1, period, false)).Of(p)
					require.NoError(t, err)
					complete := plan.Evaluate(whole.City)
					for ward := 1; ward <= 16; ward++ {
						reports, err := f.read(t, plan, blanked(rows, ward, period, row)).Of(p)
						require.NoError(t, err)
						require.Len(t, reports.Wards, 16)
						require.Equal(t, rows[ward][0], reports.NotHandedIn()[0].Code)
						withoutUnit(t, plan, reports, complete, rows[ward][0])
					}
				})
			}
		}
	}
}

func withoutUnit(t *testing.T, plan *Plan, reports Reports, complete Results, code string) {
	t.Helper()
	for i, res := range plan.Evaluate(reports.City) {
		if !res.fromWards() {
			require.Equal(t, complete[i].Verdict, res.Verdict, "%s depends on no ward", res.Indicator().ID)
			continue
		}
		require.False(t, res.Verdict.Judged(), "%s without %s", res.Indicator().ID, code)
		require.Contains(t, res.Worked().Coverage.Without, code)
		for _, reading := range res.AllReadings() {
			if reading.fromWards() {
				require.False(t, reading.Verdict.Judged(), "%s (%s) without %s", res.Indicator().ID, reading.Reading.ID, code)
			}
		}
	}
	for _, w := range reports.Wards {
		if w.Unit().Code != code {
			continue
		}
		for _, res := range plan.Evaluate(w) {
			require.False(t, res.Verdict.Judged())
			if res.Verdict == NoData {
				require.Equal(t, "not_handed_in", res.Reason().Code())
			}
		}
	}
}

// split cuts the sample into files, by units or by statistics, some of them wide and some long.
func split(t *testing.T, r *rand.Rand, rows [][]string) fstest.MapFS {
	files := fstest.MapFS{}
	n := 1 + r.IntN(5)
	byUnit := r.IntN(2) == 0
	at := func(row, column int) int {
		if byUnit {
			return (row*7 + 3) % n
		}
		return (column*5 + 1) % n
	}
	for file := range n {
		part := [][]string{append([]string{}, rows[0][:sampleFixed]...)}
		for c := sampleFixed; c < len(rows[0]); c++ {
			if byUnit || at(0, c) == file {
				part[0] = append(part[0], rows[0][c])
			}
		}
		for i, row := range rows[1:] {
			if byUnit && at(i, 0) != file {
				continue
			}
			cells := append([]string{}, row[:sampleFixed]...)
			for c := sampleFixed; c < len(row); c++ {
				if byUnit || at(0, c) == file {
					cells = append(cells, row[c])
				}
			}
			part = append(part, cells)
		}
		if len(part) > 1 {
			r.Shuffle(len(part)-1, func(i, k int) { part[1+i], part[1+k] = part[1+k], part[1+i] })
			files[fmt.Sprintf("%c/part-%d.csv", 'a'+r.IntN(3), r.IntN(1000)*10+file)] = &fstest.MapFile{Data: []byte(asCSV(t, part))}
		}
	}
	return files
}

func TestFilesInAnyPartsAndAnyOrderAreTheSameReports(t *testing.T) {
	plan, rows := CamPha2023(), sampleRows(t)
	written := func(set *Dataset) []string {
		reports, err := set.Of(Year(2023))
		require.NoError(t, err)
		var all []string
		for _, record := range append(reports.Wards, reports.City) {
			text, err := json.Marshal(plan.Evaluate(record))
			require.NoError(t, err)
			all = append(all, fmt.Sprintf("%+v", record.Unit()), string(text))
		}
		return all
	}
	want := written(forms[0].read(t, plan, rows))
	r := rand.New(rand.NewPCG(16, 2023))
	for range longtest.Rounds(20, 400) {
		set, err := plan.ReadFS(split(t, r, rows), ReadOptions{Numbers: EnglishNumbers})
		require.NoError(t, err)
		require.Equal(t, want, written(set))
	}
}

func TestWhatIsWrongWithFilesTogetherIsSaidWithBothPlaces(t *testing.T) {
	plan := CamPha2023()
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	tests := []struct {
		name  string
		files fstest.MapFS
		want  []string
	}{
		{"two files contradict each other", fstest.MapFS{"a.csv": file("unit,period,live_births\n06760,2023,248\n"), "x/b.csv": file("unit,period,live_births,infant_deaths\n06760,2023,249,2\n")},
			[]string{`x/b.csv:2: unit 06760, 2023: "Live births" is 249 here, 248 at a.csv:2`}},
		{"a folder without a file", fstest.MapFS{".hidden.csv": file("")}, []string{".: there is no file of statistics, expected .csv, .tsv, .txt, .json"}},
		{"what is no file of statistics", fstest.MapFS{"a.csv": file("unit,period,live_births\n06760,2023,248\n"), "b.xlsx": file("x"), "~$b.xlsx": file("x"), ".git/config": file("x")},
			[]string{"b.xlsx: this is no file of statistics, expected one whose name ends in .csv, .tsv, .txt, .json"}},
		{"the tier", fstest.MapFS{"a.csv": file("unit,period,tier,live_births\n06760,2023,B,248\n"), "b.csv": file("unit,period,tier,infant_deaths\n06760,2023,C,2\n")},
			[]string{`a.csv:2: unit 06760: the tier is "B" here, "C" at b.csv:2`}},
		{"every fault of every file", fstest.MapFS{"a.csv": file("unit,period,live_births\n06760,2023,x\n"), "b.json": file(`{"records": [{"unit": "06763", "period": "2023-H3"}]}`)},
			[]string{`a.csv:2:12: column "live_births", unit 06760: found "x"`, `b.json:1:42: record 1: period: found "2023-H3"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := plan.ReadFS(tt.files, ReadOptions{Numbers: EnglishNumbers})
			for _, want := range tt.want {
				require.ErrorContains(t, err, want)
			}
		})
	}
	set, err := plan.ReadFS(fstest.MapFS{"a.csv": file("unit,period,live_births\n06760,2023,248\n"), "b.csv": file("unit,period,live_births,infant_deaths\n06760,2023,248,2\n")}, ReadOptions{Numbers: EnglishNumbers})
	require.NoError(t, err)
	require.Len(t, set.Records(), 1)
	require.Len(t, set.Records()[0].Places(), 2)
	require.Equal(t, "given_alike", set.Notes[0].Message.Code())
}
