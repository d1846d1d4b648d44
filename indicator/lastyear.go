package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
)

// LastYear returns the names of the statistics of which a formula of the plan, or of one of its readings, asks last
// year's value: x where it has last_year.x. They are in the order of the plan.
func (p *Plan) LastYear() []string {
	var names []string
	for i, s := range p.definition.Statistics {
		if slices.ContainsFunc(p.lastYears, func(last lastYearSlot) bool { return last.statistic == i }) {
			names = append(names, s.Name)
		}
	}
	return names
}

// ServesLastYear reports whether reports of an earlier period hold nothing but what the formulas of the plan ask as
// last_year.x, as a form does that asks for it. They are no year to compare with. The reports may be another plan's.
func (p *Plan) ServesLastYear(earlier Reports) bool {
	asked := p.LastYear()
	for _, r := range append(slices.Clone(earlier.Wards), earlier.ownRow()) {
		if !r.holdsOnly(asked) {
			return false
		}
	}
	return true
}

// ownRow is the city's own row; the zero Record where there is none.
func (now Reports) ownRow() Record {
	if now.City.IsZero() || !now.City.IsCity() {
		return Record{}
	}
	return now.City.data.city.own
}

// holdsOnly reports whether nothing but some statistics was reported.
func (r Record) holdsOnly(names []string) bool {
	if r.IsZero() {
		return true
	}
	for slot, name := range r.data.plan.ward.scope.Names() {
		if r.data.row.Get(slot).Kind() != rules.Missing && !slices.Contains(names, name) {
			return false
		}
	}
	return true
}
