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
	blocks := (table.rows + rules.BlockRows - 1) / rules.BlockRows
	workers = max(1, min(workers, blocks))
	run.blocks = blocksAtOnce(table, blocks/workers)
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
	blocks   int          // that a worker takes at once
	next     atomic.Int64 // the first row that no worker has taken
	progress func(done, total int)
	mutex    sync.Mutex
	done     int // rows
}

// mostBlocks is how many blocks of a column are read in one go, where columns do not fit the cache: memory
// is slow to begin a run. More of them gain nothing.
const mostBlocks = 4

// blocksAtOnce is how many blocks a worker takes, of those that fall to it: not so many that one worker is
// left with a long part while others have done. Records are transposed, and what was transposed is to stay
// in the cache until it is read.
func blocksAtOnce(t *Table, share int) int {
	if t.records != nil {
		return 1
	}
	return max(1, min(mostBlocks, share/4))
}

// work computes blocks until none is left.
func (r *bulkRun) work(ctx context.Context) {
	w := r.level.worker(r.blocks)
	defer r.level.release(w)
	step := r.blocks * rules.BlockRows
	for ctx.Err() == nil {
		from := int(r.next.Add(int64(step))) - step
		if from >= r.table.rows {
			return
		}
		rows := min(step, r.table.rows-from)
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
	parts []bulkPart
	rows  [rules.BlockRows]*rules.Row
	out   rules.Outcome
}

// A bulkPart is one block of those that are computed at once.
type bulkPart struct {
	in         *rules.Block
	from, rows int          // where its rows stand in the table
	fails      []rules.Mask // by constraint
	violated   bool         // there are rows in fails
}

// worker returns a worker of the level that nobody uses, with at least so many parts.
func (l *level) worker(parts int) *bulkWorker {
	w, ok := l.workers.Get().(*bulkWorker)
	if !ok {
		w = &bulkWorker{}
	}
	for len(w.parts) < parts {
		w.parts = append(w.parts, bulkPart{in: l.batch().NewBlock(), fails: make([]rules.Mask, len(l.constraints))})
	}
	return w
}

// release lets others use a worker, which keeps nothing of the table.
func (l *level) release(w *bulkWorker) {
	clear(w.rows[:])
	for i := range w.parts {
		w.parts[i].in.Reset(0)
	}
	l.workers.Put(w)
}

// compute computes rows of the table: each constraint and each indicator in all blocks before the next, so
// that columns are read in long runs.
func (w *bulkWorker) compute(r *bulkRun, from, rows int) {
	parts := w.parts[:(rows+rules.BlockRows-1)/rules.BlockRows]
	for i := range parts {
		p := &parts[i]
		p.from, p.rows, p.violated = from+i*rules.BlockRows, min(rules.BlockRows, rows-i*rules.BlockRows), false
		w.fill(p, r.table)
	}
	for i := range r.level.constraints {
		for k := range parts {
			parts[k].constrain(i)
		}
	}
	for i := range r.results.columns {
		for k := range parts {
			w.judge(&parts[k], r, i)
		}
	}
}

// constrain finds the rows in which a constraint does not hold.
func (p *bulkPart) constrain(i int) {
	p.fails[i] = p.in.Fails(i)
	p.violated = p.violated || p.fails[i] != rules.Mask{}
}

// judge computes the i-th result column in the rows of a part.
func (w *bulkWorker) judge(p *bulkPart, r *bulkRun, i int) {
	c := &r.results.columns[i]
	p.in.Judge(i, &w.out)
	invalid := rules.Mask{}
	if p.violated {
		p.violations(c.at, &invalid)
	}
	for _, slot := range c.at.unseen {
		faulty := p.in.Faulty(slot)
		join(&invalid, &faulty)
	}
	p.contradictedWards(r.table, c.indicator.index, &invalid)
	c.put(p.from/64, &w.out, &invalid)
}

// fill brings the rows of a part into its block.
func (w *bulkWorker) fill(p *bulkPart, t *Table) {
	if t.records != nil {
		for i, record := range t.records[p.from : p.from+p.rows] {
			w.rows[i] = &record.data.row
		}
		p.in.Transpose(w.rows[:p.rows])
		return
	}
	p.in.Reset(p.rows)
	for slot := range t.columns {
		c := &t.columns[slot]
		switch {
		case !c.given:
		case c.Counts != nil:
			p.in.SetCounts(slot, c.Counts, c.Missing, p.from)
		default:
			p.in.SetTruths(slot, c.Flags, c.Missing, p.from)
		}
	}
}

// violations adds the rows in which a constraint about the statistics of the indicator does not hold.
func (p *bulkPart) violations(at *compiledAt, invalid *rules.Mask) {
	for i := range p.fails {
		if at.constraints[i/64]>>(i%64)&1 != 0 {
			join(invalid, &p.fails[i])
		}
	}
}

// contradictedWards adds the cities one of whose wards contradicts itself.
func (p *bulkPart) contradictedWards(t *Table, index int, invalid *rules.Mask) {
	if !t.city || t.records == nil {
		return
	}
	for i, record := range t.records[p.from : p.from+p.rows] {
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
