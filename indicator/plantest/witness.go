package plantest

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

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
	period            indicator.Period
	submission        indicator.Submission
}

// tried bounds how many figures are looked at when solving gives none.
const tried = 5_000

// witness returns a case to paste, or nothing.
func (t trial) witness(original, changed *indicator.Plan, takes [2]map[string]bool) string {
	if t.sort == asked {
		return ""
	}
	for i := range t.before {
		w := witness{mutator: t.original, change: t.change, before: t.before[i], after: t.after[i], original: original, changed: changed, takes: takes}
		if text := w.find(); text != "" {
			return text
		}
	}
	return ""
}

// find looks where a change of its sort can be told.
func (w *witness) find() string {
	year := cmp.Or(w.definition.Year, anyYear)
	switch {
	case w.change.sort == aSeason:
		return w.season(year)
	case w.change.key == "ward" || w.change.key == "city":
		return w.level()
	case w.change.key == "due":
		w.period = indicator.HalfYear(year, 1)
	case w.change.key == "annualised":
		w.submission.Covers = indicator.Months(year, time.January, year, time.April).Span()
	}
	return w.figures()
}

// figures looks for figures that tell the change. Those around the targets come first: for quotients of sums by
// solving, for other formulas by looking for where one statistic turns the verdict while the others are round
// numbers. Small numbers come last, but for constraints and traits of statistics, of which they tell most.
func (w *witness) figures() string {
	city := w.before.Ward == indicator.LevelNone
	searches := []func(formulas) iter.Seq[[]Given]{w.around, w.along, w.exactly, w.small}
	if w.change.statistic != nil {
		searches = searches[3:]
	}
	for _, search := range searches {
		for given := range search(w.at(city)) {
			if text := w.differs(given, city); text != "" {
				return text
			}
		}
	}
	return ""
}

// level is a case that says whether there is a result at a level, or whether it is only shown.
func (w *witness) level() string {
	city := w.change.key == "city"
	open := `{monitor: "?"}`
	if w.change.was == string(indicator.LevelNone) || w.change.is == string(indicator.LevelNone) {
		open = `"?"`
	}
	return w.text(nil, city, subjectsOf(w.before)[0], open)
}

// season is a case of months of the year in which one season is covered and the other is not.
func (w *witness) season(year int) string {
	city := w.before.Ward == indicator.LevelNone
	for given := range w.around(w.at(city)) {
		for first := time.January; first <= time.December; first++ {
			for last := first; last <= time.December; last++ {
				w.submission.Covers = indicator.Months(year, first, year, last).Span()
				was, is, ok := w.results(given, city)
				if ok && !slices.Equal(finding{result: was}.warnings(), finding{result: is}.warnings()) {
					return w.text(given, city, subjectsOf(w.before)[0], `{warnings: ["?"]}`)
				}
			}
		}
		return "" // the figures do not matter
	}
	return ""
}

// each gives every formula of both plans with its target.
func (w *witness) each(names formulas) iter.Seq2[*rules.Formula, string] {
	return func(yield func(*rules.Formula, string) bool) {
		for _, s := range slices.Concat(subjectsOf(w.before), subjectsOf(w.after)) {
			if f := names.compile(s.value); f != nil && !yield(f, s.wanted) {
				return
			}
		}
	}
}

// round are the numbers that statistics have while another one is sought, and combined how many combinations of
// them are looked at.
var round = []int64{1000, 100, 10, 1, 0, 1_000_000}

const combined = 125

// around solves the formulas of both plans, and the branches of those that have a condition, for figures
// below, on and above each of their targets. What a branch does not use is a round number.
func (w *witness) around(names formulas) iter.Seq[[]Given] {
	return func(yield func([]Given) bool) {
		for f, target := range w.each(names) {
			for _, branch := range names.branches(f.Text()) {
				sides, refusal, _ := boundary{branch, names.scope, thresholdOf(target), target, exact.Int(1)}.solve(nil)
				if !refusal.IsZero() {
					continue
				}
				rest := without(f.Uses(), branch.Uses()...)
				for row := range names.combinations(rest, round, combined) {
					for _, side := range [][]Given{sides[1], sides[0], sides[2]} {
						if !yield(append(slices.Clone(side), names.given(row, rest)...)) {
							return
						}
					}
				}
			}
		}
	}
}

// without are the slots that are not among others.
func without(slots []int, others ...int) []int {
	return slices.DeleteFunc(slices.Clone(slots), func(slot int) bool { return slices.Contains(others, slot) })
}

// along looks for figures between which one statistic turns the verdict of one of the plans.
func (w *witness) along(names formulas) iter.Seq[[]Given] {
	return func(yield func([]Given) bool) {
		for f, target := range w.each(names) {
			if _, quotient := f.Shape(names.scope.NewRow()); quotient {
				continue
			}
			judge, uses := f.Against(thresholdOf(target)), f.Uses()
			for _, slot := range uses {
				for row := range names.combinations(without(uses, slot), round, combined) {
					for _, n := range names.turns(judge, &row, slot) {
						names.set(&row, slot, n)
						if !yield(names.given(row, uses)) {
							return
						}
					}
				}
			}
		}
	}
}

// exactly puts an amount, which may have decimals, on the number of each target; the others are round numbers.
func (w *witness) exactly(names formulas) iter.Seq[[]Given] {
	return func(yield func([]Given) bool) {
		for f, target := range w.each(names) {
			for _, slot := range f.Uses() {
				if names.counts[names.scope.Names()[slot]] || names.scope.Type(slot) == rules.TruthType {
					continue
				}
				for row := range names.combinations(without(f.Uses(), slot), round, combined) {
					row.Set(slot, rules.NumberValue(thresholdOf(target).Number()))
					if !yield(names.given(row, f.Uses())) {
						return
					}
				}
			}
		}
	}
}

// farthest is how far a statistic is followed.
const farthest = 1 << 30

// turns follows the statistic in a slot from 0 in growing steps, and returns the numbers before and after each
// turn of the verdict that lies between two steps.
func (f formulas) turns(judge *rules.Judge, row *rules.Row, slot int) (all []int64) {
	at := func(n int64) rules.Decision {
		f.set(row, slot, n)
		return judge.Decide(row)
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

// small are combinations of small numbers for the statistics that either plan uses, each statistic also left
// out.
func (w *witness) small(names formulas) iter.Seq[[]Given] {
	used := w.used(names)
	pool := []int64{0, 1, 2, 3, 10, leftOut, 100, 1000, 10_000, 100_000}
	most := tried
	if w.change.sort == aTrait { // most tell nothing of it, and what does is that there is nobody
		most /= 20
	}
	for power(len(pool), len(used)) > most && len(pool) > 3 {
		pool = pool[:len(pool)-1]
	}
	return func(yield func([]Given) bool) {
		for row := range names.combinations(used, pool, most) {
			if !yield(names.given(row, used)) {
				return
			}
		}
	}
}

// used are the statistics of the formula that changes, before and after, and of the indicator's own.
func (w *witness) used(names formulas) (slots []int) {
	texts := []string{w.before.Value}
	switch {
	case w.change.formula || w.change.sort == aConstraint:
		texts = append(texts, w.change.before, w.change.after)
	case w.change.value != "":
		texts = append(texts, w.change.value)
	}
	var mentioned []string
	for _, text := range texts {
		mentioned = append(mentioned, rules.FreeNames(text)...)
	}
	for _, name := range mentioned {
		slot, known := names.scope.Slot(name)
		if known && (w.takes[0][name] || w.takes[1][name]) && !slices.Contains(slots, slot) {
			slots = append(slots, slot)
		}
	}
	return slots
}

// results are those of both plans for some figures; ok is false where one has none.
func (w *witness) results(given []Given, city bool) (was, is indicator.Result, ok bool) {
	c := Case{City: city, Period: w.period, Submission: w.submission, Given: given}
	one, err := c.record(w.original, w.takes[0])
	if err != nil {
		return was, is, false
	}
	other, err := c.record(w.changed, w.takes[1])
	if err != nil {
		return was, is, false
	}
	was, ok1 := w.original.Evaluate(one).Find(w.before.ID)
	is, ok2 := w.changed.Evaluate(other).Find(w.before.ID)
	return was, is, ok1 && ok2
}

// differs returns the case for figures of which the two plans say different things; data that contradict
// themselves tell nothing but of what a contradiction is.
func (w *witness) differs(given []Given, city bool) string {
	was, is, ok := w.results(given, city)
	if !ok || was.Verdict == indicator.Invalid && w.change.statistic == nil {
		return ""
	}
	for _, s := range subjectsOf(w.before) {
		check := s.check(w.before.ID)
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
	fmt.Fprintf(&b, "  - name: %s\n", strconv.Quote(w.before.ID+": "+w.change.before+" or "+cmp.Or(w.change.after, "none")))
	if city {
		b.WriteString("    city: true\n")
	}
	if !w.period.IsZero() {
		fmt.Fprintf(&b, "    period: %v\n", w.period)
	}
	if !w.submission.Covers.IsZero() {
		fmt.Fprintf(&b, "    covers: %v\n", w.submission.Covers)
	}
	pairs := make([]string, len(given))
	for i, g := range given {
		pairs[i] = g.Name + ": " + g.Value
	}
	if len(pairs) > 0 {
		fmt.Fprintf(&b, "    given: {%s}\n", strings.Join(pairs, ", "))
	}
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
