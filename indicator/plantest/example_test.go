package plantest_test

import (
	"fmt"
	"log"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/plantest"
	"github.com/childward/childward/rules/wording"
)

// A test file names its plan and says, case by case, what must come out. Here the person who wrote the last
// case took "down to 9" for "below 9".
func Example() {
	suite, err := plantest.Parse([]byte(`version: 1
plan: campha-2023
cases:
  - name: two deaths among 248 births
    given: {infant_deaths: 2, live_births: 248}
    expect:
      infant_mortality: {value: 250/31, verdict: achieved}
      neonatal_mortality: {verdict: no_data, missing: [neonatal_deaths]}
  - name: nobody was born
    given: {infant_deaths: 0, live_births: 0}
    expect: {infant_mortality: not_applicable}
  - name: around the target
    boundary: "<= 9 ‰"
    expect:
      infant_mortality: {below: achieved, on: missed, above: missed}
`), "plan_test.yaml", indicator.CamPha2023())
	if err != nil {
		log.Fatal(err)
	}
	passed := 0
	for _, outcome := range suite.Run(nil) {
		if outcome.Passed() {
			passed++
			continue
		}
		fmt.Println(outcome.Detail(wording.English))
	}
	fmt.Println(passed, "passed")
	// Output:
	// plan_test.yaml:15: around the target: infant_mortality, on
	//   given     infant_deaths = 18, live_births = 2000
	//   expected  missed
	//   got       achieved: 18 / 2,000 × 1,000 = 9‰ ≤ 9‰ → achieved
	// 4 passed
}

// Whoever changes the plan learns what no case would notice, with the input that would.
func ExampleMutate() {
	plan := indicator.CamPha2023()
	suite, err := plantest.Parse([]byte(`version: 1
plan: campha-2023
cases:
  - name: an ordinary ward
    given: {infant_deaths: 1, live_births: 250}
    expect: {infant_mortality: {value: "4", verdict: achieved}}
  - name: a bad year
    given: {infant_deaths: 3, live_births: 250}
    expect: {infant_mortality: {value: "12", verdict: missed}}
`), "plan_test.yaml", plan)
	if err != nil {
		log.Fatal(err)
	}
	mutation, err := plantest.Mutate(plan, suite.Cases(), plantest.MutateOptions{Only: []string{"infant_mortality"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range mutation.Survivors {
		if s.Before == "<= 9 ‰" {
			fmt.Println(s.Before, "->", s.After)
			fmt.Println(s.Case)
			break
		}
	}
	// Output:
	// <= 9 ‰ -> < 9 ‰
	//   - name: "infant_mortality: <= 9 ‰ or < 9 ‰"
	//     given: {infant_deaths: 18, live_births: 2000}
	//     expect:
	//       infant_mortality: {verdict: "?"}
}
