package rules

import "math/bits"

// An Outcome is what a judge says of the rows of a block. A row that is in none of the masks is missing.
type Outcome struct {
	Met, Unmet Mask // there is a number, and it meets the threshold or does not
	Undefined  Mask
	Invalid    Mask // invalid, or beyond the limits
}

func (o *Outcome) set(w int, bit uint64, kind ValueKind, met bool) {
	switch {
	case kind == IsNumber && met:
		o.Met[w] |= bit
	case kind == IsNumber:
		o.Unmet[w] |= bit
	case kind == Undefined:
		o.Undefined[w] |= bit
	case kind != Missing:
		o.Invalid[w] |= bit
	}
}

// Judge decides the batch's i-th judge for the rows of a block.
func (b *Block) Judge(i int, out *Outcome) {
	k := &b.batch.judges[i]
	*out = Outcome{}
	exact := b.inside
	switch {
	case k.ratio:
		exact = b.ratio(k, out)
	case k.steps != nil:
		exact = b.general(k, out)
		if k.sum != nil && exact != (Mask{}) {
			exact = b.sumOfTwo(k, &exact, out)
		}
	}
	for w, rows := range exact {
		for ; rows != 0; rows &= rows - 1 {
			bit := bits.TrailingZeros64(rows)
			kind, met := k.judge.Decide(b.row(w*64+bit, k.judge.formula.uses))
			out.set(w, 1<<bit, kind, met)
		}
	}
}

// ratio decides by the ratio form, and returns the rows that must be decided one by one.
func (b *Block) ratio(k *judgeKernel, out *Outcome) (exact Mask) {
	var over, zero Mask
	switch plain := b.quotient(k, &out.Met, &over, &zero); {
	case plain && k.ofTwo:
		return b.quotientOfTwo(k, &over, &zero, out)
	case plain:
		b.quotientKinds(k, &over, &zero, out)
	default:
		b.kinds(k.divisions, &out.Invalid, &out.Undefined)
		b.compare(k, b.vector(k.num), b.vector(k.den), &out.Met)
	}
	missing, faulty, exact := b.gaps(k.reads)
	for w := range b.lanes {
		out.Invalid[w] = (out.Invalid[w] | faulty[w]) &^ exact[w]
		out.Undefined[w] &^= out.Invalid[w] | exact[w]
		none := ^b.inside[w] | missing[w] | exact[w] | out.Undefined[w] | out.Invalid[w]
		out.Unmet[w] = ^out.Met[w] &^ none
		out.Met[w] &^= none
	}
	return exact
}

// general decides by the steps of the formula, and returns the rows that must be decided one by one.
func (b *Block) general(k *judgeKernel, out *Outcome) (exact Mask) {
	c := b.run(k.steps)
	b.compare(k, &c.num, &c.den, &out.Met)
	for w := range b.lanes {
		known := c.known(w) & b.inside[w]
		out.Unmet[w] = known &^ out.Met[w]
		out.Met[w] &= known
		out.Undefined[w] = c.undefined[w] & b.inside[w]
		out.Invalid[w] = c.invalid[w] & b.inside[w]
		exact[w] = c.exact[w] & b.inside[w]
	}
	return exact
}

// gaps are the rows in which a slot is missing, faulty, or a number that is no int64.
func (b *Block) gaps(slots []int) (missing, faulty, other Mask) {
	for _, slot := range slots {
		c := &b.columns[slot]
		b.measure(c)
		for w := range b.lanes {
			missing[w] |= c.missing[w]
			faulty[w] |= c.faulty[w]
			other[w] |= c.other[w]
		}
	}
	return missing, faulty, other
}

// kinds finds the rows in which a division is invalid or undefined.
func (b *Block) kinds(divisions []division, invalid, undefined *Mask) {
	for i := range divisions {
		d := &divisions[i]
		unknown := b.unknown(d.denReads)
		zero := b.zero(d.den)
		for w := range b.lanes {
			undefined[w] |= zero[w] &^ unknown[w] & b.inside[w]
		}
		if d.op == opDiv {
			continue
		}
		b.belowZero(d.den, &unknown, invalid)
		numUnknown := b.unknown(d.numReads)
		b.belowZero(d.num, &numUnknown, invalid)
		if d.op == opPercent {
			over := b.pair(d.over)
			for w := range b.lanes {
				invalid[w] |= over[w] &^ unknown[w] &^ numUnknown[w] & b.inside[w]
			}
		}
	}
}

// unknown are the rows in which one of the slots is no int64.
func (b *Block) unknown(slots []int) (rows Mask) {
	for _, slot := range slots {
		c := &b.columns[slot]
		b.measure(c)
		for w := range b.lanes {
			rows[w] |= c.missing[w] | c.faulty[w] | c.other[w]
		}
	}
	return rows
}

// belowZero adds the rows in which an operand is known and below 0.
func (b *Block) belowZero(o operand, unknown, to *Mask) {
	v := b.vector(o)
	if !v.sign {
		return
	}
	for w := range b.lanes {
		to[w] |= v.belowZero(w) &^ unknown[w] & b.inside[w]
	}
}

// Fails returns the rows in which the batch's i-th condition is false, rather than true or not known.
func (b *Block) Fails(i int) (rows Mask) {
	k := &b.batch.conditions[i]
	exact := b.inside
	switch {
	case k.linear:
		_, _, exact = b.gaps(k.reads)
		unknown := b.unknown(k.reads)
		b.holds(k, &rows)
		for w := range b.lanes {
			rows[w] = ^rows[w] & b.inside[w] &^ unknown[w]
		}
	case k.steps != nil:
		c := b.run(k.steps)
		for w := range b.lanes {
			rows[w] = ^c.truth[w] & c.known(w) & b.inside[w]
			exact[w] &= c.exact[w]
		}
	}
	for w, undecided := range exact {
		for ; undecided != 0; undecided &= undecided - 1 {
			bit := bits.TrailingZeros64(undecided)
			kind, holds := k.formula.Holds(b.row(w*64+bit, k.formula.uses))
			if kind == IsTruth && !holds {
				rows[w] |= 1 << bit
			}
		}
	}
	return rows
}

// holds finds the rows in which a comparison of sums holds, whether or not they are known.
func (b *Block) holds(k *conditionKernel, rows *Mask) {
	var below, above *Mask
	if k.below >= 0 {
		below = b.pair(k.below)
	}
	if k.above >= 0 {
		above = b.pair(k.above)
	}
	if below == nil {
		below = above
	} else if above == nil {
		above = below
	}
	for w := range b.lanes {
		rows[w] = k.op.rows(below[w], above[w])
	}
}

// rows are those in which a comparison holds, of those in which the left side is below and above
// the right one. It needs above for <=, >, == and !=, below for all but <= and >.
func (c compOp) rows(below, above uint64) uint64 {
	switch c {
	case less:
		return below
	case lessEqual:
		return ^above
	case greater:
		return above
	case greaterEqual:
		return ^below
	case equal:
		return ^below &^ above
	}
	return below | above
}

func (c compOp) asksBelow() bool { return c != lessEqual && c != greater }

func (c compOp) asksAbove() bool { return c != less && c != greaterEqual }
