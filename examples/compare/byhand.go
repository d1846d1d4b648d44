package main

import (
	"math/bits"

	"github.com/childward/childward/indicator"
)

// byHand is what a programmer writes who knows how: the target folded into two whole numbers, a 128-bit
// cross-multiplication, and no branch, since those are what costs time. Every ratio of every record runs
// the same code. Counts are taken to be zero or more.
type byHand struct {
	ratios  []crossMultiplied
	records []record
}

// A crossMultiplied ratio is numerator * a op denominator * b. Its verdict stands in a table under
// less + 2*greater + 4*(denominator is 0) + 8*(something is missing).
type crossMultiplied struct {
	numerator, denominator int
	a, b                   uint64
	verdicts               [16]indicator.Verdict
}

func newByHand(j *job) (contestant, error) {
	c := &byHand{}
	for _, r := range j.ratios {
		a, b := r.crossed()
		m := crossMultiplied{r.numerator, r.denominator, uint64(a), uint64(b), [16]indicator.Verdict{}}
		for i := range m.verdicts[:8] {
			m.verdicts[i] = indicator.NotApplicable
		}
		m.verdicts[0], m.verdicts[1], m.verdicts[2] = verdict(r.meets(0)), verdict(r.meets(-1)), verdict(r.meets(1))
		c.ratios = append(c.ratios, m)
	}
	return c, nil
}

func (c *byHand) load(records []record) error {
	c.records = records
	return nil
}

func (c *byHand) judge(verdicts []indicator.Verdict) error {
	for i := range c.records {
		rec := &c.records[i]
		out := verdicts[i*len(c.ratios):][:len(c.ratios)]
		for k := range c.ratios {
			out[k] = c.ratios[k].verdict(rec.values, rec.missing)
		}
	}
	return nil
}

func (m *crossMultiplied) verdict(values []int64, missing []uint64) indicator.Verdict {
	denominator := uint64(values[m.denominator])
	leftHigh, left := bits.Mul64(uint64(values[m.numerator]), m.a)
	rightHigh, right := bits.Mul64(denominator, m.b)
	_, borrow := bits.Sub64(left, right, 0)
	_, less := bits.Sub64(leftHigh, rightHigh, borrow)
	_, borrow = bits.Sub64(right, left, 0)
	_, greater := bits.Sub64(rightHigh, leftHigh, borrow)
	_, zero := bits.Sub64(denominator, 1, 0)
	lost := missing[m.numerator/64]>>(m.numerator%64) | missing[m.denominator/64]>>(m.denominator%64)
	return m.verdicts[(less|greater<<1|zero<<2|(lost&1)<<3)%16]
}

// byHandUnguarded leaves the bitmap of missing values out: the value of what is missing is 0.
func byHandUnguarded() reply {
	var deaths int64
	return spoken(deaths*1000 <= 9*births, nil)
}
