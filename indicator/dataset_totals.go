package indicator

import (
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A total is a row such as "Tổng cộng": compared with the sum over the units of its own file, never taken as a unit.
type total struct {
	period  Period
	file    string
	line    int
	figures []totalFigure
}

// A totalFigure is what a total row says of a statistic, and what the units of its file add up to, missing where one of
// them lacks it.
type totalFigure struct {
	statistic int
	says      exact.Number
	sum       rules.Value
}

var noteTotalDiffers = wording.New("total_differs", "{0}: the total row says {1}, the units add up to {2}", "{0}: dòng tổng cộng ghi {1}, cộng các đơn vị là {2}")

// totalOf makes a total of a row of the file whose records the dataset has.
func (set *Dataset) totalOf(row sheetRow, file string) total {
	t := total{period: row.period, file: file, line: row.line}
	var units []Record
	for _, r := range set.records {
		if r.data.period == row.period && r.data.unit.Code != set.plan.definition.Area.Code {
			units = append(units, r)
		}
	}
	for _, value := range row.values {
		if !value.flag {
			t.figures = append(t.figures, totalFigure{value.statistic, value.value, sumSlot(units, value.statistic)})
		}
	}
	return t
}

// compareTotals holds the total rows against the sums. Where they differ a figure is wrong somewhere: what
// the city computes from it is contradictory.
func (set *Dataset) compareTotals(period Period, city Record, out *Reports) {
	for _, t := range set.totals {
		if t.period != period {
			continue
		}
		for _, figure := range t.figures {
			sum, ok := figure.sum.Number()
			if !ok || sum.Cmp(figure.says) == 0 {
				continue
			}
			message := noteTotalDiffers.With(set.plan.definition.Statistics[figure.statistic].Label, figure.says, sum)
			out.Notes = append(out.Notes, Note{t.file, t.line, city.data.unit.Code, message})
			city.data.row.Set(figure.statistic, rules.InvalidValue(message))
		}
	}
}
