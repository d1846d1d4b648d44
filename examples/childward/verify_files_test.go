package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/longtest"
	"github.com/childward/childward/testdata"
)

// An office is a folder with files of its own, none of which the program carries.
type office struct {
	folder string
	t      *testing.T
}

func (o office) put(name string, content []byte) string {
	path := filepath.Join(o.folder, name)
	require.NoError(o.t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(o.t, os.WriteFile(path, content, 0o644))
	return path
}

// yearOf are the statistics of a year in a form in which rate reads them.
func yearOf(t *testing.T, year int, form string) []byte {
	t.Helper()
	source := string(map[int][]byte{2022: testdata.CamPha2022, 2023: testdata.CamPha2023}[year])
	_, table, _ := strings.Cut(source, "\nunit,")
	rows, err := csv.NewReader(strings.NewReader("unit," + table)).ReadAll()
	require.NoError(t, err)
	if year == 2022 { // a unit that is no more
		gone := slices.Clone(rows[1])
		gone[0], gone[1] = "09999", "Cũ"
		rows = append(rows, gone)
	}
	var b strings.Builder
	if form == "json" {
		require.NoError(t, json.NewEncoder(&b).Encode(map[string]any{"records": recordsOf(rows)}))
		return []byte(b.String())
	}
	w := csv.NewWriter(&b)
	if form == "vi" {
		w.Comma = ';'
		for _, row := range rows[1:] {
			for i := 7; i < len(row); i++ {
				if n := len(row[i]); n > 3 && row[i] != "true" && row[i] != "false" {
					row[i] = row[i][:n-3] + "." + row[i][n-3:] // 1.234 is another number in English
				}
			}
		}
	}
	require.NoError(t, w.WriteAll(rows))
	return []byte(b.String())
}

// recordsOf are the rows of a wide table as JSON has them.
func recordsOf(rows [][]string) (records []map[string]any) {
	for _, row := range rows[1:] {
		record, values := map[string]any{}, map[string]any{}
		for i, name := range rows[0] {
			cell := row[i]
			switch {
			case cell == "":
			case slices.Contains([]string{"unit", "name", "kind", "tier", "valid_from", "period"}, name):
				record[name] = cell
			case cell == "true" || cell == "false":
				values[name] = cell == "true"
			default:
				values[name] = cell
			}
		}
		record["statistics"] = values
		records = append(records, record)
	}
	return records
}

// marked is a file that means the same, and is another.
func marked(source []byte) []byte { return append(slices.Clone(source), "\n# của huyện\n"...) }

// A rated is a way to call rate, and the files that verify needs for the report.
type rated struct {
	args, files []string
	form        string
	public      bool
}

// file gives a file by a flag.
func (r *rated) file(flag, path string) {
	r.args, r.files = append(r.args, "-"+flag, path), append(r.files, path)
}

// randomRating calls rate with any of its flags.
func (o office) randomRating(r *rand.Rand) *rated {
	one := func(of int) bool { return r.IntN(of) == 0 }
	c := &rated{form: []string{"en", "vi", "json"}[r.IntN(3)], public: one(3)}
	ownPlan, ownData, ownBefore := one(3), one(2), one(2)
	if ownPlan {
		c.file("plan", o.put("plan.yaml", marked(indicator.CamPha2023YAML())))
	}
	if ownData || ownPlan {
		ownData = true
		o.statistics(r, c)
	}
	if ownBefore {
		folder := "now/before."
		if !c.public && one(2) {
			folder = "before/wards." // two files of one name, which digests tell apart
		}
		c.file("previous", o.put(folder+c.form, yearOf(o.t, 2022, c.form)))
		c.args = append(c.args, "-roster", "data") // with a unit that the plan does not name
	}
	if ownData || ownBefore {
		convention := []string{"-numbers", c.form}
		if c.form == "json" {
			convention = []string{"-input", "json"}
		}
		c.args = append(c.args, convention...)
	}
	oldPlan := ownBefore && one(3)
	switch {
	case oldPlan && one(2):
		c.file("previous-plan", o.put("plan-2022.yaml", append(marked(indicator.CamPha2023YAML()), "# 2022\n"...)))
	case oldPlan:
		c.args = append(c.args, "-previous-plan", "campha-2023")
	}
	if one(3) {
		c.file("mergers", o.put("mergers.csv", []byte("old_code,old_valid_from,new_code,new_valid_from\n09999,,06760,\n")))
	}
	o.points(r, c)
	if one(3) {
		c.args = append(c.args, "-owner", "y tế")
	}
	if c.public {
		c.args = append(c.args, "-public")
	}
	earlier := []string{"rate", "-format", "json", "-o", filepath.Join(o.folder, "old.json")}
	if c.public {
		earlier = append(earlier, "-public")
	}
	switch {
	case !oldPlan && !ownBefore && !ownData && one(4):
		c.args, earlier = append(c.args, "-period", "2022"), append(earlier, "-period", "2022")
	case !c.public && !oldPlan && one(4):
		c.args = append(c.args, "-period", "2022..2023")
	}
	if one(4) {
		c.args = append(c.args, "-unit", "06766")
	} else if one(3) {
		require.Equal(o.t, done, command("", earlier...).status)
		c.file("replaces", earlier[4])
	}
	if c.public && one(2) {
		half := filepath.Join(o.folder, "half.json")
		require.Equal(o.t, done, command("", "rate", "-format", "json", "-o", half, "-public", "-period", "2023-H1").status)
		c.file("published", half)
	}
	return c
}

// statistics gives those of the year in one file, in two, or in a folder, with a column that the plan does not know or not.
func (o office) statistics(r *rand.Rand, c *rated) {
	source := yearOf(o.t, 2023, c.form)
	if c.form == "json" {
		c.file("data", o.put("now/wards.json", source))
		return
	}
	lines := strings.SplitAfter(strings.TrimSpace(string(source))+"\n", "\n")
	if r.IntN(3) == 0 {
		comma := map[string]string{"en": ",", "vi": ";"}[c.form]
		for i, line := range lines[:len(lines)-1] {
			lines[i] = strings.TrimSuffix(line, "\n") + comma + map[bool]string{true: "ghi_chú", false: "x"}[i == 0] + "\n"
		}
		c.args = append(c.args, "-extra", "ignore")
	}
	first := strings.Join(lines[:6], "")
	second := lines[0] + strings.Join(lines[6:], "")
	switch r.IntN(3) {
	case 0:
		c.file("data", o.put("now/wards."+c.form, []byte(strings.Join(lines, ""))))
	case 1:
		c.file("data", o.put("now/east.csv", []byte(first)))
		c.file("data", o.put("now/west.csv", []byte(second)))
	default:
		c.files = append(c.files, o.put("wards/east.csv", []byte(first)), o.put("wards/towns/west.csv", []byte(second)))
		c.args = append(c.args, "-data", filepath.Join(o.folder, "wards"))
	}
}

// points rates by a scheme, or by none.
func (o office) points(r *rand.Rand, c *rated) {
	switch r.IntN(4) {
	case 0:
		c.args = append(c.args, "-scheme", "decision06")
		if r.IntN(2) == 0 {
			c.args = append(c.args, "-scale", "illustrative")
		}
	case 1:
		c.file("scheme", o.put("scheme.yaml", marked(criteria.Decision06YAML())))
		if r.IntN(2) == 0 {
			c.file("scale", o.put("scale.yaml", marked(testdata.ScaleIllustrative)))
		}
	}
}

// The report says all but the files: they are given in any order, and where their digests stand in the report, under any
// name.
func TestAReportMadeWithAnyFlagsIsVerifiedWithItsFilesAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 2023))
	for range longtest.Rounds(24, 200) {
		o := office{t.TempDir(), t}
		c := o.randomRating(r)
		report := filepath.Join(o.folder, "report.json")
		got := command("", append([]string{"rate", "-format", "json", "-o", report}, c.args...)...)
		require.Equal(t, done, got.status, "%v\n%s", c.args, got.stderr)

		files := slices.Clone(c.files)
		if !c.public {
			for i, path := range files {
				if r.IntN(3) == 0 {
					files[i] = filepath.Join(o.folder, fmt.Sprintf("%d.txt", i))
					require.NoError(t, os.Rename(path, files[i]))
				}
			}
		}
		r.Shuffle(len(files), func(i, k int) { files[i], files[k] = files[k], files[i] })
		got = command("", append([]string{"verify", report, "-lang", "en"}, files...)...)
		require.Equal(t, "holds: computed again from the same inputs it is the same report\n", got.stdout, "%v\n%s", c.args, got.stderr)
		require.Equal(t, done, got.status)

		if len(files) > 0 {
			got = command("", append([]string{"verify", report, "-lang", "en"}, files[1:]...)...)
			require.Equal(t, wrongInput, got.status, "%v", c.args)
			require.Contains(t, got.stderr, "report.json: the report was computed from the ")
		}
	}
}

func TestWhatVerifyMissesOrDoesNotKnowIsToldAllAtOnce(t *testing.T) {
	o := office{t.TempDir(), t}
	plan := o.put("plan.yaml", marked(indicator.CamPha2023YAML()))
	scheme := o.put("scheme.yaml", marked(criteria.Decision06YAML()))
	scale := o.put("scale.yaml", marked(testdata.ScaleIllustrative))
	now, before := o.put("now.csv", yearOf(t, 2023, "en")), o.put("before.csv", yearOf(t, 2022, "en"))
	mergers := o.put("mergers.csv", []byte("old_code,old_valid_from,new_code,new_valid_from\n09999,,06760,\n"))
	all := []string{"-plan", plan, "-scheme", scheme, "-scale", scale, "-data", now, "-previous", before, "-numbers", "en", "-roster", "data", "-mergers", mergers}
	report, _ := written(t, all...)
	public, _ := written(t, append(all, "-public")...)
	other := o.put("other.csv", []byte("unit,period,live_births\n"))
	changed := func(name string, content []byte) string {
		return o.put("changed/"+name, append(slices.Clone(content), "# x\n"...))
	}
	const from, needed = "the report was computed from ", `[0-9a-f]{64}, which the program does not carry\n.*hint: give the file after the report, or with `
	const since = `[0-9a-f]{64}, and this file has [0-9a-f]{64}: it was changed since\n`
	tests := []struct {
		name string
		args []string
		says []string // each of them, in any order
	}{
		{"nothing is given", []string{report}, []string{
			from + "the plan campha-2023 with the digest " + needed + "-plan\n", from + "the scheme decision06 with the digest " + needed + "-scheme\n",
			from + `the scale \S+ with the digest ` + needed + "-scale\n", from + "the file now.csv with the digest " + needed + "-data\n",
			from + "the file before.csv with the digest " + needed + "-previous\n", from + "the file mergers.csv with the digest " + needed + "-mergers\n", "\n6 errors\n"}},
		{"one is missing, and another belongs to nothing", []string{report, plan, scheme, now, other, before, mergers}, []string{
			from + `the scale \S+ with the digest ` + needed + "-scale\n", "other.csv: the report was computed without this file\n", "\n2 errors\n"}},
		{"files that were changed", []string{report, changed("plan.yaml", indicator.CamPha2023YAML()), changed("s.yaml", criteria.Decision06YAML()), scale, changed("now.csv", yearOf(t, 2023, "en")), before, mergers},
			[]string{"plan.yaml: " + from + "the plan campha-2023 with the digest " + since, "s.yaml: " + from + "the scheme decision06 with the digest " + since,
				"now.csv: " + from + "the file now.csv with the digest " + since, "\n3 errors\n"}},
		{"a public report names its figures without digests", []string{public, plan, scheme, scale, before, mergers}, []string{
			from + `the file now.csv, which the program does not carry\nhint: give the file after the report, or with -data\n`}},
		{"two files of the name of one in a public report", []string{public, plan, scheme, scale, now, changed("now.csv", yearOf(t, 2023, "en")), before, mergers}, []string{
			`report.json: several files are called now.csv, and the report names its statistics without digests\nhint: say what each of them is: -data, -previous\n`}},
		{"files that are not there, all of them", []string{report, filepath.Join(o.folder, "a.csv"), filepath.Join(o.folder, "b.csv")}, []string{
			`a.csv: there is no such file\n`, `b.csv: there is no such file\n`, "\n2 errors\n"}},
		{"standard input as a file", []string{report, "-"}, []string{"it cannot be read from standard input"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("", append([]string{"verify", "-lang", "en"}, tt.args...)...)
			require.Equal(t, wrongInput, got.status, got.stdout)
			require.Empty(t, got.stdout)
			for _, says := range tt.says {
				require.Regexp(t, says, got.stderr)
			}
			vi := command("", append([]string{"verify"}, tt.args...)...)
			require.Equal(t, wrongInput, vi.status)
			require.NotContains(t, vi.stderr, "the ")
		})
	}
}

// The files of a public report are known by name: where two have one name, flags tell them apart, and need no -numbers.
func TestAFlagGoesBeforeWhatTheReportSays(t *testing.T) {
	o := office{t.TempDir(), t}
	now, before := o.put("2023/wards.csv", yearOf(t, 2023, "vi")), o.put("2022/wards.csv", yearOf(t, 2022, "vi"))
	report, _ := written(t, "-public", "-data", now, "-previous", before, "-numbers", "vi", "-roster", "data")
	require.Contains(t, command("", "verify", report, now, before, "-lang", "en").stderr, "several files are called wards.csv")
	for _, args := range [][]string{{"-data", now, before}, {now, "-previous", before}, {"-data", now, "-previous", before}, {"-data", now, "-previous", before, now}} {
		got := command("", append([]string{"verify", report}, args...)...)
		require.Equal(t, done, got.status, "%v %s%s", args, got.stdout, got.stderr)
	}
	require.Equal(t, wrongInput, command("", "verify", report, "-data", now, "-previous", before, "-owner", "y tế").status)
	require.Equal(t, wrongInput, command("", "verify", report, "-data", now, "-previous", before, "-numbers", "en").status)
}

// Read as the sample the report had the year before, too, which is not in it.
func TestACopyOfTheSampleIsNotTheSample(t *testing.T) {
	now := office{t.TempDir(), t}.put("campha-2023.csv", testdata.CamPha2023)
	report, text := written(t, "-data", now, "-numbers", "en")
	require.NotContains(t, text, "campha-2022.csv")
	for _, files := range [][]string{nil, {now}} {
		got := command("", append([]string{"verify", report}, files...)...)
		require.Equal(t, done, got.status, got.stdout+got.stderr)
	}
}

func TestTheReportSaysWhatDecidesBesideItsFiles(t *testing.T) {
	o := office{t.TempDir(), t}
	now, before := o.put("now.csv", yearOf(t, 2023, "vi")), o.put("before.csv", yearOf(t, 2022, "vi"))
	records := o.put("now.json", yearOf(t, 2023, "json"))
	tests := []struct {
		name    string
		args    []string
		options any
		roles   []any
	}{
		{"the sample", nil, nil, []any{nil, "previous"}},
		{"the sample, and numbers for nothing", []string{"-numbers", "vi"}, nil, []any{nil, "previous"}},
		{"Vietnamese numbers, and the units of the data", []string{"-data", now, "-previous", before, "-numbers", "vi", "-roster", "data"}, map[string]any{"numbers": "vi", "roster": "data"}, []any{nil, "previous"}},
		{"JSON", []string{"-data", records, "-input", "json"}, map[string]any{"input": "json"}, []any{nil}},
		{"by an older plan", []string{"-previous", before, "-numbers", "vi", "-previous-plan", "campha-2023", "-roster", "data"}, map[string]any{"numbers": "vi", "roster": "data"}, []any{nil, "previous", "previous_plan"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := reported(t, tt.args...)
			require.Equal(t, tt.options, got["options"])
			var roles []any
			for _, in := range got["inputs"].([]any) {
				roles = append(roles, in.(map[string]any)["role"])
				require.Regexp(t, "^[0-9a-f]{64}$", in.(map[string]any)["digest"])
			}
			require.Equal(t, tt.roles, roles)
		})
	}
}
