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

var (
	testWarning = wording.New("", "warning: {0}", "lưu ý: {0}")
	testCounts  = wording.New("", "{0} passed, {1} failed", "{0} đạt, {1} không đạt")
	testReached = wording.New("", "plan {0}: {1} of {2} points covered", "kế hoạch {0}: đã thử {1} trên {2} điểm")
	testBands   = wording.New("", "scheme: {0} changes of bands, {1} that no case scores otherwise", "bộ tiêu chí: {0} thay đổi bậc điểm, {1} không trường hợp nào cho điểm khác")
	testChanges = wording.New("",
		"plan {0}: {1} small changes noticed, {2} not noticed ({3} make no difference, {4} are refused when the plan is read, {5} are told by lint)",
		"kế hoạch {0}: {1} thay đổi nhỏ bị phát hiện, {2} không bị phát hiện ({3} không làm khác gì, {4} bị từ chối khi đọc kế hoạch, {5} bị lint nhắc)")
	testUnlooked = wording.New("",
		"not looked at, because no verdict and no value depends on them: names, texts, clauses, owners, groups, numbers as printed, decimals for display, what is marked national",
		"không xét vì không kết quả, giá trị nào phụ thuộc: tên, lời văn, căn cứ, đầu mối, mục tiêu, số thứ tự, số chữ số thập phân khi hiện, mức quốc gia hay không")
	testUnstated = wording.New("",
		"not looked at either, because no figures tell them and no file says under properties who has them ({0} changes): {1}",
		"cũng không xét vì không số liệu nào làm lộ và không tệp nào ghi ở properties ({0} thay đổi): {1}")
	testUntold = wording.New("", "  no figures were found that tell it apart; it may make no difference", "  không tìm được số liệu làm lộ khác biệt; có thể thay đổi này không làm khác gì")
	testPaste  = wording.New("", "  add this case and fill in where \"?\" stands:", "  thêm trường hợp này, tự điền chỗ có \"?\":")
)

// write writes the result to standard output, and warnings to standard error.
func (r *testRun) write(c *console) error {
	for _, s := range r.suites {
		for _, w := range s.Warnings() {
			fmt.Fprintln(c.err, c.word(testWarning, w.Detail(c.lang)))
		}
	}
	switch r.flags.format {
	case formatJUnit:
		return r.junit(c)
	case formatJSON:
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
	fmt.Fprintln(out, c.word(testCounts, r.passed(), r.failed()))
	return out.Flush()
}

// writeLines writes a text of several lines, each as terminals may have it.
func writeLines(out *bufio.Writer, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintln(out, screen.Printable(line))
	}
}

func writeCoverage(out *bufio.Writer, c *console, p planMeasure) {
	fmt.Fprint(out, c.word(testReached, p.plan.Definition().ID, p.cover.Reached(), len(p.cover.Points)))
	for i, kind := range kindsOf(p.cover) {
		separator := ", "
		if i == 0 {
			separator = " ("
		}
		fmt.Fprintf(out, "%s%s %d/%d", separator, c.word(pointKinds[kind.name]), kind.reached, kind.all)
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

// pointKinds are what people call the kinds of points.
var pointKinds = map[string]*wording.Template{
	plantest.PointIndicator: wording.New("", "indicators", "chỉ tiêu"),
	plantest.PointTarget:    wording.New("", "targets", "mức"),
	plantest.PointVerdict:   wording.New("", "verdicts", "kết quả"),
	plantest.PointReading:   wording.New("", "readings", "cách hiểu"),
	plantest.PointCondition: wording.New("", "conditions", "điều kiện"),
	schemetest.PointBand:    wording.New("", "bands", "bậc điểm"),
}

// writeBands lists the changes of a scheme's bands that no case would score otherwise.
func writeBands(out *bufio.Writer, c *console, changes []schemetest.BandChange) {
	if len(changes) == 0 {
		return
	}
	untold := 0
	for _, change := range changes {
		if !change.Told {
			untold++
		}
	}
	fmt.Fprintln(out, c.word(testBands, len(changes), untold))
	for _, change := range changes {
		if !change.Told {
			writeLines(out, "  "+change.Place.Place()+": "+change.Place.Message.In(c.lang))
		}
	}
}

// writeWrapped writes a message in lines of 80 columns.
func writeWrapped(out *bufio.Writer, c *console, message wording.Message) {
	p := screen.New(out, c.lang)
	p.Wrap(message.In(c.lang))
	_ = p.Close() // the error stays with the output
}

func writeMutation(out *bufio.Writer, c *console, p planMeasure) {
	m := p.mutation
	fmt.Fprintln(out, c.word(testChanges, p.plan.Definition().ID, m.Noticed, len(m.Survivors), m.Same, m.Refused, m.Linted))
	writeWrapped(out, c, testUnlooked.With())
	if m.Untold > 0 {
		writeWrapped(out, c, testUnstated.With(m.Untold, m.Unstated))
	}
	writeBands(out, c, p.bands)
	for _, s := range m.Survivors {
		writeLines(out, "  "+s.Place.Place()+": "+s.Place.Message.In(c.lang))
		if s.Case == "" {
			fmt.Fprintln(out, c.word(testUntold))
			continue
		}
		fmt.Fprintln(out, c.word(testPaste))
		writeLines(out, s.Case)
	}
	fmt.Fprintln(out)
}
