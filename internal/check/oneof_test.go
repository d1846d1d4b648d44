package check

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

type colour string

func TestAWordThatIsNoneOfTheKnownOnesIsRefusedWithTheOneThatMayBeMeant(t *testing.T) {
	tests := []struct {
		name  string
		word  colour
		known []colour
		want  []string
	}{
		{"a known one", "red", []colour{"red", "green"}, nil},
		{"left out, where it may be", "", []colour{"", "red", "green"}, nil},
		{"left out, where it may not be", "", []colour{"red", "green"}, []string{"colours[0].colour", `found "", expected one of red, green`, ""}},
		{"misspelt", "gren", []colour{"", "red", "green"}, []string{"colours[0].colour", `found "gren", expected one of red, green`, `did you mean "green"?`}},
		{"another word", "purple", []colour{"red", "green"}, []string{"colours[0].colour", `found "purple", expected one of red, green`, ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var refused []string
			OneOf(func(path string, kind rules.Kind, message, hint wording.Message) {
				require.Equal(t, rules.KindInvalid, kind)
				refused = append(refused, path, message.String(), hint.String())
			}, "colours[0].colour", tt.word, tt.known...)
			require.Equal(t, tt.want, refused)
		})
	}
}
