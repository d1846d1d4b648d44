// Package lint reads a plan without data and says what in it is wrong, or is likely to judge wards in another way
// than its author means:
//
//	for _, f := range lint.Plan(source, "plan.yaml") {
//		fmt.Println(f.Detail(rules.English))
//	}
//
// A [Finding] has a code that never changes, a [Severity], a place in the file, and says in Vietnamese and English
// what was found and what to do. Errors are what [indicator.ParsePlan] refuses, all of them; warnings and notes are
// about plans that can be read.
//
// What is said of targets and of parts of a whole is proved, in exact numbers, from what all sound data have in
// common: counts are whole and not below 0, flags add up to at most the number of units, and the constraints of
// the plan hold. What cannot be proved is not said.
//
// # Silencing
//
// A warning or a note that is meant to be so is silenced in the file, with the reason, by a comment at the end of
// its line or alone above it:
//
//	# lint: allow part_not_bounded: a child vaccinated elsewhere is counted here
//	value: percent(vaccinated, children_under_1)
//
// A comment without a reason, one that silences nothing, and one that cannot be read are findings, too. Errors
// cannot be silenced.
package lint
