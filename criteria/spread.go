package criteria

import (
	"cmp"
	"slices"

	"github.com/childward/childward/internal/settle"
	"github.com/childward/childward/rules/exact"
)

// A spread is a stretch of points that a sum can have, its ends included.
type spread struct{ low, high exact.Number }

// How many stretches a sum may be made of, where the lists are searched for and beyond; more become fewer by
// joining the closest, which can only make an outcome look less settled than it is.
const (
	mostSpreads = 2000
	fewSpreads  = 100
)

func (q *settling) mostSpreads() int {
	if len(q.inputs) > settle.MostSearched {
		return fewSpreads
	}
	return mostSpreads
}

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

// merged sorts stretches, and makes one of those that meet, and of the closest where there are more than most.
func merged(all []spread, most int) []spread {
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

// widest is the widest gap between stretches that are sorted.
func widest(sorted []spread) (gap exact.Number) {
	for i := 1; i < len(sorted); i++ {
		gap = greater(gap, sorted[i].low.Sub(sorted[i-1].high))
	}
	return gap
}

// mostWithOneOpen is the most that parts add up to, none of them failing and one of them open at least; ok is false
// where there is no such way.
func mostWithOneOpen(parts []part) (most exact.Number, ok bool) {
	var loss exact.Number // the least that is lost where a part stays open, because it stands well with more
	for i := range parts {
		p := &parts[i]
		if len(p.well) == 0 && len(p.open) == 0 {
			return exact.Number{}, false
		}
		best := exact.Int(0)
		if n := len(p.well); n > 0 {
			best = p.well[n-1].high
		}
		if n := len(p.open); n > 0 {
			open := p.open[n-1].high
			if best = greater(best, open); !ok || best.Sub(open).Cmp(loss) < 0 {
				loss = best.Sub(open)
			}
			ok = true
		}
		most = most.Add(best)
	}
	return most.Sub(loss), ok
}

// A remainder is what the lists of stretches from some list on can add, and how far apart two neighbours of one list
// are at most.
type remainder struct{ least, most, gap exact.Number }

// anySumWithin reports whether a stretch of each list can be chosen so that they add up to at least from and to less
// than below. Lists are sorted; sums of more stretches than so many become fewer as in merged.
//
// Sums that leave the window whatever is added are dropped. One that can come to either side of it comes into it for
// sure where no step of the lists that are left is wider than the window; those with the widest steps come first.
func anySumWithin(lists [][]spread, from, below exact.Number, many int) bool {
	if from.Cmp(below) >= 0 || slices.ContainsFunc(lists, func(l []spread) bool { return len(l) == 0 }) {
		return false
	}
	slices.SortStableFunc(lists, func(a, b []spread) int { return widest(b).Cmp(widest(a)) })
	rest := remainders(lists)
	window := below.Sub(from)
	sums := []spread{{}}
	for i, left := range rest {
		sums = slices.DeleteFunc(sums, func(s spread) bool {
			return s.high.Add(left.most).Cmp(from) < 0 || s.low.Add(left.least).Cmp(below) >= 0
		})
		switch {
		case len(sums) == 0:
			return false
		case left.gap.Cmp(window) <= 0:
			return true
		}
		sums = merged(sumsOf(sums, lists[i]), many)
	}
	return false
}

// remainders are those of all lists, of all but the first, and so on, and of none.
func remainders(lists [][]spread) []remainder {
	rest := make([]remainder, len(lists)+1)
	for i := len(lists) - 1; i >= 0; i-- {
		list, after := lists[i], rest[i+1]
		rest[i] = remainder{
			least: after.least.Add(list[0].low), most: after.most.Add(list[len(list)-1].high),
			gap: greater(after.gap, widest(list)),
		}
	}
	return rest
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
