package longtest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestALongRunIsAskedForInTheEnvironment(t *testing.T) {
	t.Setenv("CHILDWARD_LONG", "")
	require.Equal(t, 20, Rounds(20, 1000))
	t.Setenv("CHILDWARD_LONG", "1")
	require.Equal(t, 1000, Rounds(20, 1000))
}
