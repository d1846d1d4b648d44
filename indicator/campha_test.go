package indicator

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// cityOf makes the record of a city of one ward, which reports everything that wards report, and of the
// city's own row.
func cityOf(t *testing.T, plan *Plan, values Values) Record {
	t.Helper()
	ward, own := Values{}, Values{}
	for name, v := range values {
		if strings.HasPrefix(name, rules.LastYearPrefix) {
			ward[name] = v
		}
	}
	for _, s := range plan.definition.Statistics {
		v, given := values[s.Name]
		switch {
		case !given:
		case s.ReportedBy == ByDepartment:
			own[s.Name] = v
		default:
			ward[s.Name] = v
		}
	}
	w, err := plan.Record("06760", Year(2023), ward)
	require.NoError(t, err)
	o, err := plan.Record(plan.definition.Area.Code, Year(2023), own)
	require.NoError(t, err)
	city, err := plan.City([]Record{w}, o)
	require.NoError(t, err)
	return city
}

func find(t *testing.T, plan *Plan, record Record, id string) Result {
	t.Helper()
	res, ok := plan.Evaluate(record).Find(id)
	require.True(t, ok, id)
	return res
}

func TestTheBuiltInPlanHas24IndicatorsIn32PartsAnd33Thresholds(t *testing.T) {
	plan := CamPha2023()
	numbers, judgedAtWards, thresholds := map[string]bool{}, 0, 0
	for _, in := range plan.Definition().Indicators {
		number := in.Number
		for len(number) > 0 && number[len(number)-1] >= 'a' {
			number = number[:len(number)-1]
		}
		numbers[number] = true
		if in.Ward == LevelVerdict {
			judgedAtWards++
		}
		thresholds++
		for _, target := range in.FurtherTargets {
			if target.Name.EN == "Department of Health quota" {
				thresholds++
			}
		}
	}
	require.Len(t, numbers, 24)
	require.Len(t, plan.Definition().Indicators, 32)
	require.Equal(t, 33, thresholds)
	require.Equal(t, 17, judgedAtWards)
}

// Every threshold of the plan, one event below it, exactly on it and one event above; and the whole-number
// comparison that decides on it, worked out by hand.
func TestEveryThresholdIsExactOneEventBelowOnAndAbove(t *testing.T) {
	const A, M, I = Achieved, Missed, Invalid
	tests := []struct {
		id, numerator, denominator string
		on, of                     int
		below, exactly, above      Verdict
		certificate                string
	}{
		{"early_childhood_services", "children_to_age_8_with_services", "children_to_age_8", 86, 100, M, A, A, "86 * 100 >= 86 * 100"},
		{"neonatal_mortality", "neonatal_deaths", "live_births", 13, 2000, A, A, M, "13 * 10000 <= 65 * 2000"},
		{"infant_mortality", "infant_deaths", "live_births", 9, 1000, A, A, M, "9 * 1000 <= 9 * 1000"},
		{"under_5_mortality", "under_5_deaths", "live_births", 29, 2000, A, A, M, "29 * 10000 <= 145 * 2000"},
		{"underweight", "under_5_underweight", "under_5_weighed", 785, 12500, A, M, M, "785 * 10000 < 628 * 12500"},
		{"stunting", "under_5_stunted", "under_5_measured", 78, 1000, A, M, M, "78 * 1000 < 78 * 1000"},
		{"overweight", "under_5_overweight", "under_5_measured", 53, 1000, A, M, M, "53 * 1000 < 53 * 1000"},
		{"full_vaccination", "under_1_fully_vaccinated", "children_under_1", 91, 100, M, A, A, "91 * 100 >= 91 * 100"},
		{"hiv_transmission", "children_infected_with_hiv", "births_to_mothers_with_hiv", 23, 1000, A, M, M, "23 * 1000 < 23 * 1000"},
		{"school_sanitation", "institutions_with_sanitation", "education_institutions", 50, 50, M, A, I, "50 * 100 >= 100 * 50"},
		{"special_circumstances", "children_in_special_circumstances", "children_under_16", 13, 1000, A, A, M, "13 * 1000 <= 13 * 1000"},
		{"special_circumstances_support", "special_circumstances_supported", "children_in_special_circumstances", 40, 40, M, A, I, "40 * 100 >= 100 * 40"},
		{"child_abuse", "abused_children", "children_under_16", 8, 1000, A, M, M, "8 * 1000 < 8 * 1000"},
		{"child_labour", "child_labourers", "", 0, 0, I, A, M, "0 * 1 = 0 * 1"},
		{"child_injuries", "injured_children", "children_under_16", 55, 10000, A, A, M, "55 * 100000 <= 550 * 10000"},
		{"child_injury_deaths", "injury_deaths", "children_under_16", 17, 100000, A, A, M, "17 * 100000 <= 17 * 100000"},
		{"disaster_relief", "disaster_helped_in_time", "disaster_affected_children", 10, 10, M, A, I, "10 * 100 >= 100 * 10"},
		{"early_marriage", "early_marriages", "last_year.early_marriages", 99995, 100000, A, A, M, "0 * 1 <= 0 * 1"},
		{"birth_registration", "registered_under_5", "children_under_5", 100, 100, M, A, I, "100 * 100 >= 100 * 100"},
		{"child_development", "development_on_track", "development_assessed", 98, 100, M, A, A, "98 * 100 >= 98 * 100"},
		{"kindergarten_enrolment", "five_year_olds_in_kindergarten", "five_year_olds", 995, 1000, M, A, A, "995 * 1000 >= 995 * 1000"},
		{"primary_completion", "primary_completers", "grade_1_pupils_4_years_ago", 98, 100, M, A, A, "98 * 100 >= 98 * 100"},
		{"lower_secondary_completion", "lower_secondary_graduates", "grade_6_pupils_3_years_ago", 99, 100, M, A, A, "99 * 100 >= 99 * 100"},
		{"lower_secondary_dropout", "lower_secondary_dropouts", "lower_secondary_pupils", 1, 10000, A, M, M, "1 * 10000 < 1 * 10000"},
		{"school_counselling", "schools_with_counselling", "schools", 20, 20, M, A, I, "20 * 100 >= 100 * 20"},
		{"school_accessibility", "accessible_schools", "schools", 51, 100, M, A, A, "51 * 100 >= 51 * 100"},
		{"disability_education", "disabled_children_with_access", "disabled_children_needing_education", 86, 100, M, A, A, "86 * 100 >= 86 * 100"},
		{"children_consulted", "children_7_to_15_consulted", "children_7_to_15", 25, 100, M, A, A, "25 * 100 >= 25 * 100"},
		{"participation_awareness", "children_reached_on_participation", "children_under_16", 80, 100, M, A, A, "80 * 100 >= 80 * 100"},
		{"participation_models", "children_11_to_15_participating", "children_11_to_15", 26, 100, M, A, A, "26 * 100 >= 26 * 100"},
	}
	plan := unrostered()
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			t.Parallel()
			at := func(events int) Result {
				return find(t, plan, cityOf(t, plan, Values{tt.numerator: events, tt.denominator: tt.of}.without("")), tt.id)
			}
			require.Equal(t, tt.below, at(tt.on-1).Verdict, "one event below")
			require.Equal(t, tt.exactly, at(tt.on).Verdict, "exactly on")
			require.Equal(t, tt.above, at(tt.on+1).Verdict, "one event above")
			require.Equal(t, tt.certificate, at(tt.on).Worked().Targets[0].Certificate)
			require.Zero(t, numberOf(t, at(tt.on).Worked().Targets[0].Margin).Sign())
		})
	}
}

// without drops a key.
func (v Values) without(name string) Values {
	delete(v, name)
	return v
}

func TestTheQuotaOfTheHealthDepartmentIs95PercentExactly(t *testing.T) {
	plan := unrostered()
	quota := func(vaccinated int) Verdict {
		res := find(t, plan, cityOf(t, plan, Values{"under_1_fully_vaccinated": vaccinated, "children_under_1": 100}), "full_vaccination")
		return res.Worked().Targets[1].Verdict
	}
	require.Equal(t, []Verdict{Missed, Achieved, Achieved}, []Verdict{quota(94), quota(95), quota(96)})
}

// Chỉ tiêu 1 and 21 count wards, so they need several.
func TestWardsAreCountedOneBelowOnAndAbove(t *testing.T) {
	tests := []struct {
		id, flag    string
		with, of    int
		want        Verdict
		certificate string
	}{
		{"child_friendly_wards", "recognised", 3, 4, Missed, "3 * 100 >= 100 * 4"},
		{"child_friendly_wards", "recognised", 4, 4, Achieved, "4 * 100 >= 100 * 4"},
		{"play_areas", "has_play_area", 2, 5, Missed, "2 * 100 >= 60 * 5"},
		{"play_areas", "has_play_area", 3, 5, Achieved, "3 * 100 >= 60 * 5"},
		{"play_areas", "has_play_area", 4, 5, Achieved, "4 * 100 >= 60 * 5"},
		{"play_areas", "has_play_area", 9, 16, Missed, "9 * 100 >= 60 * 16"},
		{"play_areas", "has_play_area", 10, 16, Achieved, "10 * 100 >= 60 * 16"},
	}
	plan := unrostered()
	for _, tt := range tests {
		t.Run(tt.id+" "+tt.certificate, func(t *testing.T) {
			t.Parallel()
			var wards []Record
			for i := range tt.of {
				w, err := plan.Record(string(rune('A'+i)), Year(2023), Values{tt.flag: i < tt.with})
				require.NoError(t, err)
				wards = append(wards, w)
			}
			city, err := plan.City(wards, Record{})
			require.NoError(t, err)
			res := find(t, plan, city, tt.id)
			require.Equal(t, tt.want, res.Verdict)
			require.Equal(t, tt.certificate, res.Worked().Targets[0].Certificate)
		})
	}
}
