// Package target reads targets as plans write them, and words them for people.
package target

import (
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
