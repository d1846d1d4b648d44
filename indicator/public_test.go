package indicator

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// pattern writes figures of units, a * for each that is hidden, the city's last.
func pattern(p *Plan, public Reports) string {
	var units []string
	for _, r := range append(public.Wards, public.City) {
		var figures []string
		for _, s := range p.definition.Statistics {
			n, isNumber := r.Value(s.Name).Number()
			switch {
			case r.Hidden(s.Name):
				figures = append(figures, "*")
			case isNumber:
				figures = append(figures, n.String())
			default:
				figures = append(figures, "-")
			}
		}
		units = append(units, strings.Join(figures, ","))
	}
	return strings.Join(units, " ")
}

func TestWhatIsHiddenOfAPublicReport(t *testing.T) {
	t.Parallel()
	department := []Statistic{{Name: "infected", Sensitive: true, ReportedBy: ByDepartment}}
	tests := []struct {
		name       string
		statistics []Statistic
		wards      [][]int
		want       string
	}{
		{"a single ward: the city's figure would tell it", injured, [][]int{{3}}, "* *"},
		{"a single ward without small counts", injured, [][]int{{5}}, "5 5"},
		{"zeros are shown: nobody is counted there", injured, [][]int{{0}, {0}, {0}}, "0 0 0 0"},
		{"five is shown, four is not", injured, [][]int{{5}, {5}, {5}, {4}}, "5 5 * * 19"},
		{"one small count among zeros: its neighbour by code, and the city", injured, [][]int{{0}, {0}, {1}, {0}}, "0 0 * * *"},
		{"the neighbour is hidden whatever its figure", injured, [][]int{{700}, {1}, {9}, {9}}, "* * 9 9 719"},
		{"all ones in three blocks: nothing shows how many there are", injured, [][]int{{1}, {0}, {1}, {0}, {1}, {0}, {0}, {0}}, "* * * * * * * * *"},
		{"all fours", injured, [][]int{{4}, {4}, {4}, {4}}, "* * * * 16"},
		{"one and nobody", injured, [][]int{{1}, {0}}, "* * *"},
		{"four and five", injured, [][]int{{4}, {5}}, "* * 9"},
		{"the last block of an odd number has three wards", injured, [][]int{{9}, {9}, {9}, {9}, {1}}, "9 9 * * * 37"},
		{"a gap beside a small count is hidden, too", injured, [][]int{{2}, {absent}, {9}, {9}}, "* * 9 9 -"},
		{"gaps alone stay gaps", injured, [][]int{{absent}, {absent}, {9}, {9}}, "- - 9 9 -"},
		{"a negative count hides the city's figure", injured, [][]int{{wrong}, {9}, {9}, {9}}, "* * 9 9 *"},
		{"a chain of deaths is hidden together", deaths, [][]int{{1, 7, 9}, {0, 6, 8}, {0, 9, 9}, {5, 9, 9}}, "*,*,* *,*,* 0,9,9 5,9,9 6,31,35"},
		{"of a chain, what is nobody stays", deaths, [][]int{{0, 0, 1}, {0, 0, 6}}, "0,0,* 0,0,* 0,0,7"},
		{"the city's chain is hidden together", deaths, [][]int{{1, 7, 9}, {0, 6, 8}}, "*,*,* *,*,* *,*,*"},
		{"a whole that leaves nothing open is hidden with its part", marriages, [][]int{{6, 9}, {1, 1}}, "*,* *,* 7,10"},
		{"a whole above the sum of the parts is shown", marriages, [][]int{{6, 9}, {1, 7}}, "*,9 *,7 7,16"},
		{"a whole below 5 says too much of a city's figure below 5", marriages, [][]int{{1, 1}, {0, 30}, {0, 9}, {0, 9}}, "*,* *,* *,* *,* *,*"},
		{"a part above its whole: neither is shown, for the city neither", marriages, [][]int{{3, 2}, {6, 9}, {0, 9}, {0, 9}}, "*,* *,* 0,9 0,9 *,*"},
		{"a contradiction without small counts stays one", marriages, [][]int{{9, 8}, {6, 9}}, "9,8 6,9 15,17"},
		{"what departments report is never shown below the city", department, [][]int{{0}, {70}, {absent}}, "* * * -"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := countsPlan(t, tt.statistics)
			require.Equal(t, tt.want, pattern(p, p.Public(reportsOf(t, p, tt.wards))))
		})
	}
}

func TestWhatDepartmentsReportIsHiddenForTheCityWhereItIsSmall(t *testing.T) {
	t.Parallel()
	p := readerPlan(t)
	for infected, hidden := range map[int]bool{0: false, 1: true, 4: true, 5: false} {
		own, err := p.Record("195", Year(2023), Values{"infected": infected})
		require.NoError(t, err)
		city, err := p.City(nil, own)
		require.NoError(t, err)
		require.Equal(t, hidden, p.Public(Reports{City: city}).City.Hidden("infected"), infected)
	}
}

// The figures of a city from its totals stand in no ward, and were not hidden for the city either.
func TestASmallCountOfACityWithoutWardsIsHidden(t *testing.T) {
	t.Parallel()
	p := countsPlan(t, injured)
	for count, hidden := range map[int]bool{0: false, 1: true, 4: true, 5: false} {
		city, err := p.CityFromTotals(Year(2023), Values{"injured": count})
		require.NoError(t, err)
		require.Equal(t, hidden, p.Public(Reports{City: city}).City.Hidden("injured"), count)
	}
}

func TestAFlagCountsNobody(t *testing.T) {
	t.Parallel()
	p, err := NewPlan(Definition{
		Statistics: []Statistic{{Name: "shelter", Kind: Flag, Sensitive: true}},
		Indicators: []Indicator{{ID: "shelters", Value: "shelter", Target: ">= 1", Ward: LevelNone}},
	})
	require.NoError(t, err)
	ward, err := p.Record("W1", Year(2023), Values{"shelter": true})
	require.NoError(t, err)
	city, err := p.City([]Record{ward}, Record{})
	require.NoError(t, err)
	now := Reports{Wards: []Record{ward}, City: city}
	require.False(t, now.ShowsSmallCounts())
	require.Equal(t, now, p.Public(now))
}

func TestLastYearsSmallCountsAreHidden(t *testing.T) {
	t.Parallel()
	p := countsPlan(t, append([]Statistic{{Name: "early", Sensitive: true, Constraints: []string{"early <= married"}}, {Name: "married"}}, injured...),
		"rate(last_year.injured + last_year.early, married, 100)")
	var wards []Record
	for i, n := range []int{3, 9, 9, 9} {
		ward, err := p.Record(fmt.Sprint("W", i), Year(2023), Values{"last_year.injured": n, "last_year.early": 9, "married": 99})
		require.NoError(t, err)
		wards = append(wards, ward)
	}
	city, err := p.City(wards, Record{})
	require.NoError(t, err)
	public := p.Public(Reports{Wards: wards, City: city})
	require.True(t, public.Wards[0].Hidden("last_year.injured"))
	require.True(t, public.Wards[1].Hidden("last_year.injured"))
	require.False(t, public.Wards[2].Hidden("last_year.injured"))
	require.True(t, public.Wards[2].Hidden("last_year.early"), "what it was hidden with last year is not known")
}

func TestAHiddenResultSaysNothing(t *testing.T) {
	t.Parallel()
	p := countsPlan(t, unbound, "rate(early, married, 100)")
	public := p.Public(reportsOf(t, p, [][]int{{3, 50}, {9, 60}}))
	res, ok := p.Evaluate(public.Wards[0]).Find("formula_0")
	require.True(t, ok)
	require.True(t, res.Hidden())
	require.Equal(t, NoData, res.Verdict)
	require.Equal(t, rules.Missing, res.Value().Kind())
	require.False(t, res.Worked().HasFraction)
	require.Empty(t, res.Missing())
	require.Empty(t, res.Warnings())
	require.Equal(t, "hidden", res.Reason().Code())
	require.Equal(t, "số nhỏ, không công bố", res.Reason().In(Vietnamese))
	require.Equal(t, "small number, not published", res.Reason().In(English))
	require.Equal(t, "", res.Worked().Targets[0].Certificate)
	require.Empty(t, res.Derivation(English).Working+res.Derivation(English).Proof+res.Figure(English))
	require.Equal(t, rules.Missing, res.Derivation(English).Statistics[0].Value.Kind())
	text, err := json.Marshal(res)
	require.NoError(t, err)
	require.JSONEq(t, `{"id": "formula_0", "number": "formula_0", "base": "percent", "hidden": true, "targets": [{"target": "<= 30 %"}]}`, string(text))

	city, ok := p.Evaluate(public.City).Find("formula_0")
	require.True(t, ok)
	require.False(t, city.Hidden())
	require.Equal(t, Achieved, city.Verdict)
	require.Nil(t, city.Worked().Coverage)
}

func TestTheValueOverSomeUnitsIsNotGivenWhereOneOfThemIsHidden(t *testing.T) {
	t.Parallel()
	p := countsPlan(t, injured)
	now := reportsOf(t, p, [][]int{{2}, {9}, {9}, {absent}})
	for want, city := range map[bool]Record{true: now.City, false: p.Public(now).City} {
		res, _ := p.Evaluate(city).Find("injured")
		require.Equal(t, NoData, res.Verdict)
		require.Equal(t, want, res.Worked().Provisional != nil)
	}
}

func TestNotesAboutSensitiveStatisticsAreNotPublished(t *testing.T) {
	t.Parallel()
	p := countsPlan(t, marriages)
	set, err := p.ReadCSV(strings.NewReader("unit,name,period,early,married\nW1,A,2023,2,50\nW2,B,2023,9,60\nTổng cộng,,2023,12,111\n195,C,2023,10,112\n"), EnglishNumbers)
	require.NoError(t, err)
	now, err := set.Of(Year(2023))
	require.NoError(t, err)
	require.Len(t, now.Notes, 2)
	require.Len(t, now.City.Notes(), 2)
	public := p.Public(now)
	require.Len(t, public.Notes, 1)
	require.Contains(t, public.Notes[0].Message.String(), "married")
	require.Len(t, public.City.Notes(), 1)
	require.True(t, public.City.Hidden("early"), "its reason would repeat the total")
}

func TestSmallCountsAreShownUntilTheReportsArePublic(t *testing.T) {
	t.Parallel()
	p := readerPlan(t)
	random := rand.New(rand.NewPCG(1, 2))
	shown := 0
	for range 200 {
		now := randomReports(t, p, random)
		shown += map[bool]int{true: 1}[now.ShowsSmallCounts()]
		require.False(t, p.Public(now).ShowsSmallCounts())
	}
	require.Greater(t, shown, 150)
	require.False(t, reportsOf(t, p, [][]int{{0, 0, 0, 5, 9, 0, 7, 0, 1, absent}}).ShowsSmallCounts())
	require.True(t, reportsOf(t, p, [][]int{{0, 0, 0, 5, 9, 0, 7, 0, 1, 0}}).ShowsSmallCounts(), "of what departments report even a 0 in a ward")
}

// Whatever the figures, contradictory ones and gaps among them.
func TestWhatIsNotHiddenIsPublishedAsItIs(t *testing.T) {
	t.Parallel()
	p := readerPlan(t)
	random := rand.New(rand.NewPCG(3, 5))
	hidden, contradictory := 0, 0
	for range 1000 {
		var rows [][]int
		for range 1 + random.IntN(6) {
			row := make([]int, len(p.definition.Statistics))
			for i := range row {
				row[i] = []int{absent, wrong, 0, 0, 1, 2, 4, 5, 6, 7, 9, 12}[random.IntN(12)]
			}
			rows = append(rows, row)
		}
		now := reportsOf(t, p, rows)
		public := p.Public(now)
		require.Equal(t, pattern(p, public), pattern(p, p.Public(public)), "once is enough")
		for i, r := range append(public.Wards, public.City) {
			truth := p.Evaluate(append(now.Wards, now.City)[i])
			for k, res := range p.Evaluate(r) {
				if res.Hidden() {
					hidden++
					contradictory += map[bool]int{true: 1}[truth[k].Verdict == Invalid]
				}
				requirePublishedAsItIs(t, truth[k], res, rows)
				for j, reading := range res.Readings() {
					requirePublishedAsItIs(t, truth[k].Readings()[j].Result, reading.Result, rows)
				}
			}
		}
	}
	require.NotZero(t, hidden-contradictory)
	require.NotZero(t, contradictory)
}

func requirePublishedAsItIs(t *testing.T, truth, res Result, rows [][]int) {
	t.Helper()
	if res.Hidden() {
		return
	}
	require.False(t, truth.Verdict == Invalid && res.Verdict.Judged(), "%v", rows)
	require.True(t, res.Verdict == truth.Verdict || truth.Verdict == Invalid && res.Verdict == NoData, "%v", rows)
	require.True(t, res.Verdict == Invalid || res.Value().String() == truth.Value().String() || res.Verdict == NoData, "%v", rows)
}

func TestTheCityDoesNotNameAUnitWhoseContradictionIsHidden(t *testing.T) {
	t.Parallel()
	p := countsPlan(t, unbound, "percent(early, married)")
	now := reportsOf(t, p, [][]int{{3, 2}, {9, 60}, {absent, 70}, {absent, 80}})
	truth, _ := p.Evaluate(now.City).Find("formula_0")
	require.Contains(t, truth.Reason().String(), "W1")
	res, _ := p.Evaluate(p.Public(now).City).Find("formula_0")
	require.False(t, res.Verdict.Judged())
	require.NotContains(t, res.Reason().String(), "W1")
}

func TestAContradictionOfTheCityWithAHiddenCountDoesNotBecomeSound(t *testing.T) {
	t.Parallel()
	p := countsPlan(t, []Statistic{
		{Name: "abused", Sensitive: true, Constraints: []string{"abused <= heard"}},
		{Name: "heard", ReportedBy: ByDepartment},
	})
	wards := reportsOf(t, p, [][]int{{3, absent}, {0, absent}, {0, absent}, {0, absent}}).Wards
	own, err := p.Record("195", Year(2023), Values{"heard": 2, "abused": 3})
	require.NoError(t, err)
	city, err := p.City(wards, own)
	require.NoError(t, err)
	truth, _ := p.Evaluate(city).Find("heard")
	require.Equal(t, Invalid, truth.Verdict)
	public := p.Public(Reports{Wards: wards, City: city}).City
	res, _ := p.Evaluate(public).Find("heard")
	require.True(t, res.Hidden())
	require.True(t, public.data.city.own.Hidden("abused"), "the public record does not hold what it hides")
}

func TestPublicReportsOfNothing(t *testing.T) {
	t.Parallel()
	p, other := countsPlan(t, injured), countsPlan(t, marriages)
	require.Empty(t, p.Public(Reports{}))
	foreign := reportsOf(t, other, [][]int{{1, 2}, {3, 4}})
	require.Empty(t, p.Public(Reports{Wards: append(foreign.Wards, Record{}), City: foreign.City}))
	require.False(t, Reports{}.ShowsSmallCounts())
	require.False(t, Record{}.Hidden("injured"))
	require.False(t, Result{}.Hidden())
	wards := reportsOf(t, p, [][]int{{1}, {9}, {9}, {9}}).Wards
	withoutCity := p.Public(Reports{Wards: wards})
	require.True(t, withoutCity.Wards[1].Hidden("injured"))
	require.False(t, withoutCity.Wards[2].Hidden("injured"))
	require.False(t, wards[0].Hidden("injured"), "the reports themselves stay as they are")
}

func TestAHiddenResultExplainsOnlyThatItIsHidden(t *testing.T) {
	plan := CamPha2023()
	w, err := plan.Record("06760", Year(2023), Values{"abused_children": 2, "children_under_16": 3821})
	require.NoError(t, err)
	public := plan.Public(Reports{Period: Year(2023), Wards: []Record{w}})
	res, ok := plan.Evaluate(public.Wards[0]).Find("child_abuse")
	require.True(t, ok)
	require.Equal(t, "số nhỏ, không công bố", res.Explain(Vietnamese))
}
