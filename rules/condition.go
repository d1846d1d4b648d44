package rules

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
	one := constantLinear(Int(1))
	constant := &node{op: opNumber, num: t.number, base: f.root.base, ratio: &Ratio{num: constantLinear(t.number), den: one}}
	root := &node{op: opCompare, typ: TruthType, kids: []*node{f.root, constant}, comparisons: []compOp{t.op}, first: f.root.first, last: f.root.last}
	root.linear = linearComparisonOf(root)
	return newFormula(f.scope, f.source, root, f.locals, f.uses)
}

// AsksKnown reports whether the formula asks whether something was reported (known, coalesce, ??). Such a
// formula may have a value that changes when what is missing comes in; any other, once it is decided with
// something missing, stays as it is for every sound figure that can come.
func (f *Formula) AsksKnown() bool {
	found := false
	f.root.eachOnce(map[*node]bool{}, func(n *node) { found = found || n.op == opKnown || n.op == opCoalesce })
	return found
}

// MayPassBy reports whether the formula may be decided without looking at every name in it, as a condition or an
// and does.
func (f *Formula) MayPassBy() bool {
	may := false
	f.root.eachOnce(map[*node]bool{}, func(n *node) {
		switch n.op {
		case opAnd, opOr, opCond, opCoalesce, opKnown, opLet:
			may = true
		case opCompare:
			may = may || len(n.comparisons) > 1
		}
	})
	return may
}

// MayBeUndefined reports whether the formula, missing for this row, could become undefined when what is missing
// comes in: some denominator in it is not known to differ from 0.
func (f *Formula) MayBeUndefined(row *Row) bool {
	m := f.machine(row, true)
	for _, denominator := range f.denominators {
		if d, ok := m.eval(denominator).Number(); !ok || d.Sign() == 0 {
			return true
		}
	}
	return false
}

// denominatorsOf are the nodes by which the formula divides.
func denominatorsOf(root *node) (nodes []*node) {
	root.eachOnce(map[*node]bool{}, func(n *node) {
		if n.op == opDiv || n.op == opRate || n.op == opPercent {
			nodes = append(nodes, n.kids[1])
		}
	})
	return nodes
}

// eachOnce visits every node once; the value of let is shared by the uses of its name.
func (n *node) eachOnce(seen map[*node]bool, visit func(*node)) {
	if seen[n] {
		return
	}
	seen[n] = true
	visit(n)
	for _, kid := range n.kids {
		kid.eachOnce(seen, visit)
	}
}

// Divides reports whether the formula divides by something that may be 0, so that it may be undefined.
func (f *Formula) Divides() bool {
	for _, d := range f.denominators {
		if k, ok := constantOf(d); !ok || k.Sign() == 0 {
			return true
		}
	}
	return false
}
