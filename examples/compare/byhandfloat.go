package main

import "github.com/childward/childward/indicator"

// byHandFloat is what most programmers write: the rate as a float64, compared with the target.
type byHandFloat struct {
	*job
	ratios  []floatRatio
	records []floatRecord
}

type floatRatio struct {
	ratio
	per, target float64
}

// A floatRecord has the statistics as they come out of a spreadsheet.
type floatRecord struct {
	values []float64
	*record
}

func newByHandFloat(j *job) (contestant, error) {
	c := &byHandFloat{job: j}
	for _, r := range j.ratios {
		c.ratios = append(c.ratios, floatRatio{r, float64(r.per), r.float()})
	}
	return c, nil
}

func (c *byHandFloat) load(records []record) error {
	c.records = make([]floatRecord, len(records))
	for i := range records {
		values := make([]float64, len(records[i].values))
		for s, v := range records[i].values {
			values[s] = float64(v)
		}
		c.records[i] = floatRecord{values, &records[i]}
	}
	return nil
}

func (c *byHandFloat) judge(verdicts []indicator.Verdict) error {
	for i := range c.records {
		rec := &c.records[i]
		out := verdicts[i*len(c.ratios):][:len(c.ratios)]
		for k := range c.ratios {
			out[k] = c.ratios[k].verdict(rec, c.order)
		}
	}
	return nil
}

func (r *floatRatio) verdict(rec *floatRecord, o order) indicator.Verdict {
	numerator, denominator := rec.values[r.numerator], rec.values[r.denominator]
	if v, open := r.guard(rec.record); !open {
		return v
	}
	if o == multiplyFirst {
		return verdict(r.met(numerator * r.per / denominator))
	}
	return verdict(r.met(numerator / denominator * r.per))
}

func (r *floatRatio) met(value float64) bool {
	switch r.op {
	case "<":
		return value < r.target
	case "<=":
		return value <= r.target
	case ">=":
		return value >= r.target
	case ">":
		return value > r.target
	}
	return value == r.target
}

func byHandFloatUnguarded() reply {
	var deaths float64
	return spoken(deaths/births*1000 <= 9, nil)
}
