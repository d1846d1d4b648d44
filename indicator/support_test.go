package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

func numberOf(t *testing.T, v rules.Value) exact.Number {
	t.Helper()
	n, ok := v.Number()
	require.True(t, ok, v.String())
	return n
}
