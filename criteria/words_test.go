package criteria

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/wording"
)

// "Bị liệt" of the first wording reads as "paralysed"; Decision 06 says that a criterion has 0 points.
func TestACriterionThatKnocksOutIsToldInTheDecisionsOwnWords(t *testing.T) {
	t.Parallel()
	s := round()
	year, err := RateYear(sample(t, s.Plan(), 2023), YearOptions{Scheme: s})
	require.NoError(t, err)
	told := map[string]bool{}
	for i := range year.Units {
		for _, reason := range year.Units[i].Rating.Reasons() {
			require.NotContains(t, reason.Message.In(wording.Vietnamese), "liệt")
			if reason.Code == "knocked_out" {
				told[reason.Message.In(wording.Vietnamese)] = true
			}
		}
	}
	require.Contains(t, told, "tiêu chí 13 (Mức độ hài lòng của trẻ em và người dân về việc thực hiện quyền trẻ em) bị 0 điểm")
}
