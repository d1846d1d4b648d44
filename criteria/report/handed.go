package report

import (
	"github.com/childward/childward/indicator"
)

// targetsOf is the year of the plan where the report is of another.
func (d *Document) targetsOf() int {
	year := d.definition.Year
	if span := d.year.Reports.Period.Span(); year == 0 || span.InYear(year) {
		return 0
	}
	return year
}

// round is the round of the period; nil where the plan has none.
func (d *Document) round() *Round {
	r, ok := d.plan.Round(d.year.Reports.Period)
	if !ok {
		return nil
	}
	return &Round{r.ID, r.Name, r.WardsBefore, r.CityBefore}
}

func (d *Document) covers() *Covers {
	c := d.year.Reports.Covers()
	return &Covers{c.From.String(), c.To.String(), c.Assumed, c.Differ, string(c.Status)}
}

// RosterOfData is the word for a report over the units of the data.
const RosterOfData = "data"

func (d *Document) roster() string {
	if _, ok := d.plan.Roster(d.year.Reports.Period); ok {
		return ""
	}
	return RosterOfData
}

func (d *Document) notHandedIn() (units []Named) {
	for _, u := range d.year.Reports.NotHandedIn() {
		units = append(units, Named{u.Code, u.Name})
	}
	return units
}

// late are the units that handed in when the round was over.
func (d *Document) late() (units []Late) {
	r, ok := d.plan.Round(d.year.Reports.Period)
	if !ok || r.WardsBefore == "" {
		return nil
	}
	before, err := indicator.ParseDate(r.WardsBefore)
	if err != nil { // the plan was checked
		return nil
	}
	for _, w := range d.year.Reports.Wards {
		if day := w.Submission().HandedIn; !day.IsZero() && !day.Before(before) {
			units = append(units, Late{Named{w.Unit().Code, w.Unit().Name}, day.String()})
		}
	}
	return units
}
