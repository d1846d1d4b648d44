package indicator

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// The wording of what is wrong with a file that was put together from several.
var (
	headerAgain = wording.New("csv_header_again",
		"line {0} repeats the header: the file was put together from several",
		"dòng {0} lặp lại dòng tiêu đề: tệp này được ghép từ nhiều tệp")
	headerOther = wording.New("csv_header_other",
		"line {0} is another header: the file was put together from several",
		"dòng {0} là một dòng tiêu đề khác: tệp này được ghép từ nhiều tệp")
	commentBelow = wording.New("csv_comment_below",
		"found \"{0}\" below the header",
		"có \"{0}\" phía dưới dòng tiêu đề")
	titleBelow = wording.New("csv_title_below",
		"found \"{0}\" in a row by itself, expected a unit and its figures",
		"có \"{0}\" một mình trong hàng, cần một đơn vị và số liệu của đơn vị đó")
	hintDeleteHeader = wording.New("",
		"delete the line, or give the files one by one",
		"xóa dòng này, hoặc đưa từng tệp riêng")
	hintDeleteHead = wording.New("",
		"delete lines {0} to {1}, or give the files one by one",
		"xóa các dòng {0} đến {1}, hoặc đưa từng tệp riêng")
	hintSplitHere = wording.New("",
		"split the file before line {0}, and give the files one by one",
		"tách tệp ngay trước dòng {0} rồi đưa từng tệp riêng")
	hintDeleteRow = wording.New("",
		"delete the row, or complete it",
		"xóa hàng này, hoặc ghi đủ hàng")
)

// A pasted file is one that goes on with another file: with what stands above its table, its header, and its rows.
type pasted struct {
	above [][]sheet.Cell // the last rows, as far as they may stand above a further header
	other bool           // a header of other columns was found: the rows below are not read
}

// mostAbove is how many rows may stand above a header.
const mostAbove = 20

// take reads a row below the header, which may belong to the head of a further file.
func (r *sheetReader) take(cells []sheet.Cell) {
	if !slices.ContainsFunc(cells, func(c sheet.Cell) bool { return !c.Blank() }) {
		return // spreadsheets write their blank rows as ;;;;
	}
	switch {
	case r.beginsWithPeriod(cells):
	case r.isHeader(cells):
		r.headerBelow(cells)
		return
	case !r.pasted.other && isAbove(cells) && len(r.pasted.above) < mostAbove:
		r.pasted.above = append(r.pasted.above, slices.Clone(cells))
		return
	}
	if !r.pasted.other {
		r.takeAbove()
		r.row(cells)
	}
}

// takeAbove reads the rows that stand above no header.
func (r *sheetReader) takeAbove() {
	for _, cells := range r.pasted.above {
		r.stray(cells)
	}
	r.pasted.above = nil
}

// beginsWithPeriod reports whether the period of a row begins with a digit. Headers and titles have none there.
func (r *sheetReader) beginsWithPeriod(cells []sheet.Cell) bool {
	if len(cells) != len(r.columns) {
		return false
	}
	period := strings.TrimLeft(cells[r.at[periodColumn]].Text, " \t'=\"")
	return period != "" && period[0] >= '0' && period[0] <= '9'
}

// isHeader reports whether a row names columns: the unit, and something else.
func (r *sheetReader) isHeader(cells []sheet.Cell) bool {
	unit, others := false, 0
	for _, text := range headerTexts(cells) {
		if role, fixed := r.schema.names.fixed[headerKey(text)]; fixed && role == unitColumn {
			unit = true
		} else if r.schema.names.known(text) {
			others++
		}
	}
	return unit && others > 0
}

// headerTexts are the texts of a row, which may have other delimiters than the file.
func headerTexts(cells []sheet.Cell) []string {
	if text, alone := onlyText(cells); alone {
		return strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(",;\t", c) })
	}
	texts := make([]string, len(cells))
	for i, cell := range cells {
		texts[i] = cell.Text
	}
	return texts
}

// onlyText is the text of a row that has one.
func onlyText(cells []sheet.Cell) (text string, alone bool) {
	for _, cell := range cells {
		if cell.Blank() {
			continue
		}
		if alone {
			return "", false
		}
		text, alone = strings.TrimSpace(strings.TrimPrefix(cell.Text, "\ufeff")), true
	}
	return text, alone
}

// isAbove reports whether a row may stand above a header: a title, or a comment.
func isAbove(cells []sheet.Cell) bool {
	_, alone := onlyText(cells)
	return alone || isComment(cells)
}

func isComment(cells []sheet.Cell) bool {
	return strings.HasPrefix(strings.TrimPrefix(cells[0].Text, "\ufeff"), "#")
}

// stray reads a row that has one text alone, or begins as a comment.
func (r *sheetReader) stray(cells []sheet.Cell) {
	text, alone := onlyText(cells)
	switch {
	case alone && isComment(cells) && !sheet.IsError(text):
		r.fail(cells[0], rules.KindSyntax, commentBelow.With(wording.Shorten(text)), hintCommentAbove.With())
	case alone && strings.ContainsFunc(text, unicode.IsSpace) && !isTotal(sheet.Words(text)):
		i := slices.IndexFunc(cells, func(c sheet.Cell) bool { return !c.Blank() })
		r.fail(cells[i], rules.KindSyntax, titleBelow.With(wording.Shorten(text)), hintDeleteRow.With())
	default:
		r.row(cells)
	}
}

// headerBelow reports a further header, with what stands above it. Below one of the same columns the rows are read on.
func (r *sheetReader) headerBelow(cells []sheet.Cell) {
	if r.pasted.other {
		return
	}
	head, first := r.pasted.above, cells
	if len(head) > 0 {
		first = head[0]
	}
	from, line := first[0].Line, cells[0].Line
	_, alone := onlyText(cells) // with other delimiters
	same := !alone && r.sameColumns(headerTexts(cells))
	message, hint := headerAgain.With(line), hintSplitHere.With(from)
	switch {
	case !same:
		message = headerOther.With(line)
	case !maps.Equal(commentsOf(head), r.table.Meta): // what they say is about the rows of one of the files
	case from == line:
		hint = hintDeleteHeader.With()
	default:
		hint = hintDeleteHead.With(from, line)
	}
	fault := r.table.Fault(cells[0], rules.KindInvalid, message, hint)
	fault.Column, fault.Width, fault.Source = 0, 0, "" // the line as a whole
	r.table.Faults.Add(fault)
	r.pasted = pasted{other: !same}
}

// commentsOf is what "# key: value" lines among rows say.
func commentsOf(rows [][]sheet.Cell) map[string]string {
	said := map[string]string{}
	for _, cells := range rows {
		if !isComment(cells) {
			continue
		}
		texts := make([]string, len(cells)) // a comma in the value parts it
		for i, cell := range cells {
			texts[i] = cell.Text
		}
		line := strings.TrimRight(strings.Join(texts, ","), ",")
		if key, value, ok := sheet.Comment(strings.TrimPrefix(strings.TrimPrefix(line, "\ufeff"), "#")); ok {
			said[key] = value
		}
	}
	return said
}

// sameColumns reports whether texts name the columns of the file in their order.
func (r *sheetReader) sameColumns(texts []string) bool {
	own := make([]string, len(r.table.Header))
	for i, cell := range r.table.Header {
		own[i] = cell.Text
	}
	return slices.Equal(r.meanings(own), r.meanings(texts))
}

// A headerMeaning is what a header is the name of.
type headerMeaning struct {
	role      columnRole
	statistic int
	text      string // of one that names no statistic, or several
}

// meanings are what headers name, without the untitled ones behind them.
func (r *sheetReader) meanings(texts []string) []headerMeaning {
	all := make([]headerMeaning, len(texts))
	for i, text := range texts {
		role, found := r.meant(text)
		switch all[i].role = role; {
		case len(found) == 1:
			all[i].statistic = found[0]
		case role == statisticColumn:
			all[i].text = headerKey(text)
		}
	}
	for len(all) > 0 && all[len(all)-1].role == untitledColumn {
		all = all[:len(all)-1]
	}
	return all
}
