// Package prove says what holds of formulas for all sound data, without data, in exact numbers.
//
// A [Domain] holds what is known before there are data: no name is below 0, which ones are whole, and the conditions
// that sound data meet. [Domain.Certain] asks whether a formula always or never meets a threshold, [Domain.AtMost]
// whether a part can exceed its whole, [Equal] whether two formulas are the same, and a [Partition] whether bands
// leave a gap or overlap. One analysis serves them: the ratio form of a formula, linear programs over its sums, and
// intervals for what has no ratio form.
package prove
