package strictyaml

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A sample is a struct with a field of each sort.
type sample struct {
	Version  int `yaml:"version,version=1"`
	Title    wording.Text
	Code     string `yaml:",quoted"`
	Year     int
	Open     bool
	Area     *area
	Items    []item
	Words    []string `yaml:"words,oneof=red|green|blue"`
	Figures  map[string]string
	internal string
	Ignored  string `yaml:"-"`
}

type area struct{ Name, ShortName string }

type colour string

type item struct {
	ID     string `yaml:"id,required"`
	Colour colour `yaml:"colour,oneof=red|green|blue"`
	Value  string
	Places *int
	Name   wording.Text
	Items  []item
}

// read decodes a sample without its version.
func read(t *testing.T, src string) (sample, *Document) {
	t.Helper()
	var s sample
	doc, err := Decode([]byte("version: 1\n"+src), "sample.yaml", &s)
	require.NoError(t, err)
	return s, doc
}

func TestDecodeFillsEveryField(t *testing.T) {
	got, _ := read(t, `
title: {vi: Kế hoạch, en: Plan}
code: "06760"
year: 2023
open: true
area:
  name: Cẩm Phả
  short_name: CP
items:
  - id: a
    colour: red
    places: 0
    items:
    - {id: b, name: Tên}
  - id: c
words: [red, blue]
figures:
  live_births: 248
  trẻ_đẻ_ra_sống: 1.30
`)
	zero := 0
	require.Equal(t, sample{
		Version: 1,
		Title:   wording.Text{VI: "Kế hoạch", EN: "Plan"},
		Code:    "06760",
		Year:    2023,
		Open:    true,
		Area:    &area{Name: "Cẩm Phả", ShortName: "CP"},
		Items: []item{
			{ID: "a", Colour: "red", Places: &zero, Items: []item{{ID: "b", Name: wording.Text{VI: "Tên", EN: "Tên"}}}},
			{ID: "c"},
		},
		Words:   []string{"red", "blue"},
		Figures: map[string]string{"live_births": "248", "trẻ_đẻ_ra_sống": "1.30"},
	}, got)
}

func TestWhatIsAbsentStaysAsItIs(t *testing.T) {
	s := sample{Year: 2023, Ignored: "kept", internal: "kept"}
	_, err := Decode([]byte("version: 1\nopen: true\n"), "", &s)
	require.NoError(t, err)
	require.Equal(t, sample{Version: 1, Year: 2023, Open: true, Ignored: "kept", internal: "kept"}, s)
}

func TestTextIsWhatIsWritten(t *testing.T) {
	tests := []struct{ name, value, want string }{
		{"a code is not an octal number", "06760", "06760"},
		{"a zero at the end of a decimal stays", "1.30", "1.30"},
		{"neither does 0.10 become 0.1", "0.10", "0.10"},
		{"a hexadecimal number is a text", "0x1F", "0x1F"},
		{"an exponent is a text", "1e3", "1e3"},
		{"a number beyond 64 bits keeps its digits", "123456789012345678901234567890", "123456789012345678901234567890"},
		{"yes is a word", "yes", "yes"},
		{"null is a word", "null", "null"},
		{"true is a word", "true", "true"},
		{"a date is a text", "2023-02-16", "2023-02-16"},
		{"an infinity is a text", ".inf", ".inf"},
		{"a comment is no part of it", "a b  # c", "a b"},
		{"a number sign in a word is", "a#b", "a#b"},
		{"lines without quotes become one", "a\n  b\n  c", "a b c"},
		{"an empty line between them is a line break", "a\n\n  b", "a\nb"},
		{"a text may begin in the next line", "\n  a\n  b", "a b"},
		{"a quote in single quotes is written twice", "'it''s'", "it's"},
		{"a backslash in single quotes is a backslash", `'a\n'`, `a\n`},
		{"lines in single quotes become one", "'a  \n   b\n\n  c'", "a b\nc"},
		{"escapes in double quotes", `"\"\\\/\t\x41\u1EA1\U0001F600"`, "\"\\/\tAạ😀"},
		{"a pair of surrogates is one character", `"\uD83D\uDE00"`, "😀"},
		{"a backslash at the end of a line joins the lines", "\"a\\\n   b\"", "ab"},
		{"an escaped space at the end of a line stays", "\"a\\ \n  b\"", "a  b"},
		{"quotes keep blanks at the ends", `" a "`, " a "},
		{"a block keeps its lines, but not the last line break", "|\n  a\n    b\n\n  c\n", "a\n  b\n\nc"},
		{"a folded block joins its lines", ">\n  a\n  b\n\n  c\n    d\n", "a b\nc\n  d"},
		{"a block may say how far it is indented", "|2-\n    a\n   b\n", " a\nb"},
		{"line breaks that a block would keep are dropped", "|+\n  a\n\n\n", "a"},
		{"a number sign in a block is text", "|\n  # a\n  b # c\n", "# a\nb # c"},
		{"a block may have a comment beside its sign", ">- # note\n  a\n", "a"},
		{"letters with marks of their own become one character", "Hoa\u0300 'e\u0302\u0301'", "Hoà 'ế'"},
		{"so do those that escapes write", `"e\u0302\u0301"`, "ế"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, _ := read(t, "area:\n name: "+tt.value+"\n")
			require.Equal(t, tt.want, got.Area.Name)
		})
	}
}

func TestLineEndsAreOfAnyKind(t *testing.T) {
	const src = "area:\n  name: |\n    a\n    b\n  short_name: \"c\n    d\"\n"
	want, _ := read(t, src)
	tests := []struct{ name, end string }{
		{"Windows", "\r\n"},
		{"old Macintosh", "\r"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, _ := read(t, strings.ReplaceAll(src, "\n", tt.end))
			require.Equal(t, want, got)
		})
	}
}

func TestAByteOrderMarkIsAccepted(t *testing.T) {
	var s sample
	_, err := Decode([]byte("\ufeffversion: 1\nyear: 2023\n"), "", &s)
	require.NoError(t, err)
	require.Equal(t, 2023, s.Year)
}

func TestADocumentMayBeginWithItsMark(t *testing.T) {
	var s sample
	_, err := Decode([]byte("# note\n---\nversion: 1\nyear: 2023\n"), "", &s)
	require.NoError(t, err)
	require.Equal(t, 2023, s.Year)
}

func TestWhatIsWrongDoesNotKeepTheRestFromBeingRead(t *testing.T) {
	var s sample
	_, err := Decode([]byte("version: 1\nyear: next\nopen: true\nitems: [{id: a}, {}, {id: b}]\n"), "", &s)
	require.Len(t, rules.AllErrors(err), 2)
	require.True(t, s.Open)
	require.Equal(t, []item{{ID: "a"}, {}, {ID: "b"}}, s.Items)
}

func TestKeysAreTheGoNamesInSnakeCase(t *testing.T) {
	tests := []struct{ name, want string }{
		{"ID", "id"},
		{"Name", "name"},
		{"ReportedBy", "reported_by"},
		{"FurtherTargets", "further_targets"},
		{"HTTPServer", "http_server"},
		{"UnitID", "unit_id"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, snakeCase(tt.name))
		})
	}
}

func TestABugInTheStructPanics(t *testing.T) {
	tests := []struct {
		name string
		into any
	}{
		{"not a pointer", sample{}},
		{"not a struct", new(string)},
		{"an unknown option", &struct {
			A string `yaml:"a,requird"`
		}{}},
		{"a version that is no number", &struct {
			A int `yaml:"a,version=x"`
		}{}},
		{"a type that is not supported", &struct{ A float64 }{}},
		{"a map with keys that are not names", &struct{ A map[int]string }{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Panics(t, func() { _, _ = Decode([]byte("a: {b: c}"), "", tt.into) })
		})
	}
}

func TestTheFieldsOfAnEmbeddedStructStandInTheGroup(t *testing.T) {
	t.Parallel()
	type common struct{ Name, Note string }
	var got struct {
		common
		Code string
	}
	_, err := Decode([]byte("name: a\ncode: b\nnote: c\n"), "embedded.yaml", &got)
	require.NoError(t, err)
	require.Equal(t, common{"a", "c"}, got.common)
	require.Equal(t, "b", got.Code)
	properties, _ := Schema(&got)["properties"].(map[string]any)
	require.Len(t, properties, 3)
}
