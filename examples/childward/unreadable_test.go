package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// planWith is the plan of one's own with something put in the place of something else.
func planWith(old, with string) string {
	if !strings.Contains(ownPlan, old) {
		panic("the plan has no " + old)
	}
	return strings.Replace(ownPlan, old, with, 1)
}

// bomb is a YAML file that would grow to 10^9 elements if aliases were followed.
func bomb() string {
	var b strings.Builder
	b.WriteString("version: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	return b.String()
}

func formula(text string) string { return planWith("percent(helmets, bikes)", text) }

func TestAPlanThatCannotBeReadSaysWhereAndWhatToDo(t *testing.T) {
	tests := []struct {
		name, plan string
		says       []string
	}{
		{"an unknown key", planWith("    label: {vi: Trẻ đi xe", "    lable: {vi: Trẻ đi xe"), []string{"p.yaml:8:5: ", "lable", "label"}},
		{"several unknown keys, all of them", planWith("value: percent(helmets, bikes)", "value: percent(helmets, bikes)\n    colour: red\n    weight: 3\n    targe: \"> 1\""),
			[]string{"p.yaml:19:5: ", "colour", "p.yaml:20:5: ", "weight", "p.yaml:21:5: ", "targe"}},
		{"an alias bomb", bomb(), []string{"p.yaml:2:", "a0"}},
		{"a code without quotes", planWith("  year: 2024", "  year: 2024\n  area: {code: 06760, name: {vi: X, en: X}}"), []string{"p.yaml:6:16: ", "06760", `"06760"`}},
		{"an unknown statistic in a formula", formula("percent(helmet, bikes)"), []string{"p.yaml:18:20: ", `"helmet"`, `"helmets"`}},
		{"two unknown statistics in a formula", formula("percent(helmet, bike)"), []string{"p.yaml:18:20: ", "p.yaml:18:28: ", `"helmets"`, `"bikes"`}},
		{"an unknown statistic in a folded formula", formula(">-\n      percent(helmets,\n      bike)"), []string{"p.yaml:20:7: ", `"bikes"`}},
		{"an unknown statistic in a formula of several lines", formula("|\n      percent(helmets,\n        bike)"), []string{"p.yaml:20:9: ", `"bikes"`}},
		{"an unknown statistic in a formula in quotes", formula(`"percent(helmets, bike)"`), []string{"p.yaml:18:30: ", `"bikes"`}},
		{"an unknown function", formula("share(helmets, bikes)"), []string{"p.yaml:18:12: ", "share"}},
		{"a formula with a closure", formula("all([1, 2], {# > helmets}) ? 1 : 2"), []string{"p.yaml:18:"}},
		{"a formula with a string", formula(`percent(helmets, "bikes")`), []string{"p.yaml:18:29: "}},
		{"a formula with a pipe", formula("helmets | abs"), []string{"p.yaml:18:20: "}},
		{"a formula with %", formula("helmets % bikes"), []string{"p.yaml:18:20: ", "%"}},
		{"a formula with **", formula("helmets ** bikes"), []string{"p.yaml:18:20: ", "**"}},
		{"a formula with a huge exponent", formula("helmets * 1e-400000000"), []string{"p.yaml:18:22: "}},
		{"a formula with a million nested brackets", formula(strings.Repeat("(", 1_000_000) + "1" + strings.Repeat(")", 1_000_000)), []string{"p.yaml"}},
		{"a formula with 500 nested brackets", formula(strings.Repeat("(", 500) + "1" + strings.Repeat(")", 500)), []string{"p.yaml:18:", "200"}},
		{"a flag that is added", formula("helmets + open_gate"), []string{"p.yaml:18:22: ", "open_gate"}},
		{"a target in another base", planWith(`">= 90 %"`, `">= 900 ‰"`), []string{"p.yaml:19:", "90 %"}},
		{"a target without operator", planWith(`">= 90 %"`, `"90 %"`), []string{"p.yaml:19:"}},
		{"a target that may be two numbers", planWith(`">= 90 %"`, `">= 90,500 %"`), []string{"p.yaml:19:", ">= 90500 %", ">= 90.5 %"}},
		{"a direction against the target", planWith(`target: ">= 90 %"`, "target: \">= 90 %\"\n    better: lower"), []string{"p.yaml:20:"}},
		{"a newer version of the format", planWith("version: 1", "version: 2"), []string{"p.yaml:1:", "2"}},
		{"no version", planWith("version: 1\n", ""), []string{"p.yaml:", "version"}},
		{"a second document", ownPlan + "---\nversion: 1\n", []string{"p.yaml:20:"}},
		{"a tag", planWith("id: helmets", "id: !!str helmets"), []string{"p.yaml:3:7: "}},
		{"an anchor", planWith("id: helmets", "id: &x helmets"), []string{"p.yaml:3:7: "}},
		{"a key given twice", planWith("  year: 2024", "  year: 2024\n  year: 2023"), []string{"p.yaml:6:3: ", "year"}},
		{"a statistic declared twice", planWith("- name: helmets", "- name: bikes"), []string{"p.yaml:9:", "bikes"}},
		{"two names that become one", planWith("- name: bikes", "- name: trẻ\n    label: {vi: A, en: B}\n  - name: tre\u0309"), []string{"p.yaml:9:"}},
		{"a kind that does not exist", planWith("kind: flag", "kind: flags"), []string{"p.yaml:12:", "flag"}},
		{"a tab for indentation", planWith("  year: 2024", "\tyear: 2024"), []string{"p.yaml:5:"}},
		{"a bracket that stays open", planWith("{vi: Mũ bảo hiểm, en: Helmets}", "{vi: Mũ bảo hiểm, en: Helmets"), []string{"p.yaml:"}},
		{"an empty file", "", []string{"p.yaml"}},
		{"blank lines", "\n\n  \n", []string{"p.yaml"}},
		{"a list", "- a\n- b\n", []string{"p.yaml:1:"}},
		{"a word", "hello\n", []string{"p.yaml:1:"}},
		{"invalid UTF-8", planWith("Helmets", "Helm\xffts"), []string{"p.yaml:4:", "UTF-8"}},
		{"UTF-16", "\xff\xfev\x00e\x00r\x00s\x00i\x00o\x00n\x00:\x00 \x001\x00", []string{"p.yaml", "UTF-16"}},
		{"a program instead of a plan", "\x7fELF\x02\x01\x01\x00\x00\x00\x00", []string{"p.yaml:1:"}},
		{"2 MB of it", ownPlan + strings.Repeat("# comment\n", 200_000), []string{"p.yaml", "MiB"}},
		{"lists nested a hundred thousand deep", "version: " + strings.Repeat("[", 100_000), []string{"p.yaml:1:"}},
		{"maps nested a thousand deep", "version: " + strings.Repeat("{a: ", 1_000) + "1" + strings.Repeat("}", 1_000), []string{"p.yaml:1:"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := file(t, "p.yaml", tt.plan)
			began := time.Now()
			for _, command := range [][]string{{"rate", "-data", "-", "-numbers", "en"}, {"form", "-unit", "A1"}} {
				requireRefused(t, "unit,period,bikes\nA1,2024,1\n", tt.says, filepath.Dir(path), append(command, "-plan", path)...)
			}
			require.Less(t, time.Since(began), 10*time.Second)
		})
	}
}

// requireRefused asserts exit status 1, nothing on standard output, and what standard error says, in order, in
// both languages, without a folder of the machine.
func requireRefused(t *testing.T, stdin string, says []string, folder string, args ...string) {
	t.Helper()
	for _, lang := range []string{"en", "vi"} {
		got := command(stdin, append(args, "-lang", lang)...)
		require.Equal(t, wrongInput, got.status, got.stderr)
		require.Empty(t, got.stdout)
		require.Less(t, len(got.stderr), 50_000, "a message does not grow with the file")
		require.NotContains(t, got.stderr, "panic")
		require.NotContains(t, got.stderr, "%!")
		require.NotContains(t, got.stderr, folder)
		for _, word := range says {
			require.Contains(t, got.stderr, word)
		}
	}
}

func TestDataThatCannotBeReadSaysWhereAndWhatToDo(t *testing.T) {
	const head = "unit,period,live_births,infant_deaths\n"
	tests := []struct {
		name, data string
		says       []string
		hint       string // in English
	}{
		{"text in a number cell", head + "06760,2023,many,2\n", []string{"wards.csv:2:12: ", "many", "live_births"}, "digits"},
		{"a percent sign", head + "06760,2023,248,2%\n", []string{"wards.csv:2:16: ", "2%"}, "write the count"},
		{"an ellipsis", head + "06760,2023,…,2\n", []string{"wards.csv:2:12: ", "…"}, "leave the cell empty"},
		{"three dots", head + "06760,2023,...,2\n", []string{"wards.csv:2:12: ", "..."}, "leave the cell empty"},
		{"a dash", head + "06760,2023,-,2\n", []string{"wards.csv:2:12: "}, "leave the cell empty"},
		{"Không", head + "06760,2023,248,Không\n", []string{"wards.csv:2:16: ", "Không"}, "leave the cell empty"},
		{"an error of the spreadsheet", head + "06760,2023,248,#DIV/0!\n", []string{"wards.csv:2:16: ", "#DIV/0!"}, "spreadsheet"},
		{"the other convention", head + "06760,2023,\"1.234,5\",2\n", []string{"wards.csv:2:12: "}, "-numbers vi"},
		{"a number shortened by the spreadsheet", head + "06760,2023,1.2E+15,2\n", []string{"wards.csv:2:12: "}, "shortened"},
		{"a number of a billion digits", head + "06760,2023,1E1000000000,2\n", []string{"wards.csv:2:12: ", "1E1000000000"}, ""},
		{"a number of two thousand digits", head + "06760,2023," + strings.Repeat("9", 2_000) + ",2\n", []string{"wards.csv:2:12: "}, ""},
		{"every wrong cell of the file", head + "06760,2023,x,2\n06763,2023,2,y\n06766,20x3,2,2\n",
			[]string{"wards.csv:2:12: ", "wards.csv:3:14: ", "wards.csv:4:7: ", "20x3"}, ""},
		{"an unknown column", "unit,period,live_birth\n06760,2023,248\n", []string{"wards.csv:1:13: ", "live_birth"}, `did you mean "live_births"?`},
		{"an unknown statistic in the long form", "unit,period,statistic,value\n06760,2023,live_birth,248\n", []string{"wards.csv:2:12: "}, `did you mean "live_births"?`},
		{"a duplicate unit", head + "06760,2023,248,2\n06763,2023,1,0\n06760,2023,248,2\n", []string{"wards.csv:4:1: ", "06760", "2"}, "keep one"},
		{"a statistic given twice, as columns", "unit,period,live_births,Trẻ đẻ ra sống\n06760,2023,1,2\n", []string{"wards.csv:1:25: ", "live_births"}, "delete one"},
		{"a statistic given twice, as rows", "unit,period,statistic,value\n06760,2023,live_births,248\n06760,2023,live_births,249\n", []string{"wards.csv:3:"}, "keep one"},
		{"an empty file", "", []string{"wards.csv"}, "name the columns"},
		{"blank lines", "\n \n", []string{"wards.csv"}, ""},
		{"a header alone", head, []string{"wards.csv:1:"}, ""},
		{"a title row above the header", "BÁO CÁO NĂM 2023\n" + head + "06760,2023,248,2\n", []string{"wards.csv:1:1: ", "BÁO CÁO"}, "delete the lines above line 2"},
		{"a table without header", "06760,2023,248,2\n", []string{"wards.csv:1:"}, ""},
		{"no column of units", "period,live_births\n2023,248\n", []string{"wards.csv:1:", "unit"}, ""},
		{"a row that is too short", head + "06760,2023,248\n", []string{"wards.csv:2:"}, "quotes"},
		{"a quote that stays open", head + "06760,2023,\"248,2\n06763,2023,1,0\n", []string{"wards.csv:2:"}, "quote"},
		{"invalid UTF-8", "unit,name,period,live_births\n06760,M\xffng,2023,248\n", []string{"wards.csv:2:"}, "CSV UTF-8"},
		{"a legacy encoding", "unit,name,period,live_births\n06760,Ph\xad\xeang M\xabng D\xad\xacng,2023,248\n", []string{"wards.csv:2:"}, ""},
		{"UTF-16", "\xff\xfeu\x00n\x00i\x00t\x00", []string{"wards.csv", "UTF-16"}, "CSV UTF-8"},
		{"an Excel workbook", "PK\x03\x04\x14\x00\x06\x00", []string{"wards.csv", "Excel"}, "CSV UTF-8"},
		{"an old Excel workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", []string{"wards.csv", "Excel"}, "CSV UTF-8"},
		{"a program", "\x7fELF\x02\x01\x01\x00\x00", []string{"wards.csv"}, ""},
		{"a flag that is a number", "unit,period,has_play_area\n06760,2023,7\n", []string{"wards.csv:2:12: ", "has_play_area"}, "true or false"},
		{"JSON", `{"records": []}`, []string{"wards.csv:1:"}, ""},
		{"a line of a million characters", head + strings.Repeat("x", 1_000_000), []string{"wards.csv:2:"}, ""},
		{"a file of quotes", strings.Repeat("\"", 100_001), []string{"wards.csv:1:"}, "expected a header"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := file(t, "wards.csv", tt.data)
			began := time.Now()
			args := []string{"rate", "-data", path, "-numbers", "en"}
			requireRefused(t, "", tt.says, filepath.Dir(path), args...)
			require.Contains(t, command("", append(args, "-lang", "en")...).stderr, tt.hint)
			require.Less(t, time.Since(began), 5*time.Second)
		})
	}
}

func TestAHundredThousandWrongCellsAreNotListedOneByOne(t *testing.T) {
	data := "unit,period,live_births\n" + strings.Repeat("06760,2023,x\n", 100_000)
	got := command(data, "rate", "-data", "-", "-numbers", "en", "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Less(t, len(got.stderr), 1<<20)
	require.Contains(t, got.stderr, "more errors, which are not listed")
}

func TestJSONThatCannotBeReadSaysWhereAndWhatToDo(t *testing.T) {
	record := func(statistics string) string {
		return `{"records": [{"unit": "06760", "period": "2023", "statistics": ` + statistics + `}]}`
	}
	tests := []struct {
		name, data string
		says       []string
	}{
		{"no JSON", "unit,period", []string{"stdin:1:"}},
		{"an empty input", "", []string{"stdin"}},
		{"JSON that breaks off", `{"records": [`, []string{"stdin:1:"}},
		{"no record", `{"records": []}`, []string{"stdin"}},
		{"an unknown key", `{"recods": []}`, []string{"stdin:1:", "recods"}},
		{"an unknown statistic", record(`{"live_birth": 248}`), []string{"stdin: ", " 1: ", "live_birth", `"live_births"`}},
		{"a number with an exponent", record(`{"live_births": 1e1000000000}`), []string{"stdin", "live_births"}},
		{"a text that is no number", record(`{"live_births": "many"}`), []string{"stdin", "live_births", "many"}},
		{"an empty text", record(`{"live_births": ""}`), []string{"stdin", "live_births"}},
		{"a number for a flag", record(`{"has_play_area": 1}`), []string{"stdin", "has_play_area"}},
		{"a flag for a number", record(`{"live_births": true}`), []string{"stdin", "live_births"}},
		{"all that is wrong", record(`{"live_birth": 1, "infant_deaths": "x", "has_play_area": 7}`), []string{"live_birth", "infant_deaths", "has_play_area"}},
		{"a unit twice", `{"records": [{"unit": "06760", "period": "2023"}, {"unit": "06760", "period": "2023"}]}`, []string{"stdin", "06760"}},
		{"a statistic twice", record(`{"live_births": 1, "live_births": 2}`), []string{"stdin", "live_births"}},
		{"no unit", `{"records": [{"period": "2023"}]}`, []string{"stdin"}},
		{"no period", `{"records": [{"unit": "06760"}]}`, []string{"stdin"}},
		{"a period that is no year", `{"records": [{"unit": "06760", "period": "x"}]}`, []string{"stdin"}},
		{"two values", `{"records": []} {}`, []string{"stdin:1:"}},
		{"a list", `[]`, []string{"stdin:1:"}},
		{"null", `null`, []string{"stdin"}},
		{"JSON nested a million deep", strings.Repeat("[", 1_000_000), []string{"stdin:1:"}},
		{"invalid UTF-8", `{"records": [{"unit": "06760", "name": "M` + "\xff" + `ng", "period": "2023"}]}`, []string{"stdin:1:", "UTF-8"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			requireRefused(t, tt.data, tt.says, "/tmp/", "rate", "-data", "-", "-input", "json")
		})
	}
}

func TestAFileThatCannotBeOpenedIsNamed(t *testing.T) {
	folder := t.TempDir()
	tests := []struct {
		name string
		args []string
	}{
		{"data that do not exist", []string{"rate", "-numbers", "en", "-data", filepath.Join(folder, "nowhere.csv")}},
		{"data that are a folder", []string{"rate", "-numbers", "en", "-data", folder}},
		{"a plan that does not exist", []string{"rate", "-numbers", "en", "-data", "-", "-plan", filepath.Join(folder, "nowhere.yaml")}},
		{"a plan that is a folder", []string{"rate", "-numbers", "en", "-data", "-", "-plan", folder}},
		{"a previous year that does not exist", []string{"rate", "-numbers", "en", "-previous", filepath.Join(folder, "nowhere.csv")}},
		{"a replaced report that does not exist", []string{"rate", "-replaces", filepath.Join(folder, "nowhere.json")}},
		{"a replaced report that is a folder", []string{"rate", "-replaces", folder}},
		{"two reports that do not exist", []string{"diff", filepath.Join(folder, "old.json"), filepath.Join(folder, "new.json")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("", tt.args...)
			require.Equal(t, wrongInput, got.status)
			require.Empty(t, got.stdout)
			require.NotEmpty(t, strings.TrimSpace(got.stderr))
		})
	}
}

func TestWhatSpreadsheetsWriteIsRead(t *testing.T) {
	tests := []struct{ name, data, numbers string }{
		{"a byte order mark", "\ufeffunit,period,live_births,infant_deaths\n06760,2023,2480,20\n", "en"},
		{"CRLF", "unit,period,live_births,infant_deaths\r\n06760,2023,2480,20\r\n", "en"},
		{"semicolons", "unit;period;live_births;infant_deaths\n06760;2023;2.480;20\n", "vi"},
		{"tabs", "unit\tperiod\tlive_births\tinfant_deaths\n06760\t2023\t2480\t20\n", "en"},
		{"Vietnamese labels", "unit,period,Trẻ đẻ ra sống,Trẻ dưới 1 tuổi tử vong\n06760,2023,2480,20\n", "en"},
		{"decomposed headers", "unit,period,Tre\u0309 đe\u0309 ra sô\u0301ng,infant_deaths\n06760,2023,2480,20\n", "en"},
		{"thin spaces for thousands", "unit,period,live_births,infant_deaths\n06760,2023,2\u2009480,20\n", "en"},
		{"narrow no-break spaces for thousands", "unit;period;live_births;infant_deaths\n06760;2023;2\u202f480;20\n", "vi"},
		{"no-break spaces for thousands", "unit,period,live_births,infant_deaths\n06760,2023,2\u00a0480,20\n", "en"},
		{"blank rows and columns", "unit,period,live_births,infant_deaths,\n06760,2023,2480,20,\n,,,,\n", "en"},
		{"the long form", "unit,period,statistic,value\n06760,2023,live_births,2480\n06760,2023,infant_deaths,20\n", "en"},
		{"commas for thousands, in quotes", "unit,period,live_births,infant_deaths\n06760,2023,\"2,480\",20\n", "en"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command(tt.data, "rate", "-data", "-", "-numbers", tt.numbers, "-format", "json")
			require.Equal(t, done, got.status, got.stderr)
			res := resultOf(t, dig(t, decoded(t, got.stdout), "units", 0, "results"), "infant_mortality")
			require.Equal(t, map[string]any{"numerator": "20", "denominator": "2480"}, only(res, "numerator", "denominator"))
		})
	}
}

func TestContradictoryDataStopNothingUnlessStrict(t *testing.T) {
	const head = "unit,name,period,live_births,infant_deaths,children_under_5,registered_under_5,children_under_16,special\n"
	tests := []struct {
		name, row string
		indicator string // that is invalid, all others stand
		says      []string
	}{
		{"a negative count", "06760,Mông Dương,2023,-248,2,100,99", "infant_mortality", []string{"wards.csv:2", "Mông Dương", "-248"}},
		{"a fraction of a child", "06760,Mông Dương,2023,248.5,2,100,99", "infant_mortality", []string{"wards.csv:2", "Mông Dương", "248.5"}},
		{"a part greater than its whole", "06760,Mông Dương,2023,248,2,100,101", "birth_registration", []string{"wards.csv:2", "Mông Dương", "101", "100"}},
		{"a constraint that fails: more births registered than children", "06760,Mông Dương,2023,248,2,0,1", "birth_registration", []string{"wards.csv:2", "Mông Dương"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := strings.Replace(head, ",children_under_16,special", "", 1) + tt.row + "\n06763,Cửa Ông,2023,1000,5,200,200\n"
			args := []string{"rate", "-data", file(t, "wards.csv", data), "-numbers", "en", "-lang", "en", "-format", "json"}
			got := command("", args...)
			require.Equal(t, done, got.status, got.stderr)
			for _, word := range tt.says {
				require.Contains(t, got.stderr, word)
			}
			report := decoded(t, got.stdout)
			invalid, other := dig(t, report, "units", 0, "results"), dig(t, report, "units", 1, "results")
			for _, id := range []string{"infant_mortality", "birth_registration"} {
				require.Equal(t, id == tt.indicator, resultOf(t, invalid, id)["verdict"] == "invalid", id)
				require.Equal(t, "achieved", resultOf(t, other, id)["verdict"], "the other units stand: %s", id)
				require.Equal(t, id == tt.indicator, resultOf(t, dig(t, report, "area", "results"), id)["verdict"] == "invalid", "the city, %s", id)
			}
			res := resultOf(t, invalid, tt.indicator)
			require.NotEmpty(t, dig(t, res, "reason", "code"))
			require.Nil(t, res["value"])
			require.Contains(t, got.stdout, `"indicator": "`+tt.indicator+`"`, "it stands under what must be put right")

			strict := command("", append(args, "-strict")...)
			require.Equal(t, wrongInput, strict.status)
			require.Equal(t, got.stdout, strict.stdout, "strict changes the exit status, not the report")
			require.Equal(t, got.stderr, strict.stderr)
		})
	}
}

func TestARowOfTotalsIsComparedAndNeverAUnit(t *testing.T) {
	const head, rows = "unit,name,period,live_births,infant_deaths\n", "06760,Mông Dương,2023,100,1\n06763,Cửa Ông,2023,200,1\n"
	tests := []struct {
		name, total string
		verdict     string // of the city
		status      int    // with -strict
		says        []string
	}{
		{"it adds up", "Tổng cộng,,2023,300,2\n", "achieved", done, nil},
		{"it adds up, without a period", "Tổng cộng,,,300,2\n", "achieved", done, nil},
		{"it does not add up", "Tổng cộng,,2023,310,2\n", "invalid", wrongInput, []string{"wards.csv:4", "310", "300"}},
		{"the name stands in the column of names", ",Tổng cộng,2023,310,2\n", "invalid", wrongInput, []string{"wards.csv:4", "310", "300"}},
		{"two figures do not add up", "TỔNG CỘNG,,2023,310,3\n", "invalid", wrongInput, []string{"310", "300", "3"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			args := []string{"rate", "-data", file(t, "wards.csv", head+rows+tt.total), "-roster", "data", "-numbers", "en", "-lang", "en", "-format", "json"}
			got := command("", args...)
			require.Equal(t, done, got.status, got.stderr)
			for _, word := range tt.says {
				require.Contains(t, got.stderr, word)
			}
			require.Equal(t, tt.says == nil, got.stderr == "", got.stderr)
			report := decoded(t, got.stdout)
			require.Len(t, report["units"], 2)
			city := resultOf(t, dig(t, report, "area", "results"), "infant_mortality")
			require.Equal(t, tt.verdict, city["verdict"], "what does not add up contradicts itself")
			require.Equal(t, tt.says != nil, strings.Contains(got.stdout, "total_differs"))
			require.Equal(t, tt.status, command("", append(args, "-strict")...).status)
		})
	}
}

func TestAFractionOfAChildSuggestsTheOtherConvention(t *testing.T) {
	got := command("unit,period,live_births,infant_deaths\n06760,2023,1.234,2\n", "rate", "-data", "-", "-numbers", "en", "-format", "json")
	require.Equal(t, done, got.status, got.stderr)
	require.Contains(t, got.stdout, "try -numbers vi")
}

func TestErrorsOfTwoFilesComeTogether(t *testing.T) {
	now := file(t, "now.csv", "unit,period,live_births\n06760,2023,x\n")
	before := file(t, "before.csv", "unit,period,live_births\n06760,2022,y\n")
	got := command("", "rate", "-data", now, "-previous", before, "-numbers", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stderr, "now.csv:2:12: ")
	require.Contains(t, got.stderr, "before.csv:2:12: ")
	_, err := os.Stat("report.json.partial")
	require.ErrorIs(t, err, os.ErrNotExist)
}
