package rules

import (
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
	at := s.Place(from, to)
	return &Error{Kind: kind, Line: at.Line, Column: at.Column, Width: at.Width, Message: message, Hint: hint, Source: at.Text}
}
