package rules

import (
	"github.com/expr-lang/expr/ast"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// A compiler turns expr's syntax tree into nodes of ours, in one pass from the leaves up that visits
// every node once: types, bases, spans and the ratio form come with each node.
type compiler struct {
	*source
	scope      *Scope
	limits     Limits
	bases      bool
	locals     []local // the names of let in scope, innermost last
	localCount int
	nodes      int
	uses       []int
	errs       Errors
}

// A local is a name that let gave, and its value.
type local struct {
	name  string
	index int
	value *form.Node
}

func (c *compiler) fail(kind Kind, first, last int, message, hint wording.Message) {
	if len(c.errs) >= maxErrors {
		return
	}
	c.errs = append(c.errs, c.errorAt(kind, first, last, message, hint))
}

// add finishes a node: counts it and finds its ratio form.
func (c *compiler) add(n *form.Node) *form.Node {
	c.nodes++
	if c.nodes == c.limits.Nodes+1 {
		c.fail(KindLimit, n.First, n.Last, nodesTooMany.With(c.limits.Nodes), hintSplit.With())
	}
	if n.Op == form.OpNumber || n.Op == form.OpRate || n.Op == form.OpPercent {
		n.N, n.D = smallNumber(n.Num)
	}
	if c.nodes <= c.limits.Nodes {
		n.Ratio = form.RatioOf(n)
	}
	if c.bases {
		c.base(n)
	}
	return n
}

// broken stands for what could not be compiled; its error is on the list.
func (c *compiler) broken(first, last int) *form.Node {
	return &form.Node{Op: form.OpNumber, Type: form.AnyType, First: first, Last: last}
}

func (c *compiler) node(tree ast.Node) *form.Node {
	at := c.TokenAt(tree.Location().From)
	switch t := tree.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		num, _ := exact.ParseDecimal(c.Tokens[at].Value)
		return c.add(&form.Node{Op: form.OpNumber, Num: num, First: at, Last: at})
	case *ast.BoolNode:
		return c.add(&form.Node{Op: form.OpTruth, Type: form.TruthType, Truth: t.Value, First: at, Last: at})
	case *ast.IdentifierNode:
		return c.name(t.Value, at, at)
	case *ast.MemberNode:
		return c.lastYear(t, at)
	case *ast.UnaryNode:
		return c.unary(t, at)
	case *ast.BinaryNode:
		return c.binary(t, at)
	case *ast.ConditionalNode:
		return c.conditional(t)
	case *ast.VariableDeclaratorNode:
		return c.let(t, at)
	case *ast.BuiltinNode:
		return c.call(t.Name, t.Arguments, at)
	case *ast.CallNode:
		if callee, ok := t.Callee.(*ast.IdentifierNode); ok {
			return c.call(callee.Value, t.Arguments, at)
		}
	case *ast.SequenceNode:
		semicolon := at
		for semicolon < len(c.Tokens)-1 && !c.Is(semicolon, ";") {
			semicolon++
		}
		c.fail(KindSyntax, semicolon, semicolon, sequenceFound.With(), wording.Message{})
		return c.broken(at, at)
	case *ast.MapNode:
		c.fail(KindSyntax, at, at, mapFound.With(), wording.Message{})
		return c.broken(at, at)
	}
	c.fail(KindSyntax, at, at, wordFound.With(c.found(at)), wording.Message{})
	return c.broken(at, at)
}

func (c *compiler) name(name string, first, last int) *form.Node {
	for i := len(c.locals) - 1; i >= 0; i-- {
		if l := c.locals[i]; l.name == name {
			return c.add(&form.Node{Op: form.OpLocal, Type: l.value.Type, Index: l.index, Kids: []*form.Node{l.value}, First: first, Last: last})
		}
	}
	slot, ok := c.scope.Slot(name)
	if !ok {
		if len(c.errs) >= maxErrors {
			return c.broken(first, last)
		}
		hint := hintDeclare.With()
		candidates := c.scope.Names()
		for _, l := range c.locals {
			candidates = append(candidates, l.name)
		}
		if near := wording.Nearest(name, candidates); near != "" {
			hint = wording.Suggest(near)
		}
		c.fail(KindUnknownName, first, last, unknownName.With(wording.Shorten(name)), hint)
		return c.broken(first, last)
	}
	c.uses = append(c.uses, slot)
	return c.add(&form.Node{Op: form.OpName, Type: c.scope.Type(slot).form(), Index: slot, Why: &form.Cause{Names: []string{name}}, First: first, Last: last})
}

func (c *compiler) lastYear(t *ast.MemberNode, at int) *form.Node {
	owner, isName := t.Node.(*ast.IdentifierNode)
	property, isText := t.Property.(*ast.StringNode)
	if !isName || !isText || owner.Value != lastYear {
		c.fail(KindSyntax, at, at, wordFound.With(c.found(at)), hintDot.With())
		return c.broken(at, at)
	}
	return c.name(LastYearPrefix+property.Value, at-2, at)
}

func (c *compiler) unary(t *ast.UnaryNode, at int) *form.Node {
	kid := c.node(t.Node)
	_, last := c.Outer(kid.First, kid.Last)
	switch {
	case c.Is(at, "in"): // expr writes x not in list as not (x in list), at the word in
		if kid.Op == form.OpIn {
			kid.Op = form.OpNotIn
		}
		return kid
	case t.Operator == "+" || t.Operator == "-":
		c.number(kid)
		if t.Operator == "+" {
			kid.First, kid.Last = at, last
			return kid
		}
		return c.add(&form.Node{Op: form.OpNeg, Kids: []*form.Node{kid}, First: at, Last: last})
	}
	if kid.Type == form.NumberType && c.Is(last+1, "==", "!=", "<", "<=", ">", ">=", "in") {
		c.fail(KindType, kid.First, kid.Last, truthExpected.With(c.shown(kid)), hintNot.With())
	} else {
		c.truth(kid)
	}
	if kid.Type != form.TruthType {
		return c.broken(at, last)
	}
	return c.add(&form.Node{Op: form.OpNot, Type: form.TruthType, Kids: []*form.Node{kid}, First: at, Last: last})
}

var arithmetic = map[string]form.Op{"+": form.OpAdd, "-": form.OpSub, "*": form.OpMul, "/": form.OpDiv}

func (c *compiler) binary(t *ast.BinaryNode, at int) *form.Node {
	switch t.Operator {
	case "+", "-", "*", "/":
		left, right := c.node(t.Left), c.node(t.Right)
		c.number(left)
		c.number(right)
		n := c.around(&form.Node{Op: arithmetic[t.Operator]}, left, right)
		if n.Op == form.OpDiv {
			n.Why = c.denominator(right)
		}
		return c.add(n)
	case "and", "&&", "or", "||":
		if c.Is(at, "<", "<=", ">", ">=") { // a link of a chain, not a word of the reader
			return c.chain(t)
		}
		left, right := c.node(t.Left), c.node(t.Right)
		c.truth(left)
		c.truth(right)
		o := form.OpOr
		if t.Operator == "and" || t.Operator == "&&" {
			o = form.OpAnd
		}
		return c.add(c.around(&form.Node{Op: o, Type: form.TruthType}, left, right))
	case "==", "!=":
		left, right := c.node(t.Left), c.node(t.Right)
		n := c.around(&form.Node{Op: form.OpCompare, Type: form.TruthType, Comparisons: []form.Comparison{form.Comparisons[t.Operator]}}, left, right)
		if left.Type != right.Type && left.Type != form.AnyType && right.Type != form.AnyType {
			c.fail(KindType, n.First, n.Last, typesDiffer.With(c.shown(left), c.shown(right)), wording.Message{})
		}
		return c.add(n)
	case "<", "<=", ">", ">=":
		return c.chain(t)
	case "in":
		return c.in(t, at)
	case "??":
		left, right := c.node(t.Left), c.node(t.Right)
		n := c.around(&form.Node{Op: form.OpCoalesce, Type: c.common(left, right)}, left, right)
		return c.add(n)
	}
	c.fail(KindSyntax, at, at, operatorFound.With(t.Operator), wording.Message{})
	return c.broken(at, at)
}

// around spans a node over its first and last kid, with the brackets around them.
func (c *compiler) around(n *form.Node, kids ...*form.Node) *form.Node {
	n.Kids = kids
	n.First, _ = c.Outer(kids[0].First, kids[0].Last)
	end := kids[len(kids)-1]
	_, n.Last = c.Outer(end.First, end.Last)
	return n
}

// chain makes one node of a comparison or a chain of them. The parser writes a < b < c as
// a < b && b < c with the middle shared, so that nested chains would double at every level.
func (c *compiler) chain(t *ast.BinaryNode) *form.Node {
	var operands []ast.Node // last first
	var ops []form.Comparison
	for {
		link, isLink := t.Right.(*ast.BinaryNode)
		if t.Operator == "&&" && isLink {
			operands, ops = append(operands, link.Right), append(ops, form.Comparisons[link.Operator])
			t = t.Left.(*ast.BinaryNode)
			continue
		}
		operands, ops = append(operands, t.Right, t.Left), append(ops, form.Comparisons[t.Operator])
		break
	}
	n := &form.Node{Op: form.OpCompare, Type: form.TruthType}
	kids := make([]*form.Node, len(operands))
	for i := range operands {
		kids[i] = c.node(operands[len(operands)-1-i])
		c.number(kids[i])
	}
	for i := range ops {
		n.Comparisons = append(n.Comparisons, ops[len(ops)-1-i])
	}
	return c.add(c.around(n, kids...))
}

func (c *compiler) in(t *ast.BinaryNode, at int) *form.Node {
	left := c.node(t.Left)
	c.number(left)
	list, ok := t.Right.(*ast.ArrayNode)
	if !ok {
		c.fail(KindSyntax, at+1, at+1, listExpected.With(c.quoted(at+1)), wording.Message{})
		return c.broken(left.First, at+1)
	}
	n := &form.Node{Op: form.OpIn, Type: form.TruthType, Kids: []*form.Node{left}}
	for _, item := range list.Nodes {
		kid := c.node(item)
		if !kid.IsLiteral() {
			c.fail(KindSyntax, kid.First, kid.Last, listOfLiterals.With(), wording.Message{})
		}
		n.Kids = append(n.Kids, kid)
	}
	if len(list.Nodes) == 0 {
		c.fail(KindSyntax, at+1, at+2, listExpected.With(quotedText.With("[]")), wording.Message{})
	}
	n.First, _ = c.Outer(left.First, left.Last)
	open := c.TokenAt(list.Location().From)
	n.Last = max(open, c.Match[open])
	return c.add(n)
}

func (c *compiler) conditional(t *ast.ConditionalNode) *form.Node {
	condition := c.node(t.Cond)
	c.truth(condition)
	then, otherwise := c.node(t.Exp1), c.node(t.Exp2)
	n := c.around(&form.Node{Op: form.OpCond, Type: c.common(then, otherwise)}, condition, then, otherwise)
	if !t.Ternary {
		n.First-- // the word if
		if start, _ := c.Outer(otherwise.First, otherwise.Last); !c.Is(start-1, "else") {
			n.Last++ // the closing bracket, which else if does not have
		}
	}
	return c.add(n)
}

func (c *compiler) let(t *ast.VariableDeclaratorNode, at int) *form.Node {
	value := c.node(t.Value)
	switch {
	case !IsName(t.Name):
		c.fail(KindSyntax, at, at, letNameReserved.With(wording.Shorten(t.Name)), wording.Message{})
	case c.taken(t.Name):
		c.fail(KindSyntax, at, at, letNameTaken.With(wording.Shorten(t.Name)), wording.Message{})
	}
	index := c.localCount
	c.localCount++
	c.locals = append(c.locals, local{t.Name, index, value})
	body := c.node(t.Expr)
	c.locals = c.locals[:len(c.locals)-1]
	n := &form.Node{Op: form.OpLet, Type: body.Type, Index: index, Kids: []*form.Node{value, body}, First: at - 1}
	_, n.Last = c.Outer(body.First, body.Last)
	return c.add(n)
}

// taken reports whether a name already means something.
func (c *compiler) taken(name string) bool {
	for _, l := range c.locals {
		if l.name == name {
			return true
		}
	}
	_, declared := c.scope.Slot(name)
	_, function := functions[name]
	return declared || function
}

func (c *compiler) call(name string, arguments []ast.Node, at int) *form.Node {
	if c.quotes[name] != nil {
		return c.quote(name, arguments, at)
	}
	f, ok := functions[name]
	if !ok { // the token pass has refused it already
		c.fail(KindUnknownName, at, at, unknownFunction.With(wording.Shorten(name)), hintFunctions.With(c.functions()))
		return c.broken(at, at)
	}
	n := &form.Node{Op: f.op, First: at, Last: max(at, c.Match[at+1])}
	for _, a := range arguments {
		n.Kids = append(n.Kids, c.node(a))
	}
	if len(arguments) < f.min || len(arguments) > f.max {
		c.fail(KindType, n.First, n.Last, argumentsWrong.With(name, f.usage, len(arguments)), wording.Message{})
		return c.broken(n.First, n.Last)
	}
	switch f.op {
	case form.OpKnown:
		n.Type = form.TruthType
	case form.OpCoalesce:
		n.Type = c.common(n.Kids...)
	default:
		for _, kid := range n.Kids {
			c.number(kid)
		}
	}
	switch f.op {
	case form.OpRate:
		c.per(n)
		n.Why = c.denominator(n.Kids[1])
	case form.OpPercent:
		n.Num = exact.Int(100)
		n.Why = c.denominator(n.Kids[1])
	case form.OpRound:
		c.places(n)
	}
	if f.op == form.OpRate || f.op == form.OpPercent {
		for _, kid := range n.Kids {
			kid.Label = c.shown(kid)
		}
	}
	return c.add(n)
}

// per takes the third part of rate, a literal above 0, out of the kids.
func (c *compiler) per(n *form.Node) {
	per := n.Kids[2]
	n.Kids = n.Kids[:2]
	switch text := c.Words(per.First, per.Last); {
	case per.Type == form.AnyType:
	case per.Op != form.OpNumber || per.Num.Sign() <= 0:
		c.fail(KindType, per.First, per.Last, perNotLiteral.With(wording.Shorten(text)), wording.Message{})
	case groupedByPoint.MatchString(text):
		c.fail(KindType, per.First, per.Last, perIsOne.With(text, per.Num, without(text, ".")), hintWrite.With(without(text, ".")))
	}
	n.Num = per.Num
}

// places takes the places of round, a literal from -9 to 20, out of the kids.
func (c *compiler) places(n *form.Node) {
	if len(n.Kids) == 1 {
		return
	}
	places := n.Kids[1]
	n.Kids = n.Kids[:1]
	if places.Type == form.AnyType {
		return
	}
	k, whole := places.Literal().Int64()
	if !places.IsLiteral() || !whole || k < -9 || k > 20 {
		c.fail(KindType, places.First, places.Last, placesNotLiteral.With(wording.Shorten(c.Words(places.First, places.Last))), wording.Message{})
		return
	}
	n.Index = int(k)
}

// denominator is the cause that stands when a denominator is 0.
func (c *compiler) denominator(n *form.Node) *form.Cause {
	return &form.Cause{Names: []string{c.shown(n)}}
}
