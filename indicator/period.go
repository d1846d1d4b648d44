package indicator

import (
	"fmt"
	"strconv"
)

// A Period is the span of time that a record reports on: a year. The zero Period is none.
type Period struct{ year int }

// Year returns the calendar year as a Period. A year outside of 1 to 9999 gives the zero Period, of which no record
// can be made.
func Year(year int) Period {
	if year < 1 || year > 9999 {
		return Period{}
	}
	return Period{year}
}

// ParsePeriod reads a period: four digits for a year.
func ParsePeriod(text string) (Period, error) {
	year, err := strconv.Atoi(text)
	if err != nil || len(text) != 4 || year < 1000 {
		return Period{}, fmt.Errorf("period %q: expected a year such as 2023", text)
	}
	return Year(year), nil
}

// LastYear returns the same span one year earlier; before the year 1, and for the zero Period, there is none.
func (p Period) LastYear() Period { return Year(p.year - 1) }

// IsZero reports whether the period is none.
func (p Period) IsZero() bool { return p.year == 0 }

// String returns the period as data and reports write it: 2023.
func (p Period) String() string {
	if p.IsZero() {
		return ""
	}
	return strconv.Itoa(p.year)
}
