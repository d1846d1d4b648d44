package criteria

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/childward/childward/rules/exact"
)

// mostSearched is up to how many open inputs the shortest lists are searched for, among all that there are.
const mostSearched = 20

// mostLists is how many shortest lists are told.
const mostLists = 10

// WouldSettle returns the shortest lists of inputs that settle an undetermined outcome, whatever they turn out to
// be: names of statistics that are missing or contradict themselves, scale.ITEM for an item whose points
// were not found, tier for a tier that is not known. Any one of the lists suffices.
//
// Up to 20 open inputs the lists are proven to be the shortest, by search; at most 10 are told. Beyond, proven is
// false, and there is one list from which nothing can be left out, though another may be shorter. The search looks
// at whole items: one is open until all its inputs are known, what it then scores tells nothing of another item, and
// an expression may give any points up to its maximum. A list that settles for a finer reason may be shorter still.
//
// There is none for an outcome that is determined, nor where figures are left out because the record is public.
func (r *Rating) WouldSettle() (lists [][]string, proven bool) {
	if r.IsZero() || r.Outcome != Undetermined || slices.ContainsFunc(r.scheme.items, r.hides) {
		return nil, false
	}
	q := r.settling()
	needed := q.needed()
	if q.settles(needed) {
		return [][]string{q.words(needed)}, true
	}
	if len(q.inputs) > mostSearched {
		return [][]string{q.words(q.withoutSuperfluous())}, false
	}
	var rest []int
	for i := range q.inputs {
		if !needed.has(i) {
			rest = append(rest, i)
		}
	}
	for size := 1; size <= len(rest) && len(lists) == 0; size++ {
		q.search(needed, rest, size, &lists)
	}
	return lists, true
}

// A set is a set of inputs, by index.
type set []uint64

func newSet(size int) set { return make(set, (size+63)/64) }

func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s set) with(i int) set {
	grown := slices.Clone(s)
	grown[i/64] |= 1 << (i % 64)
	return grown
}

func (s set) without(i int) set {
	left := slices.Clone(s)
	left[i/64] &^= 1 << (i % 64)
	return left
}

func (s set) includes(t set) bool {
	for i := range t {
		if t[i]&^s[i] != 0 {
			return false
		}
	}
	return true
}

// A settling is an undetermined rating with its open inputs.
type settling struct {
	rating *Rating
	inputs []string
	wants  []set // by item, the inputs without which it stays open; nil for one that is not open
	tier   int   // the input that is the tier; -1 where it is known
	parts  map[partKey]part
}

// partKey names a criterion and those of its inputs that are known.
type partKey struct {
	criterion int
	known     string
}

func (r *Rating) settling() *settling {
	q := &settling{rating: r, wants: make([]set, len(r.scores)), tier: -1, parts: map[partKey]part{}}
	names := make([][]string, len(r.scores))
	for i, it := range r.scheme.items {
		names[i] = r.openInputs(it, &r.scores[i])
		for _, name := range names[i] {
			if !slices.Contains(q.inputs, name) {
				q.inputs = append(q.inputs, name)
			}
		}
	}
	if least, most, _ := r.needed(); least.Cmp(most) != 0 {
		q.tier = len(q.inputs)
		q.inputs = append(q.inputs, "tier")
	}
	for i := range names {
		if len(names[i]) == 0 {
			continue
		}
		q.wants[i] = newSet(len(q.inputs))
		for _, name := range names[i] {
			q.wants[i] = q.wants[i].with(slices.Index(q.inputs, name))
		}
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
		for _, e := range it.all {
			for _, fault := range e.Contradictions(r.record) {
				names = append(names, fault.Statistics...)
			}
		}
		names = append(names, it.missing(r.record)...)
	} else if s.has(missing) {
		names = it.awaited(r.record)
	}
	if s.has(scaleOpen) || len(names) == 0 {
		names = append(names, "scale."+it.ID)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// needed are the inputs that are in every list: without one of them all others do not settle.
func (q *settling) needed() set {
	all, needed := newSet(len(q.inputs)), newSet(len(q.inputs))
	for i := range q.inputs {
		all = all.with(i)
	}
	for i := range q.inputs {
		if !q.settles(all.without(i)) {
			needed = needed.with(i)
		}
	}
	return needed
}

// search adds the lists that add size of the rest to what is known.
func (q *settling) search(known set, rest []int, size int, lists *[][]string) {
	if len(*lists) == mostLists {
		return
	}
	if size == 0 {
		if q.settles(known) {
			*lists = append(*lists, q.words(known))
		}
		return
	}
	for i := 0; i+size <= len(rest); i++ {
		q.search(known.with(rest[i]), rest[i+1:], size-1, lists)
	}
}

// withoutSuperfluous leaves out input after input as long as the others settle.
func (q *settling) withoutSuperfluous() set {
	known := newSet(len(q.inputs))
	for i := range q.inputs {
		known = known.with(i)
	}
	for i := range q.inputs {
		if less := known.without(i); q.settles(less) {
			known = less
		}
	}
	return known
}

func (q *settling) words(known set) []string {
	var words []string
	for i, name := range q.inputs {
		if known.has(i) {
			words = append(words, name)
		}
	}
	return words
}

// settles reports whether the outcome is determined once these inputs are known, whatever they are. It looks
// for one way they can turn out that leaves it undetermined.
func (q *settling) settles(known set) bool {
	r := q.rating
	s := r.scheme
	sums := twoSums{well: []spread{{}}}
	rest := exact.Int(0) // what the items that stay open can add to their least
	low := exact.Int(0)
	sharing := false
	for _, c := range s.criteria {
		part := q.part(c, known)
		low, rest = low.Add(part.low), rest.Add(part.slack)
		sharing = sharing || part.shares
		sums = q.plus(sums, part)
	}
	if sharing {
		rest = rest.Add(s.open)
	}
	for _, t := range s.possible(r.Unit().Tier) {
		least, most := t.needed, t.needed
		if q.tier >= 0 && !known.has(q.tier) {
			least, most, _ = r.needed()
		}
		if sums.ambiguous(low, rest, least, most) {
			return false
		}
	}
	return len(s.tiers) > 0 || !sums.ambiguous(low, rest, exact.Int(0), exact.Int(0))
}

// A spread is a stretch of points that a sum can have, its ends included.
type spread struct{ low, high exact.Number }

// A part is one criterion with some inputs known: what its known items can add up to, apart by whether
// the criterion then stands well or stays open. Ways in which it fails are left out: they determine the outcome.
type part struct {
	well, open []spread
	low, slack exact.Number // of the items that stay open
	shares     bool         // one of those shares the scheme's open amount
}

// part is the part of a criterion, found once for each choice of its own inputs.
func (q *settling) part(c *criterion, known set) part {
	own := newSet(len(q.inputs))
	for i := c.first; i < c.last; i++ {
		for k := range q.wants[i] {
			own[k] |= q.wants[i][k] & known[k]
		}
	}
	key := partKey{c.index, fmt.Sprint(own)}
	p, found := q.parts[key]
	if !found {
		p = q.criterion(c, known)
		q.parts[key] = p
	}
	return p
}

// criterion goes through all ways in which the known items of a criterion can turn out.
func (q *settling) criterion(c *criterion, known set) (p part) {
	ways := map[manner][]spread{{}: {{}}}
	openAmount := false
	for i := c.first; i < c.last; i++ {
		s := &q.rating.scores[i]
		if wants := q.wants[i]; wants != nil && known.includes(wants) {
			ways = q.turned(ways, q.turns(c, i), true)
			continue
		}
		low, high := s.bounds()
		p.low, p.slack = p.low.Add(low), p.slack.Add(high.Sub(low))
		openAmount = openAmount || s.has(shares)
		ways = q.turned(ways, []score{*s}, false)
	}
	p.shares = openAmount && c.shares
	if openAmount && !c.shares {
		p.slack = p.slack.Add(c.open)
	}
	for m, sums := range ways {
		for _, sum := range sums {
			p.sort(c, m, sum)
		}
	}
	p.well, p.open = q.merged(p.well), q.merged(p.open)
	return p
}

// turned lets one more item turn out in each of its ways, which add their points where these are known.
func (q *settling) turned(ways map[manner][]spread, turns []score, known bool) map[manner][]spread {
	next := map[manner][]spread{}
	for m, sums := range ways {
		for _, turn := range turns {
			to, points := m, []spread{{}}
			if to.take(&turn); known {
				low, high := turn.bounds()
				points = []spread{{low, high}}
			}
			next[to] = append(next[to], sumsOf(sums, points)...)
		}
	}
	for m, sums := range next {
		next[m] = q.merged(sums)
	}
	return next
}

// sort puts a stretch of what the known items add up to where it belongs, cut where the criterion begins to be met.
func (p *part) sort(c *criterion, m manner, sum spread) {
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

func greater(a, b exact.Number) exact.Number {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

func lesser(a, b exact.Number) exact.Number {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}

// turns are the ways an open item can turn out: its few points, or nothing and all that is above.
func (q *settling) turns(c *criterion, i int) []score {
	it, s := q.rating.scheme.items[i], &q.rating.scores[i]
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
		high = q.rating.scheme.open
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
	switch it.NotApplicable {
	case Full:
		add(it.max)
	case Zero:
		add(exact.Int(0))
	}
	return points
}

// twoSums are what the known items of the criteria so far can add up to, apart by whether every criterion stands
// well or some stay open.
type twoSums struct{ well, open []spread }

func (q *settling) plus(t twoSums, p part) twoSums {
	open := append(sumsOf(t.well, p.open), append(sumsOf(t.open, p.well), sumsOf(t.open, p.open)...)...)
	return twoSums{well: q.merged(sumsOf(t.well, p.well)), open: q.merged(open)}
}

// ambiguous reports whether some sum leaves the outcome undetermined: the total can still be enough, and it
// can still be too little, or a criterion stays open.
func (t twoSums) ambiguous(low, slack, least, most exact.Number) bool {
	enough := least.Sub(low).Sub(slack) // the least sum that can still be enough
	short := most.Sub(low)              // a sum below it can still be too little
	for _, s := range t.well {
		from := s.low
		if from.Cmp(enough) < 0 {
			from = enough
		}
		if from.Cmp(s.high) <= 0 && from.Cmp(short) < 0 {
			return true
		}
	}
	return slices.ContainsFunc(t.open, func(s spread) bool { return s.high.Cmp(enough) >= 0 })
}

// How many stretches a sum may be made of, where the lists are searched for and beyond; more become fewer by
// joining the closest, which can only make an outcome look less settled than it is.
const (
	mostSpreads = 2000
	fewSpreads  = 100
)

// sumsOf are the sums of one stretch of each.
func sumsOf(a, b []spread) []spread {
	sums := make([]spread, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			sums = append(sums, spread{x.low.Add(y.low), x.high.Add(y.high)})
		}
	}
	return sums
}

// merged sorts stretches, and makes one of those that meet.
func (q *settling) merged(all []spread) []spread {
	most := mostSpreads
	if len(q.inputs) > mostSearched {
		most = fewSpreads
	}
	all = bridged(all, exact.Int(0))
	if len(all) <= most {
		return all
	}
	gaps := make([]exact.Number, len(all)-1)
	for i := range gaps {
		gaps[i] = all[i+1].low.Sub(all[i].high)
	}
	slices.SortFunc(gaps, exact.Number.Cmp)
	return bridged(all, gaps[len(all)-most-1])
}

// bridged sorts stretches, and makes one of those that are no further apart than a gap.
func bridged(all []spread, gap exact.Number) []spread {
	slices.SortFunc(all, func(a, b spread) int { return cmp.Or(a.low.Cmp(b.low), a.high.Cmp(b.high)) })
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && s.low.Sub(out[n-1].high).Cmp(gap) <= 0 {
			out[n-1].high = greater(out[n-1].high, s.high)
			continue
		}
		out = append(out, s)
	}
	return out
}
