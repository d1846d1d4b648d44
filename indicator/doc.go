// Package indicator turns the statistics of wards into verdicts: for every indicator of a plan the exact
// value, and whether it reaches its target, or why that cannot be said.
//
//	plan := indicator.CamPha2023() // or indicator.ReadPlan(r), or indicator.NewPlan(indicator.Definition{...})
//	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"live_births": 248, "infant_deaths": 2})
//	res, ok := plan.Evaluate(ward).Find("infant_mortality") // ok is false where the plan has no such indicator
//	fmt.Println(res.Verdict, res.Value().Round(2))      // achieved 8.06
//	fmt.Println(res.Explain(indicator.Vietnamese))      // 2 / 248 × 1.000 = 250/31 ≈ 8,06‰ ≤ 9‰ → đạt
//
// A [Plan] is what a city asks for: statistics that wards and departments report, and indicators, each a
// formula of package rules with its targets. It is written in YAML or in Go ([Definition]), checked once,
// and never changes.
//
// A [Record] is what one unit reported for one period. What was not reported is missing, never zero. Records are
// made one by one ([Plan.Record]) or read from files ([Plan.ReadCSV], [Plan.ReadJSON]); [Dataset.Of] puts
// together the [Reports] of a period, each linked with its last year.
//
// A [Result] holds a [Verdict]. The exact value decides; rounding is for display alone. Data that
// contradict themselves make an indicator invalid, a denominator of zero makes it not applicable, and
// neither is ever achieved or missed. What led to a result is computed when it is asked for: [Result.Worked] in
// numbers, [Result.Derivation] in words. Where the text of a plan can be read in several ways the first reading decides,
// and [Result.Contested] says that another would turn the verdict round.
//
// Many units at once are a [Table]: columns that a program holds, or records. [Plan.EvaluateAll] judges it, with
// the verdicts of [Plan.Evaluate], and gives them column by column.
//
// The record of the city ([Plan.City]) is the sum of its wards and what departments report; rates are computed
// on the sums and never averaged.
//
// Before anything is published, [Plan.Public] takes small counts of sensitive statistics out of the reports, and
// whatever would give them away.
package indicator
