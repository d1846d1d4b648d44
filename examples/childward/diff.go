package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/plandiff"
	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	usageTurningData   = wording.New("", "statistics to see which verdicts turn: a file, or -", "số liệu để xem đánh giá nào thay đổi: tệp, hoặc -")
	usageNewPeriod     = wording.New("", "period (default: the year of the new plan)", "kỳ số liệu (mặc định: năm của kế hoạch mới)")
	twoPlansNeeded     = wording.New("two_plans_needed", "expected two plans, or two reports in JSON: the old one and the new one", "cần hai kế hoạch, hoặc hai báo cáo JSON: cũ và mới")
	dataBesidePrevious = wording.New("data_beside_previous", "-previous needs -data", "-previous cần -data")
)

// diff says what changed between two plans, and which verdicts that turns for given data; or what differs between two
// reports.
func diff(c *console, args []string) int {
	set := c.flags("diff")
	in := inputs{plan: builtInPlan, input: "csv"}
	format := formatText
	set.Var(&repeated{&in.data}, "data", c.word(usageTurningData))
	set.Var(&repeated{&in.previous}, "previous", c.word(usagePrevious))
	c.choice(set, &in.numbers, "numbers", usageNumbers, numberForms...)
	in.registerExtra(c, set)
	c.checked(set, &in.period, "period", usageNewPeriod, isPeriod, aPeriod)
	c.choice(set, &format, "format", usageFormat, formatText, formatJSON)
	files, status, ok := c.parse(set, args)
	if !ok {
		return status
	}
	faults := in.files(true)
	if len(files) != 2 {
		faults = append(faults, misuse{what: twoPlansNeeded.With()})
	}
	if len(in.data) == 0 && len(in.previous) > 0 {
		faults = append(faults, misuse{what: dataBesidePrevious.With()})
	}
	if len(faults) > 0 {
		return c.misused(set, faults)
	}
	both, err := readBoth(files)
	if err != nil {
		return c.refuse(err)
	}
	switch first, second := both[0], both[1]; {
	case first.isReport() && second.isReport():
		return diffReports(c, set, both, format)
	case first.isReport():
		return c.misused(set, []misuse{{what: reportBesidePlan.With(first.file, second.file)}})
	case second.isReport():
		return c.misused(set, []misuse{{what: reportBesidePlan.With(second.file, first.file)}})
	}
	d, err := newDifference(c, &in, both)
	if err != nil {
		return c.refuse(err)
	}
	if format == formatJSON {
		err = d.json(c.out)
	} else {
		t := comparison{screen.New(c.out, c.lang)}
		t.difference(d)
		err = t.Close()
	}
	if err != nil {
		return c.refuse(err)
	}
	return done
}

// difference is what diff has to say.
type difference struct {
	before, after *indicator.Plan
	changes       []plandiff.Change
	hasData       bool
	turns         []plandiff.Turn
}

func newDifference(c *console, in *inputs, files []fileText) (*difference, error) {
	d := &difference{hasData: len(in.data) > 0}
	var errs rules.Errors
	for i, plan := range []**indicator.Plan{&d.before, &d.after} {
		read, err := files[i].plan()
		if list := rules.AllErrors(err); err != nil && list == nil {
			return nil, err
		} else if errs = append(errs, list...); err == nil {
			*plan = read
		}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	d.changes = plandiff.Compare(d.before, d.after)
	if !d.hasData {
		return d, nil
	}
	read, err := in.twice(c)
	if err != nil {
		return nil, err
	}
	d.turns, err = plandiff.Turns(d.before, d.after, read)
	return d, err
}

// twice returns a function that reads the data for one plan after the other: the new one, whose year says which
// period is meant, comes first.
func (in *inputs) twice(c *console) (func(*indicator.Plan) (indicator.Reports, error), error) {
	var stdin []byte
	if slices.Contains(in.data, "-") {
		_, source, err := readAll(c.in, "-")
		if err != nil {
			return nil, err
		}
		stdin = source
	}
	return func(plan *indicator.Plan) (indicator.Reports, error) {
		from := *c
		from.in = bytes.NewReader(stdin)
		m, err := in.readFor(&from, plan)
		if err != nil {
			return indicator.Reports{}, err
		}
		in.period = m.now.Period.String()
		return m.now, nil
	}, nil
}

// A comparison writes a difference for people.
type comparison struct{ *screen.Page }

// difference writes the changes for people: those that can turn a verdict first.
func (t comparison) difference(d *difference) {
	before, after := d.before.Definition(), d.after.Definition()
	t.Wrap(t.Sayf("PLAN %s COMPARED WITH %s", "SO SÁNH KẾ HOẠCH %s VỚI %s", before.ID, after.ID))
	t.Line("")
	can, cannot := 0, 0
	for _, c := range d.changes {
		if c.Turns {
			can++
		} else {
			cannot++
		}
	}
	t.Wrap(t.Sayf("I. CAN TURN A VERDICT (%d)", "I. CÓ THỂ LÀM ĐỔI ĐÁNH GIÁ (%d)", can))
	t.planChanges(d.changes, true)
	t.Wrap(t.Sayf("II. CANNOT TURN A VERDICT (%d)", "II. KHÔNG LÀM ĐỔI ĐÁNH GIÁ (%d)", cannot))
	t.planChanges(d.changes, false)
	if d.hasData {
		t.turns(d.turns, after.Area)
	}
}

// planChanges writes the changes that can turn a verdict, or those that cannot, a heading for each thing they are about.
func (t comparison) planChanges(changes []plandiff.Change, turns bool) {
	about := ""
	for _, c := range changes {
		if c.Turns != turns {
			continue
		}
		heading := strings.TrimSpace(c.Number + " " + c.Indicator)
		switch {
		case c.Statistic != "":
			heading = t.Say("statistic ", "số liệu ") + c.Statistic
		case heading == "":
			heading = t.Say("the plan", "kế hoạch")
		}
		if heading != about {
			about = heading
			t.Hang("  ", heading)
		}
		t.Hang("    - ", c.Message.In(t.Lang))
	}
	t.Line("")
}

// turns writes the verdicts that turn, unit by unit.
func (t comparison) turns(turns []plandiff.Turn, area indicator.Area) {
	t.Wrap(t.Sayf("III. VERDICTS THAT TURN WITH THE GIVEN DATA (%d)", "III. ĐÁNH GIÁ THAY ĐỔI VỚI SỐ LIỆU ĐÃ CHO (%d)", len(turns)))
	unit := ""
	for _, turn := range turns {
		title := strings.TrimSpace(turn.Unit.Code + " " + turn.Unit.Name)
		if turn.City {
			title += " (" + area.Whole().In(t.Lang) + ")"
		}
		if title != unit {
			unit = title
			t.Hang("  ", title)
		}
		t.Hang("    - ", fmt.Sprintf("%s %s: %s -> %s (%s)", turn.Indicator.Number, turn.Indicator.Name.In(t.Lang),
			turn.From.Text().In(t.Lang), turn.To.Text().In(t.Lang), causeText(turn.Because).In(t.Lang)))
	}
	t.Line("")
}

// causeText is the cause of a turned verdict as people read it.
func causeText(cause plandiff.Cause) wording.Text {
	switch cause {
	case plandiff.ByTarget:
		return wording.Text{VI: "do mức thay đổi", EN: "because of the target"}
	case plandiff.ByFormula:
		return wording.Text{VI: "do công thức thay đổi", EN: "because of the formula"}
	}
	return wording.Text{VI: "do quy định về số liệu thay đổi", EN: "because of what is said of the figures"}
}

// The shape of the difference in JSON.
type jsonDifference struct {
	Before  report.Plan      `json:"before"`
	After   report.Plan      `json:"after"`
	Changes []jsonPlanChange `json:"changes"`
	Turned  *[]jsonChange    `json:"turned,omitempty"`
}

type jsonChange struct {
	ID       string            `json:"id"`
	UnitCode string            `json:"unit_code"`
	From     indicator.Verdict `json:"from"`
	To       indicator.Verdict `json:"to"`
	Because  plandiff.Cause    `json:"because"`
}

type jsonPlanChange struct {
	Code      string       `json:"code"`
	Indicator string       `json:"indicator,omitempty"`
	Statistic string       `json:"statistic,omitempty"`
	Turns     bool         `json:"turns"`
	Text      wording.Text `json:"text"`
}

// json writes the difference for programs. turned is there exactly when data were given.
func (d *difference) json(out io.Writer) error {
	plan := func(p *indicator.Plan) report.Plan {
		return report.Plan{ID: p.Definition().ID, Year: p.Definition().Year, Digest: p.Digest()}
	}
	doc := jsonDifference{Before: plan(d.before), After: plan(d.after), Changes: []jsonPlanChange{}}
	for _, c := range d.changes {
		doc.Changes = append(doc.Changes, jsonPlanChange{c.Code(), c.Indicator, c.Statistic, c.Turns, c.Message.Text()})
	}
	if d.hasData {
		turned := []jsonChange{}
		for _, t := range d.turns {
			turned = append(turned, jsonChange{t.Indicator.ID, t.Unit.Code, t.From, t.To, t.Because})
		}
		doc.Turned = &turned
	}
	return writeJSON(out, doc, " ")
}
