package rules

// A Ladder is a list of conditions that compare one rate of two names with constants, such as the bands of a scale:
// at least 98 %, at least 95 %, at least 90 %. It finds the first that holds while looking at the names once.
type Ladder struct {
	rungs            []rung
	numSlot, denSlot int // denSlot is -1 where there is no denominator
	percent          bool
	slots            int
}

// A rung is num·a op den·b.
type rung struct {
	a, b uint64
	op   compOp
}

// LadderOf returns the ladder of conditions; ok is false where they are not of that form.
func LadderOf(conditions []*Formula) (l *Ladder, ok bool) {
	for i, f := range conditions {
		if f.condition == nil || !f.condition.judge.simple {
			return nil, false
		}
		j := f.condition.judge
		if i == 0 {
			l = &Ladder{numSlot: j.numSlot, denSlot: j.denSlot, percent: j.percent, slots: f.slots}
		}
		if j.numSlot != l.numSlot || j.denSlot != l.denSlot || j.percent != l.percent {
			return nil, false
		}
		l.rungs = append(l.rungs, rung{uint64(j.a), uint64(j.b), j.op})
	}
	return l, l != nil
}

// First returns the index of the first condition that holds for a row, -1 where none does. ok is false where
// a name is missing, where the rate is undefined or invalid, or where a number is not small: then each
// condition must be asked.
func (l *Ladder) First(row *Row) (index int, ok bool) {
	if len(row.states) < l.slots || row.states[l.numSlot] != slotInt {
		return 0, false
	}
	num, den := row.ints[l.numSlot], int64(1)
	if l.denSlot >= 0 {
		if row.states[l.denSlot] != slotInt {
			return 0, false
		}
		den = row.ints[l.denSlot]
	}
	if num < 0 || den <= 0 || l.percent && num > den {
		return 0, false
	}
	for i := range l.rungs {
		r := &l.rungs[i]
		if r.op.holdsWide(uint64(num), r.a, uint64(den), r.b) {
			return i, true
		}
	}
	return -1, true
}
