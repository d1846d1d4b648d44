package indicator

import (
	"slices"

	"github.com/childward/childward/indicator/internal/publish"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// A knownPublication is what a reader knows from an earlier publication, by the wards of the new one.
type knownPublication struct {
	period  Period
	wards   []*knownUnit // of one that it did not have without anything
	city    *knownUnit
	gone    []*knownUnit // of units that are not among the wards
	foreign bool         // of a version of the plan whose formulas are not known
}

func (p *Plan) knownOf(e *Published, wards []Record) *knownPublication {
	out := &knownPublication{period: e.Period, foreign: e.PlanDigest != p.Digest(), city: p.known(e.City, true)}
	for _, w := range wards {
		unit, _ := e.of(w.data.unit)
		out.wards = append(out.wards, p.known(unit, false))
	}
	for _, u := range e.Units {
		if !slices.ContainsFunc(wards, func(w Record) bool { return w.data.unit.Code == u.Code && w.data.unit.ValidFrom == u.ValidFrom }) {
			out.gone = append(out.gone, p.known(u, false))
		}
	}
	return out
}

// compared are the figures that readers can hold against earlier publications: each sensitive count, this year's and last
// year's, and each sum with one that was published.
func (p *Plan) compared(now Period, wards []Record, earlier []Published) (all []publish.Compared) {
	var known []*knownPublication
	for i := range earlier {
		known = append(known, p.knownOf(&earlier[i], wards))
	}
	if len(known) == 0 {
		return nil
	}
	for slot := range p.ward.scope.Names() {
		if !p.isSensitive(slot) {
			continue
		}
		c := publish.Compared{Slots: []int{slot}, Step: exact.Int(1), Of: func(row *rules.Row) (exact.Number, bool) { return row.Get(slot).Number() }}
		c.From, c.To = p.monthsOf(slot, now)
		statistic, _ := p.statisticOf(slot)
		for i, k := range known {
			for there := range p.ward.scope.Names() {
				if same, ok := p.statisticOf(there); ok && same == statistic {
					e := k.earlier(p, there)
					if e.Source = 2 * i; there != statistic {
						e.Source++
					}
					c.Earlier = append(c.Earlier, e)
				}
			}
		}
		all = append(all, c)
	}
	return append(all, p.comparedSums(now, known)...)
}

// monthsOf is the span of a slot in a publication of a period: for last year's figures the same span a year earlier.
func (p *Plan) monthsOf(slot int, period Period) (from, to int) {
	if statistic, _ := p.statisticOf(slot); statistic != slot {
		period = Period{period.first - 12, period.last - 12}
	}
	return int(period.first), int(period.last) + 1
}

// earlier is what a publication told of a slot.
func (k *knownPublication) earlier(p *Plan, slot int) publish.Earlier {
	e := publish.Earlier{Slot: slot, City: k.city.told(slot), Unclear: k.foreign || k.city.unclear.Has(slot)}
	e.From, e.To = p.monthsOf(slot, k.period)
	for _, w := range k.wards {
		e.Wards = append(e.Wards, w.told(slot))
		e.Unclear = e.Unclear || w.unclear.Has(slot)
	}
	for _, w := range k.gone { // in which unit its people are counted now is not known
		told := w.told(slot)
		e.Unclear = e.Unclear || w.unclear.Has(slot) || told.Hidden || told.Known && told.Number.Sign() != 0
	}
	return e
}

func (k *knownUnit) told(slot int) (t publish.Told) {
	t.Number, t.Known = k.at(slot)
	if !t.Known {
		t.Number = exact.Number{}
	}
	t.Hidden = !t.Known && k.hidden.Has(slot)
	return t
}

// comparedSums are the sums of several slots, of which one is sensitive, that some publication showed.
func (p *Plan) comparedSums(now Period, known []*knownPublication) (all []publish.Compared) {
	var sums []rules.Sum
	for _, k := range known {
		for _, unit := range slices.Concat(k.wards, k.gone, []*knownUnit{k.city}) {
			for _, s := range unit.sums {
				sensitive := slices.ContainsFunc(s.sum.Slots(), p.isSensitive)
				if sensitive && !slices.ContainsFunc(sums, func(other rules.Sum) bool { return sameSum(s.sum, other) }) {
					sums = append(sums, s.sum)
				}
			}
		}
	}
	for _, sum := range sums {
		c := publish.Compared{Slots: sum.Slots(), Step: least(sum), Of: func(row *rules.Row) (exact.Number, bool) { return sum.Evaluate(*row) }}
		c.From, c.To = int(now.first), int(now.last)+1
		for _, k := range known {
			e := publish.Earlier{Slot: -1, From: int(k.period.first), To: int(k.period.last) + 1, City: k.city.toldSum(sum)}
			for _, w := range k.wards {
				e.Wards = append(e.Wards, w.toldSum(sum))
			}
			c.Earlier = append(c.Earlier, e)
		}
		all = append(all, c)
	}
	return all
}

func (k *knownUnit) toldSum(sum rules.Sum) (t publish.Told) {
	for _, s := range k.sums {
		if sameSum(s.sum, sum) {
			return publish.Told{Known: true, Number: s.total}
		}
	}
	return t
}

func sameSum(a, b rules.Sum) bool {
	return a.Constant().Cmp(b.Constant()) == 0 && slices.Equal(a.Slots(), b.Slots()) &&
		!slices.ContainsFunc(a.Slots(), func(slot int) bool { return a.Coefficient(slot).Cmp(b.Coefficient(slot)) != 0 })
}

// least is the smallest coefficient of a sum, without its sign: what one person makes of it at least.
func least(sum rules.Sum) exact.Number {
	slots := sum.Slots()
	step := sum.Coefficient(slots[0]).Abs()
	for _, slot := range slots[1:] {
		if n := sum.Coefficient(slot).Abs(); n.Cmp(step) < 0 {
			step = n
		}
	}
	return step
}
