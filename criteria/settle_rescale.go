package criteria

import (
	"fmt"

	"github.com/childward/childward/internal/settle"
	"github.com/childward/childward/rules/exact"
)

// mostWays is in how many ways the items of a rescaled criterion are looked at that can be left out together; of a
// criterion with more, all points are taken to be possible.
const mostWays = 64

// A way is how the known items of a rescaled criterion can turn out: which maxima are left out, and what the others add
// up to.
type way struct {
	scaling
	sums []spread
}

// rescaled goes through all ways in which the known items of a rescaled criterion can turn out. The stretches of the part
// are those of the criterion's own points. What they can add is as wide as in the widest of the ways, so that one that is
// narrower is taken to be wider than it is.
func (q *settling) rescaled(c *criterion, known settle.Set) (p part) {
	ways, open := q.ways(c, known)
	if ways == nil {
		said := q.nothing[c.index] < 0 || known.Has(q.nothing[c.index])
		return q.anyPoints(c, open || !said)
	}
	type bounds struct {
		manner    manner
		low, high spread // from the least of the known sums to the greatest
	}
	var all []bounds
	for _, w := range ways {
		for _, sum := range w.sums {
			least, most := w.with(sum.low).gather(c), w.with(sum.high).gather(c)
			m := w.manner
			if least.mayBeNothing {
				m = mayCount | counting | mayBeZero
				if known := q.nothing[c.index] >= 0 && known.Has(q.nothing[c.index]); known && least.nothing {
					all = append(all, bounds{m, spread{}, spread{}})
					most.low, most.high, least.high, m = c.max, c.max, exact.Int(0), mayCount|counting|moreThanZero
				}
			}
			all = append(all, bounds{m, spread{least.low, most.low}, spread{least.high, most.high}})
		}
	}
	for _, b := range all {
		p.slack = greater(p.slack, greater(b.high.low.Sub(b.low.low), b.high.high.Sub(b.low.high)))
	}
	fits := c.max.Sub(p.slack)
	for _, b := range all {
		p.sort(c, b.manner, spread{lesser(b.low.low, fits), lesser(b.low.high, fits)})
	}
	p.merge(q)
	return p
}

// with is the way with one of its sums.
func (w *way) with(sum exact.Number) *scaling {
	a := w.scaling
	a.low, a.high = a.low.Add(sum), a.high.Add(sum)
	return &a
}

// ways are those of a criterion, nil where they are too many; open says that an item of it stays open.
func (q *settling) ways(c *criterion, known settle.Set) (ways []way, open bool) {
	first := way{sums: []spread{{}}}
	var turning []int
	for i := c.first; i < c.last; i++ {
		if wants := q.wants[i]; wants != nil && known.Includes(wants) {
			turning = append(turning, i)
			continue
		}
		open = open || q.wants[i] != nil
		first.add(q.rating.scheme.items[i], &q.rating.scores[i])
	}
	ways = []way{first}
	for _, i := range turning {
		if ways = q.turnedOut(ways, i); len(ways) > mostWays {
			return nil, open
		}
	}
	return ways, open
}

// turnedOut lets one more item turn out in each of its ways. Ways in which the same maxima are left out become one.
func (q *settling) turnedOut(ways []way, i int) (next []way) {
	it := q.rating.scheme.items[i]
	at := map[string]int{}
	for _, w := range ways {
		for k := range q.turns[i] {
			turn := &q.turns[i][k]
			to := way{scaling: w.scaling}
			to.manner |= turn.manner()
			low, high := turn.bounds()
			if it.NotApplicable == Rescale && turn.has(excluded) {
				to.leftOut = true
			} else {
				to.of = to.of.Add(it.max)
			}
			key := fmt.Sprint(to.of, to.manner, to.leftOut)
			if _, found := at[key]; !found {
				at[key] = len(next)
				next = append(next, to)
			}
			same := &next[at[key]]
			for _, sum := range w.sums {
				same.sums = append(same.sums, spread{sum.low.Add(low), sum.high.Add(high)})
			}
		}
	}
	for k := range next {
		next[k].sums = merged(next[k].sums, q.mostSpreads())
	}
	return next
}

// anyPoints is the part of a criterion that may have any points: known ones where no item of it stays open.
func (q *settling) anyPoints(c *criterion, open bool) (p part) {
	if open {
		p.slack = c.max
		p.sort(c, mayCount|counting|mayBeZero, spread{})
	} else {
		p.sort(c, 0, spread{})
		p.sort(c, mayCount|counting|mayBeZero, spread{})
		p.sort(c, mayCount|counting|moreThanZero, spread{exact.Int(0), c.max})
	}
	p.merge(q)
	return p
}
