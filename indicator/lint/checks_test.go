package lint

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// both is a text that is the same in both languages.
func both(text string) wording.Text { return wording.Text{VI: text, EN: text} }

// statistics of the plans below.
var (
	births   = indicator.Statistic{Name: "births", Label: both("Live births")}
	children = indicator.Statistic{Name: "children", Label: both("Children")}
	dead     = indicator.Statistic{Name: "dead", Label: wording.Text{VI: "Trẻ tử vong", EN: "Children lost"}}
	perished = indicator.Statistic{Name: "so_tu_vong", Label: both("Lost")}
	flag     = indicator.Statistic{Name: "recognised", Label: both("Recognised"), Kind: indicator.Flag}
	money    = indicator.Statistic{Name: "spent", Label: both("Money spent"), Kind: indicator.Amount}
)

func TestWhatIsSaidOfAnIndicator(t *testing.T) {
	type in = indicator.Indicator
	tests := []struct {
		name       string
		statistics []indicator.Statistic
		indicator  in
		want       []string
	}{
		{"deaths by a label, the population not in words", []indicator.Statistic{births, dead},
			in{Value: "rate(dead, births, 1000)", Target: "<= 9 ‰"}, []string{"population_unsaid value"}},
		{"deaths by a Vietnamese name", []indicator.Statistic{births, perished},
			in{Value: "rate(so_tu_vong, births, 1000)", Target: "<= 9 ‰"}, []string{"population_unsaid value"}},
		{"deaths under a condition", []indicator.Statistic{births, {Name: "dead", Label: dead.Label, Constraints: []string{"dead <= births"}}},
			in{Value: "dead == 0 ? 0 : percent(dead, births)", Target: "<= 9 %"}, []string{"population_unsaid value"}},
		{"the measure of deaths names another population", []indicator.Statistic{children, dead, {Name: "births", Label: births.Label, Constraints: []string{"births <= children"}}},
			in{Value: "rate(dead, children, 1000)", Target: "<= 9 ‰", Denominator: both("those who live here"), Measure: both("per 1,000 live births")},
			[]string{"statistic_only_checked", "population_differs value"}},
		{"what is no death may hold another label", []indicator.Statistic{children, {Name: "births", Label: births.Label, Constraints: []string{"births <= children"}}, {Name: "ill", Label: both("Ill")}},
			in{Value: "rate(ill, children, 1000)", Target: "<= 9 ‰", Measure: both("per 1,000 live births")}, []string{"statistic_only_checked"}},
		{"words that are the label of another statistic", []indicator.Statistic{children, {Name: "births", Label: births.Label, Constraints: []string{"births <= children"}}, {Name: "ill", Label: both("Ill")}},
			in{Value: "rate(ill, children, 1000)", Target: "<= 9 ‰", Denominator: both("All live births")}, []string{"statistic_only_checked", "population_differs value"}},
		{"words that are its own label", []indicator.Statistic{children, {Name: "births", Label: births.Label, Constraints: []string{"births <= children"}}, {Name: "ill", Label: both("Ill")}},
			in{Value: "rate(ill, children, 1000)", Target: "<= 9 ‰", Denominator: both("all children")}, []string{"statistic_only_checked"}},
		{"without words nothing is compared", []indicator.Statistic{children, {Name: "births", Constraints: []string{"births <= children"}, Label: births.Label}, {Name: "ill", Label: both("Ill")}},
			in{Value: "rate(ill, children, 1000)", Target: "<= 9 ‰"}, []string{"statistic_only_checked"}},
		{"a flag of the city is among its units", []indicator.Statistic{flag},
			in{Value: "percent(recognised, units)", Target: ">= 50 %", Ward: indicator.LevelNone}, nil},
		{"a city with one unit may reach it", []indicator.Statistic{flag},
			in{Value: "rate(recognised, units, 100)", Target: "<= 100 %", Ward: indicator.LevelNone}, []string{"target_always target"}},
		{"there may be one unit alone", []indicator.Statistic{flag},
			in{Value: "units + 0 * recognised", Target: "> 1", Ward: indicator.LevelNone}, nil},
		{"there is at least one unit", []indicator.Statistic{flag},
			in{Value: "units + 0 * recognised", Target: ">= 1", Ward: indicator.LevelNone}, []string{"target_always target"}},
		{"a flag of a ward", []indicator.Statistic{flag},
			in{Value: "recognised ? 1 : 0", Target: "<= 1", City: indicator.LevelNone}, []string{"target_always target"}},
		{"money may be half", []indicator.Statistic{money},
			in{Value: "spent", Target: "= 0.5"}, nil},
		{"a reading with a value of its own", []indicator.Statistic{births, dead},
			in{Value: "rate(dead, births, 1000)", Target: "<= 900 ‰", Denominator: both("live births"), Readings: []indicator.Reading{
				{ID: "a", Text: both("x")}, {ID: "b", Text: both("x"), Value: "min(rate(dead, births, 1000), 3)"}}}, []string{"target_always readings[1].value"}},
		{"a reading that cannot be computed", []indicator.Statistic{births, dead},
			in{Value: "rate(dead, births, 1000)", Target: "<= 900 ‰", Denominator: both("live births"), Readings: []indicator.Reading{
				{ID: "a", Text: both("x")}, {ID: "b", Text: both("x")}}}, nil},
		{"a reading to the other side", []indicator.Statistic{births, dead},
			in{Value: "rate(dead, births, 1000)", Target: "<= 900 ‰", Denominator: both("live births"), Readings: []indicator.Reading{
				{ID: "a", Text: both("x")}, {ID: "b", Text: both("x"), Target: ">= 3 ‰"}}}, []string{"direction_contradicts readings[1].target"}},
		{"several parts, of which the second is not bounded: both are then 100 %", []indicator.Statistic{births, {Name: "dead", Label: dead.Label, Constraints: []string{"dead <= births"}}},
			in{Value: "percent(dead, births) + percent(births, dead)", Target: "<= 9 %"}, []string{"part_not_bounded value", "target_never target"}},
		{"the greatest there can be", []indicator.Statistic{births, {Name: "ill", Label: both("Ill"), Constraints: []string{"ill <= births"}}},
			in{Value: "percent(ill, births)", Target: "= 100 %", Better: indicator.Lower}, []string{"direction_contradicts better"}},
		{"what lies between", []indicator.Statistic{births, {Name: "ill", Label: both("Ill"), Constraints: []string{"ill <= births"}}},
			in{Value: "percent(ill, births)", Target: "= 50 %", Better: indicator.Lower}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.indicator.ID, tt.indicator.Name = "x", both("X")
			var got []string
			for _, f := range Definition(indicator.Definition{Title: both("Plan"), Statistics: tt.statistics, Indicators: []indicator.Indicator{tt.indicator}}) {
				path, _ := cutIndicator(f.File)
				got = append(got, f.Code()+path)
				require.NotEqual(t, Error, f.Severity, f.Error)
			}
			require.Equal(t, tt.want, got)
		})
	}
}

// cutIndicator is the path within the indicator, after a space; empty for what is not about it.
func cutIndicator(path string) (string, bool) {
	const prefix = "indicators[0]."
	if len(path) < len(prefix) || path[:len(prefix)] != prefix {
		return "", false
	}
	return " " + path[len(prefix):], true
}

func TestTextsThatPeopleReadEverywhereAreNeeded(t *testing.T) {
	t.Parallel()
	var got []string
	for _, f := range Definition(indicator.Definition{
		Groups:     []indicator.Group{{ID: "a"}},
		Area:       indicator.Area{Code: "195"},
		Indicators: []indicator.Indicator{{ID: "x", Value: "some_count", Target: "<= 5", Owner: wording.Text{EN: "Office"}, Cite: wording.Text{VI: "Mục 1"}}},
	}) {
		got = append(got, f.File+": "+f.Message.In(wording.English))
	}
	require.Equal(t, []string{
		"plan.title: title has no text",
		"plan.area.name: name has no text",
		"groups[0].name: name has no text",
		"indicators[0].name: name has no text",
		`indicators[0].owner: no Vietnamese text for "Office"`,
		`indicators[0].cite: no English text for "Mục 1"`,
	}, got)
}

func TestACommentThatSilencesNothingSaysWhy(t *testing.T) {
	tests := []struct{ name, comment, message, hint string }{
		{"put right since", "target_never: x", "there is no target_never here to silence", "remove the comment, or put it at the end of the line or alone above it"},
		{"a misspelt code", "target_allways: x", "there is no target_allways here to silence", `did you mean "target_always"?`},
		{"an error", "target_base_differs: x", "target_base_differs is an error, which cannot be silenced", "put right what is wrong"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			source := "version: 1\nplan: {id: p, title: {vi: A, en: A}}\nindicators:\n" +
				"  - {id: x, name: {vi: A, en: A}, value: some_count, target: \"<= 5 %\"} # lint: allow " + tt.comment + "\n"
			findings := Plan([]byte(source), "plan.yaml")
			require.Len(t, findings, 2)
			require.Equal(t, "target_base_differs", findings[0].Code())
			require.Equal(t, tt.message, findings[1].Message.In(wording.English))
			require.Equal(t, tt.hint, findings[1].Hint.In(wording.English))
		})
	}
}
