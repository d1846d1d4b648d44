package report

import (
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// title heads the report: its period and the area. A part of a year is reported on as such; what it shows are no results
// of the year.
func (t *text) title() string {
	place := strings.ToUpper(t.area().Name.In(t.Lang))
	if t.doc.isAlone() {
		u := t.doc.units[0].Record.Unit()
		place = strings.ToUpper(strings.TrimSpace(u.Kind + " " + title(u)))
	}
	if place != "" {
		place = " - " + place
	}
	period := t.doc.year.Reports.Period
	words := strings.ToUpper(period.Format(t.Lang))
	if period.IsYear() {
		return t.Say("RESULTS OF THE INDICATORS ABOUT CHILDREN, ", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU VỀ TRẺ EM ") + words + place
	}
	return t.Sayf("REPORT ON THE INDICATORS ABOUT CHILDREN, %s", "BÁO CÁO %s VỀ CÁC CHỈ TIÊU TRẺ EM", words) + place
}

// soFar says of a part of a year what its verdicts are worth.
func (t *text) soFar() {
	if !t.doc.year.Reports.Period.IsYear() {
		t.Wrap(t.Say("Verdicts are so far, not of the year: they count in no yearly score", "Đánh giá là đến kỳ này, chưa phải kết quả năm: không tính vào điểm năm"))
	}
}

// whenDue says in a narrow column with which report an indicator is judged that is not due.
func whenDue(due indicator.Due) wording.Text {
	if due == indicator.DueYear {
		return wording.Text{EN: "at year end", VI: "đến cuối năm"}
	}
	return wording.Text{EN: "at half-year", VI: "đến 6 tháng"}
}

// notDue names the indicators of wards that are not judged in the period, so that none vanishes from the table of units.
func (t *text) notDue() {
	period := t.doc.year.Reports.Period
	for _, report := range []struct {
		due  indicator.Due
		says string
	}{
		{indicator.DueHalfYear, t.Say("Judged with the half-year's report: ", "Đến báo cáo 6 tháng mới đánh giá: ")},
		{indicator.DueYear, t.Say("Judged at the end of the year: ", "Đến cuối năm mới đánh giá: ")},
	} {
		var numbers []string
		for _, in := range t.doc.definition.Indicators {
			if t.doc.judgesWards(in) && in.Due == report.due && !in.DueIn(period) {
				numbers = append(numbers, in.Number)
			}
		}
		if len(numbers) > 0 {
			t.Hang("   ", report.says+strings.Join(numbers, ", ")+".")
		}
	}
}

// judgesWards reports whether the report is about an indicator that wards are judged on.
func (d *Document) judgesWards(in indicator.Indicator) bool {
	return in.Ward == indicator.LevelVerdict && d.owns(in)
}

// shownAnnual is the yearly figure that stands in the table of the area; nil where the figure is none.
func shownAnnual(w indicator.Worked) *indicator.Annual {
	if w.Annual == nil && !w.Result.Verdict.Judged() {
		return w.ProvisionalAnnual
	}
	return w.Annual
}

// annualised says from how much a yearly figure was made, and what of the year that lacks.
func (t *text) annualised(a indicator.Annual) string {
	length := a.Length().In(t.Lang)
	if lacks := a.Lacks.In(t.Lang); lacks != "" {
		length += t.Say(", without ", ", chưa gồm ") + lacks
	}
	return length
}

// broughtToAYear says in a derivation from which days a yearly figure was made.
func (t *text) broughtToAYear(a indicator.Annual) {
	t.row("", t.Say("brought to a year from ", "quy ra năm từ ")+a.Length().In(t.Lang)+": "+a.Covers.Format(t.Lang))
}

// ofPeriod is the period at the head of a derivation.
func (t *text) ofPeriod(period indicator.Period) string {
	words := period.Format(t.Lang)
	if period.IsYear() && t.Lang == wording.English {
		words = "Year " + words
	}
	return capital(words)
}

// submitted writes, of a part of a year and wherever a unit says it, what the figures cover and when they were handed in,
// or that they were not.
func (e *Explanation) submitted(t *text) {
	reports := indicator.Reports{Period: e.record.Period(), Wards: []indicator.Record{e.record}}
	handedIn, says := e.record.HandedIn(), e.record.Submission()
	if e.record.IsCity() {
		reports, handedIn, says.HandedIn = e.doc.year.Reports, true, indicator.Date{}
	}
	if handedIn && e.record.Period().IsYear() && says == (indicator.Submission{}) {
		return
	}
	term := ""
	if r := e.doc.round(); r != nil && r.WardsBefore != "" {
		term = t.Say(" (term: before ", " (kế hoạch: trước ") + t.day(r.WardsBefore) + ")"
	}
	switch {
	case !handedIn:
		t.Wrap(t.Say("Has not handed in", "Chưa gửi báo cáo") + term)
	case says.HandedIn.IsZero():
		t.covered(reports.Covers(), "")
	default:
		t.covered(reports.Covers(), t.Say("; handed in on ", "; gửi ngày ")+says.HandedIn.Format(t.Lang)+term)
	}
	if missing := reports.NotHandedIn(); e.record.IsCity() && len(missing) > 0 {
		t.Wrap(t.Sayf("Not handed in (%d of %d): ", "Chưa gửi báo cáo (%d/%d): ", len(missing), len(reports.Wards)) + t.names(missing))
	}
	t.soFar()
}
