package indicator

import (
	"cmp"
	"slices"

	"github.com/childward/childward/indicator/internal/publish"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var reasonHidden = wording.New("hidden", "small number, not published", "số nhỏ, không công bố")

// Public returns the reports as they may be published: counts from 1 to 4 of sensitive statistics are
// hidden in the wards and for the city, and so is every other figure from which one of them could be
// worked out. The records of the copy do not hold these figures, so that nothing computed from it tells
// them: results, explanations, JSON. See [Record.Hidden] and [Result.Hidden]. What is not hidden has the
// same value and verdict as before. The outcomes of readings are published like those of results: one that uses
// a hidden figure is hidden, and what a reading's formula tells of figures is taken into account.
//
// Hidden are: a small count, or one that contradicts itself; with it the ward next to it by code, as the
// city's figure less all others would tell it; the sensitive statistics that constraints join with it; a
// visible whole that would narrow it down; below the city, whatever departments report of sensitive
// statistics. Each hidden count can be at least two numbers, also for a reader who knows these rules. That
// holds for one publication: who sees two, of a half-year and its year, of one year before and after a
// correction, or that part the same wards differently, may learn from the difference; see [Plan.PublicBeside].
//
// Link last year's records (see [Record.WithLastYear]) and make the city before, never from public records.
// Records of another plan, and wards that are not among those of the city, are left out.
func (p *Plan) Public(now Reports) Reports { return p.public(now, nil) }

func (p *Plan) public(now Reports, earlier []Published) Reports {
	out := Reports{Period: now.Period}
	if p.fault() != nil {
		return out
	}
	city := now.City
	if !p.owns(city) {
		city = Record{}
	}
	wards := p.together(now.Wards, city)
	hidden := p.hide(wards, city, p.compared(city.periodOr(wards), wards, earlier))
	public := make(map[*recordData]Record, len(wards))
	for i, w := range wards {
		public[w.data] = w.without(hidden.Wards[i])
	}
	for _, w := range now.Wards {
		if redacted, ok := public[w.data]; ok {
			out.Wards = append(out.Wards, redacted)
		}
	}
	if !city.IsZero() {
		out.City = city.publicCity(public, hidden)
	}
	out.Notes = slices.DeleteFunc(slices.Clone(now.Notes), func(n Note) bool { return p.concernsHidden(n.Message, hidden) })
	return out
}

// together are the wards that are hidden together, by code: those the city is the sum of or, where there is no
// city, those of the plan.
func (p *Plan) together(wards []Record, city Record) []Record {
	if !city.IsZero() {
		wards = slices.Clone(city.data.city.wards)
	} else {
		wards = slices.DeleteFunc(slices.Clone(wards), func(w Record) bool { return !p.owns(w) })
	}
	slices.SortStableFunc(wards, func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.data.unit.Code, b.data.unit.Code), cmp.Compare(a.data.unit.ValidFrom, b.data.unit.ValidFrom))
	})
	return wards
}

// hide decides what is hidden of wards and of their city, which may be none, beside earlier publications.
func (p *Plan) hide(wards []Record, city Record, compared []publish.Compared) publish.Hidden {
	units := make([]publish.Unit, len(wards))
	places := make(map[*recordData]int, len(wards))
	for i, w := range wards {
		units[i] = publish.Unit{Row: &w.data.row, Hidden: w.data.hidden}
		places[w.data] = i
	}
	if city.IsZero() {
		return publish.Hide(p.figures(), units, nil, compared...)
	}
	computed := p.computed()
	for i, w := range city.data.city.wards {
		units[places[w.data]].Faulty = usedWhereFaulty(computed, city.data, i)
	}
	return publish.Hide(p.figures(), units, &publish.Unit{Row: &city.data.row, Hidden: city.data.hidden}, compared...)
}

// usedWhereFaulty are the slots that are used for the city, by what is computed of figures of a ward that contradict
// themselves.
func usedWhereFaulty(computed []*compiled, city *recordData, ward int) (slots publish.Set) {
	for _, c := range computed {
		if c.city == nil || !city.faultyIn(ward, c) {
			continue
		}
		for _, slot := range c.city.formula.Uses() {
			slots.Add(slot)
		}
	}
	return slots
}

// computed are all that results can be asked for: each indicator, and the readings of it that can be computed.
func (p *Plan) computed() []*compiled {
	var all []*compiled
	for _, c := range p.indicators {
		all = append(all, c)
		for _, r := range c.readings {
			all = append(all, r.as)
		}
	}
	return all
}

// figures describes the plan to those who decide what is hidden.
func (p *Plan) figures() publish.Figures {
	f := publish.Figures{Slots: make([]publish.Slot, len(p.ward.scope.Names()))}
	for slot := range f.Slots {
		statistic, _ := p.statisticOf(slot)
		f.Slots[slot] = publish.Slot{Sensitive: p.isSensitive(slot), Department: p.isDepartments(slot), Flow: p.definition.Statistics[statistic].Over != AtMoment, Now: statistic}
	}
	for _, c := range p.ward.constraints {
		f.OfWard = append(f.OfWard, c.formula)
	}
	for _, c := range p.city.constraints {
		f.OfCity = append(f.OfCity, c.formula)
	}
	for _, c := range p.computed() {
		for _, at := range []*compiledAt{c.ward, c.city} {
			if at != nil {
				f.Indicators = append(f.Indicators, at.formula)
			}
		}
	}
	return f
}

// isSensitive reports whether small counts in a slot could point to a child. A flag counts nobody.
func (p *Plan) isSensitive(slot int) bool {
	statistic, ok := p.statisticOf(slot)
	if !ok {
		return false
	}
	s := &p.definition.Statistics[statistic]
	return s.Sensitive && s.Kind != Flag
}

// without returns the record without the figures in slots, which are marked as hidden.
func (r Record) without(hidden publish.Set) Record {
	if len(hidden) == 0 {
		return r
	}
	copied := *r.data
	copied.row = r.data.row.Clone()
	copied.hidden, copied.absent = hidden, !r.HandedIn()
	for slot := range r.data.plan.city.scope.Names() {
		if hidden.Has(slot) {
			copied.row.Set(slot, rules.Value{})
		}
	}
	return Record{&copied}
}

// publicCity is the record of the city over public wards. Its sums are those of the true records.
func (r Record) publicCity(public map[*recordData]Record, hidden publish.Hidden) Record {
	p := r.data.plan
	copied := *r.without(hidden.City).data
	truth := copied.city
	city := &cityData{own: truth.own, anywhere: make([]bool, len(truth.anywhere))}
	if !city.own.IsZero() {
		city.own = city.own.without(p.hiddenInOwnRow(hidden))
	}
	for i, w := range truth.wards {
		redacted := public[w.data]
		faulty := slices.Clone(truth.faulty[i])
		for _, c := range p.indicators {
			faulty[c.index] = faulty[c.index] && c.city != nil && !redacted.data.hidden.Meets(c.city.formula.Uses())
			city.anywhere[c.index] = city.anywhere[c.index] || faulty[c.index]
		}
		city.wards, city.faulty = append(city.wards, redacted), append(city.faulty, faulty)
	}
	p.sum(city.wards, city.own, &city.notes)
	copied.city = city
	return Record{&copied}
}

// hiddenInOwnRow are the slots left out of the city's own row: what is hidden for the city, and what the row
// repeats of wards that hide it.
func (p *Plan) hiddenInOwnRow(hidden publish.Hidden) (slots publish.Set) {
	for slot := range p.ward.scope.Names() {
		if hidden.City.Has(slot) || hidden.Anywhere.Has(slot) && !p.isDepartments(slot) {
			slots.Add(slot)
		}
	}
	return slots
}

// concernsHidden reports whether a note is about a statistic that is sensitive or hidden somewhere.
func (p *Plan) concernsHidden(m wording.Message, hidden publish.Hidden) bool {
	for slot := range p.ward.scope.Names() {
		statistic, _ := p.statisticOf(slot)
		withheld := p.isSensitive(slot) || hidden.City.Has(slot) || hidden.Anywhere.Has(slot)
		if withheld && slices.Contains(m.Args(), any(p.definition.Statistics[statistic].Label)) {
			return true
		}
	}
	return false
}

// Hidden reports whether the value of a statistic, or of last_year.NAME, is left out because the record is
// public; see [Plan.Public]. Its value is missing then, whether or not it was reported.
func (r Record) Hidden(name string) bool {
	if r.IsZero() || len(r.data.hidden) == 0 {
		return false
	}
	slot, ok := r.data.plan.at(r.IsCity()).scope.Slot(wording.Normalise(name))
	return ok && r.data.hidden.Has(slot)
}

// Hidden reports whether the indicator is computed from a figure that is hidden because the record is
// public; see [Plan.Public]. Look here first: the verdict is [NoData] then, which says nothing about
// whether there are data, and there is no value, no margin and nothing missing.
func (r Result) Hidden() bool { return !r.isZero() && r.record.hides(r.at()) }

// hides reports whether an indicator uses a hidden slot.
func (d *recordData) hides(at *compiledAt) bool {
	return len(d.hidden) > 0 && d.hidden.Meets(at.formula.Uses())
}

// hidesBelow reports whether a unit of the city hides what an indicator uses.
func (d *recordData) hidesBelow(c *compiled) bool {
	return slices.ContainsFunc(d.city.wards, func(w Record) bool { return w.data.hides(c.city) })
}

// ShowsSmallCounts reports whether the reports show what [Plan.Public] hides first: a count from 1 to 4 of
// a sensitive statistic or one that contradicts itself, or in a ward any that departments report. Such
// output is for internal use.
func (now Reports) ShowsSmallCounts() bool {
	return slices.ContainsFunc(append(slices.Clone(now.Wards), now.City), Record.showsSmallCount)
}

func (r Record) showsSmallCount() bool {
	if r.IsZero() {
		return false
	}
	p := r.data.plan
	for slot := range p.ward.scope.Names() {
		v := r.data.row.Get(slot)
		below := !r.IsCity() && p.isDepartments(slot) && v.Kind() != rules.Missing
		if p.isSensitive(slot) && (publish.IsSmall(v) || below) {
			return true
		}
	}
	return false
}
