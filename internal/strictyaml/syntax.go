package strictyaml

import (
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// What goccy says when something stands where nothing can, and when a text begins with a sign.
const (
	misplaced = "value is not allowed in this context"
	reserved  = "is a reserved character"
)

// unreadable words a fault that goccy found at a place. Its own sentence serves only to tell which fault it
// is; "" stands for one that was found here.
func (s *source) unreadable(goccy string, at int) *rules.Error {
	has := func(part string) bool { return strings.Contains(goccy, part) }
	line := s.text[at:s.lineEnd(s.lineOf(at))]
	word := strings.TrimSpace(string(line))
	found := span{at, at + len([]rune(word))}
	sign := span{at, at + 1}
	first := ""
	if len(line) > 0 {
		first = string(line[:1])
	}

	notHere := strings.HasPrefix(goccy, misplaced)

	syntax := func(where span, message, hint wording.Message) *rules.Error {
		return s.fault(rules.KindSyntax, where, message, hint)
	}
	switch {
	case has("end character of single-quoted"):
		return syntax(sign, quoteOpen.With("'"), hintCloseWith.With("'"))
	case has("end character of double-quoted"):
		return syntax(sign, quoteOpen.With("\""), hintCloseWith.With("\""))
	case has("tab character"), has("'\t'"):
		return syntax(sign, tabFound.With(), hintSpaces.With())
	case has("escape"), has("surrogate"):
		if at > 0 && s.text[at-1] == '\\' {
			at--
		}
		wrong := span{at, min(at+2, s.lineEnd(s.lineOf(at)))}
		return syntax(wrong, escapeWrong.With(string(s.text[wrong.start:wrong.end])), hintEscape.With())
	case has(reserved):
		return syntax(found, beginningFound.With(first), hintQuotes.With())
	case has("invalid header option"):
		return syntax(found, blockFound.With(quoted(word), first), hintQuotes.With())
	case has("tag character"):
		return syntax(found, tagFound.With(), hintQuote.With())
	case has("corresponding to ']'"), has("corresponding to '}'"), notHere && (first == "]" || first == "}"):
		return syntax(sign, bracketClose.With(first), hintQuotes.With())
	case notHere && s.followsQuote(at):
		return syntax(found, quoteClosed.With(quoted(word)), hintInnerQuote.With())
	case notHere, has("number of indent"):
		return syntax(found, indentFound.With(quoted(word)), hintIndentation.With())
	case has("mapping value is not allowed"):
		return syntax(found, colonFound.With(s.keyOfLine(at)), hintQuotes.With())
	case has("block sequence entries are not allowed"):
		return syntax(found, listOnLine.With(), hintListBelow.With())
	case has("non-map value"), has("unexpected key name"), has("invalid key for this map"):
		return syntax(found, keyExpected.With(quoted(word)), hintIndentation.With())
	case has("',' or '}'"):
		return syntax(found, separatorExpected.With(quoted(word), "}"), hintQuotes.With())
	case has("',' or ']'"):
		return syntax(found, separatorExpected.With(quoted(word), "]"), hintQuotes.With())
	case has("flow mapping end token"):
		return syntax(sign, bracketOpen.With("{"), hintCloseWith.With("}"))
	case has("sequence end token"):
		return syntax(sign, bracketOpen.With("["), hintCloseWith.With("]"))
	}
	return syntax(found, notYAML.With(quoted(word)), hintYAML.With())
}

// recovers reports whether what follows a fault in the tokens can be read as if the fault were not there.
func recovers(goccy string) bool {
	return strings.Contains(goccy, reserved) || strings.Contains(goccy, "invalid header option") ||
		strings.Contains(goccy, "cannot start any token")
}

// followsQuote reports whether a text in quotes ends before a place, in the same line.
func (s *source) followsQuote(at int) bool {
	before := strings.TrimRight(string(s.text[s.lines[s.lineOf(at)]:at]), " \t")
	return strings.HasSuffix(before, "'") || strings.HasSuffix(before, "\"")
}

// keyOfLine returns the key with which the line of a place begins.
func (s *source) keyOfLine(at int) string {
	line := string(s.text[s.lines[s.lineOf(at)]:at])
	key, _, _ := strings.Cut(strings.TrimLeft(line, " -\t"), ":")
	return wording.Shorten(key)
}

// quoted is a part of the file as messages show it.
func quoted(word string) any {
	if word == "" {
		return noText.With()
	}
	return aTextOf.With(wording.Shorten(word))
}
