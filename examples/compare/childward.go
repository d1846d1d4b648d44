package main

import (
	"strconv"

	"github.com/childward/childward/indicator"
)

// oneByOne is childward with one record at a time, into results that are used again. It does a little more
// than the others: a negative count or a fraction of a child would be contradictory data.
type oneByOne struct {
	plan    *indicator.Plan
	names   []string
	records []indicator.Record
	results indicator.Results
}

// planOf writes the job as a plan: rate(n, d, per) as plans do, or the quotient spelt out where the order is
// to be multiplying first.
func planOf(j *job) (*indicator.Plan, error) {
	var definition indicator.Definition
	for _, r := range j.ratios {
		per := strconv.FormatInt(r.per, 10)
		value := "rate(" + j.statistics[r.numerator] + ", " + j.statistics[r.denominator] + ", " + per + ")"
		if j.order == multiplyFirst {
			value = j.formula(r)
		}
		target := r.op + " " + r.target + " /" + per
		definition.Indicators = append(definition.Indicators, indicator.Indicator{ID: r.id, Value: value, Target: target})
	}
	return indicator.NewPlan(definition)
}

func newOneByOne(j *job) (contestant, error) {
	plan, err := planOf(j)
	return &oneByOne{plan: plan, names: j.statistics, results: make(indicator.Results, 0, len(j.ratios))}, err
}

func (c *oneByOne) load(records []record) error {
	c.records = make([]indicator.Record, len(records))
	for i := range records {
		values := indicator.Values{}
		for s, name := range c.names {
			if records[i].has(s) {
				values[name] = records[i].values[s]
			}
		}
		var err error
		if c.records[i], err = c.plan.Record(strconv.Itoa(i), indicator.Year(2023), values); err != nil {
			return err
		}
	}
	return nil
}

func (c *oneByOne) judge(verdicts []indicator.Verdict) error {
	for i, rec := range c.records {
		c.results = c.plan.EvaluateInto(c.results, rec)
		out := verdicts[i*len(c.results):]
		for k := range c.results {
			out[k] = c.results[k].Verdict
		}
	}
	return nil
}

func childwardUnguarded() (reply, error) {
	plan, err := indicator.NewPlan(indicator.Definition{Indicators: []indicator.Indicator{{
		ID: "infant_mortality", Value: "rate(deaths, births, 1000)", Target: "<= 9 ‰"}}})
	if err != nil {
		return 0, err
	}
	rec, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"births": births})
	if err != nil {
		return 0, err
	}
	if res := plan.Evaluate(rec)[0]; res.Verdict.Judged() {
		return spoken(res.Verdict == indicator.Achieved, nil), nil
	}
	return noData, nil
}
