package rules

import (
	"sort"
	"strings"

	"github.com/expr-lang/expr/parser/lexer"

	"github.com/childward/childward/rules/wording"
)

// A source is the text of a formula in NFC, with its tokens.
type source struct {
	text   string
	runes  []rune
	tokens []lexer.Token                // without the end of input; places count characters
	match  []int                        // for each bracket the token of its partner, else -1
	quotes map[string]map[string]Quoted // functions that take a name in quotes
}

// errorAt makes an error about the tokens from first to last.
func (s *source) errorAt(kind Kind, first, last int, message, hint wording.Message) *Error {
	if first >= len(s.tokens) { // the end of the formula
		return s.errorIn(kind, len(s.runes), len(s.runes)+1, message, hint)
	}
	return s.errorIn(kind, s.tokens[first].From, s.tokens[min(last, len(s.tokens)-1)].To, message, hint)
}

// errorIn makes an error about the characters from from to to.
func (s *source) errorIn(kind Kind, from, to int, message, hint wording.Message) *Error {
	from = min(from, len(s.runes))
	start := from
	for start > 0 && s.runes[start-1] != '\n' {
		start--
	}
	end := from
	for end < len(s.runes) && s.runes[end] != '\n' {
		end++
	}
	line := 1
	for _, r := range s.runes[:start] {
		if r == '\n' {
			line++
		}
	}
	return &Error{
		Kind: kind, Line: line, Column: from - start + 1, Width: max(1, min(to, max(end, from+1))-from),
		Message: message, Hint: hint, Source: strings.TrimSuffix(string(s.runes[start:end]), "\r"),
	}
}

// tokenAt returns the index of the token that starts at a character, or of the next one.
func (s *source) tokenAt(from int) int {
	return sort.Search(len(s.tokens), func(i int) bool { return s.tokens[i].From >= from })
}

// is reports whether token i exists and reads as one of the words.
func (s *source) is(i int, words ...string) bool {
	if i < 0 || i >= len(s.tokens) || s.tokens[i].Kind == lexer.String {
		return false
	}
	for _, w := range words {
		if s.tokens[i].Value == w {
			return true
		}
	}
	return false
}

// words returns the text of the tokens from first to last as it stands in the formula.
func (s *source) words(first, last int) string {
	return string(s.runes[s.tokens[first].From:s.tokens[last].To])
}

// outer widens a span by the round brackets that enclose just it.
func (s *source) outer(first, last int) (int, int) {
	for first > 0 && last+1 < len(s.tokens) && s.is(first-1, "(") && s.match[first-1] == last+1 {
		first, last = first-1, last+1
	}
	return first, last
}
