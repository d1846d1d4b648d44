package criteria

import (
	"slices"

	"github.com/childward/childward/internal/settle"
	"github.com/childward/childward/rules/exact"
)

// A part is one criterion with some inputs known: what its known items can add up to, apart by whether
// the criterion then stands well or stays open. Ways in which it fails are left out: they determine the outcome.
type part struct {
	well, open []spread
	all        []spread     // those two and the ways in which it fails; only where a grade is to be settled
	low, slack exact.Number // of the items that stay open
	shares     bool         // one of those shares the scheme's open amount
}

// part is the part of a criterion, found once for each choice of its own inputs.
func (q *settling) part(c *criterion, known settle.Set) part {
	var short [64]byte
	key := q.asks[c.index].AppendKey(short[:0], known)
	p, found := q.found[c.index][string(key)]
	if !found {
		p = q.criterion(c, known)
		q.found[c.index][string(key)] = p
	}
	return p
}

// criterion goes through all ways in which the known items of a criterion can turn out.
func (q *settling) criterion(c *criterion, known settle.Set) (p part) {
	if c.rescales {
		return q.rescaled(c, known)
	}
	ways := [manners][]spread{{{}}} // what the known items add up to, by their manner
	openAmount, open := false, manner(0)
	for i := c.first; i < c.last; i++ {
		s := &q.rating.scores[i]
		if wants := q.wants[i]; wants != nil && known.Includes(wants) {
			ways = q.turned(&ways, q.turns[i])
			continue
		}
		low, high := s.bounds()
		p.low, p.slack = p.low.Add(low), p.slack.Add(high.Sub(low))
		openAmount, open = openAmount || s.has(shares), open|s.manner()
	}
	p.shares = openAmount && c.shares
	if openAmount && !c.shares {
		p.slack = p.slack.Add(c.open)
	}
	for m, sums := range ways {
		for _, sum := range sums {
			p.sort(c, manner(m)|open, sum)
		}
	}
	p.merge(q)
	return p
}

// merge makes one stretch of those that meet.
func (p *part) merge(q *settling) {
	most := q.mostSpreads()
	p.well, p.open, p.all = merged(p.well, most), merged(p.open, most), merged(p.all, most)
	if !q.grade {
		p.all = nil
	}
}

// turned lets one more item turn out in each of its ways, which add their points.
func (q *settling) turned(ways *[manners][]spread, turns []score) (next [manners][]spread) {
	for m, sums := range ways {
		for i := range turns {
			to := manner(m) | turns[i].manner()
			low, high := turns[i].bounds()
			for _, sum := range sums {
				next[to] = append(next[to], spread{sum.low.Add(low), sum.high.Add(high)})
			}
		}
	}
	for m, sums := range next {
		next[m] = merged(sums, q.mostSpreads())
	}
	return next
}

// sort puts a stretch of what the known items add up to where it belongs, cut where the criterion begins to be met.
func (p *part) sort(c *criterion, m manner, sum spread) {
	p.all = append(p.all, sum)
	g := gathered{shares: p.shares, low: p.low.Add(sum.high)}
	g.high = g.low.Add(p.slack)
	g.become(m)
	most := g.standing(c)
	g.low = p.low.Add(sum.low)
	g.high = g.low.Add(p.slack)
	least := g.standing(c)
	well, open := sum, sum
	if least != most {
		met := c.met.Number().Sub(p.low)
		well.low, open.high = greater(well.low, met), lesser(open.high, met)
		if least == standsFailed {
			open.low = greater(open.low, met.Sub(p.slack))
		}
	}
	if most == standsWell {
		p.well = append(p.well, well)
	}
	if least == standsOpen || most == standsOpen || least != most && p.slack.Sign() > 0 {
		p.open = append(p.open, open)
	}
}

// turns are the ways an open item can turn out: its few points, or nothing and all that is above.
func (r *Rating) turns(c *criterion, i int) []score {
	it, s := r.scheme.items[i], &r.scores[i]
	var turns []score
	if s.has(mayNotCount) {
		turns = append(turns, score{marks: excluded})
	}
	points := it.possiblePoints(s)
	if points != nil {
		for _, n := range points {
			turns = append(turns, score{low: n, high: n})
		}
		return turns
	}
	high := s.high
	switch {
	case s.has(shares) && c.shares:
		high = r.scheme.open
	case s.has(shares):
		high = c.open
	}
	return append(turns, score{}, score{high: high, marks: aboveZero})
}

// possiblePoints are the points an item can have, where these are few; nil where they are a stretch.
func (it *item) possiblePoints(s *score) []exact.Number {
	if it.points != nil || len(it.bands) == 0 || it.NotApplicable == NotDecided && s.has(mayNotCount) {
		return nil
	}
	var points []exact.Number
	add := func(n exact.Number) {
		if n.Cmp(s.low) >= 0 && n.Cmp(s.high) <= 0 && !slices.ContainsFunc(points, func(m exact.Number) bool { return m.Cmp(n) == 0 }) {
			points = append(points, n)
		}
	}
	for _, band := range it.bands {
		if band.unknown {
			return nil
		}
		add(band.points)
	}
	if instead, scores := it.NotApplicable.Points(it.max); scores {
		add(instead)
	}
	return points
}
