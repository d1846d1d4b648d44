package indicator

import (
	"fmt"
	"strings"
	"time"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Date is a day of the calendar, from the year 1 to 9999. The zero Date is none. Dates are compared with ==.
type Date struct{ ymd int32 } // 20230430

var (
	dateNone     = wording.New("day", "found \"{0}\", expected a day of the calendar such as 2023-04-30", "có \"{0}\", cần một ngày có thật, như 2023-04-30")
	spanNone     = wording.New("span", "found \"{0}\", expected the first and the last day such as 2023-01-01..2023-04-30", "có \"{0}\", cần ngày đầu và ngày cuối, như 2023-01-01..2023-04-30")
	spanBackward = wording.New("span_backward", "\"{0}\" ends before it begins", "\"{0}\" kết thúc trước khi bắt đầu")
)

// ParseDate reads a day of the calendar: 2023-04-30. The error is a [*rules.Error].
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() < 1 {
		return Date{}, &rules.Error{Kind: rules.KindSyntax, File: "date", Message: dateNone.With(wording.Shorten(text))}
	}
	return dateOf(t), nil
}

func dateOf(t time.Time) Date {
	return Date{int32(t.Year()*10_000 + int(t.Month())*100 + t.Day())}
}

func (d Date) time() time.Time {
	return time.Date(int(d.ymd/10_000), time.Month(d.ymd/100%100), int(d.ymd%100), 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether the date is none.
func (d Date) IsZero() bool { return d.ymd == 0 }

// Before reports whether a day is earlier than another.
func (d Date) Before(e Date) bool { return d.ymd < e.ymd }

// String returns the day as data write it: 2023-04-30; empty for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.time().Format(time.DateOnly)
}

// MarshalText writes the day as [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Format writes the day for people: 30/4/2023 in Vietnamese, 30 April 2023 in English; empty for the zero Date.
func (d Date) Format(lang Language) string {
	switch {
	case d.IsZero():
		return ""
	case lang == English:
		return d.time().Format("2 January 2006")
	}
	return d.time().Format("2/1/2006")
}

// monthEnds reports whether the next day is in another month.
func (d Date) monthEnds() bool { return d.time().AddDate(0, 0, 1).Day() == 1 }

// lastYear is the same day one year earlier; the last day of a month stays the last day.
func (d Date) lastYear() Date {
	t := d.time()
	if d.monthEnds() {
		return dateOf(time.Date(t.Year()-1, t.Month()+1, 0, 0, 0, 0, 0, time.UTC))
	}
	return dateOf(t.AddDate(-1, 0, 0))
}

// A Span is the days that figures cover, both ends among them. The zero Span is none. Spans are compared with ==.
type Span struct{ From, To Date }

// ParseSpan reads the first and the last day: 2023-01-01..2023-04-30. The error is a [*rules.Error].
func ParseSpan(text string) (Span, error) {
	first, last, ok := strings.Cut(text, "..")
	if !ok {
		return Span{}, &rules.Error{Kind: rules.KindSyntax, File: "covers", Message: spanNone.With(wording.Shorten(text))}
	}
	from, err := ParseDate(strings.TrimSpace(first))
	if err != nil {
		return Span{}, err
	}
	to, err := ParseDate(strings.TrimSpace(last))
	if err != nil {
		return Span{}, err
	}
	if to.Before(from) {
		return Span{}, &rules.Error{Kind: rules.KindInvalid, File: "covers", Message: spanBackward.With(wording.Shorten(text))}
	}
	return Span{from, to}, nil
}

// IsZero reports whether the span is none.
func (s Span) IsZero() bool { return s == Span{} }

// String returns the span as data write it: 2023-01-01..2023-04-30; empty for the zero Span.
func (s Span) String() string {
	if s.IsZero() {
		return ""
	}
	return s.From.String() + ".." + s.To.String()
}

// within reports whether the span has no day outside of another.
func (s Span) within(of Span) bool { return !s.From.Before(of.From) && !of.To.Before(s.To) }

// overlaps reports whether the spans have a day in common.
func (s Span) overlaps(t Span) bool { return !s.To.Before(t.From) && !t.To.Before(s.From) }

// widest is from the first day of either span to the last; the zero Span adds nothing.
func (s Span) widest(t Span) Span {
	switch {
	case s.IsZero():
		return t
	case t.IsZero():
		return s
	}
	if t.From.Before(s.From) {
		s.From = t.From
	}
	if s.To.Before(t.To) {
		s.To = t.To
	}
	return s
}

// lastYear is the same span one year earlier.
func (s Span) lastYear() Span {
	if s.IsZero() {
		return s
	}
	t := s.From.time()
	return Span{dateOf(t.AddDate(-1, 0, 0)), s.To.lastYear()}
}

// InYear reports whether the span has no day outside of a year.
func (s Span) InYear(year int) bool {
	return !s.IsZero() && int(s.From.ymd/10_000) == year && int(s.To.ymd/10_000) == year
}

// Months returns how many whole months the span is long; ok is false where it does not begin with a month and end with
// one.
func (s Span) Months() (n int, ok bool) {
	if s.IsZero() || s.From.ymd%100 != 1 || !s.To.monthEnds() {
		return 0, false
	}
	return monthOf(s.To) - monthOf(s.From) + 1, true
}

// Days returns how many days the span is long.
func (s Span) Days() int {
	if s.IsZero() {
		return 0
	}
	return int(s.To.time().Sub(s.From.time())/(24*time.Hour)) + 1
}

// yearly is what an amount over the span is multiplied by for a year: 12 over the months, or where these are not whole
// the days of the year over the days. The days of a span over several calendar years count as parts of each.
func (s Span) yearly() exact.Number {
	if months, ok := s.Months(); ok {
		n, _ := exact.Int(12).Div(exact.Int(int64(months)))
		return n
	}
	years := exact.Int(0)
	for from := s.From; !s.To.Before(from); {
		year := from.time().Year()
		end := dateOf(time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC))
		if s.To.Before(end) {
			end = s.To
		}
		part, _ := exact.Int(int64(Span{from, end}.Days())).Div(exact.Int(int64(daysOf(year))))
		years = years.Add(part)
		from = dateOf(end.time().AddDate(0, 0, 1))
	}
	n, _ := exact.Int(1).Div(years)
	return n
}

func daysOf(year int) int { return time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC).YearDay() }

// monthOf counts months from the year 0.
func monthOf(d Date) int { return int(d.ymd/10_000)*12 + int(d.ymd/100%100) - 1 }

// Format writes the span for people: 1/1/2023 đến 30/4/2023.
func (s Span) Format(lang Language) string {
	switch {
	case s.IsZero():
		return ""
	case lang == English:
		return fmt.Sprintf("%s to %s", s.From.Format(lang), s.To.Format(lang))
	}
	return fmt.Sprintf("%s đến %s", s.From.Format(lang), s.To.Format(lang))
}
