package rules

// Type is the type of a name or a formula.
type Type uint8

// The types.
const (
	NumberType Type = iota // counts, amounts, rates
	TruthType              // flags and conditions
)
