package rules

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// It was read by slot: births for deaths, a wrong number without a word.
func TestARowOfAnotherScopeIsInvalid(t *testing.T) {
	t.Parallel()
	scope, other, again := NewScope("deaths", "births"), NewScope("births", "deaths"), NewScope("deaths", "births")
	threshold := Threshold{form.LessEqual, exact.Int(9)}
	f, condition := compile(t, "rate(deaths, births, 1000)", scope), compile(t, "deaths <= births", scope)
	for name, tt := range map[string]struct {
		scope *Scope
		want  Decision
	}{"its own": {scope, DecisionMet}, "the same names in the same order": {again, DecisionMet}, "the other order": {other, DecisionInvalid}} {
		row := tt.scope.NewRow()
		row.SetInt(0, 3)
		row.SetInt(1, 412)
		require.Equal(t, tt.want, f.Against(threshold).Decide(&row), name)
		decisions := make([]Decision, 2)
		NewJudges(f.Against(threshold), condition.Judge()).Decide(&row, decisions)
		require.Equal(t, []Decision{tt.want, tt.want}, decisions, name)
		kind, holds := condition.Holds(&row)
		require.Equal(t, tt.want == DecisionMet, kind == IsTruth && holds, name)
		require.Equal(t, tt.want == DecisionMet, f.Evaluate(row).Known(), name)
	}
	mixed := make([]Decision, 2)
	row := scope.NewRow()
	row.SetInt(0, 3)
	row.SetInt(1, 412)
	NewJudges(f.Against(threshold), compile(t, "births > deaths", other).Judge()).Decide(&row, mixed)
	require.Equal(t, []Decision{DecisionMet, DecisionInvalid}, mixed, "judges of two scopes")
	row = other.NewRow()
	require.Equal(t, "invalid: the row is of another scope than the formula", f.Evaluate(row).String())
}

func TestANameThatWasDeclaredAfterTheRowWasMadeIsMissing(t *testing.T) {
	t.Parallel()
	scope := NewScope("a")
	row := scope.NewRow()
	row.SetInt(0, 5)
	scope.Declare("b", NumberType)
	require.Equal(t, "missing: b", compile(t, "a + b", scope).Evaluate(row).String())
	require.Equal(t, "5", compile(t, "b ?? a", scope).Evaluate(row).String())
}

func TestTheZeroFormulaHasNoTextAndIsMissing(t *testing.T) {
	t.Parallel()
	row := NewScope("a").NewRow()
	for name, f := range map[string]*Formula{"zero": {}, "nil": nil} {
		require.Equal(t, Missing, f.Evaluate(row).Kind(), name)
		require.Equal(t, Missing, f.Evaluate(Row{}).Kind(), name)
		require.Equal(t, DecisionMissing, f.Against(Threshold{}).Decide(&row), name)
		require.Equal(t, DecisionMissing, f.Judge().Decide(&row), name)
		kind, _ := f.Holds(&row)
		require.Equal(t, Missing, kind, name)
		require.Empty(t, f.Text(), name)
		require.Empty(t, f.Uses(), name)
		require.Empty(t, f.Absent(row), name)
		require.Empty(t, f.Conditions(row), name)
		require.Empty(t, f.Substitute(row, wording.Vietnamese), name)
		require.Equal(t, BaseCount, f.Base(), name)
		_, ok := f.Shape(row)
		require.False(t, ok, name)
		_, err := CompileWith(`value("x")`, NewScope("a"), Options{Quoted: map[string]map[string]Quoted{"value": {"x": {Formula: f}}}})
		require.Error(t, err, name)
	}
}
