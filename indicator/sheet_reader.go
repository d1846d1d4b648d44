package indicator

import (
	"cmp"
	"io"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A sheetSchema is what a sheet of statistics may hold.
type sheetSchema struct {
	statistics []Statistic
	area       Area
	names      *columnNames
	extra      Extra // what becomes of anything else
}

func newSheetSchema(statistics []Statistic, area Area) sheetSchema {
	return sheetSchema{statistics: statistics, area: area, names: newColumnNames(statistics)}
}

// sheetContent is a sheet of statistics as it was read.
type sheetContent struct {
	meta    map[string]string // the "# key: value" lines above the header, keys in lower case
	rows    []sheetRow        // in the order of the sheet
	totals  []sheetRow        // rows such as "Tổng cộng": a name instead of a unit, to be compared with the sum
	repairs []repair          // what was read differently from how it stands

	leftOutColumns, leftOutStatistics leftOut // what the plan does not know
}

// A sheetRow is all that a sheet says of a unit in a period.
type sheetRow struct {
	unit   Unit
	period Period
	says   Submission
	line   int // of its first row in the sheet
	tier   int // the column of its tier, in characters; 0 when the sheet has none
	values []sheetValue
}

// A sheetValue is one reported value. A cell that is blank is missing, and there is no sheetValue for it.
// What contradicts itself (a negative count, 12.5 children) is read as it stands.
type sheetValue struct {
	statistic   int          // index into sheetSchema.statistics
	value       exact.Number // unless flag
	flag        bool         // the cell holds a truth value; in the rows of totals and of the area a flag may also be counted
	truth       bool         // if flag
	hintNumbers bool         // a count with decimals that would be whole in the other convention
	line        int
}

// A repair tells of something that was read differently from how it stands.
type repair struct {
	line    int
	message wording.Message
	unit    string
}

// readCSV reads statistics from a file of CSV.
func readCSV(src io.Reader, file string, schema sheetSchema, numbers Numbers) (sheetContent, rules.Errors) {
	file = cmp.Or(file, "csv")
	if errs := unstated(numbers, file); errs != nil {
		return sheetContent{}, errs
	}
	r := newSheetReader(sheet.OpenCSV(src, file, schema.names.header()), schema, numbers)
	r.read()
	content, errs := r.content()
	if errs == nil && len(content.rows) == 0 {
		return sheetContent{}, r.withoutRows()
	}
	return content, errs
}

// unstated is what is wrong with a file of which it is not stated how its numbers are written.
func unstated(numbers Numbers, file string) rules.Errors {
	if sheet.Numbers(numbers).Stated() {
		return nil
	}
	fault := sheet.Unstated()
	fault.File = file
	return rules.Errors{fault}
}

// A sheetReader reads statistics from a sheet, a row for each unit (wide) or for each value (long), as the header says.
type sheetReader struct {
	table      *sheet.Table
	schema     sheetSchema
	numbers    sheet.Numbers
	columns    []sheetColumn
	at         [columnRoles]int // where the column of a role stands, -1 where there is none
	long       bool
	seen       map[rowKey]int   // index into rows, or into totals
	given      map[valueKey]int // long form: the line that gave a value
	repaired   map[string]bool  // codes as they stand that a repair was told of
	strange    map[string]bool  // names that are no statistic: whether they are left out
	undated    []undatedTotal
	pasted     pasted
	says       Submission // what the lines above the header say of all figures
	coversUsed bool       // some row is of a period in which the span above the header lies
	file       sheetContent
}

// A rowKey is what makes a row one of its own.
type rowKey struct {
	total           bool
	code, validFrom string // of a row of totals, its name is the code
	period          Period
}

type valueKey struct {
	row       rowKey
	statistic int
}

// An undatedTotal is a row of totals that says no period: it is for the only period of the sheet.
type undatedTotal struct {
	total int
	fault *rules.Error // where there are several
}

func newSheetReader(table *sheet.Table, schema sheetSchema, numbers Numbers) *sheetReader {
	return &sheetReader{
		table: table, schema: schema, numbers: sheet.Numbers(numbers),
		seen: map[rowKey]int{}, given: map[valueKey]int{}, repaired: map[string]bool{}, strange: map[string]bool{},
	}
}

// read reads the header and all rows.
func (r *sheetReader) read() {
	if len(r.table.Header) == 0 || !r.readHeader() {
		return
	}
	r.readMeta()
	for cells := range r.table.Rows {
		r.take(cells)
	}
	r.takeAbove()
	r.dateTotals()
	r.coversOfNone()
}

// content returns what was read, or every fault of the sheet, in its order, and then nothing of what was read.
func (r *sheetReader) content() (sheetContent, rules.Errors) {
	if faults := r.table.Faults.Sorted(); faults != nil {
		return sheetContent{}, faults
	}
	r.file.meta = r.table.Meta
	return r.file, nil
}

// withoutRows is what is wrong with a sheet that has no unit below its header, and no other fault.
func (r *sheetReader) withoutRows() rules.Errors {
	r.fail(r.table.Header[0], rules.KindInvalid, rowsNone.With(), wording.Message{})
	return r.table.Faults.Sorted()
}

// where says in which column and of which unit something stands.
func (r *sheetReader) where(column sheetColumn, who whom) wording.Message {
	alone, of, total := inColumn, inColumnOf, inColumnTotal
	if r.long && column.role == statisticColumn {
		alone, of, total = inStatistic, inStatisticOf, inStatisticTotal
	}
	switch {
	case who.total:
		return total.With(column.header, wording.Shorten(who.unit.Name))
	case who.unit.Code != "":
		return of.With(column.header, wording.Shorten(who.unit.Code))
	}
	return alone.With(column.header)
}

// fail reports a fault of a cell.
func (r *sheetReader) fail(at sheet.Cell, kind rules.Kind, message, hint wording.Message) {
	r.table.Faults.Add(r.table.Fault(at, kind, message, hint))
}
