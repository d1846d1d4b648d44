package rules

import (
	"math"
	"slices"

	"github.com/childward/childward/rules/exact"
)

// A Row is the values of one record, by the slots of a scope. A slot that was not set is missing, and so is
// every slot of the zero Row.
type Row struct {
	scope  *Scope
	ints   []int64 // by slot; elsewhere where the value is no whole number within int64
	others []Value // the values that stand elsewhere, by slot; nil while there are none
}

// elsewhere marks a slot whose value is not in ints. It is below 0, so that one comparison tells what is judged
// most often, a count that is known, from all else.
const elsewhere = math.MinInt64

// NewRow returns a row in which everything is missing.
func (s *Scope) NewRow() Row {
	r := Row{scope: s, ints: make([]int64, len(s.names))}
	for slot := range r.ints {
		r.ints[slot] = elsewhere
	}
	return r
}

// Set puts a value into a slot.
func (r *Row) Set(slot int, v Value) {
	if n, ok := v.Number(); ok {
		if whole, ok := n.Int64(); ok && whole != elsewhere {
			r.SetInt(slot, whole)
			return
		}
	}
	if v.kind == Missing {
		r.SetMissing(slot)
		return
	}
	if r.others == nil {
		r.others = make([]Value, len(r.ints))
	}
	r.ints[slot], r.others[slot] = elsewhere, v
}

// SetInt is [Row.Set] of a whole number; it costs less.
func (r *Row) SetInt(slot int, n int64) {
	if r.ints[slot] = n; n == elsewhere {
		r.setLeast(slot)
	}
}

// setLeast sets the least int64, which marks values that stand elsewhere.
func (r *Row) setLeast(slot int) { r.Set(slot, NumberValue(exact.Int(elsewhere))) }

// SetMissing is [Row.Set] of a missing value; it costs less.
func (r *Row) SetMissing(slot int) {
	r.ints[slot] = elsewhere
	if r.others != nil {
		r.others[slot] = Value{}
	}
}

// Get returns the value in a slot; a missing one carries no name.
func (r Row) Get(slot int) Value { return *r.at(slot, &Value{}) }

// at is Get without a copy of what stands elsewhere; a whole number is written into v.
func (r *Row) at(slot int, v *Value) *Value {
	switch {
	case slot >= len(r.ints): // the zero Row, or one that was made before the name was declared
		return &missingValue
	case r.ints[slot] != elsewhere:
		*v = NumberValue(exact.Int(r.ints[slot]))
		return v
	case r.others == nil:
		return &missingValue
	}
	return &r.others[slot]
}

// missingValue is what a slot holds that was not set. It is never changed.
var missingValue Value

// Is reports whether the value in a slot is of a kind. It costs less than getting the value.
func (r *Row) Is(slot int, kind ValueKind) bool {
	switch {
	case slot >= len(r.ints) || r.ints[slot] == elsewhere && r.others == nil:
		return kind == Missing
	case r.ints[slot] != elsewhere:
		return kind == IsNumber
	}
	return r.others[slot].kind == kind
}

// Clone returns a copy that shares nothing with the row.
func (r Row) Clone() Row {
	return Row{scope: r.scope, ints: slices.Clone(r.ints), others: slices.Clone(r.others)}
}

// fits reports whether the slots of the row are those of a scope: of the same one, of one that declares the same
// names in the same order, such as that of the same plan read twice, or of none, as the zero Row's.
func (r *Row) fits(s *Scope) bool {
	if r.scope == s || r.scope == nil {
		return true
	}
	n := min(len(r.ints), len(s.names))
	return len(r.scope.names) >= n && slices.Equal(r.scope.names[:n], s.names[:n]) && slices.Equal(r.scope.types[:n], s.types[:n])
}
