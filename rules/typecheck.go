package rules

import (
	"regexp"
	"strings"

	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// groupedByPoint matches 1.000 and 100.000: one and a hundred, which a Vietnamese reader takes for thousands.
var groupedByPoint = regexp.MustCompile(`^[0-9]{1,3}\.000$`)

func without(text, cut string) string { return strings.ReplaceAll(text, cut, "") }

// shown is the text of a node in one line, short enough for a message.
func (c *compiler) shown(n *form.Node) string {
	return wording.Shorten(strings.Join(strings.Fields(c.Words(n.First, n.Last)), " "))
}

// number refuses a truth value.
func (c *compiler) number(n *form.Node) {
	if n.Type == form.TruthType {
		c.fail(KindType, n.First, n.Last, numberExpected.With(c.shown(n)), hintFlag.With())
	}
}

// truth refuses a number.
func (c *compiler) truth(n *form.Node) {
	if n.Type == form.NumberType {
		c.fail(KindType, n.First, n.Last, truthExpected.With(c.shown(n)), hintCompare.With(c.shown(n)))
	}
}

// want refuses a formula of the other type.
func (c *compiler) want(n *form.Node, want Type) {
	switch want {
	case NumberType:
		c.number(n)
	case TruthType:
		c.truth(n)
	}
}

// common is the type that all have.
func (c *compiler) common(kids ...*form.Node) form.Type {
	first := form.AnyType
	var seen *form.Node
	for _, n := range kids {
		switch {
		case n.Type == form.AnyType:
		case first == form.AnyType:
			first, seen = n.Type, n
		case n.Type != first:
			c.fail(KindType, n.First, n.Last, typesDiffer.With(c.shown(seen), c.shown(n)), wording.Message{})
			return form.AnyType
		}
	}
	return first
}
