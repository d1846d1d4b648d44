package target

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

func TestATargetIsReadAndWordedAsPlansDo(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text, plain  string
		base         rules.Base
		better       string
		as, opposite wording.Text
	}{
		{"<=9‰", "<= 9 ‰", rules.BasePer1000, "lower", wording.Text{VI: "≤ 9‰", EN: "≤ 9‰"}, wording.Text{VI: "> 9‰", EN: "> 9‰"}},
		{"> 91.5 %", "> 91.5 %", rules.BasePercent, "higher", wording.Text{VI: "> 91,5%", EN: "> 91.5%"}, wording.Text{VI: "≤ 91,5%", EN: "≤ 91.5%"}},
		{"< 550 /100000", "< 550 /100000", 100000, "lower", wording.Text{VI: "< 550/100.000", EN: "< 550/100,000"}, wording.Text{VI: "≥ 550/100.000", EN: "≥ 550/100,000"}},
		{"= 0", "= 0", rules.BaseCount, "", wording.Text{VI: "= 0", EN: "= 0"}, wording.Text{VI: "≠ 0", EN: "≠ 0"}},
	}
	for _, tt := range tests {
		got, err := Parse(tt.text)
		require.Nil(t, err, tt.text)
		require.Equal(t, tt.plain, got.String())
		require.Equal(t, tt.base, got.Base)
		require.Equal(t, tt.better, got.Better())
		as, opposite := got.Words()
		require.Equal(t, []wording.Text{tt.as, tt.opposite}, []wording.Text{as, opposite})
	}
	for _, text := range []string{"", "9 ‰", "<= nine", "<= 9 permille", "<= 9 /1", "<= 9 /0"} {
		_, err := Parse(text)
		require.NotNil(t, err, text)
		require.Equal(t, Hint.With(), err.Hint, text)
	}
}
