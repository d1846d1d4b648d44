package report

import (
	"fmt"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/screen"
)

// units writes a row for each unit: how many indicators have which verdict, and which were missed.
func (t *text) units() {
	judged, period := 0, t.doc.year.Reports.Period
	for _, in := range t.doc.definition.Indicators {
		if t.doc.judgesWards(in) && in.DueIn(period) {
			judged++
		}
	}
	t.Line(t.Sayf("I. EACH WARD (%d indicators judged at ward level)", "I. TỪNG XÃ, PHƯỜNG (%d chỉ tiêu có đánh giá ở cấp xã)", judged))
	t.Line("")
	t.Line(t.Say("   Code  Ward               Ach- Mis-    No   Not Contra- Missed", "   Mã    Đơn vị             Đạt  Chưa Thiếu Không   Mâu  CT chưa đạt"))
	t.Line(t.Say("                           ieved  sed  data appl. dictory", "                                  đạt s.liệu p.sinh thuẫn"))
	for i := range t.doc.units {
		t.unit(i, &t.doc.units[i])
	}
	t.notDue()
	t.Line("")
}

func (t *text) unit(i int, u *criteria.UnitYear) {
	counts := map[indicator.Verdict]int{}
	var missed []string
	for _, res := range u.Results {
		if res.Monitor() || res.Hidden() {
			continue
		}
		counts[res.Verdict]++
		if res.Verdict == indicator.Missed {
			missed = append(missed, res.Indicator().Number)
		}
	}
	row := place(i, u.Record.Unit())
	row += fmt.Sprintf(" %s %s %s %s %s  ", count(counts[indicator.Achieved], 4), count(counts[indicator.Missed], 5), count(counts[indicator.NoData], 5),
		count(counts[indicator.NotApplicable], 5), count(counts[indicator.Invalid], 5))
	if !u.Record.HandedIn() {
		missed = []string{t.Say("(not handed in)", "(chưa gửi báo cáo)")}
	}
	t.Hang(row, strings.Join(missed, ", "))
}

// place is the number, code and name of a unit at the left of a table.
func place(i int, u indicator.Unit) string {
	return fmt.Sprintf("%2d %-5s %s", i+1, u.Code, screen.Pad(screen.Cut(shortName(u), 17), 17))
}

// mostObjectives is how many objectives of a plan fit side by side.
const mostObjectives = 5

// objectives writes a row for each unit: achieved of judged, by objective, the aspirational ones apart.
func (t *text) objectives() {
	groups := t.doc.definition.Groups
	if len(groups) == 0 || len(groups) > mostObjectives || !t.doc.year.Reports.Period.IsYear() {
		return
	}
	t.Line(t.Say("   Achieved of judged, by objective of the plan", "   Đạt trên tổng số có đánh giá, theo mục tiêu của kế hoạch"))
	head := "   " + screen.Pad(t.Say("Code", "Mã"), 6) + screen.Pad(t.Say("Ward", "Đơn vị"), 17) + screen.PadLeft(t.Say("All", "Tất cả"), 8)
	for i := range groups {
		head += screen.PadLeft(t.Sayf("Obj. %d", "MT %d", i+1), 8)
	}
	t.Line(head + screen.PadLeft(t.Say("Aspir.", "P.đấu"), 8))
	for i := range t.doc.units {
		u := &t.doc.units[i]
		row := place(i, u.Record.Unit()) + screen.PadLeft(share(u.Tally.Binding), 8)
		for _, g := range groups {
			row += screen.PadLeft(share(objective(u.Tally, g.ID)), 8)
		}
		t.Line(row + screen.PadLeft(share(u.Tally.Aspirational), 8))
	}
	t.Line("")
}

func objective(tally criteria.Tally, id string) criteria.Count {
	for _, o := range tally.Objectives {
		if o.Group.ID == id {
			return o.Binding
		}
	}
	return criteria.Count{}
}

// share is achieved of judged: 14/17, or 14-15/17 where something is open.
func share(c criteria.Count) string {
	switch {
	case c.Judged() == 0:
		return "-"
	case c.Open > 0:
		return fmt.Sprintf("%d-%d/%d", c.Achieved, c.Achieved+c.Open, c.Judged())
	}
	return fmt.Sprintf("%d/%d", c.Achieved, c.Judged())
}

// count is a number of things, right-aligned, a dot for none.
func count(n, size int) string {
	if n == 0 {
		return screen.PadLeft(".", size)
	}
	return screen.PadLeft(fmt.Sprint(n), size)
}
