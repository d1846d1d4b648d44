package indicator

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

func TestAPeriodIsAYearAPartOfOneOrMonths(t *testing.T) {
	tests := []struct {
		text, written, vi, en string
		want                  Period
		covers                string
	}{
		{"2023", "2023", "năm 2023", "2023", Year(2023), "2023-01-01..2023-12-31"},
		{"2023-H1", "2023-H1", "6 tháng đầu năm 2023", "first half of 2023", HalfYear(2023, 1), "2023-01-01..2023-06-30"},
		{"2023-H2", "2023-H2", "6 tháng cuối năm 2023", "second half of 2023", HalfYear(2023, 2), "2023-07-01..2023-12-31"},
		{"2024-Q1", "2024-Q1", "quý I năm 2024", "quarter 1 of 2024", Quarter(2024, 1), "2024-01-01..2024-03-31"},
		{"2023-Q4", "2023-Q4", "quý IV năm 2023", "quarter 4 of 2023", Quarter(2023, 4), "2023-10-01..2023-12-31"},
		{"2023-01..2024-06", "2023-01..2024-06", "tháng 1/2023 đến tháng 6/2024", "1/2023 to 6/2024", Months(2023, time.January, 2024, time.June), "2023-01-01..2024-06-30"},
		{"2024-02..2024-02", "2024-02..2024-02", "tháng 2/2024 đến tháng 2/2024", "2/2024 to 2/2024", Months(2024, time.February, 2024, time.February), "2024-02-01..2024-02-29"},
		{"2023-01..2023-06", "2023-H1", "6 tháng đầu năm 2023", "first half of 2023", HalfYear(2023, 1), "2023-01-01..2023-06-30"},
		{"2023-01..2023-12", "2023", "năm 2023", "2023", Year(2023), "2023-01-01..2023-12-31"},
		{"2023-04..2023-09", "2023-04..2023-09", "tháng 4/2023 đến tháng 9/2023", "4/2023 to 9/2023", Months(2023, time.April, 2023, time.September), "2023-04-01..2023-09-30"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			p, err := ParsePeriod(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.want, p)
			require.Equal(t, []string{tt.written, tt.vi, tt.en, tt.covers}, []string{p.String(), p.Format(Vietnamese), p.Format(English), p.Span().String()})
			again, err := ParsePeriod(p.String())
			require.NoError(t, err)
			require.Equal(t, p, again)
		})
	}
}

func TestWhatIsNoPeriodIsRefusedWithTheFormsThereAre(t *testing.T) {
	forms := "a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06"
	for _, text := range []string{"", "23", "02023", "0999", "2023-H0", "2023-H3", "2023-H01", "2023-Q5", "2023-h1", "2023-13..2024-01", "2023-00..2023-01", "2023-01", "2023-1..2023-6", "2023..2024", "2023/06", "năm 2023"} {
		_, err := ParsePeriod(text)
		require.EqualError(t, err, `period: found "`+text+`", expected `+forms)
		require.Equal(t, rules.KindSyntax, rules.AllErrors(err)[0].Kind)
	}
	_, err := ParsePeriod("2024-06..2024-05")
	require.EqualError(t, err, `period: "2024-06..2024-05" ends before it begins`)
	require.Equal(t, Period{}, HalfYear(2023, 3))
	require.Equal(t, Period{}, Quarter(2023, 0))
	require.Equal(t, Period{}, Months(2023, 13, 2024, 1))
}

func TestLastYearIsTheSameSpanAYearEarlier(t *testing.T) {
	for now, before := range map[string]string{"2023-H1": "2022-H1", "2023-Q4": "2022-Q4", "2024-01..2025-06": "2023-01..2024-06", "2024-02..2024-02": "2023-02..2023-02"} {
		p, err := ParsePeriod(now)
		require.NoError(t, err)
		require.Equal(t, before, p.LastYear().String())
	}
	for now, before := range map[string]string{"2023-01-01..2023-04-30": "2022-01-01..2022-04-30", "2024-01-01..2024-02-29": "2023-01-01..2023-02-28",
		"2023-01-01..2023-02-28": "2022-01-01..2022-02-28", "2025-02-01..2025-02-28": "2024-02-01..2024-02-29", "2023-01-15..2023-03-10": "2022-01-15..2022-03-10"} {
		s, err := ParseSpan(now)
		require.NoError(t, err)
		require.Equal(t, before, s.lastYear().String(), now)
	}
}

// DHIS2 takes a constant 365 in a leap year. 60 days of 2024 are 60/366 of it, and months are twelfths of any year.
func TestASpanIsBroughtToAYearByItsMonthsOrByTheDaysOfItsYear(t *testing.T) {
	tests := []struct{ name, span, times string }{
		{"four months", "2023-01-01..2023-04-30", "3"},
		{"ten months", "2023-01-01..2023-10-31", "1.2"},
		{"a year", "2023-01-01..2023-12-31", "1"},
		{"a year that is no calendar year", "2023-07-01..2024-06-30", "1"},
		{"eighteen months", "2023-01-01..2024-06-30", "2/3"},
		{"February of a leap year is a month", "2024-02-01..2024-02-29", "12"},
		{"February without its last day is days of a leap year", "2024-02-01..2024-02-28", "183/14"},
		{"73 days of an ordinary year", "2023-01-01..2023-03-14", "5"},
		{"one day", "2023-05-09..2023-05-09", "365"},
		{"days of two years are parts of each", "2023-12-31..2024-01-01", "133590/731"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := ParseSpan(tt.span)
			require.NoError(t, err)
			require.Equal(t, tt.times, s.yearly().String())
		})
	}
}

func TestADayIsOneOfTheCalendar(t *testing.T) {
	for _, text := range []string{"", "2023-02-29", "2023-13-01", "2023-4-30", "30/04/2023", "2023-04-31", "0000-01-01"} {
		_, err := ParseDate(text)
		require.EqualError(t, err, `date: found "`+text+`", expected a day of the calendar such as 2023-04-30`)
	}
	for _, text := range []string{"2023-01-01", "2023-01-01...2023-02-01", "2023-01-01..", "2023-02-29..2023-03-01"} {
		_, err := ParseSpan(text)
		require.Error(t, err, text)
	}
	_, err := ParseSpan("2023-05-01..2023-04-30")
	require.EqualError(t, err, `covers: "2023-05-01..2023-04-30" ends before it begins`)
	day, err := ParseDate("2023-05-09")
	require.NoError(t, err)
	require.Equal(t, []string{"9/5/2023", "9 May 2023"}, []string{day.Format(Vietnamese), day.Format(English)})
}
