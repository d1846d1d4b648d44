package rules

import "github.com/childward/childward/rules/wording"

// A Proportion is a percent(part, whole) in a formula.
type Proportion struct {
	Part, Whole         Linear
	PartText, WholeText string // as the formula writes them
	Line, Column, Width int    // of the call in the formula, from 1
}

// Proportions returns every percent(part, whole) of the formula whose two sides are sums, in the order of the
// formula.
func (f *Formula) Proportions() []Proportion {
	var all []Proportion
	var visit func(n *node)
	visit = func(n *node) {
		if n.op == opLocal { // its value is visited where let gives it
			return
		}
		if n.op == opPercent && n.kids[0].ratio != nil && n.kids[1].ratio != nil {
			part, ok1 := n.kids[0].ratio.whole()
			whole, ok2 := n.kids[1].ratio.whole()
			if ok1 && ok2 {
				at := f.source.errorAt(KindInvalid, n.first, n.last, wording.Message{}, wording.Message{})
				all = append(all, Proportion{part, whole, n.kids[0].label, n.kids[1].label, at.Line, at.Column, at.Width})
			}
		}
		for _, kid := range n.kids {
			visit(kid)
		}
	}
	visit(f.root)
	return all
}
