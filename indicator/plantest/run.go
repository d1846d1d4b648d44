package plantest

import (
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A CaseResult is what came of a case.
type CaseResult struct {
	Case     Case
	Failures []Failure // empty when every check holds
	results  indicator.Results
}

// Passed reports whether everything came out as the case expects.
func (o CaseResult) Passed() bool { return len(o.Failures) == 0 }

// Results returns what the plan makes of the figures of the case.
func (o CaseResult) Results() indicator.Results { return slices.Clone(o.results) }

// A Failure is a check that does not hold.
type Failure struct {
	Check    Check
	Given    []Given      // the figures of the case that it depends on
	About    wording.Text // the indicator, and the further target or the reading
	Expected wording.Text
	Got      wording.Text
	Worked   wording.Text // how it was worked out: 2 / 248 × 1.000 = 250/31 ≈ 8,06‰ ≤ 9‰ → đạt
}

// Run runs the cases whose name the function accepts, in the order of the file; nil accepts every case.
func (s *Suite) Run(accept func(name string) bool) []CaseResult {
	var outcomes []CaseResult
	names := namesOf(s.plan)
	for _, c := range s.cases {
		if accept == nil || accept(c.Name) {
			outcomes = append(outcomes, c.run(s.plan, names))
		}
	}
	return outcomes
}

// run evaluates the figures of a case, which have been checked, and holds them against what is expected.
func (c Case) run(plan *indicator.Plan, names map[string]bool) CaseResult {
	if c.Property != nil {
		return c.has(plan)
	}
	record, _ := c.record(plan, names)
	o := CaseResult{Case: c, results: plan.Evaluate(record)}
	for _, check := range c.Checks {
		res, _ := o.results.Find(check.Indicator)
		if got := look(res, check); !got.as(check) {
			o.Failures = append(o.Failures, c.failure(plan, res, check, got))
		}
	}
	return o
}

// A finding is what a plan says of the subject of a check.
type finding struct {
	exists  bool
	verdict indicator.Verdict
	value   rules.Value
	result  indicator.Result // of the indicator, or of the reading
	target  string           // that the plan has
}

// look finds the subject of a check in a result.
func look(res indicator.Result, check Check) finding {
	switch {
	case res.Record().IsZero():
		return finding{}
	case check.Reading != "":
		for _, r := range res.Readings() {
			if r.Reading.ID == check.Reading {
				return finding{true, r.Verdict, r.Value(), r.Result, r.Reading.Target}
			}
		}
		return finding{}
	case check.Target > 0:
		targets := res.Worked().Targets
		if check.Target >= len(targets) {
			return finding{}
		}
		return finding{true, targets[check.Target].Verdict, res.Value(), res, res.Indicator().FurtherTargets[check.Target-1].Target}
	}
	return finding{true, res.Verdict, res.Value(), res, res.Indicator().Target}
}

// as reports whether the finding is what the check expects.
func (f finding) as(check Check) bool {
	if check.None || !f.exists {
		return check.None && !f.exists
	}
	return f.verdictAs(check) && f.valueAs(check) && f.annualAs(check) && f.interimAs(check) && f.monitorAs(check) &&
		f.missingAs(check) && f.warningsAs(check) && f.targetAs(check)
}

func (f finding) verdictAs(check Check) bool {
	return check.Verdict == nil || *check.Verdict == f.verdict
}

func (f finding) valueAs(check Check) bool {
	return check.Value == nil || check.meets(f.value, *check.Value)
}

// meets reports whether a value is a number, at the places of the check where it says any.
func (c Check) meets(value rules.Value, want exact.Number) bool {
	if c.Places != nil {
		value = value.Round(*c.Places)
	}
	n, ok := value.Number()
	return ok && n.Cmp(want) == 0
}

// annual is the yearly figure that is judged; missing where there is none.
func (f finding) annual() rules.Value {
	if a := f.result.Worked().Annual; a != nil {
		return rules.NumberValue(a.Value)
	}
	return rules.Value{}
}

func (f finding) annualAs(check Check) bool {
	return check.Annualised == nil || check.meets(f.annual(), *check.Annualised)
}

func (f finding) interimAs(check Check) bool {
	return check.Interim == nil || *check.Interim == f.result.Interim()
}

func (f finding) missingAs(check Check) bool {
	return check.Missing == nil || slices.Equal(check.Missing, f.value.Missing())
}

func (f finding) monitorAs(check Check) bool {
	return check.Monitor == nil || *check.Monitor == f.result.Monitor()
}

func (f finding) warningsAs(check Check) bool {
	return check.Warnings == nil || slices.Equal(check.Warnings, f.warnings())
}

// warnings are the codes of what stands beside the verdict, sorted.
func (f finding) warnings() []string {
	var codes []string
	for _, w := range f.result.Warnings() {
		codes = append(codes, w.Code())
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func (f finding) targetAs(check Check) bool {
	return check.Boundary == "" || sameTarget(check.Boundary, f.target)
}
