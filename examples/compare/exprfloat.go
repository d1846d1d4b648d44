package main

import (
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

// newExprFloat is expr on float64: programs compiled against the names of the statistics, one virtual
// machine for all runs.
func newExprFloat(j *job) (contestant, error) { return exprFloat(j) }

func exprFloat(j *job) (*interpreter[map[string]any], error) {
	c := &interpreter[map[string]any]{job: j}
	c.environment = func(rec *record) (map[string]any, error) { return j.named(rec, asFloat), nil }
	types := map[string]any{}
	for _, name := range j.statistics {
		types[name] = float64(0)
	}
	machine := &vm.VM{}
	for _, r := range j.ratios {
		program, err := expr.Compile(j.floatCondition(r), expr.Env(types), expr.AsBool())
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

func exprFloatUnguarded() reply { return ask(exprFloat(mortality())) }
