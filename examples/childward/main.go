// Command childward computes the indicators of a child-protection plan from the statistics of wards.
//
//	go run ./examples/childward rate
//
// With no arguments it prints help. Results go to standard output, diagnostics to standard error. The exit
// status is 0 when it is done, 1 when the input is wrong (all errors are listed), 2 for wrong usage.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit statuses.
const (
	done       = 0
	wrongInput = 1
	wrongUsage = 2
)

// A console is what a subcommand reads and writes.
type console struct {
	in      io.Reader
	out     *sink
	err     io.Writer
	lang    wording.Language
	command *subcommand // the one that runs
}

// A subcommand returns the exit status.
type subcommand struct {
	name    string
	summary wording.Text
	usage   wording.Text // what stands after the name, a line for each way to call it
	run     func(c *console, args []string) int
}

var optionsAlone = wording.Text{VI: "[tùy chọn]", EN: "[options]"}

var subcommands = []subcommand{
	{"rate", wording.Text{VI: "đánh giá mọi đơn vị và toàn địa bàn", EN: "judge every unit and the whole area"},
		optionsAlone, rate},
	{"explain", wording.Text{VI: "diễn giải cách tính của một đơn vị, từng dòng", EN: "derive the figures of a unit, line by line"},
		wording.Text{VI: "-unit MÃ [tùy chọn]", EN: "-unit CODE [options]"}, explain},
	{"verify", wording.Text{VI: "tính lại một báo cáo JSON và so từng chỗ", EN: "compute a JSON report again and compare every place"},
		wording.Text{VI: "BÁO_CÁO [TỆP...] [tùy chọn]", EN: "REPORT [FILE...] [options]"}, verify},
	{"form", wording.Text{VI: "in biểu mẫu trống (CSV) để điền số liệu", EN: "print an empty form (CSV) to fill in"},
		optionsAlone, form},
	{"eval", wording.Text{VI: "tính một công thức, hoặc một luồng công thức với -jsonl", EN: "compute one formula, or a stream of them with -jsonl"},
		wording.Text{VI: "CÔNG_THỨC [TÊN=GIÁ_TRỊ]... [-target MỨC]\n-jsonl < YÊU_CẦU", EN: "FORMULA [NAME=VALUE]... [-target TARGET]\n-jsonl < REQUESTS"}, eval},
	{"lint", wording.Text{VI: "soát kế hoạch mà không cần số liệu", EN: "check plans without data"},
		wording.Text{VI: "TỆP... [tùy chọn]", EN: "FILE... [options]"}, lintFiles},
	{"diff", wording.Text{VI: "so sánh hai kế hoạch theo ý nghĩa, hoặc hai báo cáo JSON", EN: "compare what two plans mean, or two reports in JSON"},
		wording.Text{VI: "KẾ_HOẠCH_CŨ KẾ_HOẠCH_MỚI [tùy chọn]\nBÁO_CÁO_CŨ BÁO_CÁO_MỚI [tùy chọn]", EN: "OLD_PLAN NEW_PLAN [options]\nOLD_REPORT NEW_REPORT [options]"}, diff},
	{"test", wording.Text{VI: "kiểm thử kế hoạch bằng tệp trường hợp", EN: "test a plan by files of cases"},
		wording.Text{VI: "TỆP... [tùy chọn]", EN: "FILE... [options]"}, test},
}

// run returns the exit status: 0 done, 1 the input is wrong or a result could not be written, 2 usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := &console{in: stdin, out: &sink{Writer: stdout, name: "stdout"}, err: stderr, lang: languageOf(args)}
	status := c.dispatch(args)
	if stdout == os.Stdout {
		c.out.keep(os.Stdout.Close()) // a disk far away may say only now that it is full
	}
	if c.out.err != nil {
		c.list(c.out.err)
		return wrongInput
	}
	return status
}

var commandUnknown = wording.New("command_unknown", "childward: there is no command \"{0}\"", "childward: không có lệnh \"{0}\"")

// dispatch runs the subcommand that the arguments begin with.
func (c *console) dispatch(args []string) int {
	if len(args) == 0 {
		c.help(c.out)
		return done
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		c.help(c.out)
		return done
	}
	names := make([]string, len(subcommands))
	for i := range subcommands {
		if s := &subcommands[i]; s.name == args[0] {
			c.command = s
			return s.run(c, args[1:])
		}
		names[i] = subcommands[i].name
	}
	fmt.Fprintln(c.err, c.word(commandUnknown, wording.Shorten(args[0])))
	if near := wording.Nearest(args[0], names); near != "" {
		fmt.Fprintln(c.err, c.word(hintLine, wording.Suggest(near)))
	}
	c.help(c.err)
	return wrongUsage
}

// say chooses between the languages.
func (c *console) text(en, vi string) string { return wording.Text{VI: vi, EN: en}.In(c.lang) }

// word puts a text into the language of the console.
func (c *console) word(t *wording.Template, args ...any) string { return t.With(args...).In(c.lang) }

var (
	hintLine   = wording.New("", "hint: {0}", "gợi ý: {0}")
	errorCount = wording.New("", "{0} errors", "{0} lỗi")
)

// refuse lists all errors of an input and returns the exit status. That standard output cannot be written, [run] says once.
func (c *console) refuse(err error) int {
	if c.out.err == nil || !errors.Is(err, c.out.err) {
		c.list(err)
	}
	return wrongInput
}

// list lists errors on standard error.
func (c *console) list(err error) {
	list := rules.AllErrors(err)
	if list == nil {
		fmt.Fprintln(c.err, err)
		return
	}
	fmt.Fprintln(c.err, list.Detail(c.lang))
	if len(list) > 1 {
		fmt.Fprintf(c.err, "\n%s\n", c.word(errorCount, len(list)))
	}
}
