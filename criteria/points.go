package criteria

import (
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A CriterionScore is what a unit scores in one criterion, from low to high.
type CriterionScore struct {
	Criterion
	Low, High exact.Number
	Max       exact.Number // the most anyone can score; MaxKnown says whether it is known
	MaxKnown  bool
	Counts    bool // false when every item is excluded as not applicable
	Items     []ItemScore
}

// An ItemScore is what a unit scores in one item, from low to high.
type ItemScore struct {
	Item
	Low, High exact.Number
	Max       exact.Number
	MaxKnown  bool
	Counts    bool            // false when it is excluded as not applicable
	Why       wording.Message // the band that holds and the figures, or what is open
}

// Criteria returns the points criterion by criterion, item by item.
func (r *Rating) Criteria() []CriterionScore {
	if r.IsZero() {
		return nil
	}
	all := make([]CriterionScore, len(r.scheme.criteria))
	for i, c := range r.scheme.criteria {
		g := r.gather(c)
		out := CriterionScore{Criterion: c.Criterion, Max: c.max, MaxKnown: !c.shares, Counts: !g.neverCounts}
		out.Low, out.High = r.criterionBounds(i)
		for k := c.first; k < c.last; k++ {
			out.Items = append(out.Items, r.itemScore(k))
		}
		all[i] = out
	}
	return all
}

// ItemPoints returns the points of an item, counted over the whole scheme, as [Rating.Criteria] does; of one that is
// excluded both are 0. It costs no words.
func (r *Rating) ItemPoints(item int) (low, high exact.Number) {
	c := r.scheme.criteria[r.scheme.items[item].criterion]
	s := &r.scores[item]
	low, high = s.bounds()
	switch {
	case s.has(shares) && c.shares:
		high = r.scheme.open
	case s.has(shares):
		high = c.open
	}
	return low, high
}

// Band returns which band gave an item, counted over the whole scheme, its points; ok is false where the item has no
// bands, is not applicable, or is open.
func (r *Rating) Band(item int) (band int, ok bool) {
	it, s := r.scheme.items[item], &r.scores[item]
	if s.has(missing | contradictory | notApplicable) {
		return 0, false
	}
	for i, b := range it.bands {
		if b.when == nil {
			return i, true
		}
		if _, holds := b.when.Holds(r.record.Row()); holds {
			return i, true
		}
	}
	return 0, false
}

// criterionBounds are the points of a criterion; one whose maximum is not known may have all that is open.
func (r *Rating) criterionBounds(i int) (low, high exact.Number) {
	g := r.gather(r.scheme.criteria[i])
	if g.shares {
		g.high = g.high.Add(r.scheme.open)
	}
	return g.low, g.high
}

func (r *Rating) itemScore(k int) ItemScore {
	it, s := r.scheme.items[k], &r.scores[k]
	out := ItemScore{Item: it.Item, Max: it.max, MaxKnown: !it.maxUnknown, Counts: !s.has(excluded), Why: r.Why(k)}
	out.Low, out.High = r.ItemPoints(k)
	return out
}
