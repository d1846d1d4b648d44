package rules

import "math/bits"

// vector returns the numbers of an operand, adding up a sum at its first use.
func (b *Block) vector(o operand) *vector {
	if slots := len(b.columns); int(o) >= slots {
		return b.sum(int(o) - slots)
	}
	b.measure(&b.columns[o])
	return &b.columns[o].vector
}

// sum adds up a sum of the batch: over int64 where the columns are short enough, over 128 bits otherwise.
func (b *Block) sum(i int) *vector {
	v := &b.sums[i]
	if b.summed[i] {
		return v
	}
	b.summed[i] = true
	l := &b.batch.sums[i]
	if v.low == nil {
		v.low = make([]int64, BlockRows)
	}
	size, sign, short := b.bound(l)
	v.size, v.sign = size, sign
	if !short {
		b.sumWide(l, v)
		return v
	}
	v.high = nil
	for w := range b.lanes {
		to := v.lane(w)
		for r := range to {
			to[r] = l.constant
		}
		for _, t := range l.terms {
			addLane(to, b.columns[t.slot].lane(w), t.coefficient)
		}
	}
	return v
}

func addLane(to, from *lane, coefficient int64) {
	if coefficient == 1 {
		for r := range to {
			to[r] += from[r]
		}
		return
	}
	for r := range to {
		to[r] += from[r] * coefficient
	}
}

// bound finds how long a sum can be; short is false where that is more than int64 holds.
func (b *Block) bound(l *intLinear) (size uint64, sign, short bool) {
	total, sign := magnitude(l.constant), l.constant < 0
	for _, t := range l.terms {
		c := &b.columns[t.slot]
		b.measure(c)
		sign = sign || c.sign || t.coefficient < 0
		high, low := bits.Mul64(filled(c.size), magnitude(t.coefficient))
		var carry uint64
		total, carry = bits.Add64(total, low, 0)
		if high|carry != 0 || total >= 1<<62 {
			return 0, true, false
		}
	}
	return filled(total), sign, true
}

// filled is the greatest number that is as long.
func filled(n uint64) uint64 { return 1<<bits.Len64(n) - 1 }

// sumWide adds up over 128 bits, in two's complement.
func (b *Block) sumWide(l *intLinear, v *vector) {
	if v.high == nil {
		v.high = new([BlockRows]int64)
	}
	v.sign = true
	for r := range b.lanes * 64 {
		high, low := uint64(l.constant>>63), uint64(l.constant)
		for _, t := range l.terms {
			h, l := signedProduct(b.columns[t.slot].lane(r / 64)[r%64], t.coefficient)
			var carry uint64
			low, carry = bits.Add64(low, l, 0)
			high, _ = bits.Add64(high, h, carry)
		}
		v.low[r], v.high[r] = int64(low), int64(high)
	}
}

// signedProduct is a·b in two's complement.
func signedProduct(a, b int64) (high, low uint64) {
	high, low = bits.Mul64(uint64(a), uint64(b))
	return high - uint64(a>>63&b) - uint64(b>>63&a), low
}

// zero are the rows in which an operand is 0.
func (b *Block) zero(o operand) *Mask {
	z := &b.zeros[o]
	if z.known {
		return &z.rows
	}
	z.known = true
	v := b.vector(o)
	for w := range b.lanes {
		z.rows[w] = zero(v.lane(w))
		if v.high != nil {
			z.rows[w] &= zero((*lane)(v.high[w*64:]))
		}
	}
	return &z.rows
}

// belowZero are the rows of a word in which the number is below 0.
func (v *vector) belowZero(w int) uint64 {
	if v.high != nil {
		return negative((*lane)(v.high[w*64:]))
	}
	return negative(v.lane(w))
}

// pair are the rows in which the first operand of a pair is less than the second.
func (b *Block) pair(i int) *Mask {
	rows := &b.pairs[i]
	if b.paired[i] {
		return rows
	}
	b.paired[i] = true
	less, more := b.vector(b.batch.pairs[i][0]), b.vector(b.batch.pairs[i][1])
	for w := range b.lanes {
		switch {
		case less.high != nil || more.high != nil:
			rows[w] = belowAny(less, more, w)
		case less.sign || more.sign:
			rows[w] = belowSigned(less.lane(w), 1, more.lane(w), 1)
		default:
			rows[w] = below(less.lane(w), more.lane(w))
		}
	}
	return rows
}
