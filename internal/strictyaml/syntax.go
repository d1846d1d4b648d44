package strictyaml

import (
	"slices"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// Which fault goccy found is told by what stands at the place of its error; the words of the error are not
// read, as another version of goccy may change them. What is not known by its place is still an error there.

func (s *source) syntax(at span, message, hint wording.Message) *rules.Error {
	return s.fault(rules.KindSyntax, at, message, hint)
}

// unsplit words a fault in the tokens themselves: a text or a sign that goccy could not split off at a place.
func (s *source) unsplit(at int) *rules.Error {
	tail, first := s.tail(at), s.first(at)
	switch {
	case first == '\\':
		return s.wrongEscape(at)
	case at > 0 && s.text[at-1] == '\\':
		return s.wrongEscape(at - 1)
	case first == '\'' || first == '"':
		return s.syntax(span{at, at + 1}, quoteOpen.With(string(first)), hintCloseWith.With(string(first)))
	case first == '@' || first == '`':
		return s.reserved(at)
	case first == '|' || first == '>':
		return s.syntax(tail, blockFound.With(s.shown(tail), string(first)), hintQuotes.With())
	case (first == '{' || first == '}') && slices.Contains(s.text[s.wordStart(at):at], '!'):
		return s.syntax(tail, tagFound.With(), hintQuote.With())
	}
	line := s.lines[s.lineOf(at)]
	if tab := lastIndex(s.text[line:min(at+1, len(s.text))], '\t'); tab >= 0 {
		return s.syntax(span{line + tab, line + tab + 1}, tabFound.With(), hintSpaces.With())
	}
	return s.unreadable(at)
}

// recovers reports whether what follows a fault in the tokens can be read as if the fault were not there.
func (s *source) recovers(at int) bool {
	return (at == 0 || s.text[at-1] != '\\') && strings.ContainsRune("@`|>\t", s.first(at))
}

// wordStart is where the word begins that a place belongs to.
func (s *source) wordStart(at int) int {
	for at > 0 && !isBlank(s.text[at-1]) && !strings.ContainsRune(",[]{}", s.text[at-1]) {
		at--
	}
	return at
}

// lastIndex is the last place of a character, -1 where it does not stand.
func lastIndex(text []rune, r rune) int {
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == r {
			return i
		}
	}
	return -1
}

func (s *source) wrongEscape(at int) *rules.Error {
	wrong := span{at, min(at+2, s.lineEnd(s.lineOf(at)))}
	return s.syntax(wrong, escapeWrong.With(string(s.text[wrong.start:wrong.end])), hintEscape.With())
}

// unreadable words a fault of which nothing is known but its place.
func (s *source) unreadable(at int) *rules.Error {
	return s.syntax(s.tail(at), notYAML.With(s.shown(s.tail(at))), hintYAML.With())
}

// reserved words a text that begins with a sign that YAML keeps for itself.
func (s *source) reserved(at int) *rules.Error {
	return s.syntax(s.tail(at), beginningFound.With(string(s.first(at))), hintQuotes.With())
}

// misplaced words something that stands where nothing can.
func (s *source) misplaced(at int) *rules.Error {
	tail := s.tail(at)
	switch first := s.first(at); {
	case first == ']' || first == '}':
		return s.syntax(span{at, at + 1}, bracketClose.With(string(first)), hintQuotes.With())
	case s.followsQuote(at):
		return s.syntax(tail, quoteClosed.With(s.shown(tail)), hintInnerQuote.With())
	}
	return s.syntax(tail, indentFound.With(s.shown(tail)), hintIndentation.With())
}

// first is the character at a place, 0 at the end of the text.
func (s *source) first(at int) rune {
	if at < len(s.text) {
		return s.text[at]
	}
	return 0
}

// tail is the rest of the line of a place, without blanks at its end.
func (s *source) tail(at int) span {
	line := string(s.text[at:s.lineEnd(s.lineOf(at))])
	return span{at, at + len([]rune(strings.TrimSpace(line)))}
}

// shown is a part of the file as messages show it.
func (s *source) shown(at span) any { return quoted(string(s.text[at.start:at.end])) }

// followsQuote reports whether a text in quotes ends before a place, in the same line.
func (s *source) followsQuote(at int) bool {
	before := strings.TrimRight(string(s.text[s.lines[s.lineOf(at)]:at]), " \t")
	return strings.HasSuffix(before, "'") || strings.HasSuffix(before, "\"")
}

// startsLine reports whether nothing but blanks stands before a place in its line.
func (s *source) startsLine(at int) bool { return s.indented(s.lines[s.lineOf(at)]) >= at }

// keyOfLine returns the key with which the line of a place begins.
func (s *source) keyOfLine(at int) string {
	line := string(s.text[s.lines[s.lineOf(at)]:at])
	key, _, _ := strings.Cut(strings.TrimLeft(line, " -\t"), ":")
	return wording.Shorten(key)
}

// quoted is a word as messages show it.
func quoted(word string) any {
	if word == "" {
		return noText.With()
	}
	return aTextOf.With(wording.Shorten(word))
}
