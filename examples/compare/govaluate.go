package main

import (
	"github.com/casbin/govaluate"
)

// newGovaluate is govaluate, in the fork that is kept up.
func newGovaluate(j *job) (contestant, error) { return govaluated(j) }

func govaluated(j *job) (*interpreter[govaluate.MapParameters], error) {
	c := &interpreter[govaluate.MapParameters]{job: j}
	c.environment = func(rec *record) (govaluate.MapParameters, error) { return j.named(rec, asFloat), nil }
	for _, r := range j.ratios {
		expression, err := govaluate.NewEvaluableExpression(j.condition(r))
		if err != nil {
			return nil, err
		}
		c.programs = append(c.programs, func(parameters govaluate.MapParameters) (bool, error) {
			met, err := expression.Eval(parameters)
			if err != nil {
				return false, err
			}
			return met.(bool), nil
		})
	}
	return c, nil
}

func govaluateUnguarded() (reply, error) { return ask(govaluated(mortality())) }
