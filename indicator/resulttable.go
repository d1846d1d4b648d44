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
	table     *Table
	indicator *compiled
	at        *compiledAt
	decisions []rules.Decision // of the table, from that of the first row on
	step      int              // from one row to the next
}

func newResultTable(t *Table) *ResultTable {
	results := &ResultTable{table: t}
	for _, in := range t.plan.at(t.city).existing {
		results.columns = append(results.columns, ResultColumn{table: t, indicator: in.indicator, at: in.compiledAt})
	}
	step := len(results.columns)
	results.decisions = make([]rules.Decision, t.rows*step)
	for i := range results.columns {
		c := &results.columns[i]
		c.decisions, c.step = results.decisions[min(i, len(results.decisions)):], step
	}
	return results
}

// Rows returns how many rows the table has.
func (t *ResultTable) Rows() int { return t.table.rows }

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

// Result returns one cell with all that stands behind it; see [Result]. ok is false where there is no such
// column. Each call makes the record of the row; for verdicts alone see [ResultColumn.Verdict].
func (t *ResultTable) Result(row int, id string) (res Result, ok bool) {
	c, ok := t.Column(id)
	if !ok {
		return Result{}, false
	}
	return c.Result(row), true
}

// Row returns the results of one row, as [Plan.Evaluate] returns them for its record.
func (t *ResultTable) Row(row int) Results {
	record := t.table.Record(row)
	results := make(Results, len(t.columns))
	for i := range t.columns {
		results[i] = Result{t.columns[i].Verdict(row), t.columns[i].indicator, record.data}
	}
	return results
}

// Indicator returns the definition of the indicator.
func (c ResultColumn) Indicator() Indicator { return c.indicator.Indicator }

// Monitor reports whether the verdicts are only shown and count in no score; see [Result.Monitor].
func (c ResultColumn) Monitor() bool { return c.at.monitor }

// Verdict returns the verdict of a row.
func (c ResultColumn) Verdict(row int) Verdict { return Verdict(c.decisions[row*c.step]) }

// Verdicts returns the verdicts of all rows.
func (c ResultColumn) Verdicts() []Verdict {
	verdicts := make([]Verdict, c.table.rows)
	for row := range verdicts {
		verdicts[row] = c.Verdict(row)
	}
	return verdicts
}

// Rows returns the rows that have a verdict.
func (c ResultColumn) Rows(v Verdict) Bitmap {
	rows := NewBitmap(c.table.rows)
	for row := range c.table.rows {
		if c.Verdict(row) == v {
			rows.Add(row)
		}
	}
	return rows
}

// Count returns how many rows have a verdict.
func (c ResultColumn) Count(v Verdict) (n int) {
	for row := range c.table.rows {
		if c.Verdict(row) == v {
			n++
		}
	}
	return n
}

// Result returns the cell of a row with all that stands behind it.
func (c ResultColumn) Result(row int) Result {
	return Result{c.Verdict(row), c.indicator, c.table.Record(row).data}
}

// Numerators returns the numerators in the order of the rows. Where the numerator is one statistic they are
// the very column that the table was made of. Where a row has no verdict its number means nothing. ok is
// false where the formula is no quotient, and where a number is no int64; see [Result.Fraction] then.
func (c ResultColumn) Numerators() (values []int64, ok bool) {
	s, ok := c.at.formula.Shape(rules.Row{})
	return c.values(s.Numerator, ok)
}

// Denominators returns the denominators in the same way; those of a count are 1.
func (c ResultColumn) Denominators() (values []int64, ok bool) {
	s, ok := c.at.formula.Shape(rules.Row{})
	return c.values(s.Denominator, ok)
}

func (c ResultColumn) values(sum rules.Sum, ok bool) ([]int64, bool) {
	if !ok {
		return nil, false
	}
	if slot, single := sum.Single(); single && c.table.records == nil && c.table.columns[slot].given {
		return c.table.columns[slot].Counts, true
	}
	values := make([]int64, c.table.rows)
	for row := range values {
		if !c.Verdict(row).Judged() {
			continue
		}
		n, _ := sum.Evaluate(c.table.Record(row).data.row)
		whole, fits := n.Int64()
		if !fits {
			return nil, false
		}
		values[row] = whole
	}
	return values, true
}
