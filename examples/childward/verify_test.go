package main

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/longtest"
)

// written writes a report to a file and returns its path and text.
func written(t *testing.T, args ...string) (path, report string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "report.json")
	got := command("", append([]string{"rate", "-format", "json", "-o", path}, args...)...)
	require.Equal(t, done, got.status, got.stderr)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return path, string(text)
}

func TestAReportThatIsComputedAgainHolds(t *testing.T) {
	data := file(t, "wards.csv", "unit;name;tier;period;live_births;infant_deaths\n06760;Mông Dương;B;2023;1.248;2\n")
	tests := []struct {
		name string
		rate []string
		more []string // what verify is given beside the report
	}{
		{"the sample, with nothing but the report", nil, nil},
		{"the year before", []string{"-period", "2022"}, nil},
		{"one department", []string{"-owner", "Y tế"}, nil},
		{"with points, by scheme and scale that the program carries", []string{"-scheme", "decision06", "-scale", "illustrative"}, nil},
		{"with points, by files", []string{"-scheme", "../../criteria/decision06.yaml", "-scale", illustrative, "-data", data, "-numbers", "vi"}, []string{"-data", data, "-numbers", "vi"}},
		{"of data of one's own", []string{"-data", data, "-numbers", "vi"}, []string{"-data", data, "-numbers", "vi"}},
		{"by a plan of one's own", []string{"-plan", "../../indicator/campha-2023.yaml", "-data", data, "-numbers", "vi"}, []string{"-plan", "../../indicator/campha-2023.yaml", "-data", data, "-numbers", "vi"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path, _ := written(t, tt.rate...)
			got := command("", append([]string{"verify", path, "-lang", "en"}, tt.more...)...)
			require.Equal(t, "holds: computed again from the same inputs it is the same report\n", got.stdout, got.stderr)
			require.Equal(t, done, got.status)
		})
	}
}

// "holds:" stood before a Vietnamese sentence.
func TestVerifySpeaksOneLanguageAtATime(t *testing.T) {
	path, report := written(t)
	require.Equal(t, outcome{done, "khớp: tính lại từ cùng số liệu cho đúng báo cáo này\n", ""}, command("", "verify", path))
	other := file(t, "report.json", strings.Replace(report, `"id": "campha-2023"`, `"id": "x"`, 1))
	require.Regexp(t, `\n1 chỗ khác\n$`, command("", "verify", other).stdout)
	require.Regexp(t, `\n1 difference\n$`, command("", "verify", other, "-lang", "en").stdout)
	for text, says := range map[string][2]string{
		"{\n]":           {"report.json:2:1: đây không phải báo cáo: không phải JSON\n", "report.json:2:1: this is no report: it is not JSON\n"},
		`{"plan": 5}`:    {"đây không phải báo cáo: \"plan\" không đúng dạng của báo cáo\n", "this is no report: \"plan\" is not what it is in a report\n"},
		`{"period": ""}`: {"đây không phải báo cáo: kỳ \"\": cần một năm như 2023, nửa năm 2023-H1, quý 2023-Q3, hoặc các tháng 2023-01..2024-06\n", "this is no report: period \"\": expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06\n"},
	} {
		path := file(t, "report.json", text)
		require.Contains(t, command("", "verify", path).stderr, says[0])
		require.Contains(t, command("", "verify", path, "-lang", "en").stderr, says[1])
	}
}

func TestWhatTheProgramDoesNotCarryIsAskedFor(t *testing.T) {
	data := file(t, "wards.csv", "unit,tier,period,live_births\n06760,B,2023,5\n")
	other := file(t, "other.csv", "unit,tier,period,live_births\n06760,B,2023,6\n")
	scale := file(t, "scale.yaml", "version: 1\nscale: {id: mine, for: decision06, scale: illustrative}\nitems: [{id: child_budget, bands: [{when: has_child_budget, points: 20}, {points: 0}]}]\n")
	path, _ := written(t, "-data", data, "-numbers", "en", "-scheme", "decision06", "-scale", scale)

	got := command("", "verify", path, "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Regexp(t, `report.json: the report was computed from the scale mine with the digest [0-9a-f]{64}, which the program does not carry\s+hint: give the file after the report, or with -scale`, got.stderr)
	require.Regexp(t, `from the file wards.csv with the digest [0-9a-f]{64}, which the program does not carry\s+hint: give the file after the report, or with -data`, got.stderr)

	got = command("", "verify", path, "-lang", "en", "-scale", scale, "-data", data, "-numbers", "en")
	require.Equal(t, done, got.status, got.stdout+got.stderr)
	got = command("", "verify", path, "-lang", "en", "-scale", scale, "-data", other, "-numbers", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stdout, `report.json: inputs[0].file: the report says "wards.csv", computed again it is "other.csv"`)
}

func TestWhatIsNoReportIsNotVerified(t *testing.T) {
	for name, text := range map[string]string{"nothing": "", "no JSON": "{", "another JSON": `{"plan": 5}`, "a list": "[]", "two values": "{}{}"} {
		got := command("", "verify", file(t, "report.json", text), "-lang", "en")
		require.Equal(t, wrongInput, got.status, name)
		require.Contains(t, got.stderr, "report.json", name)
	}
	require.Equal(t, wrongUsage, command("", "verify").status)
	require.Equal(t, wrongInput, command("", "verify", filepath.Join(t.TempDir(), "nowhere.json")).status)
}

// A place is a value in the text of a report, from one byte to another.
type place struct{ from, to int }

// valuesOf finds all values in the text of a report, and all keys.
func valuesOf(t *testing.T, report string) (places []place) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(report))
	decoder.UseNumber()
	for from := 0; ; {
		token, err := decoder.Token()
		if err != nil {
			return places
		}
		to := int(decoder.InputOffset())
		if _, bracket := token.(json.Delim); !bracket {
			start := from + strings.IndexFunc(report[from:to], func(r rune) bool { return !strings.ContainsRune(" \n\t,:", r) })
			places = append(places, place{start, to})
		}
		from = to
	}
}

// altered changes one character of a value: a digit to another digit, a letter to another letter; true becomes false.
func altered(r *rand.Rand, report string, at place) string {
	value := report[at.from:at.to]
	switch value {
	case "true":
		return report[:at.from] + "false" + report[at.to:]
	case "false":
		return report[:at.from] + "true" + report[at.to:]
	case `""`:
		return report[:at.from] + `"x"` + report[at.to:]
	}
	runes := []rune(value)
	i := r.IntN(len(runes))
	for runes[i] == '"' || runes[i] == '\\' || i > 0 && runes[i-1] == '\\' {
		i = r.IntN(len(runes))
	}
	switch c := runes[i]; {
	case c >= '0' && c <= '8':
		runes[i] = c + 1
	case c == '9':
		runes[i] = '8'
	case c == 'x':
		runes[i] = 'y'
	default:
		runes[i] = 'x'
	}
	return report[:at.from] + string(runes) + report[at.to:]
}

func TestAChangeOfAnySingleFigureCodeVerdictOrWordIsCaught(t *testing.T) {
	data := file(t, "wards.csv", "unit,name,tier,period,live_births,infant_deaths,abused_children,children_under_16\n06760,Mông Dương,B,2023,1248,2,0,3821\n")
	_, report := written(t, "-scheme", "decision06", "-scale", "illustrative", "-data", data, "-numbers", "en")
	r := rand.New(rand.NewPCG(4, 2023))
	leaves, err := leavesOf([]byte(report))
	require.NoError(t, err)
	places := valuesOf(t, report)
	for range longtest.Rounds(80, 300) {
		at := places[r.IntN(len(places))]
		changed := altered(r, report, at)
		if !json.Valid([]byte(changed)) {
			continue
		}
		others, err := leavesOf([]byte(changed))
		require.NoError(t, err)
		require.NotEmpty(t, disagreements(others, leaves), "%s", report[at.from:at.to])
	}
	require.Empty(t, disagreements(leaves, leaves))
}

// The same through the program, which reads from the report itself what it was computed from.
func TestTheProgramCatchesAChangeWhereverItIs(t *testing.T) {
	data := file(t, "wards.csv", "unit,name,tier,period,live_births,infant_deaths,abused_children,children_under_16\n06760,Mông Dương,B,2023,1248,2,0,3821\n06763,Cửa Ông,B,2023,,2,0,\n")
	_, report := written(t, "-data", data, "-numbers", "en", "-scheme", "decision06", "-scale", "illustrative")
	r := rand.New(rand.NewPCG(8, 2023))
	places := valuesOf(t, report)
	for range longtest.Rounds(6, 20) {
		at := places[r.IntN(len(places))]
		changed := file(t, "report.json", altered(r, report, at))
		got := command("", "verify", changed, "-data", data, "-numbers", "en", "-lang", "en")
		require.Equal(t, wrongInput, got.status, "%s: %s", report[at.from:at.to], got.stdout)
		require.Contains(t, got.stdout+got.stderr, "report.json", "the place is named")
	}
}

// What a report says elsewhere under a key that looks like a path, or under an empty one, it does not say in its place.
func TestAValueThatWasMovedIsCaught(t *testing.T) {
	_, report := written(t)
	for name, moved := range map[string]string{
		"to a key that is a path": strings.Replace(strings.Replace(report, `"code": "06760",`, "", 1), `"period": "2023"`, `"units[0].code": "06760", "period": "2023"`, 1),
		"under an empty key":      strings.Replace(report, `"period": "2023"`, `"": {"period": "2023"}`, 1),
	} {
		require.Contains(t, report, `"code": "06760",`)
		require.True(t, json.Valid([]byte(moved)), name)
		require.NotEqual(t, report, moved, name)
		got := command("", "verify", file(t, "report.json", moved), "-lang", "en")
		require.Equal(t, wrongInput, got.status, "%s: %s", name, got.stdout)
	}
}

// What is wrong with the report is said of the report, not of a flag that nobody gave.
func TestAReportOfNoPeriodIsNoReport(t *testing.T) {
	_, report := written(t)
	got := command("", "verify", file(t, "report.json", strings.Replace(report, `"period": "2023"`, `"period": "20x3"`, 1)), "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stderr, `report.json: this is no report: period "20x3"`)
}

func TestAKeyThatStandsTwiceIsCaught(t *testing.T) {
	_, report := written(t)
	twice := strings.Replace(report, `"period": "2023"`, `"period": "2022", "period": "2023"`, 1)
	got := command("", "verify", file(t, "report.json", twice), "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Contains(t, got.stdout, `report.json: period: the report says "2022", computed again it is "2023"`)
}
