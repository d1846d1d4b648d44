package sheet

import (
	"iter"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Table is the rows of a file or of a part of it.
type Table struct {
	Meta   map[string]string      // what lines such as "# synthetic: true" above the header say, keys in lower case
	Said   map[string]int         // the line of each
	Header []Cell                 // the row that names the columns; nil where none can be read, which is a fault
	Rows   iter.Seq[[]Cell]       // the rows below, blank ones among them, to be read once; a row holds until the next
	Place  func(Cell) rules.Error // where a cell stands, as an error that says nothing yet
	Faults *Faults                // of the source, which leaves out what it cannot read, and of whoever reads on
}

// A Cell is one cell of a table.
type Cell struct {
	Text   string // as it stands, without the quotes of CSV
	Line   int    // from 1
	Column int    // from 1; in CSV in characters

	raw   string // of CSV: with its quotes, as far as its first line goes
	start int    // of CSV: where that line begins in the text
}

// Blank reports whether there is nothing in a cell but blanks.
func (c Cell) Blank() bool { return strings.TrimSpace(c.Text) == "" }

// Fault returns an error about a cell; the hint may be zero.
func (t *Table) Fault(at Cell, kind rules.Kind, message, hint wording.Message) *rules.Error {
	fault := t.Place(at)
	fault.Kind, fault.Message, fault.Hint = kind, message, hint
	return &fault
}

// A Header says how the row is known that names the columns.
type Header struct {
	Known   func(text string) bool // whether a text names a column
	Example string                 // what it may look like, for those who wrote none: unit,period,live_births
}
