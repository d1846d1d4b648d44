package rules

import (
	"errors"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/parser/lexer"

	"github.com/childward/childward/rules/wording"
)

// parse hands the formula to expr's parser, each number as a 0 of the same width: the parser refuses
// integers from 2^63 and reads decimals as floats. Their exact text stays in the tokens.
func (s *source) parse(limits Limits) (ast.Node, *Error) {
	text := append([]rune(nil), s.Runes...)
	for _, t := range s.Tokens {
		if t.Kind == lexer.Number {
			text[t.From] = '0'
			for i := t.From + 1; i < t.To; i++ {
				text[i] = ' '
			}
		}
	}
	// expr counts a chain of comparisons and its middle nodes several times; our own count decides.
	tree, err := parser.ParseWithConfig(string(text), &conf.Config{MaxNodes: uint(4 * limits.Nodes)})
	if err == nil {
		return tree.Node, nil
	}
	at := len(s.Tokens)
	if e, ok := errors.AsType[*file.Error](err); ok && !strings.Contains(e.Message, "token EOF") {
		at = s.TokenAt(e.From)
	}
	switch message := err.Error(); {
	case strings.Contains(message, "maximum allowed nodes"):
		return nil, s.errorAt(KindLimit, at, at, nodesTooMany.With(limits.Nodes), hintSplit.With())
	case strings.Contains(message, "cannot be mixed"):
		return nil, s.errorAt(KindSyntax, at, at, coalesceMixed.With(s.found(at)), hintBrackets.With())
	}
	return nil, s.unexpected(at)
}

// unexpected words that a token stands where the grammar has no place for it.
func (s *source) unexpected(at int) *Error {
	found := s.quoted(at)
	before := at - 1
	afterOperand := before >= 0 && (s.Is(before, ")", "]", "}") || s.Tokens[before].Kind == lexer.Identifier || s.Tokens[before].Kind == lexer.Number)
	if afterOperand {
		return s.errorAt(KindSyntax, at, at, operatorExpected.With(found), wording.Message{})
	}
	return s.errorAt(KindSyntax, at, at, operandExpected.With(found), wording.Message{})
}

// found returns the text of a token, or what stands for the end of the formula.
func (s *source) found(at int) string {
	if at >= len(s.Tokens) {
		return ""
	}
	return wording.Shorten(s.Words(at, at))
}

var (
	endOfFormula = wording.New("", "the end of the formula", "hết công thức")
	quotedText   = wording.New("", "\"{0}\"", "\"{0}\"")
)

func (s *source) quoted(at int) wording.Message {
	if at >= len(s.Tokens) {
		return endOfFormula.With()
	}
	return quotedText.With(s.found(at))
}

// nameAt returns the name that begins at token i: an identifier that is no function and no keyword, or
// last_year with the name after it.
func (s *source) nameAt(i int) (name string, ok bool) {
	t := s.Tokens[i]
	if t.Kind != lexer.Identifier || s.Is(i+1, "(") || s.Is(i, "true", "false", "nil") || s.Is(i-1, ".") {
		return "", false
	}
	if t.Value == lastYear {
		if i+2 >= len(s.Tokens) {
			return "", false
		}
		return LastYearPrefix + s.Tokens[i+2].Value, true
	}
	return t.Value, true
}
