package sheet

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCellsAreGuardedAgainstFormulas(t *testing.T) {
	for text, want := range map[string]string{
		"Mông Dương": "Mông Dương", "": "", "248": "248", "-5": "-5", "+5": "+5", "-1.234,5": "-1.234,5", "06760": "06760",
		"=1+1": "'=1+1", "+1+1": "'+1+1", "-1+1": "'-1+1", "-": "'-", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"'=1": "'=1",
	} {
		require.Equal(t, want, Guard(text))
	}
}
