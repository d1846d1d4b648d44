package indicator

import (
	"math"
	"math/bits"
)

// A Bitmap is a set of rows: row i is bit i%64 of word i/64. Rows beyond its end are not in it, so that a
// nil Bitmap is empty.
type Bitmap []uint64

// Add puts a row into the set, which grows as far as that takes.
func (b *Bitmap) Add(row int) {
	for row/64 >= len(*b) {
		*b = append(*b, 0)
	}
	(*b)[row/64] |= 1 << (row % 64)
}

func (b Bitmap) has(row int) bool { return row/64 < len(b) && b[row/64]>>(row%64)&1 != 0 }

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
