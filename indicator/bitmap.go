package indicator

import (
	"math"
	"math/bits"
)

// A Bitmap is a set of rows: row i is bit i%64 of word i/64. Rows beyond its end are not in it, so that a
// nil Bitmap is empty.
type Bitmap []uint64

// NewBitmap returns an empty bitmap with room for so many rows.
func NewBitmap(rows int) Bitmap { return make(Bitmap, (rows+63)/64) }

// BitmapOf returns the bitmap of the given rows.
func BitmapOf(rows ...int) Bitmap {
	var b Bitmap
	for _, row := range rows {
		for len(b) <= row/64 {
			b = append(b, 0)
		}
		b.Add(row)
	}
	return b
}

// Add puts a row into the set, for which the bitmap must have room.
func (b Bitmap) Add(row int) { b[row/64] |= 1 << (row % 64) }

// Has reports whether a row is in the set.
func (b Bitmap) Has(row int) bool { return row/64 < len(b) && b[row/64]>>(row%64)&1 != 0 }

// next returns the first row of the set from a row on; math.MaxInt where there is none.
func (b Bitmap) next(row int) int {
	for w := row / 64; w < len(b); w++ {
		word := b[w]
		if w == row/64 {
			word &= ^uint64(0) << (row % 64)
		}
		if word != 0 {
			return w*64 + bits.TrailingZeros64(word)
		}
	}
	return math.MaxInt
}

// Count returns how many rows are in the set.
func (b Bitmap) Count() (n int) {
	for _, word := range b {
		n += bits.OnesCount64(word)
	}
	return n
}
