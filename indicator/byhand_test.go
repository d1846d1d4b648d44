package indicator

import (
	"math/big"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// A handRow is an indicator of the plan typed in again by hand: an event, to whom it happens, per, and
// the threshold as a whole number over ten to some power. A flag is counted over the units.
type handRow struct {
	id, events, among string
	per               int64
	op                string
	target, scale     int64
}

var handRows = []handRow{
	{"child_friendly_wards", "recognised", "units", 100, ">=", 100, 1},
	{"early_childhood_services", "children_to_age_8_with_services", "children_to_age_8", 100, ">=", 86, 1},
	{"neonatal_mortality", "neonatal_deaths", "live_births", 1000, "<=", 65, 10},
	{"infant_mortality", "infant_deaths", "live_births", 1000, "<=", 9, 1},
	{"under_5_mortality", "under_5_deaths", "live_births", 1000, "<=", 145, 10},
	{"underweight", "under_5_underweight", "under_5_weighed", 100, "<", 628, 100},
	{"stunting", "under_5_stunted", "under_5_measured", 100, "<", 78, 10},
	{"overweight", "under_5_overweight", "under_5_measured", 100, "<", 53, 10},
	{"full_vaccination", "under_1_fully_vaccinated", "children_under_1", 100, ">=", 91, 1},
	{"hiv_transmission", "children_infected_with_hiv", "births_to_mothers_with_hiv", 100, "<", 23, 10},
	{"school_sanitation", "institutions_with_sanitation", "education_institutions", 100, ">=", 100, 1},
	{"special_circumstances", "children_in_special_circumstances", "children_under_16", 100, "<=", 13, 10},
	{"special_circumstances_support", "special_circumstances_supported", "children_in_special_circumstances", 100, ">=", 100, 1},
	{"child_abuse", "abused_children", "children_under_16", 100, "<", 8, 10},
	{"child_labour", "child_labourers", "", 1, "=", 0, 1},
	{"child_injuries", "injured_children", "children_under_16", 100000, "<=", 550, 1},
	{"child_injury_deaths", "injury_deaths", "children_under_16", 100000, "<=", 17, 1},
	{"disaster_relief", "disaster_helped_in_time", "disaster_affected_children", 100, ">=", 100, 1},
	{"early_marriage", "early_marriages", "last_year.early_marriages", 1, "<=", 99995, 100000}, // at most 99.995 % of last year's
	{"birth_registration", "registered_under_5", "children_under_5", 100, ">=", 100, 1},
	{"child_development", "development_on_track", "development_assessed", 100, ">=", 98, 1},
	{"kindergarten_enrolment", "five_year_olds_in_kindergarten", "five_year_olds", 100, ">=", 995, 10},
	{"primary_completion", "primary_completers", "grade_1_pupils_4_years_ago", 100, ">=", 98, 1},
	{"lower_secondary_completion", "lower_secondary_graduates", "grade_6_pupils_3_years_ago", 100, ">=", 99, 1},
	{"lower_secondary_dropout", "lower_secondary_dropouts", "lower_secondary_pupils", 100, "<", 1, 100},
	{"school_counselling", "schools_with_counselling", "schools", 100, ">=", 100, 1},
	{"school_accessibility", "accessible_schools", "schools", 100, ">=", 51, 1},
	{"disability_education", "disabled_children_with_access", "disabled_children_needing_education", 100, ">=", 86, 1},
	{"play_areas", "has_play_area", "units", 100, ">=", 60, 1},
	{"children_consulted", "children_7_to_15_consulted", "children_7_to_15", 100, ">=", 25, 1},
	{"participation_awareness", "children_reached_on_participation", "children_under_16", 100, ">=", 80, 1},
	{"participation_models", "children_11_to_15_participating", "children_11_to_15", 100, ">=", 26, 1},
}

// handStocks are those at a moment of whom events are counted that may lawfully happen to others: a part of a whole is
// among handParts.
var handStocks = []string{"children_under_1", "children_under_16", "five_year_olds", "grade_1_pupils_4_years_ago", "grade_6_pupils_3_years_ago"}

// handParts are the parts that can never exceed their whole.
var handParts = [][2]string{
	{"neonatal_deaths", "infant_deaths"}, {"infant_deaths", "under_5_deaths"},
	{"children_to_age_8_with_services", "children_to_age_8"}, {"under_5_underweight", "under_5_weighed"},
	{"under_5_stunted", "under_5_measured"}, {"under_5_overweight", "under_5_measured"},
	{"institutions_with_sanitation", "education_institutions"}, {"children_in_special_circumstances", "children_under_16"},
	{"special_circumstances_supported", "children_in_special_circumstances"}, {"abused_children", "children_under_16"},
	{"disaster_helped_in_time", "disaster_affected_children"},
	{"registered_under_5", "children_under_5"}, {"development_on_track", "development_assessed"},
	{"lower_secondary_dropouts", "lower_secondary_pupils"}, {"schools_with_counselling", "schools"},
	{"accessible_schools", "schools"}, {"disabled_children_with_access", "disabled_children_needing_education"},
	{"children_7_to_15_consulted", "children_7_to_15"}, {"children_reached_on_participation", "children_under_16"},
	{"children_11_to_15_participating", "children_11_to_15"},
}

// verdict is what a person with paper says; counts has only what was reported, nobody writes a fraction.
func (r handRow) verdict(counts map[string]int64) Verdict {
	for _, p := range handParts {
		part, ok1 := counts[p[0]]
		whole, ok2 := counts[p[1]]
		uses := slices.Contains([]string{r.events, r.among}, p[0]) || slices.Contains([]string{r.events, r.among}, p[1])
		if ok1 && ok2 && part > whole && whole >= 0 && uses { // a count below zero is its own fault
			return Invalid
		}
	}
	events, reported := counts[r.events]
	among, known := counts[r.among]
	if r.among == "" {
		among, known = 1, true
	}
	switch {
	case events < 0 || among < 0:
		return Invalid
	case r.id == "early_marriage" && reported && events == 0:
		return Achieved
	case r.id == "early_marriage" && !reported: // whether there was a case is not known
		return NoData
	case known && among == 0 && events > 0 && slices.Contains(handStocks, r.among): // 12 injured among 0 children
		return Invalid
	case known && among == 0 && r.id != "early_marriage": // whether or not the events were reported
		return NotApplicable
	case !reported || !known:
		return NoData
	}
	left := new(big.Int).Mul(big.NewInt(events), big.NewInt(r.per*r.scale))
	right := new(big.Int).Mul(big.NewInt(r.target), big.NewInt(among))
	if map[string]bool{"<": left.Cmp(right) < 0, "<=": left.Cmp(right) <= 0, ">=": left.Cmp(right) >= 0, "=": left.Cmp(right) == 0}[r.op] {
		return Achieved
	}
	return Missed
}

// randomCounts are the counts of a unit: most whole, some around the thresholds, some zero, some missing,
// and where contradictory now and then one below zero.
func randomCounts(random *rand.Rand, missing, negative int) map[string]int64 {
	counts := map[string]int64{}
	put := func(name string, n int64) {
		if name == "" || name == "units" || random.IntN(100) < missing {
			return
		}
		if random.IntN(1000) < negative {
			n = -1 - n
		}
		counts[name] = n
	}
	for _, row := range handRows {
		among := []int64{0, 1, 2, 20, 1000, 20000, 12500, 1 << 40}[random.IntN(8)]
		if n, ok := counts[row.among]; ok && n >= 0 {
			among = n
		}
		exact := new(big.Int).Mul(big.NewInt(row.target), big.NewInt(among))
		exact.Div(exact, big.NewInt(row.per*row.scale))
		put(row.among, among)
		put(row.events, max(0, exact.Int64()+int64(random.IntN(4)-1)))
	}
	return counts
}

// valuesFor are counts as a ward or the city reports them.
func valuesFor(plan *Plan, counts map[string]int64) Values {
	values := Values{}
	for name, n := range counts {
		values[name] = n
	}
	for _, s := range plan.definition.Statistics {
		if n, ok := counts[s.Name]; ok && s.Kind == Flag {
			values[s.Name] = n > 0
		}
	}
	return values
}

// Verdicts of random wards against the same 32 comparisons done over big.Int from a table typed in by hand.
func TestEveryVerdictOfRandomWardsAgreesWithPaper(t *testing.T) {
	plan := CamPha2023()
	random := rand.New(rand.NewPCG(7, 2023))
	seen := map[Verdict]int{}
	for range 3000 {
		counts := randomCounts(random, 8, 4)
		delete(counts, "units")
		results := plan.Evaluate(ward(t, plan, valuesFor(plan, counts)))
		for _, row := range handRows {
			res, exists := results.Find(row.id)
			want := row.verdict(counts)
			got := map[bool]Verdict{true: res.Verdict, false: want}[exists] // what is the city's alone is held against paper below
			require.Equal(t, want, got, "%s of %v: %d of %d", row.id, counts, counts[row.events], counts[row.among])
			seen[got]++
		}
	}
	for _, v := range []Verdict{Achieved, Missed, NoData, NotApplicable, Invalid} {
		require.Greater(t, seen[v], 500, v.String())
	}
}

// The same for cities of three wards and their own row, whose figures are sums done by hand.
func TestEveryVerdictOfRandomCitiesAgreesWithPaper(t *testing.T) {
	plan := unrostered()
	random := rand.New(rand.NewPCG(11, 2023))
	seen := map[Verdict]int{}
	for range 600 {
		own := randomCounts(random, 8, 0)
		wards, reported := make([]Record, 3), make([]map[string]int64, 3)
		for i := range wards {
			reported[i] = randomCounts(random, 1, 0)
			r, err := plan.Record([]string{"06751", "06754", "06757"}[i], Year(2023), valuesFor(plan, reported[i]))
			require.NoError(t, err)
			wards[i] = r
		}
		ownRecord, err := plan.Record("195", Year(2023), valuesFor(plan, own))
		require.NoError(t, err)
		city, err := plan.City(wards, ownRecord)
		require.NoError(t, err)
		counts := handCity(plan, reported, own)
		results := plan.Evaluate(city)
		require.Len(t, results, len(handRows))
		for i, row := range handRows {
			want := row.verdict(counts)
			for k := range reported {
				want = map[bool]Verdict{true: Invalid, false: want}[row.ofWards(plan) && row.verdict(reported[k]) == Invalid]
			}
			require.Equal(t, row.id, results[i].Indicator().ID)
			require.Equal(t, want, results[i].Verdict, "%s: %d of %d", row.id, counts[row.events], counts[row.among])
			seen[want]++
		}
	}
	for _, v := range []Verdict{Achieved, Missed, NoData, NotApplicable, Invalid} {
		require.Greater(t, seen[v], 100, v.String())
	}
}

// ofWards reports whether the row is judged at wards too.
func (r handRow) ofWards(plan *Plan) bool {
	for _, c := range plan.indicators {
		if c.ID == r.id {
			return c.ward != nil
		}
	}
	return false
}

// handCity adds up wards and takes what departments report from the city's own row.
func handCity(plan *Plan, wards []map[string]int64, own map[string]int64) map[string]int64 {
	city := map[string]int64{"units": int64(len(wards))}
	for _, s := range plan.definition.Statistics {
		sum, complete := int64(0), true
		for _, w := range wards {
			n, ok := w[s.Name]
			complete = complete && ok
			if s.Kind == Flag {
				n = min(n, 1)
			}
			sum += n
		}
		if s.ReportedBy == ByDepartment {
			sum, complete = own[s.Name], slices.Contains(keys(own), s.Name)
		}
		if complete {
			city[s.Name] = sum
		}
	}
	const last = "last_year.early_marriages"
	for _, w := range wards {
		if n, ok := w[last]; ok {
			city[last] += n
		}
	}
	if slices.ContainsFunc(wards, func(w map[string]int64) bool { return !slices.Contains(keys(w), last) }) {
		delete(city, last)
	}
	return city
}

func keys(counts map[string]int64) (names []string) {
	for name := range counts {
		names = append(names, name)
	}
	return names
}

// The certificate is four whole numbers and a sign; whoever multiplies them comes to the verdict.
func TestWhoeverMultipliesTheCertificateComesToTheVerdict(t *testing.T) {
	plan := unrostered()
	random := rand.New(rand.NewPCG(13, 2023))
	checked := 0
	for range 500 {
		for _, res := range plan.Evaluate(cityOf(t, plan, valuesFor(plan, randomCounts(random, 3, 0)))) {
			for _, target := range res.Worked().Targets {
				require.Equal(t, target.Verdict.Judged(), target.Certificate != "")
				require.Equal(t, target.Verdict.Judged(), target.Margin.Kind() == rules.IsNumber)
				checked += checkCertificate(t, target)
			}
		}
	}
	require.Greater(t, checked, 10_000)
}

func checkCertificate(t *testing.T, target TargetResult) int {
	t.Helper()
	if target.Certificate == "" {
		return 0
	}
	words := strings.Fields(target.Certificate) // 3 * 1000 <= 9 * 412
	require.Len(t, words, 7, target.Certificate)
	product := func(a, times, b string) *big.Int {
		x, ok1 := new(big.Int).SetString(a, 10)
		y, ok2 := new(big.Int).SetString(b, 10)
		require.True(t, ok1 && ok2 && times == "*", target.Certificate)
		return x.Mul(x, y)
	}
	sign := product(words[0], words[1], words[2]).Cmp(product(words[4], words[5], words[6]))
	holds, known := map[string]bool{"<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0, "=": sign == 0}[words[3]]
	require.True(t, known, target.Certificate)
	require.Equal(t, holds, target.Verdict == Achieved, target.Certificate)
	require.Equal(t, sign, numberOf(t, target.Margin).Sign(), "the margin lies on the side the certificate shows")
	return 1
}

// EvaluateInto is Evaluate, whatever stood in the memory before.
func TestEvaluateIntoIsEvaluate(t *testing.T) {
	plan := CamPha2023()
	random := rand.New(rand.NewPCG(17, 2023))
	dst := Results(nil)
	for i := range 500 {
		values := valuesFor(plan, randomCounts(random, 10, 5))
		record := []func() Record{func() Record { return ward(t, plan, values) }, func() Record { return cityOf(t, plan, values) }}[i%2]()
		dst = plan.EvaluateInto(dst, record)
		require.Equal(t, plan.Evaluate(record), dst)
	}
	require.Equal(t, len(plan.Evaluate(Record{})), len(plan.EvaluateInto(dst, Record{})))
}

// Judging one unit does not disturb another, from any number of goroutines (run with -race).
func TestAPlanServesManyGoroutines(t *testing.T) {
	plan := CamPha2023()
	for seed := range uint64(4) {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed, 1))
			for range 50 {
				counts := randomCounts(random, 8, 0)
				results := plan.Evaluate(ward(t, plan, valuesFor(plan, counts)))
				for _, row := range handRows {
					res, exists := results.Find(row.id)
					require.True(t, !exists || res.Verdict == row.verdict(counts))
					require.True(t, !exists || res.Explain(Vietnamese) != "")
				}
			}
		})
	}
}

// BenchmarkEvaluateIntoBesideATable judges a ward and the city beside the table above, cross-multiplied in
// 128 bits over the same counts read from the same record; ratio is how many times longer the plan takes.
func BenchmarkEvaluateIntoBesideATable(b *testing.B) {
	plan := CamPha2023()
	reports := sampleReports(b, "2022")
	for name, record := range map[string]Record{"ward": reports.Wards[0], "city": reports.City} {
		b.Run(name, func(b *testing.B) {
			table := tableFor(plan.Evaluate(record))
			achieved := 0
			const rounds = 200_000
			start := time.Now()
			for range rounds {
				for i := range table {
					if table[i].holds() {
						achieved++
					}
				}
			}
			byHand := float64(time.Since(start).Nanoseconds()) / rounds
			dst := make(Results, 0, len(table))
			b.ReportAllocs()
			for b.Loop() {
				dst = plan.EvaluateInto(dst, record)
			}
			require.Len(b, dst, len(table))
			require.Positive(b, achieved)
			ours := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			b.ReportMetric(ours/byHand, "ratio-to-hand-written")
			b.ReportMetric(byHand, "hand-written-ns/op")
		})
	}
}

// A tableRow is a row with its counts.
type tableRow struct {
	events, among uint64
	a, b          uint64 // events·a op among·b
	op            string
}

func tableFor(results Results) (table []tableRow) {
	for _, row := range handRows {
		if res, ok := results.Find(row.id); ok {
			value := func(name string) uint64 {
				slot, _ := res.record.plan.at(res.isCity()).scope.Slot(name)
				n, _ := res.record.row.Get(slot).Number()
				whole, _ := n.Int64()
				return uint64(whole)
			}
			r := tableRow{value(row.events), 1, uint64(row.per * row.scale), uint64(row.target), row.op}
			if row.among != "" {
				r.among = value(row.among)
			}
			table = append(table, r)
		}
	}
	return table
}

func (r *tableRow) holds() bool {
	leftHigh, leftLow := bits.Mul64(r.events, r.a)
	rightHigh, rightLow := bits.Mul64(r.among, r.b)
	less := leftHigh < rightHigh || leftHigh == rightHigh && leftLow < rightLow
	switch r.op {
	case "<":
		return less
	case ">=":
		return !less
	}
	equal := leftHigh == rightHigh && leftLow == rightLow
	if r.op == "<=" {
		return less || equal
	}
	return equal
}
