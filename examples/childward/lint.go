package main

import (
	"encoding/json"
	"fmt"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/lint"
	"github.com/childward/childward/rules"
)

// lintFiles checks plans without data. Warnings end with exit status 1 as errors do, notes alone do not.
func lintFiles(c *console, args []string) int {
	set := c.flags("lint")
	format := set.String("format", "text", c.say("dạng kết quả: text hoặc json", "format of the result: text or json"))
	lang := set.String("lang", "vi", c.say("ngôn ngữ: vi hoặc en", "language: vi or en"))
	files, status, ok := c.parse(set, args)
	if !ok {
		return status
	}
	language, err := rules.ParseLanguage(*lang)
	if err != nil {
		return c.usage(set, "-lang: "+err.Error())
	}
	c.lang = language
	if *format != "text" && *format != "json" {
		return c.usage(set, fmt.Sprintf(c.say("-format %q: cần text hoặc json", "-format %q: expected text or json"), *format))
	}
	if len(files) == 0 {
		return c.usage(set, c.say("cần ít nhất một tệp kế hoạch, hoặc campha-2023", "expected at least one plan file, or campha-2023"))
	}
	l := linted{Findings: []lint.Finding{}}
	for _, name := range files {
		file, source, err := planSource(c, name)
		if err != nil {
			status = c.refuse(err)
			continue
		}
		l.add(lint.Plan(source, file))
	}
	if *format == "json" {
		if err := l.json(c); err != nil {
			return c.refuse(err)
		}
	} else {
		l.text(c)
	}
	if l.Errors+l.Warnings > 0 {
		return wrongInput
	}
	return status
}

// planSource reads a plan file, or gives that of the built-in plan.
func planSource(c *console, name string) (file string, source []byte, err error) {
	if name == builtInPlan {
		return builtInPlan + ".yaml", indicator.CamPha2023YAML(), nil
	}
	return readAll(c.in, name)
}

// linted is what was found in all files, and its shape in JSON.
type linted struct {
	Findings []lint.Finding `json:"findings"`
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Notes    int            `json:"notes"`
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

func (l *linted) json(c *console) error {
	encoder := json.NewEncoder(c.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(l)
}

func (l *linted) text(c *console) {
	for _, f := range l.Findings {
		fmt.Fprintf(c.out, "%s\n\n", f.Detail(c.lang))
	}
	if c.lang == rules.Vietnamese {
		fmt.Fprintf(c.out, "%d lỗi, %d cảnh báo, %d lưu ý\n", l.Errors, l.Warnings, l.Notes)
		return
	}
	fmt.Fprintf(c.out, "%s, %s, %s\n", plural(l.Errors, "error"), plural(l.Warnings, "warning"), plural(l.Notes, "note"))
}

// plural is a number of things in English.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
