package rules

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/rules/exact"
)

// Equivalent reports whether two formulas are proved to be the same: for every row they give the same number or
// truth value, and where there is none, none for the same reason. Names count, not slots, so that the formulas
// may be of different scopes.
//
// The proof goes by the ratio form, which sees through the order of terms, brackets, let and common factors,
// and by the shape of what has none. rate and percent refuse what a plain quotient does not, and a name that
// falls out of the sum may still be missing: a / b * 1000 is not rate(a, b, 1000), and a + b - b is not a.
// Where no proof is found the answer is false, although the formulas may be the same.
func Equivalent(a, b *Formula) bool {
	return a.root.typ == b.root.typ && a.meaning() == b.meaning()
}

// meaning returns the same text for formulas of which it is proved that they are the same.
func (f *Formula) meaning() string {
	m := &meanings{names: f.scope.names, seen: map[*node]string{}}
	return m.of(f.root)
}

// meanings are short texts, one for each node, so that what is shared is not written out again.
type meanings struct {
	names []string
	seen  map[*node]string
}

func (m *meanings) of(n *node) string {
	text, seen := m.seen[n]
	if !seen {
		sum := sha256.Sum256([]byte(m.write(n)))
		text = string(sum[:])
		m.seen[n] = text
	}
	return text
}

// write describes a node by what its kids mean.
func (m *meanings) write(n *node) string {
	if n.ratio != nil {
		return m.ratio(n)
	}
	kids := make([]string, len(n.kids))
	if n.op != opLet && n.op != opLocal {
		for i, kid := range n.kids {
			kids[i] = m.of(kid)
		}
	}
	detail := ""
	switch n.op {
	case opLet:
		return m.write(n.kids[1])
	case opLocal:
		return m.write(n.kids[0])
	case opTruth:
		detail = fmt.Sprint(n.truth)
	case opName:
		detail = m.names[n.index]
	case opRound:
		detail = fmt.Sprint(n.index)
	case opRate:
		detail = n.num.Rat().String()
	case opCompare:
		return m.comparison(n, kids)
	case opAdd, opMul, opAnd, opOr, opMin, opMax:
		slices.Sort(kids)
	case opIn, opNotIn:
		slices.Sort(kids[1:])
	}
	return fmt.Sprintf("%d(%s)%s", n.op, detail, strings.Join(kids, ""))
}

// ratio describes a node by its ratio form, what must hold for its rates and percentages, and the names
// without which it is missing.
func (m *meanings) ratio(n *node) string {
	r := n.ratio
	num, den := m.leading(r.num, r.den)
	parts := make([]string, len(r.parts))
	for i, p := range r.parts {
		part, whole := p.num, p.den
		if p.percent {
			scale := Linear{terms: []term{{0, part.content()}, {1, whole.content()}}}.content().Inverse()
			part, whole = part.times(scale), whole.times(scale)
		} else {
			part, whole = part.times(part.content().Inverse()), whole.times(whole.content().Inverse())
		}
		parts[i] = fmt.Sprintf("%t %s/%s", p.percent, m.sum(part), m.sum(whole))
	}
	slices.Sort(parts)
	return fmt.Sprintf("ratio %s/%s %q %q", m.sum(num), m.sum(den), slices.Compact(parts), m.needed(n))
}

// leading divides both sums by the content of the second, which then is whole without a common factor, and gives
// that of its names that comes first in the alphabet a coefficient above 0.
func (m *meanings) leading(num, den Linear) (Linear, Linear) {
	scale := den.content()
	first := term{coefficient: den.constant}
	for i, t := range den.terms {
		if i == 0 || m.names[t.slot] < m.names[first.slot] {
			first = t
		}
	}
	if first.coefficient.Sign() < 0 {
		scale = scale.Neg()
	}
	return num.times(scale.Inverse()), den.times(scale.Inverse())
}

// comparison describes a comparison so that a < b and b > a are one, and of sums so are a <= b and 0 <= b - a.
func (m *meanings) comparison(n *node, kids []string) string {
	if len(n.kids) != 2 {
		return fmt.Sprintf("%d(%d)%s", n.op, n.comparisons, strings.Join(kids, ""))
	}
	op, left, right := n.comparisons[0], 0, 1
	if op == greater || op == greaterEqual {
		op, left, right = op-greater, 1, 0
	}
	if n.linear != nil {
		a, _ := n.kids[left].ratio.whole()
		b, _ := n.kids[right].ratio.whole()
		difference := a.plus(b, exact.Int(-1))
		difference = difference.times(difference.content().Inverse())
		if op == equal || op == notEqual {
			difference, _ = m.leading(difference, difference)
		}
		return fmt.Sprintf("sums %d %s %q", op, m.sum(difference), m.needed(n))
	}
	pair := []string{kids[left], kids[right]}
	if op == equal || op == notEqual {
		slices.Sort(pair)
	}
	return fmt.Sprintf("%d(%d)%s", n.op, op, strings.Join(pair, ""))
}

// sum writes a sum by the names in it, sorted.
func (m *meanings) sum(l Linear) string {
	terms := make([]string, len(l.terms))
	for i, t := range l.terms {
		terms[i] = t.coefficient.Rat().String() + " " + m.names[t.slot]
	}
	slices.Sort(terms)
	return strings.Join(append(terms, l.constant.Rat().String()), " + ")
}

// needed are the names that the value of a node looks at, sorted.
func (m *meanings) needed(n *node) []string {
	var names []string
	seen := map[*node]bool{}
	var visit func(n *node)
	visit = func(n *node) {
		if seen[n] {
			return
		}
		seen[n] = true
		if n.op == opName {
			names = append(names, m.names[n.index])
		}
		kids := n.kids
		if n.op == opLet { // only its uses look at the value
			kids = kids[1:]
		}
		for _, kid := range kids {
			visit(kid)
		}
	}
	visit(n)
	slices.Sort(names)
	return slices.Compact(names)
}
