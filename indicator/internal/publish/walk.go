package publish

import (
	"slices"

	"github.com/childward/childward/rules/exact"
)

// A walk goes through all ways in which spans of earlier publications lie end to end with that of a new figure. Each
// tells what was counted from where it begins to where it ends: the year less its first half is the second, the year
// less the first half and the third quarter is the fourth; a way that comes back to where it began, such as one version
// less another, tells by how much they differ.
type walk struct {
	h       *hiding
	c       *Compared
	differs bool // a way tells of 1 to 4 people
	narrow  bool // a way bounds what is hidden too narrowly
	steps   int
}

// mostSteps is how many ways are gone. More are taken to tell something.
const mostSteps = 20_000

// A stage is an earlier publication on a way, forward in time or backward.
type stage struct {
	*Earlier
	back bool
}

// signed is a number of the stage with its sign.
func (s stage) signed(n exact.Number) exact.Number {
	if s.back {
		return n.Neg()
	}
	return n
}

// forward lengthens the way at its end, which is at a month, by one publication after the other.
func (w *walk) forward(at int, visited []int, way []stage) {
	w.backward(w.c.From, at, visited, way)
	w.each(at, func(s stage, next int) {
		switch {
		case next == w.c.From:
			w.look(append(slices.Clip(way), s))
		case !slices.Contains(visited, next):
			w.forward(next, append(slices.Clip(visited), next), append(slices.Clip(way), s))
		}
	})
}

// backward lengthens the way at its start.
func (w *walk) backward(at, end int, visited []int, way []stage) {
	if len(way) > 0 {
		w.look(way)
	}
	if end < at { // what lies between is all of the others less this figure
		w.lookAtBounds(way)
	}
	w.each(at, func(s stage, next int) {
		if !slices.Contains(visited, next) {
			s.back = !s.back
			w.backward(next, end, append(slices.Clip(visited), next), append(slices.Clip(way), s))
		}
	})
}

// each gives the publications that begin or end at a month, and where they lead to.
func (w *walk) each(at int, visit func(s stage, next int)) {
	for i := range w.c.Earlier {
		e := &w.c.Earlier[i]
		if w.narrow || e.Unclear {
			continue
		}
		if e.From == at {
			visit(stage{e, false}, e.To)
		}
		if e.To == at {
			visit(stage{e, true}, e.From)
		}
	}
}

// look works out what a way tells: of each ward, of the city, and of the wards together that one of the publications
// does not show, which is the city less the others.
func (w *walk) look(way []stage) {
	if w.steps++; w.steps > mostSteps {
		w.differs, w.narrow = true, true
		return
	}
	city, cityShown := w.cityNow()
	var rest []int
	for ward := range w.h.wards {
		n, shown := w.wardNow(ward)
		total := n
		for _, s := range way {
			told := s.Wards[ward]
			shown = shown && told.Known
			total = total.Add(s.signed(told.Number))
		}
		if !shown {
			rest = append(rest, ward)
			continue
		}
		city = city.Sub(n)
		w.hold(total)
	}
	if cityShown {
		w.lookAtRest(way, rest, city)
	}
}

// lookAtRest holds the city, and the wards that are not shown in all publications, against what was told of them; now is
// what they are in the new one.
func (w *walk) lookAtRest(way []stage, rest []int, now exact.Number) {
	all, others := exact.Int(0), now
	allKnown, othersKnown := true, len(rest) > 0
	for _, s := range way {
		allKnown = allKnown && s.City.Known
		all = all.Add(s.signed(s.City.Number))
		n, ok := s.of(rest)
		othersKnown = othersKnown && ok
		others = others.Add(s.signed(n))
	}
	if othersKnown {
		w.hold(others)
	}
	if city, _ := w.cityNow(); allKnown {
		w.hold(city.Add(all))
	}
}

// of is what was told of wards together: the city less all others or, where the city has no figure, what is known of
// them, which is the least that they can be.
func (s stage) of(wards []int) (n exact.Number, ok bool) {
	if s.City.Known {
		n, ok = s.City.Number, true
		for ward, told := range s.Wards {
			if !slices.Contains(wards, ward) {
				n = n.Sub(told.Number) // it is known, or the ward would be among them
			}
		}
		return n, ok
	}
	for _, ward := range wards {
		if told := s.Wards[ward]; told.Known {
			n, ok = n.Add(told.Number), true
		}
	}
	return n, ok
}

// hold notes a difference of 1 to 4 people.
func (w *walk) hold(difference exact.Number) {
	if difference.Sign() != 0 && difference.Abs().Cmp(w.c.Step.Mul(exact.Int(LeastPublished))) < 0 {
		w.differs = true
	}
}

func (w *walk) wardNow(ward int) (n exact.Number, shown bool) {
	if w.h.hidden[ward].Meets(w.c.Slots) {
		return n, false
	}
	return w.c.Of(w.h.wards[ward].Row)
}

func (w *walk) cityNow() (n exact.Number, shown bool) {
	if w.h.city == nil || slices.ContainsFunc(w.c.Slots, w.h.cityHides) {
		return n, false
	}
	return w.c.Of(w.h.city.Row)
}
