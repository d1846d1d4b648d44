package criteria

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/jsonschema"
)

// Seen: json.Marshal of a year wrote every record as {}, and nobody could tell whose the results were, or of when.
func TestAYearInJSONSaysOfWhichUnitsAndPeriodItIs(t *testing.T) {
	s := round()
	previous := sample(t, s.Plan(), 2022)
	for name, options := range map[string]YearOptions{
		"by a scheme": {Scheme: s, Previous: &previous}, "by the scorecard": {}, "for publication": {Scheme: s, Public: true, Previous: &previous},
	} {
		t.Run(name, func(t *testing.T) {
			year, err := RateYear(sample(t, s.Plan(), 2023), options)
			require.NoError(t, err)
			written, err := json.Marshal(year)
			require.NoError(t, err)
			decoder := json.NewDecoder(strings.NewReader(string(written)))
			decoder.UseNumber()
			var value map[string]any
			require.NoError(t, decoder.Decode(&value))
			problems, err := jsonschema.Check(YearSchema(), value)
			require.NoError(t, err)
			require.Empty(t, problems)
			require.Equal(t, "2023", value["period"])
			require.Equal(t, "195", value["area"].(map[string]any)["code"])
			for i, unit := range value["units"].([]any) {
				require.Equal(t, year.Units[i].Record.Unit().Code, unit.(map[string]any)["code"])
			}
		})
	}
}

func TestAYearOfNothingIsWrittenAsOne(t *testing.T) {
	year, err := RateYear(indicator.Reports{Period: indicator.Year(2023)}, YearOptions{})
	require.NoError(t, err)
	written, err := json.Marshal(year)
	require.NoError(t, err)
	require.JSONEq(t, `{"period":"2023","units":[],"area":{"level":"city","results":[],"scorecard":null,"recognised":{"units":0,"of":0}}}`, string(written))
}

func TestAYearKnowsByWhatItWasRated(t *testing.T) {
	s := round()
	now, previous := sample(t, s.Plan(), 2023), sample(t, s.Plan(), 2022)
	year, err := RateYear(now, YearOptions{Scheme: s, Previous: &previous, Public: true})
	require.NoError(t, err)
	require.Equal(t, []any{s, true}, []any{year.Scheme, year.Public})
	require.True(t, previous.ShowsSmallCounts())
	require.False(t, year.Previous.ShowsSmallCounts(), "what is kept of the year before is public, too")
}
