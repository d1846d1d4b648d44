package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/childward/childward/rules/wording"
)

var (
	flagUnknown   = wording.New("flag_unknown", "there is no option {0}", "không có tùy chọn {0}")
	flagEmpty     = wording.New("flag_without_value", "{0} needs a value", "{0} cần một giá trị")
	flagTwice     = wording.New("flag_twice", "{0} is given twice, expected once", "{0} được cho hai lần, chỉ được cho một lần")
	flagValue     = wording.New("flag_value", "{0} \"{1}\": expected {2}", "{0} \"{1}\": cần {2}")
	flagsElse     = wording.New("", "options: {0} -h", "các tùy chọn: {0} -h")
	flagsEnd      = wording.New("", "a formula that begins with - goes after --", "công thức bắt đầu bằng - thì viết sau --")
	eitherOr      = wording.New("", "{0} or {1}", "{0} hoặc {1}")
	languageUsage = wording.New("", "language", "ngôn ngữ")
)

// flags makes the flag set of a subcommand. Every subcommand has -lang; [languageOf] has read it already.
func (c *console) flags(name string) *flag.FlagSet {
	set := flag.NewFlagSet("childward "+name, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	lang := wording.Vietnamese.String()
	c.choice(set, &lang, "lang", languageUsage, lang, wording.English.String())
	return set
}

// languageOf looks for -lang before the flags are parsed, so that even their faults come in that language.
func languageOf(args []string) wording.Language {
	for i, arg := range args {
		switch {
		case arg == "--":
			return wording.Vietnamese
		case arg == "-lang=en" || arg == "--lang=en",
			(arg == "-lang" || arg == "--lang") && i+1 < len(args) && args[i+1] == "en":
			return wording.English
		}
	}
	return wording.Vietnamese
}

// A limited is the value of a flag that does not take every text. It takes its default whatever that is.
type limited struct {
	text     *string
	accepts  func(string) bool
	expected wording.Message
	words    []string // all that it takes, where these are few
	def      string
}

// String returns the text of the value.
func (v *limited) String() string {
	if v.text == nil { // package flag asks a zero value
		return ""
	}
	return *v.text
}

// Set takes the text, or returns a *misfit.
func (v *limited) Set(text string) error {
	if text != v.def && !v.accepts(text) {
		return &misfit{v.expected}
	}
	*v.text = text
	return nil
}

// A misfit is the error of a value that a flag does not take: it says what is expected.
type misfit struct{ expected wording.Message }

// Error returns in English what is expected.
func (e *misfit) Error() string { return "expected " + e.expected.String() }

// choice adds a flag that takes one of a few words. The value that text has is the default.
func (c *console) choice(set *flag.FlagSet, text *string, name string, usage *wording.Template, words ...string) {
	accepts := func(word string) bool { return slices.Contains(words, word) }
	set.Var(&limited{text, accepts, oneOf(words), words, *text}, name, c.word(usage))
}

// checked adds a flag that takes what a function accepts.
func (c *console) checked(set *flag.FlagSet, text *string, name string, usage *wording.Template, accepts func(string) bool, expected *wording.Template) {
	set.Var(&limited{text, accepts, expected.With(), nil, *text}, name, c.word(usage))
}

// oneOf lists words: vi or en; table, json or csv.
func oneOf(words []string) wording.Message {
	last := len(words) - 1
	return eitherOr.With(words[:last], words[last])
}

// parse parses flags wherever they stand among the arguments and returns the others. When ok is false the
// subcommand ends with the status: 0 after help that was asked for, else 2.
func (c *console) parse(set *flag.FlagSet, args []string) (rest []string, status int, ok bool) {
	line := readArguments(set, args)
	switch {
	case line.help:
		c.helpOf(set)
		return nil, done, false
	case len(line.faults) > 0:
		return nil, c.misused(set, line.faults), false
	}
	return line.rest, done, true
}

// A commandLine is what the arguments of a subcommand are.
type commandLine struct {
	set    *flag.FlagSet
	rest   []string // what is no flag
	faults []misuse
	seen   map[string]bool
	help   bool
}

// readArguments sets the flags of a set from arguments. Package flag would stop at the first that is no flag, take the last
// of two values without a word, and say what is wrong in English alone.
func readArguments(set *flag.FlagSet, args []string) *commandLine {
	line := &commandLine{set: set, seen: map[string]bool{}}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "--" {
			line.rest = append(line.rest, args...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			line.rest = append(line.rest, arg)
			continue
		}
		args = line.flag(arg, args)
	}
	return line
}

// flag reads one flag, whose value may be the next argument, and returns the arguments after it.
func (l *commandLine) flag(arg string, next []string) []string {
	written, value, has := strings.Cut(arg, "=")
	name := strings.TrimPrefix(written[1:], "-")
	f := l.set.Lookup(name)
	switch {
	case f == nil && (name == "h" || name == "help"):
		l.help = true
		return next
	case f == nil:
		l.unknown(written, name)
		return next
	case !has && isSwitch(f):
		value = "true"
	case !has && len(next) == 0:
		l.faults = append(l.faults, misuse{what: flagEmpty.With(written)})
		return next
	case !has:
		value, next = next[0], next[1:]
	}
	l.take(written, f, value)
	return next
}

// take sets a flag, once unless it may stand several times.
func (l *commandLine) take(written string, f *flag.Flag, value string) {
	if l.seen[f.Name] && !isRepeated(f) {
		l.faults = append(l.faults, misuse{what: flagTwice.With(written)})
		return
	}
	l.seen[f.Name] = true
	err := l.set.Set(f.Name, value)
	if err == nil {
		return
	}
	expected := oneOf([]string{"true", "false"}) // else nothing but a switch refuses a value
	if e, ok := errors.AsType[*misfit](err); ok {
		expected = e.expected
	}
	l.faults = append(l.faults, misuse{what: flagValue.With(written, wording.Shorten(value), expected)})
}

// unknown reports a flag that does not exist, with what may have been meant.
func (l *commandLine) unknown(written, name string) {
	var names []string
	l.set.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	fault := misuse{what: flagUnknown.With(wording.Shorten(written))}
	if near := wording.Nearest(name, names); near != "" {
		fault.hint = wording.Suggest("-" + near)
	} else if strings.ContainsAny(name, " ()+*/<>,0123456789") { // a formula
		fault.hint = flagsEnd.With()
	}
	l.faults = append(l.faults, fault)
}

// isSwitch reports whether a flag needs no value.
func isSwitch(f *flag.Flag) bool {
	value, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && value.IsBoolFlag()
}

// A misuse is what is wrong with the way in which a subcommand was called, and what may be done.
type misuse struct{ what, hint wording.Message }

// misused reports all that is wrong with the usage and returns its exit status.
func (c *console) misused(set *flag.FlagSet, faults []misuse) int {
	for _, fault := range faults {
		fmt.Fprintf(c.err, "%s: %s\n", set.Name(), fault.what.In(c.lang))
		if !fault.hint.IsZero() {
			fmt.Fprintln(c.err, c.word(hintLine, fault.hint))
		}
	}
	fmt.Fprintln(c.err, c.word(flagsElse, set.Name()))
	return wrongUsage
}

// usage reports wrong usage, in words of the language of the console, and returns its exit status.
func (c *console) usage(set *flag.FlagSet, message string) int {
	fmt.Fprintf(c.err, "%s: %s\n", set.Name(), message)
	return c.misused(set, nil)
}
