package report

import (
	"encoding/csv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

func TestAYearWithoutRecordsHasNoReport(t *testing.T) {
	for name, year := range map[string]*criteria.Year{"none": nil, "the zero Year": {}} {
		_, err := Of(year, Options{})
		require.EqualError(t, err, "year: the year has no record of any unit", name)
	}
}

func TestADepartmentWithoutIndicatorsIsToldWhichThereAre(t *testing.T) {
	for _, owner := range []string{"Navy", " "} {
		_, err := Of(sampleYear(t, criteria.YearOptions{}), Options{Owner: owner})
		require.Len(t, rules.AllErrors(err), 1)
		require.Contains(t, err.Error(), "Health Office")
	}
}

// The report of a department leaves the year as it was: the next department asks, too.
func TestAReportOfADepartmentTakesNothingFromTheYear(t *testing.T) {
	year := sampleYear(t, criteria.YearOptions{})
	before := written(t, document(t, year, Options{}))
	require.Len(t, document(t, year, Options{Owner: "Tư pháp"}).area, 2)
	require.Equal(t, before, written(t, document(t, year, Options{})))
}

func TestADocumentServesAnyNumberOfGoroutines(t *testing.T) {
	d := document(t, sampleYear(t, criteria.YearOptions{Scheme: illustrative(t)}), Options{})
	want := written(t, d)
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() { require.Equal(t, want, written(t, d)) })
	}
	wait.Wait()
}

// A year may come from records alone, without anything of the city.
func TestAYearWithoutACityHasAReport(t *testing.T) {
	plan, err := indicator.NewPlan(indicator.Definition{Indicators: []indicator.Indicator{{ID: "helmets", Value: "percent(helmets, bikes)", Target: ">= 90 %"}}})
	require.NoError(t, err)
	ward, err := plan.Record("A1", indicator.Year(2023), indicator.Values{"helmets": 9, "bikes": 10})
	require.NoError(t, err)
	year, err := criteria.RateYear(indicator.Reports{Period: indicator.Year(2023), Wards: []indicator.Record{ward}}, criteria.YearOptions{})
	require.NoError(t, err)
	d := document(t, year, Options{})
	require.NotContains(t, written(t, document(t, sampleYear(t, criteria.YearOptions{}), Options{}))["json"], "null")
	var out strings.Builder
	require.NoError(t, d.WriteJSON(&out))
	require.NotContains(t, out.String(), "null")
	require.NotContains(t, out.String(), `""`)
	require.NoError(t, d.WriteText(&out, wording.English, Summary))
	require.NoError(t, d.WriteText(&out, wording.English, Matrix))
	require.NoError(t, d.WriteCSV(&out, "", wording.English))
	_, err = d.Explain("city", "")
	require.EqualError(t, err, `unit: no unit "city" in the data; the units are A1`)
}

// Seen in CSV: every row was in English but for the note in those of the points.
func TestAReportIsInOneLanguage(t *testing.T) {
	all := written(t, document(t, sampleYear(t, criteria.YearOptions{Scheme: criteria.Decision06()}), Options{}))
	require.NotContains(t, all["csv en"], "LƯU HÀNH NỘI BỘ")
	require.NotContains(t, all["csv vi"], "INTERNAL")
	rows, err := csv.NewReader(strings.NewReader(all["csv en"])).ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		require.Equal(t, "INTERNAL - NOT FOR PUBLICATION", row[len(columns)-1])
	}
}

// Seen in a derivation: a figure that contradicts itself was told in English in both languages.
func TestAFigureThatContradictsItselfIsToldInTheLanguageOfThePage(t *testing.T) {
	plan := indicator.CamPha2023()
	year, err := criteria.RateYear(reports(t, plan, []byte("unit,period,live_births,infant_deaths\n06760,2023,2.5,1\n"), 2023), criteria.YearOptions{})
	require.NoError(t, err)
	e, err := document(t, year, Options{}).Explain("06760", "infant_mortality")
	require.NoError(t, err)
	var out strings.Builder
	require.NoError(t, e.WriteText(&out, wording.Vietnamese))
	require.Contains(t, out.String(), "mâu thuẫn")
	require.NotContains(t, out.String(), "invalid")
}

// A derivation of what is not published says so, and not that nothing was reported.
func TestAHiddenFigureIsNotSaidToBeMissing(t *testing.T) {
	year := sampleYear(t, criteria.YearOptions{Public: true})
	e, err := document(t, year, Options{}).Explain("06760", "3b")
	require.NoError(t, err)
	var out strings.Builder
	require.NoError(t, e.WriteText(&out, wording.English))
	require.Contains(t, out.String(), "small number, not published")
	require.Contains(t, out.String(), "4. Verdict    HIDDEN")
	require.NotContains(t, strings.ToLower(out.String()), "missing")
	require.NotContains(t, strings.ToLower(out.String()), "no data")
}

func TestTheTableShowsTargetsOfTheAreaAndNotOfTheCountry(t *testing.T) {
	summary := written(t, document(t, sampleYear(t, criteria.YearOptions{}), Options{}))["summary en"]
	require.Contains(t, summary, "Department of Health quota")
	require.NotContains(t, summary, "National 20")
}

func TestNoLineIsWiderThanAScreenWhateverThePlanSays(t *testing.T) {
	long := strings.Repeat("9", 200)
	plan, err := indicator.NewPlan(indicator.Definition{
		Area:       indicator.Area{Code: "1", Name: wording.Text{VI: strings.Repeat("Nơi ", 60), EN: "Somewhere"}},
		Indicators: []indicator.Indicator{{ID: "a", Number: long, Name: wording.Text{VI: strings.Repeat("chữ ", 80)}, Value: "percent(b, c)", Target: ">= 90 %"}},
	})
	require.NoError(t, err)
	year, err := criteria.RateYear(reports(t, plan, []byte("unit,period,b,c\n06760,2023,1,2\n06763,2023,2,2\n"), 2023), criteria.YearOptions{})
	require.NoError(t, err)
	d := document(t, year, Options{})
	e, err := d.Explain("06760", "")
	require.NoError(t, err)
	var out strings.Builder
	require.NoError(t, e.WriteText(&out, wording.Vietnamese))
	for line := range strings.Lines(out.String()) {
		require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), 80, line)
	}
	require.NotPanics(t, func() { written(t, d) })
}
