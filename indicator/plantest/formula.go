package plantest

import (
	"iter"
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/syntax"
)

// formulas compiles the formulas of a plan for one level.
type formulas struct {
	scope  *rules.Scope
	counts map[string]bool // names whose values are whole numbers
}

// levels are the formulas of a plan for a ward, where flags are true or false, and for the city, where they are
// counted.
type levels struct{ ward, city formulas }

func levelsOf(d indicator.Definition) levels {
	return levels{formulasOf(d, false), formulasOf(d, true)}
}

func (l levels) at(city bool) formulas {
	if city {
		return l.city
	}
	return l.ward
}

// of is the level at which an indicator is looked at: the city, where it exists there.
func (l levels) of(in indicator.Indicator) formulas { return l.at(in.City != indicator.LevelNone) }

// formulasOf declares what formulas of the plan may use at a level.
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
	formula, err := rules.CompileWith(text, f.scope, rules.Options{Bases: true, Type: rules.NumberType})
	if err != nil {
		return nil
	}
	return formula
}

// condition compiles a constraint; it is nil where it makes no sense at this level.
func (f formulas) condition(text string) *rules.Formula {
	formula, err := rules.CompileWith(text, f.scope, rules.Options{Type: rules.TruthType})
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

// sides reports whether a value of a formula can meet a threshold, and whether one can miss it.
func (f formulas) sides(formula *rules.Formula, t rules.Threshold) (met, missed bool) {
	for _, cell := range f.cells(formula, t) {
		met, missed = met || cell.Holds[0], missed || !cell.Holds[0]
	}
	return met, missed
}

// sameOn reports whether two thresholds are met by the same values of a formula.
func (f formulas) sameOn(formula *rules.Formula, s, t rules.Threshold) bool {
	return !slices.ContainsFunc(f.cells(formula, s, t), func(cell prove.Cell) bool { return cell.Holds[0] != cell.Holds[1] })
}

// cells are the stretches of what a formula can be, in each of which all values meet the same of the thresholds.
func (f formulas) cells(formula *rules.Formula, thresholds ...rules.Threshold) []prove.Cell {
	names := f.scope.Names()
	values := prove.Against(formula, thresholds...)
	return values.Cells(values.Whole(func(slot int) bool { return f.counts[names[slot]] }))
}

// undefinedFor looks for small figures for which a formula is undefined; found is false where there are none,
// as in a == 0 ? 0 : percent(a, b), where b cannot be 0 unless a is.
func (f formulas) undefinedFor(formula *rules.Formula) (found bool) {
	small := []int64{0, 1, 2}
	uses := formula.Uses()
	if power(len(small), len(uses)) > tried {
		return prove.Divides(formula)
	}
	for row := range f.combinations(uses, small, tried) {
		if formula.Evaluate(row).Kind() == rules.Undefined {
			return true
		}
	}
	return false
}

// leftOut stands among the numbers of a combination for none.
const leftOut = -1

// combinations are rows with every combination of numbers in some slots, at most so many of them.
func (f formulas) combinations(slots []int, numbers []int64, most int) iter.Seq[rules.Row] {
	return func(yield func(rules.Row) bool) {
		for combination := range min(power(len(numbers), len(slots)), most) {
			row := f.scope.NewRow()
			for _, slot := range slots {
				if n := numbers[combination%len(numbers)]; n != leftOut {
					f.set(&row, slot, n)
				}
				combination /= len(numbers)
			}
			if !yield(row) {
				return
			}
		}
	}
}

// power is a power, or the first on its way there that is too large to try.
func power(base, exponent int) int {
	n := 1
	for range exponent {
		if n *= base; n > tried {
			break
		}
	}
	return n
}

// set puts a number into a slot, where a flag wants one as true.
func (f formulas) set(row *rules.Row, slot int, n int64) {
	if f.scope.Type(slot) == rules.TruthType {
		row.Set(slot, rules.TruthValue(n > 0))
	} else {
		row.Set(slot, rules.NumberValue(exact.Int(n)))
	}
}

// given are the figures of a row in some slots, but for those that are left out.
func (f formulas) given(row rules.Row, slots []int) (given []Given) {
	names := f.scope.Names()
	for _, slot := range slots {
		if v := row.Get(slot); v.Known() {
			given = append(given, Given{names[slot], v.String()})
		}
	}
	return given
}

// thresholdOf reads the number of a target of a plan that has been checked.
func thresholdOf(text string) rules.Threshold {
	t, _ := target.Parse(text)
	return t.Threshold
}
