package rules

import "cmp"

// Limits bound what a formula may cost, so that rule files of strangers can be compiled.
// A zero field stands for the default.
type Limits struct {
	SourceBytes int // length of a formula in bytes; 65,536
	Nesting     int // depth of nested brackets; 200, and at most 10,000
	Nodes       int // operations in a formula; 10,000
}

// maxBits is how long numerator and denominator of a number in between may become.
const maxBits = 65536

// deepest is the most that Limits.Nesting can allow: the parser recurses once a bracket.
const deepest = 10000

func (l Limits) orDefaults() Limits {
	return Limits{
		SourceBytes: cmp.Or(l.SourceBytes, 64<<10),
		Nesting:     min(cmp.Or(l.Nesting, 200), deepest),
		Nodes:       cmp.Or(l.Nodes, 10000),
	}
}

// maxErrors is how many errors of one formula are told. Each holds its source line, so that a long line
// in which every second word is wrong would otherwise cost gigabytes.
const maxErrors = 100
