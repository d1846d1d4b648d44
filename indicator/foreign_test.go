package indicator

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// parsedAgain is the built-in plan, read once more.
func parsedAgain(t *testing.T) *Plan {
	t.Helper()
	p, err := ReadPlan(bytes.NewReader(CamPha2023YAML()))
	require.NoError(t, err)
	require.NotSame(t, CamPha2023(), p)
	return p
}

// Evaluate gave no results without a word, EvaluateAll an error.
func TestPlansOfOneDigestAreOnePlan(t *testing.T) {
	t.Parallel()
	p, again := unrostered(), parsedAgain(t)
	values := Values{"live_births": 248, "infant_deaths": 2, "abused_children": 2, "children_under_16": 3000}
	ward, err := again.Record("06760", Year(2023), values)
	require.NoError(t, err)
	own, err := p.Record("06760", Year(2023), values)
	require.NoError(t, err)

	results := p.Evaluate(ward)
	require.Len(t, results, len(p.Evaluate(own)))
	for i, want := range p.Evaluate(own) {
		require.Equal(t, want.Verdict, results[i].Verdict)
		require.Equal(t, want.Explain(English), results[i].Explain(English))
	}
	city, err := p.City([]Record{ward}, Record{})
	require.NoError(t, err)
	res, ok := p.Evaluate(city).Find("infant_mortality")
	require.True(t, ok)
	require.Equal(t, Achieved, res.Verdict)

	table, err := p.TableOf([]Record{ward, own})
	require.NoError(t, err)
	all, err := again.EvaluateAll(context.Background(), table, BulkOptions{})
	require.NoError(t, err)
	column, _ := all.Column("infant_mortality")
	require.Equal(t, 2, column.Count(Achieved))

	require.Len(t, p.Public(Reports{Wards: []Record{ward}, City: city}).Wards, 1)
	require.Equal(t, ward, p.Adopt(ward))
	set, err := again.ReadCSV(strings.NewReader("unit,period,live_births\n06760,2022,240\n"), EnglishNumbers)
	require.NoError(t, err)
	joined, err := p.JoinDatasets(set)
	require.NoError(t, err)
	require.Len(t, joined.Records(), 1)
	last := joined.Records()[0]
	_, err = own.WithLastYear(last)
	require.NoError(t, err)
}

func TestAPlanWithFurtherStatisticsIsAnotherPlan(t *testing.T) {
	t.Parallel()
	p := CamPha2023()
	more, err := p.WithStatistics([]Statistic{{Name: "further"}})
	require.NoError(t, err)
	same, err := parsedAgain(t).WithStatistics([]Statistic{{Name: "further"}})
	require.NoError(t, err)
	require.Equal(t, p.Digest(), more.Digest())
	require.False(t, p.same(more), "its slots are others")
	require.True(t, more.same(same))
	ward, err := more.Record("06760", Year(2023), Values{"further": 1})
	require.NoError(t, err)
	require.Equal(t, Invalid, p.Evaluate(ward)[0].Verdict)
	require.Equal(t, NoData, same.Evaluate(ward)[0].Verdict)

	e := &rules.Error{}
	more.Locate("indicators[0].value", e)
	require.NotZero(t, e.Line, "it is read from the same file")
}

// It gave an empty list here, an error there and an undetermined rating elsewhere.
func TestARecordOfAnotherPlanIsToldEverywhereInTheSameWords(t *testing.T) {
	t.Parallel()
	p, other := CamPha2023(), countsPlan(t, injured)
	foreign := reportsOf(t, other, [][]int{{3}, {9}})
	const words = "the record was made by another plan"
	for _, r := range []Record{foreign.Wards[0], foreign.City} {
		results := p.Evaluate(r)
		require.Len(t, results, len(p.at(r.IsCity()).existing))
		for _, res := range results {
			require.Equal(t, Invalid, res.Verdict, res.Indicator().ID)
			require.Equal(t, words, res.Reason().In(English), res.Indicator().ID)
			require.Equal(t, "plan_differs", res.Reason().Code())
			require.Equal(t, "bản ghi thuộc kế hoạch khác → số liệu mâu thuẫn", res.Explain(Vietnamese))
			require.Equal(t, r.Unit(), res.Record().Unit())
			require.Equal(t, r.Period(), res.Record().Period())
			require.Empty(t, res.Missing())
			require.False(t, res.Worked().HasFraction)
			_, err := res.MarshalJSON()
			require.NoError(t, err)
		}
		require.Same(t, p, results[0].Record().Plan(), "what stands for the record is the plan's")
		require.Equal(t, Invalid, p.Evaluate(results[0].Record())[0].Verdict)
	}

	ward := foreign.Wards[0]
	own, err := p.Record("W1", Year(2024), nil)
	require.NoError(t, err)
	set, err := other.ReadCSV(strings.NewReader("unit,period,injured\nW1,2022,240\n"), EnglishNumbers)
	require.NoError(t, err)
	_, tableErr := p.TableOf([]Record{ward})
	_, cityErr := p.City([]Record{ward}, Record{})
	_, ownErr := p.City(nil, ward)
	_, joinErr := p.JoinDatasets(set)
	_, lastErr := own.WithLastYear(ward)
	_, mergeErr := p.mergedRecord(Unit{Code: "W1"}, []Record{ward})
	for name, err := range map[string]error{"table": tableErr, "city": cityErr, "own row": ownErr, "join": joinErr, "last year": lastErr, "merge": mergeErr} {
		require.ErrorContains(t, err, words, name)
	}
}

// It was read by slot: births for deaths.
func TestAnExpressionDoesNotReadARecordOfAnotherPlan(t *testing.T) {
	t.Parallel()
	p, other := CamPha2023(), countsPlan(t, injured)
	foreign := reportsOf(t, other, [][]int{{3}}).Wards[0]
	const name = "live_births"
	e, err := p.Vocabulary().Express(name+" >= 3", rules.TruthType)
	require.NoError(t, err)
	for r, want := range map[Record]rules.ValueKind{foreign: rules.Invalid, {}: rules.Missing} {
		kind, _ := e.Holds(r.Row())
		require.Equal(t, want, kind)
		require.Equal(t, want, e.Evaluate(r.Row()).Kind())
	}
	own, err := parsedAgain(t).Record("06760", Year(2023), Values{name: 3})
	require.NoError(t, err)
	kind, truth := e.Holds(own.Row())
	require.Equal(t, rules.IsTruth, kind)
	require.True(t, truth)
}

func TestTheZeroRecordSaysThatThereIsNone(t *testing.T) {
	t.Parallel()
	p := CamPha2023()
	results := p.Evaluate(Record{})
	require.NotEmpty(t, results)
	for _, res := range results {
		require.Equal(t, Invalid, res.Verdict)
		require.Equal(t, "there is no record: it is the zero Record", res.Reason().In(English))
	}
}

// It printed no_data, as if the indicator had been looked at.
func TestAResultThatWasNotFoundDoesNotLookLikeAVerdict(t *testing.T) {
	t.Parallel()
	p := CamPha2023()
	ward, err := p.Record("06760", Year(2023), Values{"live_births": 248, "infant_deaths": 2})
	require.NoError(t, err)
	res, ok := p.Evaluate(ward).Find("infant_mortallity")
	require.False(t, ok)
	require.True(t, res.Record().IsZero())
	require.Equal(t, "none", fmt.Sprint(res.Verdict))
	require.False(t, res.Verdict.Judged())
	require.Empty(t, res.Explain(English)+res.Verdict.Text().In(English)+res.Reason().In(English))
	_, err = res.Verdict.MarshalText()
	require.ErrorContains(t, err, "none is no verdict: expected one of no_data, achieved")
	var v Verdict
	require.Error(t, v.UnmarshalText([]byte("none")))
	table, err := p.TableOf([]Record{ward})
	require.NoError(t, err)
	all, err := p.EvaluateAll(context.Background(), table, BulkOptions{})
	require.NoError(t, err)
	_, ok = all.Column("infant_mortallity")
	require.False(t, ok)
	res, ok = all.Row(0).Find("infant_mortallity")
	require.False(t, ok)
	require.Equal(t, "none", fmt.Sprint(res.Verdict))
}

// The methods of the zero Plan panicked.
func TestTheZeroPlanHasNoIndicatorsAndRefusesWithASentence(t *testing.T) {
	t.Parallel()
	p := &Plan{}
	ward, err := CamPha2023().Record("06760", Year(2023), nil)
	require.NoError(t, err)
	require.Empty(t, p.Evaluate(ward))
	require.Empty(t, p.Evaluate(Record{}))
	require.Empty(t, p.Digest())
	require.Zero(t, p.Definition())
	require.True(t, p.Adopt(ward).IsZero())
	require.Equal(t, Reports{Period: Year(2023)}, p.Public(Reports{Period: Year(2023), Wards: []Record{ward}}))
	e := &rules.Error{}
	p.Locate("indicators[0]", e)
	require.Equal(t, "indicators[0]", e.File)

	_, recordErr := p.Record("06760", Year(2023), nil)
	_, cityOfErr := p.CityFromTotals(Year(2023), nil)
	_, cityErr := p.City(nil, Record{})
	_, tableErr := p.Table(0, nil)
	_, tableOfErr := p.TableOf(nil)
	_, csvErr := p.ReadCSV(strings.NewReader("unit,period,a\nW1,2023,1\n"), EnglishNumbers)
	_, jsonErr := p.ReadJSON(strings.NewReader(`{"records": [{"unit": "W1", "period": "2023", "statistics": {"a": 1}}]}`))
	_, joinErr := p.JoinDatasets()
	_, mergeErr := p.mergedRecord(Unit{}, nil)
	_, withErr := p.WithStatistics([]Statistic{{Name: "a"}})
	_, allErr := CamPha2023().EvaluateAll(context.Background(), &Table{}, BulkOptions{})
	require.ErrorContains(t, allErr, "the table was made by another plan")
	for i, err := range []error{recordErr, cityOfErr, cityErr, tableErr, tableOfErr, csvErr, jsonErr, joinErr, mergeErr, withErr} {
		require.ErrorContains(t, err, "this plan was not made", i)
	}
	for set, err := range p.StreamCSV(strings.NewReader("unit,period,a\nW1,2023,1\n"), EnglishNumbers) {
		require.Nil(t, set)
		require.ErrorContains(t, err, "this plan was not made")
	}
}

// The record of a city was none for another plan; where its figures had come added up, all of them were lost.
func TestAPlanAdoptsACityByItsUnitsAndByItsTotals(t *testing.T) {
	t.Parallel()
	last, now := unrostered(), countsPlan(t, []Statistic{{Name: "live_births"}})
	added, err := last.CityFromTotals(Year(2023), Values{"units": 16, "live_births": 2000, "schools": 47})
	require.NoError(t, err)
	summed := cityFor(t, last, []Record{ward(t, last, Values{"live_births": 1200}), wardOf(t, last, Unit{Code: "B"}, Values{"live_births": 800})}, nil)
	for units, city := range map[string]Record{"16": added, "2": summed} {
		adopted := now.Adopt(city)
		require.Same(t, now, adopted.Plan())
		require.True(t, adopted.IsCity())
		require.Equal(t, "2000", adopted.Value("live_births").String())
		require.Equal(t, units, adopted.Value("units").String())
	}
}
