package lint

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
)

// statistics looks for statistics that nothing uses, and for names that look like slips for others.
func (l *linter) statistics() {
	inFormulas := l.namesInFormulas()
	if len(l.definition.Statistics) == 0 {
		l.lookAlikes(inFormulas)
		return
	}
	used := map[string]bool{}
	for _, u := range inFormulas {
		used[u.name] = true
	}
	for _, name := range l.alsoUsed {
		used[rules.Normalise(name)] = true
	}
	inConstraints := l.namesInConstraints(used)
	for i, s := range l.definition.Statistics {
		name, path := rules.Normalise(s.Name), fmt.Sprintf("statistics[%d].name", i)
		near := nearest(name, used)
		switch {
		case used[name]:
		case near != "":
			l.report(Warning, path, statisticMisspelt.With(name, near), hintMisspelt.With(near))
		case inConstraints[name]:
			l.report(Note, path, statisticOnlyChecked.With(name), hintUnused.With())
		default:
			l.report(Warning, path, statisticUnused.With(name), hintUnused.With())
		}
	}
}

// A use is a name in a formula.
type use struct{ name, path string }

// namesInFormulas are the names of statistics in values and readings, every use of them.
func (l *linter) namesInFormulas() (uses []use) {
	add := func(path, text string) {
		for _, name := range rules.FreeNames(text) {
			if name = strings.TrimPrefix(name, "last_year."); name != "units" {
				uses = append(uses, use{name, path})
			}
		}
	}
	for i, in := range l.definition.Indicators {
		add(fmt.Sprintf("indicators[%d].value", i), in.Value)
		for k, r := range in.Readings {
			add(fmt.Sprintf("indicators[%d].readings[%d].value", i, k), r.Value)
		}
	}
	return uses
}

// namesInConstraints are the names in constraints that are about a statistic in use.
func (l *linter) namesInConstraints(used map[string]bool) map[string]bool {
	found := map[string]bool{}
	for _, s := range l.definition.Statistics {
		for _, text := range s.Constraints {
			names := rules.FreeNames(text)
			if slices.ContainsFunc(names, func(name string) bool { return used[name] }) {
				for _, name := range names {
					found[name] = true
				}
			}
		}
	}
	return found
}

// lookAlikes looks for two names of a plan without declared statistics that look like one. The one used less is
// taken for the slip, of two used as often the later.
func (l *linter) lookAlikes(uses []use) {
	count := map[string]int{}
	for _, u := range uses {
		count[u.name]++
	}
	seen := map[string]bool{}
	for _, u := range uses {
		if seen[u.name] {
			continue
		}
		seen[u.name] = true
		for _, other := range uses {
			more := count[other.name] > count[u.name] || count[other.name] == count[u.name] && seen[other.name]
			if other.name != u.name && more && isSlip(u.name, other.name) {
				l.report(Warning, u.path, statisticMisspelt.With(u.name, other.name), hintMisspelt.With(other.name))
				break
			}
		}
	}
}

// nearest is a used name of which another looks like a slip; empty when there is none.
func nearest(name string, used map[string]bool) string {
	near := ""
	for candidate := range used {
		if isSlip(name, candidate) && (near == "" || candidate < near) {
			near = candidate
		}
	}
	return near
}

// isSlip reports whether two names differ by one letter that was added, left out, taken for another, or exchanged
// with its neighbour. Digits and short names differ on purpose.
func isSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 5 || len(y)-len(x) > 1 || a == b {
		return false
	}
	start := 0
	for start < len(x) && x[start] == y[start] {
		start++
	}
	end := 0
	for end < len(x)-start && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	restX, restY := x[start:len(x)-end], y[start:len(y)-end]
	if slices.ContainsFunc(slices.Concat(restX, restY), unicode.IsDigit) {
		return false
	}
	exchanged := len(restX) == 2 && len(restY) == 2 && restX[0] == restY[1] && restX[1] == restY[0]
	return len(restY) == 1 || exchanged
}

// numbers looks for printed numbers that two indicators have.
func (l *linter) numbers() {
	first := map[string]indicator.Indicator{}
	for i, in := range l.definition.Indicators {
		number := strings.ToLower(strings.TrimSpace(in.Number))
		if earlier, twice := first[number]; twice {
			l.report(Warning, fmt.Sprintf("indicators[%d].number", i), numberTwice.With(in.Number, earlier.ID, in.ID), hintNumber.With())
		} else if number != "" {
			first[number] = in
		}
	}
}
