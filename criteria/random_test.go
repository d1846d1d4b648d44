package criteria

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

// randomBands are bands over what a case of four small figures can be, in the order of a random taste.
func randomBands(r *rand.Rand, most int) []Band {
	conditions := []string{
		`value("coverage") >= 50`, `value("coverage") >= 100`, `achieved("coverage")`, "a >= 1", "a == 2", "f1", "not f1", "f1 and a > 0",
		"f1 or part > 1", "1 <= a < 3", "a in [0, 3]", "a not in [1, 2]", "part + a > 2", "whole == 0", "min(a, part) > 0", "(f1 ? a : part) > 1",
		`let x = a; x > 1 or x < 1`, "percent(part, whole) > 40 or a == 0",
	}
	var bands []Band
	for range 1 + r.IntN(3) {
		bands = append(bands, Band{When: conditions[r.IntN(len(conditions))], Points: fmt.Sprint(r.IntN(most + 1))})
	}
	return append(bands, Band{Points: fmt.Sprint(r.IntN(most/2 + 1))})
}

func randomScheme(r *rand.Rand) Definition {
	d := Definition{ID: "s", KnockOut: []KnockOut{KnockOutZero, KnockOutNone}[r.IntN(2)]}
	all := 0
	for i := range 1 + r.IntN(3) {
		c := Criterion{ID: fmt.Sprintf("c%d", i), Met: []string{"", "> 0", ">= 5"}[r.IntN(3)]}
		for k := range 1 + r.IntN(3) {
			most := 5 + r.IntN(20)
			all += most
			it := Item{ID: fmt.Sprintf("i%d%d", i, k), Max: fmt.Sprint(most), Scale: Official, NotApplicable: []Policy{Full, Zero, Exclude}[r.IntN(3)]}
			if r.IntN(6) == 0 {
				it.Points = []string{"a * 5 / 3", "f1 ? 5 : 0", `value("coverage") / 20`, "max(a, part)"}[r.IntN(4)]
			} else {
				it.Bands = randomBands(r, most)
			}
			c.Items = append(c.Items, it)
		}
		d.Criteria = append(d.Criteria, c)
	}
	needed := 1 + r.IntN(all)
	d.Tiers = []Tier{{ID: "B", Needed: fmt.Sprint(needed)}, {ID: "C", Needed: fmt.Sprint(max(1, needed-r.IntN(8)))}}
	return d
}

// smallFigures are the names of a case and what each can be.
var smallFigures = []string{"a", "part", "whole", "f1"}

// allFigures are all sound ways to fill in what is missing.
func allFigures(known indicator.Values, missing []string) (all []indicator.Values) {
	ways := 1
	for range missing {
		ways *= 4
	}
	for way := range ways {
		values := indicator.Values{}
		for name, v := range known {
			values[name] = v
		}
		for _, name := range missing {
			if n := way % 4; name == "f1" {
				values[name] = n%2 == 0
			} else {
				values[name] = n
			}
			way /= 4
		}
		part, whole := values["part"], values["whole"]
		if part == nil || whole == nil || part.(int) <= whole.(int) {
			all = append(all, values)
		}
	}
	return all
}

// Schemes of every shape, and every way to fill in what is missing: points stay within their bounds, an outcome that
// was determined stays, and what is said to settle settles.
func TestRandomSchemesAgreeWithTryingEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 2019))
	plan := counts(t)
	schemes, undetermined := 0, 0
	for schemes < 1500 {
		s, err := NewScheme(randomScheme(r), plan)
		if err != nil { // bands that are never reached, tiers that nobody reaches
			continue
		}
		schemes++
		known := indicator.Values{"part": r.IntN(4), "whole": r.IntN(4), "a": r.IntN(4), "f1": r.IntN(2) == 0}
		var missing []string
		for _, name := range smallFigures {
			if r.IntN(2) == 0 {
				missing = append(missing, name)
				delete(known, name)
			}
		}
		tier := []string{"B", "C", "B|C"}[r.IntN(3)]
		before := ward(t, plan, tier, known)
		if len(before.Faults()) > 0 {
			continue
		}
		was := s.RateRecord(before)
		for _, values := range allFigures(known, missing) {
			is := s.RateRecord(ward(t, plan, tier, values))
			require.True(t, was.Low().Cmp(is.Low()) <= 0 && is.High().Cmp(was.High()) <= 0, "%v: %v then %v, %v", s.definition, &was, &is, values)
			if was.Outcome != Undetermined {
				require.Equal(t, was.Outcome, is.Outcome, "%v: %v then %v, %v", s.definition, &was, &is, values)
			}
		}
		if was.Outcome == Undetermined {
			undetermined++
			settled(t, s, &was, known, missing, tier)
		}
	}
	require.Greater(t, undetermined, 300)
}

// settled tries out all ways in which the inputs can turn out that are said to settle.
func settled(t *testing.T, s *Scheme, was *Rating, known indicator.Values, missing []string, tier string) {
	t.Helper()
	lists, proven := was.WouldSettle()
	require.True(t, proven, "%v", s.definition)
	if len(lists) == 0 {
		require.False(t, alwaysBounded(t, s, known, append(slices.Clone(missing), "tier"), tier), "%v: nothing settles %v", s.definition, was)
		return
	}
	for _, list := range lists {
		require.True(t, alwaysBounded(t, s, known, list, tier), "%v: %v does not settle %v", s.definition, list, was)
	}
}

// alwaysBounded reports whether the outcome is determined however the inputs of a list turn out; points that an
// expression gives beyond a maximum determine nothing.
func alwaysBounded(t *testing.T, s *Scheme, known indicator.Values, list []string, tier string) bool {
	var names []string
	tiers := []string{tier}
	for _, name := range list {
		if name == "tier" {
			tiers = []string{"B", "C"}
		} else if slices.Contains(smallFigures, name) {
			names = append(names, name)
		}
	}
	for _, values := range allFigures(known, names) {
		for _, of := range tiers {
			r := s.RateRecord(ward(t, s.Plan(), of, values))
			beyond := slices.ContainsFunc(r.scores, func(sc score) bool { return sc.has(contradictory) })
			if r.Outcome == Undetermined && !beyond {
				return false
			}
		}
	}
	return true
}
