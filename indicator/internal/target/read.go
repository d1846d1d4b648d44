package target

import (
	"slices"
	"strings"
	"unicode"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

var (
	baseUnknown     = wording.New("target_base", "target \"{0}\": \"{1}\" is no base", "chỉ tiêu \"{0}\": \"{1}\" không phải đơn vị tính")
	numberAmbiguous = wording.New("target_ambiguous", "target \"{0}\": the number may be {1} or {2}", "chỉ tiêu \"{0}\": số này có thể là {1} hoặc {2}")
	hintAmbiguous   = wording.New("", "write \"{0}\" or \"{1}\", whichever is meant", "hãy viết \"{0}\" hoặc \"{1}\", tùy ý định")

	// Hint says how a target is written.
	Hint = wording.New("", "write an operator (< <= > >= =), a plain decimal, and the base if there is one: <= 9 ‰, >= 91 %, <= 550 /100000, = 0", "viết dấu so sánh (< <= > >= =), số với dấu chấm thập phân, và đơn vị nếu có: <= 9 ‰, >= 91 %, <= 550 /100000, = 0")
)

// Parse reads an operator, a number and a base: "<= 9 ‰", ">= 91 %", "<= 550 /100000", "= 0". Other spellings are read
// where they can mean only one thing: ≤ 12,5 ‰, < 1.234,5 /100.000; 1.000 is one or a thousand, and is refused. The
// error is about the text.
func Parse(text string) (Target, *rules.Error) {
	op, number, symbol := parts(text)
	found := numbersIn(number)
	if op == "" || len(found) == 0 {
		return plain(text)
	}
	base, ok := parseBase(symbol)
	switch {
	case !ok:
		return Target{}, &rules.Error{Kind: rules.KindSyntax, Message: baseUnknown.With(text, symbol), Hint: Hint.With()}
	case len(found) > 1:
		hint := hintAmbiguous.With(write(op, found[0], base), write(op, found[1], base))
		return Target{}, &rules.Error{Kind: rules.KindSyntax, Message: numberAmbiguous.With(text, found[0], found[1]), Hint: hint}
	}
	t, err := plain(op + " " + found[0].Decimal())
	t.Base = base
	return t, err
}

// plain reads an operator and a plain decimal.
func plain(text string) (Target, *rules.Error) {
	t, err := rules.ParseThreshold(text)
	for _, e := range rules.AllErrors(err) {
		e.Hint = Hint.With()
		return Target{}, e
	}
	return Target{t, rules.BaseCount}, nil
}

// signs are the operators as they may be typed, the longer before those they begin with.
var signs = [][2]string{{"<=", "<="}, {">=", ">="}, {"==", "="}, {"≤", "<="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="}}

// parts takes a target apart; the operator is empty where there is none.
func parts(text string) (op, number, symbol string) {
	text = strings.TrimSpace(wording.Normalise(text))
	i := slices.IndexFunc(signs, func(sign [2]string) bool { return strings.HasPrefix(text, sign[0]) })
	if i < 0 {
		return "", "", ""
	}
	text = strings.TrimPrefix(text, signs[i][0])
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && !strings.ContainsRune("0123456789.,+-\u2212", r) })
	if end < 0 {
		end = len(text)
	}
	return signs[i][1], strings.TrimSpace(text[:end]), strings.TrimSpace(text[end:])
}

// numbersIn are what a number can mean: as it is in English, and as it is in Vietnamese where that is something else.
func numbersIn(text string) (found []exact.Number) {
	for _, numbers := range []sheet.Numbers{sheet.English, sheet.Vietnamese} {
		n, fault := numbers.Read(text)
		if fault == exact.DecimalSound && (len(found) == 0 || n.Cmp(found[0]) != 0) {
			found = append(found, n)
		}
	}
	return found
}

// parseBase reads %, ‰ or /100000. What a value counts per is whole, so that a point in it stands between thousands.
func parseBase(symbol string) (rules.Base, bool) {
	switch symbol {
	case "":
		return rules.BaseCount, true
	case "%":
		return rules.BasePercent, true
	case "‰":
		return rules.BasePer1000, true
	}
	per, ok := strings.CutPrefix(symbol, "/")
	per = strings.TrimSpace(per)
	numbers := sheet.English
	if strings.Contains(per, ".") {
		numbers = sheet.Vietnamese
	}
	read, fault := numbers.Read(per)
	n, whole := read.Int64()
	return rules.Base(n), ok && fault == exact.DecimalSound && whole && n > 1
}

// write writes a target so that it is read in one way only.
func write(op string, number exact.Number, base rules.Base) string {
	decimal := number.Decimal()
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(decimal, "-"), ".")
	if len(fraction) == 3 && len(whole) <= 3 && whole != "0" { // not thousands
		decimal += "0"
	}
	return strings.TrimSpace(op + " " + decimal + " " + strings.TrimSpace(base.Symbol()))
}

// With returns the target with another operator and number, written as a plan can have it: unlike that of
// [Target.String] the text is read in one way only.
func (t Target) With(op string, number exact.Number) string { return write(op, number, t.Base) }
