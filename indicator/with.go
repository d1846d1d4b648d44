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
	b := &builder{places: moved, plan: &Plan{definition: definition, digest: p.digest, places: p.places}}
	b.build()
	if err := b.errs.Err(); err != nil {
		return nil, err
	}
	return b.plan, nil
}

// movedPlaces says where statistics that were added to a plan stand in the list they came from.
type movedPlaces map[string]string

func (m movedPlaces) Locate(path string, e *rules.Error) {
	e.File = path
	for i := range path {
		if to, ok := m[path[:i]]; ok && path[i] == '.' {
			e.File = to + path[i:]
		}
	}
}

// Adopt returns a ward's record as this plan sees it, statistic by statistic: what the plan does not know is
// left out, what the record does not have is missing. A record of the city is none of a ward: it has no
// other form, and the zero Record is returned.
func (p *Plan) Adopt(r Record) Record {
	switch {
	case r.IsZero() || r.IsCity() || p.fault() != nil:
		return Record{}
	case p.owns(r):
		return r
	case !r.data.reason.IsZero():
		return Record{p.nothing(r.data, r.data.reason)}
	}
	adopted := p.emptyRecord(r.data.unit, r.data.period)
	adopted.data.file, adopted.data.line, adopted.data.tierColumn = r.data.file, r.data.line, r.data.tierColumn
	for slot, name := range r.data.plan.ward.scope.Names() {
		v := r.data.row.Get(slot)
		if to, statistic, ok := p.slotOf(name); ok && fits(v, p.definition.Statistics[statistic].Kind) {
			adopted.data.set(to, p.definition.Statistics[statistic].Kind, v)
		}
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

// Record returns the record that was evaluated; the zero Record where there are no results.
func (rs Results) Record() Record {
	if len(rs) == 0 {
		return Record{}
	}
	return Record{rs[0].record}
}
