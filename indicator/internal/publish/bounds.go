package publish

import (
	"slices"

	"github.com/childward/childward/rules/exact"
)

// lookAtBounds looks at a way that leads backward: its publications show a longer period, of which the new one is a part.
// What they show is the most that a hidden count of the new one can be, and must not narrow it down: it is at least the
// sum of what is hidden together, and at least 5.
func (w *walk) lookAtBounds(way []stage) {
	if len(w.c.Slots) > 1 || !w.h.figures.Slots[w.c.Slots[0]].Flow {
		return
	}
	slot := w.c.Slots[0]
	for _, block := range w.h.blocks {
		limit := w.h.sumOver(block, slot)
		for _, ward := range block {
			if w.h.hidden[ward].Has(slot) && w.below(way, []int{ward}, false, limit) {
				w.narrow = true
			}
		}
	}
	if w.h.city == nil || !w.h.cityHides(slot) {
		return
	}
	var hidden []int
	for ward := range w.h.wards {
		if w.h.hidden[ward].Has(slot) {
			hidden = append(hidden, ward)
		}
	}
	// Of 6 in the longer period, 5 in the new one leave 1 and are hidden everywhere; 1 to 4 must not be told from them by
	// being hidden in fewer wards.
	if w.below(way, hidden, true, exact.Int(2*LeastPublished)) {
		w.narrow = true
	}
}

// sumOver adds up what is known of a slot in wards.
func (h *hiding) sumOver(wards []int, slot int) exact.Number {
	total := exact.Int(0)
	for _, w := range wards {
		n, _ := h.wards[w].Row.Get(slot).Number()
		total = total.Add(n)
	}
	return total
}

// below reports whether the most that wards can have together of the new figure is below a limit, or below 5: what the
// way shows of them, themselves or by what the city has beside all others, less what a part of it took since.
func (w *walk) below(way []stage, wards []int, byCity bool, limit exact.Number) bool {
	most, known := left(way, wards, byCity)
	if !known {
		return false
	}
	taken := exact.Int(0)
	for _, part := range w.h.ties.partsOf(w.c.Slots[0]) {
		if n, ok := w.between(way, wards, byCity, part); ok && n.Cmp(taken) > 0 {
			taken = n
		}
	}
	if least := exact.Int(LeastPublished); limit.Cmp(least) < 0 {
		limit = least
	}
	return most.Sub(taken).Cmp(limit) < 0
}

// between is what a part counts between the new publication and the longer period, where all of it is shown.
func (w *walk) between(way []stage, wards []int, byCity bool, part int) (n exact.Number, ok bool) {
	var ofPart []stage
	for _, s := range way {
		e := w.h.earlierOf(part, s.Source)
		if e == nil {
			return n, false
		}
		ofPart = append(ofPart, stage{e, s.back})
	}
	n, ok = left(ofPart, wards, byCity)
	for _, ward := range wards {
		ok = ok && !w.h.hidden[ward].Has(part) && w.h.wards[ward].Row.Get(part).Known()
	}
	return n.Sub(w.h.sumOver(wards, part)), ok
}

// left is what a way that leads backward shows of wards for the longer period.
func left(way []stage, wards []int, byCity bool) (n exact.Number, known bool) {
	known = true
	for _, s := range way {
		shown := s.City.Number
		if byCity {
			known = known && s.City.Known
		} else {
			shown = exact.Int(0)
		}
		for ward, told := range s.Wards {
			if slices.Contains(wards, ward) == byCity {
				continue
			}
			known = known && told.Known
			if byCity {
				shown = shown.Sub(told.Number)
			} else {
				shown = shown.Add(told.Number)
			}
		}
		n = n.Sub(s.signed(shown))
	}
	return n, known
}
