package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
)

// changes writes what differs from the year before.
func (t *text) changes() {
	c := t.doc.changes
	if c == nil {
		return
	}
	t.Line(t.Sayf("III. COMPARED WITH %s", "III. SO VỚI NĂM %s", t.doc.year.Previous.Period))
	t.moves(t.Say("Recognised as child-friendly", "Công nhận phù hợp với trẻ em"), c.Recognition)
	t.moves(t.Say("May be proposed for recognition", "Đủ điều kiện đề nghị công nhận"), c.Outcome)
	t.gradeMoves(c.Grades)
	for _, m := range c.Merged {
		t.indented(t.Sayf("%s became %s.", "%s nay là %s.", t.names(m.From), title(m.Into)))
	}
	if len(c.Gone) > 0 {
		t.indented(t.Sayf("No more in the data, not compared: %s.", "Không còn trong số liệu, không so sánh: %s.", t.names(c.Gone)))
	}
	t.turns(c.Indicators)
	t.Line("")
}

func (t *text) indented(text string) { t.Hang("   ", text) }

// turns writes the verdicts of the city that changed, and counts those of wards.
func (t *text) turns(changes []criteria.Change) {
	better, worse := 0, 0
	for _, c := range changes {
		switch {
		case c.City:
			t.indented(fmt.Sprintf("%s, %s %s (%s): %s → %s%s.", capital(t.area().Noun().In(t.Lang)), t.Say("indicator", "chỉ tiêu"), c.Indicator.Number,
				c.Indicator.Name.In(t.Lang), c.From.Text().In(t.Lang), c.To.Text().In(t.Lang), t.because(c)))
		case c.From == indicator.Missed && c.To == indicator.Achieved:
			better++
		case c.From == indicator.Achieved && c.To == indicator.Missed:
			worse++
		}
	}
	t.indented(t.Sayf("Wards: %d verdicts turned from missed to achieved, %d from achieved to missed.", "Cấp xã: %d lượt từ chưa đạt thành đạt, %d lượt từ đạt thành chưa đạt.", better, worse))
}

// because says that it was the target that moved; that figures move goes without saying.
func (t *text) because(c criteria.Change) string {
	if c.TargetMoved {
		return t.Say(" (the target moved)", " (do kế hoạch đổi)")
	}
	return ""
}

// moves writes what became of a status, if any unit has it or had it.
func (t *text) moves(status string, m criteria.Moves) {
	if len(m.New)+len(m.Maintained)+len(m.Lost)+len(m.Gone) == 0 {
		return
	}
	t.indented(t.Sayf("%s: maintained %d; new: %s; lost: %s.", "%s: duy trì %d; mới: %s; không còn: %s.",
		status, len(m.Maintained), t.names(m.New), t.names(slices.Concat(m.Lost, m.Gone))))
}

func (t *text) names(units []indicator.Unit) string {
	if len(units) == 0 {
		return t.Say("none", "không có")
	}
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = title(u)
	}
	return strings.Join(names, ", ")
}
