package publish

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// A Compared is a figure that readers can hold against what was published earlier: the count in a slot, or a sum of
// several that is published as one.
type Compared struct {
	Slots    []int
	Of       func(row *rules.Row) (n exact.Number, ok bool)
	Step     exact.Number // what one person makes of it at least, above 0
	From, To int          // the span that it counts over, in months: from the start of one to the start of another
	Earlier  []Earlier
}

// An Earlier is what an earlier publication told of a figure over a span.
type Earlier struct {
	Source   int // the same for all that one publication told of one year
	Slot     int // of the count there; -1 for a sum
	From, To int
	Wards    []Told // by ward of the new publication; of one that the earlier one did not have nothing is told
	City     Told
	Unclear  bool // it told something that cannot be held against the new figures
}

// A Told is what was told of a figure of a unit: the figure, that it is hidden, or nothing.
type Told struct {
	Known, Hidden bool
	Number        exact.Number // where it is known
}

func (e *Earlier) overlaps(c *Compared) bool { return e.From < c.To && c.From < e.To }

func (e *Earlier) sameSpan(c *Compared) bool { return e.From == c.From && e.To == c.To }

// stuck reports whether a count of a family was hidden earlier in a ward of the block, over a span that has months in
// common: the new one would tell between which numbers it lay. A 0 of the year is a 0 of its first half.
func (h *hiding) stuck(f family, block []int) bool {
	return h.hidEarlier(f, func(c *Compared, e *Earlier) bool {
		return e.overlaps(c) && slices.ContainsFunc(block, func(w int) bool { return e.Wards[w].Hidden })
	})
}

// cityStuck reports whether a count of a family was hidden earlier for the city, over the same span, or over one that has
// months in common while the wards that are hidden now have less than 5 more: that would be the most that it was.
func (h *hiding) cityStuck(f family) bool {
	return h.hidEarlier(f, func(c *Compared, e *Earlier) bool {
		return e.City.Hidden && (e.sameSpan(c) || e.overlaps(c) && h.leaves(f, c.Slots[0], e))
	})
}

// leaves reports whether the wards in which a count is hidden have less than 5 of it beyond those that a part of it,
// which was shown earlier, may have taken since.
func (h *hiding) leaves(f family, slot int, e *Earlier) bool {
	sum := func(slot int) exact.Number {
		total := exact.Int(0)
		for w, ward := range h.wards {
			if h.hidden[w].Has(slot) {
				n, _ := ward.Row.Get(slot).Number()
				total = total.Add(n)
			}
		}
		return total
	}
	most := exact.Int(0)
	for _, part := range h.ties.partsOf(slot) {
		if other := h.earlierOf(part, e.Source); other != nil && other.City.Known {
			if n := sum(part); n.Cmp(most) > 0 {
				most = n
			}
		}
	}
	return sum(slot).Sub(most).Cmp(exact.Int(LeastPublished)) < 0
}

// earlierOf is what the same publication told of another count; nil where nothing is known of it.
func (h *hiding) earlierOf(slot, source int) *Earlier {
	for i := range h.compared {
		c := &h.compared[i]
		if len(c.Slots) > 1 || c.Slots[0] != slot {
			continue
		}
		for k := range c.Earlier {
			if c.Earlier[k].Source == source {
				return &c.Earlier[k]
			}
		}
	}
	return nil
}

func (h *hiding) hidEarlier(f family, hid func(*Compared, *Earlier) bool) bool {
	for i := range h.compared {
		c := &h.compared[i]
		if len(c.Slots) > 1 || !slices.Contains(f.slots, c.Slots[0]) || h.figures.Slots[c.Slots[0]].Department {
			continue
		}
		for k := range c.Earlier { // what is hidden whatever it is was not hidden because it is small
			if e := &c.Earlier[k]; !h.ties.alone.Has(e.Slot) && hid(c, e) {
				return true
			}
		}
	}
	return false
}

// How much of a figure is hidden because of what was published earlier.
const (
	nothingMore = iota
	everywhere  // in every unit where it counts somebody in one
	withZeros   // where it counts nobody, too: what a part of it was earlier, or of a longer period, bounds the others
)

// hideDifferences hides everywhere, with its family, a figure of which something that is shown differs by 1 to 4 from
// what earlier publications showed, or of which what is hidden has too narrow bounds, and reports whether there was one.
// It looks at nothing but what readers see, and at what it hides by what it finds.
func (h *hiding) hideDifferences() (changed bool) {
	for i := range h.compared {
		c := &h.compared[i]
		more := h.toHide(c, h.settled[i])
		if more <= h.settled[i] {
			continue
		}
		h.settled[i], changed = more, true
		for _, f := range h.ties.families {
			if slices.ContainsFunc(f.slots, func(slot int) bool { return slices.Contains(c.Slots, slot) }) {
				h.hideFamilyEverywhere(f, more)
			}
		}
	}
	return changed
}

// toHide is how much of a figure is to be hidden, of which some may be already.
func (h *hiding) toHide(c *Compared, settled int) int {
	if settled == withZeros {
		return settled
	}
	unclear := slices.ContainsFunc(c.Earlier, func(e Earlier) bool { return e.Unclear && e.overlaps(c) })
	if unclear || h.boundBetween(c) {
		return withZeros
	}
	w := walk{h: h, c: c}
	w.forward(c.To, []int{c.From, c.To}, nil)
	switch {
	case w.narrow:
		return withZeros
	case w.differs || slices.ContainsFunc(c.Earlier, func(e Earlier) bool { return e.sameSpan(c) && h.hidesWhatWasShown(c, &e) }):
		return everywhere
	}
	return nothingMore
}

// hideFamilyEverywhere hides a family in every ward and for the city: with all that is joined with it where a visible
// whole could say by how much it differs from what is known.
func (h *hiding) hideFamilyEverywhere(f family, how int) {
	slots := f.slots
	if f.tangled || h.narrowed(f) {
		slots = h.ties.group(f.slots[0])
	}
	h.want(slots)
	if how < withZeros {
		h.hideIn(h.all(), slots)
		return
	}
	for _, slot := range slots {
		h.hide(h.all(), slot)
	}
}

// boundBetween reports whether a count is hidden somewhere of which a visible whole adds up over the period as it does:
// what the whole is between two publications bounds what the part is there.
func (h *hiding) boundBetween(c *Compared) bool {
	if !slices.ContainsFunc(h.ties.families, func(f family) bool {
		return slices.Contains(f.slots, c.Slots[0]) && h.flowing(f) && h.between(f)
	}) {
		return false
	}
	hidden := func(t Told) bool { return t.Hidden }
	return slices.ContainsFunc(h.hidden, func(s Set) bool { return s.Meets(c.Slots) }) || h.city != nil && slices.ContainsFunc(c.Slots, h.cityHides) ||
		slices.ContainsFunc(c.Earlier, func(e Earlier) bool { return e.overlaps(c) && (e.City.Hidden || slices.ContainsFunc(e.Wards, hidden)) })
}

// flowing reports whether a whole of a family adds up over the period.
func (h *hiding) flowing(f family) bool {
	return slices.ContainsFunc(f.bounds, func(b bound) bool { return h.figures.Slots[b.part].Flow && h.figures.Slots[b.whole].Flow })
}

// between reports whether an earlier publication has some months in common with counts of a family, but not all.
func (h *hiding) between(f family) bool {
	return slices.ContainsFunc(h.compared, func(c Compared) bool {
		return slices.Contains(f.slots, c.Slots[0]) && slices.ContainsFunc(c.Earlier, func(e Earlier) bool { return e.overlaps(&c) && !e.sameSpan(&c) })
	})
}

// narrowed reports whether a visible whole leaves less than 5 above what is known of a part, or may do so between two
// publications, or what is known is unclear.
func (h *hiding) narrowed(f family) bool {
	if len(f.bounds) == 0 || h.flowing(f) && h.between(f) {
		return len(f.bounds) > 0
	}
	limit := exact.Int(0)
	raise := func(t Told) {
		if t.Known && t.Number.Cmp(limit) > 0 {
			limit = t.Number
		}
	}
	for i := range h.compared {
		c := &h.compared[i]
		if !slices.ContainsFunc(c.Slots, func(slot int) bool { return slices.Contains(f.slots, slot) }) {
			continue
		}
		for _, e := range c.Earlier {
			if e.Unclear {
				return true
			}
			raise(e.City)
			for _, told := range e.Wards {
				raise(told)
			}
		}
	}
	limit = limit.Add(exact.Int(LeastPublished))
	return slices.ContainsFunc(f.bounds, func(b bound) bool {
		if h.anyBelow(b.whole, h.all(), limit) {
			return true
		}
		if h.city == nil {
			return false
		}
		n, ok := h.city.Row.Get(b.whole).Number()
		return ok && n.Cmp(limit) < 0
	})
}

// hidesWhatWasShown reports whether a figure is hidden that another version shows: next to it, what the city's figure
// leaves for it would say what became of it.
func (h *hiding) hidesWhatWasShown(c *Compared, e *Earlier) bool {
	for w, told := range e.Wards {
		if told.Known && h.hidden[w].Meets(c.Slots) {
			return true
		}
	}
	return h.city != nil && e.City.Known && slices.ContainsFunc(c.Slots, h.cityHides)
}
