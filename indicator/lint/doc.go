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
// # Codes
//
// Errors have the codes of what refuses them, such as unknown_name and target_base_differs. The others are:
//
//	statistic_unused        warning  nothing uses it
//	statistic_only_checked  note     constraints alone use it
//	statistic_misspelt      warning  one letter away from a name that is used
//	target_always           warning  all sound data meet it: "<= 100 %" of a percentage
//	target_never            warning  no sound data meet it: "> 100 %" of a percentage, "= 0.5" of a count
//	value_never             warning  no sound data give it a value
//	direction_contradicts   warning  better, harm, or a further target pulls to the other side
//	part_not_bounded        warning  percent(part, whole), and no constraint or chain of them says part <= whole
//	population_differs      warning  denominator or measure names another statistic than the formula divides by
//	population_unsaid       note     deaths divided by something that the plan does not say in words
//	number_twice            warning  two indicators have one printed number
//	translation_missing     warning  a text is there in one language alone; a note where one text stands for both, and
//	                                 one note that counts them where all texts of the file do
//	allow_without_reason    warning  see below
//	allow_unused            warning
//	allow_unreadable        warning
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
