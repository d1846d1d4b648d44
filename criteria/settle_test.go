package criteria

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/settle"
	"github.com/childward/childward/rules/exact"
)

// settlesByAllSums asks of every sum that the known items can add up to what settles asks without adding them all up.
func (q *settling) settlesByAllSums(known settle.Set) bool {
	s := q.rating.scheme
	well, open := []spread{{}}, []spread(nil)
	var low, rest exact.Number
	sharing := false
	for _, c := range s.criteria {
		p := q.part(c, known)
		low, rest, sharing = low.Add(p.low), rest.Add(p.slack), sharing || p.shares
		open = merged(slices.Concat(sumsOf(well, p.open), sumsOf(open, p.well), sumsOf(open, p.open)), math.MaxInt)
		well = merged(sumsOf(well, p.well), math.MaxInt)
	}
	if sharing {
		rest = rest.Add(s.open)
	}
	needed := []tier{{}}
	if len(s.tiers) > 0 {
		needed = s.possible(q.rating.Unit().Tier)
	}
	for _, t := range needed {
		least, most := t.needed, t.needed
		if q.tier >= 0 && !known.Has(q.tier) {
			least, most, _ = q.rating.needed()
		}
		enough := func(s spread) bool { return s.high.Add(low).Add(rest).Cmp(least) >= 0 }
		either := func(s spread) bool {
			return enough(s) && greater(s.low, least.Sub(low).Sub(rest)).Add(low).Cmp(most) < 0
		}
		if slices.ContainsFunc(open, enough) || slices.ContainsFunc(well, either) {
			return false
		}
	}
	return true
}

// subsetsAgree compares settles with adding up all sums for some sets of the open inputs, small and large.
func subsetsAgree(t *testing.T, r *rand.Rand, rating *Rating) (compared, settled int) {
	t.Helper()
	q := rating.settling()
	for range 6 {
		known := settle.AllOf(len(q.inputs))
		leftOut := r.IntN(4)
		for i := range q.inputs {
			if r.IntN(4) < leftOut {
				known = known.Without(i)
			}
		}
		want := q.settlesByAllSums(known)
		require.Equal(t, want, q.settles(known), "%v of %v: %v", q.words(known), q.inputs, rating)
		compared++
		if want {
			settled++
		}
	}
	return compared, settled
}

func TestWhatSettlesIsWhatAddingUpAllSumsFinds(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(10, 28))
	plan := round().Plan()
	compared, settled := 0, 0
	for compared < 1500 {
		values := soundFigures(r)
		missing := 1 + r.IntN(len(values))
		for _, name := range sortedNames(values) {
			if r.IntN(len(values)) < missing {
				delete(values, name)
			}
		}
		rating := round().RateRecord(ward(t, plan, []string{"A", "B", "C", "B|C", ""}[r.IntN(5)], values))
		if rating.Outcome != Undetermined {
			continue
		}
		c, s := subsetsAgree(t, r, &rating)
		compared, settled = compared+c, settled+s
	}
	require.Greater(t, settled, 100)
	require.Greater(t, compared-settled, 100)
}

func TestWhatSettlesInRandomSchemesIsWhatAddingUpAllSumsFinds(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(28, 10))
	plan := counts(t)
	compared, settled := 0, 0
	for compared < 1500 {
		s, err := NewScheme(randomScheme(r), plan)
		if err != nil {
			continue
		}
		known := indicator.Values{"part": r.IntN(4), "whole": r.IntN(4), "a": r.IntN(4), "f1": r.IntN(2) == 0}
		for _, name := range smallFigures {
			if r.IntN(2) == 0 {
				delete(known, name)
			}
		}
		rating := s.RateRecord(ward(t, plan, []string{"B", "C", "B|C"}[r.IntN(3)], known))
		if rating.Outcome != Undetermined {
			continue
		}
		c, s2 := subsetsAgree(t, r, &rating)
		compared, settled = compared+c, settled+s2
	}
	require.Greater(t, settled, 100)
	require.Greater(t, compared-settled, 100)
}

// anyChoiceWithin tries every choice of a stretch of each list.
func anyChoiceWithin(lists [][]spread, chosen spread, from, below exact.Number) bool {
	if len(lists) == 0 {
		return from.Cmp(below) < 0 && chosen.high.Cmp(from) >= 0 && chosen.low.Cmp(below) < 0
	}
	return slices.ContainsFunc(lists[0], func(s spread) bool {
		return anyChoiceWithin(lists[1:], spread{chosen.low.Add(s.low), chosen.high.Add(s.high)}, from, below)
	})
}

func TestASumLiesWithinAWindowWhereSomeChoiceDoes(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(20, 28))
	within := 0
	for range 20000 {
		lists := make([][]spread, r.IntN(5))
		for i := range lists {
			for range r.IntN(5) {
				low := exact.Frac(int64(r.IntN(40)), int64(1+r.IntN(2)))
				lists[i] = append(lists[i], spread{low, low.Add(exact.Int(int64(r.IntN(5) * r.IntN(2))))})
			}
			lists[i] = merged(lists[i], mostSpreads)
		}
		from := exact.Int(int64(r.IntN(60)))
		below := from.Add(exact.Frac(int64(r.IntN(12)-1), 2))
		want := anyChoiceWithin(lists, spread{}, from, below)
		require.Equal(t, want, anySumWithin(slices.Clone(lists), from, below, mostSpreads), "%v from %v below %v", lists, from, below)
		if want {
			within++
		}
	}
	require.Greater(t, within, 2000)
}

// A file in which nothing was filled in took 17 ms a ward, because every sum was added up for every input left out.
func TestWardsThatReportedNothingAreSettledInTime(t *testing.T) {
	rating := round().RateRecord(ward(t, round().Plan(), "A", nil))
	began := time.Now()
	for range 100 {
		lists, proven := rating.WouldSettle()
		require.True(t, proven)
		require.Len(t, lists, 1)
	}
	require.Less(t, time.Since(began), time.Second)
}
