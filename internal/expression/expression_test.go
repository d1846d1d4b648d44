package expression

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// vocabulary is a few counts and one indicator over two of them.
func vocabulary(t *testing.T) *Vocabulary {
	t.Helper()
	scope := rules.NewScope("part", "whole", "a", "b")
	coverage, err := rules.Compile("percent(part, whole)", scope)
	require.NoError(t, err)
	constraint, err := rules.Compile("a <= b", scope)
	require.NoError(t, err)
	return &Vocabulary{
		Scope:       scope,
		Quoted:      map[string]map[string]rules.Quoted{"value": {"coverage": {Formula: coverage}}},
		Constraints: []*rules.Formula{constraint},
		IsCount:     func(int) bool { return true },
	}
}

// row is a record of part, whole, a and b; -1 was not reported, -2 contradicts itself.
func row(v *Vocabulary, figures ...int64) Row {
	r := v.Scope.NewRow()
	for slot, n := range figures {
		switch {
		case n >= 0:
			r.Set(slot, rules.NumberValue(exact.Int(n)))
		case n == -2:
			r.Set(slot, rules.InvalidValue(wording.Message{}))
		}
	}
	return RowOf(&r)
}

func TestAnExpressionIsStricterThanItsFormula(t *testing.T) {
	tests := []struct {
		name, text string
		figures    []int64
		kind       rules.ValueKind
		holds      bool
	}{
		{"an indicator stands for its formula", `value("coverage") >= 50`, []int64{1, 2, 0, 0}, rules.IsTruth, true},
		{"what stands in for something missing does not count", "(a ?? 0) == 0", []int64{1, 2, -1, 0}, rules.Missing, false},
		{"nothing missing, nothing stands in", "(a ?? 0) == 0", []int64{1, 2, 0, 0}, rules.IsTruth, true},
		{"undefined, but what is missing could decide", "percent(part, whole) > 40 or a == 0", []int64{0, 0, -1, 0}, rules.Missing, false},
		{"undefined with nothing missing", "percent(part, whole) > 40 or a == 1", []int64{0, 0, 0, 0}, rules.Undefined, false},
		{"decided whatever is missing", "a == 0 or b == 0", []int64{1, 2, 0, -1}, rules.IsTruth, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			v := vocabulary(t)
			e, err := v.Express(tt.text, rules.TruthType)
			require.NoError(t, err)
			kind, holds := e.Holds(row(v, tt.figures...))
			require.Equal(t, tt.kind, kind)
			require.Equal(t, tt.holds, holds)
			require.Equal(t, tt.kind, e.Evaluate(row(v, tt.figures...)).Kind())
		})
	}
}

func TestFiguresThatContradictOneAnotherAreToldForOneExpressionAndForMany(t *testing.T) {
	tests := []struct {
		name         string
		figures      []int64
		first, other bool
	}{
		{"sound", []int64{1, 2, 3, 4}, false, false},
		{"a constraint about one of its statistics does not hold", []int64{1, 2, 4, 3}, true, false},
		{"a figure that the condition passes by contradicts itself", []int64{0, -2, 3, 4}, false, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			v := vocabulary(t)
			first, err := v.Express("a > 0", rules.TruthType)
			require.NoError(t, err)
			other, err := v.Express("part == 0 or whole > 0", rules.TruthType)
			require.NoError(t, err)
			r := row(v, tt.figures...)
			for _, guarded := range []struct {
				expressions []*Expression
				want        bool
			}{{[]*Expression{first}, tt.first}, {[]*Expression{other}, tt.other}, {[]*Expression{first, other}, tt.first || tt.other}} {
				guard := v.Guard(guarded.expressions)
				require.Equal(t, guarded.want, guard.Contradicted(r))
			}
		})
	}
}

func TestConditionsAreLookedAtInGroupsAsOneByOne(t *testing.T) {
	v := vocabulary(t)
	var groups [][]*Expression
	for _, texts := range [][]string{{"a > 5", "a > 0"}, {}, {"percent(part, whole) > 40 or b == 0", "a == 1"}, {"percent(part, whole) > 40"}} {
		var group []*Expression
		for _, text := range texts {
			e, err := v.Express(text, rules.TruthType)
			require.NoError(t, err)
			group = append(group, e)
		}
		groups = append(groups, group)
	}
	c := ConditionsOf(groups)
	for _, figures := range [][]int64{{1, 2, 3, 4}, {9, 2, 3, 4}, {0, 0, 3, 4}, {0, 0, 3, -1}, {-1, -1, -1, -1}, {1, 2, 0, -1}, {1, 2, -1, 4}} {
		r := row(v, figures...)
		at, decisions := make([]int, len(groups)), make([]rules.Decision, len(groups))
		c.Firsts(r, at, decisions)
		i := 0
		for k, group := range groups {
			end, decision := i+len(group), rules.DecisionUnmet
			for _, e := range group {
				kind, holds := e.Holds(r)
				switch {
				case kind == rules.Missing:
					decision = rules.DecisionMissing
				case kind == rules.Undefined:
					decision = rules.DecisionUndefined
				case kind != rules.IsTruth:
					decision = rules.DecisionInvalid
				case holds:
					decision = rules.DecisionMet
				}
				if decision != rules.DecisionUnmet {
					break
				}
				i++
			}
			require.Equal(t, []any{i, decision}, []any{at[k], decisions[k]}, "group %d of %v", k, figures)
			i = end
		}
	}
}

func TestAQuantityIsRoundedSoThatNoConditionAnswersOtherwise(t *testing.T) {
	v := vocabulary(t)
	var conditions []*Expression
	for _, text := range []string{`value("coverage") >= 66.67`, `value("coverage") >= 50`} {
		e, err := v.Express(text, rules.TruthType)
		require.NoError(t, err)
		conditions = append(conditions, e)
	}
	q, ok := v.QuantityOf(conditions)
	require.True(t, ok)
	n, known := q.Value(row(v, 2, 3)).Number()
	require.True(t, known)
	require.Equal(t, "66.667", q.Rounded(n).String(), "66.67 would be in the first band")
	other, err := v.Express("a > 0", rules.TruthType)
	require.NoError(t, err)
	_, ok = v.QuantityOf(append(conditions, other))
	require.False(t, ok, "two quantities are none")
}
