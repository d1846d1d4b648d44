// Package plantest tests a plan by a file of cases that lies beside it: given these statistics, this value and
// this verdict must come out.
//
//	version: 1
//	plan: plan.yaml
//	cases:
//	  - name: two deaths among 248 births
//	    given: {infant_deaths: 2, live_births: 248}    # what is not given was not reported
//	    expect:
//	      infant_mortality: {value: 250/31, verdict: achieved}
//	  - name: nobody was born
//	    given: {infant_deaths: 0, live_births: 0}
//	    expect: {infant_mortality: not_applicable}
//	  - name: around the targets
//	    boundary: true                                 # the program finds the figures, the file says the verdicts
//	    expect:
//	      infant_mortality:
//	        below: achieved
//	        on: achieved
//	        above: missed
//	        targets:
//	          National 2025: {below: achieved, on: achieved, above: missed}
//	  - name: four months
//	    period: 2023-H1                                # the plan's year where it is not said
//	    covers: 2023-01-01..2023-04-30                 # the days that the figures cover; all of the period where not said
//	    handed_in: 2023-05-09
//	    given: {injured_children: 95, children_under_16: 45030}
//	    expect:
//	      child_injuries: {value: "211.0", annualised: "632.9", places: 1, verdict: missed, interim: true}
//
// In Go, each case is a subtest:
//
//	func TestPlan(t *testing.T) { plantest.Run(t, plan, os.DirFS("testdata")) }
//
// # What can be expected
//
// Of an indicator: verdict; value, exact as a decimal or a fraction, or rounded when places is said; annualised, likewise
// the yearly figure by which a flow over a stock is judged; interim, whether the verdict can still turn; missing,
// the statistics that stand in the way; and under targets and readings the same for further targets (by the name
// the plan gives them, in either language) and for alternative readings (by their id). A verdict alone may stand
// in place of the group. There are no tolerances: numbers are exact.
//
// A case is about a ward, or with city: true about the city, where flags are counted and units is the number of
// units. A statistic that is left out on purpose although a formula uses it is named under absent, or as missing
// where it blocks the verdict; otherwise its absence is a warning.
//
// In a part of a year an indicator that is due later is not_due, with its value, and nothing else but invalid. Figures
// handed in before what they should cover had ended give an annualised indicator no_data, with its value, too.
//
// With boundary: true the figures are found by solving the formula, one event (a child, a school) below the
// target, exactly on it, and one event above, in a ward so large that an event weighs less than a step of the
// last digit of the target. In a part of a year it is the yearly figure that is on the target, where that is judged.
//
// # Whether the cases suffice
//
// [Cover] says which indicators, targets, verdicts, readings and conditions no case has come to. [Mutate] changes
// the plan one small step at a time and lists the changes that no case notices, each with an input that would
// tell it apart; the verdict there is left to a person, because a program that fills in its own output tests
// nothing.
//
// The package imports neither testing nor anything that package indicator does not.
package plantest
