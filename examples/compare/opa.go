package main

import (
	"context"
	"fmt"
	"strconv"
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

// newOPA is the rate as its users write it.
func newOPA(j *job) (contestant, error) { return opaRate(j) }

func opaRate(j *job) (*opa, error) {
	return opaOf(j, func(r ratio, numerator, denominator string) string {
		return fmt.Sprint(j.spell(numerator, denominator, strconv.FormatInt(r.per, 10)), " ", r.comparison(), " ", r.target)
	})
}

// newOPAInteger is the exact way that OPA has, which is also the fast one: whole numbers, multiplied crosswise.
func newOPAInteger(j *job) (contestant, error) { return opaInteger(j) }

func opaInteger(j *job) (*opa, error) {
	return opaOf(j, func(r ratio, numerator, denominator string) string {
		a, b := r.crossed()
		return fmt.Sprintf("%s * %d %s %s * %d", numerator, a, r.comparison(), denominator, b)
	})
}

func opaOf(j *job, condition func(r ratio, numerator, denominator string) string) (*opa, error) {
	module := &strings.Builder{}
	module.WriteString("package job\n")
	for _, r := range j.ratios {
		fmt.Fprintf(module, "%s if %s\n", r.id, condition(r, "input."+j.statistics[r.numerator], "input."+j.statistics[r.denominator]))
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

func opaUnguarded() (reply, error) { return askOPA(opaRate(mortality())) }

func opaIntegerUnguarded() (reply, error) { return askOPA(opaInteger(mortality())) }

func askOPA(c *opa, err error) (reply, error) {
	if err != nil {
		return 0, err
	}
	rec := withoutDeaths(c.job)
	input, err := c.input(&rec)
	if err != nil {
		return 0, err
	}
	if err := c.ask(input); err != nil {
		return fails, nil
	}
	if c.met[0] {
		return achieved, nil
	}
	return undefined, nil
}
