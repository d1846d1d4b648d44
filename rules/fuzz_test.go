package rules

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// FuzzCompile holds what must hold for every text: no panic, a place inside the source for each error, and
// for what compiles the same answer whichever way it is evaluated.
func FuzzCompile(f *testing.F) {
	for _, seed := range []string{
		"rate(a, b, 1000)", "percent(a, b) < 6.28", "a / b * 1000", "let x = a; x > 3 ? x : b", "if a > 1 {1} else if p {2} else {3}", "1 < a < b <= 3",
		"a ?? b", "coalesce(a, b, 3)", "a in [1, -2.5]", "a not in [1]", "known(last_year.a) and not p or q", "round(a, -2) + floor(b) * ceil(c)",
		"trẻ_em % 1", "((((a", "a]", `"text"`, "/* don't */ a ≤ b", "1e-400000000", "0x1F + .5 + 5.", "a = b", "{a: 1}", "a; b", "$env", "a\xff", "\ufeffa",
		"min()", "rate(a, b, 1.000)", "1 / 0", "a / (b - b)", "-(-a)", "+(a)", "not a == b", "a ?: b", "a ? : b", "last_year", "last_year.x.y", "// c", "a\n+\tzz",
		"let a = 1; a", "let x = x; x", "x in y", "0 * a / b", "999999999999999999999 * a", "percent(a, b) - percent(c, b)", "a /* \n */ + \r\n zz",
	} {
		f.Add(seed, uint64(1))
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 4000 {
			t.Skip("long texts take long and find no more")
		}
		requireSound(t, text, seed)
	})
}

// requireSound checks a text of which nothing is known.
func requireSound(t testing.TB, text string, seed uint64) {
	t.Helper()
	s := testScope()
	FreeNames(text)
	for _, options := range []Options{{}, {Bases: true, Type: NumberType}, {Type: TruthType, Limits: Limits{Nesting: 3, Nodes: 10, SourceBytes: 200}}} {
		_, err := CompileWith(text, s, options)
		requirePlacesInside(t, text, err)
	}
	f, err := Compile(text, s)
	if err != nil {
		return
	}
	require.Equal(t, wording.Normalise(text), f.Text())
	g := newGenerator(seed)
	zero, huge := s.NewRow(), s.NewRow()
	for slot := range s.names {
		zero.Set(slot, map[Type]Value{NumberType: NumberValue(exact.Int(0)), TruthType: TruthValue(false)}[s.Type(slot)])
		huge.Set(slot, map[Type]Value{NumberType: NumberValue(exact.Pow10(300 + slot)), TruthType: TruthValue(true)}[s.Type(slot)])
	}
	for _, row := range []Row{s.NewRow(), zero, huge, g.row(s, 0), g.row(s, 0), g.row(s, 40)} {
		requireWaysAgree(t, g, f, row, text+"\n"+describe(s, row))
		f.Substitute(row, wording.Vietnamese)
		f.Substitute(row, wording.English)
	}
}

// requirePlacesInside sees to it that the place of each error lies inside the source, and that it prints.
func requirePlacesInside(t testing.TB, text string, err error) {
	t.Helper()
	lines := strings.Split(wording.Normalise(strings.ToValidUTF8(text, "�")), "\n")
	previous := [2]int{}
	for _, e := range AllErrors(err) {
		require.Contains(t, []Kind{KindSyntax, KindType, KindUnknownName, KindLimit}, e.Kind)
		require.True(t, 1 <= e.Line && e.Line <= len(lines), "line %d of %q", e.Line, text)
		width := utf8.RuneCountInString(lines[e.Line-1])
		require.True(t, 1 <= e.Column && e.Column <= width+1, "column %d of %q", e.Column, text)
		require.GreaterOrEqual(t, e.Width, 1)
		require.NotEmpty(t, e.Message.Code())
		for i := range len(e.Message.Args()) + 1 {
			place := fmt.Sprintf("{%d}", i)
			want := i < len(e.Message.Args())
			require.Equal(t, want, strings.Contains(e.Message.Template().EN, place), e.Message.Code())
			require.Equal(t, want, strings.Contains(e.Message.Template().VI, place), e.Message.Code())
		}
		for _, lang := range []wording.Language{wording.Vietnamese, wording.English} {
			require.NotEmpty(t, e.Detail(lang))
		}
		require.NotContains(t, e.Error(), "\n", "an error is one line")
		here := [2]int{e.Line, e.Column}
		require.True(t, previous[0] < here[0] || previous[0] == here[0] && previous[1] <= here[1], "source order")
		previous = here
	}
}

// Random formulas with a character changed, dropped or doubled: what fuzzing finds, in every run.
func TestDamagedFormulasAreRefusedOrSound(t *testing.T) {
	t.Parallel()
	g := newGenerator(11)
	alphabet := []rune("()[]{}<>=!?:;,.+-*/%|&#'\"`@$ \n\tabp019_ếin")
	for range 1000 {
		text := []rune(g.formula())
		for range 1 + g.IntN(3) {
			at := g.IntN(len(text))
			text = append(append(append([]rune(nil), text[:at]...), pick(g, alphabet)), text[min(len(text), at+g.IntN(3)):]...)
		}
		requireSound(t, string(text), g.Uint64())
	}
}
