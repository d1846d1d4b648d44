package rules

import "github.com/childward/childward/rules/exact"

// An op is what a node of a formula does.
type op uint8

const (
	opNumber   op = iota // a literal
	opTruth              // true, false
	opName               // a declared name
	opLet                // kids: value, body
	opLocal              // a name that let gave
	opNeg                // unary -
	opNot                // not
	opAdd                // +
	opSub                // -
	opMul                // *
	opDiv                // /
	opCompare            // kids compared in a chain: a < b <= c is one node
	opAnd                // and
	opOr                 // or
	opCond               // kids: condition, then, else
	opIn                 // the first kid among the others, which are literals
	opNotIn              // its opposite
	opCoalesce           // the first kid that is not missing
	opRate               // kids: numerator, denominator; num is per
	opPercent            // kids: part, whole
	opMin
	opMax
	opAbs
	opRound // places in index
	opFloor
	opCeil
	opKnown
)

// A node is one operation of a compiled formula. Nodes form a tree, but for the value
// of let, which each use of its name refers to.
type node struct {
	op          op
	typ         Type
	truth       bool         // opTruth
	index       int          // opName: the slot; opLet, opLocal: the local; opRound: places
	num         exact.Number // opNumber; opRate: per
	kids        []*node      //
	comparisons []compOp     // opCompare: between kid i and kid i+1
	why         *cause       // opName: what stands when it is missing; opDiv, opRate, opPercent: when the denominator is 0
	first, last int          // the tokens it spans
	label       string       // kids of rate and percent: their text, for the words of a contradiction
	base        Base         // of its value, as far as it is known
	ratio       *Ratio       // the ratio form of its value, where it has one
	linear      *linearComparison
}

// A compOp is a comparison.
type compOp uint8

const (
	less compOp = iota
	lessEqual
	greater
	greaterEqual
	equal
	notEqual
)

var compOps = map[string]compOp{
	"<": less, "<=": lessEqual, ">": greater, ">=": greaterEqual, "==": equal, "!=": notEqual,
}

// holds reports whether a comparison with the given order of its operands (as from Cmp) is true.
func (c compOp) holds(order int) bool {
	switch c {
	case less:
		return order < 0
	case lessEqual:
		return order <= 0
	case greater:
		return order > 0
	case greaterEqual:
		return order >= 0
	case equal:
		return order == 0
	}
	return order != 0
}

// A function is one that formulas may call.
type function struct {
	op       op
	min, max int // how many arguments
	usage    string
}

// functions are all that formulas may call.
var functions = map[string]function{
	"rate":     {opRate, 3, 3, "rate(numerator, denominator, per)"},
	"percent":  {opPercent, 2, 2, "percent(part, whole)"},
	"min":      {opMin, 1, 1000, "min(a, b, …)"},
	"max":      {opMax, 1, 1000, "max(a, b, …)"},
	"abs":      {opAbs, 1, 1, "abs(x)"},
	"round":    {opRound, 1, 2, "round(x) or round(x, places)"},
	"floor":    {opFloor, 1, 1, "floor(x)"},
	"ceil":     {opCeil, 1, 1, "ceil(x)"},
	"known":    {opKnown, 1, 1, "known(x)"},
	"coalesce": {opCoalesce, 1, 1000, "coalesce(a, b, …)"},
}

// functionNames are the names of functions, in the order in which they are suggested.
var functionNames = []string{"rate", "percent", "min", "max", "abs", "round", "floor", "ceil", "known", "coalesce"}
