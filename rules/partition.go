package rules

import (
	"slices"

	"github.com/childward/childward/rules/exact"
)

// A Partition cuts everything that one quantity can be into cells, in each of which every one of a list of
// conditions has one answer. It decides exactly whether bands over that quantity leave a gap or overlap.
type Partition struct {
	quantity   *node // the number, or the flag, that all conditions are about
	conditions []*Formula
	low, high  *exact.Number // what the quantity can be at most and at least; nil where nothing is known
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
		r := (reaches{}).of(p.quantity)
		p.low, p.high = r.low, r.high
	}
	return p, true
}

// Whole reports whether the quantity is always a whole number: made without division, and rounding to places, of
// names that are, which whole says of a slot.
func (p *Partition) Whole(whole func(slot int) bool) bool {
	if p.quantity.typ != NumberType {
		return false
	}
	all := true
	p.quantity.eachOnce(map[*node]bool{}, func(n *node) {
		switch n.op {
		case opName:
			all = all && (n.typ != NumberType || whole(n.index))
		case opNumber:
			all = all && n.num.IsInt()
		case opDiv, opRate, opPercent:
			all = false
		case opRound:
			all = all && n.index <= 0
		}
	})
	return all
}

// Value returns the quantity for a row of the scope.
func (p *Partition) Value(row Row) Value {
	m := machine{row: &row}
	n := 0
	for _, f := range p.conditions {
		n = max(n, f.locals)
	}
	if n > len(m.few) {
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
	return (sameness{}).of(p.quantity, n)
}

func constantOf(n *node) (exact.Number, bool) {
	if n.ratio == nil {
		return exact.Number{}, false
	}
	return n.ratio.constant()
}

// A sameness holds the pairs of nodes that were compared: what let shares is compared once.
type sameness map[[2]*node]bool

// of reports whether two nodes compute the same in the same way, whatever let calls their parts.
func (s sameness) of(a, b *node) bool {
	pair := [2]*node{a, b}
	if a == b || s[pair] {
		return true
	}
	s[pair] = true
	named := a.op == opLet || a.op == opLocal
	return a.op == b.op && a.typ == b.typ && a.truth == b.truth && (named || a.index == b.index) && a.num.Cmp(b.num) == 0 &&
		slices.Equal(a.comparisons, b.comparisons) && slices.EqualFunc(a.kids, b.kids, s.of)
}

// A stretch is what a number can be at least and at most; an end is nil where nothing is known.
type stretch struct{ low, high *exact.Number }

// reaches hold what nodes can be: what let shares is looked at once.
type reaches map[*node]stretch

// of returns what a number can be at least and at most, given that names are counts or amounts, which are
// not below 0.
func (r reaches) of(n *node) stretch {
	known, found := r[n]
	if !found {
		known = r.find(n)
		r[n] = known
	}
	return known
}

func (r reaches) find(n *node) stretch {
	zero, hundred := exact.Int(0), exact.Int(100)
	switch n.op {
	case opNumber:
		return stretch{&n.num, &n.num}
	case opName, opRate, opAbs:
		return stretch{&zero, nil}
	case opPercent:
		return stretch{&zero, &hundred}
	case opLocal:
		return r.of(n.kids[0])
	case opLet:
		return r.of(n.kids[1])
	case opCond:
		return r.hull(n.kids[1:])
	case opCoalesce:
		return r.hull(n.kids)
	case opMin, opMax:
		return r.extreme(n)
	case opAdd, opMul, opDiv:
		if r.notNegative(n.kids) {
			return stretch{&zero, nil}
		}
	case opRound, opFloor, opCeil:
		if r.notNegative(n.kids[:1]) {
			return stretch{&zero, nil}
		}
	}
	return stretch{}
}

// hull is what any of some numbers can be.
func (r reaches) hull(nodes []*node) stretch {
	all := r.of(nodes[0])
	for _, n := range nodes[1:] {
		one := r.of(n)
		if all.low == nil || one.low == nil {
			all.low = nil
		} else if one.low.Cmp(*all.low) < 0 {
			all.low = one.low
		}
		if all.high == nil || one.high == nil {
			all.high = nil
		} else if one.high.Cmp(*all.high) > 0 {
			all.high = one.high
		}
	}
	return all
}

// extreme is what min or max can be: min is at most what any of the numbers is, max at least.
func (r reaches) extreme(n *node) stretch {
	all := r.hull(n.kids)
	for _, kid := range n.kids {
		one := r.of(kid)
		if n.op == opMin && one.high != nil && (all.high == nil || one.high.Cmp(*all.high) < 0) {
			all.high = one.high
		}
		if n.op == opMax && one.low != nil && (all.low == nil || one.low.Cmp(*all.low) > 0) {
			all.low = one.low
		}
	}
	return all
}

func (r reaches) notNegative(nodes []*node) bool {
	return !slices.ContainsFunc(nodes, func(n *node) bool {
		low := r.of(n).low
		return low == nil || low.Sign() < 0
	})
}

// Cells returns the cells in ascending order. When whole, the quantity is a whole number, and stretches without
// one are left out.
func (p *Partition) Cells(whole bool) []Cell {
	if p.quantity.typ == TruthType {
		return []Cell{p.At(TruthValue(false)), p.At(TruthValue(true))}
	}
	cuts := p.cuts()
	var cells []Cell
	add := func(n exact.Number) {
		if p.low != nil && n.Cmp(*p.low) < 0 || p.high != nil && n.Cmp(*p.high) > 0 || whole && !n.IsInt() {
			return
		}
		cells = append(cells, p.At(NumberValue(n)))
	}
	if below := cuts[0].Sub(exact.Int(1)); whole {
		add(below.Ceil())
	} else {
		add(below)
	}
	for i, cut := range cuts {
		add(cut)
		next := cut.Add(exact.Int(1))
		if whole {
			next = next.Floor() // the next whole number
		}
		switch {
		case i == len(cuts)-1:
			add(next)
		case whole && next.Cmp(cuts[i+1]) < 0:
			add(next)
		case !whole:
			middle, _ := cut.Add(cuts[i+1]).Div(exact.Int(2))
			add(middle)
		}
	}
	return cells
}

// cuts are the constants that the conditions mention, and the ends of the reach, ascending.
func (p *Partition) cuts() []exact.Number {
	var cuts []exact.Number
	for _, end := range []*exact.Number{p.low, p.high} {
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
	slices.SortFunc(cuts, exact.Number.Cmp)
	return slices.CompactFunc(cuts, func(a, b exact.Number) bool { return a.Cmp(b) == 0 })
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

func (p *Partition) number(n *node, v Value) exact.Number {
	if k, ok := constantOf(n); ok {
		return k
	}
	return v.num
}
