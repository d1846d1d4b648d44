package indicator

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/longtest"
)

// absent stands for a figure that was not reported, wrong and worse for two that cannot be.
const (
	absent = -100
	wrong  = -1
	worse  = -2
)

// countsPlan is a plan that publishes every statistic as a count of its own, and further formulas.
func countsPlan(t testing.TB, statistics []Statistic, formulas ...string) *Plan {
	t.Helper()
	d := Definition{ID: "attacked", Area: Area{Code: "195"}, Statistics: statistics}
	for _, s := range statistics {
		d.Indicators = append(d.Indicators, Indicator{ID: s.Name, Value: s.Name, Target: ">= 2"})
	}
	for i, f := range formulas {
		d.Indicators = append(d.Indicators, Indicator{ID: fmt.Sprintf("formula_%d", i), Value: f, Target: "<= 30 %"})
	}
	p, err := NewPlan(d)
	require.NoError(t, err)
	return p
}

// reportsOf makes the reports of wards W1, W2 … from their figures in the order of the statistics.
func reportsOf(t testing.TB, p *Plan, wards [][]int) Reports {
	t.Helper()
	return reportsIn(t, p, Year(2023), wards)
}

// reportsIn is [reportsOf] for a period.
func reportsIn(t testing.TB, p *Plan, period Period, wards [][]int) Reports {
	t.Helper()
	now := Reports{Period: period}
	for i, row := range wards {
		values := Values{}
		for k, s := range p.definition.Statistics {
			if row[k] != absent {
				values[s.Name] = row[k]
			}
		}
		r, err := p.Record(fmt.Sprintf("W%d", i+1), now.Period, values)
		require.NoError(t, err)
		now.Wards = append(now.Wards, r)
	}
	city, err := p.City(now.Wards, Record{})
	require.NoError(t, err)
	now.City = city
	return now
}

// published is all that a reader of public reports sees: a line for each unit, the city's last.
func published(t testing.TB, p *Plan, now Reports) string {
	t.Helper()
	return asPublished(t, p, p.Public(now))
}

// asPublished is what a reader sees of public reports.
func asPublished(t testing.TB, p *Plan, public Reports) string {
	t.Helper()
	var b strings.Builder
	for _, r := range append(slices.Clone(public.Wards), public.City) {
		line, err := json.Marshal(p.Evaluate(r))
		require.NoError(t, err)
		b.Write(line)
		fmt.Fprintln(&b, r.Notes(), r.Faults())
	}
	fmt.Fprintln(&b, public.Notes)
	return b.String()
}

// hiddenCells reads from what is published which figures are hidden: by unit, the statistics' places.
func hiddenCells(t testing.TB, p *Plan, text string) (cells [][2]int) {
	t.Helper()
	for unit, line := range strings.Split(text, "\n") {
		var results []struct {
			ID     string `json:"id"`
			Hidden bool   `json:"hidden"`
		}
		if !strings.HasPrefix(line, "[{") {
			continue
		}
		require.NoError(t, json.NewDecoder(strings.NewReader(line)).Decode(&results))
		for _, res := range results {
			if slot, ok := p.slots[res.ID]; ok && res.Hidden {
				cells = append(cells, [2]int{unit, slot})
			}
		}
	}
	return cells
}

// A universe is all cities with so many wards whose rows are among those given, and whose sum of each
// statistic is at most what is given. Where only the first statistics are looked at, that is for them alone.
type universe struct {
	wards int
	rows  [][]int
	most  int
	first int // how many statistics are looked at; 0 for all
	all   int // the most of the sums of all statistics together; 0 for any
}

func (u universe) each(visit func(wards [][]int)) {
	city := make([][]int, 0, u.wards)
	sums := make([]int, len(u.rows[0]))
	var extend func()
	extend = func() {
		if len(city) == u.wards {
			visit(city)
			return
		}
		for _, row := range u.rows {
			if u.add(sums, row, 1) {
				city = append(city, row)
				extend()
				city = city[:len(city)-1]
			}
			u.add(sums, row, -1)
		}
	}
	extend()
}

// cities counts them.
func (u universe) cities() (n int) {
	u.each(func([][]int) { n++ })
	return n
}

// add adds a row to the sums and reports whether they are within the universe.
func (u universe) add(sums, row []int, sign int) bool {
	within, all := true, 0
	for i, n := range row {
		sums[i] += sign * max(n, 0)
		all += sums[i]
		within = within && (sums[i] <= u.most || u.first > 0 && i >= u.first)
	}
	return within && (u.all == 0 || all <= u.all)
}

// rowsOf are all rows of n figures, each out of values, that a condition lets pass.
func rowsOf(n int, values []int, sound func(row []int) bool) (rows [][]int) {
	row := make([]int, n)
	var fill func(i int)
	fill = func(i int) {
		if i == n {
			if sound(row) {
				rows = append(rows, append([]int(nil), row...))
			}
			return
		}
		for _, v := range values {
			row[i] = v
			fill(i + 1)
		}
	}
	fill(0)
	return rows
}

// wholesOf are the rows of a part and one of some wholes.
func wholesOf(parts []int, wholes ...int) (rows [][]int) {
	for _, whole := range wholes {
		for _, part := range parts {
			if part <= whole {
				rows = append(rows, []int{part, whole})
			}
		}
	}
	return rows
}

func upTo(n int, more ...int) []int {
	for i := range n + 1 {
		more = append(more, i)
	}
	return more
}

func ascending(row []int) bool {
	for i := 1; i < len(row); i++ {
		if row[i-1] > row[i] {
			return false
		}
	}
	return true
}

func anything([]int) bool { return true }

var (
	injured = []Statistic{{Name: "injured", Sensitive: true}}
	deaths  = []Statistic{
		{Name: "neonatal", Sensitive: true, Constraints: []string{"neonatal <= infant"}},
		{Name: "infant", Sensitive: true, Constraints: []string{"infant <= under_5"}},
		{Name: "under_5", Sensitive: true},
	}
	twoDeaths = []Statistic{
		{Name: "infant", Sensitive: true, Constraints: []string{"infant <= under_5"}},
		{Name: "under_5", Sensitive: true},
	}
	marriages = []Statistic{
		{Name: "early", Sensitive: true, Constraints: []string{"early <= married"}},
		{Name: "married"},
	}
	unbound = []Statistic{{Name: "early", Sensitive: true}, {Name: "married"}}
	abuse   = []Statistic{
		{Name: "supported", Constraints: []string{"supported <= special"}},
		{Name: "special", Constraints: []string{"special <= children"}},
		{Name: "abused", Sensitive: true, Constraints: []string{"abused <= children"}},
		{Name: "children"},
	}
	forked = []Statistic{
		{Name: "boys", Sensitive: true, Constraints: []string{"boys <= pupils"}},
		{Name: "girls", Sensitive: true, Constraints: []string{"girls <= pupils"}},
		{Name: "pupils", Sensitive: true},
	}
	tangled = []Statistic{
		{Name: "boys", Sensitive: true},
		{Name: "girls", Sensitive: true},
		{Name: "pupils", Constraints: []string{"boys + girls <= pupils"}},
	}
	lower = []Statistic{
		{Name: "reported", Constraints: []string{"reported <= abused"}},
		{Name: "abused", Sensitive: true},
	}
)

// The strongest reader: knows the method, and goes through all cities whose public reports would be the
// same, byte for byte. Each hidden figure must be at least two things among them.
func TestNoHiddenCountFollowsFromAllCitiesThatWouldPublishTheSame(t *testing.T) {
	percent := "early == 0 ? 0 : percent(early, married)"
	tests := []struct {
		name       string
		statistics []Statistic
		formulas   []string
		universes  []universe
	}{
		{"one count, whatever is reported", injured, nil, []universe{
			{wards: 1, rows: rowsOf(1, upTo(6, absent, wrong, worse), anything), most: 6}, {wards: 2, rows: rowsOf(1, upTo(12, absent, wrong, worse), anything), most: 12},
			{wards: 3, rows: rowsOf(1, upTo(9, absent, wrong, worse), anything), most: 9}, {wards: 4, rows: rowsOf(1, upTo(6, absent, wrong, worse), anything), most: 6}}},
		{"one count in many wards", injured, nil, []universe{
			{wards: 5, rows: rowsOf(1, upTo(6), anything), most: 6}, {wards: 6, rows: rowsOf(1, upTo(6), anything), most: 6}, {wards: 8, rows: rowsOf(1, upTo(5), anything), most: 5}, {wards: 10, rows: rowsOf(1, upTo(5), anything), most: 5}}},
		{"a chain of deaths", deaths, nil, []universe{
			{wards: 1, rows: rowsOf(3, upTo(7), ascending), most: 7}, {wards: 2, rows: rowsOf(3, upTo(7), ascending), most: 7}, {wards: 3, rows: rowsOf(3, upTo(5), ascending), most: 5}, {wards: 4, rows: rowsOf(3, upTo(4), ascending), most: 4}}},
		{"a chain of deaths, contradictory or with gaps", deaths, nil, []universe{
			{wards: 1, rows: rowsOf(3, upTo(4, absent, wrong, worse), anything), most: 4}, {wards: 2, rows: rowsOf(3, upTo(3, absent), anything), most: 3}}},
		{"two tied counts in many wards", twoDeaths, nil, []universe{
			{wards: 5, rows: rowsOf(2, upTo(5), ascending), most: 5}, {wards: 6, rows: rowsOf(2, upTo(4), ascending), most: 4}, {wards: 7, rows: rowsOf(2, upTo(4), ascending), most: 4}}},
		{"a visible whole", marriages, []string{percent}, []universe{
			{wards: 1, rows: rowsOf(2, upTo(9), ascending), most: 9}, {wards: 2, rows: rowsOf(2, upTo(12), ascending), most: 12}, {wards: 3, rows: rowsOf(2, upTo(7), ascending), most: 7}, {wards: 4, rows: rowsOf(2, upTo(5), ascending), most: 5}}},
		{"a visible whole that stays as it is", marriages, []string{percent}, []universe{
			{wards: 2, rows: wholesOf(upTo(9), 0, 6, 9), most: 18, first: 1}, {wards: 4, rows: wholesOf(upTo(6), 0, 7), most: 6, first: 1},
			{wards: 5, rows: wholesOf(upTo(5), 7), most: 6, first: 1}, {wards: 8, rows: wholesOf(upTo(5), 7), most: 5, first: 1}}},
		{"a visible whole, contradictory or with gaps", marriages, []string{percent}, []universe{
			{wards: 1, rows: rowsOf(2, upTo(6, absent, wrong, worse), anything), most: 6}, {wards: 2, rows: rowsOf(2, upTo(6, absent, wrong, worse), anything), most: 6}}},
		{"a whole that only a formula knows", unbound, []string{percent}, []universe{
			{wards: 1, rows: rowsOf(2, upTo(6, absent), anything), most: 6}, {wards: 2, rows: rowsOf(2, upTo(8), anything), most: 8}, {wards: 3, rows: rowsOf(2, upTo(4), anything), most: 4}}},
		{"a whole that is tied to others", abuse, []string{"percent(special, children)"}, []universe{
			{wards: 1, rows: rowsOf(4, upTo(6), func(row []int) bool { return ascending(row[:2]) && row[1] <= row[3] && row[2] <= row[3] }), most: 6},
			{wards: 2, rows: rowsOf(4, upTo(4), func(row []int) bool { return ascending(row[:2]) && row[1] <= row[3] && row[2] <= row[3] }), most: 4}}},
		{"two parts of one sensitive whole", forked, nil, []universe{
			{wards: 2, rows: rowsOf(3, upTo(5), func(row []int) bool { return row[0] <= row[2] && row[1] <= row[2] }), most: 5},
			{wards: 3, rows: rowsOf(3, upTo(3), func(row []int) bool { return row[0] <= row[2] && row[1] <= row[2] }), most: 3}}},
		{"a constraint of another form", tangled, nil, []universe{
			{wards: 1, rows: rowsOf(3, upTo(6), anything), most: 6}, {wards: 2, rows: rowsOf(3, upTo(4), anything), most: 4}}},
		{"a visible part", lower, nil, []universe{
			{wards: 1, rows: rowsOf(2, upTo(7), anything), most: 7}, {wards: 2, rows: rowsOf(2, upTo(8), anything), most: 8}, {wards: 3, rows: rowsOf(2, upTo(4), anything), most: 4}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := countsPlan(t, tt.statistics, tt.formulas...)
			looked := 0
			for _, u := range tt.universes {
				if u.cities() <= longtest.Rounds(1_900, math.MaxInt) {
					requireAmbiguous(t, p, u)
					looked++
				}
			}
			require.Positive(t, looked)
		})
	}
}

// numbers counts the values that are numbers; that there is none tells of no child.
func numbers(values map[string]bool) (n int) {
	for v := range values {
		if !strings.Contains(v, ":") {
			n++
		}
	}
	return n
}

// requireAmbiguous publishes every city of a universe and looks at those with the same publication together.
func requireAmbiguous(t *testing.T, p *Plan, u universe) {
	t.Helper()
	cities, figures := 0, 0
	first := map[string][][]int{}
	seen := map[string]map[[2]int]map[string]bool{}
	u.each(func(wards [][]int) {
		cities++
		now := reportsOf(t, p, wards)
		text := published(t, p, now)
		if seen[text] == nil {
			first[text] = append([][]int(nil), wards...)
			seen[text] = map[[2]int]map[string]bool{}
			for _, cell := range hiddenCells(t, p, text) {
				if u.first == 0 || cell[1] < u.first {
					seen[text][cell] = map[string]bool{}
				}
			}
		}
		for cell, values := range seen[text] {
			values[append(now.Wards, now.City)[cell[0]].data.row.Get(cell[1]).String()] = true
		}
	})
	for text, cells := range seen {
		for cell, values := range cells {
			figures++
			require.False(t, len(values) == 1 && numbers(values) == 1, "%d wards: %v can only be %v where %v is published:\n%s",
				u.wards, cell, values, first[text], text)

		}
	}
	t.Logf("%d wards: %d cities, %d publications, %d hidden figures", u.wards, cities, len(seen), figures)
	require.NotZero(t, figures)
}
