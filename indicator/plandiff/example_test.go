package plandiff_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/plandiff"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// nextYear is the built-in plan with a tighter target, and a formula written another way.
func nextYear() *indicator.Plan {
	source := strings.NewReplacer(`"<= 9 ‰"`, `"<= 8 ‰"`,
		"rate(neonatal_deaths, live_births, 1000)", "rate((neonatal_deaths), live_births, 1000)").Replace(string(indicator.CamPha2023YAML()))
	plan, err := indicator.ParsePlan([]byte(source), "plan.yaml")
	if err != nil {
		panic(err)
	}
	return plan
}

func ExampleCompare() {
	for _, c := range plandiff.Compare(indicator.CamPha2023(), nextYear()) {
		fmt.Printf("%s (can turn a verdict: %t): %s\n", c.Indicator, c.Turns, c.Message.In(wording.English))
	}
	// Output:
	// neonatal_mortality (can turn a verdict: false): the formula is written another way, proved to be the same: rate((neonatal_deaths), live_births, 1000)
	// infant_mortality (can turn a verdict: true): the target is tightened: <= 9 ‰, now <= 8 ‰
}

func ExampleTurns() {
	turns, err := plandiff.Turns(indicator.CamPha2023(), nextYear(), func(plan *indicator.Plan) (indicator.Reports, error) {
		set, err := plan.ReadCSV(bytes.NewReader(testdata.CamPha2023), indicator.EnglishNumbers)
		if err != nil {
			return indicator.Reports{}, err
		}
		return set.Of(indicator.Year(2023))
	})
	if err != nil {
		fmt.Println(err)
	}
	for _, turn := range turns {
		fmt.Println(turn.Unit.Code, turn.Indicator.Number, turn.From, "->", turn.To, "because of the", turn.Because)
	}
	// Output:
	// 06760 3b achieved -> missed because of the target
	// 06793 3b achieved -> missed because of the target
	// 06805 3b achieved -> missed because of the target
}
