package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
)

// A report is everything that rate shows, in every format.
type report struct {
	*material
	owner   string
	units   []unitReport
	city    indicator.Results
	changes changes
	todo    []task
}

// A unitReport is the results of one unit.
type unitReport struct {
	record  indicator.Record
	results indicator.Results
}

// A task is something to put right before the report is signed.
type task struct {
	code        string
	unit        indicator.Unit // of the city where it is about none
	indicators  []indicator.Indicator
	text        rules.Text
	sentence    bool   // the text names the indicator itself
	contradicts bool   // contradictory data: listed on standard error, too
	place       string // file:line it is about; may be empty
}

// changes are what differs from the previous year.
type changes struct {
	recognition moves
	indicators  []change
}

// moves are units by what became of a status.
type moves struct{ New, Maintained, Lost, Gone []indicator.Unit }

// A change is an indicator whose verdict differs from the previous year's.
type change struct {
	indicator indicator.Indicator
	unit      indicator.Unit
	city      bool
	from, to  indicator.Verdict
	because   string // figure or target
}

// newReport evaluates everything that was read.
func newReport(m *material, owner string) (*report, error) {
	r := &report{material: m, owner: owner}
	if owner != "" && (strings.TrimSpace(owner) == "" || !r.hasOwner()) {
		return nil, r.unknownOwner()
	}
	for _, w := range m.now.Wards {
		r.units = append(r.units, unitReport{w, r.owned(m.plan.Evaluate(w))})
	}
	r.city = r.owned(m.plan.Evaluate(m.now.City))
	r.compare()
	r.tasks()
	return r, nil
}

// owned keeps the results of the department that was asked for.
func (r *report) owned(results indicator.Results) indicator.Results {
	if r.owner == "" {
		return results
	}
	return slices.DeleteFunc(results, func(res indicator.Result) bool { return !r.owns(res.Indicator()) })
}

func (r *report) owns(in indicator.Indicator) bool {
	return strings.Contains(rules.Fold(in.Owner.VI), rules.Fold(r.owner)) ||
		strings.Contains(rules.Fold(in.Owner.EN), rules.Fold(r.owner))
}

func (r *report) hasOwner() bool {
	return slices.ContainsFunc(r.plan.Definition().Indicators, r.owns)
}

var ownerUnknown = rules.Words("owner_unknown", "no indicator belongs to \"{0}\"; the departments are: {1}", "không chỉ tiêu nào thuộc \"{0}\"; các cơ quan: {1}")

func (r *report) unknownOwner() error {
	var owners []rules.Message
	seen := map[rules.Text]bool{}
	for _, in := range r.plan.Definition().Indicators {
		if !seen[in.Owner] && in.Owner != (rules.Text{}) {
			seen[in.Owner] = true
			owners = append(owners, rules.Words("", "{0}", "{0}").With(in.Owner))
		}
	}
	return &rules.Error{Kind: rules.KindInvalid, File: "-owner", Message: ownerUnknown.With(r.owner, owners)}
}

// recognisedFlag is the statistic that says whether a unit is recognised by the competent authority.
const recognisedFlag = "recognised"

// compare holds this year against the previous one, unit by unit. Units are the same when
// [indicator.Unit.Same] says so; a code alone is not enough.
func (r *report) compare() {
	if r.previous == nil {
		return
	}
	before := func(u indicator.Unit) (indicator.Record, bool) {
		for _, w := range r.previous.Wards {
			if w.Unit().Same(u) {
				return w, true
			}
		}
		return indicator.Record{}, false
	}
	for _, u := range r.units {
		was, known := before(u.record.Unit())
		r.move(was, u.record, known)
		if known {
			r.difference(r.plan.Evaluate(was), u.results, false)
		}
	}
	for _, w := range r.previous.Wards {
		still := slices.ContainsFunc(r.units, func(u unitReport) bool { return u.record.Unit().Same(w.Unit()) })
		if recognised, _ := w.Value(recognisedFlag).Truth(); recognised && !still {
			r.changes.recognition.Gone = append(r.changes.recognition.Gone, w.Unit())
		}
	}
	r.difference(r.plan.Evaluate(r.previous.City), r.city, true)
}

// move sorts a unit by its recognition; what was not reported moves nowhere.
func (r *report) move(was, is indicator.Record, known bool) {
	now, reported := is.Value(recognisedFlag).Truth()
	if !reported {
		return
	}
	before := false
	if known {
		if before, reported = was.Value(recognisedFlag).Truth(); !reported {
			return
		}
	}
	m := &r.changes.recognition
	switch {
	case now && before:
		m.Maintained = append(m.Maintained, is.Unit())
	case now:
		m.New = append(m.New, is.Unit())
	case before:
		m.Lost = append(m.Lost, is.Unit())
	}
}

// difference lists the indicators whose verdict changed. Both years are held against the same plan, so
// that it is the figure that moved.
func (r *report) difference(was, is indicator.Results, city bool) {
	for _, now := range is {
		in := now.Indicator()
		before, ok := was.Find(in.ID)
		if ok && before.Verdict != now.Verdict {
			r.changes.indicators = append(r.changes.indicators, change{in, now.Unit(), city, before.Verdict, now.Verdict, "figure"})
		}
	}
}

var (
	taskUnit       = rules.Words("", "{0}: {1} (indicator {2})", "{0}: {1} (chỉ tiêu {2})")
	taskIndicator  = rules.Words("", "Indicator {0}: {1}", "Chỉ tiêu {0}: {1}")
	taskDepartment = rules.Words("", "Indicator {0}: no figures from {1} ({2})", "Chỉ tiêu {0}: chưa có số liệu của {1} ({2})")
	taskOnTarget   = rules.Words("", "Indicator {0}: {1}; the plan says {2}: {3}", "Chỉ tiêu {0}: {1}; kế hoạch ghi {2}: {3}")
)

// tasks gathers what must be put right: what is missing, what contradicts itself, where a figure stands
// exactly on its target or rounding would misjudge it, and what the reader of the files noticed.
func (r *report) tasks() {
	for _, u := range r.units {
		for _, res := range u.results {
			switch res.Verdict {
			case indicator.NoData, indicator.Invalid:
				r.addUnitTask(u, res)
			}
			r.warn(res)
		}
	}
	for _, res := range r.city {
		r.cityTask(res)
		r.warn(res)
	}
	for _, note := range r.now.City.Notes() {
		r.todo = append(r.todo, task{code: note.Code(), unit: r.now.City.Unit(), text: note.Text(), contradicts: true})
	}
	for _, note := range r.now.Notes {
		unit := r.unitOf(note.Unit)
		text := note.Message.Text()
		if unit.Name != "" {
			text = rules.Words("", "{0}: {1}", "{0}: {1}").With(unit.Name, note.Message).Text()
		}
		r.todo = append(r.todo, task{code: note.Message.Code(), unit: unit, text: text,
			contradicts: note.Message.Code() == "total_differs", place: fmt.Sprintf("%s:%d", note.File, note.Line)})
	}
}

func (r *report) unitOf(code string) indicator.Unit {
	for _, u := range r.units {
		if u.record.Unit().Code == code {
			return u.record.Unit()
		}
	}
	if code == r.now.City.Unit().Code {
		return r.now.City.Unit()
	}
	return indicator.Unit{Code: code}
}

// addUnitTask adds a reason to those of the unit; one reason may stand behind several indicators.
func (r *report) addUnitTask(u unitReport, res indicator.Result) {
	reason := res.Reason()
	for i := len(r.todo) - 1; i >= 0 && r.todo[i].unit == u.record.Unit(); i-- { // what is about a unit stands together
		t := &r.todo[i]
		if t.code == reason.Code() && t.text == reason.Text() {
			t.indicators = append(t.indicators, res.Indicator())
			return
		}
	}
	place := ""
	if file, line := res.Place(); line > 0 {
		place = fmt.Sprintf("%s:%d", file, line)
	}
	r.todo = append(r.todo, task{code: reason.Code(), unit: u.record.Unit(), indicators: []indicator.Indicator{res.Indicator()},
		text: reason.Text(), contradicts: res.Verdict == indicator.Invalid, place: place})
}

// cityTask adds what is to be done about a result of the city. What a unit lacks is said of the unit.
func (r *report) cityTask(res indicator.Result) {
	in := res.Indicator()
	cover, fromWards := res.Coverage()
	add := func(code string, text rules.Text, contradicts bool) {
		r.todo = append(r.todo, task{code: code, unit: res.Unit(), indicators: []indicator.Indicator{in}, text: text, sentence: true, contradicts: contradicts})
	}
	n, isNumber := res.Value().Number()
	switch {
	case res.Verdict == indicator.NoData && (!fromWards || cover.Complete()):
		add("missing", taskDepartment.With(in.Number, in.Owner, res.MissingLabels()).Text(), false)
	case res.Verdict == indicator.NoData && in.Ward == indicator.LevelNone:
		add("missing", taskIndicator.With(in.Number, res.Reason()).Text(), false)
	case res.Verdict == indicator.Invalid && (!fromWards || cover.Complete()):
		add(res.Reason().Code(), taskIndicator.With(in.Number, res.Reason()).Text(), true)
	case isNumber && res.RoundingMatters():
		add("rounding_matters", r.onTarget(res), false)
	case isNumber && res.Verdict == indicator.Missed && n.Sign() != 0 && onTarget(res):
		add("on_target", r.onTarget(res), false)
	}
}

// onTarget reports whether a value equals its target.
func onTarget(res indicator.Result) bool {
	margin, ok := res.Targets()[0].Margin.Number()
	return ok && margin.Sign() == 0
}

func (r *report) onTarget(res indicator.Result) rules.Text {
	t := res.Targets()[0]
	text := func(lang rules.Language) string {
		return taskOnTarget.With(res.Indicator().Number, res.Working(lang), t.Format(lang), res.Verdict.Text()).In(lang)
	}
	return rules.Text{VI: text(rules.Vietnamese), EN: text(rules.English)}
}

func (r *report) warn(res indicator.Result) {
	for _, w := range res.Warnings() {
		r.todo = append(r.todo, task{code: w.Code(), unit: res.Unit(), indicators: []indicator.Indicator{res.Indicator()}, text: w.Text()})
	}
}

// line words a task: the unit, what is wrong, and the indicators it is about.
func (t task) line(lang rules.Language) string {
	text := t.text.In(lang)
	if t.sentence || len(t.indicators) == 0 {
		return text
	}
	numbers := make([]string, len(t.indicators))
	for i, in := range t.indicators {
		numbers[i] = in.Number
	}
	return taskUnit.With(unitTitle(t.unit), text, numbers).In(lang)
}

// unitTitle is the name of a unit, or its code.
func unitTitle(u indicator.Unit) string {
	if u.Name != "" {
		return u.Name
	}
	return u.Code
}

// contradictory are the tasks about data that contradict themselves.
func (r *report) contradictory() []task {
	return slices.DeleteFunc(slices.Clone(r.todo), func(t task) bool { return !t.contradicts })
}
