package prove

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// A Domain is what is known of the names of a scope before there are data: none is below 0, which ones are
// whole, and conditions that hold for all sound data. Say all of it first, ask then; a Domain of which nothing
// more is said serves any number of goroutines.
type Domain struct {
	scope     *rules.Scope
	names     []string      // by slot
	fractions map[int]bool  // the slots that need not be whole
	amounts   bool          // no slot need be whole
	facts     []form.Sum    // each at least 0
	about     map[int][]int // for each slot the facts that name it
}

// NewDomain returns the domain in which every number of the scope is whole and not below 0.
func NewDomain(scope *rules.Scope) *Domain {
	return &Domain{scope: scope, names: scope.Names(), fractions: map[int]bool{}, about: map[int][]int{}}
}

func (d *Domain) add(fact form.Sum) {
	for _, t := range fact.Terms {
		d.about[t.Slot] = append(d.about[t.Slot], len(d.facts))
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
func (d *Domain) Assume(condition *rules.Formula) (learnt bool) {
	cases := d.cases(condition.Form().Root, true, maxCases)
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
func (d *Domain) AssumeLastYear(condition *rules.Formula) {
	cases := d.cases(condition.Form().Root, true, maxCases)
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
func (d *Domain) lastYear(fact form.Sum) (earlier form.Sum, ok bool) {
	earlier.Constant = fact.Constant
	for _, t := range fact.Terms {
		slot, ok := d.scope.Slot(rules.LastYearPrefix + d.names[t.Slot])
		if !ok {
			return form.Sum{}, false
		}
		earlier = earlier.Plus(form.Sum{Terms: []form.Term{{Slot: slot, Coefficient: t.Coefficient}}}, exact.Int(1))
	}
	return earlier, true
}

// AtMost reports whether a sum is at most another one for all sound data. It is exact over fractions: where
// it says no, there are data that say otherwise, if need be with fractions in them. Where there are no sound
// data at all it holds.
func (d *Domain) AtMost(part, whole rules.Sum) bool {
	p := d.prover()
	switch p.sign(whole.Form().Plus(part.Form(), exact.Int(-1)), form.GreaterEqual, nil) {
	case Always, NoValue:
		return true
	}
	return false
}

// cases are the ways in which a condition comes out as wanted, each as facts that hold then. What a condition
// says that is no comparison of sums is left out; at most so many ways are told apart, others say nothing.
func (d *Domain) cases(n *form.Node, wanted bool, most int) [][]form.Sum {
	nothing := [][]form.Sum{nil}
	switch n.Op {
	case form.OpLet, form.OpLocal, form.OpQuoted:
		return d.cases(n.Named(), wanted, most)
	case form.OpNot:
		return d.cases(n.Kids[0], !wanted, most)
	case form.OpTruth:
		if n.Truth != wanted {
			return nil
		}
	case form.OpAnd, form.OpOr:
		left, right := d.cases(n.Kids[0], wanted, most), d.cases(n.Kids[1], wanted, most)
		if (n.Op == form.OpAnd) == wanted {
			return bothOf(left, right, most)
		}
		return oneOf(left, right, most)
	case form.OpCompare:
		all := nothing
		if !wanted {
			all = nil
		}
		for i, op := range n.Comparisons {
			pair := d.comparison(n.Kids[i], op, n.Kids[i+1], wanted)
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

func bothOf(left, right [][]form.Sum, most int) [][]form.Sum {
	var all [][]form.Sum
	for _, l := range left {
		for _, r := range right {
			all = append(all, append(slices.Clone(l), r...))
		}
	}
	return few(all, most)
}

func oneOf(left, right [][]form.Sum, most int) [][]form.Sum {
	return few(append(slices.Clone(left), right...), most)
}

func few(all [][]form.Sum, most int) [][]form.Sum {
	if len(all) > most {
		return [][]form.Sum{nil}
	}
	return all
}

// comparison is what a op b says, or its contrary.
func (d *Domain) comparison(a *form.Node, op form.Comparison, b *form.Node, wanted bool) [][]form.Sum {
	less, ok := form.Difference(a, b) // what a has more than b
	if !ok {
		return [][]form.Sum{nil}
	}
	if !wanted {
		op = form.Contrary[op]
	}
	more := less.Times(exact.Int(-1))
	switch op {
	case form.LessEqual:
		return [][]form.Sum{{more}}
	case form.GreaterEqual:
		return [][]form.Sum{{less}}
	case form.Equal:
		return [][]form.Sum{{more, less}}
	case form.Greater:
		return [][]form.Sum{{d.above0(less)}}
	case form.NotEqual:
		return [][]form.Sum{{d.above0(less)}, {d.above0(more)}}
	}
	return [][]form.Sum{{d.above0(more)}}
}

// above0 is the fact that a sum is above 0. A sum of whole numbers with whole coefficients that have no common
// factor is then at least 1; of other sums only that they are not below 0 can be held.
func (d *Domain) above0(l form.Sum) form.Sum {
	if !d.isWhole(l) {
		return l
	}
	return l.Times(l.Content().Inverse()).Plus(form.ConstantSum(exact.Int(1)), exact.Int(-1))
}

// isWhole reports whether all names of a sum are whole.
func (d *Domain) isWhole(l form.Sum) bool {
	return !d.amounts && !slices.ContainsFunc(l.Terms, func(t form.Term) bool { return d.fractions[t.Slot] })
}
