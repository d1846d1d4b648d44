package main

import (
	"github.com/cockroachdb/apd/v3"

	"github.com/childward/childward/indicator"
)

// apdByHand is code written by hand with cockroachdb/apd and 16 digits, results going into the same two
// decimals every time.
type apdByHand struct {
	*job
	context      *apd.Context
	per, targets []apd.Decimal
	records      []record
	rows         [][]apd.Decimal
	scratch      apd.Decimal
}

func newAPD(j *job) (contestant, error) {
	c := &apdByHand{job: j, context: apd.BaseContext.WithPrecision(16),
		per: make([]apd.Decimal, len(j.ratios)), targets: make([]apd.Decimal, len(j.ratios))}
	for k, r := range j.ratios {
		c.per[k].SetInt64(r.per)
		if _, _, err := c.targets[k].SetString(r.target); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *apdByHand) load(records []record) error {
	c.records, c.rows = records, make([][]apd.Decimal, len(records))
	for i := range records {
		c.rows[i] = make([]apd.Decimal, len(records[i].values))
		for s, v := range records[i].values {
			c.rows[i][s].SetInt64(v)
		}
	}
	return nil
}

func (c *apdByHand) judge(verdicts []indicator.Verdict) error {
	for i := range c.rows {
		out := verdicts[i*len(c.ratios):]
		for k := range c.ratios {
			var err error
			if out[k], err = c.verdict(k, &c.records[i], c.rows[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *apdByHand) verdict(k int, rec *record, row []apd.Decimal) (indicator.Verdict, error) {
	r := &c.ratios[k]
	numerator, denominator := &row[r.numerator], &row[r.denominator]
	if v, open := r.guard(rec); !open {
		return v, nil
	}
	err := c.rate(numerator, denominator, &c.per[k])
	return verdict(r.meets(c.scratch.Cmp(&c.targets[k]))), err
}

// rate leaves its result in c.scratch.
func (c *apdByHand) rate(numerator, denominator, per *apd.Decimal) error {
	if c.order == multiplyFirst {
		if _, err := c.context.Mul(&c.scratch, numerator, per); err != nil {
			return err
		}
		_, err := c.context.Quo(&c.scratch, &c.scratch, denominator)
		return err
	}
	if _, err := c.context.Quo(&c.scratch, numerator, denominator); err != nil {
		return err
	}
	_, err := c.context.Mul(&c.scratch, &c.scratch, per)
	return err
}

func apdUnguarded() (reply, error) {
	var deaths, rate apd.Decimal
	context := apd.BaseContext.WithPrecision(16)
	if _, err := context.Quo(&rate, &deaths, apd.New(births, 0)); err != nil {
		return 0, err
	}
	_, err := context.Mul(&rate, &rate, apd.New(1000, 0))
	return spoken(rate.Cmp(apd.New(9, 0)) <= 0, nil), err
}
