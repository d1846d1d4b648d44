package indicator

import (
	"fmt"
	"maps"
	"slices"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Table is what many units reported, a row each: columns that the caller holds, or records. It is made by
// a plan and computed by [Plan.EvaluateAll].
type Table struct {
	Period Period             // of the rows of a table of columns, for those who read results; may be zero
	Unit   func(row int) Unit // the unit of a row of such a table; when nil its code is the number of the row, from 1

	plan    *Plan
	city    bool
	rows    int
	columns []tableColumn // by slot; of a table of columns
	records []Record      // of a table of records
}

// A tableColumn is a column that the caller holds; the zero tableColumn is missing in every row.
type tableColumn struct {
	Column
	given bool
}

// Columns are the statistics of many units by name; last_year.NAME gives last year's column of a statistic.
// A statistic without a column was not reported by anybody.
type Columns map[string]Column

// A Column is the values of one statistic, a row each. It is not copied, and must not be changed as long as
// a [Table] or its results are used.
type Column struct {
	Counts  []int64 // of counts and amounts; a value below 0 contradicts itself
	Flags   Bitmap  // of flags: the rows where it is true
	Missing Bitmap  // the rows that did not report; what stands there in Counts or Flags means nothing
}

var (
	columnLength   = wording.New("column_length", "{0}: a column of {1} rows in a table of {2}", "{0}: cột có {1} dòng, bảng có {2} dòng")
	columnKind     = wording.New("column_kind", "{0}: expected {1}", "{0}: cần {1}")
	columnCounts   = wording.New("", "Counts, a whole number in each row", "Counts, mỗi dòng một số nguyên")
	columnFlags    = wording.New("", "Flags, a bit for each row", "Flags, mỗi dòng một bit")
	tableRows      = wording.New("table_rows", "a table of {0} rows", "bảng có {0} dòng")
	recordMissing  = wording.New("record_missing", "record {0} is none", "bản ghi thứ {0} không có")
	levelDiffers   = wording.New("level_differs", "record {0} is of {1}, the first one of {2}", "bản ghi thứ {0} là của {1}, bản ghi đầu là của {2}")
	levelOfWard    = wording.New("", "a ward", "một xã, phường")
	levelOfCity    = wording.New("", "{0}", "{0}")
	tableOtherPlan = wording.New("table_plan", "the table was made by another plan", "bảng thuộc kế hoạch khác")
)

// Table makes a table of wards from columns. What is wrong comes all at once: a name that is no statistic,
// a column of another kind or length.
func (p *Plan) Table(rows int, columns Columns) (*Table, error) {
	if err := p.fault(); err != nil {
		return nil, err
	}
	t := &Table{plan: p, rows: rows}
	var errs rules.Errors
	if rows < 0 {
		errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: "table", Message: tableRows.With(rows)})
	}
	scope := p.ward.scope
	t.columns = make([]tableColumn, len(scope.Names()))
	for _, key := range slices.Sorted(maps.Keys(columns)) {
		name := wording.Normalise(key)
		slot, ok := scope.Slot(name)
		if !ok {
			errs = append(errs, &rules.Error{Kind: rules.KindUnknownName, File: "table", Message: phrases.StatisticUnknown.With(name), Hint: p.didYouMean(name)})
			continue
		}
		if t.columns[slot].given {
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: "table", Message: nameTwice.With(name)})
		}
		t.columns[slot] = tableColumn{columns[key], true}
		if message := columns[key].fault(name, rows, scope.Type(slot)); !message.IsZero() {
			errs = append(errs, &rules.Error{Kind: rules.KindType, File: "table", Message: message})
		}
	}
	if err := errs.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

// fault says what is wrong with a column; the zero message when nothing is.
func (c Column) fault(name string, rows int, typ rules.Type) wording.Message {
	switch {
	case typ == rules.TruthType && c.Counts != nil:
		return columnKind.With(name, columnFlags.With())
	case typ == rules.NumberType && (c.Flags != nil || c.Counts == nil && rows > 0):
		return columnKind.With(name, columnCounts.With())
	case typ == rules.NumberType && len(c.Counts) != rows:
		return columnLength.With(name, len(c.Counts), rows)
	}
	return wording.Message{}
}

// TableOf makes a table of records, either of wards or of cities. The records are shared, not copied.
func (p *Plan) TableOf(records []Record) (*Table, error) {
	if err := p.fault(); err != nil {
		return nil, err
	}
	t := &Table{plan: p, rows: len(records), records: records}
	var errs rules.Errors
	refuse := func(i int, message wording.Message) {
		errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: fmt.Sprintf("records[%d]", i), Message: message})
	}
	t.city = len(records) > 0 && records[0].IsCity()
	for i, r := range records {
		switch {
		case r.IsZero():
			refuse(i, recordMissing.With(i))
		case !p.owns(r):
			refuse(i, planDiffers.With())
		case r.IsCity() != t.city:
			refuse(i, levelDiffers.With(i, p.levelWords(!t.city), p.levelWords(t.city)))
		}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return t, nil
}

func (p *Plan) levelWords(city bool) wording.Message {
	if city {
		return levelOfCity.With(p.definition.Area.Whole())
	}
	return levelOfWard.With()
}

// record returns a row as a record.
func (t *Table) record(row int) Record {
	if t.records != nil {
		return t.records[row]
	}
	unit := Unit{Code: fmt.Sprint(row + 1)}
	if t.Unit != nil {
		unit = t.Unit(row)
	}
	d := t.newRecord()
	d.unit = unit
	t.fill([]Record{{d}}, row, func(slot int, n int64) rules.Value {
		return rules.InvalidValue(reasonNegative.With(d.label(slot), exact.Int(n)))
	})
	return Record{d}
}

// blockRows is how many rows of columns are brought into records at once: so many that a column is read in runs, so
// few that the records stay in the cache until they are judged.
const blockRows = 64

// newBlock returns the memory for block.
func (t *Table) newBlock() []Record {
	block := make([]Record, blockRows)
	if t.records == nil {
		for i := range block {
			block[i] = Record{t.newRecord()}
		}
	}
	return block
}

// block returns the records from a row on, as many as the memory holds. Those of columns stand in the memory, and know
// no unit and no reason.
func (t *Table) block(memory []Record, from int) []Record {
	rows := min(len(memory), t.rows-from)
	if t.records != nil {
		return t.records[from : from+rows]
	}
	t.fill(memory[:rows], from, func(int, int64) rules.Value { return belowZero })
	return memory[:rows]
}

// belowZero stands in a slot that contradicts itself, where nobody asks why.
var belowZero = rules.InvalidValue(wording.Message{})

func (t *Table) newRecord() *recordData {
	return &recordData{plan: t.plan, period: t.Period, partly: isPartly(t.Period), row: t.plan.ward.scope.NewRow()}
}

// fill brings rows of the columns into records, in place of what other rows left there.
func (t *Table) fill(records []Record, from int, wrong func(slot int, n int64) rules.Value) {
	for slot := range t.columns {
		c := &t.columns[slot]
		switch {
		case !c.given:
			continue
		case c.Counts != nil:
			for i, n := range c.Counts[from : from+len(records)] {
				if n < 0 {
					records[i].data.row.Set(slot, wrong(slot, n))
					continue
				}
				records[i].data.row.SetInt(slot, n)
			}
		default:
			for i := range records {
				records[i].data.row.Set(slot, rules.TruthValue(c.Flags.has(from+i)))
			}
		}
		for i := c.Missing.next(from); i < from+len(records); i = c.Missing.next(i + 1) {
			records[i-from].data.row.SetMissing(slot)
		}
	}
}
