package indicator

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// FuzzReadCSV holds that reading ends without a panic, that every fault has a place inside the file and can be
// shown, and that what was read and is written again in the wide form reads the same.
func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{
		"unit,name,kind,tier,valid_from,period,live_births,spending,has_play_area\n06760,Mông Dương,phường,B|C,2025-07-01,2023,\"1,248\",0.5,có\n,Tổng cộng,,,,,1,2,3\n",
		"# synthetic: true\nunit;period;statistic;value\n6760;2023;live_births;1.234\n06760;2023;Trẻ dưới 1 tuổi tử vong;-\n195;2023;has_play_area;1\n",
		"BÁO CÁO\n\nmã\tkỳ\tTrẻ đẻ ra sống\r\n=\"06760\"\t2023\t1 234\r\n'=x\t2023\t5%\r\n",
		"unit,period,live_births\n\"06760,2023,1\n06763,2023,\"x\n06766,2023\n",
		"unit,name,period,live_births\n06760,M\xabng D\xad\xacng,2023,1\n",
		"\xff\xfeu\x00n\x00i\x00t\x00",
		"06760;Mông Dương;2023;1.234;có\n;Tổng cộng;;1,5;1\n",
		"6760,2023,live_births,1234\nTotal,,live_births,\"1,234\"\n",
		"sep=;\nunit;name;period\n06760;'=Mông;2023\n\ufeff06763;\u0301;2023\n",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, english bool) {
		numbers := VietnameseNumbers
		if english {
			numbers = EnglishNumbers
		}
		for _, header := range []string{"", "unit;name;period;live_births;has_play_area\n", "unit,period,statistic,value\n"} {
			checkReading(t, header+text, numbers)
		}
	})
}

func checkReading(t *testing.T, text string, numbers Numbers) {
	file, faults := readCSV(strings.NewReader(text), "wards.csv", sample, numbers)
	require.NoError(t, errors.Join(checkPlaces(faults, text)...))
	if faults != nil {
		return
	}
	again, faults := readCSV(strings.NewReader(writeWide(t, file)), "again.csv", sample, EnglishNumbers)
	require.NoError(t, faults.Err())
	require.Equal(t, meaning(file), meaning(again))
}

// checkPlaces says which faults have no place inside the file, or cannot be shown.
func checkPlaces(faults rules.Errors, text string) (wrong []error) {
	lines := strings.Count(text, "\n") + 1
	if lines == 1 {
		lines += strings.Count(text, "\r")
	}
	for i, fault := range faults {
		width := utf8.RuneCountInString(fault.Source)
		switch detail := fault.Detail(wording.English) + fault.Detail(wording.Vietnamese); {
		case fault.Line < 0 || fault.Line > lines, fault.Column < 0, fault.Column > width+1:
			wrong = append(wrong, fmt.Errorf("%v: outside of the file", fault))
		case fault.Message.IsZero(), fault.Message.In(wording.Vietnamese) == "", len(fault.Message.String()) > 1000:
			wrong = append(wrong, fmt.Errorf("%v: no message", fault))
		case !utf8.ValidString(detail), strings.ContainsFunc(detail, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }):
			wrong = append(wrong, fmt.Errorf("%v: %q cannot be shown", fault, detail))
		case i > 0 && (fault.Line < faults[i-1].Line || fault.Line == faults[i-1].Line && fault.Column < faults[i-1].Column):
			wrong = append(wrong, fmt.Errorf("%v: not in file order", fault))
		}
	}
	return wrong
}

// writeWide writes a file in the wide form with all columns, numbers as en.
func writeWide(t *testing.T, file sheetContent) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	header := []string{"unit", "name", "kind", "tier", "valid_from", "period"}
	for _, s := range sample.statistics {
		header = append(header, s.Name)
	}
	require.NoError(t, w.Write(header))
	for _, row := range slices.Concat(file.rows, file.totals) {
		record := make([]string, len(header))
		copy(record, []string{sheet.Guard(row.unit.Code), sheet.Guard(row.unit.Name), sheet.Guard(row.unit.Kind), sheet.Guard(row.unit.Tier), row.unit.ValidFrom, row.period.String()})
		for _, value := range row.values {
			record[6+value.statistic] = written(value)
		}
		require.NoError(t, w.Write(record))
	}
	w.Flush()
	return b.String()
}

func written(value sheetValue) string {
	if value.flag {
		return fmt.Sprint(value.truth)
	}
	return value.value.String()
}

// meaning is what a file says, without the places where it says it.
func meaning(file sheetContent) []string {
	var rows []string
	for _, row := range slices.Concat(file.rows, file.totals) {
		said := make([]string, len(sample.statistics))
		for _, value := range row.values {
			said[value.statistic] = written(value)
		}
		rows = append(rows, fmt.Sprintf("%q %s %q", row.unit, row.period, said))
	}
	return rows
}
