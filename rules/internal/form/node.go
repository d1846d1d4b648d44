package form

import (
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Op is what a node of a formula does.
type Op uint8

// The operations.
const (
	OpNumber   Op = iota // a literal
	OpTruth              // true, false
	OpName               // a declared name
	OpLet                // kids: value, body
	OpLocal              // a name that let gave; its kid is the value
	OpQuoted             // what a name in quotes stands for: its kid, which stands in another text
	OpNeg                // unary -
	OpNot                // not
	OpAdd                // +
	OpSub                // -
	OpMul                // *
	OpDiv                // /
	OpCompare            // kids compared in a chain: a < b <= c is one node
	OpAnd                // and
	OpOr                 // or
	OpCond               // kids: condition, then, else
	OpIn                 // the first kid among the others, which are literals
	OpNotIn              // its opposite
	OpCoalesce           // the first kid that is not missing
	OpRate               // kids: numerator, denominator; Num is per
	OpPercent            // kids: part, whole; Num is 100
	OpMin
	OpMax
	OpAbs
	OpRound // places in Index
	OpFloor
	OpCeil
	OpKnown
)

// Type is the type of what a node yields.
type Type uint8

// The types.
const (
	NumberType Type = iota
	TruthType
	AnyType // of a name that is unknown: it silences what would follow from it
)

// A Node is one operation of a compiled formula. Nodes form a tree, but for the value of let, which each use of
// its name refers to.
type Node struct {
	Op          Op
	Type        Type
	Truth       bool         // OpTruth
	Index       int          // OpName: the slot; OpLet, OpLocal: the local; OpRound: places
	Num         exact.Number // OpNumber; OpRate, OpPercent: per
	N, D        int64        // Num as a fraction of int64; D is 0 where it does not fit
	Kids        []*Node
	Comparisons []Comparison // OpCompare: between kid i and kid i+1
	Why         *Cause       // OpName: what stands when it is missing; OpDiv, OpRate, OpPercent: when the denominator is 0
	First, Last int          // the tokens it spans
	Label       string       // kids of rate and percent: their text, for the words of a contradiction
	Base        int64        // of its value, as far as it is known
	Ratio       *Ratio       // the ratio form of its value, where it has one
}

// A Cause is why there is no value. Causes are shared and never changed.
type Cause struct {
	Names   []string          // missing: the statistics, sorted; undefined: the denominators
	Reasons []wording.Message // invalid: what contradicts what
}

// IsLiteral reports whether the node is a number of the source, with or without a sign.
func (n *Node) IsLiteral() bool {
	return n.Type == NumberType && (n.Op == OpNumber || n.Op == OpNeg && n.Kids[0].Op == OpNumber)
}

// Literal returns the number of a literal.
func (n *Node) Literal() exact.Number {
	if n.Op == OpNeg {
		return n.Kids[0].Num.Neg()
	}
	return n.Num
}

// Constant returns the value of a node without names; ok is false where it has names, or no ratio form.
func (n *Node) Constant() (value exact.Number, ok bool) {
	if n.Ratio == nil {
		return exact.Number{}, false
	}
	return n.Ratio.Constant()
}

// Named returns what a name stands for, and the body of let: the node by which the value is computed.
func (n *Node) Named() *Node {
	for n.Op == OpLet || n.Op == OpLocal || n.Op == OpQuoted {
		n = n.Kids[len(n.Kids)-1]
	}
	return n
}

// Each visits every node that evaluating the formula can come to, each once. The value of let is come to by the
// uses of its name; one that nobody uses is not.
func (n *Node) Each(visit func(*Node)) {
	seen := map[*Node]bool{}
	var walk func(*Node)
	walk = func(n *Node) {
		if seen[n] {
			return
		}
		seen[n] = true
		visit(n)
		kids := n.Kids
		if n.Op == OpLet {
			kids = kids[1:]
		}
		for _, kid := range kids {
			walk(kid)
		}
	}
	walk(n)
}
