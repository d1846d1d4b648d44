package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/rules/exact"
)

// width is that of the terminal the tables are made for.
const width = 80

// A table writes the report for people, at 80 columns. Conclusions stand at the bottom, where a terminal
// ends up.
type table struct {
	*bytes.Buffer
	lang   wording.Language
	report *report
}

func (t *table) say(vi, en string) string { return wording.Text{VI: vi, EN: en}.In(t.lang) }

func (t *table) line(format string, args ...any) {
	t.WriteString(strings.TrimRight(printable(fmt.Sprintf(format, args...)), " ") + "\n")
}

// printable drops what would steer a terminal: control characters, and marks that turn the direction of
// text. Names come from files of others.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
}

// summary writes the units, the city, what must be put right, and what changed.
func (t *table) summary() {
	t.head()
	t.units()
	t.objectives()
	t.points()
	t.city()
	t.changes()
	t.tasks()
	t.conclusion()
}

func (t *table) head() {
	t.internalLine(t.report.internal)
	d := t.report.plan.Definition()
	place := strings.ToUpper(d.Area.Name.In(t.lang))
	if place != "" {
		place = " - " + place
	}
	t.wrap("", t.say("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU VỀ TRẺ EM NĂM ", "RESULTS OF THE INDICATORS ABOUT CHILDREN, ")+t.report.now.Period.String()+place)
	source := d.Document.In(t.lang)
	if source == "" {
		source = d.Title.In(t.lang)
	}
	t.wrap("", source)
	if t.report.owner != "" {
		t.line(t.say("Cơ quan: %s", "Department: %s"), t.report.owner)
	}
	if t.report.synthetic {
		t.line("%s", t.synthetic())
	}
	t.scaleLine()
	t.line("")
}

func (t *table) synthetic() string {
	return t.say("*** SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT ***", "*** SYNTHETIC DATA, NOT REAL FIGURES ***")
}

// units writes a row for each unit: how many indicators have which verdict, and which were missed.
func (t *table) units() {
	judged := 0
	for _, in := range t.report.plan.Definition().Indicators {
		if in.Ward == indicator.LevelVerdict && (t.report.owner == "" || t.report.owns(in)) {
			judged++
		}
	}
	t.line(t.say("I. TỪNG XÃ, PHƯỜNG (%d chỉ tiêu có đánh giá ở cấp xã)", "I. EACH WARD (%d indicators judged at ward level)"), judged)
	t.line("")
	t.line("%s", t.say("   Mã    Đơn vị             Đạt  Chưa Thiếu Không   Mâu  CT chưa đạt", "   Code  Ward               Ach- Mis-    No   Not Contra- Missed"))
	t.line("%s", t.say("                                  đạt s.liệu p.sinh thuẫn", "                           ieved  sed  data appl. dictory"))
	for i, u := range t.report.units {
		counts := map[indicator.Verdict]int{}
		var missed []string
		for _, res := range u.results {
			if res.Monitor() || res.Hidden() {
				continue
			}
			counts[res.Verdict]++
			if res.Verdict == indicator.Missed {
				missed = append(missed, res.Indicator().Number)
			}
		}
		unit := u.record.Unit()
		prefix := fmt.Sprintf("%2d %-5s %s %s %s %s %s %s  ", i+1, unit.Code, pad(cut(t.unitName(unit), 17), 17),
			count(counts[indicator.Achieved], 4), count(counts[indicator.Missed], 5), count(counts[indicator.NoData], 5),
			count(counts[indicator.NotApplicable], 5), count(counts[indicator.Invalid], 5))
		t.hang(prefix, strings.Join(missed, ", "))
	}
	t.line("")
}

// unitName is the name of a unit with its kind cut short: P. Mông Dương.
func (t *table) unitName(u indicator.Unit) string {
	short := map[string]string{"phường": "P. ", "xã": "X. ", "thị trấn": "TT. ", "đặc khu": "ĐK. "}
	if u.Name == "" {
		return u.Code
	}
	return short[strings.ToLower(u.Kind)] + u.Name
}

// count is a number of things, right-aligned, a dot for none.
func count(n, size int) string {
	if n == 0 {
		return padLeft(".", size)
	}
	return padLeft(fmt.Sprint(n), size)
}

// city writes a row for each indicator and each further target of its own plan year.
func (t *table) city() {
	t.line("%s", t.say("II. TOÀN THÀNH PHỐ (cộng số liệu các đơn vị rồi mới tính, không bình quân tỷ lệ)", "II. THE CITY (rates of the summed figures; rates are never averaged)"))
	t.line("")
	t.line("%-4s %s %s  %s  %s", t.say("CT", "No."), pad(t.say("Nội dung", "Indicator"), 36), padLeft(t.say("Thực hiện", "Actual"), 11), padLeft(t.say("Kế hoạch", "Target"), 9), t.say("Đánh giá", "Verdict"))
	group := ""
	for _, res := range t.report.city {
		in := res.Indicator()
		if in.Group != group {
			group = in.Group
			t.wrap("", t.groupName(group))
		}
		targets := res.Targets()
		name, rest := split(in.Name.In(t.lang)+t.perMany(res), 36)
		t.line("%-4s %s %s  %s  %s", in.Number, pad(name, 36), padLeft(t.narrow(t.figure(res)), 11), padLeft(t.narrow(targets[0].Format(t.lang)), 9), t.verdict(res, targets[0]))
		for rest != "" {
			name, rest = split(rest, 34)
			t.line("       %s", name)
		}
		for _, target := range targets[1:] {
			if national(target) {
				continue
			}
			t.line("       %s %s  %s  %s", pad(cut(target.Name.In(t.lang), 34), 34), padLeft("", 11), padLeft(t.narrow(target.Format(t.lang)), 9), t.verdict(res, target))
		}
	}
	t.line("")
}

// perMany is what a rate per 10,000 or more counts per, told beside the name because the columns are narrow.
func (t *table) perMany(res indicator.Result) string {
	if res.Base() <= rules.BasePer1000 {
		return ""
	}
	return " (/" + exact.Int(int64(res.Base())).Format(t.lang) + ")"
}

// narrow is a figure without the base that perMany tells.
func (t *table) narrow(figure string) string {
	number, _, _ := strings.Cut(figure, "/")
	if strings.HasPrefix(figure, "(") && !strings.HasSuffix(number, ")") {
		number += ")"
	}
	return number
}

// national reports whether a target is one of the country for a later year; these stand in the JSON report
// and in explain, and would crowd the table.
func national(target indicator.TargetResult) bool {
	return strings.HasPrefix(target.Name.VI, "Quốc gia")
}

func (t *table) groupName(id string) string {
	for _, g := range t.report.plan.Definition().Groups {
		if g.ID == id {
			return g.Name.In(t.lang)
		}
	}
	return ""
}

// figure is the value of the city, the provisional one in brackets, or why there is none.
func (t *table) figure(res indicator.Result) string {
	if res.Hidden() {
		return "*"
	}
	if figure := res.Figure(t.lang); figure != "" && res.Verdict.Judged() {
		return figure
	}
	if n, ok := res.Provisional(); ok {
		return "(" + res.FigureOf(n, t.lang) + ")"
	}
	if res.Verdict == indicator.NotApplicable {
		return "-"
	}
	return "..."
}

func (t *table) verdict(res indicator.Result, target indicator.TargetResult) string {
	switch {
	case res.Hidden():
		return t.say("ẩn", "hidden")
	case target.Verdict == indicator.Missed:
		return strings.ToUpper(target.Verdict.Text().In(t.lang))
	case target.Verdict == indicator.NoData || target.Verdict == indicator.Invalid:
		cover, ok := res.Coverage()
		if _, provisional := res.Provisional(); ok && provisional {
			return fmt.Sprintf(t.say("tạm %d/%d", "prov. %d/%d"), cover.Units, cover.Of)
		}
	}
	return short(target.Verdict, t.lang)
}

// short is a verdict for a narrow column.
func short(v indicator.Verdict, lang wording.Language) string {
	words := map[indicator.Verdict]wording.Text{
		indicator.NoData:        {VI: "thiếu s.liệu", EN: "no data"},
		indicator.NotApplicable: {VI: "không p.sinh", EN: "not appl."},
		indicator.Invalid:       {VI: "mâu thuẫn", EN: "contradict."},
	}
	if text, ok := words[v]; ok {
		return text.In(lang)
	}
	return v.Text().In(lang)
}

func (t *table) changes() {
	if t.report.changes == nil {
		return
	}
	t.line(t.say("III. SO VỚI NĂM %s", "III. COMPARED WITH %s"), t.report.previous.Period)
	t.moves(t.say("Công nhận phù hợp với trẻ em", "Recognised as child-friendly"), t.report.changes.Recognition)
	t.moves(t.say("Đủ điều kiện đề nghị công nhận", "May be proposed for recognition"), t.report.changes.Outcome)
	for _, m := range t.report.changes.Merged {
		t.wrap("   ", fmt.Sprintf(t.say("%s nay là %s.", "%s became %s."), t.names(m.From), unitTitle(m.Into)))
	}
	if gone := t.report.changes.Gone; len(gone) > 0 {
		t.wrap("   ", fmt.Sprintf(t.say("Không còn trong số liệu, không so sánh: %s.", "No more in the data, not compared: %s."), t.names(gone)))
	}
	better, worse := 0, 0
	for _, c := range t.report.changes.Indicators {
		if c.City {
			t.wrap("   ", fmt.Sprintf("%s %s (%s): %s → %s%s.", t.say("Thành phố, chỉ tiêu", "City, indicator"), c.Indicator.Number, c.Indicator.Name.In(t.lang), c.From.Text().In(t.lang), c.To.Text().In(t.lang), t.because(c.Because)))
			continue
		}
		switch {
		case c.From == indicator.Missed && c.To == indicator.Achieved:
			better++
		case c.From == indicator.Achieved && c.To == indicator.Missed:
			worse++
		}
	}
	t.wrap("   ", fmt.Sprintf(t.say("Cấp xã: %d lượt từ chưa đạt thành đạt, %d lượt từ đạt thành chưa đạt.", "Wards: %d verdicts turned from missed to achieved, %d from achieved to missed."), better, worse))
	t.line("")
}

// because says that it was the target that moved; that figures move goes without saying.
func (t *table) because(b criteria.Because) string {
	if b == criteria.TargetMoved {
		return t.say(" (do kế hoạch đổi)", " (the target moved)")
	}
	return ""
}

// moves writes what became of a status, if any unit has it or had it.
func (t *table) moves(title string, m criteria.Moves) {
	if len(m.New)+len(m.Maintained)+len(m.Lost)+len(m.Gone) == 0 {
		return
	}
	t.wrap("   ", fmt.Sprintf(t.say("%s: duy trì %d; mới: %s; không còn: %s.", "%s: maintained %d; new: %s; lost: %s."),
		title, len(m.Maintained), t.names(m.New), t.names(slices.Concat(m.Lost, m.Gone))))
}

func (t *table) names(units []indicator.Unit) string {
	if len(units) == 0 {
		return t.say("không có", "none")
	}
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = unitTitle(u)
	}
	return strings.Join(names, ", ")
}

// mostTasks is how many things to put right are listed one by one on a screen.
const mostTasks = 40

func (t *table) tasks() {
	t.line("%s", t.say("IV. CẦN XỬ LÝ TRƯỚC KHI KÝ BÁO CÁO", "IV. TO BE PUT RIGHT BEFORE THE REPORT IS SIGNED"))
	for i, task := range t.report.todo {
		if i == mostTasks {
			t.line(t.say("    ... và %d mục khác: rate -format json", "    ... and %d more: rate -format json"), len(t.report.todo)-i)
			break
		}
		t.hang(fmt.Sprintf("%2d. ", i+1), task.line(t.lang)+".")
	}
	if len(t.report.todo) == 0 {
		t.line("%s", t.say("    Không có.", "    Nothing."))
	}
	t.line("")
}

// conclusion counts the verdicts of the city.
func (t *table) conclusion() {
	counts := map[indicator.Verdict]int{}
	provisional, aspirational := 0, 0
	hidden := 0
	for _, res := range t.report.city {
		if res.Hidden() {
			hidden++
			continue
		}
		if _, ok := res.Provisional(); ok {
			provisional++
			continue
		}
		counts[res.Verdict]++
		if res.Verdict == indicator.Missed && res.Indicator().Aspirational {
			aspirational++
		}
	}
	text := fmt.Sprintf(t.say("TỔNG HỢP %d mục tiêu thành phần: ", "IN ALL %d sub-targets: "), len(t.report.city))
	var parts []string
	for _, v := range []indicator.Verdict{indicator.Achieved, indicator.Missed, indicator.NotApplicable, indicator.NoData, indicator.Invalid} {
		if counts[v] == 0 {
			continue
		}
		part := fmt.Sprintf("%d %s", counts[v], v.Text().In(t.lang))
		if v == indicator.Missed && aspirational > 0 {
			part += fmt.Sprintf(t.say(" (trong đó %d chỉ tiêu phấn đấu)", " (%d of them aspirational)"), aspirational)
		}
		parts = append(parts, part)
	}
	if provisional > 0 {
		parts = append(parts, fmt.Sprintf(t.say("%d tạm tính", "%d provisional"), provisional))
	}
	if hidden > 0 {
		parts = append(parts, fmt.Sprintf(t.say("%d ẩn vì số nhỏ", "%d hidden as small numbers"), hidden))
	}
	t.wrap("", text+strings.Join(parts, ", ")+". "+t.say("Từng bước tính: explain -unit MÃ; từng ô: rate -view matrix", "Step by step: explain -unit CODE; every cell: rate -view matrix"))
	t.recognition()
	if t.report.synthetic {
		t.line("%s", t.synthetic())
	}
}

// wrap writes a text in lines of at most 80 columns, each after the indent.
func (t *table) wrap(indent, text string) { t.hang(indent, text) }

// hang writes a text after a prefix and continues it below the place where it began.
func (t *table) hang(prefix, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(prefix))
	if len(indent) > 52 {
		indent = strings.Repeat(" ", 52)
	}
	for {
		line, rest := split(text, width-utf8.RuneCountInString(prefix))
		t.line("%s%s", prefix, line)
		if rest == "" {
			return
		}
		prefix, text = indent, rest
	}
}

// split cuts a text at a space so that the first part has at most size characters.
func split(text string, size int) (first, rest string) {
	runes := []rune(text)
	if len(runes) <= size {
		return text, ""
	}
	at := size
	for at > 0 && runes[at] != ' ' {
		at--
	}
	if at == 0 {
		return string(runes[:size]), string(runes[size:])
	}
	return string(runes[:at]), string(runes[at+1:])
}

func cut(text string, size int) string {
	if runes := []rune(text); len(runes) > size {
		return string(runes[:size-1]) + "…"
	}
	return text
}

// pad fills a text with spaces, counting characters, as fmt does not for combining widths.
func pad(text string, size int) string {
	return text + strings.Repeat(" ", max(0, size-utf8.RuneCountInString(text)))
}

func padLeft(text string, size int) string {
	return strings.Repeat(" ", max(0, size-utf8.RuneCountInString(text))) + text
}
