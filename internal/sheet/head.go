package sheet

import (
	"encoding/csv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// preamble reads what may stand above the header: blank lines, comments (# key: value gives meta data) and
// the sep=; of spreadsheets. It returns where the header begins.
func (r *csvReader) preamble() (offset, line int) {
	content := r.text.content
	for line = 1; offset < len(content); line++ {
		whole, _, _ := strings.Cut(content[offset:], "\n")
		comment, isComment, isHead := aboveHeader(whole)
		if !isHead {
			return offset, line
		}
		if isComment {
			r.comment(comment, line, whole)
		}
		offset = min(len(content), offset+len(whole)+1)
	}
	return offset, line
}

// aboveHeader reports whether a line stands above the header: blank, a comment or sep=;.
func aboveHeader(line string) (comment string, isComment, ok bool) {
	// A spreadsheet that saves the file again pads the line to the width of the table, and quotes it.
	content := strings.TrimRight(line, " \t\r,;")
	if quoted, ok := strings.CutPrefix(content, `"#`); ok {
		content = "#" + strings.ReplaceAll(strings.TrimSuffix(quoted, `"`), `""`, `"`)
	}
	comment, isComment = strings.CutPrefix(content, "#")
	blank := strings.Trim(strings.ReplaceAll(content, `""`, ""), " ,;\t") == ""
	return comment, isComment, blank || isComment || strings.HasPrefix(content, "sep=")
}

// Comment takes a comment of the form key: value apart, whose key is one word; any other is for people only. The key is
// in lower case.
func Comment(text string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(text, ":")
	key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
	return key, value, ok && key != "" && !strings.ContainsFunc(key, unicode.IsSpace)
}

// comment keeps what a comment says.
func (r *csvReader) comment(comment string, line int, source string) {
	key, value, ok := Comment(comment)
	if !ok {
		return
	}
	if before, again := r.table.Meta[key]; again && before != value {
		r.table.Faults.Add(&rules.Error{Kind: rules.KindInvalid, Line: line, Column: 1, Width: utf8.RuneCountInString(source),
			Message: metaTwice.With(wording.Shorten(key), r.table.Said[key]), Hint: hintMetaOnce.With(), Source: wording.Printable(strings.TrimRight(source, "\r"))})
		return
	}
	r.table.Meta[key], r.table.Said[key] = value, line
}

// findHeader finds the header at or below a line and makes the records ready to read it; ok is false when there is
// none.
func (r *csvReader) findHeader(offset, line int) (ok bool) {
	const enough = 2 // known columns that make a header: a title row may hold a known word by itself
	content := r.text.content
	delimiter, known := r.splitHeader(content[offset:])
	if known < enough {
		below, lines, found := r.headerBelow(content[offset:], enough)
		if lines == 0 && known == 0 {
			r.table.Faults.Add(r.noHeader(content[offset:], line))
			return false
		}
		if lines > 0 {
			r.table.Faults.Add(r.titleRows(content[offset:], line, line+lines))
			offset, line, delimiter = offset+below, line+lines, found
		}
	}
	r.records = newRecords(r.text, delimiter, offset, line)
	return true
}

// noHeader is the fault of a file whose first line is no header, nor one of those below it.
func (r *csvReader) noHeader(content string, line int) *rules.Error {
	fault, first := r.firstLine(content, line)
	fault.Message, fault.Hint = noHeader.With(wording.Shorten(first), r.header.Example), hintHeader.With()
	if hint := MojibakeHint(first); !hint.IsZero() {
		fault.Hint = hint
	}
	return fault
}

// titleRows is the fault of lines above the header that are no comments.
func (r *csvReader) titleRows(content string, line, header int) *rules.Error {
	fault, first := r.firstLine(content, line)
	at := r.text.line(header)
	fault.Message, fault.Hint = titleRows.With(wording.Shorten(first), at), hintTitleRows.With(at)
	return fault
}

// firstLine is a fault of the first line of a text, and what stands in that line.
func (r *csvReader) firstLine(content string, line int) (fault *rules.Error, words string) {
	source := strings.TrimRight(content[:lineLength(content)], "\r\n")
	return &rules.Error{Kind: rules.KindSyntax, Line: r.text.line(line), Column: 1,
		Width: utf8.RuneCountInString(source), Source: wording.Printable(source)}, strings.Trim(source, ",;\t ")
}

// headerBelow looks for a header in the lines below the first; lines is 0 when there is none.
func (r *csvReader) headerBelow(content string, enough int) (offset, lines int, delimiter rune) {
	const furthest = 10
	for line := 1; line <= furthest; line++ {
		offset += lineLength(content[offset:])
		if d, known := r.splitHeader(content[offset:]); known >= enough {
			return offset, line, d
		}
	}
	return 0, 0, 0
}

// delimiters are what may separate columns.
var delimiters = []rune{',', ';', '\t'}

// splitHeader splits the row at the beginning of a text with each delimiter, and returns the one that
// gives the most known columns, and how many.
func (r *csvReader) splitHeader(content string) (delimiter rune, columns int) {
	delimiter = delimiters[0]
	for _, d := range delimiters {
		reader := csv.NewReader(strings.NewReader(content[:min(len(content), maxLine)]))
		reader.Comma, reader.LazyQuotes = d, true
		fields, _ := reader.Read() // what is wrong with it is said when it is read in earnest
		found := 0
		for _, field := range fields {
			if r.header.Known(field) {
				found++
			}
		}
		if found > columns {
			delimiter, columns = d, found
		}
	}
	return delimiter, columns
}
