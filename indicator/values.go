package indicator

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Values are the statistics of one record by name: int, int64, decimal.Decimal, [exact.Number], json.Number,
// a plain decimal text, or bool for a flag. What is absent, or nil, was not reported; it is not zero.
// The key last_year.NAME gives last year's value of a statistic.
type Values map[string]any

// fill puts values into a record, and refuses what is wrong with them.
func (p *Plan) fill(d *recordData, values Values, refuse func(kind rules.Kind, message, hint wording.Message)) {
	normalised := map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		name := wording.Normalise(key)
		slot, of, ok := d.slotFor(name)
		if !ok {
			refuse(rules.KindUnknownName, phrases.StatisticUnknown.With(name), p.didYouMean(name))
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
