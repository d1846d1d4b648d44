package indicator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A rosterUnit is a unit of the roster with the days on which its code stands for it; a zero Date leaves that end open.
type rosterUnit struct {
	Unit
	from, to Date
}

func (u rosterUnit) validOn(day Date) bool {
	return !day.Before(u.from) && (u.to.IsZero() || !u.to.Before(day))
}

// overlaps reports whether there is a day on which both units are valid.
func (u rosterUnit) overlaps(v rosterUnit) bool {
	return (u.to.IsZero() || !u.to.Before(v.from)) && (v.to.IsZero() || !v.to.Before(u.from))
}

var (
	rosterNoCode   = wording.New("roster_code", "a unit without a code", "đơn vị không có mã")
	rosterArea     = wording.New("roster_area", "unit {0} has the code of the area itself", "đơn vị {0} trùng mã của chính địa bàn")
	rosterBackward = wording.New("roster_backward", "unit {0}: valid_to {1} is before valid_from {2}", "đơn vị {0}: valid_to {1} trước valid_from {2}")
	rosterTwice    = wording.New("roster_twice", "unit {0} stands twice in the roster, both valid on the same days; also \"{1}\"", "đơn vị {0} có hai lần trong danh sách, cùng hiệu lực một thời gian; lần kia là \"{1}\"")
	hintRoster     = wording.New("", "leave one out, or give them valid_from and valid_to that do not overlap", "bỏ một, hoặc ghi valid_from và valid_to không chồng nhau")
)

// roster checks the units of the plan.
func (b *builder) roster() {
	p := b.plan
	for i := range p.definition.Units {
		u := &p.definition.Units[i]
		path := fmt.Sprintf("units[%d]", i)
		u.Code, u.Name = strings.TrimSpace(wording.Normalise(u.Code)), wording.Normalise(u.Name)
		unit := rosterUnit{Unit: *u, from: b.date(path+".valid_from", u.ValidFrom), to: b.date(path+".valid_to", u.ValidTo)}
		switch area := p.definition.Area.Code; {
		case u.Code == "":
			b.refuse(path+".code", rules.KindInvalid, rosterNoCode.With(), wording.Message{})
		case u.Code == area:
			b.refuse(path+".code", rules.KindInvalid, rosterArea.With(u.Code), wording.Message{})
		case !unit.to.IsZero() && unit.to.Before(unit.from):
			b.refuse(path+".valid_to", rules.KindInvalid, rosterBackward.With(u.Code, u.ValidTo, u.ValidFrom), wording.Message{})
		default:
			for _, other := range p.roster {
				if other.Code == unit.Code && other.overlaps(unit) {
					b.refuse(path+".code", rules.KindInvalid, rosterTwice.With(u.Code, other.Name), hintRoster.With())
					break
				}
			}
		}
		p.roster = append(p.roster, unit)
	}
}

// date reads a date of the definition; the zero Date where there is none or it cannot be read.
func (b *builder) date(path, text string) Date {
	if text == "" {
		return Date{}
	}
	day, err := ParseDate(text)
	for _, e := range rules.AllErrors(err) {
		b.fail(path, e)
	}
	return day
}

// Roster returns the units whose figures are expected for a period: those of the plan that are valid on its last day, in
// the order of the plan. ok is false where the plan does not say who they are: it names no units, or the period is of
// another year than the plan's and no unit says since when or until when it is valid, or none is valid then. The units
// are then those of the data, and nobody can see whether one is missing.
func (p *Plan) Roster(period Period) (units []Unit, ok bool) {
	day := period.Span().To
	if !p.hasRosterOn(day) {
		return nil, false
	}
	for _, u := range p.roster {
		if u.validOn(day) {
			units = append(units, u.named())
		}
	}
	return units, len(units) > 0
}

// hasRosterOn reports whether the plan says which units there are on a day.
func (p *Plan) hasRosterOn(day Date) bool {
	if day.IsZero() || len(p.roster) == 0 {
		return false
	}
	if year := p.definition.Year; year == 0 || int(day.ymd/10_000) == year {
		return true
	}
	return slices.ContainsFunc(p.roster, func(u rosterUnit) bool { return u.ValidFrom != "" || u.ValidTo != "" })
}

// named is the unit as records have it.
func (u rosterUnit) named() Unit {
	unit := u.Unit
	unit.ValidTo = ""
	return unit
}

// WithoutRoster returns the plan for the units of the data: which units there are it does not say, so that nobody can see
// whether one is missing. Everything else, its digest too, is the same.
func (p *Plan) WithoutRoster() *Plan {
	if p.fault() != nil || len(p.roster) == 0 {
		return p
	}
	definition := cloneDefinition(p.definition)
	definition.Units = nil
	return &Plan{definition: definition, slots: p.slots, lastYears: p.lastYears, ward: p.ward, city: p.city,
		indicators: p.indicators, rounds: p.rounds, digest: p.digest, locate: p.locate}
}

var (
	unitOutside = wording.New("unit_outside", "rows of units that the plan does not name: {0} ({1})", "số hàng của đơn vị không có trong danh sách của kế hoạch: {0} ({1})")
	andMore     = wording.New("", "{0} and others", "{0} và các đơn vị khác")
	hintOutside = wording.New("", "check code and period; for a report over the units of the data, whoever is missing: -roster data", "kiểm tra mã và kỳ; để báo cáo theo các đơn vị có trong số liệu, không biết ai còn thiếu: -roster data")
	noteRenamed = wording.New("unit_renamed", "unit {0} is called \"{1}\" here, \"{2}\" in the plan", "đơn vị {0} ở đây tên là \"{1}\", trong kế hoạch là \"{2}\"")
)

// mostOutside is how many units an error about the roster, or a reason, names.
const mostOutside = 5

// enrolled brings records of one period into the order of the roster, adds an empty record for each unit that has none,
// and fills in what a row does not say of its unit. Where the plan says of no units, the records come by code. Records
// of other units are one error.
func (p *Plan) enrolled(records []Record, period Period) ([]Record, []Note, error) {
	units, ok := p.Roster(period)
	if !ok {
		return byUnit(records), nil, nil
	}
	var notes []Note
	var all []Record
	enrolled := make([]bool, len(records))
	for _, u := range units {
		i := slices.IndexFunc(records, func(r Record) bool { return u.takes(r.data.unit, period) })
		if i < 0 {
			all = append(all, p.emptyRecord(u, period))
			continue
		}
		r, told := records[i].known(u)
		if all, enrolled[i] = append(all, r), true; !told.IsZero() {
			notes = append(notes, Note{r.data.file, r.data.line, u.Code, told})
		}
	}
	return all, notes, outside(records, enrolled)
}

// withAbsent returns the wards with a record without figures for each unit of the roster that is not among them.
func (p *Plan) withAbsent(wards []Record, period Period) ([]Record, error) {
	units, ok := p.Roster(period)
	if !ok {
		return slices.Clone(wards), nil
	}
	all := slices.Clone(wards)
	enrolled := make([]bool, len(wards))
	for _, u := range units {
		i := slices.IndexFunc(wards, func(w Record) bool { return u.takes(w.data.unit, period) })
		if i < 0 {
			all = append(all, p.emptyRecord(u, period))
		} else {
			enrolled[i] = true
		}
	}
	return all, outside(wards, enrolled)
}

// Complete returns the reports with every unit of the roster of their plan (see [Plan.Roster]): a unit that is not among
// the wards has not handed in, and has a record without figures behind the others. Records of units outside of the
// roster are an error. Those of [Dataset.Of] are complete.
func (now Reports) Complete() (Reports, error) {
	var plan *Plan
	switch {
	case !now.City.IsZero():
		plan = now.City.data.plan
	case len(now.Wards) > 0:
		plan = now.Wards[0].Plan()
	}
	if plan == nil || slices.ContainsFunc(now.Wards, Record.IsZero) {
		return now, nil
	}
	wards := slices.Clone(now.Wards)
	if !now.City.IsZero() { // its own records of them are those that belong together
		for _, w := range now.City.data.city.wards {
			if !w.HandedIn() && !slices.ContainsFunc(wards, func(r Record) bool { return r.data.unit.Same(w.data.unit) }) {
				wards = append(wards, w)
			}
		}
	}
	wards, err := plan.withAbsent(wards, now.Period)
	if err != nil || len(wards) == len(now.Wards) {
		return now, err
	}
	now.Wards = wards
	return now, nil
}

// NotHandedIn returns the units that have not handed in, in the order of the reports.
func (now Reports) NotHandedIn() (units []Unit) {
	for _, w := range now.Wards {
		if !w.IsZero() && !w.HandedIn() {
			units = append(units, w.data.unit)
		}
	}
	return units
}

// DepartmentsNotHandedIn returns the owners of indicators that use what departments report, for whom the city's own row
// has none of it.
func (now Reports) DepartmentsNotHandedIn() (owners []Text) {
	if now.City.IsZero() {
		return nil
	}
	d := now.City.data
	asked, given := map[Text]bool{}, map[Text]bool{}
	var all []Text
	for _, c := range d.plan.indicators {
		if c.city == nil || c.Owner == (Text{}) {
			continue
		}
		for _, slot := range c.city.formula.Uses() {
			if statistic, ok := d.plan.statisticOf(slot); !ok || statistic != slot || !d.plan.isDepartments(slot) {
				continue
			}
			if !asked[c.Owner] {
				asked[c.Owner], all = true, append(all, c.Owner)
			}
			given[c.Owner] = given[c.Owner] || !d.row.Is(slot, rules.Missing) || d.hidden.Has(slot)
		}
	}
	for _, owner := range all {
		if !given[owner] {
			owners = append(owners, owner)
		}
	}
	return owners
}

// byUnit are records by the code of their units, and the date since which it is valid.
func byUnit(records []Record) []Record {
	sorted := slices.Clone(records)
	slices.SortStableFunc(sorted, func(a, b Record) int { return a.data.unit.compare(b.data.unit) })
	return sorted
}

func (u Unit) compare(v Unit) int {
	return cmp.Or(cmp.Compare(u.Code, v.Code), cmp.Compare(u.ValidFrom, v.ValidFrom))
}

// takes reports whether a row is that of a unit of the roster, which is valid on the last day of the period: a row that
// does not say since when its code is valid is of the unit that is valid then.
func (u Unit) takes(row Unit, period Period) bool {
	if u.Code != row.Code {
		return false
	}
	return row.ValidFrom == "" || row.ValidFrom == u.ValidFrom || u.ValidFrom == "" && row.ValidFrom <= period.Span().To.String()
}

// known is a record with what the roster knows of its unit and the data do not say; told is that the data call it
// otherwise.
func (r Record) known(u Unit) (known Record, told wording.Message) {
	unit := r.data.unit
	if unit.Name != "" && u.Name != "" && wording.Fold(unit.Name) != wording.Fold(u.Name) {
		told = noteRenamed.With(u.Code, unit.Name, u.Name)
	}
	unit.Name, unit.Kind, unit.Tier = cmp.Or(unit.Name, u.Name), cmp.Or(unit.Kind, u.Kind), cmp.Or(unit.Tier, u.Tier)
	if unit == r.data.unit {
		return r, told
	}
	data := *r.data
	data.unit = unit
	return Record{&data}, told
}

// outside is the one error of the rows whose units are not of the roster.
func outside(records []Record, enrolled []bool) error {
	var first Record
	var codes []string
	rows := 0
	for i, r := range records {
		if enrolled[i] {
			continue
		}
		if rows++; rows == 1 {
			first = r
		}
		if code := r.data.unit.Code; !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	if rows == 0 {
		return nil
	}
	var named any = codes
	if len(codes) > mostOutside {
		named = andMore.With(codes[:mostOutside])
	}
	return &rules.Error{Kind: rules.KindInvalid, File: cmp.Or(first.data.file, "data"), Line: first.data.line,
		Message: unitOutside.With(rows, named), Hint: hintOutside.With()}
}

// awaits says that the city has no verdict because units have not handed in, and names the first of them; zero where
// anything else is missing, too.
func (r Result) awaits() wording.Message {
	d := r.record
	lacks := func(slot int) bool { return d.row.Is(slot, rules.Missing) }
	if slices.ContainsFunc(r.at().formula.Uses(), func(slot int) bool { return lacks(slot) && !d.plan.isWards(slot) }) {
		return wording.Message{}
	}
	var names []string
	for _, w := range d.city.wards {
		if !d.anySlot(r.indicator, w, rules.Missing) {
			continue
		}
		if w.HandedIn() {
			return wording.Message{}
		}
		names = append(names, w.data.unit.title())
	}
	switch {
	case len(names) == 0:
		return wording.Message{}
	case len(names) > mostOutside:
		return reasonUnitsAwait.With(andMore.With(names[:mostOutside]))
	}
	return reasonUnitsAwait.With(names)
}

// HandedIn reports whether the record holds any figure of its period. A unit whose record holds none, or that has no
// record, has not handed in.
func (r Record) HandedIn() bool {
	if r.IsZero() || r.data.absent {
		return false
	}
	if !r.data.reason.IsZero() || len(r.data.hidden) > 0 {
		return true
	}
	for slot := range r.data.plan.definition.Statistics {
		if !r.data.row.Is(slot, rules.Missing) {
			return true
		}
	}
	return false
}
