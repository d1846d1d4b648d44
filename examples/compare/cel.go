package main

import (
	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

// newCELDouble is cel-go on doubles, as its users write a rate.
func newCELDouble(j *job) (contestant, error) { return celDouble(j) }

func celDouble(j *job) (*interpreter[cel.Activation], error) {
	return celProgram(j, cel.DoubleType, j.floatCondition, func(v int64) any { return types.Double(v) })
}

// newCELInt is the exact way that cel-go has: whole numbers, multiplied crosswise by whoever writes the rule.
func newCELInt(j *job) (contestant, error) { return celInt(j) }

func celInt(j *job) (*interpreter[cel.Activation], error) {
	return celProgram(j, cel.IntType, j.crossedCondition, func(v int64) any { return types.Int(v) })
}

// celProgram compiles the conditions against typed variables; values are CEL's own from the start.
func celProgram(j *job, of *cel.Type, condition func(ratio) string, value func(int64) any) (*interpreter[cel.Activation], error) {
	c := &interpreter[cel.Activation]{job: j}
	c.environment = func(rec *record) (cel.Activation, error) { return cel.NewActivation(j.named(rec, value)) }
	var variables []cel.EnvOption
	for _, name := range j.statistics {
		variables = append(variables, cel.Variable(name, of))
	}
	environment, err := cel.NewEnv(variables...)
	if err != nil {
		return nil, err
	}
	for _, r := range j.ratios {
		checked, issues := environment.Compile(condition(r))
		if issues.Err() != nil {
			return nil, issues.Err()
		}
		program, err := environment.Program(checked, cel.EvalOptions(cel.OptOptimize))
		if err != nil {
			return nil, err
		}
		c.programs = append(c.programs, func(activation cel.Activation) (bool, error) {
			met, _, err := program.Eval(activation)
			return met == types.True, err
		})
	}
	return c, nil
}

func celDoubleUnguarded() (reply, error) { return ask(celDouble(mortality())) }

func celIntUnguarded() (reply, error) { return ask(celInt(mortality())) }
