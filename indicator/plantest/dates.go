package plantest

import (
	"cmp"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// anyYear is the period of cases of a plan without a year.
const anyYear = 2000

// in is the period of the case, for a plan of a year.
func (c Case) in(year int) indicator.Period {
	if c.Period.IsZero() {
		return indicator.Year(cmp.Or(year, anyYear))
	}
	return c.Period
}

// date reads of which period a case is, which days its figures cover and when they were handed in; ok is false where
// something of that is wrong.
func (c *checker) date(path string, fc fileCase, into *Case) (ok bool) {
	before := len(c.errs)
	if fc.Period != "" {
		period, err := indicator.ParsePeriod(fc.Period)
		c.refuseAll(path+".period", err, wording.Message{})
		into.Period = period
	}
	if fc.HandedIn != "" {
		day, err := indicator.ParseDate(fc.HandedIn)
		c.refuseAll(path+".handed_in", err, hintDay.With())
		into.Submission.HandedIn = day
	}
	if fc.Covers != "" {
		days, err := indicator.ParseSpan(fc.Covers)
		if err == nil && len(c.errs) == before {
			err = c.within(days, into.in(c.definition.Year))
		}
		c.refuseAll(path+".covers", err, wording.Message{})
		into.Submission.Covers = days
	}
	return len(c.errs) == before
}

// within says what is wrong with days that figures of a period are said to cover.
func (c *checker) within(days indicator.Span, period indicator.Period) error {
	record, err := c.plan.Record("case", period, nil)
	if err == nil {
		_, err = record.WithSubmission(indicator.Submission{Covers: days})
	}
	return err
}

// refuseAll puts errors that have no place of their own at a path.
func (c *checker) refuseAll(path string, err error, hint wording.Message) {
	for _, e := range rules.AllErrors(err) {
		if e.Hint.IsZero() {
			e.Hint = hint
		}
		c.refuse(path, e.Message, e.Hint)
	}
}

// period is that of the case.
func (x *expecting) period() indicator.Period { return x.plain.in(x.definition.Year) }

// due reports whether the indicator is judged in the period of the case.
func (x *expecting) due() bool { return x.in.DueIn(x.period()) }

// isAnnualised reports whether what is expected is judged on its yearly figure.
func (j judged) isAnnualised() bool { return j.in.Annualised && j.formula.Base() != rules.BaseCount }

// yearly is by what the value is multiplied before it is held against the target: 1 but for a flow over a stock in figures
// that cover another span than a year. known is false where the case leaves open what they cover.
func (j judged) yearly() (times exact.Number, known bool) {
	if !j.isAnnualised() {
		return exact.Int(1), true
	}
	return j.plain.Submission.Yearly(j.period())
}

// dates says of which period the figures are, which days they cover and when they were handed in; empty where the case
// says nothing of that.
func (c Case) dates(lang wording.Language) string {
	var parts []string
	add := func(text string, there bool) {
		if there {
			parts = append(parts, text)
		}
	}
	add(c.Period.Format(lang), !c.Period.IsZero())
	add(theFigures.With(c.Submission.Covers).In(lang), !c.Submission.Covers.IsZero())
	add(handedIn.With(c.Submission.HandedIn).In(lang), !c.Submission.HandedIn.IsZero())
	return strings.Join(parts, ", ")
}

// The wording of what a case says of its period and of what its figures cover.
var (
	neverDue         = wording.New("", "it is due in {0}", "kỳ {0} phải đánh giá")
	neverBeforeDue   = wording.New("", "it is not due in {0}", "kỳ {0} chưa đến hạn đánh giá")
	neverSpanUnknown = wording.New("", "figures handed in on {0}, before the end of what they should cover, cannot be brought to a year", "số liệu gửi ngày {0}, trước khi hết thời gian phải gồm, nên không quy ra năm được")

	hintNotDue      = wording.New("", "expect not_due, with a value if there is one, or give the case a longer period", "ghi not_due, kèm value nếu có, hoặc đổi sang kỳ dài hơn")
	hintSpanUnknown = wording.New("", "expect no_data, with the value, or say under covers which days the figures cover", "ghi no_data kèm value, hoặc ghi ở covers số liệu từ ngày nào đến ngày nào")
	hintDay         = wording.New("", "write the day as 2023-05-09", "ghi ngày theo dạng 2023-05-09")

	theFigures = wording.New("", "figures of {0}", "số liệu từ {0}")
	handedIn   = wording.New("", "handed in on {0}", "gửi ngày {0}")
)
