package report

import (
	"strings"

	"github.com/childward/childward/indicator"
)

// period writes the round of the report, by when it was due, what its figures cover, and whose targets they are held
// against.
func (t *text) period() {
	d := t.doc
	if r := d.round(); r != nil {
		var due []string
		if r.WardsBefore != "" {
			due = append(due, t.Say("wards hand in before ", "xã, phường gửi trước ")+t.day(r.WardsBefore))
		}
		if r.CityBefore != "" {
			due = append(due, t.Sayf("the %s before ", "%s gửi trước ", d.definition.Area.Noun().In(t.Lang))+t.day(r.CityBefore))
		}
		if line := r.Name.In(t.Lang); len(due) > 0 {
			t.Wrap(line + ": " + strings.Join(due, "; "))
		} else if line != "" {
			t.Line(line)
		}
	}
	t.covered(d.year.Reports.Covers(), "")
	if year := d.targetsOf(); year != 0 {
		t.Wrap(t.Sayf("The plan is for %[1]d: verdicts are against the targets of %[1]d", "Kế hoạch là của năm %[1]d: đánh giá so với mục tiêu %[1]d", year))
	}
	t.soFar()
}

// covered writes what figures cover, and what else is said of them.
func (t *text) covered(c indicator.Covers, more string) {
	line := t.Say("Figures from ", "Số liệu từ ") + c.Format(t.Lang)
	var said []string
	if c.Assumed {
		said = append(said, t.Say("not said, taken to be the whole period", "chưa ghi, coi như cả kỳ"))
	}
	if c.Differ {
		said = append(said, t.Say("not the same days in all units", "các đơn vị không cùng thời gian"))
	}
	if status := c.Status.Text().In(t.Lang); status != "" {
		said = append(said, status)
	}
	if len(said) > 0 {
		line += " (" + strings.Join(said, "; ") + ")"
	}
	t.Wrap(line + more)
}

func (t *text) day(text string) string {
	day, err := indicator.ParseDate(text)
	if err != nil { // the plan was checked
		return text
	}
	return day.Format(t.Lang)
}

// handedIn writes who has not handed in and who did late, and what follows from it.
func (t *text) handedIn(view View) {
	d := t.doc
	missing, late, offices := d.year.Reports.NotHandedIn(), d.late(), d.year.Reports.DepartmentsNotHandedIn()
	if len(missing) > 0 {
		var names []string
		for _, u := range missing {
			names = append(names, title(u))
		}
		all := len(d.units)
		t.Wrap(t.Sayf("NOT HANDED IN (%d of %d): ", "CHƯA GỬI BÁO CÁO (%d/%d): ", len(missing), all) + strings.Join(names, ", ") + ".")
		provisional := t.Say("; figures in brackets are", "; số trong ngoặc là tạm tính")
		if view == Matrix {
			provisional = t.Say("; ~ is", "; ~ là tạm tính")
		}
		if provisional += t.Sayf(" over the other %d", " trên %d đơn vị còn lại", all-len(missing)); all == len(missing) {
			provisional = ""
		}
		t.Wrap(t.Say("Without them the whole has no verdict where the wards are added up", "Vì còn thiếu, chưa có kết quả chung ở các chỉ tiêu cộng từ xã, phường") + provisional + ".")
	}
	if len(offices) > 0 {
		names := make([]string, len(offices))
		for i, office := range offices {
			names[i] = office.In(t.Lang)
		}
		t.Wrap(t.Say("No figures from: ", "Chưa có số liệu của: ") + strings.Join(names, "; ") + ".")
	}
	if len(late) > 0 {
		names := make([]string, len(late))
		for i, u := range late {
			names[i] = u.Name + " (" + t.day(u.HandedIn) + ")"
		}
		t.Wrap(t.Sayf("Handed in on %s or later: ", "Gửi từ ngày %s trở đi: ", t.day(d.round().WardsBefore)) + strings.Join(names, ", ") + ".")
	}
	if d.roster() != "" {
		t.Wrap(t.Say("The units are those of the data: whether one is missing nobody can see.", "Danh sách đơn vị lấy theo số liệu: không biết đơn vị nào còn thiếu."))
	}
	if len(missing)+len(offices)+len(late) > 0 || d.roster() != "" {
		t.Line("")
	}
}
