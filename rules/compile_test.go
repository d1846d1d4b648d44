package rules

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// cut takes the marks out of a formula and returns the places between them, as line:column+width.
func cut(marked string) (formula string, places []string) {
	line, column, start := 1, 1, 0
	var b strings.Builder
	for _, r := range marked {
		switch r {
		case '‹':
			start = column
			continue
		case '›':
			places = append(places, fmt.Sprintf("%d:%d+%d", line, start, column-start))
			continue
		case '\n':
			line, column = line+1, 0
		}
		column++
		b.WriteRune(r)
	}
	return b.String(), places
}

func placesOf(err error) (places, kinds, hints []string) {
	for _, e := range AllErrors(err) {
		places = append(places, fmt.Sprintf("%d:%d+%d", e.Line, e.Column, e.Width))
		kinds = append(kinds, string(e.Kind))
		hints = append(hints, e.Hint.In(wording.English))
	}
	return places, kinds, hints
}

func errorScope() *Scope {
	s := NewScope("a", "b", "live_births", "infant_deaths", "trẻ_đẻ_ra_sống", "last_year.a")
	s.Declare("has_play_area", TruthType)
	return s
}

func TestWhatFormulasDoNotHaveIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, formula string
		kinds, hint   string // hint: what the first hint says
	}{
		{"an unknown name", "rate(infant_deaths, ‹live_birth›, 1000)", "unknown_name", `did you mean "live_births"?`},
		{"a name that is like none", "‹zebra_crossings› + 1", "unknown_name", "declare it"},
		{"last year's value of a name without one", "a + ‹last_year.bb›", "unknown_name", ""},
		{"an unknown function", "‹now›()", "unknown_name", "the functions are rate"},
		{"a misspelt function", "‹rates›(a, b, 1000)", "unknown_name", `did you mean "rate"?`},
		{"functions over lists", "‹count›(a)", "unknown_name", "add up statistics with +"},
		{"closures", "‹all›(a, ‹#› > 1)", "unknown_name syntax", "one record"},
		{"a list outside of in", "‹[›1, 2]", "syntax", "x in [1, 2]"},
		{"an index", "a‹[›0]", "syntax", ""},
		{"a map", "‹{›a: 1}", "syntax", ""},
		{"a member", "a‹.›b", "syntax", "last_year"},
		{"an optional member", "a‹?.›b", "syntax", "last_year"},
		{"a pipe", "a ‹|› abs()", "syntax", "brackets"},
		{"two colons", "a‹::›b", "syntax", ""},
		{"a range", "a in 1‹..›5", "syntax", "1 <= x <= 5"},
		{"a remainder, which a reader takes for a percentage", "95‹%›", "syntax", "percent(part, whole)"},
		{"a power", "a ‹**› 2", "syntax", "x * x"},
		{"a power", "a ‹^› 2", "syntax", "x * x"},
		{"a string", `‹"a"› == b`, "syntax", "without quotes"},
		{"a string in single quotes", "‹'a'› == b", "syntax", "without quotes"},
		{"a string in backquotes", "‹`a`› == b", "syntax", "without quotes"},
		{"an open string", `a == ‹"›b`, "syntax", "without quotes"},
		{"matches", "a ‹matches› b", "syntax", ""},
		{"nil", "a == ‹nil›", "syntax", "known(x)"},
		{"?: without a middle", "a ‹?:› b", "syntax", "a ?? b"},
		{"?: without a middle, apart", "a ‹? :› b", "syntax", "a ?? b"},
		{"an assignment", "a ‹=› b", "syntax", "write =="},
		{"<>", "a ‹<>› b", "syntax", "!="},
		{"an operator that people paste", "a ‹≤› 3", "syntax", "write <="},
		{"a minus that people paste", "a ‹−› 3", "syntax", "write -"},
		{"per mille", "3‹‰›", "syntax", "rate("},
		{"an apostrophe in a comment is no string", "/* don't */ a ‹≤› b", "syntax", "write <="},
		{"a dollar", "‹$env›", "syntax", ""},
		{"an unseen character", "a‹\u200b›+ 1", "syntax", ""},
		{"a sequence", "a‹;› b", "syntax", ""},
		{"no operand", "a +‹ ›", "syntax", ""},
		{"no operator", "a ‹b›", "syntax", ""},
		{"two operators", "a + ‹*› b", "syntax", ""},
		{"an open bracket", "‹(›a + b", "syntax", `add ")"`},
		{"a bracket too many", "a + b‹)›", "syntax", ""},
		{"brackets crossed", "(a‹]›", "syntax", ""},
		{"no else", "if a > 1 {1}‹ ›", "syntax", ""},
		{"no :", "a > 1 ? 1‹ ›", "syntax", ""},
		{"?? beside another operator", "a ?? b ‹+› 2", "syntax", "brackets"},
		{"in a name", "a in ‹b›", "syntax", ""},
		{"in a list of names", "a not in [1, ‹b›]", "syntax", ""},
		{"in nothing", "a in ‹[]›", "syntax", ""},
		{"let that hides a name", "let ‹a› = 1; a", "syntax", ""},
		{"let that hides a let", "let x = 1; let ‹x› = 2; x", "syntax", ""},
		{"let that hides a function", "let ‹round› = 1; round", "syntax", ""},
		{"thousands with _", "‹1_000.5›", "syntax", "write 1000.5"},
		{"hexadecimal", "‹0x1F›", "syntax", "write 31"},
		{"octal", "‹0o17›", "syntax", "write 15"},
		{"binary", "‹0b101›", "syntax", "write 5"},
		{"a point at the end", "‹5.› + a", "syntax", "write 5"},
		{"a point at the start", "a + ‹.5›", "syntax", "write 0.5"},
		{"an exponent", "‹1e3›", "syntax", "write 1000"},
		{"a negative exponent", "‹2.5e-3›", "syntax", "write 0.0025"},
		{"an exponent that would fill the memory", "‹1e-400000000›", "syntax", "write digits"},
		{"zero with an exponent", "‹0e999999999›", "syntax", "write digits"},
		{"too many digits", "‹" + strings.Repeat("9", exact.MaxDigits+1) + "›", "limit", ""},
		{"too many decimals", "‹0." + strings.Repeat("9", exact.MaxDigits) + "›", "limit", ""},
		{"a flag in a sum", "live_births + ‹has_play_area›", "type", "x ? 1 : 0"},
		{"a condition in a product", "(‹a > b›) * 2", "type", ""},
		{"a number for a condition", "‹a› and b > 1", "type", "compare it: a > 0"},
		{"a number to the right", "a > 1 or (‹a + b›)", "type", "compare it: a + b > 0"},
		{"a number for the condition of ?:", "‹a› ? 1 : 2", "type", ""},
		{"a number for the condition of if", "if ‹a› {1} else {2}", "type", ""},
		{"not of a number", "not ‹a› == b", "type", "not (a == b)"},
		{"flags are not ordered", "‹has_play_area› < ‹true›", "type type", ""},
		{"a flag among numbers", "‹has_play_area› in [1]", "type", ""},
		{"a flag equals a number", "‹has_play_area == 1›", "type", ""},
		{"branches that differ", "a > 1 ? 1 : ‹true›", "type", ""},
		{"coalesce of both", "coalesce(a, ‹true›)", "type", ""},
		{"?? of both", "a ?? ‹has_play_area›", "type", ""},
		{"-flag", "-‹has_play_area›", "type", ""},
		{"too few arguments", "‹rate(a, b)›", "type", ""},
		{"too many arguments", "1 + ‹percent(a, b, 100)›", "type", ""},
		{"no arguments", "‹min()›", "type", ""},
		{"per 1.000, which is one", "rate(a, b, ‹1.000›)", "type", "write 1000"},
		{"per 100.000, which is a hundred", "rate(a, b, ‹100.000›)", "type", "write 100000"},
		{"per 0", "rate(a, b, ‹0›)", "type", ""},
		{"per a name", "rate(a, b, ‹b›)", "type", ""},
		{"per a negative", "rate(a, b, ‹-1000›)", "type", ""},
		{"places out of range", "round(a, ‹21›)", "type", ""},
		{"places out of range below", "round(a, ‹-10›)", "type", ""},
		{"places that are no whole number", "round(a, ‹1.5›)", "type", ""},
		{"places that are a name", "round(a, ‹b›)", "type", ""},
		{"runes, not bytes", "trẻ_đẻ_ra_sống ‹%› 1", "syntax", ""},
		{"runes, not bytes, of a name", "trẻ_đẻ_ra_sống + ‹trẻ_đẻ_ra_sông›", "unknown_name", `did you mean "trẻ_đẻ_ra_sống"?`},
		{"a second line", "a +\n  ‹zebra_crossings›", "unknown_name", ""},
		{"after a comment", "/* số trẻ */ a + // b\n ‹true›", "type", ""},
		{"several at once, in source order", "a ‹%› b + ‹\"x\"›", "syntax syntax", ""},
		{"several names", "‹xxxxx› + a * ‹yyyyy› - (a > 1 ? 1 : ‹zzzzz›) + ‹true›", "unknown_name unknown_name unknown_name type", ""},
		{"an unknown name silences the type errors that follow", "‹xxxxx› and a > 1 and (‹yyyyy› ?? true)", "unknown_name unknown_name", ""},
		{"spans with brackets", "(‹(a) > (b)›) + 1", "type", ""},
		{"spans of if", "(‹if a > 1 {a > 2} else if a > 3 {a > 4} else {(b > 5)}›) + 1", "type", ""},
		{"spans of not in", "(‹(a) not in [1, 2]›) + 1", "type", ""},
		{"spans of ?:", "(‹a > 1 ? a > b : b > a›) + 1", "type", ""},
		{"spans of a chain", "1 + (‹1 < (a) < 3›)", "type", ""},
		{"spans of a call", "1 + ‹known(a)›", "type", ""},
		{"spans of let", "(‹let x = a; x > (1)›) + 1", "type", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			formula, want := cut(tt.formula)
			_, err := Compile(strings.TrimSuffix(formula, " "), errorScope())
			places, kinds, hints := placesOf(err)
			require.Equal(t, tt.kinds, strings.Join(kinds, " "), "%v", err)
			require.Equal(t, want, places, "%v", err)
			require.Contains(t, hints[0], tt.hint)
		})
	}
}

func TestWhatIsNoFormulaIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, formula string
		kind          Kind
	}{
		{"nothing", "", KindSyntax},
		{"spaces", " \t\r\n ", KindSyntax},
		{"a comment alone", "// a", KindSyntax},
		{"a byte order mark alone", "\ufeff", KindSyntax},
		{"an open comment", "a /* b", KindSyntax},
		{"bytes that are not UTF-8", "a + \xff", KindSyntax},
		{"a million brackets", strings.Repeat("(", 1000000) + "a" + strings.Repeat(")", 1000000), KindLimit},
		{"as many brackets as fit", strings.Repeat("(", 32000) + "a" + strings.Repeat(")", 32000), KindLimit},
		{"one bracket too many", strings.Repeat("(", 201) + "a" + strings.Repeat(")", 201), KindLimit},
		{"a formula one byte too long", "a" + strings.Repeat(" ", 64<<10), KindLimit},
		{"too many operations", "a" + strings.Repeat("+a", 5000), KindLimit},
		{"too many signs", strings.Repeat("-", 60000) + "a", KindLimit},
		{"too many negations", strings.Repeat("!", 60000) + "(a > b)", KindLimit},
		{"too many branches", strings.Repeat("a>b?a:", 9000) + "a", KindLimit},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Compile(tt.formula, errorScope())
			list := AllErrors(err)
			require.NotEmpty(t, list)
			require.Equal(t, tt.kind, list[0].Kind)
			require.Less(t, len(list.Detail(wording.Vietnamese)), 2000)
		})
	}
}

// Each error holds its source line: a long line with an error at every second character once cost 2 GB.
func TestErrorsOfALongFormulaAreBounded(t *testing.T) {
	t.Parallel()
	for _, formula := range []string{
		"a" + strings.Repeat("%a", 32000), strings.Repeat("x+", 32000) + "x", strings.Repeat("let q=1;", 8000) + "a",
		strings.Repeat("(", 199) + strings.Repeat("[", 60000), strings.Repeat(`"",`, 20000),
	} {
		_, err := Compile(formula, errorScope())
		require.NotEmpty(t, AllErrors(err))
		require.LessOrEqual(t, len(AllErrors(err)), maxErrors)
	}
}

func TestFormulasUpToTheLimitsCompile(t *testing.T) {
	t.Parallel()
	for name, formula := range map[string]string{
		"brackets":    strings.Repeat("(", 200) + "a" + strings.Repeat(")", 200),
		"bytes":       "a" + strings.Repeat(" ", 64<<10-1),
		"additions":   "a" + strings.Repeat("+a", 4999),
		"digits":      strings.Repeat("9", exact.MaxDigits) + " + 0." + strings.Repeat("1", exact.MaxDigits-1),
		"min of many": "min(a" + strings.Repeat(", b", 999) + ")",
	} {
		f, err := Compile(formula, errorScope())
		require.NoError(t, err, name)
		require.True(t, f.Evaluate(errorScope().NewRow()).Kind() != IsTruth, name)
	}
}

func TestLimitsAreOptions(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		limits  Limits
		at, out string
	}{
		{"bytes", Limits{SourceBytes: 5}, "a + b", "a  + b"},
		{"nesting", Limits{Nesting: 2}, "((a))", "(((a)))"},
		{"nodes", Limits{Nodes: 3}, "a + b", "-a + b"},
		{"nodes of a chain: three operands and the chain", Limits{Nodes: 4}, "1 < 2 < 3", "1 < 2 < -3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := CompileWith(tt.at, errorScope(), Options{Limits: tt.limits})
			require.NoError(t, err)
			_, err = CompileWith(tt.out, errorScope(), Options{Limits: tt.limits})
			_, kinds, _ := placesOf(err)
			require.Equal(t, []string{"limit"}, kinds, "%v", err)
		})
	}
	_, err := CompileWith(strings.Repeat("(", 300)+"a"+strings.Repeat(")", 300), errorScope(), Options{Limits: Limits{Nesting: 300}})
	require.NoError(t, err)
	_, err = CompileWith(strings.Repeat("(", 100000), errorScope(), Options{Limits: Limits{SourceBytes: 1 << 30, Nesting: 1 << 30}})
	require.Error(t, err, "no option lifts the guard of the stack")
}

// countNodes counts the distinct nodes of a formula.
func countNodes(f *Formula) int {
	seen := map[*form.Node]bool{}
	var visit func(n *form.Node)
	visit = func(n *form.Node) {
		if seen[n] {
			return
		}
		seen[n] = true
		for _, kid := range n.Kids {
			visit(kid)
		}
	}
	visit(f.root)
	return len(seen)
}

// In expr's tree the middle of a chain is shared, so that a plain walk over nested chains doubles at every
// level: 2^90 steps. A chain is one node of ours.
func TestChainsAndConditionsNestedNinetyDeepStaySmall(t *testing.T) {
	t.Parallel()
	chain, condition, otherwise := "a", "a", "a"
	for range 90 {
		chain = "(1 < " + chain + " < 2 ? 1 : 2)"
		condition = "(" + condition + " > 1 ? 1 : 2)"
		otherwise = "(a > 1 ? 1 : " + otherwise + ")"
	}
	s := errorScope()
	row := s.NewRow()
	row.Set(0, NumberValue(exact.Int(2)))
	require.Equal(t, 90*6+1, countNodes(compile(t, chain, s)))
	require.Equal(t, 90*5+1, countNodes(compile(t, condition, s)))
	require.Equal(t, 90*5+1, countNodes(compile(t, otherwise, s)))
	require.Equal(t, IsNumber, compile(t, chain, s).Evaluate(row).Kind())
	require.Equal(t, IsNumber, compile(t, condition, s).Evaluate(row).Kind())
	require.Equal(t, "1", compile(t, otherwise, s).Evaluate(row).String())
	deep, err := CompileWith(strings.ReplaceAll(strings.ReplaceAll(chain, "1 <", "0 <="), "< 2", "<= 2"), s, Options{Limits: Limits{Nodes: 90*6 + 1}})
	require.NoError(t, err)
	require.Equal(t, "1", deep.Evaluate(row).String())
}

func TestTheMiddleOfAChainIsCountedOnce(t *testing.T) {
	t.Parallel()
	f := compile(t, "1 < 2 < 3", errorScope())
	require.Equal(t, 4, countNodes(f))
	require.Len(t, f.root.Kids, 3)
	f = compile(t, "1 < a + b < 3", errorScope())
	require.Equal(t, 6, countNodes(f))
	require.Len(t, f.Uses(), 2)
}

// expr's places count characters, not bytes: the + after a Vietnamese name of 14 characters is at 15.
func TestPlacesOfExprCountCharacters(t *testing.T) {
	t.Parallel()
	tree, err := parser.Parse("trẻ_đẻ_ra_sống + 1")
	require.NoError(t, err)
	require.Equal(t, 15, tree.Node.(*ast.BinaryNode).Location().From)
	f := compile(t, "trẻ_đẻ_ra_sống + 1", errorScope())
	require.Equal(t, "trẻ_đẻ_ra_sống", f.source.Words(f.root.Kids[0].First, f.root.Kids[0].Last))
	require.Equal(t, "trẻ_đẻ_ra_sống + 1", f.source.Words(f.root.First, f.root.Last))
}

func TestNamesAreComparedInNFC(t *testing.T) {
	t.Parallel()
	decomposed := norm.NFD.String("trẻ_đẻ_ra_sống")
	require.NotEqual(t, "trẻ_đẻ_ra_sống", decomposed)
	f := compile(t, "2 * "+decomposed, errorScope())
	require.Equal(t, "2 * trẻ_đẻ_ra_sống", f.Text())
	require.Equal(t, []string{"trẻ_đẻ_ra_sống"}, FreeNames(decomposed+" + 1"))
	s := NewScope()
	_, ok := s.Declare(decomposed, NumberType)
	require.True(t, ok)
	_, ok = s.Declare("trẻ_đẻ_ra_sống", NumberType)
	require.False(t, ok, "two names that become one")
	require.Equal(t, []string{"trẻ_đẻ_ra_sống"}, s.Names())
	compile(t, "trẻ_đẻ_ra_sống + "+decomposed, s)
	compile(t, "\ufefftrẻ_đẻ_ra_sống", s)
}

func TestNamesAreLettersDigitsAndUnderscores(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a", "_a", "a1", "trẻ_em", "Số", "A_1", "count", "sum"} {
		require.True(t, IsName(name), name)
	}
	for _, name := range []string{"", "1a", "a b", "a-b", "a.b", "$a", "true", "nil", "in", "let", "last_year", "matches", "a\u200b"} {
		require.False(t, IsName(name), name)
	}
	s := NewScope()
	_, ok := s.Declare("last_year.a", NumberType)
	require.True(t, ok)
	for _, name := range []string{"last_year.", "last_year.1", "last_year", "last_year.a.b", "x.a"} {
		_, ok := s.Declare(name, NumberType)
		require.False(t, ok, name)
	}
}

func TestFreeNamesAreThoseThatTheRecordMustGive(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"a", "last_year.b", "c"}, FreeNames("let x = a; rate(x, last_year.b, 1000) + c - a"))
	require.Equal(t, []string{"a", "b"}, FreeNames("a + true * b )"))
	require.Empty(t, FreeNames("1 + abs(2)"))
	require.Empty(t, FreeNames("last_year."))
	require.Empty(t, FreeNames(""))
}

func TestBasesAreNotMixed(t *testing.T) {
	t.Parallel()
	refused := []string{
		"percent(a, b) + ‹rate(a, b, 1000)›", "percent(a, b) < ‹a / b * 1000›", "min(rate(a, b, 1000), ‹rate(a, b, 100000)›)",
		"rate(a, b, 1000) - ‹a›", "a > b ? percent(a, b) : ‹rate(a, b, 1000)›", "percent(a, b) ?? (‹1000 * a / b›)",
		"let p = percent(a, b); p == ‹rate(a, b, 1000)›", "0 < percent(a, b) <= ‹rate(a, b, 1000)›",
	}
	for _, marked := range refused {
		formula, want := cut(marked)
		compile(t, formula, errorScope())
		_, err := CompileWith(formula, errorScope(), Options{Bases: true})
		places, kinds, _ := placesOf(err)
		require.Equal(t, want, places, formula)
		require.Equal(t, []string{"type"}, kinds, formula)
	}
	accepted := map[string]Base{
		"a": BaseCount, "a + b - 1": BaseCount, "a / b": BaseCount, "5": BaseCount, "a / b * 100": BasePercent, "a / b * 1000": BasePer1000,
		"1000 * a / b": BasePer1000, "100000 * (a + b) / b": BasePer100000, "rate(a, b, 1000)": BasePer1000, "rate(a, b, 100000)": BasePer100000,
		"percent(a, b)": BasePercent, "percent(a, b) + 5": BasePercent, "100 - percent(a, b)": BasePercent, "percent(a, b) - percent(b, a)": BasePercent,
		"round(percent(a, b), 1)": BasePercent, "-rate(a, b, 1000)": BasePer1000, "max(0, rate(a, b, 1000))": BasePer1000,
		"let r = a / b; r * 1000": BasePer1000, "a > b ? percent(a, b) : 0": BasePercent, "rate(a, b, 1000) + a / b * 1000": BasePer1000,
	}
	for formula, want := range accepted {
		f, err := CompileWith(formula, errorScope(), Options{Bases: true})
		require.NoError(t, err, formula)
		require.Equal(t, want, f.Base(), formula)
	}
	require.Equal(t, "count percent per_1000 per_100000", fmt.Sprint(BaseCount, " ", BasePercent, " ", BasePer1000, " ", BasePer100000))
}

func TestTheWantedTypeIsAskedFor(t *testing.T) {
	t.Parallel()
	tests := []struct {
		formula string
		want    Type
		ok      bool
	}{
		{"a + 1", NumberType, true}, {"a > 1", TruthType, true}, {"a + 1", TruthType, false}, {"a > 1", NumberType, false},
		{"has_play_area", TruthType, true}, {"has_play_area", NumberType, false}, {"a", AnyType, true}, {"a > 1", AnyType, true},
		{"a > 1 ? 1 : 2", NumberType, true}, {"let x = a; x > 1", TruthType, true}, {"let x = a > 1; x", NumberType, false},
	}
	for _, tt := range tests {
		_, err := CompileWith(tt.formula, errorScope(), Options{Type: tt.want})
		require.Equal(t, tt.ok, err == nil, "%s: %v", tt.formula, err)
	}
	require.Equal(t, TruthType, compile(t, "a > 1", errorScope()).Type())
	require.Equal(t, NumberType, compile(t, "a", errorScope()).Type())
}

func TestErrorsAreReachedAndWorded(t *testing.T) {
	t.Parallel()
	_, err := Compile("rate(infant_deaths, live_birth, 1000) + xxxxx", errorScope())
	var first *Error
	require.True(t, errors.As(err, &first))
	require.Equal(t, KindUnknownName, first.Kind)
	require.Len(t, AllErrors(fmt.Errorf("plan: %w", err)), 2)
	require.Nil(t, AllErrors(errors.New("other")))
	require.Nil(t, AllErrors(nil))
	require.EqualError(t, first, `formula:1:21: "live_birth" is not a declared statistic`)
	require.Equal(t, "formula:1:21: \"live_birth\" is not a declared statistic\n"+
		" 1 | rate(infant_deaths, live_birth, 1000) + xxxxx\n"+
		"   |                     ^^^^^^^^^^\n"+
		"hint: did you mean \"live_births\"?", first.Detail(wording.English))
	require.Equal(t, "formula:1:21: \"live_birth\" không phải số liệu đã khai báo\n"+
		" 1 | rate(infant_deaths, live_birth, 1000) + xxxxx\n"+
		"   |                     ^^^^^^^^^^\n"+
		"gợi ý: có phải là \"live_births\"?", first.Detail(wording.Vietnamese))
}

func TestNearestIsOneEditInThreeCharacters(t *testing.T) {
	t.Parallel()
	known := []string{"live_births", "infant_deaths", "children"}
	for name, want := range map[string]string{
		"live_birth": "live_births", "livebirths": "live_births", "infant_death": "infant_deaths", "childrn": "children",
		"xyz": "", "": "", "live": "", "liv_brth": "",
	} {
		require.Equal(t, want, wording.Nearest(name, known), name)
	}
}
