package rules

import (
	"github.com/childward/childward/rules/wording"

	"github.com/childward/childward/rules/exact"
)

// Evaluate computes the formula for a row of its scope. It neither fails nor panics: what has no value
// says why. It allocates only in proportion to the expression.
func (f *Formula) Evaluate(row Row) Value {
	if n := f.root; n.ratio != nil && f.allInts(&row) {
		if v, ok := n.ratio.value(row); ok {
			return v
		}
	}
	return f.evaluateGeneral(&row, false)
}

// evaluateGeneral goes the general way, node by node. When quiet, reasons that meet are not merged, so
// that nothing is allocated; the kind of the value is the same.
func (f *Formula) evaluateGeneral(row *Row, quiet bool) Value {
	m := f.machine(row, quiet)
	return m.eval(f.root)
}

func (f *Formula) allInts(row *Row) bool {
	if len(row.states) < f.slots {
		return false
	}
	for _, slot := range f.uses {
		if row.states[slot] != slotInt {
			return false
		}
	}
	return true
}

// value computes a ratio for a row of numbers; ok is false where the general way must say what is wrong.
func (r *Ratio) value(row Row) (Value, bool) {
	for _, p := range r.parts {
		num, ok1 := p.num.Evaluate(row)
		den, ok2 := p.den.Evaluate(row)
		if !ok1 || !ok2 || num.Sign() < 0 || den.Sign() <= 0 || p.percent && num.Cmp(den) > 0 {
			return Value{}, false
		}
	}
	num, ok1 := r.num.Evaluate(row)
	den, ok2 := r.den.Evaluate(row)
	if !ok1 || !ok2 {
		return Value{}, false
	}
	q, ok := num.Div(den)
	return NumberValue(q), ok
}

// A machine is one evaluation of a formula.
type machine struct {
	row    *Row
	quiet  bool
	locals []Value // by index; computed at the first use
	done   []bool
	few    [4]Value // so that a few locals cost no allocation
	fewDid [4]bool
}

func (f *Formula) machine(row *Row, quiet bool) machine {
	m := machine{row: row, quiet: quiet}
	if f.locals > len(m.few) {
		m.locals, m.done = make([]Value, f.locals), make([]bool, f.locals)
	}
	return m
}

func (m *machine) join(a, b Value) Value {
	if m.quiet && !a.Known() && !b.Known() && a.kind == b.kind {
		return a
	}
	return join(a, b)
}

func (m *machine) eval(n *node) Value {
	switch n.op {
	case opNumber:
		return NumberValue(n.num)
	case opTruth:
		return TruthValue(n.truth)
	case opName:
		v := m.row.Get(n.index)
		if v.kind == Missing {
			v.why = n.why
		}
		return v
	case opLet:
		return m.eval(n.kids[1])
	case opLocal:
		return m.local(n)
	case opNeg, opAbs, opRound, opFloor, opCeil:
		v := m.eval(n.kids[0])
		if v.kind == IsNumber {
			v.num = unary(n, v.num)
		}
		return v
	case opNot:
		v := m.eval(n.kids[0])
		if v.kind == IsTruth {
			v.truth = !v.truth
		}
		return v
	case opAdd, opSub, opMul, opDiv:
		return m.arithmetic(n)
	case opRate, opPercent:
		return m.rate(n)
	case opCompare:
		return m.compare(n)
	case opAnd:
		return m.kleene(n, false)
	case opOr:
		return m.kleene(n, true)
	case opCond:
		return m.conditional(n)
	case opIn, opNotIn:
		return m.in(n)
	case opCoalesce:
		return m.coalesce(n)
	case opMin, opMax:
		return m.extreme(n)
	case opKnown:
		return TruthValue(m.eval(n.kids[0]).kind != Missing)
	}
	return Value{}
}

func unary(n *node, x exact.Number) exact.Number {
	switch n.op {
	case opNeg:
		return x.Neg()
	case opAbs:
		return x.Abs()
	case opFloor:
		return x.Floor()
	case opCeil:
		return x.Ceil()
	}
	return x.Rounded(n.index)
}

// local computes the value of let at its first use.
func (m *machine) local(n *node) Value {
	locals, done := m.locals, m.done
	if locals == nil {
		locals, done = m.few[:], m.fewDid[:]
	}
	if !done[n.index] {
		locals[n.index] = m.eval(n.kids[0])
		done[n.index] = true
	}
	return locals[n.index]
}

func (m *machine) arithmetic(n *node) Value {
	a, b := m.eval(n.kids[0]), m.eval(n.kids[1])
	if n.op == opDiv && b.kind == IsNumber && b.num.Sign() == 0 {
		return m.join(a, Value{kind: Undefined, why: n.why})
	}
	if a.kind != IsNumber || b.kind != IsNumber {
		return m.join(a, b)
	}
	switch n.op {
	case opAdd:
		return bounded(a.num.Add(b.num))
	case opSub:
		return bounded(a.num.Sub(b.num))
	case opMul:
		return bounded(a.num.Mul(b.num))
	}
	q, _ := a.num.Div(b.num)
	return bounded(q)
}

// bounded refuses a number that grew too large.
func bounded(n exact.Number) Value {
	if n.Bits() > maxBits {
		return Value{kind: TooLarge}
	}
	return NumberValue(n)
}

var (
	belowZero   = wording.New("below_zero", "{0} is {1}, below 0", "{0} là {1}, nhỏ hơn 0")
	partExceeds = wording.New("above_whole", "{0} is {1}, more than {2}, which is {3}", "{0} là {1}, lớn hơn {2} là {3}")
)

// rate computes rate and percent. A negative side, or a part greater than the whole, contradicts itself;
// nobody to whom it could happen leaves the rate undefined, whatever the numerator.
func (m *machine) rate(n *node) Value {
	a, b := m.eval(n.kids[0]), m.eval(n.kids[1])
	var fault Value
	faulty := !a.Known() || !b.Known()
	if faulty {
		fault = m.join(a, b)
	}
	note := func(v Value) {
		if faulty {
			v = m.join(fault, v)
		}
		fault, faulty = v, true
	}
	for i, v := range [2]Value{a, b} {
		if v.kind == IsNumber && v.num.Sign() < 0 {
			note(m.invalid(belowZero, n.kids[i], v.num, nil, exact.Number{}))
		}
	}
	switch {
	case n.op == opPercent && a.kind == IsNumber && b.kind == IsNumber && b.num.Sign() >= 0 && a.num.Cmp(b.num) > 0:
		note(m.invalid(partExceeds, n.kids[0], a.num, n.kids[1], b.num))
	case b.kind == IsNumber && b.num.Sign() == 0:
		note(Value{kind: Undefined, why: n.why})
	}
	if faulty {
		return fault
	}
	q, _ := a.num.Mul(n.num).Div(b.num)
	return bounded(q)
}

func (m *machine) invalid(reason *wording.Template, a *node, x exact.Number, b *node, y exact.Number) Value {
	if m.quiet {
		return Value{kind: Invalid}
	}
	if b == nil {
		return InvalidValue(reason.With(a.label, x))
	}
	return InvalidValue(reason.With(a.label, x, b.label, y))
}

// compare is the and of its pairs: 5 < 3 < m is false, whatever m is.
func (m *machine) compare(n *node) Value {
	var open Value // what keeps a pair from being decided
	undecided := false
	left := m.eval(n.kids[0])
	for i, op := range n.comparisons {
		right := m.eval(n.kids[i+1])
		if left.Known() && right.Known() {
			if !op.holds(order(left, right)) {
				return TruthValue(false)
			}
		} else {
			v := m.join(left, right)
			if undecided {
				v = m.join(open, v)
			}
			open, undecided = v, true
		}
		left = right
	}
	if undecided {
		return open
	}
	return TruthValue(true)
}

// order compares two numbers, or two truth values, of which only == and != are asked.
func order(a, b Value) int {
	if a.kind == IsNumber {
		return a.num.Cmp(b.num)
	}
	if a.truth == b.truth {
		return 0
	}
	return 1
}

// kleene is and (absorbing false) and or (absorbing true).
func (m *machine) kleene(n *node, absorbing bool) Value {
	a := m.eval(n.kids[0])
	if a.kind == IsTruth && a.truth == absorbing {
		return a
	}
	b := m.eval(n.kids[1])
	if b.kind == IsTruth && b.truth == absorbing || a.kind == IsTruth {
		return b
	}
	return m.join(a, b)
}

func (m *machine) conditional(n *node) Value {
	condition := m.eval(n.kids[0])
	switch {
	case condition.kind != IsTruth:
		return condition
	case condition.truth:
		return m.eval(n.kids[1])
	}
	return m.eval(n.kids[2])
}

func (m *machine) in(n *node) Value {
	v := m.eval(n.kids[0])
	if v.kind != IsNumber {
		return v
	}
	for _, item := range n.kids[1:] {
		if v.num.Cmp(item.literal()) == 0 {
			return TruthValue(n.op == opIn)
		}
	}
	return TruthValue(n.op == opNotIn)
}

func (m *machine) coalesce(n *node) Value {
	var none Value
	for i, kid := range n.kids {
		v := m.eval(kid)
		if v.kind != Missing {
			return v
		}
		if i == 0 {
			none = v
		} else {
			none = m.join(none, v)
		}
	}
	return none
}

func (m *machine) extreme(n *node) Value {
	best := m.eval(n.kids[0])
	for _, kid := range n.kids[1:] {
		v := m.eval(kid)
		switch {
		case !best.Known() || !v.Known():
			best = m.join(best, v)
		case n.op == opMin && v.num.Cmp(best.num) < 0, n.op == opMax && v.num.Cmp(best.num) > 0:
			best = v
		}
	}
	return best
}
