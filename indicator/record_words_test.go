package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The text of a constraint was cut at "<=", so that the same constraint written otherwise had other words.
func TestTheWordsOfAContradictionDoNotDependOnHowTheConstraintIsSpelt(t *testing.T) {
	t.Parallel()
	tests := []struct{ constraint, want string }{
		{"early <= married", "9 early > 8 married"},
		{"married >= early", "9 early > 8 married"},
		{"early - married <= 0", "9 early > 8 married"},
		{"not (early > married)", "9 early > 8 married"},
		{"early < married", "early < married does not hold: early = 9, married = 8"},
		{"early == married", "early == married does not hold: early = 9, married = 8"},
		{"early <= married <= 100", "early <= married <= 100 does not hold: early = 9, married = 8"},
	}
	for _, tt := range tests {
		p := countsPlan(t, []Statistic{{Name: "early", Constraints: []string{tt.constraint}}, {Name: "married"}})
		ward, err := p.Record("W1", Year(2023), Values{"early": 9, "married": 8})
		require.NoError(t, err)
		require.Len(t, ward.Faults(), 1, tt.constraint)
		require.Equal(t, tt.want, ward.Faults()[0].Message.In(English))
	}
}
