package rules

import "slices"

// A Partition cuts everything that one quantity can be into cells, in each of which every one of a list of
// conditions has one answer. It decides exactly whether bands over that quantity leave a gap or overlap.
type Partition struct {
	quantity   *node // the number, or the flag, that all conditions are about
	conditions []*Formula
	low, high  *Number // what the quantity can be at most and at least; nil where nothing is known
}

// A Cell is a stretch of a quantity: a single number, or what lies between two numbers, without its ends.
type Cell struct {
	Witness Value  // a value in the cell
	Holds   []bool // for each condition whether it is true there
}

// PartitionOf returns the partition for conditions that all compare one quantity (the same expression) with
// constants, or ask one flag; with and, or, not and in. ok is false where they are about more than one.
func PartitionOf(conditions []*Formula) (p *Partition, ok bool) {
	p = &Partition{conditions: conditions}
	for _, f := range conditions {
		if !p.takes(f.root) {
			return nil, false
		}
	}
	if p.quantity == nil {
		return nil, false
	}
	if p.quantity.typ == NumberType {
		p.low, p.high = reach(p.quantity)
	}
	return p, true
}

// Slot returns the slot of the quantity where it is a name; ok is false where it is computed.
func (p *Partition) Slot() (slot int, ok bool) { return p.quantity.index, p.quantity.op == opName }

// Value returns the quantity for a row of the scope.
func (p *Partition) Value(row Row) Value {
	m := machine{row: &row}
	if n := p.conditions[0].locals; n > len(m.few) {
		m.locals, m.done = make([]Value, n), make([]bool, n)
	}
	return m.eval(p.quantity)
}

// takes reports whether a condition is about the one quantity alone, and learns which that is.
func (p *Partition) takes(n *node) bool {
	switch n.op {
	case opTruth:
		return true
	case opAnd, opOr, opNot:
		return !slices.ContainsFunc(n.kids, func(kid *node) bool { return !p.takes(kid) })
	case opName:
		return p.is(n)
	case opIn, opNotIn:
		return p.is(n.kids[0])
	case opCompare:
		for _, kid := range n.kids {
			if _, constant := constantOf(kid); !constant && (kid.typ != NumberType || !p.is(kid)) {
				return false
			}
		}
		return true
	}
	return false
}

// is reports whether a node is the quantity, which the first one asked becomes.
func (p *Partition) is(n *node) bool {
	if p.quantity == nil {
		p.quantity = n
	}
	return sameNode(p.quantity, n)
}

func constantOf(n *node) (Number, bool) {
	if n.ratio == nil {
		return Number{}, false
	}
	return n.ratio.constant()
}

// sameNode reports whether two nodes compute the same in the same way.
func sameNode(a, b *node) bool {
	if a == b {
		return true
	}
	return a.op == b.op && a.typ == b.typ && a.truth == b.truth && a.index == b.index && a.num.Cmp(b.num) == 0 &&
		slices.Equal(a.comparisons, b.comparisons) && slices.EqualFunc(a.kids, b.kids, sameNode)
}

// reach returns what a number can be at least and at most, given that names are counts or amounts, which are
// not below 0; nil where nothing is known.
func reach(n *node) (low, high *Number) {
	zero, hundred := Int(0), Int(100)
	switch n.op {
	case opNumber:
		return &n.num, &n.num
	case opName, opRate, opAbs:
		return &zero, nil
	case opPercent:
		return &zero, &hundred
	case opLocal:
		return reach(n.kids[0])
	case opLet:
		return reach(n.kids[1])
	case opCond:
		return hull(n.kids[1], n.kids[2])
	case opAdd, opMul, opDiv:
		low1, _ := reach(n.kids[0])
		low2, _ := reach(n.kids[1])
		if low1 != nil && low2 != nil && low1.Sign() >= 0 && low2.Sign() >= 0 {
			return &zero, nil
		}
	}
	return nil, nil
}

// hull is the reach of two numbers together.
func hull(a, b *node) (low, high *Number) {
	low, high = reach(a)
	low2, high2 := reach(b)
	if low == nil || low2 == nil {
		low = nil
	} else if low2.Cmp(*low) < 0 {
		low = low2
	}
	if high == nil || high2 == nil {
		high = nil
	} else if high2.Cmp(*high) > 0 {
		high = high2
	}
	return low, high
}

// Cells returns the cells in ascending order. When whole, the quantity is a whole number, and stretches without
// one are left out.
func (p *Partition) Cells(whole bool) []Cell {
	if p.quantity.typ == TruthType {
		return []Cell{p.At(TruthValue(false)), p.At(TruthValue(true))}
	}
	cuts := p.cuts()
	var cells []Cell
	add := func(n Number) {
		if p.low != nil && n.Cmp(*p.low) < 0 || p.high != nil && n.Cmp(*p.high) > 0 || whole && !n.IsInt() {
			return
		}
		cells = append(cells, p.At(NumberValue(n)))
	}
	add(cuts[0].Sub(Int(1)))
	for i, cut := range cuts {
		add(cut)
		switch next := cut.Add(Int(1)); {
		case i == len(cuts)-1:
			add(next)
		case whole && next.Floor().Cmp(cuts[i+1]) < 0:
			add(next.Floor())
		case !whole:
			middle, _ := cut.Add(cuts[i+1]).Div(Int(2))
			add(middle)
		}
	}
	return cells
}

// cuts are the constants that the conditions mention, and the ends of the reach, ascending.
func (p *Partition) cuts() []Number {
	var cuts []Number
	for _, end := range []*Number{p.low, p.high} {
		if end != nil {
			cuts = append(cuts, *end)
		}
	}
	for _, f := range p.conditions {
		f.root.eachOnce(map[*node]bool{}, func(n *node) {
			if n.op != opCompare && n.op != opIn && n.op != opNotIn {
				return
			}
			for _, kid := range n.kids {
				if k, ok := constantOf(kid); ok {
					cuts = append(cuts, k)
				}
			}
		})
	}
	slices.SortFunc(cuts, Number.Cmp)
	return slices.CompactFunc(cuts, func(a, b Number) bool { return a.Cmp(b) == 0 })
}

// At returns the answers of the conditions for a value of the quantity.
func (p *Partition) At(v Value) Cell {
	cell := Cell{Witness: v, Holds: make([]bool, len(p.conditions))}
	for i, f := range p.conditions {
		cell.Holds[i] = p.holds(f.root, v)
	}
	return cell
}

// holds evaluates a condition with a value in the place of the quantity.
func (p *Partition) holds(n *node, v Value) bool {
	switch n.op {
	case opTruth:
		return n.truth
	case opNot:
		return !p.holds(n.kids[0], v)
	case opAnd:
		return p.holds(n.kids[0], v) && p.holds(n.kids[1], v)
	case opOr:
		return p.holds(n.kids[0], v) || p.holds(n.kids[1], v)
	case opIn, opNotIn:
		among := slices.ContainsFunc(n.kids[1:], func(item *node) bool { return item.literal().Cmp(v.num) == 0 })
		return among == (n.op == opIn)
	case opCompare:
		for i, op := range n.comparisons {
			if !op.holds(p.number(n.kids[i], v).Cmp(p.number(n.kids[i+1], v))) {
				return false
			}
		}
		return true
	}
	return v.truth
}

func (p *Partition) number(n *node, v Value) Number {
	if k, ok := constantOf(n); ok {
		return k
	}
	return v.num
}
