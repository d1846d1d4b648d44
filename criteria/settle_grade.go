package criteria

import "github.com/childward/childward/rules/exact"

// A border is where a grade, or the want of one, changes into another: at a total, which belongs to what is above, or
// just above it.
type border struct {
	at    exact.Number
	above bool // the total belongs to what is below
}

// borders are those between the grades of the scheme.
func (s *Scheme) borders() []border {
	var all []border
	for i := range s.ladder {
		g := &s.ladder[i]
		all = append(all, border{g.from, false})
		if s.hole(i) {
			all = append(all, border{g.end, g.included})
		}
	}
	return all
}

// ambiguousGrade reports whether in some way in which the known items turn out the total can still come to either side of
// a border. The items that stay open add from low to low and rest.
func (q *settling) ambiguousGrade(low, rest exact.Number) bool {
	sums, mirrored := make([][]spread, len(q.parts)), make([][]spread, len(q.parts))
	for i := range q.parts {
		sums[i], mirrored[i] = q.parts[i].all, mirror(q.parts[i].all)
	}
	for _, b := range q.borders {
		to := b.at.Sub(low)
		lists, from, below := sums, to.Sub(rest), to
		if b.above { // sums above from, up to and with to: mirrored, those up to from's mirror image, without it
			lists, from, below = mirrored, to.Neg(), to.Neg().Add(rest)
		}
		if anySumWithin(append([][]spread(nil), lists...), from, below, q.mostSpreads()) {
			return true
		}
	}
	return false
}

// mirror is sorted stretches with all signs turned, sorted.
func mirror(all []spread) []spread {
	mirrored := make([]spread, len(all))
	for i, s := range all {
		mirrored[len(all)-1-i] = spread{s.high.Neg(), s.low.Neg()}
	}
	return mirrored
}
