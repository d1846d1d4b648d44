package plantest

import (
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/syntax"
)

// A subject is what has a verdict of its own: an indicator against its own target, against a further one, or
// under an alternative reading.
type subject struct {
	target  int
	reading string
	name    string // as the test file calls the target or the reading; empty for the plan's own
}

// called appends the name of the subject, if it has one, to that of its indicator.
func (s subject) called(indicator string) []string {
	if s.name == "" {
		return []string{indicator}
	}
	return []string{indicator, s.name}
}

// formulas compiles the formulas of a plan for one level.
type formulas struct {
	scope  *rules.Scope
	counts map[string]bool // names whose values are whole numbers
}

// formulasOf declares what formulas of the plan may use: for a ward, where flags are true or false, or for
// the city, where they are counted.
func formulasOf(d indicator.Definition, city bool) formulas {
	f := formulas{rules.NewScope(), map[string]bool{unitsName: true}}
	for _, s := range d.Statistics {
		typ := rules.NumberType
		if s.Kind == indicator.Flag && !city {
			typ = rules.TruthType
		}
		for _, name := range []string{s.Name, rules.LastYearPrefix + s.Name} {
			f.scope.Declare(name, typ)
			f.counts[name] = s.Kind != indicator.Amount
		}
	}
	if city {
		f.scope.Declare(unitsName, rules.NumberType)
	}
	return f
}

// compile compiles a formula; it is nil where the formula makes no sense at this level.
func (f formulas) compile(text string) *rules.Formula {
	formula, err := rules.CompileWith(text, f.scope, rules.Options{Bases: true, Want: rules.WantNumber})
	if err != nil {
		return nil
	}
	return formula
}

// branches compiles a formula, or where it is a choice all that it chooses among.
func (f formulas) branches(text string) []*rules.Formula {
	formula := f.compile(text)
	if formula == nil {
		return nil
	}
	whole := syntax.Of(formula)
	if whole.Kind != syntax.Choice {
		return []*rules.Formula{formula}
	}
	return append(f.branches(whole.Parts[1].Text), f.branches(whole.Parts[2].Text)...)
}

// An amount is the set of values that a formula can have: from low to high, nil where there is no end, and
// whole numbers only where it is a count.
type amount struct {
	low, high *exact.Number
	whole     bool
}

// amountOf reads off a formula what its values can be. Statistics are never below 0.
func (f formulas) amountOf(p syntax.Part) amount {
	zero, hundred := exact.Int(0), exact.Int(100)
	switch p.Kind {
	case syntax.Number:
		n, _ := exact.ParseDecimal(p.Word)
		return amount{&n, &n, n.IsInt()}
	case syntax.Name:
		return amount{&zero, nil, f.counts[p.Word]}
	case syntax.Call:
		switch p.Word {
		case "percent":
			return amount{&zero, &hundred, false}
		case "rate":
			return amount{low: &zero}
		}
	case syntax.Choice:
		return f.amountOf(p.Parts[1]).or(f.amountOf(p.Parts[2]))
	}
	return amount{}
}

// or is the smallest set of its sort that both are in.
func (a amount) or(b amount) amount {
	both := amount{whole: a.whole && b.whole}
	if a.low != nil && b.low != nil {
		both.low = least(a.low, b.low, -1)
	}
	if a.high != nil && b.high != nil {
		both.high = least(a.high, b.high, 1)
	}
	return both
}

func least(a, b *exact.Number, sign int) *exact.Number {
	if a.Cmp(*b) == sign {
		return a
	}
	return b
}

// probes are values of the set between which no threshold with one of the numbers changes: the numbers
// themselves, what lies between and beside them, and the ends.
func (a amount) probes(numbers ...exact.Number) []exact.Number {
	one, half := exact.Int(1), exact.Frac(1, 2)
	for _, end := range []*exact.Number{a.low, a.high} {
		if end != nil {
			numbers = append(numbers, *end)
		}
	}
	slices.SortFunc(numbers, exact.Number.Cmp)
	var all []exact.Number
	for i, n := range numbers {
		all = append(all, n, n.Sub(one), n.Add(one), n.Floor(), n.Ceil())
		if i > 0 {
			between := n.Add(numbers[i-1]).Mul(half)
			all = append(all, between, between.Floor(), between.Ceil())
		}
	}
	return slices.DeleteFunc(all, func(n exact.Number) bool { return !a.has(n) })
}

func (a amount) has(n exact.Number) bool {
	return (a.low == nil || n.Cmp(*a.low) >= 0) && (a.high == nil || n.Cmp(*a.high) <= 0) && (!a.whole || n.IsInt())
}

// sameOn reports whether two thresholds are met by the same values of the set.
func (a amount) sameOn(s, t rules.Threshold) bool {
	return !slices.ContainsFunc(a.probes(s.Number(), t.Number()), func(n exact.Number) bool { return s.Met(n) != t.Met(n) })
}

// sides reports whether a value of the set can meet the threshold, and whether one can miss it.
func (a amount) sides(t rules.Threshold) (met, missed bool) {
	for _, n := range a.probes(t.Number()) {
		met, missed = met || t.Met(n), missed || !t.Met(n)
	}
	return met, missed
}

// divides reports whether a part can be undefined: something is divided in it by what need not be a number
// other than 0.
func divides(p syntax.Part) bool {
	switch {
	case p.Kind == syntax.Call && (p.Word == "rate" || p.Word == "percent"),
		p.Kind == syntax.Operation && p.Operators[0].Text == "/" && p.Parts[1].Kind != syntax.Number:
		return true
	}
	return slices.ContainsFunc(p.Parts, divides)
}

// undefinedFor looks for small figures for which a formula is undefined; found is false where there are none,
// as in a == 0 ? 0 : percent(a, b), where b cannot be 0 unless a is.
func undefinedFor(f *rules.Formula, scope *rules.Scope) (found bool) {
	uses := f.Uses()
	figures := 1
	for range uses {
		if figures *= 3; figures > tried {
			return divides(syntax.Of(f))
		}
	}
	row := scope.NewRow()
	for i := range figures {
		for _, slot := range uses {
			if scope.Type(slot) == rules.TruthType {
				row.Set(slot, rules.TruthValue(i%3 > 0))
			} else {
				row.Set(slot, rules.NumberValue(exact.Int(int64(i%3))))
			}
			i /= 3
		}
		if f.Evaluate(row).Kind() == rules.Undefined {
			return true
		}
	}
	return false
}

// thresholdOf reads the number of a target of a plan that has been checked.
func thresholdOf(target string) rules.Threshold {
	t, _, _ := rules.CutThreshold(target)
	return t
}
