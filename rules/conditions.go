package rules

import (
	"cmp"
	"slices"

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
	t := tracer{machine: f.machine(&row, true), seen: map[conditionAt]Value{}, locals: map[int]bool{}}
	t.trace(f.root)
	var all []Condition
	eachCondition(f.root, func(at conditionAt) {
		first, last := at.span(f.source)
		place := f.source.errorAt("", first, last, wording.Message{}, wording.Message{})
		all = append(all, Condition{f.source.words(first, last), place.Line, place.Column, place.Width, t.seen[at]})
	})
	slices.SortStableFunc(all, func(a, b Condition) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return all
}

// A conditionAt is a node that is true or false, or one pair of a chain.
type conditionAt struct {
	n    *node
	pair int
}

// span is the tokens of the condition.
func (at conditionAt) span(s *source) (first, last int) {
	if at.n.op != opCompare {
		return at.n.first, at.n.last
	}
	left, right := at.n.kids[at.pair], at.n.kids[at.pair+1]
	first, _ = s.outer(left.first, left.last)
	_, last = s.outer(right.first, right.last)
	return first, last
}

// eachCondition calls add with every condition below a node once; those of a let at its value.
func eachCondition(n *node, add func(conditionAt)) {
	switch n.op {
	case opLocal:
		return
	case opCompare:
		for i := range n.comparisons {
			add(conditionAt{n, i})
		}
	case opAnd, opOr, opIn, opNotIn, opKnown:
		add(conditionAt{n, 0})
	case opName:
		if n.typ == TruthType {
			add(conditionAt{n, 0})
		}
	}
	for _, kid := range n.kids {
		eachCondition(kid, add)
	}
}

// A tracer goes the way that an evaluation goes, and notes what it comes to.
type tracer struct {
	machine machine
	seen    map[conditionAt]Value
	locals  map[int]bool // those whose value has been gone through
}

func (t *tracer) trace(n *node) {
	switch n.op {
	case opLet:
		t.trace(n.kids[1])
	case opLocal:
		if !t.locals[n.index] {
			t.locals[n.index] = true
			t.trace(n.kids[0])
		}
	case opCompare:
		t.chain(n)
	case opAnd, opOr:
		t.note(n)
		t.trace(n.kids[0])
		if first, known := t.machine.eval(n.kids[0]).Truth(); !known || first == (n.op == opAnd) {
			t.trace(n.kids[1])
		}
	case opCond:
		t.trace(n.kids[0])
		if truth, known := t.machine.eval(n.kids[0]).Truth(); known && truth {
			t.trace(n.kids[1])
		} else if known {
			t.trace(n.kids[2])
		}
	case opCoalesce:
		for _, kid := range n.kids {
			t.trace(kid)
			if t.machine.eval(kid).kind != Missing {
				return
			}
		}
	default:
		if n.typ == TruthType && n.op != opTruth && n.op != opNot {
			t.note(n)
		}
		for _, kid := range n.kids {
			t.trace(kid)
		}
	}
}

func (t *tracer) note(n *node) { t.seen[conditionAt{n, 0}] = t.machine.eval(n) }

// chain notes the pairs up to the first that is false.
func (t *tracer) chain(n *node) {
	t.trace(n.kids[0])
	for i, op := range n.comparisons {
		t.trace(n.kids[i+1])
		left, right := t.machine.eval(n.kids[i]), t.machine.eval(n.kids[i+1])
		if !left.Known() || !right.Known() {
			t.seen[conditionAt{n, i}] = join(left, right)
			continue
		}
		holds := op.holds(order(left, right))
		t.seen[conditionAt{n, i}] = TruthValue(holds)
		if !holds {
			return
		}
	}
}
