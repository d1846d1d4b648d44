package indicator_test

import (
	"fmt"
	"log"

	"github.com/childward/childward/indicator"
)

// Where the text of a plan can be read in several ways the first reading decides, and the others are computed beside it.
func ExampleResult_Contested() {
	plan := indicator.CamPha2023()
	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{"infant_deaths": 9, "live_births": 1000})
	if err != nil {
		log.Fatal(err)
	}
	res, ok := plan.Evaluate(ward).Find("infant_mortality")
	if !ok {
		log.Fatal("the plan has no such indicator")
	}
	fmt.Println(res.Verdict, "contested:", res.Contested())
	for _, reading := range res.AllReadings() {
		fmt.Println(reading.Reading.Text.EN+":", reading.Explain(indicator.English))
	}
	// Output:
	// achieved contested: true
	// "down to 9": 9 itself is achieved: 9 / 1,000 × 1,000 = 9‰ ≤ 9‰ → achieved
	// must be below 9: 9 / 1,000 × 1,000 = 9‰ ≥ 9‰ → missed
}
