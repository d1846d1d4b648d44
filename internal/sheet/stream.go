package sheet

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/rules"
)

// The size of a block of a stream: so many rows, and no more bytes even where a quotation mark is never closed.
const (
	BlockRows  = 4096
	blockBytes = 16 << 20
)

// maxRawLine is how much of a line is read from a stream. NFC makes a text shorter, to a third at most, so whatever
// is longer than this is longer than maxLine.
const maxRawLine = 4 * maxLine

// StreamCSV reads CSV of any length in memory for a block of its rows: a table for each block, under the header of
// the file. Faults and places are those of [OpenCSV]; a table with a fault is the last one. The error is that of the
// source; a block that it cuts off is left out.
func StreamCSV(src io.Reader, file string, header Header) iter.Seq2[*Table, error] {
	return func(yield func(*Table, error) bool) {
		s := &splitter{lines: bufio.NewReaderSize(src, maxRawLine), end: '\n'}
		head := s.head()
		headLines := s.line
		for first := true; ; first = false {
			begins := s.line
			body := s.block()
			switch {
			case s.err != nil:
				yield(nil, s.err)
				return
			case s.fault != nil:
				yield(refused(file, s.fault), nil)
				return
			case body == "" && !first:
				return
			}
			table := newBlock(text{content: head + body, head: headLines, begins: begins}, file, header)
			if !yield(table, nil) || !table.Faults.None() {
				return
			}
		}
	}
}

// newBlock makes a table of a text that is not decoded yet.
func newBlock(t text, file string, header Header) *Table {
	content, fault := decode(t.content)
	if fault != nil {
		fault.Line = t.line(fault.Line)
		return refused(file, fault)
	}
	t.content = content
	return newTable(t, file, header)
}

// A splitter cuts CSV between rows.
type splitter struct {
	lines *bufio.Reader
	end   byte         // of a line: \n, or \r in files of old Macs
	line  int          // how many lines were read
	fault *rules.Error // a line that is too long; nothing more is read
	err   error        // of the source
}

// next reads a line with its line break, \n; it holds until the next one. It is empty at the end and where the
// splitter has a fault or an error.
func (s *splitter) next() []byte {
	if s.fault != nil || s.err != nil {
		return nil
	}
	line, err := s.lines.ReadSlice(s.end)
	if err == bufio.ErrBufferFull && s.line == 0 && bytes.IndexByte(line, '\r') >= 0 {
		s.end = '\r'
		s.lines = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(bytes.Clone(line)), s.lines), maxRawLine)
		line, err = s.lines.ReadSlice(s.end)
	}
	switch {
	case err == bufio.ErrBufferFull, s.end == '\r' && bytes.IndexByte(line, '\n') >= 0:
		s.fault = s.tooLong(line)
		return nil
	case err != nil && err != io.EOF:
		s.err = err
		return nil
	case len(line) > 0:
		s.line++
	}
	if n := len(line); n > 0 && line[n-1] == s.end {
		line[n-1] = '\n'
	}
	return line
}

// tooLong says what is wrong with the line after those that were read, given its beginning.
func (s *splitter) tooLong(line []byte) *rules.Error {
	for range utf8.UTFMax - 1 { // a character may be cut
		if r, size := utf8.DecodeLastRune(line); r != utf8.RuneError || size != 1 {
			break
		}
		line = line[:len(line)-1]
	}
	check := badByte
	if s.line == 0 {
		check = notUTF8Text
	}
	fault := check(string(line))
	if fault == nil {
		fault = lineTooLong(1)
	}
	if fault.Line > 0 {
		fault.Line += s.line
	}
	return fault
}

// row adds a row to a text: its first line and, where that ends within quotation marks, the lines below it.
func (s *splitter) row(text *strings.Builder, line []byte) {
	most := text.Len() + blockBytes
	for quoted := false; len(line) > 0; line = s.next() {
		text.Write(line)
		quoted = quoted != (bytes.Count(line, []byte{'"'})%2 == 1)
		if !quoted || text.Len() >= most {
			return
		}
	}
}

// head reads the header and what stands above it.
func (s *splitter) head() string {
	var head strings.Builder
	for head.Len() < blockBytes {
		line := s.next()
		if _, _, above := aboveHeader(strings.TrimPrefix(string(bytes.TrimSuffix(line, []byte{'\n'})), "\ufeff")); !above || len(line) == 0 {
			s.row(&head, line)
			break
		}
		head.Write(line)
	}
	return head.String()
}

// block reads the next rows.
func (s *splitter) block() string {
	var block strings.Builder
	for rows := 0; rows < BlockRows && block.Len() < blockBytes; rows++ {
		line := s.next()
		if len(line) == 0 {
			break
		}
		s.row(&block, line)
	}
	return block.String()
}
