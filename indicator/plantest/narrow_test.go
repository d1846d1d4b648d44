package plantest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/longtest"
)

// requireNarrowTellsTheSame tries every so-many-th change over what it touches and over the whole plan.
func requireNarrowTellsTheSame(t *testing.T, plan *indicator.Plan, cases []Case, every int) (ends [6]int) {
	t.Helper()
	m := newMutator(plan, cases)
	require.Zero(t, m.failing())
	for i, c := range m.changes(nil) {
		if i%every != 0 {
			continue
		}
		narrow := m.try(c)
		require.Equal(t, m.trial(c).fate(), narrow, "%s: %s -> %s", c.who, c.before, c.after)
		ends[narrow.end]++
	}
	return ends
}

func TestAChangeIsTriedOverWhatItTouchesAsOverTheWholePlan(t *testing.T) {
	t.Parallel()
	suite, err := Read(os.DirFS(".."), "campha-2023_test.yaml")
	require.NoError(t, err)
	for name, cases := range map[string][]Case{"with its cases": suite.Cases(), "without cases": nil} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requireNarrowTellsTheSame(t, suite.Plan(), cases, 17)
		})
	}
}

func TestRandomPlansAreChangedOverWhatAChangeTouchesAsOverTheWholePlan(t *testing.T) {
	t.Parallel()
	const shards = 2
	plans := longtest.Rounds(6, 48)
	for shard := range shards {
		t.Run(fmt.Sprint("seed ", shard), func(t *testing.T) {
			t.Parallel()
			g := planMaker{rand.New(rand.NewPCG(uint64(shard), 7))}
			var ends [6]int
			for range plans / shards {
				plan := g.plan(t)
				for i, n := range requireNarrowTellsTheSame(t, plan, g.cases(t, plan), 19) {
					ends[i] += n
				}
			}
			require.Positive(t, ends[noticed])
			require.Positive(t, ends[survived])
		})
	}
}

// A planMaker makes small random plans, whose indicators share statistics and constraints, and cases for them.
type planMaker struct{ *rand.Rand }

func (g planMaker) pick(from ...string) string { return from[g.IntN(len(from))] }

func (g planMaker) plan(t *testing.T) *indicator.Plan {
	t.Helper()
	counts := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	one := func() string { return counts[g.IntN(len(counts))] }
	d := indicator.Definition{ID: "random", Year: 2023}
	for _, name := range counts {
		s := indicator.Statistic{Name: name}
		for range g.IntN(3) {
			s.Constraints = append(s.Constraints, g.pick(name+" <= "+one(), one()+" + "+one()+" <= "+one(), one()+" <= 2 * "+one()))
		}
		d.Statistics = append(d.Statistics, s)
	}
	d.Statistics = append(d.Statistics, indicator.Statistic{Name: "money", Kind: indicator.Amount}, indicator.Statistic{Name: "open", Kind: indicator.Flag})
	value := func() (text, target string) {
		switch g.IntN(7) {
		case 0:
			return fmt.Sprintf("percent(%s, %s)", one(), one()), ">= 90 %"
		case 1:
			return fmt.Sprintf("rate(%s + %s, %s, 1000)", one(), one(), one()), "<= 9.5 ‰"
		case 2:
			return fmt.Sprintf("%s == 0 ? 100 : percent(%s, %s)", one(), one(), one()), ">= 95 %"
		case 3:
			return fmt.Sprintf("last_year.%s - %s", one(), one()), ">= 1"
		case 4:
			return fmt.Sprintf("min(%s, %s) + money", one(), one()), "< 7.5"
		case 5:
			return fmt.Sprintf("coalesce(%s, %s) - floor(%s / 3)", one(), one(), one()), "> 2"
		}
		return fmt.Sprintf("open ? %s : %s", one(), one()), "<= 3"
	}
	for i := range 3 + g.IntN(3) {
		in := indicator.Indicator{ID: fmt.Sprint("i", i)}
		in.Value, in.Target = value()
		if strings.HasPrefix(in.Value, "open") {
			in.City = indicator.LevelNone
		}
		if g.IntN(3) == 0 {
			in.Readings = []indicator.Reading{{ID: "first", Text: indicator.Text{VI: "x"}}, {ID: "second", Text: indicator.Text{VI: "y"}, Target: g.pick(">= ", "<= ") + strings.SplitN(in.Target, " ", 2)[1]}}
		}
		d.Indicators = append(d.Indicators, in)
	}
	plan, err := indicator.NewPlan(d)
	require.NoError(t, err)
	return plan
}

// cases are random figures with the verdicts that the plan gives.
func (g planMaker) cases(t *testing.T, plan *indicator.Plan) (cases []Case) {
	t.Helper()
	names := namesOf(plan)
	for range 6 {
		c := Case{Name: "random", City: g.IntN(2) == 0}
		for _, s := range plan.Definition().Statistics {
			value := g.pick("0", "1", "2", "3", "10", "90", "100", "1000")
			if s.Kind == indicator.Flag && !c.City {
				value = g.pick("true", "false")
			}
			if g.IntN(6) > 0 {
				c.Given = append(c.Given, Given{s.Name, value})
			}
		}
		for _, name := range lastYearsOf(plan) {
			c.Given = append(c.Given, Given{name, g.pick("0", "1", "5", "100")})
		}
		record, err := c.record(plan, names)
		require.NoError(t, err)
		for _, res := range plan.Evaluate(record) {
			verdict := res.Verdict
			c.Checks = append(c.Checks, Check{Indicator: res.Indicator().ID, Verdict: &verdict})
		}
		cases = append(cases, c)
	}
	return cases
}

// A plan of hundreds of indicators was made anew for every change of one of them, which took a minute.
func TestALargePlanIsNotMadeAnewForEveryChange(t *testing.T) {
	t.Parallel()
	var d indicator.Definition
	d.ID = "large"
	for i := range 300 {
		d.Statistics = append(d.Statistics, indicator.Statistic{Name: fmt.Sprint("part", i), Constraints: []string{fmt.Sprintf("part%d <= whole%d", i, i)}},
			indicator.Statistic{Name: fmt.Sprint("whole", i)})
		d.Indicators = append(d.Indicators, indicator.Indicator{ID: fmt.Sprint("i", i), Value: fmt.Sprintf("percent(part%d, whole%d)", i, i), Target: ">= 90 %"})
	}
	plan, err := indicator.NewPlan(d)
	require.NoError(t, err)
	m := newMutator(plan, nil)
	in := m.definition.Indicators[150]
	narrow := m.narrowed(nil, in)
	require.Len(t, narrow.definition.Statistics, 2)
	require.Equal(t, []string{"part150 <= whole150"}, narrow.definition.Statistics[0].Constraints)
	require.Len(t, narrow.ward.scope.Names(), 4, "two statistics and their last year's")
}
