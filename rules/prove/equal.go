package prove

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/internal/form"
)

// Equal reports whether two formulas are proved to be the same: for every row they give the same number or
// truth value, and where there is none, none for the same reason. Names count, not slots, so that the formulas
// may be of different scopes.
//
// The proof goes by the ratio form, which sees through the order of terms, brackets, let and common factors,
// and by the shape of what has none. rate and percent refuse what a plain quotient does not, and a name that
// falls out of the sum may still be missing: a / b * 1000 is not rate(a, b, 1000), and a + b - b is not a.
// Where no proof is found the answer is false, although the formulas may be the same.
func Equal(a, b *rules.Formula) bool { return a.Type() == b.Type() && meaning(a) == meaning(b) }

// meaning returns the same text for formulas of which it is proved that they are the same.
func meaning(f *rules.Formula) string {
	of := f.Form()
	return newMeanings(of.Names).of(of.Root)
}

func newMeanings(names []string) *meanings {
	return &meanings{names: names, seen: map[*form.Node]string{}}
}

// meanings are short texts, one for each node, so that what is shared is not written out again.
type meanings struct {
	names []string
	seen  map[*form.Node]string
}

func (m *meanings) of(n *form.Node) string {
	text, seen := m.seen[n]
	if !seen {
		sum := sha256.Sum256([]byte(m.write(n)))
		text = string(sum[:])
		m.seen[n] = text
	}
	return text
}

// write describes a node by what its kids mean.
func (m *meanings) write(n *form.Node) string {
	n = n.Named()
	if n.Ratio != nil {
		return m.ratio(n)
	}
	kids := make([]string, len(n.Kids))
	for i, kid := range n.Kids {
		kids[i] = m.of(kid)
	}
	detail := ""
	switch n.Op {
	case form.OpTruth:
		detail = fmt.Sprint(n.Truth)
	case form.OpName:
		detail = m.names[n.Index]
	case form.OpRound:
		detail = fmt.Sprint(n.Index)
	case form.OpRate:
		detail = n.Num.Rat().String()
	case form.OpCompare:
		return m.comparison(n, kids)
	case form.OpAdd, form.OpMul, form.OpAnd, form.OpOr, form.OpMin, form.OpMax:
		slices.Sort(kids)
	case form.OpIn, form.OpNotIn:
		slices.Sort(kids[1:])
	}
	return fmt.Sprintf("%d(%s)%s", n.Op, detail, strings.Join(kids, ""))
}

// ratio describes a node by its ratio form, what must hold for its rates and percentages, and the names
// without which it is missing.
func (m *meanings) ratio(n *form.Node) string {
	r := n.Ratio
	num, den := m.leading(r.Num, r.Den)
	parts := make([]string, len(r.Quotients))
	for i, p := range r.Quotients {
		part, whole := p.Num, p.Den
		if p.Percent {
			scale := form.Sum{Terms: []form.Term{{Slot: 0, Coefficient: part.Content()}, {Slot: 1, Coefficient: whole.Content()}}}.Content().Inverse()
			part, whole = part.Times(scale), whole.Times(scale)
		} else {
			part, whole = part.Times(part.Content().Inverse()), whole.Times(whole.Content().Inverse())
		}
		parts[i] = fmt.Sprintf("%t %s/%s", p.Percent, m.sum(part), m.sum(whole))
	}
	slices.Sort(parts)
	return fmt.Sprintf("ratio %s/%s %q %q", m.sum(num), m.sum(den), slices.Compact(parts), m.needed(n))
}

// leading divides both sums by the content of the second, which then is whole without a common factor, and gives
// that of its names that comes first in the alphabet a coefficient above 0.
func (m *meanings) leading(num, den form.Sum) (form.Sum, form.Sum) {
	scale := den.Content()
	first := form.Term{Coefficient: den.Constant}
	for i, t := range den.Terms {
		if i == 0 || m.names[t.Slot] < m.names[first.Slot] {
			first = t
		}
	}
	if first.Coefficient.Sign() < 0 {
		scale = scale.Neg()
	}
	return num.Times(scale.Inverse()), den.Times(scale.Inverse())
}

// comparison describes a comparison so that a < b and b > a are one, and of sums so are a <= b and 0 <= b - a.
func (m *meanings) comparison(n *form.Node, kids []string) string {
	if len(n.Kids) != 2 {
		return fmt.Sprintf("%d(%d)%s", n.Op, n.Comparisons, strings.Join(kids, ""))
	}
	op, left, right := n.Comparisons[0], 0, 1
	if op == form.Greater || op == form.GreaterEqual {
		op, left, right = op-form.Greater, 1, 0
	}
	if difference, ok := form.Difference(n.Kids[left], n.Kids[right]); ok {
		difference = difference.Times(difference.Content().Inverse())
		if op == form.Equal || op == form.NotEqual {
			difference, _ = m.leading(difference, difference)
		}
		return fmt.Sprintf("sums %d %s %q", op, m.sum(difference), m.needed(n))
	}
	pair := []string{kids[left], kids[right]}
	if op == form.Equal || op == form.NotEqual {
		slices.Sort(pair)
	}
	return fmt.Sprintf("%d(%d)%s", n.Op, op, strings.Join(pair, ""))
}

// sum writes a sum by the names in it, sorted.
func (m *meanings) sum(l form.Sum) string {
	terms := make([]string, len(l.Terms))
	for i, t := range l.Terms {
		terms[i] = t.Coefficient.Rat().String() + " " + m.names[t.Slot]
	}
	slices.Sort(terms)
	return strings.Join(append(terms, l.Constant.Rat().String()), " + ")
}

// needed are the names that the value of a node looks at, sorted.
func (m *meanings) needed(n *form.Node) []string {
	var names []string
	n.Each(func(n *form.Node) {
		if n.Op == form.OpName {
			names = append(names, m.names[n.Index])
		}
	})
	slices.Sort(names)
	return slices.Compact(names)
}
