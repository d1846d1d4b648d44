package report

import (
	"fmt"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/screen"
)

// sideBySide is how many units fit into a line.
const sideBySide = 22

// matrix writes every unit by every indicator, as many units side by side as fit into 80 columns.
func (t *text) matrix() {
	for from := 0; from == 0 || from < len(t.doc.units); from += sideBySide {
		units := t.doc.units[from:min(from+sideBySide, len(t.doc.units))]
		var head strings.Builder
		head.WriteString(screen.Pad(t.Say("No.", "CT"), 4))
		for i := range units {
			fmt.Fprintf(&head, "%3d", from+i+1)
		}
		t.Line(fmt.Sprintf("%s %4s", head.String(), shortArea(t.area()).In(t.Lang)))
		for _, in := range t.doc.definition.Indicators {
			if t.doc.owns(in) {
				t.matrixRow(in, units)
			}
		}
		t.Line("")
		for i := range units {
			u := units[i].Record.Unit()
			t.Line(fmt.Sprintf("%3d %-5s %s", from+i+1, u.Code, shortName(u)))
		}
		t.Line("")
	}
	t.Wrap(t.Say("+ achieved, x missed, ? no data, - not applicable, # the same although there were events, ! contradictory data, ~ provisional, . not due, * hidden as a small number; ( ) shown, not scored; blank: not judged at this level",
		"+ đạt, x chưa đạt, ? thiếu số liệu, - không phát sinh, # mẫu số bằng 0 mà có trường hợp, ! mâu thuẫn, ~ tạm tính, . chưa đến kỳ, * ẩn vì số nhỏ; ( ) chỉ theo dõi, không tính điểm; ô trống: không đánh giá ở cấp này"))
	t.syntheticLine()
}

func (t *text) matrixRow(in indicator.Indicator, units []criteria.UnitYear) {
	var row strings.Builder
	row.WriteString(screen.Pad(in.Number, 4))
	for i := range units {
		cell := "   "
		if res, ok := units[i].Results.Find(in.ID); ok {
			cell = "  " + symbol(res)
			if res.Monitor() {
				cell = "(" + symbol(res) + ")"
			}
		}
		row.WriteString(cell)
	}
	city := ""
	for _, w := range t.doc.area {
		if t.doc.isAlone() || w.Result.Indicator().ID != in.ID {
			continue
		}
		if city = symbol(w.Result); w.Provisional != nil && w.Result.Verdict != indicator.NotDue {
			city = "~"
		}
	}
	t.Line(fmt.Sprintf("%s %4s", row.String(), city))
}
