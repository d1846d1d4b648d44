package plantest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// 95 injured among 45,030 children to 30 April are 95 / 45,030 × 100,000 × 12/4 = 28,500,000 / 45,030 = 632.91 a year, and
// 421.94 if they were six months.
func TestCasesOfAPartOfAYear(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, dates, given, expect string }{
		{"a year where nothing is said", "", "injured_children: 95, children_under_16: 45030",
			`child_injuries: {verdict: achieved, value: "210.97", places: 2, interim: false}`},
		{"a half-year is brought to a year", "period: 2023-H1", "injured_children: 95, children_under_16: 45030",
			`child_injuries: {verdict: achieved, value: "210.97", annualised: "421.94", places: 2, interim: true, targets: {National 2030: achieved}}`},
		{"by what is covered", "period: 2023-H1, covers: 2023-01-01..2023-04-30", "injured_children: 95, children_under_16: 45030",
			`child_injuries: {verdict: missed, annualised: 28500000/45030, interim: true, readings: {below: {verdict: missed, annualised: "633", places: 0}}}`},
		{"a day after the last one that is covered is no reason to doubt", "period: 2023-H1, covers: 2023-01-01..2023-04-30, handed_in: 2023-05-01",
			"injured_children: 95, children_under_16: 45030", `child_injuries: missed`},
		{"the last day is not over on that day, but the figures may be of it", "period: 2023-H1, covers: 2023-01-01..2023-04-30, handed_in: 2023-04-30",
			"injured_children: 95, children_under_16: 45030", `child_injuries: missed`},
		{"handed in a day before", "period: 2023-H1, covers: 2023-01-01..2023-04-30, handed_in: 2023-04-29",
			"injured_children: 95, children_under_16: 45030", `child_injuries: {verdict: no_data, value: "211.0", places: 1, interim: false}`},
		{"handed in before the half-year ends, without a word on what is covered", "period: 2023-H1, handed_in: 2023-05-09",
			"injured_children: 95, children_under_16: 45030",
			`child_injuries: {verdict: no_data, value: 9500000/45030, missing: [], targets: {National 2030: no_data}, readings: {below: no_data}}`},
		{"which does not matter for a flow over a flow", "period: 2023-H1, handed_in: 2023-05-09", "infant_deaths: 1, live_births: 100",
			`infant_mortality: {verdict: missed, value: "10", interim: true}`},
		{"days where months are not whole: 120 of 365", "period: 2023-H1, covers: 2023-01-02..2023-05-01", "injured_children: 95, children_under_16: 45030",
			`child_injuries: {verdict: missed, annualised: 693500000/1080720}`},
		{"ten months in the report of the year", "period: 2023, covers: 2023-01-01..2023-10-31", "injured_children: 95, children_under_16: 45030",
			`child_injuries: {verdict: achieved, annualised: "253.16", places: 2, interim: false}`},
		{"what is due with the year is not judged", "period: 2023-H1", "under_5_underweight: 7, under_5_weighed: 100",
			`underweight: {verdict: not_due, value: "7", interim: false, targets: {National 2025: not_due}}`},
		{"nor is it when nothing was reported", "period: 2023-H1", "under_5_weighed: 100",
			`underweight: {verdict: not_due, missing: [under_5_underweight]}`},
		{"contradictory data are told at once", "period: 2023-H1", "under_5_underweight: 101, under_5_weighed: 100", `underweight: invalid`},
		{"a quarter is too short for what is due with the half-year", "period: 2023-Q1", "infant_deaths: 1, live_births: 100",
			`infant_mortality: {verdict: not_due, value: "10"}`},
		{"one child labourer is final", "period: 2023-H1", "child_labourers: 1", `child_labour: {verdict: missed, interim: false}`},
		{"none is not", "period: 2023-H1", "child_labourers: 0", `child_labour: {verdict: achieved, interim: true}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, unit := range []string{"", "city: true, "} {
				dates := tt.dates
				if dates != "" {
					dates += ", "
				}
				suite, err := parse("  - {name: a, " + unit + dates + "given: {" + tt.given + "}, expect: {" + tt.expect + "}}\n")
				require.NoError(t, err, detailOf(err))
				for _, o := range suite.Run(nil) {
					require.True(t, o.Passed(), o.Detail(wording.English))
				}
			}
		})
	}
}

func detailOf(err error) string {
	if err == nil {
		return ""
	}
	return detail(err)
}

func TestFaultsOfWhatACaseSaysOfItsFiguresHaveTheirPlace(t *testing.T) {
	t.Parallel()
	const injuries = "given: {injured_children: 1, children_under_16: 9}, expect: {child_injuries: "
	tests := []struct{ name, cases, want, vi string }{
		{"a third half-year", "  - {name: a, period: ‹2023-H3, " + injuries + "missed}}\n",
			`found "2023-H3", expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06`, `có "2023-H3"`},
		{"months that end before they begin", "  - {name: a, period: ‹2023-06..2023-01, " + injuries + "missed}}\n",
			`"2023-06..2023-01" ends before it begins`, "kết thúc trước khi bắt đầu"},
		{"days outside of the period", "  - {name: a, period: 2023-H1, covers: ‹2023-01-01..2023-07-01, " + injuries + "missed}}\n",
			`the figures cover 1 January 2023 to 1 July 2023, which is not within 2023-H1`, "không nằm trong kỳ 2023-H1"},
		{"days outside of the plan's year", "  - {name: a, covers: ‹2022-12-31..2023-10-31, " + injuries + "missed}}\n",
			`the figures cover 31 December 2022 to 31 October 2023, which is not within 2023`, "không nằm trong kỳ 2023"},
		{"days that are no span", "  - {name: a, covers: ‹2023-04, " + injuries + "missed}}\n",
			`found "2023-04", expected the first and the last day such as 2023-01-01..2023-04-30`, "cần ngày đầu và ngày cuối"},
		{"a day that does not exist", "  - {name: a, handed_in: ‹2023-02-29, " + injuries + "missed}}\n",
			`found "2023-02-29", expected a day of the calendar such as 2023-04-30`, "cần một ngày có thật"},
		{"all of them at once, and nothing that follows from them", "  - {name: a, period: ‹2023-H3, covers: ‹2023, handed_in: ‹9/5/2023, " + injuries + "{verdict: not_due, annualised: 3, interim: true}}}\n",
			"found \"2023-H3\", expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06\n" +
				"found \"2023\", expected the first and the last day such as 2023-01-01..2023-04-30\n" +
				"found \"9/5/2023\", expected a day of the calendar such as 2023-04-30", "có"},
		{"a verdict before it is due", "  - {name: a, period: 2023-H1, given: {under_5_underweight: 1, under_5_weighed: 9}, expect: {underweight: ‹missed}}\n",
			`"underweight" can never be missed: it is not due in 2023-H1`, "kỳ 2023-H1 chưa đến hạn đánh giá"},
		{"no data before it is due", "  - {name: a, period: 2023-H1, absent: [under_5_underweight, under_5_weighed], expect: {underweight: ‹no_data}}\n",
			`"underweight" can never be no_data: it is not due in 2023-H1`, "chưa đến hạn"},
		{"not due in a period in which it is", "  - {name: a, period: 2023-H1, " + injuries + "‹not_due}}\n",
			`"child_injuries" can never be not_due: it is due in 2023-H1`, "kỳ 2023-H1 phải đánh giá"},
		{"not due in eighteen months", "  - {name: a, period: 2023-01..2024-06, given: {under_5_underweight: 1, under_5_weighed: 9}, expect: {underweight: ‹not_due}}\n",
			`"underweight" can never be not_due: it is due in 2023-01..2024-06`, "phải đánh giá"},
		{"a verdict over a span that is not known", "  - {name: a, period: 2023-H1, handed_in: 2023-05-09, " + injuries + "‹missed}}\n",
			`"child_injuries" can never be missed: figures handed in on 9 May 2023, before the end of what they should cover, cannot be brought to a year`,
			"gửi ngày 9/5/2023"},
		{"a yearly figure over a span that is not known", "  - {name: a, period: 2023-H1, handed_in: 2023-05-09, " + injuries + "{‹annualised: 3}}}\n",
			`no yearly figure: figures handed in on 9 May 2023, before the end of what they should cover, cannot be brought to a year`,
			"không có số quy ra năm: số liệu gửi ngày 9/5/2023"},
		{"a yearly figure of a whole year", "  - {name: a, " + injuries + "{‹annualised: 3}}}\n",
			`annualised where the figures cover 12 months: the value is the yearly figure`, "số liệu đã gồm 12 tháng"},
		{"a yearly figure of what is judged as it stands", "  - {name: a, period: 2023-H1, given: {infant_deaths: 1, live_births: 9}, expect: {infant_mortality: {‹annualised: 3}}}\n",
			`annualised beside "infant_mortality", which is judged on its value as it stands`, `có annualised ở "infant_mortality"`},
		{"a yearly figure beside a verdict without a value", "  - {name: a, period: 2023-H1, given: {injured_children: 0, children_under_16: 0}, expect: {child_injuries: {verdict: not_applicable, annualised: ‹3}}}\n",
			`a value beside the verdict not_applicable, which has none`, "vốn không có giá trị"},
		{"places that do not fit the yearly figure", "  - {name: a, period: 2023-H1, " + injuries + "{value: \"1.5\", annualised: ‹\"3.00\", places: 1}}}\n",
			`"3.00" has 2 decimals, places says 1`, "places ghi 1"},
		{"an interim verdict in a year", "  - {name: a, " + injuries + "{verdict: missed, ‹interim: true}}}\n",
			`interim in 2023, a year, whose verdicts stand`, "kết quả đã chắc"},
		{"an interim verdict that is none", "  - {name: a, period: 2023-H1, " + injuries + "{verdict: invalid, ‹interim: true}}}\n",
			`interim beside the verdict invalid: only achieved and missed can still turn`, "chỉ achieved và missed"},
		{"a value beside no data for want of figures", "  - {name: a, period: 2023-H1, " + injuries + "{verdict: no_data, value: ‹3}}}\n",
			`a value beside the verdict no_data, which has none`, "vốn không có giá trị"},
		{"a boundary with an interim verdict", "  - {name: a, period: 2023-H1, boundary: <= 550 /100000, expect: {‹child_injuries: {below: achieved, on: achieved, above: missed, interim: true}}}\n",
			`a boundary case has below, on and above, and nothing else`, "trường hợp ranh giới chỉ có"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var want []string
			parts := strings.Split(tt.cases, "‹")
			for i, message := range strings.Split(tt.want, "\n") {
				want = append(want, fmt.Sprintf("plan_test.yaml:4:%d: %s", 1+len(strings.Join(parts[:i+1], "")), message))
			}
			suite, err := parse(strings.Join(parts, ""))
			require.Nil(t, suite)
			require.Equal(t, strings.Join(want, "\n"), rules.AllErrors(err).Error())
			vi := rules.AllErrors(err).Detail(wording.Vietnamese)
			require.Contains(t, vi, tt.vi)
			require.NotContains(t, vi, "{0}")
		})
	}
}

// On the target means that the yearly figure is exactly on it: 11 of 6,000 children in four months are 550 per 100,000 a
// year. One event weighs less than a step of the last digit, 1 per 100,000, among more than 300,000 children.
func TestABoundaryInAPartOfAYearIsOneOfTheYearlyFigure(t *testing.T) {
	t.Parallel()
	suite, err := parse(`  - name: a
    period: 2023-H1
    covers: 2023-01-01..2023-04-30
    boundary: "<= 550 /100000"
    expect:
      child_injuries: {below: achieved, on: achieved, above: missed, targets: {National 2030: {boundary: <= 500 /100000, below: achieved, on: achieved, above: missed}}, readings: {below: {boundary: < 550 /100000, below: achieved, on: missed, above: missed}}}
      child_abuse: {boundary: < 0.8 %, below: achieved, on: missed, above: missed}
      infant_mortality: {boundary: <= 9 ‰, below: achieved, on: achieved, above: missed}
      underweight: {boundary: < 6.28 %, below: not_due, on: not_due, above: not_due}
`)
	require.NoError(t, err)
	figures := map[string]string{}
	for _, o := range suite.Run(nil) {
		require.True(t, o.Passed(), o.Detail(wording.English))
		figures[o.Case.Name] = givenText(o.Case.Given)
	}
	require.Len(t, figures, 18)
	require.Equal(t, "injured_children = 562, children_under_16 = 306000", figures["a: child_injuries, above"])
}

func TestAFailureNamesPeriodAndDays(t *testing.T) {
	t.Parallel()
	suite, err := parse(`  - name: a
    period: 2023-H1
    covers: 2023-01-01..2023-04-30
    handed_in: 2023-05-09
    given: {injured_children: 95, children_under_16: 45030}
    expect: {child_injuries: {verdict: achieved, annualised: "421.9", places: 1, interim: false}}
  - name: b
    handed_in: 2023-11-09
    given: {injured_children: 95, children_under_16: 45030, infant_deaths: 1, live_births: 100}
    expect: {child_injuries: {value: 1}, infant_mortality: achieved}
`)
	require.NoError(t, err)
	outcomes := suite.Run(nil)
	require.Equal(t, `plan_test.yaml:9: a: child_injuries
  period    first half of 2023, figures of 1 January 2023 to 30 April 2023, handed in on 9 May 2023
  given     injured_children = 95, children_under_16 = 45030
  expected  achieved, 421.9 a year, not interim
  got       missed, 632.9 a year, interim: 95 / 45,030 × 100,000 × 12/4 = 50,000/79 ≈ 632.9/100,000 > 550/100,000 → so far: missed`,
		outcomes[0].Detail(wording.English))
	require.Equal(t, `plan_test.yaml:9: a: child_injuries
  kỳ        6 tháng đầu năm 2023, số liệu từ 1/1/2023 đến 30/4/2023, gửi ngày 9/5/2023
  cho       injured_children = 95, children_under_16 = 45030
  cần       đạt, quy ra năm 421,9, kết quả không còn đổi
  tính ra   chưa đạt, quy ra năm 632,9, kết quả còn có thể đổi: 95 / 45.030 × 100.000 × 12/4 = 50.000/79 ≈ 632,9/100.000 > 550/100.000 → đến kỳ này: chưa đạt`,
		outcomes[0].Detail(wording.Vietnamese))
	require.Contains(t, outcomes[1].Detail(wording.English), "\n  period    handed in on 9 November 2023\n")
}

// A case of a half-year notices a change of a target as one of a year does.
func TestCasesOfAHalfYearNoticeChanges(t *testing.T) {
	t.Parallel()
	suite, err := parse("  - {name: a, period: 2023-H1, boundary: < 0.8 %, expect: {child_abuse: {below: achieved, on: missed, above: missed}}}\n")
	require.NoError(t, err)
	mutation, err := Mutate(suite.Plan(), suite.Cases(), MutateOptions{Only: []string{"child_abuse"}})
	require.NoError(t, err)
	for _, s := range mutation.Survivors {
		require.NotEqual(t, "< 0.8 % -> <= 0.8 %", s.Before+" -> "+s.After)
	}
	require.Positive(t, mutation.Noticed)
}
