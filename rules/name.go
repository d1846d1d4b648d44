package rules

import "unicode"

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

// LastYearPrefix stands before the name of a statistic for its value of the same unit one year earlier, in
// formulas, rows and data: last_year.live_births.
const LastYearPrefix = lastYear + "."

// lastYear is the word that a formula has before the dot.
const lastYear = "last_year"
