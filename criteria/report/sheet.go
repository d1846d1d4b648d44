package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules/exact"
)

// A csvSheet writes rows of CSV whose cells no spreadsheet takes for formulas. With Vietnamese numbers it is what Excel on
// a Vietnamese machine opens: a byte order mark, semicolons, and commas before decimals. An error of the writer stays
// with it.
type csvSheet struct {
	*csv.Writer
	numbers indicator.Numbers
	err     error
}

func newSheet(w io.Writer, numbers indicator.Numbers) *csvSheet {
	s := &csvSheet{Writer: csv.NewWriter(w), numbers: numbers}
	if numbers == indicator.VietnameseNumbers {
		s.Comma = ';'
		_, s.err = io.WriteString(w, "\ufeff")
	}
	return s
}

func (s *csvSheet) row(cells ...string) {
	for i := range cells {
		cells[i] = sheet.Guard(cells[i])
	}
	if s.err == nil {
		s.err = s.Write(cells)
	}
}

// number is a number in the convention of the sheet: the exact decimal if it is finite, else rounded to 20 places.
func (s *csvSheet) number(n exact.Number) string {
	if s.numbers == indicator.VietnameseNumbers {
		return strings.Replace(n.Decimal(), ".", ",", 1)
	}
	return n.Decimal()
}

func (s *csvSheet) truth(is bool) string { return strconv.FormatBool(is) }

// close writes what is still held back, and returns the first error.
func (s *csvSheet) close() error {
	if s.err != nil {
		return s.err
	}
	s.Flush()
	return s.Error()
}
