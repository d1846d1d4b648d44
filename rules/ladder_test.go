package rules

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
)

// The ladder must find what asking one condition after the other finds.
func TestALadderFindsTheFirstConditionThatHolds(t *testing.T) {
	scope := NewScope("a", "b")
	lists := [][]string{
		{"percent(a, b) >= 98", "percent(a, b) >= 95.5", "80 <= percent(a, b)"},
		{"rate(a, b, 1000) == 0", "rate(a, b, 1000) < 9", "rate(a, b, 1000) <= 9", "rate(a, b, 1000) != 50"},
		{"a / b > 2", "a / b > 1"},
	}
	values := []Value{{}, NumberValue(exact.Int(-1)), NumberValue(exact.Int(0)), NumberValue(exact.Int(1)), NumberValue(exact.Int(49)), NumberValue(exact.Int(50)), NumberValue(exact.Int(1 << 62)), NumberValue(exact.Frac(1, 2))}
	for _, texts := range lists {
		var conditions []*Formula
		for _, text := range texts {
			f, err := Compile(text, scope)
			require.NoError(t, err)
			conditions = append(conditions, f)
		}
		ladder, ok := LadderOf(conditions)
		require.True(t, ok, texts)
		answered := 0
		for _, a := range values {
			for _, b := range values {
				row := scope.NewRow()
				row.Set(0, a)
				row.Set(1, b)
				want, known := -1, true
				for i := len(conditions) - 1; i >= 0; i-- {
					kind, holds := conditions[i].Holds(&row)
					known = known && kind == IsTruth
					if holds {
						want = i
					}
				}
				got, ok := ladder.First(&row)
				if ok {
					answered++
					require.True(t, known, "%v %v %v", texts, a, b)
					require.Equal(t, want, got, "%v %v %v", texts, a, b)
				}
			}
		}
		require.Greater(t, answered, 10)
	}
}

func TestWhatIsNoLadder(t *testing.T) {
	scope := NewScope("a", "b", "c")
	for name, texts := range map[string][]string{
		"no condition":                        {},
		"two rates":                           {"percent(a, b) >= 98", "percent(c, b) >= 95"},
		"a percentage and a quotient":         {"percent(a, b) >= 98", "a / b >= 1"},
		"an and":                              {"percent(a, b) >= 98 and percent(a, b) < 99"},
		"a chain":                             {"5 < percent(a, b) < 98"},
		"a sum":                               {"percent(a + c, b) >= 98"},
		"a comparison with another statistic": {"percent(a, b) >= c"},
	} {
		var conditions []*Formula
		for _, text := range texts {
			f, err := Compile(text, scope)
			require.NoError(t, err)
			conditions = append(conditions, f)
		}
		_, ok := LadderOf(conditions)
		require.False(t, ok, name)
	}
}
