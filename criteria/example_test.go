package criteria_test

import (
	"fmt"
	"os"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
)

// The plan's own indicators of a ward, counted by objective.
func ExamplePlanScorecard() {
	plan := indicator.CamPha2023()
	ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{
		"under_5_weighed": 1067, "under_5_underweight": 64,
		"children_under_5": 1262, "registered_under_5": 1259,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	tally := criteria.PlanScorecard(plan).Rate(plan.Evaluate(ward))
	fmt.Println("achieved", tally.Binding.Achieved, "missed", tally.Binding.Missed, "open", tally.Binding.Open)
	// Output: achieved 1 missed 1 open 12
}

// Where the points of the decision were not found, nothing is made up: the outcome stays open.
func ExampleDecision06() {
	scheme := criteria.Decision06()
	ward, err := scheme.Plan().UnitRecord(indicator.Unit{Code: "06760", Name: "Mông Dương", Tier: "B"}, indicator.Year(2023), indicator.Values{
		"children_in_special_circumstances": 47, "special_circumstances_supported": 47,
		"children_under_1": 243, "under_1_fully_vaccinated": 239,
		"has_child_protection_officer": true,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	rating := scheme.RateRecord(ward)
	fmt.Println(rating)
	for _, c := range rating.Criteria()[5:7] {
		fmt.Println(c.Number, c.Name.EN, c.Low, "to", c.High)
	}
	// Output:
	// 06760 2023: 150 to 1000 of 1000, undetermined
	// 6 Children in special circumstances supported 50 to 125
	// 7 Children under 1 fully immunised by the Expanded Programme on Immunization 50 to 50
}

// A scale of one's own fills in what is unknown; what is missing then shows in bounds, and is named.
func ExampleRating_WouldSettle() {
	scale, err := os.ReadFile("../testdata/scale-illustrative.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	scheme, err := criteria.Decision06().WithScale(scale, "scale-illustrative.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	ward, err := scheme.Plan().UnitRecord(indicator.Unit{Code: "06760", Tier: "B"}, indicator.Year(2023), indicator.Values{
		"has_child_protection_officer": true, "has_protection_collaborators": true, "has_protection_committee": true, "has_child_budget": true,
		"children_under_16": 3821, "abused_children": 0, "injured_children": 19, "children_breaking_law": 0, "children_addicted": 0,
		"children_in_special_circumstances": 47, "special_circumstances_supported": 47, "protection_cases": 0, "protection_cases_with_plan": 0,
		"children_under_1": 243, "under_1_fully_vaccinated": 229, "children_under_5": 1262, "registered_under_5": 1262,
		"under_5_weighed": 1067, "under_5_underweight": 64, "under_5_measured": 1051, "under_5_stunted": 78,
		"children_with_health_check": 3700, "five_year_olds": 250, "five_year_olds_in_kindergarten": 250,
		"children_reached_on_participation": 3097, "has_play_area": true,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	rating := scheme.RateRecord(ward)
	fmt.Println(rating.Outcome, rating.Low(), "to", rating.High())
	lists, _ := rating.WouldSettle()
	fmt.Println(lists)
	// Output:
	// undetermined 900 to 950
	// [[residents_asked residents_satisfied]]
}

// A ladder of grades over the total: 80 points are B, and what is missing leaves two grades open.
func ExampleRating_Graded() {
	plan, err := indicator.NewPlan(indicator.Definition{ID: "care", Indicators: []indicator.Indicator{
		{ID: "vaccinated", Value: "percent(vaccinated_children, children)", Target: ">= 95 %"}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	scheme, err := criteria.NewScheme(criteria.Definition{
		ID:     "graded",
		Grades: []criteria.Grade{{ID: "A", From: "90"}, {ID: "B", From: "75"}, {ID: "C", From: "0"}},
		Criteria: []criteria.Criterion{{ID: "care", Items: []criteria.Item{
			{ID: "vaccinated", Max: "50", Scale: criteria.Official, NotApplicable: criteria.Rescale, Points: `value("vaccinated") / 2`},
			{ID: "reached", Max: "50", Scale: criteria.Official, Bands: []criteria.Band{{When: "children >= 10", Points: "50"}, {Points: "30"}}},
		}}},
	}, plan)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, values := range []indicator.Values{{"vaccinated_children": 6, "children": 10}, {"children": 10}} {
		ward, err := scheme.Plan().Record("06760", indicator.Year(2023), values)
		if err != nil {
			fmt.Println(err)
			return
		}
		rating := scheme.RateRecord(ward)
		lists, _ := rating.WouldSettle()
		fmt.Println(rating.Low(), rating.High(), rating.Graded().Text(scheme.Grades()).EN, lists)
	}
	// Output:
	// 80 80 B []
	// 50 100 A, B or C [[vaccinated_children]]
}
