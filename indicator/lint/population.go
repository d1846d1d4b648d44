package lint

import (
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// population holds what is divided by against the words of the plan. Only what the words say beyond doubt counts:
// they are the label of another statistic, or for deaths they hold such a label, and not that of the statistic in
// the formula.
func (c checkedValue) population(path string) {
	part, whole, ok := c.sides()
	if !ok {
		return
	}
	in := c.indicator
	deaths := isAboutDeaths(part)
	if deaths && in.Denominator == (wording.Text{}) {
		c.Add(Note, c.path, populationUnsaid.With(whole.Name), hintPopulationUnsaid.With())
	}
	for _, words := range []struct {
		path string
		text wording.Text
	}{{path + ".denominator", in.Denominator}, {path + ".measure", in.Measure}} {
		other := c.otherLabel(words.text, whole, deaths)
		if other != nil {
			c.Add(Warning, c.path, populationDiffers.With(words.text, other.Name, whole.Name), hintPopulation.With(other.Name))
			return
		}
	}
}

// sides are the statistics that a value divides; ok is false where there is not one on each side.
func (c checkedValue) sides() (part, whole indicator.Statistic, ok bool) {
	if c.formula == nil {
		return
	}
	shape, ok := c.formula.Shape(c.level.scope.NewRow())
	numerator, denominator := shape.Numerator, shape.Denominator
	if parts := c.formula.Proportions(); !ok && len(parts) == 1 {
		numerator, denominator, ok = parts[0].Part, parts[0].Whole, true
	}
	if !ok {
		return
	}
	part, ok1 := c.only(numerator)
	whole, ok2 := c.only(denominator)
	return part, whole, ok1 && ok2
}

// only is the one statistic in a sum.
func (c checkedValue) only(sum rules.Sum) (s indicator.Statistic, ok bool) {
	slots := sum.Slots()
	if len(slots) != 1 {
		return s, false
	}
	name := c.level.scope.Names()[slots[0]]
	if declared, ok := c.byName[name]; ok {
		return *declared, true
	}
	return indicator.Statistic{Name: name}, len(c.definition.Statistics) == 0 && name != "units"
}

// isAboutDeaths reports whether a statistic counts deaths, by its name or label.
func isAboutDeaths(s indicator.Statistic) bool {
	for _, text := range []string{s.Name, s.Label.VI, s.Label.EN} {
		folded := wording.Fold(text)
		if strings.Contains(folded, "death") || strings.Contains(folded, "tử vong") || strings.Contains(folded, "tu_vong") {
			return true
		}
	}
	return false
}

// otherLabel is the statistic that a text names instead of the one in the formula; nil where it names that one, or
// none.
func (c checkedValue) otherLabel(text wording.Text, used indicator.Statistic, within bool) *indicator.Statistic {
	said := bothBare(text)
	if names(said, bothBare(used.Label), within) {
		return nil
	}
	var found *indicator.Statistic
	for i, label := range c.labels {
		s := &c.definition.Statistics[i]
		if s.Name != used.Name && names(said, label, within) && (found == nil || len(s.Label.VI) > len(found.Label.VI)) {
			found = s
		}
	}
	return found
}

// names reports whether a text is a label in one of the languages, or holds it.
func names(said, label [2]string, within bool) bool {
	for i, wanted := range label {
		switch {
		case wanted == "" || said[i] == "":
		case said[i] == wanted, within && strings.Contains(" "+said[i]+" ", " "+wanted+" "):
			return true
		}
	}
	return false
}

// bothBare is a text in both languages, bare.
func bothBare(text wording.Text) [2]string {
	return [2]string{bare(text.In(wording.Vietnamese)), bare(text.In(wording.English))}
}

// quantities are words before what is counted that say only that it is counted.
var quantities = []string{"tổng số ", "số ", "the number of ", "number of ", "the total of ", "total ", "all "}

// bare is a text without its quantity and its signs.
func bare(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`,.;:()"/`, r) {
			return ' '
		}
		return r
	}, text)
	text = wording.Fold(text)
	for _, q := range quantities {
		text = strings.TrimPrefix(text, q)
	}
	return strings.TrimSpace(text)
}
