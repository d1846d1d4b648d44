package indicator

import "slices"

// A slotSet is a set of slots; nil is the empty set.
type slotSet []uint64

func (s slotSet) has(slot int) bool { return slot/64 < len(s) && s[slot/64]&(1<<(slot%64)) != 0 }

// add puts a slot into the set and reports whether it was not there.
func (s *slotSet) add(slot int) bool {
	if s.has(slot) {
		return false
	}
	for slot/64 >= len(*s) {
		*s = append(*s, 0)
	}
	(*s)[slot/64] |= 1 << (slot % 64)
	return true
}

// meets reports whether one of the slots is in the set.
func (s slotSet) meets(slots []int) bool { return slices.ContainsFunc(slots, s.has) }
