package rules

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
