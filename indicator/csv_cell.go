package indicator

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Numbers says how the numbers of a file are written. It is always stated, never guessed: 1.234 means two
// numbers, so the zero value is refused.
type Numbers string

// The two ways to write numbers. In both, blanks may stand between thousands: 1 234 567.
const (
	EnglishNumbers    Numbers = "en" // 1234.5 or 1,234.5
	VietnameseNumbers Numbers = "vi" // 1234,5 or 1.234,5
)

// ParseNumbers reads the name of a way to write numbers, en or vi.
func ParseNumbers(name string) (Numbers, error) {
	if numbers := Numbers(name); numbers.stated() {
		return numbers, nil
	}
	return "", fmt.Errorf("numbers %q: expected one of en, vi", name)
}

func (n Numbers) stated() bool { return n == EnglishNumbers || n == VietnameseNumbers }

func (n Numbers) other() Numbers {
	if n == EnglishNumbers {
		return VietnameseNumbers
	}
	return EnglishNumbers
}

// marks returns the decimal point and the separator of thousands.
func (n Numbers) marks() (point, thousands string) {
	if n == EnglishNumbers {
		return ".", ","
	}
	return ",", "."
}

// million is a number with separators, for hints.
func (n Numbers) million() string {
	_, thousands := n.marks()
	return strings.Join([]string{"1", "234", "567"}, thousands)
}

// plain rewrites a number the way [rules.ParseDecimal] reads it; ok is false when it is not written so.
func (n Numbers) plain(text string) (plain string, ok bool) {
	sign := ""
	for _, s := range []string{"-", "+", "\u2212"} { // U+2212 is the minus of typesetting
		if rest, signed := strings.CutPrefix(text, s); signed {
			sign, text = strings.Replace(s, "\u2212", "-", 1), rest
			break
		}
	}
	point, thousands := n.marks()
	whole, fraction, hasFraction := strings.Cut(text, point)
	whole, ok = ungroup(whole, thousands)
	if !hasFraction || !ok {
		return sign + whole, ok
	}
	return sign + whole + "." + fraction, onlyDigits(fraction)
}

// ungroup takes the separators out of a whole number: either that of the convention or one kind of blank,
// between groups of three digits. A first group that begins with 0 is no group (0.123 is a decimal).
func ungroup(whole, thousands string) (digits string, ok bool) {
	at := strings.IndexFunc(whole, func(r rune) bool { return r < '0' || r > '9' })
	if at < 0 {
		return whole, whole != ""
	}
	_, size := utf8.DecodeRuneInString(whole[at:])
	separator := whole[at : at+size]
	if separator != thousands && !strings.Contains(" \u00a0\u202f\u2009", separator) {
		return "", false
	}
	groups := strings.Split(whole, separator)
	for i, group := range groups {
		if !onlyDigits(group) || len(group) > 3 || i > 0 && len(group) < 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), groups[0][0] != '0'
}

func onlyDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// otherConvention reports whether a text, read in the other convention, is a whole number: 1.234 as en is a
// fraction, and whole as vi.
func otherConvention(text string, numbers Numbers) (whole bool) {
	plain, ok := numbers.other().plain(text)
	if !ok {
		return false
	}
	n, fault := exact.ParseDecimal(plain)
	return fault == exact.DecimalSound && n.IsInt()
}

// csvHintNumbers is what to try where a count has decimals that the other convention would not see.
func csvHintNumbers(numbers Numbers) wording.Message {
	if numbers == EnglishNumbers {
		return csvHintDotThousands.With()
	}
	return csvHintCommaThousands.With()
}

// A csvCellFault says what a cell should have been.
type csvCellFault struct {
	kind     rules.Kind
	expected wording.Message // zero for a number that is too long
	hint     wording.Message
}

// readCell reads the cell of a statistic, which is not blank. Where the row stands for several units
// (counted), a flag is the number of them for which it is true.
func readCell(text string, statistic Statistic, counted bool, numbers Numbers) (csvCell, *csvCellFault) {
	if statistic.Kind == Flag {
		if truth, ok := truths[wording.Fold(text)]; ok && (!counted || !onlyDigits(text)) {
			return csvCell{flag: true, truth: truth}, nil
		}
		if !counted {
			return csvCell{}, &csvCellFault{rules.KindSyntax, csvExpectFlag.With(), csvHintFlag.With()}
		}
	}
	plain, ok := numbers.plain(text)
	if !ok {
		return csvCell{}, &csvCellFault{rules.KindSyntax, expectedNumber(statistic), csvNumberHint(text, statistic, numbers)}
	}
	value, fault := exact.ParseDecimal(plain)
	if fault != exact.DecimalSound {
		return csvCell{}, &csvCellFault{kind: rules.KindLimit}
	}
	whole := statistic.Kind == Amount || value.IsInt()
	return csvCell{value: value, hintNumbers: !whole && otherConvention(text, numbers)}, nil
}

// truths are the words of a flag, folded.
var truths = map[string]bool{
	"true": true, "có": true, "yes": true, "1": true,
	"false": false, "không": false, "no": false, "0": false,
}

func expectedNumber(statistic Statistic) wording.Message {
	switch {
	case statistic.Kind == Flag:
		return csvExpectUnits.With()
	case statistic.Kind == Amount:
		return csvExpectAmount.With()
	case statistic.Measure == (Text{}):
		return csvExpectCount.With()
	}
	return csvExpectCountOf.With(statistic.Measure)
}

// What people and spreadsheets write where a number should stand.
var (
	csvExponent   = regexp.MustCompile(`^[+-]?\d+([.,]\d+)?[eE][+-]?\d+$`)
	csvDate       = regexp.MustCompile(`^(\d{1,2}[-./]\d{1,2}[-./](\d\d|\d{4})|\d{4}[-./]\d{1,2}[-./]\d{1,2})$`)
	csvGrouped    = regexp.MustCompile(`^[+-]?\d[\d.,\s]*$`)
	csvWithWords  = regexp.MustCompile(`^[<>≤≥~≈]?\s*\d[\d.,\s]*\D*$`)
	csvSheetError = regexp.MustCompile(`^#([A-Z/0]+[!?]?|#+)$`)

	csvPlaceholders = foldedSet(
		"-", "--", "---", "–", "—", "…", "...", "..", ".", "?", "x", "/", "\\", "*",
		"không", "không có", "ko", "chưa có", "chưa báo cáo", "n/a", "na", "nil", "null", "none", "nan",
	)
)

// csvNumberHint says what to do about a text that is no number in this convention.
func csvNumberHint(text string, statistic Statistic, numbers Numbers) wording.Message {
	const recognisable = 64 // bytes; what is longer is a text
	if len(text) > recognisable {
		return csvHintDigits.With()
	}
	_, fitsOther := numbers.other().plain(text)
	switch {
	case strings.ContainsAny(text, "%‰"):
		if statistic.Kind == Amount {
			return csvHintPercentAmount.With()
		}
		return csvHintPercentCount.With()
	case csvPlaceholders[wording.Fold(text)]:
		return csvHintPlaceholder.With()
	case csvSheetError.MatchString(text):
		return csvHintSheetError.With()
	case csvExponent.MatchString(text):
		return csvHintExponent.With()
	case fitsOther:
		return csvHintTryNumbers.With(string(numbers.other()))
	case csvDate.MatchString(text):
		return csvHintDate.With()
	case csvGrouped.MatchString(text):
		return csvHintGroups.With(numbers.million())
	case csvWithWords.MatchString(text):
		return csvHintWordsBeside.With()
	}
	return csvHintDigits.With()
}

// csvWho is whom a row is about.
type csvWho struct {
	unit    Unit
	period  Period
	total   bool // a row such as "Tổng cộng"; the unit then has a name only
	counted bool // the row stands for several units: totals, and the area itself
	ok      bool
}

func (w csvWho) key() csvKey {
	if w.total {
		return csvKey{total: true, code: wording.Fold(w.unit.Name), period: w.period}
	}
	return csvKey{code: w.unit.Code, validFrom: w.unit.ValidFrom, period: w.period}
}

// who reads unit and period of a row.
func (r *csvReading) who(fields []csvField) csvWho {
	text := func(role csvRole) string {
		if r.at[role] < 0 {
			return ""
		}
		return fields[r.at[role]].text
	}
	code, name := codeText(text(csvUnit)), wordsText(text(csvName))
	isArea := code != "" && code == r.schema.area.Code
	if !isArea && (isTotal(code) || isTotal(name)) {
		if !isTotal(name) {
			name = wordsText(code)
		}
		who := csvWho{unit: Unit{Name: name}, total: true, counted: true, ok: true}
		if !blank(text(csvPeriod)) {
			who.period, who.ok = r.period(fields, who)
		}
		return who
	}
	who := csvWho{counted: isArea, unit: Unit{
		Code: code, Name: name, Kind: wordsText(text(csvKind)), Tier: wordsText(text(csvTier)), ValidFrom: codeText(text(csvValidFrom)),
	}}
	codeOK := r.code(fields[r.at[csvUnit]], &who.unit)
	dateOK := r.validFrom(fields, who)
	period, periodOK := r.period(fields, who)
	who.period, who.ok = period, codeOK && dateOK && periodOK
	return who
}

// code checks the code of a unit and gives back the zeros that a spreadsheet took from it.
func (r *csvReading) code(field csvField, unit *Unit) bool {
	where := csvInColumn.With(r.columns[r.at[csvUnit]].header)
	strange := func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_/", c)
	}
	switch code := unit.Code; {
	case code == "":
		r.fail(field, rules.KindInvalid, csvUnitMissing.With(where), csvHintUnitMissing.With())
		return false
	case strings.HasPrefix(code, "#") && !csvSheetError.MatchString(code):
		r.fail(field, rules.KindSyntax, csvUnitUnreadable.With(where, wording.Shorten(code)), csvHintCommentAbove.With())
		return false
	case strings.ContainsFunc(code, strange) || strings.Trim(code, "-_/") == "":
		r.fail(field, rules.KindSyntax, csvUnitUnreadable.With(where, wording.Shorten(code)), csvHintUnitCode.With())
		return false
	case onlyDigits(code) && len(code) < codeDigits && code != r.schema.area.Code:
		unit.Code = strings.Repeat("0", codeDigits-len(code)) + code
		if !r.repaired[code] { // once: the long form has the code in a row for each statistic
			r.repaired[code] = true
			r.file.repairs = append(r.file.repairs, csvNote{field.line, field.column, csvCodeRepaired.With(code, unit.Code), unit.Code})
		}
	}
	return true
}

// codeDigits is how long the codes of wards are.
const codeDigits = 5

// period reads the period of a row.
func (r *csvReading) period(fields []csvField, who csvWho) (Period, bool) {
	i := r.at[csvPeriod]
	text := codeText(fields[i].text)
	if text == "" {
		r.fail(fields[i], rules.KindInvalid, csvPeriodMissing.With(r.where(r.columns[i], who)), wording.Message{})
		return Period{}, false
	}
	period, err := ParsePeriod(text)
	if err != nil {
		r.fail(fields[i], rules.KindSyntax, csvPeriodUnreadable.With(r.where(r.columns[i], who), wording.Shorten(text)), wording.Message{})
	}
	return period, err == nil
}

// validFrom checks the date since which the code of a unit is valid, if there is one.
func (r *csvReading) validFrom(fields []csvField, who csvWho) bool {
	text := who.unit.ValidFrom
	if text == "" {
		return true
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		i := r.at[csvValidFrom]
		r.fail(fields[i], rules.KindSyntax, csvDateUnreadable.With(r.where(r.columns[i], who), wording.Shorten(text)), csvHintDateAsText.With())
		return false
	}
	return true
}

// isTotal reports whether a name is that of a row of totals. Cộng Hòa is a ward: only whole names count.
func isTotal(name string) bool {
	return name != "" && !onlyDigits(name) && csvTotals[wording.Fold(strings.TrimRight(name, ": ."))]
}

var csvTotals = foldedSet(
	"tổng cộng", "cộng", "tổng", "tổng số", "toàn thành phố", "toàn quận", "toàn huyện", "toàn thị xã", "toàn tỉnh",
	"cộng toàn thành phố", "tổng cộng toàn thành phố", "tổng toàn thành phố", "tổng số toàn thành phố",
	"total", "totals", "grand total", "sum", "whole city",
)

func foldedSet(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, word := range words {
		set[wording.Fold(word)] = true
	}
	return set
}

// codeText returns a code without what spreadsheets put around it to keep its zeros: '06760 and ="06760".
func codeText(text string) string {
	text = strings.TrimSpace(text)
	if quoted, ok := strings.CutPrefix(text, `="`); ok {
		text = strings.TrimSuffix(quoted, `"`)
	}
	return strings.TrimSpace(strings.TrimPrefix(text, "'"))
}

// wordsText returns a name or another text in words, with single blanks, undoing GuardCell.
func wordsText(text string) string {
	text = strings.TrimSpace(text)
	if guarded, ok := strings.CutPrefix(text, "'"); ok && GuardCell(guarded) == text {
		text = guarded
	}
	return strings.Join(strings.Fields(text), " ")
}

// GuardCell makes a text safe to write into CSV: a spreadsheet would run a field that begins with = + - @, a
// tab or a carriage return as a formula. An apostrophe in front makes it a text; plain numbers stay.
func GuardCell(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r", rune(text[0])) || csvSignedNumber.MatchString(text) {
		return text
	}
	return "'" + text
}

var csvSignedNumber = regexp.MustCompile(`^[+-]\d[\d.,]*$`)

func csvOneLine(text string) string {
	return wording.Printable(strings.Join(strings.Fields(text), " "))
}
