package rules

import (
	"math/bits"
	"strings"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/small"
	"github.com/childward/childward/rules/wording"
)

// A Threshold is what a value is compared with: an operator and an exact number.
type Threshold struct {
	op     compOp
	number exact.Number
}

// thresholdOps are the operators of a threshold, the longer before those they begin with.
var thresholdOps = []struct {
	text string
	op   compOp
}{{"<=", lessEqual}, {">=", greaterEqual}, {"==", equal}, {"<", less}, {">", greater}, {"=", equal}}

var (
	thresholdUnreadable = wording.New("threshold", "found \"{0}\", expected an operator (<, <=, >, >=, =) and a plain decimal, such as <= 9", "có \"{0}\", cần dấu so sánh (<, <=, >, >=, =) và một số, như <= 9")
	thresholdTooLong    = wording.New("threshold_too_long", "a target of more than {0} digits", "chỉ tiêu dài quá {0} chữ số")
)

// ParseThreshold reads an operator (< <= > >= = ==) and a plain decimal: "<= 9".
func ParseThreshold(text string) (Threshold, error) {
	t, rest, err := CutThreshold(text)
	if err == nil && rest != "" {
		return Threshold{}, thresholdError(KindSyntax, thresholdUnreadable.With(wording.Shorten(text)), text)
	}
	return t, err
}

// CutThreshold reads a threshold at the start of a text and returns what follows the number, without
// the spaces around it.
func CutThreshold(text string) (t Threshold, rest string, err error) {
	trimmed := strings.TrimSpace(wording.Normalise(text))
	for _, candidate := range thresholdOps {
		after, ok := strings.CutPrefix(trimmed, candidate.text)
		if !ok {
			continue
		}
		after = strings.TrimSpace(after)
		end := strings.IndexFunc(after, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != '-' })
		if end < 0 {
			end = len(after)
		}
		number, fault := exact.ParseDecimal(after[:end])
		switch fault {
		case exact.DecimalTooLong:
			return Threshold{}, "", thresholdError(KindLimit, thresholdTooLong.With(exact.MaxDigits), text)
		case exact.DecimalSound:
			return Threshold{candidate.op, number}, strings.TrimSpace(after[end:]), nil
		}
		break
	}
	return Threshold{}, "", thresholdError(KindSyntax, thresholdUnreadable.With(wording.Shorten(text)), text)
}

func thresholdError(kind Kind, message wording.Message, text string) error {
	return &Error{Kind: kind, Line: 1, Column: 1, Width: max(1, len([]rune(text))), Message: message, Source: text}
}

// Number returns the number to compare with.
func (t Threshold) Number() exact.Number { return t.number }

// Op returns the operator: < <= > >= =.
func (t Threshold) Op() string {
	return [...]string{less: "<", lessEqual: "<=", greater: ">", greaterEqual: ">=", equal: "="}[t.op]
}

// Met reports whether a number reaches the threshold. The comparison is exact.
func (t Threshold) Met(n exact.Number) bool { return t.op.holds(n.Cmp(t.number)) }

// String returns operator and number: <= 9.
func (t Threshold) String() string { return t.Op() + " " + t.number.String() }

// Certificate returns the whole-number comparison that decides whether a rate meets the threshold, in
// the form numerator · (per·10^k) op (target·10^k) · denominator with the least k that makes both factors
// whole, not reduced: "3 * 1000 <= 9 * 412". The denominator is above 0; per is whole.
func (t Threshold) Certificate(numerator, denominator, per exact.Number) (left, right [2]exact.Number) {
	k := 0
	if places, ok := t.number.Places(); ok {
		k = places
	}
	scale := exact.Int(1).Mul(exact.Pow10(k))
	return [2]exact.Number{numerator, per.Mul(scale)}, [2]exact.Number{t.number.Mul(scale), denominator}
}

// A Judge decides a formula against a threshold for row after row, comparing whole numbers where the
// formula has a ratio form. It allocates nothing there, nor elsewhere as long as numbers stay small and let
// gives few names, and serves any number of goroutines.
type Judge struct {
	formula   *Formula
	threshold Threshold
	fast      *fastJudge
}

// A fastJudge is a ratio and its threshold folded to num·a op den·b over whole numbers. What the simple way
// reads stands first, within one line of memory.
type fastJudge struct {
	simple   bool // one name by one name, or one name alone, without factors
	percent  bool
	op       compOp
	numSlot  int
	denSlot  int // -1 when there is no denominator
	a, b     int64
	num, den intLinear
	parts    []fastPart
}

type fastPart struct {
	num, den intLinear
	percent  bool
}

// Against returns the judge of the formula, whose value must be a number, for a threshold.
func (f *Formula) Against(t Threshold) *Judge {
	j := &Judge{formula: f, threshold: t}
	if f.shape != nil {
		j.fast = fast(f.root.ratio, *f.shape, f.uses, t)
	}
	return j
}

// A foldedRatio is num·a op den·b over whole numbers, for a ratio held against a threshold.
type foldedRatio struct {
	num, den intLinear
	a, b     exact.Number
}

// fold brings the shape of a ratio and a threshold together; ok is false where its coefficients do not fit int64.
func fold(s Shape, t Threshold) (r foldedRatio, ok bool) {
	q := denominatorOf(t.number)
	both := Linear{terms: []term{{0, s.Per.Mul(q)}, {1, t.number.Mul(q)}}}
	content := both.content().Inverse()
	r.a, r.b = s.Per.Mul(q).Mul(content), t.number.Mul(q).Mul(content)
	var ok1, ok2 bool
	r.num, ok1 = s.Numerator.integers()
	r.den, ok2 = s.Denominator.integers()
	return r, ok1 && ok2
}

// fast is a ratio that uses the given slots, folded over int64; nil where it does not fit.
func fast(ratio *Ratio, s Shape, uses []int, t Threshold) *fastJudge {
	r, ok := fold(s, t)
	a, ok1 := r.a.Int64()
	b, ok2 := r.b.Int64()
	if !ok || !ok1 || !ok2 {
		return nil
	}
	j := &fastJudge{denSlot: -1, num: r.num, den: r.den, a: a, b: b, op: t.op}
	for _, p := range ratio.parts {
		part, ok := p.integers()
		if !ok {
			return nil
		}
		j.parts = append(j.parts, part)
	}
	j.simplify(uses)
	return j
}

// integers brings numerator and denominator to whole coefficients, both by the same factor.
func (p part) integers() (fast fastPart, ok bool) {
	scale := common(denominatorOf(p.num.content()), denominatorOf(p.den.content()))
	num, ok1 := p.num.times(scale).integers()
	den, ok2 := p.den.times(scale).integers()
	return fastPart{num, den, p.percent}, ok1 && ok2
}

// simplify recognises a / b and a, by far the most frequent shapes.
func (j *fastJudge) simplify(uses []int) {
	single := func(l intLinear) bool { return len(l.terms) == 1 && l.constant == 0 && l.terms[0].coefficient == 1 }
	one := len(j.den.terms) == 0 && j.den.constant == 1
	if !single(j.num) || !single(j.den) && !one || len(j.parts) > 1 || j.b < 0 {
		return
	}
	j.simple, j.numSlot = true, j.num.terms[0].slot
	if !one {
		j.denSlot = j.den.terms[0].slot
	}
	wanted := 1
	if j.denSlot >= 0 && j.denSlot != j.numSlot {
		wanted = 2
	}
	j.simple = len(uses) == wanted
	for _, p := range j.parts {
		j.percent = p.percent
		j.simple = j.simple && single(p.num) && single(p.den) && p.num.terms[0].slot == j.numSlot && p.den.terms[0].slot == j.denSlot
	}
}

// Decide returns the kind of the formula's value for a row, and where it is a number whether that meets
// the threshold. It is what [Formula.Evaluate] and [Threshold.Met] say.
func (j *Judge) Decide(row *Row) (kind ValueKind, met bool) {
	if f := j.fast; f != nil && len(row.states) >= j.formula.slots {
		if f.simple && f.denSlot >= 0 { // what decideSimple says of nearly every row, without the calls that cost as much as it
			num, den := row.ints[f.numSlot], row.ints[f.denSlot]
			if row.states[f.numSlot]&row.states[f.denSlot] == slotInt && num|(den-1) >= 0 && (!f.percent || num <= den) {
				return IsNumber, f.op.holdsWide(uint64(num), uint64(f.a), uint64(den), uint64(f.b))
			}
		}
		if kind, met, ok := f.decide(row, j.formula); ok {
			return kind, met
		}
	}
	return j.decideGeneral(row)
}

// decideGeneral is Decide by the formula's value.
func (j *Judge) decideGeneral(row *Row) (kind ValueKind, met bool) {
	v := j.formula.evaluateGeneral(row, true)
	if n, ok := v.Number(); ok {
		return IsNumber, j.threshold.Met(n)
	}
	return v.kind, false
}

// decideSimple decides one name by one name; ok is false where the general way must be gone.
func (j *fastJudge) decideSimple(row *Row) (kind ValueKind, met, ok bool) {
	num, numState := row.ints[j.numSlot], row.states[j.numSlot]
	den, denState := int64(1), slotInt
	if j.denSlot >= 0 {
		den, denState = row.ints[j.denSlot], row.states[j.denSlot]
	}
	switch {
	case numState&denState == slotInt && num|(den-1) >= 0 && (!j.percent || num <= den):
		return IsNumber, j.op.holdsWide(uint64(num), uint64(j.a), uint64(den), uint64(j.b)), true
	case numState == slotOther || denState == slotOther || numState == slotInt && num < 0 || denState == slotInt && den < 0:
		return 0, false, false
	case denState == slotInt && den == 0 && (numState == slotMissing || num == 0 || !j.percent):
		return Undefined, false, true
	case numState == slotMissing || denState == slotMissing:
		return Missing, false, true
	}
	return Invalid, false, true // a part beyond its whole
}

// decide is the fast way; ok is false where the general way must be gone.
func (j *fastJudge) decide(row *Row, f *Formula) (kind ValueKind, met, ok bool) {
	if j.simple {
		return j.decideSimple(row)
	}
	if !f.allInts(row) {
		return 0, false, false
	}
	for i := range j.parts {
		p := &j.parts[i]
		num, ok1 := p.num.sum(row)
		den, ok2 := p.den.sum(row)
		if !ok1 || !ok2 || num < 0 || den <= 0 || p.percent && num > den {
			return 0, false, false
		}
	}
	num, ok1 := j.num.sum(row)
	den, ok2 := j.den.sum(row)
	if !ok1 || !ok2 || den == 0 {
		return 0, false, false
	}
	if den < 0 {
		num, den = -num, -den
	}
	return IsNumber, j.op.holds(small.CmpProducts(num, j.a, den, j.b)), true
}

// holdsWide reports whether a·b op c·d, without a branch: how it comes out no processor can guess.
func (c compOp) holdsWide(a, b, x, y uint64) bool {
	leftHigh, leftLow := bits.Mul64(a, b)
	rightHigh, rightLow := bits.Mul64(x, y)
	_, below := bits.Sub64(leftLow, rightLow, 0)
	_, below = bits.Sub64(leftHigh, rightHigh, below)
	_, above := bits.Sub64(rightLow, leftLow, 0)
	_, above = bits.Sub64(rightHigh, leftHigh, above)
	return c.rows(-below, -above)&1 != 0
}

// A linearComparison is a comparison of two sums, brought to sum op 0.
type linearComparison struct {
	difference  intLinear
	op          compOp
	pair        bool // it is a op b, for two names
	left, right int  // their slots
}

// linearComparisonOf recognises a single comparison of two sums of names.
func linearComparisonOf(n *node) *linearComparison {
	if n.op != opCompare || len(n.kids) != 2 || n.kids[0].ratio == nil || n.kids[1].ratio == nil {
		return nil
	}
	left, ok1 := n.kids[0].ratio.whole()
	right, ok2 := n.kids[1].ratio.whole()
	if !ok1 || !ok2 || len(n.kids[0].ratio.parts)+len(n.kids[1].ratio.parts) > 0 {
		return nil
	}
	difference := left.plus(right, exact.Int(-1))
	difference = difference.times(denominatorOf(difference.content()))
	fast, ok := difference.integers()
	if !ok {
		return nil
	}
	l := &linearComparison{difference: fast, op: n.comparisons[0]}
	if a, b := n.kids[0], n.kids[1]; a.op == opName && b.op == opName {
		l.pair, l.left, l.right = true, a.index, b.index
	}
	return l
}

// Holds returns the kind of a condition's value for a row, and where it is a truth value which one.
// Like [Judge.Decide] it is what [Formula.Evaluate] says, and allocates as little.
func (f *Formula) Holds(row *Row) (kind ValueKind, truth bool) {
	if l := f.root.linear; l != nil && len(row.states) >= f.slots {
		if kind, truth, ok := l.holds(row, f); ok {
			return kind, truth
		}
	}
	if c := f.condition; c != nil && len(row.states) >= f.slots {
		if kind, met, ok := c.judge.decide(row, f); ok {
			if kind == IsNumber {
				kind = IsTruth
			}
			return kind, met
		}
	}
	if n := f.root; n.op == opName && n.typ == TruthType && !row.Is(n.index, IsNumber) {
		v := row.value(n.index)
		return v.kind, v.truth
	}
	v := f.evaluateGeneral(row, true)
	return v.kind, v.truth
}

// holds is the fast way; ok is false where the general way must be gone.
func (l *linearComparison) holds(row *Row, f *Formula) (kind ValueKind, truth, ok bool) {
	if l.pair {
		switch a, b := row.states[l.left], row.states[l.right]; {
		case a == slotInt && b == slotInt:
			return IsTruth, l.op.holds(small.Cmp(row.ints[l.left], row.ints[l.right])), true
		case a != slotOther && b != slotOther:
			return Missing, false, true
		}
		return 0, false, false
	}
	if !f.allInts(row) {
		return 0, false, false
	}
	sum, ok := l.difference.sum(row)
	return IsTruth, l.op.holds(small.Cmp(sum, 0)), ok
}

// rows are those in which a comparison holds, of those in which the left side is below and above the right one.
func (c compOp) rows(below, above uint64) uint64 {
	switch c {
	case less:
		return below
	case lessEqual:
		return ^above
	case greater:
		return above
	case greaterEqual:
		return ^below
	case equal:
		return ^below &^ above
	}
	return below | above
}
