package report

import (
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
)

// alone is a year of one unit by its code, without the area and the others; an error names the units there are.
func alone(year *criteria.Year, code string) (*criteria.Year, error) {
	i := slices.IndexFunc(year.Units, func(u criteria.UnitYear) bool { return u.Record.Unit().Code == code })
	if i < 0 {
		var known []string
		for _, u := range year.Units {
			known = append(known, u.Record.Unit().Code)
		}
		return nil, unknown("unit", unitUnknown.With(code, known), code, known)
	}
	one := *year
	unit := year.Units[i].Record.Unit()
	one.Units, one.City = year.Units[i:i+1], criteria.CityYear{}
	one.Reports.Wards, one.Reports.City = []indicator.Record{year.Units[i].Record}, indicator.Record{}
	one.Reports.Notes = slices.DeleteFunc(slices.Clone(year.Reports.Notes), func(n indicator.Note) bool { return n.Unit != code })
	if year.Changes != nil {
		changes := year.Changes.Of(unit)
		one.Changes = &changes
	}
	if year.Previous != nil { // small counts of the others are not in the report
		previous := *year.Previous
		previous.City = indicator.Record{}
		previous.Wards = slices.DeleteFunc(slices.Clone(previous.Wards), func(w indicator.Record) bool { return !w.Unit().Same(unit) })
		one.Previous = &previous
	}
	return &one, nil
}

// isAlone reports whether the report is about one unit.
func (d *Document) isAlone() bool { return d.options.Unit != "" }
