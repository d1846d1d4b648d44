package unicodetext

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheFirstByteThatIsNoTextIsFound(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"":                 -1,
		"Cẩm Phả":          -1,
		"\xff":             0,
		"Cẩm Ph\xe0":       8,
		"a\xe1\xba":        1, // a character that is cut
		"\xed\xa0\x80":     0, // half a pair of surrogates
		"written: \ufffd.": -1,
		"\ufffd then \x80": 9,
	} {
		require.Equal(t, want, InvalidUTF8(text), "%q", text)
	}
}
