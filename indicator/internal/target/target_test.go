package target

import (
	"strings"
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
	for _, text := range []string{"", "9 ‰", "<= nine", "≤ nine", "<= 9 permille", "<= 9,5 permille", "<= 9 /1", "<= 9 /0", "<= 9 /100.00", "<= 9 /1,5", "<= 9 /0.100",
		"<= 9 //100", "<= 12,34,5 ‰", "<= 1.234.56 ‰", "<= 1,2.3 ‰", "<= , ‰", "≤ %", "<> 9", "< = 9", "không quá 9 ‰", "<= 9 ‰ %", "<= 9 % 5"} {
		_, err := Parse(text)
		require.NotNil(t, err, text)
		require.Equal(t, Hint.With(), err.Hint, text)
	}
}

func TestATypedTargetIsReadWhereItMeansOneThing(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, plain string }{
		{"plainly", "<= 12.5 ‰", "<= 12.5 ‰"},
		{"with a decimal comma", "<= 12,5 ‰", "<= 12.5 ‰"},
		{"with signs of typesetting", "≥ 99 %", ">= 99 %"},
		{"with signs and comma, without blanks", "≤12,5‰", "<= 12.5 ‰"},
		{"with = twice", "== 0", "= 0"},
		{"with no-break spaces, as editors put them", "≤\u00a012,5\u00a0‰", "<= 12.5 ‰"},
		{"one decimal", "<= 1,5 %", "<= 1.5 %"},
		{"two decimals", "<= 6,28 %", "<= 6.28 %"},
		{"three decimals of nothing whole, as no thousands begin with 0", "<= 0,005 %", "<= 0.005 %"},
		{"the same with a point", "<= 0.005 %", "<= 0.005 %"},
		{"four decimals", "<= 1,0005 %", "<= 1.0005 %"},
		{"three decimals after four digits, which are no group", "<= 1234,567", "<= 1234.567"},
		{"three decimals and one more 0", "<= 12.3450 %", "<= 12.345 %"},
		{"thousands by points and decimals by comma", "< 1.234,5 /100000", "< 1234.5 /100000"},
		{"thousands by commas and decimals by point", "< 1,234.5 /100000", "< 1234.5 /100000"},
		{"thousands by points twice", "<= 1.234.567", "<= 1234567"},
		{"thousands by blanks", "<= 1 000 ‰", "<= 1000 ‰"},
		{"a negative number", ">= -1,5 %", ">= -1.5 %"},
		{"with the minus of typesetting", ">= \u22121,5 %", ">= -1.5 %"},
		{"with a plus", ">= +2 %", ">= 2 %"},
		{"per 100,000 with points", "<= 550 /100.000", "<= 550 /100000"},
		{"per 100,000 with a comma", "<= 550 /100,000", "<= 550 /100000"},
		{"per 100,000 with blanks", "<= 550 / 100 000", "<= 550 /100000"},
		{"per 100,000 without blanks", "<=550/100000", "<= 550 /100000"},
		{"per 1,000 with a point: nothing is counted per 1", "<= 9 /1.000", "<= 9 ‰"},
		{"per 1,000,000", "<= 9 /1.000.000", "<= 9 /1000000"},
	}
	for _, tt := range tests {
		got, err := Parse(tt.text)
		require.Nil(t, err, tt.name)
		require.Equal(t, tt.plain, got.String(), tt.name)
	}
}

func TestATargetThatMayBeTwoIsRefusedWithBoth(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, en, vi, hint string }{
		{"a point before three digits", "<= 1.000 ‰", `target "<= 1.000 ‰": the number may be 1 or 1,000`, `chỉ tiêu "<= 1.000 ‰": số này có thể là 1 hoặc 1.000`,
			`write "<= 1 ‰" or "<= 1000 ‰", whichever is meant`},
		{"a comma before three digits", "≤ 1,000", `target "≤ 1,000": the number may be 1,000 or 1`, `chỉ tiêu "≤ 1,000": số này có thể là 1.000 hoặc 1`,
			`write "<= 1000" or "<= 1", whichever is meant`},
		{"three decimals or thousands", ">= 12.345 %", `target ">= 12.345 %": the number may be 12.345 or 12,345`, `chỉ tiêu ">= 12.345 %": số này có thể là 12,345 hoặc 12.345`,
			`write ">= 12.3450 %" or ">= 12345 %", whichever is meant`},
		{"below 0", "> -1,500 /100.000", `target "> -1,500 /100.000": the number may be -1,500 or -1.5`, `chỉ tiêu "> -1,500 /100.000": số này có thể là -1.500 hoặc -1,5`,
			`write "> -1500 /100000" or "> -1.5 /100000", whichever is meant`},
	}
	for _, tt := range tests {
		_, err := Parse(tt.text)
		require.NotNil(t, err, tt.name)
		require.Equal(t, []string{tt.en, tt.vi, tt.hint}, []string{err.Message.In(wording.English), err.Message.In(wording.Vietnamese), err.Hint.String()}, tt.name)
		require.Equal(t, "target_ambiguous", err.Message.Code())
	}
}

func TestANumberThatIsTooLongIsALimit(t *testing.T) {
	t.Parallel()
	_, err := Parse("<= " + strings.Repeat("1", 2000) + " ‰")
	require.Equal(t, rules.KindLimit, err.Kind)
}

// What a target is written as for a plan, is read back as it: plain text would be ambiguous where it has three decimals.
func FuzzAWrittenTargetIsReadBack(f *testing.F) {
	for _, seed := range []string{"<= 12,5 ‰", "> 1.234,567 /100.000", "= 0", "≥ 12.3450 %", "< -0,005", ">= 1 000 000", "<= 1.000", "≤ , ‰"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read, err := Parse(text)
		if err != nil {
			require.False(t, err.Hint.IsZero())
			return
		}
		written := read.With(read.Op(), read.Number())
		again, err := Parse(written)
		require.Nil(t, err, written)
		require.Equal(t, read.String(), again.String())
	})
}
