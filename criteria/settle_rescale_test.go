package criteria

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// Ten items of different maxima can be left out in a thousand ways, which are more than are looked at; and of thirteen
// criteria together nothing is known. Neither takes long, nor is there no list.
func TestManyItemsThatMayBeLeftOutAreSettledInTime(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ criteria, items int }{{1, 10}, {13, 4}, {2, 3}} {
		d := Definition{ID: "s", Tiers: []Tier{{ID: "B", Needed: "50"}}, Grades: []Grade{{ID: "A", From: "90"}, {ID: "B", From: "75", Below: "80"}, {ID: "C", From: "60", To: "70"}}}
		everything := 0
		for i := range size.criteria {
			c := Criterion{ID: fmt.Sprintf("c%d", i), Max: "100"}
			for k := range size.items {
				part, whole, most := fmt.Sprintf("n%d_%d", i, k), fmt.Sprintf("d%d_%d", i, k), fmt.Sprint(97+1<<k)
				d.Statistics = append(d.Statistics, indicator.Statistic{Name: part}, indicator.Statistic{Name: whole})
				c.Items = append(c.Items, Item{ID: fmt.Sprintf("i%d_%d", i, k), Max: most, Scale: Official, NotApplicable: Rescale,
					Bands: []Band{{When: fmt.Sprintf("percent(%s, %s) >= 80", part, whole), Points: most}, {Points: "10"}}})
			}
			everything += 2*size.items + 1
			d.Criteria = append(d.Criteria, c)
		}
		s, err := NewScheme(d, counts(t))
		require.NoError(t, err)
		r := s.RateRecord(ward(t, s.Plan(), "B", nil))
		lists, proven := r.WouldSettle()
		require.Len(t, lists, 1)
		require.True(t, proven)
		require.Len(t, lists[0], everything, "all of it, and what each criterion scores where nothing applies")
	}
}
