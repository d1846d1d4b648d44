package main

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/childward/childward/criteria"
	schemelint "github.com/childward/childward/criteria/lint"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/lint"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// lintFiles checks plans and schemes without data. A scheme is held against the first plan among the files, else
// against the built-in one. Warnings end with exit status 1 as errors do, notes alone do not.
func lintFiles(c *console, args []string) int {
	set := c.flags("lint")
	format := formatText
	c.choice(set, &format, "format", usageFormat, formatText, formatJSON)
	files, status, ok := c.parse(set, args)
	if !ok {
		return status
	}
	if len(files) == 0 {
		return c.usage(set, c.word(lintNeedsFile))
	}
	l := linted{Findings: []lint.Finding{}}
	l.files(c, files)
	if format == formatJSON {
		if err := writeJSON(c.out, &l, " "); err != nil {
			return c.refuse(err)
		}
	} else {
		l.text(c)
	}
	if l.Errors+l.Warnings > 0 {
		return wrongInput
	}
	return done
}

var (
	lintNeedsFile = wording.New("lint_file_needed", "expected at least one file of a plan or a scheme, or campha-2023, decision06", "cần ít nhất một tệp kế hoạch hoặc bộ tiêu chí, hoặc campha-2023, decision06")
)

// A lintedFile is a file as it was read.
type lintedFile struct {
	name   string
	source []byte
}

// schemeKey begins the part of a file that says that it is a scheme.
var schemeKey = regexp.MustCompile(`(?m)^scheme[ \t]*:`)

// files lints files in their order, the notes on all of them last. That one cannot be read is told on standard error, and counts as an error in it.
func (l *linted) files(c *console, names []string) {
	plan := indicator.CamPha2023()
	var used []string
	findings := make([][]lint.Finding, len(names))
	read := make([]lintedFile, len(names))
	for i, name := range names {
		file, source, err := lintSource(c, name)
		if err != nil {
			c.refuse(err)
		}
		for _, e := range rules.AllErrors(err) {
			l.told = append(l.told, e)
			findings[i] = append(findings[i], lint.Finding{Severity: lint.Error, Error: e})
		}
		read[i] = lintedFile{file, source}
	}
	for i, f := range slices.Backward(read) { // the first plan comes last
		if given, err := indicator.ParsePlan(f.source, f.name); err == nil && !schemeKey.Match(f.source) && names[i] != builtInPlan {
			plan = given
		}
	}
	for i, f := range read {
		if schemeKey.Match(f.source) {
			var of []string
			findings[i], of = schemelint.Scheme(f.source, f.name, plan)
			used = append(used, of...)
		}
	}
	for i, f := range read {
		if f.source != nil && !schemeKey.Match(f.source) {
			findings[i] = lint.Plan(f.source, f.name, used...)
		}
		l.add(findings[i])
	}
	isNote := func(f lint.Finding) bool { return f.Severity == lint.Note }
	notes := slices.DeleteFunc(slices.Clone(l.Findings), func(f lint.Finding) bool { return !isNote(f) })
	l.Findings = append(slices.DeleteFunc(l.Findings, isNote), notes...)
}

// lintSource reads a file, or gives that of the built-in plan or scheme.
func lintSource(c *console, name string) (file string, source []byte, err error) {
	switch name {
	case builtInPlan:
		return builtInPlan + ".yaml", indicator.CamPha2023YAML(), nil
	case decision06:
		return decision06 + ".yaml", criteria.Decision06YAML(), nil
	}
	return readAll(c.in, name)
}

// linted is what was found in all files, and its shape in JSON.
type linted struct {
	Findings []lint.Finding `json:"findings"`
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Notes    int            `json:"notes"`
	told     []*rules.Error // those of the findings that stand on standard error
}

func (l *linted) add(findings []lint.Finding) {
	l.Findings = append(l.Findings, findings...)
	for _, f := range findings {
		switch f.Severity {
		case lint.Error:
			l.Errors++
		case lint.Warning:
			l.Warnings++
		default:
			l.Notes++
		}
	}
}

func (l *linted) text(c *console) {
	for _, f := range l.Findings {
		if !slices.Contains(l.told, f.Error) {
			fmt.Fprintf(c.out, "%s\n\n", f.Detail(c.lang))
		}
	}
	fmt.Fprintf(c.out, "%s, %s, %s\n", howMany(l.Errors, "error", "lỗi").In(c.lang),
		howMany(l.Warnings, "warning", "cảnh báo").In(c.lang), howMany(l.Notes, "note", "lưu ý").In(c.lang))
}

// howMany says how many things there are; in English a regular noun.
func howMany(n int, en, vi string) wording.Text {
	text := wording.Text{EN: fmt.Sprintf("%d %s", n, en), VI: fmt.Sprintf("%d %s", n, vi)}
	if n != 1 {
		text.EN += "s"
	}
	return text
}
