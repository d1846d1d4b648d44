package plantest

import (
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/syntax"
)

// A changer makes the changes of a formula, from its syntax tree.
type changer struct {
	text       []rune
	neighbours map[string][]string // per statistic the ones of the same kind before and after it
	changed    []string
}

// changesOf returns the formula after each small step: numerator and denominator swapped, a comparison that
// takes or leaves its own number, and for or, a term dropped, a branch alone, a neighbouring statistic of the
// same kind, another digit, another factor. Steps that arrive at one text are one.
func changesOf(f *rules.Formula, neighbours map[string][]string) []string {
	c := changer{text: []rune(f.Text()), neighbours: neighbours}
	c.part(syntax.Of(f))
	slices.Sort(c.changed)
	return slices.DeleteFunc(slices.Compact(c.changed), func(text string) bool { return text == f.Text() })
}

// put notes the formula with another text in place of a span.
func (c *changer) put(at syntax.Span, text string) {
	c.changed = append(c.changed, string(c.text[:at.From])+text+string(c.text[at.To:]))
}

// swap notes the formula with two parts in each other's place, the first before the second.
func (c *changer) swap(a, b syntax.Part) {
	c.changed = append(c.changed, string(c.text[:a.Span.From])+bracketed(b)+
		string(c.text[a.Span.To:b.Span.From])+bracketed(a)+string(c.text[b.Span.To:]))
}

// bracketed is the text of a part as it can stand anywhere.
func bracketed(p syntax.Part) string {
	switch p.Kind {
	case syntax.Number, syntax.Name, syntax.Call, syntax.Truth:
		return p.Text
	}
	if strings.HasPrefix(p.Text, "(") && p.Parts[0].Span.From > p.Span.From {
		return p.Text // it has brackets around it
	}
	return "(" + p.Text + ")"
}

// before is the text before a part.
func (c *changer) before(p syntax.Part) string {
	return strings.TrimSpace(string(c.text[:p.Span.From]))
}

// braced reports whether a part stands between the braces of if or else.
func (c *changer) braced(p syntax.Part) bool { return strings.HasSuffix(c.before(p), "{") }

// branch is the text of a branch as it stands in place of the whole choice; that of an else if has no braces.
func (c *changer) branch(choice, branch syntax.Part) string {
	if strings.HasSuffix(c.before(choice), "else") {
		return "{" + branch.Text + "}"
	}
	return bracketed(branch)
}

func (c *changer) part(p syntax.Part) {
	switch p.Kind {
	case syntax.Number:
		for _, number := range otherDigits(p.Word) {
			c.put(p.Span, number)
		}
	case syntax.Name:
		for _, name := range c.neighbours[p.Word] {
			c.put(p.Span, name)
		}
	case syntax.Call:
		c.call(p)
	case syntax.Operation:
		c.operation(p)
	case syntax.Sign:
		c.put(p.Span, bracketed(p.Parts[0]))
	case syntax.Choice:
		c.put(p.Span, c.branch(p, p.Parts[1]))
		c.put(p.Span, c.branch(p, p.Parts[2]))
		if c.braced(p.Parts[1]) == c.braced(p.Parts[2]) { // else if has no braces to put a branch into
			c.swap(p.Parts[1], p.Parts[2])
		}
	}
	for i, part := range p.Parts {
		if p.Word == "rate" && i == 2 {
			c.per(part)
			continue
		}
		c.part(part)
	}
}

// others are functions that are taken for each other.
var others = map[string]string{"min": "max", "max": "min", "floor": "ceil", "ceil": "floor"}

func (c *changer) call(p syntax.Part) {
	switch p.Word {
	case "rate", "percent":
		c.swap(p.Parts[0], p.Parts[1])
	case "coalesce", "min", "max":
		for _, part := range p.Parts {
			if len(p.Parts) > 1 {
				c.put(p.Span, bracketed(part))
			}
		}
	case "round", "abs":
		c.put(p.Span, bracketed(p.Parts[0]))
	}
	if other := others[p.Word]; other != "" {
		c.put(p.Span, strings.Replace(p.Text, p.Word, other, 1))
	}
}

// per changes the factor of a rate: 1000 for 100, and the other way round.
func (c *changer) per(p syntax.Part) {
	c.put(p.Span, p.Word+"0")
	if shorter, ok := strings.CutSuffix(p.Word, "0"); ok && shorter != "" {
		c.put(p.Span, shorter)
	}
}

// operators are what is taken for each other.
var operators = map[string]string{
	"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
	"and": "or", "or": "and", "&&": "||", "||": "&&", "+": "-", "-": "+",
}

func (c *changer) operation(p syntax.Part) {
	for _, o := range p.Operators {
		if other := operators[o.Text]; other != "" {
			c.put(o.Span, other)
		}
	}
	switch o := p.Operators[0].Text; o {
	case "+", "*", "and", "or", "&&", "||", "??":
		c.put(p.Span, bracketed(p.Parts[0]))
		c.put(p.Span, bracketed(p.Parts[1]))
	case "-":
		c.put(p.Span, bracketed(p.Parts[0]))
		c.put(p.Span, "(-"+bracketed(p.Parts[1])+")")
		c.swap(p.Parts[0], p.Parts[1])
	case "/":
		c.put(p.Span, bracketed(p.Parts[0]))
		c.swap(p.Parts[0], p.Parts[1])
	}
}

// otherDigits are the numbers that differ from a plain decimal by one in one digit, by one in the last place
// (89 for 90), by one or by half in the place behind it (89.9 and 89.5), and by a factor of ten.
func otherDigits(number string) []string {
	var all []string
	for i := range len(number) {
		d := number[i]
		if d == '.' {
			continue
		}
		if d < '9' {
			all = append(all, plain(number[:i]+string(d+1)+number[i+1:]))
		}
		if d > '0' {
			all = append(all, plain(number[:i]+string(d-1)+number[i+1:]))
		}
	}
	n, _ := exact.ParseDecimal(number)
	step := lastDigit(n)
	for _, part := range []exact.Number{exact.Int(1), exact.Frac(1, 2), exact.Frac(1, 10)} {
		less, more := n.Sub(step.Mul(part)), n.Add(step.Mul(part))
		if all = append(all, more.Decimal()); less.Sign() >= 0 {
			all = append(all, less.Decimal())
		}
	}
	tenth, _ := n.Div(exact.Int(10))
	return append(all, n.Mul(exact.Int(10)).Decimal(), tenth.Decimal())
}

// plain takes away the zeros before a number that say nothing.
func plain(number string) string {
	n, _ := exact.ParseDecimal(number)
	return n.Decimal()
}

// otherOperators are those that a target is given by mistake: one that takes or leaves its own number, the other side,
// and nothing but the number.
var otherOperators = map[string][]string{
	"<": {"<=", ">", "="}, "<=": {"<", ">=", "="}, ">": {">=", "<", "="}, ">=": {">", "<=", "="}, "=": {"<=", ">="},
}

// otherBases are the bases that a target is given by mistake.
var otherBases = []rules.Base{rules.BaseCount, rules.BasePercent, rules.BasePer1000, 100_000}

// otherTargets are the targets one small step from a target: its own number taken or left, the other side, its
// number alone, a digit, a factor, a base.
func otherTargets(text string) []string {
	t, err := target.Parse(text)
	if err != nil {
		return nil // the plan was refused
	}
	number := t.Number()
	var all []string
	for _, op := range otherOperators[t.Op()] {
		all = append(all, t.With(op, number))
	}
	for _, base := range otherBases {
		all = append(all, target.Target{Base: base}.With(t.Op(), number))
	}
	for _, digits := range otherDigits(number.Abs().Decimal()) {
		other, _ := exact.ParseDecimal(digits)
		if number.Sign() < 0 {
			other = other.Neg()
		}
		all = append(all, t.With(t.Op(), other))
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(text string) bool { return text == t.With(t.Op(), number) })
}

// neighboursOf are, for each statistic, those of the same kind that are declared before and after it; for
// last year's value, those last year's.
func neighboursOf(d indicator.Definition, lastYears []string) map[string][]string {
	kinds := map[indicator.StatisticKind][]string{"": lastYears}
	for _, s := range d.Statistics {
		kinds[s.Kind] = append(kinds[s.Kind], s.Name)
	}
	neighbours := map[string][]string{}
	for _, names := range kinds {
		for i := range len(names) - 1 {
			neighbours[names[i]] = append(neighbours[names[i]], names[i+1])
			neighbours[names[i+1]] = append(neighbours[names[i+1]], names[i])
		}
	}
	for _, name := range lastYears { // this year's for last year's
		neighbours[name] = append(neighbours[name], strings.TrimPrefix(name, rules.LastYearPrefix))
	}
	return neighbours
}
