package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/childward/childward/indicator"
)

// opa is a prepared query for a module with a rule per ratio that is true where the target is reached. Inputs
// are parsed beforehand.
type opa struct {
	*job
	query   rego.PreparedEvalQuery
	records []record
	inputs  []ast.Value
	met     []bool
}

func newOPA(j *job) (contestant, error) { return opaOf(j) }

func opaOf(j *job) (*opa, error) {
	module := &strings.Builder{}
	module.WriteString("package job\n")
	for _, r := range j.ratios {
		condition := j.spell("input."+j.statistics[r.numerator], "input."+j.statistics[r.denominator], fmt.Sprint(r.per))
		fmt.Fprintf(module, "%s if %s %s %s\n", r.id, condition, r.comparison(), r.target)
	}
	query, err := rego.New(rego.Query("data.job"), rego.Module("job.rego", module.String())).PrepareForEval(context.Background())
	return &opa{job: j, query: query, met: make([]bool, len(j.ratios))}, err
}

func (c *opa) load(records []record) error {
	c.records, c.inputs = records, make([]ast.Value, len(records))
	for i := range records {
		var err error
		if c.inputs[i], err = c.input(&records[i]); err != nil {
			return err
		}
	}
	return nil
}

func (c *opa) input(rec *record) (ast.Value, error) {
	return ast.InterfaceToValue(c.named(rec, func(v int64) any { return v }))
}

func (c *opa) judge(verdicts []indicator.Verdict) error {
	for i := range c.records {
		if err := c.ask(c.inputs[i]); err != nil {
			return err
		}
		c.guarded(&c.records[i], verdicts[i*len(c.ratios):], c.met)
	}
	return nil
}

// ask leaves in c.met which ratios reach their target.
func (c *opa) ask(input ast.Value) error {
	answer, err := c.query.Eval(context.Background(), rego.EvalParsedInput(input))
	if err != nil {
		return err
	}
	rules := answer[0].Expressions[0].Value.(map[string]any)
	for k, r := range c.ratios {
		c.met[k] = rules[r.id] == true
	}
	return nil
}

func opaUnguarded() reply {
	c, err := opaOf(mortality())
	if err != nil {
		return fails
	}
	rec := withoutDeaths(c.job)
	input, err := c.input(&rec)
	if err != nil {
		return fails
	}
	if err := c.ask(input); err != nil {
		return fails
	}
	if c.met[0] {
		return achieved
	}
	return undefined
}
