package publish

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// The room needs slots, values and formulas, nothing else. What its rules are worth against a reader is tested
// in package indicator, on what is published.
func TestWhatIsHiddenFollowsFromSlotsAndFormulasAlone(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("early", "married", "injured")
	slots := []Slot{{Sensitive: true, Now: 0}, {Now: 1}, {Sensitive: true, Now: 2}}
	tests := []struct {
		name, constraint string
		wards            [][3]int64
		want             string // a * for each hidden slot of the wards, then of the city
	}{
		{"nothing is small", "early <= married", [][3]int64{{9, 90, 9}, {9, 90, 9}}, "... ... ..."},
		{"a small count and its neighbour", "early <= married", [][3]int64{{3, 90, 9}, {9, 90, 9}, {9, 90, 9}, {9, 90, 9}}, "*.. *.. ... ... ..."},
		{"a whole that would narrow it down", "early <= married", [][3]int64{{3, 4, 9}, {9, 9, 9}, {9, 90, 9}, {9, 90, 9}}, "**. **. ... ... ..."},
		{"the same whole, written otherwise", "married - early >= 0", [][3]int64{{3, 4, 9}, {9, 9, 9}, {9, 90, 9}, {9, 90, 9}}, "**. **. ... ... ..."},
		{"a form that is not known: all that is joined", "early * 2 <= married", [][3]int64{{3, 90, 9}, {9, 90, 9}, {9, 90, 9}, {9, 90, 9}}, "**. **. **. **. **."},
		{"what is not joined stays", "early <= married", [][3]int64{{9, 90, 3}, {9, 90, 9}, {9, 90, 9}, {9, 90, 9}}, "..* ..* ... ... ..."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			constraint, err := rules.Compile(tt.constraint, scope)
			require.NoError(t, err)
			var wards []Unit
			var sums [3]int64
			for _, figures := range tt.wards {
				for i, n := range figures {
					sums[i] += n
				}
				wards = append(wards, unit(scope, figures))
			}
			city := unit(scope, sums)
			hidden := Hide(Figures{Slots: slots, OfWard: []*rules.Formula{constraint}, OfCity: []*rules.Formula{constraint}}, wards, &city)
			var words []string
			for _, set := range append(hidden.Wards, hidden.City) {
				words = append(words, stars(set))
			}
			require.Equal(t, tt.want, strings.Join(words, " "))
		})
	}
}

func unit(scope *rules.Scope, figures [3]int64) Unit {
	row := scope.NewRow()
	for slot, n := range figures {
		row.Set(slot, rules.NumberValue(exact.Int(n)))
	}
	return Unit{Row: &row}
}

func stars(hidden Set) (word string) {
	for slot := range 3 {
		word += map[bool]string{true: "*", false: "."}[hidden.Has(slot)]
	}
	return word
}

func TestBlocksAreTwosAndTheLastOfAnOddNumberIsOfThree(t *testing.T) {
	t.Parallel()
	require.Empty(t, Blocks(0))
	require.Equal(t, [][]int{{0}}, Blocks(1))
	require.Equal(t, [][]int{{0, 1}, {2, 3, 4}}, Blocks(5))
	require.Equal(t, [][]int{{0, 1}, {2, 3}, {4, 5}}, Blocks(6))
}
