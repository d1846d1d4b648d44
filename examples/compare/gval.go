package main

import (
	"context"

	"github.com/PaesslerAG/gval"
)

// newGval is gval on float64.
func newGval(j *job) (contestant, error) { return gvalFloat(j) }

func gvalFloat(j *job) (*interpreter[map[string]any], error) {
	return gvalProgram(j, gval.Arithmetic(), asFloat)
}

// newGvalDecimal is gval with its own arithmetic on shopspring/decimal.
func newGvalDecimal(j *job) (contestant, error) { return gvalDecimal(j) }

func gvalDecimal(j *job) (*interpreter[map[string]any], error) {
	return gvalProgram(j, gval.DecimalArithmetic(), asDecimal)
}

func gvalProgram(j *job, arithmetic gval.Language, value func(int64) any) (*interpreter[map[string]any], error) {
	c := &interpreter[map[string]any]{job: j}
	c.environment = func(rec *record) (map[string]any, error) { return j.named(rec, value), nil }
	language := gval.NewLanguage(arithmetic, gval.Ident())
	for _, r := range j.ratios {
		evaluable, err := language.NewEvaluable(j.condition(r))
		if err != nil {
			return nil, err
		}
		c.programs = append(c.programs, func(environment map[string]any) (bool, error) {
			return evaluable.EvalBool(context.Background(), environment)
		})
	}
	return c, nil
}

func gvalUnguarded() (reply, error) { return ask(gvalFloat(mortality())) }

func gvalDecimalUnguarded() (reply, error) { return ask(gvalDecimal(mortality())) }
