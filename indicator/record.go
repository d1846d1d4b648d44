package indicator

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/childward/childward/indicator/internal/publish"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Record is what one unit reported for one period. It is made by a plan, which knows the names, and
// never changes. The zero Record is none.
type Record struct{ data *recordData }

// recordData is shared by the copies of a record and by its results.
type recordData struct {
	plan   *Plan // what judging reads stands first
	row    rules.Row
	city   *cityData   // nil for a ward
	hidden publish.Set // the slots left out because the record is public; nil otherwise
	absent bool        // public, of a unit that has not handed in: hidden slots say nothing of it
	partly bool        // what the figures cover is not simply a calendar year: see [recordData.inPart]

	unit       Unit
	period     Period
	submission *Submission // what the unit says of its figures; nil where it says nothing
	sources    []source    // what the record was put together from; nil where that is one row
	file       string      // where it was read, for explanations; may be empty
	line       int
	tierColumn int // of the unit's tier in that line; 0 where it has none

	reason wording.Message // why nothing can be computed from the record, see [Plan.nothing]; zero where it can
}

// Record makes the record of a ward. What is wrong with the values comes all at once: an unknown name, a
// float, a value of the wrong kind or beyond the limits. A negative count and a fraction of a child are
// no errors: they are contradictory data, and make the indicators that use them invalid.
func (p *Plan) Record(code string, period Period, values Values) (Record, error) {
	return p.UnitRecord(Unit{Code: code}, period, values)
}

// UnitRecord is [Plan.Record] for a unit of which more is known than its code: its name, kind and tier, and the
// date since which the code stands for it.
func (p *Plan) UnitRecord(unit Unit, period Period, values Values) (Record, error) {
	if err := p.fault(); err != nil {
		return Record{}, err
	}
	r := p.emptyRecord(unit, period)
	var errs rules.Errors
	refuse := func(kind rules.Kind, message, hint wording.Message) {
		errs = append(errs, &rules.Error{Kind: kind, File: unit.Code, Message: message, Hint: hint})
	}
	if unit.Code == "" {
		refuse(rules.KindInvalid, unitMissing.With(), wording.Message{})
	}
	if period.IsZero() {
		refuse(rules.KindInvalid, periodMissing.With(), hintPeriod.With())
	}
	p.fill(r.data, values, refuse)
	return r, errs.Err()
}

func (p *Plan) emptyRecord(unit Unit, period Period) Record {
	return Record{&recordData{plan: p, unit: unit, period: period, partly: isPartly(period), row: p.ward.scope.NewRow()}}
}

// slotOf returns the slot of NAME or last_year.NAME.
func (p *Plan) slotOf(name string) (slot, statistic int, ok bool) {
	if plain, last := strings.CutPrefix(name, rules.LastYearPrefix); last {
		statistic, ok = p.slots[plain]
		if !ok {
			return 0, 0, false
		}
		slot, ok = p.ward.scope.Slot(name)
		return slot, statistic, ok
	}
	statistic, ok = p.slots[name]
	return statistic, statistic, ok
}

func (p *Plan) didYouMean(name string) wording.Message {
	return phrases.Meant(name, p.statisticNames())
}

func (p *Plan) statisticNames() []string {
	names := make([]string, len(p.definition.Statistics))
	for i, s := range p.definition.Statistics {
		names[i] = s.Name
	}
	return names
}

// IsZero reports whether the record is none.
func (r Record) IsZero() bool { return r.data == nil }

// Unit returns the unit that reported.
func (r Record) Unit() Unit {
	if r.IsZero() {
		return Unit{}
	}
	return r.data.unit
}

// Period returns the period that was reported on.
func (r Record) Period() Period {
	if r.IsZero() {
		return Period{}
	}
	return r.data.period
}

// IsCity reports whether the record is that of the city; see [Plan.City].
func (r Record) IsCity() bool { return !r.IsZero() && r.data.city != nil }

// Value returns a statistic by name, or last_year.NAME; it is missing when it was not reported, and when
// there is no such name.
func (r Record) Value(name string) rules.Value {
	name = wording.Normalise(name)
	if r.IsZero() {
		return rules.MissingValue(name)
	}
	slot, ok := r.data.plan.at(r.IsCity()).scope.Slot(name)
	if !ok {
		return rules.MissingValue(name)
	}
	v := r.data.row.Get(slot)
	if v.Kind() == rules.Missing {
		return rules.MissingValue(name)
	}
	return v
}

// WithLastYear returns the record with the values of the same unit one year earlier as its last_year. Where the figures
// of the two cover different spans of their years, only what is counted at a moment can be compared; the others are
// missing. It refuses a record of another unit (see [Unit.Same]) or of another period. The zero Record is no last
// year, and changes nothing.
func (r Record) WithLastYear(last Record) (Record, error) {
	if r.IsZero() || last.IsZero() {
		return r, nil
	}
	if !r.data.plan.owns(last) {
		return Record{}, &rules.Error{Kind: rules.KindInvalid, File: r.data.unit.Code, Message: planDiffers.With()}
	}
	if !r.data.unit.Same(last.data.unit) || last.data.period != r.data.period.LastYear() {
		return Record{}, &rules.Error{Kind: rules.KindInvalid, File: r.data.unit.Code, Message: lastYearDiffers.With(
			last.data.unit.Code, last.data.period.String(), r.data.unit.Code, r.data.period.String())}
	}
	linked := r.copied()
	comparable := r.sameSpan(last)
	for _, s := range r.data.plan.lastYears {
		if comparable || r.data.plan.definition.Statistics[s.statistic].Over == AtMoment {
			linked.data.row.Set(s.slot, last.data.row.Get(s.statistic))
		}
	}
	return linked, nil
}

// copied returns a record that shares nothing that could change.
func (r Record) copied() Record {
	data := *r.data
	data.row = r.data.row.Clone()
	return Record{&data}
}

// Place returns the file and line that the record was read from, and the column in which the tier of its unit stands, or
// should; empty and 0 where it was not read.
func (r Record) Place() (file string, line, tierColumn int) {
	if r.IsZero() {
		return "", 0, 0
	}
	return r.data.file, r.data.line, max(r.data.tierColumn, 1)
}

// Digest returns the SHA-256, in hexadecimal, of what the record says: the unit, the period and every
// statistic that was reported, by name. The order in which they were read does not matter.
func (r Record) Digest() string {
	if r.IsZero() {
		return ""
	}
	u := r.data.unit
	lines := []string{strings.Join([]string{u.Code, u.Name, u.Kind, u.Tier, u.ValidFrom, r.data.period.String()}, "\x00")}
	var statistics []string
	for slot, name := range r.data.plan.at(r.IsCity()).scope.Names() {
		if v := r.data.row.Get(slot); v.Kind() != rules.Missing {
			statistics = append(statistics, name+"="+v.String())
		}
	}
	slices.Sort(statistics)
	sum := sha256.Sum256([]byte(strings.Join(append(lines, statistics...), "\n")))
	return hex.EncodeToString(sum[:])
}

// label is the label of the statistic in a slot.
func (d *recordData) label(slot int) Text {
	statistics := d.plan.definition.Statistics
	if slot < len(statistics) {
		return statistics[slot].Label
	}
	for _, s := range d.plan.lastYears {
		if s.slot == slot {
			l := statistics[s.statistic].Label
			return Text{VI: l.VI + " (năm trước)", EN: l.EN + " (last year)"}
		}
	}
	return Text{VI: "Số xã, phường", EN: "Units"}
}

// Label returns the label of a statistic, or of last_year.NAME; the name itself where there is no such
// statistic.
func (r Record) Label(name string) Text {
	if !r.IsZero() {
		if slot, ok := r.data.plan.at(r.IsCity()).scope.Slot(name); ok {
			return r.data.label(slot)
		}
	}
	return Text{VI: name, EN: name}
}
