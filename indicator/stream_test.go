package indicator

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// streamedFrom gathers what a stream gives.
func streamedFrom(t *testing.T, text string, numbers Numbers) (records []Record, notes []Note, err error) {
	t.Helper()
	for set, e := range CamPha2023().StreamCSV(named(text, "wards.csv"), numbers) {
		if e != nil {
			return records, notes, e
		}
		records, notes = append(records, set.Records()...), append(notes, set.Notes...)
	}
	return records, notes, nil
}

// manyWards is a file of n wards, with a head of four lines and names that go over two.
func manyWards(n int) string {
	var b strings.Builder
	b.WriteString("\ufeff# synthetic: true\n\n# title: many\nunit,name,tier,period,live_births,infant_deaths\n")
	for i := range n {
		fmt.Fprintf(&b, "%05d,\"Xã\n%d\",C,2023,%d,%d\n", i, i, 100+i%300, i%4)
	}
	return b.String()
}

func TestAStreamGivesWhatReadingTheWholeFileGives(t *testing.T) {
	text := manyWards(3*sheet.BlockRows + 17)
	whole, err := CamPha2023().ReadCSV(named(text, "wards.csv"), EnglishNumbers)
	require.NoError(t, err)
	records, _, err := streamedFrom(t, text, EnglishNumbers)
	require.NoError(t, err)
	require.Len(t, records, len(whole.records))
	for i, r := range whole.records {
		require.Equal(t, r.Digest(), records[i].Digest())
		_, line, column := r.Place()
		_, gotLine, gotColumn := records[i].Place()
		require.Equal(t, [2]int{line, column}, [2]int{gotLine, gotColumn})
	}
}

func TestFaultsOfAStreamHaveTheirPlaceInTheFile(t *testing.T) {
	text := manyWards(sheet.BlockRows+100) + "99998,A,C,2023,many,1\n6760,B,C,2023,5,1\n"
	_, err := CamPha2023().ReadCSV(named(text, "wards.csv"), EnglishNumbers)
	require.Error(t, err)
	_, _, streamed := streamedFrom(t, text, EnglishNumbers)
	require.Equal(t, err.Error(), streamed.Error())
	require.Equal(t, rules.AllErrors(err)[0].Detail(wording.Vietnamese), rules.AllErrors(streamed)[0].Detail(wording.Vietnamese))
}

func TestWhatCannotBeStreamedIsRefused(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a row for each value", "unit,period,statistic,value\n06760,2023,live_births,5\n", "wards.csv: found a row for each value, expected a row for each unit"},
		{"no file", "", "wards.csv:1: found nothing, expected a header such as unit,period,recognised"},
		{"an unknown column", "unit,period,live_birth\n06760,2023,5\n", `wards.csv:1:13: column "live_birth" is not a statistic of this plan, nor one of unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := streamedFrom(t, tt.text, EnglishNumbers)
			require.Error(t, err)
			if tt.name != "no file" { // as reading the whole file says it
				require.EqualError(t, err, tt.want)
			}
		})
	}
}

// The lines that a message names are those of the file, as its own place is.
func TestMessagesOfAStreamNameLinesOfTheFile(t *testing.T) {
	many := manyWards(sheet.BlockRows + 100)
	for _, rows := range []string{
		"99998,A,C,2023,5,1\n99998,A,C,2023,5,1\n",                         // stands twice
		"99998,A,C,2023,5,1\n\"99999,B,C,2023,5,1\n99997,D,C,2023,\"5,1\n", // a quote runs on to line
	} {
		_, err := CamPha2023().ReadCSV(named(many+rows, "wards.csv"), EnglishNumbers)
		_, _, streamed := streamedFrom(t, many+rows, EnglishNumbers)
		require.EqualError(t, streamed, err.Error())
	}
}

// Spreadsheets save thousands of blank rows below a table, and a row of totals may be the first of a block.
func TestABlockWithoutAUnitIsNoFault(t *testing.T) {
	head := "unit,name,tier,period,live_births,infant_deaths\n"
	row, blank, total := "06760,Mông Dương,C,2023,248,2\n", strings.Repeat(",,,,,\n", 2*sheet.BlockRows), ",Tổng cộng,,2023,248,2\n"
	for _, text := range []string{row + blank, blank + row, row + blank + total, blank + row + blank} {
		records, _, err := streamedFrom(t, head+text, EnglishNumbers)
		require.NoError(t, err)
		require.Len(t, records, 1)
	}
	for _, text := range []string{"", blank, total + blank} {
		_, _, err := streamedFrom(t, head+text, EnglishNumbers)
		require.EqualError(t, err, "wards.csv:1:1: there is no unit below the header, expected a row for each")
	}
}

// 1 GiB of one line took 4 GB.
func TestAStreamReadsNoMoreOfALineThanALineMayHave(t *testing.T) {
	head := "unit,period,live_births\n06760,2023,5\n06763,2023,"
	source := &endless{}
	reader := namedText{io.MultiReader(strings.NewReader(head), source), "wards.csv"}
	var last error
	for _, err := range CamPha2023().StreamCSV(reader, EnglishNumbers) {
		last = err
	}
	require.EqualError(t, last, "wards.csv:3: a line of more than 256 KiB, expected one row a line")
	require.Less(t, source.read, 4<<20)
}

// endless is a digit again and again.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '1'
	}
	e.read += len(p)
	return len(p), nil
}

func TestAStreamNeedsItsNumbersStated(t *testing.T) {
	_, _, err := streamedFrom(t, "unit,period\n06760,2023\n", "")
	require.EqualError(t, err, "wards.csv: it is not stated how the numbers are written, and 1.234 means two numbers")
}

func TestAReaderThatFailsEndsTheStream(t *testing.T) {
	broken := errors.New("the line is cut")
	reader := io.MultiReader(strings.NewReader("unit,period,live_births\n06760,2023,5\n"), failing{broken})
	var last error
	for _, err := range CamPha2023().StreamCSV(reader, EnglishNumbers) {
		last = err
	}
	require.ErrorIs(t, last, broken)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// rows generates a file of any length.
type rows struct {
	left int
	rest []byte
}

func (r *rows) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.left == 0 {
			return 0, io.EOF
		}
		r.left--
		r.rest = fmt.Appendf(nil, "%07d,C,2023,%d,%d\n", r.left, 100+r.left%300, r.left%4)
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func TestAStreamTakesTheMemoryOfABlock(t *testing.T) {
	heap := func(n int) (most uint64) {
		source := io.MultiReader(strings.NewReader("unit,tier,period,live_births,infant_deaths\n"), &rows{left: n})
		for _, err := range CamPha2023().StreamCSV(source, EnglishNumbers) {
			require.NoError(t, err)
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
		return most
	}
	few := heap(3 * sheet.BlockRows)
	require.Less(t, heap(12*sheet.BlockRows), few+few/2)
}

func BenchmarkStreamCSV(b *testing.B) {
	const n = 20000
	var bytes int64
	for b.Loop() {
		source := io.MultiReader(strings.NewReader("unit,tier,period,live_births,infant_deaths\n"), &rows{left: n})
		for set, err := range CamPha2023().StreamCSV(source, EnglishNumbers) {
			if err != nil || len(set.records) == 0 {
				b.Fatal(err)
			}
		}
		bytes = n * 22
	}
	b.SetBytes(bytes)
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
