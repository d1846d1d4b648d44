package indicator

import (
	"slices"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// Ties are how the statistics of a plan hang together: whoever knows one figure knows something of those
// that are tied to it.
type ties struct {
	families []family
	wholes   []bound // all parts and their wholes
	groups   []int   // by slot: slots with the same number are joined by constraints of any form, and as parts and wholes
	alone    slotSet // last year's counts that other counts were tied to when they were this year's
}

// A family is sensitive counts joined by part <= whole, such as neonatal <= infant <= under-5 deaths: a
// child counted in the part is counted in the whole, so that one is hidden with the other.
type family struct {
	slots   []int
	bounds  []bound // wholes that are no sensitive counts
	tangled bool    // a constraint of another form is about one of them
}

// A bound is a part and its whole.
type bound struct{ part, whole int }

func (p *Plan) ties() ties {
	slots := len(p.ward.scope.Names())
	groups, families := make([]int, slots), make([]int, slots)
	for i := range slots {
		groups[i], families[i] = i, i
	}
	t := ties{groups: groups}
	var bounds []bound
	var tangled slotSet
	for _, pair := range p.partsAndWholes() {
		uses := p.slotsIn(pair[0] + " + " + pair[1])
		tie(groups, uses)
		part, ok1 := p.slots[pair[0]]
		whole, ok2 := p.slots[pair[1]]
		if ok1 && ok2 {
			t.wholes = append(t.wholes, bound{part, whole})
		}
		switch {
		case ok1 && ok2 && p.isSensitive(part) && p.isSensitive(whole):
			tie(families, uses)
		case ok1 && ok2 && p.isSensitive(part):
			bounds = append(bounds, bound{part, whole})
		default:
			for _, slot := range uses {
				tangled.add(slot)
			}
		}
	}
	for _, s := range p.lastYears {
		if p.isSensitive(s.slot) && (len(t.group(s.slot)) > 1 || len(t.group(s.statistic)) > 1) {
			t.alone.add(s.slot)
		}
	}
	for first := range slots {
		if families[first] == first && p.isSensitive(first) && !t.alone.has(first) {
			t.families = append(t.families, newFamily(members(families, first), bounds, tangled))
		}
	}
	return t
}

func newFamily(slots []int, bounds []bound, tangled slotSet) family {
	f := family{slots: slots, tangled: tangled.meets(slots)}
	for _, b := range bounds {
		if slices.Contains(slots, b.part) {
			f.bounds = append(f.bounds, b)
		}
	}
	return f
}

// tie gives all slots the least of their numbers, and with them all that had the same number.
func tie(numbers []int, slots []int) {
	for _, slot := range slots {
		low, high := min(numbers[slots[0]], numbers[slot]), max(numbers[slots[0]], numbers[slot])
		for i, n := range numbers {
			if n == high {
				numbers[i] = low
			}
		}
	}
}

// members are the slots with a number.
func members(numbers []int, number int) (slots []int) {
	for slot, n := range numbers {
		if n == number {
			slots = append(slots, slot)
		}
	}
	return slots
}

// group are all slots that are joined with one, itself among them.
func (t ties) group(slot int) []int { return members(t.groups, t.groups[slot]) }

// partsAndWholes are the texts of what must not exceed what, as otherwise an indicator is invalid: of the
// constraints part <= whole, and of every percent(part, whole). A constraint of another form, and a rate that
// a difference could make negative, is a part without a whole.
func (p *Plan) partsAndWholes() (pairs [][2]string) {
	for _, c := range slices.Concat(p.ward.constraints, p.city.constraints) {
		part, whole, ok := strings.Cut(wording.Normalise(c.text), "<=")
		if !ok || strings.Contains(whole, "<=") {
			part, whole = c.text, "0"
		}
		pairs = append(pairs, [2]string{strings.TrimSpace(part), strings.TrimSpace(whole)})
	}
	for _, c := range p.indicators {
		if strings.Contains(c.Value, "-") && strings.Contains(c.Value, "rate") {
			pairs = append(pairs, [2]string{c.Value, "0"})
		}
		_, rest, found := strings.Cut(wording.Normalise(c.Value), "percent")
		for ; found; _, rest, found = strings.Cut(rest, "percent") {
			pairs = append(pairs, p.percentOf(rest, c.Value))
		}
	}
	return pairs
}

// percentOf reads the arguments that follow percent. Where they are not two statistics, all that the
// formula uses is taken for the part.
func (p *Plan) percentOf(rest, formula string) [2]string {
	arguments, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(rest), "("), ")")
	part, whole, _ := strings.Cut(arguments, ",")
	part, whole = strings.TrimSpace(part), strings.TrimSpace(whole)
	_, ok1 := p.slots[part]
	_, ok2 := p.slots[whole]
	if ok1 && ok2 {
		return [2]string{part, whole}
	}
	return [2]string{formula, "0"}
}

// slotsIn are the slots of the names in a text.
func (p *Plan) slotsIn(text string) (slots []int) {
	for _, name := range rules.FreeNames(text) {
		if slot, _, ok := p.slotOf(name); ok {
			slots = append(slots, slot)
		}
	}
	return slots
}

// isSensitive reports whether small counts in a slot could point to a child. A flag counts nobody.
func (p *Plan) isSensitive(slot int) bool {
	statistic, ok := p.statisticOf(slot)
	if !ok {
		return false
	}
	s := &p.definition.Statistics[statistic]
	return s.Sensitive && s.Kind != Flag
}

// isDepartments reports whether departments report what stands in a slot.
func (p *Plan) isDepartments(slot int) bool {
	statistic, ok := p.statisticOf(slot)
	return ok && p.definition.Statistics[statistic].ReportedBy == ByDepartment
}
