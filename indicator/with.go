package indicator

import (
	"fmt"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// WithStatistics returns the plan with further statistics, such as those that a rating scheme needs beside the plan's own.
// A statistic that the plan has already stays the plan's; of another kind it is an error. All errors come at
// once as [rules.Errors], whose File is the path of what is wrong in the list: statistics[2].name.
//
// The new plan has the digest of the old one: its indicators are the same.
func (p *Plan) WithStatistics(statistics []Statistic) (*Plan, error) {
	if err := p.fault(); err != nil {
		return nil, err
	}
	definition := cloneDefinition(p.definition)
	moved := movedPlaces{}
	var errs rules.Errors
	for i, s := range statistics {
		slot, taken := p.slots[wording.Normalise(s.Name)]
		switch {
		case !taken:
			moved[fmt.Sprintf("statistics[%d]", len(definition.Statistics))] = fmt.Sprintf("statistics[%d]", i)
			definition.Statistics = append(definition.Statistics, s)
		case s.Kind != "" && s.Kind != definition.Statistics[slot].Kind:
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: fmt.Sprintf("statistics[%d].kind", i),
				Message: kindDiffers.With(s.Name, string(s.Kind), string(definition.Statistics[slot].Kind))})
		}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	if len(moved) == 0 {
		return p, nil
	}
	b := &builder{locate: moved.locate, plan: &Plan{definition: definition, digest: p.digest, locate: p.locate}}
	b.build()
	if err := b.errs.Err(); err != nil {
		return nil, err
	}
	return b.plan, nil
}

// movedPlaces says where statistics that were added to a plan stand in the list they came from.
type movedPlaces map[string]string

func (m movedPlaces) locate(path string, e *rules.Error) {
	e.File = path
	for i := range path {
		if to, ok := m[path[:i]]; ok && path[i] == '.' {
			e.File = to + path[i:]
		}
	}
}

// Adopt returns a record as this plan sees it, statistic by statistic: what the plan does not know is left out, what
// the record does not have is missing. The record of a city is made anew of its units, where it has any.
func (p *Plan) Adopt(r Record) Record {
	switch {
	case r.IsZero() || p.fault() != nil:
		return Record{}
	case p.owns(r):
		return r
	case !r.data.reason.IsZero():
		return Record{p.nothing(r.data, r.data.reason)}
	case r.IsCity() && len(r.data.city.wards) > 0:
		return p.adoptCity(r.data.city)
	}
	adopted := p.emptyRecord(r.data.unit, r.data.period)
	if r.IsCity() {
		adopted = p.emptyCity(r.data.unit, r.data.period)
	}
	adopted.data.file, adopted.data.line, adopted.data.tierColumn = r.data.file, r.data.line, r.data.tierColumn
	adopted.data.partly, adopted.data.submission, adopted.data.sources = r.data.partly, r.data.submission, p.adoptSources(r)
	for slot, name := range r.data.plan.at(r.IsCity()).scope.Names() {
		v := r.data.row.Get(slot)
		if to, of, ok := adopted.data.slotFor(name); ok && fits(v, of) {
			adopted.data.set(to, of, v)
		}
	}
	return adopted
}

func (p *Plan) adoptCity(city *cityData) Record {
	wards := make([]Record, len(city.wards))
	for i, w := range city.wards {
		wards[i] = p.Adopt(w)
	}
	adopted, err := p.City(wards, p.Adopt(city.own))
	if err != nil { // cannot be: the other plan took the same units
		return Record{}
	}
	return adopted
}

// fits reports whether a value is one of a statistic of a kind; what is missing or contradictory fits any.
func fits(v rules.Value, kind StatisticKind) bool {
	return !v.Known() || (v.Kind() == rules.IsTruth) == (kind == Flag)
}

// Plan returns the plan that made the record; nil for the zero Record.
func (r Record) Plan() *Plan {
	if r.IsZero() {
		return nil
	}
	return r.data.plan
}
