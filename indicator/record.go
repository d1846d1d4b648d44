package indicator

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Values are the statistics of one record by name: int, int64, decimal.Decimal, [exact.Number], json.Number,
// a plain decimal text, or bool for a flag. What is absent, or nil, was not reported; it is not zero.
// The key last_year.NAME gives last year's value of a statistic.
type Values map[string]any

// A Record is what one unit reported for one period. It is made by a plan, which knows the names, and
// never changes. The zero Record is none.
type Record struct{ data *recordData }

// recordData is shared by the copies of a record and by its results.
type recordData struct {
	plan   *Plan
	unit   Unit
	period Period
	row    rules.Row
	city   *cityData // nil for a ward
	file   string    // where it was read, for explanations; may be empty
	line   int

	tierColumn int     // of the unit's tier in that line; 0 where it has none
	hidden     slotSet // the slots left out because the record is public; nil otherwise
}

// Record makes the record of a ward. What is wrong with the values comes all at once: an unknown name, a
// float, a value of the wrong kind or beyond the limits. A negative count and a fraction of a child are
// no errors: they are contradictory data, and make the indicators that use them invalid.
func (p *Plan) Record(code string, period Period, values Values) (Record, error) {
	return p.RecordOf(Unit{Code: code}, period, values)
}

// RecordOf is [Plan.Record] for a unit of which more is known than its code.
func (p *Plan) RecordOf(unit Unit, period Period, values Values) (Record, error) {
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

// fill puts values into a record, and refuses what is wrong with them.
func (p *Plan) fill(d *recordData, values Values, refuse func(kind rules.Kind, message, hint wording.Message)) {
	normalised := map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		name := wording.Normalise(key)
		slot, of, ok := d.slotFor(name)
		if !ok {
			refuse(rules.KindUnknownName, statisticUnknown.With(name), p.didYouMean(name))
			continue
		}
		if normalised[name] {
			refuse(rules.KindInvalid, nameTwice.With(name), wording.Message{})
		}
		normalised[name] = true
		v, kind, message, hint := readValue(name, values[key], of)
		if kind != "" {
			refuse(kind, message, hint)
			continue
		}
		d.set(slot, of, v)
	}
}

// slotFor returns the slot of a name on the record, and what kind of value it takes there: on the record of
// a city flags are counted, and units is how many units there are.
func (d *recordData) slotFor(name string) (slot int, of StatisticKind, ok bool) {
	if d.city != nil && name == unitsName {
		slot, ok = d.plan.city.scope.Slot(name)
		return slot, Count, ok
	}
	slot, statistic, ok := d.plan.slotOf(name)
	if !ok {
		return 0, "", false
	}
	of = d.plan.definition.Statistics[statistic].Kind
	if d.city != nil && of == Flag {
		of = Count
	}
	return slot, of, true
}

func (p *Plan) emptyRecord(unit Unit, period Period) Record {
	return Record{&recordData{plan: p, unit: unit, period: period, row: p.ward.scope.NewRow()}}
}

// slotOf returns the slot of NAME or last_year.NAME.
func (p *Plan) slotOf(name string) (slot, statistic int, ok bool) {
	if plain, last := strings.CutPrefix(name, "last_year."); last {
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
	names := make([]string, len(p.definition.Statistics))
	for i, s := range p.definition.Statistics {
		names[i] = s.Name
	}
	if near := wording.Nearest(name, names); near != "" {
		return wording.Suggest(near)
	}
	return wording.Message{}
}

// readValue reads a Go value for a statistic; kind is empty when it is sound.
func readValue(name string, value any, of StatisticKind) (v rules.Value, kind rules.Kind, message, hint wording.Message) {
	wanted := wantNumber.With()
	if of == Flag {
		wanted = wantFlag.With()
	}
	wrong := func(shown any) (rules.Value, rules.Kind, wording.Message, wording.Message) {
		return rules.Value{}, rules.KindType, statisticValue.With(name, shown, wanted), wording.Message{}
	}
	switch x := value.(type) {
	case nil:
		return rules.Value{}, "", wording.Message{}, wording.Message{}
	case bool:
		if of != Flag {
			return wrong(fmt.Sprint(x))
		}
		return rules.TruthValue(x), "", wording.Message{}, wording.Message{}
	case float32, float64:
		return rules.Value{}, rules.KindType, statisticFloat.With(name, fmt.Sprint(x)), hintFloat.With()
	}
	if of == Flag {
		return wrong(wording.Shorten(fmt.Sprint(value)))
	}
	number, fault := toNumber(value)
	switch fault {
	case exact.DecimalTooLong:
		return rules.Value{}, rules.KindLimit, statisticLimit.With(name, exact.MaxDigits, exact.MaxExponent), wording.Message{}
	case exact.DecimalNotPlain:
		return wrong(wording.Shorten(fmt.Sprintf("%#v", value)))
	}
	return rules.NumberValue(number), "", wording.Message{}, wording.Message{}
}

// toNumber reads every kind of exact number that Go programs have.
func toNumber(value any) (exact.Number, exact.DecimalFault) {
	switch x := value.(type) {
	case int:
		return exact.Int(int64(x)), exact.DecimalSound
	case int8:
		return exact.Int(int64(x)), exact.DecimalSound
	case int16:
		return exact.Int(int64(x)), exact.DecimalSound
	case int32:
		return exact.Int(int64(x)), exact.DecimalSound
	case int64:
		return exact.Int(x), exact.DecimalSound
	case uint, uint8, uint16, uint32, uint64:
		return exact.ParseDecimal(fmt.Sprint(x))
	case exact.Number:
		return x, exact.DecimalSound
	case *big.Int:
		if x == nil {
			return exact.Number{}, exact.DecimalNotPlain
		}
		return toNumber(decimal.NewFromBigInt(x, 0))
	case decimal.Decimal:
		n, ok := exact.FromDecimal(x)
		if !ok {
			return exact.Number{}, exact.DecimalTooLong
		}
		return n, exact.DecimalSound
	case string:
		return exact.ParseDecimal(x)
	case json.Number:
		return exact.ParseDecimal(x.String())
	}
	return exact.Number{}, exact.DecimalNotPlain
}

// set puts a value into a slot. What contradicts itself stands there as invalid, with the reason.
func (d *recordData) set(slot int, of StatisticKind, v rules.Value) {
	if n, ok := v.Number(); ok {
		switch {
		case n.Sign() < 0:
			v = rules.InvalidValue(reasonNegative.With(d.label(slot), n))
		case of == Count && !n.IsInt():
			v = rules.InvalidValue(reasonFraction.With(d.label(slot), n))
		}
	}
	d.row.Set(slot, v)
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

// WithLastYear returns the record with the values of the same unit one year earlier as its last_year.
// It refuses a record of another unit (see [Unit.Same]) or of another period. The zero Record is no last
// year, and changes nothing.
func (r Record) WithLastYear(last Record) (Record, error) {
	if r.IsZero() || last.IsZero() {
		return r, nil
	}
	if last.data.plan != r.data.plan {
		return Record{}, &rules.Error{Kind: rules.KindInvalid, File: r.data.unit.Code, Message: planDiffers.With()}
	}
	if !r.data.unit.Same(last.data.unit) || last.data.period != r.data.period.LastYear() {
		return Record{}, &rules.Error{Kind: rules.KindInvalid, File: r.data.unit.Code, Message: lastYearDiffers.With(
			last.data.unit.Code, last.data.period.String(), r.data.unit.Code, r.data.period.String())}
	}
	linked := r.copied()
	for _, s := range r.data.plan.lastYears {
		linked.data.row.Set(s.slot, last.data.row.Get(s.statistic))
	}
	return linked, nil
}

// copied returns a record that shares nothing that could change.
func (r Record) copied() Record {
	data := *r.data
	data.row = r.data.row.Clone()
	return Record{&data}
}

// takes adds what another record says of the same unit and period; false where both give a statistic, or
// neither gives one.
func (d *recordData) takes(more *recordData) bool {
	given := 0
	for slot := range d.plan.ward.scope.Names() {
		if more.row.Get(slot).Kind() == rules.Missing {
			continue
		}
		if given++; d.row.Get(slot).Kind() != rules.Missing {
			return false
		}
	}
	if given == 0 {
		return false
	}
	for slot := range d.plan.ward.scope.Names() {
		if v := more.row.Get(slot); v.Kind() != rules.Missing {
			d.row.Set(slot, v)
		}
	}
	d.unit.Name, d.unit.Kind = cmp.Or(d.unit.Name, more.unit.Name), cmp.Or(d.unit.Kind, more.unit.Kind)
	if d.unit.Tier == "" {
		d.unit.Tier, d.tierColumn = more.unit.Tier, more.tierColumn
	}
	return true
}

// TierPlace returns where the tier of the unit was read, or should stand; zeros where it was not read.
func (r Record) TierPlace() (file string, line, column int) {
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

// A Fault is something in a record that contradicts itself.
type Fault struct {
	Code       string   // negative, fraction, constraint or part_exceeds_whole
	Statistics []string // the statistics it is about
	Message    wording.Message
}

// Faults returns what contradicts itself in the record: values that cannot be, and constraints that do
// not hold. Every indicator that uses one of these statistics is invalid.
func (r Record) Faults() []Fault {
	if r.IsZero() {
		return nil
	}
	var faults []Fault
	d := r.data
	for slot, s := range d.plan.definition.Statistics {
		for _, reason := range d.row.Get(slot).Reasons() {
			faults = append(faults, Fault{reason.Code(), []string{s.Name}, reason})
		}
	}
	l := d.plan.at(r.IsCity())
	for i := range l.constraints {
		if kind, holds := l.constraints[i].formula.Holds(&d.row); kind == rules.IsTruth && !holds {
			message := d.constraintReason(&l.constraints[i])
			faults = append(faults, Fault{message.Code(), d.names(l.constraints[i].formula), message})
		}
	}
	return faults
}

func (d *recordData) names(f *rules.Formula) []string {
	var names []string
	all := d.plan.city.scope.Names()
	for _, slot := range f.Uses() {
		names = append(names, all[slot])
	}
	return names
}

// constraintReason words a constraint that does not hold, with the labels and figures where it is a
// simple a <= b.
func (d *recordData) constraintReason(c *constraint) wording.Message {
	scope := d.plan.at(d.city != nil).scope
	left, right, _ := strings.Cut(c.text, "<=")
	part, ok1 := scope.Slot(strings.TrimSpace(wording.Normalise(left)))
	whole, ok2 := scope.Slot(strings.TrimSpace(wording.Normalise(right)))
	if ok1 && ok2 {
		x, okX := d.row.Get(part).Number()
		y, okY := d.row.Get(whole).Number()
		if okX && okY {
			return reasonExceeds.With(x, d.label(part), y, d.label(whole))
		}
	}
	uses := c.formula.Uses()
	names := d.names(c.formula)
	figures := make([]string, len(uses))
	for i, slot := range uses {
		figures[i] = names[i] + " = " + d.row.Get(slot).String()
	}
	return reasonConstraint.With(c.text, figures)
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
