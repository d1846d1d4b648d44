package report

import (
	"slices"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// points writes a row for each unit: tier, points, what is needed, the grade, the outcome, and below it why.
func (t *text) points() {
	s := t.doc.year.Scheme
	if s == nil {
		return
	}
	heading := t.Say("POINTS AND WHETHER IT MAY BE PROPOSED · ", "ĐIỂM VÀ ĐIỀU KIỆN ĐỀ NGHỊ CÔNG NHẬN · ")
	if !s.Decides() {
		heading = t.Say("POINTS AND GRADES · ", "ĐIỂM VÀ XẾP LOẠI · ")
	}
	t.Wrap(heading + t.schemeTitle(s))
	t.scaleLine()
	t.Line("")
	t.Line(t.Say("   Code  Ward              Tier      Points   Needed  ", "   Mã    Đơn vị            Bậc         Điểm      Cần  ") + t.standingHead())
	for i := range t.doc.units {
		t.pointsRow(i, &t.doc.units[i].Rating)
	}
	t.Line("")
}

// schemeTitle is the decision that a scheme encodes and its title, or its id where it says neither.
func (t *text) schemeTitle(s *criteria.Scheme) string {
	d := s.Definition()
	parts := slices.DeleteFunc([]string{d.Document.In(t.Lang), d.Title.In(t.Lang)}, func(part string) bool { return part == "" })
	if len(parts) == 0 {
		return s.ID()
	}
	return strings.Join(parts, ". ")
}

// mostOpen is how many open criteria of a unit are explained one by one on the scoreboard.
const mostOpen = 3

func (t *text) pointsRow(i int, r *criteria.Rating) {
	unit := r.Unit()
	needed := "-"
	if least, most, ok := r.Needed(); ok {
		needed = t.stretch(least, most)
	}
	row := place(i, unit) + " " + screen.Pad(unit.Tier, 4) + " " + screen.PadLeft(t.stretch(r.Low(), r.High()), 11) + " " + screen.PadLeft(needed, 8) + "  "
	t.Hang(row, t.standing(r))
	reasons := r.Reasons()
	var open []string
	for _, reason := range reasons {
		if reason.Code == "criterion_open" {
			open = append(open, reason.Criterion)
		}
	}
	for _, reason := range reasons {
		if reason.Code != "criterion_open" || len(open) <= mostOpen {
			t.Hang("         - ", reason.Message.In(t.Lang))
		}
	}
	if len(open) > mostOpen {
		t.Hang("         - ", t.Sayf("criteria %s are open: explain -unit %s", "chưa xác định các tiêu chí %s: explain -unit %s", t.numbers(open), unit.Code))
		return
	}
	if lists, proven := r.WouldSettle(); len(lists) > 0 {
		t.Hang("         > ", t.settle(r, lists, proven))
	}
}

// numbers are the printed numbers of criteria.
func (t *text) numbers(ids []string) string {
	var numbers []string
	for _, c := range t.doc.year.Scheme.Definition().Criteria {
		if slices.Contains(ids, c.ID) {
			numbers = append(numbers, c.Number)
		}
	}
	return strings.Join(numbers, ", ")
}

// stretch is points that are known, or from what to what they lie.
func (t *text) stretch(low, high exact.Number) string {
	if low.Cmp(high) == 0 {
		return t.number(low)
	}
	return t.number(low) + "-" + t.number(high)
}

// number is points cut to two decimals, with the sign that they are cut. Where the cut figure would reach what a
// tier needs and the exact one does not, or the other way round, it has as many more decimals as it takes.
func (t *text) number(n exact.Number) string {
	shown := n
	for places := 2; places < 60; places++ {
		if shown, _ = rules.NumberValue(n).Round(places).Number(); t.sameSide(n, shown) {
			break
		}
	}
	if shown.Cmp(n) != 0 {
		return "≈" + shown.Format(t.Lang)
	}
	return shown.Format(t.Lang)
}

// sameSide reports whether two totals reach the same tiers and have the same grade.
func (t *text) sameSide(a, b exact.Number) bool {
	return t.sameGrade(a, b) && !slices.ContainsFunc(t.doc.year.Scheme.Definition().Tiers, func(tier criteria.Tier) bool {
		needed, _ := exact.ParseDecimal(tier.Needed)
		return (a.Cmp(needed) >= 0) != (b.Cmp(needed) >= 0)
	})
}

// settle words the inputs that would settle an outcome.
func (t *text) settle(r *criteria.Rating, lists [][]string, proven bool) string {
	ways := make([]string, len(lists))
	for i, list := range lists {
		words := make([]string, len(list))
		for k, name := range list {
			words[k] = t.input(r, name)
		}
		ways[i] = strings.Join(words, ", ")
	}
	text := t.Say("would be settled by: ", "sẽ xác định được khi biết: ") + strings.Join(ways, t.Say("; or: ", "; hoặc: "))
	if !proven {
		text += t.Say(" (a shorter list may exist)", " (có thể có danh sách ngắn hơn)")
	}
	return text
}

// input words an input as people know it.
func (t *text) input(r *criteria.Rating, name string) string {
	if name == "tier" {
		return t.Say("the tier of the unit", "bậc của đơn vị")
	}
	if id, ok := strings.CutPrefix(name, "scale."); ok {
		for _, c := range t.doc.year.Scheme.Definition().Criteria {
			if c.ID == id {
				return t.Sayf("what criterion %s scores where nothing of it applies", "điểm của tiêu chí %s khi không nội dung nào phát sinh", c.Number)
			}
			for _, it := range c.Items {
				if it.ID == id {
					return t.Say("the scale of \"", "thang điểm \"") + it.Name.In(t.Lang) + "\""
				}
			}
		}
	}
	return r.Record().Label(name).In(t.Lang)
}
