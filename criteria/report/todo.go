package report

import (
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules/wording"
)

// A Task is something to put right before the report is signed.
type Task struct {
	Code        string         // of the diagnostic
	Unit        indicator.Unit // that of the city where it is about no ward
	Contradicts bool           // the data contradict themselves
	File        string         // where in the data it is, with Line from 1; empty and 0 where no file says it
	Line        int

	about    []indicator.Result // the indicators that it is about
	text     wording.Text
	sentence bool // the text names the indicator itself
}

// Todo returns what must be put right before the report is signed: what is missing, what contradicts itself, where a
// figure stands exactly on its target or rounding would misjudge it, what the reader of the files noticed, and last where
// the verdict depends on how the target is read.
func (d *Document) Todo() []Task { return slices.Clone(d.todo) }

var (
	taskUnit        = wording.New("", "{0}: {1} (indicator {2})", "{0}: {1} (chỉ tiêu {2})")
	taskNotHandedIn = wording.New("", "{0}: has not handed in", "{0}: chưa gửi báo cáo")
	taskIndicator   = wording.New("", "Indicator {0}: {1}", "Chỉ tiêu {0}: {1}")
	taskDepartment  = wording.New("", "Indicator {0}: no figures from {1} ({2})", "Chỉ tiêu {0}: chưa có số liệu của {1} ({2})")
	taskOnTarget    = wording.New("", "Indicator {0}: {1}; the plan says {2}: {3}", "Chỉ tiêu {0}: {1}; kế hoạch ghi {2}: {3}")
	taskNote        = wording.New("", "{0}: {1}", "{0}: {1}")
)

// In words the task: the unit, what is wrong, and the printed numbers of the indicators it is about.
func (t Task) In(lang wording.Language) string {
	text := t.text.In(lang)
	if t.sentence || len(t.about) == 0 {
		return text
	}
	numbers := make([]string, len(t.about))
	for i, res := range t.about {
		numbers[i] = res.Indicator().Number
	}
	return taskUnit.With(title(t.Unit), text, numbers).In(lang)
}

// Indicators returns the IDs of the indicators that the task is about; none where it is about the data as a whole.
func (t Task) Indicators() []string {
	ids := make([]string, len(t.about))
	for i, res := range t.about {
		ids[i] = res.Indicator().ID
	}
	return ids
}

// title is the name of a unit, or its code.
func title(u indicator.Unit) string {
	if u.Name != "" {
		return u.Name
	}
	return u.Code
}

// A gathering collects tasks in the order in which a report lists them.
type gathering struct{ tasks []Task }

func (d *Document) tasks() []Task {
	g := &gathering{}
	g.handedIn(d)
	for i := range d.units {
		if d.units[i].Record.HandedIn() {
			g.unit(&d.units[i])
		}
	}
	for _, w := range d.area {
		if !w.Result.Hidden() && !d.isAlone() {
			g.city(w)
			g.warn(w.Result)
		}
	}
	for _, note := range d.city.Record.Notes() {
		g.tasks = append(g.tasks, Task{Code: note.Code(), Unit: d.city.Record.Unit(), text: note.Text(), Contradicts: true})
	}
	g.notes(d)
	g.contested(d)
	return g.tasks
}

// handedIn adds who has not handed in.
func (g *gathering) handedIn(d *Document) {
	for _, u := range d.year.Reports.NotHandedIn() {
		g.tasks = append(g.tasks, Task{Code: "not_handed_in", Unit: u, text: taskNotHandedIn.With(title(u)).Text(), sentence: true})
	}
	for _, office := range d.year.Reports.DepartmentsNotHandedIn() {
		g.tasks = append(g.tasks, Task{Code: "not_handed_in", Unit: d.city.Record.Unit(), text: taskNotHandedIn.With(office).Text(), sentence: true})
	}
}

// unit adds what is missing or contradictory in a unit, and what stands beside its verdicts.
func (g *gathering) unit(u *criteria.UnitYear) {
	for _, res := range u.Results {
		if res.Hidden() {
			continue
		}
		if res.Verdict == indicator.NoData || res.Verdict == indicator.Invalid {
			g.reason(res)
		}
		g.warn(res)
	}
}

// reason adds the reason of a result to those of its unit; one reason may stand behind several indicators.
func (g *gathering) reason(res indicator.Result) {
	reason, unit := res.Reason(), res.Record().Unit()
	text := reason.Text()
	for i := len(g.tasks) - 1; i >= 0 && g.tasks[i].Unit == unit; i-- { // what is about a unit stands together
		if t := &g.tasks[i]; t.Code == reason.Code() && t.text == text {
			t.about = append(t.about, res)
			return
		}
	}
	t := Task{Code: reason.Code(), Unit: unit, about: []indicator.Result{res}, text: text, Contradicts: res.Verdict == indicator.Invalid}
	if file, line, _ := res.Record().Place(); line > 0 {
		t.File, t.Line = file, line
	}
	g.tasks = append(g.tasks, t)
}

func (g *gathering) warn(res indicator.Result) {
	for _, w := range res.Warnings() {
		if w.Code() == phrases.SeasonNotCovered.With().Code() { // nothing that anybody could put right
			continue
		}
		g.tasks = append(g.tasks, Task{Code: w.Code(), Unit: res.Record().Unit(), about: []indicator.Result{res}, text: w.Text()})
	}
}

// city adds what is to be done about a result of the city. What a unit lacks is said of the unit.
func (g *gathering) city(w indicator.Worked) {
	in, verdict := w.Result.Indicator(), w.Result.Verdict
	add := func(code string, text wording.Text, contradicts bool) {
		g.tasks = append(g.tasks, Task{Code: code, Unit: w.Result.Record().Unit(), about: []indicator.Result{w.Result}, text: text, sentence: true, Contradicts: contradicts})
	}
	ofCity := w.Coverage == nil || w.Coverage.Units == w.Coverage.Of // what is wrong is no ward's
	n, isNumber := w.Value.Number()
	switch {
	case verdict == indicator.NoData && isNumber: // what its figures cover
		add(w.Result.Reason().Code(), taskIndicator.With(in.Number, w.Result.Reason()).Text(), false)
	case verdict == indicator.NoData && ofCity:
		add("missing", taskDepartment.With(in.Number, in.Owner, missingLabels(w.Result)).Text(), false)
	case verdict == indicator.NoData && in.Ward == indicator.LevelNone && w.Result.Reason().Code() != "units_not_handed_in": // that is said of each
		add("missing", taskIndicator.With(in.Number, w.Result.Reason()).Text(), false)
	case verdict == indicator.Invalid && ofCity:
		add(w.Result.Reason().Code(), taskIndicator.With(in.Number, w.Result.Reason()).Text(), true)
	case isNumber && w.RoundingMatters:
		add("rounding_matters", onTargetText(w), false)
	case isNumber && verdict == indicator.Missed && n.Sign() != 0 && onTarget(w):
		add("on_target", onTargetText(w), false)
	}
}

// missingLabels are the labels of what was not reported.
func missingLabels(res indicator.Result) []wording.Message {
	var labels []wording.Message
	for _, name := range res.Missing() {
		labels = append(labels, plain.With(res.Record().Label(name)))
	}
	return labels
}

// onTarget reports whether a value equals its target.
func onTarget(w indicator.Worked) bool {
	margin, ok := w.Targets[0].Margin.Number()
	return ok && margin.Sign() == 0
}

func onTargetText(w indicator.Worked) wording.Text {
	in := func(lang wording.Language) string {
		return taskOnTarget.With(w.Result.Indicator().Number, w.Result.Derivation(lang).Working, w.Targets[0].Words, w.Result.Verdict.Text()).In(lang)
	}
	return wording.Text{VI: in(wording.Vietnamese), EN: in(wording.English)}
}

// notes adds what the reader of the files noticed.
func (g *gathering) notes(d *Document) {
	notes := d.year.Reports.Notes
	if len(notes) == 0 {
		return
	}
	units := map[string]indicator.Unit{d.city.Record.Unit().Code: d.city.Record.Unit()}
	for i := len(d.units) - 1; i >= 0; i-- { // of two units of one code the first
		u := d.units[i].Record.Unit()
		units[u.Code] = u
	}
	for _, note := range notes {
		unit, known := units[note.Unit]
		if !known {
			unit = indicator.Unit{Code: note.Unit}
		}
		text := note.Message.Text()
		if unit.Name != "" {
			text = taskNote.With(unit.Name, note.Message).Text()
		}
		g.tasks = append(g.tasks, Task{Code: note.Message.Code(), Unit: unit, text: text,
			Contradicts: note.Message.Code() == "total_differs", File: note.File, Line: note.Line})
	}
}
