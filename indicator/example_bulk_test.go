package indicator_test

import (
	"context"
	"fmt"
	"log"

	"github.com/childward/childward/indicator"
)

// Columns that a program already holds are judged where they are; nothing is copied.
func ExamplePlan_EvaluateAll() {
	plan := indicator.CamPha2023()
	var missing indicator.Bitmap
	missing.Add(3) // row 3 did not report deaths
	table, err := plan.Table(4, indicator.Columns{
		"live_births":   {Counts: []int64{248, 412, 0, 310}},
		"infant_deaths": {Counts: []int64{2, 4, 0, 0}, Missing: missing},
	})
	if err != nil {
		log.Fatal(err)
	}
	results, err := plan.EvaluateAll(context.Background(), table, indicator.BulkOptions{Workers: indicator.AllCores})
	if err != nil {
		log.Fatal(err)
	}
	mortality, ok := results.Column("infant_mortality")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	for row := range 4 {
		fmt.Println(row, mortality.Verdict(row))
	}
	fmt.Println("achieved:", mortality.Count(indicator.Achieved))

	res := mortality.Result(1) // a cell with all that stands behind it, made when it is read
	fmt.Println(res.Explain(indicator.English))
	// Output:
	// 0 achieved
	// 1 missed
	// 2 not_applicable
	// 3 no_data
	// achieved: 1
	// 4 / 412 × 1,000 = 1,000/103 ≈ 9.71‰ > 9‰ → missed
}

// Records are judged in the same way; they are brought into columns block by block.
func ExamplePlan_TableOf() {
	plan := indicator.CamPha2023()
	var wards []indicator.Record
	for code, births := range map[string]int{"06751": 120, "06760": 248} {
		ward, err := plan.Record(code, indicator.Year(2023), indicator.Values{"live_births": births, "infant_deaths": 1})
		if err != nil {
			log.Fatal(err)
		}
		wards = append(wards, ward)
	}
	table, err := plan.TableOf(wards)
	if err != nil {
		log.Fatal(err)
	}
	results, err := plan.EvaluateAll(context.Background(), table, indicator.BulkOptions{})
	if err != nil {
		log.Fatal(err)
	}
	mortality, ok := results.Column("infant_mortality")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	fmt.Println(mortality.Count(indicator.Achieved), "of", len(wards))
	// Output:
	// 2 of 2
}
