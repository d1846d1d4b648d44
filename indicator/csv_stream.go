package indicator

import (
	"bufio"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// The size of a block of a stream: so many rows, and no more bytes even where a quotation mark is never closed.
const (
	streamRows  = 4096
	streamBytes = 16 << 20
)

var (
	streamLong     = wording.New("stream_long", "found a row for each value, expected a row for each unit", "mỗi dòng một số liệu, cần mỗi dòng một đơn vị")
	hintStreamLong = wording.New("", "read the file as a whole: the values of a unit may stand anywhere in it", "hãy đọc cả tệp: số liệu của một đơn vị có thể nằm ở nhiều chỗ")
)

// StreamCSV reads a CSV of any length with a row for each unit, block by block, in memory for one block. The
// rules, faults, places and repairs are those of [Plan.ReadCSVFile]; after a block with faults there is no
// further one. What only the whole file tells is not looked at: a unit that stands in two blocks, last year's
// values in other rows, totals, and what is added up for the city.
func (p *Plan) StreamCSV(r io.Reader, file string, numbers Numbers) iter.Seq2[*Dataset, error] {
	return func(yield func(*Dataset, error) bool) {
		s := csvSplitter{lines: bufio.NewReaderSize(r, 1<<16)}
		head := s.head()
		headLines := s.line
		for first := true; ; first = false {
			begins := s.line
			body := s.block()
			if body == "" && !first {
				if s.err != nil {
					yield(nil, s.err)
				}
				return
			}
			set, err := p.streamed(head+body, file, numbers, headLines, begins)
			if !yield(set, err) || err != nil {
				return
			}
		}
	}
}

// streamed reads a block under its head, and moves its lines to where they stand in the file.
func (p *Plan) streamed(text, file string, numbers Numbers, headLines, begins int) (*Dataset, error) {
	moved := func(line int) int {
		if line > headLines {
			return line - headLines + begins
		}
		return line
	}
	set, err := p.ReadCSVFile(strings.NewReader(text), file, numbers)
	if err != nil {
		for _, e := range rules.AllErrors(err) {
			e.Line = moved(e.Line)
		}
		return nil, err
	}
	if set.long {
		return nil, rules.Errors{{Kind: rules.KindInvalid, File: file, Message: streamLong.With(), Hint: hintStreamLong.With()}}
	}
	for i := range set.Notes {
		set.Notes[i].Line = moved(set.Notes[i].Line)
	}
	for _, r := range set.records {
		r.data.line = moved(r.data.line)
	}
	return set, nil
}

// Records returns the records in the order of the data, that of the city among them.
func (set *Dataset) Records() []Record { return slices.Clone(set.records) }

// A csvSplitter cuts a CSV between rows.
type csvSplitter struct {
	lines *bufio.Reader
	line  int // how many lines were read
	err   error
}

// row reads a row, which has several lines where one ends within quotation marks; empty at the end.
func (s *csvSplitter) row(most int) string {
	var row strings.Builder
	quoted := false
	for row.Len() < most {
		text, err := s.lines.ReadString('\n')
		if text != "" {
			s.line++
			row.WriteString(text)
			quoted = quoted != (strings.Count(text, `"`)%2 == 1)
		}
		if err != nil && err != io.EOF {
			s.err = err
		}
		if err != nil || !quoted {
			break
		}
	}
	return row.String()
}

// head reads the header and what stands above it.
func (s *csvSplitter) head() string {
	var head strings.Builder
	for head.Len() < streamBytes {
		row := s.row(streamBytes)
		head.WriteString(row)
		content := strings.Trim(strings.TrimPrefix(row, "\ufeff"), " \t\r\n,;\"")
		if row == "" || content != "" && !strings.HasPrefix(content, "#") && !strings.HasPrefix(content, "sep=") {
			break
		}
	}
	return head.String()
}

// block reads the next rows.
func (s *csvSplitter) block() string {
	var block strings.Builder
	for rows := 0; rows < streamRows && block.Len() < streamBytes; rows++ {
		row := s.row(streamBytes)
		if row == "" {
			break
		}
		block.WriteString(row)
	}
	return block.String()
}
