package indicator

import "github.com/childward/childward/rules/exact"

// Yearly returns by what an annualised figure of a period is multiplied for a year: 12 over the months that it covers, or
// where these are not whole the days of the year over the days. ok is false where it cannot be said what the figures
// cover: they were handed in before that had ended, or the days are not within the period.
func (s Submission) Yearly(of Period) (times exact.Number, ok bool) {
	if of.IsZero() {
		return exact.Int(1), false
	}
	d := recordData{period: of}
	d.submit(s.within(of))
	if span := d.covers(); !span.fault(of).IsZero() || d.early() {
		return exact.Int(1), false
	}
	return d.covers().yearly(), true
}
