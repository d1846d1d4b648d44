package expression

import (
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/prove"
)

// A Population is those among whom the events of a formula happen: what it divides by. That nobody was there to whom it
// happened contradicts itself where the population is counted at a moment. Where it is counted over the period it need
// not: infants who died may have been born the year before.
type Population struct {
	Slots    []int // of the statistics that it is made of
	AtMoment bool  // each of them is counted at a moment

	division      prove.Division
	events, empty *rules.Judge
}

var someEvents, nobody = mustThreshold("> 0"), mustThreshold("= 0")

func mustThreshold(text string) rules.Threshold {
	t, err := rules.ParseThreshold(text)
	if err != nil {
		panic(err) // a text of this file
	}
	return t
}

// PopulationsOf returns the populations of a formula. Those of percent are left out: a part of nothing is a contradiction
// of its own. atMoment reports whether what stands in a slot is counted at a moment.
func PopulationsOf(f *rules.Formula, atMoment func(slot int) bool) (all []Population) {
	for _, d := range prove.Divisions(f) {
		_, constant := d.Numerator.Form().Root.Constant() // a number that stands there is no event
		if len(d.Among) == 0 || d.Percent || constant {
			continue
		}
		p := Population{Slots: d.Among, AtMoment: true, division: d, events: d.Numerator.Against(someEvents), empty: d.Denominator.Against(nobody)}
		for _, slot := range d.Among {
			p.AtMoment = p.AtMoment && atMoment(slot)
		}
		all = append(all, p)
	}
	return all
}

// Lacks reports whether something happened to somebody although nobody was there. It allocates nothing.
func (p *Population) Lacks(row *rules.Row) bool {
	return p.empty.Decide(row) == rules.DecisionMet && p.events.Decide(row) == rules.DecisionMet
}

// Events is how many events there were, as people count them: without the factors that stand beside them.
func (p *Population) Events(row rules.Row) exact.Number {
	if s, ok := p.division.Formula.Shape(row); ok {
		if n, ok := s.Numerator.Evaluate(row); ok && n.Sign() > 0 {
			return n
		}
	}
	n, _ := p.division.Numerator.Evaluate(row).Number()
	return n
}

// AtMoment are those of the populations that are counted at a moment.
func AtMoment(all []Population) (some []Population) {
	for _, p := range all {
		if p.AtMoment {
			some = append(some, p)
		}
	}
	return some
}

// Lacking is the first of the populations that lacks somebody; nil where none does.
func Lacking(all []Population, row *rules.Row) *Population {
	for i := range all {
		if all[i].Lacks(row) {
			return &all[i]
		}
	}
	return nil
}
