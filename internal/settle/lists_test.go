package settle

import (
	"math/bits"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// anyOf settles as soon as one of some groups of inputs is known in full.
func anyOf(groups ...uint64) func(Set) bool {
	return func(known Set) bool {
		for _, g := range groups {
			if known.Includes(Set{g}) {
				return true
			}
		}
		return false
	}
}

func TestTheShortestListsAreToldInTheOrderOfTheirInputs(t *testing.T) {
	tests := []struct {
		name   string
		inputs int
		groups []uint64
		want   []Set
	}{
		{"one input decides alone", 3, []uint64{0b010, 0b101}, []Set{{0b010}}},
		{"two ways, equally short", 4, []uint64{0b1010, 0b0101, 0b0111}, []Set{{0b0101}, {0b1010}}},
		{"what is in every list stands beside what is searched", 3, []uint64{0b011, 0b101}, []Set{{0b011}, {0b101}}},
		{"all are needed", 3, []uint64{0b111}, []Set{{0b111}}},
		{"nothing settles", 3, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			lists, proven := Lists(tt.inputs, anyOf(tt.groups...))
			require.Equal(t, tt.want, lists)
			require.True(t, proven)
		})
	}
}

func TestWhatNeedsNoInputIsSettledByTheEmptyList(t *testing.T) {
	t.Parallel()
	lists, proven := Lists(0, func(Set) bool { return true })
	require.True(t, proven)
	require.Equal(t, []Set{{}}, lists)
}

func TestNoMoreThanTenListsAreTold(t *testing.T) {
	t.Parallel()
	lists, proven := Lists(12, func(known Set) bool { return known[0] != 0 })
	require.True(t, proven)
	require.Len(t, lists, 10)
	require.Equal(t, []Set{{1}, {2}, {4}}, lists[:3])
}

func TestBeyondTwentyInputsNothingCanBeLeftOutOfTheOneList(t *testing.T) {
	t.Parallel()
	settles := func(known Set) bool { return known.Has(69) && (known.Includes(Set{0b111, 0}) || known.Has(30)) }
	lists, proven := Lists(70, settles)
	require.False(t, proven)
	require.Equal(t, []Set{NewSet(70).With(30).With(69)}, lists, "inputs are left out from the first on")
	for i := range 70 {
		require.False(t, lists[0].Has(i) && settles(lists[0].Without(i)))
	}
}

func TestBeyondTwentyInputsThatAreAllNeededNoSearchIsNeeded(t *testing.T) {
	t.Parallel()
	lists, proven := Lists(25, func(known Set) bool { return known.Includes(AllOf(25)) })
	require.True(t, proven)
	require.Equal(t, []Set{AllOf(25)}, lists)
}

func TestWhereNotEvenAllOfManyInputsSettleThereIsNoList(t *testing.T) {
	t.Parallel()
	lists, proven := Lists(25, func(Set) bool { return false })
	require.True(t, proven)
	require.Empty(t, lists)
}

// Any monotone question over few inputs can be asked of all sets.
func TestTheListsAreThoseThatTryingAllSetsFinds(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(10, 4))
	for range 3000 {
		inputs := 1 + r.IntN(9)
		groups := make([]uint64, 1+r.IntN(6))
		for i := range groups {
			groups[i] = r.Uint64() & r.Uint64() & (1<<inputs - 1)
		}
		settles := anyOf(groups...)
		want := map[uint64]bool{}
		least := inputs
		for set := range uint64(1) << inputs {
			size := bits.OnesCount64(set)
			if size > least || !settles(Set{set}) {
				continue
			}
			if size < least {
				clear(want)
			}
			least, want[set] = size, true
		}
		lists, proven := Lists(inputs, settles)
		require.True(t, proven)
		require.Len(t, lists, min(len(want), 10), "%b", groups)
		for _, list := range lists {
			require.True(t, want[list[0]], "%b of %b", list, groups)
		}
	}
}

func TestSetsAreNotChangedByWhatIsMadeOfThem(t *testing.T) {
	t.Parallel()
	s := NewSet(70).With(3).With(69)
	require.True(t, s.Has(3) && s.Has(69) && !s.Has(4))
	require.False(t, s.Without(69).Has(69))
	require.True(t, s.Has(69))
	require.True(t, s.Includes(s.Without(3)))
	require.False(t, s.Without(3).Includes(s))
	key := func(s Set) string { return string(s.AppendKey(nil, NewSet(70).With(3).With(69))) }
	require.Equal(t, key(s), key(s.With(4)), "what is in one set alone is no part of the key")
	require.NotEqual(t, key(s), key(s.Without(69)))
	require.Equal(t, key(s), key(s.Without(69).With(69)))
}
