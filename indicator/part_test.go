package indicator

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// submitted is the record of a ward with what it says of its figures.
func submitted(t *testing.T, plan *Plan, code string, period Period, says Submission, values Values) Record {
	t.Helper()
	record, err := plan.Record(code, period, values)
	require.NoError(t, err)
	record, err = record.WithSubmission(says)
	require.NoError(t, err)
	return record
}

func day(t *testing.T, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	require.NoError(t, err)
	return d
}

func span(t *testing.T, text string) Span {
	t.Helper()
	s, err := ParseSpan(text)
	require.NoError(t, err)
	return s
}

// 95 injured among 45,033 children are 210.96 per 100,000 over the span: 632.87 a year where it is four months, 421.91
// where it is six. The plan allows 550.
func TestInjuriesToTheEndOfAprilAreJudgedOnTheYearThatTheyMake(t *testing.T) {
	half := HalfYear(2023, 1)
	injured := Values{"injured_children": 95, "children_under_16": 45033}
	tests := []struct {
		name        string
		period      Period
		says        Submission
		want        Verdict
		explained   string
		certificate string
	}{
		{"four months", half, Submission{Covers: span(t, "2023-01-01..2023-04-30")}, Missed,
			"95 / 45,033 × 100,000 × 12/4 = 9,500,000/15,011 ≈ 632.9/100,000 > 550/100,000 → so far: missed", "95 * 1200000 <= 550 * 180132"},
		{"the half-year, as nothing is said", half, Submission{}, Achieved,
			"95 / 45,033 × 100,000 × 12/6 = 19,000,000/45,033 ≈ 421.9/100,000 ≤ 550/100,000 → so far: achieved", "95 * 1200000 <= 550 * 270198"},
		{"nothing is said, and it was handed in before the half-year ended", half, Submission{HandedIn: day(t, "2023-05-09")}, NoData,
			"95 / 45,033 × 100,000 = 9,500,000/45,033 ≈ 211.0/100,000; handed in on 9 May 2023, before the end of what they should cover (1 January 2023 to 30 June 2023): what the figures cover must be said to bring them to a year → no data", ""},
		{"what they cover is said, and had ended when they were handed in", half, Submission{Covers: span(t, "2023-01-01..2023-04-30"), HandedIn: day(t, "2023-04-30")}, Missed,
			"95 / 45,033 × 100,000 × 12/4 = 9,500,000/15,011 ≈ 632.9/100,000 > 550/100,000 → so far: missed", "95 * 1200000 <= 550 * 180132"},
		{"a day earlier they had not", half, Submission{Covers: span(t, "2023-01-01..2023-04-30"), HandedIn: day(t, "2023-04-29")}, NoData, "", ""},
		{"ten months of the year", Year(2023), Submission{Covers: span(t, "2023-01-01..2023-10-31")}, Achieved,
			"95 / 45,033 × 100,000 × 12/10 = 3,800,000/15,011 ≈ 253.1/100,000 ≤ 550/100,000 → achieved", "95 * 1200000 <= 550 * 450330"},
		{"the year", Year(2023), Submission{}, Achieved, "95 / 45,033 × 100,000 = 9,500,000/45,033 ≈ 211.0/100,000 ≤ 550/100,000 → achieved", "95 * 100000 <= 550 * 45033"},
		{"the year, handed in before it ended", Year(2023), Submission{HandedIn: day(t, "2023-11-09")}, NoData, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plan := unrostered()
			ward := submitted(t, plan, "06760", tt.period, tt.says, injured)
			city, err := plan.City([]Record{ward}, Record{})
			require.NoError(t, err)
			for _, record := range []Record{ward, city} {
				res := find(t, plan, record, "child_injuries")
				require.Equal(t, tt.want, res.Verdict)
				require.Equal(t, tt.certificate, res.Worked().Targets[0].Certificate)
				if tt.explained != "" {
					require.Equal(t, tt.explained, res.Explain(English))
				}
			}
		})
	}
}

// Hải Dương, January 2023 to June 2024: 1,575 injured and 72 dead among 491,053 children (baohaiduong.vn, "72 vụ tai nạn
// thương tích đối với trẻ em ở Hải Dương dẫn đến tử vong"); 320.7 and 14.66 per 100,000 over the span, 213.8 and 9.77 a year.
func TestEighteenMonthsOfHaiDuongAreBroughtToAYear(t *testing.T) {
	plan := unrostered()
	period := Months(2023, time.January, 2024, time.June)
	record, err := plan.CityFromTotals(period, Values{"injured_children": 1575, "injury_deaths": 72, "children_under_16": 491053})
	require.NoError(t, err)
	for id, want := range map[string][2]string{"child_injuries": {"320.7", "213.8"}, "child_injury_deaths": {"14.7", "9.8"}} {
		w := find(t, plan, record, id).Worked()
		require.Equal(t, Achieved, w.Result.Verdict)
		require.Equal(t, 18, w.Annual.Months)
		require.Equal(t, want, [2]string{numberOf(t, w.Value).Round(1).String(), w.Annual.Value.Round(1).String()})
		require.True(t, w.Result.Interim(), "18 months are no year")
	}
}

func TestTheCityHasNoYearlyFigureOfUnitsThatCoverDifferentSpans(t *testing.T) {
	plan := unrostered()
	half := HalfYear(2023, 1)
	injured := Values{"injured_children": 5, "children_under_16": 1000, "live_births": 100, "infant_deaths": 0}
	april, march := Submission{Covers: span(t, "2023-01-01..2023-04-30")}, Submission{Covers: span(t, "2023-01-01..2023-03-31")}
	city := func(says ...Submission) Record {
		var wards []Record
		for i, s := range says {
			wards = append(wards, submitted(t, plan, []string{"06760", "06763", "06766"}[i], half, s, injured))
		}
		record, err := plan.City(wards, Record{})
		require.NoError(t, err)
		return record
	}
	res := find(t, plan, city(april, march), "child_injuries")
	require.Equal(t, NoData, res.Verdict)
	require.Equal(t, "spans_differ", res.Reason().Code())
	require.Equal(t, "the figures cover different spans: 06760 1 January 2023 to 30 April 2023, 06763 1 January 2023 to 31 March 2023", res.Reason().In(English))
	require.Equal(t, Missed, find(t, plan, city(april, april), "child_injuries").Verdict, "15 per 1,000 a year")
	require.Equal(t, Achieved, find(t, plan, city(april, march), "infant_mortality").Verdict, "a flow over a flow is judged as it stands")
	early := Submission{HandedIn: day(t, "2023-05-09")}
	require.Equal(t, "span_unknown", find(t, plan, city(april, early), "child_injuries").Reason().Code())
}

func TestAVerdictInAPartOfAYearIsInterimUnlessItCannotTurn(t *testing.T) {
	plan := unrostered()
	values := Values{"child_labourers": 1, "infant_deaths": 1, "live_births": 100, "registered_under_5": 5, "children_under_5": 5}
	record, err := plan.Record("06760", HalfYear(2023, 1), values)
	require.NoError(t, err)
	require.False(t, find(t, plan, record, "child_labour").Interim(), "one is not none, whatever comes")
	require.True(t, find(t, plan, record, "birth_registration").Interim())
	values["child_labourers"] = 0
	record, err = plan.Record("06760", HalfYear(2023, 1), values)
	require.NoError(t, err)
	require.True(t, find(t, plan, record, "child_labour").Interim())
	year, err := plan.Record("06760", Year(2023), values)
	require.NoError(t, err)
	require.False(t, find(t, plan, year, "birth_registration").Interim())
}

func TestWhatIsDueWithTheYearIsNotDueBeforeIt(t *testing.T) {
	plan := unrostered()
	for period, due := range map[Period][2]Verdict{ // of full vaccination, due with the year, and of infant mortality, due with the half-year
		Year(2023): {Missed, Achieved}, HalfYear(2023, 2): {NotDue, Achieved}, Quarter(2023, 1): {NotDue, NotDue},
		Months(2023, time.January, 2023, time.September): {NotDue, Achieved}, Months(2023, time.January, 2024, time.June): {Missed, Achieved},
		Months(2023, time.January, 2023, time.May): {NotDue, NotDue},
	} {
		record, err := plan.CityFromTotals(period, Values{"children_under_1": 100, "under_1_fully_vaccinated": 41, "live_births": 1000, "infant_deaths": 1})
		require.NoError(t, err)
		vaccinated := find(t, plan, record, "full_vaccination")
		require.Equal(t, due, [2]Verdict{vaccinated.Verdict, find(t, plan, record, "infant_mortality").Verdict}, period.String())
		require.Equal(t, "41.00%", vaccinated.Figure(English), "its value is shown")
	}
}

// Last year's figures over twelve months beside ten of this year would show a fall that is none.
func TestLastYearIsComparedOverTheSameSpanOnly(t *testing.T) {
	plan, err := NewPlan(Definition{Statistics: []Statistic{{Name: "cases", Over: OverPeriod}, {Name: "children", Over: AtMoment}}, Indicators: []Indicator{
		{ID: "fall", Value: "cases - last_year.cases", Target: "<= 0", Due: DueYear}, {ID: "growth", Value: "children - last_year.children", Target: ">= 0", Due: DueYear}}})
	require.NoError(t, err)
	ten := Submission{Covers: span(t, "2023-01-01..2023-10-31")}
	now := submitted(t, plan, "A", Year(2023), ten, Values{"cases": 9, "children": 10})
	for name, tt := range map[string]struct {
		last Submission
		want Verdict
	}{"the whole of last year": {Submission{}, NoData}, "its first ten months": {Submission{Covers: span(t, "2022-01-01..2022-10-31")}, Achieved}} {
		linked, err := now.WithLastYear(submitted(t, plan, "A", Year(2022), tt.last, Values{"cases": 10, "children": 9}))
		require.NoError(t, err)
		require.Equal(t, tt.want, find(t, plan, linked, "fall").Verdict, name)
		require.Equal(t, Achieved, find(t, plan, linked, "growth").Verdict, "what is counted at a moment can be compared")
	}
}

func TestWhatIsSaidOfFiguresMustFitTheirPeriod(t *testing.T) {
	record, err := CamPha2023().Record("06760", HalfYear(2023, 1), Values{"live_births": 5})
	require.NoError(t, err)
	for want, says := range map[string]Submission{
		"06760: the figures cover 1 January 2023 to 31 July 2023, which is not within 2023-H1": {Covers: span(t, "2023-01-01..2023-07-31")},
		`06760: "2023-04-30..2023-01-01" ends before it begins`:                                {Covers: Span{day(t, "2023-04-30"), day(t, "2023-01-01")}},
		`06760: found "guessed", expected one of actual, estimated`:                            {Status: "guessed"},
	} {
		_, err := record.WithSubmission(says)
		require.EqualError(t, err, want)
	}
}

// A department counted six months of births and a ward two months of deaths.
func TestFiguresOfOneUnitThatCoverDifferentDaysGiveNoRate(t *testing.T) {
	plan := unrostered()
	const births, deaths = "unit,period,live_births\n06760,2023-H1,240\n", "unit,period,infant_deaths,injured_children,children_under_16\n06760,2023-H1,1,8,3807\n"
	tests := []struct {
		name   string
		files  []string
		want   Verdict
		reason string
	}{
		{"the same days", []string{"# covers: 2023-01-01..2023-04-30\n" + births, "# covers: 2023-01-01..2023-04-30\n" + deaths}, Achieved, ""},
		{"two months and six", []string{"# covers: 2023-01-01..2023-06-30\n" + births, "# covers: 2023-01-01..2023-02-28\n" + deaths}, NoData,
			"the figures cover different spans: 06760 1 January 2023 to 30 June 2023 (a.csv), 06760 1 January 2023 to 28 February 2023 (b.csv)"},
		{"two months and what is not said", []string{births, "# covers: 2023-01-01..2023-02-28\n" + deaths}, NoData,
			"the figures cover different spans: 06760 1 January 2023 to 30 June 2023 (a.csv), 06760 1 January 2023 to 28 February 2023 (b.csv)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reports, err := joinedOf(t, plan, tt.files...).Of(HalfYear(2023, 1))
			require.NoError(t, err)
			for _, record := range []Record{reports.Wards[0], reports.City} {
				res := find(t, plan, record, "infant_mortality")
				require.Equal(t, tt.want, res.Verdict)
				require.Equal(t, tt.reason, res.Reason().In(English))
				require.NotEqual(t, NoData, find(t, plan, record, "child_injuries").Verdict, "both of its figures are of one file")
			}
		})
	}
}

// The heading said April of figures of which some were taken to be of June.
func TestTheHeadingSaysThatFilesOfOneUnitCoverDifferentDays(t *testing.T) {
	plan := unrostered()
	reports, err := joinedOf(t, plan, "# covers: 2023-01-01..2023-04-30\nunit,period,live_births,infant_deaths\n06760,2023-H1,100,1\n",
		"unit,period,injured_children,children_under_16\n06760,2023-H1,8,3807\n").Of(HalfYear(2023, 1))
	require.NoError(t, err)
	covers := reports.Covers()
	require.Equal(t, "2023-01-01..2023-06-30", covers.Span.String())
	require.True(t, covers.Assumed)
	require.True(t, covers.Differ)
}
