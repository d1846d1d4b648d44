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

// publication is what a later one is published beside: what stands in the JSON of public reports.
func publication(t testing.TB, p *Plan, public Reports) Published {
	t.Helper()
	d := p.Definition()
	e := Published{Plan: d.ID, PlanDigest: p.Digest(), Area: d.Area.Code, Period: public.Period, City: publishedUnit(t, p, public.City)}
	for _, w := range public.Wards {
		e.Units = append(e.Units, publishedUnit(t, p, w))
	}
	return e
}

func publishedUnit(t testing.TB, p *Plan, r Record) PublishedUnit {
	t.Helper()
	u := PublishedUnit{Code: r.Unit().Code, ValidFrom: r.Unit().ValidFrom}
	text, err := json.Marshal(p.Evaluate(r))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &u.Results))
	return u
}

// A release is a publication of some parts: those of its period, added up.
type release struct {
	period string
	parts  []int
}

// releaseAll publishes one after the other, each beside all before.
func releaseAll(t testing.TB, p *Plan, releases []release, parts [][][]int) (all []Reports) {
	t.Helper()
	var earlier []Published
	for _, r := range releases {
		period, err := ParsePeriod(r.period)
		require.NoError(t, err)
		public, err := p.PublicBeside(reportsIn(t, p, period, added(parts, r.parts)), earlier)
		require.NoError(t, err)
		all, earlier = append(all, public), append(earlier, publication(t, p, public))
	}
	return all
}

// added adds up parts, each with a row for every ward. What one part lacks is absent.
func added(parts [][][]int, chosen []int) (wards [][]int) {
	for w := range parts[0] {
		row := make([]int, len(parts[0][w]))
		for i := range row {
			for _, part := range chosen {
				if n := parts[part][w][i]; n == absent || row[i] == absent {
					row[i] = absent
				} else {
					row[i] += n
				}
			}
		}
		wards = append(wards, row)
	}
	return wards
}

var (
	halfAndYear = []release{{"2023-H1", []int{0}}, {"2023", []int{0, 1}}}
	yearAndHalf = []release{{"2023", []int{0, 1}}, {"2023-H1", []int{0}}}
	versions    = []release{{"2023", []int{0}}, {"2023", []int{1}}}
)

var residents = []Statistic{
	{Name: "abused", Sensitive: true, Constraints: []string{"abused <= residents"}},
	{Name: "residents", Over: AtMoment},
}

func TestWhatIsHiddenBesideAnEarlierPublication(t *testing.T) {
	t.Parallel()
	type city = [][]int
	tests := []struct {
		name       string
		statistics []Statistic
		releases   []release
		parts      []city
		want       string // of the last publication
	}{
		{"H1 shows 5 and the year would show 6: the second half had 1", injured, halfAndYear, []city{{{5}, {9}}, {{1}, {9}}}, "* * *"},
		{"version one says 5 and version two would say 6: one child", injured, versions, []city{{{5}, {9}}, {{6}, {9}}}, "* * *"},
		{"one child fewer is one child", injured, versions, []city{{{6}, {9}}, {{5}, {9}}}, "* * *"},
		{"4 in the second half", injured, halfAndYear, []city{{{5}, {9}}, {{4}, {9}}}, "* * *"},
		{"5 in the second half", injured, halfAndYear, []city{{{5}, {9}}, {{5}, {9}}}, "10 18 28"},
		{"nobody in the second half", injured, halfAndYear, []city{{{5}, {9}}, {{0}, {0}}}, "5 9 14"},
		{"the same version again", injured, versions, []city{{{5}, {9}}, {{5}, {9}}}, "5 9 14"},
		{"the year was published, and H1 would leave 1 for the second half", injured, yearAndHalf, []city{{{5}, {9}}, {{1}, {9}}}, "* * *"},
		{"nothing in the wards, but 3 for the city: they moved", injured, versions, []city{{{5}, {20}}, {{13}, {15}}}, "* * *"},
		{"a 0 of the year would be a 0 of H1, and the 3 of its neighbour", injured, halfAndYear, []city{{{0}, {3}, {9}, {9}}, {{0}, {5}, {9}, {9}}}, "* * 18 18 44"},
		{"what H1 hid together differs by 4", injured, halfAndYear, []city{{{1}, {7}, {9}, {9}}, {{4}, {0}, {9}, {9}}}, "* * * * *"},
		{"what H1 hid stays hidden where the rest is enough", injured, halfAndYear, []city{{{1}, {7}, {9}, {9}}, {{5}, {5}, {9}, {9}}}, "* * 18 18 54"},
		{"what the version before showed and this one would hide", injured, versions, []city{{{9}, {5}, {9}, {9}}, {{3}, {5}, {9}, {9}}}, "* * * * *"},
		{"who had not handed in has 2, beside one who has 5 as before", injured, versions, []city{{{absent}, {5}, {9}, {9}}, {{2}, {5}, {9}, {9}}}, "* * * * *"},
		{"a year less its first half and third quarter is the fourth", injured,
			[]release{{"2023-H1", []int{0}}, {"2023-Q3", []int{1}}, {"2023", []int{0, 1, 2}}}, []city{{{9}, {9}}, {{9}, {9}}, {{2}, {9}}}, "* * *"},
		{"a quarter beside a year and a half tells the other quarter", injured,
			[]release{{"2023-H1", []int{0}}, {"2023", []int{0, 1, 2}}, {"2023-Q3", []int{1}}}, []city{{{9}, {9}}, {{9}, {9}}, {{2}, {9}}}, "* * *"},
		{"last year is no part of this one", injured, []release{{"2022", []int{0}}, {"2023", []int{1}}}, []city{{{5}, {9}}, {{6}, {9}}}, "6 9 15"},
		{"a chain of deaths is hidden together", deaths, halfAndYear, []city{{{0, 5, 9}, {0, 9, 9}}, {{0, 5, 6}, {0, 0, 0}}}, "0,10,15 0,9,9 0,19,24"},
		{"a chain of deaths with one more under 5", deaths, halfAndYear, []city{{{0, 5, 9}, {0, 9, 9}}, {{0, 5, 5}, {0, 0, 1}}}, "0,*,* 0,*,* 0,*,*"},
		{"a whole far above what is known stays", marriages, versions, []city{{{5, 90}, {9, 90}}, {{6, 91}, {9, 90}}}, "*,91 *,90 *,181"},
		{"a whole next to what is known is hidden, too", marriages, versions, []city{{{5, 5}, {9, 90}}, {{6, 6}, {9, 90}}}, "*,* *,* *,*"},
		{"a whole that adds up with its part would bound the second half", marriages, halfAndYear, []city{{{5, 90}, {9, 90}}, {{1, 90}, {9, 90}}}, "*,* *,* *,*"},
		{"a whole that is counted at a moment does not", residents, halfAndYear, []city{{{5, 90}, {9, 90}}, {{1, 90}, {9, 90}}}, "*,180 *,180 *,360"},
		{"what counts nobody to be pointed to differs as it likes", []Statistic{{Name: "children"}}, halfAndYear, []city{{{5}, {9}}, {{1}, {1}}}, "6 10 16"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := countsPlan(t, tt.statistics)
			all := releaseAll(t, p, tt.releases, tt.parts)
			require.Equal(t, tt.want, pattern(p, all[len(all)-1]))
		})
	}
}

func TestWithoutEarlierPublicationsNothingElseIsHidden(t *testing.T) {
	t.Parallel()
	for _, statistics := range [][]Statistic{injured, deaths, marriages, tangled, lower} {
		p := countsPlan(t, statistics)
		for _, wards := range [][][]int{{{3, 9, 9}, {5, 9, 12}, {9, 9, 9}}, {{0, 1, 4}, {7, 7, 7}}} {
			now := reportsOf(t, p, wards)
			beside, err := p.PublicBeside(now, nil)
			require.NoError(t, err)
			require.Equal(t, published(t, p, now), asPublished(t, p, beside))
		}
	}
}

// telling are the sums over parts that lie end to end that readers might work out, by their names; of versions, the
// versions and their differences.
func telling(releases []release, parts [][][]int) map[string][][]int {
	out := map[string][][]int{}
	if releases[0].period == releases[len(releases)-1].period {
		for i := range parts {
			out[fmt.Sprint("version ", i)] = parts[i]
			for k := range i {
				out[fmt.Sprint("version ", i, " less ", k)] = added([][][]int{parts[i], negated(parts[k])}, []int{0, 1})
			}
		}
		return out
	}
	for i := range parts {
		for k := i; k < len(parts); k++ {
			var chosen []int
			for part := i; part <= k; part++ {
				chosen = append(chosen, part)
			}
			out[fmt.Sprint("parts ", chosen)] = added(parts, chosen)
		}
	}
	return out
}

func negated(wards [][]int) [][]int {
	out := make([][]int, len(wards))
	for i, row := range wards {
		for _, n := range row {
			if n != absent {
				n = -n
			}
			out[i] = append(out[i], n)
		}
	}
	return out
}

// requireNothingSmallFollows publishes every story of a universe, whose rows are those of all parts, and looks at those
// with the same publications together: no sensitive count of any period that follows may only be from 1 to 4 and the same
// in all of them.
func requireNothingSmallFollows(t *testing.T, p *Plan, u universe, releases []release) {
	t.Helper()
	n := len(p.definition.Statistics)
	type figures map[string]int
	seen, first, near := map[string]figures{}, map[string][][][]int{}, map[string]bool{}
	stories := 0
	u.each(func(rows [][]int) {
		stories++
		parts := make([][][]int, len(u.rows[0])/n)
		for _, row := range rows {
			for part := range parts {
				parts[part] = append(parts[part], row[part*n:(part+1)*n])
			}
		}
		var text strings.Builder
		for _, public := range releaseAll(t, p, releases, parts) {
			text.WriteString(asPublished(t, p, public))
		}
		now := figures{}
		for name, wards := range telling(releases, parts) {
			for unit, row := range append(slices.Clone(wards), sumsOf(wards)) {
				for i, count := range row {
					if p.isSensitive(i) {
						now[fmt.Sprintf("%s of ward %d in %s", p.definition.Statistics[i].Name, unit+1, name)] = count
					}
				}
			}
		}
		near[text.String()] = near[text.String()] || releases[0].period != releases[len(releases)-1].period && u.nearTheEnd(rows)
		before, ok := seen[text.String()]
		if !ok {
			seen[text.String()], first[text.String()] = now, parts
			return
		}
		for name, count := range before {
			if now[name] != count {
				delete(before, name)
			}
		}
	})
	for text, figures := range seen {
		for name, count := range figures {
			if near[text] {
				continue
			}
			size := max(count, -count)
			require.False(t, size > 0 && size < 5, "%s can only be %d where %v is published:\n%s", name, count, first[text], text)
		}
	}
	t.Logf("%d wards: %d stories, %d publications", u.wards, stories, len(seen))
	require.Greater(t, stories, len(seen))
}

// nearTheEnd reports whether something more could have happened in a city that is no longer within the universe.
func (u universe) nearTheEnd(city [][]int) bool {
	sums, all := make([]int, len(city[0])), 0
	for _, row := range city {
		u.add(sums, row, 1)
	}
	for _, n := range sums {
		all += n
	}
	return slices.Max(sums) > u.most-5 || u.all > 0 && all > u.all-5*len(u.rows[0])/2
}

func sumsOf(wards [][]int) []int {
	sums := make([]int, len(wards[0]))
	for _, row := range wards {
		for i, n := range row {
			if n == absent || sums[i] == absent {
				sums[i] = absent
			} else {
				sums[i] += n
			}
		}
	}
	return sums
}

// The strongest reader, with two or three publications: knows the method, and goes through all that could have happened
// whose publications would be the same, byte for byte.
func TestNoSmallCountFollowsFromSeveralPublications(t *testing.T) {
	quarters := []release{{"2023-Q1", []int{0}}, {"2023-H1", []int{0, 1}}, {"2023", []int{0, 1, 2}}}
	backwards := []release{{"2023", []int{0, 1, 2}}, {"2023-H1", []int{0, 1}}, {"2023-Q1", []int{0}}}
	aside := []release{{"2023-H1", []int{0, 1}}, {"2023", []int{0, 1, 2}}, {"2023-Q2", []int{1}}}
	three := []release{{"2023", []int{0}}, {"2023", []int{1}}, {"2023", []int{2}}}
	gaps := []release{{"2023-H1", []int{0}}, {"2023", []int{1}}}
	chain := func(row []int) bool { return row[0] <= row[1] && row[2] <= row[3] }
	// of parts: all that they can add up to
	parts := func(wards, parts, all int) universe {
		return universe{wards: wards, rows: rowsOf(parts, upTo(all), anything), most: all, all: all}
	}
	tied := func(wards, all int) universe { // the sums of part and whole together
		return universe{wards: wards, rows: rowsOf(4, upTo(all), chain), most: all, all: all}
	}
	tests := []struct {
		name       string
		statistics []Statistic
		releases   []release
		universes  []universe
	}{
		{"a half and its year", injured, halfAndYear, []universe{parts(1, 2, 30), parts(2, 2, 16), parts(2, 2, 24), parts(3, 2, 9), parts(3, 2, 14), parts(4, 2, 6), parts(4, 2, 11)}},
		{"a year and its half", injured, yearAndHalf, []universe{parts(1, 2, 30), parts(2, 2, 16), parts(2, 2, 24), parts(3, 2, 9), parts(3, 2, 14), parts(4, 2, 6), parts(4, 2, 11)}},
		{"two versions", injured, versions, []universe{
			{wards: 1, rows: rowsOf(2, upTo(20, absent), anything), most: 20}, {wards: 2, rows: rowsOf(2, upTo(11), anything), most: 11},
			{wards: 2, rows: rowsOf(2, upTo(10, absent), anything), most: 10}, {wards: 3, rows: rowsOf(2, upTo(8), anything), most: 8}}},
		{"a half with gaps and its year", injured, gaps, []universe{
			{wards: 1, rows: rowsOf(2, upTo(24, absent), ascending), most: 24}, {wards: 2, rows: rowsOf(2, upTo(13, absent), ascending), most: 13},
			{wards: 2, rows: rowsOf(2, upTo(19, absent), ascending), most: 19}, {wards: 3, rows: rowsOf(2, upTo(11, absent), ascending), most: 11}}},
		{"a quarter, a half and the year", injured, quarters, []universe{parts(1, 3, 18), parts(2, 3, 11), parts(2, 3, 14)}},
		{"a year, its half and its quarter", injured, backwards, []universe{parts(1, 3, 18), parts(2, 3, 11), parts(2, 3, 14)}},
		{"a half, the year and its other quarter", injured, aside, []universe{parts(1, 3, 18), parts(2, 3, 11), parts(2, 3, 14)}},
		{"three versions", injured, three, []universe{
			{wards: 1, rows: rowsOf(3, upTo(14), anything), most: 14}, {wards: 2, rows: rowsOf(3, upTo(6), anything), most: 6}}},
		{"two tied counts, a half and its year", twoDeaths, halfAndYear, []universe{tied(1, 22), tied(1, 34), tied(2, 12), tied(2, 17)}},
		{"two tied counts, a year and its half", twoDeaths, yearAndHalf, []universe{tied(1, 22), tied(1, 34), tied(2, 12), tied(2, 17)}},
		{"two tied counts in two versions", twoDeaths, versions, []universe{
			{wards: 1, rows: rowsOf(4, upTo(11), chain), most: 11}, {wards: 2, rows: rowsOf(4, upTo(5), chain), most: 5}}},
		{"a visible whole, a half and its year", marriages, halfAndYear, []universe{tied(1, 22), tied(1, 34), tied(2, 12), tied(2, 17)}},
		{"a visible whole, a year and its half", marriages, yearAndHalf, []universe{tied(1, 22), tied(1, 34), tied(2, 12), tied(2, 17)}},
		{"a visible whole in two versions", marriages, versions, []universe{
			{wards: 1, rows: rowsOf(4, upTo(11), chain), most: 11}, {wards: 2, rows: rowsOf(4, upTo(5), chain), most: 5}}},
		{"a constraint of another form, a half and its year", tangled, halfAndYear, []universe{
			{wards: 1, rows: rowsOf(6, upTo(6), func(row []int) bool { return row[0]+row[1] <= row[2] && row[3]+row[4] <= row[5] }), most: 6, all: 16}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := countsPlan(t, tt.statistics)
			looked := 0
			for _, u := range tt.universes {
				if u.cities() <= longtest.Rounds(7_000, math.MaxInt) {
					requireNothingSmallFollows(t, p, u, tt.releases)
					looked++
				}
			}
			require.Positive(t, looked)
		})
	}
}
