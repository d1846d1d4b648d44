package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// contestedPlan has one indicator with every kind of reading: at most 1 % of the children is hurt; nobody at all; fewer
// than the year before; at most 1 % of the residents; and one that cannot be computed.
func contestedPlan(t testing.TB) *Plan {
	t.Helper()
	plan, err := NewPlan(Definition{
		ID: "contested", Area: Area{Code: "195"},
		Statistics: []Statistic{
			{Name: "hurt", Sensitive: true, Constraints: []string{"hurt <= children"}}, {Name: "children"},
			{Name: "residents"}, {Name: "households", Constraints: []string{"households <= residents"}},
		},
		Indicators: []Indicator{
			{ID: "injury", Value: "percent(hurt, children)", Target: "<= 1 %", Readings: []Reading{
				{ID: "of_children", Text: Text{VI: "trên số trẻ em", EN: "of the children"}},
				{ID: "count", Text: Text{VI: "không em nào", EN: "nobody"}, Value: "hurt", Target: "= 0"},
				{ID: "fall", Text: Text{VI: "giảm", EN: "fewer"}, Value: "hurt - last_year.hurt", Target: "< 0"},
				{ID: "of_residents", Value: "rate(hurt, residents, 100)"},
				{ID: "unknown", Text: Text{VI: "cách khác", EN: "another"}},
			}},
			{ID: "plain", Value: "children", Target: ">= 1"},
			{ID: "one_way", Value: "children", Target: ">= 1", Readings: []Reading{{ID: "own"}, {ID: "unknown"}}},
		},
	})
	require.NoError(t, err)
	return plan
}

// outcomes are id and verdict of all readings side by side.
func outcomes(res Result) (all [][2]string) {
	for _, r := range res.AllReadings() {
		all = append(all, [2]string{r.Reading.ID, r.Verdict.String()})
	}
	return all
}

func TestAVerdictIsContestedWhereAnotherReadingTurnsItRound(t *testing.T) {
	t.Parallel()
	plan := contestedPlan(t)
	tests := []struct {
		name      string
		values    Values
		contested bool
		want      [][2]string
	}{
		// 2 / 200 = 1 % ≤ 1 %; 2 > 0; 2 - 1 ≥ 0; 2 / 1,000 = 0.2 % ≤ 1 %
		{"achieved, and missed as a count", Values{"hurt": 2, "children": 200, "residents": 1000, "last_year.hurt": 1}, true,
			[][2]string{{"of_children", "achieved"}, {"count", "missed"}, {"fall", "missed"}, {"of_residents", "achieved"}}},
		// 3 / 200 = 1.5 % > 1 %; 3 > 0; 3 - 3 ≥ 0; 3 / 300 = 1 % ≤ 1 %
		{"missed, and achieved among the residents, exactly on the target", Values{"hurt": 3, "children": 200, "residents": 300, "last_year.hurt": 3}, true,
			[][2]string{{"of_children", "missed"}, {"count", "missed"}, {"fall", "missed"}, {"of_residents", "achieved"}}},
		// 3 / 299 ≈ 1.003 % > 1 %
		{"missed under every reading, one resident fewer", Values{"hurt": 3, "children": 200, "residents": 299, "last_year.hurt": 3}, false,
			[][2]string{{"of_children", "missed"}, {"count", "missed"}, {"fall", "missed"}, {"of_residents", "missed"}}},
		{"achieved under every reading", Values{"hurt": 0, "children": 200, "residents": 1000, "last_year.hurt": 1}, false,
			[][2]string{{"of_children", "achieved"}, {"count", "achieved"}, {"fall", "achieved"}, {"of_residents", "achieved"}}},
		{"of readings whose own statistics are missing nothing is known", Values{"hurt": 0, "children": 200}, false,
			[][2]string{{"of_children", "achieved"}, {"count", "achieved"}, {"fall", "no_data"}, {"of_residents", "no_data"}}},
		{"nor of one whose own statistics contradict themselves", Values{"hurt": 0, "children": 200, "residents": 10, "households": 11}, false,
			[][2]string{{"of_children", "achieved"}, {"count", "achieved"}, {"fall", "no_data"}, {"of_residents", "invalid"}}},
		{"nor of one that has nobody to judge", Values{"hurt": 0, "children": 200, "residents": 0}, false,
			[][2]string{{"of_children", "achieved"}, {"count", "achieved"}, {"fall", "no_data"}, {"of_residents", "not_applicable"}}},
		{"one that is known suffices", Values{"hurt": 1, "children": 200}, true,
			[][2]string{{"of_children", "achieved"}, {"count", "missed"}, {"fall", "no_data"}, {"of_residents", "no_data"}}},
		{"not applicable claims nothing that another reading could turn round", Values{"hurt": 0, "children": 0, "last_year.hurt": 0}, false,
			[][2]string{{"of_children", "not_applicable"}, {"count", "achieved"}, {"fall", "missed"}, {"of_residents", "no_data"}}},
		{"nor does no data", Values{"hurt": 1, "last_year.hurt": 2}, false,
			[][2]string{{"of_children", "no_data"}, {"count", "missed"}, {"fall", "achieved"}, {"of_residents", "no_data"}}},
		{"nor do figures that contradict themselves, under any reading that uses them", Values{"hurt": 3, "children": 2, "residents": 300}, false,
			[][2]string{{"of_children", "invalid"}, {"count", "invalid"}, {"fall", "invalid"}, {"of_residents", "invalid"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res := find(t, plan, ward(t, plan, tt.values), "injury")
			require.Equal(t, tt.want, outcomes(res))
			require.Equal(t, tt.contested, res.Contested())
		})
	}
}

func TestWithoutAReadingThatCanBeComputedNothingIsContested(t *testing.T) {
	t.Parallel()
	plan := contestedPlan(t)
	results := plan.Evaluate(ward(t, plan, Values{"hurt": 2, "children": 200}))
	plain, _ := results.Find("plain")
	oneWay, _ := results.Find("one_way")
	none, _ := results.Find("no such indicator")
	for name, res := range map[string]Result{
		"no readings": plain, "none that can be computed": oneWay, "none found": none, "the zero Result": {},
		"a reading itself": find(t, plan, results.Record(), "injury").Readings()[0].Result,
	} {
		require.False(t, res.Contested(), name)
		require.Nil(t, res.AllReadings(), name)
	}
}

func TestAskingWhetherAVerdictIsContestedAllocatesNothing(t *testing.T) {
	plan := contestedPlan(t)
	res := find(t, plan, ward(t, plan, Values{"hurt": 0, "children": 200, "residents": 1000, "last_year.hurt": 1}), "injury")
	require.Zero(t, testing.AllocsPerRun(100, func() { res.Contested() }))
}

func TestTheOutcomesOfAllReadingsStandInJSON(t *testing.T) {
	t.Parallel()
	plan := contestedPlan(t)
	tests := []struct {
		name string
		id   string
		want string
	}{
		{"the one that decides first", "injury", `{"id":"injury","number":"injury","value":"1","n":"1","d":"1","numerator":"2","denominator":"200","per":"100",
			"base":"percent","verdict":"achieved",
			"targets":[{"target":"<= 1 %","verdict":"achieved","margin":"0","margin_n":"0","margin_d":"1","certificate":"2 * 100 <= 1 * 200"}],
			"contested":true,"readings":[
			{"id":"of_children","text":{"vi":"trên số trẻ em","en":"of the children"},"target":"<= 1 %","value":"1","n":"1","d":"1","verdict":"achieved"},
			{"id":"count","text":{"vi":"không em nào","en":"nobody"},"target":"= 0","value":"2","n":"2","d":"1","verdict":"missed"},
			{"id":"fall","text":{"vi":"giảm","en":"fewer"},"target":"< 0","verdict":"no_data"},
			{"id":"of_residents","target":"<= 1 %","value":"0.66666666666666666667","n":"2","d":"3","verdict":"achieved"}]}`},
		{"none where no other can be computed", "one_way", `{"id":"one_way","number":"one_way","value":"200","n":"200","d":"1","numerator":"200","base":"count",
			"verdict":"achieved","targets":[{"target":">= 1","verdict":"achieved","margin":"199","margin_n":"199","margin_d":"1","certificate":"200 * 1 >= 1 * 1"}]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.JSONEq(t, tt.want, asJSON(t, find(t, plan, ward(t, plan, Values{"hurt": 2, "children": 200, "residents": 300}), tt.id)))
		})
	}
}

// A reading of the city was judged although a unit's figures that only this reading uses contradicted themselves.
func TestAUnitThatContradictsWhatOnlyAReadingUsesContradictsThatReadingOfTheCity(t *testing.T) {
	t.Parallel()
	plan := contestedPlan(t)
	tests := []struct {
		name   string
		wards  []Values
		want   [][2]string
		reason string // of the reading among the residents
	}{
		{"sound units", []Values{{"hurt": 1, "children": 200, "residents": 300, "households": 90}, {"hurt": 1, "children": 200, "residents": 300, "households": 90}},
			[][2]string{{"of_children", "achieved"}, {"count", "missed"}, {"fall", "no_data"}, {"of_residents", "achieved"}}, ""},
		{"more households than residents in one unit, fewer in all", []Values{{"hurt": 1, "children": 200, "residents": 300, "households": 90}, {"hurt": 1, "children": 200, "residents": 300, "households": 301}},
			[][2]string{{"of_children", "achieved"}, {"count", "missed"}, {"fall", "no_data"}, {"of_residents", "invalid"}}, "contradictory figures of W2"},
		{"more hurt than children in one unit: every reading uses the hurt", []Values{{"hurt": 3, "children": 2, "residents": 300, "households": 90}, {"hurt": 1, "children": 200, "residents": 300, "households": 90}},
			[][2]string{{"of_children", "invalid"}, {"count", "invalid"}, {"fall", "invalid"}, {"of_residents", "invalid"}}, "contradictory figures of W1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res := find(t, plan, cityWith(tt.wards...)(t, plan), "injury")
			require.Equal(t, tt.want, outcomes(res))
			reading := res.AllReadings()[3]
			require.Equal(t, tt.reason, reading.Reason().In(English))
			require.Equal(t, reading.Verdict == Achieved, reading.Value().Known())
		})
	}
}
