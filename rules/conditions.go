package rules

import (
	"cmp"
	"slices"

	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// A Condition is a comparison or a condition inside a formula: where it stands, and what a row made of it.
// Each pair of a chain (0 <= a < b) is a comparison of its own.
type Condition struct {
	Text   string
	Line   int // of the formula, from 1
	Column int // from 1, in characters
	Width  int // characters of it in that line
	// Value is what the row made of it; missing where the row never came to it, because what stands before
	// it had already decided.
	Value Value
}

// Conditions returns the comparisons and conditions of the formula in the order of its text, with what
// evaluating the row makes of each. It is for tests of formulas: [Formula.Evaluate] keeps no such record.
func (f *Formula) Conditions(row Row) []Condition {
	f = f.orNone()
	seen := map[conditionAt]Value{}
	m := f.machine(&row, false)
	m.note = func(n *form.Node, pair int, v Value) { seen[conditionAt{n, pair}] = v }
	m.eval(f.root)
	var all []Condition
	eachCondition(f.root, func(at conditionAt) {
		first, last := at.span(f.source)
		place := f.source.errorAt("", first, last, wording.Message{}, wording.Message{})
		all = append(all, Condition{f.source.Words(first, last), place.Line, place.Column, place.Width, seen[at]})
	})
	slices.SortStableFunc(all, func(a, b Condition) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return all
}

// A conditionAt is a node that is true or false, or one pair of a chain.
type conditionAt struct {
	n    *form.Node
	pair int
}

// span is the tokens of the condition.
func (at conditionAt) span(s *source) (first, last int) {
	if at.n.Op != form.OpCompare {
		return at.n.First, at.n.Last
	}
	left, right := at.n.Kids[at.pair], at.n.Kids[at.pair+1]
	first, _ = s.Outer(left.First, left.Last)
	_, last = s.Outer(right.First, right.Last)
	return first, last
}

// eachCondition calls add with every condition below a node once; those of a let at its value. What a name in quotes
// stands for is one condition, because its parts stand in another text.
func eachCondition(n *form.Node, add func(conditionAt)) {
	switch n.Op {
	case form.OpLocal:
		return
	case form.OpCompare:
		for i := range n.Comparisons {
			add(conditionAt{n, i})
		}
	case form.OpAnd, form.OpOr, form.OpIn, form.OpNotIn, form.OpKnown:
		add(conditionAt{n, 0})
	case form.OpQuoted:
		if n.Type == form.TruthType {
			add(conditionAt{n, 0})
		}
		return
	case form.OpName:
		if n.Type == form.TruthType {
			add(conditionAt{n, 0})
		}
	}
	for _, kid := range n.Kids {
		eachCondition(kid, add)
	}
}
