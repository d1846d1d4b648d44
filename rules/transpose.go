package rules

import (
	"encoding/binary"
	"math/bits"
)

// turnedStride is how far transposed columns lie from each other. Were it a power of two, their rows would
// drive each other out of the cache.
const turnedStride = BlockRows + 8

// Transpose fills the block with rows of its scope, BlockRows at most. Their values are copied, but the rows
// must not change as long as the block is asked about them.
func (b *Block) Transpose(rows []*Row) {
	b.Reset(len(rows))
	b.given = rows
	if b.turned == nil {
		b.turned = make([]int64, len(b.columns)*turnedStride)
	}
	for slot := range b.columns {
		c := &b.columns[slot]
		c.low, c.missing = b.turned[slot*turnedStride:][:BlockRows], Mask{}
		c.measured, c.signed = false, true
	}
	for w := range b.lanes {
		b.transposeLane(rows[w*64:min(len(rows), w*64+64)], w)
	}
}

// transposeLane copies up to 64 rows, eight at a time.
func (b *Block) transposeLane(rows []*Row, w int) {
	var group [64]*Row
	for i := range group {
		group[i] = &b.empty
		if i < len(rows) && len(rows[i].states) >= len(b.columns) { // not the zero Row
			group[i] = rows[i]
		}
	}
	b.touch(group[:])
	for k := range 8 {
		b.transposeEight((*[8]*Row)(group[k*8:]), w, k)
	}
	for slot := range b.columns {
		known, other := binary.LittleEndian.Uint64(b.known[slot*8:]), binary.LittleEndian.Uint64(b.other[slot*8:])
		b.columns[slot].fill(&group, slot, w, ^known&b.inside[w], other)
	}
}

// touch reads a number of every line of the rows, so that the memory is asked for all of them at once; the
// rows of a plan lie far apart.
func (b *Block) touch(rows []*Row) {
	all := int64(0)
	for _, row := range rows {
		for at := 0; at < len(row.ints); at += 8 {
			all |= row.ints[at]
		}
	}
	b.touched = all
}

// transposeEight copies the k-th eight rows of a lane, eight slots at a time: of each row one line of memory,
// and to each column another.
func (b *Block) transposeEight(rows *[8]*Row, w, k int) {
	slots := len(b.columns)
	if slots < 8 {
		for slot := range slots {
			b.transposeSlot(rows, slot, w, k)
		}
		return
	}
	for slot := 0; slot < slots; slot += 8 {
		b.transposeTile(rows, min(slot, slots-8), w*64+k*8, k)
	}
}

func (b *Block) transposeTile(rows *[8]*Row, slot, at, k int) {
	const s = turnedStride
	to := (*[7*s + 8]int64)(b.turned[slot*s+at:])
	known, other := uint64(0), uint64(0)
	for i := 7; i >= 0; i-- {
		n, r := (*[8]int64)(rows[i].ints[slot:]), i&7
		to[r], to[s+r], to[2*s+r], to[3*s+r] = n[0], n[1], n[2], n[3]
		to[4*s+r], to[5*s+r], to[6*s+r], to[7*s+r] = n[4], n[5], n[6], n[7]
		states := binary.LittleEndian.Uint64(rows[i].states[slot:]) // a byte for each slot, in which the rows become bits
		known = known<<1 | (states|states>>1)&lowest
		other = other<<1 | states>>1&lowest
	}
	knownBytes, otherBytes := (*[64]byte)(b.known[slot*8:]), (*[64]byte)(b.other[slot*8:])
	for i := range 8 {
		knownBytes[i*8+k], otherBytes[i*8+k] = byte(known>>(8*i)), byte(other>>(8*i))
	}
}

// lowest is the lowest bit of each byte.
const lowest = 0x0101010101010101

// transposeSlot copies one slot, of a small scope.
func (b *Block) transposeSlot(rows *[8]*Row, slot, w, k int) {
	known, other := byte(0), byte(0)
	for i, row := range rows {
		b.columns[slot].low[w*64+k*8+i] = row.ints[slot]
		known |= (row.states[slot] | row.states[slot]>>1) & 1 << i
		other |= row.states[slot] >> 1 << i
	}
	b.known[slot*8+k], b.other[slot*8+k] = known, other
}

// fill takes the masks of a lane, and looks at the values that are no int64.
func (c *column) fill(rows *[64]*Row, slot, w int, missing, other uint64) {
	c.missing[w] = missing
	for ; other != 0; other &= other - 1 {
		i := bits.TrailingZeros64(other)
		c.note(rows[i].others[slot], w, 1<<i)
	}
}
