package indicator

import (
	"strings"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// row reads one row, whichever form it has.
func (r *sheetReader) row(cells []sheet.Cell) {
	if len(cells) != len(r.columns) {
		r.ragged(cells)
		return
	}
	if r.onlyNumbered(cells) {
		return
	}
	who := r.who(cells)
	r.wordless(cells)
	if r.long {
		r.longRow(cells, who)
	} else {
		r.wideRow(cells, who)
	}
}

// onlyNumbered reports whether there is nothing in a row but its running number, as in tables that are numbered before
// they are filled in.
func (r *sheetReader) onlyNumbered(cells []sheet.Cell) bool {
	numbered := false
	for i, cell := range cells {
		if cell.Blank() {
			continue
		}
		if r.columns[i].role != ordinalColumn || !isOrdinal(cell) {
			return false
		}
		numbered = true
	}
	return numbered
}

// wordless holds that nothing hides in a column that is not read.
func (r *sheetReader) wordless(cells []sheet.Cell) {
	for i, column := range r.columns {
		switch {
		case column.role == untitledColumn && !cells[i].Blank():
			r.fail(cells[i], rules.KindSyntax, columnUntitled.With(wording.Shorten(cells[i].Text)), hintNameColumn.With())
		case column.role == ordinalColumn && !cells[i].Blank() && !isOrdinal(cells[i]):
			r.fail(cells[i], rules.KindSyntax, ordinalUnreadable.With(inColumn.With(column.header), wording.Shorten(cells[i].Text)), hintOrdinal.With())
		}
	}
}

// isOrdinal reports whether a cell holds a running number.
func isOrdinal(cell sheet.Cell) bool { return sheet.OnlyDigits(strings.TrimSpace(cell.Text)) }

func (r *sheetReader) ragged(cells []sheet.Cell) {
	row := theRow.With()
	if i := r.at[unitColumn]; i < len(cells) && !cells[i].Blank() {
		row = theRowOf.With(wording.Shorten(cells[i].Text))
	}
	r.fail(cells[0], rules.KindSyntax, rowRagged.With(row, len(cells), len(r.columns)), hintRagged.With())
}

// wideRow reads a row that has a column for each statistic.
func (r *sheetReader) wideRow(cells []sheet.Cell, who whom) {
	row := sheetRow{unit: who.unit, period: who.period, says: who.says, line: cells[0].Line, values: make([]sheetValue, 0, r.reported(cells))}
	for i, column := range r.columns {
		if column.role != statisticColumn {
			continue
		}
		if value, ok := r.value(cells[i], column, who); ok {
			row.values = append(row.values, value)
		}
	}
	if !who.ok {
		return
	}
	key := who.key()
	if first, again := r.seen[key]; again && !who.total {
		r.fail(cells[r.at[unitColumn]], rules.KindInvalid,
			rowTwice.With(wording.Shorten(who.unit.Code), who.period.String(), r.file.rows[first].line), hintKeepRow.With())
		return
	}
	r.place(key, row, cells)
}

// reported counts the statistics of a row that are not blank, so that no row takes more than it needs.
func (r *sheetReader) reported(cells []sheet.Cell) (n int) {
	for i, column := range r.columns {
		if column.role == statisticColumn && !cells[i].Blank() {
			n++
		}
	}
	return n
}

// longRow reads a row that has one value.
func (r *sheetReader) longRow(cells []sheet.Cell, who whom) {
	column, known := r.statistic(cells, who)
	cell := cells[r.at[valueColumn]]
	value, ok := sheetValue{}, false
	if known && column.role == statisticColumn {
		value, ok = r.value(cell, column, who)
	}
	if !who.ok || !known {
		return
	}
	key := who.key()
	if column.role == statisticColumn {
		given := valueKey{key, column.statistic}
		if first, again := r.given[given]; again {
			r.fail(cells[r.at[nameOfStatisticColumn]], rules.KindInvalid,
				valueTwice.With(r.where(column, who), who.period.String(), first), hintKeepValue.With())
			return
		}
		r.given[given] = cell.Line
	}
	i, begun := r.seen[key]
	if !begun {
		i = r.place(key, sheetRow{unit: who.unit, period: who.period, says: who.says, line: cells[0].Line}, cells)
	}
	row := &r.rowsOf(key.total)[i]
	if begun {
		r.merge(row, who, cells)
	}
	if ok {
		row.values = append(row.values, value)
	}
}

func (r *sheetReader) rowsOf(total bool) []sheetRow {
	if total {
		return r.file.totals
	}
	return r.file.rows
}

// place adds a row to the sheet and returns its index.
func (r *sheetReader) place(key rowKey, row sheetRow, cells []sheet.Cell) int {
	if i := r.at[tierColumn]; i >= 0 && i < len(cells) {
		row.tier = cells[i].Column
	}
	if !key.total {
		r.file.rows = append(r.file.rows, row)
		r.seen[key] = len(r.file.rows) - 1
		return r.seen[key]
	}
	r.file.totals = append(r.file.totals, row)
	r.seen[key] = len(r.file.totals) - 1
	if row.period.IsZero() {
		where := inColumnTotal.With(r.columns[r.at[periodColumn]].header, wording.Shorten(row.unit.Name))
		fault := r.table.Fault(cells[r.at[periodColumn]], rules.KindInvalid, periodBlank.With(where, PeriodForms()), wording.Message{})
		r.undated = append(r.undated, undatedTotal{r.seen[key], fault})
	}
	return r.seen[key]
}

// dateTotals gives rows of totals without a period that of the units, if they all have the same.
func (r *sheetReader) dateTotals() {
	periods := map[Period]bool{}
	for _, row := range r.file.rows {
		periods[row.period] = true
	}
	for _, u := range r.undated {
		if len(periods) > 1 {
			r.table.Faults.Add(u.fault)
			continue
		}
		for period := range periods {
			r.file.totals[u.total].period = period
		}
	}
}

// merge takes from a further row of the long form what earlier rows of the unit did not say.
func (r *sheetReader) merge(row *sheetRow, who whom, cells []sheet.Cell) {
	if who.says != row.says && who.says != (Submission{}) {
		if row.says != (Submission{}) {
			r.fail(cells[r.at[unitColumn]], rules.KindInvalid, submissionDiffers.With(wording.Shorten(who.unit.Code), row.line), hintSameUnit.With())
			return
		}
		row.says = who.says
	}
	for _, part := range []struct {
		role columnRole
		have *string
		more string
	}{
		{nameColumn, &row.unit.Name, who.unit.Name},
		{kindColumn, &row.unit.Kind, who.unit.Kind},
		{tierColumn, &row.unit.Tier, who.unit.Tier},
	} {
		switch {
		case *part.have == "":
			*part.have = part.more
		case part.more != "" && wording.Fold(part.more) != wording.Fold(*part.have):
			column := r.columns[r.at[part.role]]
			r.fail(cells[r.at[part.role]], rules.KindInvalid,
				unitDiffers.With(r.where(column, who), wording.Shorten(part.more), row.line, wording.Shorten(*part.have)), hintSameUnit.With())
		}
	}
}
