package rules

import (
	"maps"
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// A Quoted is what a function of a name in quotes stands for.
type Quoted struct {
	// Formula takes the place of the call. It belongs to the same scope; nil where the name is refused.
	Formula *Formula
	// Against, where it is not nil, makes the call the condition that the formula's value meets it.
	Against *Threshold
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
func (c *compiler) quote(name string, arguments []ast.Node, at int) *form.Node {
	known := c.quotes[name]
	last := max(at, c.Match[at+1])
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
	case stands.Formula.orNone() == nothing:
		c.fail(KindType, at, last, stands.Refused, stands.Hint)
		return c.broken(at, last)
	}
	return c.splice(stands, at, last)
}

// splice puts what a quoted name stands for into this formula; names that let gives in it get places of their own.
func (c *compiler) splice(stands Quoted, first, last int) *form.Node {
	f := stands.Formula
	c.uses = append(c.uses, f.uses...)
	root := f.root
	if f.locals > 0 {
		root = shifted(root, c.localCount, map[*form.Node]*form.Node{})
		c.localCount += f.locals
	}
	if c.nodes += f.nodes; c.nodes > c.limits.Nodes {
		c.fail(KindLimit, first, last, nodesTooMany.With(c.limits.Nodes), hintSplit.With())
	}
	if stands.Against != nil {
		root = c.meets(root, *stands.Against)
	}
	return c.add(&form.Node{Op: form.OpQuoted, Type: root.Type, Kids: []*form.Node{root}, First: first, Last: last})
}

// meets is the condition that a number meets a threshold.
func (c *compiler) meets(n *form.Node, t Threshold) *form.Node {
	number := c.add(&form.Node{Op: form.OpNumber, Num: t.number})
	number.Base = n.Base
	return c.add(&form.Node{Op: form.OpCompare, Type: form.TruthType, Kids: []*form.Node{n, number}, Comparisons: []form.Comparison{t.op}})
}

// shifted copies a tree with the places of its locals moved up.
func shifted(n *form.Node, by int, done map[*form.Node]*form.Node) *form.Node {
	if copied := done[n]; copied != nil {
		return copied
	}
	copied := *n
	done[n] = &copied
	if n.Op == form.OpLet || n.Op == form.OpLocal {
		copied.Index += by
	}
	copied.Kids = make([]*form.Node, len(n.Kids))
	for i, kid := range n.Kids {
		copied.Kids[i] = shifted(kid, by, done)
	}
	return &copied
}
