package indicator

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// readingsPlan is a plan that publishes every statistic as a count of its own, of which the formulas are readings.
func readingsPlan(t testing.TB, statistics []Statistic, formulas ...string) *Plan {
	t.Helper()
	d := countsPlan(t, statistics).Definition()
	for i := range d.Indicators {
		in := &d.Indicators[i]
		in.Readings = []Reading{{ID: "own"}}
		for k, f := range formulas {
			target := "<= 30 %"
			if !strings.Contains(f, "(") { // a count
				target = "<= 3"
			}
			in.Readings = append(in.Readings, Reading{ID: string(rune('a' + k)), Value: f, Target: target})
		}
	}
	p, err := NewPlan(d)
	require.NoError(t, err)
	return p
}

// What a formula tells of figures is the same wherever its value is published.
func TestAReadingHidesWhatAnIndicatorOfItsFormulaHides(t *testing.T) {
	t.Parallel()
	statistics := []Statistic{{Name: "neonatal", Sensitive: true}, {Name: "infant", Sensitive: true}, {Name: "early", Sensitive: true},
		{Name: "married"}, {Name: "divorced"}}
	for _, formula := range []string{"percent(early, married)", "early == 0 ? 0 : percent(early, married)", "percent(early + infant, married)",
		"rate(married - early, divorced, 100)", "percent(neonatal, infant)"} {
		t.Run(formula, func(t *testing.T) {
			t.Parallel()
			own, reading, neither := countsPlan(t, statistics, formula), readingsPlan(t, statistics, formula), countsPlan(t, statistics)
			random := rand.New(rand.NewPCG(8, 11))
			differs := 0
			for range 200 {
				wards := smallReports(random)
				want := pattern(own, own.Public(reportsOf(t, own, wards)))
				require.Equal(t, want, pattern(reading, reading.Public(reportsOf(t, reading, wards))), "%v", wards)
				differs += map[bool]int{true: 1}[want != pattern(neither, neither.Public(reportsOf(t, neither, wards)))]
			}
			require.Positive(t, differs, "the formula tells nothing")
		})
	}
}

// The strongest reader, with the outcomes of readings beside every figure.
func TestNoHiddenCountFollowsFromTheReadingsThatArePublished(t *testing.T) {
	threefold := []Statistic{{Name: "early", Sensitive: true}, {Name: "married"}, {Name: "residents"}}
	tests := []struct {
		name       string
		statistics []Statistic
		formulas   []string
		universes  []universe
	}{
		{"a count", injured, []string{"injured", "injured * 2"}, []universe{
			{wards: 1, rows: rowsOf(1, upTo(6, absent, wrong, worse), anything), most: 6}, {wards: 2, rows: rowsOf(1, upTo(9, absent, wrong), anything), most: 9},
			{wards: 3, rows: rowsOf(1, upTo(6, absent), anything), most: 6}, {wards: 4, rows: rowsOf(1, upTo(5), anything), most: 5}}},
		{"a whole that only a reading knows", unbound, []string{"early == 0 ? 0 : percent(early, married)", "early"}, []universe{
			{wards: 1, rows: rowsOf(2, upTo(6, absent), anything), most: 6}, {wards: 2, rows: rowsOf(2, upTo(5), anything), most: 5}, {wards: 3, rows: rowsOf(2, upTo(2), anything), most: 4}}},
		{"a visible whole", marriages, []string{"percent(early, married)"}, []universe{
			{wards: 1, rows: rowsOf(2, upTo(9, absent, wrong), anything), most: 9}, {wards: 2, rows: rowsOf(2, upTo(7), ascending), most: 7}, {wards: 3, rows: rowsOf(2, upTo(3), ascending), most: 4}}},
		{"two wholes, of which one is among the readings", threefold, []string{"percent(early, married)", "rate(early, residents, 100)"}, []universe{
			{wards: 1, rows: rowsOf(3, upTo(5), anything), most: 5}, {wards: 2, rows: rowsOf(3, upTo(2), anything), most: 3}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := readingsPlan(t, tt.statistics, tt.formulas...)
			for _, u := range tt.universes {
				requireAmbiguous(t, p, u)
			}
		})
	}
}

func TestAHiddenReadingStandsBesideWhatIsPublishedWithoutAnOutcome(t *testing.T) {
	t.Parallel()
	p, err := NewPlan(Definition{
		ID: "hidden", Area: Area{Code: "195"},
		Statistics: []Statistic{{Name: "early", Sensitive: true}, {Name: "married"}, {Name: "divorced"}},
		Indicators: []Indicator{
			{ID: "divorces", Value: "divorced", Target: "<= 9", Readings: []Reading{
				{ID: "own"}, {ID: "with_early", Value: "divorced + early", Target: "<= 9"}, {ID: "of_married", Value: "rate(divorced, married, 100)", Target: "<= 10 %"},
			}},
			{ID: "early", Value: "early", Target: "<= 9", Readings: []Reading{{ID: "own"}, {ID: "married", Value: "married"}}},
		},
	})
	require.NoError(t, err)
	// In each ward of the first block: 8 ≤ 9; 8 + 3 > 9, which is hidden; 8 / 50 = 16 % > 10 % and 8 / 100 = 8 % ≤ 10 %.
	now := reportsOf(t, p, [][]int{{3, 50, 8}, {9, 100, 8}, {9, 100, 8}, {9, 100, 8}})
	public := p.Public(now)
	tests := []struct {
		name      string
		record    Record
		id        string
		contested bool
		want      string // the outcomes of the readings in JSON
	}{
		{"before it is published, both turn it round", now.Wards[0], "divorces", true, `[{"id":"own","target":"<= 9","value":"8","n":"8","d":"1","verdict":"achieved"},
			{"id":"with_early","target":"<= 9","value":"11","n":"11","d":"1","verdict":"missed"},{"id":"of_married","target":"<= 10 %","value":"16","n":"16","d":"1","verdict":"missed"}]`},
		{"published, what is seen turns it round", public.Wards[0], "divorces", true, `[{"id":"own","target":"<= 9","value":"8","n":"8","d":"1","verdict":"achieved"},
			{"id":"with_early","target":"<= 9","hidden":true},{"id":"of_married","target":"<= 10 %","value":"16","n":"16","d":"1","verdict":"missed"}]`},
		{"what is hidden contests nothing", public.Wards[1], "divorces", false, `[{"id":"own","target":"<= 9","value":"8","n":"8","d":"1","verdict":"achieved"},
			{"id":"with_early","target":"<= 9","hidden":true},{"id":"of_married","target":"<= 10 %","value":"8","n":"8","d":"1","verdict":"achieved"}]`},
		{"a hidden result has no readings", public.Wards[0], "early", false, `null`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res := find(t, p, tt.record, tt.id)
			require.Equal(t, tt.contested, res.Contested())
			require.JSONEq(t, tt.want, asJSON(t, res.readingsJSON()))
			require.Equal(t, tt.want != "null", strings.Contains(asJSON(t, res), `"readings"`))
			require.Equal(t, tt.contested, strings.Contains(asJSON(t, res), `"contested":true`))
		})
	}
}
