package main

import (
	"fmt"
	"strings"

	"github.com/childward/childward/indicator"
)

// symbols are the cells of the matrix.
var symbols = map[indicator.Verdict]string{
	indicator.Achieved: "+", indicator.Missed: "x", indicator.NoData: "?",
	indicator.NotApplicable: "-", indicator.Invalid: "!", indicator.NotDue: ".",
}

// symbol is the cell of a result.
func symbol(res indicator.Result) string {
	if res.Hidden() {
		return "*"
	}
	return symbols[res.Verdict]
}

// matrix writes every unit by every indicator, as many units side by side as fit into 80 columns.
func (t *table) matrix() {
	t.head()
	const perBlock = 22
	for from := 0; from == 0 || from < len(t.report.units); from += perBlock {
		units := t.report.units[from:min(from+perBlock, len(t.report.units))]
		var head strings.Builder
		head.WriteString(pad(t.say("CT", "No."), 4))
		for i := range units {
			fmt.Fprintf(&head, "%3d", from+i+1)
		}
		t.line("%s %4s", head.String(), t.say("TP", "City"))
		for _, in := range t.report.plan.Definition().Indicators {
			if t.report.owner == "" || t.report.owns(in) {
				t.matrixRow(in, units)
			}
		}
		t.line("")
		for i, u := range units {
			t.line("%3d %-5s %s", from+i+1, u.record.Unit().Code, t.unitName(u.record.Unit()))
		}
		t.line("")
	}
	t.wrap("", t.say("+ đạt, x chưa đạt, ? thiếu số liệu, - không phát sinh, ! mâu thuẫn, ~ tạm tính, * ẩn vì số nhỏ; ( ) chỉ theo dõi, không tính điểm; ô trống: không đánh giá ở cấp này",
		"+ achieved, x missed, ? no data, - not applicable, ! contradictory data, ~ provisional, * hidden as a small number; ( ) shown, not scored; blank: not judged at this level"))
	if t.report.synthetic {
		t.line("%s", t.synthetic())
	}
}

func (t *table) matrixRow(in indicator.Indicator, units []unitReport) {
	var row strings.Builder
	row.WriteString(pad(in.Number, 4))
	for _, u := range units {
		cell := "   "
		if res, ok := u.results.Find(in.ID); ok {
			cell = "  " + symbol(res)
			if res.Monitor() {
				cell = "(" + symbol(res) + ")"
			}
		}
		row.WriteString(cell)
	}
	city := ""
	if res, ok := t.report.city.Find(in.ID); ok {
		city = symbol(res)
		if _, provisional := res.Provisional(); provisional {
			city = "~"
		}
	}
	t.line("%s %4s", row.String(), city)
}
