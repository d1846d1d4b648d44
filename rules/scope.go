package rules

import (
	"slices"
	"strings"

	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// Type is the type of a name or a formula.
type Type uint8

// The types.
const (
	AnyType    Type = iota // of [Options]: a formula may yield either
	NumberType             // counts, amounts, rates
	TruthType              // flags and conditions
)

// form is the type of nodes.
func (t Type) form() form.Type {
	if t == TruthType {
		return form.TruthType
	}
	return form.NumberType
}

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
// (see [IsName]; last_year.NAME is one as well), and for a type that is none.
func (s *Scope) Declare(name string, typ Type) (slot int, ok bool) {
	name = wording.Normalise(name)
	plain := strings.TrimPrefix(name, LastYearPrefix)
	if _, taken := s.slots[name]; taken || !IsName(plain) || typ != NumberType && typ != TruthType {
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
