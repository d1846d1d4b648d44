package indicator

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// sample is what the tests' files may hold.
var sample = newSheetSchema(
	[]Statistic{
		{Name: "live_births", Label: Text{VI: "Trẻ đẻ ra sống", EN: "Live births"}, Kind: Count, Measure: Text{VI: "trẻ", EN: "children"}},
		{Name: "infant_deaths", Label: Text{VI: "Trẻ dưới 1 tuổi tử vong", EN: "Infant deaths"}, Kind: Count},
		{Name: "spending", Label: Text{VI: "Chi cho trẻ em", EN: "Spending"}, Kind: Amount},
		{Name: "has_play_area", Label: Text{VI: "Có điểm vui chơi", EN: "Has a play area"}, Kind: Flag},
	},
	Area{Code: "195", Name: Text{VI: "Cẩm Phả"}},
)

// read reads a file in English notation.
func read(text string) (sheetContent, rules.Errors) {
	return readCSV(strings.NewReader(text), "wards.csv", sample, EnglishNumbers)
}

// summary writes a file so that a test can state it: a line for each row, totals marked Σ.
func summary(f sheetContent) string {
	var lines []string
	for i, row := range slices.Concat(f.rows, f.totals) {
		parts := []string{}
		if i >= len(f.rows) {
			parts = append(parts, "Σ")
		}
		for _, part := range []string{row.unit.Code, row.unit.Name, row.unit.Kind, row.unit.Tier, row.unit.ValidFrom, row.period.String()} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		for _, value := range row.values {
			parts = append(parts, sample.statistics[value.statistic].Name+"="+written(value))
		}
		lines = append(lines, strings.Join(parts, " "))
	}
	return strings.Join(lines, "\n")
}

func TestFormsOfFilesThatAreRead(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"wide, with all columns",
			"unit,name,kind,tier,valid_from,period,live_births,infant_deaths\n" +
				"06760,Mông Dương,phường,B|C,2025-07-01,2023,248,2\n",
			"06760 Mông Dương phường B|C 2025-07-01 2023 live_births=248 infant_deaths=2"},
		{"wide, with the columns that a file must have", "unit,period,live_births\n06760,2023,248\n",
			"06760 2023 live_births=248"},
		{"long", "unit,period,statistic,value\n06760,2023,live_births,248\n06763,2023,live_births,310\n06760,2023,infant_deaths,2\n",
			"06760 2023 live_births=248 infant_deaths=2\n06763 2023 live_births=310"},
		{"long, as a form has it: columns for people are not read",
			"unit,name,period,statistic,label,measure,reported_by,value\n" +
				"06760,Mông Dương,2023,live_births,Trẻ đẻ ra sống,trẻ,ward,248\n" +
				"06760,Mông Dương,2023,infant_deaths,Trẻ dưới 1 tuổi tử vong,trẻ,ward,\n",
			"06760 Mông Dương 2023 live_births=248"},
		{"long, what a row does not say of its unit is taken from another",
			"unit,name,kind,period,statistic,value\n06760,,phường,2023,live_births,248\n06760,Mông Dương,,2023,infant_deaths,2\n",
			"06760 Mông Dương phường 2023 live_births=248 infant_deaths=2"},
		{"long, a form that nobody has filled in still names its unit", "unit,period,statistic,value\n06760,2023,live_births,\n",
			"06760 2023"},
		{"long, statistics by label", "mã,kỳ,số liệu,giá trị\n06760,2023,TRẺ ĐẺ RA SỐNG,248\n06760,2023,Infant deaths,2\n",
			"06760 2023 live_births=248 infant_deaths=2"},
		{"columns by Vietnamese label", "Mã đơn vị,Tên đơn vị,Năm,Trẻ  đẻ ra sống,trẻ dưới 1 tuổi tử vong\n06760,Mông Dương,2023,248,2\n",
			"06760 Mông Dương 2023 live_births=248 infant_deaths=2"},
		{"columns by English label", "Unit,Year,Live births\n06760,2023,248\n", "06760 2023 live_births=248"},
		{"a header over two lines, in quotes", "unit,period,\"Trẻ đẻ\nra sống\"\n06760,2023,248\n", "06760 2023 live_births=248"},
		{"semicolons", "unit;period;live_births\n06760;2023;248\n", "06760 2023 live_births=248"},
		{"tabs", "unit\tperiod\tlive_births\n06760\t2023\t248\n", "06760 2023 live_births=248"},
		{"a label with a comma, between semicolons", "unit;xã, phường;period;live_births\n06760;Mông Dương;2023;248\n", "06760 Mông Dương 2023 live_births=248"},
		{"quoted fields", "unit,name,period,live_births\n\"06760\",\"Mông Dương, \"\"cũ\"\"\",2023,\"1,248\"\n",
			`06760 Mông Dương, "cũ" 2023 live_births=1248`},
		{"a byte order mark", "\ufeffunit,period,live_births\n06760,2023,248\n", "06760 2023 live_births=248"},
		{"CRLF", "unit,period,live_births\r\n06760,2023,248\r\n", "06760 2023 live_births=248"},
		{"line ends of old Macs", "unit,period,live_births\r06760,2023,248\r", "06760 2023 live_births=248"},
		{"no line break at the end", "unit,period,live_births\n06760,2023,248", "06760 2023 live_births=248"},
		{"letters and marks apart (NFD)", norm.NFD.String("mã,tên,kỳ,Trẻ đẻ ra sống\n06760,Mông Dương,2023,248\n"),
			"06760 Mông Dương 2023 live_births=248"},
		{"the older spelling of tones", "mã,kỳ,Trẻ dưới 1 tuổi tử vong\n06799,2023,2\n", "06799 2023 infant_deaths=2"},
		{"blank lines, also those of spreadsheets", "\n;;;\nunit;period;live_births;\n\n06760;2023;248;\n;;;\n  ; ;\u00a0;\n",
			"06760 2023 live_births=248"},
		{"sep=; as spreadsheets write it", "sep=;\nunit;period;live_births\n06760;2023;248\n", "06760 2023 live_births=248"},
		{"the same unit in two years", "unit,period,live_births\n06760,2022,240\n06760,2023,248\n",
			"06760 2022 live_births=240\n06760 2023 live_births=248"},
		{"two units that share a code", "unit,valid_from,period,live_births\n06781,,2025,40\n06781,2025-07-01,2025,248\n",
			"06781 2025 live_births=40\n06781 2025-07-01 2025 live_births=248"},
		{"a blank cell is missing, 0 is 0", "unit,period,live_births,infant_deaths\n06760,2023,,0\n06763,2023,  ,\u00a0\n",
			"06760 2023 infant_deaths=0\n06763 2023"},
		{"the city's own row, whatever its name", "unit,name,period,live_births\n195,Toàn thành phố,2023,248\n",
			"195 Toàn thành phố 2023 live_births=248"},
		{"names with the apostrophe of sheet.Guard", "unit,name,period\n06760,'=Mông Dương,2023\n", "06760 =Mông Dương 2023"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, faults := read(tt.text)
			require.NoError(t, faults.Err())
			require.Equal(t, tt.want, summary(f))
		})
	}
}

func TestCommentsAboveTheHeaderAreMetaData(t *testing.T) {
	f, faults := read("# Synthetic: true\n#title: Số liệu: 2023\n# any remark, see http://example.org\n# synthetic: true\n\n\"# note: said \"\"so\"\"\",,\nunit,period,live_births\n06760,2023,248\n")
	require.NoError(t, faults.Err())
	require.Equal(t, map[string]string{"synthetic": "true", "title": "Số liệu: 2023", "note": `said "so"`}, f.meta)
	require.Equal(t, 8, f.rows[0].line)
}

func TestEveryCellKnowsItsLine(t *testing.T) {
	f, faults := read("unit,name,period,live_births,infant_deaths\n\n06760,\"Mông\nDương ở\",2023,248, 2\n")
	require.NoError(t, faults.Err())
	require.Equal(t, 3, f.rows[0].line)
	births, deaths := f.rows[0].values[0], f.rows[0].values[1]
	require.Equal(t, []int{4, 4}, []int{births.line, deaths.line})
}

func TestRowsOfTotalsAreNeverUnits(t *testing.T) {
	tests := []struct{ name, row, want string }{
		{"by name, without a code", ",Tổng cộng,2023,248,14", "Σ Tổng cộng 2023 live_births=248 has_play_area=14"},
		{"by name, in the column of the code", "TỔNG CỘNG:,,2023,248,", "Σ TỔNG CỘNG: 2023 live_births=248"},
		{"short", "Cộng,,2023,248,", "Σ Cộng 2023 live_births=248"},
		{"English", "Total,,2023,248,", "Σ Total 2023 live_births=248"},
		{"with a code of its own", "99999,Toàn thành phố,2023,248,", "Σ Toàn thành phố 2023 live_births=248"},
		{"without a period: that of the units", ",Tổng cộng,,248,", "Σ Tổng cộng 2023 live_births=248"},
		{"Cộng Hòa is a ward", "06799,Cộng Hòa,2023,248,có", "06799 Cộng Hòa 2023 live_births=248 has_play_area=true"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, faults := read("unit,name,period,live_births,has_play_area\n06760,,2023,248,1\n" + tt.row + "\n")
			require.NoError(t, faults.Err())
			require.Equal(t, "06760 2023 live_births=248 has_play_area=true\n"+tt.want, summary(f))
		})
	}
}

func TestCodesThatSpreadsheetsHaveChanged(t *testing.T) {
	const repaired = "unit 6760 is read as 06760: a code has five digits, spreadsheets drop the zeros in front"
	tests := []struct {
		name, cell, code string
		repairs          []string
	}{
		{"as text with an apostrophe", "'06760", "06760", nil},
		{"as a formula", `="06760"`, "06760", nil},
		{"as a formula in quotes", `"=""06760"""`, "06760", nil},
		{"without its zero: repaired, and told", "6760", "06760", []string{repaired}},
		{"as a formula without its zero", `="6760"`, "06760", []string{repaired}},
		{"the city's own code is as long as it is", "195", "195", nil},
		{"letters are no number", "CP1", "CP1", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, faults := read("unit,period,live_births\n" + tt.cell + ",2023,248\n")
			require.NoError(t, faults.Err())
			require.Equal(t, tt.code, f.rows[0].unit.Code)
			var repairs []string
			for _, note := range f.repairs {
				require.Equal(t, 2, note.line)
				require.Equal(t, tt.code, note.unit)
				repairs = append(repairs, note.message.String())
			}
			require.Equal(t, tt.repairs, repairs)
		})
	}
}

func TestARepairIsToldOnceForTheLongForm(t *testing.T) {
	f, faults := read("unit,period,statistic,value\n6760,2023,live_births,248\n6760,2023,infant_deaths,2\n")
	require.NoError(t, faults.Err())
	require.Len(t, f.repairs, 1)
	require.Equal(t, "đơn vị 6760 được đọc là 06760: mã có năm chữ số, bảng tính làm mất số 0 ở đầu", f.repairs[0].message.In(wording.Vietnamese))
}

func TestNumbersAreReadAsTheirConventionWritesThem(t *testing.T) {
	tests := []struct {
		name, text string
		numbers    Numbers
		want       string
	}{
		{"digits, en", "1234", EnglishNumbers, "1234"},
		{"digits, vi", "1234", VietnameseNumbers, "1234"},
		{"thousands, en", "1,234,567", EnglishNumbers, "1234567"},
		{"thousands, vi", "1.234.567", VietnameseNumbers, "1234567"},
		{"one group, en", "1,234", EnglishNumbers, "1234"},
		{"one group, vi", "1.234", VietnameseNumbers, "1234"},
		{"decimals, en", "1,234.5", EnglishNumbers, "1234.5"},
		{"decimals, vi", "1.234,5", VietnameseNumbers, "1234.5"},
		{"three decimals are decimals, en", "1.234", EnglishNumbers, "1.234"},
		{"three decimals are decimals, vi", "1,234", VietnameseNumbers, "1.234"},
		{"blanks between thousands", "1 234 567,5", VietnameseNumbers, "1234567.5"},
		{"U+00A0 between thousands", "12\u00a0345", EnglishNumbers, "12345"},
		{"U+202F between thousands", "12\u202f345", VietnameseNumbers, "12345"},
		{"U+2009 between thousands", "12\u2009345", EnglishNumbers, "12345"},
		{"blanks around", "\u00a0 248\u202f", EnglishNumbers, "248"},
		{"a negative count is for others to judge", "-5", EnglishNumbers, "-5"},
		{"the minus of typesetting", "\u22125", EnglishNumbers, "-5"},
		{"a plus", "+5", VietnameseNumbers, "5"},
		{"zero with decimals", "0,5", VietnameseNumbers, "0.5"},
		{"more digits than a float has", "0.10000000000000000001", EnglishNumbers, "0.10000000000000000001"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file := "unit;period;live_births\n06760;2023;" + tt.text + "\n"
			f, faults := readCSV(strings.NewReader(file), "", sample, tt.numbers)
			require.NoError(t, faults.Err())
			require.Equal(t, tt.want, f.rows[0].values[0].value.String())
		})
	}
}

func TestAFractionOfAChildThatTheOtherConventionReadsAsWhole(t *testing.T) {
	tests := []struct {
		name, statistic, text string
		numbers               Numbers
		want                  bool
	}{
		{"dots for thousands in en", "live_births", "1.234", EnglishNumbers, true},
		{"commas for thousands in vi", "live_births", "1,234", VietnameseNumbers, true},
		{"half a child in both", "live_births", "12.5", EnglishNumbers, false},
		{"a whole number", "live_births", "1,234", EnglishNumbers, false},
		{"amounts have decimals", "spending", "1.234", EnglishNumbers, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file := "unit;period;" + tt.statistic + "\n06760;2023;" + tt.text + "\n"
			f, faults := readCSV(strings.NewReader(file), "", sample, tt.numbers)
			require.NoError(t, faults.Err())
			require.Equal(t, tt.want, f.rows[0].values[0].hintNumbers)
		})
	}
}

func TestFlagsAreWords(t *testing.T) {
	for text, want := range map[string]bool{
		"true": true, "TRUE": true, "có": true, "Có": true, "yes": true, "1": true,
		"false": false, "FALSE": false, "không": false, "KHÔNG": false, "No": false, "0": false,
	} {
		f, faults := read("unit,period,has_play_area\n06760,2023," + text + "\n")
		require.NoError(t, faults.Err(), text)
		require.Equal(t, fmt.Sprint("06760 2023 has_play_area=", want), summary(f))
	}
}

func TestTheCitysOwnRowCountsItsFlags(t *testing.T) {
	f, faults := read("unit,period,has_play_area\n195,2022,1\n195,2023,có\n")
	require.NoError(t, faults.Err())
	require.Equal(t, "195 2022 has_play_area=1\n195 2023 has_play_area=true", summary(f))
}

// marked cuts the part between ‹ and › out of a text: its place is where a fault must be.
func marked(text string) (plain string, line, column, width int) {
	before, rest, _ := strings.Cut(text, "‹")
	mark, after, _ := strings.Cut(rest, "›")
	start := strings.LastIndexByte(before, '\n') + 1
	return before + mark + after, strings.Count(before, "\n") + 1, len([]rune(before[start:])) + 1, len([]rune(mark))
}

func TestCellsThatAreNoNumbers(t *testing.T) {
	const births = `column "live_births", unit 06763: found %q, expected a whole number of children`
	tests := []struct{ name, cell, found, hint string }{
		{"a percentage", "5%", "5%", "write the count, not the percentage"},
		{"per mille", "5 ‰", "5 ‰", "write the count, not the percentage"},
		{"a dash", "-", "-", "leave the cell empty where nothing was reported, write 0 where there was none"},
		{"an en dash", "–", "–", "leave the cell empty where nothing was reported, write 0 where there was none"},
		{"an ellipsis", "…", "…", "leave the cell empty where nothing was reported, write 0 where there was none"},
		{"three dots", "...", "...", "leave the cell empty where nothing was reported, write 0 where there was none"},
		{"none", "Không", "Không", "leave the cell empty where nothing was reported, write 0 where there was none"},
		{"a cross", "x", "x", "leave the cell empty where nothing was reported, write 0 where there was none"},
		{"n/a", "N/A", "N/A", "leave the cell empty where nothing was reported, write 0 where there was none"},
		{"a question mark", "?", "?", "leave the cell empty where nothing was reported, write 0 where there was none"},
		{"#N/A", "#N/A", "#N/A", "a formula of the spreadsheet has no result: put it right, or empty the cell"},
		{"#DIV/0!", "#DIV/0!", "#DIV/0!", "a formula of the spreadsheet has no result: put it right, or empty the cell"},
		{"a column too narrow", "####", "####", "a formula of the spreadsheet has no result: put it right, or empty the cell"},
		{"an exponent", "1E+05", "1E+05", "the spreadsheet has shortened a long number: format the column as a number without decimals and save again"},
		{"a huge exponent", "1E1000000000", "1E1000000000", "the spreadsheet has shortened a long number: format the column as a number without decimals and save again"},
		{"a date", "02/01/2023", "02/01/2023", "this looks like a date: if the spreadsheet made it of a number, format the column as a number and type it again"},
		{"a date of databases", "2023-01-02", "2023-01-02", "this looks like a date: if the spreadsheet made it of a number, format the column as a number and type it again"},
		{"decimals of the other convention", `"12,5"`, "12,5", "it would be a number with -numbers vi: is the whole file written so?"},
		{"thousands of the other convention", "1.234.567", "1.234.567", "it would be a number with -numbers vi: is the whole file written so?"},
		{"a decimal that looks like a group", `"0,123"`, "0,123", "it would be a number with -numbers vi: is the whole file written so?"},
		{"groups of two", `"12,34,567"`, "12,34,567", "separators of thousands stand between groups of three digits: 1,234,567"},
		{"a group of one", `"1,234,5"`, "1,234,5", "separators of thousands stand between groups of three digits: 1,234,567"},
		{"two kinds of separators", `"1,234 567"`, "1,234 567", "separators of thousands stand between groups of three digits: 1,234,567"},
		{"a number with a word", "12 trẻ", "12 trẻ", "write the number alone, without words or signs"},
		{"a comparison", "<5", "<5", "write the number alone, without words or signs"},
		{"half a decimal", ".5", ".5", "write digits, such as 1234, or leave the cell empty where nothing was reported"},
		{"text", "khoảng mười", "khoảng mười", "write digits, such as 1234, or leave the cell empty where nothing was reported"},
		{"a long text is cut", strings.Repeat("a", 1000), strings.Repeat("a", 40) + "…", "write digits, such as 1234, or leave the cell empty where nothing was reported"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text, line, column, width := marked("unit,period,live_births,infant_deaths\n06760,2023,240,1\n06763,2023,‹" + tt.cell + "›,2\n")
			_, faults := read(text)
			require.Len(t, faults, 1)
			require.Equal(t, rules.KindSyntax, faults[0].Kind)
			require.Equal(t, fmt.Sprintf(births, tt.found), faults[0].Message.String())
			require.Equal(t, tt.hint, faults[0].Hint.String())
			require.Equal(t, []int{line, column, width}, []int{faults[0].Line, faults[0].Column, faults[0].Width})
		})
	}
}

func TestCellsThatAreNoNumbersInVietnameseNotation(t *testing.T) {
	tests := []struct{ name, cell, hint string }{
		{"decimals with a point", "1.23", "it would be a number with -numbers en: is the whole file written so?"},
		{"zero with a point", "0.123", "it would be a number with -numbers en: is the whole file written so?"},
		{"groups of two", "12.34.567", "separators of thousands stand between groups of three digits: 1.234.567"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, faults := readCSV(strings.NewReader("unit;period;live_births\n06760;2023;"+tt.cell+"\n"), "", sample, VietnameseNumbers)
			require.Len(t, faults, 1)
			require.Equal(t, tt.hint, faults[0].Hint.String())
		})
	}
}

func TestWhatACellShouldHaveBeenDependsOnItsStatistic(t *testing.T) {
	tests := []struct{ name, statistic, cell, want string }{
		{"a count of something", "live_births", "5%", `column "live_births", unit 06760: found "5%", expected a whole number of children`},
		{"a count", "infant_deaths", "5%", `column "infant_deaths", unit 06760: found "5%", expected a whole number`},
		{"an amount", "spending", "5%", `column "spending", unit 06760: found "5%", expected a number`},
		{"a flag", "has_play_area", "x", `column "has_play_area", unit 06760: found "x", expected true or false`},
		{"a flag is not counted in a ward", "has_play_area", "2", `column "has_play_area", unit 06760: found "2", expected true or false`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, faults := read("unit,period," + tt.statistic + "\n06760,2023," + tt.cell + "\n")
			require.Len(t, faults, 1)
			require.Equal(t, tt.want, faults[0].Message.String())
		})
	}
}

func TestANumberWithTooManyDigitsIsALimit(t *testing.T) {
	_, faults := read("unit,period,live_births\n06760,2023," + strings.Repeat("9", exact.MaxDigits+1) + "\n")
	require.Len(t, faults, 1)
	require.Equal(t, rules.KindLimit, faults[0].Kind)
	require.Equal(t, `column "live_births", unit 06760: found "`+strings.Repeat("9", 40)+`…", expected a number of at most 1000 digits`,
		faults[0].Message.String())
}

func TestFaultsOfFilesAndTheirPlaces(t *testing.T) {
	const header = "unit,period,live_births,infant_deaths\n"
	tests := []struct {
		name, text string
		kind       rules.Kind
		message    string
		hint       string
	}{
		{"a column misspelt", "unit,period,‹live_birth›\n06760,2023,1\n", rules.KindUnknownName,
			`column "live_birth" is not a statistic of this plan, nor one of unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in`, `did you mean "live_births"?`},
		{"a label misspelt", "unit,period,‹Tre de ra sống›\n06760,2023,1\n", rules.KindUnknownName,
			`column "Tre de ra sống" is not a statistic of this plan, nor one of unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in`, `did you mean "Trẻ đẻ ra sống"?`},
		{"a column of nothing known", "unit,period,‹population›\n06760,2023,1\n", rules.KindUnknownName,
			`column "population" is not a statistic of this plan, nor one of unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in`, "delete the column, declare the statistic in the plan, or leave such columns out with -extra ignore"},
		{"last year is a row, not a column", "unit,period,‹last_year.live_births›\n06760,2023,1\n", rules.KindUnknownName,
			`column "last_year.live_births" is not a statistic of this plan, nor one of unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in`,
			"give the year before as rows of their own, with that year as their period"},
		{"a header in TCVN3 taken for Unicode", "unit,period,‹TrÎ ®Î ra sèng›\n06760,2023,1\n", rules.KindUnknownName,
			`column "TrÎ ®Î ra sèng" is not a statistic of this plan, nor one of unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in`,
			`the text looks like TCVN3 (ABC, .VnTime) shown as Unicode: convert it (UniKey: Ctrl+Shift+F6) and save it as "CSV UTF-8"`},
		{"a header in VNI taken for Unicode", "unit,period,‹Treû ñeû ra soáng›\n06760,2023,1\n", rules.KindUnknownName,
			`column "Treû ñeû ra soáng" is not a statistic of this plan, nor one of unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in`,
			`the text looks like VNI (VNI-Times) shown as Unicode: convert it (UniKey: Ctrl+Shift+F6) and save it as "CSV UTF-8"`},
		{"a statistic by name and by label", "unit,period,live_births,‹Trẻ đẻ ra sống›\n06760,2023,1,1\n", rules.KindInvalid,
			`column "Trẻ đẻ ra sống" gives live_births again, which column 3, "live_births", gives already`, "delete one of the two columns"},
		{"a fixed column twice", "unit,period,‹năm›,live_births\n06760,2023,2023,1\n", rules.KindInvalid,
			`column "năm" gives period again, which column 2, "period", gives already`, "delete one of the two columns"},
		{"values in a column without a header", "unit,period,,live_births\n06760,2023,‹5›,1\n", rules.KindSyntax,
			`found "5" in a column without a header`, "name the column, or empty its cells"},
		{"a statistic among the columns of the long form", "unit,period,statistic,value,‹infant_deaths›\n06760,2023,live_births,1,1\n", rules.KindInvalid,
			`column "infant_deaths" is a statistic, in a file that names its statistics in the rows`, "a file has either a column for each statistic, or the columns statistic and value"},
		{"a unit twice", header + "06760,2023,1,1\n06763,2023,1,1\n‹06760›,2023,1,1\n", rules.KindInvalid,
			"unit 06760, 2023: a second row, the first is in line 2", "keep one of the two; units that share a code differ in valid_from"},
		{"a unit twice, once without its zero", header + "06760,2023,1,1\n‹6760›,2023,1,1\n", rules.KindInvalid,
			"unit 06760, 2023: a second row, the first is in line 2", "keep one of the two; units that share a code differ in valid_from"},
		{"a value twice in the long form", "unit,period,statistic,value\n06760,2023,live_births,1\n06760,2023,‹Trẻ đẻ ra sống›,1\n", rules.KindInvalid,
			`statistic "live_births", unit 06760, 2023: given a second time, the first is in line 2`, "keep one of the two rows"},
		{"a value twice in the long form, though the first is blank", "unit,period,statistic,value\n06760,2023,live_births,\n06760,2023,‹live_births›,1\n", rules.KindInvalid,
			`statistic "live_births", unit 06760, 2023: given a second time, the first is in line 2`, "keep one of the two rows"},
		{"a statistic misspelt in the long form", "unit,period,statistic,value\n06760,2023,‹live_birth›,1\n", rules.KindUnknownName,
			`column "statistic", unit 06760: "live_birth" is not a statistic of this plan`, `did you mean "live_births"?`},
		{"a statistic not named in the long form", "unit,period,statistic,value\n06760,2023,‹›,1\n", rules.KindInvalid,
			`column "statistic", unit 06760: the cell is empty, expected the name of a statistic`, ""},
		{"a cell of the long form", "unit,period,statistic,value\n06760,2023,live_births,‹5%›\n", rules.KindSyntax,
			`statistic "live_births", unit 06760: found "5%", expected a whole number of children`, "write the count, not the percentage"},
		{"two names of a unit in the long form", "unit,name,period,statistic,value\n06781,Cẩm Thịnh,2023,live_births,1\n06781,‹Cửa Ông›,2023,infant_deaths,1\n", rules.KindInvalid,
			`column "name", unit 06781: found "Cửa Ông", but line 2 says "Cẩm Thịnh"`, "write the same in all rows of the unit, or tell the units apart by valid_from"},
		{"no unit", header + "‹›,2023,1,1\n", rules.KindInvalid,
			`column "unit": the cell is empty, expected a unit code such as 06760`, `write the code; a row of totals is named "Tổng cộng"`},
		{"a name for a code", header + "‹Mông Dương›,2023,1,1\n", rules.KindSyntax,
			`column "unit": found "Mông Dương", expected a unit code such as 06760`, `a code has letters and digits only; format the column as text, write names in the column "name"`},
		{"a code as a number", header + "‹6760.0›,2023,1,1\n", rules.KindSyntax,
			`column "unit": found "6760.0", expected a unit code such as 06760`, `a code has letters and digits only; format the column as text, write names in the column "name"`},
		{"a comment below the header", header + "‹#06760›,2023,1,1\n", rules.KindSyntax,
			`column "unit": found "#06760", expected a unit code such as 06760`, "lines that begin with # stand above the header; delete the line to leave it out"},
		{"no period", header + "06760,‹›,1,1\n", rules.KindInvalid,
			`column "period", unit 06760: the cell is empty, expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06`, ""},
		{"a period that is none", header + "06760,‹23›,1,1\n", rules.KindSyntax,
			`column "period", unit 06760: found "23", expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06`, ""},
		{"totals without a period, beside two", header + "06760,2022,1,1\n06760,2023,1,1\nTổng cộng,‹›,2,2\n", rules.KindInvalid,
			`column "period", row "Tổng cộng": the cell is empty, expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06`, ""},
		{"a cell of the totals", header + "06760,2023,1,1\nTổng cộng,2023,‹5%›,2\n", rules.KindSyntax,
			`column "live_births", row "Tổng cộng": found "5%", expected a whole number of children`, "write the count, not the percentage"},
		{"a flag of the totals", "unit,period,has_play_area\n06760,2023,1\nTổng cộng,2023,‹x›\n", rules.KindSyntax,
			`column "has_play_area", row "Tổng cộng": found "x", expected the number of units`,
			"leave the cell empty where nothing was reported, write 0 where there was none"},
		{"a date as a spreadsheet shows it", "unit,valid_from,period\n06760,‹01/07/2025›,2025\n", rules.KindSyntax,
			`column "valid_from", unit 06760: found "01/07/2025", expected a date such as 2025-07-01`, "format the column as text and write year, month and day"},
		{"a row with a field too many", header + "‹06760›,2023,1,1,5\n", rules.KindSyntax,
			"the row of unit 06760 has 5 fields, expected 4 as in the header", "a field that contains the separator of the columns must stand in quotes"},
		{"a row that is cut off", header + "‹06760›,2023\n", rules.KindSyntax,
			"the row of unit 06760 has 2 fields, expected 4 as in the header", "a field that contains the separator of the columns must stand in quotes"},
		{"a quote inside a field", header + "067‹\"›60,2023,1,1\n", rules.KindSyntax,
			"found a quote inside a field", "put the whole field in quotes and double each quote inside it"},
		{"text behind a quoted field", header + "06760,2023,\"1‹\"›2,1\n", rules.KindSyntax,
			"found a quote inside a field", "put the whole field in quotes and double each quote inside it"},
		{"a quote that is not closed", header + "‹\"06760,2023,1,1›\n06763,2023,1,1\n", rules.KindSyntax,
			"a quote in this row is not closed: it runs on to line 3", "close the quote, or delete it"},
		{"no rows", "‹unit›,period,live_births\n", rules.KindInvalid,
			"there is no unit below the header, expected a row for each", ""},
		{"a title above the header", "‹BÁO CÁO SỐ LIỆU TRẺ EM,,›\nNăm 2023,,\n,,\nunit,period,live_births\n06760,2023,1\n", rules.KindSyntax,
			`found "BÁO CÁO SỐ LIỆU TRẺ EM" above the header, which seems to be line 4`, "delete the lines above line 4, or put # in front of each"},
		{"a title that holds a known word", "‹Năm;2023;›\nunit;period;live_births\n06760;2023;1\n", rules.KindSyntax,
			`found "Năm;2023" above the header, which seems to be line 2`, "delete the lines above line 2, or put # in front of each"},
		{"no header", "‹06760,2023,1›\n", rules.KindSyntax,
			`found "06760,2023,1", expected a header such as unit,period,live_births`, "name the columns in the first row, separated by comma, semicolon or tab"},
		{"a header in TCVN3 taken for Unicode, from its first column on", "‹M·,kú,TrÎ ®Î ra sèng›\n06760,2023,1\n", rules.KindSyntax,
			`found "M·,kú,TrÎ ®Î ra sèng", expected a header such as unit,period,live_births`,
			`the text looks like TCVN3 (ABC, .VnTime) shown as Unicode: convert it (UniKey: Ctrl+Shift+F6) and save it as "CSV UTF-8"`},
		{"a quote inside the header", "unit,period,live‹\"›births,infant_deaths\n06760,2023,1,1\n", rules.KindSyntax,
			"found a quote inside a field", "put the whole field in quotes and double each quote inside it"},
		{"columns separated by something else", "‹unit|period|live_births›\n06760|2023|1\n", rules.KindSyntax,
			`found "unit|period|live_births", expected a header such as unit,period,live_births`, "name the columns in the first row, separated by comma, semicolon or tab"},
		{"meta data that contradict themselves", "# synthetic: true\n‹# synthetic: false›\nunit,period\n06760,2023\n", rules.KindInvalid,
			`"synthetic" is said a second time, and differs from line 1`, "keep one of the two lines"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text, line, column, width := marked(tt.text)
			_, faults := read(text)
			require.Len(t, faults, 1)
			fault := faults[0]
			require.Equal(t, tt.message, fault.Message.String())
			require.Equal(t, tt.hint, fault.Hint.String())
			require.Equal(t, tt.kind, fault.Kind)
			require.Equal(t, []int{line, column, width}, []int{fault.Line, fault.Column, fault.Width})
			require.Equal(t, strings.Split(text, "\n")[line-1], fault.Source)
			require.Equal(t, "wards.csv", fault.File)
		})
	}
}

func TestFilesWithoutARowToPointAt(t *testing.T) {
	legacy := func(header string) string { return "unit,name,period,live_births\n06760," + header + ",2023,248\n" }
	tests := []struct {
		name, text, place string
		kind              rules.Kind
		message           string
	}{
		{"empty", "", "wards.csv", rules.KindInvalid, "the file is empty, expected a header such as unit,period,live_births and rows below it"},
		{"comments only", "# synthetic: true\n\n", "wards.csv", rules.KindInvalid, "the file is empty, expected a header such as unit,period,live_births and rows below it"},
		{"no column of periods", "unit,live_births\n06760,1\n", "wards.csv:1", rules.KindInvalid, `there is no column "period"`},
		{"no column of values", "unit,period,statistic\n06760,2023,live_births\n", "wards.csv:1", rules.KindInvalid, `there is no column "value"`},
		{"a workbook", "PK\x03\x04\x14\x00", "wards.csv", rules.KindSyntax, "found an Excel workbook, expected CSV text"},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1", "wards.csv", rules.KindSyntax, "found an Excel workbook, expected CSV text"},
		{"UTF-16 with its mark", "\xff\xfeu\x00n\x00", "wards.csv", rules.KindSyntax, `the text is in UTF-16 (Excel's "Unicode Text"), expected UTF-8`},
		{"UTF-16 without", "u\x00n\x00i\x00t\x00,\x00", "wards.csv", rules.KindSyntax, `the text is in UTF-16 (Excel's "Unicode Text"), expected UTF-8`},
		{"a zero byte", legacy("M\x00"), "wards.csv:2:8", rules.KindSyntax, "found a zero byte, expected CSV text"},
		{"TCVN3", legacy("M\xabng D\xad\xacng"), "wards.csv:2:8", rules.KindSyntax, "the text is not in UTF-8, it looks like TCVN3 (ABC, .VnTime)"},
		{"VNI", legacy("Mo\xe2ng D\xf6\xf4ng"), "wards.csv:2:9", rules.KindSyntax, "the text is not in UTF-8, it looks like VNI (VNI-Times)"},
		{"Windows-1258", legacy("C\xe2\xd2m Tha\xf2ch"), "wards.csv:2:8", rules.KindSyntax, "the text is not in UTF-8, it looks like Windows-1258"},
		{"a stray byte in UTF-8", legacy("Mông D\xacương"), "wards.csv:2:13", rules.KindSyntax, "the text is not in UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, faults := read(tt.text)
			require.Len(t, faults, 1)
			require.Equal(t, tt.message, faults[0].Message.String())
			require.Equal(t, tt.place, faults[0].Place())
			require.Equal(t, tt.kind, faults[0].Kind)
			require.False(t, faults[0].Hint.IsZero())
		})
	}
}

func TestAllFaultsOfAFileAreToldInItsOrder(t *testing.T) {
	_, faults := read("BÁO CÁO\nunit,period,live_birth,infant_deaths,has_play_area\n" +
		"06760,2023,1,5%,x\n" +
		"06763,2023\n" +
		"06760,2023,1,1,có\n" +
		"06\"766,2023,1,1,có\n" +
		",23,1,…,có\n")
	var places []string
	for _, fault := range faults {
		places = append(places, fault.Place())
	}
	require.Equal(t, []string{
		"wards.csv:1:1", "wards.csv:2:13", "wards.csv:3:14", "wards.csv:3:17", "wards.csv:4:1", "wards.csv:5:1", "wards.csv:6:3",
		"wards.csv:7:1", "wards.csv:7:2", "wards.csv:7:7",
	}, places)
}

func TestAQuoteTooManyHidesNothing(t *testing.T) {
	_, faults := read("unit,period,live_births\n\"06760,2023,1\n06763,2023,x\n06766,2023,y\n\"06769\",2023,z\n")
	require.Len(t, faults, 4)
	require.Equal(t, "a quote in this row is not closed: it runs on to line 5", faults[0].Message.String())
}

func TestFaultsInDetail(t *testing.T) {
	_, faults := read("unit,name,period,live_births\n06763,Cửa Ông,2023,5%\n")
	require.Equal(t, `wards.csv:2:20: column "live_births", unit 06763: found "5%", expected a whole number of children
 2 | 06763,Cửa Ông,2023,5%
   |                    ^^
hint: write the count, not the percentage`, faults.Detail(wording.English))
	require.Equal(t, `wards.csv:2:20: cột "live_births", đơn vị 06763: có "5%", cần một số nguyên (trẻ)
 2 | 06763,Cửa Ông,2023,5%
   |                    ^^
gợi ý: ghi số lượng, không ghi tỷ lệ phần trăm`, faults.Detail(wording.Vietnamese))
}

func TestSourceLinesDoNotReachTheTerminalAsCommands(t *testing.T) {
	_, faults := read("unit,period,live_births\n06760,2023,\x1b[2J\n")
	require.Len(t, faults, 1)
	require.Equal(t, "06760,2023,\ufffd[2J", faults[0].Source)
	require.NotContains(t, faults.Detail(wording.English), "\x1b")
}

func TestOnlyTheFirstThousandFaultsAreTold(t *testing.T) {
	file := "unit,period,live_births,infant_deaths\n" + strings.Repeat("06760,2023,x,y\n", 700)
	_, faults := read(file)
	require.Len(t, faults, 1001)
	last := faults[1000]
	require.Equal(t, rules.KindLimit, last.Kind)
	require.Equal(t, "1099 more errors, which are not listed", last.Message.String())
	require.NoError(t, errors.Join(checkPlaces(faults, file)...))
	require.Equal(t, last, rules.AllErrors(faults.Err())[1000], "it stays last when the errors are sorted")
}

func TestNumbersMustBeStated(t *testing.T) {
	_, faults := readCSV(strings.NewReader("unit,period,live_births\n06760,2023,1.234\n"), "wards.csv", sample, "")
	require.EqualError(t, faults.Err(), "wards.csv: it is not stated how the numbers are written, and 1.234 means two numbers")
	require.Equal(t, "say -numbers en for 1,234.5 or -numbers vi for 1.234,5", faults[0].Hint.String())
}

func TestALabelOfSeveralStatisticsNamesNone(t *testing.T) {
	shared := newSheetSchema([]Statistic{{Name: "boys", Label: Text{VI: "Trẻ em"}}, {Name: "girls", Label: Text{VI: "Trẻ em"}}}, Area{})
	for _, file := range []string{"unit,period,trẻ em\n06760,2023,1\n", "unit,period,statistic,value\n06760,2023,trẻ em,1\n"} {
		_, faults := readCSV(strings.NewReader(file), "", shared, EnglishNumbers)
		require.Len(t, faults, 1)
		require.Equal(t, `"trẻ em" is the label of several statistics: boys, girls`, faults[0].Message.String())
	}
}

func TestAStatisticMayHaveTheNameOfALongColumn(t *testing.T) {
	odd := newSheetSchema([]Statistic{{Name: "value", Kind: Count}}, Area{})
	f, faults := readCSV(strings.NewReader("unit,period,value\n06760,2023,5\n"), "", odd, EnglishNumbers)
	require.NoError(t, faults.Err())
	require.Len(t, f.rows[0].values, 1)
}

func TestALineThatIsTooLong(t *testing.T) {
	_, faults := read("unit,period,live_births\n06760,2023," + strings.Repeat("1", 256<<10) + "\n")
	require.Len(t, faults, 1)
	require.Equal(t, rules.KindLimit, faults[0].Kind)
	require.EqualError(t, faults.Err(), "wards.csv:2: a line of more than 256 KiB, expected one row a line")
}

func TestAReaderThatFails(t *testing.T) {
	_, faults := readCSV(io.MultiReader(strings.NewReader("unit"), iotest.ErrReader(errors.New("the disk is gone"))), "wards.csv", sample, EnglishNumbers)
	require.EqualError(t, faults.Err(), "wards.csv: the file cannot be read: the disk is gone")
}
