package publish

import (
	"slices"

	"github.com/childward/childward/rules"
)

// hideContradictions hides all that is about a contradiction with a hidden figure in it: seen by itself
// the rest would look sound. It reports whether that hid anything more.
func (h *hiding) hideContradictions() (changed bool) {
	for _, block := range h.blocks {
		for _, w := range block {
			for _, slot := range h.contradicted(h.published, h.wards[w].Row, h.hidden[w].Has) {
				for _, tied := range h.ties.group(slot) {
					changed = h.hide(block, tied) || changed
				}
				changed = h.want(h.ties.group(slot)) || changed
			}
		}
	}
	if h.city == nil {
		return changed
	}
	for _, slot := range h.contradicted(h.figures.OfCity, h.city.Row, h.cityHides) {
		for _, tied := range h.ties.group(slot) {
			changed = h.hide(h.all(), tied) || changed
		}
		changed = h.want(h.ties.group(slot)) || changed
	}
	return h.hideFaulty() || changed
}

// publishedConstraints are those on a ward's figures of which not all are never published below the city.
func (f Figures) publishedConstraints() []*rules.Formula {
	return slices.DeleteFunc(slices.Clone(f.OfWard), func(constraint *rules.Formula) bool {
		return !slices.ContainsFunc(constraint.Uses(), func(slot int) bool {
			return slot >= len(f.Slots) || !f.Slots[slot].Sensitive || !f.Slots[slot].Department
		})
	})
}

// contradicted are the slots of the constraints that do not hold in a row and have a hidden one among them.
func (h *hiding) contradicted(constraints []*rules.Formula, row *rules.Row, hidden func(slot int) bool) (slots []int) {
	for _, constraint := range constraints {
		kind, holds := constraint.Holds(row)
		if kind != rules.IsTruth || holds {
			continue
		}
		if uses := constraint.Uses(); slices.ContainsFunc(uses, hidden) {
			slots = append(slots, h.figures.known(uses)...)
		}
	}
	return slots
}

// hideFaulty hides for the city what a ward contradicts with hidden figures, and reports whether it was shown.
func (h *hiding) hideFaulty() (changed bool) {
	for w := range h.wards {
		for slot := range h.figures.Slots {
			if h.wards[w].Faulty.Has(slot) && h.hidden[w].Has(slot) {
				changed = h.want(h.ties.group(slot)) || changed
			}
		}
	}
	return changed
}
