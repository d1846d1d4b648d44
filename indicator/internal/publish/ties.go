package publish

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
)

// Ties are how the figures of a plan hang together: whoever knows one knows something of those that are tied
// to it.
type ties struct {
	families []family
	wholes   []bound // all parts and their wholes
	groups   []int   // by slot: slots with the same number are joined by constraints of any form, and as parts and wholes
	alone    Set     // last year's counts that other counts were tied to when they were this year's
}

// A family is sensitive counts joined by part <= whole, such as neonatal <= infant <= under-5 deaths: a
// child counted in the part is counted in the whole, so that one is hidden with the other.
type family struct {
	slots   []int
	bounds  []bound // wholes that are no sensitive counts
	tangled bool    // something that is no part <= whole is about one of them
}

// A bound is a part and its whole.
type bound struct{ part, whole int }

func (f Figures) ties() ties {
	slots := len(f.Slots)
	families := numbered(slots)
	t := ties{groups: numbered(slots)}
	bounds, tangled := t.join(f)
	var open []bound // wholes that are no sensitive counts
	for _, b := range bounds {
		switch {
		case f.Slots[b.part].Sensitive && f.Slots[b.whole].Sensitive:
			tie(families, []int{b.part, b.whole})
		case f.Slots[b.part].Sensitive:
			open = append(open, b)
		default:
			tangled.Add(b.part)
			tangled.Add(b.whole)
		}
	}
	t.wholes = bounds
	for slot, s := range f.Slots {
		if s.Now != slot && s.Sensitive && (len(t.group(slot)) > 1 || len(t.group(s.Now)) > 1) {
			t.alone.Add(slot)
		}
	}
	for first := range slots {
		if families[first] == first && f.Slots[first].Sensitive && !t.alone.Has(first) {
			t.families = append(t.families, newFamily(members(families, first), open, tangled))
		}
	}
	return t
}

func newFamily(slots []int, bounds []bound, tangled Set) family {
	f := family{slots: slots, tangled: tangled.Meets(slots)}
	for _, b := range bounds {
		if slices.Contains(slots, b.part) {
			f.bounds = append(f.bounds, b)
		}
	}
	return f
}

// join ties together what the formulas join. It returns which figure must not exceed which, as otherwise an
// indicator is invalid, and the slots of formulas that ask anything else of the data.
func (t *ties) join(f Figures) (bounds []bound, tangled Set) {
	for _, formula := range slices.Concat(f.OfWard, f.OfCity, f.Indicators) {
		found, all := f.boundsIn(formula)
		for _, b := range found {
			tie(t.groups, []int{b.part, b.whole})
			bounds = append(bounds, b)
		}
		if all {
			continue
		}
		uses := f.known(formula.Uses())
		tie(t.groups, uses)
		for _, slot := range uses {
			tangled.Add(slot)
		}
	}
	return bounds, tangled
}

// boundsIn are the parts and wholes of a formula; all is false where it asks more of the data. One figure below
// another, or last year's beside this year's, is more: only for part <= whole it is known what it tells.
func (f Figures) boundsIn(formula *rules.Formula) (bounds []bound, all bool) {
	relations, all := prove.Relations(formula)
	for _, r := range relations {
		part, ok1 := r.Left.Single()
		whole, ok2 := r.Right.Single()
		if ok1 && ok2 && !r.Strict && f.isNow(part) && f.isNow(whole) {
			bounds = append(bounds, bound{part, whole})
		} else {
			all = false
		}
	}
	return bounds, all
}

func (f Figures) isNow(slot int) bool { return slot < len(f.Slots) && f.Slots[slot].Now == slot }

// known are those of the slots that may be hidden.
func (f Figures) known(slots []int) []int {
	return slices.DeleteFunc(slots, func(slot int) bool { return slot >= len(f.Slots) })
}

// numbered are the numbers from 0 to n-1, each slot with its own.
func numbered(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// tie gives all slots the least of their numbers, and with them all that had the same number.
func tie(numbers []int, slots []int) {
	for _, slot := range slots {
		low, high := min(numbers[slots[0]], numbers[slot]), max(numbers[slots[0]], numbers[slot])
		for i, n := range numbers {
			if n == high {
				numbers[i] = low
			}
		}
	}
}

// members are the slots with a number.
func members(numbers []int, number int) (slots []int) {
	for slot, n := range numbers {
		if n == number {
			slots = append(slots, slot)
		}
	}
	return slots
}

// group are all slots that are joined with one, itself among them.
func (t ties) group(slot int) []int { return members(t.groups, t.groups[slot]) }

// partsOf are the slots of which one is the whole, directly or by others between them.
func (t ties) partsOf(slot int) (parts []int) {
	for open := []int{slot}; len(open) > 0; open = open[1:] {
		for _, b := range t.wholes {
			if b.whole == open[0] && b.part != slot && !slices.Contains(parts, b.part) {
				parts, open = append(parts, b.part), append(open, b.part)
			}
		}
	}
	return parts
}
