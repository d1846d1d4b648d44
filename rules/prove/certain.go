package prove

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// A Certainty says whether a comparison comes out the same for all sound data.
type Certainty uint8

// What can be said of a comparison without data.
const (
	Open    Certainty = iota // it depends on the data, or cannot be told
	Always                   // it holds wherever there is a value
	Never                    // it holds nowhere
	NoValue                  // there are no sound data for which there is a value
)

// Certain says whether the value of a formula, compiled over the scope of the domain, meets a threshold
// for all sound data. Always, Never and NoValue are proved, in exact numbers. For a formula that has a ratio
// form in each of its branches Open means that there are data for either answer, if need be with fractions in
// them; for others, such as min, round and sums of quotients, it may also mean that the proof was not found.
func (d *Domain) Certain(f *rules.Formula, t rules.Threshold) Certainty {
	return d.prover().certain(f.Form().Root, form.Comparisons[t.Op()], t.Number(), nil)
}

// A prover answers one question about a domain.
type prover struct {
	*Domain
	steps     int // what may still be spent
	intervals map[*form.Node]interval
}

// maxProof is what one question may cost, in cells of tables of linear programs: some hundredths of a second.
const maxProof = 100_000

// maxProofBits and maxProofFacts are from where on a linear program is not solved.
const (
	maxProofBits  = 256
	maxProofFacts = 100
)

func (d *Domain) prover() *prover {
	return &prover{Domain: d, steps: maxProof, intervals: map[*form.Node]interval{}}
}

// spend reports whether the budget has room for another node.
func (p *prover) spend() bool {
	p.steps--
	return p.steps > 0
}

func (p *prover) certain(n *form.Node, op form.Comparison, t exact.Number, facts []form.Sum) Certainty {
	switch {
	case !p.spend():
		return Open
	case n.Ratio != nil:
		return p.ratio(n.Ratio, op, t, facts)
	}
	switch n.Op {
	case form.OpLet, form.OpLocal, form.OpQuoted:
		return p.certain(n.Named(), op, t, facts)
	case form.OpCond:
		all := NoValue
		for i, wanted := range []bool{true, false} {
			for _, way := range p.cases(n.Kids[0], wanted, maxCases) {
				all = both(all, p.certain(n.Kids[i+1], op, t, slices.Concat(facts, way)))
			}
		}
		return all
	case form.OpCoalesce:
		all := NoValue
		for _, kid := range n.Kids {
			all = both(all, p.certain(kid, op, t, facts))
		}
		return all
	}
	return p.interval(n, facts).certain(op, t)
}

// both is what is certain of data of two kinds.
func both(a, b Certainty) Certainty {
	switch {
	case a == NoValue:
		return b
	case b == NoValue || a == b:
		return a
	}
	return Open
}

// ratio compares num / den with t by the sign of num - t·den, where the denominator is above 0 and where it
// is below.
func (p *prover) ratio(r *form.Ratio, op form.Comparison, t exact.Number, facts []form.Sum) Certainty {
	facts = p.within(r, facts)
	difference := r.Num.Plus(r.Den, t.Neg())
	if r.Den.IsConstant() {
		switch r.Den.Constant.Sign() {
		case 0:
			return NoValue
		case 1:
			return p.sign(difference, op, facts)
		}
		return p.sign(difference.Times(exact.Int(-1)), op, facts)
	}
	minus := r.Den.Times(exact.Int(-1))
	return both(
		p.sign(difference, op, slices.Concat(facts, []form.Sum{p.above0(r.Den)})),
		p.sign(difference.Times(exact.Int(-1)), op, slices.Concat(facts, []form.Sum{p.above0(minus)})))
}

// within adds what must hold for the rates and percentages in a ratio to have a value.
func (p *prover) within(r *form.Ratio, facts []form.Sum) []form.Sum {
	facts = slices.Clone(facts)
	for _, part := range r.Quotients {
		facts = append(facts, part.Num, p.above0(part.Den))
		if part.Percent {
			facts = append(facts, part.Den.Plus(part.Num, exact.Int(-1)))
		}
	}
	return facts
}

// sign compares a sum with 0.
func (p *prover) sign(l form.Sum, op form.Comparison, facts []form.Sum) Certainty {
	certainty := p.bounds(l, facts).certain(op, exact.Number{})
	if certainty == Open && op == form.Equal && p.neverWhole(l) {
		return Never
	}
	return certainty
}

// neverWhole reports whether a sum of whole numbers cannot be 0, because its names add up to multiples of a
// number of which the constant is none.
func (p *prover) neverWhole(l form.Sum) bool {
	if l.IsConstant() || !p.isWhole(l) {
		return false
	}
	step := form.Sum{Terms: l.Terms}.Content()
	multiple, _ := l.Constant.Div(step)
	return !multiple.IsInt()
}

// bounds returns the least and the greatest value of a sum.
func (p *prover) bounds(l form.Sum, facts []form.Sum) interval {
	all, ok := p.known(facts, l)
	if !ok {
		return everything
	}
	return p.solve(l, all)
}

// known adds to the facts of the question, which may exclude each other, those of the domain about names that are
// reached from them or from sums. ok is false when a linear program over them would cost too much.
func (p *prover) known(facts []form.Sum, sums ...form.Sum) (all []form.Sum, ok bool) {
	seen, reached := map[int]bool{}, []int{}
	reach := func(l form.Sum) {
		for _, t := range l.Terms {
			if !seen[t.Slot] {
				seen[t.Slot] = true
				reached = append(reached, t.Slot)
			}
		}
	}
	for _, l := range slices.Concat(sums, facts) {
		reach(l)
	}
	all = slices.Clone(facts)
	taken := map[int]bool{}
	for i := 0; i < len(reached) && len(all) <= maxProofFacts; i++ {
		for _, k := range p.about[reached[i]] {
			if !taken[k] {
				taken[k] = true
				reach(p.facts[k])
				all = append(all, p.facts[k])
			}
		}
	}
	long := func(f form.Sum) bool {
		return slices.ContainsFunc(f.Coefficients(), func(c exact.Number) bool { return c.Bits() > maxProofBits })
	}
	return all, len(all) <= maxProofFacts && !slices.ContainsFunc(slices.Concat(sums, all), long)
}

// solve returns the least and the greatest value of a sum over what meets the facts.
func (p *prover) solve(l form.Sum, facts []form.Sum) interval {
	variable := map[int]int{}
	for _, f := range append(slices.Clone(facts), l) {
		for _, t := range f.Terms {
			if _, seen := variable[t.Slot]; !seen {
				variable[t.Slot] = len(variable)
			}
		}
	}
	lp := &program{variables: len(variable), steps: &p.steps}
	for _, f := range facts {
		lp.facts = append(lp.facts, renumbered(f, variable))
	}
	goal := renumbered(l, variable)
	high, above := lp.maximum(goal)
	low, below := lp.maximum(goal.Times(exact.Int(-1)))
	return interval{
		low: low.Neg(), high: high, noLow: below != optimal, noHigh: above != optimal, none: above == empty,
	}
}

func renumbered(l form.Sum, variable map[int]int) form.Sum {
	out := form.Sum{Constant: l.Constant}
	for _, t := range l.Terms {
		out.Terms = append(out.Terms, form.Term{Slot: variable[t.Slot], Coefficient: t.Coefficient})
	}
	slices.SortFunc(out.Terms, func(a, b form.Term) int { return a.Slot - b.Slot })
	return out
}
