package indicator

import (
	"time"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Season is the months in which much of what an indicator counts happens, such as drownings in summer. A yearly figure
// of days that lack them, or some of them, says so. The zero Season is none.
type Season struct {
	Name       Text // in the words of the reader, with its article: mùa hè, the summer
	FirstMonth int  // 1 to 12
	LastMonth  int  // 1 to 12; before FirstMonth where the season goes over the turn of the year
}

var (
	seasonNameless = wording.New("season_name", "a season without a name", "mùa chưa có tên")
	seasonMonths   = wording.New("season_months", "months {0} to {1}, expected two months from 1 to 12", "tháng {0} đến tháng {1}, cần hai tháng từ 1 đến 12")
	seasonIdle     = wording.New("season_idle", "a season says what a yearly figure lacks, and this indicator is not brought to a year", "mùa cho biết số quy năm chưa gồm gì, mà chỉ tiêu này không quy ra năm")
	hintSeason     = wording.New("", "add annualised: true, or leave the season out", "thêm annualised: true, hoặc bỏ mùa")
	partOfSeason   = wording.New("", "part of {0}", "hết {0}")
)

// season checks the season of an indicator.
func (b *builder) season(in *Indicator, path string) {
	s := in.Season
	if s == (Season{}) {
		return
	}
	if s.Name == (Text{}) {
		b.refuse(path+".season", rules.KindInvalid, seasonNameless.With(), wording.Message{})
	}
	if !isMonth(s.FirstMonth) || !isMonth(s.LastMonth) {
		b.refuse(path+".season", rules.KindInvalid, seasonMonths.With(s.FirstMonth, s.LastMonth), wording.Message{})
	}
	if !in.Annualised {
		b.refuse(path+".season", rules.KindInvalid, seasonIdle.With(), hintSeason.With())
	}
}

func isMonth(month int) bool { return month >= 1 && month <= 12 }

// lackedBy names what a span lacks of the season: all of it, or a part; empty where it lacks nothing, and where there is
// no season.
func (s Season) lackedBy(span Span) Text {
	if s == (Season{}) || span.IsZero() {
		return Text{}
	}
	whole, some := true, false
	for month := s.FirstMonth; ; month = month%12 + 1 {
		met, full := span.month(month)
		whole, some = whole && full, some || met
		if month == s.LastMonth {
			break
		}
	}
	switch {
	case whole:
		return Text{}
	case some:
		return partOfSeason.With(s.Name).Text()
	}
	return s.Name
}

// month reports whether the span has a day of a month of any year, and whether it has such a month from end to end.
func (s Span) month(month int) (met, full bool) {
	for year := s.From.time().Year(); year <= s.To.time().Year(); year++ {
		of := Months(year, time.Month(month), year, time.Month(month)).Span()
		met, full = met || of.overlaps(s), full || of.within(s)
	}
	return met, full
}
