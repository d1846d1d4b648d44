package main

import (
	"math/bits"

	"github.com/childward/childward/indicator"
)

// byHand is what a programmer writes who knows how: the target folded into two whole numbers, a 128-bit
// cross-multiplication, and hardly a branch, since branches are what costs time. Every ratio of every record
// runs the same code. Counts are zero or more, so that -1 can stand for what is missing.
type byHand struct {
	*job
	crossed []crossMultiplied
	values  []int64 // record after record
}

// A crossMultiplied ratio is numerator * a op denominator * b. Its verdict stands under 1 where the left side
// is less, under 2 where both are the same, else under 0.
type crossMultiplied struct {
	numerator, denominator int
	a, b                   uint64
	verdicts               [4]indicator.Verdict
}

func newByHand(j *job) (contestant, error) {
	c := &byHand{job: j}
	for _, r := range j.ratios {
		a, b := r.crossed()
		c.crossed = append(c.crossed, crossMultiplied{r.numerator, r.denominator, uint64(a), uint64(b), r.verdicts()})
	}
	return c, nil
}

// verdicts are those of a value above the target, below it, and on it.
func (r ratio) verdicts() [4]indicator.Verdict {
	return [4]indicator.Verdict{verdict(r.meets(1)), verdict(r.meets(-1)), verdict(r.meets(0))}
}

func (c *byHand) load(records []record) error {
	c.values = make([]int64, 0, len(records)*len(c.statistics))
	for i := range records {
		for s, v := range records[i].values {
			if !records[i].has(s) {
				v = -1
			}
			c.values = append(c.values, v)
		}
	}
	return nil
}

func (c *byHand) judge(verdicts []indicator.Verdict) error {
	for values := c.values; len(values) > 0; values = values[len(c.statistics):] {
		for k := range c.crossed {
			m := &c.crossed[k]
			numerator, denominator := values[m.numerator], values[m.denominator]
			switch {
			case numerator|denominator < 0:
				verdicts[k] = indicator.NoData
			case denominator == 0:
				verdicts[k] = indicator.NotApplicable
			default:
				verdicts[k] = m.verdicts[m.compare(uint64(numerator), uint64(denominator))%4]
			}
		}
		verdicts = verdicts[len(c.crossed):]
	}
	return nil
}

// compare returns the place of the verdict.
func (m *crossMultiplied) compare(numerator, denominator uint64) uint64 {
	leftHigh, left := bits.Mul64(numerator, m.a)
	rightHigh, right := bits.Mul64(denominator, m.b)
	low, borrow := bits.Sub64(left, right, 0)
	high, less := bits.Sub64(leftHigh, rightHigh, borrow)
	difference := low | high
	same := 1 - (difference|-difference)>>63
	return less | same<<1
}

// byHandUnguarded has 0 for what is missing, as Go's int64 does.
func byHandUnguarded() (reply, error) {
	var deaths int64
	return spoken(deaths*1000 <= 9*births, nil), nil
}
