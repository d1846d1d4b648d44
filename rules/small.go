package rules

import (
	"math"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/internal/small"
)

// A smallMachine is an evaluation in fractions of int64 that tells the kind of a value and its number, not the
// names and reasons behind it; see [machine], which does, and says the same. Truth values are 1 and 0.
type smallMachine struct {
	row    *Row
	ints   []int64 // of the row
	beyond bool    // a number did not fit: what comes out means nothing
	locals [mostSmallLocals]smallLocal
}

type smallLocal struct {
	done bool
	kind ValueKind
	n, d int64
}

// mostSmallLocals is up to how many names of let are kept without an allocation.
const mostSmallLocals = 4

// smallNumber returns a number as a fraction of int64 within ±math.MaxInt64; d is 0 where it is none.
func smallNumber(x exact.Number) (n, d int64) {
	numerator, denominator := x.Parts()
	n, ok1 := numerator.Int64()
	d, ok2 := denominator.Int64()
	if !ok1 || !ok2 || n == math.MinInt64 {
		return 0, 0
	}
	return n, d
}

// small evaluates the formula in small numbers; ok is false where they do not suffice.
func (f *Formula) small(row *Row) (kind ValueKind, n, d int64, ok bool) {
	if f.locals > mostSmallLocals || len(row.ints) < f.slots || row.scope != f.scope {
		return 0, 0, 0, false
	}
	m := smallMachine{row: row, ints: row.ints}
	kind, n, d = m.eval(f.root)
	return kind, n, d, !m.beyond
}

func (m *smallMachine) eval(n *form.Node) (kind ValueKind, num, den int64) {
	switch n.Op {
	case form.OpName:
		if v := m.ints[n.Index]; v != elsewhere {
			return IsNumber, v, 1
		}
		return m.elsewhere(n.Index)
	case form.OpNumber:
		return m.number(n.N, n.D)
	case form.OpTruth:
		return truthOf(n.Truth)
	case form.OpLet:
		return m.eval(n.Kids[1])
	case form.OpQuoted:
		return m.eval(n.Kids[0])
	case form.OpLocal:
		return m.local(n)
	case form.OpNeg, form.OpAbs, form.OpRound, form.OpFloor, form.OpCeil:
		return m.unary(n)
	case form.OpNot:
		if kind, num, _ = m.eval(n.Kids[0]); kind == IsTruth {
			num = 1 - num
		}
		return kind, num, 1
	case form.OpAdd, form.OpSub, form.OpMul, form.OpDiv:
		return m.arithmetic(n)
	case form.OpRate, form.OpPercent:
		return m.rate(n)
	case form.OpCompare:
		return m.compare(n)
	case form.OpAnd:
		return m.kleene(n, 0)
	case form.OpOr:
		return m.kleene(n, 1)
	case form.OpCond:
		return m.conditional(n)
	case form.OpIn, form.OpNotIn:
		return m.in(n)
	case form.OpCoalesce:
		for _, kid := range n.Kids {
			if kind, num, den = m.eval(kid); kind != Missing {
				return kind, num, den
			}
		}
		return Missing, 0, 1
	case form.OpMin:
		return m.extreme(n, -1)
	case form.OpMax:
		return m.extreme(n, 1)
	case form.OpKnown:
		kind, _, _ = m.eval(n.Kids[0])
		return truthOf(kind != Missing)
	}
	m.beyond = true
	return Missing, 0, 1
}

func truthOf(t bool) (kind ValueKind, num, den int64) {
	if t {
		return IsTruth, 1, 1
	}
	return IsTruth, 0, 1
}

// number returns a number; a denominator of 0 says that it does not fit.
func (m *smallMachine) number(n, d int64) (kind ValueKind, num, den int64) {
	return m.fitting(n, d, d != 0)
}

// elsewhere is the value of a slot that is no whole number.
func (m *smallMachine) elsewhere(slot int) (kind ValueKind, num, den int64) {
	var unused Value
	switch v := m.row.at(slot, &unused); v.kind {
	case IsTruth:
		return truthOf(v.truth)
	case IsNumber:
		return m.number(smallNumber(v.num))
	default:
		return v.kind, 0, 1
	}
}

func (m *smallMachine) local(n *form.Node) (kind ValueKind, num, den int64) {
	l := &m.locals[n.Index]
	if !l.done {
		l.kind, l.n, l.d = m.eval(n.Kids[0])
		l.done = true
	}
	return l.kind, l.n, l.d
}

// joined is the kind that stands where two values meet one of which is none: that of the higher rank.
func joined(a, b ValueKind) ValueKind {
	switch {
	case b >= IsNumber:
		return a
	case a >= IsNumber:
		return b
	}
	return max(a, b)
}

func (m *smallMachine) arithmetic(n *form.Node) (kind ValueKind, num, den int64) {
	ka, an, ad := m.eval(n.Kids[0])
	kb, bn, bd := m.eval(n.Kids[1])
	if n.Op == form.OpDiv && kb == IsNumber && bn == 0 {
		return joined(ka, Undefined), 0, 1
	}
	if ka != IsNumber || kb != IsNumber {
		return joined(ka, kb), 0, 1
	}
	switch n.Op {
	case form.OpAdd:
		return m.sum(an, ad, bn, bd)
	case form.OpSub:
		return m.sum(an, ad, -bn, bd)
	case form.OpMul:
		return m.product(an, ad, bn, bd)
	}
	if bn < 0 {
		bn, bd = -bn, -bd
	}
	return m.product(an, ad, bd, bn)
}

func (m *smallMachine) sum(an, ad, bn, bd int64) (kind ValueKind, num, den int64) {
	if ad == bd {
		s, ok := small.Add(an, bn)
		return m.fitting(s, ad, ok)
	}
	s, d, ok := smallSum(an, ad, bn, bd)
	if !ok {
		an, ad = lowest(an, ad)
		bn, bd = lowest(bn, bd)
		s, d, ok = smallSum(an, ad, bn, bd)
	}
	return m.fitting(s, d, ok)
}

func smallSum(an, ad, bn, bd int64) (num, den int64, ok bool) {
	x, ok1 := small.Mul(an, bd)
	y, ok2 := small.Mul(bn, ad)
	den, ok3 := small.Mul(ad, bd)
	num, ok4 := small.Add(x, y)
	return num, den, ok1 && ok2 && ok3 && ok4
}

func (m *smallMachine) product(an, ad, bn, bd int64) (kind ValueKind, num, den int64) {
	n, ok1 := small.Mul(an, bn)
	d, ok2 := small.Mul(ad, bd)
	if !ok1 || !ok2 { // crosswise in lowest terms it may fit
		an, bd = lowest(an, bd)
		bn, ad = lowest(bn, ad)
		n, ok1 = small.Mul(an, bn)
		d, ok2 = small.Mul(ad, bd)
	}
	return m.fitting(n, d, ok1 && ok2)
}

// fitting returns a number that fits; where it does not, what comes out means nothing.
func (m *smallMachine) fitting(n, d int64, ok bool) (kind ValueKind, num, den int64) {
	if !ok {
		m.beyond = true
		return IsNumber, 0, 1
	}
	return IsNumber, n, d
}

// lowest brings a fraction to lowest terms; the denominator may be below 0.
func lowest(n, d int64) (int64, int64) {
	g := small.GCD(small.Abs(n), small.Abs(d))
	if g <= 1 || g > math.MaxInt64 {
		return n, d
	}
	return n / int64(g), d / int64(g)
}

func (m *smallMachine) rate(n *form.Node) (kind ValueKind, num, den int64) {
	if a, b := n.Kids[0], n.Kids[1]; a.Op == form.OpName && b.Op == form.OpName && n.D == 1 { // nearly every one is of two counts
		part, whole := m.ints[a.Index], m.ints[b.Index]
		if p, ok := small.Mul(part, n.N); ok && part >= 0 && whole > 0 && (n.Op == form.OpRate || part <= whole) {
			return IsNumber, p, whole
		}
	}
	ka, an, ad := m.eval(n.Kids[0])
	kb, bn, bd := m.eval(n.Kids[1])
	if ka == IsNumber && kb == IsNumber && an >= 0 && bn > 0 && (n.Op != form.OpPercent || small.CmpProducts(an, bd, bn, ad) <= 0) {
		_, per, of := m.number(n.N, n.D)
		_, an, ad = m.product(an, ad, per, of)
		return m.product(an, ad, bd, bn)
	}
	kind = IsNumber
	note := func(k ValueKind) { kind = joined(kind, k) }
	note(ka)
	note(kb)
	if ka == IsNumber && an < 0 || kb == IsNumber && bn < 0 {
		note(Invalid)
	}
	switch {
	case n.Op == form.OpPercent && ka == IsNumber && kb == IsNumber && bn >= 0 && small.CmpProducts(an, bd, bn, ad) > 0:
		note(Invalid)
	case kb == IsNumber && bn == 0:
		note(Undefined)
	}
	return kind, 0, 1
}

func (m *smallMachine) compare(n *form.Node) (kind ValueKind, num, den int64) {
	open := IsNumber // what keeps a pair from being decided
	kl, ln, ld := m.eval(n.Kids[0])
	for i, op := range n.Comparisons {
		kr, rn, rd := m.eval(n.Kids[i+1])
		if kl >= IsNumber && kr >= IsNumber {
			if !op.Holds(small.CmpProducts(ln, rd, rn, ld)) {
				return truthOf(false)
			}
		} else {
			open = joined(open, joined(kl, kr))
		}
		kl, ln, ld = kr, rn, rd
	}
	if open < IsNumber {
		return open, 0, 1
	}
	return truthOf(true)
}

// kleene is and (absorbing 0) and or (absorbing 1).
func (m *smallMachine) kleene(n *form.Node, absorbing int64) (kind ValueKind, num, den int64) {
	ka, a, _ := m.eval(n.Kids[0])
	if ka == IsTruth && a == absorbing {
		return ka, a, 1
	}
	kb, b, _ := m.eval(n.Kids[1])
	if kb == IsTruth && b == absorbing || ka == IsTruth {
		return kb, b, 1
	}
	return joined(ka, kb), 0, 1
}

func (m *smallMachine) conditional(n *form.Node) (kind ValueKind, num, den int64) {
	kind, truth, _ := m.eval(n.Kids[0])
	switch {
	case kind != IsTruth:
		return kind, 0, 1
	case truth != 0:
		return m.eval(n.Kids[1])
	}
	return m.eval(n.Kids[2])
}

func (m *smallMachine) in(n *form.Node) (kind ValueKind, num, den int64) {
	kind, num, den = m.eval(n.Kids[0])
	if kind != IsNumber {
		return kind, 0, 1
	}
	for _, item := range n.Kids[1:] {
		_, x, d := m.eval(item)
		if small.CmpProducts(num, d, x, den) == 0 {
			return truthOf(n.Op == form.OpIn)
		}
	}
	return truthOf(n.Op == form.OpNotIn)
}

// extreme is min (wanted -1) and max (wanted 1).
func (m *smallMachine) extreme(n *form.Node, wanted int) (kind ValueKind, num, den int64) {
	kind, num, den = m.eval(n.Kids[0])
	for _, kid := range n.Kids[1:] {
		k, x, d := m.eval(kid)
		switch {
		case kind != IsNumber || k != IsNumber:
			kind = joined(kind, k)
		case small.CmpProducts(x, den, num, d) == wanted:
			num, den = x, d
		}
	}
	return kind, num, den
}

func (m *smallMachine) unary(n *form.Node) (kind ValueKind, num, den int64) {
	kind, num, den = m.eval(n.Kids[0])
	if kind != IsNumber {
		return kind, 0, 1
	}
	switch {
	case n.Op == form.OpNeg || n.Op == form.OpAbs && num < 0:
		return IsNumber, -num, den
	case n.Op == form.OpAbs || den == 1 && n.Index >= 0:
		return IsNumber, num, den
	}
	return m.number(smallNumber(unary(n, exact.Frac(num, den))))
}
