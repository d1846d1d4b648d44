// Package form holds what formulas compile to: nodes, and the ratio form to which most of them can be brought. The
// evaluator and the proofs read the same form; see the packages rules and prove.
package form

// A Form is a compiled formula.
type Form struct {
	Root   *Node
	Names  []string // of the scope, by slot
	Source *Source
}
