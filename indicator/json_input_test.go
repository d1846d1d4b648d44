package indicator

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// encoding/json takes the last of two equal keys, and any case of a key: two figures of one ward, and nobody saw it.
func TestAJSONRecordSaysEverythingOnceAndInItsOwnWords(t *testing.T) {
	const unknown = "found no JSON of the expected shape: unknown field "
	tests := []struct {
		name, sent string
		want       []string
	}{
		{"a key of a record twice", `{"records": [{"unit": "A", "period": 2023, "unit": "B", "statistics": {}}]}`,
			[]string{`json:1:44: "unit" is given twice`}},
		{"the statistics twice", "{\"records\": [{\"unit\": \"A\", \"period\": 2023, \"statistics\": {\"live_births\": 1},\n\"statistics\": {\"live_births\": 2}}]}",
			[]string{`json:2:1: "statistics" is given twice`}},
		{"the records twice", "{\"records\": [{\"unit\": \"A\", \"period\": 2023}],\n \"records\": []}",
			[]string{`json:2:2: "records" is given twice`}},
		{"a statistic twice, once with letters and marks apart", "{\"records\": [{\"unit\": \"A\", \"period\": 2023,\n \"statistics\": {\"trẻ\": 1, \"tre\u0309\": 2}}]}",
			[]string{`json:2:27: record 1: "trẻ" is given twice`, `json: record 1: "trẻ" is not a statistic of this plan`}},
		{"a key in another case", `{"records": [{"Unit": "A", "PERIOD": 2023, "statistics": {"live_births": 1}}]}`,
			[]string{"json:1:15: " + unknown + `"Unit"`, "json:1:28: " + unknown + `"PERIOD"`}},
		{"a byte order mark", "\ufeff{\"records\": [{\"unit\": \"A\", \"period\": 2023}]}",
			[]string{"json:1:1: found a byte order mark, expected JSON without one"}},
		{"a bracket too many", `{"records": [{"unit": "A", "period": 2023}]}]`,
			[]string{"json:1:45: found no JSON of the expected shape: more than one JSON value"}},
		{"a unit that is a number", "{\"records\": [{\"unit\": 6760,\n\"period\": 2023}]}",
			[]string{"json:1:23: found no JSON of the expected shape: found 6760, expected a text"}},
		{"statistics that are a list", `{"records": [{"unit": "A", "period": 2023, "statistics": [1]}]}`,
			[]string{"json:1:58: found no JSON of the expected shape: found [1], expected an object"}},
		{"a period that is a truth value", `{"records": [{"unit": "A", "period": true}]}`,
			[]string{`json:1:38: record 1: period: found "true", expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06`}},
		{"all of it at once", "{\"records\": [{\"unt\": \"A\", \"period\": 23,\n\"statistics\": {\"live_birth\": 1, \"infant_deaths\": \"x\"}},\n{\"period\": 2023}]}",
			[]string{
				"json:1:15: " + unknown + `"unt"`, `json:1:37: record 1: period: found "23", expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06`,
				`json: record 1: infant_deaths: found "x", expected a whole number, a decimal.Decimal or a decimal text`,
				`json: record 1: "live_birth" is not a statistic of this plan`, "json: record 2: a record without a unit code",
			}},
	}
	plan := CamPha2023()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := plan.ReadJSON(strings.NewReader(tt.sent))
			var got []string
			for _, fault := range rules.AllErrors(err) {
				got = append(got, fault.Error())
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestFaultsOfAHundredThousandJSONRecordsAreCounted(t *testing.T) {
	sent := `{"records": [` + strings.TrimSuffix(strings.Repeat(`{"unit": "A"},`, 100_000), ",") + `]}`
	_, err := CamPha2023().ReadJSON(strings.NewReader(sent))
	faults := rules.AllErrors(err)
	require.Len(t, faults, 1001)
	require.Equal(t, "json: 99000 more errors, which are not listed", faults[1000].Error())
}
