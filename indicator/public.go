package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var reasonHidden = wording.New("hidden", "small number, not published", "số nhỏ, không công bố")

// Public returns the reports as they may be published: counts from 1 to 4 of sensitive statistics are
// hidden in the wards and for the city, and so is every other figure from which one of them could be
// worked out. The records of the copy do not hold these figures, so that nothing computed from it tells
// them: results, explanations, JSON. See [Record.Hidden] and [Result.Hidden]. What is not hidden has the
// same value and verdict as before.
//
// Hidden are: a small count, or one that contradicts itself; with it the ward next to it by code, as the
// city's figure less all others would tell it; the sensitive statistics that constraints join with it; a
// visible whole that would narrow it down; below the city, whatever departments report of sensitive
// statistics. Each hidden count can be at least two numbers, also for a reader who knows these rules. That
// holds for one publication of one year: who sees two that part the same wards differently, or show
// figures of the same year before and after a correction, may learn from the difference.
//
// Link last year's records (see [Record.WithLastYear]) and make the city before, never from public records.
// Records of another plan, and wards that are not among those of the city, are left out.
func (p *Plan) Public(now Reports) Reports {
	out := Reports{Period: now.Period}
	city := now.City
	if !city.IsZero() && city.data.plan != p {
		city = Record{}
	}
	h := p.newHiding(p.together(now.Wards, city), city)
	public := make(map[*recordData]Record, len(h.wards))
	for i, w := range h.wards {
		public[w.data] = w.without(h.hidden[i])
	}
	for _, w := range now.Wards {
		if redacted, ok := public[w.data]; ok {
			out.Wards = append(out.Wards, redacted)
		}
	}
	if !city.IsZero() {
		out.City = h.publicCity(public)
	}
	out.Notes = slices.DeleteFunc(slices.Clone(now.Notes), func(n Note) bool { return h.concerns(n.Message) })
	return out
}

// together are the wards that are hidden together: those the city is the sum of or, where there is no city,
// those of the plan.
func (p *Plan) together(wards []Record, city Record) []Record {
	if !city.IsZero() {
		return city.data.city.wards
	}
	return slices.DeleteFunc(slices.Clone(wards), func(w Record) bool { return w.IsZero() || w.data.plan != p })
}

// without returns the record without the figures in slots, which are marked as hidden.
func (r Record) without(hidden slotSet) Record {
	if len(hidden) == 0 {
		return r
	}
	copied := *r.data
	copied.row = r.data.row.Clone()
	copied.hidden = hidden
	for slot := range r.data.plan.city.scope.Names() {
		if hidden.has(slot) {
			copied.row.Set(slot, rules.Value{})
		}
	}
	return Record{&copied}
}

// publicCity is the record of the city over public wards. Its sums are those of the true records.
func (h *hiding) publicCity(public map[*recordData]Record) Record {
	r := h.city.without(h.ofCity)
	copied := *r.data
	truth := copied.city
	city := &cityData{own: truth.own, anywhere: make([]bool, len(truth.anywhere))}
	if !city.own.IsZero() {
		city.own = city.own.without(h.hiddenInOwnRow())
	}
	for i, w := range truth.wards {
		redacted := public[w.data]
		faulty := slices.Clone(truth.faulty[i])
		for _, c := range h.plan.indicators {
			faulty[c.index] = faulty[c.index] && c.city != nil && !redacted.data.hidden.meets(c.city.formula.Uses())
			city.anywhere[c.index] = city.anywhere[c.index] || faulty[c.index]
		}
		city.wards, city.faulty = append(city.wards, redacted), append(city.faulty, faulty)
	}
	h.plan.sum(city.wards, city.own, &city.notes)
	copied.city = city
	return Record{&copied}
}

// hiddenInOwnRow are the slots left out of the city's own row: what is hidden for the city, and what the row
// repeats of wards that hide it.
func (h *hiding) hiddenInOwnRow() (slots slotSet) {
	for slot := range h.ties.groups {
		if h.ofCity.has(slot) || h.anywhere.has(slot) && !h.plan.isDepartments(slot) {
			slots.add(slot)
		}
	}
	return slots
}

// concerns reports whether a note is about a statistic that is sensitive or hidden somewhere.
func (h *hiding) concerns(m wording.Message) bool {
	for slot := range h.ties.groups {
		statistic, _ := h.plan.statisticOf(slot)
		label := h.plan.definition.Statistics[statistic].Label
		withheld := h.plan.isSensitive(slot) || h.ofCity.has(slot) || h.anywhere.has(slot)
		if withheld && slices.Contains(m.Args(), any(label)) {
			return true
		}
	}
	return false
}

// Hidden reports whether the value of a statistic, or of last_year.NAME, is left out because the record is
// public; see [Plan.Public]. Its value is missing then, whether or not it was reported.
func (r Record) Hidden(name string) bool {
	if r.IsZero() {
		return false
	}
	slot, ok := r.data.plan.at(r.IsCity()).scope.Slot(wording.Normalise(name))
	return ok && r.data.hidden.has(slot)
}

// Hidden reports whether the indicator is computed from a figure that is hidden because the record is
// public; see [Plan.Public]. Look here first: the verdict is [NoData] then, which says nothing about
// whether there are data, and there is no value, no margin and nothing missing.
func (r Result) Hidden() bool { return !r.IsZero() && r.record.hides(r.at()) }

// hides reports whether an indicator uses a hidden slot.
func (d *recordData) hides(at *compiledAt) bool {
	return len(d.hidden) > 0 && d.hidden.meets(at.formula.Uses())
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
		if p.isSensitive(slot) && (isSmall(v) || below) {
			return true
		}
	}
	return false
}
