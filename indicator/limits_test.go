package indicator

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

func TestEveryExactKindOfGoNumberIsReadAlike(t *testing.T) {
	plan := CamPha2023()
	tests := map[string]any{
		"int": 248, "int16": int16(248), "int32": int32(248), "int64": int64(248), "uint": uint(248), "uint8": uint8(248),
		"uint16": uint16(248), "uint32": uint32(248), "uint64": uint64(248), "text": "248", "text with decimals": "248.0",
		"decimal": decimal.NewFromInt(248), "decimal with exponent": decimal.New(2480, -1), "json.Number": json.Number("248"),
		"big.Int": big.NewInt(248), "rules.Number": exact.Int(248),
	}
	for name, value := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			res := find(t, plan, ward(t, plan, Values{"live_births": value, "infant_deaths": 2}), "infant_mortality")
			require.Equal(t, "250/31", res.Value().String())
		})
	}
}

func TestWhatIsNoExactNumberIsRefusedByName(t *testing.T) {
	tests := []struct {
		name  string
		value any
		kind  rules.Kind
		want  string
	}{
		{"a float", 248.0, rules.KindType, "live_births: found the float 248, expected an exact number"},
		{"a float32", float32(0.5), rules.KindType, "live_births: found the float 0.5, expected an exact number"},
		{"a decimal comma", "1,5", rules.KindType, `live_births: found "1,5", expected a whole number, a decimal.Decimal or a decimal text`},
		{"a thousands dot twice", "1.234.567", rules.KindType, `live_births: found "1.234.567", expected`},
		{"a percent sign", "5 %", rules.KindType, `live_births: found "5 %", expected`},
		{"an empty text", "", rules.KindType, `live_births: found "", expected`},
		{"an exponent in a text", "1e3", rules.KindType, `live_births: found "1e3", expected`},
		{"not a number", "NaN", rules.KindType, `live_births: found "NaN", expected`},
		{"a flag for a count", true, rules.KindType, "live_births: found true, expected a whole number"},
		{"a slice", []int{1}, rules.KindType, "live_births: found "},
		{"no big.Int", (*big.Int)(nil), rules.KindType, "live_births: found "},
		{"a decimal with a vast exponent", decimal.New(1, 1000000000), rules.KindLimit, "live_births: a number of more than 1000 digits, or an exponent beyond ±1000"},
		{"a decimal with a vast negative exponent", decimal.New(1, -1000000000), rules.KindLimit, "live_births: a number of more than 1000 digits"},
		{"a text of 1,001 digits", "1" + strings.Repeat("0", 1000), rules.KindLimit, "live_births: a number of more than 1000 digits"},
	}
	plan := CamPha2023()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := plan.Record("06760", Year(2023), Values{"live_births": tt.value})
			require.ErrorContains(t, err, tt.want)
			require.Len(t, rules.AllErrors(err), 1)
			require.Equal(t, tt.kind, rules.AllErrors(err)[0].Kind)
			require.NotEqual(t, err.Error(), rules.AllErrors(err)[0].Message.In(Vietnamese))
		})
	}
}

func TestNilIsNotReportedAndNotZero(t *testing.T) {
	plan := CamPha2023()
	res := find(t, plan, ward(t, plan, Values{"live_births": nil, "infant_deaths": 0}), "infant_mortality")
	require.Equal(t, NoData, res.Verdict)
	require.Equal(t, []string{"live_births"}, res.Missing())
	require.Equal(t, "Live births", res.Record().Label(res.Missing()[0]).In(English))
}

// Numbers within the limits that grow beyond them in a formula are a contradiction with a reason of its own.
func TestANumberThatGrowsBeyondTheLimitIsInvalidAndSaysSo(t *testing.T) {
	plan, err := NewPlan(Definition{Indicators: []Indicator{{ID: "a", Value: "x" + strings.Repeat(" * x", 24), Target: "> 0"}}})
	require.NoError(t, err)
	res := find(t, plan, ward(t, plan, Values{"x": "1" + strings.Repeat("0", 999)}), "a")
	require.Equal(t, Invalid, res.Verdict)
	require.Equal(t, "limit", res.Reason().Code())
	require.Equal(t, "a number beyond what is allowed → contradictory data", res.Explain(English))
	require.Contains(t, asJSON(t, res), `"code":"limit"`)
}

// A missing statistic hides no contradiction, and nobody hides no missing one.
func TestWhichReasonStandsWhereSeveralMeet(t *testing.T) {
	tests := []struct {
		name   string
		values Values
		want   Verdict
	}{
		{"events missing, nobody there", Values{"live_births": 0}, NotApplicable},
		{"events below zero, births missing", Values{"infant_deaths": -1}, Invalid},
		{"events below zero, nobody there", Values{"infant_deaths": -1, "live_births": 0}, Invalid},
		{"a fraction of a birth, events missing", Values{"live_births": "0.5"}, Invalid},
		{"everything missing", nil, NoData},
	}
	plan := CamPha2023()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res := find(t, plan, ward(t, plan, tt.values), "infant_mortality")
			require.Equal(t, tt.want, res.Verdict)
			require.NotEmpty(t, res.Reason().In(Vietnamese))
			require.Empty(t, res.Figure(English))
			require.Empty(t, res.Derivation(English).Working)
			require.False(t, res.Worked().RoundingMatters)
		})
	}
}

// Missing is never zero, for every indicator and every statistic it uses: what is taken away leaves no verdict,
// and what is set to zero has none that depends on it being there.
func TestTakingAnyStatisticAwayLeavesNoVerdictBehind(t *testing.T) {
	plan := unrostered()
	for _, row := range handRows {
		for _, gone := range [][]string{{row.events}, {row.among}, {row.events, row.among}} {
			counts := map[string]int64{row.events: 1, row.among: 1}
			values := valuesFor(plan, counts).without("").without("units")
			for _, name := range gone {
				values = values.without(name)
			}
			full := find(t, plan, cityOf(t, plan, valuesFor(plan, counts).without("").without("units")), row.id)
			less := find(t, plan, cityOf(t, plan, values), row.id)
			require.True(t, full.Verdict.Judged(), row.id)
			took := len(values) < len(counts)-strings.Count(" "+row.among+" ", " units ")-strings.Count("|"+row.among+"|", "||")
			require.Equal(t, !took, less.Verdict.Judged(), "%s without %v", row.id, gone)
			require.Equal(t, took, len(less.Missing()) > 0, "%s without %v", row.id, gone)
		}
	}
}

// 300 constraints need more words than stand on the stack.
func TestAPlanMayHaveHundredsOfConstraints(t *testing.T) {
	d := Definition{Statistics: []Statistic{{Name: "whole"}}}
	for i := range 300 {
		part := fmt.Sprintf("part_%d", i)
		d.Statistics = append(d.Statistics, Statistic{Name: part, Constraints: []string{part + " <= whole"}})
		d.Indicators = append(d.Indicators, Indicator{ID: "share_" + strconv.Itoa(i), Value: "rate(" + part + ", whole, 100)", Target: ">= 50 %"})
	}
	plan, err := NewPlan(d)
	require.NoError(t, err)
	values := Values{"whole": 10}
	for i := range 300 {
		values[fmt.Sprintf("part_%d", i)] = 5
	}
	require.Equal(t, Achieved, find(t, plan, ward(t, plan, values), "share_299").Verdict)
	values["part_299"] = 11
	results := plan.Evaluate(ward(t, plan, values))
	require.Equal(t, Invalid, results[299].Verdict)
	require.Equal(t, "11 part_299 > 10 whole", results[299].Reason().In(English))
	require.Equal(t, Invalid, results[0].Verdict, "the whole is in every constraint that failed")
}

// The published figures once more, through a plan and against big.Rat: the exact value of every pair of counts.
func TestPublishedCountsHaveTheirExactValueInAPlan(t *testing.T) {
	f, err := os.Open("../testdata/published/rates.csv")
	require.NoError(t, err)
	defer f.Close()
	reader := csv.NewReader(f)
	reader.Comment = '#'
	rows, err := reader.ReadAll()
	require.NoError(t, err)
	agreements := map[string]int{}
	for _, row := range rows[1:] {
		per := map[string]string{"100": "%", "1000": "‰", "100000": "/100000"}[row[4]]
		value := fmt.Sprintf("rate(events, people, %s)", row[4])
		yearly := value + " * 12 / months"
		value = map[bool]string{true: value, false: yearly}[row[5] == ""]
		per = map[bool]string{true: per}[row[5] == ""] // times months a rate is a plain number
		plan, err := NewPlan(Definition{Indicators: []Indicator{{ID: "published", Value: value, Target: ">= 0 " + per}}})
		require.NoError(t, err, row[0])
		values := Values{"events": row[2], "people": row[3], "months": row[5]}
		res := find(t, plan, ward(t, plan, values.without(map[bool]string{true: "months"}[row[5] == ""])), "published")
		want := new(big.Rat).Mul(rat(t, row[2]+"/"+row[3]), rat(t, row[4]))
		want.Mul(want, rat(t, "12/"+orTwelve(row[5])))
		require.Zero(t, numberOf(t, res.Value()).Rat().Cmp(want), row[0])
		agreements[row[8]]++
	}
	require.Equal(t, 3, agreements["truncated"], "47.72, 49.6 and 5.3 were cut off")
	require.Equal(t, 0, agreements["approximate"])
	require.Len(t, rows[1:], agreements["truncated"]+agreements["rounded"]+agreements["none_published"])
}

// The same, worked out by long division.
func TestPublishedCountsAgreeWithWhatWasRecomputedByHand(t *testing.T) {
	tests := []struct {
		id                string
		events, people    int
		per, places, want string
	}{
		{"quang-ninh-neonatal-intervention", 195, 11818, "1000", "4", "16.5003"},
		{"quang-ninh-neonatal-control", 194, 10559, "1000", "4", "18.3730"},
		{"quang-ninh-neonatal-2005-2014", 480, 30187, "1000", "4", "15.9009"},
		{"gia-lai-child-friendly-2022", 105, 220, "100", "4", "47.7273"},
		{"gia-lai-special-circumstances-2022", 5371, 458413, "100", "4", "1.1717"},
		{"gia-lai-ethnic-minority", 227621, 458413, "100", "4", "49.6541"},
		{"quang-ninh-special-circumstances-2025", 4226, 364893, "100", "4", "1.1581"},
		{"quang-ninh-under-6-2025", 112526, 364893, "100", "4", "30.8381"},
		{"hai-duong-injuries-18-months", 1575, 491053, "100000", "1", "320.7"},
		{"hai-duong-injury-deaths-18-months", 72, 491053, "100000", "2", "14.66"},
		{"hai-duong-special-circumstances", 4222, 491053, "100", "4", "0.8598"},
		{"hai-duong-child-friendly-2022", 151, 235, "100", "4", "64.2553"},
		{"binh-dinh-child-friendly-2014", 130, 159, "100", "4", "81.7610"},
		{"lam-ha-child-friendly-2022", 7, 16, "100", "2", "43.75"},
		{"cao-phong-special-circumstances-2018", 73, 10621, "100", "4", "0.6873"},
		{"thach-hung-third-births-2017", 326, 1608, "100", "4", "20.2736"},
		{"child-labour-2018-unicef", 1031944, 19254271, "100", "2", "5.36"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			t.Parallel()
			plan, err := NewPlan(Definition{Indicators: []Indicator{{ID: "a", Value: "events / people * " + tt.per, Target: ">= 0" + map[string]string{"100": " %", "1000": " ‰", "100000": " /100000"}[tt.per]}}})
			require.NoError(t, err)
			value := numberOf(t, find(t, plan, ward(t, plan, Values{"events": tt.events, "people": tt.people}), "a").Value())
			places := digits(tt.places)
			require.Equal(t, tt.want, value.Round(places).StringFixed(int32(places)))
		})
	}
}

// schools_with_counselling begins like schools: the greater part stands before the lesser whole all the same.
func TestAPartThatExceedsItsWholeIsNamedFirst(t *testing.T) {
	plan := unrostered()
	for _, p := range handParts {
		r := cityOf(t, plan, Values{p[0]: 7, p[1]: 5})
		label := func(name string) string { return plan.definition.Statistics[plan.slots[name]].Label.VI }
		require.Len(t, r.Faults(), 1)
		require.Equal(t, "part_exceeds_whole", r.Faults()[0].Message.Code())
		require.Equal(t, "7 "+label(p[0])+" > 5 "+label(p[1]), r.Faults()[0].Message.In(Vietnamese))
		require.ElementsMatch(t, p[:], r.Faults()[0].Statistics)
	}
}

// What is no plain "part <= whole" is told as it was written, with the figures.
func TestAConstraintThatFailsSaysHow(t *testing.T) {
	tests := []struct {
		constraint string
		values     Values
		code, want string
	}{
		{"a <= b", Values{"a": 7, "b": 5}, "part_exceeds_whole", "7 a > 5 b"},
		{"b <= a", Values{"a": 5, "b": 7}, "part_exceeds_whole", "7 b > 5 a"},
		{"a<=b", Values{"a": 7, "b": 5}, "part_exceeds_whole", "7 a > 5 b"},
		{"a + 5 <= b", Values{"a": 5, "b": 7}, "constraint", "a + 5 <= b does not hold: a = 5, b = 7"},
		{"a < b", Values{"a": 5, "b": 5}, "constraint", "a < b does not hold: a = 5, b = 5"},
		{"a <= 5 and b <= 3", Values{"a": 7, "b": 2}, "constraint", "a <= 5 and b <= 3 does not hold: a = 7, b = 2"},
	}
	for _, tt := range tests {
		t.Run(tt.constraint, func(t *testing.T) {
			t.Parallel()
			plan, err := NewPlan(Definition{
				Statistics: []Statistic{{Name: "a", Constraints: []string{tt.constraint}}, {Name: "b"}},
				Indicators: []Indicator{{ID: "sum", Value: "a + b", Target: ">= 0"}},
			})
			require.NoError(t, err)
			res := find(t, plan, ward(t, plan, tt.values), "sum")
			require.Equal(t, Invalid, res.Verdict)
			require.Equal(t, []string{tt.code, tt.want}, []string{res.Reason().Code(), res.Reason().In(English)})
		})
	}
}
