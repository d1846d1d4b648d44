package sheet

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/rules/wording"
)

// records walks the rows of a text and knows the place of every field.
type records struct {
	text   text
	parsed string // the text with unwrapExcelText
	reader *csv.Reader
	from   int // where the text of the reader begins, and its line
	line0  int
	start  int // where the last row, and the blank lines before it, begin, and their line
	line   int
	end    int // where the last row ends
	cells  []Cell

	shownAt int // the line shown last: many errors of one line share its text
	shown   string
}

func newRecords(t text, delimiter rune, offset, line int) *records {
	r := &records{text: t, parsed: unwrapExcelText(t.content), shownAt: -1}
	r.reader = csv.NewReader(nil)
	r.reader.Comma = delimiter
	r.resume(offset, line)
	return r
}

// resume goes on at the beginning of a line.
func (r *records) resume(offset, line int) {
	delimiter := r.reader.Comma
	r.reader = csv.NewReader(bufio.NewReader(strings.NewReader(r.parsed[offset:])))
	r.reader.Comma, r.reader.FieldsPerRecord, r.reader.ReuseRecord = delimiter, -1, true
	r.from, r.line0, r.start, r.end, r.line = offset, line-1, offset, offset, line
}

// next reads a row. At the end of the text ok is false; a row that cannot be split has a fault instead of cells.
func (r *records) next() (cells []Cell, fault *csv.ParseError, ok bool) {
	r.line += strings.Count(r.text.content[r.start:r.end], "\n")
	r.start = r.end
	texts, err := r.reader.Read()
	r.end = r.from + int(r.reader.InputOffset())
	if err == io.EOF {
		return nil, nil, false
	}
	if parse, isParse := errors.AsType[*csv.ParseError](err); isParse {
		parse.Line += r.line0
		parse.StartLine += r.line0
		return nil, parse, true
	}
	r.locate(texts)
	return r.cells, nil, true
}

// locate finds the fields of the last row in the text, in one walk along its lines.
func (r *records) locate(texts []string) {
	r.cells = r.cells[:0]
	line, start := r.line, r.start
	counted, column := start, 1 // characters are counted up to here
	end := r.lineEnd(start)
	for i, text := range texts {
		fieldLine, byteColumn := r.reader.FieldPos(i)
		if line < r.line0+fieldLine {
			start, line = r.lineStart(start, line, r.line0+fieldLine), r.line0+fieldLine
			end = r.lineEnd(start)
			counted, column = start, 1
		}
		at := start + byteColumn - 1
		column += utf8.RuneCountInString(r.text.content[counted:at])
		counted = at
		if i > 0 && r.cells[i-1].start == start {
			before := &r.cells[i-1]
			before.raw = before.raw[:len(before.raw)-len(r.text.content[at-1:end])]
		}
		r.cells = append(r.cells, Cell{Text: text, Line: r.text.line(line), Column: column, raw: r.text.content[at:end], start: start})
	}
}

// lineStart returns where a later line begins, given where an earlier one does.
func (r *records) lineStart(start, from, line int) int {
	for ; from < line; from++ {
		start += lineLength(r.text.content[start:])
	}
	return start
}

// lineLength is the length of the first line of a text, with its line break.
func lineLength(text string) int {
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		return end + 1
	}
	return len(text)
}

// lineEnd returns where the line that begins at start ends, without its line break.
func (r *records) lineEnd(start int) int {
	line, _, _ := strings.Cut(r.text.content[start:], "\n")
	return start + len(strings.TrimSuffix(line, "\r"))
}

// show returns the line that begins at start, printable.
func (r *records) show(start int) string {
	if r.shownAt != start {
		r.shownAt, r.shown = start, wording.Printable(r.text.content[start:r.lineEnd(start)])
	}
	return r.shown
}
