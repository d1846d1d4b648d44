package rules

import "math/bits"

// compare finds the rows in which num·a op den·b holds, by the cheapest kernel that is exact for the
// numbers in the block. Rows that are undefined or invalid come out either way.
func (b *Block) compare(k *judgeKernel, num, den *vector, met *Mask) {
	op := k.judge.threshold.op
	kernel := kernelFor(k, num, den)
	for w := range b.lanes {
		var below, above uint64
		if kernel == anyKernel {
			below, above = compareAny(num, &k.a, den, &k.b, w)
		} else {
			if op.asksBelow() {
				below = kernel.below(num.lane(w), &k.a, den.lane(w), &k.b)
			}
			if op.asksAbove() {
				above = kernel.below(den.lane(w), &k.b, num.lane(w), &k.a)
			}
		}
		met[w] = op.rows(below, above)
	}
}

// quotient finds in one pass all about a plain quotient of numbers from 0, the rows in which the comparison
// holds, the numerator is over the denominator and the denominator is 0; ok is false where it is none.
func (b *Block) quotient(k *judgeKernel, met, over, zero *Mask) (ok bool) {
	if !k.plain {
		return false
	}
	if b.quotientUnmeasured(k, met, over, zero) {
		return true
	}
	num, den := b.vector(k.num), b.vector(k.den)
	kernel := kernelFor(k, num, den)
	if kernel > wideKernel || num.sign || den.sign {
		return false
	}
	kernel.quotients(k, num, den, b.lanes, met, over, zero)
	return true
}

// quotientKinds finds the rows in which a plain quotient is invalid or undefined.
func (b *Block) quotientKinds(k *judgeKernel, over, zero *Mask, out *Outcome) {
	d := &k.divisions[0]
	numUnknown, denUnknown := b.unknown(d.numReads), b.unknown(d.denReads)
	for w := range b.lanes {
		if d.op == opPercent {
			out.Invalid[w] = over[w] &^ numUnknown[w] &^ denUnknown[w] & b.inside[w]
		}
		out.Undefined[w] = zero[w] &^ denUnknown[w] & b.inside[w]
	}
}

// quotientOfTwo decides a plain quotient of one name by another, word by word. It returns the rows that must
// be decided one by one.
func (b *Block) quotientOfTwo(k *judgeKernel, over, zero *Mask, out *Outcome) (exact Mask) {
	num, den := &b.columns[k.num], &b.columns[k.den]
	percent := k.divisions[0].op == opPercent
	for w := range b.lanes {
		inside, other := b.inside[w], num.other[w]|den.other[w]
		numKnown, denKnown := ^(num.missing[w] | num.faulty[w] | other), ^(den.missing[w] | den.faulty[w] | other)
		invalid := num.faulty[w] | den.faulty[w]
		if percent {
			invalid |= over[w] & numKnown & denKnown
		}
		invalid &= inside &^ other
		undefined := zero[w] & denKnown & inside &^ invalid
		judged := numKnown & denKnown & inside &^ (invalid | undefined)
		out.Unmet[w] = judged &^ out.Met[w]
		out.Met[w] &= judged
		out.Invalid[w], out.Undefined[w] = invalid, undefined
		exact[w] = other & inside
	}
	return exact
}

// quotientUnmeasured tries the narrow kernel on columns that have not been looked at, and measures them by
// the way, so that they are read once; ok is false where the kernel was not exact.
func (b *Block) quotientUnmeasured(k *judgeKernel, met, over, zero *Mask) (ok bool) {
	if int(k.num) >= len(b.columns) || int(k.den) >= len(b.columns) || k.a.length > 64 || k.b.length > 64 || k.b.negative {
		return false
	}
	num, den := &b.columns[k.num], &b.columns[k.den]
	if num.measured && den.measured {
		return false
	}
	numSeen, denSeen := narrowKernel.quotients(k, &num.vector, &den.vector, b.lanes, met, over, zero)
	b.seen(num, numSeen)
	b.seen(den, denSeen)
	return kernelFor(k, &num.vector, &den.vector) == narrowKernel
}

// quotients compares the lanes of a quotient; the digits of the numbers are those of the narrow kernels.
func (kernel kernel) quotients(k *judgeKernel, num, den *vector, lanes int, met, over, zero *Mask) (numSeen, denSeen int64) {
	op := k.judge.threshold.op
	x, y := k.a.words[0], k.b.words[0]
	var rows quotientRows
	for w := range lanes {
		n, d := num.lane(w), den.lane(w)
		switch {
		case kernel == narrowKernel && op.asksBelow():
			rows = quotientBelowNarrow(n, x, d, y)
		case kernel == narrowKernel:
			rows = quotientAboveNarrow(n, x, d, y)
		case op.asksBelow():
			rows = quotientBelowWide(n, x, d, y)
		default:
			rows = quotientAboveWide(n, x, d, y)
		}
		met[w], over[w], zero[w] = op.rows(rows.compared, rows.compared), rows.over, rows.zero
		numSeen |= rows.num
		denSeen |= rows.den
	}
	return numSeen, denSeen
}

// A kernel is a way to compare products.
type kernel uint8

const (
	narrowKernel kernel = iota // products below 2^64, nothing below 0
	wideKernel                 // products below 2^128, nothing below 0
	signedKernel               // products within int64
	anyKernel                  // whatever fits a vector and a factor
)

func kernelFor(k *judgeKernel, num, den *vector) kernel {
	left, right := num.sized()+k.a.length, den.sized()+k.b.length
	long := num.high != nil || den.high != nil || k.a.length > 64 || k.b.length > 64
	unsigned := !num.sign && !den.sign && !k.b.negative
	switch {
	case long:
		return anyKernel
	case unsigned && left <= 64 && right <= 64:
		return narrowKernel
	case unsigned || k.guarded && !k.b.negative:
		return wideKernel
	case !den.sign && left < 64 && right < 64:
		return signedKernel
	}
	return anyKernel
}

// below gives the rows in which a·x < b·y.
func (k kernel) below(a *lane, x *factor, b *lane, y *factor) uint64 {
	switch k {
	case narrowKernel:
		return belowNarrow(a, x.words[0], b, y.words[0])
	case wideKernel:
		return belowWide(a, x.words[0], b, y.words[0])
	}
	return belowSigned(a, x.signed(), b, y.signed())
}

func (f *factor) signed() int64 {
	if f.negative {
		return -int64(f.words[0])
	}
	return int64(f.words[0])
}

// compareAny gives the rows of a word in which num·a is less and more than den·b, whatever their signs and
// lengths. A denominator below 0 turns both around.
func compareAny(num *vector, a *factor, den *vector, b *factor, w int) (below, above uint64) {
	for i := range 64 {
		n, d := num.at(w*64+i), den.at(w*64+i)
		if d.negative {
			n.negative, d.negative = !n.negative, false
		}
		switch n.times(a).cmp(d.times(b)) {
		case -1:
			below |= 1 << i
		case 1:
			above |= 1 << i
		}
	}
	return below, above
}

// belowAny gives the rows of a word in which a < b.
func belowAny(a, b *vector, w int) (rows uint64) {
	for i := range 64 {
		if a.at(w*64+i).times(&unit).cmp(b.at(w*64+i).times(&unit)) < 0 {
			rows |= 1 << i
		}
	}
	return rows
}

var unit = factor{words: [maxFactorWords]uint64{1}, length: 1}

// A magnitude128 is a number of a vector as sign and magnitude.
type magnitude128 struct {
	high, low uint64
	negative  bool
}

func (v *vector) at(i int) magnitude128 {
	low := v.lane(i / 64)[i%64]
	high := low >> 63
	if v.high != nil {
		high = v.high[i]
	}
	if high >= 0 {
		return magnitude128{uint64(high), uint64(low), false}
	}
	l, borrow := bits.Sub64(0, uint64(low), 0)
	h, _ := bits.Sub64(0, uint64(high), borrow)
	return magnitude128{h, l, true}
}

// A long is a product of a number and a factor, the lowest word first; zero has either sign.
type long struct {
	words    [maxFactorWords + 2]uint64
	negative bool
}

func (m magnitude128) times(f *factor) (p long) {
	p.negative = m.negative != f.negative
	for i := 0; i*64 < f.length; i++ {
		p.add(i, m.low, f.words[i])
		if m.high != 0 {
			p.add(i+1, m.high, f.words[i])
		}
	}
	return p
}

// add adds a·b from a word on.
func (p *long) add(at int, a, b uint64) {
	high, low := bits.Mul64(a, b)
	var carry uint64
	p.words[at], carry = bits.Add64(p.words[at], low, 0)
	p.words[at+1], carry = bits.Add64(p.words[at+1], high, carry)
	for i := at + 2; carry != 0; i++ {
		p.words[i], carry = bits.Add64(p.words[i], 0, carry)
	}
}

func (p long) cmp(q long) int {
	if p.negative != q.negative {
		if p.words == [maxFactorWords + 2]uint64{} && q.words == p.words {
			return 0
		}
		if p.negative {
			return -1
		}
		return 1
	}
	for i := len(p.words) - 1; i >= 0; i-- {
		if p.words[i] != q.words[i] {
			if (p.words[i] < q.words[i]) != p.negative {
				return -1
			}
			return 1
		}
	}
	return 0
}
