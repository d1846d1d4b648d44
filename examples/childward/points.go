package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/rules/exact"
)

// recognisedFlag is the statistic that says whether a unit is recognised by the competent authority.
const recognisedFlag = "recognised"

// scaleNote says that points are not all official, wherever they are shown; empty where they are.
func scaleNote(s criteria.Scale) wording.Text {
	switch s {
	case criteria.Illustrative:
		return wording.Text{VI: "THANG ĐIỂM MINH HỌA, KHÔNG CHÍNH THỨC", EN: "ILLUSTRATIVE SCALE, NOT OFFICIAL"}
	case criteria.Unknown:
		return wording.Text{VI: "THANG ĐIỂM CHÍNH THỨC CHƯA TÌM ĐƯỢC ĐẦY ĐỦ", EN: "THE OFFICIAL SCALE WAS NOT FOUND IN FULL"}
	}
	return wording.Text{}
}

// internalNote heads every output that shows small sensitive counts.
var internalNote = wording.Text{VI: "NỘI BỘ - KHÔNG CÔNG KHAI", EN: "INTERNAL - NOT FOR PUBLICATION"}

// internalLine writes it, with what to do.
func (t *table) internalLine(internal bool) {
	if internal {
		t.line("%s %s", internalNote.In(t.lang), t.say("(có số dưới 5 trẻ; bản công khai: rate -public)", "(counts below 5; to publish: rate -public)"))
	}
}

// scaleLine writes the note on the scale, if it needs one.
func (t *table) scaleLine() {
	if s := t.report.scheme; s != nil {
		if note := scaleNote(s.Scale()).In(t.lang); note != "" {
			t.line("*** %s ***", note)
		}
	}
}

// objectives writes a row for each unit: achieved of judged, by objective, the aspirational ones apart.
func (t *table) objectives() {
	groups := t.report.plan.Definition().Groups
	if len(groups) == 0 || len(groups) > 5 {
		return
	}
	t.line("%s", t.say("   Đạt trên tổng số có đánh giá, theo mục tiêu của kế hoạch", "   Achieved of judged, by objective of the plan"))
	head := "   " + pad(t.say("Mã", "Code"), 6) + pad(t.say("Đơn vị", "Ward"), 17) + padLeft(t.say("Tất cả", "All"), 8)
	for i := range groups {
		head += padLeft(fmt.Sprintf(t.say("MT %d", "Obj. %d"), i+1), 8)
	}
	t.line("%s", head+padLeft(t.say("P.đấu", "Aspir."), 8))
	for i, u := range t.report.units {
		unit := u.record.Unit()
		row := fmt.Sprintf("%2d %-5s %s", i+1, unit.Code, pad(cut(t.unitName(unit), 17), 17)) + padLeft(share(u.tally.Binding), 8)
		for _, g := range groups {
			row += padLeft(share(objective(u.tally, g.ID)), 8)
		}
		t.line("%s", row+padLeft(share(u.tally.Aspirational), 8))
	}
	t.line("")
}

func objective(tally criteria.Tally, id string) criteria.Count {
	for _, o := range tally.Objectives {
		if o.Group.ID == id {
			return o.Binding
		}
	}
	return criteria.Count{}
}

// share is achieved of judged: 14/17, or 14-15/17 where something is open.
func share(c criteria.Count) string {
	switch {
	case c.Judged() == 0:
		return "-"
	case c.Open > 0:
		return fmt.Sprintf("%d-%d/%d", c.Achieved, c.Achieved+c.Open, c.Judged())
	}
	return fmt.Sprintf("%d/%d", c.Achieved, c.Judged())
}

// points writes a row for each unit: tier, points, what is needed, the outcome, and below it why.
func (t *table) points() {
	s := t.report.scheme
	if s == nil {
		return
	}
	t.wrap("", t.say("ĐIỂM VÀ ĐIỀU KIỆN ĐỀ NGHỊ CÔNG NHẬN · ", "POINTS AND WHETHER IT MAY BE PROPOSED · ")+t.schemeTitle(s))
	t.scaleLine()
	t.line("")
	t.line("%s", t.say("   Mã    Đơn vị            Bậc         Điểm      Cần  Kết quả", "   Code  Ward              Tier      Points   Needed  Outcome"))
	for i := range t.report.units {
		t.pointsRow(i, &t.report.units[i].rating)
	}
	t.line("")
}

// schemeTitle is the decision that a scheme encodes and its title, or its id where it says neither.
func (t *table) schemeTitle(s *criteria.Scheme) string {
	d := s.Definition()
	parts := slices.DeleteFunc([]string{d.Document.In(t.lang), d.Title.In(t.lang)}, func(part string) bool { return part == "" })
	if len(parts) == 0 {
		return s.ID()
	}
	return strings.Join(parts, ". ")
}

func (t *table) pointsRow(i int, r *criteria.Rating) {
	unit := r.Unit()
	needed := "-"
	if least, most, ok := r.Needed(); ok {
		needed = t.stretch(least, most)
	}
	prefix := fmt.Sprintf("%2d %-5s %s %s %s %s  ", i+1, unit.Code, pad(cut(t.unitName(unit), 17), 17), pad(unit.Tier, 4), padLeft(t.stretch(r.Low(), r.High()), 11), padLeft(needed, 8))
	t.hang(prefix, shortOutcome(r.Outcome).In(t.lang))
	var open []string
	for _, reason := range r.Reasons() {
		if reason.Code == "criterion_open" {
			open = append(open, reason.Criterion)
		}
	}
	for _, reason := range r.Reasons() {
		if reason.Code != "criterion_open" || len(open) <= mostOpen {
			t.hang("         - ", reason.Message.In(t.lang))
		}
	}
	if len(open) > mostOpen {
		t.hang("         - ", fmt.Sprintf(t.say("chưa xác định các tiêu chí %s: explain -unit %s", "criteria %s are open: explain -unit %s"), t.numbers(r, open), unit.Code))
		return
	}
	if lists, proven := r.WouldSettle(); len(lists) > 0 {
		t.hang("         > ", t.settle(r, lists, proven))
	}
}

// mostOpen is how many open criteria of a unit are explained one by one on the scoreboard.
const mostOpen = 3

// numbers are the printed numbers of criteria.
func (t *table) numbers(r *criteria.Rating, ids []string) string {
	var numbers []string
	for _, c := range r.Scheme().Definition().Criteria {
		if slices.Contains(ids, c.ID) {
			numbers = append(numbers, c.Number)
		}
	}
	return strings.Join(numbers, ", ")
}

// shortOutcome is an outcome for a narrow column.
func shortOutcome(o criteria.Outcome) wording.Text {
	if o == criteria.Eligible {
		return wording.Text{VI: "đủ điều kiện", EN: "may be proposed"}
	}
	return o.Text()
}

// stretch is points that are known, or from what to what they lie.
func (t *table) stretch(low, high exact.Number) string {
	if low.Cmp(high) == 0 {
		return t.number(low)
	}
	return t.number(low) + "-" + t.number(high)
}

// number is points cut to two decimals, with the sign that they are cut. Where the cut figure would reach what a
// tier needs and the exact one does not, or the other way round, it has as many more decimals as it takes.
func (t *table) number(n exact.Number) string {
	shown := n
	for places := 2; places < 60; places++ {
		if shown, _ = rules.NumberValue(n).Round(places).Number(); t.sameSide(n, shown) {
			break
		}
	}
	if shown.Cmp(n) != 0 {
		return "≈" + shown.Format(t.lang)
	}
	return shown.Format(t.lang)
}

// sameSide reports whether two totals reach the same tiers.
func (t *table) sameSide(a, b exact.Number) bool {
	return !slices.ContainsFunc(t.report.scheme.Definition().Tiers, func(tier criteria.Tier) bool {
		needed, _ := exact.ParseDecimal(tier.Needed)
		return (a.Cmp(needed) >= 0) != (b.Cmp(needed) >= 0)
	})
}

// settle words the inputs that would settle an outcome.
func (t *table) settle(r *criteria.Rating, lists [][]string, proven bool) string {
	ways := make([]string, len(lists))
	for i, list := range lists {
		words := make([]string, len(list))
		for k, name := range list {
			words[k] = t.input(r, name)
		}
		ways[i] = strings.Join(words, ", ")
	}
	text := t.say("sẽ xác định được khi biết: ", "would be settled by: ") + strings.Join(ways, t.say("; hoặc: ", "; or: "))
	if !proven {
		text += t.say(" (có thể có danh sách ngắn hơn)", " (a shorter list may exist)")
	}
	return text
}

// input words an input as people know it.
func (t *table) input(r *criteria.Rating, name string) string {
	if name == "tier" {
		return t.say("bậc của đơn vị", "the tier of the unit")
	}
	if id, ok := strings.CutPrefix(name, "scale."); ok {
		for _, c := range r.Scheme().Definition().Criteria {
			for _, it := range c.Items {
				if it.ID == id {
					return t.say("thang điểm \"", "the scale of \"") + it.Name.In(t.lang) + "\""
				}
			}
		}
	}
	return r.Record().Label(name).In(t.lang)
}

// recognition is the city's share of recognised units, and of those that may be proposed.
func (t *table) recognition() {
	c := t.report.year.City
	if c.Reported > 0 {
		text := fmt.Sprintf(t.say("Được công nhận phù hợp với trẻ em: %d/%d xã, phường", "Recognised as child-friendly: %d of %d wards"), c.Recognised, c.Reported)
		if all := len(t.report.units); c.Reported < all {
			text += fmt.Sprintf(t.say(" có báo cáo (trong %d)", " that say so (%d in all)"), all)
		}
		t.wrap("", text+".")
	}
	if t.report.scheme == nil {
		return
	}
	t.wrap("", fmt.Sprintf("%s: %d %s, %d %s, %d %s.", cmp.Or(t.report.scheme.Definition().Title.In(t.lang), t.report.scheme.ID()),
		c.Outcomes[criteria.Eligible], criteria.Eligible.Text().In(t.lang),
		c.Outcomes[criteria.NotEligible], criteria.NotEligible.Text().In(t.lang),
		c.Outcomes[criteria.Undetermined], criteria.Undetermined.Text().In(t.lang)))
	t.scaleLine()
}

// rated derives a unit's points item by item.
func (t *table) rated(r *criteria.Rating) {
	t.line("")
	t.wrap("", t.say("ĐIỂM · ", "POINTS · ")+t.schemeTitle(r.Scheme()))
	t.scaleLine()
	for _, c := range r.Criteria() {
		t.line("")
		t.hang(pad(t.say("Tiêu chí ", "Criterion ")+c.Number, labelled), c.Name.In(t.lang)+": "+t.score(c.Low, c.High, c.Max, c.MaxKnown, c.Counts))
		for _, it := range c.Items {
			mark := ""
			if it.Scale != criteria.Official {
				mark = " [" + scaleWord(it.Scale).In(t.lang) + "]"
			}
			t.hang("  - ", it.Name.In(t.lang)+": "+t.score(it.Low, it.High, it.Max, it.MaxKnown, it.Counts)+mark)
			if why := it.Why.In(t.lang); why != "" {
				t.hang("    ", why)
			}
			if cite := it.Cite.In(t.lang); cite != "" {
				t.hang("    ", cite)
			}
		}
	}
	t.line("")
	t.row(t.say("Tổng điểm", "Total"), t.score(r.Low(), r.High(), r.Scheme().Total(), true, true))
	if least, most, ok := r.Needed(); ok {
		tier := r.Unit().Tier
		if tier == "" {
			tier = "?"
		}
		t.row(t.say("Cần", "Needed"), t.stretch(least, most)+t.say(" (bậc ", " (tier ")+tier+")")
	}
	t.row(t.say("Kết quả", "Outcome"), strings.ToUpper(r.Outcome.Text().In(t.lang)))
	for _, reason := range r.Reasons() {
		t.row("", "- "+reason.Message.In(t.lang))
	}
	if lists, proven := r.WouldSettle(); len(lists) > 0 {
		t.row("", t.settle(r, lists, proven))
	}
	t.scaleLine()
}

// score is points of a maximum.
func (t *table) score(low, high, most exact.Number, known, counts bool) string {
	of := "?"
	if known {
		of = t.number(most)
	}
	if !counts {
		return t.say("không tính", "does not count")
	}
	return t.stretch(low, high) + "/" + of + t.say(" điểm", " points")
}

func scaleWord(s criteria.Scale) wording.Text {
	if s == criteria.Illustrative {
		return wording.Text{VI: "thang điểm minh họa", EN: "illustrative scale"}
	}
	return wording.Text{VI: "thang điểm chưa biết", EN: "scale unknown"}
}

// tallied counts a unit's indicators by objective.
func (t *table) tallied(tally criteria.Tally) {
	t.line("")
	t.wrap("", t.say("TỔNG HỢP CHỈ TIÊU THEO MỤC TIÊU", "INDICATORS BY OBJECTIVE"))
	for _, o := range tally.Objectives {
		name := o.Group.Name.In(t.lang)
		if name == "" {
			name = t.say("Chỉ tiêu", "Indicators")
		}
		text := share(o.Binding) + t.say(" đạt", " achieved")
		if o.Aspirational != (criteria.Count{}) {
			text += t.say(", phấn đấu ", ", aspirational ") + share(o.Aspirational)
		}
		t.hang("  ", name+": "+text)
	}
	t.hang("  ", t.say("Tất cả: ", "All: ")+share(tally.Binding)+t.say(", phấn đấu ", ", aspirational ")+share(tally.Aspirational))
}
