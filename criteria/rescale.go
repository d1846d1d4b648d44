package criteria

import (
	"fmt"
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A scaling is the items of a criterion that is rescaled: what stays in the sums, and what may be left out of both. Points of the
// criterion are the points that stay, times its maximum, over the maxima that stay.
type scaling struct {
	low, high exact.Number // the points of the items that stay
	of        exact.Number // the maxima of those
	loose     []loose      // the items that may be left out
	leftOut   bool         // one certainly is
	manner    manner
}

// A loose item is left out where it turns out not applicable.
type loose struct{ low, high, max exact.Number }

// add puts one more item in. One that is not applicable by another policy than rescale stays with what that gives it.
// So does one of which the decision does not say what it scores: were it left out, the points would lie within.
func (a *scaling) add(it *item, s *score) {
	a.manner |= s.manner()
	switch {
	case it.NotApplicable == Rescale && s.has(excluded):
		a.leftOut = true
	case it.NotApplicable == Rescale && s.has(mayNotCount):
		a.loose = append(a.loose, loose{s.low, s.high, it.max})
	default:
		low, high := s.bounds()
		a.low, a.high, a.of = a.low.Add(low), a.high.Add(high), a.of.Add(it.max)
	}
}

// gather finds the points of the criterion. Where it may be that nothing applies, so that there are no maxima to divide by,
// they are anything up to its own.
func (a *scaling) gather(c *criterion) (g gathered) {
	if a.of.Sign() == 0 && (a.leftOut || len(a.loose) > 0) {
		g.nothing = len(a.loose) == 0
		g.high, g.mayBeNothing, g.mayScoreZero = c.max, true, true
		return g
	}
	g.low, g.high = a.scaled(c, true), a.scaled(c, false)
	g.become(a.manner)
	return g
}

// scaled is the least that the criterion can score, or the most. The ratio of points to maxima is least where those
// loose items stay that have less than the ratio itself: the first of them, in the order of their own ratios.
func (a *scaling) scaled(c *criterion, least bool) exact.Number {
	points, of, sign := a.high, a.of, -1
	share := func(l loose) exact.Number { return l.high }
	if least {
		points, sign = a.low, 1
		share = func(l loose) exact.Number { return l.low }
	}
	order := slices.DeleteFunc(slices.Clone(a.loose), func(l loose) bool { return l.max.Sign() == 0 })
	slices.SortFunc(order, func(x, y loose) int { return sign * share(x).Mul(y.max).Cmp(share(y).Mul(x.max)) })
	for _, l := range order {
		if sign*share(l).Mul(of).Cmp(points.Mul(l.max)) < 0 {
			points, of = points.Add(share(l)), of.Add(l.max)
		}
	}
	scaled, _ := points.Mul(c.max).Div(of) // of no maxima at all there are no points
	return scaled
}

// scaling is that of the items of a criterion.
func (r *Rating) scaling(c *criterion) (a scaling) {
	for i := c.first; i < c.last; i++ {
		a.add(r.scheme.items[i], &r.scores[i])
	}
	return a
}

var (
	reasonNothing = wording.New("nothing_applies", "nothing of criterion {0} ({1}) applies: there is nothing to rescale, its points are {2}", "không nội dung nào của tiêu chí {0} ({1}) phát sinh: không có gì để quy đổi, điểm {2}")
	whyNothing    = wording.New("", "nothing of it applies: there is nothing to rescale", "không nội dung nào phát sinh: không có gì để quy đổi")
	whyScaled     = wording.New("", "what applies has {0} of {1} points, brought to {2}", "phần phát sinh được {0} trên {1} điểm, quy về {2}")
	whyLeftOut    = wording.New("left_out", "not applicable: left out, the rest is scaled up", "không phát sinh: không tính, phần còn lại quy về điểm tối đa")
)

// whyScaled says how the points of a criterion were rescaled, where they were and are decided.
func (r *Rating) whyScaled(c *criterion) wording.Message {
	if !c.rescales || !r.refused.IsZero() {
		return wording.Message{}
	}
	a := r.scaling(c)
	switch g := a.gather(c); {
	case g.nothing:
		return whyNothing.With()
	case g.mayBeNothing || len(a.loose) > 0 || a.low.Cmp(a.high) != 0 || a.of.Cmp(c.max) == 0:
		return wording.Message{}
	}
	return whyScaled.With(a.low, a.of, c.max)
}

// rescaledUnknown refuses to rescale a criterion by maxima that are not known.
func (b *builder) rescaledUnknown(c *criterion, path string) {
	for k, it := range b.scheme.items[c.first:c.last] {
		if it.maxUnknown {
			b.refuse(fmt.Sprintf("%s.items[%d]", path, k), rules.KindInvalid, rescaledUnknown.With(c.ID, it.ID), hintRescaled.With())
		}
	}
}
