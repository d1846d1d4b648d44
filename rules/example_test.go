package rules_test

import (
	"errors"
	"fmt"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

func ExampleCompile() {
	scope := rules.NewScope("infant_deaths", "live_births")
	f, err := rules.Compile("rate(infant_deaths, live_births, 1000)", scope)
	if err != nil {
		fmt.Println(err)
		return
	}
	row := scope.NewRow()
	row.Set(0, rules.NumberValue(exact.Int(2)))
	row.Set(1, rules.NumberValue(exact.Int(248)))
	v := f.Evaluate(row)
	fmt.Println(v, "≈", v.Round(2))
	// Output: 250/31 ≈ 8.06
}

// What was not reported is missing, by name; it never counts as 0.
func ExampleFormula_Evaluate_missing() {
	scope := rules.NewScope("infant_deaths", "live_births")
	f, _ := rules.Compile("rate(infant_deaths, live_births, 1000)", scope)
	row := scope.NewRow()
	row.Set(0, rules.NumberValue(exact.Int(2)))
	fmt.Println(f.Evaluate(row))
	row.Set(1, rules.NumberValue(exact.Int(0)))
	fmt.Println(f.Evaluate(row))
	// Output:
	// missing: live_births
	// undefined: live_births is 0
}

// A judge compares whole numbers: 785 of 12,500 is 6.28 % exactly, and not below.
func ExampleJudge_Decide() {
	scope := rules.NewScope("married_before_18", "married")
	f, _ := rules.Compile("percent(married_before_18, married)", scope)
	target, _ := rules.ParseThreshold("< 6.28")
	judge := f.Against(target)
	row := scope.NewRow()
	row.Set(1, rules.NumberValue(exact.Int(12500)))
	for _, n := range []int64{784, 785} {
		row.Set(0, rules.NumberValue(exact.Int(n)))
		fmt.Println(n, judge.Decide(&row) == rules.DecisionMet)
	}
	// Output:
	// 784 true
	// 785 false
}

func ExampleError_Detail() {
	scope := rules.NewScope("infant_deaths", "live_births")
	_, err := rules.Compile("rate(infant_deaths, live_birth, 1000)", scope)
	e, _ := errors.AsType[*rules.Error](err)
	fmt.Println(e.Detail(wording.English))
	// Output:
	// formula:1:21: "live_birth" is not a declared statistic
	//  1 | rate(infant_deaths, live_birth, 1000)
	//    |                     ^^^^^^^^^^
	// hint: did you mean "live_births"?
}
