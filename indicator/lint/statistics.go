package lint

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
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
		used[wording.Normalise(name)] = true
	}
	inConstraints := l.namesInConstraints(used)
	slips := newSlips(slices.Sorted(maps.Keys(used)))
	for i, s := range l.definition.Statistics {
		name, path := wording.Normalise(s.Name), fmt.Sprintf("statistics[%d].name", i)
		near := ""
		if !used[name] {
			near = slips.near(name)
		}
		switch {
		case used[name]:
		case near != "":
			l.Add(Warning, path, statisticMisspelt.With(name, near), hintMisspelt.With(near))
		case inConstraints[name]:
			l.Add(Note, path, statisticOnlyChecked.With(name), hintUnused.With())
		default:
			l.Add(Warning, path, phrases.StatisticUnused.With(name), hintUnused.With())
		}
	}
}

// A use is a name in a formula.
type use struct{ name, path string }

// namesInFormulas are the names of statistics in values and readings, every use of them.
func (l *linter) namesInFormulas() (uses []use) {
	add := func(path, text string) {
		for _, name := range rules.FreeNames(text) {
			if name = strings.TrimPrefix(name, rules.LastYearPrefix); name != "units" {
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
	var order []use
	for _, u := range uses {
		if count[u.name]++; count[u.name] == 1 {
			order = append(order, u)
		}
	}
	slices.SortStableFunc(order, func(a, b use) int { return count[b.name] - count[a.name] })
	slips := newSlips(nil)
	for _, u := range order {
		if near := slips.near(u.name); near != "" {
			l.Add(Warning, u.path, statisticMisspelt.With(u.name, near), hintMisspelt.With(near))
			continue
		}
		slips.add(u.name)
	}
}

// slips find the names of which another is a slip. Two such names are the same once the right letter of one of
// them, or of each, is left out.
type slips map[string][]string

func newSlips(names []string) slips {
	s := slips{}
	for _, name := range names {
		s.add(name)
	}
	return s
}

func (s slips) add(name string) {
	for _, short := range shortened(name) {
		s[short] = append(s[short], name)
	}
}

// near is the first name of which another is a slip; empty when there is none.
func (s slips) near(name string) string {
	for _, short := range shortened(name) {
		for _, candidate := range s[short] {
			if isSlip(name, candidate) {
				return candidate
			}
		}
	}
	return ""
}

// shortened is a name, and the name without each of its letters. What is longer than a name that people write
// has no slips.
func shortened(name string) []string {
	const most = 60
	runes := []rune(name)
	if len(runes) > most {
		return nil
	}
	all := []string{name}
	for i := range runes {
		all = append(all, string(runes[:i])+string(runes[i+1:]))
	}
	return all
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
			l.Add(Warning, fmt.Sprintf("indicators[%d].number", i), phrases.NumberTwice.With(in.Number, earlier.ID, in.ID), hintNumber.With())
		} else if number != "" {
			first[number] = in
		}
	}
}
