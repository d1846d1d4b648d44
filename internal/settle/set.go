package settle

import (
	"encoding/binary"
	"slices"
)

// A Set is a set of inputs, by index. Sets that are used together have the same size; none is ever changed by With
// and Without.
type Set []uint64

// NewSet returns an empty set of inputs, of which there are so many.
func NewSet(inputs int) Set { return make(Set, (inputs+63)/64) }

// AllOf returns the set of all inputs, of which there are so many.
func AllOf(inputs int) Set {
	all := NewSet(inputs)
	for i := range inputs {
		all.Add(i)
	}
	return all
}

// Add puts an input into the set itself.
func (s Set) Add(i int) { s[i/64] |= 1 << (i % 64) }

// Has reports whether an input is in the set.
func (s Set) Has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// With returns the set and one input more.
func (s Set) With(i int) Set {
	grown := slices.Clone(s)
	grown.Add(i)
	return grown
}

// Without returns the set but for one input.
func (s Set) Without(i int) Set {
	left := slices.Clone(s)
	left[i/64] &^= 1 << (i % 64)
	return left
}

// Includes reports whether all inputs of another set are in this one.
func (s Set) Includes(t Set) bool {
	for i := range t {
		if t[i]&^s[i] != 0 {
			return false
		}
	}
	return true
}

// AppendKey appends the inputs that are in both sets, as a key of maps.
func (s Set) AppendKey(to []byte, t Set) []byte {
	for i := range s {
		to = binary.LittleEndian.AppendUint64(to, s[i]&t[i])
	}
	return to
}
