package rules

import "github.com/childward/childward/rules/exact"

// A conditionJudge is a condition that compares a ratio with a constant, folded as a [Judge] folds it.
type conditionJudge struct{ judge *fastJudge }

// mirrored are the comparisons with their sides exchanged: 9 >= a is a <= 9.
var mirrored = [...]compOp{less: greater, lessEqual: greaterEqual, greater: less, greaterEqual: lessEqual, equal: equal, notEqual: notEqual}

// conditionJudge recognises a condition such as percent(a, b) >= 95; sums are left to linearComparison.
func (f *Formula) conditionJudge() *conditionJudge {
	n := f.root
	if n.op != opCompare || len(n.kids) != 2 || n.linear != nil || n.kids[0].ratio == nil || n.kids[1].ratio == nil {
		return nil
	}
	quantity, constant, op := n.kids[0], n.kids[1], n.comparisons[0]
	if _, ok := quantity.ratio.constant(); ok {
		quantity, constant, op = constant, quantity, mirrored[op]
	}
	number, ok := constant.ratio.constant()
	if !ok {
		return nil
	}
	judge := fast(quantity.ratio, quantity.ratio.shape(quantity), f.uses, Threshold{op, number})
	if judge == nil {
		return nil
	}
	return &conditionJudge{judge}
}

// Meets returns the condition that the formula's value, a number, meets a threshold. Its text is that of the
// formula.
func (f *Formula) Meets(t Threshold) *Formula {
	one := constantLinear(exact.Int(1))
	constant := &node{op: opNumber, num: t.number, base: f.root.base, ratio: &Ratio{num: constantLinear(t.number), den: one}}
	root := &node{op: opCompare, typ: TruthType, kids: []*node{f.root, constant}, comparisons: []compOp{t.op}, first: f.root.first, last: f.root.last}
	root.linear = linearComparisonOf(root)
	return newFormula(f.scope, f.source, root, f.locals, f.uses)
}
