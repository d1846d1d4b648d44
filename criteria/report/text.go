package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules/wording"
)

// A View is a way to lay the report out as text.
type View int

// The views.
const (
	Summary View = iota // units, points, the city, changes, what must be put right, and the conclusion
	Matrix              // every unit by every indicator
)

// WriteText writes the report for people, in lines of at most 80 columns; conclusions stand at the bottom, where a
// terminal ends up. What it leaves out it names with the command of the program childward that shows it. The error is
// that of the writer.
func (d *Document) WriteText(w io.Writer, lang wording.Language, view View) error {
	t := &text{screen.New(w, lang), d}
	t.head(view)
	if view == Matrix {
		t.matrix()
	} else {
		t.summary()
	}
	return t.Close()
}

// A text writes a document for people.
type text struct {
	*screen.Page
	doc *Document
}

// area is what the units add up to.
func (t *text) area() indicator.Area { return t.doc.definition.Area }

// labelled is the width of the words at the left of a derivation.
const labelled = 14

// row writes a label and a text that hangs beside it.
func (t *text) row(label, text string) { t.Hang(screen.Pad(label, labelled), text) }

func (t *text) summary() {
	t.replaced()
	t.units()
	t.objectives()
	t.points()
	t.city()
	t.series()
	t.changes()
	t.tasks()
	t.conclusion()
}

func (t *text) head(view View) {
	t.internalLine(t.doc.internal, t.Say("add -public", "thêm -public"))
	d := t.doc.definition
	t.Wrap(t.title())
	t.Wrap(cmp.Or(d.Document.In(t.Lang), d.Title.In(t.Lang)))
	t.period()
	t.replacesLine()
	t.earlierLine()
	if owner := t.doc.options.Owner; owner != "" {
		t.Line(t.Say("Department: ", "Cơ quan: ") + owner)
	}
	t.syntheticLine()
	t.scaleLine()
	t.Line("")
	t.handedIn(view)
}

// internalLine says that what follows may not be published, and by which command to get what may.
func (t *text) internalLine(internal bool, public string) {
	if internal {
		t.Line(internalNote.In(t.Lang) + t.Say(" (cells below 5; to publish: ", " (có ô dưới 5 trẻ; bản công khai: ") + public + ")")
	}
}

func (t *text) syntheticLine() {
	if t.doc.options.Synthetic {
		t.Line(syntheticNote.In(t.Lang))
	}
}

// scaleLine says that points are not official, where they are not.
func (t *text) scaleLine() {
	if s := t.doc.year.Scheme; s != nil {
		if note := scaleNote(s.Scale()).In(t.Lang); note != "" {
			t.Line("*** " + note + " ***")
		}
	}
}

// mostTasks is how many things to put right are listed one by one on a screen.
const mostTasks = 40

// taskSection is the number of the section with what is to be put right; without a year before there is none on changes.
func (t *text) taskSection() string {
	if t.doc.changes == nil {
		return "III"
	}
	return "IV"
}

func (t *text) tasks() {
	t.Line(t.taskSection() + t.Say(". TO BE PUT RIGHT BEFORE THE REPORT IS SIGNED", ". CẦN XỬ LÝ TRƯỚC KHI KÝ BÁO CÁO"))
	for i, task := range t.doc.todo {
		if i == mostTasks {
			t.Line(t.Sayf("    ... and %d more: rate -format json", "    ... và %d mục khác: rate -format json", len(t.doc.todo)-i))
			break
		}
		t.Hang(fmt.Sprintf("%2d. ", i+1), task.In(t.Lang)+".")
	}
	if len(t.doc.todo) == 0 {
		t.Line(t.Say("    Nothing.", "    Không có."))
	}
	t.Line("")
}

// conclusion counts the verdicts of the city.
func (t *text) conclusion() {
	soFar := ": "
	if !t.doc.year.Reports.Period.IsYear() {
		soFar = t.Say(", so far: ", ", đến kỳ này: ")
	}
	counted := t.Sayf("IN ALL %d sub-targets", "TỔNG HỢP %d mục tiêu thành phần", len(t.doc.area)) + soFar + strings.Join(t.verdicts(), ", ")
	t.Wrap(counted + ". " + t.Say("Step by step: explain -unit CODE; every cell: rate -view matrix", "Từng bước tính: explain -unit MÃ; từng ô: rate -view matrix"))
	t.recognition()
	t.syntheticLine()
}

// verdicts says how many results of the city have which verdict.
func (t *text) verdicts() []string {
	counts := map[indicator.Verdict]int{}
	provisional, aspirational, unseen := 0, 0, 0
	for _, w := range t.doc.area {
		switch {
		case w.Result.Hidden():
			unseen++
		case w.Provisional != nil && w.Result.Verdict != indicator.NotDue:
			provisional++
		default:
			counts[w.Result.Verdict]++
			if w.Result.Verdict == indicator.Missed && w.Result.Indicator().Aspirational {
				aspirational++
			}
		}
	}
	var parts []string
	for _, v := range []indicator.Verdict{indicator.Achieved, indicator.Missed, indicator.NotApplicable, indicator.NoData, indicator.Invalid, indicator.NotDue} {
		if counts[v] == 0 {
			continue
		}
		part := fmt.Sprintf("%d %s", counts[v], v.Text().In(t.Lang))
		if v == indicator.Missed && aspirational > 0 {
			part += t.Sayf(" (%d of them aspirational)", " (trong đó %d chỉ tiêu phấn đấu)", aspirational)
		}
		parts = append(parts, part)
	}
	if provisional > 0 {
		parts = append(parts, t.Sayf("%d provisional", "%d tạm tính", provisional))
	}
	if unseen > 0 {
		parts = append(parts, t.Sayf("%d hidden as small numbers", "%d ẩn vì số nhỏ", unseen))
	}
	return parts
}

// recognition is the city's share of recognised units, and of those that may be proposed.
func (t *text) recognition() {
	c, s := t.doc.city, t.doc.year.Scheme
	if c.Reported > 0 {
		share := t.Sayf("Recognised as child-friendly: %d of %d wards", "Được công nhận phù hợp với trẻ em: %d/%d xã, phường", c.Recognised, c.Reported)
		if all := len(t.doc.units); c.Reported < all {
			share += t.Sayf(" that say so (%d in all)", " có báo cáo (trong %d)", all)
		}
		t.Wrap(share + ".")
	}
	if s == nil {
		return
	}
	var outcomes, parts []string
	if grades := t.gradeCounts(); grades != "" {
		parts = append(parts, grades)
	}
	for _, o := range []criteria.Outcome{criteria.Eligible, criteria.NotEligible, criteria.Undetermined} {
		outcomes = append(outcomes, fmt.Sprintf("%d %s", c.Outcomes[o], o.Text().In(t.Lang)))
	}
	if s.Decides() {
		parts = append(parts, strings.Join(outcomes, ", "))
	}
	t.Wrap(cmp.Or(s.Definition().Title.In(t.Lang), s.ID()) + ": " + strings.Join(parts, "; ") + ".")
	t.scaleLine()
}
