package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/longtest"
	"github.com/childward/childward/internal/plainjson"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// small is a report of two units of one code, of which a test changes a part.
const small = `{"period": "2023", "plan": {"id": "p", "digest": "00"}, "scheme": {"id": "s", "digest": "11", "scale": "official"}, "synthetic": false,
 "units": [
  {"code": "A", "name": "Nơi A", "tier": "B", "recognised": true, "results": [
    {"id": "x", "number": "1a", "value": "50", "n": "50", "d": "1", "numerator": "1", "denominator": "2", "verdict": "achieved",
     "targets": [{"verdict": "achieved"}, {"name": "Quốc gia", "text": {"vi": "Quốc gia", "en": "National"}, "verdict": "missed"}]},
    {"id": "y", "value": "1", "numerator": "1", "verdict": "missed", "targets": [{"verdict": "missed"}]}],
   "rating": {"low": "700", "high": "900", "of": "1000", "outcome": "undetermined"}, "scorecard": {"low": "1", "high": "1", "of": "2"}},
  {"code": "A", "valid_from": "2025-07-01", "name": "Nơi khác", "results": [{"id": "x", "verdict": "no_data", "targets": [{"verdict": "no_data"}]}],
   "rating": {"low": "0", "high": "1000", "of": "1000", "outcome": "undetermined"}}],
 "area": {"code": "7", "name": "Nơi", "recognised": {"units": 1, "of": 1}, "results": [{"id": "x", "verdict": "no_data", "provisional": {"value": "50", "n": "50", "d": "1"}, "targets": []}],
   "scorecard": {"low": "0", "high": "1", "of": "1"}}}`

func TestWhatDiffersBetweenTwoReportsIsTold(t *testing.T) {
	const here, other, area = `"unit_code":"A"`, `"unit_code":"A","unit_valid_from":"2025-07-01"`, `"unit_code":"7"`
	tests := []struct {
		name     string
		from, to string // in the text of the report
		want     string // of the comparison, but for before and after
	}{
		{"nothing", "", "", `{}`},
		{"a verdict with its figure", `"value": "1", "numerator": "1", "verdict": "missed", "targets": [{"verdict": "missed"}]`, `"value": "0", "numerator": "0", "verdict": "achieved", "targets": [{"verdict": "achieved"}]`,
			`{"turned":[{"id":"y",` + here + `,"from":"missed","to":"achieved"}],"figures":[{"id":"y",` + here + `,"from":{"value":"1","numerator":"1"},"to":{"value":"0","numerator":"0"}}]}`},
		{"the verdict of a further target alone", `"verdict": "missed"}]},
`, `"verdict": "achieved"}]},
`, `{"turned":[{"id":"x",` + here + `,"target":"Quốc gia","from":"missed","to":"achieved"}]}`},
		{"a figure that turns nothing", `"value": "50", "n": "50", "d": "1", "numerator": "1", "denominator": "2"`, `"value": "50", "n": "50", "d": "1", "numerator": "2", "denominator": "4"`,
			`{"figures":[{"id":"x",` + here + `,"from":{"value":"50","n":"50","d":"1","numerator":"1","denominator":"2"},"to":{"value":"50","n":"50","d":"1","numerator":"2","denominator":"4"}}]}`},
		{"a figure that is hidden now: no verdict is said to turn", `"value": "50", "n": "50", "d": "1", "numerator": "1", "denominator": "2", "verdict": "achieved"`, `"hidden": true`,
			`{"figures":[{"id":"x",` + here + `,"from":{"value":"50","n":"50","d":"1","numerator":"1","denominator":"2"},"to":{"hidden":true}}]}`},
		{"a provisional figure of the area", `"provisional": {"value": "50", "n": "50", "d": "1"}`, `"provisional": {"value": "60", "n": "60", "d": "1"}`,
			`{"figures":[{"id":"x",` + area + `,"from":{"provisional":{"value":"50","n":"50","d":"1"}},"to":{"provisional":{"value":"60","n":"60","d":"1"}}}]}`},
		{"the second unit of a code", `{"id": "x", "verdict": "no_data", "targets": [{"verdict": "no_data"}]}`, `{"id": "x", "verdict": "invalid", "targets": [{"verdict": "invalid"}]}`,
			`{"turned":[{"id":"x",` + other + `,"from":"no_data","to":"invalid"}]}`},
		{"an outcome with its points", `"low": "700", "high": "900", "of": "1000", "outcome": "undetermined"`, `"low": "900", "high": "900", "of": "1000", "outcome": "eligible"`,
			`{"outcomes":[{` + here + `,"from":"undetermined","to":"eligible"}],"points":[{` + here + `,"from":{"low":"700","high":"900","of":"1000"},"to":{"low":"900","high":"900","of":"1000"}}]}`},
		{"targets achieved in the area", `"scorecard": {"low": "0", "high": "1", "of": "1"}`, `"scorecard": {"low": "1", "high": "1", "of": "1"}`,
			`{"scorecards":[{` + area + `,"from":{"low":"0","high":"1","of":"1"},"to":{"low":"1","high":"1","of":"1"}}]}`},
		{"a tier", `"tier": "B"`, `"tier": "A"`, `{"tiers":[{` + here + `,"from":"B","to":"A"}]}`},
		{"a tier that is not said any more", `"tier": "B", `, ``, `{"tiers":[{` + here + `,"from":"B"}]}`},
		{"a recognition", `"recognised": true`, `"recognised": false`, `{"recognition":[{` + here + `,"from":true,"to":false}]}`},
		{"a recognition that is not said any more", `"recognised": true, `, ``, `{"recognition":[{` + here + `,"from":true}]}`},
		{"the share of recognised units", `{"units": 1, "of": 1}`, `{"units": 0, "of": 1}`, `{"recognised":{"from":{"units":1,"of":1},"to":{"units":0,"of":1}}}`},
		{"a code that stands for another unit now", `"valid_from": "2025-07-01"`, `"valid_from": "2026-01-01"`, `{"units":{"new":["A"],"gone":["A"]}}`},
		{"an indicator that is called otherwise", `{"id": "y"`, `{"id": "z"`, `{"indicators":{"new":["z"],"gone":["y"]}}`},
		{"an indicator that one unit alone does not have any more", `{"id": "x", "verdict": "no_data", "targets": [{"verdict": "no_data"}]}`, ``,
			`{"figures":[{"id":"x",` + other + `,"from":{}}]}`},
		{"the period", `"period": "2023"`, `"period": "2022"`, `{"differs":["period"]}`},
		{"the bytes of the plan", `"digest": "00"`, `"digest": "01"`, `{"differs":["plan"]}`},
		{"the scheme", `"scheme": {"id": "s", "digest": "11", "scale": "official"}`, `"scheme": {"id": "s", "digest": "12", "scale": "official"}`, `{"differs":["scheme"]}`},
		{"the area", `"code": "7"`, `"code": "8"`, `{"differs":["area_code"]}`},
		{"for publication", `"synthetic": false`, `"synthetic": false, "public": true`, `{"differs":["public"]}`},
		{"synthetic, and for one department", `"synthetic": false`, `"synthetic": true, "owner": "o"`, `{"differs":["owner","synthetic"]}`},
		{"what is not compared", `"name": "Nơi A"`, `"name": "Nơi B", "reason": 5`, `{}`},
	}
	before := stored(t, small)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Contains(t, small, tt.from)
			c := Compare(before, stored(t, strings.Replace(small, tt.from, tt.to, 1)))
			require.JSONEq(t, tt.want, string(told(t, c)))
			require.Equal(t, tt.want == `{}`, c.Same())
			require.Equal(t, c.Same(), Compare(stored(t, strings.Replace(small, tt.from, tt.to, 1)), before).Same())
			for _, lang := range []wording.Language{wording.Vietnamese, wording.English} {
				var out strings.Builder
				require.NoError(t, c.WriteText(&out, lang, nil))
				for line := range strings.Lines(out.String()) {
					require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), 80, line)
				}
				require.NotContains(t, out.String(), "%!")
			}
		})
	}
}

func stored(t *testing.T, source string) *Stored {
	t.Helper()
	s, err := Read([]byte(source), "report.json")
	require.NoError(t, err)
	return s
}

// told is a comparison in JSON without the reports that are compared and without what is empty.
func told(t *testing.T, c *Comparison) []byte {
	t.Helper()
	source, err := plainjson.Marshal(c)
	require.NoError(t, err)
	require.NotContains(t, string(source), "null")
	var all map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(source, &all))
	for name, value := range all {
		if name == "before" || name == "after" || string(value) == "[]" || string(value) == `{"new":[],"gone":[]}` {
			delete(all, name)
		}
	}
	left, err := plainjson.Marshal(all)
	require.NoError(t, err)
	return left
}

func TestFiguresAreShownInAsManyDecimalsAsTellThemApart(t *testing.T) {
	for figures, want := range map[[2]string]string{
		{`"value": "8.064516", "numerator": "2", "denominator": "248"`, `"value": "8.064999", "numerator": "3", "denominator": "248"`}: "2 / 248 = 8,06 → 3 / 248 = 8,06",
		{`"value": "8.064516"`, `"value": "8.064999"`}:            "8,0645 → 8,065",
		{`"value": "1234567"`, `"hidden": true`}:                  "1.234.567 → ẩn",
		{`"numerator": "1", "denominator": "0"`, `"value": "7"`}:  "1 / 0 → 7",
		{``, `"provisional": {"value": "5", "n": "5", "d": "1"}`}: "không có số liệu → tạm tính 5",
	} {
		var f [2]Figure
		for i := range f {
			require.NoError(t, json.Unmarshal([]byte("{"+figures[i]+"}"), &f[i]))
		}
		require.Equal(t, want, (&comparisonText{Page: page(wording.Vietnamese)}).change(FigureChange{From: &f[0], To: &f[1]}))
	}
}

// What is compared through JSON is what the results themselves say.
func TestVerdictsThatTurnAreThoseOfTheResults(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 2023))
	plan := indicator.CamPha2023()
	rated := func(source []byte, public bool) *criteria.Year {
		year, err := criteria.RateYear(reports(t, plan, source, 2023), criteria.YearOptions{Public: public})
		require.NoError(t, err)
		return year
	}
	for range longtest.Rounds(6, 60) {
		source, public := scrambled(r, testdata.CamPha2023), r.IntN(2) == 0
		before, after := rated(testdata.CamPha2023, public), rated(source, public)
		var want []string
		turned := func(unit string, was, is indicator.Results) {
			for _, now := range is {
				then, ok := was.Find(now.Indicator().ID)
				if require.True(t, ok); !then.Hidden() && !now.Hidden() && then.Verdict != now.Verdict {
					want = append(want, fmt.Sprint(unit, now.Indicator().ID, then.Verdict, now.Verdict))
				}
			}
		}
		for i := range after.Units {
			turned(after.Units[i].Record.Unit().Code, before.Units[i].Results, after.Units[i].Results)
		}
		turned("195", before.City.Results, after.City.Results)
		var old, now bytes.Buffer
		require.NoError(t, document(t, before, Options{}).WriteJSON(&old))
		require.NoError(t, document(t, after, Options{}).WriteJSON(&now))
		var got []string
		for _, turn := range Compare(stored(t, old.String()), stored(t, now.String())).Turned {
			if turn.Target == "" {
				got = append(got, fmt.Sprint(turn.Code, turn.ID, turn.From, turn.To))
			}
		}
		require.Equal(t, want, got)
	}
}

// scrambled changes, empties or leaves figures of a wide table.
func scrambled(r *rand.Rand, source []byte) []byte {
	lines := strings.Split(string(source), "\n")
	for i, line := range lines {
		cells := strings.Split(line, ",")
		if cells[0] == "unit" || strings.HasPrefix(line, "#") {
			continue
		}
		for k := 7; k < len(cells); k++ {
			if cells[k] == "" || cells[k] == "true" || cells[k] == "false" {
				continue
			}
			switch r.IntN(12) {
			case 0:
				cells[k] = ""
			case 1:
				cells[k] = fmt.Sprint(r.IntN(4000))
			}
		}
		lines[i] = strings.Join(cells, ",")
	}
	return []byte(strings.Join(lines, "\n"))
}

// Whatever is read is the same as itself, and anything that is read can be compared with anything else.
func FuzzReadAndCompare(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(strings.Replace(small, `"valid_from": "2025-07-01", `, ``, 1)))
	f.Add([]byte(`{"period": "2023", "plan": {"digest": "0"}, "units": [null], "area": {}}`))
	other, err := Read([]byte(small), "other.json")
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, source []byte) {
		s, err := Read(source, "report.json")
		if err != nil {
			return
		}
		require.True(t, Compare(s, s).Same())
		for _, c := range []*Comparison{Compare(s, other), Compare(other, s)} {
			require.NoError(t, c.WriteText(io.Discard, wording.Vietnamese, nil))
			_, err := json.Marshal(c)
			require.NoError(t, err)
		}
	})
}

func TestWhatIsNoReportIsNotRead(t *testing.T) {
	for source, want := range map[string]string{
		``:              "report.json:1:1: this is no report: it is not JSON",
		`[]`:            "report.json:1:1: this is no report: it is not a JSON object",
		`{}{}`:          "report.json:1:3: this is no report: it is not JSON",
		`{"plan": 5}`:   `report.json:1:10: this is no report: "plan" is not what it is in a report`,
		`{"period": 5}`: `report.json:1:12: this is no report: "period" is not what it is in a report`,
		`{}`:            `report.json: this is no report: period "": expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06`,
		strings.Replace(small, `"digest": "00"`, `"digest": ""`, 1):                 `report.json: this is no report: "plan.digest" is not what it is in a report`,
		strings.Replace(small, `"id": "y"`, `"id": "x"`, 1):                         `report.json: this is no report: "units[0].results[1].id" is not what it is in a report`,
		strings.Replace(small, `"low": "700"`, `"low": "+700"`, 1):                  `report.json: this is no report: "units[0].rating" is not what it is in a report`,
		strings.Replace(small, `"outcome": "undetermined"`, `"outcome": "open"`, 1): `report.json: this is no report: "units[0].rating" is not what it is in a report`,
		strings.Replace(small, `{"units": 1, "of": 1}`, `true`, 1):                  `report.json: this is no report: "area.recognised" is not what it is in a report`,
		strings.Replace(small, `"n": "50"`, `"n": 50`, 1):                           `report.json:4:54: this is no report: "units.results.n" is not what it is in a report`,
	} {
		_, err := Read([]byte(source), "report.json")
		require.EqualError(t, err, want, source)
	}
}
