package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A report is everything that rate shows, in every format.
type report struct {
	*material
	owner   string
	year    *criteria.Year
	units   []unitReport
	city    indicator.Results
	changes *criteria.Changes // nil without a year before
	todo    []task

	internal bool // it shows small sensitive counts: not for publication
}

// A unitReport is what came of one unit.
type unitReport struct {
	record  indicator.Record
	results indicator.Results
	tally   criteria.Tally
	rating  criteria.Rating // the zero Rating without a scheme
}

// A task is something to put right before the report is signed.
type task struct {
	code        string
	unit        indicator.Unit // of the city where it is about none
	indicators  []indicator.Indicator
	text        wording.Text
	sentence    bool   // the text names the indicator itself
	contradicts bool   // contradictory data: listed on standard error, too
	place       string // file:line it is about; may be empty
}

// newReport evaluates and rates everything that was read.
func newReport(m *material, owner string) (*report, error) {
	r := &report{material: m, owner: owner}
	if owner != "" && (strings.TrimSpace(owner) == "" || !r.hasOwner()) {
		return nil, r.unknownOwner()
	}
	year, err := criteria.RateYear(m.now, criteria.YearOptions{Scheme: m.scheme, Previous: m.previous, Mergers: m.mergers, Public: m.public})
	if err != nil {
		return nil, err
	}
	if r.internal = !m.public && m.now.ShowsSmallCounts(); m.previous != nil && !m.public {
		r.internal = r.internal || m.previous.ShowsSmallCounts()
	}
	r.year, r.now, r.changes = year, year.Reports, year.Changes
	for _, u := range year.Units {
		r.units = append(r.units, unitReport{u.Record, r.owned(u.Results), u.Tally, u.Rating})
	}
	r.city = r.owned(year.City.Results)
	if r.changes != nil && owner != "" {
		r.changes.Indicators = slices.DeleteFunc(r.changes.Indicators, func(c criteria.Change) bool { return !r.owns(c.Indicator) })
	}
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
	return strings.Contains(wording.Fold(in.Owner.VI), wording.Fold(r.owner)) ||
		strings.Contains(wording.Fold(in.Owner.EN), wording.Fold(r.owner))
}

func (r *report) hasOwner() bool {
	return slices.ContainsFunc(r.plan.Definition().Indicators, r.owns)
}

var ownerUnknown = wording.New("owner_unknown", "no indicator belongs to \"{0}\"; the departments are: {1}", "không chỉ tiêu nào thuộc \"{0}\"; các cơ quan: {1}")

func (r *report) unknownOwner() error {
	var owners []wording.Message
	seen := map[wording.Text]bool{}
	for _, in := range r.plan.Definition().Indicators {
		if !seen[in.Owner] && in.Owner != (wording.Text{}) {
			seen[in.Owner] = true
			owners = append(owners, wording.New("", "{0}", "{0}").With(in.Owner))
		}
	}
	return &rules.Error{Kind: rules.KindInvalid, File: "-owner", Message: ownerUnknown.With(r.owner, owners)}
}

var (
	taskUnit       = wording.New("", "{0}: {1} (indicator {2})", "{0}: {1} (chỉ tiêu {2})")
	taskIndicator  = wording.New("", "Indicator {0}: {1}", "Chỉ tiêu {0}: {1}")
	taskDepartment = wording.New("", "Indicator {0}: no figures from {1} ({2})", "Chỉ tiêu {0}: chưa có số liệu của {1} ({2})")
	taskOnTarget   = wording.New("", "Indicator {0}: {1}; the plan says {2}: {3}", "Chỉ tiêu {0}: {1}; kế hoạch ghi {2}: {3}")
)

// tasks gathers what must be put right: what is missing, what contradicts itself, where a figure stands
// exactly on its target or rounding would misjudge it, and what the reader of the files noticed.
func (r *report) tasks() {
	for _, u := range r.units {
		for _, res := range u.results {
			if res.Hidden() {
				continue
			}
			switch res.Verdict {
			case indicator.NoData, indicator.Invalid:
				r.addUnitTask(u, res)
			}
			r.warn(res)
		}
	}
	for _, res := range r.city {
		if !res.Hidden() {
			r.cityTask(res)
			r.warn(res)
		}
	}
	for _, note := range r.now.City.Notes() {
		r.todo = append(r.todo, task{code: note.Code(), unit: r.now.City.Unit(), text: note.Text(), contradicts: true})
	}
	for _, note := range r.now.Notes {
		unit := r.unitOf(note.Unit)
		text := note.Message.Text()
		if unit.Name != "" {
			text = wording.New("", "{0}: {1}", "{0}: {1}").With(unit.Name, note.Message).Text()
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
	add := func(code string, text wording.Text, contradicts bool) {
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

func (r *report) onTarget(res indicator.Result) wording.Text {
	t := res.Targets()[0]
	text := func(lang wording.Language) string {
		return taskOnTarget.With(res.Indicator().Number, res.Working(lang), t.Format(lang), res.Verdict.Text()).In(lang)
	}
	return wording.Text{VI: text(wording.Vietnamese), EN: text(wording.English)}
}

func (r *report) warn(res indicator.Result) {
	for _, w := range res.Warnings() {
		r.todo = append(r.todo, task{code: w.Code(), unit: res.Unit(), indicators: []indicator.Indicator{res.Indicator()}, text: w.Text()})
	}
}

// line words a task: the unit, what is wrong, and the indicators it is about.
func (t task) line(lang wording.Language) string {
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
