package plantest

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/indicator/lint"
	"github.com/childward/childward/internal/longtest"
	"github.com/childward/childward/internal/strictyaml"
)

// This file changes the text of the built-in plan, knowing nothing of what [Mutate] changes: characters and words of lines,
// as a slip of the hand does, wherever they stand, but in texts for people.

// A textChange is the text of a plan with one slip.
type textChange struct {
	sort string
	line int
	was  string // the line
	is   string // what stands in its place
}

// text is the text of the plan, in lines, with the slip.
func (c textChange) text(lines []string) string {
	return strings.Join(slices.Concat(lines[:c.line-1], []string{c.is}, lines[c.line:]), "\n")
}

// A slips makes slips of one sort in a line.
type slips struct {
	sort string
	in   func(line string) []string
}

// replaced are the lines in which one match of a pattern is something else; of each match, every one that is offered.
func replaced(pattern string, others func(match string) []string) func(line string) []string {
	expression := regexp.MustCompile(pattern)
	return func(line string) (all []string) {
		for _, at := range expression.FindAllStringIndex(line, -1) {
			for _, other := range others(line[at[0]:at[1]]) {
				all = append(all, line[:at[0]]+other+line[at[1]:])
			}
		}
		return all
	}
}

// amongst offers all other words of a group.
func amongst(words ...string) func(string) []string {
	return func(match string) (all []string) {
		for _, w := range words {
			if w != match {
				all = append(all, w)
			}
		}
		return all
	}
}

// to offers some texts made of the match, by % for it.
func to(texts ...string) func(string) []string {
	return func(match string) (all []string) {
		for _, text := range texts {
			all = append(all, strings.ReplaceAll(text, "%", match))
		}
		return all
	}
}

const (
	wholeNumber = `(?:\b)\d+(?:\.\d+)?\b`
	aWord       = `\b[a-z]+(?:_[a-z0-9]+)+\b`
)

// slipsOf are all sorts of slips; names are the statistics.
func slipsOf(names []string) []slips {
	digit := func(d string) []string { return []string{string('0' + (d[0]-'0'+3)%10), string('0' + (d[0]-'0'+7)%10)} }
	statistic := func(name string) []string {
		i := slices.Index(names, name)
		if i < 0 {
			return nil
		}
		return []string{names[(i+5)%len(names)], names[(i+23)%len(names)], name + "s"}
	}
	return []slips{
		{"a digit behind the number", replaced(`\b\d+\.\d+\b`, to("%1", "%7"))},
		{"a decimal behind a whole number", replaced(`\b\d+\b`, to("%.2", "%.05"))},
		{"a digit more", replaced(`\b\d+\b`, to("%3", "1%"))},
		{"another digit", replaced(`\d`, digit)},
		{"a digit less", replaced(`\d`, to(""))},
		{"no point", replaced(`\d\.\d`, func(m string) []string { return []string{m[:1] + m[2:], m[:1] + "," + m[2:]} })},
		{"another sign", replaced(`[<>=]=|[<>]|\b= `, amongst("<=", "<", ">=", ">", "==", "= "))},
		{"another base", replaced(` (?:%|‰|/100000)"`, amongst(` %"`, ` ‰"`, ` /100000"`, ` /10000"`, `"`))},
		{"another statistic", replaced(aWord, statistic)},
		{"last year for this year", replaced(aWord, func(name string) []string {
			if slices.Contains(names, name) {
				return []string{"last_year." + name}
			}
			return nil
		})},
		{"this year for last year", replaced(`last_year\.`, to(""))},
		{"another function", replaced(`\b(?:percent|rate)\(`, amongst("percent(", "rate(", "min(", "("))},
		{"another operation", replaced(` [-+*] `, amongst(" + ", " - ", " * ", " / "))},
		{"another level", replaced(`\b(?:none|monitor|verdict)\b`, amongst("none", "monitor", "verdict"))},
		{"another term", replaced(`\b(?:half_year|year)\b`, amongst("half_year", "year"))},
		{"another side", replaced(`\b(?:lower|higher)\b`, amongst("lower", "higher"))},
		{"the contrary", replaced(`\b(?:true|false)\b`, amongst("true", "false"))},
		{"another time", replaced(`\b(?:moment|period)\b`, amongst("moment", "period"))},
		{"another reporter", replaced(`: (?:ward|department)$`, amongst(": ward", ": department"))},
		{"another kind", replaced(`\b(?:count|amount|flag|phường|xã)\b`, amongst("count", "amount", "flag", "phường", "xã"))},
		{"another tier", replaced(`tier: (?:B\|C|B)`, amongst("tier: A", "tier: B", "tier: C", "tier: B|C"))},
		{"a key misspelt", replaced(`^ +(?:- )?[a-z_]+:`, func(key string) []string { return []string{strings.TrimSuffix(key, ":") + "s:"} })},
		{"a comment", replaced(`^ +[a-z].*$`, func(line string) []string { return []string{"#" + line} })},
		{"nothing", func(string) []string { return []string{""} }},
	}
}

// forPeople are the keys of texts for people, and of what only they look at; a line that begins with one is no line of
// the list.
var forPeople = regexp.MustCompile(`^ *(?:- )?(?:name|label|title|document|measure|text|cite|owner|numerator|denominator|number|group|places|vi|en):|^ *#|^ *$`)

// quoted are texts for people within a line: in braces with both languages, and a clause.
var quoted = regexp.MustCompile(`\b(?:name|text|cite): (?:\{[^{}]*\}|[^,{}"]+)|# .*$|\bid: [a-z_0-9.-]+`)

// textChanges are all slips in the text of a plan.
func textChanges(lines, names []string) (all []textChange) {
	sorts := slipsOf(names)
	begins := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "version:") })
	groups := slices.Index(lines, "groups:")
	readings := slices.Index(lines, "indicators:")
	for i, line := range lines {
		statistic := strings.HasPrefix(line, "  - name: ") && i < groups
		if i < begins || i >= groups && i < readings || forPeople.MatchString(line) && !statistic {
			continue
		}
		for _, s := range sorts {
			if statistic && s.sort != "another statistic" {
				continue
			}
			for _, changed := range s.in(line) {
				if quotedAs(line) != quotedAs(changed) && changed != "" && !strings.HasPrefix(changed, "#") {
					continue
				}
				all = append(all, textChange{s.sort, i + 1, line, changed})
			}
		}
	}
	return all
}

// quotedAs are the texts for people in a line.
func quotedAs(line string) string { return strings.Join(quoted.FindAllString(line, -1), "\n") }

// A textJudge says what becomes of the text of a plan.
type textJudge struct {
	files     []testFile
	documents []*strictyaml.Document
	plan      *indicator.Plan
	known     []string // what lint says of the plan
}

func newTextJudge(t *testing.T, text string) *textJudge {
	t.Helper()
	j := &textJudge{}
	var err error
	j.plan, err = indicator.ParsePlan([]byte(text), "campha-2023.yaml")
	require.NoError(t, err)
	for _, name := range []string{"campha-2023_test.yaml", "campha-2023-h1_test.yaml"} {
		source, err := os.ReadFile("../" + name)
		require.NoError(t, err)
		f, document, err := decode(source, name)
		require.NoError(t, err)
		j.files, j.documents = append(j.files, f), append(j.documents, document)
	}
	j.known = lintSays(text)
	return j
}

func lintSays(text string) (all []string) {
	for _, f := range lint.Plan([]byte(text), "campha-2023.yaml") {
		if f.Severity != lint.Note {
			all = append(all, f.Message.String())
		}
	}
	return all
}

// of says what notices the text of a plan; empty where nothing does.
func (j *textJudge) of(text string) string {
	plan, err := indicator.ParsePlan([]byte(text), "campha-2023.yaml")
	if err != nil {
		return "refused when read"
	}
	for i, f := range j.files {
		c := newChecker(plan, j.documents[i], "campha-2023_test.yaml")
		if c.suite(f); len(c.errs) > 0 {
			return "the test file does not fit"
		}
		names := namesOf(plan)
		for _, one := range c.cases {
			if !one.passes(plan, names) {
				return "a case fails"
			}
		}
	}
	if slices.ContainsFunc(lintSays(text), func(said string) bool { return !slices.Contains(j.known, said) }) {
		return "lint"
	}
	return ""
}

// needless are slips that nothing notices, each with the reason why no verdict and no value depends on it.
var needless = []struct{ why, was, is string }{
	{"a further target that is national is listed elsewhere", "national: true", "national: false"},
	{"no count is below 0, or it contradicts itself", " == 0 ? ", " <= 0 ? "},
}

// same is why a slip that nothing notices makes no difference; empty where that is not known.
func (j *textJudge) same(c textChange, text string) string {
	plan, err := indicator.ParsePlan([]byte(text), "campha-2023.yaml")
	if err == nil && reflect.DeepEqual(meaning(plan), meaning(j.plan)) {
		return "the plan means the same"
	}
	for _, n := range needless {
		if strings.Replace(c.was, n.was, n.is, 1) == c.is {
			return n.why
		}
	}
	return ""
}

// meaning is a plan with its defaults filled in, its targets in the plainest words, and without the readings that are words
// alone and computed nowhere.
func meaning(plan *indicator.Plan) indicator.Definition {
	plain := func(text string) string {
		t, err := target.Parse(text)
		if err != nil {
			return text
		}
		return t.String()
	}
	d := plan.Definition()
	for i := range d.Indicators {
		in := &d.Indicators[i]
		in.Target = plain(in.Target)
		for k := range in.FurtherTargets {
			in.FurtherTargets[k].Target = plain(in.FurtherTargets[k].Target)
		}
		in.Readings = slices.DeleteFunc(in.Readings, func(r indicator.Reading) bool { return r.Value == "" && r.Target == "" })
		for k := range in.Readings {
			in.Readings[k].Target = plain(in.Readings[k].Target)
		}
		if len(in.Readings) == 0 {
			in.Readings = nil
		}
	}
	return d
}

// The short run takes every so-many-th slip, which comes to some two hundred of all sorts, the long run a thousand. With steps
// of 1 all 7,302 are tried, in five minutes; that is how the list was gone through.
func TestSlipsInTheTextOfTheBuiltInPlanAreNoticed(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("../campha-2023.yaml")
	require.NoError(t, err)
	text := string(source)
	j := newTextJudge(t, text)
	require.Equal(t, "", j.of(text))
	var names []string
	for _, s := range j.plan.Definition().Statistics {
		names = append(names, s.Name)
	}
	lines := strings.Split(text, "\n")
	all := textChanges(lines, names)
	step := longtest.Rounds(37, 7)
	counts := tally{}
	var lock sync.Mutex
	var workers sync.WaitGroup
	next := make(chan textChange)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for c := range next {
				changed := c.text(lines)
				end := j.of(changed)
				if end == "" {
					end = j.same(c, changed)
				}
				lock.Lock()
				counts.add(c.sort, end)
				lock.Unlock()
				if end == "" {
					t.Errorf("campha-2023.yaml:%d: %s\n  %s\n  %s", c.line, c.sort, c.was, c.is)
				}
			}
		})
	}
	tried := 0
	for i := 0; i < len(all); i += step {
		next <- all[i]
		tried++
	}
	close(next)
	workers.Wait()
	t.Logf("%d of %d slips\n%s", tried, len(all), counts)
	require.Greater(t, tried, 150)
}

// A tally counts what became of slips, by their sort.
type tally map[string]map[string]int

func (c tally) add(sort, end string) {
	if c[sort] == nil {
		c[sort] = map[string]int{}
	}
	c[sort][end]++
}

// String is the tally as a table.
func (c tally) String() string {
	var b strings.Builder
	sum := map[string]int{}
	line := func(sort string, ends map[string]int) {
		fmt.Fprintf(&b, "  %-32s", sort)
		for _, end := range slices.Sorted(maps.Keys(ends)) {
			fmt.Fprintf(&b, "  %s: %d;", end, ends[end])
			sum[end] += ends[end]
		}
		b.WriteString("\n")
	}
	for _, sort := range slices.Sorted(maps.Keys(c)) {
		line(sort, c[sort])
	}
	line("all", maps.Clone(sum))
	return b.String()
}
