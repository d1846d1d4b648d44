package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// contestedYear is a year of wards A, B, C … that reported so many early marriages, of 1,000 residents each. One for
// each ward is 0.1 % of the residents, which is on the target, and not none.
func contestedYear(t *testing.T, options criteria.YearOptions, marriages ...int) *criteria.Year {
	t.Helper()
	both := func(vi, en string) wording.Text { return wording.Text{VI: vi, EN: en} }
	plan, err := indicator.NewPlan(indicator.Definition{
		ID: "contested", Area: indicator.Area{Code: "195", Name: both("Cẩm Phả", "Cẩm Phả")},
		Statistics: []indicator.Statistic{{Name: "marriages", Label: both("Cuộc tảo hôn", "Early marriages"), Sensitive: true}, {Name: "residents"}},
		Indicators: []indicator.Indicator{
			{ID: "early_marriage", Number: "13", Name: both("Tảo hôn", "Early marriage"), Value: "rate(marriages, residents, 100)", Target: "<= 0.1 %",
				Readings: []indicator.Reading{
					{ID: "share", Text: both("trên dân số", "of the residents")},
					{ID: "count", Text: both("không có cuộc nào", "none at all"), Value: "marriages", Target: "= 0"},
					{ID: "fall", Value: "marriages - last_year.marriages", Target: "< 0"},
					{ID: "of_marriages", Text: both("trên số cuộc kết hôn", "of all marriages")},
				}},
			{ID: "residents", Number: "1", Name: both("Dân số", "Residents"), Value: "residents", Target: ">= 1"},
		},
	})
	require.NoError(t, err)
	now := indicator.Reports{Period: indicator.Year(2023)}
	for i, n := range marriages {
		values := indicator.Values{"residents": 1000}
		if n >= 0 {
			values["marriages"] = n
		}
		unit := indicator.Unit{Code: fmt.Sprintf("%05d", i+1), Name: string(rune('A' + i))}
		ward, err := plan.UnitRecord(unit, now.Period, values)
		require.NoError(t, err)
		now.Wards = append(now.Wards, ward)
	}
	now.City, err = plan.City(now.Wards, indicator.Record{})
	require.NoError(t, err)
	year, err := criteria.RateYear(now, options)
	require.NoError(t, err)
	return year
}

// missing stands for a figure that was not reported.
const missing = -1

func TestWhatDependsOnTheReadingIsListedLast(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		marriages []int
		vi, en    []string
	}{
		{"nobody: every reading that is known says achieved", []int{0, 0, 0}, nil, nil},
		{"2 of 2,000 is 0.1 %, and not none", []int{2, 0}, // A: 2 of 1,000 is 0.2 %: missed under both
			[]string{"Chỉ tiêu 13: tùy cách hiểu: trên dân số → đạt (quyết định); không có cuộc nào → chưa đạt; fall → thiếu số liệu"},
			[]string{"Indicator 13: depends on the reading: of the residents → achieved (decides); none at all → missed; fall → no data"}},
		{"units alone: 3 of 2,000 is more than 0.1 %, 1 of 1,000 is not", []int{2, 1},
			[]string{"Chỉ tiêu 13: tùy cách hiểu ở 1 đơn vị: B"},
			[]string{"Indicator 13: depends on the reading in 1 of the units: B"}},
		{"five units are named", []int{1, 1, 1, 1, 1, 9},
			[]string{"Chỉ tiêu 13: tùy cách hiểu ở 5 đơn vị: A, B, C, D, E"},
			[]string{"Indicator 13: depends on the reading in 5 of the units: A, B, C, D, E"}},
		{"of six, five", []int{1, 1, 1, 1, 1, 1, 9},
			[]string{"Chỉ tiêu 13: tùy cách hiểu ở 6 đơn vị: A, B, C, D, E và 1 đơn vị khác"},
			[]string{"Indicator 13: depends on the reading in 6 of the units: A, B, C, D, E and 1 more"}},
		{"what is missing comes first, and contests nothing", []int{1, missing},
			[]string{"B: chưa có số liệu: Cuộc tảo hôn (chỉ tiêu 13)", "Chỉ tiêu 13: tùy cách hiểu ở 1 đơn vị: A"},
			[]string{"B: not reported: Early marriages (indicator 13)", "Indicator 13: depends on the reading in 1 of the units: A"}},
		{"the city, then its units", []int{1, 1},
			[]string{"Chỉ tiêu 13: tùy cách hiểu: trên dân số → đạt (quyết định); không có cuộc nào → chưa đạt; fall → thiếu số liệu", "Chỉ tiêu 13: tùy cách hiểu ở 2 đơn vị: A, B"},
			[]string{"Indicator 13: depends on the reading: of the residents → achieved (decides); none at all → missed; fall → no data", "Indicator 13: depends on the reading in 2 of the units: A, B"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var vi, en []string
			for _, task := range document(t, contestedYear(t, criteria.YearOptions{}, tt.marriages...), Options{}).Todo() {
				vi, en = append(vi, task.In(wording.Vietnamese)), append(en, task.In(wording.English))
			}
			require.Equal(t, tt.vi, vi)
			require.Equal(t, tt.en, en)
		})
	}
}

func TestATaskAboutReadingsNamesItsIndicatorOnceInJSON(t *testing.T) {
	t.Parallel()
	var got struct {
		Todo []struct {
			Code      string `json:"code"`
			UnitCode  string `json:"unit_code"`
			Indicator string `json:"indicator"`
		} `json:"todo"`
	}
	require.NoError(t, json.Unmarshal([]byte(written(t, document(t, contestedYear(t, criteria.YearOptions{}, 1, 1), Options{}))["json"]), &got))
	require.Equal(t, "[{contested 195 early_marriage} {contested_units 195 early_marriage}]", fmt.Sprint(got.Todo))
}

func TestAContestedVerdictIsMarkedBelowItself(t *testing.T) {
	t.Parallel()
	all := written(t, document(t, contestedYear(t, criteria.YearOptions{}, 1, 1), Options{}))
	require.Contains(t, all["summary vi"], `
13   Tảo hôn                                    0,10%     ≤ 0,1%  đạt
                                                                  tùy cách hiểu
1    Dân số                                     2.000        ≥ 1  đạt
`)
	require.Contains(t, all["summary en"], `
13   Early marriage                             0.10%     ≤ 0.1%  achieved
                                                                  readings vary
1    Residents                                  2,000        ≥ 1  achieved
`)
	for name, text := range all {
		if !strings.HasPrefix(name, "csv") && name != "json" {
			for line := range strings.Lines(text) {
				require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), 80, "%s: %s", name, line)
			}
		}
	}
	require.NotContains(t, written(t, document(t, contestedYear(t, criteria.YearOptions{}, 0, 0), Options{}))["summary vi"], "tùy cách hiểu")
}

func TestADerivationHasTheOutcomeOfEveryReading(t *testing.T) {
	t.Parallel()
	all := written(t, document(t, contestedYear(t, criteria.YearOptions{}, 1, 1), Options{}))
	require.Contains(t, all["city vi"], `
5. Đánh giá   ĐẠT (tùy cách hiểu)
Cách hiểu     (share) trên dân số: 2 / 2.000 × 100 = 0,1% ≤ 0,1% → đạt (quyết
              định)
              (count) không có cuộc nào: 2 ≠ 0 → chưa đạt
              (fall): chưa có số liệu: Cuộc tảo hôn (năm trước) → thiếu số liệu
              (of_marriages) trên số cuộc kết hôn
`)
	require.Contains(t, all["city en"], "\n5. Verdict    ACHIEVED (depends on the reading)\n")
	require.Contains(t, all["city en"], "(count) none at all: 2 ≠ 0 → missed\n")
}

// csvRows are the rows of a report in CSV by column, the city's last.
func csvRows(t *testing.T, d *Document, lang wording.Language) (rows []map[string]string) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, d.WriteCSV(&b, indicator.EnglishNumbers, lang))
	all, err := csv.NewReader(&b).ReadAll()
	require.NoError(t, err)
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestReadingsStandInCSVByTheirIDs(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name                string
		options             criteria.YearOptions
		marriages           []int
		contested, readings string // of the city
	}{
		{"contested", criteria.YearOptions{}, []int{1, 1}, "true", "share: achieved; count: missed; fall: no_data"},
		{"not contested", criteria.YearOptions{}, []int{0, 0}, "false", "share: achieved; count: achieved; fall: no_data"},
		{"without a verdict", criteria.YearOptions{}, []int{1, missing}, "false", "share: no_data; count: no_data; fall: no_data"},
		{"hidden", criteria.YearOptions{Public: true}, []int{1, 1}, "false", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			rows := csvRows(t, document(t, contestedYear(t, tt.options, tt.marriages...), Options{}), wording.Vietnamese)
			city := rows[len(rows)-2:]
			require.Equal(t, []string{tt.contested, tt.readings}, []string{city[0]["contested"], city[0]["readings"]})
			require.Equal(t, []string{"false", ""}, []string{city[1]["contested"], city[1]["readings"]}, "without readings")
		})
	}
}

// Readers that go by place find what they found before.
func TestColumnsThatCameLaterStandLast(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, document(t, sampleYear(t, criteria.YearOptions{Scheme: illustrative(t)}), Options{}).WriteCSV(&b, indicator.EnglishNumbers, wording.English))
	rows, err := csv.NewReader(&b).ReadAll()
	require.NoError(t, err)
	require.Equal(t, strings.Join([]string{strings.Join(columns, ","), strings.Join(pointColumns, ","), "contested,readings", "annualised,interim"}, ","), strings.Join(rows[0], ","))
}

func TestAPublicReportMarksNoHiddenVerdict(t *testing.T) {
	t.Parallel()
	d := document(t, contestedYear(t, criteria.YearOptions{Public: true}, 1, 1), Options{})
	require.Empty(t, d.Todo())
	for name, text := range written(t, d) {
		require.NotContains(t, text, "tùy cách hiểu", name)
		require.NotContains(t, text, "depends on the reading", name)
		require.NotContains(t, text, `"readings"`, name)
	}
}

// By hand, of the sample's city.
func TestTheReadingsOfTheSample(t *testing.T) {
	t.Parallel()
	plan := indicator.CamPha2023()
	var years []*indicator.Dataset
	for _, source := range [][]byte{testdata.CamPha2022, testdata.CamPha2023} {
		set, err := plan.ReadCSV(wards{bytes.NewReader(source)}, indicator.EnglishNumbers)
		require.NoError(t, err)
		years = append(years, set)
	}
	both, err := plan.JoinDatasets(years...)
	require.NoError(t, err)
	now, err := both.Of(indicator.Year(2023))
	require.NoError(t, err)
	year, err := criteria.RateYear(now, criteria.YearOptions{})
	require.NoError(t, err)
	rows := csvRows(t, document(t, year, Options{}), wording.English)
	tests := []struct{ id, contested, readings string }{
		// 2,730 / 2,920: 273,000 ≥ 91 × 2,920 = 265,720, and below 95 × 2,920 = 277,400
		{"full_vaccination", "true", "two_thresholds: achieved; quota_only: missed"},
		// 551 / 45,030 = 1.2236 % ≤ 1.3 %; last year 571 / 44,910 = 1.2714 %: a fall by 0.0478 points < 1.3,
		// and 0.987 × 1.2714 % = 1.2549 % ≥ 1.2236 %
		{"special_circumstances", "true", "level: achieved; fall_in_points: missed; relative_fall: achieved"},
		// 21 / 2,950 × 1,000 = 7.12 < 9
		{"infant_mortality", "false", "at_most: achieved; below: achieved"},
		// no child was hit by a disaster: nothing is claimed
		{"disaster_relief", "false", "not_applicable: not_applicable; nobody_is_full: achieved; nobody_is_none: missed"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			t.Parallel()
			found := 0
			for _, row := range rows {
				if row["level"] == "city" && row["indicator"] == tt.id {
					found++
					require.Equal(t, []string{tt.contested, tt.readings}, []string{row["contested"], row["readings"]})
				}
			}
			require.Equal(t, 1, found)
		})
	}
}
