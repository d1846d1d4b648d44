package rules

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestANumberThatIsNoKindOfValueIsWrittenAsSuch(t *testing.T) {
	t.Parallel()
	require.Equal(t, "truth", IsTruth.String())
	require.Equal(t, "valuekind(6)", ValueKind(6).String())
	require.Equal(t, "valuekind(99)", ValueKind(99).String())
}
