package indicator

import (
	"slices"

	"github.com/childward/childward/internal/check"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Submission is what a unit says of the figures it handed in. The zero Submission says nothing: they are then taken to
// cover their period.
type Submission struct {
	Covers   Span   // the days that they cover, within the period; zero where that was not said
	Status   Status // whether they were counted or estimated; empty where that was not said
	HandedIn Date   // when they were handed in; zero where that was not said
}

// Status is whether figures were counted or estimated.
type Status string

// What figures may be.
const (
	Actual    Status = "actual"
	Estimated Status = "estimated"
)

// Text returns the status as people read it.
func (s Status) Text() Text {
	switch s {
	case Actual:
		return Text{VI: "số liệu thực hiện", EN: "actual figures"}
	case Estimated:
		return Text{VI: "số liệu ước tính", EN: "estimated figures"}
	}
	return Text{}
}

var (
	coversOutside = wording.New("covers_outside", "the figures cover {0}, which is not within {1}", "số liệu từ {0}, không nằm trong kỳ {1}")
	hintCovers    = wording.New("", "write the days within the period, or the period that they are of", "ghi các ngày trong kỳ, hoặc ghi đúng kỳ của số liệu")
)

// WithSubmission returns the record with what its unit says of the figures. It refuses days outside of the period and an
// unknown status.
func (r Record) WithSubmission(s Submission) (Record, error) {
	if r.IsZero() {
		return r, nil
	}
	var errs rules.Errors
	refuse := func(message, hint wording.Message) {
		errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: r.data.unit.Code, Message: message, Hint: hint})
	}
	if message := s.Covers.fault(r.data.period); !message.IsZero() {
		refuse(message, hintCovers.With())
	}
	check.OneOf(func(_ string, _ rules.Kind, message, hint wording.Message) { refuse(message, hint) }, "status", s.Status, "", Actual, Estimated)
	if err := errs.Err(); err != nil {
		return Record{}, err
	}
	said := r.copied()
	said.data.submit(s)
	return said, nil
}

// fault says what is wrong with a span that figures of a period are said to cover; zero where nothing is.
func (s Span) fault(period Period) wording.Message {
	switch {
	case s.IsZero():
		return wording.Message{}
	case s.To.Before(s.From):
		return spanBackward.With(s.String())
	case !s.within(period.Span()):
		return coversOutside.With(s, period.String())
	}
	return wording.Message{}
}

// within gives a span that says one end alone the other end of the period.
func (s Submission) within(p Period) Submission {
	if s.Covers.IsZero() {
		return s
	}
	if s.Covers.From.IsZero() {
		s.Covers.From = p.Span().From
	}
	if s.Covers.To.IsZero() {
		s.Covers.To = p.Span().To
	}
	return s
}

// submit notes what the unit says.
func (d *recordData) submit(s Submission) {
	d.submission, d.partly = nil, isPartly(d.period)
	if s == (Submission{}) {
		return
	}
	d.submission = &s
	d.partly = d.partly || d.early() || d.covers() != d.period.Span()
}

// Submission returns what the unit says of its figures; the zero Submission where it says nothing, and of a city that is
// the sum of its units (see [Reports.Covers]).
func (r Record) Submission() Submission {
	if r.IsZero() || r.data.submission == nil {
		return Submission{}
	}
	return *r.data.submission
}

// isPartly reports whether figures that cover a period are to be looked at for what they do not cover.
func isPartly(period Period) bool { return !period.IsZero() && !period.IsYear() }

// covers is the span that the figures of a record cover: as said, or the period.
func (d *recordData) covers() Span {
	if d.submission != nil && !d.submission.Covers.IsZero() {
		return d.submission.Covers
	}
	return d.period.Span()
}

// early reports whether the figures were handed in before what they claim to cover has ended.
func (d *recordData) early() bool {
	return d.submission != nil && !d.submission.HandedIn.IsZero() && d.submission.HandedIn.Before(d.covers().To)
}

// sameSpan reports whether the figures of last year cover the same days of their year.
func (r Record) sameSpan(last Record) bool {
	if !r.data.partly && !last.data.partly {
		return true
	}
	return r.data.covers().lastYear() == last.data.covers()
}

// Covers is what the figures of a city and its units cover.
type Covers struct {
	Span           // from the first day to the last
	Assumed bool   // some unit that has handed in does not say: its figures are taken to cover the period
	Differ  bool   // the units cover different spans
	Status  Status // estimated where a unit says that its figures are, actual where all say so; else empty
}

// Covers says what the figures of those that have handed in cover, departments among them; the period, assumed, where
// nobody has.
func (now Reports) Covers() Covers {
	records := slices.Clone(now.Wards)
	if !now.City.IsZero() && !now.City.data.city.own.IsZero() {
		records = append(records, now.City.data.city.own)
	}
	records = slices.DeleteFunc(records, func(r Record) bool { return !r.HandedIn() })
	all := Covers{Assumed: len(records) == 0}
	actual, told := 0, 0
	for _, r := range records {
		for _, s := range r.data.counted() {
			span := s.covered(now.Period).Span
			all.Differ = all.Differ || told > 0 && span != all.Span
			all.Span = all.Span.widest(span)
			told++
			said := Submission{}
			if s.submission != nil {
				said = *s.submission
			}
			all.Assumed = all.Assumed || said.Covers.IsZero()
			switch said.Status {
			case Estimated:
				all.Status = Estimated
			case Actual:
				actual++
			}
		}
	}
	if all.Status == "" && actual == told && actual > 0 {
		all.Status = Actual
	}
	if all.Span.IsZero() {
		all.Span = now.Period.Span()
	}
	return all
}

// counted are the sources of a record that count something over the period; all of them where none does.
func (d *recordData) counted() []source {
	if d.sources == nil {
		return []source{{submission: d.submission}}
	}
	every := make([]int, len(d.plan.ward.scope.Names()))
	for slot := range every {
		every[slot] = slot
	}
	if flows := d.sourcesOf(d.plan.flows(every)); len(flows) > 0 {
		return flows
	}
	return d.sources
}
