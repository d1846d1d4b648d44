package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// city writes a row for each indicator and each further target of the area. Those of the country stand in the JSON
// report and in derivations, and would crowd the table.
func (t *text) city() {
	if t.doc.isAlone() {
		t.Line(t.Say("II. THE UNIT'S INDICATORS", "II. CÁC CHỈ TIÊU CỦA ĐƠN VỊ"))
	} else {
		t.Wrap("II. " + strings.ToUpper(t.area().Whole().In(t.Lang)) + t.Say(" (rates of the summed figures; rates are never averaged)", " (cộng số liệu các đơn vị rồi mới tính, không bình quân tỷ lệ)"))
	}
	t.Line("")
	t.cityLine(screen.Pad(t.Say("No.", "CT"), 4)+" "+screen.Pad(t.Say("Indicator", "Nội dung"), 36), t.Say("Actual", "Thực hiện"), t.Say("Target", "Kế hoạch"), t.Say("Verdict", "Đánh giá"))
	group := ""
	for _, w := range byGroup(t.doc.area) {
		if in := w.Result.Indicator(); in.Group != group {
			group = in.Group
			t.Wrap(t.groupName(group))
		}
		t.cityResult(w)
	}
	if slices.ContainsFunc(t.doc.area, func(w indicator.Worked) bool { return amongNobody(w.Result) }) {
		t.Wrap(t.Say("# events although the denominator is 0: see ", "# có trường hợp dù mẫu số bằng 0: xem mục ") + t.taskSection())
	}
	t.Line("")
}

// byGroup brings together the results of each group, the groups in the order in which they are met.
func byGroup(results []indicator.Worked) []indicator.Worked {
	places := map[string]int{}
	for _, w := range results {
		if group := w.Result.Indicator().Group; places[group] == 0 {
			places[group] = len(places) + 1
		}
	}
	results = slices.Clone(results)
	slices.SortStableFunc(results, func(a, b indicator.Worked) int {
		return cmp.Compare(places[a.Result.Indicator().Group], places[b.Result.Indicator().Group])
	})
	return results
}

func (t *text) cityLine(name, actual, target, verdict string) {
	t.Line(fmt.Sprintf("%s %s  %s  %s", name, screen.PadLeft(actual, 11), screen.PadLeft(target, 9), verdict))
}

func (t *text) cityResult(w indicator.Worked) {
	in := w.Result.Indicator()
	name, rest := screen.Split(in.Name.In(t.Lang)+t.countsPer(w), 36)
	t.cityLine(screen.Pad(in.Number, 4)+" "+screen.Pad(name, 36), narrow(t.figure(w)), narrow(w.Targets[0].Words.In(t.Lang)), t.verdict(w, w.Targets[0]))
	mark := ""
	if w.Result.Contested() {
		mark = readingsVary.In(t.Lang)
	}
	for rest != "" || mark != "" {
		name, rest = screen.Split(rest, 34)
		t.cityLine(screen.Pad("       "+name, 41), "", "", mark)
		mark = ""
	}
	if a := shownAnnual(w); a != nil {
		t.Line("       " + t.annualised(*a))
	}
	for _, target := range w.Targets[1:] {
		if !target.National {
			t.cityLine("       "+screen.Pad(screen.Cut(target.Name.In(t.Lang), 34), 34), "", narrow(target.Words.In(t.Lang)), t.verdict(w, target))
		}
	}
}

// countsPer is what a rate per 10,000 or more counts per, and that a figure is a yearly one, told beside the name because
// the columns are narrow.
func (t *text) countsPer(w indicator.Worked) string {
	var per []string
	if w.Base > rules.BasePer1000 {
		per = append(per, "/"+exact.Int(int64(w.Base)).Format(t.Lang))
	}
	if shownAnnual(w) != nil {
		per = append(per, t.Say("per year", "quy năm"))
	}
	if len(per) == 0 {
		return ""
	}
	return " (" + strings.Join(per, ", ") + ")"
}

// narrow is a figure without the base that countsPer tells.
func narrow(figure string) string {
	number, _, _ := strings.Cut(figure, "/")
	if strings.HasPrefix(figure, "(") && !strings.HasSuffix(number, ")") {
		number += ")"
	}
	return number
}

func (t *text) groupName(id string) string {
	for _, g := range t.doc.definition.Groups {
		if g.ID == id {
			return g.Name.In(t.Lang)
		}
	}
	return ""
}

// figure is the value of the city, the provisional one in brackets, or why there is none.
func (t *text) figure(w indicator.Worked) string {
	switch {
	case w.Result.Hidden():
		return "*"
	case w.Result.Verdict.Judged():
		return w.Result.Figure(t.Lang)
	case w.Provisional != nil && w.ProvisionalFigure(t.Lang) != "":
		return "(" + w.ProvisionalFigure(t.Lang) + ")"
	case w.Result.Verdict == indicator.NotDue && w.Result.Figure(t.Lang) != "":
		return w.Result.Figure(t.Lang)
	case w.Result.Verdict == indicator.NotApplicable:
		return "-"
	}
	return "..."
}

// verdict is that of a target in a narrow column; one that was missed stands out.
func (t *text) verdict(w indicator.Worked, target indicator.TargetResult) string {
	switch {
	case w.Result.Hidden():
		return hidden.In(t.Lang)
	case target.Verdict == indicator.Missed:
		return strings.ToUpper(target.Verdict.Text().In(t.Lang))
	case w.Result.Verdict == indicator.NotDue:
		return whenDue(w.Result.Indicator().Due).In(t.Lang)
	case w.Provisional != nil && w.Coverage != nil:
		return t.Sayf("prov. %d/%d", "tạm %d/%d", w.Coverage.Units, w.Coverage.Of)
	case amongNobody(w.Result):
		return shortVerdict(target.Verdict).In(t.Lang) + " #"
	}
	return shortVerdict(target.Verdict).In(t.Lang)
}
