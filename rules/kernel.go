package rules

import "math/bits"

// The kernels below look at 64 rows and give a bit for each, the first row in the lowest bit. A comparison
// is the borrow of a subtraction, and the borrow is shifted in as the carry of an addition, so that no
// kernel branches on the data. Whole numbers below 0 are to them what they are as uint64; each says what
// it needs. They are written out four rows at a time because that halves what a row costs.

// A lane is 64 rows of a column.
type lane = [64]int64

// below gives the rows in which a < b, of numbers from 0.
func below(a, b *lane) (rows uint64) {
	for i := 60; i >= 0; i -= 4 {
		_, c := bits.Sub64(uint64(a[i+3]), uint64(b[i+3]), 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i+2]), uint64(b[i+2]), 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i+1]), uint64(b[i+1]), 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i]), uint64(b[i]), 0)
		rows, _ = bits.Add64(rows, rows, c)
	}
	return rows
}

// zero gives the rows in which a is 0.
func zero(a *lane) (rows uint64) {
	for i := 60; i >= 0; i -= 4 {
		_, c := bits.Sub64(uint64(a[i+3]), 1, 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i+2]), 1, 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i+1]), 1, 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i]), 1, 0)
		rows, _ = bits.Add64(rows, rows, c)
	}
	return rows
}

// negative gives the rows in which a is below 0.
func negative(a *lane) (rows uint64) {
	for i := 60; i >= 0; i -= 4 {
		_, c := bits.Add64(uint64(a[i+3]), uint64(a[i+3]), 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Add64(uint64(a[i+2]), uint64(a[i+2]), 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Add64(uint64(a[i+1]), uint64(a[i+1]), 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Add64(uint64(a[i]), uint64(a[i]), 0)
		rows, _ = bits.Add64(rows, rows, c)
	}
	return rows
}

// digits gives the bits that any of the numbers has.
func digits(a *lane) (all int64) {
	for i := 0; i < 64; i += 4 {
		all |= a[i] | a[i+1] | a[i+2] | a[i+3]
	}
	return all
}

// belowNarrow gives the rows in which a·x < b·y, where both products are below 2^64.
func belowNarrow(a *lane, x uint64, b *lane, y uint64) (rows uint64) {
	for i := 60; i >= 0; i -= 4 {
		_, c := bits.Sub64(uint64(a[i+3])*x, uint64(b[i+3])*y, 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i+2])*x, uint64(b[i+2])*y, 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i+1])*x, uint64(b[i+1])*y, 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i])*x, uint64(b[i])*y, 0)
		rows, _ = bits.Add64(rows, rows, c)
	}
	return rows
}

// belowSigned gives the rows in which a·x < b·y, where both products are within int64.
func belowSigned(a *lane, x int64, b *lane, y int64) (rows uint64) {
	const sign = 1 << 63 // turned over, so that what is below 0 comes before it
	for i := 62; i >= 0; i -= 2 {
		_, c := bits.Sub64(uint64(a[i+1]*x)^sign, uint64(b[i+1]*y)^sign, 0)
		rows, _ = bits.Add64(rows, rows, c)
		_, c = bits.Sub64(uint64(a[i]*x)^sign, uint64(b[i]*y)^sign, 0)
		rows, _ = bits.Add64(rows, rows, c)
	}
	return rows
}

// belowWide gives the rows in which a·x < b·y over 128 bits, of numbers from 0.
func belowWide(a *lane, x uint64, b *lane, y uint64) (rows uint64) {
	for i := 62; i >= 0; i -= 2 {
		ah, al := bits.Mul64(uint64(a[i+1]), x)
		bh, bl := bits.Mul64(uint64(b[i+1]), y)
		_, c := bits.Sub64(al, bl, 0)
		_, c = bits.Sub64(ah, bh, c)
		rows, _ = bits.Add64(rows, rows, c)
		ah, al = bits.Mul64(uint64(a[i]), x)
		bh, bl = bits.Mul64(uint64(b[i]), y)
		_, c = bits.Sub64(al, bl, 0)
		_, c = bits.Sub64(ah, bh, c)
		rows, _ = bits.Add64(rows, rows, c)
	}
	return rows
}

// The kernels of a plain quotient find at once what modular ones find in three passes, which halves the time.
// They are the first to read a column, so they read it in ascending order but for four rows at a time: that
// is what the memory reads ahead for.

// quotientRows are the rows in which the comparison holds, the numerator is over the denominator, and the
// denominator is 0; and the digits of both, which the narrow kernels tell.
type quotientRows struct {
	compared, over, zero uint64
	num, den             int64
}

// step makes room for four rows at the bottom: those before them leave it at the other end, and come in again
// at the top.
func (r *quotientRows) step() { r.rotate(8) }

// last brings the rows to their places after the last step.
func (r *quotientRows) last() { r.rotate(4) }

func (r *quotientRows) rotate(by int) {
	r.compared, r.over, r.zero = bits.RotateLeft64(r.compared, -by), bits.RotateLeft64(r.over, -by), bits.RotateLeft64(r.zero, -by)
}

// quotientBelowNarrow compares num·x < den·y, where both products are below 2^64.
func quotientBelowNarrow(num *lane, x uint64, den *lane, y uint64) (rows quotientRows) {
	var numSeen, denSeen uint64
	for i := 0; i < 64; i += 4 {
		rows.step()
		n, d := uint64(num[i+3]), uint64(den[i+3])
		numSeen, denSeen = numSeen|n, denSeen|d
		_, c := bits.Sub64(n*x, d*y, 0)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i+2]), uint64(den[i+2])
		numSeen, denSeen = numSeen|n, denSeen|d
		_, c = bits.Sub64(n*x, d*y, 0)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i+1]), uint64(den[i+1])
		numSeen, denSeen = numSeen|n, denSeen|d
		_, c = bits.Sub64(n*x, d*y, 0)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i]), uint64(den[i])
		numSeen, denSeen = numSeen|n, denSeen|d
		_, c = bits.Sub64(n*x, d*y, 0)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
	}
	rows.last()
	rows.num, rows.den = int64(numSeen), int64(denSeen)
	return rows
}

// quotientAboveNarrow compares num·x > den·y, where both products are below 2^64.
func quotientAboveNarrow(num *lane, x uint64, den *lane, y uint64) (rows quotientRows) {
	var numSeen, denSeen uint64
	for i := 0; i < 64; i += 4 {
		rows.step()
		n, d := uint64(num[i+3]), uint64(den[i+3])
		numSeen, denSeen = numSeen|n, denSeen|d
		_, c := bits.Sub64(d*y, n*x, 0)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i+2]), uint64(den[i+2])
		numSeen, denSeen = numSeen|n, denSeen|d
		_, c = bits.Sub64(d*y, n*x, 0)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i+1]), uint64(den[i+1])
		numSeen, denSeen = numSeen|n, denSeen|d
		_, c = bits.Sub64(d*y, n*x, 0)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i]), uint64(den[i])
		numSeen, denSeen = numSeen|n, denSeen|d
		_, c = bits.Sub64(d*y, n*x, 0)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
	}
	rows.last()
	rows.num, rows.den = int64(numSeen), int64(denSeen)
	return rows
}

// quotientBelowWide compares num·x < den·y over 128 bits, of numbers from 0.
func quotientBelowWide(num *lane, x uint64, den *lane, y uint64) (rows quotientRows) {
	for i := 0; i < 64; i += 4 {
		rows.step()
		n, d := uint64(num[i+3]), uint64(den[i+3])
		lh, ll := bits.Mul64(n, x)
		rh, rl := bits.Mul64(d, y)
		_, c := bits.Sub64(ll, rl, 0)
		_, c = bits.Sub64(lh, rh, c)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i+2]), uint64(den[i+2])
		lh, ll = bits.Mul64(n, x)
		rh, rl = bits.Mul64(d, y)
		_, c = bits.Sub64(ll, rl, 0)
		_, c = bits.Sub64(lh, rh, c)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i+1]), uint64(den[i+1])
		lh, ll = bits.Mul64(n, x)
		rh, rl = bits.Mul64(d, y)
		_, c = bits.Sub64(ll, rl, 0)
		_, c = bits.Sub64(lh, rh, c)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i]), uint64(den[i])
		lh, ll = bits.Mul64(n, x)
		rh, rl = bits.Mul64(d, y)
		_, c = bits.Sub64(ll, rl, 0)
		_, c = bits.Sub64(lh, rh, c)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
	}
	rows.last()
	return rows
}

// quotientAboveWide compares num·x > den·y over 128 bits, of numbers from 0.
func quotientAboveWide(num *lane, x uint64, den *lane, y uint64) (rows quotientRows) {
	for i := 0; i < 64; i += 4 {
		rows.step()
		n, d := uint64(num[i+3]), uint64(den[i+3])
		lh, ll := bits.Mul64(d, y)
		rh, rl := bits.Mul64(n, x)
		_, c := bits.Sub64(ll, rl, 0)
		_, c = bits.Sub64(lh, rh, c)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i+2]), uint64(den[i+2])
		lh, ll = bits.Mul64(d, y)
		rh, rl = bits.Mul64(n, x)
		_, c = bits.Sub64(ll, rl, 0)
		_, c = bits.Sub64(lh, rh, c)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i+1]), uint64(den[i+1])
		lh, ll = bits.Mul64(d, y)
		rh, rl = bits.Mul64(n, x)
		_, c = bits.Sub64(ll, rl, 0)
		_, c = bits.Sub64(lh, rh, c)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
		n, d = uint64(num[i]), uint64(den[i])
		lh, ll = bits.Mul64(d, y)
		rh, rl = bits.Mul64(n, x)
		_, c = bits.Sub64(ll, rl, 0)
		_, c = bits.Sub64(lh, rh, c)
		rows.compared, _ = bits.Add64(rows.compared, rows.compared, c)
		_, c = bits.Sub64(d, n, 0)
		rows.over, _ = bits.Add64(rows.over, rows.over, c)
		_, c = bits.Sub64(d, 1, 0)
		rows.zero, _ = bits.Add64(rows.zero, rows.zero, c)
	}
	rows.last()
	return rows
}

// belowCross gives the rows in which a·x < b·y, where both products are within int64.
func belowCross(a, x, b, y *lane) (rows uint64) {
	const sign = 1 << 63
	for i := 63; i >= 0; i-- {
		_, c := bits.Sub64(uint64(a[i]*x[i])^sign, uint64(b[i]*y[i])^sign, 0)
		rows, _ = bits.Add64(rows, rows, c)
	}
	return rows
}
