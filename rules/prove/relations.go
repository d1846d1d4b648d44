package prove

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// A Relation says of two sums of names that the left one is at most the right one. All coefficients are whole
// and above 0, without a common factor, and no name stands on both sides, so that it is the same however it was
// written: a <= b, b >= a, a - b <= 0 and not (a > b) are one relation.
type Relation struct {
	Left, Right rules.Sum
	Strict      bool // left is below right, not equal to it
}

// Relations returns what must hold between sums of names. For a condition these are the comparisons it consists
// of: one, the pairs of a chain, or those joined by and. For a value it is that the part of every percent is at
// most its whole; where that does not hold the value is invalid.
//
// Complete is false where this does not say it all: for a condition of another form, such as one with or or ==,
// of which no relation is returned, and for a value with a percent whose sides are no sums, or with a rate or a
// percent of which a side could be below 0 although no statistic is.
func Relations(f *rules.Formula) (relations []Relation, complete bool) {
	root := f.Form().Root
	if f.Type() == rules.TruthType {
		relations, complete = conjunction(root, true)
		if !complete || !slices.Equal(f.Uses(), slotsOf(relations)) {
			return nil, false
		}
		return relations, true
	}
	complete = true
	bounds := amounts.prover()
	root.Each(func(n *form.Node) {
		if n.Op != form.OpRate && n.Op != form.OpPercent {
			return
		}
		for _, kid := range n.Kids {
			complete = complete && bounds.interval(kid, nil).notBelow0()
		}
		if n.Op == form.OpPercent {
			relation, ok := relationOf(n.Kids[0], form.LessEqual, n.Kids[1])
			if complete = complete && ok; ok {
				relations = append(relations, relation)
			}
		}
	})
	return relations, complete
}

// conjunction returns the relations that a condition, or its opposite, consists of.
func conjunction(n *form.Node, wanted bool) (relations []Relation, ok bool) {
	switch n.Op {
	case form.OpLet:
		return conjunction(n.Kids[1], wanted)
	case form.OpNot:
		return conjunction(n.Kids[0], !wanted)
	case form.OpAnd, form.OpOr:
		left, ok1 := conjunction(n.Kids[0], wanted)
		right, ok2 := conjunction(n.Kids[1], wanted)
		return append(left, right...), ok1 && ok2 && wanted == (n.Op == form.OpAnd)
	case form.OpCompare:
		for i, op := range n.Comparisons {
			if !wanted {
				op = form.Contrary[op]
			}
			relation, ok := relationOf(n.Kids[i], op, n.Kids[i+1])
			if !ok {
				return nil, false
			}
			relations = append(relations, relation)
		}
		return relations, wanted || len(n.Comparisons) == 1
	}
	return nil, false
}

// relationOf brings a comparison of two sums to a relation. A name that cancels out has a say in whether the
// comparison can be made at all, so that the relation alone would not be the comparison.
func relationOf(left *form.Node, op form.Comparison, right *form.Node) (r Relation, ok bool) {
	switch op {
	case form.Greater, form.GreaterEqual:
		left, right, op = right, left, form.Mirrored[op]
	case form.Equal, form.NotEqual:
		return Relation{}, false
	}
	difference, ok := form.Difference(left, right)
	if !ok {
		return Relation{}, false
	}
	less, more := sides(difference.Times(difference.Content().Inverse()))
	r = Relation{rules.SumOf(less), rules.SumOf(more), op == form.Less}
	return r, slices.Equal(difference.Slots(), namesIn(left, right))
}

// sides are the two sums of which the difference is at most 0, with coefficients above 0.
func sides(difference form.Sum) (less, more form.Sum) {
	for _, t := range difference.Terms {
		if t.Coefficient.Sign() > 0 {
			less.Terms = append(less.Terms, t)
		} else {
			more.Terms = append(more.Terms, form.Term{Slot: t.Slot, Coefficient: t.Coefficient.Neg()})
		}
	}
	if difference.Constant.Sign() > 0 {
		less.Constant = difference.Constant
	} else {
		more.Constant = exact.Int(0).Sub(difference.Constant)
	}
	return less, more
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
func namesIn(nodes ...*form.Node) (slots []int) {
	for _, n := range nodes {
		n.Each(func(n *form.Node) {
			if n.Op == form.OpName {
				slots = append(slots, n.Index)
			}
		})
	}
	slices.Sort(slots)
	return slices.Compact(slots)
}
