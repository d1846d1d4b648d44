// Package publish decides which figures of wards and of their city are not published, so that no small count of
// people who could be pointed to can be worked out from those that are.
//
// It knows slots, the values in them and the formulas over them: no plan, no record and no unit. How figures hang
// together it learns from the compiled formulas ([rules.Formula.Relations]), however they are written.
package publish

import (
	"slices"

	"github.com/childward/childward/rules"
)

// LeastPublished is the smallest count above 0 of a sensitive statistic that is published.
const LeastPublished = 5

// A Slot is one figure that every unit has.
type Slot struct {
	Sensitive  bool // small counts could point to somebody
	Department bool // departments report it for the city; below the city it is published only where it is not sensitive
	Flow       bool // it adds up over the period
	Now        int  // of last year's figure the slot of this year's; of this year's its own
}

// Figures are the slots of a plan and the formulas over them. Slots beyond the last one, such as the number of
// units, are published.
type Figures struct {
	Slots      []Slot
	OfWard     []*rules.Formula // the constraints on a ward's figures
	OfCity     []*rules.Formula // the constraints on the city's figures
	Indicators []*rules.Formula // what is computed, of wards and of the city
}

// A Unit is the figures of a ward or of the city.
type Unit struct {
	Row    *rules.Row
	Hidden Set // what was hidden before
	Faulty Set // of a ward: the slots of the city's indicators that it makes contradictory
}

// Hidden is what is not published.
type Hidden struct {
	Wards    []Set // by ward
	Anywhere Set   // hidden in some ward
	City     Set
}

// Hide decides what is hidden of wards, which come in the order of their codes, and of their city, nil where
// there is none, beside what was published earlier.
func Hide(figures Figures, wards []Unit, city *Unit, compared ...Compared) Hidden {
	h := &hiding{figures: figures, ties: figures.ties(), published: figures.publishedConstraints(),
		wards: wards, city: city, blocks: Blocks(len(wards)), hidden: make([]Set, len(wards)),
		compared: compared, settled: make([]int, len(compared))}
	for i, w := range wards {
		h.hidden[i] = slices.Clone(w.Hidden)
	}
	h.always()
	for _, f := range h.ties.families {
		h.hideFamily(f)
	}
	for more := true; more; {
		for h.hideContradictions() {
		}
		more = h.hideDifferences()
	}
	out := Hidden{Wards: h.hidden}
	for slot := range figures.Slots {
		if slices.ContainsFunc(h.hidden, func(s Set) bool { return s.Has(slot) }) {
			out.Anywhere.Add(slot)
		}
		if city != nil && h.cityHides(slot) {
			out.City.Add(slot)
		}
	}
	return out
}
