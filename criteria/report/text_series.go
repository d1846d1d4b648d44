package report

import (
	"strings"

	"github.com/childward/childward/internal/screen"
)

// mostYears is how many years of a series fit side by side; the latest are shown.
const mostYears = 5

// series writes a row for each indicator and a column for each year: the figure with the mark of its verdict.
func (t *text) series() {
	years := t.doc.years()
	if len(years) == 0 {
		return
	}
	years = years[max(0, len(years)-mostYears):]
	t.Line(t.Sayf("OVER THE YEARS (against the targets of %d)", "QUA CÁC NĂM (so với mục tiêu %d)", t.doc.definition.Year))
	t.Line("")
	head := screen.Pad(t.Say("No.", "CT"), 4) + " " + screen.Pad(t.Say("Indicator", "Nội dung"), 24)
	for _, year := range years {
		head += screen.PadLeft(year.Reports.Period.String(), 10)
	}
	t.Line(head)
	for _, in := range t.doc.definition.Indicators {
		if !t.doc.owns(in) {
			continue
		}
		row, any := screen.Pad(in.Number, 4)+" "+screen.Pad(screen.Cut(in.Name.In(t.Lang), 24), 24), false
		for _, year := range years {
			cell := ""
			if res, ok := t.doc.inSeries(year, in.ID); ok {
				any = true
				cell = narrow(res.Figure(t.Lang)) + " " + symbol(res)
			}
			row += screen.PadLeft(cell, 10)
		}
		if any {
			t.Line(row)
		}
	}
	for _, year := range years[:len(years)-1] { // those of the last year stand first in the report
		if absent := year.Reports.NotHandedIn(); len(absent) > 0 && !t.doc.isAlone() {
			names := make([]string, len(absent))
			for i, u := range absent {
				names[i] = u.Name
			}
			t.Wrap(year.Reports.Period.String() + ": " + t.Say("not handed in by ", "chưa gửi báo cáo: ") + strings.Join(names, ", "))
		}
	}
	t.Wrap(t.Say("+ achieved, x missed, ? no data, - not applicable, ! contradictory", "+ đạt, x chưa đạt, ? thiếu số liệu, - không phát sinh, ! mâu thuẫn"))
	t.Line("")
}
