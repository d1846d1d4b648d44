package rules

import (
	"math/bits"
)

// BlockRows is how many rows a [Block] holds: as many as let its columns stay in the cache.
const BlockRows = 1024

// A Mask is a set of rows of a block: row i is bit i%64 of word i/64.
type Mask [BlockRows / 64]uint64

func (m *Mask) add(other *Mask) {
	for w := range m {
		m[w] |= other[w]
	}
}

func (m *Mask) remove(other *Mask) {
	for w := range m {
		m[w] &^= other[w]
	}
}

// A Block is up to BlockRows rows in columns, and the memory in which a [Batch] computes with them. It is
// made by [Batch.NewBlock], filled again and again, and serves one goroutine at a time.
type Block struct {
	batch   *Batch
	rows    int
	lanes   int  // with a row in it
	inside  Mask // the rows there are
	columns []column
	sums    []vector // of the batch's sums
	summed  []bool
	pairs   []Mask
	paired  []bool
	zeros   []zeroMask
	cells   []cells // of the steps of a formula
	given   []*Row  // where rows were transposed
	scratch Row     // a row of the columns, for what must be decided row by row
	empty   Row     // in which everything is missing
	turned  []int64 // the columns of rows that were transposed
	known   []byte  // while rows are transposed: eight bytes for each slot, a bit for each row of a lane
	other   []byte
	touched int64
}

type zeroMask struct {
	known bool
	rows  Mask
}

// A column is the values of a slot.
type column struct {
	vector
	missing Mask
	faulty  Mask  // invalid, or beyond the limits
	other   Mask  // numbers that are no int64: such rows go the exact way
	truths  Mask  // of a slot that holds truth values
	last    *lane // memory of the tail

	measured bool // size, sign and faulty are known
	signed   bool // a number below 0 is a number
}

// A vector is whole numbers, a row each. What stands in rows without a number means nothing.
type vector struct {
	low  []int64
	tail *lane             // the last rows, where low ends within their lane
	high *[BlockRows]int64 // the upper halves, where they do not fit int64; nil where all do
	size uint64            // at least as long as the magnitude of every number, in bits set
	sign bool              // there may be numbers below 0
}

func (v *vector) lane(w int) *lane {
	if len(v.low) < w*64+64 {
		return v.tail
	}
	return (*lane)(v.low[w*64:])
}

// Reset empties the block and says how many rows it shall hold, BlockRows at most. Every slot is missing.
func (b *Block) Reset(rows int) {
	b.rows, b.lanes, b.given = rows, (rows+63)/64, nil
	for w := range b.inside {
		b.inside[w] = ^uint64(0) >> min(64, max(0, 64*(w+1)-rows))
	}
	clear(b.summed)
	clear(b.paired)
	for i := range b.zeros {
		b.zeros[i].known = false
	}
	for _, slot := range b.batch.slots {
		c := &b.columns[slot]
		c.missing, c.faulty, c.other, c.truths = b.inside, Mask{}, Mask{}, Mask{}
		c.vector, c.measured, c.signed = vector{low: nothing[:]}, true, false
	}
}

// nothing is the numbers of a slot that is missing in every row; it is never written to.
var nothing [BlockRows]int64

// SetCounts gives a slot whole numbers that cannot be below 0, from the rows of a longer column that begin
// at from, which is a multiple of BlockRows. They are not copied. missing has a bit for each row of the
// column that was not reported, and may be short; what stands in such a row means nothing. A number below
// 0 contradicts itself and is invalid.
func (b *Block) SetCounts(slot int, values []int64, missing []uint64, from int) {
	c := &b.columns[slot]
	if !b.batch.uses[slot] {
		return
	}
	c.low = values[from : from+b.rows]
	if rest := b.rows % 64; rest != 0 {
		if c.last == nil {
			c.last = new(lane)
		}
		c.tail = c.last
		clear(c.tail[copy(c.tail[:], c.low[b.rows-rest:]):])
	}
	c.missing, c.measured = b.maskOf(missing, from), false
}

// SetTruths gives a slot truth values in the same way, a bit for each row.
func (b *Block) SetTruths(slot int, truths, missing []uint64, from int) {
	if !b.batch.uses[slot] {
		return
	}
	c := &b.columns[slot]
	c.missing, c.truths = b.maskOf(missing, from), b.maskOf(truths, from)
	c.truths.remove(&c.missing)
}

func (b *Block) maskOf(words []uint64, from int) (m Mask) {
	copy(m[:], words[min(from/64, len(words)):])
	for w := range m {
		m[w] &= b.inside[w]
	}
	return m
}

// measure finds how long the numbers of a column are, and those below 0.
func (b *Block) measure(c *column) {
	if c.measured {
		return
	}
	all := int64(0)
	for w := range b.lanes {
		all |= digits(c.lane(w))
	}
	b.seen(c, all)
}

// seen is measure where the digits of all numbers are known.
func (b *Block) seen(c *column, all int64) {
	if c.measured {
		return
	}
	c.measured = true
	if all >= 0 {
		c.size = uint64(all)
		return
	}
	c.sign = c.signed
	for w := range b.lanes {
		if !c.signed {
			c.faulty[w] = negative(c.lane(w)) & b.inside[w] &^ c.missing[w]
		}
		for _, n := range c.lane(w) {
			c.size |= c.digits(n)
		}
	}
}

// digits are those of a number, as far as it is one.
func (c *column) digits(n int64) uint64 {
	if n >= 0 {
		return uint64(n)
	}
	if c.signed {
		return -uint64(n)
	}
	return 0
}

// note puts a value that is no int64 into the masks.
func (c *column) note(v Value, w int, bit uint64) {
	switch v.kind {
	case IsNumber:
		c.other[w] |= bit
	case IsTruth:
		if v.truth {
			c.truths[w] |= bit
		}
	default:
		c.faulty[w] |= bit
	}
}

// Faulty returns the rows in which a slot contradicts itself.
func (b *Block) Faulty(slot int) Mask {
	b.measure(&b.columns[slot])
	return b.columns[slot].faulty
}

// row returns a row as it is evaluated alone, with the given slots filled.
func (b *Block) row(i int, slots []int) *Row {
	if b.given != nil {
		return b.given[i]
	}
	w, bit := i/64, uint64(1)<<(i%64)
	for _, slot := range slots {
		c := &b.columns[slot]
		b.measure(c)
		switch {
		case c.missing[w]&bit != 0:
			b.scratch.states[slot] = slotMissing
		case c.faulty[w]&bit != 0:
			b.scratch.states[slot], b.scratch.others[slot] = slotOther, Value{kind: Invalid}
		case b.batch.scope.types[slot] == TruthType:
			b.scratch.states[slot], b.scratch.others[slot] = slotOther, TruthValue(c.truths[w]&bit != 0)
		default:
			b.scratch.states[slot], b.scratch.ints[slot] = slotInt, c.lane(w)[i%64]
		}
	}
	return &b.scratch
}

// newScratch is a row with room for every kind of value.
func (s *Scope) newScratch() Row {
	row := s.NewRow()
	row.others = make([]Value, len(row.ints))
	return row
}

// sized returns the length in bits of the longest number.
func (v *vector) sized() int { return bits.Len64(v.size) }
