// Package expression compiles formulas over what a ward reported and over the indicators of its plan, for those who
// give points or grades for them: value("id") is the value of an indicator, and achieved("id") whether it reached the
// plan's target.
//
// What such a formula may speak of is a [Vocabulary], which a plan hands out; what it is worth is asked of the [Row]
// of a ward's record of that plan:
//
//	e, err := plan.Vocabulary().Express(`value("coverage") >= 95`, rules.TruthType)
//	kind, holds := e.Holds(record.Row())
//
// An expression is stricter than its formula: what stands in for something missing does not count, because the figure
// that comes in may say otherwise.
package expression
