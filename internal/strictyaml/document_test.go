package strictyaml

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A fault is in the word births, wherever that stands in a formula.
func TestAFaultInAFormulaIsLocatedInTheFile(t *testing.T) {
	tests := []struct{ name, src string }{
		{"plain", "rate(deaths, ‹births›, 1000)\n"},
		{"at the end", "deaths / ‹births›\n"},
		{"with blanks before it", "   deaths / ‹births›\n"},
		{"with a comment after it", "deaths / ‹births›   # per year\n"},
		{"Vietnamese letters are characters, not bytes", "trẻ_tử_vong / ‹births›\n"},
		{"letters with marks of their own are one character", "tre\u0309_tu\u031b\u0309_vong / ‹births›\n"},
		{"on a second line", "deaths /\n    ‹births›\n"},
		{"on a line after an empty one", "deaths /\n\n    ‹births› * 1000\n"},
		{"beginning below the key", "\n    deaths\n     / ‹births›\n"},
		{"in single quotes", "'deaths / ‹births›'\n"},
		{"in single quotes after one that is doubled", "'it''s / ‹births›'\n"},
		{"in single quotes, folded", "'deaths   \n     / ‹births›'\n"},
		{"in double quotes", "\"deaths / ‹births›\"\n"},
		{"in double quotes after escapes", "\"\\u1EA1\\t\\\"\\U0001F600 / ‹births›\"\n"},
		{"in double quotes after an escape that composes", "\"e\\u0302\\u0301 / ‹births›\"\n"},
		{"in double quotes, with a letter of it escaped", "\"deaths / ‹b\\x69rths›\"\n"},
		{"in double quotes, folded", "\"deaths /\n\n   ‹births›\"\n"},
		{"in double quotes, a line joined to the next", "\"deaths / \\\n      ‹births›\"\n"},
		{"in a block", "|\n    deaths\n      / ‹births›\n"},
		{"in a block with an empty line and a comment", "|  # note\n    deaths\n\n      / ‹births›\n"},
		{"in a block that says how far it is indented", "|2-\n      deaths\n    / ‹births›\n\n"},
		{"in a block without a line break at the end of the file", "|\n    deaths / ‹births›"},
		{"in a folded block", ">\n    deaths\n    / ‹births›\n"},
		{"in a folded block, after an empty line", ">-\n    deaths\n\n    / ‹births›\n\n\n"},
		{"in a folded block, in a line that is indented more", ">+\n    deaths\n       / ‹births›\n\n"},
		{"in brackets", "[\"a, b\", deaths / ‹births›]\n"},
		{"in braces", "{a: x, b: deaths / ‹births›}\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			src, line, column, width := unmark(t, wording.Normalise("version: 1\nany:\n  value: "+tt.src))
			value, path, doc := lastValue(t, src)
			e := wordIn(value, "births")
			doc.Locate(path, e)
			require.Equal(t, [...]int{line, column, width}, [...]int{e.Line, e.Column, e.Width})
			require.Equal(t, "any.yaml", e.File)
			require.Equal(t, strings.Split(src, "\n")[line-1], e.Source)
		})
	}
}

// lastValue reads a file of any keys and returns the last text in it with its path.
func lastValue(t *testing.T, src string) (value, path string, doc *Document) {
	t.Helper()
	s := newSource(src, "any.yaml")
	root, errs := s.parse()
	require.Empty(t, errs)
	doc = &Document{source: s, places: map[string]place{}}
	walk(root, "", func(n *node, at string) {
		doc.places[at] = place{value: n}
		value, path = n.text, at
	})
	return value, path, doc
}

// walk visits all texts of a tree in the order of the file.
func walk(n *node, path string, visit func(n *node, path string)) {
	for _, item := range n.items {
		walk(item, path+"[]", visit)
	}
	for _, e := range n.entries {
		walk(e.value, join(path, e.key.text), visit)
	}
	if n.isText() {
		visit(n, path)
	}
}

// wordIn makes an error about a word, with its line and column in a text.
func wordIn(text, word string) *rules.Error {
	before, _, _ := strings.Cut(text, word)
	return &rules.Error{
		Line:   strings.Count(before, "\n") + 1,
		Column: len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1,
		Width:  len([]rune(word)),
	}
}

func TestAPlaceIsKeptWithinItsText(t *testing.T) {
	tests := []struct {
		name                string
		src                 string
		line, column, width int
	}{
		{"the whole text", "‹a + b›", 0, 0, 0},
		{"the whole text, with its quotes", "‹\"a + b\"›", 0, 0, 0},
		{"the whole text in lines: the first", "|\n    ‹a +›\n    b", 0, 0, 0},
		{"after the last character", "a + b‹›", 1, 6, 1},
		{"after the last character in quotes", "\"a + b‹\"›", 1, 6, 1},
		{"after the last character of a block", "|\n    a +\n    b‹›", 2, 2, 1},
		{"a column beyond the text", "a + b‹›", 1, 100, 5},
		{"a line beyond the text", "‹a› + b", 9, 1, 1},
		{"a width beyond the line", "a ‹+ b›", 1, 3, 100},
		{"a width that goes on in the next line", ">\n    a ‹+›\n    b", 1, 3, 5},
		{"without a column", "‹a› + b", 1, 0, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			src, line, column, width := unmark(t, "version: 1\narea:\n  name: "+tt.src+"\n  short_name: x\n")
			var s sample
			doc, err := Decode([]byte(src), "sample.yaml", &s)
			require.NoError(t, err)
			e := &rules.Error{Line: tt.line, Column: tt.column, Width: tt.width}
			doc.Locate("area.name", e)
			require.Equal(t, [...]int{line, column, max(width, 1)}, [...]int{e.Line, e.Column, e.Width})
		})
	}
}

func TestPathsLeadToKeysAndElements(t *testing.T) {
	const src = `version: 1
title: {vi: Kế hoạch, en: Plan}
items:
  - id: a
    name: Tên
  - {id: b, items: [{id: c}]}
words:
- red
figures:
  live.births: 1
`
	_, doc := read(t, strings.TrimPrefix(src, "version: 1\n"))
	tests := []struct{ name, path, key, value string }{
		{"a key", "items", "3:1 items", "4:3 -"},
		{"a key in braces", "title.en", "2:23 en", "2:27 Plan"},
		{"an element has no key", "items[1]", "6:6 id", "6:6 id"},
		{"a key of an element", "items[0].id", "4:5 id", "4:9 a"},
		{"a deep one", "items[1].items[0].id", "6:22 id", "6:26 c"},
		{"a word of a list", "words[0]", "8:3 red", "8:3 red"},
		{"a key with a point in it", "figures.live.births", "10:3 live.births", "10:16 1"},
		{"the English of a text that stands for both languages", "items[0].name.en", "5:5 name", "5:11 Tên"},
		{"a key that is missing stands for its element", "items[0].value", "4:5 id", "4:5 id"},
		{"an element that is missing stands for its list", "items[7].value", "3:1 items", "4:3 -"},
		{"what is not there at all stands for the file", "nothing", "1:1 version", "1:1 version"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var key, value rules.Error
			doc.LocateKey(tt.path, &key)
			doc.Locate(tt.path, &value)
			require.Equal(t, tt.key, placeAndWord(key))
			require.Equal(t, tt.value, placeAndWord(value))
			require.Equal(t, key.Line, doc.Line(tt.path))
		})
	}
}

// placeAndWord returns where an error points, and the text there.
func placeAndWord(e rules.Error) string {
	line := []rune(e.Source)
	return strings.TrimPrefix(e.Place(), "sample.yaml:") + " " + string(line[e.Column-1:e.Column-1+e.Width])
}
