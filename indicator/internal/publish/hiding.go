package publish

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// A hiding decides what of the figures of a city and its wards is not published.
//
// Each rule looks only at what is published afterwards, or at figures that the same rule hides. Where a
// rule would look at more, its outcome would tell: to hide a further ward because the first one could be
// worked out says that it could be worked out. Within a block the wards are treated alike; their hidden
// figures may therefore be exchanged among them without a trace, and where all are equal, one child moved.
type hiding struct {
	figures    Figures
	ties       ties
	published  []*rules.Formula // the constraints on a ward's figures that readers could see broken
	wards      []Unit
	city       *Unit   // nil where there is none
	blocks     [][]int // of wards
	hidden     []Set   // by ward
	cityWanted Set     // to be hidden for the city, where the wards do not show it anyway
	compared   []Compared
	settled    []int // how much of them is hidden, see [hiding.hideDifferences]
}

// Blocks parts n wards into twos, the last of three where n is odd. Which wards are hidden together
// must not depend on their figures.
func Blocks(n int) (blocks [][]int) {
	for i := range n {
		if i%2 == 0 && (i+1 < n || n == 1) {
			blocks = append(blocks, nil)
		}
		last := len(blocks) - 1
		blocks[last] = append(blocks[last], i)
	}
	return blocks
}

func (h *hiding) all() []int { return slices.Concat(h.blocks...) }

// always hides what never appears: below the city what departments report of sensitive statistics, and
// last year's counts that were hidden together with others, of which this year's records know nothing.
func (h *hiding) always() {
	for slot := range h.figures.Slots {
		alone := h.ties.alone.Has(slot)
		if alone || h.figures.Slots[slot].Sensitive && h.figures.Slots[slot].Department {
			h.hide(h.all(), slot)
		}
		if alone {
			h.cityWanted.Add(slot)
		}
	}
}

// hide hides a slot in wards and reports whether it was not hidden in all of them.
func (h *hiding) hide(wards []int, slot int) (changed bool) {
	for _, w := range wards {
		changed = h.hidden[w].Add(slot) || changed
	}
	return changed
}

// hideFamily hides a family where a count of it is small or was hidden earlier: in the blocks of those wards and, where
// the city's own figure is, for the city.
func (h *hiding) hideFamily(f family) {
	h.hideBlocks(f)
	if h.cityStuck(f) {
		h.want(f.slots)
	}
}

func (h *hiding) hideBlocks(f family) {
	var blocks [][]int
	for _, block := range h.blocks {
		if h.anySmall(f, block) || h.stuck(f, block) {
			blocks = append(blocks, block)
		}
	}
	small, broken := h.citySmall(f)
	if len(blocks) == 0 && !small && !broken {
		return
	}
	if small || broken {
		h.want(f.slots)
	}
	// Three blocks with a child each leave only 3 and 4 for a city's figure below 5, four leave only 4:
	// from three on, nothing tells how many there are.
	if small && len(blocks) >= 3 {
		blocks = [][]int{h.all()}
	}
	if f.tangled || small && h.pinned(f, slices.Concat(blocks...)) {
		h.hideEverywhere(f.slots[0])
		return
	}
	for _, block := range blocks {
		slots := f.slots
		if h.binding(f, block) {
			slots = h.ties.group(f.slots[0])
		}
		h.hideIn(block, slots)
	}
}

// IsSmall reports whether a figure is a count from 1 to 4, or none that can be.
func IsSmall(v rules.Value) bool {
	n, ok := v.Number()
	return v.Kind() == rules.Invalid || ok && n.Sign() > 0 && n.Cmp(exact.Int(LeastPublished)) < 0
}

func (h *hiding) anySmall(f family, wards []int) bool {
	for _, w := range wards {
		for _, slot := range f.slots {
			if !h.figures.Slots[slot].Department && IsSmall(h.wards[w].Row.Get(slot)) {
				return true
			}
		}
	}
	return false
}

// citySmall reports whether a figure of the city is from 1 to 4, and whether one contradicts itself.
func (h *hiding) citySmall(f family) (small, broken bool) {
	if h.city == nil {
		return false, false
	}
	for _, slot := range f.slots {
		v := h.city.Row.Get(slot)
		invalid := v.Kind() == rules.Invalid
		broken = broken || invalid
		small = small || !invalid && IsSmall(v)
	}
	return small, broken
}

// binding reports whether a visible whole could narrow down the hidden parts of a block: it is below
// their sum. Otherwise no ward's part can exceed it, however the sum is spread. Where a ward does not report its part
// the sum is that of the others, and a whole below 5 narrows what they may be.
func (h *hiding) binding(f family, block []int) bool {
	return slices.ContainsFunc(f.bounds, func(b bound) bool {
		sum, lacking := exact.Int(0), false
		for _, w := range block {
			v := h.wards[w].Row.Get(b.part)
			n, _ := v.Number()
			sum, lacking = sum.Add(n), lacking || v.Kind() == rules.Missing
		}
		least := exact.Int(LeastPublished)
		return h.anyBelow(b.whole, block, sum) || lacking && h.anyBelow(b.whole, block, least)
	})
}

// pinned is [hiding.binding] where the city's figure is hidden and its being below 5 is what is known.
func (h *hiding) pinned(f family, wards []int) bool {
	return h.binding(f, wards) || slices.ContainsFunc(f.bounds, func(b bound) bool {
		n, ok := h.city.Row.Get(b.whole).Number()
		limit := exact.Int(LeastPublished)
		return ok && n.Cmp(limit) < 0 || h.anyBelow(b.whole, wards, limit)
	})
}

func (h *hiding) anyBelow(slot int, wards []int, limit exact.Number) bool {
	return slices.ContainsFunc(wards, func(w int) bool {
		n, ok := h.wards[w].Row.Get(slot).Number()
		return ok && n.Cmp(limit) < 0
	})
}

// hideIn hides slots in a block. What counts nobody in any of its wards stays: the city's figure, or that
// of a whole, would tell it.
func (h *hiding) hideIn(block []int, slots []int) {
	for more := true; more; {
		more = false
		for _, slot := range slots {
			more = h.tells(block, slot) && h.hide(block, slot) || more
		}
	}
}

// tells reports whether a slot counts someone in a block, or is a whole, reported by some of its wards, that
// shows in which of them a hidden part is 0.
func (h *hiding) tells(block []int, slot int) bool {
	value := func(w int) rules.Value { return h.wards[w].Row.Get(slot) }
	if slices.ContainsFunc(block, func(w int) bool { return countsSomeone(value(w)) }) {
		return true
	}
	known := slices.IndexFunc(block, func(w int) bool { return value(w).Known() })
	lacking := slices.IndexFunc(block, func(w int) bool { return !value(w).Known() })
	return known >= 0 && lacking >= 0 && slices.ContainsFunc(h.ties.wholes, func(b bound) bool { return b.whole == slot && h.hidden[block[0]].Has(b.part) })
}

// countsSomeone reports whether a figure is neither 0 nor missing.
func countsSomeone(v rules.Value) bool {
	n, ok := v.Number()
	return ok && n.Sign() != 0 || !ok && v.Kind() != rules.Missing
}

// hideEverywhere hides all that is joined with a slot, in every ward and for the city.
func (h *hiding) hideEverywhere(slot int) {
	group := h.ties.group(slot)
	h.hideIn(h.all(), group)
	h.want(group)
}

// want hides slots for the city, and reports whether that was not so.
func (h *hiding) want(slots []int) (changed bool) {
	for _, slot := range slots {
		changed = h.cityWanted.Add(slot) || changed
	}
	return changed
}

// cityHides reports whether a slot is hidden for the city. What the wards show, the city need not hide.
func (h *hiding) cityHides(slot int) bool {
	if h.city.Hidden.Has(slot) {
		return true
	}
	wanted := h.cityWanted.Has(slot)
	if h.figures.Slots[slot].Department {
		return wanted
	}
	hiddenBelow, lacking := len(h.wards) == 0, false // a city from its totals shows what no ward does
	for i, w := range h.wards {
		hiddenBelow = hiddenBelow || h.hidden[i].Has(slot)
		lacking = lacking || !h.hidden[i].Has(slot) && w.Row.Get(slot).Kind() == rules.Missing
	}
	if h.city.Row.Get(slot).Kind() == rules.Invalid {
		return wanted || hiddenBelow
	}
	return wanted && hiddenBelow && !lacking
}
