package rules

import "github.com/childward/childward/rules/internal/form"

// AsksKnown reports whether the formula asks whether something was reported (known, coalesce, ??). Such a
// formula may have a value that changes when what is missing comes in; any other, once it is decided with
// something missing, stays as it is for every sound figure that can come.
func (f *Formula) AsksKnown() bool {
	f = f.orNone()
	found := false
	f.root.Each(func(n *form.Node) { found = found || n.Op == form.OpKnown || n.Op == form.OpCoalesce })
	return found
}

// MayPassBy reports whether the formula may be decided without looking at every name in it, as a condition or an
// and does.
func (f *Formula) MayPassBy() bool {
	f = f.orNone()
	may := false
	f.root.Each(func(n *form.Node) {
		switch n.Op {
		case form.OpAnd, form.OpOr, form.OpCond, form.OpCoalesce, form.OpKnown, form.OpLet:
			may = true
		case form.OpCompare:
			may = may || len(n.Comparisons) > 1
		}
	})
	return may
}

// MayBeUndefined reports whether the formula, missing for this row, could become undefined when what is missing
// comes in: some denominator in it is not known to differ from 0.
func (f *Formula) MayBeUndefined(row *Row) bool {
	f = f.orNone()
	m := f.machine(row, true)
	for _, denominator := range f.denominators {
		if d, ok := m.eval(denominator).Number(); !ok || d.Sign() == 0 {
			return true
		}
	}
	return false
}

// denominatorsOf are the nodes by which the formula divides.
func denominatorsOf(root *form.Node) (nodes []*form.Node) {
	root.Each(func(n *form.Node) {
		if n.Op == form.OpDiv || n.Op == form.OpRate || n.Op == form.OpPercent {
			nodes = append(nodes, n.Kids[1])
		}
	})
	return nodes
}

// Divides reports whether the formula divides by something that may be 0, so that it may be undefined.
func (f *Formula) Divides() bool {
	f = f.orNone()
	for _, d := range f.denominators {
		if k, ok := d.Constant(); !ok || k.Sign() == 0 {
			return true
		}
	}
	return false
}
