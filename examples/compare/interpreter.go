package main

import "github.com/childward/childward/indicator"

// An interpreter runs a program per ratio, compiled once, over an environment per record, made once. Go asks
// first whether the statistics are there and the denominator is not 0, which is cheaper than asking in the
// language; the programs answer true or false.
type interpreter[Environment any] struct {
	*job
	programs     []func(Environment) (bool, error)
	environment  func(*record) (Environment, error)
	records      []record
	environments []Environment
}

func (c *interpreter[Environment]) load(records []record) error {
	c.records, c.environments = records, make([]Environment, len(records))
	for i := range records {
		var err error
		if c.environments[i], err = c.environment(&records[i]); err != nil {
			return err
		}
	}
	return nil
}

func (c *interpreter[Environment]) judge(verdicts []indicator.Verdict) error {
	for i := range c.records {
		rec, out := &c.records[i], verdicts[i*len(c.ratios):]
		for k := range c.ratios {
			var open bool
			if out[k], open = c.ratios[k].guard(rec); !open {
				continue
			}
			met, err := c.programs[k](c.environments[i])
			if err != nil {
				return err
			}
			out[k] = verdict(met)
		}
	}
	return nil
}

// guard gives the verdicts that need no arithmetic; open is true where the target is to be asked.
func (r *ratio) guard(rec *record) (v indicator.Verdict, open bool) {
	if !rec.has(r.numerator) || !rec.has(r.denominator) {
		return indicator.NoData, false
	}
	return indicator.NotApplicable, rec.values[r.denominator] != 0
}

// guarded writes the verdicts of a record whose targets were all asked at once.
func (j *job) guarded(rec *record, verdicts []indicator.Verdict, met []bool) {
	for k := range j.ratios {
		var open bool
		if verdicts[k], open = j.ratios[k].guard(rec); open {
			verdicts[k] = verdict(met[k])
		}
	}
}

// named returns the statistics of a record by name, those that are there.
func (j *job) named(rec *record, value func(int64) any) map[string]any {
	named := make(map[string]any, len(j.statistics))
	for s, name := range j.statistics {
		if rec.has(s) {
			named[name] = value(rec.values[s])
		}
	}
	return named
}

// asFloat is a statistic as the float64 that engines compute with.
func asFloat(v int64) any { return float64(v) }
