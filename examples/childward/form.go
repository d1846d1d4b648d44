package main

import (
	"io"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	formNeedsUnit   = wording.New("form_unit", "the plan does not name its units", "kế hoạch không kể tên đơn vị")
	formUnitOutside = wording.New("form_unit_outside", "unit {0} is none of those that the plan names for this period", "đơn vị {0} không có trong danh sách của kế hoạch cho kỳ này")
	formRosterHint  = wording.New("", "for a unit that the plan does not name: -roster data", "với đơn vị ngoài danh sách: -roster data")
	formUnitHint    = wording.New("", "say which: -unit 06760", "hãy cho biết đơn vị: -unit 06760")
)

// form prints an empty form, a line for each statistic, that is read back as it is once it is filled in.
func form(c *console, args []string) int {
	set := c.flags("form")
	var in inputs
	in.register(c, set)
	unit := set.String("unit", "", c.text("unit code (default: every unit of the data)", "mã đơn vị (mặc định: mọi đơn vị của số liệu)"))
	output := set.String("o", "", c.text("write the form to a file", "ghi biểu mẫu vào tệp"))
	if status, ok := in.parse(c, set, args); !ok {
		return status
	}
	m := &material{}
	if err := in.readRules(m); err != nil {
		return c.refuse(err)
	}
	plan := m.plan
	period := indicator.Year(plan.Definition().Year)
	if in.period != "" {
		period, _ = indicator.ParsePeriod(in.period) // the flag takes nothing else
	}
	if period.IsZero() {
		return c.usage(set, c.text("the plan has no year: -period is needed", "kế hoạch không có năm: cần -period"))
	}
	units, err := in.formUnits(c, plan, period, *unit)
	if err != nil {
		return c.refuse(err)
	}
	asked := report.Form{Units: units, Period: period, Numbers: indicator.Numbers(in.numbers), Language: c.lang, Tier: m.scheme != nil && len(m.scheme.Definition().Tiers) > 0}
	if err := c.writeTo(*output, func(out io.Writer) error { return report.WriteForm(out, plan, asked) }); err != nil {
		return c.refuse(err)
	}
	return done
}

// formUnits are the units that the form is for: the one that was named, or those of the roster, where there is none those
// of the data, and the city.
func (in *inputs) formUnits(c *console, plan *indicator.Plan, period indicator.Period, code string) ([]indicator.Unit, error) {
	known, ok := plan.Roster(period)
	d := plan.Definition()
	if !ok && (in.plan == builtInPlan || len(in.data) > 0) {
		sample := *in
		sample.period, sample.previous = "", nil
		m, err := sample.read(c)
		if err != nil {
			return nil, err
		}
		for _, w := range m.now.Wards {
			known = append(known, w.Unit())
		}
	}
	if d.Area.Code != "" {
		known = append(known, indicator.Unit{Code: d.Area.Code, Name: d.Area.Name.VI})
	}
	if code == "" && len(known) > 0 {
		return known, nil
	}
	for _, u := range known {
		if u.Code == code {
			return []indicator.Unit{u}, nil
		}
	}
	if code == "" {
		return nil, &rules.Error{Kind: rules.KindInvalid, File: "form", Message: formNeedsUnit.With(), Hint: formUnitHint.With()}
	}
	if ok {
		return nil, &rules.Error{Kind: rules.KindInvalid, File: "-unit", Message: formUnitOutside.With(code), Hint: formRosterHint.With()}
	}
	return []indicator.Unit{{Code: code}}, nil
}
