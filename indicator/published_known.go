package indicator

import (
	"slices"

	"github.com/childward/childward/indicator/internal/publish"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// A knownUnit is what a reader knows of the figures of a unit from what was published of it.
type knownUnit struct {
	linear
	hidden  publish.Set // slots of hidden results
	unclear publish.Set // sensitive slots of which something was shown that does not give them
	sums    []knownSum  // of several slots
}

// A knownSum is a sum of slots that was shown as one figure.
type knownSum struct {
	sum   rules.Sum
	total exact.Number
}

// A shownValue is a result or a reading that was not hidden.
type shownValue struct {
	at                            *compiledAt
	value, numerator, denominator exact.Number
	hasValue, hasFraction         bool
	nothing                       bool  // it says only that something is missing
	slots                         []int // that it may tell something of beyond its equations
	solved                        bool
}

// known works out what was published of a unit, or of the city: what follows from linear equations, where the conditions
// of a formula are decided by what is known of its names.
func (p *Plan) known(u PublishedUnit, city bool) *knownUnit {
	k := &knownUnit{}
	var all []*shownValue
	for i := range u.Results {
		all = append(all, k.shown(p, &u.Results[i], city)...)
	}
	for more := true; more; {
		more = false
		row := p.at(city).scope.NewRow()
		for slot := range p.at(city).scope.Names() {
			if n, ok := k.at(slot); ok {
				row.Set(slot, rules.NumberValue(n))
			}
		}
		for _, s := range all {
			if !s.solved && k.solve(s, row) {
				s.solved, more = true, true
			}
		}
	}
	for _, s := range all {
		for _, slot := range s.slots {
			if _, ok := k.at(slot); !ok && p.isSensitive(slot) {
				k.unclear.Add(slot)
			}
		}
	}
	return k
}

// shown are the values of a result and of its readings; what is hidden of them is noted.
func (k *knownUnit) shown(p *Plan, res *PublishedResult, city bool) (all []*shownValue) {
	i := slices.IndexFunc(p.indicators, func(c *compiled) bool { return c.ID == res.ID })
	if i < 0 {
		return nil
	}
	c := p.indicators[i]
	for _, as := range append([]compiledReading{{as: c}}, c.readings...) {
		at, told := as.as.at(city), *res
		if as.as != c {
			i := slices.IndexFunc(res.Readings, func(r PublishedReading) bool { return r.ID == as.reading.ID })
			if i < 0 {
				continue
			}
			r := res.Readings[i]
			told = PublishedResult{Hidden: r.Hidden, Verdict: r.Verdict, Value: r.Value, N: r.N, D: r.D, Provisional: res.Provisional}
		}
		switch {
		case at == nil:
		case told.Hidden:
			for _, slot := range at.formula.Uses() {
				k.hidden.Add(slot)
			}
		default:
			all = append(all, told.shown(at, c.ward != nil))
		}
	}
	return all
}

// shown reads the numbers of a result. Over the units that reported, a figure of the city is what these show themselves,
// where they have the indicator.
func (res *PublishedResult) shown(at *compiledAt, below bool) *shownValue {
	s := &shownValue{at: at, slots: at.formula.Uses()}
	n, ok1 := numberIn(res.N)
	d, ok2 := numberIn(res.D)
	if s.value, s.hasValue = n.Div(d); !ok1 || !ok2 || !s.hasValue {
		s.value, s.hasValue = numberIn(res.Value)
	}
	s.numerator, ok1 = numberIn(res.Numerator)
	s.denominator, ok2 = numberIn(res.Denominator)
	s.hasFraction = ok1 && ok2
	s.nothing = res.Verdict == NoData.String() && !s.hasValue && (res.Provisional == nil || below)
	return s
}

func numberIn(text string) (n exact.Number, ok bool) {
	if text == "" {
		return n, false
	}
	n, fault := exact.ParseDecimal(text)
	return n, fault == exact.DecimalSound
}

// solve makes equations of a value, or reports that it cannot yet. The slots that it leaves may be told of beyond them.
func (k *knownUnit) solve(s *shownValue, row rules.Row) bool {
	if s.nothing {
		s.slots = nil
		return true
	}
	shape, ok := s.at.formula.Shape(row)
	if !ok || !s.hasValue && !s.hasFraction {
		return false
	}
	over := shape.Denominator
	s.slots = append(shape.Numerator.Slots(), over.Slots()...)
	switch {
	case s.hasFraction && neverNegative(over): // else both may have been turned round
		k.sum(shape.Numerator, s.numerator)
		k.sum(over, s.denominator)
		s.slots = nil
	case !s.hasValue:
	case len(over.Slots()) == 0:
		if total, ok := s.value.Mul(over.Constant()).Div(shape.Per); ok {
			k.sum(shape.Numerator, total)
			s.slots = nil
		}
	default: // numerator * per - value * denominator = 0
		e := equation{}
		e.add(shape.Numerator, shape.Per)
		e.add(over, s.value.Neg())
		k.put(e)
	}
	return true
}

func neverNegative(s rules.Sum) bool {
	return s.Constant().Sign() >= 0 && !slices.ContainsFunc(s.Slots(), func(slot int) bool { return s.Coefficient(slot).Sign() < 0 })
}

// sum notes the total of a sum that was shown.
func (k *knownUnit) sum(sum rules.Sum, total exact.Number) {
	e := equation{constant: total.Neg()}
	e.add(sum, exact.Int(1))
	k.put(e)
	if len(sum.Slots()) > 1 {
		k.sums = append(k.sums, knownSum{sum, total})
	}
}
