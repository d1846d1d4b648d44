package rules

import (
	"github.com/expr-lang/expr/ast"

	"github.com/childward/childward/rules/exact"
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
	value *node
}

func (c *compiler) fail(kind Kind, first, last int, message, hint wording.Message) {
	if len(c.errs) >= maxErrors {
		return
	}
	c.errs = append(c.errs, c.errorAt(kind, first, last, message, hint))
}

// add finishes a node: counts it and finds its ratio form.
func (c *compiler) add(n *node) *node {
	c.nodes++
	if c.nodes == c.limits.Nodes+1 {
		c.fail(KindLimit, n.first, n.last, nodesTooMany.With(c.limits.Nodes), hintSplit.With())
	}
	if c.nodes <= c.limits.Nodes {
		n.ratio = c.ratioOf(n)
		n.linear = linearComparisonOf(n)
	}
	if c.bases {
		c.base(n)
	}
	return n
}

// broken stands for what could not be compiled; its error is on the list.
func (c *compiler) broken(first, last int) *node {
	return &node{op: opNumber, typ: anyType, first: first, last: last}
}

func (c *compiler) node(tree ast.Node) *node {
	at := c.tokenAt(tree.Location().From)
	switch t := tree.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		num, _ := exact.ParseDecimal(c.tokens[at].Value)
		return c.add(&node{op: opNumber, num: num, first: at, last: at})
	case *ast.BoolNode:
		return c.add(&node{op: opTruth, typ: TruthType, truth: t.Value, first: at, last: at})
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
		for semicolon < len(c.tokens)-1 && !c.is(semicolon, ";") {
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

func (c *compiler) name(name string, first, last int) *node {
	for i := len(c.locals) - 1; i >= 0; i-- {
		if l := c.locals[i]; l.name == name {
			return c.add(&node{op: opLocal, typ: l.value.typ, index: l.index, kids: []*node{l.value}, first: first, last: last})
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
	return c.add(&node{op: opName, typ: c.scope.Type(slot), index: slot, why: &cause{names: []string{name}}, first: first, last: last})
}

func (c *compiler) lastYear(t *ast.MemberNode, at int) *node {
	owner, isName := t.Node.(*ast.IdentifierNode)
	property, isText := t.Property.(*ast.StringNode)
	if !isName || !isText || owner.Value != lastYear {
		c.fail(KindSyntax, at, at, wordFound.With(c.found(at)), hintDot.With())
		return c.broken(at, at)
	}
	return c.name(lastYear+"."+property.Value, at-2, at)
}

func (c *compiler) unary(t *ast.UnaryNode, at int) *node {
	kid := c.node(t.Node)
	_, last := c.outer(kid.first, kid.last)
	switch {
	case c.is(at, "in"): // expr writes x not in list as not (x in list), at the word in
		if kid.op == opIn {
			kid.op = opNotIn
		}
		return kid
	case t.Operator == "+" || t.Operator == "-":
		c.number(kid)
		if t.Operator == "+" {
			kid.first, kid.last = at, last
			return kid
		}
		return c.add(&node{op: opNeg, kids: []*node{kid}, first: at, last: last})
	}
	if kid.typ == NumberType && c.is(last+1, "==", "!=", "<", "<=", ">", ">=", "in") {
		c.fail(KindType, kid.first, kid.last, truthExpected.With(c.shown(kid)), hintNot.With())
	} else {
		c.truth(kid)
	}
	if kid.typ != TruthType {
		return c.broken(at, last)
	}
	return c.add(&node{op: opNot, typ: TruthType, kids: []*node{kid}, first: at, last: last})
}

var arithmetic = map[string]op{"+": opAdd, "-": opSub, "*": opMul, "/": opDiv}

func (c *compiler) binary(t *ast.BinaryNode, at int) *node {
	switch t.Operator {
	case "+", "-", "*", "/":
		left, right := c.node(t.Left), c.node(t.Right)
		c.number(left)
		c.number(right)
		n := c.around(&node{op: arithmetic[t.Operator]}, left, right)
		if n.op == opDiv {
			n.why = c.denominator(right)
		}
		return c.add(n)
	case "and", "&&", "or", "||":
		if c.is(at, "<", "<=", ">", ">=") { // a link of a chain, not a word of the reader
			return c.chain(t)
		}
		left, right := c.node(t.Left), c.node(t.Right)
		c.truth(left)
		c.truth(right)
		o := opOr
		if t.Operator == "and" || t.Operator == "&&" {
			o = opAnd
		}
		return c.add(c.around(&node{op: o, typ: TruthType}, left, right))
	case "==", "!=":
		left, right := c.node(t.Left), c.node(t.Right)
		n := c.around(&node{op: opCompare, typ: TruthType, comparisons: []compOp{compOps[t.Operator]}}, left, right)
		if left.typ != right.typ && left.typ != anyType && right.typ != anyType {
			c.fail(KindType, n.first, n.last, typesDiffer.With(c.shown(left), c.shown(right)), wording.Message{})
		}
		return c.add(n)
	case "<", "<=", ">", ">=":
		return c.chain(t)
	case "in":
		return c.in(t, at)
	case "??":
		left, right := c.node(t.Left), c.node(t.Right)
		n := c.around(&node{op: opCoalesce, typ: c.common(left, right)}, left, right)
		return c.add(n)
	}
	c.fail(KindSyntax, at, at, operatorFound.With(t.Operator), wording.Message{})
	return c.broken(at, at)
}

// around spans a node over its first and last kid, with the brackets around them.
func (c *compiler) around(n *node, kids ...*node) *node {
	n.kids = kids
	n.first, _ = c.outer(kids[0].first, kids[0].last)
	end := kids[len(kids)-1]
	_, n.last = c.outer(end.first, end.last)
	return n
}

// chain makes one node of a comparison or a chain of them. The parser writes a < b < c as
// a < b && b < c with the middle shared, so that nested chains would double at every level.
func (c *compiler) chain(t *ast.BinaryNode) *node {
	var operands []ast.Node // last first
	var ops []compOp
	for {
		link, isLink := t.Right.(*ast.BinaryNode)
		if t.Operator == "&&" && isLink {
			operands, ops = append(operands, link.Right), append(ops, compOps[link.Operator])
			t = t.Left.(*ast.BinaryNode)
			continue
		}
		operands, ops = append(operands, t.Right, t.Left), append(ops, compOps[t.Operator])
		break
	}
	n := &node{op: opCompare, typ: TruthType}
	kids := make([]*node, len(operands))
	for i := range operands {
		kids[i] = c.node(operands[len(operands)-1-i])
		c.number(kids[i])
	}
	for i := range ops {
		n.comparisons = append(n.comparisons, ops[len(ops)-1-i])
	}
	return c.add(c.around(n, kids...))
}

func (c *compiler) in(t *ast.BinaryNode, at int) *node {
	left := c.node(t.Left)
	c.number(left)
	list, ok := t.Right.(*ast.ArrayNode)
	if !ok {
		c.fail(KindSyntax, at+1, at+1, listExpected.With(c.quoted(at+1)), wording.Message{})
		return c.broken(left.first, at+1)
	}
	n := &node{op: opIn, typ: TruthType, kids: []*node{left}}
	for _, item := range list.Nodes {
		kid := c.node(item)
		if !kid.isLiteral() {
			c.fail(KindSyntax, kid.first, kid.last, listOfLiterals.With(), wording.Message{})
		}
		n.kids = append(n.kids, kid)
	}
	if len(list.Nodes) == 0 {
		c.fail(KindSyntax, at+1, at+2, listExpected.With(quotedText.With("[]")), wording.Message{})
	}
	n.first, _ = c.outer(left.first, left.last)
	open := c.tokenAt(list.Location().From)
	n.last = max(open, c.match[open])
	return c.add(n)
}

// isLiteral reports whether the node is a number of the source, with or without a sign.
func (n *node) isLiteral() bool {
	return n.typ == NumberType && (n.op == opNumber || n.op == opNeg && n.kids[0].op == opNumber)
}

// literal is the number of a literal.
func (n *node) literal() exact.Number {
	if n.op == opNeg {
		return n.kids[0].num.Neg()
	}
	return n.num
}

func (c *compiler) conditional(t *ast.ConditionalNode) *node {
	condition := c.node(t.Cond)
	c.truth(condition)
	then, otherwise := c.node(t.Exp1), c.node(t.Exp2)
	n := c.around(&node{op: opCond, typ: c.common(then, otherwise)}, condition, then, otherwise)
	if !t.Ternary {
		n.first-- // the word if
		if start, _ := c.outer(otherwise.first, otherwise.last); !c.is(start-1, "else") {
			n.last++ // the closing bracket, which else if does not have
		}
	}
	return c.add(n)
}

func (c *compiler) let(t *ast.VariableDeclaratorNode, at int) *node {
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
	n := &node{op: opLet, typ: body.typ, index: index, kids: []*node{value, body}, first: at - 1}
	_, n.last = c.outer(body.first, body.last)
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

func (c *compiler) call(name string, arguments []ast.Node, at int) *node {
	if c.quotes[name] != nil {
		return c.quote(name, arguments, at)
	}
	f, ok := functions[name]
	if !ok { // the token pass has refused it already
		c.fail(KindUnknownName, at, at, unknownFunction.With(wording.Shorten(name)), hintFunctions.With(c.functions()))
		return c.broken(at, at)
	}
	n := &node{op: f.op, first: at, last: max(at, c.match[at+1])}
	for _, a := range arguments {
		n.kids = append(n.kids, c.node(a))
	}
	if len(arguments) < f.min || len(arguments) > f.max {
		c.fail(KindType, n.first, n.last, argumentsWrong.With(name, f.usage, len(arguments)), wording.Message{})
		return c.broken(n.first, n.last)
	}
	switch f.op {
	case opKnown:
		n.typ = TruthType
	case opCoalesce:
		n.typ = c.common(n.kids...)
	default:
		for _, kid := range n.kids {
			c.number(kid)
		}
	}
	switch f.op {
	case opRate:
		c.per(n)
		n.why = c.denominator(n.kids[1])
	case opPercent:
		n.num = exact.Int(100)
		n.why = c.denominator(n.kids[1])
	case opRound:
		c.places(n)
	}
	if f.op == opRate || f.op == opPercent {
		for _, kid := range n.kids {
			kid.label = c.shown(kid)
		}
	}
	return c.add(n)
}

// per takes the third part of rate, a literal above 0, out of the kids.
func (c *compiler) per(n *node) {
	per := n.kids[2]
	n.kids = n.kids[:2]
	switch text := c.words(per.first, per.last); {
	case per.typ == anyType:
	case per.op != opNumber || per.num.Sign() <= 0:
		c.fail(KindType, per.first, per.last, perNotLiteral.With(wording.Shorten(text)), wording.Message{})
	case groupedByPoint.MatchString(text):
		c.fail(KindType, per.first, per.last, perIsOne.With(text, per.num, without(text, ".")), hintWrite.With(without(text, ".")))
	}
	n.num = per.num
}

// places takes the places of round, a literal from -9 to 20, out of the kids.
func (c *compiler) places(n *node) {
	if len(n.kids) == 1 {
		return
	}
	places := n.kids[1]
	n.kids = n.kids[:1]
	if places.typ == anyType {
		return
	}
	k, whole := places.literal().Int64()
	if !places.isLiteral() || !whole || k < -9 || k > 20 {
		c.fail(KindType, places.first, places.last, placesNotLiteral.With(wording.Shorten(c.words(places.first, places.last))), wording.Message{})
		return
	}
	n.index = int(k)
}

// denominator is the cause that stands when a denominator is 0.
func (c *compiler) denominator(n *node) *cause {
	return &cause{names: []string{c.shown(n)}}
}
