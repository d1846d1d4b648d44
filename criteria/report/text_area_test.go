package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// A group whose indicators do not stand together in the plan had its heading twice.
func TestIndicatorsOfOneGroupStandUnderOneHeading(t *testing.T) {
	in := func(number, group string) indicator.Indicator {
		return indicator.Indicator{ID: "i" + number, Number: number, Group: group, Value: "a", Target: "<= 5",
			Name: wording.Text{VI: "Chỉ tiêu số " + number, EN: "Indicator " + number}}
	}
	plan, err := indicator.NewPlan(indicator.Definition{
		ID: "groups", Groups: []indicator.Group{{ID: "x", Name: wording.Text{VI: "Nhóm X", EN: "Group X"}}, {ID: "y", Name: wording.Text{VI: "Nhóm Y", EN: "Group Y"}}},
		Indicators: []indicator.Indicator{in("1", "y"), in("2", "x"), in("3", "y"), in("4", "x")},
	})
	require.NoError(t, err)
	year, err := criteria.RateYear(reports(t, plan, []byte("unit,period,a\nW1,2023,3\n"), 2023), criteria.YearOptions{})
	require.NoError(t, err)
	d := document(t, year, Options{})
	for lang, want := range map[wording.Language][]string{
		wording.English:    {"Group Y", "1    Indicator 1", "3    Indicator 3", "Group X", "2    Indicator 2", "4    Indicator 4"},
		wording.Vietnamese: {"Nhóm Y", "1    Chỉ tiêu số 1", "3    Chỉ tiêu số 3", "Nhóm X", "2    Chỉ tiêu số 2", "4    Chỉ tiêu số 4"},
	} {
		var out bytes.Buffer
		require.NoError(t, d.WriteText(&out, lang, Summary))
		var got []string
		for line := range strings.Lines(out.String()) {
			if i := slices.IndexFunc(want, func(w string) bool { return strings.HasPrefix(line, w) }); i >= 0 {
				got = append(got, want[i])
			}
		}
		require.Equal(t, want, got)
	}
}
