package report

import (
	"io"
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// A Form says what an empty form asks, of whom, and in which words.
type Form struct {
	Units    []indicator.Unit  // that are asked; the city by the code that the plan gives it
	Period   indicator.Period  // that they are asked about
	Numbers  indicator.Numbers // how the form is separated, and numbers will be written in it; empty as in English
	Language wording.Language
	Tier     bool // with a column for the tier of a unit, which a scheme needs
}

// WriteForm writes an empty form in CSV, a row for each statistic of each unit, that is read back as it is once its
// column value is filled in. What formulas ask of the year before has a row of that period. The city is asked what
// departments report, wards are asked all else; where the plan names no city, each unit is asked everything. Above the
// header of a form for a part of a year stand lines that ask which days the figures cover and when they were handed in. The
// error is that of the writer.
func WriteForm(w io.Writer, plan *indicator.Plan, form Form) error {
	s := newSheet(w, form.Numbers)
	if !form.Period.IsYear() {
		for _, line := range []string{formNote.In(form.Language), "# covers:", "# handed_in:"} {
			s.row(line)
		}
	}
	head := []string{"unit", "name", "period", "statistic", "label", "measure", "reported_by", "value"}
	if form.Tier {
		head = append(head, "tier")
	}
	s.row(head...)
	d, lastYear, before := plan.Definition(), plan.LastYear(), form.Period.LastYear()
	for _, u := range form.Units {
		isCity := u.Code == d.Area.Code
		for _, statistic := range d.Statistics {
			if d.Area.Code != "" && isCity != (statistic.ReportedBy == indicator.ByDepartment) {
				continue
			}
			s.row(form.cells(u, statistic, form.Period)...)
			if !before.IsZero() && slices.Contains(lastYear, statistic.Name) {
				s.row(form.cells(u, statistic, before)...)
			}
		}
	}
	return s.close()
}

func (f Form) cells(u indicator.Unit, s indicator.Statistic, period indicator.Period) []string {
	measure := s.Measure
	if s.Kind == indicator.Flag {
		measure = yesOrNo
	}
	reporter := byWard
	if s.ReportedBy == indicator.ByDepartment {
		reporter = byDepartment
	}
	cells := []string{u.Code, u.Name, period.String(), s.Name, s.Label.In(f.Language), measure.In(f.Language), reporter.In(f.Language), ""}
	if f.Tier {
		cells = append(cells, u.Tier)
	}
	return cells
}

var (
	formNote = wording.Text{
		EN: "# note: after covers the first and the last day of the figures as year-month-day..year-month-day; after handed_in the day",
		VI: "# note: sau covers ghi ngày đầu và ngày cuối của số liệu theo dạng năm-tháng-ngày..năm-tháng-ngày; sau handed_in ghi ngày gửi",
	}
	yesOrNo      = wording.Text{EN: "yes/no", VI: "có/không"}
	byWard       = wording.Text{EN: "ward", VI: "xã, phường"}
	byDepartment = wording.Text{EN: "department", VI: "phòng, ban"}
)
