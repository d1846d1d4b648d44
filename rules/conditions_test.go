package rules

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAConditionSaysWhatARowMadeOfIt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, formula string
		vars          vars
		want          []string
	}{
		{"the condition of a choice", "a == 0 ? 0 : b / a", vars{"a": "0"}, []string{"a == 0: true"}},
		{"what stands in the branch not taken is not reached", "a == 0 ? 0 : b > 1 ? 1 : 2", vars{"a": "0", "b": "2"},
			[]string{"a == 0: true", "b > 1: missing"}},
		{"what stands in the branch taken is", "a == 0 ? 0 : b > 1 ? 1 : 2", vars{"a": "1", "b": "2"},
			[]string{"a == 0: false", "b > 1: true"}},
		{"false decides an and", "a > 1 and b > 1 ? 1 : 2", vars{"a": "1", "b": "2"},
			[]string{"a > 1 and b > 1: false", "a > 1: false", "b > 1: missing"}},
		{"true decides an or", "a > 0 or b > 1 ? 1 : 2", vars{"a": "1", "b": "2"},
			[]string{"a > 0 or b > 1: true", "a > 0: true", "b > 1: missing"}},
		{"what is missing leaves the second part of an or to decide", "a > 0 or b > 1 ? 1 : 2", vars{"b": "2"},
			[]string{"a > 0 or b > 1: true", "a > 0: missing", "b > 1: true"}},
		{"a chain has pairs, each once", "0 <= a < b ? 1 : 2", vars{"a": "3", "b": "3"},
			[]string{"0 <= a: true", "a < b: false"}},
		{"a chain ends at the first pair that is false", "4 < a < b ? 1 : 2", vars{"a": "3", "b": "3"},
			[]string{"4 < a: false", "a < b: missing"}},
		{"the value of a let counts where it is used", "let c = a > 1; b > 1 and c ? 1 : 2", vars{"a": "3", "b": "3"},
			[]string{"a > 1: true", "b > 1 and c: true", "b > 1: true"}},
		{"a let that is not used is not reached", "let c = a > 1; b", vars{"a": "3", "b": "3"}, []string{"a > 1: missing"}},
		{"known and in", "known(a) and b in [1, 2] ? 1 : 2", vars{"a": "3", "b": "3"},
			[]string{"known(a) and b in [1, 2]: false", "known(a): true", "b in [1, 2]: false"}},
		{"the first that is there ends a ??", "(a > 1 ? a : b) ?? (b > 1 ? b : a)", vars{"a": "3", "b": "3"},
			[]string{"a > 1: true", "b > 1: missing"}},
		{"no condition at all", "a / b", vars{"a": "3"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			scope, row := fill(t, tt.vars, "a", "b")
			f, err := Compile(tt.formula, scope)
			require.NoError(t, err)
			var got []string
			for _, c := range f.Conditions(row) {
				got = append(got, fmt.Sprintf("%s: %s", c.Text, firstWord(c.Value)))
			}
			require.Equal(t, tt.want, got)
		})
	}
}

// firstWord is the truth value, or missing without the names.
func firstWord(v Value) string {
	if v.Known() {
		return v.String()
	}
	return v.Kind().String()
}

func TestAConditionKnowsItsPlace(t *testing.T) {
	t.Parallel()
	f, err := Compile("a == 0\n  ? 0\n  : (b > 1 ? 1 : 2)", NewScope("a", "b"))
	require.NoError(t, err)
	all := f.Conditions(Row{})
	require.Equal(t, [3]int{1, 1, 6}, [3]int{all[0].Line, all[0].Column, all[0].Width})
	require.Equal(t, [3]int{3, 6, 5}, [3]int{all[1].Line, all[1].Column, all[1].Width})
}
