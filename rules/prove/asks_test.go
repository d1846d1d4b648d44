package prove

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

func TestAskingWhetherSomethingIsKnownIsSeenThroughQuotes(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("deaths", "births", "cases")
	rate, err := rules.Compile("rate(deaths, births, 1000)", scope)
	require.NoError(t, err)
	count, err := rules.Compile("cases ?? 0", scope)
	require.NoError(t, err)
	quoted := map[string]map[string]rules.Quoted{"value": {"mortality": {Formula: rate}, "cases": {Formula: count}}}
	for formula, want := range map[string]bool{`value("cases") > 0`: true, `value("mortality")`: false, "known(cases)": true, "coalesce(cases, 1)": true} {
		f, err := rules.CompileWith(formula, scope, rules.Options{Quoted: quoted})
		require.NoError(t, err)
		require.Equal(t, want, AsksKnown(f), formula)
	}
}

func TestADenominatorThatIsNotKnownMayBeZero(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("a", "b")
	f, err := rules.Compile("percent(a, b) > 5", scope)
	require.NoError(t, err)
	require.Len(t, Denominators(f), 1)
	row := scope.NewRow()
	require.Equal(t, "missing: b", Denominators(f)[0].Evaluate(row).String())
	row.SetInt(1, 7)
	require.Equal(t, "7", Denominators(f)[0].Evaluate(row).String(), "b is known to be 7, only a is missing")
	require.True(t, Divides(f))
	constant, err := rules.Compile("a / 4", scope)
	require.NoError(t, err)
	require.False(t, Divides(constant))
}
