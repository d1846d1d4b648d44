package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// WriteText writes the comparison for people, in lines of at most 80 columns: what makes the reports no reports of the same
// thing, then verdicts that turned, then all else. The plan names the indicators and the area; nil where it is not at hand: indicators go
// by number and id. The error is that of the writer.
func (c *Comparison) WriteText(w io.Writer, lang wording.Language, plan *indicator.Plan) error {
	t := &comparisonText{Page: screen.New(w, lang), c: c, most: -1}
	if plan != nil {
		t.plan = plan.Definition()
	}
	t.marks()
	t.Wrap(t.Sayf("REPORT %s COMPARED WITH %s", "SO SÁNH BÁO CÁO %s VỚI %s", c.Before.File, c.After.File))
	if !slices.Contains(c.Differs, "period") && !slices.Contains(c.Differs, "plan") {
		t.Wrap(t.Sayf("Both are of %s by plan %s.", "Cùng kỳ %s, cùng kế hoạch %s.", c.After.Period, cmp.Or(c.After.Plan.ID, short(c.After.Plan.Digest))))
	}
	t.body()
	return t.Close()
}

// A comparisonText writes a comparison for people.
type comparisonText struct {
	*screen.Page
	c    *Comparison
	plan indicator.Definition // for the names in it
	most int                  // entries under a heading; -1 for all
}

// marks writes what the figures of either report are marked with.
func (t *comparisonText) marks() {
	if t.c.Internal != nil {
		t.Line(internalNote.In(t.Lang))
	}
	if t.c.Before.Synthetic || t.c.After.Synthetic {
		t.Line(syntheticNote.In(t.Lang))
	}
	seen := ""
	for _, s := range []*Scheme{t.c.After.Scheme, t.c.Before.Scheme} {
		if s != nil && s.Note != nil && s.Note.In(t.Lang) != seen {
			seen = s.Note.In(t.Lang)
			t.Wrap("*** " + seen + " ***")
		}
	}
}

// body writes all but what is compared.
func (t *comparisonText) body() {
	t.heads()
	t.Line("")
	if t.c.Same() {
		t.Line(t.Say("Nothing differs.", "Không có gì khác."))
		t.Line("")
		return
	}
	t.turned()
	t.figures()
	t.totals()
	t.recognition()
	t.listing()
}

// short is the beginning of a digest.
func short(digest string) string { return screen.Cut(digest, 13) }

// headWords are what reports are of.
var headWords = map[string]wording.Text{
	"period": {EN: "period", VI: "kỳ"}, "plan": {EN: "plan", VI: "kế hoạch"}, "scheme": {EN: "scheme", VI: "bộ tiêu chí"},
	"area_code": {EN: "area", VI: "địa bàn"}, "owner": {EN: "department", VI: "cơ quan"},
	"synthetic": {EN: "synthetic data", VI: "số liệu minh họa"}, "public": {EN: "for publication", VI: "bản công khai"},
}

// heads writes what the reports are not both of.
func (t *comparisonText) heads() {
	for _, name := range t.c.Differs {
		t.Hang("  ! ", fmt.Sprintf("%s: %s → %s", headWords[name].In(t.Lang), t.head(name, &t.c.Before), t.head(name, &t.c.After)))
	}
}

func (t *comparisonText) head(name string, c *Compared) string {
	none, yes, no := t.Say("none", "không có"), t.Say("yes", "có"), t.Say("no", "không")
	truth := map[bool]string{true: yes, false: no}
	switch name {
	case "period":
		return c.Period
	case "plan":
		return strings.TrimSpace(c.Plan.ID + " (" + short(c.Plan.Digest) + ")")
	case "scheme":
		if c.Scheme == nil {
			return none
		}
		text := c.Scheme.ID + " (" + short(c.Scheme.Digest) + ")"
		if c.Scheme.Overlay != "" {
			text += " + " + c.Scheme.Overlay + " (" + short(c.Scheme.OverlayDigest) + ")"
		}
		return text
	case "area_code":
		return cmp.Or(c.AreaCode, none)
	case "owner":
		return cmp.Or(c.Owner, t.Say("all", "tất cả"))
	case "synthetic":
		return truth[c.Synthetic]
	}
	return truth[c.Public]
}

// An entry is a line under a heading, about a unit.
type entry struct {
	unit UnitRef
	text string
}

// section writes entries, a heading for each unit. Nothing is written where there is none, unless it is always.
func (t *comparisonText) section(en, vi string, entries []entry, always bool) {
	if len(entries) == 0 && !always {
		return
	}
	t.Line(t.Sayf("%s (%d)", "%s (%d)", t.Say(en, vi), len(entries)))
	for i, e := range entries {
		if i == t.most {
			t.Line(t.Sayf("    ... and %d more: rate -format json", "    ... và %d mục khác: rate -format json", len(entries)-i))
			break
		}
		if i == 0 || entries[i-1].unit != e.unit {
			t.Hang("  ", t.title(e.unit))
		}
		t.Hang("    - ", e.text)
	}
	t.Line("")
}

// title is a unit as people read it.
func (t *comparisonText) title(u UnitRef) string {
	name := t.c.names[u]
	if u == t.c.area && u.Code == t.plan.Area.Code {
		name = cmp.Or(t.plan.Area.Name.In(t.Lang), name)
	}
	title := strings.TrimSpace(u.Code + " " + name)
	if u.ValidFrom != "" {
		title += t.Say(" from ", " từ ") + u.ValidFrom
	}
	return cmp.Or(title, t.Say("the whole area", "toàn địa bàn"))
}

// indicator is the number of an indicator with its name, or its id where that is not known.
func (t *comparisonText) indicator(id string) string {
	name := id
	if i := slices.IndexFunc(t.plan.Indicators, func(in indicator.Indicator) bool { return in.ID == id }); i >= 0 {
		name = cmp.Or(t.plan.Indicators[i].Name.In(t.Lang), id)
	}
	return strings.TrimSpace(t.c.numbers[id] + " " + name)
}

// at is an indicator of a unit.
type at struct {
	id   string
	unit UnitRef
}

func (t *comparisonText) turned() {
	figures := map[at]FigureChange{}
	for _, f := range t.c.Figures {
		figures[at{f.ID, f.UnitRef}] = f
	}
	var entries []entry
	for _, turn := range t.c.Turned {
		text := t.indicator(turn.ID)
		if turn.Target != "" {
			text += " (" + cmp.Or(t.c.targets[turn.Target].In(t.Lang), turn.Target) + ")"
		}
		text += ": " + turn.From.Text().In(t.Lang) + " → " + turn.To.Text().In(t.Lang)
		if f, ok := figures[at{turn.ID, turn.UnitRef}]; ok {
			text += " (" + t.change(f) + ")"
			delete(figures, at{turn.ID, turn.UnitRef}) // once for all of its targets
		}
		entries = append(entries, entry{turn.UnitRef, text})
	}
	t.section("VERDICTS THAT TURNED", "ĐÁNH GIÁ THAY ĐỔI", entries, true)
}

// figures writes those that turned no verdict; the others stand with what they turned.
func (t *comparisonText) figures() {
	turned := map[at]bool{}
	for _, turn := range t.c.Turned {
		turned[at{turn.ID, turn.UnitRef}] = true
	}
	var entries []entry
	for _, f := range t.c.Figures {
		if !turned[at{f.ID, f.UnitRef}] {
			entries = append(entries, entry{f.UnitRef, t.indicator(f.ID) + ": " + t.change(f)})
		}
	}
	t.section("FIGURES THAT CHANGED AND TURNED NO VERDICT", "SỐ LIỆU THAY ĐỔI, ĐÁNH GIÁ GIỮ NGUYÊN", entries, false)
}

// Figures are rounded to leastPlaces decimals, or as many more as tell them apart. A report has at most mostPlaces, unless
// the decimal is exact.
const (
	leastPlaces = 2
	mostPlaces  = 20
)

// apart words two values in as few decimals as tell them apart.
func apart(from, to func(places int) string) string {
	for places := leastPlaces; ; places++ {
		if places > mostPlaces {
			places = exact.MaxPlaces
		}
		if a, b := from(places), to(places); a != b || places == exact.MaxPlaces {
			return a + " → " + b
		}
	}
}

func (t *comparisonText) change(f FigureChange) string {
	from := func(places int) string { return t.figure(f.From, places) }
	return apart(from, func(places int) string { return t.figure(f.To, places) })
}

// figure is what a figure came from and its value, rounded.
func (t *comparisonText) figure(f *Figure, places int) string {
	switch {
	case f == nil:
		return t.Say("not in the report", "không có trong báo cáo")
	case f.Hidden:
		return hidden.In(t.Lang)
	}
	text := t.number(f.Numerator, places)
	if f.Denominator != "" {
		text += " / " + t.number(f.Denominator, places)
	}
	switch {
	case text == "":
		text = t.number(f.Value, places)
	case f.Value != "" && f.Denominator != "":
		text += " = " + t.number(f.Value, places)
	}
	if f.Provisional != nil {
		text = strings.TrimSpace(text + " " + t.Say("provisional ", "tạm tính ") + t.number(f.Provisional.Value, places))
	}
	return cmp.Or(text, t.Say("no figure", "không có số liệu"))
}

// number is a number of a report as the language writes it, rounded where it has more decimals.
func (t *comparisonText) number(text string, places int) string {
	n, fault := exact.ParseDecimal(text)
	if text == "" || fault != exact.DecimalSound { // longer than any that can be read
		return screen.Cut(text, 40)
	}
	return n.Rounded(places).Format(t.Lang)
}

// totals writes outcomes, points and tiers.
func (t *comparisonText) totals() {
	var entries []entry
	add := func(u UnitRef, text string) { entries = append(entries, entry{u, text}) }
	for _, o := range t.c.Outcomes {
		add(o.UnitRef, o.From.Text().In(t.Lang)+" → "+o.To.Text().In(t.Lang))
	}
	for _, g := range t.c.Grades {
		add(g.UnitRef, t.Say("grade: ", "xếp loại: ")+t.gradeOf(g.From)+" → "+t.gradeOf(g.To))
	}
	for _, p := range t.c.Points {
		add(p.UnitRef, t.Say("points: ", "điểm: ")+t.points(p))
	}
	for _, p := range t.c.Scorecards {
		add(p.UnitRef, t.Say("targets achieved: ", "mục tiêu đạt: ")+t.points(p))
	}
	for _, r := range t.c.Tiers {
		add(r.UnitRef, t.Sayf("tier: %s → %s", "bậc: %s → %s", cmp.Or(r.From, t.Say("none", "không có")), cmp.Or(r.To, t.Say("none", "không có"))))
	}
	t.section("OUTCOMES AND TOTALS", "KẾT QUẢ VÀ TỔNG ĐIỂM", t.together(entries), false)
}

// together sorts entries by unit.
func (t *comparisonText) together(entries []entry) []entry {
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(t.c.order[a.unit], t.c.order[b.unit]) })
	return entries
}

// points are totals of the maximum.
func (t *comparisonText) points(p PointsChange) string {
	from := func(places int) string { return t.total(p.From, places) }
	return apart(from, func(places int) string { return t.total(p.To, places) })
}

func (t *comparisonText) total(p Points, places int) string {
	low, high := t.number(p.Low, places), t.number(p.High, places)
	if low != high {
		low += "-" + high
	}
	return low + "/" + t.number(p.Of, places)
}

func (t *comparisonText) recognition() {
	word := func(is *bool) string {
		switch {
		case is == nil:
			return t.Say("not reported", "không báo cáo")
		case *is:
			return t.Say("recognised", "được công nhận")
		}
		return t.Say("not recognised", "chưa được công nhận")
	}
	var entries []entry
	for _, r := range t.c.Recognition {
		entries = append(entries, entry{r.UnitRef, word(r.From) + " → " + word(r.To)})
	}
	if s := t.c.Recognised; s != nil {
		entries = append(entries, entry{t.c.area, fmt.Sprintf("%d/%d → %d/%d", s.From.Units, s.From.Of, s.To.Units, s.To.Of)})
	}
	t.section("RECOGNITION BY THE COMPETENT AUTHORITY", "CÔNG NHẬN PHÙ HỢP VỚI TRẺ EM", entries, false)
}

// listing writes the units and indicators of one report alone.
func (t *comparisonText) listing() {
	units := func(codes []string) string {
		titles := make([]string, len(codes))
		for i, code := range codes {
			titles[i] = t.title(UnitRef{Code: code})
		}
		return strings.Join(titles, ", ")
	}
	indicators := func(ids []string) string {
		names := make([]string, len(ids))
		for i, id := range ids {
			names[i] = t.indicator(id)
		}
		return strings.Join(names, "; ")
	}
	written := false
	for _, line := range []struct{ en, vi, text string }{
		{"New units: ", "Đơn vị mới: ", units(t.c.Units.New)}, {"Units no more in the report: ", "Đơn vị không còn trong báo cáo: ", units(t.c.Units.Gone)},
		{"New indicators: ", "Chỉ tiêu mới: ", indicators(t.c.Indicators.New)},
		{"Indicators no more in the report: ", "Chỉ tiêu không còn trong báo cáo: ", indicators(t.c.Indicators.Gone)},
	} {
		if line.text != "" {
			t.Hang("  ", t.Say(line.en, line.vi)+line.text+".")
			written = true
		}
	}
	if written {
		t.Line("")
	}
}
