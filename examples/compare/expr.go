package main

import (
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

// newExprFloat is expr on float64: programs compiled against the names of the statistics, one virtual
// machine for all runs.
func newExprFloat(j *job) (contestant, error) { return exprFloat(j) }

func exprFloat(j *job) (*interpreter[map[string]any], error) {
	return exprProgram(j, asFloat, j.floatCondition, expr.AsBool())
}

// newExprInt is the exact way that expr has: whole numbers, multiplied crosswise by whoever writes the rule.
// A product beyond 64 bits would wrap around unseen.
func newExprInt(j *job) (contestant, error) { return exprInt(j) }

func exprInt(j *job) (*interpreter[map[string]any], error) {
	return exprProgram(j, func(v int64) any { return int(v) }, j.crossedCondition, expr.AsBool())
}

// exprProgram compiles the conditions against statistics of the type that value makes.
func exprProgram(j *job, value func(int64) any, condition func(ratio) string, options ...expr.Option) (*interpreter[map[string]any], error) {
	c := &interpreter[map[string]any]{job: j}
	c.environment = func(rec *record) (map[string]any, error) { return j.named(rec, value), nil }
	types := map[string]any{}
	for _, name := range j.statistics {
		types[name] = value(0)
	}
	options = append(options, expr.Env(types))
	machine := &vm.VM{}
	for _, r := range j.ratios {
		program, err := expr.Compile(condition(r), options...)
		if err != nil {
			return nil, err
		}
		c.programs = append(c.programs, runExpr(machine, program))
	}
	return c, nil
}

// runExpr is a program that answers true or false.
func runExpr(machine *vm.VM, program *vm.Program) func(map[string]any) (bool, error) {
	return func(environment map[string]any) (bool, error) {
		met, err := machine.Run(program, environment)
		if err != nil {
			return false, err
		}
		return met.(bool), nil
	}
}

func exprIntUnguarded() (reply, error) { return ask(exprInt(mortality())) }

func exprFloatUnguarded() (reply, error) { return ask(exprFloat(mortality())) }
