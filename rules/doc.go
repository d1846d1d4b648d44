// Package rules compiles formulas over declared statistics and evaluates them exactly.
//
// Compile once, evaluate for every record, from as many goroutines as you like:
//
//	scope := rules.NewScope("infant_deaths", "live_births")
//	f, err := rules.Compile("rate(infant_deaths, live_births, 1000)", scope)
//	v := f.Evaluate(row) // a row of scope.NewRow()
//
// A [Value] is a number, a truth value, or the reason why there is none: missing (a statistic was not
// reported), undefined (division by zero), invalid (the data contradict themselves) or limit (a number
// grew beyond what is allowed). The reason travels with the names it came from; it never turns into a zero.
//
// Numbers are exact fractions; nothing rounds until [exact.Number.Round]. 5/2 is 2.5, 0.1 + 0.2 == 0.3 is true,
// and 6.2796 is not 6.28. What is wrong with a formula, Compile says, with its place and what to do;
// Evaluate neither fails nor panics.
//
// # Language
//
// Plain decimals (1000, 6.5), true and false, declared names, last_year.name, + - * /, comparisons and
// chains of them (0 <= a < b), and, or, not, condition ? a : b, if condition {a} else {b}, let name = a; b,
// x in [1, 2], x not in [1, 2], a ?? b, brackets, comments, and the functions
//
//	rate(numerator, denominator, per)  events in a population, per 1,000 or whatever per says
//	percent(part, whole)               a proportion, where the part is counted among the whole
//	min, max, abs, floor, ceil
//	round(x), round(x, places)         ties away from zero
//	known(x)                           false exactly when x is missing
//	coalesce(a, b, …), a ?? b          the first that is not missing
//
// The syntax is that of expr-lang/expr, cut to what a formula needs.
//
// # From a value to a verdict
//
// A [Threshold] is what a value is compared with, and a [Judge] decides a formula against it for row after row, without
// an allocation. [Formula.Shape] tells a reader what was divided by what, and [Threshold.Certificate] the whole-number
// comparison that decides. What holds for all sound data, before there are any, is package prove.
package rules
