package rules

import (
	"slices"

	"github.com/childward/childward/rules/exact"
)

// A Domain is what is known of the names of a scope before there are data: none is below 0, which ones are
// whole, and conditions that hold for all sound data. Say all of it first, ask then; a Domain of which nothing
// more is said serves any number of goroutines.
type Domain struct {
	scope     *Scope
	fractions map[int]bool  // the slots that need not be whole
	facts     []Linear      // each at least 0
	about     map[int][]int // for each slot the facts that name it
}

// NewDomain returns the domain in which every number of the scope is whole and not below 0.
func NewDomain(scope *Scope) *Domain {
	return &Domain{scope: scope, fractions: map[int]bool{}, about: map[int][]int{}}
}

func (d *Domain) add(fact Linear) {
	for _, t := range fact.terms {
		d.about[t.slot] = append(d.about[t.slot], len(d.facts))
	}
	d.facts = append(d.facts, fact)
}

// Fractions says that a name need not be whole: an amount, such as money.
func (d *Domain) Fractions(name string) {
	if slot, ok := d.scope.Slot(name); ok {
		d.fractions[slot] = true
	}
}

// Assume says that a condition, compiled over the scope of the domain, holds for all sound data. learnt is
// false when nothing follows from it that the domain can hold: it is no comparison of sums, nor such
// comparisons joined by and.
func (d *Domain) Assume(condition *Formula) (learnt bool) {
	cases := d.cases(condition.root, true, maxCases)
	if len(cases) != 1 {
		return false
	}
	for _, fact := range cases[0] {
		d.add(fact)
	}
	return len(cases[0]) > 0
}

// AssumeLastYear says that a condition held for the sound data of the year before: what it says of names, as far as
// the scope has last_year.NAME for them.
func (d *Domain) AssumeLastYear(condition *Formula) {
	cases := d.cases(condition.root, true, maxCases)
	if len(cases) != 1 {
		return
	}
	for _, fact := range cases[0] {
		if earlier, ok := d.lastYear(fact); ok {
			d.add(earlier)
		}
	}
}

// lastYear is a fact about last_year.NAME instead of NAME.
func (d *Domain) lastYear(fact Linear) (earlier Linear, ok bool) {
	earlier.constant = fact.constant
	for _, t := range fact.terms {
		slot, ok := d.scope.Slot(lastYear + "." + d.scope.names[t.slot])
		if !ok {
			return Linear{}, false
		}
		earlier = earlier.plus(Linear{terms: []term{{slot, t.coefficient}}}, exact.Int(1))
	}
	return earlier, true
}

// AtMost reports whether a sum is at most another one for all sound data. It is exact over fractions: where
// it says no, there are data that say otherwise, if need be with fractions in them. Where there are no sound
// data at all it holds.
func (d *Domain) AtMost(part, whole Linear) bool {
	p := d.prover()
	switch p.sign(whole.plus(part, exact.Int(-1)), greaterEqual, nil) {
	case Always, NoValue:
		return true
	}
	return false
}

// cases are the ways in which a condition comes out as wanted, each as facts that hold then. What a condition
// says that is no comparison of sums is left out; at most so many ways are told apart, others say nothing.
func (d *Domain) cases(n *node, wanted bool, most int) [][]Linear {
	nothing := [][]Linear{nil}
	switch n.op {
	case opLet, opLocal:
		return d.cases(n.kids[len(n.kids)-1], wanted, most)
	case opNot:
		return d.cases(n.kids[0], !wanted, most)
	case opTruth:
		if n.truth != wanted {
			return nil
		}
	case opAnd, opOr:
		left, right := d.cases(n.kids[0], wanted, most), d.cases(n.kids[1], wanted, most)
		if (n.op == opAnd) == wanted {
			return bothOf(left, right, most)
		}
		return oneOf(left, right, most)
	case opCompare:
		all := nothing
		if !wanted {
			all = nil
		}
		for i, op := range n.comparisons {
			pair := d.comparison(n.kids[i], op, n.kids[i+1], wanted)
			if wanted {
				all = bothOf(all, pair, most)
			} else {
				all = oneOf(all, pair, most)
			}
		}
		return all
	}
	return nothing
}

// maxCases is how many ways of a condition are told apart.
const maxCases = 16

func bothOf(left, right [][]Linear, most int) [][]Linear {
	var all [][]Linear
	for _, l := range left {
		for _, r := range right {
			all = append(all, append(slices.Clone(l), r...))
		}
	}
	return few(all, most)
}

func oneOf(left, right [][]Linear, most int) [][]Linear {
	return few(append(slices.Clone(left), right...), most)
}

func few(all [][]Linear, most int) [][]Linear {
	if len(all) > most {
		return [][]Linear{nil}
	}
	return all
}

// comparison is what a op b says, or its contrary.
func (d *Domain) comparison(a *node, op compOp, b *node, wanted bool) [][]Linear {
	if a.ratio == nil || b.ratio == nil {
		return [][]Linear{nil}
	}
	left, ok1 := a.ratio.whole()
	right, ok2 := b.ratio.whole()
	if !ok1 || !ok2 || len(a.ratio.parts)+len(b.ratio.parts) > 0 {
		return [][]Linear{nil}
	}
	if !wanted {
		op = contrary[op]
	}
	less, more := left.plus(right, exact.Int(-1)), right.plus(left, exact.Int(-1))
	switch op {
	case lessEqual:
		return [][]Linear{{more}}
	case greaterEqual:
		return [][]Linear{{less}}
	case equal:
		return [][]Linear{{more, less}}
	}
	switch op {
	case greater:
		return [][]Linear{{d.above0(less)}}
	case notEqual:
		return [][]Linear{{d.above0(less)}, {d.above0(more)}}
	}
	return [][]Linear{{d.above0(more)}}
}

var contrary = [...]compOp{
	less: greaterEqual, lessEqual: greater, greater: lessEqual, greaterEqual: less, equal: notEqual, notEqual: equal,
}

// above0 is the fact that a sum is above 0. A sum of whole numbers with whole coefficients that have no common
// factor is then at least 1; of other sums only that they are not below 0 can be held.
func (d *Domain) above0(l Linear) Linear {
	if !d.isWhole(l) {
		return l
	}
	return l.times(l.content().Inverse()).plus(constantLinear(exact.Int(1)), exact.Int(-1))
}

// isWhole reports whether all names of a sum are whole.
func (d *Domain) isWhole(l Linear) bool {
	return !slices.ContainsFunc(l.terms, func(t term) bool { return d.fractions[t.slot] })
}
