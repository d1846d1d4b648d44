package rules

import (
	"github.com/childward/childward/rules/wording"

	"github.com/childward/childward/rules/internal/form"
)

// A Proportion is a percent(part, whole) in a formula.
type Proportion struct {
	Part, Whole         Sum
	PartText, WholeText string // as the formula writes them
	Line, Column, Width int    // of the call in the formula, from 1
}

// Proportions returns every percent(part, whole) of the formula whose two sides are sums, in the order of the
// formula.
func (f *Formula) Proportions() []Proportion {
	f = f.orNone()
	var all []Proportion
	inQuotes := map[*form.Node]bool{} // behind a name in quotes: it stands in another text
	f.root.Each(func(n *form.Node) {
		if n.Op == form.OpQuoted {
			n.Kids[0].Each(func(inner *form.Node) { inQuotes[inner] = true })
		}
		if inQuotes[n] || n.Op != form.OpPercent || n.Kids[0].Ratio == nil || n.Kids[1].Ratio == nil {
			return
		}
		part, ok1 := n.Kids[0].Ratio.Whole()
		whole, ok2 := n.Kids[1].Ratio.Whole()
		if ok1 && ok2 {
			at := f.source.errorAt(KindInvalid, n.First, n.Last, wording.Message{}, wording.Message{})
			all = append(all, Proportion{Sum{part}, Sum{whole}, n.Kids[0].Label, n.Kids[1].Label, at.Line, at.Column, at.Width})
		}
	})
	return all
}
