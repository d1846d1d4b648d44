package indicator

import (
	"cmp"
	"io"
	"iter"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	streamLong     = wording.New("stream_long", "found a row for each value, expected a row for each unit", "mỗi dòng một số liệu, cần mỗi dòng một đơn vị")
	hintStreamLong = wording.New("", "read the file as a whole: the values of a unit may stand anywhere in it", "hãy đọc cả tệp: số liệu của một đơn vị có thể nằm ở nhiều chỗ")
)

// StreamCSV reads a CSV of any length with a row for each unit, block by block, in memory for one block, whatever
// stands in it. The rules, faults, places and repairs are those of [Plan.ReadCSV]; after a block with faults there is
// no further one. What only the whole file tells is not looked at: a unit that stands in two blocks, last year's
// values in other rows, totals, and what is added up for the city.
func (p *Plan) StreamCSV(r io.Reader, numbers Numbers) iter.Seq2[*Dataset, error] {
	return p.StreamCSVWith(r, ReadOptions{Numbers: numbers})
}

// StreamCSVWith is [Plan.StreamCSV] with a say about columns that the plan does not know. Those that are left out are
// named by the first dataset.
func (p *Plan) StreamCSVWith(r io.Reader, options ReadOptions) iter.Seq2[*Dataset, error] {
	name := nameOf(r)
	file := cmp.Or(name, "csv")
	return func(yield func(*Dataset, error) bool) {
		if err := p.fault(); err != nil {
			yield(nil, err)
			return
		}
		if errs := append(unstated(options.Numbers, file), options.Extra.fault(file)...); errs != nil {
			yield(nil, errs)
			return
		}
		schema := p.sheetSchema(options.Extra)
		found := false
		var empty *sheetReader // of the first block without rows
		for table, err := range sheet.StreamCSV(r, file, schema.names.header()) {
			if err != nil {
				yield(nil, err)
				return
			}
			reader := newSheetReader(table, schema, options.Numbers)
			content, errs := reader.block()
			switch {
			case len(errs) > 0:
				yield(nil, errs)
				return
			case len(content.rows) > 0:
				set := p.datasetOf(content, name, options.Numbers)
				if !found {
					set.Notes = append(set.Notes, content.leftOutNotes(file)...)
				}
				if !yield(set, nil) {
					return
				}
				found = true
			default:
				empty = cmp.Or(empty, reader)
			}
		}
		if !found && empty != nil {
			yield(nil, empty.withoutRows())
		}
	}
}

// block reads a part of a file, which must have a row for each unit.
func (r *sheetReader) block() (sheetContent, rules.Errors) {
	r.read()
	content, errs := r.content()
	if errs == nil && r.long && len(content.rows) > 0 {
		errs = rules.Errors{{Kind: rules.KindInvalid, File: r.table.Faults.File, Message: streamLong.With(), Hint: hintStreamLong.With()}}
	}
	return content, errs
}
