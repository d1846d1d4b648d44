package rules

import (
	"maps"
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/childward/childward/rules/wording"
)

// Quotables are functions of a name in quotes, such as value("infant_mortality"): for each function the names it
// knows. They exist where [Options] gives them, and are the only place where a formula may have a text.
type Quotables map[string]map[string]Quoted

// A Quoted is what a function of a name in quotes stands for.
type Quoted struct {
	// Formula takes the place of the call. It belongs to the same scope; nil where the name is refused.
	Formula *Formula
	// Refused says why the name may not be used, Hint what to do instead.
	Refused, Hint wording.Message
}

var (
	quotedUnknown  = wording.New("unknown_indicator", "{0}: there is no \"{1}\"", "{0}: không có \"{1}\"")
	quotedArgument = wording.New("quoted_argument", "{0} takes one name in quotes: {0}(\"{1}\")", "{0} cần một tên trong dấu nháy: {0}(\"{1}\")")
)

// functions are the names of all functions that the formula may call.
func (s *source) functions() []string {
	return append(slices.Clone(functionNames), slices.Sorted(maps.Keys(s.quotes))...)
}

// quote puts the formula that a quoted name stands for in the place of the call.
func (c *compiler) quote(name string, arguments []ast.Node, at int) *node {
	known := c.quotes[name]
	last := max(at, c.match[at+1])
	var text *ast.StringNode
	if len(arguments) == 1 {
		text, _ = arguments[0].(*ast.StringNode)
	}
	if text == nil {
		example := "id"
		for _, name := range slices.Sorted(maps.Keys(known)) {
			if known[name].Formula != nil {
				example = name
				break
			}
		}
		c.fail(KindType, at, last, quotedArgument.With(name, example), wording.Message{})
		return c.broken(at, last)
	}
	stands, ok := known[text.Value]
	switch {
	case !ok:
		hint := wording.Message{}
		if near := wording.Nearest(text.Value, slices.Sorted(maps.Keys(known))); near != "" {
			hint = wording.Suggest(near)
		}
		c.fail(KindUnknownName, at+2, at+2, quotedUnknown.With(name, wording.Shorten(text.Value)), hint)
		return c.broken(at, last)
	case stands.Formula == nil:
		c.fail(KindType, at, last, stands.Refused, stands.Hint)
		return c.broken(at, last)
	}
	return c.splice(stands.Formula, at, last)
}

// splice copies the root of a formula into this one; names that let gives in it get places of their own.
func (c *compiler) splice(f *Formula, first, last int) *node {
	c.uses = append(c.uses, f.uses...)
	root := f.root
	if f.locals > 0 {
		root = root.shifted(c.localCount, map[*node]*node{})
		c.localCount += f.locals
	}
	copied := *root
	copied.first, copied.last = first, last
	size := 0
	root.eachOnce(map[*node]bool{}, func(*node) { size++ })
	if c.nodes += size; c.nodes > c.limits.Nodes {
		c.fail(KindLimit, first, last, nodesTooMany.With(c.limits.Nodes), hintSplit.With())
	}
	return &copied
}

// shifted copies a tree with the places of its locals moved up.
func (n *node) shifted(by int, done map[*node]*node) *node {
	if copied := done[n]; copied != nil {
		return copied
	}
	copied := *n
	done[n] = &copied
	if n.op == opLet || n.op == opLocal {
		copied.index += by
	}
	copied.kids = make([]*node, len(n.kids))
	for i, kid := range n.kids {
		copied.kids[i] = kid.shifted(by, done)
	}
	return &copied
}
