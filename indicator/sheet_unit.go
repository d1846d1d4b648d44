package indicator

import (
	"strings"
	"time"
	"unicode"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// whom is whom a row is about.
type whom struct {
	unit    Unit
	period  Period
	says    Submission
	total   bool // a row such as "Tổng cộng"; the unit then has a name only
	counted bool // the row stands for several units: totals, and the area itself
	ok      bool
}

func (w whom) key() rowKey {
	if w.total {
		return rowKey{total: true, code: wording.Fold(w.unit.Name), period: w.period}
	}
	return rowKey{code: w.unit.Code, validFrom: w.unit.ValidFrom, period: w.period}
}

// who reads unit and period of a row.
func (r *sheetReader) who(cells []sheet.Cell) whom {
	text := func(role columnRole) string {
		if r.at[role] < 0 {
			return ""
		}
		return cells[r.at[role]].Text
	}
	code, name := sheet.Code(text(unitColumn)), sheet.Words(text(nameColumn))
	isArea := code != "" && code == r.schema.area.Code
	if !isArea && (isTotal(code) || isTotal(name)) {
		if !isTotal(name) {
			name = sheet.Words(code)
		}
		who := whom{unit: Unit{Name: name}, total: true, counted: true, ok: true}
		if strings.TrimSpace(text(periodColumn)) != "" {
			who.period, who.ok = r.period(cells, who)
		}
		return who
	}
	who := whom{counted: isArea, unit: Unit{
		Code: code, Name: name, Kind: sheet.Words(text(kindColumn)), Tier: sheet.Words(text(tierColumn)), ValidFrom: sheet.Code(text(validFromColumn)),
	}}
	codeOK := r.code(cells[r.at[unitColumn]], &who.unit)
	dateOK := r.validFrom(cells, who)
	period, periodOK := r.period(cells, who)
	who.period = period
	submissionOK := r.submission(cells, &who)
	who.ok = codeOK && dateOK && periodOK && submissionOK
	return who
}

// code checks the code of a unit and gives back the zeros that a spreadsheet took from it.
func (r *sheetReader) code(cell sheet.Cell, unit *Unit) bool {
	where := inColumn.With(r.columns[r.at[unitColumn]].header)
	strange := func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_/", c)
	}
	switch code := unit.Code; {
	case code == "":
		r.fail(cell, rules.KindInvalid, unitBlank.With(where), hintUnitMissing.With())
		return false
	case strings.HasPrefix(code, "#") && !sheet.IsError(code):
		r.fail(cell, rules.KindSyntax, unitUnreadable.With(where, wording.Shorten(code)), hintCommentAbove.With())
		return false
	case strings.ContainsFunc(code, strange) || strings.Trim(code, "-_/") == "":
		r.fail(cell, rules.KindSyntax, unitUnreadable.With(where, wording.Shorten(code)), hintUnitCode.With())
		return false
	case sheet.OnlyDigits(code) && len(code) < codeDigits && code != r.schema.area.Code:
		unit.Code = strings.Repeat("0", codeDigits-len(code)) + code
		if !r.repaired[code] { // once: the long form has the code in a row for each statistic
			r.repaired[code] = true
			r.file.repairs = append(r.file.repairs, repair{cell.Line, codeRepaired.With(code, unit.Code), unit.Code})
		}
	}
	return true
}

// codeDigits is how long the codes of wards are.
const codeDigits = 5

// period reads the period of a row.
func (r *sheetReader) period(cells []sheet.Cell, who whom) (Period, bool) {
	i := r.at[periodColumn]
	text := sheet.Code(cells[i].Text)
	if text == "" {
		r.fail(cells[i], rules.KindInvalid, periodBlank.With(r.where(r.columns[i], who), PeriodForms()), wording.Message{})
		return Period{}, false
	}
	period, err := ParsePeriod(text)
	for _, e := range rules.AllErrors(err) {
		r.fail(cells[i], rules.KindSyntax, cellWrong.With(r.where(r.columns[i], who), e.Message), wording.Message{})
	}
	return period, err == nil
}

// validFrom checks the date since which the code of a unit is valid, if there is one.
func (r *sheetReader) validFrom(cells []sheet.Cell, who whom) bool {
	text := who.unit.ValidFrom
	if text == "" {
		return true
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		i := r.at[validFromColumn]
		r.fail(cells[i], rules.KindSyntax, dateUnreadable.With(r.where(r.columns[i], who), wording.Shorten(text)), hintDateAsText.With())
		return false
	}
	return true
}

// isTotal reports whether a name is that of a row of totals. Cộng Hòa is a ward: only whole names count.
func isTotal(name string) bool {
	return name != "" && !sheet.OnlyDigits(name) && totalNames[wording.Fold(strings.TrimRight(name, ": ."))]
}

var totalNames = sheet.FoldedSet(
	"tổng cộng", "cộng", "tổng", "tổng số", "toàn thành phố", "toàn quận", "toàn huyện", "toàn thị xã", "toàn tỉnh", "toàn địa bàn",
	"cộng toàn thành phố", "tổng cộng toàn thành phố", "tổng toàn thành phố", "tổng số toàn thành phố",
	"total", "totals", "grand total", "sum", "whole city",
)
