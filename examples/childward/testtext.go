package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/childward/childward/criteria/schemetest"
	"github.com/childward/childward/indicator/plantest"
	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules/wording"
)

// write writes the result to standard output, and warnings to standard error.
func (r *testRun) write(c *console) error {
	for _, s := range r.suites {
		for _, w := range s.Warnings() {
			fmt.Fprintf(c.err, "%s%s\n", c.say("lưu ý: ", "warning: "), w.Detail(c.lang))
		}
	}
	switch r.flags.format {
	case "junit":
		return r.junit(c)
	case "json":
		return r.json(c)
	}
	return r.text(c)
}

// text writes what failed, what is not covered, what goes unnoticed, and how many cases passed.
func (r *testRun) text(c *console) error {
	out := bufio.NewWriter(c.out)
	for _, s := range r.suites {
		for _, o := range s.outcomes {
			if !o.Passed() {
				writeLines(out, o.Detail(c.lang)+"\n")
			}
		}
	}
	for _, p := range r.plans {
		if r.flags.cover {
			writeCoverage(out, c, p)
		}
		if p.mutation != nil {
			writeMutation(out, c, p)
		}
	}
	if c.lang == wording.Vietnamese {
		fmt.Fprintf(out, "%d đạt, %d không đạt · ", r.passed(), r.failed())
	}
	fmt.Fprintf(out, "%d passed, %d failed\n", r.passed(), r.failed())
	return out.Flush()
}

// writeLines writes a text of several lines, each as terminals may have it.
func writeLines(out *bufio.Writer, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintln(out, screen.Printable(line))
	}
}

func writeCoverage(out *bufio.Writer, c *console, p planMeasure) {
	fmt.Fprintf(out, c.say("kế hoạch %s: đã thử %d trên %d điểm", "plan %s: %d of %d points covered"),
		p.plan.Definition().ID, p.cover.Reached(), len(p.cover.Points))
	for i, kind := range kindsOf(p.cover) {
		separator := ", "
		if i == 0 {
			separator = " ("
		}
		fmt.Fprintf(out, "%s%s %d/%d", separator, kindWord(c, kind.name), kind.reached, kind.all)
	}
	fmt.Fprintln(out, ")")
	for _, missed := range p.cover.Missed() {
		writeLines(out, "  "+missed.Place.Place()+": "+missed.Place.Message.In(c.lang))
	}
	fmt.Fprintln(out)
}

// A kindCount counts the points of a kind.
type kindCount struct {
	name         string
	reached, all int
}

func kindsOf(cover plantest.Coverage) (kinds []kindCount) {
	at := map[string]int{}
	for _, p := range cover.Points {
		i, known := at[p.Kind]
		if !known {
			i = len(kinds)
			at[p.Kind] = i
			kinds = append(kinds, kindCount{name: p.Kind})
		}
		kinds[i].all++
		if p.Reached {
			kinds[i].reached++
		}
	}
	return kinds
}

// kindWord is what people call a kind of point.
func kindWord(c *console, kind string) string {
	switch kind {
	case plantest.PointIndicator:
		return c.say("chỉ tiêu", "indicators")
	case plantest.PointTarget:
		return c.say("mức", "targets")
	case plantest.PointVerdict:
		return c.say("kết quả", "verdicts")
	case plantest.PointReading:
		return c.say("cách hiểu", "readings")
	case plantest.PointCondition:
		return c.say("điều kiện", "conditions")
	case schemetest.PointBand:
		return c.say("bậc điểm", "bands")
	}
	return kind
}

// writeBands lists the changes of a scheme's bands that no case would score otherwise.
func writeBands(out *bufio.Writer, c *console, changes []schemetest.Change) {
	if len(changes) == 0 {
		return
	}
	untold := 0
	for _, change := range changes {
		if !change.Told {
			untold++
		}
	}
	fmt.Fprintf(out, c.say("bộ tiêu chí: %d thay đổi bậc điểm, %d không trường hợp nào cho điểm khác\n",
		"scheme: %d changes of bands, %d that no case scores otherwise\n"), len(changes), untold)
	for _, change := range changes {
		if !change.Told {
			writeLines(out, "  "+change.Place.Place()+": "+change.Place.Message.In(c.lang))
		}
	}
}

func writeMutation(out *bufio.Writer, c *console, p planMeasure) {
	m := p.mutation
	fmt.Fprintf(out, c.say(
		"kế hoạch %s: %d thay đổi nhỏ bị phát hiện, %d không bị phát hiện (%d không làm khác gì, %d bị từ chối khi đọc kế hoạch)\n",
		"plan %s: %d small changes noticed, %d not noticed (%d make no difference, %d are refused when the plan is read)\n"),
		p.plan.Definition().ID, m.Noticed, len(m.Survivors), m.Same, m.Refused)
	writeBands(out, c, p.bands)
	for _, s := range m.Survivors {
		writeLines(out, "  "+s.Place.Place()+": "+s.Place.Message.In(c.lang))
		if s.Case == "" {
			fmt.Fprintln(out, c.say("  không tìm được số liệu làm lộ khác biệt; có thể thay đổi này không làm khác gì", "  no figures were found that tell it apart; it may make no difference"))
			continue
		}
		fmt.Fprintln(out, c.say("  thêm trường hợp này, tự điền chỗ có \"?\":", "  add this case and fill in where \"?\" stands:"))
		writeLines(out, s.Case)
	}
	fmt.Fprintln(out)
}
