package report

import (
	"fmt"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// derive writes a result step by step: what was reported, the formula, the figures, the comparison, the verdict; and
// what stands beside it.
func (t *text) derive(w indicator.Worked, record indicator.Record, before indicator.Results) {
	res, in := w.Result, w.Result.Indicator()
	t.row(t.Say("Indicator ", "Chỉ tiêu ")+in.Number, in.Name.In(t.Lang))
	if in.Cite != (wording.Text{}) {
		t.row(t.Say("Source", "Căn cứ"), in.Cite.In(t.Lang))
	}
	if in.Owner != (wording.Text{}) {
		t.row(t.Say("Department", "Đầu mối"), in.Owner.In(t.Lang))
	}
	how := res.Derivation(t.Lang)
	t.statistics(how.Statistics, record)
	t.row(t.Say("2. Formula", "2. Công thức"), how.Formula+"   ["+in.Value+"]")
	last := t.figures(w, how) + 1
	t.row(fmt.Sprintf("%d. %s", last, t.Say("Verdict", "Đánh giá")), t.judgement(res))
	for _, further := range w.Targets[1:] {
		verdict := further.Verdict.Text()
		if res.Hidden() {
			verdict = hidden
		}
		t.row("", further.Name.In(t.Lang)+" "+further.Words.In(t.Lang)+": "+verdict.In(t.Lang))
	}
	t.lastYear(res, before)
	for _, warning := range res.Warnings() {
		t.row(t.Say("Note", "Lưu ý"), warning.In(t.Lang))
	}
	t.coverage(w)
	t.readings(res)
}

// figures writes the steps from the figures to the comparison, and returns the number of the last.
func (t *text) figures(w indicator.Worked, how indicator.Derivation) (step int) {
	if _, ok := w.Value.Number(); !ok {
		t.row(t.Say("3. Figures", "3. Thay số"), w.Result.Reason().In(t.Lang))
		return 3
	}
	t.row(t.Say("3. Figures", "3. Thay số"), how.Working)
	if w.Annual != nil {
		t.broughtToAYear(*w.Annual)
	}
	if !w.Result.Verdict.Judged() {
		t.row(t.Say("4. Comparison", "4. So sánh"), w.Result.Reason().In(t.Lang))
		return 4
	}
	if how.Change != "" {
		t.row("", how.Change)
	}
	own := w.Targets[0]
	t.row(t.Say("4. Comparison", "4. So sánh"), w.Result.Figure(t.Lang)+" "+own.Comparison.In(t.Lang)+t.planSays(own))
	if !w.IsCount {
		t.row("", t.Say("certificate in whole numbers: ", "kiểm tra bằng số nguyên: ")+how.Proof)
	}
	if w.RoundingMatters {
		t.row("", t.Say("rounded to the places of the plan it would be misjudged", "làm tròn theo số chữ số của kế hoạch sẽ đánh giá sai"))
	}
	return 4
}

// planSays repeats the target where the comparison turned out the other way.
func (t *text) planSays(target indicator.TargetResult) string {
	if target.Verdict != indicator.Missed {
		return ""
	}
	return t.Say(" (plan: ", " (kế hoạch: ") + target.Words.In(t.Lang) + ")"
}

// statistics writes what was reported, a letter for each figure.
func (t *text) statistics(all []indicator.Used, record indicator.Record) {
	place := ""
	switch file, line, _ := record.Place(); {
	case record.IsCity():
		place = t.Sayf("sum of the units; what departments report from the %s's own row", "cộng các đơn vị; số của phòng, ban theo dòng của %s", t.area().Noun().In(t.Lang))
	case line > 0 && file == "":
		place = t.Sayf("line %d", "dòng %d", line)
	case line > 0:
		place = t.Sayf("file %s, line %d", "tệp %s, dòng %d", file, line)
	}
	t.row(t.Say("1. Statistics", "1. Số liệu"), place)
	for _, used := range all {
		value := t.reported(used.Value)
		if record.Hidden(used.Name) {
			value = hidden.In(t.Lang)
		}
		t.row("", screen.Pad(used.Letter+"  "+screen.Cut(used.Label.In(t.Lang), 50), 54)+screen.PadLeft(value, 10))
		t.row("", "   "+used.Name)
	}
}

// reported is a value as it was reported.
func (t *text) reported(v rules.Value) string {
	if n, ok := v.Number(); ok {
		return n.Format(t.Lang)
	}
	if is, ok := v.Truth(); ok && is {
		return t.Say("yes", "có")
	} else if ok {
		return t.Say("no", "không")
	}
	if v.Kind() == rules.Missing {
		return t.Say("missing", "chưa có")
	}
	return v.Why().In(t.Lang)
}

func (t *text) judgement(res indicator.Result) string {
	text := strings.ToUpper(verdictText(res).In(t.Lang))
	if res.Contested() {
		text += " (" + dependsOnReading.In(t.Lang) + ")"
	}
	switch {
	case res.Monitor():
		text += t.Say(" (shown, not scored: one event decides)", " (chỉ theo dõi: một trường hợp đã quyết định kết quả)")
	case !res.Record().IsCity() && res.Verdict.Judged():
		text += t.Sayf(" (for reference: the target is set for %s)", " (tham khảo: chỉ tiêu giao cho %s)", t.area().Whole().In(t.Lang))
	}
	if res.Indicator().Aspirational {
		text += t.Say(" (aspirational)", " (chỉ tiêu phấn đấu)")
	}
	return text
}

// lastYear shows the previous year's figure, where the data have the same unit: that a level was kept
// ("duy trì") is a second fact beside the verdict.
func (t *text) lastYear(res indicator.Result, before indicator.Results) {
	was, ok := before.Find(res.Indicator().ID)
	if !ok {
		return
	}
	text := verdictText(was).In(t.Lang)
	if figure := was.Figure(t.Lang); figure != "" {
		text = figure + ", " + text
	}
	t.row(t.Say("Last year", "Năm trước"), text)
}

func (t *text) coverage(w indicator.Worked) {
	cover := w.Coverage
	if cover == nil || cover.Units == cover.Of {
		return
	}
	text := t.Sayf("%d of %d units have sound figures", "%d/%d đơn vị có số liệu dùng được", cover.Units, cover.Of)
	if len(cover.Without) > 0 {
		text += t.Say("; without figures: ", "; thiếu số liệu: ") + strings.Join(cover.Without, ", ")
	}
	if len(cover.Contradicted) > 0 {
		text += t.Say("; contradictory: ", "; số liệu mâu thuẫn: ") + strings.Join(cover.Contradicted, ", ")
	}
	t.row(t.Say("Coverage", "Phạm vi"), text)
	if n := w.Provisional; n != nil {
		working := w.ProvisionalWorking(t.Lang)
		if working == "" { // a yearly figure that cannot be made
			working = w.Result.FigureOf(*n, t.Lang)
		}
		t.row("", t.Sayf("provisional over %d of %d: %s", "tạm tính %d/%d: %s", cover.Units, cover.Of, working))
		if w.ProvisionalAnnual != nil {
			t.broughtToAYear(*w.ProvisionalAnnual)
		}
	}
}
