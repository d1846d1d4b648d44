package indicator

import (
	"strings"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// ReadOptions say how a file of statistics is read.
type ReadOptions struct {
	Numbers Numbers // how CSV writes numbers; without it CSV is refused. JSON has one way
	Extra   Extra   // what becomes of statistics that the plan does not know; refused unless said otherwise
}

// Extra says what becomes of columns, and of statistics named in the rows or in JSON, that the plan does not know. The
// zero Extra is RefuseExtra.
type Extra string

// The two ways. What is spelt almost like a statistic of the plan is refused in both, so that a misspelt one is never
// lost: correct it, or delete it.
const (
	RefuseExtra Extra = "error"  // they are errors
	IgnoreExtra Extra = "ignore" // they are left out, and named in a note of the dataset
)

var (
	extraUnknown       = wording.New("extra_unknown", "extra \"{0}\": expected {1} or {2}", "extra \"{0}\": cần {1} hoặc {2}")
	columnsLeftOut     = wording.New("columns_left_out", "{0}: columns that the plan does not know were left out: {1}", "{0}: bỏ qua các cột không có trong kế hoạch: {1}")
	statisticsLeftOut  = wording.New("statistics_left_out", "{0}: statistics that the plan does not know were left out: {1}", "{0}: bỏ qua các số liệu không có trong kế hoạch: {1}")
	leftOutColumn      = wording.New("", "\"{0}\"", "\"{0}\"")
	leftOutRows        = wording.New("", "\"{0}\" (rows: {1})", "\"{0}\" (số hàng: {1})")
	leftOutRecords     = wording.New("", "\"{0}\" (records: {1})", "\"{0}\" (số bản ghi: {1})")
	leftOutMore        = wording.New("", "and {0} more", "và {0} mục khác")
	hintNotLeftOut     = wording.New("", "did you mean \"{0}\"? what is spelt almost like a statistic is not left out: correct or delete it", "có phải là \"{0}\"? viết gần giống một số liệu thì không bỏ qua: hãy sửa hoặc xóa")
	hintLeaveOutRecord = wording.New("", "delete it, declare the statistic in the plan, or leave such statistics out with -extra ignore", "xóa số liệu này, khai báo trong kế hoạch, hoặc bỏ qua bằng -extra ignore")
)

// fault is what is wrong with a word for what becomes of statistics that the plan does not know.
func (e Extra) fault(file string) rules.Errors {
	switch e {
	case "", RefuseExtra, IgnoreExtra:
		return nil
	}
	return rules.Errors{{Kind: rules.KindInvalid, File: file, Message: extraUnknown.With(string(e), string(RefuseExtra), string(IgnoreExtra))}}
}

// leftOut are the names of what was left out, in the order in which they were met.
type leftOut struct {
	names []string
	times map[string]int
	line  int // of the first
}

func (l *leftOut) add(name string, line int) {
	if l.times == nil {
		l.times, l.line = map[string]int{}, line
	}
	if l.times[name] == 0 {
		l.names = append(l.names, name)
	}
	l.times[name]++
}

// mostNamed is how many names a note tells.
const mostNamed = 20

// note tells what was left out of a file; each words a name, and how often it stood.
func (l *leftOut) note(file string, message, each *wording.Template) Note {
	var told []wording.Message
	for _, name := range l.names[:min(len(l.names), mostNamed)] {
		told = append(told, each.With(wording.Shorten(name), l.times[name]))
	}
	if more := len(l.names) - len(told); more > 0 {
		told = append(told, leftOutMore.With(more))
	}
	return Note{File: file, Line: l.line, Message: message.With(file, told)}
}

// leavesOut reports whether a name in a sheet is left out: the plan has nothing that it could mean.
func (r *sheetReader) leavesOut(text string) bool {
	if r.schema.extra != IgnoreExtra {
		return false
	}
	strange, asked := r.strange[text]
	if !asked { // once: the long form has it in many rows
		hint, near := r.meantHint(text, r.schema.names.ofStatistics)
		strange = hint.IsZero() && near == ""
		r.strange[text] = strange
	}
	return strange
}

// strange leaves out a statistic in JSON that the plan does not know, or refuses it as misspelt; false where it is for
// others to read.
func (r *jsonReader) strange(name string, at int) bool {
	plan := r.set.plan
	if r.extra != IgnoreExtra || plan.fault() != nil {
		return false
	}
	if _, _, known := plan.slotOf(name); known {
		return false
	}
	plain, last := strings.CutPrefix(name, rules.LastYearPrefix)
	if _, known := plan.slots[plain]; known && last { // the plan asks for no last year of it
		plain = ""
	}
	near := wording.Nearest(plain, plan.statisticNames())
	if near == "" || plain == "" {
		r.left.add(name, r.records)
		return true
	}
	fault := r.Fault(at, rules.KindUnknownName, phrases.StatisticUnknown.With(name))
	fault.Hint = hintNotLeftOut.With(strings.TrimSuffix(name, plain) + near)
	r.refuse(fault)
	return true
}

// leftOutNotes are what is told of a sheet from which something was left out.
func (c sheetContent) leftOutNotes(file string) (notes []Note) {
	if len(c.leftOutColumns.names) > 0 {
		notes = append(notes, c.leftOutColumns.note(file, columnsLeftOut, leftOutColumn))
	}
	if len(c.leftOutStatistics.names) > 0 {
		notes = append(notes, c.leftOutStatistics.note(file, statisticsLeftOut, leftOutRows))
	}
	return notes
}
