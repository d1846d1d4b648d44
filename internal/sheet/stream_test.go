package sheet

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/childward/childward/rules"
)

// header knows the columns code and n.
var header = Header{Known: func(text string) bool { return text == "code" || text == "n" }, Example: "code,n"}

// A streamed file is what a stream gave of it.
type streamed struct {
	cells  []Cell
	faults rules.Errors
	err    error
}

func (s *streamed) take(table *Table) {
	for row := range table.Rows {
		s.cells = append(s.cells, row...)
	}
	s.faults = append(s.faults, table.Faults.Sorted()...)
}

func stream(src io.Reader) (s streamed) {
	for table, err := range StreamCSV(src, "x.csv", header) {
		if s.err = err; err == nil {
			s.take(table)
		}
	}
	return s
}

// endless is a text, and then another one again and again.
func endless(head, again string) io.Reader {
	return io.MultiReader(strings.NewReader(head), &repeated{text: again})
}

type repeated struct {
	text string
	at   int
	read int64
}

func (r *repeated) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = r.text[r.at]
		r.at = (r.at + 1) % len(r.text)
	}
	r.read += int64(len(p))
	return len(p), nil
}

// A line of 400 MB took 2 GB, a file of 1 GiB of NULs 4.1 GB: both were read to their end.
func TestWhatHasNoEndIsRefusedBeforeItIsRead(t *testing.T) {
	tests := []struct {
		name, head, again string
		want              string
	}{
		{"a line", "code,n\nA,1\n", "y", "x.csv:3: a line of more than 256 KiB, expected one row a line"},
		{"the first line", "", "code,n,", "x.csv:1: a line of more than 256 KiB, expected one row a line"},
		{"a line of Vietnamese", "code,n\nA,1\n", "ồ", "x.csv:3: a line of more than 256 KiB, expected one row a line"},
		{"a line of marks apart", "code,n\nA,1\n", norm.NFD.String("ồ"), "x.csv:3: a line of more than 256 KiB, expected one row a line"},
		{"NULs", "", "\x00", `x.csv: the text is in UTF-16 (Excel's "Unicode Text"), expected UTF-8`},
		{"NULs in a line", "code,n\nA,1\n", "\x00", "x.csv:3: found a zero byte, expected CSV text"},
		{"bytes that are no text", "code,n\nA,1\n", "\x80", "x.csv:3: the text is not in UTF-8"},
		{"a legacy encoding", "code,n\nA,1\n", "D\xad\xacng ", "x.csv:3: the text is not in UTF-8, it looks like TCVN3 (ABC, .VnTime)"},
		{"a workbook", "PK\x03\x04", "x", "x.csv: found an Excel workbook, expected CSV text"},
		{"a quote that is not closed", "code,n\n\"A,1\n", "06760,5\n", "x.csv:2:1: a quote in this row is not closed: it runs on to line 2097154"},
		{"comments", "", "# note\n", "x.csv: the file is empty, expected a header such as code,n and rows below it"},
		{"line ends of old Macs, and then another", "code,n\r" + strings.Repeat("A,1\r", maxRawLine/4) + "B,2\n", "y", "x.csv:262146: a line of more than 256 KiB, expected one row a line"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := &repeated{text: tt.again}
			faults := faultsOf(t, io.MultiReader(strings.NewReader(tt.head), source))
			require.Equal(t, tt.want, faults[0].Error())
			require.False(t, faults[0].Hint.IsZero())
			require.Less(t, source.read, int64(64<<20))
		})
	}
}

func TestAnEndlessLineTakesTheMemoryOfItsBeginning(t *testing.T) {
	for _, source := range []io.Reader{endless("code,n\nA,1\n", "y"), endless("", "\x00"), endless("code,n\n\"", strings.Repeat("y", 1000)+"\n")} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		require.NotEmpty(t, faultsOf(t, source))
		runtime.ReadMemStats(&after)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(256<<20))
	}
}

// faultsOf reads a stream up to its first fault.
func faultsOf(t *testing.T, src io.Reader) (faults rules.Errors) {
	for table, err := range StreamCSV(src, "x.csv", header) {
		require.NoError(t, err)
		for range table.Rows { // what is wrong with rows is found when they are read
		}
		faults = table.Faults.Sorted()
	}
	return faults
}

// The line that is too long for a stream is the line that is too long for a file.
func TestAStreamRefusesTheLineThatAFileRefuses(t *testing.T) {
	const room = maxLine - len("A,1,")
	for _, line := range []string{
		"A,1," + strings.Repeat("y", room), "A,1," + strings.Repeat("y", room+1),
		"A,1," + norm.NFD.String(strings.Repeat("ồ", room/3)), "A,1," + norm.NFD.String(strings.Repeat("ồ", room/3+1)),
		"A,1," + strings.Repeat("y", maxRawLine-4), "A,1," + strings.Repeat("y", maxRawLine-5), "A,1," + strings.Repeat("y", maxRawLine),
	} {
		for _, text := range []string{"code,n,\nB,2,\n" + line + "\nC,3,\n", "code,n,\nB,2,\n" + line, line + "\ncode,n,\n"} {
			table := OpenCSV(strings.NewReader(text), "x.csv", header)
			var whole streamed
			whole.take(table)
			require.Equal(t, whole.faults, stream(strings.NewReader(text)).faults)
		}
	}
}

func TestAStreamReadsTheFilesOfOldMacs(t *testing.T) {
	const row, rows = "a code of some length,1\r", 60_000 // more than one line of a stream may hold
	s := stream(strings.NewReader("# a: 1\rcode,n\r" + strings.Repeat(row, rows)))
	require.NoError(t, errors.Join(s.err, s.faults.Err()))
	require.Len(t, s.cells, 2*rows)
	last := s.cells[len(s.cells)-1]
	require.Equal(t, []any{"1", rows + 2, len(row) - 1}, []any{last.Text, last.Line, last.Column})
}

// A line of a comment may hold quotes, and a comment that a spreadsheet put in quotes may hold commas.
func TestAStreamFindsTheHeaderThatAFileHas(t *testing.T) {
	rows := strings.Repeat("A,1\n", 2*BlockRows)
	for _, head := range []string{
		"\ufeff# one \" quote\ncode,n\n", "\"# a, \"\"b\"\", c\",,\n\n;;;\ncode,n\n", "sep=,\ncode,n\n", "\"code\",\"n\"\n", "\"code\",\"n\nn\",n\n",
		"\" \"\ncode,n\n", " # no comment\ncode,n\n", "\"# a\nb\"\ncode,n\n",
	} {
		var whole streamed
		whole.take(OpenCSV(strings.NewReader(head+rows), "x.csv", header))
		s := stream(strings.NewReader(head + rows))
		if whole.faults != nil {
			require.Equal(t, whole.faults[0].Error(), s.faults[0].Error(), head)
			continue
		}
		require.NoError(t, s.faults.Err(), head)
		require.Equal(t, texts(whole.cells), texts(s.cells), head)
	}
}

func texts(cells []Cell) string {
	var b bytes.Buffer
	for _, cell := range cells {
		b.WriteString(cell.Text)
	}
	return b.String()
}

// What was read of a row before the line was cut is no row: 24 is not 248.
func TestABlockThatTheSourceCutsOffIsLeftOut(t *testing.T) {
	cut := errors.New("the line is cut")
	src := io.MultiReader(strings.NewReader("code,n\n"+strings.Repeat("A,1\n", BlockRows)+"B,24"), failing{cut})
	s := stream(src)
	require.ErrorIs(t, s.err, cut)
	require.Len(t, s.cells, 2*BlockRows)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
