package plantest

import (
	"fmt"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Point is something that cases can come to: an indicator, a target, a verdict, a reading, a condition that
// is true. Further sources add points of their own.
type Point struct {
	Kind    string
	Reached bool
	Place   *rules.Error // where it stands in the plan, its Message saying what it is
}

// The kinds of point that plans have.
const (
	PointIndicator = "indicator" // a case expects something of it
	PointTarget    = "target"    // a case is judged against it
	PointVerdict   = "verdict"   // a case expects it: each verdict of an indicator, both sides of further targets
	PointReading   = "reading"   // a case is judged under it: both sides
	PointCondition = "condition" // a case came to it: once as true, once as false
)

// A Source is what else than a plan can be covered, such as the bands of a scheme.
type Source interface {
	// Points returns what there is, and what the outcomes have reached.
	Points(outcomes []CaseResult) []Point
}

// A Coverage says what cases have come to, and what they have not.
type Coverage struct{ Points []Point }

// Cover looks at what the outcomes of cases have come to in a plan, and in further sources. Only what a case
// expects counts, not what was computed beside it.
func Cover(plan *indicator.Plan, outcomes []CaseResult, further ...Source) Coverage {
	d := plan.Definition()
	c := coverer{plan: plan, levels: levelsOf(d), seen: map[string]bool{}}
	for _, o := range outcomes {
		for _, check := range o.Case.Checks {
			if check.Boundary == "" && !check.None { // the target that is named, and no result, are no verdict
				c.note(o, check)
			}
		}
	}
	for i := range d.Indicators {
		c.indicator(i, d.Indicators[i])
	}
	for _, source := range further {
		c.points = append(c.points, source.Points(outcomes)...)
	}
	return Coverage{c.points}
}

// Reached returns how many points have been reached.
func (c Coverage) Reached() int { return len(c.Points) - len(c.Missed()) }

// Missed returns the points that have not been reached, in the order of the plan.
func (c Coverage) Missed() []Point {
	var missed []Point
	for _, p := range c.Points {
		if !p.Reached {
			missed = append(missed, p)
		}
	}
	return missed
}

// AtLeast reports whether so many percent of the points have been reached; nothing to reach is all of it.
func (c Coverage) AtLeast(percent exact.Number) bool {
	reached, all := exact.Int(int64(c.Reached())), exact.Int(int64(len(c.Points)))
	return reached.Mul(exact.Int(100)).Cmp(percent.Mul(all)) >= 0
}

// A coverer gathers what has been seen, under keys that name it.
type coverer struct {
	plan *indicator.Plan
	levels
	seen   map[string]bool
	points []Point
}

// key is the key of a subject of an indicator.
func (c Check) key() string {
	return fmt.Sprintf("%s/%d/%s", c.Indicator, c.Target, c.Reading)
}

// note marks what a check comes to. What it expects is what counts: a case that fails is no less a case.
func (c *coverer) note(o CaseResult, check Check) {
	c.seen[check.Indicator] = true
	res, _ := o.results.Find(check.Indicator)
	verdict := look(res, check).verdict
	if check.Verdict != nil {
		verdict = *check.Verdict
	}
	c.seen[check.key()+"/"+verdict.String()] = true
	conditions := res.Derivation(wording.English).Conditions
	if check.Reading != "" {
		for _, r := range res.Readings() {
			if r.Reading.ID == check.Reading {
				conditions = r.Derivation(wording.English).Conditions
			}
		}
	}
	for i, condition := range conditions {
		if truth, known := condition.Value.Truth(); known {
			c.seen[conditionKey(check.formulaKey(), i, truth)] = true
		}
	}
}

// formulaKey is the key of the formula that a check looks at.
func (c Check) formulaKey() string { return c.Indicator + "?" + c.Reading }

func conditionKey(formula string, i int, truth bool) string {
	return fmt.Sprintf("%s/%d/%v", formula, i, truth)
}

func (c *coverer) add(kind, path, key string, message wording.Message) {
	place := &rules.Error{Kind: rules.KindInvalid, Message: message}
	c.plan.Locate(path, place)
	c.points = append(c.points, Point{kind, c.seen[key], place})
}

var (
	indicatorUnseen = wording.New("cover_indicator", "indicator {0}: no case", "chỉ tiêu {0}: chưa có trường hợp nào")
	targetUnseen    = wording.New("cover_target", "{0}: the target \"{1}\" is never held against", "{0}: chưa so với mức \"{1}\"")
	verdictUnseen   = wording.New("cover_verdict", "{0}, \"{1}\": never {2}", "{0}, \"{1}\": chưa có trường hợp {2}")
	readingUnseen   = wording.New("cover_reading", "{0}, reading {1}: never {2}", "{0}, cách hiểu {1}: chưa có trường hợp {2}")
	conditionUnseen = wording.New("cover_condition", "{0}: \"{1}\" is never {2}", "{0}: \"{1}\" chưa bao giờ là {2}")
)

// indicator lists the points of an indicator.
func (c *coverer) indicator(i int, in indicator.Indicator) {
	path := fmt.Sprintf("indicators[%d]", i)
	c.add(PointIndicator, path+".id", in.ID, indicatorUnseen.With(in.ID))
	names := c.of(in)
	own := Check{Indicator: in.ID}
	formula := names.compile(in.Value)
	subjects := subjectsOf(in)
	readings := 1 + len(in.FurtherTargets) // where they begin
	for k, s := range subjects[:readings] {
		check, at := s.check(in.ID), path+s.path
		judged := check.key() + "/judged"
		c.seen[judged] = c.seen[check.key()+"/achieved"] || c.seen[check.key()+"/missed"]
		c.add(PointTarget, at, judged, targetUnseen.With(in.ID, s.wanted))
		verdicts := possible(names, formula, s.wanted, k == 0)
		if k == 0 && in.Due == indicator.DueYear {
			verdicts = append(verdicts, indicator.NotDue) // in a part of a year
		}
		for _, v := range verdicts {
			c.add(PointVerdict, at, check.key()+"/"+v.String(), verdictUnseen.With(in.ID, s.wanted, v.Text()))
		}
	}
	c.conditions(path+".value", own, formula)
	for _, s := range subjects[readings:] {
		check, f := s.check(in.ID), names.compile(s.value)
		for _, v := range possible(names, f, s.wanted, false) {
			c.add(PointReading, path+s.path+".id", check.key()+"/"+v.String(), readingUnseen.With(in.ID, s.reading, v.Text()))
		}
		if s.own {
			c.conditions(path+s.path+".value", check, f)
		}
	}
}

// possible are the verdicts that figures of a year without contradiction can bring about; of a target that is not the
// plan's own, only the two sides.
func possible(names formulas, f *rules.Formula, target string, all bool) []indicator.Verdict {
	met, missed := names.sides(f, thresholdOf(target))
	var verdicts []indicator.Verdict
	add := func(v indicator.Verdict, can bool) {
		if can {
			verdicts = append(verdicts, v)
		}
	}
	add(indicator.Achieved, met)
	add(indicator.Missed, missed)
	add(indicator.NoData, all && len(f.Uses()) > 0)
	add(indicator.NotApplicable, all && names.undefinedFor(f))
	return verdicts
}

// conditions lists both sides of every condition of a formula.
func (c *coverer) conditions(path string, check Check, f *rules.Formula) {
	for i, condition := range f.Conditions(rules.Row{}) {
		for _, truth := range []bool{true, false} {
			place := &rules.Error{Kind: rules.KindInvalid, Line: condition.Line, Column: condition.Column, Width: condition.Width,
				Message: conditionUnseen.With(check.Indicator, condition.Text, fmt.Sprint(truth))}
			c.plan.Locate(path, place)
			c.points = append(c.points, Point{PointCondition, c.seen[conditionKey(check.formulaKey(), i, truth)], place})
		}
	}
}
