package strictyaml

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

func TestCommentsSayWhichLineTheyAreAbout(t *testing.T) {
	tests := []struct {
		name, source string
		want         []string // line:column text (alone) for line
	}{
		{"behind a value", "a: b # c\n", []string{"1:6 # c false for 1"}},
		{"alone above a key", "# c\n\na: b\n", []string{"1:1 # c true for 3"}},
		{"several above a key", "# c\n  # d\na: b\n", []string{"1:1 # c true for 3", "2:3 # d true for 3"}},
		{"at the end of the file", "a: b\n# c\n", []string{"2:1 # c true for 0"}},
		{"in a list in brackets", "a: [b, # c\n  d]\n", []string{"1:8 # c false for 1"}},
		{"a # in a text is none", "a: \"b # c\"\n", nil},
		{"nor in a block", "a: |\n  b\n  # c\n", nil},
		{"nor within a word", "a: b#c\n", nil},
		{"after a block", "a: |\n  b\n# c\nd: e\n", []string{"3:1 # c true for 4"}},
		{"in characters, not bytes", "ký: số # ghi chú\n", []string{"1:8 # ghi chú false for 1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var file struct{ A, D, Ký string }
			doc, _ := Decode([]byte(tt.source), "f.yaml", &file)
			require.NotNil(t, doc)
			var got []string
			for _, c := range doc.Comments() {
				got = append(got, fmt.Sprintf("%d:%d %s %t for %d", c.Line, c.Column, c.Text, c.Alone, c.For))
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestAnErrorIsPutAtALineAndColumn(t *testing.T) {
	t.Parallel()
	var file struct{ A string }
	doc, err := Decode([]byte("# first\na: b # second\n"), "f.yaml", &file)
	require.NoError(t, err)
	var e rules.Error
	doc.PutAt(2, 6, 8, &e)
	require.Equal(t, rules.Error{File: "f.yaml", Line: 2, Column: 6, Width: 8, Source: "a: b # second"}, e)
	require.True(t, doc.Has("a"))
	require.False(t, doc.Has("b"))
}
