package rules

import (
	"github.com/childward/childward/rules/internal/form"
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

// A Decision is what a judge says of a row.
type Decision uint8

// The decisions.
const (
	DecisionMissing   Decision = iota // a statistic was not reported
	DecisionMet                       // the number meets the threshold, or the condition is true
	DecisionUnmet                     // it does not, or the condition is false
	DecisionUndefined                 // a division by zero
	DecisionInvalid                   // the data contradict themselves, or a number grew beyond the limit
)

// decisionOf is the decision for a kind of value; met counts where there is one.
func decisionOf(kind ValueKind, met bool) Decision {
	switch kind {
	case Missing:
		return DecisionMissing
	case Undefined:
		return DecisionUndefined
	case Invalid, TooLarge:
		return DecisionInvalid
	}
	if met {
		return DecisionMet
	}
	return DecisionUnmet
}

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
		if num, den, ok := j.counts.of(row.ints); ok {
			return j.counts.decide(num, den)
		}
	}
	return j.decide(row)
}

// decide decides by the formula's value: in small numbers where they do, else in numbers of any length.
func (j *Judge) decide(row *Row) Decision {
	if j.condition {
		return decisionOf(j.formula.Holds(row))
	}
	kind, n, d, ok := j.formula.small(row)
	if !ok || kind == IsNumber && j.d == 0 {
		v := j.formula.evaluate(row, true)
		return decisionOf(v.kind, v.kind == IsNumber && j.threshold.Met(v.num))
	}
	return decisionOf(kind, kind == IsNumber && j.threshold.op.Holds(small.CmpProducts(n, j.d, j.n, d)))
}

// Holds returns the kind of a condition's value for a row, and where it is a truth value which one.
// Like [Judge.Decide] it is what [Formula.Evaluate] says, and allocates as little.
func (f *Formula) Holds(row *Row) (kind ValueKind, truth bool) {
	if f = f.orNone(); row.scope == f.scope && len(row.ints) >= f.slots {
		if f.counts.orders != 0 {
			if num, den, ok := f.counts.of(row.ints); ok {
				return IsTruth, f.counts.decide(num, den) == DecisionMet
			}
			if kind, ok := f.counts.without(row); ok {
				return kind, false
			}
		} else if f.root.Op == form.OpName && row.ints[f.root.Index] == elsewhere { // a flag
			if row.others == nil {
				return Missing, false
			}
			v := &row.others[f.root.Index]
			return v.kind, v.truth
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
	all    []*Judge
	scope  *Scope
	slots  int
}

// NewJudges returns judges that decide together. They are fast where their formulas are of one scope.
func NewJudges(judges ...*Judge) *Judges {
	js := &Judges{all: judges, counts: make([]countPair, len(judges))}
	one := true
	for i, j := range judges {
		one = one && (i == 0 || j.formula.scope == js.scope)
		js.scope, js.slots, js.counts[i] = j.formula.scope, max(js.slots, j.formula.slots), j.counts
	}
	if !one {
		js.scope = nil // each looks at the row for itself
	}
	return js
}

// Decide decides a row: the i-th decision is that of the i-th judge.
func (js *Judges) Decide(row *Row, decisions []Decision) {
	decisions = decisions[:len(js.counts)]
	ints := row.ints
	if row.scope != js.scope || len(ints) < js.slots {
		for i, j := range js.all {
			decisions[i] = j.decide(row)
		}
		return
	}
	for i := range js.counts {
		if p := &js.counts[i]; p.orders != 0 {
			if num, den, ok := p.of(ints); ok {
				decisions[i] = p.decide(num, den)
				continue
			}
			if kind, ok := p.without(row); ok {
				decisions[i] = decisionOf(kind, false)
				continue
			}
		}
		decisions[i] = js.all[i].decide(row)
	}
}

// Firsts decides judges in groups: of each the first whose decision about a row is not [DecisionUnmet], as of
// conditions the first that holds, or of which that is not known. Group k ends before judge ends[k]. Into at and
// decisions go the index of that judge and its decision; where all of a group are unmet, the index is where it ends.
func (js *Judges) Firsts(row *Row, ends, at []int, decisions []Decision) {
	whole := row.scope == js.scope && len(row.ints) >= js.slots
	i := 0
	for k, end := range ends {
		d := DecisionUnmet
		for ; i < end; i++ {
			p := &js.counts[i]
			num, den, ok := int64(0), int64(0), false
			if whole && p.orders != 0 {
				num, den, ok = p.of(row.ints)
			}
			if ok {
				d = p.decide(num, den)
			} else {
				d = js.all[i].decide(row)
			}
			if d != DecisionUnmet {
				break
			}
		}
		at[k], decisions[k], i = i, d, end
	}
}
