package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// explain derives the figures of a unit line by line, with the clause.
func explain(c *console, args []string) int {
	set := c.flags("explain")
	var in inputs
	in.register(c, set)
	unit := set.String("unit", "", c.say("mã đơn vị (bắt buộc)", "unit code (needed)"))
	id := set.String("indicator", "", c.say("chỉ tiêu: id hoặc số hiệu (mặc định: tất cả)", "indicator: id or number (default: all)"))
	output := set.String("o", "", c.say("ghi kết quả vào tệp", "write the result to a file"))
	if status, ok := in.parse(c, set, args); !ok {
		return status
	}
	if *unit == "" {
		return c.usage(set, c.say("cần -unit MÃ", "expected -unit CODE"))
	}
	material, err := in.read(c)
	if err != nil {
		return c.refuse(err)
	}
	r, err := newReport(material, in.owner)
	if err != nil {
		return c.refuse(err)
	}
	record, results, err := r.find(*unit)
	if err == nil && *id != "" {
		results, err = choose(r, results, *id, record.IsCity())
	}
	if err != nil {
		return c.refuse(err)
	}
	var out bytes.Buffer
	t := table{Buffer: &out, lang: c.lang, report: r}
	t.explain(record, results)
	if *id == "" {
		t.counted(record)
	}
	if err := c.write(*output, out.Bytes()); err != nil {
		return c.refuse(err)
	}
	for _, task := range r.contradictory() {
		if in.strict && task.unit == record.Unit() {
			return wrongInput
		}
	}
	return done
}

var (
	unitUnknown      = wording.New("unit_unknown", "no unit \"{0}\" in the data; the units are {1}", "số liệu không có đơn vị \"{0}\"; các đơn vị: {1}")
	indicatorUnknown = wording.New("indicator_unknown", "there is no indicator \"{0}\"", "không có chỉ tiêu \"{0}\"")
	indicatorNotHere = wording.New("indicator_not_here", "indicator \"{0}\" does not exist for this kind of unit", "chỉ tiêu \"{0}\" không tính ở cấp này")
	hintCity         = wording.New("", "it is computed for the whole city: -unit {0}", "chỉ tiêu tính cho toàn thành phố: -unit {0}")
)

// find returns the record of a unit, or of the city by its code.
func (r *report) find(code string) (indicator.Record, indicator.Results, error) {
	var known []string
	for _, u := range r.units {
		if u.record.Unit().Code == code {
			return u.record, u.results, nil
		}
		known = append(known, u.record.Unit().Code)
	}
	if city := r.now.City.Unit().Code; code == city || code == "city" {
		return r.now.City, r.city, nil
	} else if city != "" {
		known = append(known, city)
	}
	e := &rules.Error{Kind: rules.KindUnknownName, File: "-unit", Message: unitUnknown.With(code, known)}
	if near := wording.Nearest(code, known); near != "" {
		e.Hint = wording.Suggest(near)
	}
	return indicator.Record{}, nil, e
}

// choose keeps the indicator with an id or a number as printed; a chỉ tiêu with parts (3) stands for all.
func choose(r *report, results indicator.Results, id string, city bool) (indicator.Results, error) {
	fits := func(in indicator.Indicator) bool {
		return in.ID == id || in.Number == id || strings.TrimRight(in.Number, "abc") == id
	}
	var chosen indicator.Results
	for _, res := range results {
		if fits(res.Indicator()) {
			chosen = append(chosen, res)
		}
	}
	if len(chosen) > 0 {
		return chosen, nil
	}
	e := &rules.Error{Kind: rules.KindUnknownName, File: "-indicator", Message: indicatorUnknown.With(id)}
	var names []string
	for _, in := range r.plan.Definition().Indicators {
		names = append(names, in.ID)
		if fits(in) {
			e.Message = indicatorNotHere.With(id)
			if !city {
				e.Hint = hintCity.With(r.now.City.Unit().Code)
			}
			return nil, e
		}
	}
	if near := wording.Nearest(id, names); near != "" {
		e.Hint = wording.Suggest(near)
	}
	return nil, e
}

// counted derives what the indicators of a unit count for: the scheme's points, else the plan's scorecard.
func (t *table) counted(record indicator.Record) {
	if record.IsCity() {
		t.tallied(t.report.year.City.Tally)
		return
	}
	for i := range t.report.units {
		u := &t.report.units[i]
		switch {
		case u.record.Unit() != record.Unit():
		case u.rating.IsZero():
			t.tallied(u.tally)
		default:
			t.rated(&u.rating)
		}
	}
}

// showsSmallCounts reports whether the record, or last year's beside it, has small sensitive counts.
func (t *table) showsSmallCounts(record indicator.Record) bool {
	if record.IsCity() {
		return indicator.Reports{City: record}.ShowsSmallCounts()
	}
	shown := indicator.Reports{Wards: []indicator.Record{record}}
	if t.report.previous != nil {
		for _, w := range t.report.previous.Wards {
			if w.Unit().Same(record.Unit()) {
				shown.Wards = append(shown.Wards, w)
			}
		}
	}
	return shown.ShowsSmallCounts()
}

// labelled is the width of the words at the left of a derivation.
const labelled = 14

func (t *table) explain(record indicator.Record, results indicator.Results) {
	t.internalLine(t.showsSmallCounts(record))
	unit := record.Unit()
	title := strings.TrimSpace(unit.Code + " " + strings.TrimSpace(strings.ToLower(unit.Kind)+" "+unit.Name))
	t.wrap("", t.say("DIỄN GIẢI CÁCH TÍNH · ", "HOW IT WAS COMPUTED · ")+title+t.say(" · Năm ", " · Year ")+record.Period().String())
	if t.report.synthetic {
		t.line("%s", t.synthetic())
	}
	for _, res := range results {
		t.line("")
		t.derive(res)
	}
}

// row writes a label and a text that hangs beside it.
func (t *table) row(label, text string) { t.hang(pad(label, labelled), text) }

func (t *table) derive(res indicator.Result) {
	in := res.Indicator()
	t.row(t.say("Chỉ tiêu ", "Indicator ")+in.Number, in.Name.In(t.lang))
	if in.Cite != (wording.Text{}) {
		t.row(t.say("Căn cứ", "Source"), in.Cite.In(t.lang))
	}
	if in.Owner != (wording.Text{}) {
		t.row(t.say("Đầu mối", "Department"), in.Owner.In(t.lang))
	}
	letters := t.statistics(res)
	t.row(t.say("2. Công thức", "2. Formula"), res.Words(func(name string) string { return letters[name] }, t.lang)+"   ["+in.Value+"]")
	target := res.Targets()[0]
	step := 4
	if _, ok := res.Value().Number(); !ok {
		t.row(t.say("3. Thay số", "3. Figures"), res.Reason().In(t.lang))
	} else {
		t.row(t.say("3. Thay số", "3. Figures"), res.Working(t.lang))
		step = 5
		t.row(t.say("4. So sánh", "4. Comparison"), res.Figure(t.lang)+" "+res.Comparison(target, t.lang)+t.planSays(target))
		if !res.IsCount() {
			t.row("", t.say("kiểm tra bằng số nguyên: ", "certificate in whole numbers: ")+res.Proof(t.lang))
		}
		if res.RoundingMatters() {
			t.row("", t.say("làm tròn theo số chữ số của kế hoạch sẽ đánh giá sai", "rounded to the places of the plan it would be misjudged"))
		}
	}
	t.row(fmt.Sprintf("%d. %s", step, t.say("Đánh giá", "Verdict")), t.judgement(res))
	for _, further := range res.Targets()[1:] {
		t.row("", further.Name.In(t.lang)+" "+further.Format(t.lang)+": "+further.Verdict.Text().In(t.lang))
	}
	t.lastYear(res)
	for _, w := range res.Warnings() {
		t.row(t.say("Lưu ý", "Note"), w.In(t.lang))
	}
	t.coverage(res)
	t.readings(in)
}

// planSays repeats the target where the comparison turned out the other way.
func (t *table) planSays(target indicator.TargetResult) string {
	if target.Verdict != indicator.Missed {
		return ""
	}
	return t.say(" (kế hoạch: ", " (plan: ") + target.Format(t.lang) + ")"
}

// statistics writes what was reported, a letter for each figure, and returns the letters.
func (t *table) statistics(res indicator.Result) map[string]string {
	place := ""
	if file, line := res.Place(); line > 0 && !res.IsCity() {
		place = fmt.Sprintf(t.say("tệp %s, dòng %d", "file %s, line %d"), file, line)
	} else if res.IsCity() {
		place = t.say("cộng các đơn vị; số của phòng, ban theo dòng của thành phố", "sum of the units; what departments report from the city's own row")
	}
	t.row(t.say("1. Số liệu", "1. Statistics"), place)
	letters := map[string]string{}
	for i, used := range res.Statistics() {
		letters[used.Name] = string(rune('a' + i%26))
		value := used.Value.String()
		if n, ok := used.Value.Number(); ok {
			value = n.Format(t.lang)
		} else if used.Value.Kind() == rules.Missing {
			value = t.say("chưa có", "missing")
		}
		t.row("", pad(letters[used.Name]+"  "+cut(used.Label.In(t.lang), 50), 54)+padLeft(value, 10))
		t.row("", "   "+used.Name)
	}
	return letters
}

func (t *table) judgement(res indicator.Result) string {
	text := strings.ToUpper(res.Verdict.Text().In(t.lang))
	switch {
	case res.Monitor():
		text += t.say(" (chỉ theo dõi: một trường hợp đã quyết định kết quả)", " (shown, not scored: one event decides)")
	case !res.IsCity() && res.Verdict.Judged():
		text += t.say(" (tham khảo: chỉ tiêu giao cho toàn thành phố)", " (for reference: the target is set for the whole city)")
	}
	if res.Indicator().Aspirational {
		text += t.say(" (chỉ tiêu phấn đấu)", " (aspirational)")
	}
	return text
}

// lastYear shows the previous year's figure, where the data have the same unit: that a level was kept
// ("duy trì") is a second fact beside the verdict.
func (t *table) lastYear(res indicator.Result) {
	if t.report.previous == nil {
		return
	}
	records := t.report.previous.Wards
	if res.IsCity() {
		records = []indicator.Record{t.report.previous.City}
	}
	for _, record := range records {
		before, ok := t.report.plan.Evaluate(record).Find(res.Indicator().ID)
		if ok && record.Unit().Same(res.Unit()) {
			text := before.Verdict.Text().In(t.lang)
			if figure := before.Figure(t.lang); figure != "" {
				text = figure + ", " + text
			}
			t.row(t.say("Năm trước", "Last year"), text)
		}
	}
}

func (t *table) coverage(res indicator.Result) {
	cover, ok := res.Coverage()
	if !ok || cover.Complete() {
		return
	}
	text := fmt.Sprintf(t.say("%d/%d đơn vị có số liệu dùng được", "%d of %d units have sound figures"), cover.Units, cover.Of)
	if len(cover.Without) > 0 {
		text += t.say("; thiếu số liệu: ", "; without figures: ") + strings.Join(cover.Without, ", ")
	}
	if len(cover.Contradicted) > 0 {
		text += t.say("; số liệu mâu thuẫn: ", "; contradictory: ") + strings.Join(cover.Contradicted, ", ")
	}
	t.row(t.say("Phạm vi", "Coverage"), text)
	if n, ok := res.Provisional(); ok {
		t.row("", fmt.Sprintf(t.say("tạm tính %d/%d: %s", "provisional over %d of %d: %s"), cover.Units, cover.Of, res.FigureOf(n, t.lang)))
	}
}

func (t *table) readings(in indicator.Indicator) {
	for i, reading := range in.Readings {
		label := t.say("Cách hiểu", "Readings")
		if i > 0 {
			label = ""
		}
		t.row(label, fmt.Sprintf("(%s) %s", reading.ID, reading.Text.In(t.lang)))
	}
}
