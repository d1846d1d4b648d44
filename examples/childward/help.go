package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules/wording"
)

var (
	helpTitle    = wording.New("", "childward: indicators about children in wards, computed exactly", "childward: chỉ tiêu về trẻ em của xã, phường, tính chính xác")
	helpUsage    = wording.New("", "Usage: childward COMMAND [options]", "Cách dùng: childward LỆNH [tùy chọn]")
	helpExamples = wording.New("", "Examples:", "Ví dụ:")
	helpMore     = wording.New("", "Options of a command: childward COMMAND -h", "Tùy chọn của một lệnh: childward LỆNH -h")
	commandUsage = wording.New("", "Usage: {0}", "Cách dùng: {0}")
	commandFlags = wording.New("", "Options:", "Tùy chọn:")
	flagDefault  = wording.New("", "{0} (default: {1})", "{0} (mặc định: {1})")
)

// The words that stand for the value of a flag.
var (
	valueFile    = wording.New("", "FILE", "TỆP")
	valueCode    = wording.New("", "CODE", "MÃ")
	valueYear    = wording.New("", "YEAR", "NĂM")
	valueName    = wording.New("", "NAME", "TÊN")
	valueTarget  = wording.New("", "TARGET", "MỨC")
	valueNumber  = wording.New("", "NUMBER", "SỐ")
	valuePattern = wording.New("", "REGEXP", "BIỂU_THỨC")
	valueAny     = wording.New("", "VALUE", "GIÁ_TRỊ")
)

// flagValues say for each flag what its value is. A flag of a few words shows these.
var flagValues = map[string]*wording.Template{
	"data": valueFile, "previous": valueFile, "plan": valueFile, "previous-plan": valueFile, "mergers": valueFile,
	"replaces": valueFile, "published": valueFile, "scheme": valueFile, "scale": valueFile, "o": valueFile,
	"period": valueYear, "owner": valueName, "unit": valueCode, "indicator": valueCode,
	"target": valueTarget, "run": valuePattern, "min": valueNumber,
}

// help writes what commands there are.
func (c *console) help(w io.Writer) {
	fmt.Fprintf(w, "%s\n\n%s\n\n", c.word(helpTitle), c.word(helpUsage))
	for _, s := range subcommands {
		fmt.Fprintf(w, "  %-8s %s\n", s.name, s.summary.In(c.lang))
	}
	fmt.Fprintf(w, "\n%s\n", c.word(helpExamples))
	fmt.Fprintln(w, "  childward rate")
	fmt.Fprintln(w, "  childward rate -data wards.csv -numbers vi -format json")
	fmt.Fprintln(w, "  childward explain -unit 06760 -indicator infant_mortality")
	fmt.Fprintln(w, "  childward rate -scheme decision06 -scale illustrative")
	fmt.Fprintln(w, "  childward verify report.json")
	fmt.Fprintln(w, "  childward eval 'rate(a, b, 1000)' -target '<= 9' a=3 b=412")
	fmt.Fprintln(w, "  childward test plan_test.yaml -cover -mutate")
	fmt.Fprintf(w, "\n%s\n", c.word(helpMore))
}

// helpOf writes how the subcommand is called and what its flags mean, at 80 columns.
func (c *console) helpOf(set *flag.FlagSet) {
	fmt.Fprintf(c.out, "%s: %s\n\n", set.Name(), c.command.summary.In(c.lang))
	for i, form := range strings.Split(c.command.usage.In(c.lang), "\n") {
		line := set.Name() + " " + form
		if i == 0 {
			line = c.word(commandUsage, line)
		} else {
			line = strings.Repeat(" ", utf8.RuneCountInString(c.word(commandUsage, ""))) + line
		}
		fmt.Fprintln(c.out, line)
	}
	fmt.Fprintf(c.out, "\n%s\n", c.word(commandFlags))
	p := screen.New(c.out, c.lang)
	set.VisitAll(func(f *flag.Flag) { c.helpOfFlag(p, f) })
	_ = p.Close() // the error stays with the output
}

// flagWidth is where the meaning of a flag begins.
const flagWidth = 24

func (c *console) helpOfFlag(p *screen.Page, f *flag.Flag) {
	usage := f.Usage
	if f.DefValue != "" && !isSwitch(f) {
		usage = c.word(flagDefault, usage, f.DefValue)
	}
	label := "  -" + f.Name + c.valueOf(f)
	if utf8.RuneCountInString(label) >= flagWidth-1 {
		p.Line(label)
		label = ""
	}
	p.Hang(screen.Pad(label, flagWidth), usage)
}

// valueOf is what stands for the value of a flag, after a space; nothing for a switch.
func (c *console) valueOf(f *flag.Flag) string {
	if v, ok := f.Value.(*limited); ok && v.words != nil {
		return " " + strings.Join(v.words, "|")
	}
	if isSwitch(f) {
		return ""
	}
	word, known := flagValues[f.Name]
	if !known {
		word = valueAny
	}
	return " " + c.word(word)
}
