package criteria

import (
	"slices"

	"github.com/childward/childward/internal/settle"
	"github.com/childward/childward/rules/exact"
)

// WouldSettle returns the shortest lists of inputs that settle an undetermined outcome and a grade that is open, both
// where both are, whatever they turn out to be: names of statistics that are missing or contradict themselves, scale.ITEM
// for an item whose points were not found, scale.CRITERION for what a criterion scores of which nothing may apply, tier
// for a tier that is not known. Any one of the lists suffices.
//
// Up to 20 open inputs the lists are proven to be the shortest, by search; at most 10 are told. Beyond, proven is
// false, and there is one list from which nothing can be left out, though another may be shorter. The search looks
// at whole items: one is open until all its inputs are known, what it then scores tells nothing of another item, and
// an expression may give any points up to its maximum; a criterion that is rescaled, of which some items stay open, is as
// open as in the widest of its ways. A list that settles for a finer reason may be shorter still.
//
// There is none where outcome and grade are determined, nor where figures are left out because the record is public, nor
// for a record of another plan.
func (r *Rating) WouldSettle() (lists [][]string, proven bool) {
	if r.IsZero() || !r.refused.IsZero() || r.Outcome != Undetermined && !r.Graded().Open() || slices.ContainsFunc(r.scheme.items, r.hides) {
		return nil, false
	}
	q := r.settling()
	sets, proven := settle.Lists(len(q.inputs), q.settles)
	for _, known := range sets {
		lists = append(lists, q.words(known))
	}
	return lists, proven
}

// A settling is an undetermined rating with its open inputs.
type settling struct {
	rating        *Rating
	inputs        []string
	wants         []settle.Set // by item, the inputs without which it stays open; nil for one that is not open
	turns         [][]score    // by item, the ways in which one that is open can turn out
	asks          []settle.Set // by criterion, the inputs of its items
	nothing       []int        // by criterion, the input that is what it scores where nothing of it applies; -1 where something does
	decide, grade bool         // the outcome is to be settled; the grade is
	borders       []border     // between grades
	tier          int          // the input that is the tier; -1 where it is known
	tiers         []tier       // that the unit may belong to
	found         []map[string]part
	parts         []part // by criterion, for the inputs that are looked at
}

func (r *Rating) settling() *settling {
	q := &settling{rating: r, decide: r.Outcome == Undetermined, grade: r.Graded().Open(), borders: r.scheme.borders(), wants: make([]settle.Set, len(r.scores)), turns: make([][]score, len(r.scores)), tier: -1,
		tiers: r.scheme.possible(r.Unit().Tier), parts: make([]part, len(r.scheme.criteria))}
	index := map[string]int{}
	wanted := make([][]int, len(r.scores))
	for i, it := range r.scheme.items {
		for _, name := range r.openInputs(it, &r.scores[i]) {
			if _, known := index[name]; !known {
				index[name] = len(q.inputs)
				q.inputs = append(q.inputs, name)
			}
			wanted[i] = append(wanted[i], index[name])
		}
	}
	for _, c := range r.scheme.criteria {
		q.nothing = append(q.nothing, -1)
		if c.rescales && r.gather(c).mayBeNothing {
			q.nothing[c.index] = len(q.inputs)
			q.inputs = append(q.inputs, "scale."+c.ID)
		}
	}
	if least, most, _ := r.needed(); q.decide && least.Cmp(most) != 0 {
		q.tier = len(q.inputs)
		q.inputs = append(q.inputs, "tier")
	}
	for _, c := range r.scheme.criteria {
		asks := settle.NewSet(len(q.inputs))
		if q.nothing[c.index] >= 0 {
			asks.Add(q.nothing[c.index])
		}
		for i := c.first; i < c.last; i++ {
			if len(wanted[i]) == 0 {
				continue
			}
			q.wants[i], q.turns[i] = settle.NewSet(len(q.inputs)), r.turns(c, i)
			for _, input := range wanted[i] {
				q.wants[i].Add(input)
				asks.Add(input)
			}
		}
		q.asks, q.found = append(q.asks, asks), append(q.found, map[string]part{})
	}
	return q
}

// openInputs are the inputs that an item waits for; none where it is decided.
func (r *Rating) openInputs(it *item, s *score) []string {
	low, high := s.bounds()
	if low.Cmp(high) == 0 && !s.has(shares|mayNotCount) {
		return nil
	}
	var names []string
	if s.has(contradictory) {
		for _, fault := range r.faultsOf(it) {
			names = append(names, fault.Statistics...)
		}
		names = append(names, it.missing(r.record.Row())...)
	} else if s.has(missing) {
		names = it.awaited(r.record.Row())
	}
	if s.has(scaleOpen) || len(names) == 0 {
		names = append(names, "scale."+it.ID)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (q *settling) words(known settle.Set) []string {
	var words []string
	for i, name := range q.inputs {
		if known.Has(i) {
			words = append(words, name)
		}
	}
	return words
}

// settles reports whether what is to be settled is determined once these inputs are known, whatever they are. It looks
// for one way they can turn out that leaves it open.
func (q *settling) settles(known settle.Set) bool {
	s := q.rating.scheme
	var low, rest exact.Number // of the items that stay open, and what they can add to it
	sharing := false
	for i, c := range s.criteria {
		q.parts[i] = q.part(c, known)
		low, rest = low.Add(q.parts[i].low), rest.Add(q.parts[i].slack)
		sharing = sharing || q.parts[i].shares
	}
	if sharing {
		rest = rest.Add(s.open)
	}
	if q.grade && q.ambiguousGrade(low, rest) {
		return false
	}
	if !q.decide {
		return true
	}
	if len(s.tiers) == 0 {
		return !q.ambiguous(exact.Int(0).Sub(low).Sub(rest), exact.Int(0).Sub(low))
	}
	for _, t := range q.tiers {
		least, most := t.needed, t.needed
		if q.tier >= 0 && !known.Has(q.tier) {
			least, most, _ = q.rating.needed()
		}
		if q.ambiguous(least.Sub(low).Sub(rest), most.Sub(low)) {
			return false
		}
	}
	return true
}

// ambiguous reports whether some way in which the known items turn out leaves the outcome undetermined: a criterion
// stays open and the total can still be enough, or all stand well and it can be enough or too little. From enough on
// what they add up to can still be enough; below short it can still be too little.
func (q *settling) ambiguous(enough, short exact.Number) bool {
	if most, ok := mostWithOneOpen(q.parts); ok && most.Cmp(enough) >= 0 {
		return true
	}
	well := make([][]spread, len(q.parts))
	for i := range q.parts {
		well[i] = q.parts[i].well
	}
	return anySumWithin(well, enough, short, q.mostSpreads())
}
