package indicator

import (
	"slices"
	"strings"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A sheetColumn is a column of a sheet.
type sheetColumn struct {
	role      columnRole
	statistic int    // if the role is statisticColumn
	header    string // as it stands, short enough for a message
}

// readHeader decides between wide and long and gives each column its role; ok is false when a column is
// missing without which no row can be read.
func (r *sheetReader) readHeader() (ok bool) {
	r.long = r.isLong(r.table.Header)
	for role := range r.at {
		r.at[role] = -1
	}
	statistics := map[int]int{} // the column of each
	for i, cell := range r.table.Header {
		column := r.column(cell)
		r.columns = append(r.columns, column)
		var (
			first int
			again bool
			gives string
		)
		switch {
		case column.role == statisticColumn:
			first, again = statistics[column.statistic]
			gives = r.schema.statistics[column.statistic].Name
			statistics[column.statistic] = i
		case column.role < columnRoles:
			first, again = r.at[column.role], r.at[column.role] >= 0
			gives = fixedName(column.role)
			r.at[column.role] = i
		}
		if again {
			r.fail(cell, rules.KindInvalid, columnTwice.With(column.header, gives, first+1, r.columns[first].header), hintOneColumn.With())
		}
	}
	return r.requireColumns()
}

// isLong reports whether a sheet has a row for each value: it has the columns statistic and value, or one of
// them and no statistic.
func (r *sheetReader) isLong(header []sheet.Cell) bool {
	found := map[columnRole]bool{}
	for _, cell := range header {
		if role, ok := r.schema.names.long[headerKey(cell.Text)]; ok {
			found[role] = true
		}
		if len(r.schema.names.statistics(cell.Text)) > 0 {
			found[statisticColumn] = true
		}
	}
	statistic, value := found[nameOfStatisticColumn], found[valueColumn]
	return statistic && value || (statistic || value) && !found[statisticColumn]
}

// meant finds what a header names. Where that is no fixed column it is a statistic, if one is found.
func (r *sheetReader) meant(text string) (role columnRole, found []int) {
	key := headerKey(text)
	if key == "" {
		return untitledColumn, nil
	}
	if role, ok := r.schema.names.fixed[key]; ok {
		return role, nil
	}
	if role, ok := r.schema.names.long[key]; ok && r.long {
		return role, nil
	}
	return statisticColumn, r.schema.names.statistics(text)
}

// column reads one cell of the header.
func (r *sheetReader) column(cell sheet.Cell) sheetColumn {
	column := sheetColumn{role: ignoredColumn, header: wording.Shorten(cell.Text)}
	role, found := r.meant(cell.Text)
	switch {
	case role != statisticColumn:
		column.role = role
	case len(found) == 0 && r.leavesOut(cell.Text):
		r.file.leftOutColumns.add(strings.TrimSpace(cell.Text), cell.Line)
	case len(found) == 0:
		r.fail(cell, rules.KindUnknownName, columnUnknown.With(column.header, r.fixedNames()),
			r.unknownHint(cell.Text, r.schema.names.ofColumns, hintRemoveColumn))
	case r.long:
		r.fail(cell, rules.KindInvalid, columnMixed.With(column.header), hintOneForm.With())
	case len(found) > 1:
		r.fail(cell, rules.KindInvalid, labelShared.With(column.header, r.namesOf(found)), hintUseName.With())
	default:
		column.role, column.statistic = statisticColumn, found[0]
	}
	return column
}

// requireColumns reports the columns that are missing.
func (r *sheetReader) requireColumns() (ok bool) {
	required := []columnRole{unitColumn, periodColumn}
	if r.long {
		required = append(required, nameOfStatisticColumn, valueColumn)
	}
	names := make([]string, len(required))
	for i, role := range required {
		names[i] = fixedName(role)
	}
	ok = true
	for i, role := range required {
		if r.at[role] < 0 {
			fault := r.table.Fault(r.table.Header[0], rules.KindInvalid, columnMissing.With(names[i]), hintAddColumn.With(names))
			fault.Column, fault.Width, fault.Source = 0, 0, "" // the line as a whole
			r.table.Faults.Add(fault)
			ok = false
		}
	}
	return ok
}

// fixedNames are the columns that a sheet of this form may have beside statistics and say something.
func (r *sheetReader) fixedNames() []string {
	var names []string
	for _, column := range fixedColumns {
		if (r.long || !column.long) && column.role != ordinalColumn {
			names = append(names, column.words[0])
		}
	}
	return names
}

func (r *sheetReader) namesOf(statistics []int) []string {
	names := make([]string, len(statistics))
	for i, statistic := range statistics {
		names[i] = r.schema.statistics[statistic].Name
	}
	return names
}

// unknownHint says what an unknown name may have been meant for.
func (r *sheetReader) unknownHint(text string, candidates candidates, otherwise *wording.Template) wording.Message {
	if r.table.Faults.Full() {
		return wording.Message{} // not told any more
	}
	hint, near := r.meantHint(text, candidates)
	switch {
	case !hint.IsZero():
		return hint
	case near == "":
		return otherwise.With()
	case r.schema.extra == IgnoreExtra:
		return hintNotLeftOut.With(near)
	}
	return wording.Suggest(near)
}

// meantHint says what to do about an unknown name that is last year's of a statistic or in a wrong encoding, or else
// gives the name that is near.
func (r *sheetReader) meantHint(text string, candidates candidates) (hint wording.Message, near string) {
	folded := wording.Fold(text)
	if strings.HasPrefix(folded, rules.LastYearPrefix) {
		return hintLastYear.With(), ""
	}
	if hint := sheet.MojibakeHint(text); !hint.IsZero() {
		return hint, ""
	}
	if near := wording.Nearest(folded, candidates.folded); near != "" {
		return wording.Message{}, candidates.shown[slices.Index(candidates.folded, near)]
	}
	return wording.Message{}, ""
}
