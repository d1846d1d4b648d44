package indicator

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A csvRole is what a column is for.
type csvRole int

// The roles. Those before csvRoles belong to one column of a file at most.
const (
	csvUnit csvRole = iota
	csvName
	csvKind
	csvTier
	csvValidFrom
	csvPeriod
	csvNameOfStatistic // long form
	csvValue           // long form
	csvRoles
	csvStatistic // wide form: the values of one statistic
	csvIgnored   // long form: for people; also what is reported as unknown
	csvUntitled  // a column without a header, as spreadsheets leave behind: its cells must be blank
)

// A csvFixedColumn is a column that is no statistic, with its names; the first is the one that forms write.
type csvFixedColumn struct {
	role  csvRole
	long  bool // in the long form only
	words []string
}

// csvFixedColumns go before statistics of the same name or label.
var csvFixedColumns = []csvFixedColumn{
	{csvUnit, false, []string{"unit", "unit code", "code", "mã", "mã đơn vị", "mã đv", "mã số", "mã xã", "mã phường", "mã xã, phường"}},
	{csvName, false, []string{"name", "unit name", "tên", "tên đơn vị", "đơn vị", "xã, phường", "tên xã, phường"}},
	{csvKind, false, []string{"kind", "loại", "loại đơn vị", "loại hình"}},
	{csvTier, false, []string{"tier", "bậc", "hạng", "nhóm"}},
	{csvValidFrom, false, []string{"valid_from", "valid from", "hiệu lực từ", "có hiệu lực từ", "từ ngày"}},
	{csvPeriod, false, []string{"period", "year", "kỳ", "năm", "kỳ báo cáo", "năm báo cáo", "kỳ số liệu"}},
	{csvNameOfStatistic, true, []string{"statistic", "chỉ số", "số liệu", "mã số liệu"}},
	{csvValue, true, []string{"value", "giá trị", "trị số"}},
	{csvIgnored, true, []string{"label", "nhãn", "tên số liệu"}},
	{csvIgnored, true, []string{"measure", "đơn vị tính"}},
	{csvIgnored, true, []string{"reported_by", "reported by", "nơi báo cáo", "đơn vị báo cáo"}},
}

// csvColumnNames finds what a column, or the cell of a long form, is about.
type csvColumnNames struct {
	fixed, long  map[string]csvRole // folded
	names        map[string]int
	labels       map[string][]int // folded; several statistics may share a label
	ofStatistics csvCandidates
	ofColumns    csvCandidates
}

// csvCandidates are names to suggest, and the folded forms in which they are compared.
type csvCandidates struct{ shown, folded []string }

func (c *csvCandidates) add(names ...string) {
	for _, name := range names {
		if name != "" {
			c.shown, c.folded = append(c.shown, name), append(c.folded, wording.Fold(name))
		}
	}
}

func newCSVColumnNames(statistics []Statistic) csvColumnNames {
	n := csvColumnNames{fixed: map[string]csvRole{}, long: map[string]csvRole{}, names: map[string]int{}, labels: map[string][]int{}}
	for i, s := range statistics {
		n.names[wording.Normalise(s.Name)] = i
		for _, label := range []string{wording.Fold(s.Label.VI), wording.Fold(s.Label.EN)} {
			if label != "" && !slices.Contains(n.labels[label], i) {
				n.labels[label] = append(n.labels[label], i)
			}
		}
		n.ofStatistics.add(s.Name, s.Label.VI, s.Label.EN)
	}
	for _, column := range csvFixedColumns {
		words := n.fixed
		if column.long {
			words = n.long
		}
		for _, word := range column.words {
			words[wording.Fold(word)] = column.role
		}
		n.ofColumns.add(column.words...)
	}
	n.ofColumns.add(n.ofStatistics.shown...)
	return n
}

// statistics returns the statistics that a text names: by name exactly, by label folded.
func (n *csvColumnNames) statistics(text string) []int {
	if i, ok := n.names[strings.TrimSpace(wording.Normalise(text))]; ok {
		return []int{i}
	}
	return n.labels[wording.Fold(text)]
}

// known reports whether a header is that of any column.
func (n *csvColumnNames) known(header string) bool {
	_, fixed := n.fixed[wording.Fold(header)]
	_, long := n.long[wording.Fold(header)]
	return fixed || long || len(n.statistics(header)) > 0
}

// A csvColumn is a column of the file.
type csvColumn struct {
	role      csvRole
	statistic int    // if the role is csvStatistic
	header    string // as it stands, short enough for a message
}

// header finds the header at or below a line and reads it; ok is false when the rows below mean nothing.
func (r *csvReading) header(text string, offset, line int) (ok bool) {
	const enough = 2 // known columns that make a header: a title row may hold the word "năm" by itself
	delimiter, known := csvSplitHeader(text[offset:], r.names.known)
	if known < enough {
		below, lines, found := r.headerBelow(text[offset:], enough)
		source := strings.TrimRight(text[offset:offset+csvLineLength(text[offset:])], "\r\n")
		first := strings.Trim(source, ",;\t ")
		fault := &rules.Error{Kind: rules.KindSyntax, Line: line, Column: 1, Width: utf8.RuneCountInString(source), Source: wording.Printable(source)}
		switch {
		case lines > 0:
			fault.Message, fault.Hint = csvTitleRows.With(wording.Shorten(first), line+lines), csvHintTitleRows.With(line+lines)
			r.faults.add(fault)
			offset, line, delimiter = offset+below, line+lines, found
		case known == 0:
			fault.Message, fault.Hint = csvNoHeader.With(wording.Shorten(first), r.sampleStatistic()), csvHintHeader.With()
			if encoding := csvMojibake(first); encoding != "" {
				fault.Hint = csvHintMojibake.With(encoding)
			}
			r.faults.add(fault)
			return false
		}
	}
	r.records = newCSVRecords(text, delimiter, offset, line)
	fields, fault, _ := r.records.next()
	if fault != nil {
		r.quoteFault(fault)
		return false
	}
	return r.readColumns(fields)
}

// headerBelow looks for a header in the lines below the first; lines is 0 when there is none.
func (r *csvReading) headerBelow(text string, enough int) (offset, lines int, delimiter rune) {
	const furthest = 10
	for line := 1; line <= furthest; line++ {
		offset += csvLineLength(text[offset:])
		if d, known := csvSplitHeader(text[offset:], r.names.known); known >= enough {
			return offset, line, d
		}
	}
	return 0, 0, 0
}

// readColumns decides between wide and long and gives each column its role; ok is false when a column is
// missing without which no row can be read.
func (r *csvReading) readColumns(fields []csvField) (ok bool) {
	r.long = r.isLong(fields)
	for role := range r.at {
		r.at[role] = -1
	}
	statistics := map[int]int{} // the column of each
	for i, field := range fields {
		column := r.column(field)
		r.columns = append(r.columns, column)
		var (
			first int
			again bool
			gives string
		)
		switch {
		case column.role == csvStatistic:
			first, again = statistics[column.statistic]
			gives = r.schema.statistics[column.statistic].Name
			statistics[column.statistic] = i
		case column.role < csvRoles:
			first, again = r.at[column.role], r.at[column.role] >= 0
			gives = csvFixedName(column.role)
			r.at[column.role] = i
		}
		if again {
			r.fail(field, rules.KindInvalid, csvColumnTwice.With(column.header, gives, first+1, r.columns[first].header), csvHintOneColumn.With())
		}
	}
	return r.requireColumns(fields)
}

// isLong reports whether a file has a row for each value: it has the columns statistic and value, or one of
// them and no statistic.
func (r *csvReading) isLong(fields []csvField) bool {
	found := map[csvRole]bool{}
	for _, field := range fields {
		if role, ok := r.names.long[wording.Fold(field.text)]; ok {
			found[role] = true
		}
		if len(r.names.statistics(field.text)) > 0 {
			found[csvStatistic] = true
		}
	}
	statistic, value := found[csvNameOfStatistic], found[csvValue]
	return statistic && value || (statistic || value) && !found[csvStatistic]
}

// column reads one field of the header.
func (r *csvReading) column(field csvField) csvColumn {
	column := csvColumn{role: csvIgnored, header: wording.Shorten(field.text)}
	folded := wording.Fold(field.text)
	if folded == "" {
		column.role = csvUntitled
		return column
	}
	if role, ok := r.names.fixed[folded]; ok {
		column.role = role
		return column
	}
	if role, ok := r.names.long[folded]; ok && r.long {
		column.role = role
		return column
	}
	switch found := r.names.statistics(field.text); {
	case len(found) == 0:
		r.fail(field, rules.KindUnknownName, csvColumnUnknown.With(column.header, r.fixedNames()),
			r.unknownHint(field.text, r.names.ofColumns, csvHintRemoveColumn))
	case r.long:
		r.fail(field, rules.KindInvalid, csvColumnMixed.With(column.header), csvHintOneForm.With())
	case len(found) > 1:
		r.fail(field, rules.KindInvalid, csvLabelShared.With(column.header, r.namesOf(found)), csvHintUseName.With())
	default:
		column.role, column.statistic = csvStatistic, found[0]
	}
	return column
}

// requireColumns reports the columns that are missing.
func (r *csvReading) requireColumns(fields []csvField) (ok bool) {
	required := []csvRole{csvUnit, csvPeriod}
	if r.long {
		required = append(required, csvNameOfStatistic, csvValue)
	}
	names := make([]string, len(required))
	for i, role := range required {
		names[i] = csvFixedName(role)
	}
	ok = true
	for i, role := range required {
		if r.at[role] < 0 {
			r.faults.add(&rules.Error{Kind: rules.KindInvalid, Line: fields[0].line, Message: csvColumnMissing.With(names[i]), Hint: csvHintAddColumn.With(names)})
			ok = false
		}
	}
	return ok
}

// csvFixedName is the name of a role as forms write it.
func csvFixedName(role csvRole) string {
	i := slices.IndexFunc(csvFixedColumns, func(column csvFixedColumn) bool { return column.role == role })
	return csvFixedColumns[i].words[0]
}

// fixedNames are the columns that a file of this form may have beside statistics.
func (r *csvReading) fixedNames() []string {
	var names []string
	for _, column := range csvFixedColumns {
		if r.long || !column.long {
			names = append(names, column.words[0])
		}
	}
	return names
}

func (r *csvReading) namesOf(statistics []int) []string {
	names := make([]string, len(statistics))
	for i, statistic := range statistics {
		names[i] = r.schema.statistics[statistic].Name
	}
	return names
}

// unknownHint says what an unknown name may have been meant for.
func (r *csvReading) unknownHint(text string, candidates csvCandidates, otherwise *wording.Template) wording.Message {
	if r.faults.full() {
		return wording.Message{} // not told any more
	}
	folded := wording.Fold(text)
	if strings.HasPrefix(folded, rules.LastYearPrefix) {
		return csvHintLastYear.With()
	}
	if encoding := csvMojibake(text); encoding != "" {
		return csvHintMojibake.With(encoding)
	}
	if near := wording.Nearest(folded, candidates.folded); near != "" {
		return wording.Suggest(candidates.shown[slices.Index(candidates.folded, near)])
	}
	return otherwise.With()
}

// sampleStatistic is a statistic to show in the sample of a header.
func (r *csvReading) sampleStatistic() string {
	if len(r.schema.statistics) == 0 {
		return "live_births"
	}
	return r.schema.statistics[0].Name
}

// isFixedColumn reports whether a column of this name describes the unit, so that no statistic can have it.
func isFixedColumn(name string) bool {
	switch name {
	case "unit", "name", "kind", "tier", "valid_from", "period":
		return true
	}
	return false
}
