// Package target reads targets as plans write them, and words them for people.
package target

import (
	"strconv"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Target is what a value is compared with, and in which base.
type Target struct {
	rules.Threshold
	Base rules.Base
}

var (
	baseUnknown = wording.New("target_base", "target \"{0}\": \"{1}\" is no base", "chỉ tiêu \"{0}\": \"{1}\" không phải đơn vị tính")

	// Hint says how a target is written.
	Hint = wording.New("", "write an operator (< <= > >= =), a plain decimal, and the base if there is one: <= 9 ‰, >= 91 %, <= 550 /100000, = 0", "viết dấu so sánh (< <= > >= =), số với dấu chấm thập phân, và đơn vị nếu có: <= 9 ‰, >= 91 %, <= 550 /100000, = 0")
)

// Parse reads an operator, a plain decimal and a base: "<= 9 ‰", ">= 91 %", "<= 550 /100000", "= 0". The error is about
// that text.
func Parse(text string) (Target, *rules.Error) {
	t, rest, err := rules.CutThreshold(text)
	if err != nil {
		e := rules.AllErrors(err)[0]
		e.Hint = Hint.With()
		return Target{}, e
	}
	base, ok := parseBase(rest)
	if !ok {
		return Target{}, &rules.Error{Kind: rules.KindSyntax, Message: baseUnknown.With(text, rest), Hint: Hint.With()}
	}
	return Target{t, base}, nil
}

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
	n, err := strconv.ParseInt(strings.TrimSpace(per), 10, 64)
	return rules.Base(n), ok && err == nil && n > 1
}

// String writes the target as plans do: "<= 9 ‰".
func (t Target) String() string {
	symbol := strings.TrimSpace(t.Base.Symbol())
	return strings.TrimSpace(t.Op() + " " + t.Number().String() + " " + symbol)
}

// Better is the side on which values meet the target, lower or higher; empty for = .
func (t Target) Better() string {
	switch t.Op()[0] {
	case '<':
		return "lower"
	case '>':
		return "higher"
	}
	return ""
}

// Words writes the target for people as it stands and, for a value that misses it, the other way round: ≤ 9‰ and > 9‰.
func (t Target) Words() (as, opposite wording.Text) {
	in := func(lang wording.Language) (string, string) {
		number := WithBase(t.Number().Format(lang), t.Base, lang)
		op := strings.NewReplacer("<=", "≤", ">=", "≥").Replace(t.Op())
		return op + " " + number, opposites[op] + " " + number
	}
	as.VI, opposite.VI = in(wording.Vietnamese)
	as.EN, opposite.EN = in(wording.English)
	return as, opposite
}

var opposites = map[string]string{"<": "≥", "≤": ">", ">": "≤", "≥": "<", "=": "≠"}

// WithBase writes a number with its base, without a space before % and ‰ as Vietnamese does.
func WithBase(number string, base rules.Base, lang wording.Language) string {
	switch base {
	case 0, rules.BaseCount:
		return number
	case rules.BasePercent, rules.BasePer1000:
		return number + base.Symbol()
	}
	return number + "/" + exact.Int(int64(base)).Format(lang)
}
