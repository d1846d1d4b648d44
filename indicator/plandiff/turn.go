package plandiff

import (
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Turn is a verdict of the plan's own target that the two plans give differently for the same data.
type Turn struct {
	Unit      indicator.Unit
	City      bool // it is that of the city
	Indicator indicator.Indicator
	From, To  indicator.Verdict
	Because   Cause
}

// A Cause is what turned a verdict.
type Cause string

// The causes.
const (
	ByFigure  Cause = "figure"  // the same formula and target: what the plan says of the statistics changed
	ByTarget  Cause = "target"  // the figure of the old plan held against the target of the new one turns it
	ByFormula Cause = "formula" // the formula gives another figure
)

// Turns returns the verdicts that turn for given data, unit by unit and the city last. read reads the data for a
// plan; it is called twice, for plans that have the statistics of both, so that neither stumbles over a column that
// only the other knows. Indicators that only one of the plans has at that level have no verdict to turn.
func Turns(before, after *indicator.Plan, read func(*indicator.Plan) (indicator.Reports, error)) ([]Turn, error) {
	c := newComparison(before, after)
	var reports [2]indicator.Reports
	for i, d := range []indicator.Definition{
		withStatistics(c.after, c.before.Statistics), withStatistics(c.before, c.after.Statistics),
	} {
		plan, err := indicator.NewPlan(d)
		if err == nil {
			reports[i], err = read(plan)
		}
		if err != nil {
			return nil, err
		}
	}
	old := map[indicator.Unit]indicator.Record{}
	for _, then := range reports[1].Wards {
		old[then.Unit()] = then
	}
	var turns []Turn
	for _, now := range reports[0].Wards {
		if then, ok := old[now.Unit()]; ok {
			turns = append(turns, c.turns(then, now)...)
		}
	}
	return append(turns, c.turns(reports[1].City, reports[0].City)...), nil
}

// withStatistics adds the statistics that a definition lacks. Their constraints are no part of it, and a label that
// it has already is not given to them as well.
func withStatistics(d indicator.Definition, others []indicator.Statistic) indicator.Definition {
	names, labels := map[string]bool{}, map[wording.Text]bool{}
	for _, s := range d.Statistics {
		names[s.Name], labels[s.Label] = true, true
	}
	for _, s := range others {
		if names[s.Name] {
			continue
		}
		s.Constraints = nil
		if labels[s.Label] {
			s.Label = wording.Text{}
		}
		d.Statistics = append(d.Statistics, s)
	}
	return d
}

// turns compares the results of one unit.
func (c *comparison) turns(then, now indicator.Record) []Turn {
	var turns []Turn
	old := results(then)
	for _, to := range results(now) {
		from, ok := old.Find(to.Indicator().ID)
		if !ok || from.Verdict == to.Verdict {
			continue
		}
		turns = append(turns, Turn{now.Unit(), now.IsCity(), to.Indicator(), from.Verdict, to.Verdict, c.cause(from, to)})
	}
	return turns
}

func results(r indicator.Record) indicator.Results { return r.Plan().Evaluate(r) }

// cause finds out what turned a verdict.
func (c *comparison) cause(from, to indicator.Result) Cause {
	b, a := from.Indicator(), to.Indicator()
	before, err1 := target.Parse(b.Target)
	after, err2 := target.Parse(a.Target)
	if err1 == nil && err2 == nil && b.Target != a.Target && before.Base == after.Base {
		n, ok := from.Value().Number()
		if ok && to.Verdict.Judged() && after.Met(n) == (to.Verdict == indicator.Achieved) {
			return ByTarget
		}
	}
	if b.Value != a.Value && !c.same(b.Value, a.Value, rules.Options{Type: rules.NumberType}) {
		return ByFormula
	}
	return ByFigure
}
