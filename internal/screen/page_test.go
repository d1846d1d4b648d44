package screen

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/wording"
)

func TestATextHangsBesideItsPrefix(t *testing.T) {
	tests := []struct{ name, prefix, text, want string }{
		{"in one line", "1. ", "short", "1. short\n"},
		{"in two", "1. ", strings.Repeat("word ", 16) + "end", "1. " + strings.TrimRight(strings.Repeat("word ", 15), " ") + "\n   word end\n"},
		{"a word longer than a line is broken", "", strings.Repeat("a", 90), strings.Repeat("a", 80) + "\n" + strings.Repeat("a", 10) + "\n"},
		{"a prefix longer than a line stands above", strings.Repeat("b", 100), "text", strings.Repeat("b", 80) + "\n" + strings.Repeat("b", 20) + "text\n"},
		{"a prefix as long as a line", strings.Repeat("b", 80), "text", strings.Repeat("b", 80) + "\n" + strings.Repeat(" ", 52) + "text\n"},
		{"nothing that would steer a terminal", "", "a\x1b[31mb\u202ec", "a[31mbc\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			p := New(&out, wording.English)
			p.Hang(tt.prefix, tt.text)
			require.NoError(t, p.Close())
			require.Equal(t, tt.want, out.String())
		})
	}
}

type closed struct{}

var errClosed = errors.New("closed")

func (closed) Write([]byte) (int, error) { return 0, errClosed }

func TestAnErrorOfTheWriterIsToldWhenThePageIsClosed(t *testing.T) {
	p := New(closed{}, wording.Vietnamese)
	for range 1000 {
		p.Line(p.Sayf("line %d", "dòng %d", 1))
	}
	require.ErrorIs(t, p.Close(), errClosed)
}
