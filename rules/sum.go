package rules

import "github.com/childward/childward/rules/exact"

// Constant returns what the sum is where every name is 0.
func (s Sum) Constant() exact.Number { return s.sum.Constant }

// Coefficient returns what the sum grows by where the name in a slot does by 1; 0 for a name that is not in it.
func (s Sum) Coefficient(slot int) exact.Number {
	for _, t := range s.sum.Terms {
		if t.Slot == slot {
			return t.Coefficient
		}
	}
	return exact.Number{}
}
