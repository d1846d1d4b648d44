package indicator

import (
	"strings"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// statistic reads which statistic a row of the long form gives: an ignored column where it is left out.
func (r *sheetReader) statistic(cells []sheet.Cell, who whom) (column sheetColumn, ok bool) {
	i := r.at[nameOfStatisticColumn]
	cell := cells[i]
	if cell.Blank() {
		r.fail(cell, rules.KindInvalid, statisticBlank.With(r.where(r.columns[i], who)), wording.Message{})
		return sheetColumn{}, false
	}
	found := r.schema.names.statistics(cell.Text)
	switch len(found) {
	case 0:
		if r.leavesOut(cell.Text) {
			r.file.leftOutStatistics.add(strings.TrimSpace(cell.Text), cell.Line)
			return sheetColumn{role: ignoredColumn}, true
		}
		r.fail(cell, rules.KindUnknownName, statisticUnreadable.With(r.where(r.columns[i], who), wording.Shorten(cell.Text)),
			r.unknownHint(cell.Text, r.schema.names.ofStatistics, hintDeclareStatistic))
		return sheetColumn{}, false
	case 1:
		return sheetColumn{role: statisticColumn, statistic: found[0], header: r.schema.statistics[found[0]].Name}, true
	}
	r.fail(cell, rules.KindInvalid, labelShared.With(wording.Shorten(cell.Text), r.namesOf(found)), hintUseName.With())
	return sheetColumn{}, false
}

// value reads the value of a statistic; ok is false when it is missing or cannot be read.
func (r *sheetReader) value(cell sheet.Cell, column sheetColumn, who whom) (value sheetValue, ok bool) {
	text := strings.TrimSpace(cell.Text)
	if text == "" {
		return sheetValue{}, false
	}
	value, fault := readCell(text, r.schema.statistics[column.statistic], who.counted, r.numbers)
	if fault != nil {
		message := cellUnreadable.With(r.where(column, who), wording.Shorten(text), fault.expected)
		if fault.kind == rules.KindLimit {
			message = cellTooLong.With(r.where(column, who), wording.Shorten(text), exact.MaxDigits)
		}
		r.fail(cell, fault.kind, message, fault.hint)
		return sheetValue{}, false
	}
	value.statistic, value.line = column.statistic, cell.Line
	return value, true
}

// A cellFault says what a cell should have been.
type cellFault struct {
	kind     rules.Kind
	expected wording.Message // zero for a number that is too long
	hint     wording.Message
}

// readCell reads the cell of a statistic, which is not blank. Where the row stands for several units
// (counted), a flag is the number of them for which it is true.
func readCell(text string, statistic Statistic, counted bool, numbers sheet.Numbers) (sheetValue, *cellFault) {
	if statistic.Kind == Flag {
		if truth, ok := sheet.Truth(text); ok && (!counted || !sheet.OnlyDigits(text)) {
			return sheetValue{flag: true, truth: truth}, nil
		}
		if !counted {
			return sheetValue{}, &cellFault{rules.KindSyntax, expectFlag.With(), hintFlag.With()}
		}
	}
	value, fault := numbers.Read(text)
	switch fault {
	case exact.DecimalNotPlain:
		return sheetValue{}, &cellFault{rules.KindSyntax, expectedNumber(statistic), numbers.Hint(text, percentageHint(statistic))}
	case exact.DecimalTooLong:
		return sheetValue{}, &cellFault{kind: rules.KindLimit}
	}
	whole := statistic.Kind == Amount || value.IsInt()
	return sheetValue{value: value, hintNumbers: !whole && numbers.Other().ReadsWhole(text)}, nil
}

func expectedNumber(statistic Statistic) wording.Message {
	switch {
	case statistic.Kind == Flag:
		return expectUnits.With()
	case statistic.Kind == Amount:
		return expectAmount.With()
	case statistic.Measure == (Text{}):
		return expectCount.With()
	}
	return expectCountOf.With(statistic.Measure)
}

// percentageHint says what to do about a percentage.
func percentageHint(statistic Statistic) wording.Message {
	if statistic.Kind == Amount {
		return hintPercentAmount.With()
	}
	return hintPercentCount.With()
}
