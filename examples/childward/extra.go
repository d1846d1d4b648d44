package main

import (
	"flag"
	"fmt"
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

var usageExtra = wording.New("",
	"columns and statistics that the plan does not know: error refuses them, ignore leaves them out and names them",
	"cột và số liệu không có trong kế hoạch: error là báo lỗi, ignore là bỏ qua và liệt kê")

// registerExtra adds the flag that says what becomes of statistics that the plan does not know.
func (in *inputs) registerExtra(c *console, set *flag.FlagSet) {
	in.extra = string(indicator.RefuseExtra)
	c.choice(set, &in.extra, "extra", usageExtra, string(indicator.RefuseExtra), string(indicator.IgnoreExtra))
}

// reading is how the files of statistics are read.
func (in *inputs) reading() indicator.ReadOptions {
	return indicator.ReadOptions{Numbers: indicator.Numbers(in.numbers), Extra: indicator.Extra(in.extra)}
}

// leftOut names on standard error what was left out of files. Not every result has a place for it.
func (c *console) leftOut(notes []indicator.Note) {
	for _, note := range notesOnLeftOut(notes) {
		fmt.Fprintln(c.err, note.Message.In(c.lang))
	}
}

// notesOnLeftOut are the notes that name what was left out of a file.
func notesOnLeftOut(notes []indicator.Note) []indicator.Note {
	return slices.DeleteFunc(slices.Clone(notes), func(n indicator.Note) bool {
		return n.Message.Code() != "columns_left_out" && n.Message.Code() != "statistics_left_out"
	})
}
