package main

import (
	"flag"
	"fmt"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	usageJSONL    = wording.New("", "read requests from standard input, a JSON object a line", "đọc yêu cầu từ đầu vào chuẩn, mỗi dòng một JSON")
	usageTarget   = wording.New("", "what to reach, such as '<= 9'", "mức cần đạt, như '<= 9'")
	formulaBeside = wording.New("formula_beside", "-jsonl takes no formula on the command line", "-jsonl không nhận công thức trên dòng lệnh")
	formulaNeeded = wording.New("formula_needed", "expected a formula", "cần một công thức")
	pairNeeded    = wording.New("pair_needed", "found \"{0}\", expected name=value", "có \"{0}\", cần tên=giá trị")
	valueTwice    = wording.New("value_twice", "\"{0}\" is given twice", "\"{0}\" được cho hai lần")
	hintGiveValue = wording.New("", "give its value: {0}=…", "hãy cho giá trị: {0}=…")
)

// eval computes one formula, or with -jsonl a stream of them.
func eval(c *console, args []string) int {
	set := c.flags("eval")
	jsonl := set.Bool("jsonl", false, c.word(usageJSONL))
	target := set.String("target", "", c.word(usageTarget))
	rest, status, ok := c.parse(set, args)
	if !ok {
		return status
	}
	hasTarget := false
	set.Visit(func(f *flag.Flag) { hasTarget = hasTarget || f.Name == "target" })
	if *jsonl {
		if len(rest) > 0 || hasTarget {
			return c.usage(set, c.word(formulaBeside))
		}
		return evalStream(c)
	}
	if len(rest) == 0 {
		return c.usage(set, c.word(formulaNeeded))
	}
	vars, faults := variablesOf(rest[1:])
	if len(faults) > 0 {
		return c.misused(set, faults)
	}
	q := request{Expr: rest[0], Vars: vars, Target: *target, HasTarget: hasTarget}
	a := newEvaluator().answer(q)
	if a.err != nil {
		return c.refuse(askForValues(a.err))
	}
	return c.printAnswer(q, a)
}

// variablesOf reads name=value pairs.
func variablesOf(pairs []string) (vars []variable, faults []misuse) {
	seen := map[string]bool{}
	for _, pair := range pairs {
		name, value, found := strings.Cut(pair, "=")
		name = wording.Normalise(strings.TrimSpace(name))
		switch {
		case !found:
			faults = append(faults, misuse{what: pairNeeded.With(wording.Shorten(pair))})
		case seen[name]:
			faults = append(faults, misuse{what: valueTwice.With(wording.Shorten(name))})
		}
		seen[name] = true
		vars = append(vars, variableOf(name, strings.TrimSpace(value)))
	}
	return vars, faults
}

// askForValues says how a name gets a value, where no other name was meant.
func askForValues(err error) error {
	list := rules.AllErrors(err)
	for _, e := range list {
		if name, ok := unknownName(e); ok && !suggests(e.Hint) {
			e.Hint = hintGiveValue.With(name)
		}
	}
	return list
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
