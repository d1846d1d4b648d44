package syntax

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// tree writes a part with its operands in square brackets and its operators before them.
func tree(p Part) string {
	if len(p.Parts) == 0 {
		return p.Text
	}
	var b strings.Builder
	b.WriteString(string(p.Kind))
	for _, o := range p.Operators {
		b.WriteString(" " + o.Text)
	}
	if p.Word != "" {
		b.WriteString(" " + p.Word)
	}
	for _, part := range p.Parts {
		b.WriteString(" [" + tree(part) + "]")
	}
	return b.String()
}

func TestAFormulaIsATreeOfParts(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, formula, want string }{
		{"rate has its per among its parts", "rate(a, b, 1000)", "call rate [a] [b] [1000]"},
		{"also in brackets", "rate(a, b, (1000))", "call rate [a] [b] [1000]"},
		{"brackets belong to what they enclose", "(a + b) / b * 100", "operation * [operation / [operation + [a] [b]] [b]] [100]"},
		{"the brackets of a call do not", "abs(a) + percent((a), b)", "operation + [call abs [a]] [call percent [(a)] [b]]"},
		{"a chain", "a < b <= a ? 1 : 2", "choice [operation < <= [a] [b] [a]] [1] [2]"},
		{"the words of logic", "a > 1 and not (b > 1) ? 1 : 2",
			"choice [operation and [operation > [a] [1]] [sign [operation > [b] [1]]]] [1] [2]"},
		{"if and else", "if a == 0 {1} else {b}", "choice [operation == [a] [0]] [1] [b]"},
		{"let", "let c = a; c + b", "let [a] [operation + [c] [b]]"},
		{"in", "a in [1, 2] ? 1 : 2", "choice [in [a] [1] [2]] [1] [2]"},
		{"both spellings of coalesce", "coalesce(a, b) ?? 1", "operation ?? [call coalesce [a] [b]] [1]"},
		{"last year", "a - last_year.a", "operation - [a] [last_year.a]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, err := rules.Compile(tt.formula, rules.NewScope("a", "b", "last_year.a"))
			require.NoError(t, err)
			require.Equal(t, tt.want, tree(Of(f)))
		})
	}
}

// Whatever is cut out of a formula by the span of a part is that part, and so for its operators.
func TestTheSpanOfAPartIsItsText(t *testing.T) {
	t.Parallel()
	f, err := rules.Compile("trẻ == 0 ? 0 : rate((trẻ + 1), b, 1000) ?? b", rules.NewScope("trẻ", "b"))
	require.NoError(t, err)
	text := []rune(f.Text())
	var check func(p Part)
	check = func(p Part) {
		require.Equal(t, p.Text, string(text[p.Span.From:p.Span.To]))
		for _, o := range p.Operators {
			require.Equal(t, o.Text, string(text[o.Span.From:o.Span.To]))
		}
		for _, kid := range p.Parts {
			check(kid)
		}
	}
	check(Of(f))
}

// A formula that stands in another text has no parts in this one; asking for them ran out of the text.
func TestANameInQuotesIsOnePart(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("deaths", "births", "b")
	rate, err := rules.Compile("let births_of_the_year = births; rate(deaths, births_of_the_year, 1000)", scope)
	require.NoError(t, err)
	nine, err := rules.ParseThreshold("<= 9")
	require.NoError(t, err)
	f, err := rules.CompileWith(`achieved("r") and value("r") * 2 > b`, scope, rules.Options{Quoted: map[string]map[string]rules.Quoted{
		"value": {"r": {Formula: rate}}, "achieved": {"r": {Formula: rate, Against: &nine}},
	}})
	require.NoError(t, err)
	require.Equal(t, `operation and [achieved("r")] [operation > [operation * [value("r")] [2]] [b]]`, tree(Of(f)))
}
