package main

import (
	"strconv"

	"github.com/childward/childward/indicator"
)

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

// condition is the ratio with its target, whole numbers plain: n / d * 1000 <= 9.
func (j *job) condition(r ratio) string {
	return j.formula(r) + " " + r.comparison() + " " + r.target
}

// floatCondition is the same with the point that makes a literal a float: n / d * 1000.0 <= 9.0.
func (j *job) floatCondition(r ratio) string {
	return j.spell(j.statistics[r.numerator], j.statistics[r.denominator], strconv.FormatInt(r.per, 10)+".0") +
		" " + r.comparison() + " " + withPoint(r.target)
}

func withPoint(number string) string {
	if _, err := strconv.ParseInt(number, 10, 64); err == nil {
		return number + ".0"
	}
	return number
}

// crossedCondition is the ratio as a comparison of whole numbers: n * 1000 <= d * 9.
func (j *job) crossedCondition(r ratio) string {
	a, b := r.crossed()
	return j.statistics[r.numerator] + " * " + strconv.FormatInt(a, 10) + " " + r.comparison() + " " +
		j.statistics[r.denominator] + " * " + strconv.FormatInt(b, 10)
}

// mortality is the job of one ratio that entry.unguarded is about.
func mortality() *job {
	return &job{statistics: []string{"deaths", "births"}, ratios: []ratio{{"infant_mortality", 0, 1, 1000, "<=", "9"}}}
}

// withoutDeaths is its record without the numerator.
func withoutDeaths(j *job) record {
	rec := newRecords(j, 1)[0]
	rec.values[1] = births
	rec.lose(0)
	return rec
}

// ask runs the only program of an interpreter of the mortality job without the numerator.
func ask[Environment any](c *interpreter[Environment], err error) reply {
	if err != nil {
		return fails
	}
	rec := withoutDeaths(c.job)
	environment, err := c.environment(&rec)
	if err != nil {
		return fails
	}
	return spoken(c.programs[0](environment))
}
