package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// gradedYear is a year of three units by a scheme with grades. The points of a unit are the share of children who are cared
// for, and as many for its play area; tiers stand beside the grades where they are given.
func gradedYear(t *testing.T, tiers string) *criteria.Year {
	t.Helper()
	plan, err := indicator.NewPlan(indicator.Definition{ID: "care", Statistics: []indicator.Statistic{
		{Name: "cared"}, {Name: "children"}, {Name: "play", Kind: indicator.Flag}}, Indicators: []indicator.Indicator{
		{ID: "care", Value: "percent(cared, children)", Target: ">= 50 %"}}})
	require.NoError(t, err)
	scheme, err := criteria.ParseScheme([]byte(`version: 1
scheme: {id: g, title: {vi: Nơi thân thiện, en: Friendly place}}
`+tiers+`grades:
  - {id: A, name: {vi: Tốt, en: Good}, from: 75}
  - {id: B, name: {vi: Khá, en: Fair}, from: 40}
criteria:
  - id: c
    name: {vi: Chăm sóc, en: Care}
    max: 100
    items:
      - {id: i, max: 100, scale: official, not_applicable: rescale, points: value("care")}
      - {id: k, max: 100, scale: official, not_applicable: rescale, bands: [{when: play, points: 100}, {points: 0}]}
`), "g.yaml", plan)
	require.NoError(t, err)
	year := func(period int, rows ...string) indicator.Reports {
		return reports(t, scheme.Plan(), []byte(strings.Join(append([]string{"unit,name,tier,period,cared,children,play"}, rows...), "\n")+"\n"), period)
	}
	previous := year(2022, "00001,Một,B,2022,2,5,false", "00002,Hai,B,2022,5,5,true", "00003,Ba,B,2022,1,2,true")
	rated, err := criteria.RateYear(year(2023, "00001,Một,B,2023,2,3,true", "00002,Hai,B,2023,0,0,false", "00003,Ba,B,2023,,2,true"),
		criteria.YearOptions{Scheme: scheme, Previous: &previous})
	require.NoError(t, err)
	return rated
}

func TestAReportSaysTheGradeOfEachUnit(t *testing.T) {
	d := document(t, gradedYear(t, ""), Options{})
	for _, tt := range []struct {
		lang wording.Language
		want []string
	}{
		{wording.English, []string{
			"POINTS AND GRADES · Friendly place\n", "Needed  Grade\n", "      ≈83.33        -  Good\n", "          0        -  no grade\n",
			"     50-100        -  Good or Fair\n", "- the grade is open: Good or Fair; the total is 50 to 100\n", "> would be settled by: cared\n",
			"Friendly place: Good 1, Fair 0, no grade 1, open 1.\n", "Grade: rose: Một (no grade → Good); fell: Hai (Good → no grade).\n"}},
		{wording.Vietnamese, []string{
			"ĐIỂM VÀ XẾP LOẠI · Nơi thân thiện\n", "Cần  Xếp loại\n", "      ≈83,33        -  Tốt\n", "50-100        -  Tốt hoặc Khá\n",
			"- chưa xác định xếp loại: Tốt hoặc Khá; tổng điểm từ 50 đến 100\n",
			"Nơi thân thiện: Tốt 1, Khá 0, không xếp loại 1, chưa xác định 1.\n", "Xếp loại: tăng: Một (không xếp loại → Tốt); giảm: Hai (Tốt → không xếp loại).\n"}},
	} {
		var out bytes.Buffer
		require.NoError(t, d.WriteText(&out, tt.lang, Summary))
		for _, want := range tt.want {
			require.Contains(t, out.String(), want)
		}
		require.NotContains(t, out.String(), criteria.NoOutcome.Text().In(tt.lang))
	}
}

func TestAnExplanationSaysTheGradeAndWhatWasRescaled(t *testing.T) {
	d := document(t, gradedYear(t, ""), Options{})
	e, err := d.Explain("00002", "")
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, e.WriteText(&out, wording.English))
	require.Contains(t, out.String(), "Grade")
	require.Contains(t, out.String(), "not applicable: left out, the rest is scaled up\n")
	require.NotContains(t, out.String(), "Outcome")
	require.NotContains(t, out.String(), "brought to", "one indicator alone is its own mean")

	e, err = d.Explain("00001", "")
	require.NoError(t, err)
	out.Reset()
	require.NoError(t, e.WriteText(&out, wording.Vietnamese))
	require.Contains(t, out.String(), "phần phát sinh được 500/3 trên 200 điểm, quy về 100\n")
}

func TestBesideTiersTheGradeStandsBeforeTheOutcome(t *testing.T) {
	d := document(t, gradedYear(t, "tiers: [{id: B, needed: 60}]\n"), Options{})
	var out bytes.Buffer
	require.NoError(t, d.WriteText(&out, wording.English, Summary))
	for _, want := range []string{"Needed  Grade · outcome\n", "≈83.33       60  Good · may be proposed\n", "0       60  no grade · may not be\n                                                    proposed\n",
		"Friendly place: Good 1, Fair 0, no grade 1, open 1; 1 may be proposed for\nrecognition, 1 may not be proposed, 1 undetermined.\n"} {
		require.Contains(t, out.String(), want)
	}
}

func TestTheTableHasColumnsForGradesWhereThereAreAny(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, document(t, gradedYear(t, ""), Options{}).WriteCSV(&out, indicator.EnglishNumbers, wording.English))
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	require.True(t, strings.HasSuffix(lines[0], ",annualised,interim,grade,ungraded"))
	var totals []string
	for _, line := range lines[1:] {
		require.Equal(t, strings.Count(lines[0], ","), strings.Count(line, ","), line)
		if strings.Contains(line, ",g.total,") {
			cells := strings.Split(line, ",")
			totals = append(totals, cells[0]+" "+strings.Join(cells[len(cells)-2:], " "))
		}
	}
	require.Equal(t, []string{"00001 A false", "00002  true", "00003 B|A false"}, totals)
	out.Reset()
	require.NoError(t, document(t, sampleYear(t, criteria.YearOptions{Scheme: illustrative(t)}), Options{}).WriteCSV(&out, indicator.EnglishNumbers, wording.English))
	require.NotContains(t, out.String(), "ungraded")
}

// 74.9999 is B; shown as 75.00 it would be said to be A.
func TestATotalIsShownInAsManyDecimalsAsItsGradeNeeds(t *testing.T) {
	year := gradedYear(t, "")
	x := &text{Page: page(wording.English), doc: document(t, year, Options{})}
	for _, tt := range []struct {
		n    int64
		want string
	}{{749999, "≈74.9999"}, {750001, "≈75"}, {749900, "74.99"}} {
		n := exact.Frac(tt.n, 10000)
		require.Equal(t, strings.TrimPrefix(tt.want, "≈"), strings.TrimPrefix(x.number(n), "≈"))
	}
}

func TestAGradeThatChangedBetweenTwoReportsIsTold(t *testing.T) {
	withGrade := func(grade string) *Stored {
		return stored(t, strings.Replace(small, `"outcome": "undetermined"}, "scorecard"`, `"outcome": "undetermined"`+grade+`}, "scorecard"`, 1))
	}
	a, open, none := `, "grade": "A"`, `, "grades": ["B", "A"]`, `, "ungraded": true`
	for _, tt := range []struct{ name, from, to, want, text string }{
		{"the same", a, a, `{}`, ""},
		{"decided now", open, a, `{"grades":[{"unit_code":"A","from":{"grades":["B","A"]},"to":{"grade":"A"}}]}`, "xếp loại: A hoặc B → A"},
		{"lost", a, none, `{"grades":[{"unit_code":"A","from":{"grade":"A"},"to":{"ungraded":true}}]}`, "xếp loại: A → không xếp loại"},
		{"graded now", "", a, `{"grades":[{"unit_code":"A","from":{},"to":{"grade":"A"}}]}`, "xếp loại: không có xếp loại → A"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Compare(withGrade(tt.from), withGrade(tt.to))
			require.JSONEq(t, tt.want, string(told(t, c)))
			require.Equal(t, tt.text == "", c.Same())
			var out bytes.Buffer
			require.NoError(t, c.WriteText(&out, wording.Vietnamese, nil))
			require.Contains(t, out.String(), tt.text)
		})
	}
}
