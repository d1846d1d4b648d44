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
//	  - name: around the target
//	    boundary: "<= 9 ‰"                             # of the law: the program finds the figures, the file says the verdicts
//	    expect:
//	      infant_mortality: {below: achieved, on: achieved, above: missed}
//	  - name: around several targets
//	    expect:
//	      infant_mortality:
//	        boundary: "<= 9 ‰"
//	        below: achieved
//	        on: achieved
//	        above: missed
//	        targets:
//	          National 2025: {boundary: "<= 12.5 ‰", below: achieved, on: achieved, above: missed}
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
// Of an indicator: verdict; value, exact as a decimal or a fraction, or with places as reports print it, a decimal of so
// many places, rounded half away from zero ("12.10", places: 2); annualised, likewise the yearly figure by which a flow
// over a stock is judged; interim, whether the verdict can still turn; monitor, whether it is shown only; missing,
// the statistics that stand in the way; warnings, the codes of all that stands beside the verdict; and under targets and
// readings the same for further targets (by the name the plan gives them, in either language) and for alternative
// readings (by their id). A verdict alone may stand in place of the group; none says that the indicator does not exist
// for a ward, or for the city. There are no tolerances: numbers are exact.
//
// A case is about a ward, or with city: true about the city, where flags are counted and units is the number of
// units. A statistic that is left out on purpose although a formula uses it is named under absent, or as missing
// where it blocks the verdict; otherwise its absence is a warning.
//
// In a part of a year an indicator that is due later is not_due, with its value, and nothing else but invalid. Figures
// handed in before what they should cover had ended give an annualised indicator no_data, with its value, too.
//
// With a boundary the figures are found by solving the formula, one event (a child, a school) below the target that
// the file names, exactly on it, and one event above, in a ward so large that an event weighs less than a step of the
// last digit of the target. In a part of a year it is the yearly figure that is on the target, where that is judged.
// The target is typed from the law, beside the verdicts or, for all that names none of its own, at the case. Where the
// plan has another (another sign, number or base; ≤ 12,5 ‰ is <= 12.5 ‰) the case fails, whatever the figures say. A boundary
// that names no target, such as boundary: true, is refused with the line to write; [NameTargets] writes them all, for a
// person to check.
//
// # What a plan says
//
// Under properties a file says what the plan has to say whatever the figures are: for each value that it names, who has it,
// and nobody else. Each is a case of its own, and what it does not speak of is not looked at.
//
//	properties:
//	  plan: {year: 2023, area: "195"}
//	  units: {tier: {B: ["06760", "06763"], B|C: ["06799"]}}      # kind, tier, valid_from, valid_to
//	  rounds: {wards_before: {2023-05-10: [half_year]}}           # period, wards_before, city_before
//	  statistics:                                                 # kind, over, reported_by
//	    over: {period: [infant_deaths, live_births], moment: [children_under_16]}
//	    sensitive: [infant_deaths]
//	    constraints: [neonatal_deaths <= infant_deaths]           # all of them, as the plan writes them
//	  indicators:                                                 # ward, city, due, better
//	    ward: {none: [hiv_transmission], monitor: [infant_mortality]}
//	    harm: [infant_mortality, hiv_transmission]                # annualised, aspirational, harm
//
// # Whether the cases suffice
//
// [Cover] says which indicators, targets, verdicts, readings and conditions no case has come to. [Mutate] changes
// the plan one small step at a time and lists the changes that no case notices, each with an input that would
// tell it apart; the verdict there is left to a person, because a program that fills in its own output tests
// nothing. What no figures tell, such as harm, a file can state under properties; what it does not state is named.
// Texts, names, clauses, owners, groups, printed numbers, decimals for display and what is marked national are not looked at:
// no verdict and no value depends on them.
//
// The package imports neither testing nor anything that package indicator does not.
package plantest
