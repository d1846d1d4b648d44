package rules

import (
	"github.com/childward/childward/rules/wording"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// Evaluate computes the formula for a row of its scope. It neither fails nor panics: what has no value
// says why. It allocates only in proportion to the expression. A row of another scope, whose slots are other names,
// is invalid.
func (f *Formula) Evaluate(row Row) Value {
	f = f.orNone()
	switch kind, n, d, ok := f.small(&row); {
	case ok && kind == IsNumber:
		return NumberValue(exact.Frac(n, d))
	case ok && kind == IsTruth:
		return TruthValue(n != 0)
	}
	return f.evaluate(&row, false)
}

var rowForeign = InvalidValue(wording.New("row_of_another_scope", "the row is of another scope than the formula", "dòng số liệu không thuộc phạm vi của công thức").With())

// evaluate goes node by node, in numbers of any length. When quiet, reasons that meet are not merged, so
// that nothing is allocated for them; the kind of the value is the same.
func (f *Formula) evaluate(row *Row, quiet bool) Value {
	if !row.fits(f.scope) {
		return rowForeign
	}
	m := f.machine(row, quiet)
	return m.eval(f.root)
}

// A machine is one evaluation of a formula.
type machine struct {
	row    *Row
	quiet  bool
	note   func(n *form.Node, pair int, v Value) // told of every condition that is come to; may be nil
	locals []Value                               // by index; computed at the first use
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

func (m *machine) eval(n *form.Node) Value {
	v := m.value(n)
	if m.note != nil && n.Type == form.TruthType && n.Op != form.OpCompare { // of a chain each pair is told
		m.note(n, 0, v)
	}
	return v
}

func (m *machine) value(n *form.Node) Value {
	switch n.Op {
	case form.OpNumber:
		return NumberValue(n.Num)
	case form.OpTruth:
		return TruthValue(n.Truth)
	case form.OpName:
		v := m.row.Get(n.Index)
		if v.kind == Missing {
			v.why = n.Why
		}
		return v
	case form.OpLet:
		return m.eval(n.Kids[1])
	case form.OpQuoted:
		return m.eval(n.Kids[0])
	case form.OpLocal:
		return m.local(n)
	case form.OpNeg, form.OpAbs, form.OpRound, form.OpFloor, form.OpCeil:
		v := m.eval(n.Kids[0])
		if v.kind == IsNumber {
			v.num = unary(n, v.num)
		}
		return v
	case form.OpNot:
		v := m.eval(n.Kids[0])
		if v.kind == IsTruth {
			v.truth = !v.truth
		}
		return v
	case form.OpAdd, form.OpSub, form.OpMul, form.OpDiv:
		return m.arithmetic(n)
	case form.OpRate, form.OpPercent:
		return m.rate(n)
	case form.OpCompare:
		return m.compare(n)
	case form.OpAnd:
		return m.kleene(n, false)
	case form.OpOr:
		return m.kleene(n, true)
	case form.OpCond:
		return m.conditional(n)
	case form.OpIn, form.OpNotIn:
		return m.in(n)
	case form.OpCoalesce:
		return m.coalesce(n)
	case form.OpMin, form.OpMax:
		return m.extreme(n)
	case form.OpKnown:
		return TruthValue(m.eval(n.Kids[0]).kind != Missing)
	}
	return Value{}
}

func unary(n *form.Node, x exact.Number) exact.Number {
	switch n.Op {
	case form.OpNeg:
		return x.Neg()
	case form.OpAbs:
		return x.Abs()
	case form.OpFloor:
		return x.Floor()
	case form.OpCeil:
		return x.Ceil()
	}
	return x.Rounded(n.Index)
}

// local computes the value of let at its first use.
func (m *machine) local(n *form.Node) Value {
	locals, done := m.locals, m.done
	if locals == nil {
		locals, done = m.few[:], m.fewDid[:]
	}
	if !done[n.Index] {
		locals[n.Index] = m.eval(n.Kids[0])
		done[n.Index] = true
	}
	return locals[n.Index]
}

func (m *machine) arithmetic(n *form.Node) Value {
	a, b := m.eval(n.Kids[0]), m.eval(n.Kids[1])
	if n.Op == form.OpDiv && b.kind == IsNumber && b.num.Sign() == 0 {
		return m.join(a, Value{kind: Undefined, why: n.Why})
	}
	if a.kind != IsNumber || b.kind != IsNumber {
		return m.join(a, b)
	}
	switch n.Op {
	case form.OpAdd:
		return bounded(a.num.Add(b.num))
	case form.OpSub:
		return bounded(a.num.Sub(b.num))
	case form.OpMul:
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
func (m *machine) rate(n *form.Node) Value {
	a, b := m.eval(n.Kids[0]), m.eval(n.Kids[1])
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
			note(m.invalid(belowZero, n.Kids[i], v.num, nil, exact.Number{}))
		}
	}
	switch {
	case n.Op == form.OpPercent && a.kind == IsNumber && b.kind == IsNumber && b.num.Sign() >= 0 && a.num.Cmp(b.num) > 0:
		note(m.invalid(partExceeds, n.Kids[0], a.num, n.Kids[1], b.num))
	case b.kind == IsNumber && b.num.Sign() == 0:
		note(Value{kind: Undefined, why: n.Why})
	}
	if faulty {
		return fault
	}
	q, _ := a.num.Mul(n.Num).Div(b.num)
	return bounded(q)
}

func (m *machine) invalid(reason *wording.Template, a *form.Node, x exact.Number, b *form.Node, y exact.Number) Value {
	if m.quiet {
		return Value{kind: Invalid}
	}
	if b == nil {
		return InvalidValue(reason.With(a.Label, x))
	}
	return InvalidValue(reason.With(a.Label, x, b.Label, y))
}

// compare is the and of its pairs: 5 < 3 < m is false, whatever m is.
func (m *machine) compare(n *form.Node) Value {
	var open Value // what keeps a pair from being decided
	undecided := false
	left := m.eval(n.Kids[0])
	for i, op := range n.Comparisons {
		right := m.eval(n.Kids[i+1])
		if left.Known() && right.Known() {
			holds := op.Holds(order(left, right))
			m.notePair(n, i, TruthValue(holds))
			if !holds {
				return TruthValue(false)
			}
		} else {
			v := m.join(left, right)
			m.notePair(n, i, v)
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

func (m *machine) notePair(n *form.Node, pair int, v Value) {
	if m.note != nil {
		m.note(n, pair, v)
	}
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
func (m *machine) kleene(n *form.Node, absorbing bool) Value {
	a := m.eval(n.Kids[0])
	if a.kind == IsTruth && a.truth == absorbing {
		return a
	}
	b := m.eval(n.Kids[1])
	if b.kind == IsTruth && b.truth == absorbing || a.kind == IsTruth {
		return b
	}
	return m.join(a, b)
}

func (m *machine) conditional(n *form.Node) Value {
	condition := m.eval(n.Kids[0])
	switch {
	case condition.kind != IsTruth:
		return condition
	case condition.truth:
		return m.eval(n.Kids[1])
	}
	return m.eval(n.Kids[2])
}

func (m *machine) in(n *form.Node) Value {
	v := m.eval(n.Kids[0])
	if v.kind != IsNumber {
		return v
	}
	for _, item := range n.Kids[1:] {
		if v.num.Cmp(item.Literal()) == 0 {
			return TruthValue(n.Op == form.OpIn)
		}
	}
	return TruthValue(n.Op == form.OpNotIn)
}

func (m *machine) coalesce(n *form.Node) Value {
	var none Value
	for i, kid := range n.Kids {
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

func (m *machine) extreme(n *form.Node) Value {
	best := m.eval(n.Kids[0])
	for _, kid := range n.Kids[1:] {
		v := m.eval(kid)
		switch {
		case !best.Known() || !v.Known():
			best = m.join(best, v)
		case n.Op == form.OpMin && v.num.Cmp(best.num) < 0, n.Op == form.OpMax && v.num.Cmp(best.num) > 0:
			best = v
		}
	}
	return best
}
