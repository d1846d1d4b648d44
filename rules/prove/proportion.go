package prove

import (
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/internal/form"
)

// A Proportion is a percent(part, whole) in a formula.
type Proportion struct {
	Part, Whole         rules.Sum
	PartText, WholeText string // as the formula writes them
	Line, Column, Width int    // of the call in the formula, from 1
}

// Proportions returns every percent(part, whole) of a formula whose two sides are sums, in the order of the
// formula.
func Proportions(f *rules.Formula) []Proportion {
	of := f.Form()
	var all []Proportion
	inQuotes := map[*form.Node]bool{} // behind a name in quotes: it stands in another text
	of.Root.Each(func(n *form.Node) {
		if n.Op == form.OpQuoted {
			n.Kids[0].Each(func(inner *form.Node) { inQuotes[inner] = true })
		}
		if inQuotes[n] || n.Op != form.OpPercent || n.Kids[0].Ratio == nil || n.Kids[1].Ratio == nil {
			return
		}
		part, ok1 := n.Kids[0].Ratio.Whole()
		whole, ok2 := n.Kids[1].Ratio.Whole()
		if ok1 && ok2 {
			at := of.Source.At(n.First, n.Last)
			all = append(all, Proportion{rules.SumOf(part), rules.SumOf(whole), n.Kids[0].Label, n.Kids[1].Label, at.Line, at.Column, at.Width})
		}
	})
	return all
}
