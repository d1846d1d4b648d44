package indicator

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/longtest"
	"github.com/childward/childward/rules"
)

// A columnMaker draws columns of a plan: ordinary counts, and what an adversary would send.
type columnMaker struct {
	*rand.Rand
	plan *Plan
	rows int
}

// count draws one count. What is ordinary lies around the targets; the rest at the edges of int64.
func (m columnMaker) count(kind int) int64 {
	switch kind {
	case 0:
		return []int64{0, 0, 1, 2, 20, 1000, 12500, 20000}[m.IntN(8)]
	case 1:
		return m.Int64N(5000)
	case 2:
		return math.MaxInt64 - m.Int64N(3)
	case 3:
		return m.Int64() >> m.IntN(63)
	}
	return []int64{0, 0, 0, -1, math.MinInt64, 1, 5}[m.IntN(7)]
}

// columns draws a column for every name of a scope; one in ten statistics has none.
func (m columnMaker) columns(scope *rules.Scope) Columns {
	columns := Columns{}
	for slot, name := range scope.Names() {
		if m.IntN(10) == 0 {
			continue
		}
		gaps, c := []int{0, 0, 5, 40, 100}[m.IntN(5)], Column{}
		kind := []int{0, 0, 0, 1, 1, 2, 3, 4}[m.IntN(8)]
		if scope.Type(slot) == rules.TruthType {
			c.Flags = Bitmap{}
		} else {
			c.Counts = make([]int64, m.rows)
		}
		for row := range m.rows {
			if m.IntN(100) < gaps {
				c.Missing.Add(row)
			}
			if c.Counts != nil {
				c.Counts[row] = m.count(kind)
			} else if m.IntN(2) == 0 {
				c.Flags.Add(row)
			}
		}
		columns[name] = c
	}
	return columns
}

// ownPlan has formulas of every shape, constraints among them that are no plain comparison.
func ownPlan(t testing.TB) *Plan {
	t.Helper()
	definition := Definition{
		Statistics: []Statistic{
			{Name: "a", Constraints: []string{"a <= b", "a + c < 3 * b or p"}}, {Name: "b"}, {Name: "c", Constraints: []string{"2 * c >= a - 1000"}},
			{Name: "d", Kind: Amount}, {Name: "p", Kind: Flag},
		},
	}
	for i, in := range [][2]string{
		{"percent(a, b)", "< 6.28 %"}, {"rate(a, b + c, 1000)", "<= 9 ‰"}, {"rate(a + c, b, 100000)", ">= 550 /100000"}, {"a", "= 0"}, {"a + c", "<= 5"},
		{"min(percent(a, b), percent(c, d))", ">= 5 %"}, {"max(a, c)", "< 20"}, {"a == 0 ? 0 : percent(a, b)", "<= 0.005 %"},
		{"percent(a, b) + percent(c, d)", "<= 100 %"}, {"p ? percent(a, b) : percent(c, d)", "> 1 %"}, {"a / b * 1000 - c / d * 1000", "<= 0 ‰"},
		{"percent(a, b) - 0.987 * percent(last_year.a, last_year.b)", "<= 0 %"}, {"last_year.a - a", ">= -3"}, {"(a - last_year.a) / b * 100", "> -1.5 %"},
		{"a ?? c", "< 1000"}, {"known(d) ? a : c", "= 2"}, {"let s = a + b; s == 0 ? c : s", ">= 10"}, {"round(percent(a, b), 1)", "= 50 %"},
		{"abs(a - b)", "<= 9223372036854775807"}, {"a + b + c", ">= 18446744073709551614"}, {"percent(a, b)", "< 0.1000000000000000000000001 %"},
		{"a < b and not p ? 1 : floor(a / 2)", "= 1"}, {"percent(a + b + c, a + b + c + d)", "> 50 %"}, {"a in [1, 2, 5] ? ceil(b / 3) : max(a, b, c)", "> 100"},
	} {
		city := LevelVerdict
		if slices.Contains(rules.FreeNames(in[0]), "p") { // a city has a number of units there
			city = LevelNone
		}
		definition.Indicators = append(definition.Indicators, Indicator{ID: fmt.Sprintf("i%d", i), Value: in[0], Target: in[1], Due: DueYear, City: city})
	}
	plan, err := NewPlan(definition)
	require.NoError(t, err)
	return plan
}

// The verdicts of a table, in columns and as records, are those of its records one by one.
func TestATableHasTheVerdictsOfItsRecords(t *testing.T) {
	rounds, cells := longtest.Rounds(5, 22), 0
	seen := map[Verdict]int{}
	for _, plan := range []*Plan{CamPha2023(), ownPlan(t)} {
		for round := range rounds {
			seed := uint64(round * 22 / rounds)
			for stream := range uint64(2) {
				m := columnMaker{rand.New(rand.NewPCG(seed, 2023+stream)), plan, 1 + int(seed*57)%1200}
				table, err := plan.Table(m.rows, m.columns(plan.ward.scope))
				require.NoError(t, err)
				cells += requireSameVerdicts(t, plan, table, seen)
			}
		}
	}
	require.Greater(t, cells, 45_000*rounds)
	for _, v := range []Verdict{Achieved, Missed, NoData, NotApplicable, Invalid} {
		require.Greater(t, seen[v], cells/100, v.String())
	}
}

// A worker takes so many rows at once; the table ends within, on and behind what it takes.
func TestATableOfManyPartsHasTheVerdictsOfItsRecords(t *testing.T) {
	t.Parallel()
	plan, seen := CamPha2023(), map[Verdict]int{}
	for _, rows := range []int{3*bulkRows - 1, 3 * bulkRows, 3*bulkRows + 1} {
		m := columnMaker{rand.New(rand.NewPCG(uint64(rows), 2023)), plan, rows}
		table, err := plan.Table(m.rows, m.columns(plan.at(false).scope))
		require.NoError(t, err)
		requireSameVerdicts(t, plan, table, seen)
	}
	require.Greater(t, seen[Invalid], 1000)
}

func requireSameVerdicts(t *testing.T, plan *Plan, table *Table, seen map[Verdict]int) (cells int) {
	t.Helper()
	records := make([]Record, table.rows)
	for row := range records {
		records[row] = table.record(row)
	}
	transposed, err := plan.TableOf(records)
	require.NoError(t, err)
	byColumns, err := plan.EvaluateAll(context.Background(), table, BulkOptions{})
	require.NoError(t, err)
	byRecords, err := plan.EvaluateAll(context.Background(), transposed, BulkOptions{Workers: AllCores})
	require.NoError(t, err)
	one := Results(nil)
	for row, record := range records {
		one = plan.EvaluateInto(one, record)
		require.Len(t, byColumns.columns, len(one))
		for i, want := range one {
			if byColumns.columns[i].Verdict(row) != want.Verdict || byRecords.columns[i].Verdict(row) != want.Verdict {
				require.Failf(t, "another verdict", "row %d, %s: %s alone, %s in columns, %s as a record among records\n%v", row, want.Indicator().Value,
					want.Verdict, byColumns.columns[i].Verdict(row), byRecords.columns[i].Verdict(row), record.data.row)
			}
			seen[want.Verdict]++
			cells += 2
		}
	}
	return cells
}

// Records with what columns cannot hold: decimals, numbers beyond int64, wards that contradict themselves.
func TestATableOfRecordsHasTheirVerdictsWhateverTheyHold(t *testing.T) {
	t.Parallel()
	plan := ownPlan(t)
	random := rand.New(rand.NewPCG(5, 2023))
	values := []any{nil, 0, 1, 2, 50, "12.5", "0.1", -3, "9223372036854775808", "100000000000000000000000000000", int64(math.MaxInt64)}
	records := make([]Record, 3000)
	for i := range records {
		given := Values{"p": random.IntN(2) == 0}
		for _, name := range []string{"a", "b", "c", "d", "last_year.a", "last_year.b"} {
			given[name] = values[random.IntN(len(values))]
		}
		r, err := plan.Record("06751", Year(2023), given)
		require.NoError(t, err)
		records[i] = r
	}
	table, err := plan.TableOf(records)
	require.NoError(t, err)
	results, err := plan.EvaluateAll(context.Background(), table, BulkOptions{})
	require.NoError(t, err)
	for row, r := range records {
		require.Equal(t, plan.Evaluate(r), results.Row(row))
	}
}

func TestATableOfCitiesSeesWhereAWardContradictsItself(t *testing.T) {
	t.Parallel()
	plan := unrostered()
	random := rand.New(rand.NewPCG(6, 2023))
	var cities []Record
	for range 200 {
		var wards []Record
		for _, code := range []string{"06751", "06754"} {
			r, err := plan.Record(code, Year(2023), valuesFor(plan, randomCounts(random, 2, 20)))
			require.NoError(t, err)
			wards = append(wards, r)
		}
		city, err := plan.City(wards, Record{})
		require.NoError(t, err)
		cities = append(cities, city)
	}
	table, err := plan.TableOf(cities)
	require.NoError(t, err)
	results, err := plan.EvaluateAll(context.Background(), table, BulkOptions{})
	require.NoError(t, err)
	for row, city := range cities {
		require.Equal(t, plan.Evaluate(city), results.Row(row))
	}
}

func TestACellOfATableIsTheResultOfItsRecord(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	values := Values{"live_births": 248, "infant_deaths": 2, "neonatal_deaths": 3, "has_play_area": true}
	table, err := plan.Table(1, Columns{
		"live_births": {Counts: []int64{248}}, "infant_deaths": {Counts: []int64{2}}, "neonatal_deaths": {Counts: []int64{3}}, "has_play_area": {Flags: Bitmap{1}},
	})
	require.NoError(t, err)
	table.Period, table.Unit = Year(2023), func(int) Unit { return Unit{Code: "06760"} }
	results, err := plan.EvaluateAll(context.Background(), table, BulkOptions{})
	require.NoError(t, err)
	record, err := plan.Record("06760", Year(2023), values)
	require.NoError(t, err)
	for _, want := range plan.Evaluate(record) {
		column, ok := results.Column(want.Indicator().ID)
		require.True(t, ok)
		got := column.Result(0)
		require.Equal(t, want.Explain(Vietnamese), got.Explain(Vietnamese))
		require.Equal(t, want.Record().Unit(), got.Record().Unit())
		require.Equal(t, want.Record().Period(), got.Record().Period())
	}
	require.Equal(t, plan.Evaluate(record), results.Row(0))
	_, ok := results.Column("play_areas")
	require.False(t, ok, "it exists for the city alone")
}

func TestCountsOfVerdictsAddUpToTheRows(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	m := columnMaker{rand.New(rand.NewPCG(9, 1)), plan, 700}
	table, err := plan.Table(m.rows, m.columns(plan.ward.scope))
	require.NoError(t, err)
	results, err := plan.EvaluateAll(context.Background(), table, BulkOptions{})
	require.NoError(t, err)
	for _, c := range results.Columns() {
		all := 0
		for v := NoData; v <= NotDue; v++ {
			all += c.Count(v)
		}
		require.Equal(t, 700, all)
	}
}

func TestColumnsThatDoNotFitThePlanAreRefusedAllAtOnce(t *testing.T) {
	t.Parallel()
	plan := ownPlan(t)
	_, err := plan.Table(2, Columns{
		"a": {Counts: []int64{1}}, "b": {Flags: Bitmap{2}}, "p": {Counts: []int64{1, 2}}, "bb": {Counts: []int64{1, 2}}, "units": {Counts: []int64{1, 2}}, "c": {},
	})
	var words []string
	for _, e := range rules.AllErrors(err) {
		words = append(words, e.Message.In(English))
		require.NotEmpty(t, e.Message.In(Vietnamese))
	}
	require.Equal(t, []string{
		"a: a column of 1 rows in a table of 2", "b: expected Counts, a whole number in each row", `"bb" is not a statistic of this plan`,
		"c: expected Counts, a whole number in each row", "p: expected Flags, a bit for each row", `"units" is not a statistic of this plan`,
	}, words)
	_, err = plan.Table(-1, nil)
	require.ErrorContains(t, err, "a table of -1 rows")
	other, err := CamPha2023().Record("06751", Year(2023), nil)
	require.NoError(t, err)
	own, err := plan.Record("06751", Year(2023), nil)
	require.NoError(t, err)
	city, err := plan.City([]Record{own}, Record{})
	require.NoError(t, err)
	_, err = plan.TableOf([]Record{own, {}, other, city})
	require.EqualError(t, err, "records[1]: record 1 is none\nrecords[2]: the record was made by another plan\nrecords[3]: record 3 is of the whole area, the first one of a ward")
	_, err = plan.EvaluateAll(context.Background(), nil, BulkOptions{})
	require.ErrorContains(t, err, "another plan")
}

func TestATableOfNoRowsHasColumnsOfNone(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	for _, make := range []func() (*Table, error){
		func() (*Table, error) { return plan.Table(0, nil) }, func() (*Table, error) { return plan.TableOf(nil) },
	} {
		table, err := make()
		require.NoError(t, err)
		results, err := plan.EvaluateAll(context.Background(), table, BulkOptions{})
		require.NoError(t, err)
		require.NotEmpty(t, results.Columns())
		require.Zero(t, results.Columns()[0].Count(NoData))
	}
}

func TestATableWhoseContextIsDoneHasNoResults(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	table, err := plan.Table(100_000, nil)
	require.NoError(t, err)
	ctx, cancel := context.WithCancelCause(context.Background())
	why := fmt.Errorf("enough")
	_, err = plan.EvaluateAll(ctx, table, BulkOptions{Workers: 2, Progress: func(done, _ int) { cancel(why) }})
	require.ErrorIs(t, err, why)
}

func TestProgressRunsFromTheFirstRowsToTheLast(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	table, err := plan.Table(50_001, nil)
	require.NoError(t, err)
	var told []int
	var alone sync.Mutex
	_, err = plan.EvaluateAll(context.Background(), table, BulkOptions{Workers: AllCores, Progress: func(done, total int) {
		require.True(t, alone.TryLock(), "one goroutine at a time")
		defer alone.Unlock()
		require.Equal(t, 50_001, total)
		told = append(told, done)
	}})
	require.NoError(t, err)
	require.IsIncreasing(t, told)
	require.Equal(t, 50_001, told[len(told)-1])
	require.Greater(t, len(told), 3)
}

// Everything that a result tells can be asked of a cell, also of an area that came without its wards.
func TestACellOfATableTellsAllThatAResultTells(t *testing.T) {
	t.Parallel()
	plan := CamPha2023()
	for _, city := range []bool{false, true} {
		table, code := tableOfEither(t, plan, city)
		results, err := plan.EvaluateAll(context.Background(), table, BulkOptions{})
		require.NoError(t, err)
		for row := range table.rows {
			for _, res := range results.Row(row) {
				require.Equal(t, city, res.Record().IsCity())
				require.NotEmpty(t, res.Explain(Vietnamese))
				require.Nil(t, res.Worked().Coverage, "nobody knows of which wards")
				require.Nil(t, res.Worked().Provisional)
				require.Equal(t, !res.Verdict.Judged(), !res.Reason().IsZero())
				_, err := res.MarshalJSON()
				require.NoError(t, err)
				require.Equal(t, code(row), res.Record().Unit().Code)
			}
		}
	}
}

// tableOfEither is a table of wards in columns, or of cities whose figures came added up, and the code of a row's unit.
func tableOfEither(t *testing.T, plan *Plan, city bool) (table *Table, code func(row int) string) {
	t.Helper()
	m := columnMaker{rand.New(rand.NewPCG(3, 4)), plan, 40}
	if !city {
		table, err := plan.Table(m.rows, m.columns(plan.ward.scope))
		require.NoError(t, err)
		return table, func(row int) string { return strconv.Itoa(row + 1) }
	}
	cities := make([]Record, m.rows)
	for i := range cities {
		totals := Values{}
		for _, name := range plan.city.scope.Names() {
			if m.IntN(4) > 0 {
				totals[name] = m.count(m.IntN(5))
			}
		}
		record, err := plan.CityFromTotals(Year(2023), totals)
		require.NoError(t, err)
		cities[i] = record
	}
	table, err := plan.TableOf(cities)
	require.NoError(t, err)
	return table, func(int) string { return plan.definition.Area.Code }
}

// verdicts are those of all rows.
func (c ResultColumn) verdicts() []Verdict {
	verdicts := make([]Verdict, c.table.rows)
	for row := range verdicts {
		verdicts[row] = c.Verdict(row)
	}
	return verdicts
}
