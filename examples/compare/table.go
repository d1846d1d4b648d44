package main

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/rules/wording"
)

// width is that of the terminal the table is made for.
const width = 80

// A line is what was found out about one contestant.
type line struct {
	entry
	speed
	accuracies [2]accuracy // by order
	reply      reply
}

// results measures speed and verdicts of all contestants.
func results(e extent) ([]line, error) {
	entries := contestants()
	all, err := measure(entries, e)
	if err != nil {
		return nil, err
	}
	lines := make([]line, len(entries))
	for i, entry := range entries {
		lines[i] = line{entry: entry, speed: all[i]}
		if lines[i].reply, err = entry.unguarded(); err != nil {
			return nil, fmt.Errorf("%s: %w", entry.name, err)
		}
		for _, o := range entry.orders() {
			if lines[i].accuracies[o], err = accuracyOf(entry, o, e.denominators); err != nil {
				return nil, err
			}
		}
	}
	return lines, nil
}

// table writes what was measured at 80 columns, conclusions last.
func table(lines []line, o options) string {
	t := &page{lang: o.lang}
	j := planJob()
	t.text("THE SAME JOB, DONE IN MANY WAYS", "CÙNG MỘT VIỆC, NHIỀU CÁCH LÀM")
	t.wrapped("%d ratio indicators over %d whole-number statistics, %s records, one goroutine; median of %d rounds",
		"%d chỉ tiêu dạng tỷ số trên %d số liệu nguyên, %s bản ghi, một goroutine; trung vị của %d lượt",
		len(j.ratios), len(j.statistics), t.number(float64(o.records), 0), o.rounds)
	t.text("Machine: %d cores, %s, %s/%s", "Máy: %d lõi, %s, %s/%s", runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	t.WriteString("\n")
	t.text("                          ns per   times    allocs  wrong verdicts  missing", "                          ns mỗi  so với  cấp phát   kết luận sai  thiếu tử")
	t.text("                       indicator by hand  a record   n/d*k  n*k/d  n gives", "                        chỉ tiêu viết tay mỗi b.ghi   n/d*k  n*k/d  số thì")
	for _, l := range lines {
		t.contestant(l)
	}
	t.notes(lines, o.denominators)
	return t.String()
}

// A page is text for a terminal in one language.
type page struct {
	strings.Builder
	lang wording.Language
}

func (t *page) text(en, vi string, args ...any) {
	t.WriteString(strings.TrimRight(fmt.Sprintf(text(t.lang, en, vi), args...), " ") + "\n")
}

func (t *page) contestant(l line) {
	second := t.number(float64(l.accuracies[multiplyFirst].wrong), 0)
	if l.once {
		second = "-"
	}
	fmt.Fprintf(t, "%s%s%s%s%s%s  %s\n", pad(l.name, 22), padLeft(t.short(l.nanoseconds), 10), padLeft(t.short(l.times), 8),
		padLeft(t.number(l.allocations, 0), 10), padLeft(t.number(float64(l.accuracies[divideFirst].wrong), 0), 8), padLeft(second, 7), l.reply.words().In(t.lang))
}

// notes tell how wrong verdicts were found, and one example of each kind.
func (t *page) notes(lines []line, denominators int) {
	t.WriteString("\n")
	t.wrapped("Wrong verdicts: of %[1]s about %[2]d targets with %[3]d denominators each, exactly on the target, one event below and one above; math/big says what is true.",
		"Kết luận sai: trong %[1]s kết luận về %[2]d mục tiêu với %[3]d mẫu số, ở đúng mục tiêu, thiếu và thừa một trường hợp; math/big cho biết đâu là đúng.",
		t.number(float64(lines[0].accuracies[divideFirst].verdicts), 0), len(targetsJob(divideFirst).ratios), denominators)
	type kind struct {
		order
		accuracy
	}
	var kinds []kind
	names := map[kind][]string{}
	for _, l := range lines {
		for o, a := range l.accuracies {
			k := kind{order(o), a}
			if a.wrong == 0 {
				continue
			}
			if names[k] == nil {
				kinds = append(kinds, k)
			}
			names[k] = append(names[k], l.name)
		}
	}
	for _, k := range kinds {
		t.mistake(strings.Join(names[k], ", "), k.order, k.accuracy)
	}
	missed, of := floatMisses()
	t.WriteString("\n")
	t.wrapped("Which targets are hit is luck: of the %[2]s percentages from 0.01 %% to 99.99 %%, float64 written n/d*k is off for %[1]s when the figures stand exactly on them.",
		"Mục tiêu nào bị sai là do may rủi: trong %[2]s tỷ lệ từ 0,01%% đến 99,99%%, float64 viết n/d*k tính lệch %[1]s tỷ lệ ngay khi số liệu ở đúng mục tiêu.",
		t.number(float64(missed), 0), t.number(float64(of), 0))
	t.wrapped("Missing n gives: what the bare formula answers without its numerator; in the timed run all are guarded against that.",
		"Thiếu tử số thì: công thức trần trả lời gì khi không có tử số; khi đo, cách nào cũng được hỏi trước xem có đủ số liệu không.")
	t.wrapped("int, integer, int64/128-bit: whole numbers multiplied crosswise; whoever writes the rule converts the target: n * 2000 <= d * 13 for n / d * 1000 <= 6.5.",
		"int, integer, int64/128-bit: nhân chéo số nguyên; mục tiêu do người viết đổi sẵn: n * 2000 <= d * 13 thay cho n / d * 1000 <= 6,5.")
}

func (t *page) mistake(names string, o order, a accuracy) {
	m := a.example
	t.WriteString("\n")
	t.wrapped("%s, written %s: wrong about %d targets (%s), such as", "%s, viết %s: sai ở %d mục tiêu (%s), ví dụ", names, o, a.targets, a.about)
	t.text("  %s / %s × %s %s %s: said %s, truly %s", "  %s / %s × %s %s %s: nói %s, đúng ra %s",
		t.number(float64(m.numerator), 0), t.number(float64(m.denominator), 0), t.number(float64(m.per), 0), m.op, wording.FormatDecimal(m.target, t.lang),
		m.said.Text().In(t.lang), m.is.Text().In(t.lang))
}

// wrap is say in as many lines as it takes.
func (t *page) wrapped(en, vi string, args ...any) {
	size := 0
	for _, word := range strings.Fields(fmt.Sprintf(text(t.lang, en, vi), args...)) {
		switch length := utf8.RuneCountInString(word); {
		case size == 0:
			size = length
		case size+1+length > width:
			t.WriteString("\n")
			size = length
		default:
			t.WriteString(" ")
			size += 1 + length
		}
		t.WriteString(word)
	}
	t.WriteString("\n")
}

// String is how the formula is spelt, k for 100, 1,000 or 100,000.
func (o order) String() string {
	if o == multiplyFirst {
		return "n*k/d"
	}
	return "n/d*k"
}

// number writes a number with the given decimals as the language does.
func (t *page) number(value float64, places int) string {
	return wording.FormatDecimal(strconv.FormatFloat(value, 'f', places, 64), t.lang)
}

// short is a number with as many decimals as matter.
func (t *page) short(value float64) string {
	switch {
	case value < 9.95:
		return t.number(value, 2)
	case value < 99.5:
		return t.number(value, 1)
	}
	return t.number(value, 0)
}

func pad(text string, size int) string {
	return text + strings.Repeat(" ", max(size-utf8.RuneCountInString(text), 0))
}

func padLeft(text string, size int) string {
	return strings.Repeat(" ", max(size-utf8.RuneCountInString(text), 0)) + text
}
