package criteria

import (
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Rating is what a scheme says of one unit in one period: its points, from low to high where something is
// open, and whether it may be proposed for recognition. The zero Rating says nothing: it is undetermined, without
// points, criteria and unit.
type Rating struct {
	Outcome   Outcome
	scheme    *Scheme
	record    indicator.Record // of the scheme's plan
	scores    []score          // by item of the scheme
	low, high exact.Number
	refused   wording.Message // why nothing was rated, although there is a record
}

// RateRecord rates a ward's record, which does not need to be evaluated before. A record that another plan made leaves
// everything open, and so does a scheme that was not made; [Rating.Reasons] says so. The record of the city, and none
// at all, give the zero Rating.
func (s *Scheme) RateRecord(record indicator.Record) Rating {
	var r Rating
	s.RateInto(&r, record)
	return r
}

// RateInto is [Scheme.RateRecord] into a Rating whose memory is used again; its contents are overwritten. Where
// it has rated with this scheme before, and the record is of [Scheme.Plan] and complete, nothing is allocated.
func (s *Scheme) RateInto(r *Rating, record indicator.Record) {
	if s.fault() != nil {
		*r = Rating{refused: schemeNone.With()}
		return
	}
	s.adopt(r, record)
	if !r.IsZero() && !s.takes(record) {
		r.refuse(recordForeign.With())
	}
}

// adopt rates a record as the scheme's plan sees it, whichever plan made it.
func (s *Scheme) adopt(r *Rating, record indicator.Record) {
	scores := r.scores
	*r = Rating{}
	if record = s.plan.Adopt(record); record.IsZero() || record.IsCity() {
		return
	}
	if cap(scores) < len(s.items) {
		scores = make([]score, len(s.items))
	}
	r.scheme, r.record, r.scores = s, record, scores[:len(s.items)]
	r.score(record.Row())
	r.decide()
}

// score finds what each item scores.
func (r *Rating) score(row expression.Row) {
	s := r.scheme
	var fewAt [32]int
	var few [32]rules.Decision
	at, decisions := fewAt[:], few[:]
	if len(s.items) > len(few) {
		at, decisions = make([]int, len(s.items)), make([]rules.Decision, len(s.items))
	}
	s.conditions.Firsts(row, at, decisions[:len(s.items)])
	sound := !s.guard.Contradicted(row)
	clear(r.scores)
	for i, it := range s.items {
		d, usual := decisions[i], &s.usual[at[i]+i]
		switch {
		case !sound && it.guard.Contradicted(row):
			it.contradicts(&r.scores[i])
		case usual.known && (d == rules.DecisionMet || d == rules.DecisionUnmet): // the usual case
			r.scores[i].low, r.scores[i].high = usual.points, usual.points
		case d == rules.DecisionUndefined:
			it.doesNotApply(&r.scores[i])
		default:
			it.score(row, &r.scores[i])
		}
	}
}

// decide adds up the points and holds them against the conditions.
func (r *Rating) decide() {
	s := r.scheme
	fails, open, sharing := false, false, false
	var width exact.Number // what the high bound is above the low one
	for _, c := range s.criteria {
		if n, decided := r.decided(c); decided {
			r.low = r.low.Add(n)
			fails = fails || c.fails(n)
			continue
		}
		g := r.gather(c)
		r.low, width = r.low.Add(g.low), width.Add(g.high.Sub(g.low))
		sharing = sharing || g.shares
		switch g.standing(c) {
		case standsFailed:
			fails = true
		case standsOpen:
			open = true
		}
	}
	if sharing {
		width = width.Add(s.open)
	}
	r.high = r.low.Add(width)
	least, most, _ := r.needed()
	switch {
	case !s.decides:
		r.Outcome = NoOutcome
	case fails || r.high.Cmp(least) < 0:
		r.Outcome = NotEligible
	case !open && r.low.Cmp(most) >= 0:
		r.Outcome = Eligible
	}
}

// fails reports whether decided points fail the unit: 0 where that knocks out, or too few to be met.
func (c *criterion) fails(points exact.Number) bool {
	if points.Sign() == 0 {
		return c.failsAtZero
	}
	return c.met.Number().Sign() > 0 && !c.met.Met(points)
}

// decided returns the points of a criterion all of whose items count and are decided, the usual case.
func (r *Rating) decided(c *criterion) (points exact.Number, ok bool) {
	for i := c.first; i < c.last; i++ {
		s := &r.scores[i]
		if s.marks&^notApplicable != 0 {
			return exact.Number{}, false
		}
		if i == c.first {
			points = s.low
		} else {
			points = points.Add(s.low)
		}
	}
	if c.scaled {
		points = points.Mul(c.factor)
	}
	return points, true
}

// A gathered is the items of one criterion together.
type gathered struct {
	low, high    exact.Number // without a share in the scheme's open amount
	shares       bool         // it has such a share
	mayScoreZero bool         // the items that count may all score 0
	scoresZero   bool         // they certainly do
	mayNotCount  bool         // it may be that none counts
	neverCounts  bool         // none counts
	nothing      bool         // it is rescaled, and nothing of it applies: its points are not known
	mayBeNothing bool         // that may be
}

func (r *Rating) gather(c *criterion) (g gathered) {
	if c.rescales {
		a := r.scaling(c)
		return a.gather(c)
	}
	m, open := manner(0), false
	for i := c.first; i < c.last; i++ {
		s := &r.scores[i]
		low, high := s.bounds()
		g.low, g.high = g.low.Add(low), g.high.Add(high)
		open = open || s.has(shares)
		m |= s.manner()
	}
	if open && !c.shares {
		g.high = g.high.Add(c.open)
	}
	g.shares = open && c.shares
	g.become(m)
	return g
}

// A manner is what matters of the items of a criterion, beside their points, for how it stands. The zero manner is
// that of no items.
type manner uint8

const (
	counting     manner = 1 << iota // one of them certainly counts
	mayCount                        // one of them may count
	mayBeZero                       // one that may count may score 0
	moreThanZero                    // one certainly counts and is not 0
	manners                         // how many manners there are
)

// manner is that of a single item; those of several are joined by |.
func (s *score) manner() manner {
	if s.has(excluded) {
		return 0
	}
	m := mayCount
	counts, zero := !s.has(mayNotCount), s.low.Sign() == 0 && !s.has(aboveZero)
	if counts {
		m |= counting
	}
	if zero {
		m |= mayBeZero
	} else if counts {
		m |= moreThanZero
	}
	return m
}

// become gives points the manner of their items.
func (g *gathered) become(m manner) {
	g.neverCounts, g.mayNotCount = m&mayCount == 0, m&counting == 0
	g.mayScoreZero = m&mayBeZero != 0 && m&moreThanZero == 0
	g.scoresZero = m&counting != 0 && g.high.Sign() == 0 && !g.shares
}

// A standing says whether a criterion fails the unit.
type standing uint8

const (
	standsWell   standing = iota // it is met and does not knock out, or does not count
	standsOpen                   // that is open
	standsFailed                 // it fails the unit
)

// standing holds a criterion's points against its conditions: not 0 where that knocks out, and met.
func (g *gathered) standing(c *criterion) standing {
	if g.neverCounts {
		return standsWell
	}
	state := standsWell
	if c.knocksOut {
		switch {
		case g.scoresZero:
			return standsFailed
		case g.mayScoreZero:
			state = standsOpen
		}
	}
	switch {
	case c.met.Met(g.low):
	case !g.shares && !c.met.Met(g.high) && !g.mayNotCount:
		return standsFailed
	case c.met.Number().Sign() == 0 && c.met.Op() == ">" && !g.mayScoreZero:
	default:
		state = standsOpen
	}
	return state
}

// IsZero reports whether the rating says nothing.
func (r *Rating) IsZero() bool { return r.scheme == nil }

// Unit returns the unit that was rated.
func (r *Rating) Unit() indicator.Unit { return r.record.Unit() }

// Record returns what the unit reported, as the scheme sees it.
func (r *Rating) Record() indicator.Record { return r.record }

// Low is the total that the unit has whatever is still open.
func (r *Rating) Low() exact.Number { return r.low }

// High is the total that the unit can have at most.
func (r *Rating) High() exact.Number { return r.high }

// possible are the tiers that an input allows: one where it is known, several for an input such as B|C, all where it
// names none or one that the scheme does not have.
func (s *Scheme) possible(input string) []tier {
	if !s.knows(input) {
		return s.tiers
	}
	return slices.DeleteFunc(slices.Clone(s.tiers), func(t tier) bool { return !names(input, t.ID) })
}

// Needed returns the totals that the unit's tiers need, the least and the most; they differ where the tier is
// not known. ok is false for a scheme without tiers, in which no total is needed.
func (r *Rating) Needed() (least, most exact.Number, ok bool) {
	if r.IsZero() {
		return exact.Number{}, exact.Number{}, false
	}
	return r.needed()
}

func (r *Rating) needed() (least, most exact.Number, ok bool) {
	s, input := r.scheme, r.record.Unit().Tier
	if i := s.tier(input); i >= 0 { // the usual case
		return s.tiers[i].needed, s.tiers[i].needed, true
	}
	widen := func(t *tier) {
		if !ok || t.needed.Cmp(least) < 0 {
			least = t.needed
		}
		if !ok || t.needed.Cmp(most) > 0 {
			most = t.needed
		}
		ok = true
	}
	for word := range strings.SplitSeq(input, "|") {
		i := s.tier(word)
		if i < 0 { // then it may be any
			for i := range s.tiers {
				widen(&s.tiers[i])
			}
			break
		}
		widen(&s.tiers[i])
	}
	return least, most, ok
}

// tier is the index of the tier that a word of an input names, -1 where there is none.
func (s *Scheme) tier(word string) int {
	word = strings.TrimSpace(word)
	for i := range s.tiers {
		if s.tiers[i].ID == word {
			return i
		}
	}
	return -1
}

// knows reports whether an input names tiers that the scheme has, and nothing else.
func (s *Scheme) knows(input string) bool {
	for word := range strings.SplitSeq(input, "|") {
		if s.tier(word) < 0 {
			return false
		}
	}
	return true
}

// names reports whether an input such as B|C names a tier.
func names(input, id string) bool {
	for word := range strings.SplitSeq(input, "|") {
		if strings.TrimSpace(word) == id {
			return true
		}
	}
	return false
}
