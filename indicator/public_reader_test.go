package indicator

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator/internal/publish"
	"github.com/childward/childward/internal/longtest"
)

// readerPlan publishes every statistic as it stands, and rates.
func readerPlan(t testing.TB) *Plan {
	t.Helper()
	statistics := slices.Concat(deaths, marriages, []Statistic{
		{Name: "abused", Sensitive: true, Constraints: []string{"abused <= children"}},
		{Name: "children"}, {Name: "injured", Sensitive: true}, {Name: "births"},
		{Name: "infected", Sensitive: true, ReportedBy: ByDepartment},
	})
	indicators := []Indicator{
		{ID: "infant_mortality", Value: "rate(infant, births, 1000)", Target: "<= 9 ‰"},
		{ID: "early_marriage", Value: "early == 0 ? 0 : percent(early, married)", Target: "<= 1 %", Readings: []Reading{
			{ID: "of_marriages"}, {ID: "count", Value: "early", Target: "= 0"}, {ID: "of_children", Value: "rate(early, children, 100)"}}},
		{ID: "abuse", Value: "percent(abused, children)", Target: "<= 1 %"},
		{ID: "injury", Value: "rate(injured, children, 100)", Target: "<= 1 %", Ward: LevelMonitor, Readings: []Reading{
			{ID: "of_children"}, {ID: "count", Value: "injured", Target: "= 0"}, {ID: "fall", Value: "injured - last_year.injured", Target: "< 0"}}},
		{ID: "injury_fall", Value: "injured - last_year.injured", Target: "<= 0"},
		{ID: "infection", Value: "infected", Target: "= 0", Ward: LevelNone},
	}
	for _, s := range statistics {
		indicators = append(indicators, Indicator{ID: "counted_" + s.Name, Value: s.Name, Target: ">= 0"})
	}
	p, err := NewPlan(Definition{ID: "read", Area: Area{Code: "195"}, Statistics: statistics, Indicators: indicators})
	require.NoError(t, err)
	return p
}

// A reader knows what the published JSON says: the figures that stand there, by unit and statistic, and
// which are hidden. The city is the last unit.
type reader struct {
	known  []map[string]int
	hidden []map[string]bool
	method bool // the rules by which figures are hidden
}

// published results name the figures they are computed from in places that a reader knows.
var numerators = map[string]string{"infant_mortality": "infant", "abuse": "abused", "injury": "injured", "infection": "infected"}
var denominators = map[string]string{"infant_mortality": "births", "abuse": "children", "injury": "children", "early_marriage": "married"}

var readingCounts = map[string]string{"early_marriage as count": "early", "injury as count": "injured"}

func newReader(t testing.TB, units [][]byte) *reader {
	t.Helper()
	rd := &reader{method: true}
	for _, unit := range units {
		var results []struct {
			ID, Numerator, Denominator string
			Hidden                     bool
			Readings                   []struct{ ID, Value string }
		}
		require.NoError(t, json.Unmarshal(unit, &results))
		known, hidden := map[string]int{}, map[string]bool{}
		learn := func(name, text string) {
			if n, err := strconv.Atoi(text); err == nil && name != "" {
				known[name] = n
			}
		}
		for _, res := range results {
			name, counted := strings.CutPrefix(res.ID, "counted_")
			if counted {
				hidden[name] = res.Hidden
				learn(name, res.Numerator)
			}
			learn(numerators[res.ID], res.Numerator)
			learn(denominators[res.ID], res.Denominator)
			for _, reading := range res.Readings {
				learn(readingCounts[res.ID+" as "+reading.ID], reading.Value)
			}
		}
		rd.known, rd.hidden = append(rd.known, known), append(rd.hidden, hidden)
	}
	return rd
}

// The equations of a reader: variables with bounds, sums of them, pairs of which the first is at most the
// second, and sets of which one is from 1 to 4.
type equations struct {
	names    []string
	low      []int
	high     []int
	sums     []sumEquation
	pairs    [][2]int
	anySmall [][]int
}

// The parts add up to the total.
type sumEquation struct {
	parts []int
	total int
}

// most is more than any figure of the cities that are read.
const most = 60

func (e *equations) variable(name string, low, high int) int {
	e.names, e.low, e.high = append(e.names, name), append(e.low, low), append(e.high, high)
	return len(e.low) - 1
}

// write brings the published figures of a family and of the wholes of its counts, and the rules by which
// they are published, into equations.
func (rd *reader) write(family []string, wholes [][2]string) *equations {
	e := &equations{}
	names := slices.Clone(family)
	for _, pair := range wholes {
		if slices.Contains(family, pair[0]) && !slices.Contains(names, pair[1]) {
			names = append(names, pair[1])
		}
	}
	city := len(rd.known) - 1
	cells := make([]map[string]int, len(rd.known))
	for unit := range rd.known {
		cells[unit] = map[string]int{}
		for _, name := range names {
			if n, ok := rd.known[unit][name]; ok {
				cells[unit][name] = e.variable("", n, n)
			} else if rd.hidden[unit][name] {
				cells[unit][name] = e.variable(fmt.Sprint(name, " of unit ", unit), 0, most)
			}
		}
		for _, pair := range wholes {
			part, ok1 := cells[unit][pair[0]]
			whole, ok2 := cells[unit][pair[1]]
			if ok1 && ok2 {
				e.pairs = append(e.pairs, [2]int{part, whole})
			}
		}
	}
	for _, name := range names {
		total, ok := cells[city][name]
		var parts []int
		for unit := range city {
			if cell, ok := cells[unit][name]; ok {
				parts = append(parts, cell)
			}
		}
		if ok && len(parts) == city && name != "infected" { // which the wards do not add up to
			e.sums = append(e.sums, sumEquation{parts, total})
		}
	}
	if rd.method {
		rd.writeFamily(e, family, cells, wholes)
	}
	return e
}

// writeFamily adds what the method says: where a block is hidden, a count in it is small, and a whole that
// is shown is at least the sum of the hidden parts; where the city's figure is hidden, it is small.
func (rd *reader) writeFamily(e *equations, family []string, cells []map[string]int, wholes [][2]string) {
	city := len(cells) - 1
	cellsOf := func(units []int) (hidden []int) {
		for _, unit := range units {
			for _, name := range family {
				if rd.hidden[unit][name] {
					hidden = append(hidden, cells[unit][name])
				}
			}
		}
		return hidden
	}
	cityHidden := cellsOf([]int{city})
	if len(cityHidden) > 0 {
		e.anySmall = append(e.anySmall, cityHidden)
	}
	hiddenBlocks := 0
	for _, block := range publish.Blocks(city) {
		hidden := cellsOf(block)
		if len(hidden) == 0 {
			continue
		}
		hiddenBlocks++
		if len(cityHidden) == 0 {
			e.anySmall = append(e.anySmall, hidden)
		}
		for _, pair := range wholes {
			for _, unit := range block {
				whole, shown := rd.known[unit][pair[1]]
				if shown && slices.Contains(family, pair[0]) && rd.hidden[unit][pair[0]] && !slices.Contains(family, pair[1]) {
					var parts []int
					for _, other := range block {
						parts = append(parts, cells[other][pair[0]])
					}
					e.sums = append(e.sums, sumEquation{parts, e.variable("", 0, whole)})
				}
			}
		}
	}
	if hiddenBlocks < 3 && len(cityHidden) > 0 {
		for _, block := range publish.Blocks(city) {
			if hidden := cellsOf(block); len(hidden) > 0 {
				e.anySmall = append(e.anySmall, hidden)
			}
		}
	}
}

// narrow tightens the bounds until nothing moves, and reports whether they leave anything.
func (e *equations) narrow(low, high []int) bool {
	for moved := true; moved; {
		moved = false
		limit := func(v, from, to int) {
			if from > low[v] {
				low[v], moved = from, true
			}
			if to < high[v] {
				high[v], moved = to, true
			}
		}
		for _, s := range e.sums {
			least, greatest := 0, 0
			for _, part := range s.parts {
				least, greatest = least+low[part], greatest+high[part]
			}
			limit(s.total, least, greatest)
			for _, part := range s.parts {
				limit(part, low[s.total]-(greatest-high[part]), high[s.total]-(least-low[part]))
			}
		}
		for _, p := range e.pairs {
			limit(p[0], 0, high[p[1]])
			limit(p[1], low[p[0]], most*most)
		}
		for _, set := range e.anySmall {
			possible := slices.DeleteFunc(slices.Clone(set), func(v int) bool { return high[v] < 1 || low[v] > 4 })
			if len(possible) == 0 {
				return false
			}
			if len(possible) == 1 {
				limit(possible[0], 1, 4)
			}
		}
		for v := range low {
			if low[v] > high[v] {
				return false
			}
		}
	}
	return true
}

// solve finds figures within the bounds that fulfil everything; nil where there are none. The bounds are
// narrowed by what is tried, one figure after the other.
func (e *equations) solve(low, high []int) []int {
	low, high = slices.Clone(low), slices.Clone(high)
	if !e.narrow(low, high) {
		return nil
	}
	open := -1
	for v := range low {
		if low[v] < high[v] && (open < 0 || high[v]-low[v] < high[open]-low[open]) {
			open = v
		}
	}
	if open < 0 {
		return low
	}
	for n := low[open]; n <= high[open]; n++ {
		l, h := slices.Clone(low), slices.Clone(high)
		l[open], h[open] = n, n
		if found := e.solve(l, h); found != nil {
			return found
		}
	}
	return nil
}

const noCity = "no city at all"

// unique finds a hidden figure that the equations leave one value only; found is how many were looked at.
func (e *equations) unique() (name string, value, found int) {
	first := e.solve(e.low, e.high)
	if first == nil && len(e.names) > 0 {
		return noCity, 0, 0
	}
	second := make([]bool, len(first))
	for v, n := range first {
		if e.names[v] == "" {
			continue
		}
		found++
		for _, side := range [][2]int{{0, n - 1}, {n + 1, most}} {
			low, high := slices.Clone(e.low), slices.Clone(e.high)
			low[v], high[v] = max(low[v], side[0]), min(high[v], side[1])
			if second[v] || low[v] > high[v] {
				continue
			}
			for w, m := range e.solve(low, high) {
				second[w] = second[w] || m != first[w]
			}
		}
		if !second[v] {
			return e.names[v], n, found
		}
	}
	return "", 0, found
}

var (
	readerFamilies = [][]string{{"neonatal", "infant", "under_5"}, {"early"}, {"abused"}, {"injured"}, {"infected"}}
	readerWholes   = [][2]string{{"neonatal", "infant"}, {"infant", "under_5"}, {"early", "married"}, {"abused", "children"}}
)

// randomReports are sound reports of two to seven wards, some with gaps, with counts that are often small.
func randomReports(t testing.TB, p *Plan, random *rand.Rand) Reports {
	t.Helper()
	now := Reports{Period: Year(2023)}
	small := func(most int) int { return max(0, random.IntN(most+3)-2) }
	for i := range 2 + random.IntN(6) {
		spread := 1 + random.IntN(8)
		neonatal, early, abused := small(spread), small(spread), small(spread)
		infant := neonatal + small(spread)
		values := Values{
			"neonatal": neonatal, "infant": infant, "under_5": infant + small(spread),
			"early": early, "married": early + small(6), "abused": abused, "children": abused + small(9),
			"injured": small(spread), "births": 20 + random.IntN(9), "infected": random.IntN(4),
			"last_year.injured": small(spread),
		}
		for _, name := range slices.Sorted(maps.Keys(values)) {
			if random.IntN(60) == 0 {
				delete(values, name)
			}
		}
		ward, err := p.Record(fmt.Sprintf("%05d", 100*random.IntN(100)+i), now.Period, values)
		require.NoError(t, err)
		now.Wards = append(now.Wards, ward)
	}
	own, err := p.Record("195", now.Period, Values{"infected": random.IntN(8), "injured": random.IntN(20)})
	require.NoError(t, err)
	now.City, err = p.City(now.Wards, own)
	require.NoError(t, err)
	return now
}

// unitsJSON is what is published of reports: the results of the wards by code, then those of the city.
func unitsJSON(t testing.TB, p *Plan, now Reports) (units [][]byte) {
	t.Helper()
	wards := slices.SortedFunc(slices.Values(now.Wards), func(a, b Record) int { return slices.Compare([]byte(a.Unit().Code), []byte(b.Unit().Code)) })
	for _, r := range append(wards, now.City) {
		line, err := json.Marshal(p.Evaluate(r))
		require.NoError(t, err)
		units = append(units, line)
	}
	return units
}

// figuresOf writes all figures of reports, and * beside those that are hidden from the public.
func figuresOf(p *Plan, now Reports) string {
	var b strings.Builder
	public := p.Public(now)
	for i, r := range append(slices.Clone(public.Wards), public.City) {
		fmt.Fprintf(&b, "%s:", r.Unit().Code)
		for _, name := range p.ward.scope.Names() {
			star := map[bool]string{true: "*"}[r.Hidden(name)]
			fmt.Fprintf(&b, " %s %s%s", name, append(slices.Clone(now.Wards), now.City)[i].Value(name), star)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestAReaderWhoSolvesThePublishedTotalsFindsAtLeastTwoValuesForEveryHiddenCount(t *testing.T) {
	t.Parallel()
	p := readerPlan(t)
	random := rand.New(rand.NewPCG(4, 7))
	figures := 0
	rounds := longtest.Rounds(200, 1000)
	for range rounds {
		now := randomReports(t, p, random)
		units := unitsJSON(t, p, p.Public(now))
		rd := newReader(t, units)
		for _, family := range readerFamilies {
			name, value, found := rd.write(family, readerWholes).unique()
			require.Empty(t, name, "can only be %d:\n%s", value, figuresOf(p, now))
			figures += found
		}
	}
	t.Logf("%d hidden figures", figures)
	require.Greater(t, figures, 5*rounds)
}

// The same reader must succeed where less is hidden, or the test above could not fail.
func TestAReaderWhoSolvesThePublishedTotalsFindsWhatIsHiddenAlone(t *testing.T) {
	t.Parallel()
	p := readerPlan(t)
	random := rand.New(rand.NewPCG(4, 7))
	solved := 0
	for range 200 {
		now := randomReports(t, p, random)
		for i, w := range now.Wards {
			var hidden publish.Set
			for slot := range p.ward.scope.Names() {
				if p.isSensitive(slot) && publish.IsSmall(w.data.row.Get(slot)) {
					hidden.Add(slot)
				}
			}
			now.Wards[i] = w.without(hidden)
		}
		rd := newReader(t, unitsJSON(t, p, now))
		rd.method = false
		if slices.ContainsFunc(readerFamilies, func(family []string) bool {
			name, _, _ := rd.write(family, readerWholes).unique()
			return name != "" && name != noCity
		}) {
			solved++
		}
	}
	t.Logf("%d of 200 solved", solved)
	require.Greater(t, solved, 100)
}
