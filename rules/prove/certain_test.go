package prove

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// domainOf is a domain over whole numbers with these conditions.
func domainOf(t *testing.T, scope *rules.Scope, conditions ...string) *Domain {
	t.Helper()
	d := NewDomain(scope)
	for _, text := range conditions {
		f, err := rules.Compile(text, scope)
		require.NoError(t, err)
		d.Assume(f)
	}
	return d
}

var certainties = [...]string{Open: "open", Always: "always", Never: "never", NoValue: "no value"}

func TestWhetherATargetHoldsIsProvedWithoutData(t *testing.T) {
	tests := []struct {
		name, formula, target string
		known                 []string
		want                  string
	}{
		{"a percentage is at most 100", "percent(a, b)", "<= 100", nil, "always"},
		{"and may be 100", "percent(a, b)", "< 100", nil, "open"},
		{"and not above", "percent(a, b)", "> 100", nil, "never"},
		{"nor at 100.01", "percent(a, b)", ">= 100.01", nil, "never"},
		{"it is at least 0", "percent(a, b)", ">= 0", nil, "always"},
		{"and not below", "percent(a, b)", "< 0", nil, "never"},
		{"it may be 0", "percent(a, b)", "> 0", nil, "open"},
		{"a rate has no upper bound", "rate(a, b, 100)", "<= 100", nil, "open"},
		{"unless a constraint gives one", "rate(a, b, 100)", "<= 100", []string{"a <= b"}, "always"},
		{"or a chain of them", "rate(a, b, 1000)", "> 1000", []string{"a <= c", "c <= b"}, "never"},
		{"or a sum", "rate(a, b, 100)", "<= 100", []string{"a + c <= b"}, "always"},
		{"half of a whole", "percent(a, b)", "<= 50", []string{"2 * a <= b"}, "always"},
		{"half of a whole may be 50", "percent(a, b)", "< 50", []string{"2 * a <= b"}, "open"},
		{"whole numbers: a < b is a + 1 <= b", "b - a", ">= 1", []string{"a < b"}, "always"},
		{"a rate is at least 0", "rate(a, b, 1000)", ">= 0", nil, "always"},
		{"so is a plain quotient of counts", "a / b * 1000", ">= 0", nil, "always"},
		{"a count is at least 0", "a", ">= 0", nil, "always"},
		{"and never below", "a", "< 0", nil, "never"},
		{"a count is no fraction", "a", "= 0.5", nil, "never"},
		{"nor is an even count odd", "2 * a + 4 * b", "= 7", nil, "never"},
		{"a count may be 0", "a", "= 0", nil, "open"},
		{"a difference may be below 0", "a - b", ">= 0", nil, "open"},
		{"unless a constraint says no", "a - b", ">= 0", []string{"b <= a"}, "always"},
		{"a quotient over a difference of either sign", "a / (b - c)", ">= 0", nil, "open"},
		{"the sum of a part and the rest is the whole", "(a + b) / (a + b) * 100", "= 100", nil, "always"},
		{"what excludes each other", "a", "<= 3", []string{"a > 3", "a < 3"}, "no value"},
		{"a denominator that is always 0", "rate(a, b, 100)", "<= 3", []string{"b <= 0"}, "no value"},
		{"a part that cannot be in the whole", "percent(a, b)", "<= 3", []string{"a > b"}, "no value"},
		{"each branch under its condition", "a == 0 ? 0 : rate(b, a, 100)", ">= 0", nil, "always"},
		{"a branch that the condition bounds", "a > 10 ? a : 11", "> 10", nil, "always"},
		{"a branch that the contrary of a condition bounds", "a <= 10 or a > 20 ? 15 : a", "> 10", nil, "always"},
		{"a branch that is never taken", "a < 0 ? -5 : a", ">= 0", nil, "always"},
		{"a let is looked through", "let x = percent(a, b); 100 - x", ">= 0", nil, "always"},
		{"what is missing may come from the next", "a ?? b", ">= 0", nil, "always"},
		{"the smaller of a count and 3", "min(a, 3)", "<= 3", nil, "always"},
		{"the greater of two percentages", "max(percent(a, b), percent(b, c))", "<= 100", nil, "always"},
		{"a rounded percentage", "round(percent(a, b), 1)", "<= 100", nil, "always"},
		{"the distance of two percentages", "abs(percent(a, b) - percent(b, c))", "<= 100", nil, "always"},
		{"the fall of a percentage", "percent(a, b) - percent(b, c)", ">= -100", nil, "always"},
		{"the fall of a percentage may be anything between", "percent(a, b) - percent(b, c)", ">= 1.3", nil, "open"},
		{"a fall above 100 points", "percent(a, b) - percent(b, c)", "> 100", nil, "never"},
		{"a product of two counts", "a * b", ">= 0", nil, "always"},
		{"a condition without a sum says nothing", "known(a) ? a : 0", ">= 0", nil, "always"},
		{"infinitely close is not there", "a / (a + 1)", "< 1", nil, "always"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			scope := rules.NewScope("a", "b", "c")
			f, err := rules.Compile(tt.formula, scope)
			require.NoError(t, err)
			target, err := rules.ParseThreshold(tt.target)
			require.NoError(t, err)
			require.Equal(t, tt.want, certainties[domainOf(t, scope, tt.known...).Certain(f, target)])
		})
	}
}

func TestAnAmountNeedNotBeWhole(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b")
	d := NewDomain(scope)
	d.Fractions("a")
	f, err := rules.Compile("a", scope)
	require.NoError(t, err)
	half, err := rules.ParseThreshold("= 0.5")
	require.NoError(t, err)
	require.Equal(t, Open, d.Certain(f, half))
	positive, err := rules.Compile("a > 0", scope)
	require.NoError(t, err)
	require.True(t, d.Assume(positive))
	one, err := rules.ParseThreshold(">= 1")
	require.NoError(t, err)
	require.Equal(t, Open, d.Certain(f, one), "0.5 is above 0")
}

// formulas and conditions from which the search for counterexamples draws.
var (
	provable   = strings.Split("percent(a, b)|rate(a, b, 100)|a|a - b|(a + c) / (b + c) * 10|a / (b - c)|min(a, b) - c|a > b ? a - b : percent(a, b + 1)|round(a / 3)|abs(a - c)|percent(a, b) - percent(c, b)|percent(a, b) - percent(b, c)|a ?? b|let x = a + 1; x * x|floor(a / b) + ceil(b / 2)|max(a, percent(c, b))|2 * a - 4 * b + 1|a * b - c|a / b / c|(a - b) / 2 * c", "|")
	assumable  = strings.Split("a <= b;a < b;b <= c;a + c <= b;a == c;2 * a <= 3 * b;a > 1;c <= 2;a != b;not (a > b);a <= b and b <= c;a <= b <= c;b >= 1", ";")
	thresholds = strings.Split("<= 100;< 100;> 100;>= 0;> 0;<= 0;= 0;= 1;>= 1;< 3;>= -4;<= 50;= 0.5;> 2;< 0", ";")
)

func TestNoDataContradictAProof(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b", "c")
	random := rand.New(rand.NewPCG(5, 2026))
	proved := 0
	for range 1500 {
		formula, err := rules.Compile(provable[random.IntN(len(provable))], scope)
		require.NoError(t, err)
		target, err := rules.ParseThreshold(thresholds[random.IntN(len(thresholds))])
		require.NoError(t, err)
		var known []string
		for range random.IntN(4) {
			known = append(known, assumable[random.IntN(len(assumable))])
		}
		certainty := domainOf(t, scope, known...).Certain(formula, target)
		if certainty == Open {
			continue
		}
		proved++
		for _, met := range answers(t, scope, formula, target, known) {
			require.Equal(t, certainty, map[bool]Certainty{true: Always, false: Never}[met], "%s %s with %q", formula.Text(), target, known)
		}
	}
	require.Greater(t, proved, 250)
}

// answers are whether the target is met for all data from 0 to 5 that agree with the conditions.
func answers(t *testing.T, scope *rules.Scope, formula *rules.Formula, target rules.Threshold, known []string) (all []bool) {
	t.Helper()
	var conditions []*rules.Formula
	for _, text := range known {
		f, err := rules.Compile(text, scope)
		require.NoError(t, err)
		conditions = append(conditions, f)
	}
	for code := range 6 * 6 * 6 {
		row := scope.NewRow()
		for slot, n := range []int{code % 6, code / 6 % 6, code / 36} {
			row.Set(slot, rules.NumberValue(exact.Int(int64(n))))
		}
		sound := true
		for _, c := range conditions {
			truth, _ := c.Evaluate(row).Truth()
			sound = sound && truth
		}
		if n, ok := formula.Evaluate(row).Number(); ok && sound {
			all = append(all, target.Met(n))
		}
	}
	return all
}

func TestOpenMeansThatDataDecideWhereThereIsARatio(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b", "c")
	ratios := []string{"percent(a, b)", "rate(a, b, 10)", "a", "a - b", "(a + c) / (b + c) * 10", "2 * a - b + 1"}
	conditions := []string{"a <= b", "a < b", "b <= c", "a + c <= b", "a == c", "not (a > b)"}
	random := rand.New(rand.NewPCG(6, 2026))
	for range 1000 {
		formula, err := rules.Compile(ratios[random.IntN(len(ratios))], scope)
		require.NoError(t, err)
		target, err := rules.ParseThreshold([]string{"<= 2", ">= 1", "> 0", "< 4", "= 0"}[random.IntN(5)])
		require.NoError(t, err)
		var known []string
		for range random.IntN(2) {
			known = append(known, conditions[random.IntN(len(conditions))])
		}
		if domainOf(t, scope, known...).Certain(formula, target) != Open {
			continue
		}
		all := answers(t, scope, formula, target, known)
		require.Contains(t, all, true, "%s %s with %q", formula.Text(), target, known)
		require.Contains(t, all, false, "%s %s with %q", formula.Text(), target, known)
	}
}

func TestAProofEndsHoweverLongTheFormulaIs(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope()
	var names, chain []string
	for i := range 90 {
		name := "n" + string(rune('a'+i/26)) + string(rune('a'+i%26))
		scope.Declare(name, rules.NumberType)
		names = append(names, name)
		if i > 0 {
			chain = append(chain, names[i-1]+" <= "+name)
		}
	}
	d := domainOf(t, scope, chain...)
	nested := "1"
	for _, name := range names {
		nested = "(" + name + " > 2 ? " + nested + " : min(" + name + ", 3))"
	}
	for _, text := range []string{nested, strings.Join(names[:60], " + ") + " - 3 * " + names[89], "percent(" + names[0] + ", " + names[89] + ")"} {
		f, err := rules.Compile(text, scope)
		require.NoError(t, err)
		target, err := rules.ParseThreshold("<= 100")
		require.NoError(t, err)
		require.Contains(t, []Certainty{Open, Always}, d.Certain(f, target))
	}
}

func TestPercentagesOfAFormulaAreListedWithTheirPlaces(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b", "c")
	f, err := rules.Compile("a == 0 ? 0 :\n  percent(a, b + c) + percent(min(a, b), c)", scope)
	require.NoError(t, err)
	all := f.Proportions()
	require.Len(t, all, 1, "a part that is no sum is left out")
	require.Equal(t, []any{"a", "b + c", 2, 3, 17}, []any{all[0].PartText, all[0].WholeText, all[0].Line, all[0].Column, all[0].Width})
	require.False(t, domainOf(t, scope).AtMost(all[0].Part, all[0].Whole))
	require.True(t, domainOf(t, scope, "a <= c").AtMost(all[0].Part, all[0].Whole))
}

func TestWhatHoldsForSoundDataHeldLastYear(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b", "c", "last_year.a", "last_year.b")
	d := NewDomain(scope)
	for _, text := range []string{"a <= b", "a <= c"} {
		f, err := rules.Compile(text, scope)
		require.NoError(t, err)
		d.AssumeLastYear(f)
	}
	target, err := rules.ParseThreshold("<= 100")
	require.NoError(t, err)
	f, err := rules.Compile("rate(last_year.a, last_year.b, 100)", scope)
	require.NoError(t, err)
	require.Equal(t, Always, d.Certain(f, target))
	f, err = rules.Compile("rate(a, b, 100)", scope)
	require.NoError(t, err)
	require.Equal(t, Open, d.Certain(f, target))
}

func TestADomainSaysWhetherItLearntSomething(t *testing.T) {
	tests := []struct {
		condition string
		want      bool
	}{
		{"a <= b", true},
		{"a <= b and b < c", true},
		{"not (a > b)", true},
		{"let x = a; x <= b", true},
		{"a <= b or b <= a", false},
		{"a != b", false},
		{"known(a)", false},
		{"min(a, b) <= c", false},
		{"percent(a, b) <= 50", false},
		{"true", false},
		{"true and a <= b", true},
		{"false or a <= b", true},
	}
	for _, tt := range tests {
		t.Run(tt.condition, func(t *testing.T) {
			t.Parallel()
			scope := rules.NewScope("a", "b", "c")
			f, err := rules.Compile(tt.condition, scope)
			require.NoError(t, err)
			require.Equal(t, tt.want, NewDomain(scope).Assume(f))
		})
	}
}
