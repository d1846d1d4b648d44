package criteria

import (
	"slices"

	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// A score is what an item scores: from low to high. Every sound figure that can still come in, and every scale
// that can still be found, leads to a score in between.
type score struct {
	low, high exact.Number // where the item counts; without the share in an open amount
	marks     mark
}

// A mark says why a score is open, or that an item does not count.
type mark uint8

const (
	missing       mark = 1 << iota // a statistic was not reported
	contradictory                  // the figures contradict themselves
	scaleOpen                      // the points of the decision were not found
	shares                         // its maximum is not known: it shares an open amount
	mayNotCount                    // it may be excluded as not applicable
	excluded                       // it is excluded as not applicable
	notApplicable                  // it is not applicable, and scores what its policy says
	aboveZero                      // it is not 0, although low is: the end of the stretch is no part of it
)

func (s *score) has(m mark) bool { return s.marks&m != 0 }

// include widens the score to points that are possible; begun is false for the first of them.
func (s *score) include(low, high exact.Number, begun bool) {
	if !begun || low.Cmp(s.low) < 0 {
		s.low = low
	}
	if !begun || high.Cmp(s.high) > 0 {
		s.high = high
	}
}

// anything makes the score open from nothing to the maximum.
func (s *score) anything(it *item, why mark) {
	s.low, s.high = exact.Int(0), it.max
	s.marks |= why
	if it.maxUnknown {
		s.marks |= shares
	}
}

// score finds what the item scores for a record whose figures do not contradict each other; s is zero before.
func (it *item) score(r expression.Row, s *score) {
	switch {
	case it.points != nil:
		it.scorePoints(r, s)
	case len(it.bands) > 0:
		it.scoreBands(r, s)
	default:
		s.anything(it, scaleOpen)
		if _, scores := it.NotApplicable.Points(it.max); !scores { // the scale that is found may divide
			s.marks |= mayNotCount
		}
	}
}

// scorePoints scores an item by an expression. Points outside 0 to the maximum contradict the scheme.
func (it *item) scorePoints(r expression.Row, s *score) {
	v := it.points.Evaluate(r)
	n, ok := v.Number()
	switch {
	case ok && n.Sign() >= 0 && n.Cmp(it.max) <= 0:
		s.low, s.high = n, n
	case v.Kind() == rules.Missing:
		s.anything(it, missing)
		if it.points.MayBeNotApplicable(r) {
			it.mayNotApply(s, true)
		}
	case v.Kind() == rules.Undefined:
		it.doesNotApply(s)
	default:
		it.contradicts(s)
	}
}

// scoreBands goes through the bands: the first that holds gives the points, and every one that may hold gives
// points that are possible.
func (it *item) scoreBands(r expression.Row, s *score) {
	begun := false
	for i := range it.bands {
		band := &it.bands[i]
		kind, holds := rules.IsTruth, true
		if band.when != nil {
			kind, holds = band.when.Holds(r)
		}
		switch {
		case kind == rules.IsTruth && !holds:
			continue
		case kind == rules.Undefined:
			if begun {
				it.mayNotApply(s, true)
			} else {
				it.doesNotApply(s)
			}
			return
		case kind != rules.IsTruth && kind != rules.Missing:
			it.contradicts(s)
			return
		}
		low, high := band.points, band.points
		if band.unknown {
			low, high = exact.Int(0), it.max
			s.marks |= scaleOpen
		}
		s.include(low, high, begun)
		begun = true
		if kind == rules.IsTruth {
			return
		}
		s.marks |= missing
		if band.when.MayBeNotApplicable(r) {
			it.mayNotApply(s, true)
		}
	}
	if !begun { // no condition holds, which bands over one quantity never come to
		it.contradicts(s)
	}
}

// contradicts opens the score: the figures, put right, may score anything, and may make the item not applicable.
func (it *item) contradicts(s *score) {
	s.anything(it, contradictory)
	if slices.ContainsFunc(it.bands, func(b band) bool { return b.unknown }) {
		s.marks |= scaleOpen
	}
	if it.divides {
		it.mayNotApply(s, true)
	}
}

// doesNotApply scores the item as its policy says.
func (it *item) doesNotApply(s *score) {
	s.marks |= notApplicable
	if it.NotApplicable == Exclude || it.NotApplicable == Rescale {
		s.marks |= excluded
		return
	}
	it.mayNotApply(s, false)
}

// mayNotApply adds what the item scores where it is not applicable to what is possible.
func (it *item) mayNotApply(s *score, begun bool) {
	switch it.NotApplicable {
	case Exclude, Rescale:
		s.marks |= mayNotCount
	case NotDecided, "":
		s.include(exact.Int(0), it.max, begun)
		s.marks |= scaleOpen | mayNotCount
	default:
		s.include(it.instead, it.instead, begun)
	}
}

// bounds are the score as a part of a sum: an item that may not count may add nothing.
func (s *score) bounds() (low, high exact.Number) {
	if s.has(excluded) {
		return exact.Int(0), exact.Int(0)
	}
	if s.has(mayNotCount) {
		return exact.Int(0), s.high
	}
	return s.low, s.high
}
