package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
)

// workbook is a table as the reader of a workbook would make it, without any text of a file.
func workbook(rows [][]string) *sheet.Table {
	table := &sheet.Table{Meta: map[string]string{"synthetic": "true"}, Faults: &sheet.Faults{File: "bieu.xlsx, Biểu 1"}}
	table.Place = func(cell sheet.Cell) rules.Error {
		return rules.Error{Line: cell.Line, Column: cell.Column}
	}
	cells := func(line int, texts []string) (row []sheet.Cell) {
		for i, text := range texts {
			row = append(row, sheet.Cell{Text: text, Line: line, Column: i + 1})
		}
		return row
	}
	table.Header = cells(4, rows[0])
	table.Rows = func(yield func([]sheet.Cell) bool) {
		for i, texts := range rows[1:] {
			if !yield(cells(i+5, texts)) {
				return
			}
		}
	}
	return table
}

// CSV is one source of cells among others: whatever reads a table knows its cells and not where they come from.
func TestCellsOfAnotherSourceAreReadLikeThoseOfCSV(t *testing.T) {
	read := func(rows ...[]string) (sheetContent, rules.Errors) {
		r := newSheetReader(workbook(rows), sample, VietnameseNumbers)
		r.read()
		return r.content()
	}
	header := []string{"mã", "kỳ", "Trẻ đẻ ra sống", "Trẻ dưới 1 tuổi tử vong"}
	content, faults := read(header, []string{"6760", "2023", "1.248", "2"}, []string{"", "", "", ""}, []string{"Tổng cộng", "", "1.248", "2"})
	require.NoError(t, faults.Err())
	require.Equal(t, "06760 2023 live_births=1248 infant_deaths=2\nΣ Tổng cộng 2023 live_births=1248 infant_deaths=2", summary(content))
	require.Equal(t, "true", content.meta["synthetic"])
	require.Equal(t, []int{5, 5}, []int{content.repairs[0].line, content.rows[0].line})

	_, faults = read(append(header, "dân số"), []string{"06760", "2023", "5%", "2", "1"}, []string{"06760", "23", "1", "2", "1"})
	var got []string
	for _, fault := range faults {
		got = append(got, fault.Error())
	}
	require.Equal(t, []string{
		`bieu.xlsx, Biểu 1:4:5: column "dân số" is not a statistic of this plan, nor one of unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in`,
		`bieu.xlsx, Biểu 1:5:3: column "Trẻ đẻ ra sống", unit 06760: found "5%", expected a whole number of children`,
		`bieu.xlsx, Biểu 1:6:2: column "kỳ", unit 06760: found "23", expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06`,
	}, got)
}
