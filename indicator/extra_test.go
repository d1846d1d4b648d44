package indicator

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// read reads a file whose unknown columns are left out, in CSV or JSON as it begins.
func readIgnoring(plan *Plan, text string) (*Dataset, error) {
	options := ReadOptions{Numbers: EnglishNumbers, Extra: IgnoreExtra}
	if strings.HasPrefix(text, "{") {
		return plan.ReadJSONWith(named(text, "wards.json"), options)
	}
	return plan.ReadCSVWith(named(text, "wards.csv"), options)
}

func TestWhatThePlanDoesNotKnowIsLeftOutAndNamed(t *testing.T) {
	tests := []struct {
		name, text string
		line       int
		en, vi     string
	}{
		{"columns", "unit,Số hộ,period,live_births,Ghi chú\n06760,\"1.234 người, ước tính\",2023,248,x\n", 1,
			`wards.csv: columns that the plan does not know were left out: "Số hộ", "Ghi chú"`,
			`wards.csv: bỏ qua các cột không có trong kế hoạch: "Số hộ", "Ghi chú"`},
		{"two columns of one name", "unit,Ghi chú,period,live_births,Ghi chú\n06760,a,2023,248,b\n", 1,
			`wards.csv: columns that the plan does not know were left out: "Ghi chú"`,
			`wards.csv: bỏ qua các cột không có trong kế hoạch: "Ghi chú"`},
		{"a column for people in the wide form", "unit,nhãn,period,live_births\n06760,a,2023,248\n", 1,
			`wards.csv: columns that the plan does not know were left out: "nhãn"`, `wards.csv: bỏ qua các cột không có trong kế hoạch: "nhãn"`},
		{"statistics in rows, with how many", "unit,period,statistic,value\n06760,2023,live_births,248\n06760,2023,Số hộ,nhiều\n06763,2023,live_births,52\n06763,2023,Số hộ,5%\n06763,2023,Số hộ nghèo,\n", 3,
			`wards.csv: statistics that the plan does not know were left out: "Số hộ" (rows: 2), "Số hộ nghèo" (rows: 1)`,
			`wards.csv: bỏ qua các số liệu không có trong kế hoạch: "Số hộ" (số hàng: 2), "Số hộ nghèo" (số hàng: 1)`},
		{"statistics in JSON", `{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "population": "many", "households": null}},` +
			`{"unit": "06763", "period": "2023", "statistics": {"live_births": 52, "population": [1, {"a": 2}]}}]}`, 1,
			`wards.json: statistics that the plan does not know were left out: "population" (records: 2), "households" (records: 1)`,
			`wards.json: bỏ qua các số liệu không có trong kế hoạch: "population" (số bản ghi: 2), "households" (số bản ghi: 1)`},
		{"last year's of a statistic of which the plan does not ask it", `{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "last_year.live_births": 5}}]}`, 1,
			`wards.json: statistics that the plan does not know were left out: "last_year.live_births" (records: 1)`,
			`wards.json: bỏ qua các số liệu không có trong kế hoạch: "last_year.live_births" (số bản ghi: 1)`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			set, err := readIgnoring(CamPha2023(), tt.text)
			require.NoError(t, err)
			require.Len(t, set.Notes, 1)
			require.Equal(t, []string{tt.en, tt.vi}, []string{set.Notes[0].Message.In(English), set.Notes[0].Message.In(Vietnamese)})
			require.Equal(t, tt.line, set.Notes[0].Line)
			require.Equal(t, "248", set.Records()[0].Value("live_births").String())

			_, err = CamPha2023().ReadCSV(named(tt.text, "wards.csv"), EnglishNumbers)
			require.Error(t, err, "they are errors unless said otherwise")
		})
	}
}

// A misspelt statistic that is left out would be one that was not reported.
func TestWhatIsAlmostAStatisticIsNeverLeftOut(t *testing.T) {
	const asked = `did you mean "%s"? what is spelt almost like a statistic is not left out: correct or delete it`
	tests := []struct{ name, text, hint string }{
		{"a column", "unit,period,live_birth\n06760,2023,248\n", fmt.Sprintf(asked, "live_births")},
		{"a label", "unit,period,Tre de ra sống\n06760,2023,248\n", fmt.Sprintf(asked, "Trẻ đẻ ra sống")},
		{"a statistic in a row", "unit,period,statistic,value\n06760,2023,live_birth,248\n", fmt.Sprintf(asked, "live_births")},
		{"a statistic in JSON", `{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_birth": 248}}]}`, fmt.Sprintf(asked, "live_births")},
		{"last year's in JSON", `{"records": [{"unit": "06760", "period": "2023", "statistics": {"last_year.live_birth": 248}}]}`, fmt.Sprintf(asked, "last_year.live_births")},
		{"last year's in a column", "unit,period,last_year.live_births\n06760,2023,248\n", "give the year before as rows of their own, with that year as their period"},
		{"a header in TCVN3 taken for Unicode", "unit,period,TrÎ ®Î ra sèng\n06760,2023,1\n",
			`the text looks like TCVN3 (ABC, .VnTime) shown as Unicode: convert it (UniKey: Ctrl+Shift+F6) and save it as "CSV UTF-8"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := readIgnoring(CamPha2023(), tt.text)
			list := rules.AllErrors(err)
			require.Len(t, list, 1)
			require.Equal(t, rules.KindUnknownName, list[0].Kind)
			require.Equal(t, tt.hint, list[0].Hint.String())
		})
	}
}

func TestWhatIsWrongOtherwiseIsWrongWhateverIsLeftOut(t *testing.T) {
	for text, message := range map[string]string{
		"unit,period,live_births,Ghi chú\n06760,2023,x,y\n":                                                 `found "x", expected a whole number`,
		"unit,period,live_births,Ghi chú\n06760,2023,1\n":                                                   "has 3 fields, expected 4",
		"unit,period,live_births,live_births\n06760,2023,1,1\n":                                             "gives live_births again",
		"unit,Ghi chú,live_births\n06760,x,1\n":                                                             `there is no column "period"`,
		"unit,period,live_births,\n06760,2023,1,5\n":                                                        "in a column without a header",
		"unit,period,statistic,value,live_births\n06760,2023,infant_deaths,1,1\n":                           "is a statistic, in a file that names its statistics in the rows",
		"unit,period,statistic,value\n06760,23,Số hộ,1\n":                                                   "expected a year",
		`{"records": [{"unit": "06760", "period": "2023", "note": "x", "statistics": {"live_births": 1}}]}`: "note",
	} {
		_, err := readIgnoring(CamPha2023(), text)
		require.ErrorContains(t, err, message)
	}
}

// A unit all of whose rows are left out is one that gave no figure, as in the wide form.
func TestAUnitIsThereThoughNothingOfItIsKnown(t *testing.T) {
	for _, text := range []string{"unit,period,statistic,value\n06760,2023,Số hộ,1\n06760,2023,Số hộ,1\n", "unit,period,Số hộ\n06760,2023,1\n"} {
		set, err := readIgnoring(CamPha2023(), text)
		require.NoError(t, err)
		require.Len(t, set.Records(), 1)
	}
}

func TestANoteNamesTwentyAndCountsTheRest(t *testing.T) {
	header := "unit,period,live_births"
	for i := range 23 {
		header += fmt.Sprintf(",zzzzzz%d%d%d", i, i, i)
	}
	set, err := readIgnoring(CamPha2023(), header+"\n06760,2023,1"+strings.Repeat(",", 23)+"\n")
	require.NoError(t, err)
	require.Contains(t, set.Notes[0].Message.String(), `"zzzzzz191919", and 3 more`)
	require.Contains(t, set.Notes[0].Message.In(wording.Vietnamese), `"zzzzzz191919", và 3 mục khác`)
}

func TestAStreamNamesWhatItLeavesOutOnce(t *testing.T) {
	text := "unit,period,live_births,Ghi chú\n"
	for i := range 5000 {
		text += fmt.Sprintf("W%d,2023,1,x\n", i)
	}
	blocks, notes := 0, 0
	for set, err := range CamPha2023().StreamCSVWith(named(text, "wards.csv"), ReadOptions{Numbers: EnglishNumbers, Extra: IgnoreExtra}) {
		require.NoError(t, err)
		blocks, notes = blocks+1, notes+len(set.Notes)
	}
	require.Equal(t, []int{2, 1}, []int{blocks, notes})
}

func TestTheHintOfAnUnknownStatisticSaysHowToLeaveItOut(t *testing.T) {
	_, err := CamPha2023().ReadJSON(strings.NewReader(`{"records": [{"unit": "06760", "period": "2023", "statistics": {"population": 5}}]}`))
	require.Contains(t, rules.AllErrors(err)[0].Hint.String(), "-extra ignore")
	_, err = CamPha2023().ReadCSV(strings.NewReader("unit,period,Số hộ\n06760,2023,1\n"), EnglishNumbers)
	require.Contains(t, rules.AllErrors(err)[0].Hint.In(Vietnamese), "-extra ignore")
}

func TestAnUnknownWordForExtraIsRefused(t *testing.T) {
	options := ReadOptions{Numbers: EnglishNumbers, Extra: "ignroe"}
	_, csvErr := CamPha2023().ReadCSVWith(named("unit,period,live_births\n06760,2023,1\n", "a.csv"), options)
	require.EqualError(t, csvErr, `a.csv: extra "ignroe": expected error or ignore`)
	_, jsonErr := CamPha2023().ReadJSONWith(named(`{"records": []}`, "a.json"), options)
	require.EqualError(t, jsonErr, `a.json: extra "ignroe": expected error or ignore`)
	for _, err := range CamPha2023().StreamCSVWith(named("unit,period,live_births\n06760,2023,1\n", "a.csv"), options) {
		require.EqualError(t, err, `a.csv: extra "ignroe": expected error or ignore`)
	}
	for _, plan := range []*Plan{nil, {}} { // no plan is refused, and no panic
		_, err := plan.ReadJSONWith(strings.NewReader(`{"records": [{"unit": "06760", "period": "2023", "statistics": {"a": 5}}]}`), ReadOptions{Extra: IgnoreExtra})
		require.Error(t, err)
	}
}
