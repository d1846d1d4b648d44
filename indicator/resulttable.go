package indicator

import (
	"github.com/childward/childward/rules"
)

// A ResultTable is the results of a table: a column for each indicator that exists for its kind of unit, in
// the order of the plan. It never changes, and serves any number of goroutines. It holds verdicts; values
// and explanations are computed from the table's columns when a cell is read.
type ResultTable struct {
	table     *Table
	columns   []ResultColumn
	decisions []rules.Decision // row by row, a decision for each column
}

// A ResultColumn is the results of one indicator, a row for each unit.
type ResultColumn struct {
	Indicator Indicator // its definition
	Monitor   bool      // the verdicts are only shown and count in no score; see [Result.Monitor]

	table     *Table
	indicator *compiled
	decisions []rules.Decision // of the table, from that of the first row on
	step      int              // from one row to the next
}

func newResultTable(t *Table) *ResultTable {
	results := &ResultTable{table: t}
	for _, in := range t.plan.at(t.city).existing {
		results.columns = append(results.columns, ResultColumn{
			Indicator: in.indicator.Indicator, Monitor: in.monitor, table: t, indicator: in.indicator,
		})
	}
	step := len(results.columns)
	results.decisions = make([]rules.Decision, t.rows*step)
	for i := range results.columns {
		c := &results.columns[i]
		c.decisions, c.step = results.decisions[min(i, len(results.decisions)):], step
	}
	return results
}

// Columns returns the columns in the order of the plan.
func (t *ResultTable) Columns() []ResultColumn { return append([]ResultColumn(nil), t.columns...) }

// Column returns the column of an indicator by its ID; ok is false where the plan has no such indicator,
// or it does not exist for this kind of unit.
func (t *ResultTable) Column(id string) (column ResultColumn, ok bool) {
	for _, c := range t.columns {
		if c.indicator.ID == id {
			return c, true
		}
	}
	return ResultColumn{}, false
}

// Row returns the results of one row, as [Plan.Evaluate] returns them for its record.
func (t *ResultTable) Row(row int) Results {
	record := t.table.record(row)
	results := make(Results, len(t.columns))
	for i := range t.columns {
		results[i] = Result{t.columns[i].Verdict(row), t.columns[i].indicator, record.data}
	}
	return results
}

// Verdict returns the verdict of a row.
func (c ResultColumn) Verdict(row int) Verdict { return Verdict(c.decisions[row*c.step]) }

// Count returns how many rows have a verdict.
func (c ResultColumn) Count(v Verdict) (n int) {
	for row := range c.table.rows {
		if c.Verdict(row) == v {
			n++
		}
	}
	return n
}

// Result returns the cell of a row with all that stands behind it. Each call makes the record of the row; for verdicts
// alone see [ResultColumn.Verdict].
func (c ResultColumn) Result(row int) Result {
	return Result{c.Verdict(row), c.indicator, c.table.record(row).data}
}
