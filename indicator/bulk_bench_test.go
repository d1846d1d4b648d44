package indicator

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The job of the benchmarks: 60 counts, 32 quotients with decimal targets, as the built-in plan has them.
const (
	jobStatistics = 60
	jobIndicators = 32
)

// A jobRow is one indicator of the job as a programmer writes it by hand: num·a op den·b.
type jobRow struct {
	num, den int
	a, b     uint64
	op       string
}

// job is the plan, and the same by hand.
func job(tb testing.TB) (*Plan, []jobRow) {
	tb.Helper()
	definition := Definition{}
	for i := range jobStatistics {
		definition.Statistics = append(definition.Statistics, Statistic{Name: fmt.Sprintf("s%d", i)})
	}
	shapes := []struct {
		value, target string
		row           jobRow
	}{
		{"percent(s%d, s%d)", "< 6.28 %", jobRow{0, 0, 10000, 628, "<"}},
		{"rate(s%d, s%d, 1000)", "<= 6.5 ‰", jobRow{0, 0, 10000, 65, "<="}},
		{"percent(s%d, s%d)", ">= 99.5 %", jobRow{0, 0, 1000, 995, ">="}},
		{"rate(s%d, s%d, 100000)", "<= 550 /100000", jobRow{0, 0, 100000, 550, "<="}},
	}
	var rows []jobRow
	for i := range jobIndicators {
		shape := shapes[i%len(shapes)]
		row := shape.row
		row.num, row.den = i, 32+i%28
		rows = append(rows, row)
		definition.Indicators = append(definition.Indicators, Indicator{
			ID: fmt.Sprintf("i%d", i), Value: fmt.Sprintf(shape.value, row.num, row.den), Target: shape.target, Due: DueYear,
		})
	}
	plan, err := NewPlan(definition)
	require.NoError(tb, err)
	return plan, rows
}

// jobColumns are sound figures around the targets, one in fifty missing, one denominator in a hundred 0.
func jobColumns(rows int, by []jobRow) (columns [jobStatistics]Column) {
	random := rand.New(rand.NewPCG(1, 2023))
	for i := range columns {
		columns[i] = Column{Counts: make([]int64, rows), Missing: make(Bitmap, (rows+63)/64)}
		for row := range rows {
			columns[i].Counts[row] = 1000 + random.Int64N(20000)
			if random.IntN(50) == 0 {
				columns[i].Missing.Add(row)
			}
			if i >= 32 && random.IntN(100) == 0 {
				columns[i].Counts[row] = 0
			}
		}
	}
	for _, r := range by {
		for row := range rows {
			exact := columns[r.den].Counts[row] * int64(r.b) / int64(r.a)
			columns[r.num].Counts[row] = min(columns[r.den].Counts[row], max(0, exact+random.Int64N(5)-2))
		}
	}
	return columns
}

func jobTable(tb testing.TB, plan *Plan, columns []Column) *Table {
	tb.Helper()
	byName := Columns{}
	for i, c := range columns {
		byName[fmt.Sprintf("s%d", i)] = c
	}
	table, err := plan.Table(len(columns[0].Counts), byName)
	require.NoError(tb, err)
	return table
}

// A handTable is the columns of the job as a programmer keeps them who needs nothing else: -1 was not reported.
type handTable [jobStatistics][]int64

func handTableOf(columns []Column) (t handTable) {
	for i, c := range columns {
		t[i] = slices.Clone(c.Counts)
		for row := range t[i] {
			if c.Missing.has(row) {
				t[i][row] = -1
			}
		}
	}
	return t
}

// judge is what a careful programmer writes for one indicator: a loop for each operator, 128 bits wide, and
// nothing in it for which the processor must guess.
func (t *handTable) judge(r *jobRow, out []Verdict) {
	num, den := t[r.num][:len(out)], t[r.den][:len(out)]
	switch r.op {
	case "<":
		for i := range out {
			out[i] = handVerdict(num[i], den[i], 2-handLess(num[i], r.a, den[i], r.b))
		}
	case "<=":
		for i := range out {
			out[i] = handVerdict(num[i], den[i], 1+handLess(den[i], r.b, num[i], r.a))
		}
	case ">=":
		for i := range out {
			out[i] = handVerdict(num[i], den[i], 1+handLess(num[i], r.a, den[i], r.b))
		}
	}
}

func handLess(a int64, x uint64, b int64, y uint64) uint64 {
	aHigh, aLow := bits.Mul64(uint64(a), x)
	bHigh, bLow := bits.Mul64(uint64(b), y)
	_, less := bits.Sub64(aLow, bLow, 0)
	_, less = bits.Sub64(aHigh, bHigh, less)
	return less
}

func handVerdict(num, den int64, judged uint64) Verdict {
	v := judged // 1 is achieved, 2 is missed
	if num|den < 0 {
		v = 0
	}
	if den == 0 {
		v = 3
	}
	return Verdict(v)
}

func TestTheJobByHandHasTheVerdictsOfThePlan(t *testing.T) {
	t.Parallel()
	plan, by := job(t)
	columns := jobColumns(3000, by)
	results, err := plan.EvaluateAll(context.Background(), jobTable(t, plan, columns[:]), BulkOptions{})
	require.NoError(t, err)
	hand, out := handTableOf(columns[:]), make([]Verdict, 3000)
	for i := range by {
		hand.judge(&by[i], out)
		require.Equal(t, out, results.columns[i].verdicts())
		require.Greater(t, results.columns[i].Count(Achieved), 300)
		require.Greater(t, results.columns[i].Count(Missed), 300)
	}
}

// A handBench runs code beside the same job written by hand, turn by turn in the same process, so that what
// else the machine does meets both.
type handBench struct {
	table *handTable
	by    []jobRow
	out   []Verdict
	judge func(i int, out []Verdict) // the i-th indicator
}

func (h *handBench) round() {
	for i := range h.by {
		h.judge(i, h.out)
	}
}

// outside is the same for the formulas that are no quotient of sums.
func (h *handBench) outside() *handBench {
	return &handBench{h.table, h.by, h.out, h.table.outside}
}

// run tells what an indicator costs, and the ratio to the code written by hand: the median over rounds.
func (h *handBench) run(b *testing.B, name string, cells int, ours func()) {
	b.Run(name, func(b *testing.B) {
		const most = 1 << 14
		byHand, own := make([]time.Duration, 0, most), make([]time.Duration, 0, most)
		b.ReportAllocs()
		for b.Loop() {
			start := time.Now()
			h.round()
			middle := time.Now()
			ours()
			if len(own) < most {
				byHand, own = append(byHand, middle.Sub(start)), append(own, time.Since(middle))
			}
		}
		ratios := make([]float64, len(own))
		for i := range own {
			ratios[i] = float64(own[i]) / float64(cells) / float64(byHand[i]) * float64(len(h.out)*len(h.by))
		}
		b.ReportMetric(float64(median(own)), "ns/op")
		b.ReportMetric(float64(median(own))/float64(cells), "ns/indicator")
		b.ReportMetric(float64(median(byHand))/float64(len(h.out)*len(h.by)), "by-hand-ns/indicator")
		b.ReportMetric(median(ratios), "ratio-to-hand-written")
	})
}

func median[T cmp.Ordered](rounds []T) T {
	slices.Sort(rounds)
	return rounds[len(rounds)/2]
}

// evaluate runs a table.
func (h *handBench) evaluate(b *testing.B, name string, plan *Plan, table *Table) {
	h.run(b, name, table.rows*len(newResultTable(table).columns), func() {
		if _, err := plan.EvaluateAll(context.Background(), table, BulkOptions{}); err != nil {
			b.Fatal(err)
		}
	})
}

// communes are those of the country in a year.
const communes = 10_600

func newHandBench(b *testing.B, rows int) (h *handBench, plan *Plan, columns []Column) {
	b.Helper()
	plan, by := job(b)
	made := jobColumns(rows, by)
	hand := handTableOf(made[:])
	return &handBench{&hand, by, make([]Verdict, rows), func(i int, out []Verdict) { hand.judge(&by[i], out) }}, plan, made[:]
}

func BenchmarkBulk(b *testing.B) {
	hand, plan, columns := newHandBench(b, communes)
	table := jobTable(b, plan, columns)
	records := make([]Record, communes)
	for i := range records {
		records[i] = table.record(i)
	}
	ofRecords, err := plan.TableOf(records)
	require.NoError(b, err)
	dst := make(Results, 0, jobIndicators)
	outside := outsidePlan(b)
	hand.run(b, "by hand", communes*jobIndicators, hand.round)
	hand.evaluate(b, "columns", plan, table)
	hand.evaluate(b, "records", plan, ofRecords)
	hand.outside().evaluate(b, "outside the ratio form", outside, jobTable(b, outside, columns))
	hand.run(b, "one by one", communes*jobIndicators, func() {
		for _, record := range records {
			dst = plan.EvaluateInto(dst, record)
		}
	})
	table = jobTable(b, outside, columns)
	for i := range records {
		records[i] = table.record(i)
	}
	hand.outside().run(b, "outside the ratio form, one by one", communes*jobIndicators, func() {
		for _, record := range records {
			dst = outside.EvaluateInto(dst, record)
		}
	})
}

func BenchmarkBulkAgainstAnAdversary(b *testing.B) {
	hand, plan, _ := newHandBench(b, communes)
	outside, wide := outsidePlan(b), widePlan(b)
	for name, spoil := range adversaries {
		columns := jobColumns(communes, hand.by)
		for i := range columns {
			spoil(i, &columns[i])
		}
		hand.evaluate(b, name, plan, jobTable(b, plan, columns[:]))
		hand.outside().evaluate(b, name+", outside the ratio form", outside, jobTable(b, outside, columns[:]))
		hand.evaluate(b, name+", long sums against 25 decimals", wide, jobTable(b, wide, columns[:]))
	}
}

// How long a row takes hardly depends on how many there are; two cores nearly halve it.
func BenchmarkBulkBySize(b *testing.B) {
	for _, rows := range []int{1_000, 10_000, 100_000, 1_000_000} {
		hand, plan, columns := newHandBench(b, rows)
		hand.evaluate(b, strconv.Itoa(rows), plan, jobTable(b, plan, columns))
	}
}

func BenchmarkBulkOnAllCores(b *testing.B) {
	plan, by := job(b)
	columns := jobColumns(400_000, by)
	table := jobTable(b, plan, columns[:])
	run := func(workers int) time.Duration {
		start := time.Now()
		if _, err := plan.EvaluateAll(context.Background(), table, BulkOptions{Workers: workers}); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	var one, all []time.Duration
	for b.Loop() {
		one, all = append(one, run(1)), append(all, run(AllCores))
	}
	b.ReportMetric(float64(median(one))/float64(median(all)), "times-as-fast")
}

var adversaries = map[string]func(i int, c *Column){
	"near 2^63": func(_ int, c *Column) {
		for row := range c.Counts {
			c.Counts[row] = math.MaxInt64 - c.Counts[row]
		}
	},
	"all missing": func(_ int, c *Column) {
		for w := range c.Missing {
			c.Missing[w] = ^uint64(0)
		}
	},
	"denominators 0": func(i int, c *Column) {
		if i >= 32 {
			clear(c.Counts)
		}
	},
	"below 0": func(_ int, c *Column) {
		for row := range c.Counts {
			c.Counts[row] -= 5000
		}
	},
}

// outsidePlan has formulas that are no quotient of sums.
func outsidePlan(tb testing.TB) *Plan {
	tb.Helper()
	definition := Definition{}
	for i := range jobStatistics {
		definition.Statistics = append(definition.Statistics, Statistic{Name: fmt.Sprintf("s%d", i)})
	}
	for i := range jobIndicators {
		in := [][2]string{
			{"min(percent(s%[1]d, s%[2]d), percent(s%[3]d, s%[4]d))", ">= 5 %"},
			{"max(s%[1]d, s%[3]d)", "< 20"},
			{"s%[1]d == 0 ? 0 : percent(s%[1]d, s%[2]d)", "<= 0.005 %"},
			{"percent(s%[1]d, s%[2]d) + percent(s%[3]d, s%[4]d)", "<= 12.5 %"},
			{"percent(s%[1]d, s%[2]d) - 0.987 * percent(s%[3]d, s%[4]d)", "<= 0 %"},
			{"s%[1]d <= s%[3]d ? percent(s%[1]d, s%[2]d) : percent(s%[3]d, s%[4]d)", "< 6.28 %"},
			{"s%[1]d ?? s%[3]d", "< 1000"},
			{"rate(s%[1]d, s%[2]d, 1000) - rate(s%[3]d, s%[4]d, 1000)", "<= 0.5 ‰"},
		}[i%8]
		definition.Indicators = append(definition.Indicators, Indicator{
			ID: fmt.Sprintf("i%d", i), Value: fmt.Sprintf(in[0]+" //%[1]d%[2]d%[3]d%[4]d", i, 32+i%28, (i+1)%32, 32+(i+1)%28), Target: in[1], Due: DueYear,
		})
	}
	plan, err := NewPlan(definition)
	require.NoError(tb, err)
	return plan
}

// widePlan has sums that do not fit int64, against targets whose factors do not either.
func widePlan(tb testing.TB) *Plan {
	tb.Helper()
	definition := Definition{}
	for i := range jobStatistics {
		definition.Statistics = append(definition.Statistics, Statistic{Name: fmt.Sprintf("s%d", i)})
	}
	for i := range jobIndicators {
		definition.Indicators = append(definition.Indicators, Indicator{
			ID: fmt.Sprintf("i%d", i), Value: fmt.Sprintf("rate(s%d + s%d, s%d + s%d + s%d, 100)", i, (i+1)%32, 32+i%28, 32+(i+1)%28, 32+(i+2)%28),
			Target: "<= 6.2800000000000000000000001 %", Due: DueYear,
		})
	}
	plan, err := NewPlan(definition)
	require.NoError(tb, err)
	return plan
}

// Not parallel: AllocsPerRun counts what the whole process allocates. Numbers that grow beyond 64 bits may cost
// memory; those of wards do not.
func TestATableIsEvaluatedWithoutAnAllocationPerRecord(t *testing.T) {
	_, by := job(t)
	plans := map[string]*Plan{"outside the ratio form": outsidePlan(t)}
	plans["quotients"], _ = job(t)
	for name, plan := range plans {
		allocations := func(rows int, ofRecords bool) float64 {
			columns := jobColumns(rows, by)
			table := jobTable(t, plan, columns[:])
			if ofRecords {
				records := make([]Record, rows)
				for i := range records {
					records[i] = table.record(i)
				}
				var err error
				table, err = plan.TableOf(records)
				require.NoError(t, err)
			}
			return testing.AllocsPerRun(20, func() {
				if _, err := plan.EvaluateAll(context.Background(), table, BulkOptions{}); err != nil {
					panic(err)
				}
			})
		}
		for _, ofRecords := range []bool{false, true} {
			few, many := allocations(500, ofRecords), allocations(5_000, ofRecords)
			t.Log(name, few, many)
			require.LessOrEqual(t, many, few+20, name)
		}
	}
}

// Not parallel: the memory of the whole process is looked at. Beside the results, a byte a verdict, there is what a
// worker needs, whatever the number of rows.
func TestATableTakesNoMemoryBesideItsColumnsAndResults(t *testing.T) {
	const rows = 200_000
	plan, by := job(t)
	columns := jobColumns(rows, by)
	table := jobTable(t, plan, columns[:])
	own := rows*jobStatistics*8 + rows/8*jobStatistics + rows*jobIndicators
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	results, err := plan.EvaluateAll(context.Background(), table, BulkOptions{Workers: AllCores})
	runtime.ReadMemStats(&after)
	require.NoError(t, err)
	require.Len(t, results.decisions, rows*jobIndicators)
	held := rows*jobStatistics*8 + rows/8*jobStatistics + int(after.TotalAlloc-before.TotalAlloc)
	t.Logf("%.3f times their own size", float64(held)/float64(own))
	require.Less(t, held*10, own*15)
}
