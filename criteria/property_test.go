package criteria

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/longtest"
	"github.com/childward/childward/internal/settle"
)

func TestWithEverythingKnownNothingIsOpen(t *testing.T) {
	for _, w := range sample(t, round().Plan(), 2022).Wards { // the sample of 2023 lacks and contradicts on purpose
		r := round().RateRecord(w)
		require.Equal(t, r.Low().String(), r.High().String(), r.String())
		for _, c := range r.Criteria() {
			require.Equal(t, c.Low.String(), c.High.String(), c.ID)
		}
		if len(r.scheme.possible(r.Unit().Tier)) == 1 {
			require.NotEqual(t, Undetermined, r.Outcome, r.String())
		}
	}
}

// figures are random sound figures of one ward, such that every band is met now and then.
type figures struct {
	*rand.Rand
	values indicator.Values
	odds   int // one share in so many is at an end of what it can be
}

// share puts a part of a whole: mostly close to all of it, now and then far, and at times exactly all or nothing.
func (f *figures) share(name string, whole int, usual float64) int {
	n := 0
	switch f.IntN(f.odds) {
	case 0:
		n = whole
	case 1:
		n = 0
	case 2:
		n = f.IntN(whole + 1)
	default:
		n = min(whole, max(0, int(float64(whole)*(usual+0.08*(f.Float64()-0.5)))))
	}
	f.values[name] = n
	return n
}

func soundFigures(r *rand.Rand) indicator.Values {
	f := &figures{r, indicator.Values{}, []int{8, 200}[r.IntN(2)]}
	children := f.IntN(3000) + f.IntN(3)*10
	f.values["children_under_16"] = children
	under1, under5, five := children/15, children/4, children/14
	f.values["children_under_1"], f.values["children_under_5"], f.values["five_year_olds"] = under1, under5, five
	f.share("under_1_fully_vaccinated", under1, 0.96)
	f.share("registered_under_5", under5, 0.99)
	f.share("five_year_olds_in_kindergarten", five, 0.99)
	f.values["under_5_weighed"], f.values["under_5_measured"] = under5, under5
	f.share("under_5_underweight", under5, 0.06)
	f.share("under_5_stunted", under5, 0.08)
	f.share("abused_children", children, -0.038)
	f.share("injured_children", children, -0.037)
	f.share("children_reached_on_participation", children, 0.75)
	f.share("children_breaking_law", children, -0.038)
	f.share("children_addicted", children, -0.038)
	f.share("children_with_health_check", children, 0.93)
	special := f.share("children_in_special_circumstances", children, 0.013)
	f.share("special_circumstances_supported", special, 1)
	cases := f.IntN(4)
	f.values["protection_cases"] = cases
	f.share("protection_cases_with_plan", cases, 1)
	asked := f.IntN(200)
	f.values["residents_asked"] = asked
	f.share("residents_satisfied", asked, 0.95)
	for _, flag := range []string{"has_child_protection_officer", "has_protection_collaborators", "has_protection_committee", "has_child_budget", "has_play_area"} {
		f.values[flag] = f.IntN(f.odds) > 1
	}
	return f.values
}

// completed fills in what is missing with other sound figures; ok is false where none were found that fit.
func completed(t *testing.T, r *rand.Rand, plan *indicator.Plan, known indicator.Values, missing []string, tier string) (indicator.Record, bool) {
	for range 30 {
		other := soundFigures(r)
		values := indicator.Values{}
		for name, v := range known {
			values[name] = v
		}
		for _, name := range missing {
			values[name] = other[name]
			if n, ok := other[name].(int); ok && r.IntN(4) == 0 {
				values[name] = r.IntN(2*n + 2)
			}
		}
		record := ward(t, plan, tier, values)
		if len(record.Faults()) == 0 && !offendersAmongNobody(values) {
			return record, true
		}
	}
	return indicator.Record{}, false
}

// offendersAmongNobody reports whether children broke the law where there are none: the plan has no indicator of it, so
// it is no fault of the record, yet the figures contradict each other.
func offendersAmongNobody(values indicator.Values) bool {
	law, _ := values["children_breaking_law"].(int)
	addicted, _ := values["children_addicted"].(int)
	return values["children_under_16"] == 0 && law+addicted > 0
}

// Whatever is missing, an outcome that is determined stays so for every sound figure that comes in, and points stay
// within their bounds.
func TestNoFigureThatComesInTurnsAnOutcomeThatWasDetermined(t *testing.T) {
	r := rand.New(rand.NewPCG(2023, 6))
	plan := round().Plan()
	completions, determined := 0, map[Outcome]int{}
	for completions < longtest.Rounds(4000, 12000) {
		values := soundFigures(r)
		var missing []string
		for _, name := range sortedNames(values) {
			if r.IntN(len(values)) < r.IntN(5) {
				missing = append(missing, name)
				delete(values, name)
			}
		}
		tier := []string{"A", "B", "C", "B|C"}[r.IntN(4)]
		before := ward(t, plan, tier, values)
		if len(before.Faults()) > 0 {
			continue
		}
		was := round().RateRecord(before)
		for range 4 {
			record, ok := completed(t, r, plan, values, missing, tier)
			if !ok {
				continue
			}
			completions++
			is := round().RateRecord(record)
			if was.Outcome != Undetermined {
				determined[was.Outcome]++
				require.Equal(t, was.Outcome, is.Outcome, "%v, missing %v, became %v", was, missing, is)
			}
			require.LessOrEqual(t, was.Low().Cmp(is.Low()), 0, "%v, missing %v", values, missing)
			require.GreaterOrEqual(t, was.High().Cmp(is.High()), 0, "%v, missing %v", values, missing)
			require.Equal(t, is.Low().String(), is.High().String())
			for i, c := range round().criteria {
				low, high := was.criterionBounds(i)
				points, same := is.criterionBounds(i)
				require.True(t, low.Cmp(points) <= 0 && high.Cmp(same) >= 0, "%s: %s then %s; missing %v", c.ID, span(low, high), span(points, same), missing)
			}
		}
	}
	require.Greater(t, determined[Eligible], 100, "the test saw wards that may be proposed")
	require.Greater(t, determined[NotEligible], 100, "and wards that may not")
}

func sortedNames(values indicator.Values) []string {
	var names []string
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// A scheme over flags alone can be tried in full: for every set of inputs, whether each way they can turn out leaves
// the outcome determined.
func TestTheShortestListsAreThoseThatTryingEverythingFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	flags := []string{"f1", "f2", "f3", "f4", "f5", "f6"}
	plan := counts(t)
	undetermined := 0
	for round := 0; undetermined < longtest.Rounds(150, 400); round++ {
		require.Less(t, round, 5000)
		d := Definition{ID: "s", KnockOut: []KnockOut{KnockOutZero, KnockOutNone}[r.IntN(2)]}
		var all int
		perCriterion := 1 + r.IntN(3)
		for i, flag := range flags {
			most := 1 + r.IntN(40)
			all += most
			if i%perCriterion == 0 {
				d.Criteria = append(d.Criteria, Criterion{ID: fmt.Sprintf("c%d", i), Met: []string{"> 0", ">= 1", fmt.Sprint("> ", r.IntN(most))}[r.IntN(3)]})
			}
			c := &d.Criteria[len(d.Criteria)-1]
			c.Items = append(c.Items, Item{ID: "i" + flag, Max: fmt.Sprint(most), Scale: Official,
				Bands: []Band{{When: flag, Points: fmt.Sprint(most)}, {Points: fmt.Sprint(r.IntN(2) * r.IntN(most))}}})
		}
		d.Tiers = []Tier{{ID: "B", Needed: fmt.Sprint(all/2 + r.IntN(all/2))}, {ID: "C", Needed: fmt.Sprint(all / 3)}}
		if r.IntN(2) == 0 {
			from := 1 + r.IntN(all/2)
			d.Grades = []Grade{{ID: "low", From: fmt.Sprint(from), To: fmt.Sprint(from + r.IntN(all/4))}, {ID: "high", From: fmt.Sprint(from + all/4)}}
		}
		s, err := NewScheme(d, plan)
		if err != nil { // a grade without a total, in a scheme of few points
			continue
		}
		tier := []string{"B", "C", "B|C"}[r.IntN(3)]
		values := indicator.Values{}
		var open []string
		for _, flag := range flags {
			if r.IntN(4) == 0 {
				values[flag] = r.IntN(2) == 0
			} else {
				open = append(open, flag)
			}
		}
		rating := s.RateRecord(ward(t, plan, tier, values))
		if rating.Outcome != Undetermined && !rating.Graded().Open() {
			continue
		}
		undetermined++
		inputs := open
		if tier == "B|C" && rating.Outcome == Undetermined {
			inputs = append(slices.Clone(open), "tier")
		}
		want := shortest(t, s, values, inputs, tier)
		lists, proven := rating.WouldSettle()
		require.True(t, proven)
		require.Equal(t, want, len(lists[0]), "%v of %v: %v", lists, inputs, d)
		for _, list := range lists {
			require.True(t, alwaysDetermined(t, s, values, list, tier), "%v", list)
		}
	}
}

// shortest is the least number of inputs that settle, found by trying all sets.
func shortest(t *testing.T, s *Scheme, values indicator.Values, inputs []string, tier string) int {
	best := len(inputs)
	for set := range 1 << len(inputs) {
		var list []string
		for i, name := range inputs {
			if set&(1<<i) != 0 {
				list = append(list, name)
			}
		}
		if len(list) < best && alwaysDetermined(t, s, values, list, tier) {
			best = len(list)
		}
	}
	return best
}

// alwaysDetermined tries all ways in which the inputs of a list can turn out.
func alwaysDetermined(t *testing.T, s *Scheme, values indicator.Values, list []string, tier string) bool {
	for way := range 1 << len(list) {
		trial, of := indicator.Values{}, tier
		for name, v := range values {
			trial[name] = v
		}
		for i, name := range list {
			truth := way&(1<<i) != 0
			if name != "tier" {
				trial[name] = truth
			} else if of = "B"; truth {
				of = "C"
			}
		}
		if r := s.RateRecord(ward(t, s.Plan(), of, trial)); r.Outcome == Undetermined || r.Graded().Open() {
			return false
		}
	}
	return true
}

// Once the inputs of a list are known, the outcome is determined, whatever they are.
func TestWhatWouldSettleSettles(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 4))
	plan := round().Plan()
	settled := 0
	for settled < 1000 {
		values := soundFigures(r)
		for _, name := range sortedNames(values) {
			if r.IntN(12) == 0 {
				delete(values, name)
			}
		}
		before := ward(t, plan, "B", values)
		rating := round().RateRecord(before)
		if len(before.Faults()) > 0 || rating.Outcome != Undetermined {
			continue
		}
		lists, proven := rating.WouldSettle()
		require.NotEmpty(t, lists, "%v", rating)
		require.True(t, proven)
		for _, list := range lists {
			record, ok := completed(t, r, plan, values, list, "B")
			if !ok {
				continue
			}
			settled++
			is := round().RateRecord(record)
			require.NotEqual(t, Undetermined, is.Outcome, "%v then %v, given %v", rating, is, list)
		}
	}
}

// A criterion that is met only from some points on decides by its points alone: the stretch of an expression is cut
// there, and the other criterion need not be known.
func TestWhatACriterionNeedsSettlesWithoutTheTotal(t *testing.T) {
	t.Parallel()
	s, err := NewScheme(Definition{ID: "s", Tiers: []Tier{{ID: "B", Needed: "60"}}, Criteria: []Criterion{
		{ID: "c1", Met: ">= 60", Items: []Item{{ID: "i1", Max: "100", Scale: Official, Points: "min(a, 100)"}}},
		{ID: "c2", Met: ">= 0", Items: []Item{flagged("f1", "10", "0")}},
	}}, counts(t))
	require.NoError(t, err)
	rating := s.RateRecord(ward(t, s.Plan(), "B", nil))
	lists, proven := rating.WouldSettle()
	require.Equal(t, [][]string{{"a"}}, lists)
	require.True(t, proven)
}

// What only a band asks that is passed by, or that comes after one that holds, is not waited for.
func TestABandThatCannotGiveThePointsIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	s, err := NewScheme(Definition{ID: "s", Tiers: []Tier{{ID: "B", Needed: "40"}}, Criteria: []Criterion{{ID: "c", Items: []Item{{ID: "i", Max: "50", Scale: Official, Bands: []Band{
		{When: "f2 and whole > 10", Points: "45"}, {When: "a > 10", Points: "50"}, {When: "f1", Points: "30"}, {When: "b > 3", Points: "10"}, {Points: "5"}}}}}}}, counts(t))
	require.NoError(t, err)
	rating := s.RateRecord(ward(t, s.Plan(), "B", indicator.Values{"f1": true, "f2": false}))
	lists, _ := rating.WouldSettle()
	require.Equal(t, [][]string{{"a"}}, lists)
	require.Equal(t, "not reported: a", rating.Criteria()[0].Items[0].Why.String())
}

// Figures that are put right may lead to the band whose points were not found: its scale is needed, too.
func TestWhatIsPutRightMayStillNeedTheScale(t *testing.T) {
	t.Parallel()
	it := covered(Zero)
	it.Bands[2].Points = unknownPoints
	s, err := NewScheme(Definition{ID: "s", Tiers: []Tier{{ID: "B", Needed: "40"}}, Criteria: []Criterion{{ID: "c", Items: []Item{it}}}}, counts(t))
	require.NoError(t, err)
	rating := s.RateRecord(ward(t, s.Plan(), "B", indicator.Values{"part": 5, "whole": 4}))
	lists, _ := rating.WouldSettle()
	require.Equal(t, [][]string{{"part", "scale.covered", "whole"}}, lists)
}

// The ways in which the items of one criterion can turn out multiply; their sums do not.
func TestACriterionOfManyItemsIsSettledInTime(t *testing.T) {
	t.Parallel()
	c := Criterion{ID: "c"}
	d := Definition{ID: "s", Tiers: []Tier{{ID: "B", Needed: "1000"}}}
	for i := range 60 {
		name := fmt.Sprintf("x%d", i)
		d.Statistics = append(d.Statistics, indicator.Statistic{Name: name})
		c.Items = append(c.Items, Item{ID: "i" + name, Max: "50", Scale: Official, Bands: []Band{
			{When: name + " >= 30", Points: "50"}, {When: name + " >= 20", Points: "31"}, {When: name + " >= 10", Points: "17"}, {Points: "3"}}})
	}
	d.Criteria = []Criterion{c}
	s, err := NewScheme(d, counts(t))
	require.NoError(t, err)
	rating := s.RateRecord(ward(t, s.Plan(), "B", nil))
	lists, _ := rating.WouldSettle()
	require.Len(t, lists, 1)
	require.Len(t, lists[0], 60)
}

// With more open inputs than are searched, the list is said not to be proven, and nothing can be left out of it.
func TestBeyondTwentyInputsTheListIsGreedyAndSaysSo(t *testing.T) {
	r := Decision06().RateRecord(ward(t, Decision06().Plan(), "B", nil))
	lists, proven := r.WouldSettle()
	require.Len(t, lists, 1)
	require.Greater(t, len(lists[0]), settle.MostSearched)
	require.True(t, proven, "every input is needed: that needs no search")
	d := Definition{ID: "s", Total: "1000", Tiers: []Tier{{ID: "B", Needed: "500"}}}
	for i := range 25 {
		d.Criteria = append(d.Criteria, Criterion{ID: fmt.Sprintf("c%d", i), Met: ">= 0", Items: []Item{{ID: fmt.Sprintf("i%d", i), Max: "40", Scale: Unknown}}})
	}
	s, err := NewScheme(d, counts(t))
	require.NoError(t, err)
	rating := s.RateRecord(ward(t, s.Plan(), "B", nil))
	lists, proven = rating.WouldSettle()
	require.Len(t, lists, 1)
	require.True(t, proven)
	require.Len(t, lists[0], 25, "any one of them can tip the balance")
}
