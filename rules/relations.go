package rules

import (
	"slices"

	"github.com/childward/childward/rules/exact"
)

// A Relation says of two sums of names that the left one is at most the right one. All coefficients are whole
// and above 0, without a common factor, and no name stands on both sides, so that it is the same however it was
// written: a <= b, b >= a, a - b <= 0 and not (a > b) are one relation.
type Relation struct {
	Left, Right Linear
	Strict      bool // left is below right, not equal to it
}

// Relations returns what must hold between sums of names. For a condition these are the comparisons it consists
// of: one, the pairs of a chain, or those joined by and. For a value it is that the part of every percent is at
// most its whole; where that does not hold the value is invalid.
//
// Complete is false where this does not say it all: for a condition of another form, such as one with or or ==,
// of which no relation is returned, and for a value with a percent whose sides are no sums, or with a rate or a
// percent of which a side could be below 0 although no statistic is.
func (f *Formula) Relations() (relations []Relation, complete bool) {
	if f.Type() == TruthType {
		relations, complete = f.root.conjunction(true)
		if !complete || !slices.Equal(f.uses, slotsOf(relations)) {
			return nil, false
		}
		return relations, true
	}
	complete = true
	known := signs{}
	f.root.eachOnce(map[*node]bool{}, func(n *node) {
		if n.op != opRate && n.op != opPercent {
			return
		}
		complete = complete && known.neverNegative(n.kids[0]) && known.neverNegative(n.kids[1])
		if n.op == opPercent {
			relation, ok := relationOf(n.kids[0], lessEqual, n.kids[1])
			if complete = complete && ok; ok {
				relations = append(relations, relation)
			}
		}
	})
	return relations, complete
}

// conjunction returns the relations that a condition, or its opposite, consists of.
func (n *node) conjunction(wanted bool) (relations []Relation, ok bool) {
	switch n.op {
	case opLet:
		return n.kids[1].conjunction(wanted)
	case opNot:
		return n.kids[0].conjunction(!wanted)
	case opAnd, opOr:
		left, ok1 := n.kids[0].conjunction(wanted)
		right, ok2 := n.kids[1].conjunction(wanted)
		return append(left, right...), ok1 && ok2 && wanted == (n.op == opAnd)
	case opCompare:
		for i, op := range n.comparisons {
			if !wanted {
				op = opposite[op]
			}
			relation, ok := relationOf(n.kids[i], op, n.kids[i+1])
			if !ok {
				return nil, false
			}
			relations = append(relations, relation)
		}
		return relations, wanted || len(n.comparisons) == 1
	}
	return nil, false
}

var opposite = [...]compOp{less: greaterEqual, lessEqual: greater, greater: lessEqual, greaterEqual: less, equal: notEqual, notEqual: equal}

// relationOf brings a comparison of two sums to a relation. A name that cancels out has a say in whether the
// comparison can be made at all, so that the relation alone would not be the comparison.
func relationOf(left *node, op compOp, right *node) (r Relation, ok bool) {
	switch op {
	case greater, greaterEqual:
		left, right = right, left
	case equal, notEqual:
		return Relation{}, false
	}
	a, ok1 := left.plainSum()
	b, ok2 := right.plainSum()
	if !ok1 || !ok2 {
		return Relation{}, false
	}
	difference := a.plus(b, exact.Int(-1))
	difference = difference.times(difference.content().Inverse())
	r = difference.relation()
	r.Strict = op == less || op == greater
	return r, slices.Equal(difference.Slots(), namesIn(left, right))
}

// relation is the sum being at most 0, what is subtracted brought to the right side.
func (l Linear) relation() (r Relation) {
	for _, t := range l.terms {
		if t.coefficient.Sign() > 0 {
			r.Left.terms = append(r.Left.terms, t)
		} else {
			r.Right.terms = append(r.Right.terms, term{t.slot, t.coefficient.Neg()})
		}
	}
	if l.constant.Sign() > 0 {
		r.Left.constant = l.constant
	} else {
		r.Right.constant = l.constant.Neg()
	}
	return r
}

// plainSum is the value of a node as a sum of names, where it is one and no rate stands in it.
func (n *node) plainSum() (sum Linear, ok bool) {
	if n.ratio == nil || len(n.ratio.parts) > 0 {
		return Linear{}, false
	}
	return n.ratio.whole()
}

// slotsOf are the slots of the names in relations, ascending.
func slotsOf(relations []Relation) (slots []int) {
	for _, r := range relations {
		slots = slices.Concat(slots, r.Left.Slots(), r.Right.Slots())
	}
	slices.Sort(slots)
	return slices.Compact(slots)
}

// namesIn are the slots of the names in nodes, ascending.
func namesIn(nodes ...*node) []int {
	var slots []int
	seen := map[*node]bool{}
	for _, n := range nodes {
		n.eachOnce(seen, func(n *node) {
			if n.op == opName {
				slots = append(slots, n.index)
			}
		})
	}
	slices.Sort(slots)
	return slices.Compact(slots)
}

// A signs remembers which values are seen to be 0 or above wherever they exist and the names in them are. What let
// gives is asked once, however often it is used.
type signs map[*node]bool

func (s signs) neverNegative(n *node) bool {
	if n.ratio != nil {
		if sum, ok := n.ratio.whole(); ok {
			return !slices.ContainsFunc(sum.coefficients(), func(c exact.Number) bool { return c.Sign() < 0 })
		}
	}
	answer, known := s[n]
	if !known {
		answer = s.ofKids(n)
		s[n] = answer
	}
	return answer
}

// ofKids concludes from what a value is made of.
func (s signs) ofKids(n *node) bool {
	kids := n.kids
	switch n.op {
	case opRate, opPercent, opAbs:
		return true
	case opMax:
		return slices.ContainsFunc(kids, s.neverNegative)
	case opCond, opLet:
		kids = kids[1:]
	case opAdd, opMul, opDiv, opMin, opCoalesce, opRound, opFloor, opCeil, opLocal:
	default:
		return false
	}
	return !slices.ContainsFunc(kids, func(kid *node) bool { return !s.neverNegative(kid) })
}
