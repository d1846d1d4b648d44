package indicator

import (
	"cmp"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A csvSchema is what a file of statistics may hold.
type csvSchema struct {
	statistics []Statistic
	area       Area
}

// A csvFile is a file of statistics as it was read.
type csvFile struct {
	meta    map[string]string // the "# key: value" lines above the header, keys in lower case
	rows    []csvRow          // in file order
	totals  []csvRow          // rows such as "Tổng cộng": a name instead of a unit, to be compared with the sum
	repairs []csvNote         // what was read differently from how it stands
	long    bool              // a row for each value
}

// A csvRow is all that a file says of a unit in a period.
type csvRow struct {
	unit   Unit
	period Period
	line   int // of its first row in the file
	tier   int // the column of its tier, in characters; 0 when the file has none
	cells  []csvCell
}

// A csvCell is one reported value. A cell that is blank is missing, and there is no csvCell for it.
// What contradicts itself (a negative count, 12.5 children) is read as it stands.
type csvCell struct {
	statistic   int          // index into csvSchema.statistics
	value       exact.Number // unless flag
	flag        bool         // the cell holds a truth value; in the rows of totals and of the area a flag may also be counted
	truth       bool         // if flag
	hintNumbers bool         // a count with decimals that would be whole in the other convention; see csvHintNumbers
	line        int
	column      int // in characters
}

// A csvNote tells of something that is no fault.
type csvNote struct {
	line    int
	column  int
	message wording.Message
	unit    string
}

// maxCSVFaults is how many faults of a file are told one by one.
const maxCSVFaults = 1000

// readCSV reads statistics from CSV, a row for each unit (wide) or for each value (long), as the header says.
// It tells every fault of the file, in file order, and returns nothing of a file that has any.
func readCSV(src io.Reader, file string, schema csvSchema, numbers Numbers) (csvFile, rules.Errors) {
	r := &csvReading{
		schema: schema, numbers: numbers, names: newCSVColumnNames(schema.statistics),
		file:   csvFile{meta: map[string]string{}},
		faults: csvFaults{file: cmp.Or(file, "csv")},
		seen:   map[csvKey]int{}, given: map[csvGiven]int{}, repaired: map[string]bool{},
	}
	r.read(src)
	if faults := r.faults.sorted(); faults != nil {
		return csvFile{}, faults
	}
	r.file.long = r.long
	return r.file, nil
}

// csvReading is the state of readCSV.
type csvReading struct {
	schema   csvSchema
	numbers  Numbers
	names    csvColumnNames
	columns  []csvColumn
	at       [csvRoles]int // where the column of a role stands, -1 where there is none
	long     bool
	records  *csvRecords
	seen     map[csvKey]int   // index into rows, or into totals
	given    map[csvGiven]int // long form: the line that gave a value
	repaired map[string]bool  // codes as they stand that a repair was told of
	undated  []csvUndated
	file     csvFile
	faults   csvFaults
}

// A csvKey is what makes a row one of its own.
type csvKey struct {
	total           bool
	code, validFrom string // of a row of totals, its name is the code
	period          Period
}

type csvGiven struct {
	row       csvKey
	statistic int
}

// csvUndated is a row of totals that says no period: it is for the only period of the file.
type csvUndated struct {
	total int
	fault *rules.Error // where there are several
}

func (r *csvReading) read(src io.Reader) {
	if !r.numbers.stated() {
		r.faults.add(&rules.Error{Kind: rules.KindInvalid, Message: csvNumbersUnstated.With(), Hint: csvHintSayNumbers.With()})
		return
	}
	text, fault := csvFromUTF8(src, maxCSVBytes)
	if fault != nil {
		r.faults.add(fault)
		return
	}
	offset, line := r.preamble(text)
	if offset == len(text) {
		r.faults.add(&rules.Error{Kind: rules.KindInvalid, Message: csvEmpty.With(r.sampleStatistic()), Hint: csvHintHeader.With()})
		return
	}
	if r.header(text, offset, line) {
		r.rows()
	}
}

// rows reads all that stands below the header.
func (r *csvReading) rows() {
	header := r.records.fields[0]
	for {
		fields, fault, ok := r.records.next()
		if !ok {
			break
		}
		if fault != nil {
			r.quoteFault(fault)
			continue
		}
		r.row(fields)
	}
	r.dateTotals()
	if len(r.file.rows) == 0 && len(r.faults.list) == 0 {
		r.faults.add(&rules.Error{Kind: rules.KindInvalid, Line: header.line, Column: header.column,
			Width: utf8.RuneCountInString(header.raw), Message: csvNoRows.With(), Source: r.records.show(header.start)})
	}
}

// quoteFault reports a row whose quotes do not match, and goes on with the line below the one it begins in, so
// that one quote too many does not hide the rest of the file.
func (r *csvReading) quoteFault(parse *csv.ParseError) {
	fault := &rules.Error{Kind: rules.KindSyntax, Line: parse.StartLine, Message: csvQuoteOpen.With(parse.Line), Hint: csvHintCloseQuote.With()}
	start := r.records.lineStart(r.records.start, r.records.line, parse.StartLine)
	line := r.records.text[start:r.records.lineEnd(start)]
	if at := parse.Column - 1; parse.Line == parse.StartLine && at < len(line) {
		fault.Column, fault.Width = utf8.RuneCountInString(line[:at])+1, 1
		fault.Message, fault.Hint = csvQuoteInside.With(), csvHintQuote.With()
	} else {
		fault.Column, fault.Width = 1, utf8.RuneCountInString(line)
	}
	fault.Source = r.records.show(start)
	if parse.Line != parse.StartLine && !r.faults.full() { // beyond what is told, reading twice would be in vain
		r.records.resume(start+csvLineLength(r.records.text[start:]), parse.StartLine+1)
	}
	r.faults.add(fault)
}

// row reads one row, whichever form it has.
func (r *csvReading) row(fields []csvField) {
	if !slices.ContainsFunc(fields, func(f csvField) bool { return !blank(f.text) }) {
		return // spreadsheets write their blank rows as ;;;;
	}
	if len(fields) != len(r.columns) {
		r.ragged(fields)
		return
	}
	who := r.who(fields)
	for i, column := range r.columns {
		if column.role == csvUntitled && !blank(fields[i].text) {
			r.fail(fields[i], rules.KindSyntax, csvNoColumnHeader.With(wording.Shorten(fields[i].text)), csvHintNameColumn.With())
		}
	}
	if r.long {
		r.longRow(fields, who)
	} else {
		r.wideRow(fields, who)
	}
}

func (r *csvReading) ragged(fields []csvField) {
	row := csvTheRow.With()
	if i := r.at[csvUnit]; i < len(fields) && !blank(fields[i].text) {
		row = csvTheRowOf.With(wording.Shorten(fields[i].text))
	}
	r.fail(fields[0], rules.KindSyntax, csvRagged.With(row, len(fields), len(r.columns)), csvHintRagged.With())
}

// wideRow reads a row that has a column for each statistic.
func (r *csvReading) wideRow(fields []csvField, who csvWho) {
	row := csvRow{unit: who.unit, period: who.period, line: fields[0].line, cells: make([]csvCell, 0, r.reported(fields))}
	for i, column := range r.columns {
		if column.role != csvStatistic {
			continue
		}
		if cell, ok := r.cell(fields[i], column, who); ok {
			row.cells = append(row.cells, cell)
		}
	}
	if !who.ok {
		return
	}
	key := who.key()
	if first, again := r.seen[key]; again && !who.total {
		r.fail(fields[r.at[csvUnit]], rules.KindInvalid,
			csvUnitTwice.With(wording.Shorten(who.unit.Code), who.period.String(), r.file.rows[first].line), csvHintKeepRow.With())
		return
	}
	r.place(key, row, fields)
}

// reported counts the statistics of a row that are not blank, so that no row takes more than it needs.
func (r *csvReading) reported(fields []csvField) (n int) {
	for i, column := range r.columns {
		if column.role == csvStatistic && !blank(fields[i].text) {
			n++
		}
	}
	return n
}

// longRow reads a row that has one value.
func (r *csvReading) longRow(fields []csvField, who csvWho) {
	column, known := r.statistic(fields, who)
	value := fields[r.at[csvValue]]
	cell, ok := csvCell{}, false
	if known {
		cell, ok = r.cell(value, column, who)
	}
	if !who.ok || !known {
		return
	}
	key := who.key()
	given := csvGiven{key, column.statistic}
	if first, again := r.given[given]; again {
		r.fail(fields[r.at[csvNameOfStatistic]], rules.KindInvalid,
			csvStatisticTwice.With(r.where(column, who), who.period.String(), first), csvHintKeepValue.With())
		return
	}
	r.given[given] = value.line
	i, begun := r.seen[key]
	if !begun {
		i = r.place(key, csvRow{unit: who.unit, period: who.period, line: fields[0].line}, fields)
	}
	row := &r.rowsOf(key.total)[i]
	if begun {
		r.merge(row, who, fields)
	}
	if ok {
		row.cells = append(row.cells, cell)
	}
}

func (r *csvReading) rowsOf(total bool) []csvRow {
	if total {
		return r.file.totals
	}
	return r.file.rows
}

// place adds a row to the file and returns its index.
func (r *csvReading) place(key csvKey, row csvRow, fields []csvField) int {
	if i := r.at[csvTier]; i >= 0 && i < len(fields) {
		row.tier = fields[i].column
	}
	if !key.total {
		r.file.rows = append(r.file.rows, row)
		r.seen[key] = len(r.file.rows) - 1
		return r.seen[key]
	}
	r.file.totals = append(r.file.totals, row)
	r.seen[key] = len(r.file.totals) - 1
	if row.period.IsZero() {
		field := fields[r.at[csvPeriod]]
		r.undated = append(r.undated, csvUndated{r.seen[key], r.fault(field, rules.KindInvalid,
			csvPeriodMissing.With(csvInColumnTotal.With(r.columns[r.at[csvPeriod]].header, wording.Shorten(row.unit.Name))), wording.Message{})})
	}
	return r.seen[key]
}

// dateTotals gives rows of totals without a period that of the units, if they all have the same.
func (r *csvReading) dateTotals() {
	periods := map[Period]bool{}
	for _, row := range r.file.rows {
		periods[row.period] = true
	}
	for _, u := range r.undated {
		if len(periods) > 1 {
			r.faults.add(u.fault)
			continue
		}
		for period := range periods {
			r.file.totals[u.total].period = period
		}
	}
}

// merge takes from a further row of the long form what earlier rows of the unit did not say.
func (r *csvReading) merge(row *csvRow, who csvWho, fields []csvField) {
	for _, part := range []struct {
		role csvRole
		have *string
		more string
	}{
		{csvName, &row.unit.Name, who.unit.Name},
		{csvKind, &row.unit.Kind, who.unit.Kind},
		{csvTier, &row.unit.Tier, who.unit.Tier},
	} {
		switch {
		case *part.have == "":
			*part.have = part.more
		case part.more != "" && wording.Fold(part.more) != wording.Fold(*part.have):
			column := r.columns[r.at[part.role]]
			r.fail(fields[r.at[part.role]], rules.KindInvalid,
				csvUnitDiffers.With(r.where(column, who), wording.Shorten(part.more), row.line, wording.Shorten(*part.have)), csvHintSameUnit.With())
		}
	}
}

// statistic reads which statistic a row of the long form gives.
func (r *csvReading) statistic(fields []csvField, who csvWho) (column csvColumn, ok bool) {
	i := r.at[csvNameOfStatistic]
	field := fields[i]
	if blank(field.text) {
		r.fail(field, rules.KindInvalid, csvStatisticMissing.With(r.where(r.columns[i], who)), wording.Message{})
		return csvColumn{}, false
	}
	found := r.names.statistics(field.text)
	switch len(found) {
	case 0:
		r.fail(field, rules.KindUnknownName, csvStatisticUnknown.With(r.where(r.columns[i], who), wording.Shorten(field.text)),
			r.unknownHint(field.text, r.names.ofStatistics, csvHintDeclareStatistic))
		return csvColumn{}, false
	case 1:
		return csvColumn{role: csvStatistic, statistic: found[0], header: r.schema.statistics[found[0]].Name}, true
	}
	r.fail(field, rules.KindInvalid, csvLabelShared.With(wording.Shorten(field.text), r.namesOf(found)), csvHintUseName.With())
	return csvColumn{}, false
}

// cell reads the value of a statistic; ok is false when it is missing or cannot be read.
func (r *csvReading) cell(field csvField, column csvColumn, who csvWho) (cell csvCell, ok bool) {
	text := strings.TrimSpace(field.text)
	if text == "" {
		return csvCell{}, false
	}
	cell, fault := readCell(text, r.schema.statistics[column.statistic], who.counted, r.numbers)
	if fault != nil {
		message := csvCellUnreadable.With(r.where(column, who), wording.Shorten(text), fault.expected)
		if fault.kind == rules.KindLimit {
			message = csvCellTooLong.With(r.where(column, who), wording.Shorten(text), exact.MaxDigits)
		}
		r.fail(field, fault.kind, message, fault.hint)
		return csvCell{}, false
	}
	cell.statistic, cell.line, cell.column = column.statistic, field.line, field.column
	return cell, true
}

// where says in which column and of which unit something stands.
func (r *csvReading) where(column csvColumn, who csvWho) wording.Message {
	alone, of, total := csvInColumn, csvInColumnOf, csvInColumnTotal
	if r.long && column.role == csvStatistic {
		alone, of, total = csvInStatistic, csvInStatisticOf, csvInStatisticTotal
	}
	switch {
	case who.total:
		return total.With(column.header, wording.Shorten(who.unit.Name))
	case who.unit.Code != "":
		return of.With(column.header, wording.Shorten(who.unit.Code))
	}
	return alone.With(column.header)
}

// fail reports a fault of a field.
func (r *csvReading) fail(field csvField, kind rules.Kind, message, hint wording.Message) {
	r.faults.add(r.fault(field, kind, message, hint))
}

func (r *csvReading) fault(field csvField, kind rules.Kind, message, hint wording.Message) *rules.Error {
	return &rules.Error{Kind: kind, Line: field.line, Column: field.column, Width: utf8.RuneCountInString(field.raw),
		Message: message, Hint: hint, Source: r.records.show(field.start)}
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

// csvFaults gathers what is wrong with a file.
type csvFaults struct {
	file   string
	list   rules.Errors
	untold int          // beyond maxCSVFaults
	next   *rules.Error // the first of them
}

func (f *csvFaults) full() bool { return len(f.list) >= maxCSVFaults }

func (f *csvFaults) add(fault *rules.Error) {
	fault.File = f.file
	switch {
	case !f.full():
		f.list = append(f.list, fault)
		return
	case f.untold == 0:
		f.next = fault
	}
	f.untold++
}

// sorted returns the faults in file order, and after them how many more there are.
func (f *csvFaults) sorted() rules.Errors {
	list := rules.AllErrors(f.list.Err())
	if f.untold == 0 {
		return list
	}
	at := *f.next
	if last := list[len(list)-1]; cmp.Or(cmp.Compare(last.Line, at.Line), cmp.Compare(last.Column, at.Column)) > 0 {
		at = *last // not everything is checked from left to right and from top to bottom
	}
	at.Kind, at.Message, at.Hint = rules.KindLimit, csvMoreErrors.With(f.untold), csvHintMoreErrors.With()
	return append(list, &at)
}
