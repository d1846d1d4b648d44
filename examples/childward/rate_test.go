package main

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// reported runs rate -format json and reads its report without knowing its types.
func reported(t *testing.T, args ...string) map[string]any {
	t.Helper()
	got := command("", append([]string{"rate", "-format", "json"}, args...)...)
	require.Equal(t, done, got.status, got.stderr)
	return decoded(t, got.stdout)
}

func decoded(t *testing.T, report string) map[string]any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(report))
	decoder.UseNumber()
	var all map[string]any
	require.NoError(t, decoder.Decode(&all))
	require.False(t, decoder.More(), "one report, one JSON value")
	return all
}

// The shapes of the contract: what a field is made of. "?" marks a field that may be absent; no other field
// is expected, and whoever adds one adds it here and to the CHANGELOG.
type shape map[string]any

const (
	text    = "text"
	integer = "integer"
	truth   = "true or false"
	decimal = "decimal in a text"
)

var (
	bilingual  = shape{"vi": text, "en": text}
	said       = shape{"code": text, "text": bilingual}
	annualised = shape{"months?": integer, "days?": integer, "value": decimal, "n": decimal, "d": decimal}
	result     = shape{
		"id": text, "number": text, "value?": decimal, "n?": decimal, "d?": decimal, "numerator?": decimal, "denominator?": decimal, "per?": decimal,
		"annualised?": annualised, "measure?": bilingual, "base": text, "verdict?": text, "interim?": truth, "hidden?": truth, "monitor?": truth, "missing?": []any{text}, "reason?": said, "warnings?": []any{said},
		"rounding_matters?": truth, "coverage?": shape{"units": integer, "of": integer, "without?": []any{text}, "contradicted?": []any{text}},
		"provisional?": shape{"value": decimal, "n": decimal, "d": decimal, "annualised?": annualised},
		"targets": []any{shape{"name?": text, "text?": bilingual, "target": text, "verdict?": text, "margin?": decimal, "margin_n?": decimal,
			"margin_d?": decimal, "certificate?": text}},
		"contested?": truth,
		"readings?":  []any{shape{"id": text, "text?": bilingual, "target": text, "value?": decimal, "n?": decimal, "d?": decimal, "verdict?": text, "hidden?": truth}},
	}
	item = shape{"id": text, "low": decimal, "low_n?": decimal, "low_d?": decimal, "high": decimal, "high_n?": decimal, "high_d?": decimal,
		"max?": decimal, "scale": text, "aspirational?": truth, "counts?": truth, "why?": bilingual}
	criterion = shape{"id": text, "number?": text, "low": decimal, "low_n?": decimal, "low_d?": decimal, "high": decimal, "high_n?": decimal, "high_d?": decimal,
		"max?": decimal, "counts?": truth, "why?": bilingual, "items": []any{item}}
	graded = shape{"grade?": text, "grades?": []any{text}, "ungraded?": truth}
	named  = shape{"id": text, "digest": text, "overlay?": text, "overlay_digest?": text}
	rating = shape{
		"scheme": named, "digests?": shape{"plan": text, "input": text}, "scale": text, "low": decimal, "low_n?": decimal, "low_d?": decimal,
		"high": decimal, "high_n?": decimal, "high_d?": decimal, "of": decimal, "tier?": text, "needed_low?": decimal, "needed_high?": decimal,
		"outcome?": text, "grade?": text, "grades?": []any{text}, "ungraded?": truth, "reasons?": []any{shape{"code": text, "criterion?": text, "text": bilingual}}, "would_settle?": []any{[]any{text}},
		"would_settle_shortest?": truth, "aspirational?": shape{"low": decimal, "high": decimal, "of": decimal}, "criteria": []any{criterion},
	}
	gradeMove = shape{"unit_code": text, "from": graded, "to": graded}
	moved     = shape{"new": []any{text}, "maintained": []any{text}, "lost": []any{text}, "gone": []any{text}}
	inSeries  = []any{shape{"id": text, "value?": text, "n?": text, "d?": text, "verdict": text}}
	wholes    = shape{
		"program": shape{"version": text}, "plan": shape{"id": text, "year?": integer, "digest": text}, "period": text, "owner?": text, "targets_of?": integer,
		"round?":  shape{"id": text, "name": bilingual, "wards_before?": text, "city_before?": text},
		"covers?": shape{"from": text, "to": text, "assumed?": truth, "differ?": truth, "status?": text}, "roster?": text,
		"not_handed_in?": []any{shape{"code": text, "name?": text}}, "departments_not_handed_in?": []any{bilingual},
		"late?":    []any{shape{"code": text, "name?": text, "handed_in": text}},
		"series?":  []any{shape{"period": text, "units": []any{shape{"code": text, "valid_from?": text, "name?": text, "results": inSeries}}, "area?": shape{"results": inSeries}, "not_handed_in?": []any{shape{"code": text, "name": text}}}},
		"options?": shape{"input?": text, "numbers?": text, "roster?": text, "extra?": text, "periods?": text, "unit?": text}, "inputs": []any{shape{"file": text, "digest?": text, "role?": text}}, "synthetic": truth, "public?": truth, "earlier_publications?": text, "internal?": bilingual,
		"replaces?": replaced,
		"units": []any{shape{"code": text, "name?": text, "kind?": text, "tier?": text, "valid_from?": text, "recognised?": truth, "results": []any{result},
			"rating": rating, "scorecard?": rating}},
		"area": shape{"level": text, "code?": text, "name?": text, "results": []any{result}, "scorecard": rating,
			"recognised": shape{"units": integer, "of": integer}, "outcomes?": shape{"eligible": integer, "not_eligible": integer, "undetermined": integer}},
		"scheme?": shape{"id": text, "digest": text, "overlay?": text, "overlay_digest?": text, "scale": text, "note?": bilingual},
		"changes?": shape{"recognition": moved, "outcome?": moved, "grades?": shape{"rose": []any{gradeMove}, "fell": []any{gradeMove}}, "gone": []any{text}, "merged?": []any{shape{"from": []any{text}, "into": text}},
			"indicators": []any{shape{"id": text, "unit_code?": text, "from": text, "to": text, "because": text}}},
		"todo": []any{shape{"code": text, "unit_code?": text, "indicator?": text, "text": bilingual}},
	}
)

// requireShape compares a value with its shape; null and "" are no value of any shape.
func requireShape(t *testing.T, at string, want, got any) {
	t.Helper()
	switch want := want.(type) {
	case shape:
		fields, ok := got.(map[string]any)
		require.True(t, ok, "%s: an object, not %v", at, got)
		for name, inner := range want {
			plain := strings.TrimSuffix(name, "?")
			value, present := fields[plain]
			require.True(t, present || plain != name, "%s.%s is absent", at, plain)
			if present {
				requireShape(t, at+"."+plain, inner, value)
			}
			delete(fields, plain)
		}
		require.Empty(t, fields, "%s: fields beyond the contract", at)
	case []any:
		list, ok := got.([]any)
		require.True(t, ok, "%s: a list, not %v", at, got)
		for _, value := range list {
			requireShape(t, at+"[]", want[0], value)
		}
	default:
		requireLeaf(t, at, want.(string), got)
	}
}

func requireLeaf(t *testing.T, at, want string, got any) {
	t.Helper()
	switch want {
	case text:
		require.IsType(t, "", got, at)
		require.NotEmpty(t, got, at)
	case integer:
		require.IsType(t, json.Number(""), got, at)
		require.Regexp(t, `^\d+$`, got, at)
	case truth:
		require.IsType(t, true, got, at)
	case decimal:
		require.IsType(t, "", got, at)
		require.Regexp(t, `^-?\d+(\.\d+)?$`, got, at)
	}
}

func TestTheReportHasTheShapeOfTheContract(t *testing.T) {
	tests := []struct {
		name string
		args []string
	}{
		{"the sample", nil},
		{"the year before, without one before it", []string{"-period", "2022"}},
		{"one department", []string{"-owner", "Tư pháp"}},
		{"one unit that reported nothing", []string{"-data", file(t, "bare.csv", "unit,period,live_births\n06760,2023,\n"), "-numbers", "en"}},
		{"for publication", []string{"-public"}},
		{"points for publication", []string{"-public", "-scheme", "decision06", "-scale", illustrative}},
		{"a scheme whose points were not found in full", []string{"-scheme", "decision06"}},
		{"a scheme with an illustrative scale", []string{"-scheme", "decision06", "-scale", illustrative}},
		{"a plan of one's own", []string{"-plan", file(t, "plan.yaml", ownPlan), "-data", file(t, "own.csv", "unit,period,bikes,helmets\nA1,2024,10,9\nA2,2024,0,0\n"), "-numbers", "en"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			requireShape(t, "report", wholes, reported(t, tt.args...))
		})
	}
}

// ownPlan is a plan as a person without Go writes it: nothing but what is needed.
const ownPlan = `version: 1
plan:
  id: helmets
  title: {vi: Mũ bảo hiểm, en: Helmets}
  year: 2024
statistics:
  - name: bikes
    label: {vi: Trẻ đi xe, en: Children on bikes}
  - name: helmets
    label: {vi: Trẻ đội mũ, en: Children with a helmet}
  - name: open_gate
    kind: flag
    label: {vi: Cổng mở, en: Gate open}
indicators:
  - id: helmet_use
    number: "1"
    name: {vi: Đội mũ bảo hiểm, en: Helmet use}
    value: percent(helmets, bikes)
    target: ">= 90 %"
`

// dig walks into a report: names of fields, positions in lists.
func dig(t *testing.T, from any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			from = from.(map[string]any)[step]
		case int:
			from = from.([]any)[step]
		}
	}
	return from
}

// resultOf finds a result in a list of results.
func resultOf(t *testing.T, results any, id string) map[string]any {
	t.Helper()
	for _, r := range results.([]any) {
		if r := r.(map[string]any); r["id"] == id {
			return r
		}
	}
	require.Fail(t, "no result", id)
	return nil
}

func TestTheReportSaysWhatTheSampleWasMadeToShow(t *testing.T) {
	report := reported(t)
	require.Len(t, report["units"], 16)
	require.Len(t, dig(t, report, "area", "results"), 32, "24 chỉ tiêu are 32 sub-targets")
	require.Equal(t, true, report["synthetic"])
	require.Equal(t, "2023", report["period"])
	require.Equal(t, map[string]any{"level": "city", "code": "195"}, only(dig(t, report, "area"), "level", "code"))

	city := func(id string) map[string]any { return resultOf(t, dig(t, report, "area", "results"), id) }
	ward := func(code, id string) map[string]any {
		at := slices.IndexFunc(report["units"].([]any), func(u any) bool { return u.(map[string]any)["code"] == code })
		require.GreaterOrEqual(t, at, 0)
		return resultOf(t, dig(t, report, "units", at, "results"), id)
	}
	tests := []struct {
		name string
		got  map[string]any
		want map[string]any
	}{
		{"785 of 12,500 is exactly 6.28 %, and the target is below it", city("underweight"),
			map[string]any{"number": "4a", "value": "6.28", "n": "157", "d": "25", "numerator": "785", "denominator": "12500", "per": "100", "base": "percent", "verdict": "missed"}},
		{"2 of 248 is 250/31", ward("06760", "infant_mortality"),
			map[string]any{"value": "8.06451612903225806452", "n": "250", "d": "31", "base": "per_1000", "verdict": "achieved", "monitor": true}},
		{"a missing statistic leaves the city without a verdict, 15 of 16 units stand beside it", city("early_childhood_services"),
			map[string]any{"verdict": "no_data", "value": nil, "n": nil}},
		{"contradictory data leave the city without a verdict", city("birth_registration"), map[string]any{"verdict": "invalid", "value": nil, "certificate": nil}},
		{"the ward whose data contradict themselves", ward("06787", "birth_registration"), map[string]any{"verdict": "invalid", "value": nil, "numerator": nil}},
		{"nobody to whom it could happen", ward("06802", "disability_education"), map[string]any{"verdict": "not_applicable", "value": nil}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for field, want := range tt.want {
				require.Equal(t, want, tt.got[field], field)
			}
		})
	}
	cover := city("early_childhood_services")["coverage"].(map[string]any)
	require.Equal(t, map[string]any{"units": json.Number("15"), "of": json.Number("16"), "without": []any{"06769"}}, cover)
}

func only(from any, names ...string) map[string]any {
	some := map[string]any{}
	for _, name := range names {
		some[name] = from.(map[string]any)[name]
	}
	return some
}

func TestADigestIsThatOfTheBytesRead(t *testing.T) {
	data := "# synthetic: false\r\nunit,period,live_births\r\n06760,2023,248\r\n"
	path := file(t, "wards 1.csv", data)
	sum := sha256.Sum256([]byte(data))
	want := []any{map[string]any{"file": "wards 1.csv", "digest": hex.EncodeToString(sum[:])}}
	require.Equal(t, want, reported(t, "-data", path, "-numbers", "en")["inputs"], "the base name, and no folder of the machine")

	got := command(data, "rate", "-data", "-", "-numbers", "en", "-format", "json")
	require.Equal(t, done, got.status, got.stderr)
	inputs := decoded(t, got.stdout)["inputs"]
	require.Equal(t, want[0].(map[string]any)["digest"], dig(t, inputs, 0, "digest"))
}

func TestTheReportInCSV(t *testing.T) {
	tests := []struct {
		name    string
		numbers string
		comma   rune
		mark    string
		value   string
	}{
		{"without a convention it is plain", "", ',', "", "8.06451612903225806452"},
		{"en has points before decimals", "en", ',', "", "8.06451612903225806452"},
		{"vi opens in Excel on a Vietnamese machine", "vi", ';', "\ufeff", "8,06451612903225806452"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			args := []string{"rate", "-format", "csv"}
			if tt.numbers != "" {
				args = append(args, "-numbers", tt.numbers)
			}
			got := command("", args...)
			require.Equal(t, done, got.status, got.stderr)
			rest, marked := strings.CutPrefix(got.stdout, "\ufeff")
			require.Equal(t, tt.mark != "", marked)
			reader := csv.NewReader(strings.NewReader(rest))
			reader.Comma = tt.comma
			rows, err := reader.ReadAll()
			require.NoError(t, err)
			require.Len(t, rows, 1+16*22+32, "a header, 22 indicators of each ward, 32 of the city")
			head := rows[0]
			at := slices.IndexFunc(rows, func(row []string) bool {
				return row[slices.Index(head, "unit")] == "06760" && row[slices.Index(head, "indicator")] == "infant_mortality"
			})
			require.Equal(t, tt.value, rows[at][slices.Index(head, "value")])
			require.Equal(t, "250", rows[at][slices.Index(head, "n")])
			require.Equal(t, "achieved", rows[at][slices.Index(head, "verdict")])
			require.Equal(t, "<= 9 ‰", rows[at][slices.Index(head, "target")])
			require.Equal(t, "true", rows[at][slices.Index(head, "synthetic")])
		})
	}
}

// A name of a ward is text, whatever a spreadsheet would make of it.
func TestNoCellOfAReportIsAFormulaOfTheSpreadsheet(t *testing.T) {
	data := "unit,name,period,live_births,infant_deaths\n06760,\"=HYPERLINK(\"\"http://x\"\")\",2023,248,2\n06763,@SUM(A1),2023,248,2\n06766,-1+2,2023,248,2\n"
	got := command(data, "rate", "-data", "-", "-numbers", "en", "-format", "csv")
	require.Equal(t, done, got.status, got.stderr)
	rows, err := csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
	require.NoError(t, err)
	for _, row := range rows {
		require.NotRegexp(t, `^[=+@\t\r]`, row[1])
		require.NotEqual(t, "-1+2", row[1])
	}
}

func TestOneDepartmentSeesItsIndicatorsAlone(t *testing.T) {
	tests := []struct{ name, owner string }{
		{"by its name", "Phòng Tư pháp"},
		{"by a part of it", "tư pháp"},
		{"by its English name", "Justice"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report := reported(t, "-owner", tt.owner)
			var numbers []string
			for _, r := range dig(t, report, "area", "results").([]any) {
				numbers = append(numbers, r.(map[string]any)["number"].(string))
			}
			require.Equal(t, []string{"13", "14"}, numbers)
			for _, task := range report["todo"].([]any) {
				require.Contains(t, []any{"early_marriage", "birth_registration", nil}, task.(map[string]any)["indicator"])
			}
		})
	}
}

func TestThePeriodIsTheYearOfThePlanUnlessItIsSaid(t *testing.T) {
	const rows = "unit,period,live_births,infant_deaths\n06760,2021,100,9\n06760,2022,200,2\n06760,2023,400,1\n"
	path := file(t, "years.csv", rows)
	tests := []struct {
		name   string
		args   []string
		period string
		value  string
		from   bool
	}{
		{"the year of the plan", nil, "2023", "2.5", true},
		{"an earlier year", []string{"-period", "2022"}, "2022", "10", true},
		{"the first year has none before it", []string{"-period", "2021"}, "2021", "90", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report := reported(t, append([]string{"-data", path, "-numbers", "en"}, tt.args...)...)
			require.Equal(t, tt.period, report["period"])
			require.Equal(t, tt.value, resultOf(t, dig(t, report, "units", 0, "results"), "infant_mortality")["value"])
			require.Equal(t, tt.from, report["changes"] != nil)
		})
	}
}

func TestChangesComeFromThePreviousYear(t *testing.T) {
	now := file(t, "2023.csv", "unit,period,recognised,live_births,infant_deaths,child_labourers\n"+
		"06760,2023,true,1000,5,0\n06763,2023,true,1000,5,0\n06766,2023,false,1000,5,1\n06769,2023,,1000,5,0\n")
	before := file(t, "2022.csv", "unit,period,recognised,live_births,infant_deaths,child_labourers\n"+
		"06760,2022,true,1000,5,1\n06763,2022,false,1000,5,0\n06766,2022,true,1000,5,0\n06769,2022,true,1000,5,0\n06772,2022,true,1000,5,0\n")
	report := reported(t, "-data", now, "-previous", before, "-numbers", "en", "-roster", "data")
	require.Equal(t, map[string]any{
		"new": []any{"06763"}, "maintained": []any{"06760"}, "lost": []any{"06766"}, "gone": []any{"06772"},
	}, dig(t, report, "changes", "recognition"))
	changes := dig(t, report, "changes", "indicators").([]any)
	require.Contains(t, changes, map[string]any{"id": "child_labour", "unit_code": "06760", "from": "missed", "to": "achieved", "because": "figure"})
	require.Contains(t, changes, map[string]any{"id": "child_labour", "unit_code": "06766", "from": "achieved", "to": "missed", "because": "figure"})
	require.Equal(t, []any{"2023.csv", "2022.csv"}, []any{dig(t, report, "inputs", 0, "file"), dig(t, report, "inputs", 1, "file")})
}

func TestTheTodoListNamesUnitAndIndicator(t *testing.T) {
	todo := reported(t)["todo"].([]any)
	type task struct{ code, unit, indicator string }
	var got []task
	for _, x := range todo {
		x := x.(map[string]any)
		indicator, _ := x["indicator"].(string)
		got = append(got, task{x["code"].(string), x["unit_code"].(string), indicator})
	}
	for _, want := range []task{
		{"missing", "06769", "early_childhood_services"},
		{"part_exceeds_whole", "06787", "birth_registration"},
		{"on_target", "195", "underweight"},
		{"missing", "195", "child_development"},
		{"over_100", "06793", "kindergarten_enrolment"},
	} {
		require.Contains(t, got, want)
	}
}

func TestRecordsComeAsJSONOnStandardInput(t *testing.T) {
	const records = `{"synthetic": true, "records": [{"unit": "06760", "name": "Mông Dương", "period": "2023",
		"statistics": {"live_births": 248, "infant_deaths": "2", "has_play_area": true, "under_1_fully_vaccinated": null}}]}`
	got := command(records, "rate", "-input", "json", "-data", "-", "-format", "json")
	require.Equal(t, done, got.status, got.stderr)
	report := decoded(t, got.stdout)
	require.Equal(t, true, report["synthetic"])
	require.Equal(t, "250", resultOf(t, dig(t, report, "units", 0, "results"), "infant_mortality")["n"])
	require.Equal(t, []any{"children_under_1", "under_1_fully_vaccinated"}, resultOf(t, dig(t, report, "units", 0, "results"), "full_vaccination")["missing"])
	requireShape(t, "report", wholes, report)
}

func TestWrongUsageHasExitStatus2AndPrintsNothing(t *testing.T) {
	tests := []struct {
		name string
		args []string
		says string
	}{
		{"a command that does not exist", []string{"rates", "-lang", "en"}, `did you mean "rate"?`},
		{"a flag that does not exist", []string{"rate", "-lang", "en", "-fromat", "json"}, "fromat"},
		{"a format that does not exist", []string{"rate", "-lang", "en", "-format", "xlsx"}, "expected table, json or csv"},
		{"a view that does not exist", []string{"rate", "-lang", "en", "-view", "heatmap"}, "expected summary or matrix"},
		{"an input that does not exist", []string{"rate", "-lang", "en", "-input", "xml"}, "expected csv or json"},
		{"a convention that does not exist", []string{"rate", "-lang", "en", "-numbers", "de"}, "de"},
		{"a language that does not exist", []string{"rate", "-lang", "fr"}, "fr"},
		{"a period that is no year", []string{"rate", "-lang", "en", "-period", "last"}, "last"},
		{"CSV without -numbers", []string{"rate", "-lang", "en", "-data", "-"}, "CSV needs -numbers"},
		{"a previous year in CSV without -numbers", []string{"rate", "-lang", "en", "-previous", "x.csv"}, "CSV needs -numbers"},
		{"a file without its flag", []string{"rate", "-lang", "en", "wards.csv"}, "wards.csv"},
		{"a flag without its value", []string{"rate", "-lang", "en", "-data"}, "data"},
		{"explain without a unit", []string{"explain", "-lang", "en"}, "-unit CODE"},
		{"form with an argument", []string{"form", "-lang", "en", "x"}, "x"},
		{"in Vietnamese, too", []string{"rate", "-data", "-"}, "CSV cần -numbers"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("unit,period\n", tt.args...)
			require.Equal(t, wrongUsage, got.status)
			require.Empty(t, got.stdout)
			require.Contains(t, got.stderr, tt.says)
		})
	}
}

func TestHelpThatWasAskedForIsAResult(t *testing.T) {
	for _, args := range [][]string{nil, {"help"}, {"-h"}, {"--help"}, {"rate", "-h"}, {"explain", "-help"}, {"form", "--help"}, {"eval", "-h"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			got := command("", args...)
			require.Equal(t, done, got.status)
			require.NotEmpty(t, got.stdout)
			require.Empty(t, got.stderr)
		})
	}
	require.Contains(t, command("", "help", "-lang", "en").stdout, "Usage: childward COMMAND")
	require.Contains(t, command("", "rate", "-h", "-lang", "en").stdout, "a YAML file or campha-2023")
}

func TestAnUnknownUnitIndicatorOrDepartmentIsAnError(t *testing.T) {
	tests := []struct {
		name string
		args []string
		says []string
	}{
		{"a unit", []string{"explain", "-lang", "en", "-unit", "06761"}, []string{"06761", "did you mean"}},
		{"an indicator", []string{"explain", "-lang", "en", "-unit", "06760", "-indicator", "infant_mortalty"}, []string{`did you mean "infant_mortality"?`}},
		{"an indicator of the city alone", []string{"explain", "-lang", "en", "-unit", "06760", "-indicator", "15"}, []string{"-unit 195"}},
		{"a department", []string{"rate", "-lang", "en", "-owner", "Navy"}, []string{"Navy", "Health Office"}},
		{"a period without data", []string{"rate", "-lang", "en", "-period", "2019"}, []string{"2019"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("", tt.args...)
			require.Equal(t, wrongInput, got.status)
			require.Empty(t, got.stdout)
			for _, word := range tt.says {
				require.Contains(t, got.stderr, word)
			}
		})
	}
}

func TestTheResultGoesIntoAFileThatWasNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.json")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	got := command("", "rate", "-format", "json", "-o", path)
	require.Equal(t, done, got.status, got.stderr)
	require.Empty(t, got.stdout)
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, command("", "rate", "-format", "json").stdout, string(written))

	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, left, 1, "no file in part is left behind")
}

func TestAWrongInputLeavesTheOldResultAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.json")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	require.Equal(t, wrongInput, command("unit,period\n06760,20x3\n", "rate", "-data", "-", "-numbers", "en", "-o", path).status)
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "old", string(written))
}

func TestAResultThatCannotBeWrittenIsAnError(t *testing.T) {
	folder := t.TempDir()
	tests := []struct{ name, path string }{
		{"a folder", folder},
		{"a folder that does not exist", filepath.Join(folder, "no", "report.txt")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, args := range [][]string{{"rate"}, {"form"}, {"explain", "-unit", "06760"}} {
				got := command("", append(args, "-o", tt.path)...)
				require.Equal(t, wrongInput, got.status)
				require.Empty(t, got.stdout)
				require.NotEmpty(t, got.stderr)
			}
		})
	}
	left, err := filepath.Glob(folder + "*.partial")
	require.NoError(t, err)
	require.Empty(t, left, "no file in part is left behind")
}

func TestAClosedOutputIsAnError(t *testing.T) {
	for _, args := range [][]string{{"rate"}, {"rate", "-format", "json"}, {"rate", "-format", "csv"}, {"form"}, {"explain", "-unit", "06760"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			require.Equal(t, wrongInput, run(args, strings.NewReader(""), closedPipe{}, io.Discard))
		})
	}
}

// One wrong figure spoils several indicators and is one thing to put right. (Looking for it among the tasks of
// all units took minutes for 20,000 of them.)
func TestAReasonBehindSeveralIndicatorsIsToldOnce(t *testing.T) {
	const data = "unit,name,period,live_births,infant_deaths,neonatal_deaths,under_5_deaths\n06760,A,2023,2.5,1,1,1\n06763,B,2023,2.5,1,1,1\n"
	got := command(data, "rate", "-data", "-", "-numbers", "en", "-lang", "en")
	require.Equal(t, done, got.status)
	require.Equal(t, "stdin:2: contradictory data: A: Live births is 2.5, not a whole number (indicator 3a, 3b, 3c)\n"+
		"stdin:3: contradictory data: B: Live births is 2.5, not a whole number (indicator 3a, 3b, 3c)\n", got.stderr)
}
