package indicator_test

import (
	"fmt"
	"log"

	"github.com/childward/childward/indicator"
)

func Example() {
	plan := indicator.CamPha2023() // or indicator.ReadPlan(r), or indicator.NewPlan(indicator.Definition{...})
	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{
		"live_births": 248, "infant_deaths": 2, // ints, decimal.Decimal, decimal texts, bools; a float is an error
	})
	if err != nil {
		log.Fatal(err)
	}
	res, ok := plan.Evaluate(ward).Find("infant_mortality")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	fmt.Println(res.Verdict, res.Value().Round(2))
	fmt.Println(res.Explain(indicator.Vietnamese))
	// Output:
	// achieved 8.06
	// 2 / 248 × 1.000 = 250/31 ≈ 8,06‰ ≤ 9‰ → đạt
}

// What was not reported is missing, by name; it is never zero.
func ExampleResult_Missing() {
	plan := indicator.CamPha2023()
	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"infant_deaths": 0})
	if err != nil {
		log.Fatal(err)
	}
	res, ok := plan.Evaluate(ward).Find("infant_mortality")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	fmt.Println(res.Verdict, res.Missing())
	fmt.Println(res.Explain(indicator.English))
	// Output:
	// no_data [live_births]
	// not reported: Live births → no data
}

// An indicator of one's own is a declarative expression. Without declared statistics the names in it are counts.
func ExampleNewPlan() {
	plan, err := indicator.NewPlan(indicator.Definition{Indicators: []indicator.Indicator{{
		ID: "child_injuries", Value: "rate(injured_children, children_under_16, 100000)", Target: "<= 550 /100000",
	}}})
	if err != nil {
		log.Fatal(err)
	}
	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"injured_children": 17, "children_under_16": "2890"})
	if err != nil {
		log.Fatal(err)
	}
	res, ok := plan.Evaluate(ward).Find("child_injuries")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	rate, _ := res.Value().Number()
	fmt.Println(res.Verdict, rate.Round(1), res.Worked().Targets[0].Certificate)
	// Output:
	// missed 588.2 17 * 100000 <= 550 * 2890
}

// Rates of a city are computed on the sums of its wards, never averaged.
func ExamplePlan_City() {
	plan := indicator.CamPha2023().WithoutRoster()
	var wards []indicator.Record
	for _, figures := range []indicator.Values{
		{"live_births": 100, "infant_deaths": 2}, {"live_births": 900, "infant_deaths": 7},
	} {
		ward, err := plan.Record(fmt.Sprintf("%05d", 6760+3*len(wards)), indicator.Year(2023), figures)
		if err != nil {
			log.Fatal(err)
		}
		wards = append(wards, ward)
	}
	city, err := plan.City(wards, indicator.Record{})
	if err != nil {
		log.Fatal(err)
	}
	res, ok := plan.Evaluate(city).Find("infant_mortality")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	fmt.Println(res.Explain(indicator.English))
	// Output:
	// 9 / 1,000 × 1,000 = 9‰ ≤ 9‰ → achieved
}
