package main

import "github.com/childward/childward/indicator"

// byHandFloat is what most programmers write, the rate as a float64 compared with the target, in the shape of
// byHand.
type byHandFloat struct {
	*job
	floats []floatRatio
	values []float64 // record after record, -1 for what is missing
}

type floatRatio struct {
	numerator, denominator int
	per, target            float64
	verdicts               [4]indicator.Verdict // as in crossMultiplied
}

func newByHandFloat(j *job) (contestant, error) {
	c := &byHandFloat{job: j}
	for _, r := range j.ratios {
		c.floats = append(c.floats, floatRatio{r.numerator, r.denominator, float64(r.per), r.float(), r.verdicts()})
	}
	return c, nil
}

func (c *byHandFloat) load(records []record) error {
	c.values = make([]float64, 0, len(records)*len(c.statistics))
	for i := range records {
		for s, v := range records[i].values {
			if !records[i].has(s) {
				v = -1
			}
			c.values = append(c.values, float64(v))
		}
	}
	return nil
}

func (c *byHandFloat) judge(verdicts []indicator.Verdict) error {
	for values := c.values; len(values) > 0; values = values[len(c.statistics):] {
		for k := range c.floats {
			verdicts[k] = c.floats[k].verdict(values, c.order)
		}
		verdicts = verdicts[len(c.floats):]
	}
	return nil
}

func (r *floatRatio) verdict(values []float64, o order) indicator.Verdict {
	numerator, denominator := values[r.numerator], values[r.denominator]
	if numerator < 0 || denominator < 0 {
		return indicator.NoData
	}
	if denominator == 0 {
		return indicator.NotApplicable
	}
	value := numerator / denominator * r.per
	if o == multiplyFirst {
		value = numerator * r.per / denominator
	}
	which := 0
	if value < r.target {
		which = 1
	}
	if value == r.target {
		which = 2
	}
	return r.verdicts[which]
}

func byHandFloatUnguarded() (reply, error) {
	var deaths float64
	return spoken(deaths/births*1000 <= 9, nil), nil
}
