package sheet

import (
	"regexp"
	"strings"

	"github.com/childward/childward/rules/wording"
)

// truths are the words of a flag, folded.
var truths = map[string]bool{
	"true": true, "có": true, "yes": true, "1": true,
	"false": false, "không": false, "no": false, "0": false,
}

// Truth reads a truth value, in English or Vietnamese.
func Truth(text string) (truth, ok bool) {
	truth, ok = truths[wording.Fold(text)]
	return truth, ok
}

// FoldedSet is a set of words for [wording.Fold] to find.
func FoldedSet(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, word := range words {
		set[wording.Fold(word)] = true
	}
	return set
}

// Code returns a code without what spreadsheets put around it to keep its zeros: '06760 and ="06760".
func Code(text string) string {
	text = strings.TrimSpace(text)
	if quoted, ok := strings.CutPrefix(text, `="`); ok {
		text = strings.TrimSuffix(quoted, `"`)
	}
	return strings.TrimSpace(strings.TrimPrefix(text, "'"))
}

// Words returns a name or another text in words, with single blanks, undoing [Guard].
func Words(text string) string {
	text = strings.TrimSpace(text)
	if guarded, ok := strings.CutPrefix(text, "'"); ok && Guard(guarded) == text {
		text = guarded
	}
	return strings.Join(strings.Fields(text), " ")
}

// Guard makes a text safe to write into CSV: a spreadsheet would run a field that begins with = + - @, a
// tab or a carriage return as a formula. An apostrophe in front makes it a text; plain numbers stay.
func Guard(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r", rune(text[0])) || signedNumber.MatchString(text) {
		return text
	}
	return "'" + text
}

var signedNumber = regexp.MustCompile(`^[+-]\d[\d.,]*$`)
