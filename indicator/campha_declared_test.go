package indicator

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// What the plan says of every part of the 24 chỉ tiêu beside its threshold, row by row.
func TestEveryIndicatorIsDeclaredAsThePlanSays(t *testing.T) {
	const (
		health    = "Phòng Y tế"
		education = "Phòng Giáo dục và Đào tạo"
		labour    = "Phòng Lao động - Thương binh và Xã hội"
		police    = labour + "; Công an Thành phố"
		youth     = labour + "; Thành Đoàn"
		justice   = "Phòng Tư pháp"
		culture   = "Phòng Văn hóa - Thông tin"

		percent, permille, per100000, count = rules.BasePercent, rules.BasePer1000, rules.Base(100000), rules.BaseCount
		verdict, monitor, cityOnly          = LevelVerdict, LevelMonitor, LevelNone
		half, year                          = DueHalfYear, DueYear
	)
	tests := []struct {
		number, id, group  string
		target             string
		national           []string // 2025 and 2030, as they are named
		base               rules.Base
		better             Direction
		ward               Level
		due                Due
		annual, aspir, bad bool
		owner              string
	}{
		{"1", "child_friendly_wards", "a", ">= 100 %", []string{"2025 >= 65 %", "2030 >= 75 %"}, percent, Higher, cityOnly, year, false, false, false, labour},
		{"2", "early_childhood_services", "a", ">= 86 %", []string{"2025 >= 90 %", "2030 >= 95 %"}, percent, Higher, verdict, year, false, false, false, labour},
		{"3a", "neonatal_mortality", "a", "<= 6.5 ‰", []string{"2025 < 9.5 ‰", "2030 < 9 ‰"}, permille, Lower, monitor, half, false, false, true, health},
		{"3b", "infant_mortality", "a", "<= 9 ‰", []string{"2025 <= 12.5 ‰", "2030 <= 10 ‰"}, permille, Lower, monitor, half, false, false, true, health},
		{"3c", "under_5_mortality", "a", "<= 14.5 ‰", []string{"2025 < 18.5 ‰", "2030 < 15 ‰"}, permille, Lower, monitor, half, false, false, true, health},
		{"4a", "underweight", "a", "< 6.28 %", []string{"2025 < 9 %", "2030 < 6 %"}, percent, Lower, verdict, year, false, false, false, health},
		{"4b", "stunting", "a", "< 7.8 %", []string{"2025 <= 17 %", "2030 < 15 %"}, percent, Lower, verdict, year, false, false, false, health},
		{"4c", "overweight", "a", "< 5.3 %", nil, percent, Lower, verdict, year, false, false, false, health},
		{"5", "full_vaccination", "a", ">= 91 %", []string{"2025 >= 97 %", "2030 >= 98 %"}, percent, Higher, verdict, year, false, false, false, health},
		{"6", "hiv_transmission", "a", "< 2.3 %", []string{"2030 <= 2 %"}, percent, Lower, cityOnly, year, false, false, true, health},
		{"7", "school_sanitation", "a", ">= 100 %", []string{"2025 >= 100 %", "2030 >= 100 %"}, percent, Higher, cityOnly, half, false, false, false, education},
		{"8a", "special_circumstances", "b", "<= 1.3 %", []string{"2025 < 6.5 %", "2030 <= 6 %"}, percent, Lower, verdict, half, false, false, false, labour},
		{"8b", "special_circumstances_support", "b", ">= 100 %", []string{"2025 >= 90 %", "2030 >= 95 %"}, percent, Higher, verdict, half, false, false, false, labour},
		{"9", "child_abuse", "b", "< 0.8 %", []string{"2025 < 4.5 %", "2030 < 4 %"}, percent, Lower, verdict, half, true, false, true, police},
		{"10", "child_labour", "b", "= 0", nil, count, Lower, verdict, half, false, false, true, labour},
		{"11a", "child_injuries", "b", "<= 550 /100000", []string{"2025 <= 550 /100000", "2030 <= 500 /100000"}, per100000, Lower, verdict, half, true, false, true, labour},
		{"11b", "child_injury_deaths", "b", "<= 17 /100000", []string{"2025 <= 16 /100000", "2030 <= 15 /100000"}, per100000, Lower, monitor, half, true, false, true, labour},
		{"12", "disaster_relief", "b", ">= 100 %", []string{" >= 100 %"}, percent, Higher, verdict, half, false, true, false, labour},
		{"13", "early_marriage", "b", "<= 0", nil, count, Lower, monitor, year, false, false, true, justice},
		{"14", "birth_registration", "b", ">= 100 %", []string{"2025 >= 98.5 %", "2030 >= 100 %"}, percent, Higher, verdict, half, false, false, false, justice},
		{"15", "child_development", "c", ">= 98 %", nil, percent, Higher, cityOnly, year, false, true, false, education},
		{"16", "kindergarten_enrolment", "c", ">= 99.5 %", []string{"2025 >= 99.1 %", "2030 >= 99.3 %"}, percent, Higher, verdict, year, false, false, false, education},
		{"17", "primary_completion", "c", ">= 98 %", []string{"2025 >= 97 %", "2030 >= 99 %"}, percent, Higher, cityOnly, year, false, false, false, education},
		{"18a", "lower_secondary_completion", "c", ">= 99 %", []string{"2025 >= 88 %", "2030 >= 93 %"}, percent, Higher, cityOnly, year, false, false, false, education},
		{"18b", "lower_secondary_dropout", "c", "< 0.01 %", []string{"2025 < 0.14 %", "2030 < 0.05 %"}, percent, Lower, cityOnly, year, false, true, false, education},
		{"19", "school_counselling", "c", ">= 100 %", []string{"2025 >= 95 %"}, percent, Higher, cityOnly, half, false, false, false, education},
		{"20a", "school_accessibility", "c", ">= 51 %", []string{"2025 >= 55 %", "2030 >= 60 %"}, percent, Higher, cityOnly, half, false, true, false, education},
		{"20b", "disability_education", "c", ">= 86 %", []string{"2025 >= 80 %", "2030 >= 90 %"}, percent, Higher, verdict, half, false, false, false, education},
		{"21", "play_areas", "c", ">= 60 %", []string{"2025 >= 40 %", "2030 >= 45 %"}, percent, Higher, cityOnly, half, false, false, false, culture},
		{"22", "children_consulted", "d", ">= 25 %", []string{"2025 >= 30 %", "2030 >= 35 %"}, percent, Higher, verdict, year, false, true, false, youth},
		{"23", "participation_awareness", "d", ">= 80 %", []string{"2025 >= 85 %", "2030 >= 90 %"}, percent, Higher, verdict, year, false, true, false, youth},
		{"24", "participation_models", "d", ">= 26 %", []string{"2025 >= 30 %", "2030 >= 35 %"}, percent, Higher, verdict, year, false, false, false, youth},
	}
	plan := CamPha2023()
	require.Len(t, plan.indicators, len(tests))
	for i, tt := range tests {
		t.Run(tt.number, func(t *testing.T) {
			t.Parallel()
			c := plan.indicators[i]
			require.Equal(t, []string{tt.number, tt.id, tt.group, tt.target}, []string{c.Number, c.ID, c.Group, c.Target})
			require.Equal(t, tt.national, nationalTargets(c.Indicator))
			require.Equal(t, tt.base, c.base)
			require.Equal(t, tt.better, c.Better)
			require.Equal(t, []Level{tt.ward, LevelVerdict}, []Level{c.Ward, c.City})
			require.Equal(t, tt.due, c.Due)
			require.Equal(t, []bool{tt.annual, tt.aspir, tt.bad}, []bool{c.Annualised, c.Aspirational, c.Harm}, "annualised, aspirational, harm")
			require.Equal(t, tt.owner, c.Owner.VI)
			require.Contains(t, c.Cite.VI, "Kế hoạch 43/KH-UBND")
			require.NotContains(t, []string{c.Name.VI, c.Name.EN, c.Owner.EN, c.Cite.EN, c.Measure.VI, c.Measure.EN}, "")
		})
	}
}

// nationalTargets are the further targets of QĐ 23/QĐ-TTg with the year in their name.
func nationalTargets(in Indicator) (national []string) {
	for _, target := range in.FurtherTargets {
		switch target.Name.EN {
		case "National 2025", "National 2030":
			national = append(national, target.Name.EN[len("National "):]+" "+target.Target)
		case "National":
			national = append(national, " "+target.Target)
		}
	}
	return national
}

// percent means that the part is counted among the whole; rate may lawfully go above 100.
func TestOnlyRatesWithStrangersInTheNumeratorMayExceed100Percent(t *testing.T) {
	var lawful []string
	for _, c := range CamPha2023().indicators {
		lawful = append(lawful, where(c.base == rules.BasePercent && strings.HasPrefix(c.Value, "rate("), c.Number)...)
	}
	require.Equal(t, []string{"5", "6", "16", "17", "18a"}, lawful)
}

// Ambiguous wording has its readings declared, the one that decides first.
func TestAmbiguousIndicatorsDeclareTheirReadings(t *testing.T) {
	want := map[string][]string{
		"1": {"recognised", "meets_standard"}, "2": {"through_age_8", "under_8"}, "3a": {"at_most", "below"}, "3b": {"at_most", "below"}, "3c": {"at_most", "below"},
		"4c": {"overweight", "obese_only"}, "5": {"two_thresholds", "quota_only"},
		"8a": {"level", "fall_in_points", "relative_fall"}, "8b": {"not_applicable", "nobody_is_full", "nobody_is_none"},
		"9": {"children", "cases"}, "10": {"none_at_all", "not_kept"}, "11a": {"at_most", "below"}, "11b": {"at_most", "below"},
		"12": {"not_applicable", "nobody_is_full", "nobody_is_none"}, "13": {"yearly_fall", "count", "share_of_residents", "share_of_marriages", "fall_in_points"},
		"14": {"registered", "within_60_days"}, "16": {"school_year_that_ends", "school_year_that_begins"}, "17": {"cohort", "final_grade", "age_11"}, "18a": {"cohort", "final_grade"},
		"19": {"all_schools", "city_schools"}, "20b": {"not_applicable", "nobody_is_full", "nobody_is_none"},
		"22": {"under_16", "under_18"}, "24": {"under_16", "under_18"},
	}
	got := map[string][]string{}
	for _, in := range CamPha2023().Definition().Indicators {
		for i, reading := range in.Readings {
			got[in.Number] = append(got[in.Number], reading.ID)
			require.Equal(t, i == 0, i == 0 && reading.Value == "" && reading.Target == "", in.Number)
			require.NotEmpty(t, reading.Text.VI)
			require.NotEmpty(t, reading.Text.EN)
		}
	}
	require.Equal(t, want, got)
}

// What a report of half a year does with each part (domain of the plan's rounds): as it stands, annualised, or not due.
func TestWhatIsDueAtHalfYear(t *testing.T) {
	want := map[string][]string{
		"as it stands": {"3a", "3b", "3c", "7", "8a", "8b", "10", "12", "14", "19", "20a", "20b", "21"},
		"annualised":   {"9", "11a", "11b"},
		"not due":      {"1", "2", "4a", "4b", "4c", "5", "6", "13", "15", "16", "17", "18a", "18b", "22", "23", "24"},
	}
	got := map[string][]string{}
	for _, in := range CamPha2023().Definition().Indicators {
		how := "as it stands"
		switch {
		case in.Due == DueYear:
			how = "not due"
			require.False(t, in.Annualised, in.Number)
		case in.Annualised:
			how = "annualised"
		}
		got[how] = append(got[how], in.Number)
	}
	require.Equal(t, want, got)
}

// A flow over a stock (9, 11a, 11b) is annualised; whatever else divides a flow by a stock is due at the end
// of the year. Deaths and births are flows, children and schools stocks.
func TestFlowsAndStocksAreDeclared(t *testing.T) {
	flows := []string{}
	for _, s := range CamPha2023().Definition().Statistics {
		require.Contains(t, []Over{OverPeriod, AtMoment}, s.Over, s.Name)
		flows = append(flows, where(s.Over == OverPeriod, s.Name)...)
	}
	require.ElementsMatch(t, []string{
		"live_births", "neonatal_deaths", "infant_deaths", "under_5_deaths", "under_1_fully_vaccinated",
		"births_to_mothers_with_hiv", "children_infected_with_hiv", "abused_children", "child_labourers", "injured_children",
		"injury_deaths", "disaster_affected_children", "disaster_helped_in_time", "marriages", "early_marriages",
		"primary_completers", "lower_secondary_graduates", "lower_secondary_dropouts",
		"children_to_age_8_with_services", "children_7_to_15_consulted", "children_reached_on_participation", "children_11_to_15_participating",
	}, flows)
}

// Every count that could point to one child is marked so, whichever office reports it.
func TestCountsOfHarmAreSensitive(t *testing.T) {
	var sensitive []string
	for _, s := range CamPha2023().Definition().Statistics {
		sensitive = append(sensitive, where(s.Sensitive, s.Name)...)
	}
	for _, in := range CamPha2023().Definition().Indicators {
		numerator := rules.FreeNames(in.Value)[0]
		require.Equal(t, in.Harm, in.Harm && slices.Contains(sensitive, numerator), "%s: %s", in.Number, numerator)
	}
}

// where keeps a name where something holds.
func where(holds bool, name string) []string {
	if holds {
		return []string{name}
	}
	return nil
}

// National targets for one event below, exactly on and one above. None is the plan's own: they change no verdict.
func TestEveryNationalTargetIsExactOneEventBelowOnAndAbove(t *testing.T) {
	const A, M, I = Achieved, Missed, Invalid
	tests := []struct {
		id, name              string
		on, of                int
		below, exactly, above Verdict
		certificate           string
	}{
		{"early_childhood_services", "National 2025", 90, 100, M, A, A, "90 * 100 >= 90 * 100"},
		{"early_childhood_services", "National 2030", 95, 100, M, A, A, "95 * 100 >= 95 * 100"},
		{"neonatal_mortality", "National 2025", 19, 2000, A, M, M, "19 * 10000 < 95 * 2000"},
		{"neonatal_mortality", "National 2030", 9, 1000, A, M, M, "9 * 1000 < 9 * 1000"},
		{"infant_mortality", "National 2025", 25, 2000, A, A, M, "25 * 10000 <= 125 * 2000"},
		{"infant_mortality", "National 2030", 10, 1000, A, A, M, "10 * 1000 <= 10 * 1000"},
		{"under_5_mortality", "National 2025", 37, 2000, A, M, M, "37 * 10000 < 185 * 2000"},
		{"under_5_mortality", "National 2030", 15, 1000, A, M, M, "15 * 1000 < 15 * 1000"},
		{"underweight", "National 2025", 9, 100, A, M, M, "9 * 100 < 9 * 100"},
		{"underweight", "National 2030", 6, 100, A, M, M, "6 * 100 < 6 * 100"},
		{"stunting", "National 2025", 17, 100, A, A, M, "17 * 100 <= 17 * 100"},
		{"stunting", "National 2030", 15, 100, A, M, M, "15 * 100 < 15 * 100"},
		{"full_vaccination", "Department of Health quota", 95, 100, M, A, A, "95 * 100 >= 95 * 100"},
		{"full_vaccination", "National 2025", 97, 100, M, A, A, "97 * 100 >= 97 * 100"},
		{"full_vaccination", "National 2030", 98, 100, M, A, A, "98 * 100 >= 98 * 100"},
		{"hiv_transmission", "National 2030", 2, 100, A, A, M, "2 * 100 <= 2 * 100"},
		{"school_sanitation", "National 2025", 50, 50, M, A, I, "50 * 100 >= 100 * 50"},
		{"school_sanitation", "National 2030", 50, 50, M, A, I, "50 * 100 >= 100 * 50"},
		{"special_circumstances", "National 2025", 65, 1000, A, M, M, "65 * 1000 < 65 * 1000"},
		{"special_circumstances", "National 2030", 6, 100, A, A, M, "6 * 100 <= 6 * 100"},
		{"special_circumstances_support", "National 2025", 90, 100, M, A, A, "90 * 100 >= 90 * 100"},
		{"special_circumstances_support", "National 2030", 95, 100, M, A, A, "95 * 100 >= 95 * 100"},
		{"child_abuse", "National 2025", 45, 1000, A, M, M, "45 * 1000 < 45 * 1000"},
		{"child_abuse", "National 2030", 4, 100, A, M, M, "4 * 100 < 4 * 100"},
		{"child_injuries", "National 2025", 55, 10000, A, A, M, "55 * 100000 <= 550 * 10000"},
		{"child_injuries", "National 2030", 5, 1000, A, A, M, "5 * 100000 <= 500 * 1000"},
		{"child_injury_deaths", "National 2025", 4, 25000, A, A, M, "4 * 100000 <= 16 * 25000"},
		{"child_injury_deaths", "National 2030", 3, 20000, A, A, M, "3 * 100000 <= 15 * 20000"},
		{"disaster_relief", "National", 7, 7, M, A, I, "7 * 100 >= 100 * 7"},
		{"birth_registration", "National 2025", 197, 200, M, A, A, "197 * 1000 >= 985 * 200"},
		{"birth_registration", "National 2030", 200, 200, M, A, I, "200 * 100 >= 100 * 200"},
		{"kindergarten_enrolment", "National 2025", 991, 1000, M, A, A, "991 * 1000 >= 991 * 1000"},
		{"kindergarten_enrolment", "National 2030", 993, 1000, M, A, A, "993 * 1000 >= 993 * 1000"},
		{"primary_completion", "National 2025", 97, 100, M, A, A, "97 * 100 >= 97 * 100"},
		{"primary_completion", "National 2030", 99, 100, M, A, A, "99 * 100 >= 99 * 100"},
		{"lower_secondary_completion", "National 2025", 22, 25, M, A, A, "22 * 100 >= 88 * 25"},
		{"lower_secondary_completion", "National 2030", 93, 100, M, A, A, "93 * 100 >= 93 * 100"},
		{"lower_secondary_dropout", "National 2025", 7, 5000, A, M, M, "7 * 10000 < 14 * 5000"},
		{"lower_secondary_dropout", "National 2030", 1, 2000, A, M, M, "1 * 10000 < 5 * 2000"},
		{"school_counselling", "National 2025", 19, 20, M, A, A, "19 * 100 >= 95 * 20"},
		{"school_accessibility", "National 2025", 11, 20, M, A, A, "11 * 100 >= 55 * 20"},
		{"school_accessibility", "National 2030", 12, 20, M, A, A, "12 * 100 >= 60 * 20"},
		{"disability_education", "National 2025", 4, 5, M, A, A, "4 * 100 >= 80 * 5"},
		{"disability_education", "National 2030", 9, 10, M, A, A, "9 * 100 >= 90 * 10"},
		{"children_consulted", "National 2025", 3, 10, M, A, A, "3 * 100 >= 30 * 10"},
		{"children_consulted", "National 2030", 7, 20, M, A, A, "7 * 100 >= 35 * 20"},
		{"participation_awareness", "National 2025", 17, 20, M, A, A, "17 * 100 >= 85 * 20"},
		{"participation_awareness", "National 2030", 9, 10, M, A, A, "9 * 100 >= 90 * 10"},
		{"participation_models", "National 2025", 3, 10, M, A, A, "3 * 100 >= 30 * 10"},
		{"participation_models", "National 2030", 7, 20, M, A, A, "7 * 100 >= 35 * 20"},
	}
	plan := unrostered()
	for _, tt := range tests {
		t.Run(tt.id+" "+tt.name, func(t *testing.T) {
			t.Parallel()
			at := func(events int) TargetResult {
				names := rules.FreeNames(handFormula(t, tt.id))
				return targetNamed(t, find(t, plan, cityOf(t, plan, Values{names[0]: events, names[1]: tt.of}), tt.id), tt.name)
			}
			require.Equal(t, tt.below, at(tt.on-1).Verdict, "one event below")
			require.Equal(t, tt.exactly, at(tt.on).Verdict, "exactly on")
			require.Equal(t, tt.above, at(tt.on+1).Verdict, "one event above")
			require.Equal(t, tt.certificate, at(tt.on).Certificate)
			require.Zero(t, numberOf(t, at(tt.on).Margin).Sign())
		})
	}
}

func handFormula(t *testing.T, id string) string {
	t.Helper()
	for _, in := range CamPha2023().Definition().Indicators {
		if in.ID == id {
			return in.Value
		}
	}
	t.Fatalf("no indicator %q", id)
	return ""
}

func targetNamed(t *testing.T, res Result, name string) TargetResult {
	t.Helper()
	for _, target := range res.Worked().Targets {
		if target.Name.EN == name {
			return target
		}
	}
	t.Fatalf("%s has no target %q", res.Indicator().ID, name)
	return TargetResult{}
}

// Chỉ tiêu 5 has three outcomes: below 91 %, from 91 % to below 95 %, from 95 % on.
func TestVaccinationMeetsTheCityTargetAndMissesTheQuotaBetween91And95Percent(t *testing.T) {
	tests := []struct {
		vaccinated  int
		city, quota Verdict
	}{
		{90, Missed, Missed}, {91, Achieved, Missed}, {94, Achieved, Missed}, {95, Achieved, Achieved}, {100, Achieved, Achieved}, {103, Achieved, Achieved},
	}
	plan := CamPha2023()
	for _, tt := range tests {
		res := find(t, plan, ward(t, plan, Values{"under_1_fully_vaccinated": tt.vaccinated, "children_under_1": 100}), "full_vaccination")
		require.Equal(t, tt.city, res.Verdict, "%d", tt.vaccinated)
		require.Equal(t, []Verdict{tt.city, tt.quota}, []Verdict{res.Worked().Targets[0].Verdict, res.Worked().Targets[1].Verdict}, "%d", tt.vaccinated)
	}
}

// One death turns a small ward, so wards only monitor these.
func TestOneRareEventTurnsASmallWard(t *testing.T) {
	tests := []struct {
		name, id, numerator, denominator string
		of                               int
		want                             Verdict
	}{
		{"one neonatal death among 153 births exceeds 6.5 ‰", "neonatal_mortality", "neonatal_deaths", "live_births", 153, Missed},
		{"one neonatal death among 154 births does not", "neonatal_mortality", "neonatal_deaths", "live_births", 154, Achieved},
		{"one injury death among 5,882 children exceeds 17 per 100,000", "child_injury_deaths", "injury_deaths", "children_under_16", 5882, Missed},
		{"one injury death among 5,883 children does not", "child_injury_deaths", "injury_deaths", "children_under_16", 5883, Achieved},
	}
	plan := CamPha2023()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res := find(t, plan, ward(t, plan, Values{tt.numerator: 1, tt.denominator: tt.of}), tt.id)
			require.Equal(t, tt.want, res.Verdict)
			require.True(t, res.Monitor())
		})
	}
}

// Chỉ tiêu 13: without a case it is achieved under every reading; with one the number must fall.
func TestEarlyMarriagesWithoutACaseAreAchievedAndMustFallOtherwise(t *testing.T) {
	const last = "last_year.early_marriages"
	tests := []struct {
		name        string
		values      Values
		want        Verdict
		value       string
		certificate string
	}{
		{"no case", Values{"early_marriages": 0, last: 5}, Achieved, "0", "0 * 1 <= 0 * 1"},
		{"no case, none last year", Values{"early_marriages": 0, last: 0}, Achieved, "0", "0 * 1 <= 0 * 1"},
		{"no case, last year not reported: the formula decides without it", Values{"early_marriages": 0}, Achieved, "0", "0 * 1 <= 0 * 1"},
		{"a case, last year not reported", Values{"early_marriages": 1}, NoData, "missing: last_year.early_marriages", ""},
		{"last year alone", Values{last: 5}, NoData, "missing: early_marriages", ""},
		{"none last year and one now: one more than allowed", Values{"early_marriages": 1, last: 0}, Missed, "1", "1 * 1 <= 0 * 1"},
		{"three last year and two now", Values{"early_marriages": 2, last: 3}, Achieved, "-0.99985", "-19997 * 1 <= 0 * 20000"},
		{"as many as last year", Values{"early_marriages": 2, last: 2}, Missed, "0.0001", "1 * 1 <= 0 * 10000"},
		{"registered marriages do not matter", Values{"early_marriages": 1, last: 2, "marriages": 0}, Achieved, "-0.9999", "-9999 * 1 <= 0 * 10000"},
		{"last year's contradicts itself", Values{"early_marriages": 0, last: -1}, Invalid, "", ""},
	}
	plan := CamPha2023()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res := find(t, plan, ward(t, plan, tt.values), "early_marriage")
			require.Equal(t, tt.want, res.Verdict)
			require.Contains(t, res.Value().String(), tt.value)
			require.Equal(t, tt.certificate, res.Worked().Targets[0].Certificate)
		})
	}
}

func TestTheCityJudgesAll32AndAWardThose22ThatExistThere(t *testing.T) {
	plan := CamPha2023()
	at := func(record Record) (numbers, monitored []string) {
		for _, res := range plan.Evaluate(record) {
			numbers = append(numbers, res.Indicator().Number)
			monitored = append(monitored, where(res.Monitor(), res.Indicator().Number)...)
		}
		return numbers, monitored
	}
	city, monitoredThere := at(cityOf(t, plan, nil))
	require.Len(t, city, 32)
	require.Empty(t, monitoredThere, "the city is judged on everything")
	wards, monitored := at(ward(t, plan, nil))
	require.Equal(t, []string{"2", "3a", "3b", "3c", "4a", "4b", "4c", "5", "8a", "8b", "9", "10", "11a", "11b", "12", "13", "14", "16", "20b", "22", "23", "24"}, wards)
	require.Equal(t, []string{"3a", "3b", "3c", "11b", "13"}, monitored)
	require.Len(t, wards, 17+len(monitored), "17 of the 32 are judged at ward level")
}

func TestDepartmentsReportWhatWardsCannotKnow(t *testing.T) {
	var departments []string
	for _, s := range CamPha2023().Definition().Statistics {
		departments = append(departments, where(s.ReportedBy == ByDepartment, s.Name)...)
	}
	require.ElementsMatch(t, []string{
		"births_to_mothers_with_hiv", "children_infected_with_hiv", "education_institutions", "institutions_with_sanitation",
		"development_assessed", "development_on_track", "grade_1_pupils_4_years_ago", "primary_completers",
		"grade_6_pupils_3_years_ago", "lower_secondary_graduates", "lower_secondary_pupils", "lower_secondary_dropouts",
		"schools", "schools_with_counselling", "accessible_schools",
	}, departments)
}
