package main

import (
	"math/big"

	"github.com/childward/childward/indicator"
)

// rational is code written by hand with math/big.Rat, results going into the same two fractions every time.
// Statistics are whole numbers and become fractions as the formula needs them.
type rational struct {
	*job
	per, targets       []*big.Rat
	records            []record
	value, denominator big.Rat
}

func newRat(j *job) (contestant, error) {
	c := &rational{job: j}
	for _, r := range j.ratios {
		c.per, c.targets = append(c.per, new(big.Rat).SetInt64(r.per)), append(c.targets, r.rat())
	}
	return c, nil
}

func (c *rational) load(records []record) error {
	c.records = records
	return nil
}

func (c *rational) judge(verdicts []indicator.Verdict) error {
	for i := range c.records {
		out := verdicts[i*len(c.ratios):]
		for k := range c.ratios {
			out[k] = c.verdict(k, &c.records[i])
		}
	}
	return nil
}

func (c *rational) verdict(k int, rec *record) indicator.Verdict {
	r := &c.ratios[k]
	numerator, denominator := rec.values[r.numerator], rec.values[r.denominator]
	if v, open := r.guard(rec); !open {
		return v
	}
	if c.order == multiplyFirst {
		c.value.SetInt64(numerator)
		c.value.Mul(&c.value, c.per[k])
		c.denominator.SetInt64(denominator)
		c.value.Quo(&c.value, &c.denominator)
	} else {
		c.value.SetFrac64(numerator, denominator)
		c.value.Mul(&c.value, c.per[k])
	}
	return verdict(r.meets(c.value.Cmp(c.targets[k])))
}

func ratUnguarded() (reply, error) {
	var deaths big.Rat
	rate := new(big.Rat).Quo(&deaths, big.NewRat(births, 1))
	return spoken(rate.Mul(rate, big.NewRat(1000, 1)).Cmp(big.NewRat(9, 1)) <= 0, nil), nil
}
