package rules

import (
	"math"
	"slices"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Type is the type of a name or a formula.
type Type uint8

// The types.
const (
	NumberType Type = iota // counts, amounts, rates
	TruthType              // flags and conditions
	anyType                // of a name that is unknown: it silences what would follow from it
)

// A Scope declares the names that formulas may use and gives each a slot. Declare first, compile then;
// a Scope that is no longer declared into serves any number of goroutines.
type Scope struct {
	names []string // by slot, in NFC
	types []Type
	slots map[string]int
}

// NewScope returns a scope in which the given names are numbers.
func NewScope(numbers ...string) *Scope {
	s := &Scope{slots: map[string]int{}}
	for _, name := range numbers {
		s.Declare(name, NumberType)
	}
	return s
}

// Declare gives a name, brought to NFC, the next slot. ok is false when the name is taken or is no name
// (see [IsName]; last_year.NAME is one as well).
func (s *Scope) Declare(name string, typ Type) (slot int, ok bool) {
	name = wording.Normalise(name)
	plain := name
	if len(name) > len(lastYear) && name[:len(lastYear)+1] == lastYear+"." {
		plain = name[len(lastYear)+1:]
	}
	if _, taken := s.slots[name]; taken || !IsName(plain) {
		return 0, false
	}
	s.names, s.types = append(s.names, name), append(s.types, typ)
	s.slots[name] = len(s.names) - 1
	return len(s.names) - 1, true
}

// Slot returns the slot of a name, brought to NFC.
func (s *Scope) Slot(name string) (slot int, ok bool) {
	slot, ok = s.slots[wording.Normalise(name)]
	return slot, ok
}

// Names returns the declared names by slot.
func (s *Scope) Names() []string { return slices.Clone(s.names) }

// Type returns the type of the name in a slot.
func (s *Scope) Type(slot int) Type { return s.types[slot] }

// A Row is the values of one record, by the slots of a scope. A slot that was not set is missing, and so is
// every slot of the zero Row.
type Row struct {
	ints   []int64
	states []slotState
	others []Value // numbers that are not whole or not small, truth values and faults; nil while there are none
}

type slotState = uint8

const (
	slotMissing slotState = iota
	slotInt               // the value stands in ints
	slotOther             // the value stands in others
)

// NewRow returns a row in which everything is missing.
func (s *Scope) NewRow() Row {
	return Row{ints: make([]int64, len(s.names)), states: make([]slotState, len(s.names))}
}

// Set puts a value into a slot.
func (r *Row) Set(slot int, v Value) {
	if n, ok := v.Number(); ok {
		if whole, ok := n.Int64(); ok && whole != math.MinInt64 {
			r.ints[slot], r.states[slot] = whole, slotInt
			return
		}
	}
	if v.kind == Missing {
		r.states[slot] = slotMissing
		return
	}
	if r.others == nil {
		r.others = make([]Value, len(r.ints))
	}
	r.others[slot], r.states[slot] = v, slotOther
}

// Get returns the value in a slot; a missing one carries no name.
func (r Row) Get(slot int) Value {
	if slot >= len(r.states) { // the zero Row, or that of a smaller scope
		return Value{}
	}
	switch r.states[slot] {
	case slotInt:
		return NumberValue(exact.Int(r.ints[slot]))
	case slotOther:
		return r.others[slot]
	}
	return Value{}
}

// missingValue is what a slot holds that was not set.
var missingValue Value

// value is Get without a copy, for a slot whose value is no small whole number.
func (r *Row) value(slot int) *Value {
	if slot < len(r.states) && r.states[slot] == slotOther {
		return &r.others[slot]
	}
	return &missingValue
}

// Is reports whether the value in a slot is of a kind. It costs less than getting the value.
func (r *Row) Is(slot int, kind ValueKind) bool {
	if slot >= len(r.states) {
		return kind == Missing
	}
	switch r.states[slot] {
	case slotInt:
		return kind == IsNumber
	case slotOther:
		return r.others[slot].kind == kind
	}
	return kind == Missing
}

// Clone returns a copy that shares nothing with the row.
func (r Row) Clone() Row {
	return Row{ints: slices.Clone(r.ints), states: slices.Clone(r.states), others: slices.Clone(r.others)}
}
