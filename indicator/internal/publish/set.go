package publish

import "slices"

// A Set is a set of slots; nil is the empty set.
type Set []uint64

// Has reports whether a slot is in the set.
func (s Set) Has(slot int) bool { return slot/64 < len(s) && s[slot/64]&(1<<(slot%64)) != 0 }

// Add puts a slot into the set and reports whether it was not there.
func (s *Set) Add(slot int) bool {
	if s.Has(slot) {
		return false
	}
	for slot/64 >= len(*s) {
		*s = append(*s, 0)
	}
	(*s)[slot/64] |= 1 << (slot % 64)
	return true
}

// Meets reports whether one of the slots is in the set.
func (s Set) Meets(slots []int) bool { return slices.ContainsFunc(slots, s.Has) }
