package report

import (
	"cmp"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/rules/exact"
)

// rated derives a unit's points item by item.
func (t *text) rated(r *criteria.Rating) {
	t.Line("")
	t.Wrap(t.Say("POINTS · ", "ĐIỂM · ") + t.schemeTitle(t.doc.year.Scheme))
	t.scaleLine()
	for _, c := range r.Criteria() {
		t.Line("")
		t.row(t.Say("Criterion ", "Tiêu chí ")+c.Number, c.Name.In(t.Lang)+": "+t.score(c.Low, c.High, c.Max, c.MaxKnown, c.Counts))
		if !c.Why.IsZero() {
			t.Hang("  ", c.Why.In(t.Lang))
		}
		for _, it := range c.Items {
			t.item(it)
		}
	}
	t.Line("")
	t.row(t.Say("Total", "Tổng điểm"), t.score(r.Low(), r.High(), t.doc.year.Scheme.Total(), true, true))
	if least, most, ok := r.Needed(); ok {
		t.row(t.Say("Needed", "Cần"), t.stretch(least, most)+t.Say(" (tier ", " (bậc ")+cmp.Or(r.Unit().Tier, "?")+")")
	}
	if grade := t.grade(r.Graded()); grade != "" {
		t.row(t.Say("Grade", "Xếp loại"), grade)
	}
	if r.Outcome != criteria.NoOutcome {
		t.row(t.Say("Outcome", "Kết quả"), strings.ToUpper(r.Outcome.Text().In(t.Lang)))
	}
	for _, reason := range r.Reasons() {
		t.row("", "- "+reason.Message.In(t.Lang))
	}
	if lists, proven := r.WouldSettle(); len(lists) > 0 {
		t.row("", t.settle(r, lists, proven))
	}
	t.scaleLine()
}

func (t *text) item(it criteria.ItemScore) {
	mark := ""
	if it.Scale != criteria.Official {
		mark = " [" + scaleWord(it.Scale).In(t.Lang) + "]"
	}
	t.Hang("  - ", it.Name.In(t.Lang)+": "+t.score(it.Low, it.High, it.Max, it.MaxKnown, it.Counts)+mark)
	for _, text := range []string{it.Why.In(t.Lang), it.Cite.In(t.Lang)} {
		if text != "" {
			t.Hang("    ", text)
		}
	}
}

// score is points of a maximum.
func (t *text) score(low, high, most exact.Number, known, counts bool) string {
	of := "?"
	if known {
		of = t.number(most)
	}
	if !counts {
		return t.Say("does not count", "không tính")
	}
	return t.stretch(low, high) + "/" + of + t.Say(" points", " điểm")
}

// tallied counts a unit's indicators by objective.
func (t *text) tallied(tally criteria.Tally) {
	t.Line("")
	t.Wrap(t.Say("INDICATORS BY OBJECTIVE", "TỔNG HỢP CHỈ TIÊU THEO MỤC TIÊU"))
	for _, o := range tally.Objectives {
		name := cmp.Or(o.Group.Name.In(t.Lang), t.Say("Indicators", "Chỉ tiêu"))
		text := share(o.Binding) + t.Say(" achieved", " đạt")
		if o.Aspirational != (criteria.Count{}) {
			text += t.Say(", aspirational ", ", phấn đấu ") + share(o.Aspirational)
		}
		t.Hang("  ", name+": "+text)
	}
	t.Hang("  ", t.Say("All: ", "Tất cả: ")+share(tally.Binding)+t.Say(", aspirational ", ", phấn đấu ")+share(tally.Aspirational))
}
