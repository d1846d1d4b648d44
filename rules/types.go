package rules

import (
	"regexp"
	"strings"

	"github.com/childward/childward/rules/wording"
)

// groupedByPoint matches 1.000 and 100.000: one and a hundred, which a Vietnamese reader takes for thousands.
var groupedByPoint = regexp.MustCompile(`^[0-9]{1,3}\.000$`)

func without(text, cut string) string { return strings.ReplaceAll(text, cut, "") }

// shown is the text of a node in one line, short enough for a message.
func (c *compiler) shown(n *node) string {
	return wording.Shorten(strings.Join(strings.Fields(c.words(n.first, n.last)), " "))
}

// number refuses a truth value.
func (c *compiler) number(n *node) {
	if n.typ == TruthType {
		c.fail(KindType, n.first, n.last, numberExpected.With(c.shown(n)), hintFlag.With())
	}
}

// truth refuses a number.
func (c *compiler) truth(n *node) {
	if n.typ == NumberType {
		c.fail(KindType, n.first, n.last, truthExpected.With(c.shown(n)), hintCompare.With(c.shown(n)))
	}
}

// want refuses a formula of the other type.
func (c *compiler) want(n *node, want Want) {
	switch want {
	case WantNumber:
		c.number(n)
	case WantTruth:
		c.truth(n)
	}
}

// common is the type that all have.
func (c *compiler) common(kids ...*node) Type {
	first := anyType
	var seen *node
	for _, n := range kids {
		switch {
		case n.typ == anyType:
		case first == anyType:
			first, seen = n.typ, n
		case n.typ != first:
			c.fail(KindType, n.first, n.last, typesDiffer.With(c.shown(seen), c.shown(n)), wording.Message{})
			return anyType
		}
	}
	return first
}
