package criteria

import (
	"slices"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A CriterionScore is what a unit scores in one criterion, from low to high.
type CriterionScore struct {
	Criterion
	Low, High exact.Number
	Max       exact.Number // the most anyone can score; MaxKnown says whether it is known
	MaxKnown  bool
	Counts    bool            // false when every item is excluded as not applicable
	Why       wording.Message // how its points were rescaled, or that nothing of it applies; zero for all else
	Items     []ItemScore
}

// An ItemScore is what a unit scores in one item, from low to high.
type ItemScore struct {
	Item
	Low, High exact.Number
	Max       exact.Number
	MaxKnown  bool
	Counts    bool            // false when it is excluded as not applicable
	Band      int             // which of its bands gave the points, from 0 on; -1 where none did, or that is open
	Why       wording.Message // the band that holds and the figures, or what is open
}

// Criteria returns the points criterion by criterion, item by item.
func (r *Rating) Criteria() []CriterionScore { return r.criteria(r.why) }

// criteria are those of [Rating.Criteria]; why says why an item scores what it scores.
func (r *Rating) criteria(why func(item int) wording.Message) []CriterionScore {
	if r.IsZero() {
		return nil
	}
	all := make([]CriterionScore, len(r.scheme.criteria))
	for i, c := range r.scheme.criteria {
		g := r.gather(c)
		out := CriterionScore{Criterion: c.Criterion, Max: c.max, MaxKnown: !c.shares, Counts: !g.neverCounts}
		out.Low, out.High = r.criterionBounds(i)
		out.Why = r.whyScaled(c)
		for k := c.first; k < c.last; k++ {
			out.Items = append(out.Items, r.itemScore(k, why(k)))
		}
		all[i] = out
	}
	return all
}

// itemBounds are the points of an item, counted over the whole scheme; of one that is excluded both are 0.
func (r *Rating) itemBounds(i int) (low, high exact.Number) {
	c := r.scheme.criteria[r.scheme.items[i].criterion]
	s := &r.scores[i]
	low, high = s.bounds()
	switch {
	case s.has(shares) && c.shares:
		high = r.scheme.open
	case s.has(shares):
		high = c.open
	}
	return low, high
}

// band is which band gave an item, counted over the whole scheme, its points; -1 where none did, or that is open.
func (r *Rating) band(i int) int {
	it, s := r.scheme.items[i], &r.scores[i]
	if s.has(missing | contradictory | notApplicable) {
		return -1
	}
	return slices.IndexFunc(it.bands, func(b band) bool {
		if b.when == nil {
			return true
		}
		_, holds := b.when.Holds(r.record.Row())
		return holds
	})
}

// criterionBounds are the points of a criterion; one whose maximum is not known may have all that is open.
func (r *Rating) criterionBounds(i int) (low, high exact.Number) {
	g := r.gather(r.scheme.criteria[i])
	if g.shares {
		g.high = g.high.Add(r.scheme.open)
	}
	return g.low, g.high
}

func (r *Rating) itemScore(k int, why wording.Message) ItemScore {
	it, s := r.scheme.items[k], &r.scores[k]
	out := ItemScore{Item: it.Item, Max: it.max, MaxKnown: !it.maxUnknown, Counts: !s.has(excluded), Band: r.band(k), Why: why}
	out.Low, out.High = r.itemBounds(k)
	return out
}
