package lint_test

import (
	"fmt"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/lint"
	"github.com/childward/childward/rules/wording"
)

func ExamplePlan() {
	source := `version: 1
plan: {id: phuong, title: {vi: Kế hoạch của phường, en: Plan of the ward}}
statistics:
  - {name: vaccinated, label: {vi: Trẻ tiêm đủ, en: Children vaccinated}}
  - {name: children, label: {vi: Trẻ em, en: Children}}
indicators:
  - id: vaccination
    name: {vi: Tiêm chủng, en: Vaccination}
    # lint: allow part_not_bounded: children from elsewhere are vaccinated here
    value: percent(vaccinated, children)
    target: "<= 100 %"
`
	for _, f := range lint.Plan([]byte(source), "plan.yaml") {
		fmt.Println(f.Detail(wording.English))
	}
	// Output:
	// plan.yaml:11:13: warning [target_always]: the target "<= 100 %" holds for all sound data
	//  11 |     target: "<= 100 %"
	//     |             ^^^^^^^^^^
	// hint: check the number, the sign and the base of the target
}

func ExampleDefinition() {
	findings := lint.Definition(indicator.Definition{
		Title: wording.Text{VI: "Kế hoạch", EN: "Plan"},
		Indicators: []indicator.Indicator{{
			ID: "injuries", Name: wording.Text{VI: "Tai nạn", EN: "Injuries"},
			Value: "rate(injured_children, children_under_16, 100000)", Target: ">= 0 /100000",
		}},
	})
	for _, f := range findings {
		fmt.Println(f.Severity, f.Code(), f.Error.Error())
	}
	// Output:
	// warning target_always indicators[0].target: the target ">= 0 /100000" holds for all sound data
}
