package main

import (
	"github.com/shopspring/decimal"

	"github.com/childward/childward/indicator"
)

// shopspring is code written by hand with shopspring/decimal, at its default of 16 places for a quotient.
type shopspring struct {
	*job
	per, targets []decimal.Decimal
	records      []record
	rows         [][]decimal.Decimal
}

func newShopspring(j *job) (contestant, error) {
	c := &shopspring{job: j}
	for _, r := range j.ratios {
		target, err := decimal.NewFromString(r.target)
		if err != nil {
			return nil, err
		}
		c.per, c.targets = append(c.per, decimal.NewFromInt(r.per)), append(c.targets, target)
	}
	return c, nil
}

func (c *shopspring) load(records []record) error {
	c.records, c.rows = records, make([][]decimal.Decimal, len(records))
	for i := range records {
		for _, v := range records[i].values {
			c.rows[i] = append(c.rows[i], decimal.NewFromInt(v))
		}
	}
	return nil
}

func (c *shopspring) judge(verdicts []indicator.Verdict) error {
	for i, row := range c.rows {
		out := verdicts[i*len(c.ratios):]
		for k := range c.ratios {
			out[k] = c.verdict(k, &c.records[i], row)
		}
	}
	return nil
}

func (c *shopspring) verdict(k int, rec *record, row []decimal.Decimal) indicator.Verdict {
	r := &c.ratios[k]
	numerator, denominator := row[r.numerator], row[r.denominator]
	if v, open := r.guard(rec); !open {
		return v
	}
	if c.order == multiplyFirst {
		return verdict(r.meets(numerator.Mul(c.per[k]).Div(denominator).Cmp(c.targets[k])))
	}
	return verdict(r.meets(numerator.Div(denominator).Mul(c.per[k]).Cmp(c.targets[k])))
}

func shopspringUnguarded() (reply, error) {
	var deaths decimal.Decimal
	rate := deaths.Div(decimal.NewFromInt(births)).Mul(decimal.NewFromInt(1000))
	return spoken(rate.LessThanOrEqual(decimal.NewFromInt(9)), nil), nil
}
