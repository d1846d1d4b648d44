package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

func numberOf(t *testing.T, v rules.Value) rules.Number {
	t.Helper()
	n, ok := v.Number()
	require.True(t, ok, v.String())
	return n
}
