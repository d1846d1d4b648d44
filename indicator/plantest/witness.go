package plantest

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A witness looks for figures by which a change of a plan can be told from the plan.
type witness struct {
	*mutator
	change            change
	before, after     indicator.Indicator
	original, changed *indicator.Plan
	takes             [2]map[string]bool // the names that records of the two plans take
}

// tried bounds how many figures are looked at when solving gives none.
const tried = 5_000

// find returns a case to paste, or nothing. Figures around the targets come first: for quotients of sums by
// solving, for other formulas by looking for where one statistic turns the verdict while the others are round
// numbers. Small numbers come last.
func (w *witness) find() string {
	city := w.before.Ward == indicator.LevelNone
	for _, search := range []func(bool) iter.Seq[[]Given]{w.around, w.along, w.small} {
		for given := range search(city) {
			if text := w.differs(given, city); text != "" {
				return text
			}
		}
	}
	return ""
}

// subjects are what the indicator is judged by: against its targets and under its readings.
func subjects(in indicator.Indicator) []subject {
	all := []subject{{}}
	for k := range in.FurtherTargets {
		all = append(all, subject{target: k + 1})
	}
	for i, r := range in.Readings {
		if i > 0 && (r.Value != "" || r.Target != "") {
			all = append(all, subject{reading: r.ID})
		}
	}
	return all
}

// formulaAndTarget are those of a subject.
func formulaAndTarget(in indicator.Indicator, s subject) (value, target string) {
	if s.target > 0 {
		return in.Value, in.FurtherTargets[s.target-1].Target
	}
	for _, r := range in.Readings {
		if s.reading != "" && r.ID == s.reading {
			return cmp.Or(r.Value, in.Value), cmp.Or(r.Target, in.Target)
		}
	}
	return in.Value, in.Target
}

// formulas are those of the level.
func (w *witness) formulas(city bool) formulas {
	if city {
		return w.city
	}
	return w.ward
}

// figure is what a search hands out: false ends it.
type figure = func([]Given) bool

// each calls a function with every formula of both plans and its target, until it says false.
func (w *witness) each(names formulas, with func(f *rules.Formula, target string) bool) {
	for _, in := range []indicator.Indicator{w.before, w.after} {
		for _, s := range subjects(in) {
			value, target := formulaAndTarget(in, s)
			if f := names.compile(value); f != nil && !with(f, target) {
				return
			}
		}
	}
}

// around solves the formulas of both plans, and the branches of those that have a condition, for figures
// below, on and above each of their targets. What a branch does not use is a round number.
func (w *witness) around(city bool) iter.Seq[[]Given] {
	names := w.formulas(city)
	return func(yield func([]Given) bool) {
		w.each(names, func(f *rules.Formula, target string) bool {
			for _, branch := range names.branches(f.Text()) {
				sides, refusal, _ := boundary{branch, names.scope, thresholdOf(target), target}.solve(nil)
				if refusal.IsZero() && !names.completed(f, sides, yield) {
					return false
				}
			}
			return true
		})
	}
}

// completed hands out figures with every combination of round numbers for what else a formula uses.
func (f formulas) completed(formula *rules.Formula, sides [3][]Given, yield figure) bool {
	names := f.scope.Names()
	rest := slices.DeleteFunc(formula.Uses(), func(slot int) bool {
		return slices.ContainsFunc(sides[0], func(g Given) bool { return g.Name == names[slot] })
	})
	for combination := range min(power(len(round), len(rest)), combined) {
		row := f.scope.NewRow()
		f.rounds(&row, rest, combination)
		for _, side := range [][]Given{sides[1], sides[0], sides[2]} {
			figures := slices.Clone(side)
			for _, slot := range rest {
				figures = append(figures, Given{names[slot], row.Get(slot).String()})
			}
			if !yield(figures) {
				return false
			}
		}
	}
	return true
}

// round are the numbers that statistics have while another one is sought.
var round = []int64{1000, 100, 10, 1, 0}

// combined is how many combinations of round numbers are looked at.
const combined = 125

// rounds gives statistics the round numbers of a combination.
func (f formulas) rounds(row *rules.Row, slots []int, combination int) {
	for _, slot := range slots {
		f.set(row, slot, round[combination%len(round)])
		combination /= len(round)
	}
}

// set puts a number into a slot, where a flag wants one as true.
func (f formulas) set(row *rules.Row, slot int, n int64) {
	if f.scope.Type(slot) == rules.TruthType {
		row.Set(slot, rules.TruthValue(n > 0))
	} else {
		row.Set(slot, rules.NumberValue(exact.Int(n)))
	}
}

// along looks for figures between which one statistic turns the verdict of one of the plans.
func (w *witness) along(city bool) iter.Seq[[]Given] {
	names := w.formulas(city)
	return func(yield func([]Given) bool) {
		w.each(names, func(f *rules.Formula, target string) bool {
			_, quotient := f.Shape(names.scope.NewRow())
			return quotient || line{names, f, f.Against(thresholdOf(target))}.figures(yield)
		})
	}
}

// A line is a formula and what judges it along each of its statistics.
type line struct {
	formulas
	formula *rules.Formula
	judge   *rules.Judge
}

// figures hands out those on both sides of every turn that is found.
func (l line) figures(yield figure) bool {
	uses := l.formula.Uses()
	for _, slot := range uses {
		others := slices.DeleteFunc(slices.Clone(uses), func(other int) bool { return other == slot })
		for combination := range min(power(len(round), len(others)), combined) {
			row := l.scope.NewRow()
			l.rounds(&row, others, combination)
			for _, n := range l.turns(&row, slot) {
				l.set(&row, slot, n)
				if !yield(l.given(row)) {
					return false
				}
			}
		}
	}
	return true
}

// farthest is how far a statistic is followed.
const farthest = 1 << 30

// turns follows the statistic in a slot from 0 in growing steps, and returns the numbers before and after each
// turn of the verdict that lies between two steps.
func (l line) turns(row *rules.Row, slot int) (all []int64) {
	at := func(n int64) rules.Decision {
		l.set(row, slot, n)
		return l.judge.Decide(row)
	}
	before := at(0)
	for low, high := int64(0), int64(1); high <= farthest; low, high = high, 2*high {
		after := at(high)
		from, to := low, high
		for after != before && to-from > 1 {
			if middle := (from + to) / 2; at(middle) == before {
				from = middle
			} else {
				to = middle
			}
		}
		if after != before {
			all = append(all, to, from)
		}
		before = after
	}
	return all
}

func (l line) given(row rules.Row) (given []Given) {
	for _, slot := range l.formula.Uses() {
		given = append(given, Given{l.scope.Names()[slot], row.Get(slot).String()})
	}
	return given
}

// small are combinations of small numbers for the statistics that either plan uses, each statistic also left
// out.
func (w *witness) small(city bool) iter.Seq[[]Given] {
	used := w.used()
	pool := []string{"0", "1", "2", "3", "10", "", "100", "1000", "10000", "100000"}
	for power(len(pool), len(used)) > tried && len(pool) > 3 {
		pool = pool[:len(pool)-1]
	}
	return func(yield func([]Given) bool) {
		for combination := range min(power(len(pool), len(used)), tried) {
			var figures []Given
			for _, name := range used {
				if value := pool[combination%len(pool)]; value != "" {
					figures = append(figures, Given{name, w.flagged(name, value, city)})
				}
				combination /= len(pool)
			}
			if !yield(figures) {
				return
			}
		}
	}
}

// used are the statistics of the formula that changes, before and after, and of the indicator's own.
func (w *witness) used() (names []string) {
	text := w.change.before + " + " + w.change.after
	if !w.change.formula {
		text = w.change.formulaOf(w.before)
	}
	for _, name := range append(rules.FreeNames(text), rules.FreeNames(w.before.Value)...) {
		if (w.takes[0][name] || w.takes[1][name]) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
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

// flagged is a figure as the statistic takes it: for a flag of a ward, 0 is false.
func (w *witness) flagged(name, value string, city bool) string {
	for _, s := range w.definition.Statistics {
		if s.Name == strings.TrimPrefix(name, rules.LastYearPrefix) && s.Kind == indicator.Flag && !city {
			return strconv.FormatBool(value != "0")
		}
	}
	return value
}

// differs returns the case for figures of which the two plans say different things; data that contradict
// themselves tell nothing.
func (w *witness) differs(given []Given, city bool) string {
	c := Case{City: city, Given: given}
	one, err := c.record(w.original, w.takes[0])
	if err != nil {
		return ""
	}
	other, err := c.record(w.changed, w.takes[1])
	if err != nil {
		return ""
	}
	was, ok1 := w.original.Evaluate(one).Find(w.before.ID)
	is, ok2 := w.changed.Evaluate(other).Find(w.before.ID)
	if !ok1 || !ok2 || was.Verdict == indicator.Invalid {
		return ""
	}
	for _, s := range subjects(w.before) {
		check := Check{Indicator: w.before.ID, Target: s.target, Reading: s.reading}
		a, b := look(was, check), look(is, check)
		switch {
		case a.verdict != b.verdict:
			return w.text(given, city, s, `{verdict: "?"}`)
		case s.target == 0 && a.value.Known() && b.value.Known() && a.value.String() != b.value.String():
			return w.text(given, city, s, `{verdict: "?", value: "?"}`)
		}
	}
	return ""
}

// text writes a case with an open verdict.
func (w *witness) text(given []Given, city bool, s subject, open string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  - name: %s\n", strconv.Quote(w.before.ID+": "+w.change.before+" or "+w.change.after))
	if city {
		b.WriteString("    city: true\n")
	}
	pairs := make([]string, len(given))
	for i, g := range given {
		pairs[i] = g.Name + ": " + g.Value
	}
	fmt.Fprintf(&b, "    given: {%s}\n", strings.Join(pairs, ", "))
	fmt.Fprintf(&b, "    expect:\n      %s: ", w.before.ID)
	switch {
	case s.target > 0:
		name := strconv.Quote(w.before.FurtherTargets[s.target-1].Name.In(wording.English))
		fmt.Fprintf(&b, "{targets: {%s: %s}}", name, open)
	case s.reading != "":
		fmt.Fprintf(&b, "{readings: {%s: %s}}", s.reading, open)
	default:
		b.WriteString(open)
	}
	return b.String()
}
