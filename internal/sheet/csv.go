package sheet

import (
	"encoding/csv"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/childward/childward/rules"
)

// OpenCSV reads a file of CSV into memory, at most 256 MiB of it, and finds its header. File is the name that
// errors show. What is wrong with the file is among the faults of the table.
func OpenCSV(src io.Reader, file string, header Header) *Table {
	content, fault := readText(src, maxBytes)
	if fault != nil {
		return refused(file, fault)
	}
	return newTable(text{content: content}, file, header)
}

// refused is a table of which nothing can be read.
func refused(file string, fault *rules.Error) *Table {
	table := &Table{Rows: func(func([]Cell) bool) {}, Place: func(Cell) rules.Error { return rules.Error{} }, Faults: &Faults{File: file}}
	table.Faults.Add(fault)
	return table
}

// A text is CSV in memory: all of a file, or the lines above its rows and a block of the rows.
type text struct {
	content string
	head    int // how many lines stand above the block; 0 where the text is all of the file
	begins  int // how many lines of the file stand above the block
}

// line returns where a line of the text stands in the file.
func (t text) line(line int) int {
	if line > t.head {
		return line - t.head + t.begins
	}
	return line
}

// csvReader makes a table of a text.
type csvReader struct {
	text    text
	header  Header
	table   *Table
	records *records
}

func newTable(t text, file string, header Header) *Table {
	r := &csvReader{text: t, header: header, table: &Table{Meta: map[string]string{}, Said: map[string]int{}, Faults: &Faults{File: file}}}
	r.table.Rows, r.table.Place = r.rows, r.place
	offset, line := r.preamble()
	if offset == len(t.content) {
		r.table.Faults.Add(&rules.Error{Kind: rules.KindInvalid, Message: emptyFile.With(header.Example), Hint: hintHeader.With()})
		return r.table
	}
	if r.findHeader(offset, line) {
		r.readHeader()
	}
	return r.table
}

// readHeader reads the row that names the columns.
func (r *csvReader) readHeader() {
	cells, fault, _ := r.records.next()
	if fault != nil {
		r.quoteFault(fault)
		return
	}
	r.table.Header = slices.Clone(cells)
}

// rows are the rows below the header, if there is one.
func (r *csvReader) rows(yield func([]Cell) bool) {
	for r.table.Header != nil {
		cells, fault, ok := r.records.next()
		if !ok {
			return
		}
		if fault != nil {
			r.quoteFault(fault)
		} else if !yield(cells) {
			return
		}
	}
}

func (r *csvReader) place(cell Cell) rules.Error {
	return rules.Error{Line: cell.Line, Column: cell.Column, Width: utf8.RuneCountInString(cell.raw), Source: r.records.show(cell.start)}
}

// quoteFault reports a row whose quotes do not match, and goes on with the line below the one it begins in, so
// that one quote too many does not hide the rest of the file.
func (r *csvReader) quoteFault(parse *csv.ParseError) {
	fault := &rules.Error{Kind: rules.KindSyntax, Line: r.text.line(parse.StartLine)}
	start := r.records.lineStart(r.records.start, r.records.line, parse.StartLine)
	line := r.text.content[start:r.records.lineEnd(start)]
	if at := parse.Column - 1; parse.Line == parse.StartLine && at < len(line) {
		fault.Column, fault.Width = utf8.RuneCountInString(line[:at])+1, 1
		fault.Message, fault.Hint = quoteInside.With(), hintQuote.With()
	} else {
		fault.Column, fault.Width = 1, utf8.RuneCountInString(line)
		fault.Message, fault.Hint = quoteOpen.With(r.text.line(parse.Line)), hintCloseQuote.With()
	}
	fault.Source = r.records.show(start)
	if parse.Line != parse.StartLine && !r.table.Faults.Full() { // beyond what is told, reading twice would be in vain
		r.records.resume(start+lineLength(r.text.content[start:]), parse.StartLine+1)
	}
	r.table.Faults.Add(fault)
}
