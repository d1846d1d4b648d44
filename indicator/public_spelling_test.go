package indicator

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// spelt is a plan over sensitive counts and one that is not, with constraints and formulas as they are spelt.
func spelt(t *testing.T, constraints []string, formulas ...string) *Plan {
	t.Helper()
	return countsPlan(t, []Statistic{
		{Name: "neonatal", Sensitive: true, Constraints: constraints}, {Name: "infant", Sensitive: true},
		{Name: "early", Sensitive: true}, {Name: "married"}, {Name: "divorced"},
	}, formulas...)
}

// smallReports are wards with counts that are often small, and now and then contradict each other.
func smallReports(random *rand.Rand) (wards [][]int) {
	for range 1 + random.IntN(8) {
		row := make([]int, 5)
		for i := range row {
			row[i] = []int{absent, wrong, 0, 0, 0, 1, 2, 4, 5, 6, 7, 9, 12, 30}[random.IntN(14)]
		}
		wards = append(wards, row)
	}
	return wards
}

// Constraints were cut at "<=", and formulas searched for "percent", "rate" and "-".
func TestWhatIsHiddenDoesNotDependOnHowAPlanIsSpelt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		spellings [][]string // constraints, the formula last
	}{
		{"a part and its whole", [][]string{
			{"early <= married", "early"}, {"early<=married", "early"}, {"married >= early", "early"}, {"early - married <= 0", "early"},
			{"0 >= early - married", "early"}, {"not (early > married)", "early"}, {"(early) <= married + 0", "early"}, {"early / 2 <= married / 2", "early"}}},
		{"a chain", [][]string{
			{"neonatal <= infant", "infant <= married", "early"}, {"neonatal <= infant <= married", "early"},
			{"married >= infant >= neonatal", "early"}, {"neonatal <= infant and married >= infant", "early"}}},
		{"two parts of one whole", [][]string{
			{"early + infant <= married", "early"}, {"married >= early + infant", "early"}, {"married - early >= infant", "early"}, {"not (early > married - infant)", "early"}}},
		{"below, not at most", [][]string{{"early < married", "early"}, {"married > early", "early"}, {"early + 1 <= married", "early"}}},
		{"a percentage", [][]string{
			{"percent(early, married)"}, {"percent( (early),\n married )"}, {"let share = percent(early, married); share"}}},
		{"a percentage of a sum", [][]string{{"percent(early + infant, married)"}, {"let both = infant + early; percent(both, married)"}}},
		{"a difference in a rate", [][]string{
			{"rate(married - early, divorced, 100)"}, {"let late = married - early; rate(late, divorced, 100)"}, {"rate(-early + married, divorced, 100)"},
			{"rate(married + (0 - 1) * early, divorced, 100)"}, {"rate((married - early) * 2 / 2, divorced, 100)"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plans := make([]*Plan, len(tt.spellings))
			for i, texts := range tt.spellings {
				last := len(texts) - 1
				formulas := []string{texts[last]}
				if strings.IndexByte(texts[last], '(') < 0 { // a count, which countsPlan has already
					formulas = nil
				}
				plans[i] = spelt(t, texts[:last], formulas...)
			}
			random := rand.New(rand.NewPCG(8, 8))
			hidden := 0
			for range 100 {
				wards := smallReports(random)
				want := pattern(plans[0], plans[0].Public(reportsOf(t, plans[0], wards)))
				hidden += strings.Count(want, "*")
				for i, p := range plans[1:] {
					require.Equal(t, want, pattern(p, p.Public(reportsOf(t, p, wards))), "%v: %v", tt.spellings[i+1], wards)
				}
			}
			require.Greater(t, hidden, 100)
		})
	}
}

// What a rule does not know hides everything that is joined with it, the most careful way.
func TestAFormOfConstraintThatIsNotKnownHidesAllThatIsJoined(t *testing.T) {
	t.Parallel()
	wards := [][]int{{9, 9, 3, 90, 50}, {9, 9, 9, 90, 50}, {9, 9, 9, 90, 50}, {9, 9, 9, 90, 50}}
	for _, constraint := range []string{"early < married", "early == married or early <= 100", "early * 2 <= married", "early <= max(married, 1)",
		"early + divorced - divorced <= married", "percent(early, married) <= 100", "early <= 100 + 0 * married"} {
		p := spelt(t, []string{constraint})
		public := p.Public(reportsOf(t, p, wards))
		for i, w := range public.Wards {
			require.True(t, w.Hidden("early"), "%s: ward %d", constraint, i)
			require.True(t, w.Hidden("married"), "%s: ward %d", constraint, i)
		}
	}
}

func TestNoHiddenCountFollowsHoweverConstraintsAreSpelt(t *testing.T) {
	chain := []Statistic{{Name: "neonatal", Sensitive: true, Constraints: []string{"under_5 >= infant >= neonatal"}},
		{Name: "infant", Sensitive: true}, {Name: "under_5", Sensitive: true}}
	below := []Statistic{{Name: "early", Sensitive: true, Constraints: []string{"early < married"}}, {Name: "married"}}
	tests := []struct {
		name       string
		statistics []Statistic
		formulas   []string
		universes  []universe
	}{
		{"a chain in one constraint", chain, nil, []universe{
			{wards: 2, rows: rowsOf(3, upTo(5), ascending), most: 5}, {wards: 3, rows: rowsOf(3, upTo(3), ascending), most: 3},
			{wards: 1, rows: rowsOf(3, upTo(4, absent, wrong, worse), anything), most: 4}}},
		{"a part below its whole", below, nil, []universe{
			{wards: 1, rows: rowsOf(2, upTo(9, absent, wrong), anything), most: 9}, {wards: 2, rows: rowsOf(2, upTo(6), anything), most: 6}}},
		{"a difference in a rate", unbound, []string{"let late = married - early; rate(late, married, 100)"}, []universe{
			{wards: 1, rows: rowsOf(2, upTo(7, absent, wrong), anything), most: 7}, {wards: 2, rows: rowsOf(2, upTo(6), anything), most: 6}}},
		{"a difference of rates", unbound, []string{"rate(early, married, 100) - rate(married, early, 1) * 100"}, []universe{
			{wards: 1, rows: rowsOf(2, upTo(7, absent, wrong), anything), most: 7}, {wards: 2, rows: rowsOf(2, upTo(6), anything), most: 6}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := countsPlan(t, tt.statistics, tt.formulas...)
			for _, u := range tt.universes {
				requireAmbiguous(t, p, u)
			}
		})
	}
}
