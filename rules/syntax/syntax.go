package syntax

import (
	"strings"

	"github.com/expr-lang/expr/parser/lexer"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/internal/form"
)

// A Part is one operation of a formula where it stands in its text, for tools that look into formulas or
// change them. Brackets directly around it belong to it.
type Part struct {
	Kind      Kind
	Word      string     // of a call the function, of a name the name, of a number its text; else empty
	Text      string     // as it is written
	Span      Span       // where
	Parts     []Part     // its operands, in the order of the text
	Operators []Operator // between them: one for +, and, ??; one for each pair of a chain
}

// A Span is a part of a text from one character up to, not including, another; counted from 0.
type Span struct{ From, To int }

// An Operator is a sign or word between two operands.
type Operator struct {
	Text string
	Span Span
}

// Kind says what a [Part] is.
type Kind string

// The kinds of part.
const (
	Number    Kind = "number"    // a literal
	Truth     Kind = "truth"     // true, false
	Name      Kind = "name"      // a declared name or one that let gave
	Call      Kind = "call"      // a function; the per of rate and the places of round are among its parts, a name in quotes is not
	Operation Kind = "operation" // + - * / comparisons and or ??
	Sign      Kind = "sign"      // - not
	Choice    Kind = "choice"    // condition ? a : b, or if: condition, then, else
	Let       Kind = "let"       // the value and the body
	In        Kind = "in"        // in and not in: the value, then the literals
)

// Of returns a formula as a tree of parts.
func Of(f *rules.Formula) Part {
	of := f.Form()
	return source{of.Source}.part(of.Root)
}

type source struct{ *form.Source }

func (s source) part(n *form.Node) Part {
	first, last := s.bracketed(n.First, n.Last)
	p := Part{Kind: s.kindOf(n), Text: s.Words(first, last), Span: s.span(first, last)}
	kids := n.Kids
	switch p.Kind {
	case Number, Truth:
		p.Word = s.Words(n.First, n.Last)
	case Name:
		p.Word = s.name(n)
		return p
	case Call:
		if p.Word = s.Words(n.First, n.First); n.Op == form.OpQuoted { // its formula stands in another text
			return p
		}
	case Operation:
		for i := range len(kids) - 1 {
			_, end := s.bracketed(kids[i].First, kids[i].Last)
			p.Operators = append(p.Operators, Operator{s.Words(end+1, end+1), s.span(end+1, end+1)})
		}
	}
	for _, kid := range kids {
		p.Parts = append(p.Parts, s.part(kid))
	}
	if n.Op == form.OpRate { // its per is a literal, which is no node
		at := n.Last - 1
		for s.Is(at, ")") {
			at--
		}
		p.Parts = append(p.Parts, Part{Kind: Number, Word: s.Words(at, at), Text: s.Words(at, at), Span: s.span(at, at)})
	}
	return p
}

func (s source) kindOf(n *form.Node) Kind {
	switch n.Op {
	case form.OpNumber:
		return Number
	case form.OpTruth:
		return Truth
	case form.OpName, form.OpLocal:
		return Name
	case form.OpNeg, form.OpNot:
		return Sign
	case form.OpAdd, form.OpSub, form.OpMul, form.OpDiv, form.OpCompare, form.OpAnd, form.OpOr:
		return Operation
	case form.OpCond:
		return Choice
	case form.OpLet:
		return Let
	case form.OpIn, form.OpNotIn:
		return In
	case form.OpCoalesce:
		if !s.Is(n.First, "coalesce") || s.Match[n.First+1] != n.Last {
			return Operation
		}
	}
	return Call
}

func (s source) span(first, last int) Span { return Span{s.Tokens[first].From, s.Tokens[last].To} }

// bracketed is outer, but for the brackets of a call.
func (s source) bracketed(first, last int) (int, int) {
	for {
		from, to := first-1, last+1
		if from < 0 || to >= len(s.Tokens) || !s.Is(from, "(") || s.Match[from] != to {
			return first, last
		}
		if from > 0 && s.Tokens[from-1].Kind == lexer.Identifier {
			return first, last
		}
		first, last = from, to
	}
}

// name is a name without the blanks that may stand in last_year.NAME.
func (s source) name(n *form.Node) string {
	var b strings.Builder
	for _, t := range s.Tokens[n.First : n.Last+1] {
		b.WriteString(t.Value)
	}
	return b.String()
}
