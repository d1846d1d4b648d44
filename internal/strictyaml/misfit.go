package strictyaml

import (
	"github.com/goccy/go-yaml/token"

	"github.com/childward/childward/rules"
)

// misfit words a fault between the tokens: one that cannot stand where it stands.
func (r *reading) misfit(i int) *rules.Error {
	tk, at := r.tokens[i], r.spans[r.tokens[i]].start
	bracket, inBrackets := r.bracketAt(i)
	switch {
	case inBrackets && tk.Type != token.CollectEntryType && !isColon(tk) && endsValue(r.before(i)):
		return r.syntax(r.tail(at), separatorExpected.With(r.shown(r.tail(at)), closing[bracket]), hintQuotes.With())
	case isClosing(tk):
		return r.misplaced(at)
	case isOpening(tk) && !r.closes(i):
		return r.syntax(span{at, at + 1}, bracketOpen.With(tk.Value), hintCloseWith.With(closing[tk.Type]))
	case isColon(tk):
		return r.keyless(at)
	case inBrackets:
		return r.unreadable(at)
	case r.startsLine(at) && r.isWhereKeysStand(i):
		return r.keyless(at)
	case r.startsLine(at) || r.followsQuote(at):
		return r.misplaced(at)
	case isColon(r.before(i)) && isColon(r.after(i)):
		return r.syntax(r.tail(at), colonFound.With(r.keyOfLine(at)), hintQuotes.With())
	case isColon(r.before(i)) && tk.Type == token.SequenceEntryType:
		return r.syntax(r.tail(at), listOnLine.With(), hintListBelow.With())
	}
	return r.unreadable(at)
}

// keyless words something that stands where a key is to be.
func (s *source) keyless(at int) *rules.Error {
	return s.syntax(s.tail(at), keyExpected.With(s.shown(s.tail(at))), hintIndentation.With())
}

// closing are the signs that close a bracket.
var closing = map[token.Type]string{token.SequenceStartType: "]", token.MappingStartType: "}"}

func isOpening(tk *token.Token) bool {
	return tk.Type == token.SequenceStartType || tk.Type == token.MappingStartType
}

func isClosing(tk *token.Token) bool {
	return tk.Type == token.SequenceEndType || tk.Type == token.MappingEndType
}

// before and after are the tokens beside one, nil where there is none.
func (r *reading) before(i int) *token.Token { return r.tokenAt(i - 1) }
func (r *reading) after(i int) *token.Token  { return r.tokenAt(i + 1) }

func (r *reading) tokenAt(i int) *token.Token {
	if i < 0 || i >= len(r.tokens) {
		return nil
	}
	return r.tokens[i]
}

func isColon(tk *token.Token) bool { return tk != nil && tk.Type == token.MappingValueType }

// endsValue reports whether what comes after a token is no longer a part of its value.
func endsValue(tk *token.Token) bool { return tk != nil && (isScalar(tk) || isClosing(tk)) }

// bracketAt is the innermost bracket that is open before a token; ok is false where none is.
func (r *reading) bracketAt(i int) (opening token.Type, ok bool) {
	var open []token.Type
	for _, tk := range r.tokens[:i] {
		switch {
		case isOpening(tk):
			open = append(open, tk.Type)
		case isClosing(tk) && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return token.UnknownType, false
	}
	return open[len(open)-1], true
}

// closes reports whether the bracket that a token opens is closed.
func (r *reading) closes(i int) bool {
	depth := 0
	for _, tk := range r.tokens[i:] {
		switch {
		case isOpening(tk):
			depth++
		case isClosing(tk):
			depth--
		}
		if depth == 0 {
			return true
		}
	}
	return false
}

// isWhereKeysStand reports whether a token begins in the column of the keys around it.
func (r *reading) isWhereKeysStand(i int) bool {
	column := r.column(r.spans[r.tokens[i]].start)
	for k := i - 1; k > 0; k-- {
		if !isColon(r.tokens[k]) {
			continue
		}
		switch key := r.column(r.spans[r.tokens[k-1]].start); {
		case key == column:
			return true
		case key < column:
			return false
		}
	}
	return false
}
