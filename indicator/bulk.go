package indicator

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/childward/childward/rules"
)

// AllCores, as [BulkOptions.Workers], asks for as many workers as Go may use cores.
const AllCores = -1

// BulkOptions say how a table is computed. The zero BulkOptions compute it on one core, silently.
type BulkOptions struct {
	Workers  int                   // how many parts are computed at once; 0 is 1, AllCores as many as there are cores
	Progress func(done, total int) // called now and then with the number of rows done, never by two goroutines at once; may be nil
}

// EvaluateAll computes every indicator that exists for the table's kind of unit, in every row. The verdicts are
// those of [Plan.Evaluate] for each row. What stands behind a cell is computed when it is read. It fails
// when the context is done, with its error, and refuses a table of another plan.
func (p *Plan) EvaluateAll(ctx context.Context, table *Table, options BulkOptions) (*ResultTable, error) {
	if table == nil || table.plan != p {
		return nil, &rules.Error{Kind: rules.KindInvalid, File: "table", Message: tableOtherPlan.With()}
	}
	results := newResultTable(table)
	run := &bulkRun{table: table, results: results, level: p.at(table.city), progress: options.Progress}
	workers := options.Workers
	if workers < 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = max(1, min(workers, (table.rows+rules.BlockRows-1)/rules.BlockRows))
	var all sync.WaitGroup
	for range workers - 1 {
		all.Go(func() { run.work(ctx) })
	}
	run.work(ctx)
	all.Wait()
	if run.done < table.rows {
		return nil, context.Cause(ctx)
	}
	return results, nil
}

// A bulkRun is one computation of a table.
type bulkRun struct {
	table    *Table
	results  *ResultTable
	level    *level
	next     atomic.Int64 // the first row that no worker has taken
	progress func(done, total int)
	mutex    sync.Mutex
	done     int // rows
}

// work computes blocks until none is left.
func (r *bulkRun) work(ctx context.Context) {
	w := r.level.worker()
	defer r.level.release(w)
	for ctx.Err() == nil {
		from := int(r.next.Add(rules.BlockRows)) - rules.BlockRows
		if from >= r.table.rows {
			return
		}
		rows := min(rules.BlockRows, r.table.rows-from)
		w.compute(r, from, rows)
		r.report(rows)
	}
}

func (r *bulkRun) report(rows int) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.done += rows
	if r.progress != nil {
		r.progress(r.done, r.table.rows)
	}
}

// A bulkWorker is the memory in which one goroutine computes.
type bulkWorker struct {
	in    *rules.Block
	rows  [rules.BlockRows]*rules.Row
	fails []rules.Mask // by constraint
	out   rules.Outcome
}

// worker returns a worker of the level that nobody uses.
func (l *level) worker() *bulkWorker {
	if w, ok := l.workers.Get().(*bulkWorker); ok {
		return w
	}
	return &bulkWorker{in: l.batch().NewBlock(), fails: make([]rules.Mask, len(l.constraints))}
}

// release lets others use a worker, which keeps nothing of the table.
func (l *level) release(w *bulkWorker) {
	clear(w.rows[:])
	w.in.Reset(0)
	l.workers.Put(w)
}

// compute computes the rows of one block.
func (w *bulkWorker) compute(r *bulkRun, from, rows int) {
	w.fill(r.table, from, rows)
	violated := w.violations(r.level)
	for i := range r.results.columns {
		c := &r.results.columns[i]
		w.in.Judge(i, &w.out)
		invalid := rules.Mask{}
		if violated {
			w.violated(c.at, &invalid)
		}
		for _, slot := range c.at.unseen {
			faulty := w.in.Faulty(slot)
			join(&invalid, &faulty)
		}
		w.contradictedWards(r.table, c.indicator.index, from, rows, &invalid)
		c.put(from/64, &w.out, &invalid)
	}
}

// fill brings rows of the table into the block.
func (w *bulkWorker) fill(t *Table, from, rows int) {
	if t.records != nil {
		for i, record := range t.records[from : from+rows] {
			w.rows[i] = &record.data.row
		}
		w.in.Transpose(w.rows[:rows])
		return
	}
	w.in.Reset(rows)
	for slot := range t.columns {
		c := &t.columns[slot]
		switch {
		case !c.given:
		case c.Counts != nil:
			w.in.SetCounts(slot, c.Counts, c.Missing, from)
		default:
			w.in.SetTruths(slot, c.Flags, c.Missing, from)
		}
	}
}

// violations finds the rows in which constraints do not hold; any is false where there is none.
func (w *bulkWorker) violations(l *level) (any bool) {
	for i := range l.constraints {
		w.fails[i] = w.in.Fails(i)
		any = any || w.fails[i] != rules.Mask{}
	}
	return any
}

// violated adds the rows in which a constraint about the statistics of the indicator does not hold.
func (w *bulkWorker) violated(at *compiledAt, invalid *rules.Mask) {
	for i := range w.fails {
		if at.constraints[i/64]>>(i%64)&1 != 0 {
			join(invalid, &w.fails[i])
		}
	}
}

// contradictedWards adds the cities one of whose wards contradicts itself.
func (w *bulkWorker) contradictedWards(t *Table, index, from, rows int, invalid *rules.Mask) {
	if !t.city || t.records == nil {
		return
	}
	for i, record := range t.records[from : from+rows] {
		if record.data.city.anywhere[index] {
			invalid[i/64] |= 1 << (i % 64)
		}
	}
}

func join(a, b *rules.Mask) {
	for w := range a {
		a[w] |= b[w]
	}
}
