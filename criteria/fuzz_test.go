package criteria

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// Whatever is in a scheme file, its errors have places inside it, and a scheme without errors rates: the bounds
// of what is known lie within those of nothing being known.
func FuzzParseScheme(f *testing.F) {
	f.Add(string(decision06))
	f.Add(string(testdata.ScaleIllustrative))
	f.Add(schemeOf("  - id: c\n    items:\n      - id: i\n        max: 100\n        scale: official\n        not_applicable: exclude\n        bands:\n          - {when: value(\"coverage\") >= 95, points: 100}\n          - {when: f1 and a in [1, 2], points: 50}\n          - {points: unknown}\n"))
	f.Add(schemeOf("  - id: c\n    met: \">= 5\"\n    items:\n      - {id: i, max: 60, scale: official, not_applicable: zero, points: \"a / b * 10\"}\n      - {id: k, scale: unknown}\n    max: 100\n"))
	f.Add(childFriendlyPanchayat)
	f.Add(strings.Replace(childFriendlyPanchayat, "not_applicable: rescale", "not_applicable: 2.5", 1))
	plan := counts(f)
	f.Fuzz(func(t *testing.T, source string) {
		s, err := ParseScheme([]byte(source), "s.yaml", plan)
		if err != nil {
			list := rules.AllErrors(err)
			require.NotEmpty(t, list)
			for _, e := range list {
				require.Equal(t, "s.yaml", e.File, e.Error())
				require.NotEmpty(t, e.Detail(wording.Vietnamese))
			}
			return
		}
		nothing := s.RateRecord(ward(t, s.Plan(), "B", nil))
		record := ward(t, s.Plan(), "B|C", indicator.Values{"a": 3, "b": 7, "part": 9, "whole": 10, "f1": true, "f2": false})
		some := s.RateRecord(record)
		require.LessOrEqual(t, some.Low().Cmp(some.High()), 0)
		require.LessOrEqual(t, nothing.Low().Cmp(some.Low()), 0, "%v %v", &nothing, &some)
		require.GreaterOrEqual(t, nothing.High().Cmp(some.High()), 0, "%v %v", &nothing, &some)
		if nothing.Outcome != Undetermined && len(s.tiers) < 2 {
			require.Equal(t, nothing.Outcome, some.Outcome)
		}
		for _, id := range some.Graded().Possible() {
			require.Contains(t, nothing.Graded().Possible(), id)
		}
		_, err = some.MarshalJSON()
		require.NoError(t, err)
	})
}
