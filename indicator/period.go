package indicator

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Period is the span of months that a record reports on: a calendar year, a half-year, a quarter, or any other run of
// whole months. The zero Period is none. Periods are compared with ==; 2023-01..2023-06 is 2023-H1.
type Period struct{ first, last int32 } // months since the year 0, both in the period

// The least and the greatest year of a period.
const (
	minYear = 1
	maxYear = 9999
)

// Year returns the calendar year as a Period. A year outside of 1 to 9999 gives the zero Period, of which no record
// can be made.
func Year(year int) Period { return Months(year, time.January, year, time.December) }

// HalfYear returns the first or second half of a year; any other half gives the zero Period.
func HalfYear(year, half int) Period {
	if half < 1 || half > 2 {
		return Period{}
	}
	return Months(year, time.Month(6*half-5), year, time.Month(6*half))
}

// Quarter returns a quarter of a year, 1 to 4; any other gives the zero Period.
func Quarter(year, quarter int) Period {
	if quarter < 1 || quarter > 4 {
		return Period{}
	}
	return Months(year, time.Month(3*quarter-2), year, time.Month(3*quarter))
}

// Months returns the months from one to another, both among them. Where the last is before the first, or one is no month
// of the years 1 to 9999, it is the zero Period.
func Months(fromYear int, from time.Month, toYear int, to time.Month) Period {
	for _, year := range []int{fromYear, toYear} {
		if year < minYear || year > maxYear {
			return Period{}
		}
	}
	first, last := fromYear*12+int(from)-1, toYear*12+int(to)-1
	if from < 1 || from > 12 || to < 1 || to > 12 || last < first {
		return Period{}
	}
	return Period{int32(first), int32(last)}
}

var (
	periodNone     = wording.New("period", "found \"{0}\", expected {1}", "có \"{0}\", cần {1}")
	periodBackward = wording.New("period_backward", "\"{0}\" ends before it begins", "\"{0}\" kết thúc trước khi bắt đầu")
	aPeriod        = wording.New("", "a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06",
		"một năm như 2023, nửa năm 2023-H1, quý 2023-Q3, hoặc các tháng 2023-01..2024-06")
)

// PeriodForms says how a period is written, for messages about one that is not.
func PeriodForms() wording.Message { return aPeriod.With() }

var periodForm = regexp.MustCompile(`^([1-9][0-9]{3})(?:-H([12])|-Q([1-4])|-([01][0-9])\.\.([1-9][0-9]{3})-([01][0-9]))?$`)

// ParsePeriod reads a period: 2023, 2023-H1, 2023-Q3, or 2023-01..2024-06 for the months from January 2023 to June 2024.
// The error is a [*rules.Error].
func ParsePeriod(text string) (Period, error) {
	part := periodForm.FindStringSubmatch(text)
	refuse := func(message *wording.Template, more ...any) (Period, error) {
		return Period{}, &rules.Error{Kind: rules.KindSyntax, File: "period", Message: message.With(append([]any{wording.Shorten(text)}, more...)...)}
	}
	if part == nil {
		return refuse(periodNone, aPeriod.With())
	}
	number := func(i int) int {
		n, _ := strconv.Atoi(part[i]) // a few digits, or none
		return n
	}
	var p Period
	switch {
	case part[2] != "":
		p = HalfYear(number(1), number(2))
	case part[3] != "":
		p = Quarter(number(1), number(3))
	case part[4] != "":
		p = Months(number(1), time.Month(number(4)), number(5), time.Month(number(6)))
		if p.IsZero() && number(4) >= 1 && number(4) <= 12 && number(6) >= 1 && number(6) <= 12 {
			return refuse(periodBackward)
		}
	default:
		p = Year(number(1))
	}
	if p.IsZero() {
		return refuse(periodNone, aPeriod.With())
	}
	return p, nil
}

// LastYear returns the same months one year earlier; before the year 1, and for the zero Period, there are none.
func (p Period) LastYear() Period {
	if p.first < 12*(minYear+1) {
		return Period{}
	}
	return Period{p.first - 12, p.last - 12}
}

// IsZero reports whether the period is none.
func (p Period) IsZero() bool { return p == Period{} }

// IsYear reports whether the period is a calendar year.
func (p Period) IsYear() bool { return p.months() == 12 && p.first%12 == 0 }

// Compare orders periods by their first month, and then by their last.
func (p Period) Compare(q Period) int {
	if p.first != q.first {
		return int(p.first - q.first)
	}
	return int(p.last - q.last)
}

// months is how many months the period has.
func (p Period) months() int {
	if p.IsZero() {
		return 0
	}
	return int(p.last-p.first) + 1
}

// Span returns the days from the first to the last of the period; the zero Span for the zero Period.
func (p Period) Span() Span {
	if p.IsZero() {
		return Span{}
	}
	first := time.Date(int(p.first/12), time.Month(p.first%12+1), 1, 0, 0, 0, 0, time.UTC)
	last := time.Date(int(p.last/12), time.Month(p.last%12+2), 0, 0, 0, 0, 0, time.UTC)
	return Span{dateOf(first), dateOf(last)}
}

// part names a half-year or quarter within its year: H or Q and its number; 0 where the period is neither.
func (p Period) part() (letter byte, number int) {
	switch n := p.months(); {
	case n == 6 && p.first%6 == 0:
		return 'H', int(p.first%12)/6 + 1
	case n == 3 && p.first%3 == 0:
		return 'Q', int(p.first%12)/3 + 1
	}
	return 0, 0
}

// String returns the period as data and reports write it: 2023, 2023-H1, 2023-Q3 or 2023-01..2024-06; empty for the zero
// Period.
func (p Period) String() string {
	if p.IsZero() {
		return ""
	}
	year := strconv.Itoa(int(p.first / 12))
	if p.IsYear() {
		return year
	}
	if letter, number := p.part(); letter != 0 {
		return fmt.Sprintf("%s-%c%d", year, letter, number)
	}
	return fmt.Sprintf("%s-%02d..%d-%02d", year, p.first%12+1, p.last/12, p.last%12+1)
}

// Format names the period for people: năm 2023, 6 tháng đầu năm 2023, quý III năm 2023, tháng 01/2023 đến tháng 6/2024.
func (p Period) Format(lang Language) string {
	if p.IsZero() {
		return ""
	}
	year := strconv.Itoa(int(p.first / 12))
	letter, number := p.part()
	english := lang == English
	switch {
	case p.IsYear() && english:
		return year
	case p.IsYear():
		return "năm " + year
	case letter == 'H' && english:
		return [...]string{"first", "second"}[number-1] + " half of " + year
	case letter == 'H':
		return "6 tháng " + [...]string{"đầu", "cuối"}[number-1] + " năm " + year
	case letter == 'Q' && english:
		return fmt.Sprintf("quarter %d of %s", number, year)
	case letter == 'Q':
		return "quý " + [...]string{"I", "II", "III", "IV"}[number-1] + " năm " + year
	}
	month := func(m int32) string { return fmt.Sprintf("%d/%d", m%12+1, m/12) }
	if english {
		return strings.Join([]string{month(p.first), month(p.last)}, " to ")
	}
	return "tháng " + month(p.first) + " đến tháng " + month(p.last)
}
