package plantest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Detail says of a case that failed, for each check, what was given, what was expected, and what came out and
// how; without a final line break. It is empty for a case that passed.
func (o CaseResult) Detail(lang wording.Language) string {
	parts := make([]string, len(o.Failures))
	for i, f := range o.Failures {
		parts[i] = fmt.Sprintf("%s:%d: %s", o.Case.File, f.Check.Line, o.title(f, lang)) + o.body(f, lang)
	}
	return strings.Join(parts, "\n")
}

// title is the name of the case, with what the check is about where the name does not say it.
func (o CaseResult) title(f Failure, lang wording.Language) string {
	if o.Case.Property != nil {
		return strings.TrimSuffix(o.Case.Name+": "+f.About.In(lang), ": ") // of the plan itself nobody has it
	}
	other := func(check Check) bool { return check.key() != f.Check.key() }
	if strings.Contains(o.Case.Name, f.Check.Indicator) && !slices.ContainsFunc(o.Case.Checks, other) {
		return o.Case.Name
	}
	return o.Case.Name + ": " + f.About.In(lang)
}

func (o CaseResult) body(f Failure, lang wording.Language) string {
	var b strings.Builder
	row := func(label wording.Text, text string) {
		fmt.Fprintf(&b, "\n  %-9s %s", label.In(lang), text)
	}
	if f.Check.Boundary == "" && o.Case.Property == nil { // these are what they are whatever the figures are
		if dates := o.Case.dates(lang); dates != "" {
			row(wording.Text{VI: "kỳ", EN: "period"}, dates)
		}
		row(wording.Text{VI: "cho", EN: "given"}, givenText(f.Given))
	}
	row(wording.Text{VI: "cần", EN: "expected"}, f.Expected.In(lang))
	got := f.Got.In(lang)
	if worked := f.Worked.In(lang); worked != "" {
		got += ": " + worked
	}
	row(wording.Text{VI: "tính ra", EN: "got"}, got)
	return b.String()
}

// givenText is figures in one line: infant_deaths = 2, live_births = 248.
func givenText(given []Given) string {
	if len(given) == 0 {
		return "-"
	}
	pairs := make([]string, len(given))
	for i, g := range given {
		pairs[i] = g.Name + " = " + g.Value
	}
	return strings.Join(pairs, ", ")
}

// relevant are the figures of a case that the subject of a check depends on; all where data contradict
// themselves, because any two can.
func (c Case) relevant(res indicator.Result, check Check, got finding) []Given {
	in := res.Indicator()
	names := rules.FreeNames(in.Value)
	if s, ok := underReading(in, check.Reading); ok {
		names = rules.FreeNames(s.value)
	}
	if got.verdict == indicator.Invalid || check.Verdict != nil && *check.Verdict == indicator.Invalid {
		return c.Given
	}
	return slices.DeleteFunc(slices.Clone(c.Given), func(g Given) bool { return !slices.Contains(names, g.Name) })
}

func (c Case) failure(plan *indicator.Plan, res indicator.Result, check Check, got finding) Failure {
	if check.Boundary != "" {
		return otherTarget(plan, res, check, got)
	}
	f := Failure{Check: check, Given: c.relevant(res, check, got), About: about(res, check), Worked: worked(res, check, got)}
	var expected, found []wording.Text
	add := func(want, is wording.Text) { expected, found = append(expected, want), append(found, is) }
	if !got.verdictAs(check) {
		add(inBoth(check.Verdict.Text().In), inBoth(got.verdict.Text().In))
	}
	if !got.valueAs(check) {
		add(number(*check.Value, check.Places), valueText(got.value, check.Places))
	}
	if !got.annualAs(check) {
		add(yearText(number(*check.Annualised, check.Places)), annualText(got.annual(), check.Places))
	}
	if !got.interimAs(check) {
		add(interimText(*check.Interim), interimText(got.result.Interim()))
	}
	if !got.monitorAs(check) {
		add(monitorText(*check.Monitor), monitorText(got.result.Monitor()))
	}
	if !got.missingAs(check) {
		add(missingText(check.Missing), missingText(got.value.Missing()))
	}
	if !got.warningsAs(check) {
		add(warningsText(check.Warnings), warningsText(got.warnings()))
	}
	nothing := wording.Text{VI: "không có kết quả", EN: "no result"}
	if check.None {
		add(nothing, inBoth(got.verdict.Text().In))
	}
	f.Expected, f.Got = joined(expected), joined(found)
	if !got.exists {
		f.Got = nothing
	}
	return f
}

// otherTarget says that the plan has another target than the one that the case names, and where it stands.
func otherTarget(plan *indicator.Plan, res indicator.Result, check Check, got finding) Failure {
	f := Failure{Check: check, About: about(res, check), Expected: targetNamed.With(check.Boundary).Text(), Got: planHasNoTarget.With().Text()}
	if !got.exists {
		return f
	}
	in := res.Indicator()
	i := slices.IndexFunc(plan.Definition().Indicators, func(other indicator.Indicator) bool { return other.ID == in.ID })
	f.Got = targetInPlan.With(got.target, placeIn(plan, fmt.Sprintf("indicators[%d]%s", i, targetPath(in, check)))).Text()
	return f
}

// placeIn is where something stands in a plan.
func placeIn(plan *indicator.Plan, path string) string {
	e := &rules.Error{}
	plan.Locate(path, e)
	return e.Place()
}

// targetPath is where the target that a check is about stands below its indicator.
func targetPath(in indicator.Indicator, check Check) string {
	for i, r := range in.Readings {
		if check.Reading != "" && r.ID == check.Reading && r.Target != "" {
			return fmt.Sprintf(".readings[%d].target", i)
		}
	}
	if check.Target > 0 {
		return fmt.Sprintf(".further_targets[%d].target", check.Target-1)
	}
	return ".target"
}

// inBoth is what a function writes in each language.
func inBoth(write func(lang wording.Language) string) wording.Text {
	return wording.Text{VI: write(wording.Vietnamese), EN: write(wording.English)}
}

func joined(texts []wording.Text) wording.Text {
	var vi, en []string
	for _, t := range texts {
		vi, en = append(vi, t.VI), append(en, t.EN)
	}
	return wording.Text{VI: strings.Join(vi, ", "), EN: strings.Join(en, ", ")}
}

func number(n exact.Number, places *int) wording.Text {
	if places != nil {
		plain := n.Round(*places).StringFixed(int32(*places))
		return inBoth(func(lang wording.Language) string { return wording.FormatDecimal(plain, lang) })
	}
	return inBoth(n.Format)
}

func valueText(v rules.Value, places *int) wording.Text {
	if n, ok := v.Number(); ok {
		return number(n, places)
	}
	return v.Why().Text()
}

func missingText(names []string) wording.Text {
	list := strings.Join(names, ", ")
	if list == "" {
		return wording.Text{VI: "không thiếu gì", EN: "nothing missing"}
	}
	return wording.Text{VI: "thiếu " + list, EN: "missing " + list}
}

// about names what a check is about.
func about(res indicator.Result, check Check) wording.Text {
	t := wording.Text{VI: check.Indicator, EN: check.Indicator}
	switch {
	case check.Reading != "":
		t.VI, t.EN = t.VI+", cách hiểu "+check.Reading, t.EN+", reading "+check.Reading
	case check.Target > 0 && !res.Record().IsZero():
		name := res.Indicator().FurtherTargets[check.Target-1].Name
		t.VI, t.EN = t.VI+", "+name.In(wording.Vietnamese), t.EN+", "+name.In(wording.English)
	}
	return t
}

// worked is how the finding came about.
func worked(res indicator.Result, check Check, got finding) wording.Text {
	return inBoth(func(lang wording.Language) string {
		switch {
		case res.Record().IsZero():
			return ""
		case check.Reading != "":
			return workedReading(res, check, got, lang)
		case check.Target > 0 && got.verdict.Judged():
			t := res.Worked().Targets[check.Target]
			return res.Derivation(lang).Working + " " + t.Comparison.In(lang) + " → " + t.Verdict.Text().In(lang)
		}
		return res.Explain(lang)
	})
}

func workedReading(res indicator.Result, check Check, got finding, lang wording.Language) string {
	for _, r := range res.Readings() {
		if r.Reading.ID == check.Reading {
			return r.Reading.Value + " = " + valueText(got.value, nil).In(lang) + "; " + r.Reading.Target + " → " + got.verdict.Text().In(lang)
		}
	}
	return ""
}
