package sheet

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

func TestAFileThatIsTooLarge(t *testing.T) {
	_, fault := readText(strings.NewReader(strings.Repeat("a\n", 1<<20)), 1<<20)
	require.Equal(t, rules.KindLimit, fault.Kind)
	require.Equal(t, "a file of more than 1 MiB, expected statistics in at most that much", fault.Message.String())
}
