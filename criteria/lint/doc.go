// Package lint reads a scheme of points without data and says what in it is wrong, or is likely to score wards in
// another way than its author means. It does for package criteria what [github.com/childward/childward/indicator/lint]
// does for plans: the findings are of that package, and comments "# lint: allow CODE: reason" silence them.
//
// Errors are what [criteria.ParseScheme] refuses: bands that leave a gap or overlap, grades that overlap or are out of
// order, maxima that exceed the total, unknown names. The codes of warnings and notes are:
//
//	policy_knocks_out     warning  not_applicable: zero, or 0, is all of a criterion that knocks out: a ward with nobody to
//	                               whom it could happen is excluded
//	policy_unused         note     not_applicable where the item divides by nothing
//	bands_same            warning  two bands one after the other give the same points
//	grades_gap            warning  a total above the lowest grade has none
//	rescaled_maximum      note     the max of a criterion that is rescaled is not what its items add up to
//	statistic_unused      warning  no item uses it, and no scale is unknown that could
//	number_twice          warning  two criteria have one printed number
//	translation_missing   warning  a text is there in one language alone; a note where one text stands for both
package lint
