package criteria

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/longtest"
	"github.com/childward/childward/rules/exact"
)

// An oracleItem scores its points where its flag is set, and others where not; it does not apply where its count is 0.
type oracleItem struct {
	flag, count    string // count is empty for an item that always applies
	most, yes, not int64
	policy         Policy
}

func (it oracleItem) item() Item {
	out := Item{ID: "i_" + it.flag, Max: fmt.Sprint(it.most), Scale: Official, NotApplicable: it.policy,
		Bands: []Band{{When: it.flag, Points: fmt.Sprint(it.yes)}, {Points: fmt.Sprint(it.not)}}}
	if it.count != "" {
		out.Bands[0].When = fmt.Sprintf("(%s ? 1 : 0) / %s > 0", it.flag, it.count)
	}
	return out
}

// plainPoints are the points of a criterion worked out from the regulation's words, with everything known: nil where
// nothing applies.
func plainPoints(items []oracleItem, most *big.Rat, values indicator.Values) *big.Rat {
	points, maxima := new(big.Rat), new(big.Rat)
	for _, it := range items {
		applies := it.count == "" || values[it.count] != 0
		scored := it.not
		if values[it.flag] == true {
			scored = it.yes
		}
		if !applies {
			switch it.policy {
			case Rescale:
				continue
			case Full:
				scored = it.most
			case Zero, Exclude:
				scored = 0
			default:
				scored = 2
			}
		}
		points.Add(points, big.NewRat(scored, 1))
		maxima.Add(maxima, big.NewRat(it.most, 1))
	}
	if maxima.Sign() == 0 {
		return nil
	}
	points.Mul(points, most)
	return points.Quo(points, maxima)
}

// rescaledScheme is a random scheme of one or two criteria over flags and counts, with its items for the oracle.
func rescaledScheme(r *rand.Rand) (d Definition, items [][]oracleItem) {
	d = Definition{ID: "s"}
	flags, counts := []string{"f1", "f2", "f3", "f4", "f5", "f6"}, []string{"a", "b", "part", "whole"}
	all := 0
	for i := range 1 + r.IntN(2) {
		c := Criterion{ID: fmt.Sprintf("c%d", i), Met: []string{"", ">= 0", ">= 4"}[r.IntN(3)]}
		var own []oracleItem
		sum := 0
		for range 1 + r.IntN(4) {
			if len(flags) == 0 {
				break
			}
			it := oracleItem{flag: flags[0], most: int64(3 + r.IntN(9)), policy: []Policy{Rescale, Rescale, Rescale, Full, Zero, Exclude, "2"}[r.IntN(7)]}
			flags = flags[1:]
			it.yes, it.not = it.most-int64(r.IntN(2)), int64(r.IntN(3))
			if r.IntN(5) > 0 {
				it.count = counts[r.IntN(len(counts))]
			}
			sum += int(it.most)
			own, c.Items = append(own, it), append(c.Items, it.item())
		}
		if slices.ContainsFunc(own, func(it oracleItem) bool { return it.policy == Rescale }) && r.IntN(2) == 0 {
			sum = 10
			c.Max = "10"
		}
		all += sum
		d.Criteria, items = append(d.Criteria, c), append(items, own)
	}
	from := 1 + r.IntN(all)
	d.Grades = []Grade{{ID: "low", From: fmt.Sprint(from / 2)}, {ID: "high", From: fmt.Sprint(from)}}
	if r.IntN(2) == 0 {
		d.Grades[0].To = fmt.Sprint(max(from/2, from-1))
	}
	if from/2 == from {
		d.Grades = d.Grades[1:]
	}
	if r.IntN(2) == 0 {
		d.Tiers = []Tier{{ID: "B", Needed: fmt.Sprint(1 + r.IntN(all))}}
	}
	return d, items
}

// completions are all ways to fill in what is missing with one of two values.
func completions(known indicator.Values, missing []string) (all []indicator.Values) {
	for way := range 1 << len(missing) {
		values := indicator.Values{}
		for name, v := range known {
			values[name] = v
		}
		for i, name := range missing {
			if values[name] = way >> i & 1; name[0] == 'f' {
				values[name] = way>>i&1 == 1
			}
		}
		all = append(all, values)
	}
	return all
}

// plainGrade is the grade of a total, read off the ladder step by step.
func plainGrade(t *testing.T, d Definition, total *big.Rat) string {
	grade := ""
	for _, g := range d.Grades { // lowest first
		from, ok := new(big.Rat).SetString(g.From)
		require.True(t, ok)
		if total.Cmp(from) < 0 {
			return grade
		}
		grade = g.ID
		if to, ok := new(big.Rat).SetString(g.To); ok && total.Cmp(to) > 0 {
			grade = ""
		}
	}
	return grade
}

// Whatever is missing: no completion leaves the bounds of a criterion or of the total, turns an outcome or has a grade that
// was not among those possible; and what is said to settle settles.
func TestRescaledCriteriaAgreeWithTryingEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(75, 12))
	plan := counts(t)
	nothing, decidedGrades, listed := 0, 0, 0
	for range longtest.Rounds(1500, 20000) {
		d, items := rescaledScheme(r)
		s, err := NewScheme(d, plan)
		if err != nil { // points that no unit reaches
			continue
		}
		known, missing := indicator.Values{}, []string(nil)
		for _, name := range []string{"a", "b", "part", "whole", "f1", "f2", "f3", "f4", "f5", "f6"} {
			switch known[name] = r.IntN(2); {
			case r.IntN(3) == 0:
				delete(known, name)
				missing = append(missing, name)
			case name[0] == 'f':
				known[name] = known[name] == 1
			}
		}
		before := ward(t, plan, "B", known)
		if len(before.Faults()) > 0 {
			continue
		}
		was := s.RateRecord(before)
		graded := was.Graded()
		if graded.Grade != "" && len(missing) > 0 {
			decidedGrades++
		}
		for _, values := range completions(known, missing) {
			record := ward(t, plan, "B", values)
			if len(record.Faults()) > 0 {
				continue
			}
			is := s.RateRecord(record)
			total, open := new(big.Rat), false
			for i := range items {
				want := plainPoints(items[i], s.criteria[i].max.Rat(), values)
				low, high := was.criterionBounds(i)
				least, most := is.criterionBounds(i)
				if want == nil {
					nothing++
					open = true
					require.Equal(t, "0 to "+s.criteria[i].max.String(), span(least, most).String())
					require.Equal(t, "0 to "+s.criteria[i].max.String(), span(low, high).String(), "%v: %v", d, values)
					continue
				}
				total.Add(total, want)
				require.Equal(t, want.RatString(), least.Rat().RatString(), "%v: %v", d, values)
				require.Equal(t, want.RatString(), most.Rat().RatString())
				points := exact.FromRat(want)
				require.True(t, low.Cmp(points) <= 0 && points.Cmp(high) <= 0, "%v: %v is %v, not %v", d, values, points, span(low, high))
			}
			require.True(t, was.Low().Cmp(is.Low()) <= 0 && is.High().Cmp(was.High()) <= 0)
			if was.Outcome != Undetermined {
				require.Equal(t, was.Outcome, is.Outcome, "%v: %v", d, values)
			}
			for _, id := range is.Graded().Possible() {
				require.Contains(t, graded.Possible(), id, "%v: %v then %v, %v", d, &was, &is, values)
			}
			require.True(t, graded.Ungraded || !is.Graded().Ungraded)
			if !open {
				require.Equal(t, plainGrade(t, d, total), is.Graded().Grade, "%v: %v of %v", d, total, values)
				require.False(t, is.Graded().Open())
			}
		}
		undecidedCovers(t, r, d, items, known, missing)
		if lists, _ := was.WouldSettle(); len(lists) > 0 {
			listed++
			for _, list := range lists {
				settlesAll(t, s, known, missing, list)
			}
		} else {
			require.False(t, was.Outcome == Undetermined || graded.Open(), "%v: nothing settles %v", d, &was)
		}
	}
	require.Greater(t, nothing, 100, "the test saw criteria of which nothing applies")
	require.Greater(t, decidedGrades, 100, "and grades that were decided with something missing")
	require.Greater(t, listed, 100)
}

// undecidedCovers holds the points of a scheme against one that does not say what one of its items scores where it is not
// applicable: they lie within, so that a scale that says it later turns nothing that was determined.
func undecidedCovers(t *testing.T, r *rand.Rand, d Definition, items [][]oracleItem, known indicator.Values, missing []string) {
	t.Helper()
	d = cloneDefinition(d)
	i := r.IntN(len(d.Criteria))
	c := &d.Criteria[i]
	c.Items[r.IntN(len(c.Items))].NotApplicable = NotDecided
	s, err := NewScheme(d, counts(t))
	if err != nil { // nothing else of it is rescaled, and its maximum is another
		return
	}
	was := s.RateRecord(ward(t, s.Plan(), "B", known))
	low, high := was.criterionBounds(i)
	for _, values := range completions(known, missing) {
		want := plainPoints(items[i], s.criteria[i].max.Rat(), values)
		if want == nil {
			require.Equal(t, "0 to "+s.criteria[i].max.String(), span(low, high).String(), "%v: %v", d, values)
			continue
		}
		points := exact.FromRat(want)
		require.True(t, low.Cmp(points) <= 0 && points.Cmp(high) <= 0, "%v: %v is %v, not %v", d, values, points, span(low, high))
	}
}

// settlesAll tries all ways in which the inputs of a list can turn out. What a criterion scores of which nothing applies is
// no figure: with it in the list only what it does not decide can be tried.
func settlesAll(t *testing.T, s *Scheme, known indicator.Values, missing, list []string) {
	t.Helper()
	var names []string
	for _, name := range list {
		if slices.Contains(missing, name) {
			names = append(names, name)
		}
	}
	for _, values := range completions(known, names) {
		record := ward(t, s.Plan(), "B", values)
		if len(record.Faults()) > 0 {
			continue
		}
		is := s.RateRecord(record)
		asked := slices.ContainsFunc(s.criteria, func(c *criterion) bool {
			return slices.Contains(list, "scale."+c.ID) && is.gather(c).mayBeNothing
		})
		require.True(t, asked || is.Outcome != Undetermined && !is.Graded().Open(), "%v: %v does not settle %v, %v", s.definition, list, &is, values)
	}
}

// The least and the most ratio of points to maxima over all sets of items that may be left out, by trying all sets.
func TestTheBoundsOfARescaledCriterionAreThoseThatTryingAllSetsFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 50))
	for range longtest.Rounds(3000, 30000) {
		c := &criterion{max: exact.Int(int64(r.IntN(100)))}
		a := scaling{of: exact.Int(int64(1 + r.IntN(10))), manner: counting | mayCount}
		a.low = exact.Frac(a.of.Rat().Num().Int64()*int64(r.IntN(5)), 4)
		a.high = a.low.Add(a.of.Sub(a.low).Mul(exact.Frac(int64(r.IntN(3)), 2)))
		for range r.IntN(6) {
			most := int64(r.IntN(10))
			low := int64(r.IntN(int(most) + 1))
			a.loose = append(a.loose, loose{exact.Int(low), exact.Int(low + int64(r.IntN(int(most-low)+1))), exact.Int(most)})
		}
		var least, most *big.Rat
		for set := range 1 << len(a.loose) {
			low, high, of := a.low.Rat(), a.high.Rat(), a.of.Rat()
			for i, l := range a.loose {
				if set>>i&1 == 1 {
					low.Add(low, l.low.Rat())
					high.Add(high, l.high.Rat())
					of.Add(of, l.max.Rat())
				}
			}
			low.Quo(low.Mul(low, c.max.Rat()), of)
			high.Quo(high.Mul(high, c.max.Rat()), of)
			if least == nil || low.Cmp(least) < 0 {
				least = low
			}
			if most == nil || high.Cmp(most) > 0 {
				most = high
			}
		}
		g := a.gather(c)
		require.Equal(t, least.RatString()+" "+most.RatString(), g.low.Rat().RatString()+" "+g.high.Rat().RatString(), "%v", a)
	}
}
