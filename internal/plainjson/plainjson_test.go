package plainjson

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestJSONIsIndentedAsEncodingJSONDoes(t *testing.T) {
	t.Parallel()
	for _, value := range []any{
		nil, true, 1, "", []int{}, map[string]any{}, []any{[]any{}, map[string]any{}}, []int{1, 2, 3},
		map[string]any{"a": []any{1, "b, c: {d} [e]", nil}, "q\"{\\": `a "word", \`, "z": map[string]any{"trẻ_em": "<= 9 ‰"}},
		"ends in a backslash \\", "\u2028 \x00 \xff",
	} {
		written, err := Marshal(value)
		require.NoError(t, err)
		for _, prefix := range []string{"", "  "} {
			var want bytes.Buffer
			require.NoError(t, json.Indent(&want, written, prefix, " "))
			require.Equal(t, "x"+want.String(), string(Indented([]byte("x"), written, prefix)))
		}
	}
}

func TestComparisonsStandAsTheyAre(t *testing.T) {
	t.Parallel()
	written, err := Marshal("<= 9 & > 3")
	require.NoError(t, err)
	require.Equal(t, `"<= 9 & > 3"`, string(written))
}
