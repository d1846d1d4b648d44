package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A coveredSpan is what figures that are computed with together cover.
type coveredSpan struct {
	Span
	early  bool // some were handed in before what they claim to cover had ended
	differ bool // they cover different spans
}

// and is what the figures of both cover. The zero coveredSpan is that of no figures.
func (s coveredSpan) and(more coveredSpan) coveredSpan {
	switch {
	case s == coveredSpan{}:
		return more
	case more == coveredSpan{}:
		return s
	}
	return coveredSpan{s.Span, s.early || more.early, s.differ || more.differ || s.Span != more.Span}
}

// span is what the figures of a record cover that a formula adds up over a period.
func (d *recordData) span(f *rules.Formula) coveredSpan {
	var all coveredSpan
	for _, r := range d.contributors(f) {
		all = all.and(r.data.ownSpan(f))
	}
	if all.IsZero() {
		all.Span = d.covers()
	}
	return all
}

// ownSpan is what the figures of a record cover that is not put together from others, as far as a formula adds them up
// over a period.
func (d *recordData) ownSpan(f *rules.Formula) (all coveredSpan) {
	if d.sources == nil {
		return coveredSpan{d.covers(), d.early(), false}
	}
	for _, s := range d.sourcesOf(d.plan.flows(f.Uses())) {
		all = all.and(s.covered(d.period))
	}
	return all
}

// sourcesOf are the sources that give one of the figures.
func (d *recordData) sourcesOf(slots []int) []source {
	return slices.DeleteFunc(slices.Clone(d.given()), func(s source) bool { return !s.slots.Meets(slots) })
}

// flows are those of the slots that are counted over the period.
func (p *Plan) flows(slots []int) []int {
	return slices.DeleteFunc(slices.Clone(slots), func(slot int) bool {
		statistic, ok := p.statisticOf(slot)
		return !ok || p.definition.Statistics[statistic].Over == AtMoment
	})
}

// apart reports whether a record that a formula is computed from has figures for it that cover different days: deaths of
// two months are no share of the births of six.
func (d *recordData) apart(f *rules.Formula) bool {
	return slices.ContainsFunc(d.contributors(f), func(r Record) bool { return r.data.sources != nil && r.data.ownSpan(f).differ })
}

// contributors are the records whose figures a formula is computed from, of those that have handed in: the record itself,
// or the wards and the own row of a city.
func (d *recordData) contributors(f *rules.Formula) (all []Record) {
	if d.city == nil || len(d.city.wards) == 0 && d.city.own.IsZero() {
		return []Record{{d}}
	}
	if slices.ContainsFunc(f.Uses(), d.plan.isWards) {
		all = slices.DeleteFunc(slices.Clone(d.city.wards), func(w Record) bool { return !w.HandedIn() })
	}
	if !d.city.own.IsZero() && slices.ContainsFunc(f.Uses(), d.plan.isDepartments) {
		all = append(all, d.city.own)
	}
	return all
}

// DueIn reports whether the indicator is judged in a period: one that is due with the year in 12 months or more, another
// in 6 or more.
func (in Indicator) DueIn(p Period) bool {
	if in.Due == DueYear {
		return p.months() >= 12
	}
	return p.months() >= 6
}

// inPart is the verdict where the figures do not simply cover a calendar year: not due where the indicator is due with
// more, that of the yearly figure where it is a flow over a stock.
func (d *recordData) inPart(c *compiled, at *compiledAt, v Verdict) Verdict {
	switch {
	case !d.partly || v == Invalid || d.hides(at):
		return v
	case !c.DueIn(d.period):
		return NotDue
	case v.Judged() && d.apart(at.formula):
		return NoData
	case !v.Judged() || !c.isAnnualised():
		return v
	}
	span := d.span(at.formula)
	if span.early || span.differ {
		return NoData
	}
	n, ok := at.formula.Evaluate(d.row).Number()
	if !ok {
		return v
	}
	return judged(c.targets[0].Met(n.Mul(span.yearly())))
}

// isAnnualised reports whether the indicator is judged on its yearly figure. A number of children never is.
func (c *compiled) isAnnualised() bool { return c.Annualised && c.base != rules.BaseCount }

// Interim reports whether the verdict is one in a part of a year, or in another span that is no calendar year, which can
// still turn: it counts in no yearly score. Where nothing at all is allowed (= 0) and something has happened, it cannot.
func (r Result) Interim() bool {
	if r.isZero() || !r.Verdict.Judged() || !isPartly(r.record.period) {
		return false
	}
	own := r.indicator.targets[0]
	final := r.Verdict == Missed && r.indicator.base == rules.BaseCount && own.Op() == "=" && own.Number().Sign() == 0
	return !final
}

// VerdictText returns the verdict as people read it; an interim one says so.
func (r Result) VerdictText() Text {
	if !r.Interim() {
		return r.Verdict.Text()
	}
	t := r.Verdict.Text()
	return Text{VI: "đến kỳ này: " + t.VI, EN: "so far: " + t.EN}
}

// An Annual is the yearly figure that an indicator is judged on, where its figures cover more or less than 12 months.
type Annual struct {
	Covers Span
	Months int // that the figures cover; 0 where these are not whole
	Days   int // that they cover; 0 where Months are told
	Value  exact.Number
	Lacks  Text // what they lack of the season of the indicator: the summer, part of the summer; empty where nothing
}

// annual is the yearly figure of a value; ok is false where none is judged on.
func (r Result) annual(n exact.Number) (a Annual, ok bool) {
	if r.isZero() || !r.record.partly || !r.indicator.isAnnualised() || r.Hidden() {
		return Annual{}, false
	}
	span := r.record.span(r.at().formula)
	months, whole := span.Months()
	if span.early || span.differ || span.IsZero() || months == 12 {
		return Annual{}, false
	}
	a = Annual{Covers: span.Span, Value: n.Mul(span.yearly()), Lacks: r.indicator.Season.lackedBy(span.Span)}
	if whole {
		a.Months = months
	} else {
		a.Days = span.Days()
	}
	return a, true
}

// Length is how long the figures cover: 4 months.
func (a Annual) Length() Text {
	if a.Months > 0 {
		return monthsLong.With(a.Months).Text()
	}
	return daysLong.With(a.Days).Text()
}

// factors are by what a yearly figure was multiplied and divided: 12 and 4 for four months.
func (a Annual) factors() (times, by exact.Number) {
	if a.Months > 0 {
		return exact.Int(12), exact.Int(int64(a.Months))
	}
	return a.Covers.yearly().Parts()
}

var (
	reasonNotDue     = wording.New("not_due", "not judged yet ({0}): it is due with the report of the {1}", "chưa đánh giá ({0}): đến báo cáo {1} mới đánh giá")
	dueWithYear      = wording.New("", "year", "năm")
	dueWithHalf      = wording.New("", "half-year", "6 tháng")
	monthsLong       = wording.New("", "{0} months", "{0} tháng")
	daysLong         = wording.New("", "{0} days", "{0} ngày")
	reasonNotHanded  = wording.New("not_handed_in", "has not handed in", "chưa gửi báo cáo")
	reasonUnitsAwait = wording.New("units_not_handed_in", "not handed in by {0}", "chưa gửi báo cáo: {0}")
	reasonSpan       = wording.New("span_unknown", "handed in on {0}, before the end of what they should cover ({1}): what the figures cover must be said to bring them to a year",
		"gửi ngày {0}, trước khi hết thời gian mà số liệu phải gồm ({1}): cần ghi số liệu từ ngày nào đến ngày nào mới quy ra năm được")
	reasonSpans = wording.New("spans_differ", "the figures cover different spans: {0}", "số liệu không cùng thời gian: {0}")
	unitSpan    = wording.New("", "{0} {1}", "{0} từ {1}")
	fileSpan    = wording.New("", "{0} {1} ({2})", "{0} từ {1} ({2})")
)

// spanReason says why a value that is there has no verdict because of what its figures cover; zero where it has one.
func (r Result) spanReason() wording.Message {
	d := r.record
	if !d.partly {
		return wording.Message{}
	}
	if d.apart(r.at().formula) {
		return reasonSpans.With(d.spansApart(r.at().formula))
	}
	if !r.indicator.isAnnualised() {
		return wording.Message{}
	}
	switch span := d.span(r.at().formula); {
	case span.early:
		for _, of := range d.contributors(r.at().formula) {
			for _, s := range of.data.given() {
				if s.covered(d.period).early {
					return reasonSpan.With(s.submission.HandedIn, s.covered(d.period).Span)
				}
			}
		}
	case span.differ:
		return reasonSpans.With(spansOf(d.contributors(r.at().formula)))
	}
	return wording.Message{}
}

// spansApart names, of the first record whose figures cover different days, the first file of each span.
func (d *recordData) spansApart(f *rules.Formula) (spans []wording.Message) {
	for _, r := range d.contributors(f) {
		if r.data.sources == nil || !r.data.ownSpan(f).differ {
			continue
		}
		seen := map[Span]bool{}
		for _, s := range r.data.sourcesOf(d.plan.flows(f.Uses())) {
			if span := s.covered(d.period).Span; !seen[span] && len(spans) < mostSpans {
				seen[span] = true
				spans = append(spans, fileSpan.With(r.data.unit.title(), span, s.file))
			}
		}
		return spans
	}
	return nil
}

// mostSpans is how many different spans a reason names.
const mostSpans = 3

// spansOf names the first unit of each span.
func spansOf(records []Record) (spans []wording.Message) {
	seen := map[Span]bool{}
	for _, r := range records {
		if span := r.data.covers(); !seen[span] && len(spans) < mostSpans {
			seen[span] = true
			spans = append(spans, unitSpan.With(r.data.unit.title(), span))
		}
	}
	return spans
}
