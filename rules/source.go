package rules

import (
	"strings"

	"github.com/childward/childward/rules/internal/form"

	"github.com/childward/childward/rules/wording"
)

// A source is the text of a formula with its tokens, and what may be in it.
type source struct {
	*form.Source
	quotes map[string]map[string]Quoted // functions that take a name in quotes
}

// errorAt makes an error about the tokens from first to last.
func (s *source) errorAt(kind Kind, first, last int, message, hint wording.Message) *Error {
	if first >= len(s.Tokens) { // the end of the formula
		return s.errorIn(kind, len(s.Runes), len(s.Runes)+1, message, hint)
	}
	return s.errorIn(kind, s.Tokens[first].From, s.Tokens[min(last, len(s.Tokens)-1)].To, message, hint)
}

// errorIn makes an error about the characters from from to to.
func (s *source) errorIn(kind Kind, from, to int, message, hint wording.Message) *Error {
	from = min(from, len(s.Runes))
	start := from
	for start > 0 && s.Runes[start-1] != '\n' {
		start--
	}
	end := from
	for end < len(s.Runes) && s.Runes[end] != '\n' {
		end++
	}
	line := 1
	for _, r := range s.Runes[:start] {
		if r == '\n' {
			line++
		}
	}
	return &Error{
		Kind: kind, Line: line, Column: from - start + 1, Width: max(1, min(to, max(end, from+1))-from),
		Message: message, Hint: hint, Source: strings.TrimSuffix(string(s.Runes[start:end]), "\r"),
	}
}
