package rules

import (
	"slices"

	"github.com/childward/childward/rules/exact"
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

// Certain says whether the value of the formula, compiled over the scope of the domain, meets a threshold
// for all sound data. Always, Never and NoValue are proved, in exact numbers. For a formula that has a ratio
// form in each of its branches Open means that there are data for either answer, if need be with fractions in
// them; for others, such as min, round and sums of quotients, it may also mean that the proof was not found.
func (f *Formula) Certain(t Threshold, d *Domain) Certainty {
	return d.prover().certain(f.root, t.op, t.number, nil)
}

// A prover answers one question about a domain.
type prover struct {
	*Domain
	steps int // what may still be spent
}

// maxProof is what one question may cost, in cells of tables of linear programs: some hundredths of a second.
const maxProof = 100_000

// maxProofBits and maxProofFacts are from where on a linear program is not solved.
const (
	maxProofBits  = 256
	maxProofFacts = 100
)

func (d *Domain) prover() *prover { return &prover{Domain: d, steps: maxProof} }

// spend reports whether the budget has room for another node.
func (p *prover) spend() bool {
	p.steps--
	return p.steps > 0
}

func (p *prover) certain(n *node, op compOp, t exact.Number, facts []Linear) Certainty {
	switch {
	case !p.spend():
		return Open
	case n.ratio != nil:
		return p.ratio(n.ratio, op, t, facts)
	}
	switch n.op {
	case opLet, opLocal:
		return p.certain(n.kids[len(n.kids)-1], op, t, facts)
	case opCond:
		all := NoValue
		for i, wanted := range []bool{true, false} {
			for _, way := range p.cases(n.kids[0], wanted, maxCases) {
				all = both(all, p.certain(n.kids[i+1], op, t, slices.Concat(facts, way)))
			}
		}
		return all
	case opCoalesce:
		all := NoValue
		for _, kid := range n.kids {
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
func (p *prover) ratio(r *Ratio, op compOp, t exact.Number, facts []Linear) Certainty {
	facts = p.within(r, facts)
	difference := r.num.plus(r.den, t.Neg())
	if r.den.isConstant() {
		switch r.den.constant.Sign() {
		case 0:
			return NoValue
		case 1:
			return p.sign(difference, op, facts)
		}
		return p.sign(difference.times(exact.Int(-1)), op, facts)
	}
	minus := r.den.times(exact.Int(-1))
	return both(
		p.sign(difference, op, slices.Concat(facts, []Linear{p.above0(r.den)})),
		p.sign(difference.times(exact.Int(-1)), op, slices.Concat(facts, []Linear{p.above0(minus)})))
}

// within adds what must hold for the rates and percentages in a ratio to have a value.
func (p *prover) within(r *Ratio, facts []Linear) []Linear {
	facts = slices.Clone(facts)
	for _, part := range r.parts {
		facts = append(facts, part.num, p.above0(part.den))
		if part.percent {
			facts = append(facts, part.den.plus(part.num, exact.Int(-1)))
		}
	}
	return facts
}

// sign compares a sum with 0.
func (p *prover) sign(l Linear, op compOp, facts []Linear) Certainty {
	certainty := p.bounds(l, facts).certain(op, exact.Number{})
	if certainty == Open && op == equal && p.neverWhole(l) {
		return Never
	}
	return certainty
}

// neverWhole reports whether a sum of whole numbers cannot be 0, because its names add up to multiples of a
// number of which the constant is none.
func (p *prover) neverWhole(l Linear) bool {
	if l.isConstant() || !p.isWhole(l) {
		return false
	}
	step := Linear{terms: l.terms}.content()
	multiple, _ := l.constant.Div(step)
	return !multiple.IsInt()
}

// bounds returns the least and the greatest value of a sum.
func (p *prover) bounds(l Linear, facts []Linear) interval {
	all, ok := p.known(facts, l)
	if !ok {
		return everything
	}
	return p.solve(l, all)
}

// known adds to the facts of the question, which may exclude each other, those of the domain about names that are
// reached from them or from sums. ok is false when a linear program over them would cost too much.
func (p *prover) known(facts []Linear, sums ...Linear) (all []Linear, ok bool) {
	seen, reached := map[int]bool{}, []int{}
	reach := func(l Linear) {
		for _, t := range l.terms {
			if !seen[t.slot] {
				seen[t.slot] = true
				reached = append(reached, t.slot)
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
	long := func(f Linear) bool {
		return slices.ContainsFunc(f.coefficients(), func(c exact.Number) bool { return c.Bits() > maxProofBits })
	}
	return all, len(all) <= maxProofFacts && !slices.ContainsFunc(slices.Concat(sums, all), long)
}

// solve returns the least and the greatest value of a sum over what meets the facts.
func (p *prover) solve(l Linear, facts []Linear) interval {
	variable := map[int]int{}
	for _, f := range append(slices.Clone(facts), l) {
		for _, t := range f.terms {
			if _, seen := variable[t.slot]; !seen {
				variable[t.slot] = len(variable)
			}
		}
	}
	lp := &program{variables: len(variable), steps: &p.steps}
	for _, f := range facts {
		lp.facts = append(lp.facts, renumbered(f, variable))
	}
	goal := renumbered(l, variable)
	high, above := lp.maximum(goal)
	low, below := lp.maximum(goal.times(exact.Int(-1)))
	return interval{
		low: low.Neg(), high: high, noLow: below != optimal, noHigh: above != optimal, none: above == empty,
	}
}

func renumbered(l Linear, variable map[int]int) Linear {
	out := Linear{constant: l.constant}
	for _, t := range l.terms {
		out.terms = append(out.terms, term{variable[t.slot], t.coefficient})
	}
	slices.SortFunc(out.terms, func(a, b term) int { return a.slot - b.slot })
	return out
}
