package indicator

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// sixteen are the 16 units of Cẩm Phả, of which each reports what figures says of it.
func sixteen(t *testing.T, plan *Plan, figures func(i int) Values) []Record {
	t.Helper()
	var wards []Record
	for i := range 16 {
		wards = append(wards, wardOf(t, plan, Unit{Code: fmt.Sprintf("%05d", 6751+3*i), Name: fmt.Sprintf("Phường %d", i+1)}, figures(i)))
	}
	return wards
}

func cityFor(t *testing.T, plan *Plan, wards []Record, own Values) Record {
	t.Helper()
	ownRow, err := plan.Record("195", Year(2023), own)
	require.NoError(t, err)
	city, err := plan.City(wards, ownRow)
	require.NoError(t, err)
	return city
}

// Fifteen wards without a death and one small one with: the mean of rates would be 6.25 ‰, the city is at 1/3 ‰.
func TestASmallWardDoesNotWeighAsMuchAsALargeOne(t *testing.T) {
	plan := unrostered()
	city := cityFor(t, plan, sixteen(t, plan, func(i int) Values {
		return Values{"infant_deaths": i / 15, "live_births": map[bool]int{true: 10, false: 199}[i == 15], "under_5_deaths": i / 15, "neonatal_deaths": 0}
	}), nil)
	res := find(t, plan, city, "infant_mortality")
	require.Equal(t, "1 / 2,995 × 1,000 = 200/599 ≈ 0.33‰ ≤ 9‰ → achieved", res.Explain(English))
	require.Equal(t, Achieved, res.Verdict)
	require.False(t, res.Monitor(), "the city is judged where a ward is only watched")
}

func TestTheOrderOfWardsChangesNothing(t *testing.T) {
	plan := unrostered()
	for seed := range uint64(30) {
		random := newRandom(seed)
		wards := sixteen(t, plan, func(int) Values { return valuesFor(plan, randomCounts(random, 1, 1)) })
		own := valuesFor(plan, randomCounts(random, 5, 0))
		want := meaningOf(t, plan, cityFor(t, plan, wards, own))
		random.Shuffle(len(wards), func(i, k int) { wards[i], wards[k] = wards[k], wards[i] })
		require.Equal(t, want, meaningOf(t, plan, cityFor(t, plan, wards, own)))
	}
}

// meaningOf is everything that is shown of a city but the order in which units are named.
func meaningOf(t *testing.T, plan *Plan, city Record) (meaning []string) {
	t.Helper()
	for _, res := range plan.Evaluate(city) {
		w := res.Worked()
		if w.Coverage != nil {
			slices.Sort(w.Coverage.Without)
			slices.Sort(w.Coverage.Contradicted)
			meaning = append(meaning, fmt.Sprint(*w.Coverage))
		}
		if w.Provisional != nil {
			meaning = append(meaning, w.Provisional.String())
		}
		meaning = append(meaning, fmt.Sprint(res.Verdict, res.Value().Kind(), w.Targets, w.RoundingMatters, len(res.Warnings())))
	}
	return meaning
}

func TestFifteenOfSixteenHaveCoverageAndAProvisionalValueButNoVerdict(t *testing.T) {
	plan := unrostered()
	city := cityFor(t, plan, sixteen(t, plan, func(i int) Values {
		v := Values{"registered_under_5": 100, "children_under_5": 100}
		return v.without(map[bool]string{true: "registered_under_5"}[i == 4])
	}), nil)
	res := find(t, plan, city, "birth_registration")
	require.Equal(t, NoData, res.Verdict)
	require.Equal(t, []string{"registered_under_5"}, res.Missing())
	require.Equal(t, &Coverage{Units: 15, Of: 16, Without: []string{"06763"}}, res.Worked().Coverage)
	require.Equal(t, "100", res.Worked().Provisional.String(), "it would reach the target, and does not count")
	require.Empty(t, res.Worked().Targets[0].Certificate)
}

func TestAWardThatContradictsItselfIsNamedAndTheOthersStand(t *testing.T) {
	plan := unrostered()
	wards := sixteen(t, plan, func(i int) Values {
		return Values{"registered_under_5": 99 + 2*(i/15), "children_under_5": 100, "child_labourers": 0}
	})
	city := cityFor(t, plan, wards, nil)
	res := find(t, plan, city, "birth_registration")
	require.Equal(t, Invalid, res.Verdict)
	require.Equal(t, "contradictory figures of Phường 16", res.Reason().In(English))
	require.Equal(t, "số liệu mâu thuẫn của Phường 16 → số liệu mâu thuẫn", res.Explain(Vietnamese))
	require.Equal(t, &Coverage{Units: 15, Of: 16, Contradicted: []string{"06796"}}, res.Worked().Coverage)
	require.Equal(t, Achieved, find(t, plan, city, "child_labour").Verdict, "what does not use the figure is not touched")
	require.Equal(t, Missed, find(t, plan, wards[0], "birth_registration").Verdict, "nor are the other wards")
}

// A contradiction outranks a gap: a figure is wrong, whatever else comes in.
func TestAContradictionOutranksAGap(t *testing.T) {
	plan := unrostered()
	city := cityFor(t, plan, []Record{
		wardOf(t, plan, Unit{Code: "A"}, Values{"registered_under_5": -1, "children_under_5": 100}),
		wardOf(t, plan, Unit{Code: "B"}, nil),
		wardOf(t, plan, Unit{Code: "C"}, Values{"registered_under_5": 50, "children_under_5": 50}),
	}, nil)
	res := find(t, plan, city, "birth_registration")
	require.Equal(t, Invalid, res.Verdict)
	require.Equal(t, &Coverage{Units: 1, Of: 3, Without: []string{"B"}, Contradicted: []string{"A"}}, res.Worked().Coverage)
}

// An indicator of the city alone over figures that wards report: the wards are not judged on it, their
// contradictions count all the same.
func TestAContradictionOfAWardReachesWhatExistsForTheCityAlone(t *testing.T) {
	plan, err := NewPlan(Definition{
		Statistics: []Statistic{{Name: "part", Constraints: []string{"part <= whole"}}, {Name: "whole"}, {Name: "other"}},
		Indicators: []Indicator{
			{ID: "share", Value: "percent(part, whole)", Target: ">= 50 %", Ward: LevelNone},
			{ID: "others", Value: "other", Target: ">= 1", Ward: LevelNone},
		},
	})
	require.NoError(t, err)
	city := cityFor(t, plan, []Record{
		wardOf(t, plan, Unit{Code: "A", Name: "Cẩm Thạch"}, Values{"part": 5, "whole": 3, "other": 1}),
		wardOf(t, plan, Unit{Code: "B"}, Values{"part": 20, "whole": 30, "other": 1}),
	}, nil)
	res := find(t, plan, city, "share")
	require.Equal(t, Invalid, res.Verdict)
	require.Equal(t, "contradictory figures of Cẩm Thạch", res.Reason().In(English))
	require.Equal(t, "200/3", res.Worked().Provisional.String())
	require.Equal(t, Achieved, find(t, plan, city, "others").Verdict)
}

// A condition in a formula passes a figure by: contradictory it stays.
func TestAFigureThatAConditionPassesByIsStillContradictory(t *testing.T) {
	plan := CamPha2023()
	res := find(t, plan, ward(t, plan, Values{"early_marriages": 0, "last_year.early_marriages": -5}), "early_marriage")
	require.Equal(t, Invalid, res.Verdict)
	require.Equal(t, "Early marriages (last year) is -5, below 0 → contradictory data", res.Explain(English))
	require.Empty(t, res.Worked().Targets[0].Certificate)
	own, _, _ := strings.Cut(asJSON(t, res), `"readings"`) // some do not use the marriages
	require.NotContains(t, own, `"value"`)
}

func TestFlagsOfTheCityAreTheNumberOfUnitsWhereTheyAreTrue(t *testing.T) {
	plan := unrostered()
	tests := []struct {
		name    string
		figures func(i int) Values
		value   string
		want    Verdict
	}{
		{"10 of 16", func(i int) Values { return Values{"has_play_area": i < 10} }, "10", Achieved},
		{"9 of 16", func(i int) Values { return Values{"has_play_area": i < 9} }, "9", Missed},
		{"one ward did not say", func(i int) Values { return map[bool]Values{false: {"has_play_area": true}}[i == 3] }, "missing: has_play_area", NoData},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			city := cityFor(t, plan, sixteen(t, plan, tt.figures), nil)
			require.Equal(t, tt.value, city.Value("has_play_area").String())
			require.Equal(t, "16", city.Value("units").String())
			require.Equal(t, tt.want, find(t, plan, city, "play_areas").Verdict)
		})
	}
}

func TestDepartmentsReportInTheCitysOwnRowAndWardsDoNotMakeUpForThem(t *testing.T) {
	plan := unrostered()
	wards := sixteen(t, plan, func(int) Values { return Values{"schools": 3, "schools_with_counselling": 3} })
	without := cityFor(t, plan, wards, nil)
	require.Equal(t, NoData, find(t, plan, without, "school_counselling").Verdict)
	require.Nil(t, find(t, plan, without, "school_counselling").Worked().Coverage, "no ward reports to it")
	require.Nil(t, find(t, plan, without, "school_counselling").Worked().Provisional)
	with := cityFor(t, plan, wards, Values{"schools": 47, "schools_with_counselling": 46})
	require.Equal(t, "46 / 47 × 100 = 4,600/47 ≈ 97.87% < 100% → missed", find(t, plan, with, "school_counselling").Explain(English))
}

func TestWhatTheOwnRowAndTheSumSayDifferentlyIsNoted(t *testing.T) {
	plan := unrostered()
	wards := sixteen(t, plan, func(int) Values { return Values{"live_births": 10, "schools": 3, "marriages": 5} })
	city := cityFor(t, plan, wards, Values{"live_births": 161, "schools": 47, "marriages": 80})
	var notes []string
	for _, note := range city.Notes() {
		notes = append(notes, note.Code()+" "+note.In(English))
	}
	require.Equal(t, []string{
		"city_differs Live births: the city's own row says 161, its units add up to 160; the sum of the units counts",
		"city_differs Primary and secondary schools: the city's own row says 47, its units add up to 48; the city's own row counts",
	}, notes)
	require.Equal(t, "160", city.Value("live_births").String())
	require.Equal(t, "47", city.Value("schools").String())
	require.Empty(t, wards[0].Notes())
}

func TestACityHasARefusalForEachUnitThatDoesNotBelong(t *testing.T) {
	plan := unrostered()
	a := wardOf(t, plan, Unit{Code: "06781", Name: "Cẩm Thịnh"}, nil)
	lastYear, err := plan.Record("06784", Year(2022), nil)
	require.NoError(t, err)
	tests := []struct {
		name  string
		wards []Record
		own   Record
		want  string
	}{
		{"another year", []Record{a, lastYear}, Record{}, "06784: unit 06784 reports 2022, the others 2023"},
		{"another year than the city's own row", []Record{a}, lastYear, "06781: unit 06781 reports 2023, the others 2022"},
		{"a unit twice", []Record{a, a}, Record{}, "06781: unit 06781 has two records for 2023"},
		{"no record at all", []Record{a, {}}, Record{}, "city: a record without a unit code"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := plan.City(tt.wards, tt.own)
			require.EqualError(t, err, tt.want)
		})
	}
	_, err = plan.City([]Record{a, wardOf(t, plan, Unit{Code: "06781", ValidFrom: "2025-07-01"}, nil)}, Record{})
	require.NoError(t, err, "a code with another date is another unit")
}

func TestWardsThatNobodyReportsForAreNoCity(t *testing.T) {
	plan := CamPha2023()
	city, err := plan.City(nil, Record{})
	require.NoError(t, err)
	for _, res := range plan.Evaluate(city) {
		require.Contains(t, []Verdict{NoData, NotApplicable}, res.Verdict, res.Indicator().ID)
	}
}

// 06781 was Cẩm Thịnh until 2025 and is Cửa Ông since: its last year is none, and the reader is told.
func TestLastYearOfACodeThatChangedHandsIsNotTaken(t *testing.T) {
	plan, err := NewPlan(Definition{
		Area:       Area{Code: "195"},
		Statistics: []Statistic{{Name: "cases"}},
		Indicators: []Indicator{{ID: "fall", Value: "last_year.cases - cases", Target: ">= 1"}},
	})
	require.NoError(t, err)
	tests := []struct {
		name, before, now string
		want              Verdict
		notes             int
	}{
		{"the same name", "06781,Cẩm Thịnh,", "06781,Cẩm Thịnh,", Achieved, 0},
		{"Hòa and Hoà are one name", "06799,Cộng Hòa,", "06799,Cộng Hoà,", Achieved, 0},
		{"another case of letters", "06799,CỘNG HÒA,", "06799,Cộng Hòa,", Achieved, 0},
		{"another name", "06781,Cẩm Thịnh,", "06781,Cửa Ông,", NoData, 1},
		{"another date", "06781,Cẩm Thịnh,", "06781,Cẩm Thịnh,2025-07-01", NoData, 1},
		{"no name this year", "06781,Cẩm Thịnh,", "06781,,", Achieved, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			set, err := plan.ReadCSV(named("unit,name,valid_from,period,cases\n"+tt.before+",2024,5\n"+tt.now+",2025,3\n", "wards.csv"), EnglishNumbers)
			require.NoError(t, err)
			reports, err := set.Of(Year(2025))
			require.NoError(t, err)
			require.Len(t, reports.Notes, tt.notes)
			require.Equal(t, tt.want, find(t, plan, reports.Wards[0], "fall").Verdict)
			require.Equal(t, tt.want, find(t, plan, reports.City, "fall").Verdict, "and so is the city")
		})
	}
}

func TestLastYearRefusesAnotherUnitAnotherPeriodAndAnotherPlan(t *testing.T) {
	plan := CamPha2023()
	now := wardOf(t, plan, Unit{Code: "06781", Name: "Cẩm Thịnh"}, nil)
	otherPlan, err := NewPlan(plan.Definition())
	require.NoError(t, err)
	record := func(p *Plan, unit Unit, year int) Record {
		r, err := p.UnitRecord(unit, Year(year), nil)
		require.NoError(t, err)
		return r
	}
	tests := []struct {
		name string
		last Record
		want string
	}{
		{"another name", record(plan, Unit{Code: "06781", Name: "Cửa Ông"}, 2022), "06781: 06781 of 2022 is not last year of 06781 of 2023"},
		{"another code", record(plan, Unit{Code: "06784"}, 2022), "06781: 06784 of 2022 is not last year of 06781 of 2023"},
		{"the same year", record(plan, Unit{Code: "06781"}, 2023), "06781: 06781 of 2023 is not last year of 06781 of 2023"},
		{"the year before last", record(plan, Unit{Code: "06781"}, 2021), "06781: 06781 of 2021 is not last year of 06781 of 2023"},
		{"another plan", record(otherPlan, Unit{Code: "06781"}, 2022), "06781: the record was made by another plan"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := now.WithLastYear(tt.last)
			require.EqualError(t, err, tt.want)
		})
	}
	linked, err := now.WithLastYear(record(plan, Unit{Code: "06781", Name: "CẨM THỊNH"}, 2022))
	require.NoError(t, err)
	require.Equal(t, now.Unit(), linked.Unit())
}

// Linking a year makes a new record; the one it came from stays as it was.
func TestARecordNeverChanges(t *testing.T) {
	plan, err := NewPlan(Definition{Indicators: []Indicator{{ID: "fall", Value: "last_year.cases - cases", Target: ">= 1"}}})
	require.NoError(t, err)
	now := wardOf(t, plan, Unit{Code: "A"}, Values{"cases": 3})
	before, err := plan.Record("A", Year(2022), Values{"cases": 5})
	require.NoError(t, err)
	linked, err := now.WithLastYear(before)
	require.NoError(t, err)
	require.Equal(t, rules.Missing, now.Value("last_year.cases").Kind())
	require.Equal(t, "5", linked.Value("last_year.cases").String())
	city := cityFor(t, plan, []Record{linked}, nil)
	require.Equal(t, "2", find(t, plan, city, "fall").Value().String(), "last years add up like this year's")
}

func TestTheDataOfOnePeriodOnlyMakeACity(t *testing.T) {
	plan := unrostered()
	read := func(text string) *Dataset {
		set, err := plan.ReadCSV(named(text, "wards.csv"), EnglishNumbers)
		require.NoError(t, err)
		return set
	}
	set := read("unit,period,live_births\n06760,2022,100\n06760,2023,248\n06763,2023,52\n")
	require.Equal(t, []Period{Year(2022), Year(2023)}, set.Periods())
	reports, err := set.Of(Year(2023))
	require.NoError(t, err)
	require.Equal(t, "300", reports.City.Value("live_births").String())
	_, err = set.Of(Year(2021))
	require.EqualError(t, err, "data: no unit reports 2021: the data are of 2022, 2023")
	joined, err := plan.JoinDatasets(set, read("unit,period,live_births\n06760,2023,248\n"))
	require.NoError(t, err)
	require.Equal(t, "1 figures stand alike at wards.csv:3, too", joined.Notes[0].Message.String())
	_, err = plan.JoinDatasets(set, read("unit,period,live_births\n06760,2023,249\n"))
	require.EqualError(t, err, `wards.csv:2: unit 06760, 2023: "Live births" is 249 here, 248 at wards.csv:3`)
}

// A total row is held against the sum; where they differ the city has no verdict from that figure.
func TestATotalThatDoesNotAddUpIsContradictory(t *testing.T) {
	plan := unrostered()
	set, err := plan.ReadCSV(named("unit,name,period,child_labourers,live_births\n06760,A,2023,0,248\n06763,B,2023,0,52\n,Tổng cộng,2023,1,300\n", "wards.csv"), EnglishNumbers)
	require.NoError(t, err)
	reports, err := set.Of(Year(2023))
	require.NoError(t, err)
	require.Len(t, reports.Wards, 2, "a total is no unit")
	require.Equal(t, Invalid, find(t, plan, reports.City, "child_labour").Verdict)
	require.Equal(t, "300", reports.City.Value("live_births").String())
	require.Len(t, reports.Notes, 1)
	require.Equal(t, "Child labourers: the total row says 1, the units add up to 0", reports.Notes[0].Message.In(English))
}
