package rules

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Normalise brings a text to Unicode NFC and drops a byte order mark: the one form in which names are
// compared. Formulas, keys of values, column headers and plan files pass through it once, at the door.
func Normalise(text string) string { return norm.NFC.String(strings.TrimPrefix(text, "\ufeff")) }

// Fold returns the form of a label in which spellings that a person takes for the same are equal:
// lower case, single spaces, and the tone mark on the vowel where the older spelling has it (Hoà, Thuỷ).
func Fold(label string) string {
	folded := strings.Join(strings.Fields(strings.ToLower(Normalise(label))), " ")
	return oldTones.Replace(folded)
}

// oldTones rewrites oá, uý and the like, as typed on many machines, to óa, úy.
var oldTones = strings.NewReplacer(
	"oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe",
	"uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy",
)

// IsName reports whether a text can be a name in formulas: a letter or _, then letters, digits and _,
// and not one of the words that formulas use for themselves.
func IsName(text string) bool {
	for i, r := range text {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return text != "" && !reserved[text]
}

// reserved are the words of the language, those of expr's that would be read as something else, and
// last_year.
var reserved = map[string]bool{
	"true": true, "false": true, "nil": true, "and": true, "or": true, "not": true, "in": true,
	"let": true, "if": true, "else": true, "matches": true, "contains": true, "startsWith": true,
	"endsWith": true, lastYear: true,
}

// lastYear is the prefix of a name that stands for the value of the same unit one year earlier.
const lastYear = "last_year"

// Nearest returns the candidate that a misspelt name most likely meant, or "" when none is near:
// at most one edit in three characters, the first such candidate in the given order among the nearest.
func Nearest(name string, candidates []string) string {
	best, distance := "", max(1, len([]rune(name))/3)+1
	for _, c := range candidates {
		if d := editDistance([]rune(name), []rune(c), distance); d < distance {
			best, distance = c, d
		}
	}
	return best
}

// editDistance is Levenshtein's, or anything from limit on when it is at least limit.
func editDistance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
