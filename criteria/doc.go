// Package criteria turns what a ward reported and the indicators it reached into what a regulation asks for:
// points by criterion, a total held against the tier of the ward, and whether it may be proposed for recognition.
//
// A [Scheme] is read once, from YAML or from Go, and bound to a plan:
//
//	scheme := criteria.Decision06()                          // QĐ 06/QĐ-TTg, 13 criteria
//	scheme, err := scheme.WithScale(source, "scale.yaml")    // what the decision's sources leave unknown
//	ward, err := scheme.Plan().Record("06760", indicator.Year(2023), values)
//	rating := scheme.RateRecord(ward)
//	fmt.Println(rating.Outcome, rating.Low(), rating.High())
//
// Points are exact and have bounds. Where a statistic is missing, where figures contradict themselves, or where
// the points of the decision were not found, an item scores from low to high, and so do criteria and the total.
// The [Outcome] is eligible only where every condition holds at the low bounds, not eligible only where one
// fails even at the high bounds, and undetermined in between; [Rating.WouldSettle] then names the inputs that
// would decide. No figure that comes in later can turn an outcome that was determined.
//
// A scheme may have grades, an ordered ladder of names over the total, beside tiers or instead of them:
//
//	grades:
//	  - {id: A, from: 75}                # from 75 on, exactly: 74.999 is B
//	  - {id: B, from: 60}                # up to where the next begins
//	  - {id: C, from: 40, below: 60}     # or with its end as printed; to: 59 for one that is part of it
//
// [Rating.Graded] is the grade, or the set of those that the bounds leave; WouldSettle settles it, too. A total below the
// lowest grade, or between the printed ends of two, has none. A scheme with grades and without tiers asks of a criterion
// only the condition (met) and the knock-out that are written, and where there is none decides no outcome: [NoOutcome].
//
// What an item scores to whose subject nothing could happen is a [Policy]. With rescale, the items of a criterion that
// apply are scaled up to its maximum: the criterion's points are theirs, times its maximum, over the sum of their
// maxima; with equal maxima that is the mean. Items of another policy that do not apply stay in both sums. Where nothing is
// left to divide by, the criterion may score anything up to its maximum, and the reason is nothing_applies.
//
// An outcome says whether a ward may be proposed. That a ward is recognised is an act of the competent
// authority, enters as a statistic, and is never computed.
//
// [PlanScorecard] counts the plan's own indicators by objective; [RateYear] rates all wards of a year and says
// what changed since the year before, also who rose and who fell in grade. Package report, below this one, makes a document of such a year, for people and
// programs.
package criteria
