package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/hyperjumptech/grule-rule-engine/ast"
	"github.com/hyperjumptech/grule-rule-engine/builder"
	"github.com/hyperjumptech/grule-rule-engine/engine"
	"github.com/hyperjumptech/grule-rule-engine/pkg"

	"github.com/childward/childward/indicator"
)

// grule has a rule per ratio that matches where the target is reached. The rules of a record are matched in
// one pass; executing them one after the other takes a pass for each that matched.
type grule struct {
	*job
	engine    *engine.GruleEngine
	knowledge *ast.KnowledgeBase
	context   ast.IDataContext
	places    map[string]int // rule name -> ratio
	fact      reflect.Type
	records   []record
	facts     []any
	met       []bool
}

func newGrule(j *job) (contestant, error) { return gruleOf(j) }

func gruleOf(j *job) (*grule, error) {
	c := &grule{job: j, engine: engine.NewGruleEngine(), context: ast.NewDataContext(), places: map[string]int{}, met: make([]bool, len(j.ratios))}
	c.engine.ReturnErrOnFailedRuleEvaluation = true
	var source strings.Builder
	for k, r := range j.ratios {
		condition := j.spell("Record."+field(j.statistics[r.numerator]), "Record."+field(j.statistics[r.denominator]), fmt.Sprint(r.per))
		fmt.Fprintf(&source, "rule %s { when %s %s %s then Retract(%q); }\n", r.id, condition, r.comparison(), withPoint(r.target), r.id)
		c.places[r.id] = k
	}
	library := ast.NewKnowledgeLibrary()
	if err := builder.NewRuleBuilder(library).BuildRuleFromResource("job", "1", pkg.NewBytesResource([]byte(source.String()))); err != nil {
		return nil, err
	}
	var err error
	c.knowledge, err = library.NewKnowledgeBaseInstance("job", "1")
	fields := make([]reflect.StructField, len(j.statistics))
	for s, name := range j.statistics {
		fields[s] = reflect.StructField{Name: field(name), Type: reflect.TypeFor[float64]()}
	}
	c.fact = reflect.StructOf(fields)
	return c, err
}

// field is a statistic as the name of an exported field.
func field(statistic string) string { return strings.ToUpper(statistic[:1]) + statistic[1:] }

// load makes a struct of each record, as Go programs have their facts.
func (c *grule) load(records []record) error {
	c.records, c.facts = records, make([]any, len(records))
	for i := range records {
		fact := reflect.New(c.fact)
		for s, v := range records[i].values {
			fact.Elem().Field(s).SetFloat(float64(v))
		}
		c.facts[i] = fact.Interface()
	}
	return nil
}

func (c *grule) judge(verdicts []indicator.Verdict) error {
	for i := range c.records {
		if err := c.match(c.facts[i]); err != nil {
			return err
		}
		c.guarded(&c.records[i], verdicts[i*len(c.ratios):], c.met)
	}
	return nil
}

// match leaves in c.met which ratios reach their target.
func (c *grule) match(fact any) error {
	if err := c.context.Add("Record", fact); err != nil {
		return err
	}
	rules, err := c.engine.FetchMatchingRules(c.context, c.knowledge)
	if err != nil {
		return err
	}
	clear(c.met)
	for _, rule := range rules {
		c.met[c.places[rule.RuleName]] = true
	}
	return nil
}

func gruleUnguarded() (reply, error) {
	c, err := gruleOf(mortality())
	if err != nil {
		return 0, err
	}
	rec := withoutDeaths(c.job)
	if err := c.load([]record{rec}); err != nil {
		return 0, err
	}
	err = c.match(c.facts[0])
	return spoken(c.met[0], err), nil
}
