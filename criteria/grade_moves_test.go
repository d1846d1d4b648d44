package criteria

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// movedBy are moves by the names of the units, with the grades before and after.
func movedBy(moves []GradeMove) (all []string) {
	for _, m := range moves {
		all = append(all, m.Unit.Name+" "+gradeOf(m.From)+" > "+gradeOf(m.To))
	}
	return all
}

// The points of a unit are the count a in thousandths, with 10 more for the flag f1.
func TestAYearSaysWhoRoseAndWhoFellInGrade(t *testing.T) {
	s, err := ParseScheme([]byte(`version: 1
scheme: {id: g}
grades:
  - {id: A, from: 75}
  - {id: B, from: 60, to: 70}
  - {id: C, from: 40}
criteria:
  - id: c
    items:
      - {id: i, max: 90, scale: official, points: a / 1000}
      - {id: k, max: 10, scale: official, bands: [{when: f1, points: 10}, {points: 0}]}
`), "g.yaml", counts(t))
	require.NoError(t, err)
	previous := reportsOf(t, s.Plan(), 2022, "unit,name,period,a,f1",
		"01,rises to the border,2022,70000,false", "02,stays,2022,75000,false", "03,falls,2022,75000,false", "04,rises whatever is missing,2022,30000,",
		"05,may rise,2022,55000,", "06,falls below all,2022,40000,false", "07,comes from a hole,2022,72000,false", "08,enters a hole,2022,65000,false",
		"09,falls from what is open,2022,75000,", "10,open in both,2022,74000,")
	now := reportsOf(t, s.Plan(), 2023, "unit,name,period,a,f1",
		"01,rises to the border,2023,75000,false", "02,stays,2023,89000,true", "03,falls,2023,69999,false", "04,rises whatever is missing,2023,75000,",
		"05,may rise,2023,61000,false", "06,falls below all,2023,39999,false", "07,comes from a hole,2023,80000,false", "08,enters a hole,2023,71000,false",
		"09,falls from what is open,2023,20000,", "10,open in both,2023,74000,", "11,new,2023,90000,true")
	year, err := RateYear(now, YearOptions{Scheme: s, Previous: &previous})
	require.NoError(t, err)
	c := year.Changes
	require.Equal(t, []string{"rises to the border B > A", "rises whatever is missing none|C > A"}, movedBy(c.Grades.Rose))
	require.Equal(t, []string{"falls A > B", "falls below all C > none", "falls from what is open A > none"}, movedBy(c.Grades.Fell))
	own := c.Of(c.Grades.Fell[0].Unit)
	require.Equal(t, []string{"falls A > B"}, movedBy(own.Grades.Fell))
	require.Empty(t, own.Grades.Rose)
	require.Nil(t, year.City.Outcomes, "a scheme that only grades has no outcomes")

	text, err := json.Marshal(year)
	require.NoError(t, err)
	var written struct{ Changes map[string]json.RawMessage }
	require.NoError(t, json.Unmarshal(text, &written))
	require.NotContains(t, written.Changes, "outcome")
	require.JSONEq(t, `{"rose":[{"unit_code":"00001","from":{"grade":"B"},"to":{"grade":"A"}},{"unit_code":"00004","from":{"grades":["C"],"ungraded":true},"to":{"grade":"A"}}],
		"fell":[{"unit_code":"00003","from":{"grade":"A"},"to":{"grade":"B"}},{"unit_code":"00006","from":{"grade":"C"},"to":{"ungraded":true}},
		{"unit_code":"00009","from":{"grade":"A"},"to":{"ungraded":true}}]}`, string(written.Changes["grades"]))
}

func TestAYearWithoutGradesSaysNothingOfThem(t *testing.T) {
	s := round()
	previous := sample(t, s.Plan(), 2022)
	for _, options := range []YearOptions{{Scheme: s, Previous: &previous}, {Previous: &previous}} {
		year, err := RateYear(sample(t, s.Plan(), 2023), options)
		require.NoError(t, err)
		require.Equal(t, GradeMoves{}, year.Changes.Grades)
		text, err := json.Marshal(year.Changes)
		require.NoError(t, err)
		require.NotContains(t, string(text), "grades")
	}
	require.Equal(t, GradeMoves{}, (Changes{}).Of(indicator.Unit{}).Grades)
}
