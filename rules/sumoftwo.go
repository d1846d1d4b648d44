package rules

import "math/bits"

// A sumOfTwo is the sum or difference of two quotients of sums, x·xNum/xDen ± y·yNum/yDen. Numbers near the
// limits of int64 do not fit the steps of a formula; here products of four of them are compared as they are.
type sumOfTwo struct {
	x, y           *ratioStep
	xTimes, yTimes uint64
	minus          bool
	reads          []int
}

// sumOfTwoOf recognises the last of the steps as one; nil where it is none.
func sumOfTwoOf(steps []step) *sumOfTwo {
	if len(steps) == 0 {
		return nil
	}
	last := &steps[len(steps)-1]
	if last.node == nil || last.ratio != nil || last.node.op != opAdd && last.node.op != opSub {
		return nil
	}
	s := &sumOfTwo{minus: last.node.op == opSub, reads: last.node.reads()}
	s.x, s.xTimes = quotientOf(steps, last.kids[0])
	s.y, s.yTimes = quotientOf(steps, last.kids[1])
	if s.x == nil || s.y == nil {
		return nil
	}
	return s
}

// quotientOf is a step that is a quotient, or a multiple of one.
func quotientOf(steps []step, i int) (r *ratioStep, times uint64) {
	if s := &steps[i]; s.times != 0 {
		return steps[s.kids[0]].ratio, uint64(s.times)
	}
	return steps[i].ratio, 1
}

// sumOfTwo decides the given rows, and returns those of them that must be decided one by one.
func (b *Block) sumOfTwo(k *judgeKernel, rows *Mask, out *Outcome) (rest Mask) {
	s := k.sum
	missing, invalid, other := b.gaps(s.reads)
	undefined := Mask{}
	b.kinds(s.x.divisions, &invalid, &undefined)
	b.kinds(s.y.divisions, &invalid, &undefined)
	xNum, xDen, yNum, yDen := b.vector(s.x.num), b.vector(s.x.den), b.vector(s.y.num), b.vector(s.y.den)
	for w := range b.lanes {
		open := rows[w] &^ other[w]
		rest[w] = rows[w] & other[w]
		out.Invalid[w] |= open & invalid[w]
		out.Undefined[w] |= open & undefined[w] &^ invalid[w]
		for open &^= missing[w] | invalid[w] | undefined[w]; open != 0; open &= open - 1 {
			i := w*64 + bits.TrailingZeros64(open)
			order := s.order(xNum.at(i), xDen.at(i), yNum.at(i), yDen.at(i), &k.a, &k.b)
			out.set(w, open&-open, IsNumber, k.judge.threshold.op.holds(order))
		}
	}
	return rest
}

// order compares the sum times a with b, both multiplied by the denominators.
func (s *sumOfTwo) order(xNum, xDen, yNum, yDen magnitude128, a, b *factor) int {
	turned := xDen.negative != yDen.negative
	left, right := hugeOf(xNum), hugeOf(yNum)
	left.multiply(yDen.low, yDen.high)
	left.multiply(s.xTimes)
	left.negative = xNum.negative != yDen.negative
	right.multiply(xDen.low, xDen.high)
	right.multiply(s.yTimes)
	right.negative = yNum.negative != xDen.negative != s.minus
	left.add(&right)
	left.multiply(a.words[:(a.length+63)/64]...)
	left.negative = left.negative != a.negative
	bound := hugeOf(xDen)
	bound.multiply(yDen.low, yDen.high)
	bound.multiply(b.words[:(b.length+63)/64]...)
	bound.negative = b.negative != turned
	if turned {
		return bound.cmp(&left)
	}
	return left.cmp(&bound)
}

// hugeWords are enough for two numbers of 128 bits, one of 64, the carry of a sum, and a factor.
const hugeWords = 2 + 2 + 1 + 1 + maxFactorWords

// A huge is a number as sign and magnitude, the lowest word first; zero has either sign.
type huge struct {
	words    [hugeWords]uint64
	used     int // words beyond are 0
	negative bool
}

func hugeOf(m magnitude128) (h huge) {
	h.words[0], h.words[1], h.used, h.negative = m.low, m.high, 2, m.negative
	h.trim()
	return h
}

func (h *huge) trim() {
	for h.used > 0 && h.words[h.used-1] == 0 {
		h.used--
	}
}

// multiply multiplies the magnitude by a number, the lowest word first.
func (h *huge) multiply(by ...uint64) {
	for len(by) > 0 && by[len(by)-1] == 0 {
		by = by[:len(by)-1]
	}
	if len(by) == 1 {
		h.multiplyWord(by[0])
		return
	}
	from := *h
	h.words, h.used = [hugeWords]uint64{}, from.used+len(by)
	for i, x := range from.words[:from.used] {
		carry := uint64(0)
		for k, y := range by {
			high, low := bits.Mul64(x, y)
			var c uint64
			low, c = bits.Add64(low, carry, 0)
			high += c
			h.words[i+k], c = bits.Add64(h.words[i+k], low, 0)
			carry = high + c
		}
		h.words[i+len(by)] = carry
	}
	h.trim()
}

func (h *huge) multiplyWord(by uint64) {
	carry := uint64(0)
	for i := range h.words[:h.used] {
		high, low := bits.Mul64(h.words[i], by)
		var c uint64
		h.words[i], c = bits.Add64(low, carry, 0)
		carry = high + c
	}
	if carry != 0 {
		h.words[h.used] = carry
		h.used++
	}
	h.trim()
}

// add adds a number with its sign.
func (h *huge) add(o *huge) {
	if h.negative == o.negative {
		carry := uint64(0)
		h.used = max(h.used, o.used) + 1
		for i := range h.words[:h.used] {
			h.words[i], carry = bits.Add64(h.words[i], o.words[i], carry)
		}
		h.trim()
		return
	}
	more, less := h, o
	if h.cmpMagnitude(o) < 0 {
		more, less = o, h
	}
	sum, borrow := *more, uint64(0)
	for i := range sum.words[:sum.used] {
		sum.words[i], borrow = bits.Sub64(sum.words[i], less.words[i], borrow)
	}
	sum.trim()
	*h = sum
}

func (h *huge) cmpMagnitude(o *huge) int {
	if h.used != o.used {
		return compare(int64(h.used), int64(o.used))
	}
	for i := h.used - 1; i >= 0; i-- {
		if h.words[i] != o.words[i] {
			return compare(h.words[i], o.words[i])
		}
	}
	return 0
}

func (h *huge) cmp(o *huge) int {
	switch {
	case h.used == 0 && o.used == 0:
		return 0
	case h.negative != o.negative && h.negative:
		return -1
	case h.negative != o.negative:
		return 1
	case h.negative:
		return o.cmpMagnitude(h)
	}
	return h.cmpMagnitude(o)
}
