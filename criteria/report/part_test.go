package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// halfYear is the report of the sample of the first half of 2023: four months, 15 of 16 wards.
func halfYear(t *testing.T) *Document {
	t.Helper()
	set, err := indicator.CamPha2023().ReadCSV(wards{bytes.NewReader(testdata.CamPha2023H1)}, indicator.EnglishNumbers)
	require.NoError(t, err)
	now, err := set.Of(indicator.HalfYear(2023, 1))
	require.NoError(t, err)
	year, err := criteria.RateYear(now, criteria.YearOptions{})
	require.NoError(t, err)
	return document(t, year, Options{})
}

// By hand: 8 of 3,807 children are 8 · 100,000 · 12/4 / 3,807 = 800,000/1,269 a year.
func TestYearlyFiguresAndInterimVerdictsStandInCSV(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, unit, indicator               string
		value, annualised, verdict, interim string
	}{
		{"a flow over a stock", "06760", "11a", "210.1392172314158129761", "630.41765169424743892829", "missed", "true"},
		{"a flow over a flow is judged as it stands", "06763", "3b", "0", "", "achieved", "true"},
		{"a stock", "06760", "8b", "100", "", "achieved", "true"},
		{"what is not due is no verdict", "06760", "16", "100", "", "not_due", "false"},
		{"a ward that has not handed in", "06802", "11a", "", "", "no_data", "false"},
		{"the city without a verdict", "195", "11a", "", "", "no_data", "false"},
		{"the city's departments", "195", "7", "100", "", "achieved", "true"},
	}
	rows := csvRows(t, halfYear(t), wording.English)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			row := rowOf(t, rows, tt.unit, tt.indicator)
			require.Equal(t, []string{tt.value, tt.annualised, tt.verdict, tt.interim}, []string{row["value"], row["annualised"], row["verdict"], row["interim"]})
		})
	}
	for _, row := range csvRows(t, document(t, sampleYear(t, criteria.YearOptions{}), Options{}), wording.English) {
		require.Equal(t, []string{"", "false"}, []string{row["annualised"], row["interim"]}, "the year is no part")
	}
}

// rowOf is the row of a unit and of an indicator by its printed number.
func rowOf(t *testing.T, rows []map[string]string, unit, number string) map[string]string {
	t.Helper()
	for _, row := range rows {
		if row["unit"] == unit && row["number"] == number {
			return row
		}
	}
	t.Fatalf("no row of %s, %s", unit, number)
	return nil
}

// It held 8.26 % against >= 26 % as if that were met, with an empty certificate.
func TestWhatIsNotJudgedIsNotCompared(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, unit, indicator string
		lang                  wording.Language
		want                  string
	}{
		{"not due, in Vietnamese", "06760", "24", wording.Vietnamese, "4. So sánh    chưa đánh giá (6 tháng đầu năm 2023): đến báo cáo năm mới đánh giá\n5. Đánh giá"},
		{"not due, in English", "06760", "24", wording.English, "4. Comparison not judged yet (first half of 2023): it is due with the report of\n              the year\n5. Verdict"},
	}
	d := halfYear(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, err := d.Explain(tt.unit, tt.indicator)
			require.NoError(t, err)
			var out bytes.Buffer
			require.NoError(t, e.WriteText(&out, tt.lang))
			require.Contains(t, out.String(), tt.want)
			require.NotRegexp(t, `≥ 26% *\n *(kiểm tra|certificate)`, out.String())
		})
	}
}

func TestWhatAYearlyFigureLacksIsAWarningAndNothingToPutRight(t *testing.T) {
	t.Parallel()
	d := halfYear(t)
	for _, task := range d.Todo() {
		require.NotEqual(t, "season_not_covered", task.Code)
	}
	require.Contains(t, written(t, d)["json"], `"code": "season_not_covered"`)
}

// The columns of the table of units count 8 of the 17 that wards are judged on.
func TestNoIndicatorVanishesFromTheTableOfUnits(t *testing.T) {
	t.Parallel()
	d := halfYear(t)
	judged, named := 0, 0
	for _, u := range d.units {
		if u.Record.Unit().Code != "06760" {
			continue
		}
		for _, res := range u.Results {
			if !res.Monitor() && res.Verdict != indicator.NotDue {
				judged++
			}
		}
	}
	for line := range strings.Lines(written(t, d)["summary en"]) {
		if list, ok := strings.CutPrefix(line, "   Judged at the end of the year: "); ok {
			named = len(strings.Split(list, ", "))
		}
	}
	require.Equal(t, []int{8, 9}, []int{judged, named})
	require.NotContains(t, written(t, document(t, sampleYear(t, criteria.YearOptions{}), Options{}))["summary en"], "Judged at the end")
}

func TestSectionsAreNumberedWithoutAGap(t *testing.T) {
	t.Parallel()
	require.Contains(t, written(t, halfYear(t))["summary vi"], "\nIII. CẦN XỬ LÝ")
	require.Contains(t, written(t, document(t, sampleYear(t, criteria.YearOptions{}), Options{}))["summary vi"], "\nIV. CẦN XỬ LÝ")
}
