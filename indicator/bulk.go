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
	run := &bulkRun{table: table, results: newResultTable(table), progress: options.Progress}
	workers := options.Workers
	if workers < 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var all sync.WaitGroup
	for range min(workers, (table.rows+bulkRows-1)/bulkRows) - 1 {
		all.Go(func() { run.work(ctx) })
	}
	run.work(ctx)
	all.Wait()
	if run.done < table.rows {
		return nil, context.Cause(ctx)
	}
	return run.results, nil
}

// bulkRows is how many rows a worker takes at once: enough that taking them costs nothing, few enough that no
// worker is left with a long part while others have done.
const bulkRows = 1024

// A bulkRun is one computation of a table.
type bulkRun struct {
	table    *Table
	results  *ResultTable
	next     atomic.Int64 // the first row that no worker has taken
	progress func(done, total int)
	mutex    sync.Mutex
	done     int // rows
}

// work computes rows until none is left.
func (r *bulkRun) work(ctx context.Context) {
	block := r.table.newBlock()
	for ctx.Err() == nil {
		from := int(r.next.Add(bulkRows)) - bulkRows
		if from >= r.table.rows {
			return
		}
		to := min(from+bulkRows, r.table.rows)
		for at := from; at < to; at += len(block) {
			r.judge(r.table.block(block, at), at)
		}
		r.report(to - from)
	}
}

// judge decides records that stand in the table from a row on.
func (r *bulkRun) judge(records []Record, from int) {
	level, step := r.table.plan.at(r.table.city), len(r.results.columns)
	for i, record := range records {
		at := (from + i) * step
		level.judge(record.data, r.results.decisions[at:at+step])
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
