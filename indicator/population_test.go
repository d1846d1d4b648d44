package indicator

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// peopledPlan has an indicator with the formula over flows x, y, stocks s, t and a statistic u of which neither is said.
func peopledPlan(t *testing.T, formula string, in Indicator) *Plan {
	t.Helper()
	in.ID, in.Value, in.Target, in.Due = "i", formula, "<= 5", DueYear
	f, err := rules.CompileWith(formula, rules.NewScope("x", "y", "s", "t", "u", "last_year.s"), rules.Options{Bases: true})
	require.NoError(t, err)
	in.Target += " " + f.Base().Symbol()
	plan, err := NewPlan(Definition{Indicators: []Indicator{in}, Statistics: []Statistic{
		{Name: "x", Over: OverPeriod}, {Name: "y", Over: OverPeriod}, {Name: "s", Over: AtMoment}, {Name: "t", Over: AtMoment}, {Name: "u"}}})
	require.NoError(t, err)
	return plan
}

// 12 injured children among 0 children contradict each other; 3 deaths of infants where none was born this year do not,
// because they may have been born the year before.
func TestEventsAmongNobodyContradictThemselvesWhereNobodyIsCountedAtAMoment(t *testing.T) {
	const warning = "events_without_population"
	tests := []struct {
		name, formula string
		values        Values
		want          Verdict
		warned        bool
		reason        string
	}{
		{"events over a stock of 0", "rate(x, s, 100)", Values{"x": 12, "s": 0}, Invalid, false, "12 events although s is 0"},
		{"one event is enough", "rate(x, s, 100)", Values{"x": 1, "s": 0}, Invalid, false, "1 events although s is 0"},
		{"no event, nobody there", "rate(x, s, 100)", Values{"x": 0, "s": 0}, NotApplicable, false, "s is 0: nobody to whom it could happen"},
		{"events not reported, nobody there", "rate(x, s, 100)", Values{"s": 0}, NotApplicable, false, "s is 0: nobody to whom it could happen"},
		{"the stock not reported", "rate(x, s, 100)", Values{"x": 12}, NoData, false, "not reported: s"},
		{"somebody there", "rate(x, s, 100)", Values{"x": 12, "s": 1}, Missed, false, ""},
		{"a stock over a stock", "rate(t, s, 100)", Values{"t": 4, "s": 0}, Invalid, false, "4 events although s is 0"},
		{"events over a flow of 0", "rate(x, y, 100)", Values{"x": 3, "y": 0}, NotApplicable, true, "y is 0: nobody to whom it could happen"},
		{"a stock over a flow of 0", "rate(s, y, 100)", Values{"s": 3, "y": 0}, NotApplicable, true, "y is 0: nobody to whom it could happen"},
		{"what it is is not said", "rate(x, u, 100)", Values{"x": 3, "u": 0}, NotApplicable, true, "u is 0: nobody to whom it could happen"},
		{"two stocks together", "rate(x, s + t, 100)", Values{"x": 3, "s": 0, "t": 0}, Invalid, false, "3 events although s + t is 0"},
		{"a stock and a flow together", "rate(x, s + y, 100)", Values{"x": 3, "s": 0, "y": 0}, NotApplicable, true, "s + y is 0: nobody to whom it could happen"},
		{"a stock and one of which it is not said", "rate(x, s + u, 100)", Values{"x": 3, "s": 0, "u": 0}, NotApplicable, true, "s + u is 0: nobody to whom it could happen"},
		{"last year's stock", "rate(x, last_year.s, 100)", Values{"x": 3, "last_year.s": 0}, Invalid, false, "3 events although s (last year) is 0"},
		{"a part of nothing is a contradiction of its own", "percent(x, y)", Values{"x": 3, "y": 0}, Invalid, false, "x is 3, more than y, which is 0"},
		{"a division is as good as a rate", "x / s * 1000", Values{"x": 3, "s": 0}, Invalid, false, "3 events although s is 0"},
		{"factors are no events", "1000 * x / s", Values{"x": 3, "s": 0}, Invalid, false, "3 events although s is 0"},
		{"what is left over", "1 - x / s", Values{"x": 3, "s": 0}, Invalid, false, "3 events although s is 0"},
		{"a constant is no event", "7 / s", Values{"s": 0}, NotApplicable, false, "s is 0: nobody to whom it could happen"},
		{"behind a condition", "x == 0 ? 0 : rate(x, s, 100)", Values{"x": 3, "s": 0}, Invalid, false, "3 events although s is 0"},
		{"behind a condition that passes it by", "x < 5 ? 0 : rate(x, s, 100)", Values{"x": 3, "s": 0}, Achieved, false, ""},
		{"behind a condition, over a flow", "x == 0 ? 0 : rate(x, y, 100)", Values{"x": 3, "y": 0}, NotApplicable, true, "y is 0: nobody to whom it could happen"},
		{"a difference of rates", "rate(x, s, 100) - rate(y, t, 100)", Values{"x": 1, "s": 100, "y": 3, "t": 0}, Invalid, false, "3 events although t is 0"},
		{"a difference of rates of flows", "rate(x, y, 100) - rate(x, u, 100)", Values{"x": 1, "y": 0, "u": 3}, NotApplicable, true, "y is 0: nobody to whom it could happen"},
		{"the smaller of two", "rate(x, min(s, t), 100)", Values{"x": 3, "s": 0, "t": 5}, Invalid, false, "3 events although min(s, t) is 0"},
		{"a name for the stock", "let z = s; rate(x, z, 100)", Values{"x": 3, "s": 0}, Invalid, false, "3 events although z is 0"},
		{"numbers beyond 64 bits", "rate(x, s, 100)", Values{"x": "99999999999999999999", "s": 0}, Invalid, false, "99,999,999,999,999,999,999 events although s is 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plan := peopledPlan(t, tt.formula, Indicator{})
			record := ward(t, plan, tt.values)
			res := find(t, plan, record, "i")
			require.Equal(t, tt.want, res.Verdict)
			require.Equal(t, tt.reason, res.Reason().In(English))
			require.Equal(t, tt.warned, len(res.Warnings()) == 1 && res.Warnings()[0].Code() == warning)
			require.Equal(t, tt.want.Judged(), res.Value().Known())
			table, err := plan.TableOf([]Record{record})
			require.NoError(t, err)
			all, err := plan.EvaluateAll(context.Background(), table, BulkOptions{})
			require.NoError(t, err)
			require.Equal(t, tt.want, all.columns[0].Verdict(0), "in a table")
		})
	}
}

func TestTheReasonOfEventsAmongNobodyIsThereInBothLanguages(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	record := ward(t, plan, Values{"injured_children": 12, "injury_deaths": 0, "children_under_16": 0})
	res := find(t, plan, record, "child_injuries")
	require.Equal(t, "có 12 trường hợp dù tổng số trẻ em dưới 16 tuổi là 0 → số liệu mâu thuẫn", res.Explain(Vietnamese))
	require.Equal(t, "12 events although all children under 16 is 0 → contradictory data", res.Explain(English))
	require.Equal(t, NotApplicable, find(t, plan, record, "child_injury_deaths").Verdict, "nobody died, nobody was there")
	faults := record.Faults()
	require.Len(t, faults, 1)
	require.Equal(t, []string{"children_under_16", "injured_children"}, faults[0].Statistics)
	require.Equal(t, "events_without_population", faults[0].Message.Code())
}

// A reading is decided like the indicator itself, by its own formula.
func TestAReadingWithEventsAmongNobodyContradictsItself(t *testing.T) {
	t.Parallel()
	plan := peopledPlan(t, "x", Indicator{Readings: []Reading{{ID: "count"}, {ID: "share", Value: "rate(x, s, 1)"}, {ID: "flow", Value: "rate(x, y, 1)"}}})
	readings := find(t, plan, ward(t, plan, Values{"x": 3, "y": 0, "s": 0}), "i").Readings()
	require.Len(t, readings, 2)
	require.Equal(t, []Verdict{Invalid, NotApplicable}, []Verdict{readings[0].Verdict, readings[1].Verdict})
	require.Equal(t, "3 events although s is 0", readings[0].Reason().In(English))
}

// A ward that contradicts itself leaves the city without a verdict, whether or not the indicator exists for wards.
func TestACityKnowsOfEventsAmongNobodyInAWard(t *testing.T) {
	for _, level := range []Level{LevelVerdict, LevelMonitor, LevelNone} {
		t.Run(string(level), func(t *testing.T) {
			t.Parallel()
			plan := peopledPlan(t, "rate(x, s, 1000)", Indicator{Ward: level})
			of := func(code string, events int) Record {
				r, err := plan.Record(code, Year(2023), Values{"x": events, "s": 0})
				require.NoError(t, err)
				return r
			}
			sound, err := plan.Record("3", Year(2023), Values{"x": 1, "s": 1000})
			require.NoError(t, err)
			city, err := plan.City([]Record{of("1", 0), of("2", 4), sound}, Record{})
			require.NoError(t, err)
			res := find(t, plan, city, "i")
			require.Equal(t, Invalid, res.Verdict)
			require.Equal(t, "contradictory figures of 2", res.Reason().In(English))
			require.Equal(t, []string{"2"}, res.Worked().Coverage.Contradicted)
			city, err = plan.City([]Record{of("1", 0), sound}, Record{})
			require.NoError(t, err)
			require.Equal(t, Achieved, find(t, plan, city, "i").Verdict)
		})
	}
}

func TestLookingForEventsAmongNobodyAllocatesNothing(t *testing.T) {
	plan := CamPha2023()
	record := ward(t, plan, Values{"injured_children": 12, "injury_deaths": 0, "children_under_16": 0, "under_1_fully_vaccinated": 1, "children_under_1": 0})
	dst := make(Results, 0, 32)
	require.Zero(t, testing.AllocsPerRun(100, func() { dst = plan.EvaluateInto(dst, record) }))
}
