package rules

import (
	"github.com/expr-lang/expr/parser/lexer"

	"github.com/childward/childward/rules/internal/form"
)

// A Part is one operation of a formula where it stands in its text, for tools that look into formulas or
// change them. Brackets directly around it belong to it.
type Part struct {
	Kind      PartKind
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

// PartKind says what a [Part] is.
type PartKind string

// The kinds of part.
const (
	PartNumber    PartKind = "number"    // a literal
	PartTruth     PartKind = "truth"     // true, false
	PartName      PartKind = "name"      // a declared name or one that let gave
	PartCall      PartKind = "call"      // a function; the per of rate and the places of round are among its parts, a name in quotes is not
	PartOperation PartKind = "operation" // + - * / comparisons and or ??
	PartSign      PartKind = "sign"      // - not
	PartChoice    PartKind = "choice"    // condition ? a : b, or if: condition, then, else
	PartLet       PartKind = "let"       // the value and the body
	PartIn        PartKind = "in"        // in and not in: the value, then the literals
)

// Syntax returns the formula as a tree of parts.
func (f *Formula) Syntax() Part {
	f = f.orNone()
	return f.source.part(f.root)
}

func (s *source) part(n *form.Node) Part {
	first, last := s.bracketed(n.First, n.Last)
	p := Part{Kind: s.kindOf(n), Text: s.words(first, last), Span: s.span(first, last)}
	kids := n.Kids
	switch p.Kind {
	case PartNumber, PartTruth:
		p.Word = s.words(n.First, n.Last)
	case PartName:
		p.Word, _ = s.nameAt(n.First)
		return p
	case PartCall:
		if p.Word = s.words(n.First, n.First); n.Op == form.OpQuoted { // its formula stands in another text
			return p
		}
	case PartOperation:
		for i := range len(kids) - 1 {
			_, end := s.bracketed(kids[i].First, kids[i].Last)
			p.Operators = append(p.Operators, Operator{s.words(end+1, end+1), s.span(end+1, end+1)})
		}
	}
	for _, kid := range kids {
		p.Parts = append(p.Parts, s.part(kid))
	}
	if n.Op == form.OpRate { // its per is a literal, which is no node
		at := n.Last - 1
		for s.is(at, ")") {
			at--
		}
		p.Parts = append(p.Parts, Part{Kind: PartNumber, Word: s.words(at, at), Text: s.words(at, at), Span: s.span(at, at)})
	}
	return p
}

func (s *source) kindOf(n *form.Node) PartKind {
	switch n.Op {
	case form.OpNumber:
		return PartNumber
	case form.OpTruth:
		return PartTruth
	case form.OpName, form.OpLocal:
		return PartName
	case form.OpNeg, form.OpNot:
		return PartSign
	case form.OpAdd, form.OpSub, form.OpMul, form.OpDiv, form.OpCompare, form.OpAnd, form.OpOr:
		return PartOperation
	case form.OpCond:
		return PartChoice
	case form.OpLet:
		return PartLet
	case form.OpIn, form.OpNotIn:
		return PartIn
	case form.OpCoalesce:
		if !s.is(n.First, "coalesce") || s.match[n.First+1] != n.Last {
			return PartOperation
		}
	}
	return PartCall
}

func (s *source) span(first, last int) Span { return Span{s.tokens[first].From, s.tokens[last].To} }

// bracketed is outer, but for the brackets of a call.
func (s *source) bracketed(first, last int) (int, int) {
	for {
		from, to := first-1, last+1
		if from < 0 || to >= len(s.tokens) || !s.is(from, "(") || s.match[from] != to {
			return first, last
		}
		if from > 0 && s.tokens[from-1].Kind == lexer.Identifier {
			return first, last
		}
		first, last = from, to
	}
}
