package main

import (
	"flag"
	"fmt"
	"strings"

	"github.com/childward/childward/rules/wording"
)

// eval computes one formula, or with -jsonl a stream of them.
func eval(c *console, args []string) int {
	set := c.flags("eval")
	jsonl := set.Bool("jsonl", false, c.say("đọc yêu cầu từ đầu vào chuẩn, mỗi dòng một JSON", "read requests from standard input, a JSON object a line"))
	target := set.String("target", "", c.say("mức cần đạt, như '<= 9'", "what to reach, such as '<= 9'"))
	lang := set.String("lang", "vi", c.say("ngôn ngữ: vi hoặc en", "language: vi or en"))
	rest, status, ok := c.parse(set, args)
	if !ok {
		return status
	}
	language, err := wording.ParseLanguage(*lang)
	if err != nil {
		return c.usage(set, "-lang: "+err.Error())
	}
	c.lang = language
	hasTarget := false
	set.Visit(func(f *flag.Flag) { hasTarget = hasTarget || f.Name == "target" })
	if *jsonl {
		if len(rest) > 0 || hasTarget {
			return c.usage(set, c.say("-jsonl không nhận công thức trên dòng lệnh", "-jsonl takes no formula on the command line"))
		}
		return evalStream(c.in, c.out)
	}
	if len(rest) == 0 {
		return c.usage(set, c.say("cần một công thức", "expected a formula"))
	}
	q := request{Expr: rest[0], HasTarget: hasTarget, Target: *target}
	for _, pair := range rest[1:] {
		name, value, found := strings.Cut(pair, "=")
		if !found {
			return c.usage(set, fmt.Sprintf(c.say("có %q, cần tên=giá trị", "found %q, expected name=value"), pair))
		}
		name = wording.Normalise(strings.TrimSpace(name))
		for _, v := range q.Vars {
			if v.name == name {
				return c.usage(set, fmt.Sprintf(c.say("%q được cho hai lần", "%q is given twice"), name))
			}
		}
		q.Vars = append(q.Vars, variableOf(name, strings.TrimSpace(value)))
	}
	a := newEvaluator().answer(q)
	if a.err != nil {
		return c.refuse(a.err)
	}
	return c.printAnswer(q, a)
}

// printAnswer prints value and verdict for people.
func (c *console) printAnswer(q request, a answer) int {
	n, isNumber := a.value.Number()
	switch {
	case isNumber:
		exact, finite := n.Exact()
		if finite {
			fmt.Fprintf(c.out, "%s = %s\n", q.Expr, wording.FormatDecimal(exact.String(), c.lang))
		} else {
			fmt.Fprintf(c.out, "%s = %s ≈ %s\n", q.Expr, n.Format(c.lang), wording.FormatDecimal(n.Round(6).String(), c.lang))
		}
	case a.value.Known():
		fmt.Fprintf(c.out, "%s = %s\n", q.Expr, a.value)
	default:
		fmt.Fprintf(c.out, "%s: %s\n", q.Expr, a.value.Why().In(c.lang))
	}
	if a.verdict != "" {
		fmt.Fprintf(c.out, "%s: %s\n", q.Target, verdictText(a.verdict).In(c.lang))
	}
	return done
}
