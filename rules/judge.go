package rules

import (
	"github.com/childward/childward/rules/internal/small"
)

// A Judge decides a formula against a threshold, or a condition, for row after row, comparing whole numbers. It
// allocates nothing as long as numbers stay within 64 bits, and serves any number of goroutines.
type Judge struct {
	counts    countPair
	formula   *Formula
	threshold Threshold // of a number
	n, d      int64     // the number of the threshold; d is 0 where it does not fit
	condition bool      // it is met where the formula is true
}

// A Decision is what a judge says of a row: what the formula's value is, and where it is a number or a truth value
// whether it meets the threshold, or is true.
type Decision uint8

// DecisionOf returns the decision of a kind of value; met counts for numbers and truth values alone.
func DecisionOf(kind ValueKind, met bool) Decision {
	d := Decision(kind) << 1
	if met {
		d |= 1
	}
	return d
}

// Kind says what the value is.
func (d Decision) Kind() ValueKind { return ValueKind(d >> 1) }

// Met reports whether the value is a number that meets the threshold, or true.
func (d Decision) Met() bool { return d&1 != 0 }

// Against returns the judge of the formula, whose value must be a number, for a threshold.
func (f *Formula) Against(t Threshold) *Judge {
	j := &Judge{formula: f.orNone(), threshold: t}
	j.n, j.d = smallNumber(t.number)
	if root := j.formula.root; root.Ratio != nil {
		if p, ok := countsAgainst(root, j.formula.uses, t); ok {
			j.counts = p
		}
	}
	return j
}

// Judge returns the judge of a condition.
func (f *Formula) Judge() *Judge {
	f = f.orNone()
	return &Judge{formula: f, counts: f.counts, condition: true}
}

// Decide decides a row. It is what [Formula.Evaluate] and [Threshold.Met] say.
func (j *Judge) Decide(row *Row) Decision {
	if f := j.formula; j.counts.orders != 0 && row.scope == f.scope && len(row.ints) >= f.slots {
		if met, ok := j.counts.met(row.ints); ok {
			return j.known(met)
		}
	}
	return j.decide(row)
}

// known is the decision of a plain comparison.
func (j *Judge) known(met uint8) Decision {
	return Decision(IsNumber+ValueKind(j.formula.root.Type))<<1 | Decision(met)
}

// decide decides by the formula's value: in small numbers where they do, else in numbers of any length.
func (j *Judge) decide(row *Row) Decision {
	kind, n, d, ok := j.formula.small(row)
	if !ok || kind == IsNumber && j.d == 0 {
		v := j.formula.evaluate(row, true)
		if j.condition {
			return DecisionOf(v.kind, v.truth)
		}
		return DecisionOf(v.kind, v.kind == IsNumber && j.threshold.Met(v.num))
	}
	switch {
	case kind == IsNumber && !j.condition:
		return DecisionOf(kind, j.threshold.op.Holds(small.CmpProducts(n, j.d, j.n, d)))
	case kind == IsTruth && j.condition:
		return DecisionOf(kind, n != 0)
	}
	return DecisionOf(kind, false)
}

// Holds returns the kind of a condition's value for a row, and where it is a truth value which one.
// Like [Judge.Decide] it is what [Formula.Evaluate] says, and allocates as little.
func (f *Formula) Holds(row *Row) (kind ValueKind, truth bool) {
	f = f.orNone()
	if f.counts.orders != 0 && row.scope == f.scope && len(row.ints) >= f.slots {
		if met, ok := f.counts.met(row.ints); ok {
			return IsTruth, met != 0
		}
	}
	if kind, n, _, ok := f.small(row); ok {
		return kind, kind == IsTruth && n != 0
	}
	v := f.evaluate(row, true)
	return v.kind, v.truth
}

// Judges are several judges that decide one row after the other: what a verdict reads of each stands side by side.
type Judges struct {
	counts []countPair
	kinds  []Decision // of a plain comparison that is not met
	all    []*Judge
	scope  *Scope
	slots  int
}

// NewJudges returns judges of formulas of one scope.
func NewJudges(judges ...*Judge) *Judges {
	js := &Judges{all: judges, counts: make([]countPair, len(judges)), kinds: make([]Decision, len(judges))}
	for i, j := range judges {
		js.scope, js.slots = j.formula.scope, max(js.slots, j.formula.slots)
		js.counts[i], js.kinds[i] = j.counts, j.known(0)
	}
	return js
}

// Decide decides a row: the i-th decision is that of the i-th judge.
func (js *Judges) Decide(row *Row, decisions []Decision) {
	ints := row.ints
	if row.scope != js.scope || len(ints) < js.slots {
		for i, j := range js.all {
			decisions[i] = j.decide(row)
		}
		return
	}
	for i := range js.counts {
		if p := &js.counts[i]; p.orders != 0 {
			if met, ok := p.met(ints); ok {
				decisions[i] = js.kinds[i] | Decision(met)
				continue
			}
		}
		decisions[i] = js.all[i].decide(row)
	}
}
