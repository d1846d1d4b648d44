package indicator

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// The most that is read of a file and of one line; beyond, it is something else than statistics.
const (
	maxCSVBytes = 256 << 20
	maxCSVLine  = 256 << 10
)

// csvFromUTF8 reads a file of at most limit bytes as text in NFC. What cannot be text is one fault, because
// nothing else that could be said of such a file would be true.
func csvFromUTF8(src io.Reader, limit int64) (string, *rules.Error) {
	var read strings.Builder
	n, err := io.Copy(&read, io.LimitReader(src, limit+1))
	if err != nil {
		return "", &rules.Error{Kind: rules.KindSyntax, Message: csvUnreadable.With(err.Error())}
	}
	if n > limit {
		return "", &rules.Error{Kind: rules.KindLimit, Message: csvTooLarge.With(int(limit >> 20)), Hint: csvHintSplitFile.With()}
	}
	raw := read.String()
	if fault := csvNotUTF8Text(raw); fault != nil {
		return "", fault
	}
	text := wording.Normalise(raw)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // line ends of old Macs
	}
	return text, csvLongLine(text)
}

// csvNotUTF8Text says why a file is no UTF-8 text, nil when it is.
func csvNotUTF8Text(raw string) *rules.Error {
	switch {
	case strings.HasPrefix(raw, "PK\x03\x04"), strings.HasPrefix(raw, "\xd0\xcf\x11\xe0"):
		return &rules.Error{Kind: rules.KindSyntax, Message: csvWorkbook.With(), Hint: csvHintSaveUTF8.With()}
	case csvIsUTF16(raw):
		return &rules.Error{Kind: rules.KindSyntax, Message: csvUTF16.With(), Hint: csvHintSaveUTF8.With()}
	}
	if at := strings.IndexByte(raw, 0); at >= 0 {
		return csvFaultAt(raw, at, csvNotText.With(), csvHintSaveUTF8.With())
	}
	at := invalidUTF8(raw)
	if at < 0 {
		return nil
	}
	line := strings.LastIndexByte(raw[:at], '\n') + 1
	if name := csvGuessEncoding(raw[line:min(len(raw), at+64<<10)]); name != "" {
		return csvFaultAt(raw, at, csvLegacyEncoding.With(name), csvHintConvert.With())
	}
	return csvFaultAt(raw, at, csvNotUTF8.With(), csvHintSaveUTF8.With())
}

// invalidUTF8 returns where the first byte stands that is not UTF-8, -1 when there is none.
func invalidUTF8(raw string) int {
	for i, r := range raw {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(raw[i:]); size == 1 {
			return i
		}
	}
	return -1
}

// csvFaultAt is a fault at one byte of a text that may be no text; lines that long are not shown.
func csvFaultAt(raw string, at int, message, hint wording.Message) *rules.Error {
	start := strings.LastIndexByte(raw[:at], '\n') + 1
	fault := &rules.Error{Kind: rules.KindSyntax, Line: strings.Count(raw[:start], "\n") + 1, Message: message, Hint: hint}
	line, _, _ := strings.Cut(raw[start:], "\n")
	if len(line) <= maxCSVLine {
		fault.Column, fault.Width = utf8.RuneCountInString(raw[start:at])+1, 1
		fault.Source = wording.Printable(strings.TrimRight(line, "\r"))
	}
	return fault
}

// csvLongLine finds a line that is too long, so that nothing below ever holds or shows one.
func csvLongLine(text string) *rules.Error {
	for line := 1; ; line++ {
		end := strings.IndexByte(text, '\n')
		if end > maxCSVLine || end < 0 && len(text) > maxCSVLine {
			return &rules.Error{Kind: rules.KindLimit, Line: line, Message: csvLineTooLong.With(maxCSVLine >> 10), Hint: csvHintUnclosedLine.With()}
		}
		if end < 0 {
			return nil
		}
		text = text[end+1:]
	}
}

// unwrapExcelText turns ="06760", which keeps spreadsheets from reading a code as a number, into 06760 with
// blanks around it: no place in the text moves. In sound CSV the pattern cannot stand inside quotes.
func unwrapExcelText(text string) string {
	const open = `="`
	if !strings.Contains(text, open) {
		return text
	}
	const delimiters = ",;\t\r\n"
	unwrapped := []byte(text)
	for at := 0; ; {
		next := strings.Index(text[at:], open)
		if next < 0 {
			return string(unwrapped)
		}
		start := at + next
		at = start + len(open)
		length := strings.IndexAny(text[at:min(len(text), at+maxCSVLine)], `"`+delimiters)
		if length <= 0 || text[at+length] != '"' {
			continue
		}
		end := at + length
		if (start == 0 || strings.IndexByte(delimiters, text[start-1]) >= 0) &&
			(end+1 == len(text) || strings.IndexByte(delimiters, text[end+1]) >= 0) {
			unwrapped[start], unwrapped[start+1], unwrapped[end] = ' ', ' ', ' '
		}
		at = end
	}
}

// preamble reads what may stand above the header: blank lines, comments (# key: value gives meta data) and
// the sep=; of spreadsheets. It returns where the header begins.
func (r *csvReading) preamble(text string) (offset, line int) {
	said := map[string]int{}
	for line = 1; offset < len(text); line++ {
		whole, _, _ := strings.Cut(text[offset:], "\n")
		// A spreadsheet that saves the file again pads the line to the width of the table, and quotes it.
		content := strings.TrimRight(whole, " \t\r,;")
		if quoted, ok := strings.CutPrefix(content, `"#`); ok {
			content = "#" + strings.ReplaceAll(strings.TrimSuffix(quoted, `"`), `""`, `"`)
		}
		comment, isComment := strings.CutPrefix(content, "#")
		if strings.Trim(strings.ReplaceAll(content, `""`, ""), " ,;\t") != "" && !isComment && !strings.HasPrefix(content, "sep=") {
			return offset, line
		}
		if isComment {
			r.comment(comment, line, whole, said)
		}
		offset = min(len(text), offset+len(whole)+1)
	}
	return offset, line
}

// comment keeps a comment of the form key: value, whose key is one word; any other is for people only.
func (r *csvReading) comment(text string, line int, source string, said map[string]int) {
	key, value, ok := strings.Cut(text, ":")
	key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
	if !ok || key == "" || strings.ContainsFunc(key, unicode.IsSpace) {
		return
	}
	if before, again := r.file.meta[key]; again && before != value {
		r.faults.add(&rules.Error{Kind: rules.KindInvalid, Line: line, Column: 1, Width: utf8.RuneCountInString(source),
			Message: csvMetaTwice.With(wording.Shorten(key), said[key]), Hint: csvHintMetaOnce.With(), Source: wording.Printable(strings.TrimRight(source, "\r"))})
		return
	}
	r.file.meta[key], said[key] = value, line
}

// csvDelimiters are what may separate columns.
var csvDelimiters = []rune{',', ';', '\t'}

// csvSplitHeader splits the row at the beginning of a text with each delimiter, and returns the one that
// gives the most known columns, and how many.
func csvSplitHeader(text string, known func(string) bool) (delimiter rune, columns int) {
	delimiter = csvDelimiters[0]
	for _, d := range csvDelimiters {
		reader := csv.NewReader(strings.NewReader(text[:min(len(text), maxCSVLine)]))
		reader.Comma, reader.LazyQuotes = d, true
		fields, _ := reader.Read() // what is wrong with it is said when it is read in earnest
		found := 0
		for _, field := range fields {
			if known(field) {
				found++
			}
		}
		if found > columns {
			delimiter, columns = d, found
		}
	}
	return delimiter, columns
}

// csvRecords walks the rows of a text and knows the place of every field.
type csvRecords struct {
	text   string // as it stands in the file
	parsed string // the same with unwrapExcelText
	reader *csv.Reader
	from   int // where the text of the reader begins, and its line
	line0  int
	start  int // where the last row, and the blank lines before it, begin, and their line
	line   int
	end    int // where the last row ends
	fields []csvField

	shownAt int // the line shown last: many errors of one line share its text
	shown   string
}

// A csvField is a field with its place.
type csvField struct {
	text   string
	raw    string // as it stands in the file, with its quotes; its first line only
	line   int
	column int // from 1, in characters
	start  int // where its line begins
}

func newCSVRecords(text string, delimiter rune, offset, line int) *csvRecords {
	r := &csvRecords{text: text, parsed: unwrapExcelText(text), shownAt: -1}
	r.reader = csv.NewReader(nil)
	r.reader.Comma = delimiter
	r.resume(offset, line)
	return r
}

// resume goes on at the beginning of a line.
func (r *csvRecords) resume(offset, line int) {
	delimiter := r.reader.Comma
	r.reader = csv.NewReader(bufio.NewReader(strings.NewReader(r.parsed[offset:])))
	r.reader.Comma, r.reader.FieldsPerRecord, r.reader.ReuseRecord = delimiter, -1, true
	r.from, r.line0, r.start, r.end, r.line = offset, line-1, offset, offset, line
}

// next reads a row. At the end of the text ok is false; a row that cannot be split has a fault instead of fields.
func (r *csvRecords) next() (fields []csvField, fault *csv.ParseError, ok bool) {
	r.line += strings.Count(r.text[r.start:r.end], "\n")
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
	return r.fields, nil, true
}

// locate finds the fields of the last row in the text, in one walk along its lines.
func (r *csvRecords) locate(texts []string) {
	r.fields = r.fields[:0]
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
		column += utf8.RuneCountInString(r.text[counted:at])
		counted = at
		if i > 0 && r.fields[i-1].line == line {
			before := &r.fields[i-1]
			before.raw = before.raw[:len(before.raw)-len(r.text[at-1:end])]
		}
		r.fields = append(r.fields, csvField{text: text, raw: r.text[at:end], line: line, column: column, start: start})
	}
}

// lineStart returns where a later line begins, given where an earlier one does.
func (r *csvRecords) lineStart(start, from, line int) int {
	for ; from < line; from++ {
		start += csvLineLength(r.text[start:])
	}
	return start
}

// csvLineLength is the length of the first line of a text, with its line break.
func csvLineLength(text string) int {
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		return end + 1
	}
	return len(text)
}

// lineEnd returns where the line that begins at start ends, without its line break.
func (r *csvRecords) lineEnd(start int) int {
	line, _, _ := strings.Cut(r.text[start:], "\n")
	return start + len(strings.TrimSuffix(line, "\r"))
}

// show returns the line that begins at start, printable.
func (r *csvRecords) show(start int) string {
	if r.shownAt != start {
		r.shownAt, r.shown = start, wording.Printable(r.text[start:r.lineEnd(start)])
	}
	return r.shown
}
