package sheet

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Numbers says how the numbers of a file are written. It is always stated, never guessed: 1.234 means two
// numbers, so the zero value is refused.
type Numbers string

// The two ways to write numbers. In both, blanks may stand between thousands: 1 234 567.
const (
	English    Numbers = "en" // 1234.5 or 1,234.5
	Vietnamese Numbers = "vi" // 1234,5 or 1.234,5
)

// Stated reports whether it is one of the two.
func (n Numbers) Stated() bool { return n == English || n == Vietnamese }

// Unstated is what is wrong with a file of which it is not stated how its numbers are written.
func Unstated() *rules.Error {
	return &rules.Error{Kind: rules.KindInvalid, Message: numbersUnstated.With(), Hint: hintSayNumbers.With()}
}

// Other returns the other one of the two.
func (n Numbers) Other() Numbers {
	if n == English {
		return Vietnamese
	}
	return English
}

// Read reads a number, exactly. The fault says whether the text is none, or one of too many digits.
func (n Numbers) Read(text string) (exact.Number, exact.DecimalFault) {
	plain, ok := n.plain(text)
	if !ok {
		return exact.Number{}, exact.DecimalNotPlain
	}
	return exact.ParseDecimal(plain)
}

// ReadsWhole reports whether a text is a whole number: 1.234 is one in Vietnamese, and a fraction in English.
func (n Numbers) ReadsWhole(text string) bool {
	number, fault := n.Read(text)
	return fault == exact.DecimalSound && number.IsInt()
}

// marks returns the decimal point and the separator of thousands.
func (n Numbers) marks() (point, thousands string) {
	if n == English {
		return ".", ","
	}
	return ",", "."
}

// million is a number with separators, for hints.
func (n Numbers) million() string {
	_, thousands := n.marks()
	return strings.Join([]string{"1", "234", "567"}, thousands)
}

// plain rewrites a number the way [exact.ParseDecimal] reads it; ok is false when it is not written so.
func (n Numbers) plain(text string) (plain string, ok bool) {
	sign := ""
	for _, s := range []string{"-", "+", "\u2212"} { // U+2212 is the minus of typesetting
		if rest, signed := strings.CutPrefix(text, s); signed {
			sign, text = strings.Replace(s, "\u2212", "-", 1), rest
			break
		}
	}
	point, thousands := n.marks()
	whole, fraction, hasFraction := strings.Cut(text, point)
	whole, ok = ungroup(whole, thousands)
	if !hasFraction || !ok {
		return sign + whole, ok
	}
	return sign + whole + "." + fraction, OnlyDigits(fraction)
}

// ungroup takes the separators out of a whole number: either that of the convention or one kind of blank,
// between groups of three digits. A first group that begins with 0 is no group (0.123 is a decimal).
func ungroup(whole, thousands string) (digits string, ok bool) {
	at := strings.IndexFunc(whole, func(r rune) bool { return r < '0' || r > '9' })
	if at < 0 {
		return whole, whole != ""
	}
	_, size := utf8.DecodeRuneInString(whole[at:])
	separator := whole[at : at+size]
	if separator != thousands && !strings.Contains(" \u00a0\u202f\u2009", separator) {
		return "", false
	}
	groups := strings.Split(whole, separator)
	for i, group := range groups {
		if !OnlyDigits(group) || len(group) > 3 || i > 0 && len(group) < 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), groups[0][0] != '0'
}

// OnlyDigits reports whether a text is digits and nothing else.
func OnlyDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// What people and spreadsheets write where a number should stand.
var (
	exponent   = regexp.MustCompile(`^[+-]?\d+([.,]\d+)?[eE][+-]?\d+$`)
	date       = regexp.MustCompile(`^(\d{1,2}[-./]\d{1,2}[-./](\d\d|\d{4})|\d{4}[-./]\d{1,2}[-./]\d{1,2})$`)
	grouped    = regexp.MustCompile(`^[+-]?\d[\d.,\s]*$`)
	withWords  = regexp.MustCompile(`^[<>≤≥~≈]?\s*\d[\d.,\s]*\D*$`)
	sheetError = regexp.MustCompile(`^#([A-Z/0]+[!?]?|#+)$`)

	placeholders = FoldedSet(
		"-", "--", "---", "–", "—", "…", "...", "..", ".", "?", "x", "/", "\\", "*",
		"không", "không có", "ko", "chưa có", "chưa báo cáo", "n/a", "na", "nil", "null", "none", "nan",
	)
)

// IsError reports whether a text is what a spreadsheet shows for a formula without a result, or for a number that
// is wider than its column: #N/A, ####.
func IsError(text string) bool { return sheetError.MatchString(text) }

// Hint says what to do about a text that is no number in this convention; percentage is what to do about one.
func (n Numbers) Hint(text string, percentage wording.Message) wording.Message {
	const recognisable = 64 // bytes; what is longer is a text
	if len(text) > recognisable {
		return hintDigits.With()
	}
	_, fitsOther := n.Other().plain(text)
	switch {
	case strings.ContainsAny(text, "%‰"):
		return percentage
	case placeholders[wording.Fold(text)]:
		return hintPlaceholder.With()
	case IsError(text):
		return hintSheetError.With()
	case exponent.MatchString(text):
		return hintExponent.With()
	case fitsOther:
		return hintTryNumbers.With(string(n.Other()))
	case date.MatchString(text):
		return hintDate.With()
	case grouped.MatchString(text):
		return hintGroups.With(n.million())
	case withWords.MatchString(text):
		return hintWordsBeside.With()
	}
	return hintDigits.With()
}
