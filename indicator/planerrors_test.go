package indicator

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// one is a sound indicator of which each test spoils something.
func one(spoil func(in *Indicator)) Definition {
	in := Indicator{ID: "a", Value: "percent(helped, children)", Target: ">= 50 %"}
	spoil(&in)
	return Definition{
		Statistics: []Statistic{
			{Name: "helped", Over: AtMoment}, {Name: "children", Over: AtMoment}, {Name: "deaths", Over: OverPeriod},
			{Name: "births", Over: OverPeriod}, {Name: "play_area", Kind: Flag},
		},
		Groups:     []Group{{ID: "g"}},
		Indicators: []Indicator{in},
	}
}

// What is wrong with a plan made in Go is said with the path of the text in place of a file.
func TestWhatIsWrongWithAPlanMadeInGoIsSaidWithItsPath(t *testing.T) {
	tests := []struct {
		name string
		plan Definition
		want string
		hint string
	}{
		{"a misspelt statistic", one(func(in *Indicator) { in.Value = "percent(helpd, children)" }),
			`indicators[0].value:1:9: "helpd" is not a declared statistic`, `did you mean "helped"?`},
		{"a percentage against a target per 1,000", one(func(in *Indicator) { in.Target = ">= 500 ‰" }),
			`indicators[0].target: the target ">= 500 ‰" is in per_1000, the value is in percent`, "in the base of the value the target is >= 50 %"},
		{"a percentage against a target per 100,000", one(func(in *Indicator) { in.Target = "<= 550 /100000" }),
			`indicators[0].target: the target "<= 550 /100000" is in per_100000, the value is in percent`, "in the base of the value the target is <= 0.55 %"},
		{"a percentage against a plain count", one(func(in *Indicator) { in.Target = ">= 50" }),
			`indicators[0].target: the target ">= 50" is in count, the value is in percent`, ""},
		{"a further target in another base", one(func(in *Indicator) { in.FurtherTargets = []Target{{Target: ">= 5 ‰"}} }),
			`indicators[0].further_targets[0].target: the target ">= 5 ‰" is in per_1000, the value is in percent`, "in the base of the value the target is >= 0.5 %"},
		{"a reading in another base", one(func(in *Indicator) { in.Readings = []Reading{{ID: "own"}, {ID: "other", Target: ">= 5 ‰"}} }),
			`indicators[0].readings[1].target: the target ">= 5 ‰" is in per_1000, the value is in percent`, "in the base of the value the target is >= 0.5 %"},
		{"a reading with its own value and a target of another base", one(func(in *Indicator) {
			in.Readings = []Reading{{ID: "own"}, {ID: "other", Value: "rate(helped, children, 1000)", Target: ">= 5 %"}}
		}), `indicators[0].readings[1].target: the target ">= 5 %" is in percent, the value is in per_1000`, "in the base of the value the target is >= 50 ‰"},
		{"a reading over an unknown statistic", one(func(in *Indicator) {
			in.Readings = []Reading{{ID: "own"}, {ID: "other", Value: "percent(helped, childen)"}}
		}),
			`indicators[0].readings[1].value:1:17: "childen" is not a declared statistic`, `did you mean "children"?`},
		{"a flow over a stock", one(func(in *Indicator) { in.Value, in.Target = "rate(deaths, children, 1000)", "<= 9 ‰" }),
			`indicators[0].value: "rate(deaths, children, 1000)" divides what happens in a period by what is there at a moment`,
			"add annualised: true, or due: year when it is judged at the end of the year only"},
		{"a flow over a stock, divided by hand", one(func(in *Indicator) { in.Value, in.Target = "deaths / children * 1000", "<= 9 ‰" }),
			`indicators[0].value: "deaths / children * 1000" divides what happens in a period by what is there at a moment`,
			"add annualised: true, or due: year when it is judged at the end of the year only"},
		{"better: lower above a target that asks for more", one(func(in *Indicator) { in.Better = Lower }),
			`indicators[0].better: better: lower contradicts the target ">= 50 %"`, ""},
		{"an unknown level", one(func(in *Indicator) { in.Ward = "verdicts" }),
			`indicators[0].ward: found "verdicts", expected one of verdict, monitor, none`, `did you mean "verdict"?`},
		{"an unknown due", one(func(in *Indicator) { in.Due = "years" }),
			`indicators[0].due: found "years", expected one of half_year, year`, `did you mean "year"?`},
		{"no level at all", one(func(in *Indicator) { in.Ward, in.City = LevelNone, LevelNone }), `indicators[0].ward: indicator "a" exists at no level`, ""},
		{"no formula", one(func(in *Indicator) { in.Value = "" }), `indicators[0].value: indicator "a" has no formula`, ""},
		{"21 decimals", one(func(in *Indicator) { places := 21; in.Places = &places }), "indicators[0].places: places: found 21, expected 0 to 20", ""},
		{"fewer than no decimals", one(func(in *Indicator) { places := -1; in.Places = &places }), "indicators[0].places: places: found -1, expected 0 to 20", ""},
		{"a group that is not there", one(func(in *Indicator) { in.Group = "h" }), `indicators[0].group: there is no group "h"`, ""},
		{"arithmetic on a flag for a ward", one(func(in *Indicator) { in.Value, in.Target = "play_area + helped", "= 0" }),
			"indicators[0].value:1:1: ", "a figure of the whole area only has ward: none"},
		{"a constraint over an unknown statistic", func() Definition {
			d := one(func(*Indicator) {})
			d.Statistics[0].Constraints = []string{"helped >= 0", "helped <= childern"}
			return d
		}(), `statistics[0].constraints[1]:1:11: "childern" is not a declared statistic`, `did you mean "children"?`},
		{"a constraint that is a number", func() Definition {
			d := one(func(*Indicator) {})
			d.Statistics[0].Constraints = []string{"helped + children"}
			return d
		}(), "statistics[0].constraints[0]:1:1: ", "compare it: helped + children > 0"},
		{"a statistic that takes a fixed column's name", Definition{Statistics: []Statistic{{Name: "period"}}, Indicators: []Indicator{{ID: "a", Value: "1", Target: "= 0"}}},
			`statistics[0].name: "period" cannot be the name of a statistic`,
			"use letters, digits and _, beginning with a letter; units, last_year and the columns unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in are taken"},
		{"no indicators", Definition{}, "indicators: a plan without indicators", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := NewPlan(tt.plan)
			require.ErrorContains(t, err, tt.want)
			require.True(t, strings.HasPrefix(err.Error(), tt.want), err.Error())
			require.Equal(t, tt.hint, rules.AllErrors(err)[0].Hint.In(English))
			require.NotEqual(t, rules.AllErrors(err).Detail(English), rules.AllErrors(err).Detail(Vietnamese))
		})
	}
}

// What the checks allow: each is one word away from what they refuse.
func TestWhatAPlanMayDo(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(in *Indicator)
	}{
		{"a flow over a stock, annualised", func(in *Indicator) {
			in.Value, in.Target, in.Annualised = "rate(deaths, children, 1000)", "<= 9 ‰", true
		}},
		{"a flow over a stock, due at the end of the year", func(in *Indicator) { in.Value, in.Target, in.Due = "rate(deaths, children, 1000)", "<= 9 ‰", DueYear }},
		{"a flow over a flow", func(in *Indicator) { in.Value, in.Target = "rate(deaths, births, 1000)", "<= 9 ‰" }},
		{"the sum of two percentages", func(in *Indicator) { in.Value = "percent(helped, children) + rate(helped, children, 100)" }},
		{"a target with == for =", func(in *Indicator) { in.Value, in.Target = "helped", "== 0" }},
		{"better: lower beside =", func(in *Indicator) { in.Value, in.Target, in.Better = "helped", "= 0", Lower }},
		{"20 decimals", func(in *Indicator) { places := 20; in.Places = &places }},
		{"a flag counted over the units of the city", func(in *Indicator) { in.Value, in.Ward = "percent(play_area, units)", LevelNone }},
		{"a flag asked at a ward", func(in *Indicator) { in.Value, in.Target, in.City = "play_area ? 1 : 0", "= 1", LevelNone }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := NewPlan(one(tt.spoil))
			require.NoError(t, err)
		})
	}
}

// A place is marked in the plan itself; the marks are cut out before it is read.
func TestAnErrorInAnExpressionPointsIntoTheFileInEveryScalar(t *testing.T) {
	tests := []struct{ name, value string }{
		{"plain", "rate(infant_deaths, ‹live_birth›, 1000)"},
		{"plain, over two lines", "rate(infant_deaths,\n      ‹live_birth›, 1000)"},
		{"single quotes", "'rate(infant_deaths, ‹live_birth›, 1000)'"},
		{"double quotes", `"rate(infant_deaths, ‹live_birth›, 1000)"`},
		{"double quotes with an escape before", `"rate(\u0069nfant_deaths, ‹live_birth›, 1000)"`},
		{"double quotes over two lines", "\"rate(infant_deaths,\n      ‹live_birth›, 1000)\""},
		{"literal", "|\n      rate(infant_deaths,\n        ‹live_birth›,\n      1000)"},
		{"literal, stripped", "|-\n      rate(infant_deaths,\n\n      ‹live_birth›, 1000)"},
		{"literal, indented by number", "|1\n     rate(infant_deaths, ‹live_birth›, 1000)"},
		{"folded", ">\n      rate(infant_deaths,\n      ‹live_birth›,\n      1000)"},
		{"folded, stripped, with an empty line", ">-\n      rate(\n\n      infant_deaths,\n      ‹live_birth›, 1000)"},
		{"after letters with marks in a comment", "|\n      // số trẻ tử vong, viết bằng tiếng Việt\n      rate(infant_deaths, ‹live_birth›, 1000)"},
	}
	for _, tt := range tests {
		for _, ending := range []string{"\n", "\r\n"} {
			t.Run(tt.name+map[string]string{"\n": "", "\r\n": " with CRLF"}[ending], func(t *testing.T) {
				t.Parallel()
				source := small("  - id: a\n    value: " + tt.value + "\n    target: <= 9 ‰\n")
				before, _, _ := strings.Cut(source, "‹")
				line := strings.Count(before, "\n") + 1
				column := len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
				source = strings.ReplaceAll(strings.NewReplacer("‹", "", "›", "").Replace(source), "\n", ending)
				_, err := ParsePlan([]byte(source), "plan.yaml")
				errs := rules.AllErrors(err)
				require.Len(t, errs, 1, "%v", err)
				require.Equal(t, `"live_birth" is not a declared statistic`, errs[0].Message.In(English))
				require.Equal(t, []int{line, column, len("live_birth")}, []int{errs[0].Line, errs[0].Column, errs[0].Width})
				require.Equal(t, strings.Split(source, ending)[line-1], errs[0].Source)
				require.Equal(t, `did you mean "live_births"?`, errs[0].Hint.In(English))
			})
		}
	}
}

func TestAnErrorOfAPlanInDetail(t *testing.T) {
	_, err := ParsePlan([]byte(small("  - {id: a, value: 'rate(infant_deaths, live_birth, 1000)', target: <= 9 ‰}\n")), "plan.yaml")
	require.Equal(t, `plan.yaml:9:41: "live_birth" is not a declared statistic
 9 |   - {id: a, value: 'rate(infant_deaths, live_birth, 1000)', target: <= 9 ‰}
   |                                         ^^^^^^^^^^
hint: did you mean "live_births"?`, strings.TrimRight(rules.AllErrors(err).Detail(English), "\n"))
	require.Contains(t, rules.AllErrors(err).Detail(Vietnamese), `có phải là "live_births"?`)
}

func TestAllThatIsWrongWithAPlanComesAtOnceInSourceOrder(t *testing.T) {
	_, err := ParsePlan([]byte(`version: 1
plan: {id: p}
statistics:
  - {name: helped, constraints: ["helped <= childern"]}
  - {name: children}
  - {name: helped}
indicators:
  - {id: a, value: "percent(helpd, children)", target: ">= 50 %"}
  - {id: b, value: "percent(helped, children)", target: "50 %", better: lower}
  - {id: b, group: g, value: "percent(helped, children)", target: ">= 50 ‰", readings: [{id: r, target: "< 1 %"}]}
`), "plan.yaml")
	require.Equal(t, []string{
		"plan.yaml:4:45 unknown_name", "plan.yaml:6:12 invalid", "plan.yaml:8:29 unknown_name",
		"plan.yaml:9:58 syntax", "plan.yaml:10:10 invalid", "plan.yaml:10:20 unknown_name", "plan.yaml:10:67 type", "plan.yaml:10:94 invalid",
	}, placesAndKinds(err))
}

func placesAndKinds(err error) (places []string) {
	for _, e := range rules.AllErrors(err) {
		places = append(places, e.Place()+" "+string(e.Kind))
	}
	return places
}

// A plan never changes: neither by its caller's slices nor by those it hands out.
func TestAPlanNeverChanges(t *testing.T) {
	places := 1
	definition := Definition{
		Statistics: []Statistic{{Name: "helped", Constraints: []string{"helped <= children"}}, {Name: "children"}},
		Indicators: []Indicator{{
			ID: "a", Value: "percent(helped, children)", Target: ">= 50 %", Places: &places,
			FurtherTargets: []Target{{Target: ">= 60 %"}}, Readings: []Reading{{ID: "own"}, {ID: "other", Target: ">= 40 %"}},
		}},
	}
	spoil := func(d Definition) {
		d.Statistics[0].Name, d.Statistics[0].Constraints[0] = "x", "x"
		*d.Indicators[0].Places = 9
		d.Indicators[0].FurtherTargets[0].Target, d.Indicators[0].Readings[1].Target = "x", "x"
	}
	untouched, err := NewPlan(definition)
	require.NoError(t, err)
	digest := untouched.Digest()
	plan, err := NewPlan(definition)
	require.NoError(t, err)
	spoil(definition)
	spoil(plan.Definition())
	require.Equal(t, digest, plan.Digest())
	in := plan.Definition().Indicators[0]
	require.Equal(t, []string{"helped <= children", ">= 60 %", ">= 40 %"},
		[]string{plan.Definition().Statistics[0].Constraints[0], in.FurtherTargets[0].Target, in.Readings[1].Target})
	require.Equal(t, 1, *in.Places)
}

func TestAPlanWithoutDeclaredStatisticsTakesTheNamesInItsFormulasAsCounts(t *testing.T) {
	plan, err := NewPlan(Definition{Indicators: []Indicator{
		{ID: "share", Value: "percent(trẻ_được_tiêm, trẻ_em)", Target: ">= 95 %"},
		{ID: "fall", Value: "last_year.cases - cases", Target: ">= 1"},
		{ID: "units_share", Value: "percent(cases, units)", Target: "<= 5 %", Ward: LevelNone},
	}})
	require.NoError(t, err)
	var names []string
	for _, s := range plan.Definition().Statistics {
		names = append(names, s.Name+" "+string(s.Kind)+" "+string(s.ReportedBy)+" "+s.Label.VI)
	}
	require.Equal(t, []string{
		"trẻ_được_tiêm count ward trẻ_được_tiêm", "trẻ_em count ward trẻ_em", "cases count ward cases",
	}, names)
	r := ward(t, plan, Values{"trẻ_được_tiêm": 95, "trẻ_em": 100, "cases": 1, "last_year.cases": 3})
	require.Equal(t, Achieved, find(t, plan, r, "share").Verdict)
	require.Equal(t, "2", find(t, plan, r, "fall").Value().String())
	scope, _ := plan.Definition().Scopes()
	require.Equal(t, []string{"trẻ_được_tiêm", "trẻ_em", "cases", "last_year.cases"}, scope.Names())
	_, err = plan.Record("A", Year(2023), Values{"case": 1})
	require.ErrorContains(t, err, `"case" is not a statistic of this plan`)
	require.Equal(t, `did you mean "cases"?`, rules.AllErrors(err)[0].Hint.In(English))
}

func TestDefaultsOfAPlanAreFilledIn(t *testing.T) {
	plan, err := NewPlan(Definition{
		Statistics: []Statistic{{Name: "cases", Label: Text{VI: "Số ca"}}},
		Indicators: []Indicator{{ID: "a", Value: "cases", Target: "< 5", Name: Text{EN: "Cases"}}},
	})
	require.NoError(t, err)
	d := plan.Definition()
	require.Equal(t, Statistic{Name: "cases", Label: Text{VI: "Số ca", EN: "Số ca"}, Kind: Count, ReportedBy: ByWard}, d.Statistics[0])
	require.Equal(t, Indicator{
		ID: "a", Number: "a", Name: Text{VI: "Cases", EN: "Cases"}, Value: "cases", Target: "< 5", Better: Lower,
		Ward: LevelVerdict, City: LevelVerdict, Due: DueHalfYear,
	}, d.Indicators[0])
}

func TestTheSamePlanInGoAndInYAMLHasTheSameResults(t *testing.T) {
	fromYAML := CamPha2023()
	fromGo, err := NewPlan(fromYAML.Definition())
	require.NoError(t, err)
	for seed := range uint64(60) {
		values := valuesFor(fromYAML, randomCounts(newRandom(seed), 10, 3))
		for _, pair := range [][2]Results{
			{fromYAML.Evaluate(ward(t, fromYAML, values)), fromGo.Evaluate(ward(t, fromGo, values))},
			{fromYAML.Evaluate(cityOf(t, fromYAML, values)), fromGo.Evaluate(cityOf(t, fromGo, values))},
		} {
			require.Equal(t, asJSON(t, pair[0]), asJSON(t, pair[1]))
		}
	}
}
