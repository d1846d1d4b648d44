package indicator

import (
	"strconv"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A threshold is a target as it is computed with: what the value is compared with, and in which base.
type threshold struct {
	rules.Threshold
	base rules.Base
}

// ParseTarget reads a target as plans write it, an operator, a plain decimal and a base: "<= 9 ‰", ">= 91 %",
// "<= 550 /100000", "= 0". The error is a [rules.Error] about that text.
func ParseTarget(text string) (rules.Threshold, rules.Base, error) {
	t, err := parseTarget(text)
	if err != nil {
		return rules.Threshold{}, 0, err
	}
	return t.Threshold, t.base, nil
}

// parseTarget reads an operator, a plain decimal and a base: "<= 9 ‰", ">= 91 %", "<= 550 /100000", "= 0".
func parseTarget(text string) (threshold, *rules.Error) {
	t, rest, err := rules.CutThreshold(text)
	if err != nil {
		e := rules.AllErrors(err)[0]
		e.Hint = hintTarget.With()
		return threshold{}, e
	}
	base, ok := parseBase(rest)
	if !ok {
		return threshold{}, &rules.Error{Kind: rules.KindSyntax, Message: targetBaseUnknown.With(text, rest), Hint: hintTarget.With()}
	}
	return threshold{t, base}, nil
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
func (t threshold) String() string {
	symbol := strings.TrimSpace(t.base.Symbol())
	return strings.TrimSpace(t.Op() + " " + t.Number().String() + " " + symbol)
}

// format writes the target for people: ≤ 9‰ in Vietnamese, ≤ 9‰ in English.
func (t threshold) format(lang wording.Language) string {
	op := strings.NewReplacer("<=", "≤", ">=", "≥").Replace(t.Op())
	return op + " " + withBase(t.Number().Format(lang), t.base, lang)
}

// words writes the target for people as it stands and, for a value that misses it, the other way round: ≤ 9‰ and > 9‰.
func (t threshold) words() (as, opposite Text) {
	in := func(lang Language) (string, string) {
		text := t.format(lang)
		op, rest, _ := strings.Cut(text, " ")
		return text, opposites[op] + " " + rest
	}
	as.VI, opposite.VI = in(Vietnamese)
	as.EN, opposite.EN = in(English)
	return as, opposite
}

var opposites = map[string]string{"<": "≥", "≤": ">", ">": "≤", "≥": "<", "=": "≠"}

// withBase writes a number with its base, without a space before % and ‰ as Vietnamese does.
func withBase(number string, base rules.Base, lang wording.Language) string {
	switch base {
	case 0, rules.BaseCount:
		return number
	case rules.BasePercent, rules.BasePer1000:
		return number + base.Symbol()
	}
	return number + "/" + exact.Int(int64(base)).Format(lang)
}

// direction is the side on which values meet the threshold; empty for = .
func (t threshold) direction() Direction {
	switch t.Op()[0] {
	case '<':
		return Lower
	case '>':
		return Higher
	}
	return ""
}
