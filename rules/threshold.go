package rules

import (
	"strings"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// A Threshold is what a value is compared with: an operator and an exact number.
type Threshold struct {
	op     form.Comparison
	number exact.Number
}

// thresholdOps are the operators of a threshold, the longer before those they begin with.
var thresholdOps = []struct {
	text string
	op   form.Comparison
}{{"<=", form.LessEqual}, {">=", form.GreaterEqual}, {"==", form.Equal}, {"<", form.Less}, {">", form.Greater}, {"=", form.Equal}}

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
	return [...]string{form.Less: "<", form.LessEqual: "<=", form.Greater: ">", form.GreaterEqual: ">=", form.Equal: "="}[t.op]
}

// Met reports whether a number reaches the threshold. The comparison is exact.
func (t Threshold) Met(n exact.Number) bool { return t.op.Holds(n.Cmp(t.number)) }

// String returns operator and number: <= 9.
func (t Threshold) String() string { return t.Op() + " " + t.number.String() }

// Certificate returns the whole-number comparison that decides whether a rate meets the threshold, in
// the form numerator · (per·10^k) op (target·10^k) · denominator with the least k that makes both factors
// whole, not reduced: "3 * 1000 <= 9 * 412". The denominator is above 0; per is whole.
func (t Threshold) Certificate(numerator, denominator, per exact.Number) (left, right [2]exact.Number) {
	k, _ := t.number.Places() // a plain decimal has as many as it is written with
	scale := exact.Pow10(k)
	return [2]exact.Number{numerator, per.Mul(scale)}, [2]exact.Number{t.number.Mul(scale), denominator}
}
