package indicator

import (
	"encoding/csv"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// Real counts with the figures that were published from them; the file gives the source of each.
func TestPublishedFiguresAreReproduced(t *testing.T) {
	f, err := os.Open("../testdata/published/rates.csv")
	require.NoError(t, err)
	defer f.Close()
	reader := csv.NewReader(f)
	reader.Comment = '#'
	rows, err := reader.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 20)
	require.Equal(t, []string{"id", "what", "numerator", "denominator", "per", "months", "published", "published_places", "agreement", "source", "use"}, rows[0])
	for _, row := range rows[1:] {
		t.Run(row[0], func(t *testing.T) {
			t.Parallel()
			require.NotEmpty(t, row[9], "a figure without a source")
			text := "rate(numerator, denominator, " + row[4] + ") * 12 / months"
			scope := rules.NewScope("numerator", "denominator", "months")
			formula, err := rules.Compile(text, scope)
			require.NoError(t, err)
			data := scope.NewRow()
			for slot, cell := range []string{row[2], row[3], orTwelve(row[5])} {
				n, fault := exact.ParseDecimal(cell)
				require.Equal(t, exact.DecimalSound, fault)
				data.Set(slot, rules.NumberValue(n))
			}
			value, ok := formula.Evaluate(data).Number()
			require.True(t, ok)
			agreements[row[8]](t, value, row[6], row[7])
		})
	}
}

func orTwelve(months string) string {
	if months == "" {
		return "12"
	}
	return months
}

// agreements hold a published figure against the exact value.
var agreements = map[string]func(t *testing.T, value exact.Number, published, places string){
	"none_published": func(t *testing.T, _ exact.Number, published, _ string) { require.Empty(t, published) },
	"rounded": func(t *testing.T, value exact.Number, published, places string) {
		require.Equal(t, published, value.Round(digits(places)).StringFixed(int32(digits(places))))
	},
	"truncated": func(t *testing.T, value exact.Number, published, places string) {
		require.NotEqual(t, published, value.Round(digits(places)).StringFixed(int32(digits(places))), "it is rounded, not truncated")
		scale := exact.Int(1)
		for range digits(places) {
			scale = scale.Mul(exact.Int(10))
		}
		cut, _ := value.Mul(scale).Floor().Div(scale)
		require.Equal(t, published, cut.Round(digits(places)).StringFixed(int32(digits(places))))
	},
}

func digits(text string) int { return int(text[0] - '0') }
