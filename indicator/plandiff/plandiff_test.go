package plandiff

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// changed is the built-in plan with texts replaced, from and to in turn.
func changed(t *testing.T, replacements ...string) *indicator.Plan {
	t.Helper()
	source := string(indicator.CamPha2023YAML())
	for i := 0; i < len(replacements); i += 2 {
		require.Contains(t, source, replacements[i])
		source = strings.Replace(source, replacements[i], replacements[i+1], 1)
	}
	plan, err := indicator.ParsePlan([]byte(source), "plan.yaml")
	require.NoError(t, err)
	return plan
}

// saidOf are the changes, those that can turn a verdict with an exclamation mark.
func saidOf(changes []Change) []string {
	all := []string{}
	for _, c := range changes {
		mark := ""
		if c.Turns {
			mark = "!"
		}
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s%s %s%s", mark, c.Code(), c.Indicator, c.Statistic)))
	}
	return all
}

const (
	infants    = "value: rate(infant_deaths, live_births, 1000)"
	registered = "value: percent(registered_under_5, children_under_5)"
)

func TestWhatChangedIsSaidInTermsOfMeaning(t *testing.T) {
	tests := []struct {
		name    string
		changes []string
		want    []string
	}{
		{"nothing", nil, []string{}},
		{"a comment", []string{"version: 1", "# new\nversion: 1"}, []string{}},
		{"a tighter number", []string{`"<= 9 ‰"`, `"<= 8.5 ‰"`}, []string{"!target_tightened infant_mortality"}},
		{"a looser number", []string{`"<= 9 ‰"`, `"<= 9.5 ‰"`}, []string{"!target_loosened infant_mortality"}},
		{"the number itself no longer", []string{`"<= 9 ‰"`, `"< 9 ‰"`}, []string{"!target_strict infant_mortality"}},
		{"the number itself now, too", []string{`"< 6.28 %"`, `"<= 6.28 %"`}, []string{"!target_lenient underweight"}},
		{"a higher share is tighter", []string{`target: ">= 86 %"`, `target: ">= 87 %"`}, []string{"!target_tightened early_childhood_services"}},
		{"a number written another way", []string{`"<= 9 ‰"`, `"<= 9.0 ‰"`}, []string{"target_rewritten infant_mortality"}},
		{"the other side", []string{`"<= 9 ‰"`, `">= 9 ‰"`}, []string{"!target_moved infant_mortality", "word_changed infant_mortality"}},
		{"the target of another office", []string{"        target: \">= 95 %\"\n", "        target: \">= 96 %\"\n"}, []string{"!target_tightened full_vaccination"}},
		{"another target more", []string{"    ward: monitor\n", "      - {name: {vi: Tỉnh, en: Province}, target: \"<= 9 ‰\"}\n    ward: monitor\n"}, []string{"further_target_added neonatal_mortality"}},
		{"the same formula with spaces", []string{infants, "value: rate( infant_deaths , live_births , 1000 )"}, []string{"formula_rewritten infant_mortality"}},
		{"the same formula with let", []string{infants, `value: "let d = infant_deaths; rate(d, live_births, 1000)"`}, []string{"formula_rewritten infant_mortality"}},
		{"a quotient does not refuse negatives", []string{infants, "value: infant_deaths / live_births * 1000"}, []string{"!guards_changed infant_mortality"}},
		{"a rate may exceed", []string{registered, "value: rate(registered_under_5, children_under_5, 100)"}, []string{"!guards_changed birth_registration"}},
		{"another denominator", []string{infants, "value: rate(infant_deaths, live_births + infant_deaths, 1000)"}, []string{"!denominator_changed infant_mortality"}},
		{"another numerator", []string{infants, "value: rate(neonatal_deaths, live_births, 1000)"}, []string{"!numerator_changed infant_mortality"}},
		{"both", []string{infants, "value: rate(live_births, infant_deaths, 1000)"}, []string{"!numerator_changed infant_mortality", "!denominator_changed infant_mortality"}},
		{"what has no ratio", []string{`value: "early_marriages == 0 ? 0 :`, `value: "early_marriages <= 1 ? 0 :`}, []string{"!formula_changed early_marriage"}},
		{"the same condition the other way round", []string{`value: "early_marriages == 0 ? 0 :`, `value: "0 == early_marriages ? 0 :`}, []string{"formula_rewritten early_marriage"}},
		{"a level", []string{"ward: monitor", "ward: verdict"}, []string{"!word_changed neonatal_mortality"}},
		{"the owner", []string{"owner: {vi: Phòng Tư pháp, en: Justice Office}", "owner: {vi: Công an, en: Police}"}, []string{"owner_changed early_marriage"}},
		{"the words", []string{"name: {vi: Tảo hôn, en: Early marriage}", "name: {vi: Tảo hôn, en: Child marriage}"}, []string{"texts_changed early_marriage"}},
		{"the year", []string{"year: 2023", "year: 2024"}, []string{"year_changed"}},
		{"an indicator under another id", []string{"- id: early_marriage", "- id: child_marriage"}, []string{"!indicator_added child_marriage", "!indicator_removed early_marriage"}},
		{"a constraint the other way round", []string{`"neonatal_deaths <= infant_deaths"`, `"infant_deaths >= neonatal_deaths"`}, []string{}},
		{"a constraint more", []string{`"infant_deaths <= under_5_deaths"`, `"infant_deaths <= under_5_deaths", "infant_deaths <= live_births"`}, []string{"!constraint_added infant_deaths"}},
		{"who reports", []string{"reported_by: department", "reported_by: ward"}, []string{"!statistic_changed births_to_mothers_with_hiv"}},
		{"a reading", []string{`target: "< 6.5 ‰"`, `target: "< 6 ‰"`}, []string{"reading_changed neonatal_mortality"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			changes := Compare(indicator.CamPha2023(), changed(t, tt.changes...))
			require.Equal(t, tt.want, saidOf(changes))
			for _, c := range changes {
				for _, lang := range []wording.Language{wording.Vietnamese, wording.English} {
					require.NotRegexp(t, `\{[0-9]\}|%!`, c.Message.In(lang))
				}
			}
		})
	}
}

// oneIndicator is a plan in Go.
func oneIndicator(t *testing.T, value, target string) *indicator.Plan {
	t.Helper()
	plan, err := indicator.NewPlan(indicator.Definition{Indicators: []indicator.Indicator{{ID: "x", Value: value, Target: target}}})
	require.NoError(t, err)
	return plan
}

func TestABaseMayChangeWithoutTurningAVerdict(t *testing.T) {
	tests := []struct {
		name, value, target string
		want                []string
	}{
		{"both together", "rate(a, b, 100)", "<= 0.9 %", []string{"rebased x"}},
		{"and per 100,000", "rate(a, b, 100000)", "<= 900 /100000", []string{"rebased x"}},
		{"the number does not follow", "rate(a, b, 100)", "<= 9 %", []string{"!base_changed x", "!per_changed x", "!target_base_changed x"}},
		{"the formula changes, too", "percent(a, b)", "<= 0.9 %", []string{"!base_changed x", "!per_changed x", "!target_base_changed x"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			before, after := oneIndicator(t, "rate(a, b, 1000)", "<= 9 ‰"), oneIndicator(t, tt.value, tt.target)
			require.Equal(t, tt.want, saidOf(Compare(before, after)))
		})
	}
}

func TestTheOrderOfTwoTargetsIsThatOfTheNumbersThatMeetThem(t *testing.T) {
	t.Parallel()
	var targets []string
	for _, op := range []string{"<", "<=", ">", ">=", "="} {
		for _, n := range []string{"1", "2", "2.5"} {
			targets = append(targets, op+" "+n)
		}
	}
	numbers := []exact.Number{exact.Int(0), exact.Int(1), exact.Frac(3, 2), exact.Int(2), exact.Frac(9, 4), exact.Frac(5, 2), exact.Int(3)}
	for _, x := range targets {
		for _, y := range targets {
			a, err := rules.ParseThreshold(x)
			require.NoError(t, err)
			b, err := rules.ParseThreshold(y)
			require.NoError(t, err)
			all := true
			for _, n := range numbers {
				all = all && (!a.Met(n) || b.Met(n))
			}
			require.Equal(t, all, within(a, b), "%s within %s", x, y)
		}
	}
}

// sample reads the sample of 2023 for a plan, with last year.
func sample(plan *indicator.Plan) (indicator.Reports, error) {
	var sets []*indicator.Dataset
	for _, source := range [][]byte{testdata.CamPha2022, testdata.CamPha2023} {
		set, err := plan.ReadCSV(bytes.NewReader(source), indicator.EnglishNumbers)
		if err != nil {
			return indicator.Reports{}, err
		}
		sets = append(sets, set)
	}
	joined, err := plan.JoinDatasets(sets...)
	if err != nil {
		return indicator.Reports{}, err
	}
	return joined.Of(indicator.Year(2023))
}

func TestVerdictsThatTurnAreToldWithTheirCause(t *testing.T) {
	tests := []struct {
		name    string
		changes []string
		want    []string
	}{
		{"none without a change", nil, nil},
		{"none by another way to write it", []string{infants, `value: "let d = infant_deaths; rate(d, live_births, 1000)"`}, nil},
		{"the target of a city under another name", []string{`"< 6.28 %"`, `"<= 6.28 %"`, "name: {vi: Thành phố Cẩm Phả,", "name: {vi: TP Cẩm Phả,"}, []string{"195 underweight missed achieved target"}},
		{"the target", []string{`"< 6.28 %"`, `"<= 6.28 %"`}, []string{"195 underweight missed achieved target"}},
		{"the formula", []string{infants, "value: rate(neonatal_deaths, live_births, 1000)"}, []string{"06772 infant_mortality missed achieved formula",
			"06778 infant_mortality missed achieved formula", "06784 infant_mortality missed achieved formula"}},
		{"the target where both changed and it suffices", []string{`"< 6.28 %"`, `"< 6.5 %"`, "value: percent(under_5_underweight, under_5_weighed)",
			"value: rate(under_5_underweight, under_5_weighed, 100)"}, []string{"06763 underweight missed achieved target",
			"06793 underweight missed achieved target", "06799 underweight missed achieved target", "195 underweight missed achieved target"}},
		{"what no longer contradicts itself", []string{`    constraints: ["registered_under_5 <= children_under_5"]`, `    constraints: ["registered_under_5 <= 2 * children_under_5"]`,
			registered, "value: rate(registered_under_5, children_under_5, 100)"}, []string{
			"06787 birth_registration invalid achieved formula", "195 birth_registration invalid missed formula"}},
		{"a constraint", []string{`"infant_deaths <= under_5_deaths"`, `"infant_deaths < under_5_deaths or infant_deaths != 2"`}, []string{
			"06784 infant_mortality missed invalid figure", "06784 under_5_mortality achieved invalid figure",
			"195 infant_mortality achieved invalid figure", "195 under_5_mortality achieved invalid figure"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			turns, err := Turns(indicator.CamPha2023(), changed(t, tt.changes...), sample)
			require.NoError(t, err)
			var got []string
			for _, turn := range turns {
				got = append(got, fmt.Sprintf("%s %s %s %s %s", turn.Unit.Code, turn.Indicator.ID, turn.From, turn.To, turn.Because))
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestDataThatOnlyOnePlanKnowsAreReadForBoth(t *testing.T) {
	t.Parallel()
	before := oneIndicator(t, "rate(deaths, births, 1000)", "<= 9 ‰")
	after := oneIndicator(t, "rate(deaths, live_births, 1000)", "<= 9 ‰")
	read := func(plan *indicator.Plan) (indicator.Reports, error) {
		set, err := plan.ReadCSV(strings.NewReader("unit,period,deaths,births,live_births\n00001,2023,1,100,200\n00002,2023,1,150,100\n"), indicator.EnglishNumbers)
		if err != nil {
			return indicator.Reports{}, err
		}
		return set.Of(indicator.Year(2023))
	}
	turns, err := Turns(before, after, read)
	require.NoError(t, err)
	require.Len(t, turns, 2)
	require.Equal(t, []any{"00001", indicator.Missed, indicator.Achieved, ByFormula},
		[]any{turns[0].Unit.Code, turns[0].From, turns[0].To, turns[0].Because})
	require.Equal(t, []any{"00002", indicator.Achieved, indicator.Missed, ByFormula},
		[]any{turns[1].Unit.Code, turns[1].From, turns[1].To, turns[1].Because})
}

func TestAChangeThatIsSaidToTurnNothingTurnsNothing(t *testing.T) {
	t.Parallel()
	after := changed(t,
		infants, `value: "let d = infant_deaths; 10 * rate(d, live_births, 100)"`,
		`"<= 9 ‰"`, `"<= 9.00 ‰"`,
		`value: "early_marriages == 0 ? 0 :`, `value: "not (early_marriages != 0) ? 0 :`,
		"owner: {vi: Phòng Tư pháp, en: Justice Office}", "owner: {vi: Công an, en: Police}",
		`"neonatal_deaths <= infant_deaths"`, `"0 <= infant_deaths - neonatal_deaths"`,
		"year: 2023", "year: 2024", `target: "< 6.5 ‰"`, `target: "< 6 ‰"`)
	rewritten := changed(t, infants, `value: "let d = infant_deaths; 10 * rate(d, live_births, 100)"`)
	require.Equal(t, []string{"formula_rewritten infant_mortality"}, saidOf(Compare(indicator.CamPha2023(), rewritten)))
	turns, err := Turns(indicator.CamPha2023(), after, sample)
	require.NoError(t, err)
	require.Empty(t, turns)
}
