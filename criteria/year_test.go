package criteria

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// reportsOf reads CSV for a plan and returns a year of it.
func reportsOf(t *testing.T, plan *indicator.Plan, year int, lines ...string) indicator.Reports {
	t.Helper()
	set, err := plan.ReadCSV(named(strings.Join(lines, "\n")+"\n", "wards.csv"), indicator.EnglishNumbers)
	require.NoError(t, err)
	reports, err := set.Of(indicator.Year(year))
	require.NoError(t, err)
	return reports
}

func TestAYearIsNotRatedByGuess(t *testing.T) {
	s := scheme(t, flagged("f1", "100", "10"))
	reports := reportsOf(t, s.Plan(), 2023, "unit,name,tier,period,f1", "06760,Mông Dương,B,2023,true", "06763,Cửa Ông,,2023,true",
		"06766,Cẩm Sơn,D,2023,true", "06769,Cẩm Đông,B|X,2023,true", "06772,Cẩm Phú,B|C,2023,true")
	_, err := RateYear(reports, YearOptions{Scheme: s})
	hint := "; write the tier in the column tier; where it is not known write all that are possible, such as B|C"
	require.Equal(t, `wards.csv:3:15: unit 06763 (Cửa Ông) has no tier: scheme s needs one of B, C`+hint+`
wards.csv:4:15: unit 06766 (Cẩm Sơn) has the tier "D": scheme s has B, C`+hint+`
wards.csv:5:16: unit 06769 (Cẩm Đông) has the tier "B|X": scheme s has B, C`+hint, details(err))

	reports = reportsOf(t, s.Plan(), 2023, "unit,period,f1", "06760,2023,true")
	_, err = RateYear(reports, YearOptions{Scheme: s})
	require.Equal(t, `wards.csv:2:1: unit 06760 () has no tier: scheme s needs one of B, C`+hint, details(err), "a file without that column")
}

func TestASchemeRatesOnlyYearsInWhichItIsValid(t *testing.T) {
	s := Decision06()
	reports := reportsOf(t, s.Plan(), 2018, "unit,tier,period,live_births", "06760,B,2018,5")
	_, err := RateYear(reports, YearOptions{Scheme: s})
	require.EqualError(t, err, "decision06: scheme decision06 is valid from 2019-01-03: it cannot rate 2018")
	reports = reportsOf(t, s.Plan(), 2019, "unit,tier,period,live_births", "06760,B,2019,5")
	_, err = RateYear(reports, YearOptions{Scheme: s})
	require.NoError(t, err)
}

// words are units by name, as a line.
func words(units []indicator.Unit) string {
	var names []string
	for _, u := range units {
		names = append(names, u.Name)
	}
	return strings.Join(names, " ")
}

func TestWhatChangedSinceTheYearBefore(t *testing.T) {
	s := round()
	previous := sample(t, s.Plan(), 2022)
	year, err := RateYear(sample(t, s.Plan(), 2023), YearOptions{Scheme: s, Previous: &previous})
	require.NoError(t, err)
	c := year.Changes
	require.Equal(t, []string{"Cẩm Hải", "Dương Huy", ""}, []string{words(c.Recognition.New), words(c.Recognition.Lost), words(c.Recognition.Gone)})
	require.Len(t, c.Recognition.Maintained, 14)
	require.Equal(t, []string{"Cẩm Tây", "Cẩm Thành", ""}, []string{words(c.Outcome.New), words(c.Outcome.Lost), words(c.Outcome.Gone)})
	require.Empty(t, c.Gone)
	require.Empty(t, c.Merged)
	for _, change := range c.Indicators {
		require.False(t, change.TargetMoved, "both years are held against one plan")
	}
	require.Equal(t, 15, year.City.Recognised)
	require.Equal(t, map[Outcome]int{Eligible: 10, NotEligible: 3, Undetermined: 3}, year.City.Outcomes)
}

// In 2025 the code 06781 of Cẩm Thịnh became that of Cửa Ông, and 06763 of Cửa Ông disappeared (QĐ 19/2025/QĐ-TTg).
var (
	before2025 = []string{"unit,name,tier,period,valid_from,recognised,live_births,infant_deaths,has_play_area",
		"06760,Mông Dương,B,2024,,true,250,2,true", "06805,Dương Huy,B,2024,,false,120,1,true",
		"06763,Cửa Ông,B,2024,,true,260,2,true", "06781,Cẩm Thịnh,B,2024,,true,190,1,true", "06799,Hải Hòa,B,2024,,true,130,1,true"}
	after2025 = []string{"unit,name,tier,period,valid_from,recognised,live_births,infant_deaths,has_play_area",
		"06760,Mông Dương,B,2025,2025-07-01,true,360,3,true", "06781,Cửa Ông,B,2025,2025-07-01,true,450,4,true", "06799,Hải Hòa,B,2025,,true,128,1,true"}
)

func TestACodeThatWasReUsedIsNotTheSameUnit(t *testing.T) {
	plan := indicator.CamPha2023().WithoutRoster()
	previous := reportsOf(t, plan, 2024, before2025...)
	year, err := RateYear(reportsOf(t, plan, 2025, after2025...), YearOptions{Previous: &previous})
	require.NoError(t, err)
	c := year.Changes
	require.Equal(t, "Mông Dương Cửa Ông Cẩm Thịnh Dương Huy", words(c.Gone), "nobody said what became of them")
	require.Equal(t, "Mông Dương Cửa Ông", words(c.Recognition.New))
	require.Equal(t, "Hải Hòa", words(c.Recognition.Maintained))
	require.Equal(t, "Mông Dương Cửa Ông Cẩm Thịnh", words(c.Recognition.Gone))
	for _, change := range c.Indicators {
		require.True(t, change.City, "no ward is compared by its code: %v", change)
	}
}

func TestATableOfMergersSumsThePredecessors(t *testing.T) {
	plan := indicator.CamPha2023().WithoutRoster()
	previous := reportsOf(t, plan, 2024, before2025...)
	mergers, err := indicator.ReadMergers(named(`old_code,old_valid_from,new_code,new_valid_from
06760,,06760,2025-07-01
06805,,06760,2025-07-01
06763,,06781,2025-07-01
06781,,06781,2025-07-01
`, "mergers.csv"))
	require.NoError(t, err)
	year, err := RateYear(reportsOf(t, plan, 2025, after2025...), YearOptions{Previous: &previous, Mergers: mergers})
	require.NoError(t, err)
	c := year.Changes
	require.Empty(t, c.Gone)
	require.Len(t, c.Merged, 2)
	require.Equal(t, "Mông Dương Dương Huy", words(c.Merged[0].From))
	require.Equal(t, "Cửa Ông Hải Hòa", words(c.Recognition.Maintained), "both parts of Cửa Ông were recognised; of Mông Dương only one")
	require.Empty(t, words(c.Recognition.New))

	before, _ := year.Reports.Before(previous, mergers)
	merged := before[year.Units[0].Record.Unit()].Record
	require.Equal(t, "370", merged.Value("live_births").String())
	require.Equal(t, "3", merged.Value("infant_deaths").String())
	require.False(t, merged.Value("recognised").Known(), "one was recognised and one was not: nothing is said of the whole")
}

// A unit that absorbed another and kept its code was itself, and the other; one that went away under the same code
// was not.
func TestAUnitThatKeptItsCodeIsPartOfWhatItWas(t *testing.T) {
	t.Parallel()
	plan := counts(t)
	reports := func(year int, births ...int) (r indicator.Reports) {
		r.Period = indicator.Year(year)
		for i, n := range births {
			record, err := plan.UnitRecord(indicator.Unit{Code: fmt.Sprint(i + 1)}, r.Period, indicator.Values{"a": n})
			require.NoError(t, err)
			r.Wards = append(r.Wards, record)
		}
		return r
	}
	now, previous := reports(2023, 30), reports(2022, 20, 7)
	unit := now.Wards[0].Unit()
	before, gone := now.Before(previous, []indicator.Merger{{OldCode: "2", NewCode: "1"}})
	require.Equal(t, "27", before[unit].Record.Value("a").String())
	require.Empty(t, gone)
	before, gone = now.Before(previous, []indicator.Merger{{OldCode: "2", NewCode: "1"}, {OldCode: "1", NewCode: "3"}})
	require.Equal(t, "7", before[unit].Record.Value("a").String())
	require.Len(t, gone, 1)
}

func TestAMergerOfWhichAPartDidNotReportIsNotCompared(t *testing.T) {
	plan := indicator.CamPha2023().WithoutRoster()
	previous := reportsOf(t, plan, 2024, before2025[0], before2025[1])
	mergers := []indicator.Merger{{OldCode: "06760", NewCode: "06760", NewValidFrom: "2025-07-01"}, {OldCode: "06805", NewCode: "06760", NewValidFrom: "2025-07-01"}}
	year, err := RateYear(reportsOf(t, plan, 2025, after2025...), YearOptions{Previous: &previous, Mergers: mergers})
	require.NoError(t, err)
	require.Empty(t, year.Changes.Merged)
	require.Empty(t, year.Changes.Gone, "it became a part of Mông Dương")
}

func TestWhatIsWrongWithATableOfMergersIsSaid(t *testing.T) {
	tests := []struct{ name, table, want string }{
		{"no header", "", "mergers.csv:1:1: found the columns , expected old_code, old_valid_from, new_code, new_valid_from"},
		{"another header", "old,new\n", "mergers.csv:1:1: found the columns old, new, expected old_code, old_valid_from, new_code, new_valid_from"},
		{"all faults at once", "old_code,old_valid_from,new_code,new_valid_from\n06760,,06760,\n,,06760,\n06763,,06760\n06766,,06760,\n06766,,06769,\n",
			"mergers.csv:2:1: unit 06760 cannot be merged into itself\nmergers.csv:3:1: a unit without a code\nmergers.csv:4:1: found 3 fields, expected 4\nmergers.csv:6:1: unit 06766 is merged twice, also in line 5"},
		{"no CSV", "old_code,old_valid_from,new_code,new_valid_from\n\"06760,,06760,\n", `mergers.csv:2:1: this is no CSV: extraneous or missing " in quoted-field`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := indicator.ReadMergers(named(tt.table, "mergers.csv"))
			require.Equal(t, tt.want, details(err))
		})
	}
}

// planWith is a plan whose one target is given.
func planWith(t *testing.T, target string) *indicator.Plan {
	t.Helper()
	plan, err := indicator.NewPlan(indicator.Definition{ID: "p", Statistics: []indicator.Statistic{{Name: "part"}, {Name: "whole"}},
		Indicators: []indicator.Indicator{{ID: "share", Value: "percent(part, whole)", Target: target}}})
	require.NoError(t, err)
	return plan
}

func TestAChangeSaysWhetherTheFigureOrTheTargetMoved(t *testing.T) {
	tests := []struct {
		name, before, now, targetBefore, targetNow string
		want                                       []string
	}{
		{"the same figure, a higher target", "85,100", "85,100", ">= 80 %", ">= 90 %", []string{"achieved missed target", "achieved missed target"}},
		{"a better figure, the same target", "85,100", "95,100", ">= 90 %", ">= 90 %", []string{"missed achieved figure", "missed achieved figure"}},
		{"a better figure, and a target that the old one would have reached too", "85,100", "95,100", ">= 90 %", ">= 80 %", []string{"missed achieved target", "missed achieved target"}},
		{"a worse figure, and a target that the old one would still reach", "95,100", "75,100", ">= 80 %", ">= 90 %", []string{"achieved missed figure", "achieved missed figure"}},
		{"nothing changed its verdict", "85,100", "86,100", ">= 80 %", ">= 81 %", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			previous := reportsOf(t, planWith(t, tt.targetBefore), 2022, "unit,period,part,whole", "06760,2022,"+tt.before)
			year, err := RateYear(reportsOf(t, planWith(t, tt.targetNow), 2023, "unit,period,part,whole", "06760,2023,"+tt.now), YearOptions{Previous: &previous})
			require.NoError(t, err)
			var got []string
			for _, c := range year.Changes.Indicators {
				got = append(got, strings.Join([]string{c.From.String(), c.To.String(), map[bool]string{true: "target", false: "figure"}[c.TargetMoved]}, " "))
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestTheScorecardCountsByObjectiveAndKeepsWhatIsAspirationalApart(t *testing.T) {
	plan := Decision06().Plan()
	reports := sample(t, plan, 2023)
	var huy indicator.Record
	for _, w := range reports.Wards {
		if w.Unit().Code == "06805" {
			huy = w
		}
	}
	tally := PlanScorecard(plan).Rate(plan.Evaluate(huy))
	require.Equal(t, Count{Achieved: 11, Missed: 3}, tally.Binding, "13 is only monitored")
	require.Equal(t, Count{Achieved: 2, NotApplicable: 1}, tally.Aspirational)
	var objectives []string
	for _, o := range tally.Objectives {
		objectives = append(objectives, o.Group.ID)
	}
	require.Equal(t, []string{"a", "b", "c", "d"}, objectives)
	require.Equal(t, Count{Achieved: 3, Missed: 2}, tally.Objectives[0].Binding, "4a and 4b are missed; 3a to 3c are only monitored")

	city := PlanScorecard(plan).Rate(plan.Evaluate(reports.City))
	require.Equal(t, 32, city.Binding.Judged()+city.Binding.NotApplicable+city.Aspirational.Judged()+city.Aspirational.NotApplicable)
	require.Equal(t, 2, city.Binding.Open, "2 lacks a ward, 14 is contradictory")
	require.Equal(t, 1, city.Aspirational.Open, "15 has no figures")

	text, err := json.Marshal(tally)
	require.NoError(t, err)
	require.Contains(t, string(text), `"low":"11","high":"11","of":"14","aspirational":{"low":"2","high":"2","of":"2"}`)
}
