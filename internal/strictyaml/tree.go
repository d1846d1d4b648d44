package strictyaml

import (
	"errors"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/childward/childward/rules"
)

// A kind is what a node of the tree is.
type kind uint8

const (
	nothing kind = iota // no value
	plain               // a text without quotes: also numbers, true, null and the like
	inQuotes
	inBlock // a text after | or >
	list
	group // keys with values
)

// A node is a value in the file.
type node struct {
	kind    kind
	span           // of a text, all of it; of others, where they begin
	text    string // of a text, as it is read
	items   []*node
	entries []entry
}

// An entry is a key with its value.
type entry struct{ key, value *node }

// parse reads a source into a tree. When there are errors, there is no tree.
func (s *source) parse() (root *node, errs rules.Errors) {
	r := &reading{source: s}
	defer func() {
		// goccy has panicked on broken input before; what it could not read is an error of the file.
		if recover() != nil {
			root, errs = nil, rules.Errors{s.fault(rules.KindSyntax, span{}, fileUnreadable.With(), hintYAML.With())}
		}
	}()
	if r.tokenise(); len(r.errs) > 0 {
		return nil, r.errs
	}
	if len(r.tokens) == 0 || len(r.tokens) == 1 && r.tokens[0].Type == token.DocumentHeaderType {
		return nil, nil
	}
	file, err := parser.Parse(r.tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, rules.Errors{r.syntaxError(err)}
	}
	for _, doc := range file.Docs {
		if doc.Body != nil {
			root = r.node(doc.Body, span{})
		}
	}
	for _, tk := range r.tokens {
		if r.unread[tk] {
			r.errs = append(r.errs, r.unreadable(r.spans[tk].start))
		}
	}
	return root, r.errs
}

// syntaxError words an error of the parser, by the token that it names: see [reading.misfit]. What else it says is
// not read; its Error method can panic.
func (r *reading) syntaxError(err error) *rules.Error {
	syntax, ok := errors.AsType[*yaml.SyntaxError](err)
	if !ok || syntax.Token == nil || syntax.Token.Position == nil {
		return r.fault(rules.KindSyntax, span{}, fileUnreadable.With(), hintYAML.With())
	}
	i := slices.Index(r.tokens, syntax.Token)
	if i < 0 {
		return r.unreadable(r.offset(syntax.Token.Position.Line, syntax.Token.Position.Column))
	}
	at := r.spans[syntax.Token]
	if last := r.lines[r.lineOf(at.end)]; last > at.start {
		// A text with a key below it that is indented too far has run on into the key: the fault is there.
		return r.misplaced(r.indented(last))
	}
	return r.misfit(i)
}

// node makes a node of goccy's. A value that is not there stands where its owner does.
func (r *reading) node(n ast.Node, owner span) *node {
	switch n := n.(type) {
	case *ast.MappingNode:
		return r.group(n.Start, n.Values, owner, n.IsFlowStyle)
	case *ast.MappingValueNode:
		return r.group(nil, []*ast.MappingValueNode{n}, owner, false)
	case *ast.SequenceNode:
		return r.list(n, owner)
	case *ast.LiteralNode:
		return r.block(n)
	}
	tk := n.GetToken()
	at, known := r.spans[tk]
	if !known || !isScalar(tk) {
		return &node{span: owner}
	}
	delete(r.unread, tk)
	switch tk.Type {
	case token.SingleQuoteType, token.DoubleQuoteType:
		sc, _, _ := r.unquote(at.start)
		return &node{kind: inQuotes, span: at, text: string(sc.text)}
	}
	if tk.Value == "~" || tk.Value == "" {
		return &node{span: at}
	}
	return &node{kind: plain, span: at, text: tk.Value}
}

func (r *reading) group(start *token.Token, values []*ast.MappingValueNode, owner span, inFlow bool) *node {
	g := &node{kind: group, span: owner}
	if at, ok := r.spans[start]; ok {
		g.span = at
	}
	for _, v := range values {
		key := r.node(v.Key, owner)
		value := r.node(v.Value, key.span)
		if !inFlow && !r.isBelow(key.span, value) && !r.isListBelow(key.span, value) {
			r.errs = append(r.errs, r.misplaced(value.start))
		}
		g.entries = append(g.entries, entry{key, value})
	}
	if len(g.entries) > 0 {
		g.span = g.entries[0].key.span
	}
	return g
}

func (r *reading) list(n *ast.SequenceNode, owner span) *node {
	l := &node{kind: list, span: owner}
	if at, ok := r.spans[n.Start]; ok {
		l.span = at
	}
	for i, value := range n.Values {
		at := l.span
		if dash, ok := r.spans[n.Entries[i].Start]; ok {
			at = dash
		}
		item := r.node(value, at)
		if !n.IsFlowStyle && !r.isBelow(at, item) {
			// goccy takes what comes next, in the same column, for the value of a dash without one.
			r.errs = append(r.errs, r.fault(rules.KindInvalid, at, noElement.With(aValue.With()), hintAddElement.With()))
		}
		l.items = append(l.items, item)
	}
	return l
}

// isBelow reports whether a value stands in the line of its key or dash, or is indented more than it.
func (r *reading) isBelow(owner span, value *node) bool {
	return value.span == owner || r.lineOf(value.start) == r.lineOf(owner.start) ||
		r.column(value.start) > r.column(owner.start)
}

// isListBelow reports whether a value is a list whose dashes stand in the column of its key.
func (r *reading) isListBelow(key span, value *node) bool {
	return value.kind == list && r.text[value.start] == '-' && r.column(value.start) == r.column(key.start)
}

func (r *reading) block(n *ast.LiteralNode) *node {
	b := &node{kind: inBlock, span: r.spans[n.Start]}
	content := n.Value.GetToken()
	delete(r.unread, content)
	if at, ok := r.spans[content]; ok && strings.TrimSpace(content.Value) != "" {
		b.span, b.text = at, strings.TrimRight(content.Value, "\n")
	}
	return b
}
