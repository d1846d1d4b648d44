package indicator_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
)

// A plan of one's own is a YAML file; no programming is needed.
func ExampleReadPlan() {
	plan, err := indicator.ReadPlan(strings.NewReader(`
version: 1
plan: {id: my-plan, year: 2023}
statistics:
  - {name: registered_under_5, label: Trẻ được khai sinh, constraints: ["registered_under_5 <= children_under_5"]}
  - {name: children_under_5, label: Trẻ dưới 5 tuổi}
indicators:
  - {id: birth_registration, value: "percent(registered_under_5, children_under_5)", target: ">= 98.5 %"}
`))
	if err != nil {
		log.Fatal(err)
	}
	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"registered_under_5": 197, "children_under_5": 200})
	if err != nil {
		log.Fatal(err)
	}
	res, ok := plan.Evaluate(ward).Find("birth_registration")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	fmt.Println(res.Explain(indicator.Vietnamese))
	// Output:
	// 197 / 200 × 100 = 98,5% ≥ 98,5% → đạt
}

// What is wrong with a plan is said at once, with place and remedy.
func ExampleParsePlan() {
	_, err := indicator.ParsePlan([]byte(`version: 1
plan: {id: my-plan}
statistics: [{name: live_births}, {name: infant_deaths}]
indicators:
  - id: infant_mortality
    value: rate(infant_deaths, live_birth, 1000)
    target: <= 0.9 %
`), "plan.yaml")
	fmt.Println(rules.AllErrors(err).Detail(indicator.English))
	// Output:
	// plan.yaml:6:32: "live_birth" is not a declared statistic
	//  6 |     value: rate(infant_deaths, live_birth, 1000)
	//    |                                ^^^^^^^^^^
	// hint: did you mean "live_births"?
}

// Data come as CSV; how numbers are written is stated, never guessed.
func ExamplePlan_ReadCSV() {
	plan := indicator.CamPha2023().WithoutRoster()
	set, err := plan.ReadCSV(strings.NewReader(`mã;tên;kỳ;Trẻ đẻ ra sống;Trẻ dưới 1 tuổi tử vong
06760;Mông Dương;2023;1.248;12
06763;Cẩm Thạch;2023;752;
`), indicator.VietnameseNumbers)
	if err != nil {
		log.Fatal(err)
	}
	reports, err := set.Of(indicator.Year(2023))
	if err != nil {
		log.Fatal(err)
	}
	for _, record := range append(reports.Wards, reports.City) {
		res, ok := plan.Evaluate(record).Find("infant_mortality")
		if !ok {
			log.Fatal("the plan has no such indicator")
		}
		fmt.Printf("%s: %s\n", record.Unit().Name, res.Explain(indicator.Vietnamese))
	}
	city, _ := plan.Evaluate(reports.City).Find("infant_mortality")
	worked := city.Worked()
	fmt.Println(worked.Coverage.Units, "of", worked.Coverage.Of, city.FigureOf(*worked.Provisional, indicator.English))
	// Output:
	// Mông Dương: 12 / 1.248 × 1.000 = 125/13 ≈ 9,62‰ > 9‰ → chưa đạt
	// Cẩm Thạch: chưa có số liệu: Trẻ dưới 1 tuổi tử vong → thiếu số liệu
	// Thành phố Cẩm Phả: chưa có số liệu: Trẻ dưới 1 tuổi tử vong → thiếu số liệu
	// 1 of 2 9.62‰
}

// Programs in other languages send JSON.
func ExamplePlan_ReadJSON() {
	plan := indicator.CamPha2023()
	set, err := plan.ReadJSON(strings.NewReader(`{"records": [
		{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "infant_deaths": "2", "marriages": null}}]}`))
	if err != nil {
		log.Fatal(err)
	}
	reports, err := set.Of(indicator.Year(2023))
	if err != nil {
		log.Fatal(err)
	}
	res, ok := plan.Evaluate(reports.Wards[0]).Find("infant_mortality")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	n, _ := res.Value().Number()
	fmt.Println(res.Verdict, n, n.Decimal())
	// Output:
	// achieved 250/31 8.06451612903225806452
}

// Chỉ tiêu 5 has two thresholds of its own, 91 % of the city and 95 % of the Department of Health.
func ExampleResult_Worked_targets() {
	plan := indicator.CamPha2023()
	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"under_1_fully_vaccinated": 233, "children_under_1": 250})
	if err != nil {
		log.Fatal(err)
	}
	res, ok := plan.Evaluate(ward).Find("full_vaccination")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	for _, target := range res.Worked().Targets[:2] {
		fmt.Println(target.Target, target.Verdict, target.Margin, target.Certificate)
	}
	// Output:
	// >= 91 % achieved 2.2 233 * 100 >= 91 * 250
	// >= 95 % missed -1.8 233 * 100 >= 95 * 250
}

// Figures that contradict themselves are neither achieved nor missed.
func ExampleRecord_Faults() {
	plan := indicator.CamPha2023()
	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"registered_under_5": 905, "children_under_5": 898, "child_labourers": -1})
	if err != nil {
		log.Fatal(err)
	}
	for _, fault := range ward.Faults() {
		fmt.Println(fault.Message.Code(), fault.Statistics, fault.Message.In(indicator.English))
	}
	res, ok := plan.Evaluate(ward).Find("birth_registration")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	fmt.Println(res.Verdict)
	// Output:
	// negative [child_labourers] Child labourers is -1, below 0
	// part_exceeds_whole [children_under_5 registered_under_5] 905 Children under 5 with birth registered > 898 Children under 5
	// invalid
}

// 53 of 844 is 6.2796 %, below 6.28 %; two decimals would say that it is not.
func ExampleResult_Worked_rounding() {
	plan := indicator.CamPha2023()
	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"under_5_underweight": 53, "under_5_weighed": 844})
	if err != nil {
		log.Fatal(err)
	}
	res, ok := plan.Evaluate(ward).Find("underweight")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	fmt.Println(res.Value().Round(2), res.Worked().RoundingMatters, res.Figure(indicator.English), res.Verdict)
	// Output:
	// 6.28 true 6.2796% achieved
}

// Many records in one piece of memory: nothing is allocated for the next one.
func ExamplePlan_EvaluateInto() {
	plan := indicator.CamPha2023()
	results := make(indicator.Results, 0, 32)
	missed := 0
	for deaths := range 5 {
		ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"live_births": 248, "infant_deaths": deaths})
		if err != nil {
			log.Fatal(err)
		}
		results = plan.EvaluateInto(results, ward)
		if res, ok := results.Find("infant_mortality"); ok && res.Verdict == indicator.Missed {
			missed++
		}
	}
	fmt.Println(missed, "of 5")
	// Output:
	// 2 of 5
}

// last_year.x is the same unit one year earlier.
func ExampleRecord_WithLastYear() {
	plan, err := indicator.NewPlan(indicator.Definition{Indicators: []indicator.Indicator{{
		ID: "fewer_injuries", Value: "percent(last_year.injured - injured, last_year.injured)", Target: ">= 5 %",
	}}})
	if err != nil {
		log.Fatal(err)
	}
	now, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"injured": 18})
	if err != nil {
		log.Fatal(err)
	}
	before, err := plan.Record("06760", indicator.Year(2022), indicator.Values{"injured": 20})
	if err != nil {
		log.Fatal(err)
	}
	linked, err := now.WithLastYear(before)
	if err != nil {
		log.Fatal(err)
	}
	for _, record := range []indicator.Record{now, linked} {
		res, ok := plan.Evaluate(record).Find("fewer_injuries")
		if !ok {
			log.Fatal("the plan has no such indicator")
		}
		fmt.Println(res.Explain(indicator.English))
	}
	// Output:
	// not reported: injured (last year) → no data
	// 2 / 20 × 100 = 10% ≥ 5% → achieved
}
