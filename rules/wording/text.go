package wording

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

// FormatDecimal writes a plain decimal (1234.5) with the separators of a language.
func FormatDecimal(plain string, lang Language) string {
	thousands, point := ".", ","
	if lang == English {
		thousands, point = ",", "."
	}
	sign := ""
	if strings.HasPrefix(plain, "-") {
		sign, plain = "-", plain[1:]
	}
	whole, fraction, hasFraction := strings.Cut(plain, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(thousands)
		}
		b.WriteByte(whole[i])
	}
	if hasFraction {
		b.WriteString(point + fraction)
	}
	return b.String()
}

// suggestion asks for a word that was probably meant.
var suggestion = New("", "did you mean \"{0}\"?", "có phải là \"{0}\"?")

// Suggest returns the hint that asks whether a word was meant.
func Suggest(word string) Message { return suggestion.With(word) }

// Shorten brings a text of the input to what fits into a message: one printable line of at most 40 characters.
func Shorten(text string) string {
	const most = 40
	runes := []rune(Printable(strings.Join(strings.Fields(text), " ")))
	if len(runes) > most {
		return strings.TrimRight(string(runes[:most]), " ") + "…"
	}
	return string(runes)
}

// Printable replaces what would upset a terminal, character by character, so that columns stay right.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || unicode.IsPrint(r) || unicode.Is(unicode.Zs, r) {
			return r
		}
		return '\ufffd'
	}, text)
}
