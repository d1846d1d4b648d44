package rules

import "math/bits"

// Cells are the values of a step for the rows of a block: truth values, or fractions of int64 with
// denominators above 0, and why there is none. A row in exact must be decided alone: a number in it does
// not fit. What stands in rows without a value means nothing.
type cells struct {
	truth                              Mask
	num, den                           vector
	missing, undefined, invalid, exact Mask
	numMemory, denMemory               []int64
}

// known are the rows of a word that have a value.
func (c *cells) known(w int) uint64 {
	return ^(c.missing[w] | c.undefined[w] | c.invalid[w] | c.exact[w])
}

// joins adds the reasons of another value that is needed as well.
func (c *cells) joins(kid *cells) {
	c.missing.add(&kid.missing)
	c.undefined.add(&kid.undefined)
	c.invalid.add(&kid.invalid)
	c.exact.add(&kid.exact)
}

// takeReasons adds those of some rows.
func (c *cells) takeReasons(kid *cells, rows *Mask, lanes int) {
	for w := range lanes {
		c.missing[w] |= kid.missing[w] & rows[w]
		c.undefined[w] |= kid.undefined[w] & rows[w]
		c.invalid[w] |= kid.invalid[w] & rows[w]
		c.exact[w] |= kid.exact[w] & rows[w]
	}
}

// decided takes the reasons from rows that have a value all the same.
func (c *cells) decided(rows *Mask, lanes int) {
	for w := range lanes {
		c.missing[w] &^= rows[w]
		c.undefined[w] &^= rows[w]
		c.invalid[w] &^= rows[w]
		c.exact[w] &^= rows[w]
	}
}

// rank leaves the reason of the highest rank.
func (c *cells) rank(lanes int) {
	for w := range lanes {
		c.invalid[w] &^= c.exact[w]
		c.undefined[w] &^= c.exact[w] | c.invalid[w]
		c.missing[w] &^= c.exact[w] | c.invalid[w] | c.undefined[w]
	}
}

// own gives the cells memory of their own for numbers.
func (c *cells) own() {
	if c.numMemory == nil {
		c.numMemory, c.denMemory = make([]int64, BlockRows), make([]int64, BlockRows)
	}
	c.num, c.den = vector{low: c.numMemory}, vector{low: c.denMemory}
}

// one reports whether every denominator is 1 (or 0, where there is no value).
func (v *vector) one() bool { return v.size == 1 }

// turn makes denominators positive.
func (b *Block) turn(c *cells) {
	num, den := c.num, c.den
	c.own()
	for w := range b.lanes {
		n, d, toNum, toDen := num.lane(w), den.lane(w), c.num.lane(w), c.den.lane(w)
		for i := range n {
			sign := d[i] >> 63
			toNum[i], toDen[i] = (n[i]^sign)-sign, (d[i]^sign)-sign
		}
	}
	c.num.size, c.num.sign, c.den.size = num.size, true, den.size
}

// blend takes the rows of a mask from y, the others from x, which may be c itself.
func (b *Block) blend(c, x, y *cells, rows *Mask, typ Type) {
	for w := range b.lanes {
		c.truth[w] = x.truth[w]&^rows[w] | y.truth[w]&rows[w]
	}
	if typ != NumberType {
		return
	}
	xNum, xDen := x.num, x.den
	if x == y {
		c.num, c.den = xNum, xDen
		return
	}
	c.own()
	for w := range b.lanes {
		blendLane(c.num.lane(w), xNum.lane(w), y.num.lane(w), rows[w])
		blendLane(c.den.lane(w), xDen.lane(w), y.den.lane(w), rows[w])
	}
	c.num.size, c.num.sign = xNum.size|y.num.size, xNum.sign || y.num.sign
	c.den.size = xDen.size | y.den.size
}

func blendLane(to, x, y *lane, rows uint64) {
	switch rows {
	case 0:
		*to = *x
		return
	case ^uint64(0):
		*to = *y
		return
	}
	for i := range to {
		take := -int64(rows >> i & 1)
		to[i] = x[i]&^take | y[i]&take
	}
}

// order compares two columns of fractions.
func (b *Block) order(x, y *cells) (below, above Mask) {
	left, right := x.num.sized()+y.den.sized(), y.num.sized()+x.den.sized()
	for w := range b.lanes {
		xn, xd, yn, yd := x.num.lane(w), x.den.lane(w), y.num.lane(w), y.den.lane(w)
		switch {
		case x.den.one() && y.den.one():
			below[w], above[w] = belowSigned(xn, 1, yn, 1), belowSigned(yn, 1, xn, 1)
		case left < 64 && right < 64:
			below[w], above[w] = belowCross(xn, yd, yn, xd), belowCross(yn, xd, xn, yd)
		default:
			for i := range xn {
				switch cmpProducts(xn[i], yd[i], yn[i], xd[i]) {
				case -1:
					below[w] |= 1 << i
				case 1:
					above[w] |= 1 << i
				}
			}
		}
	}
	return below, above
}

// addCells adds or subtracts.
func (b *Block) addCells(c, x, y *cells, minus bool) {
	left, right := x.num.sized()+y.den.sized(), y.num.sized()+x.den.sized()
	if max(left, right) > 61 || x.den.sized()+y.den.sized() > 62 {
		b.eachRow(c, x, y, func(p, q Number) (Number, bool) {
			if minus {
				q.n = -q.n
			}
			return addSmall(p, q)
		})
		return
	}
	c.own()
	sign := int64(1)
	if minus {
		sign = -1
	}
	one := x.den.one() && y.den.one()
	for w := range b.lanes {
		xn, xd, yn, yd, n, d := x.num.lane(w), x.den.lane(w), y.num.lane(w), y.den.lane(w), c.num.lane(w), c.den.lane(w)
		if one {
			for i := range n {
				n[i] = xn[i] + sign*yn[i]
			}
			continue
		}
		for i := range n {
			n[i] = xn[i]*yd[i] + sign*yn[i]*xd[i]
			d[i] = xd[i] * yd[i]
		}
	}
	if one {
		c.den = x.den
	} else {
		c.den.size = ^uint64(0) >> (64 - x.den.sized() - y.den.sized())
	}
	c.num.size = ^uint64(0) >> (63 - max(left, right))
	c.num.sign = minus || x.num.sign || y.num.sign
}

// multiplyCells multiplies.
func (b *Block) multiplyCells(c, x, y *cells) {
	num, den := x.num.sized()+y.num.sized(), x.den.sized()+y.den.sized()
	if max(num, den) > 62 {
		b.eachRow(c, x, y, mulSmall)
		return
	}
	c.own()
	for w := range b.lanes {
		xn, xd, yn, yd, n, d := x.num.lane(w), x.den.lane(w), y.num.lane(w), y.den.lane(w), c.num.lane(w), c.den.lane(w)
		for i := range n {
			n[i], d[i] = xn[i]*yn[i], xd[i]*yd[i]
		}
	}
	c.num.size, c.num.sign = ^uint64(0)>>(64-num), x.num.sign || y.num.sign
	c.den.size = ^uint64(0) >> (64 - den)
}

// eachRow computes numbers one by one where columns of int64 cannot be sure to hold them; those that do not
// fit are left to be decided alone. y may be nil.
func (b *Block) eachRow(c, x, y *cells, compute func(p, q Number) (Number, bool)) {
	xNum, xDen := x.num, x.den
	c.own()
	size, denSize := uint64(0), uint64(0)
	for w := range b.lanes {
		xn, xd, n, d := xNum.lane(w), xDen.lane(w), c.num.lane(w), c.den.lane(w)
		for rows := c.known(w) & b.inside[w]; rows != 0; rows &= rows - 1 {
			i := bits.TrailingZeros64(rows)
			q := Number{}
			if y != nil {
				q = Number{n: y.num.lane(w)[i], d: y.den.lane(w)[i]}
			}
			value, ok := compute(Number{n: xn[i], d: xd[i]}, q)
			if !ok || value.big != nil {
				c.exact[w] |= 1 << i
				continue
			}
			n[i], d[i] = value.n, value.den()
			size, denSize = size|magnitude(n[i]), denSize|uint64(d[i])
		}
	}
	c.num.size, c.num.sign, c.den.size = size, true, denSize
}
