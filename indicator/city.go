package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// cityData is what the record of a city has beside its row.
type cityData struct {
	wards    []Record
	own      Record   // the city's own row; may be none
	faulty   [][]bool // per ward, the indicators for which its figures contradict themselves
	anywhere []bool   // the same for any ward
	notes    []wording.Message
}

// City makes the record of the city: the sum of its wards for what wards report, its own row for what
// departments report. The own row may be the zero [Record]. A statistic that one ward lacks is missing for
// the city; rates are computed on these sums and never averaged. On the city's record a flag is the number
// of units where it is true, and units is the number of units.
//
// A unit of the roster (see [Plan.Roster]) that is not among the wards has not handed in: it counts with a record without
// figures, behind the others.
//
// It refuses wards that report on different periods, two records of one unit, records of units outside of the roster,
// and records of another plan.
func (p *Plan) City(wards []Record, own Record) (Record, error) {
	if err := p.fault(); err != nil {
		return Record{}, err
	}
	var errs rules.Errors
	period := own.periodOr(wards)
	seen := map[Unit]bool{}
	for _, w := range wards {
		if w.IsZero() {
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: "city", Message: unitMissing.With()})
			continue
		}
		u := w.data.unit
		refuse := func(message wording.Message) {
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: u.Code, Message: message})
		}
		switch key := (Unit{Code: u.Code, ValidFrom: u.ValidFrom}); {
		case !p.owns(w):
			refuse(planDiffers.With())
		case w.data.period != period:
			refuse(periodDiffers.With(u.Code, w.data.period.String(), period.String()))
		case seen[key]:
			refuse(unitTwice.With(u.Code, period.String()))
		default:
			seen[key] = true
		}
	}
	if !own.IsZero() && !p.owns(own) {
		errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: own.data.unit.Code, Message: planDiffers.With()})
	}
	if err := errs.Err(); err != nil {
		return Record{}, err
	}
	wards, err := p.withAbsent(wards, period)
	if err != nil {
		return Record{}, err
	}
	unit := Unit{Code: p.definition.Area.Code, Name: p.definition.Area.Name.VI}
	city := &cityData{wards: wards, own: own}
	d := &recordData{plan: p, unit: unit, period: period, city: city}
	if !own.IsZero() {
		d.unit, d.file, d.line, d.submission = own.data.unit, own.data.file, own.data.line, own.data.submission
	}
	d.partly = isPartly(period) || !own.IsZero() && own.data.partly || slices.ContainsFunc(wards, func(w Record) bool { return w.data.partly })
	d.row = p.sum(wards, own, &city.notes)
	city.faulty, city.anywhere = make([][]bool, len(wards)), make([]bool, len(p.indicators))
	for i, w := range wards {
		city.faulty[i] = make([]bool, len(p.indicators))
		for _, res := range p.Evaluate(w) {
			if res.Verdict == Invalid {
				city.faulty[i][res.indicator.index], city.anywhere[res.indicator.index] = true, true
			}
		}
		faults := w.brokenFaults()
		for _, c := range p.indicators { // what exists for the city alone has no result at the ward
			if c.ward == nil && c.city != nil && (p.reportedIn(faults, c.city.formula) || p.amongNobodyIn(w, c.city)) {
				city.faulty[i][c.index], city.anywhere[c.index] = true, true
			}
		}
	}
	return Record{d}, nil
}

// reportedIn reports whether the faults of a ward are about statistics that wards report for a formula.
func (p *Plan) reportedIn(faults []Fault, f *rules.Formula) bool {
	for _, fault := range faults {
		for _, name := range fault.Statistics {
			if slot, _, ok := p.slotOf(name); ok && p.isWards(slot) && slices.Contains(f.Uses(), slot) {
				return true
			}
		}
	}
	return false
}

func (r Record) periodOr(wards []Record) Period {
	if r.data != nil {
		return r.data.period
	}
	if len(wards) > 0 {
		return wards[0].Period()
	}
	return Period{}
}

// sum adds up wards and puts the city's own figures where departments report.
func (p *Plan) sum(wards []Record, own Record, notes *[]wording.Message) rules.Row {
	row := p.city.scope.NewRow()
	slots := make([]lastYearSlot, 0, len(p.definition.Statistics)+len(p.lastYears))
	for i := range p.definition.Statistics {
		slots = append(slots, lastYearSlot{i, i})
	}
	for _, s := range append(slots, p.lastYears...) {
		statistic := &p.definition.Statistics[s.statistic]
		total := sumSlot(wards, s.slot)
		var reported rules.Value
		if !own.IsZero() {
			reported = own.data.row.Get(s.slot)
		}
		if statistic.Kind == Flag {
			reported = rules.Value{} // a flag of the city itself is no number of units
		}
		chosen := total
		source := noteSum.With()
		if statistic.ReportedBy == ByDepartment {
			chosen, source = reported, noteOwn.With(p.definition.Area.Noun())
		}
		x, ok1 := reported.Number()
		y, ok2 := total.Number()
		if ok1 && ok2 && x.Cmp(y) != 0 && len(wards) > 0 && notes != nil {
			*notes = append(*notes, noteCityDiffers.With(statistic.Label, x, y, source, p.definition.Area.Noun()))
		}
		row.Set(s.slot, chosen)
	}
	slot, _ := p.city.scope.Slot(unitsName)
	row.Set(slot, rules.NumberValue(exact.Int(int64(len(wards)))))
	return row
}

// sumSlot adds up one slot: missing as soon as one ward lacks it, invalid where one is.
func sumSlot(wards []Record, slot int) rules.Value {
	total := exact.Int(0)
	missing := len(wards) == 0
	for _, w := range wards {
		v := w.data.row.Get(slot)
		if n, ok := v.Number(); ok {
			total = total.Add(n)
		} else if truth, ok := v.Truth(); ok {
			if truth {
				total = total.Add(exact.Int(1))
			}
		} else if v.Kind() == rules.Missing {
			missing = true
		} else {
			return rules.InvalidValue(reasonUnit.With(w.data.unit.title(), v.Reasons()))
		}
	}
	if missing {
		return rules.Value{}
	}
	return rules.NumberValue(total)
}

// title is what people call the unit.
func (u Unit) title() string {
	if u.Name != "" {
		return u.Name
	}
	return u.Code
}

// Notes returns what differs between the city's own row and the sum of its units; nil for a ward.
func (r Record) Notes() []wording.Message {
	if !r.IsCity() {
		return nil
	}
	return slices.Clone(r.data.city.notes)
}

// A Coverage says how many units of a city have the figures an indicator needs. It is complete where Units is Of.
type Coverage struct {
	Units        int      // with figures that are there and do not contradict themselves
	Of           int      // all units
	Without      []string // the codes of the units that lack one
	Contradicted []string // the codes of the units whose figures contradict themselves
}

// coverage looks at the statistics of an indicator that wards report.
func (d *recordData) coverage(c *compiled) (cover Coverage, sound []Record) {
	cover.Of = len(d.city.wards)
	for i, w := range d.city.wards {
		switch {
		case d.faultyIn(i, c) || d.anySlot(c, w, rules.Invalid):
			cover.Contradicted = append(cover.Contradicted, w.data.unit.Code)
		case d.anySlot(c, w, rules.Missing):
			cover.Without = append(cover.Without, w.data.unit.Code)
		default:
			sound = append(sound, w)
		}
	}
	cover.Units = len(sound)
	return cover, sound
}

// anySlot reports whether a statistic that wards report for the indicator is of a kind in a ward.
func (d *recordData) anySlot(c *compiled, ward Record, kind rules.ValueKind) bool {
	return slices.ContainsFunc(c.city.formula.Uses(), func(slot int) bool {
		return d.plan.isWards(slot) && ward.data.row.Get(slot).Kind() == kind
	})
}

// isWards reports whether wards report what stands in a slot.
func (p *Plan) isWards(slot int) bool { return p.isReportedBy(slot, ByWard) }

// isDepartments reports whether departments report what stands in a slot.
func (p *Plan) isDepartments(slot int) bool { return p.isReportedBy(slot, ByDepartment) }

func (p *Plan) isReportedBy(slot int, by ReportedBy) bool {
	statistic, ok := p.statisticOf(slot)
	return ok && p.definition.Statistics[statistic].ReportedBy == by
}

// statisticOf is the statistic whose value, or last year's, stands in a slot.
func (p *Plan) statisticOf(slot int) (statistic int, ok bool) {
	if slot < len(p.definition.Statistics) {
		return slot, true
	}
	for _, s := range p.lastYears {
		if s.slot == slot {
			return s.statistic, true
		}
	}
	return 0, false
}
