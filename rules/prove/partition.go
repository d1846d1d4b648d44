package prove

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// A Partition cuts everything that one quantity can be into cells, in each of which every one of a list of
// conditions has one answer. It decides exactly whether bands over that quantity leave a gap or overlap.
type Partition struct {
	conditions []*rules.Formula
	roots      []*form.Node
	meanings   *meanings
	quantity   *form.Node     // the number, or the flag, that all conditions are about
	value      *rules.Formula // the quantity
	reach      interval       // what the quantity can be, given that names are counts or amounts
}

// A Cell is a stretch of a quantity: a single number, or what lies between two numbers, without its ends.
type Cell struct {
	Witness rules.Value // a value in the cell
	Holds   []bool      // for each condition whether it is true there
}

// PartitionOf returns the partition for conditions of one scope that all compare one quantity (formulas that are
// [Equal]) with constants, or ask one flag; with and, or, not and in. ok is false where they are about more than one.
func PartitionOf(conditions []*rules.Formula) (p *Partition, ok bool) {
	p = &Partition{conditions: conditions}
	for _, f := range conditions {
		of := f.Form()
		if p.meanings == nil {
			p.meanings = newMeanings(of.Names)
		}
		p.roots = append(p.roots, of.Root)
		if !p.takes(of.Root) {
			return nil, false
		}
		if p.value == nil && p.quantity != nil {
			p.value = f.At(p.quantity)
		}
	}
	if p.quantity == nil {
		return nil, false
	}
	if p.quantity.Type == form.NumberType {
		p.reach = amounts.prover().interval(p.quantity, nil)
	}
	return p, true
}

// amounts is the domain in which no name is below 0, and none need be whole.
var amounts = &Domain{amounts: true}

// Whole reports whether the quantity is always a whole number: made without division, and rounding to places, of
// names that are, which whole says of a slot.
func (p *Partition) Whole(whole func(slot int) bool) bool {
	if p.quantity.Type != form.NumberType {
		return false
	}
	all := true
	p.quantity.Each(func(n *form.Node) {
		switch n.Op {
		case form.OpName:
			all = all && (n.Type != form.NumberType || whole(n.Index))
		case form.OpNumber:
			all = all && n.Num.IsInt()
		case form.OpDiv, form.OpRate, form.OpPercent:
			all = false
		case form.OpRound:
			all = all && n.Index <= 0
		}
	})
	return all
}

// Value returns the quantity for a row of the scope.
func (p *Partition) Value(row rules.Row) rules.Value { return p.value.Evaluate(row) }

// takes reports whether a condition is about the one quantity alone, and learns which that is.
func (p *Partition) takes(n *form.Node) bool {
	switch n.Op {
	case form.OpTruth:
		return true
	case form.OpQuoted:
		return p.takes(n.Kids[0])
	case form.OpAnd, form.OpOr, form.OpNot:
		return !slices.ContainsFunc(n.Kids, func(kid *form.Node) bool { return !p.takes(kid) })
	case form.OpName:
		return p.is(n)
	case form.OpIn, form.OpNotIn:
		return p.is(n.Kids[0])
	case form.OpCompare:
		for _, kid := range n.Kids {
			if _, constant := kid.Constant(); !constant && (kid.Type != form.NumberType || !p.is(kid)) {
				return false
			}
		}
		return true
	}
	return false
}

// is reports whether a node is the quantity, which the first one asked becomes.
func (p *Partition) is(n *form.Node) bool {
	if p.quantity == nil {
		p.quantity = n
	}
	return p.meanings.of(p.quantity) == p.meanings.of(n)
}

// Cells returns the cells in ascending order. When whole, the quantity is a whole number, and stretches without
// one are left out.
func (p *Partition) Cells(whole bool) []Cell {
	if p.quantity.Type == form.TruthType {
		return []Cell{p.At(rules.TruthValue(false)), p.At(rules.TruthValue(true))}
	}
	cuts := p.cuts()
	var cells []Cell
	add := func(n exact.Number) {
		if !p.reach.holds(n) || whole && !n.IsInt() {
			return
		}
		cells = append(cells, p.At(rules.NumberValue(n)))
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
	if !p.reach.noLow {
		cuts = append(cuts, p.reach.low)
	}
	if !p.reach.noHigh {
		cuts = append(cuts, p.reach.high)
	}
	for _, root := range p.roots {
		root.Each(func(n *form.Node) {
			if n.Op != form.OpCompare && n.Op != form.OpIn && n.Op != form.OpNotIn {
				return
			}
			for _, kid := range n.Kids {
				if k, ok := kid.Constant(); ok {
					cuts = append(cuts, k)
				}
			}
		})
	}
	slices.SortFunc(cuts, exact.Number.Cmp)
	return slices.CompactFunc(cuts, func(a, b exact.Number) bool { return a.Cmp(b) == 0 })
}

// At returns the answers of the conditions for a value of the quantity.
func (p *Partition) At(v rules.Value) Cell {
	cell := Cell{Witness: v, Holds: make([]bool, len(p.conditions))}
	for i, root := range p.roots {
		cell.Holds[i] = p.holds(root, v)
	}
	return cell
}

// holds evaluates a condition with a value in the place of the quantity.
func (p *Partition) holds(n *form.Node, v rules.Value) bool {
	switch n.Op {
	case form.OpTruth:
		return n.Truth
	case form.OpQuoted:
		return p.holds(n.Kids[0], v)
	case form.OpNot:
		return !p.holds(n.Kids[0], v)
	case form.OpAnd:
		return p.holds(n.Kids[0], v) && p.holds(n.Kids[1], v)
	case form.OpOr:
		return p.holds(n.Kids[0], v) || p.holds(n.Kids[1], v)
	case form.OpIn, form.OpNotIn:
		number, _ := v.Number()
		among := slices.ContainsFunc(n.Kids[1:], func(item *form.Node) bool { return item.Literal().Cmp(number) == 0 })
		return among == (n.Op == form.OpIn)
	case form.OpCompare:
		for i, op := range n.Comparisons {
			if !op.Holds(p.number(n.Kids[i], v).Cmp(p.number(n.Kids[i+1], v))) {
				return false
			}
		}
		return true
	}
	truth, _ := v.Truth()
	return truth
}

func (p *Partition) number(n *form.Node, v rules.Value) exact.Number {
	if k, ok := n.Constant(); ok {
		return k
	}
	number, _ := v.Number()
	return number
}
