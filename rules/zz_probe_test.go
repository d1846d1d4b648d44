package rules

import (
	"fmt"
	"math/big"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestProbe(t *testing.T) {
	try := func(name, text string, s *Scope) {
		runtime.GC()
		var m0, m1 runtime.MemStats
		runtime.ReadMemStats(&m0)
		start := time.Now()
		_, err := Compile(text, s)
		runtime.ReadMemStats(&m1)
		e := AllErrors(err)
		msg := ""
		if len(e) > 0 {
			msg = e[0].Error()
			msg += fmt.Sprint(" w=", e[0].Width, " hint: ", e[0].Hint)
			if len(e) < 4 {
				for _, x := range e {
					msg += "\n" + shorten2(x.Detail(English))
				}
			}
		}
		fmt.Println(name, "errs", len(e), time.Since(start), (m1.TotalAlloc-m0.TotalAlloc)>>20, "MB", shorten2(msg))
	}
	s := NewScope("a", "b")
	try("unknowns", strings.Repeat("x+", 32000)+"x", s)
	try("percents", "a"+strings.Repeat("%a", 32000), s)
	var b strings.Builder
	for i := range 2500 {
		fmt.Fprintf(&b, "let v%d=1;", i)
	}
	b.WriteString("a" + strings.Repeat("+v9x", 7000))
	try("locals unknown", b.String(), s)
	try("quotes in comment", "/* it's */ a @ b", s)
	try("lookalike after comment", "/* don't */ a ≤ b", s)
	try("let nest", strings.Repeat("let q=1;", 8000)+"a", s)
	try("unary", strings.Repeat("-", 65000)+"a", s)
	try("nots", strings.Repeat("not ", 16000)+"a>b", s)
	try("ternary", strings.Repeat("a>b?a:", 10000)+"a", s)
	try("adds", "a"+strings.Repeat("+a", 9999), s)
	try("adds", "a"+strings.Repeat("/7+a", 4999), s)
	p := "a"
	for range 90 {
		p = "(1<" + p + "<2?1:2)"
	}
	try("chains", p, s)
	try("lastyear", "a + last_year.zzz", s)
	try("lastyear", "a + last_year . zzz", s)
	try("if", "if a {1} else {2}", s)
	try("if", "if a > 1 {1} else if b {3} else {2} + true", s)
	try("in", "a not in [b, 3]", s)
	try("in", "a in []", s)
	try("in", "a in [1, 2", s)
	try("in", "a in [1,]", s)
	try("empty", "", s)
	try("empty", " // x", s)
	try("x", "a b", s)
	try("x", "a +", s)
	try("x", "rate(a, b)", s)
	try("x", "rate(a, b, 1.000)", s)
	try("x", "1_000.5", s)
	try("x", "0x1F", s)
	try("x", "5.", s)
	try("x", ".5", s)
	try("x", "5. + a", s)
	try("x", "1e3", s)
	try("x", "1e-400000000", s)
	try("x", "0e999999999", s)
	try("x", "a == b ?? 2", s)
	try("x", "a ?? b + 2", s)
	try("x", "12abc", s)
	try("x", "not a == b", s)
	try("x", "1..3", s)
	try("x", "a <> b", s)
	try("x", "a => b", s)
	try("x", "a =< b", s)
	try("x", "a = b", s)
	try("x", "let a = 1; a", s)
	try("x", "let and = 1; 2", s)
	try("x", "a; b", s)
	try("x", "{a: 1}", s)
	try("x", "a | abs()", s)
	try("x", "count(a, # > 1)", s)
	try("x", "sum([1,2])", s)
	try("x", "now()", s)
	try("x", "a ?: b", s)
	try("x", "a ? : b", s)
	try("x", "a ?. b", s)
	try("x", "a ?.5 : 3", s)
	try("x", "a[0]", s)
	try("x", "\"a\"", s)
	try("x", "a\xff", s)
	try("x", "nil", s)
	try("x", "abs", s)
	try("x", "last_year", s)
	try("x", "a.b", s)
	try("x", "a ** b", s)
	try("x", "a matches b", s)
	try("x", "$env", s)
	try("x", "(a", s)
	try("x", "a)", s)
	try("x", "(a]", s)
	try("x", "/* a", s)
	try("x", "a /* b */ + c // d\n + e", s)
	try("x", "a in b", s)
	try("x", "round(a, 21)", s)
	try("x", "round(a, b)", s)
	try("x", "rate(a, b, -1)", s)
	try("x", "rate(a, b, b)", s)
	try("x", "a + true", s)
	try("x", "a and b > 1", s)
	try("x", "a > 1 ? 1 : true", s)
	try("x", "coalesce(a, true)", s)
	try("x", "min()", s)
	try("x", "known(zzz)", s)
	try("x", "liv + 1", NewScope("live"))
	try("x", "true < false", s)
	try("x", "a not b", s)
	try("x", "if a > 1 {1}", s)
	try("x", "if a > 1 {1} else", s)
	try("x", "a > 1 ? 1", s)
	try("x", "rate(a, b, 1000", s)
	try("x", "rate(a b, 1000)", s)
	try("x", "percent(a; b)", s)
	try("x", "percent(a, b) %", s)
	try("x", "95%", s)
	try("x", "a ≤ 3", s)
	try("x", "“a” + 1", s)
	try("x", "a\u00a0+ 1", s)
	try("x", "a\u200b+ 1", s)

	// 21 fractions with large denominators, one of them ratio, one general.
	var names []string
	text := ""
	for i := range 24 {
		names = append(names, fmt.Sprintf("n%d", i))
		d := new(big.Int).Sub(pow10(1000), big.NewInt(int64(2*i+1)))
		if i > 0 {
			text += "+"
		}
		text += fmt.Sprintf("n%d/%s", i, d)
	}
	sc := NewScope(names...)
	f, err := Compile(text, sc)
	if err != nil {
		t.Fatal(err)
	}
	row := sc.NewRow()
	for i := range 24 {
		row.Set(i, NumberValue(Int(1)))
	}
	start := time.Now()
	v := f.Evaluate(row)
	fmt.Println(f.root.ratio != nil, v.Kind(), f.evaluateGeneral(row, false).Kind(), time.Since(start))
}

func shorten2(s string) string {
	if len(s) > 300 {
		return s[:300] + "…"
	}
	return s
}
