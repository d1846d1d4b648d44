package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

// An Expression is a formula over what a ward reported and over the indicators of its plan: in it
// value("id") is the value of an indicator, and achieved("id") whether it reached the plan's target. It never
// changes and serves any number of goroutines.
type Expression struct {
	plan    *Plan
	formula *rules.Formula
	unseen  []int // the slots of a formula that may decide without looking at each of them
	checks  []int // the constraints about statistics it uses
	fillsIn bool  // it asks whether something is known

	denominators []*rules.Formula // by which it divides
}

var (
	indicatorElsewhere = wording.New("indicator_elsewhere", "indicator \"{0}\" is not computed for wards", "chỉ tiêu \"{0}\" không tính cho xã, phường")
	indicatorMonitored = wording.New("indicator_monitored", "indicator \"{0}\" is only shown for wards: one event would decide", "chỉ tiêu \"{0}\" ở xã, phường chỉ để theo dõi: một trường hợp đã quyết định kết quả")
	hintValueOf        = wording.New("", "compare its value: value(\"{0}\")", "hãy so sánh giá trị: value(\"{0}\")")
)

// Express compiles an expression over a ward's statistics and indicators. What is wrong with it comes as
// [rules.Errors], places within the text. achieved of an indicator that is only monitored is refused, and
// so is an indicator that does not exist for wards.
func (p *Plan) Express(text string, want rules.Want) (*Expression, error) {
	f, err := rules.CompileWith(text, p.ward.scope, rules.Options{Want: want, Quoted: p.quotables()})
	if err != nil {
		return nil, err
	}
	e := &Expression{plan: p, formula: f, fillsIn: prove.AsksKnown(f), denominators: prove.Denominators(f)}
	if prove.MayPassBy(f) {
		e.unseen = f.Uses()
	}
	for i, c := range p.ward.constraints {
		if slices.ContainsFunc(c.formula.Uses(), func(slot int) bool { return slices.Contains(f.Uses(), slot) }) {
			e.checks = append(e.checks, i)
		}
	}
	return e, nil
}

// quotables are the indicators as expressions name them.
func (p *Plan) quotables() map[string]map[string]rules.Quoted {
	values, achieved := map[string]rules.Quoted{}, map[string]rules.Quoted{}
	for _, c := range p.indicators {
		switch {
		case c.ward == nil:
			none := rules.Quoted{Refused: indicatorElsewhere.With(c.ID)}
			values[c.ID], achieved[c.ID] = none, none
			continue
		case c.ward.monitor:
			achieved[c.ID] = rules.Quoted{Refused: indicatorMonitored.With(c.ID), Hint: hintValueOf.With(c.ID)}
		default:
			achieved[c.ID] = rules.Quoted{Formula: c.ward.formula, Against: &c.targets[0].Threshold}
		}
		values[c.ID] = rules.Quoted{Formula: c.ward.formula}
	}
	return map[string]map[string]rules.Quoted{"value": values, "achieved": achieved}
}

// Formula returns the compiled formula.
func (e *Expression) Formula() *rules.Formula { return e.formula }

// Holds returns the kind of the expression's value, a condition, for a ward's record of the plan, and where it is
// a truth value which one. What is decided with something missing stays so whatever sound figures come in.
// It does not look whether the record contradicts itself; see [Expression.Contradicted].
func (e *Expression) Holds(r Record) (kind rules.ValueKind, truth bool) {
	if e.fillsIn && e.anyMissing(r) {
		return rules.Missing, false
	}
	kind, truth = e.formula.Holds(&r.data.row)
	if kind == rules.Undefined && e.mayStillDecide(r) {
		return rules.Missing, false
	}
	return kind, truth
}

// mayStillDecide reports whether what is missing could decide the expression although a part of it is undefined: in
// percent(0, 0) > 40 or cases == 0, cases does not need the percentage.
func (e *Expression) mayStillDecide(r Record) bool { return e.unseen != nil && e.anyMissing(r) }

// Evaluate returns the value, with the reason where there is none. As in Holds, what the expression would fill
// in for something missing does not count.
func (e *Expression) Evaluate(r Record) rules.Value {
	if e.fillsIn && e.anyMissing(r) {
		return rules.MissingValue(e.Missing(r)...)
	}
	v := e.formula.Evaluate(r.data.row)
	if v.Kind() == rules.Undefined && e.mayStillDecide(r) {
		return rules.MissingValue(e.Missing(r)...)
	}
	return v
}

func (e *Expression) anyMissing(r Record) bool {
	return slices.ContainsFunc(e.formula.Uses(), func(slot int) bool { return r.data.row.Get(slot).Kind() == rules.Missing })
}

// Missing returns the names of the statistics in the expression that the record lacks, sorted.
func (e *Expression) Missing(r Record) []string { return e.formula.Absent(r.data.row) }

// MayBeNotApplicable reports whether the expression, missing for this record, could become not applicable when
// what is missing comes in.
func (e *Expression) MayBeNotApplicable(r Record) bool {
	if e.fillsIn { // what stands in for a missing denominator says nothing of what comes in
		return prove.Divides(e.formula)
	}
	return slices.ContainsFunc(e.denominators, func(d *rules.Formula) bool {
		n, ok := d.Evaluate(r.data.row).Number()
		return !ok || n.Sign() == 0
	})
}

// Contradicted reports whether a figure that the expression uses contradicts itself or another: a negative
// count, or a constraint of the plan that does not hold. Then the expression has no value.
func (e *Expression) Contradicted(r Record) bool {
	return r.data.breaks(e.plan.ward.constraints, e.checks) || r.data.anyInvalid(e.unseen)
}

// breaks reports whether one of the constraints does not hold.
func (d *recordData) breaks(constraints []constraint, checks []int) bool {
	for _, i := range checks {
		if kind, holds := constraints[i].formula.Holds(&d.row); kind == rules.IsTruth && !holds {
			return true
		}
	}
	return false
}

// A Guard tells for many expressions at once whether any of them is contradicted.
type Guard struct{ all Expression }

// Guard returns the guard of expressions of this plan.
func (p *Plan) Guard(expressions []*Expression) *Guard {
	g := &Guard{Expression{plan: p}}
	for _, e := range expressions {
		g.all.checks = append(g.all.checks, e.checks...)
		g.all.unseen = append(g.all.unseen, e.unseen...)
	}
	for _, list := range []*[]int{&g.all.checks, &g.all.unseen} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return g
}

// Contradicted reports whether [Expression.Contradicted] is true of any of the expressions.
func (g *Guard) Contradicted(r Record) bool { return g.all.Contradicted(r) }

// Contradictions returns the faults of the record that [Expression.Contradicted] is about.
func (e *Expression) Contradictions(r Record) []Fault {
	names := e.Statistics()
	return slices.DeleteFunc(r.Faults(), func(f Fault) bool {
		return !slices.ContainsFunc(f.Statistics, func(name string) bool { return slices.Contains(names, name) })
	})
}

// Statistics returns the names of all statistics the expression uses, also through indicators.
func (e *Expression) Statistics() []string {
	all := e.plan.ward.scope.Names()
	var names []string
	for _, slot := range e.formula.Uses() {
		names = append(names, all[slot])
	}
	return names
}

// A Quantity is the one thing that a list of conditions is about, such as a percentage that bands compare with
// constants.
type Quantity struct {
	partition *prove.Partition
	whole     bool // it is a count, or made of counts alone
}

// QuantityOf returns the quantity of conditions over this plan; ok is false where they are about more than one.
func (p *Plan) QuantityOf(conditions []*Expression) (q *Quantity, ok bool) {
	formulas := make([]*rules.Formula, len(conditions))
	for i, e := range conditions {
		formulas[i] = e.formula
	}
	partition, ok := prove.PartitionOf(formulas)
	if !ok {
		return nil, false
	}
	whole := partition.Whole(func(slot int) bool {
		statistic, _ := p.statisticOf(slot)
		return p.definition.Statistics[statistic].Kind == Count
	})
	return &Quantity{partition, whole}, true
}

// Cells cut everything that the quantity can be into stretches in each of which every condition has one answer.
func (q *Quantity) Cells() []prove.Cell { return q.partition.Cells(q.whole) }

// Rounded returns a value of the quantity for display: to two decimals, or to as many more as it takes that no
// condition would answer otherwise for the rounded value.
func (q *Quantity) Rounded(n exact.Number) exact.Number {
	exact := q.partition.At(rules.NumberValue(n)).Holds
	for places := 2; places < 60; places++ {
		v := rules.NumberValue(n).Round(places)
		if slices.Equal(q.partition.At(v).Holds, exact) {
			rounded, _ := v.Number()
			return rounded
		}
	}
	return n
}

// Value returns the quantity for a record of the plan.
func (q *Quantity) Value(r Record) rules.Value { return q.partition.Value(r.data.row) }
