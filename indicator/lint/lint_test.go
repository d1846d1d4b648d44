package lint

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// codes are the findings as "code at line".
func codes(findings []Finding) []string {
	all := []string{}
	for _, f := range findings {
		all = append(all, fmt.Sprintf("%s at %d", f.Code(), f.Line))
	}
	return all
}

func TestTheBuiltInPlanRaisesNothing(t *testing.T) {
	t.Parallel()
	for _, f := range Plan(indicator.CamPha2023YAML(), "campha-2023.yaml") {
		t.Error(f.Detail(wording.English))
	}
	require.Empty(t, Definition(indicator.CamPha2023().Definition()))
}

// small is a plan in which something is found in the lines of value and target.
const small = `version: 1
plan: {id: small, title: {vi: Nhỏ, en: Small}}
statistics:
  - {name: born, label: {vi: Sinh, en: Born}}
  - {name: dead, label: {vi: Chết, en: Dead}}
indicators:
  - id: deaths
    name: {vi: Tử vong, en: Deaths}
    value: %s
    target: %s
`

func TestACommentWithAReasonSilencesTheFindingOfItsLine(t *testing.T) {
	tests := []struct {
		name, value, target string
		want                []string
	}{
		{"none", `percent(dead, born)`, `"<= 100 %"`, []string{"part_not_bounded at 9", "target_always at 10"}},
		{"behind the value", `percent(dead, born) # lint: allow part_not_bounded: a hospital of the district`, `"<= 9 %"`, []string{}},
		{"alone above it", `percent(dead, born) # lint: allow part_not_bounded: so be it
    # lint: allow target_always: the plan says so`, `"<= 100 %"`, []string{}},
		{"with further comments between", `percent(dead, born) # lint: allow part_not_bounded: so be it
    # lint: allow target_always: the plan says so
    # and nothing can be done about it`, `"<= 100 %"`, []string{}},
		{"of another line", `percent(dead, born)
    # lint: allow part_not_bounded: it stands a line too low
    places: 1`, `"<= 9 %"`, []string{"part_not_bounded at 9", "allow_unused at 10"}},
		{"in the line of the key of a block", `> # any comment
      percent(
      dead, born)`, `"<= 9 %" # lint: allow target_always: not here`, []string{"part_not_bounded at 10", "allow_unused at 12"}},
		{"of another finding", `percent(dead, born) # lint: allow target_always: no`, `"<= 9 %"`, []string{"part_not_bounded at 9", "allow_unused at 9"}},
		{"without a reason it is a finding itself", `percent(dead, born) # lint: allow part_not_bounded`, `"<= 9 %"`, []string{"allow_without_reason at 9"}},
		{"an empty reason is none", `percent(dead, born) # lint: allow part_not_bounded:  `, `"<= 9 %"`, []string{"allow_without_reason at 9"}},
		{"a word that lint does not have", `percent(dead, born) #lint:allow:part_not_bounded`, `"<= 9 %"`, []string{"part_not_bounded at 9", "allow_unreadable at 9"}},
		{"an error cannot be silenced", `percent(dead, bron) # lint: allow unknown_name: I like it`, `"<= 9 %"`, []string{"statistic_unused at 4", "unknown_name at 9", "allow_unused at 9"}},
		{"a comment in a text is none", `percent(dead, born)`, `"<= 9 %" # see "# lint: allow part_not_bounded: no"`, []string{"part_not_bounded at 9"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, codes(Plan([]byte(fmt.Sprintf(small, tt.value, tt.target)), "plan.yaml")))
		})
	}
}

func TestACommentAboveABlockSilencesWhatIsFoundInIt(t *testing.T) {
	t.Parallel()
	source := strings.Replace(fmt.Sprintf(small, ">\n      percent(\n      dead, born)", `"<= 9 %"`),
		"    value:", "    # lint: allow part_not_bounded: a hospital of the district\n    value:", 1)
	require.Empty(t, Plan([]byte(source), "plan.yaml"))
}

func TestLintGoesOnAfterErrors(t *testing.T) {
	t.Parallel()
	source := `version: 1
plan: {id: faulty, title: {vi: Lỗi, en: Faulty}}
statistics:
  - {name: born, label: {vi: Sinh, en: Born}, kindd: count}
  - {name: dead, label: {vi: Chết, en: Dead}, constraints: ["dead <= borne"]}
  - {name: idle, label: {vi: Không dùng, en: Idle}}
indicators:
  - id: one
    name: {vi: Một, en: One}
    valeu: rate(dead, born, 1000)
    target: "<= 9 ‰"
  - id: two
    name: {vi: Hai, en: Two}
    value: rate(dead, born, 1000)
    target: "<= 9 %"
  - id: three
    name: {vi: Ba}
    value: percent(dead, born)
    target: ">= 0 %"
`
	require.Equal(t, []string{
		"yaml_unknown_key at 4", "unknown_name at 5", "statistic_unused at 6", "yaml_missing_key at 8", "yaml_unknown_key at 10",
		"target_base_differs at 15", "translation_missing at 17", "part_not_bounded at 18", "target_always at 19",
	}, codes(Plan([]byte(source), "plan.yaml")))
}

func TestAPlanMadeInGoIsCheckedToo(t *testing.T) {
	t.Parallel()
	findings := Definition(indicator.Definition{
		Title: wording.Text{VI: "Thử", EN: "Trial"},
		Indicators: []indicator.Indicator{
			{ID: "a", Name: wording.Text{VI: "A", EN: "A"}, Value: "rate(infant_deaths, live_births, 1000)", Target: ">= 0 ‰"},
			{ID: "b", Name: wording.Text{VI: "B", EN: "B"}, Value: "live_birth", Target: "<= 5"},
		},
	})
	var got []string
	for _, f := range findings {
		got = append(got, f.Severity.String()+" "+f.Code()+" "+f.File)
	}
	require.Equal(t, []string{
		"warning statistic_misspelt indicators[1].value",
		"note population_unsaid indicators[0].value",
		"warning target_always indicators[0].target",
	}, got)
}

func TestAStatisticThatASchemeUsesIsNotUnused(t *testing.T) {
	t.Parallel()
	source := []byte(fmt.Sprintf(small, "dead", `"= 0"`))
	require.Equal(t, []string{"statistic_unused at 4"}, codes(Plan(source, "plan.yaml")))
	require.Empty(t, Plan(source, "plan.yaml", "born"))
}

func TestNamesThatDifferByOneLetterLookLikeSlips(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"live_birth", "live_births", true},
		{"live_briths", "live_births", true},
		{"live_burths", "live_births", true},
		{"xlive_births", "live_births", true},
		{"live_births", "live_births", false},
		{"children_under_1", "children_under_5", false},
		{"children_7", "children_72", false},
		{"infant_deaths", "injury_deaths", false},
		{"boys", "toys", false},
		{"trẻ_đẻ_ra_sống", "trẻ_đẻ_ra_sông", true},
	}
	for _, tt := range tests {
		t.Run(tt.a+" "+tt.b, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, isSlip(tt.a, tt.b))
			require.Equal(t, tt.want, isSlip(tt.b, tt.a))
		})
	}
}

func TestAFileThatIsNoPlanIsOneListOfErrors(t *testing.T) {
	t.Parallel()
	for _, source := range []string{"", "a: [", "\xff", "- 1\n", "version: 9\n", "version: 1\nplan: {id: x}\nindicators: []\n"} {
		findings := Plan([]byte(source), "plan.yaml")
		isError := func(f Finding) bool { return f.Severity == Error }
		require.True(t, slices.ContainsFunc(findings, isError), "%q", source)
	}
}

func TestAFindingInJSONCanBeReadBack(t *testing.T) {
	t.Parallel()
	text, err := json.Marshal(Plan([]byte(fmt.Sprintf(small, "dead", `"> -1"`)), "plan.yaml"))
	require.NoError(t, err)
	var back []struct {
		Severity     Severity
		Code         string
		Line, Column int
	}
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, Warning, back[1].Severity)
	require.Equal(t, "target_always", back[1].Code)
	require.Equal(t, [2]int{10, 13}, [2]int{back[1].Line, back[1].Column})
	var s Severity
	require.ErrorContains(t, s.UnmarshalText([]byte("fatal")), "expected one of note, warning, error")
}

func FuzzLintNeverPanicsAndPlacesLieInTheFile(f *testing.F) {
	f.Add([]byte(fmt.Sprintf(small, "percent(dead, born)", `"<= 100 %" # lint: allow target_always: x`)))
	f.Add([]byte(fmt.Sprintf(small, "dead / (born - dead) ?? min(dead, 3)", `"= 0.5"`)))
	f.Add([]byte("version: 1\nplan: {id: p, area: {code: \"1\"}}\nindicators:\n- {id: a, value: a1b2c3 + a1b2c, target: \"< 0\", harm: true, better: higher}\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		lines := strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(source)), "\n") + 1
		for _, finding := range Plan(source, "plan.yaml") {
			require.LessOrEqual(t, finding.Line, lines)
			require.NotEmpty(t, finding.Code())
			require.NotEmpty(t, finding.Detail(wording.Vietnamese))
		}
	})
}

func TestANumberThatIsNoSeverityIsWrittenAsSuch(t *testing.T) {
	t.Parallel()
	require.Equal(t, "severity(9)", Severity(9).String())
	require.Equal(t, wording.Text{}, Severity(9).Text())
}
