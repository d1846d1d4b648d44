package strictyaml

import (
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

func addFaults(f *testing.F) {
	for _, tt := range faultTests {
		f.Add(strings.NewReplacer("‹", "", "›", "").Replace(tt.src))
	}
	f.Add("version: 1\ntitle: {vi: Kế hoạch, en: \"Pl\\u00e0n\"}\nitems:\n- id: 'a''b'\n  value: >-\n    x\n    y\n\n     z\n- id: |2\n    x\n  value: a\n    b\n")
	f.Add(aliasBomb)
}

// An error has a place in the file and words in both languages; a value stands where the document says.
func FuzzDecode(f *testing.F) {
	addFaults(f)
	f.Fuzz(func(t *testing.T, src string) {
		var s sample
		doc, err := Decode([]byte(src), "sample.yaml", &s)
		lines := strings.Split(string(newSource(strings.ToValidUTF8(strings.TrimPrefix(src, "\ufeff"), "\ufffd"), "").text), "\n")
		for _, e := range rules.AllErrors(err) {
			requireWithin(t, lines, e)
			require.NotEmpty(t, e.Detail(wording.English))
			require.NotEmpty(t, e.Detail(wording.Vietnamese))
		}
		if doc == nil {
			require.NotEmpty(t, rules.AllErrors(err))
			return
		}
		for _, p := range doc.places {
			requireWhereItIsWritten(t, doc, p.value)
		}
	})
}

// requireWithin checks that the place of an error, when it has one, lies inside the file.
func requireWithin(t *testing.T, lines []string, e *rules.Error) {
	t.Helper()
	if e.Line == 0 {
		require.Zero(t, e.Column)
		return
	}
	require.LessOrEqual(t, e.Line, len(lines))
	require.Equal(t, lines[e.Line-1], e.Source)
	require.Positive(t, e.Column)
	require.Positive(t, e.Width)
	require.LessOrEqual(t, e.Column-1+e.Width, len([]rune(e.Source))+1)
}

// requireWhereItIsWritten checks that each character of a text without escapes, blanks apart, is located where
// it stands in the file.
func requireWhereItIsWritten(t *testing.T, doc *Document, n *node) {
	t.Helper()
	if !n.isText() || slices.Contains(doc.text[n.start:n.end], '\\') {
		return
	}
	d := &Document{source: doc.source, places: map[string]place{"": {value: n}}}
	for i, line := range strings.Split(n.text, "\n") {
		for j, r := range []rune(line) {
			e := &rules.Error{Line: i + 1, Column: j + 1, Width: 1}
			d.Locate("", e)
			there := []rune(e.Source + "\n")[e.Column-1]
			require.True(t, isBlank(r) || r == there, "line %d, column %d of %q is at %s", i+1, j+1, n.text, e.Place())
		}
	}
}

// Texts in quotes are read here a second time, for the places of their characters. Goccy reads the same,
// but for blanks where lines are folded, and escapes that are wrong.
func FuzzQuotesAgreeWithGoccy(f *testing.F) {
	for _, text := range []string{`"a\tb"`, `'it''s'`, "\"a\n  b\"", "'a\n\n  b'", `"\u1EA1\x41\U0001F600"`, `"\uD83D\uDE00"`, "\"a\\\n  b\"", `"e` + "\\u0301" + `"`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, errs := readSource([]byte(text), "")
		if len(errs) > 0 || len(s.text) == 0 || s.text[0] != '"' && s.text[0] != '\'' {
			t.Skip("no text in quotes")
		}
		tokens := lexer.Tokenize(string(s.text))
		sc, wrong, ok := s.unquote(0)
		if first := tokens[0].Type; first != token.SingleQuoteType && first != token.DoubleQuoteType || len(wrong) > 0 {
			return
		}
		require.True(t, ok)
		require.Equal(t, strings.Fields(wording.Normalise(tokens[0].Value)), strings.Fields(string(sc.text)))
	})
}
