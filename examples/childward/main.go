// Command childward computes the indicators of a child-protection plan from the statistics of wards.
//
//	go run ./examples/childward rate
//
// With no arguments it prints help. Results go to standard output, diagnostics to standard error. The exit
// status is 0 when it is done, 1 when the input is wrong (all errors are listed), 2 for wrong usage.
package main

import (
	"errors"
	"flag"
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
	in       io.Reader
	out, err io.Writer
	lang     wording.Language
}

// A subcommand returns the exit status.
type subcommand struct {
	name    string
	summary wording.Text
	run     func(c *console, args []string) int
}

var subcommands = []subcommand{
	{"rate", wording.Text{VI: "đánh giá mọi đơn vị và toàn thành phố", EN: "judge every unit and the whole city"}, rate},
	{"explain", wording.Text{VI: "diễn giải cách tính của một đơn vị, từng dòng", EN: "derive the figures of a unit, line by line"}, explain},
	{"verify", wording.Text{VI: "tính lại một báo cáo JSON và so từng chỗ", EN: "compute a JSON report again and compare every place"}, verify},
	{"form", wording.Text{VI: "in biểu mẫu trống (CSV) để điền số liệu", EN: "print an empty form (CSV) to fill in"}, form},
	{"eval", wording.Text{VI: "tính một công thức, hoặc một luồng công thức với -jsonl", EN: "compute one formula, or a stream of them with -jsonl"}, eval},
	{"lint", wording.Text{VI: "soát kế hoạch mà không cần số liệu", EN: "check plans without data"}, lintFiles},
	{"diff", wording.Text{VI: "so sánh hai kế hoạch theo ý nghĩa", EN: "compare what two plans mean"}, diff},
	{"test", wording.Text{VI: "kiểm thử kế hoạch bằng tệp trường hợp", EN: "test a plan by files of cases"}, test},
}

// run returns the exit status: 0 done, 1 the input is wrong, 2 usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := &console{in: stdin, out: stdout, err: stderr, lang: languageOf(args)}
	if len(args) == 0 {
		c.help(stdout)
		return done
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		c.help(stdout)
		return done
	}
	for _, s := range subcommands {
		if s.name == args[0] {
			return s.run(c, args[1:])
		}
	}
	names := make([]string, len(subcommands))
	for i, s := range subcommands {
		names[i] = s.name
	}
	fmt.Fprintf(stderr, c.say("childward: không có lệnh %q", "childward: there is no command %q")+"\n", args[0])
	if near := wording.Nearest(args[0], names); near != "" {
		fmt.Fprintf(stderr, c.say("gợi ý: có phải là %q?", "hint: did you mean %q?")+"\n", near)
	}
	c.help(stderr)
	return wrongUsage
}

// languageOf looks for -lang before the flags are parsed, so that even their faults come in that language.
func languageOf(args []string) wording.Language {
	for i, arg := range args {
		switch {
		case arg == "-lang=en" || arg == "--lang=en":
			return wording.English
		case (arg == "-lang" || arg == "--lang") && i+1 < len(args) && args[i+1] == "en":
			return wording.English
		}
	}
	return wording.Vietnamese
}

// say chooses between the languages.
func (c *console) say(vi, en string) string { return wording.Text{VI: vi, EN: en}.In(c.lang) }

func (c *console) help(w io.Writer) {
	fmt.Fprintln(w, c.say("childward: chỉ tiêu về trẻ em của xã, phường, tính chính xác", "childward: indicators about children in wards, computed exactly"))
	fmt.Fprintln(w)
	fmt.Fprintln(w, c.say("Cách dùng: childward LỆNH [tùy chọn]", "Usage: childward COMMAND [options]"))
	fmt.Fprintln(w)
	for _, s := range subcommands {
		fmt.Fprintf(w, "  %-8s %s\n", s.name, s.summary.In(c.lang))
	}
	fmt.Fprintln(w)
	fmt.Fprintln(w, c.say("Ví dụ:", "Examples:"))
	fmt.Fprintln(w, "  childward rate")
	fmt.Fprintln(w, "  childward rate -data wards.csv -numbers vi -format json")
	fmt.Fprintln(w, "  childward explain -unit 06760 -indicator infant_mortality")
	fmt.Fprintln(w, "  childward rate -scheme decision06 -scale illustrative")
	fmt.Fprintln(w, "  childward verify report.json")
	fmt.Fprintln(w, "  childward eval 'rate(a, b, 1000)' -target '<= 9' a=3 b=412")
	fmt.Fprintln(w, "  childward test plan_test.yaml -cover -mutate")
	fmt.Fprintln(w)
	fmt.Fprintln(w, c.say("Tùy chọn của một lệnh: childward LỆNH -h", "Options of a command: childward COMMAND -h"))
}

// flags makes the flag set of a subcommand. What is wrong with the flags goes to standard error.
func (c *console) flags(name string) *flag.FlagSet {
	set := flag.NewFlagSet("childward "+name, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	return set
}

// parse parses flags wherever they stand among the arguments and returns the others. When ok is false the
// subcommand ends with the status: 0 after help that was asked for, else 2.
func (c *console) parse(set *flag.FlagSet, args []string) (rest []string, status int, ok bool) {
	for {
		if err := set.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				set.SetOutput(c.out)
				fmt.Fprintf(c.out, "%s:\n", set.Name())
				set.PrintDefaults()
				return nil, done, false
			}
			return nil, c.usage(set, err.Error()), false
		}
		args = set.Args()
		if len(args) == 0 {
			return rest, done, true
		}
		rest, args = append(rest, args[0]), args[1:]
	}
}

// usage reports wrong usage and returns its exit status.
func (c *console) usage(set *flag.FlagSet, message string) int {
	fmt.Fprintf(c.err, "%s: %s\n", set.Name(), message)
	fmt.Fprintf(c.err, c.say("các tùy chọn: %s -h", "options: %s -h")+"\n", set.Name())
	return wrongUsage
}

// refuse lists all errors of an input and returns the exit status.
func (c *console) refuse(err error) int {
	list := rules.AllErrors(err)
	if list == nil {
		fmt.Fprintln(c.err, err)
		return wrongInput
	}
	fmt.Fprintln(c.err, list.Detail(c.lang))
	if len(list) > 1 {
		fmt.Fprintf(c.err, "\n%d %s\n", len(list), c.say("lỗi", "errors"))
	}
	return wrongInput
}
