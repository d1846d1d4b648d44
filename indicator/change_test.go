package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestACountIsHeldAgainstThatOfLastYear(t *testing.T) {
	tests := []struct {
		name, formula, target string
		now, last             any
		vi, en                string
	}{
		{"a fall", "", "", 2, 3, "năm nay 2, năm trước 3: giảm 33,33% (ít nhất 0,005%)", "this year 2, last year 3: a fall of 33.33% (at least 0.005%)"},
		{"a fall of exactly what is asked", "", "", 99995, 100000, "năm nay 99.995, năm trước 100.000: giảm 0,005% (ít nhất 0,005%)", "this year 99,995, last year 100,000: a fall of 0.005% (at least 0.005%)"},
		{"less than what is asked is not rounded to it", "", "", 99996, 100000, "năm nay 99.996, năm trước 100.000: giảm 0% (ít nhất 0,005%)", "this year 99,996, last year 100,000: a fall of 0% (at least 0.005%)"},
		{"as many as last year", "", "", 3, 3, "năm nay 3, năm trước 3: giảm 0% (ít nhất 0,005%)", "this year 3, last year 3: a fall of 0% (at least 0.005%)"},
		{"a rise", "", "", 3, 2, "năm nay 3, năm trước 2: tăng 50% (phải giảm ít nhất 0,005%)", "this year 3, last year 2: a rise of 50% (to fall by at least 0.005%)"},
		{"none now: nothing is asked any more", "", "", 0, 3, "năm nay 0, năm trước 3: giảm 100%", "this year 0, last year 3: a fall of 100%"},
		{"none last year", "", "", 1, 0, "năm nay 1, năm trước 0", "this year 1, last year 0"},
		{"last year not reported", "", "", 1, nil, "", ""},
		{"another formula and another share", "x - 0.97 * last_year.x", "<= 0", 98, 100, "năm nay 98, năm trước 100: giảm 2% (ít nhất 3%)", "this year 98, last year 100: a fall of 2% (at least 3%)"},
		{"the other way round, without a share", "last_year.x - x", ">= 1", 98, 100, "năm nay 98, năm trước 100: giảm 2%", "this year 98, last year 100: a fall of 2%"},
		{"one fewer, no share", "x - last_year.x", "<= -1", 98, 100, "năm nay 98, năm trước 100: giảm 2%", "this year 98, last year 100: a fall of 2%"},
		{"one more may be, no share", "x - last_year.x - 1", "<= 0", 98, 100, "năm nay 98, năm trước 100: giảm 2%", "this year 98, last year 100: a fall of 2%"},
		{"something else beside it", "x - last_year.x + y", "<= 0", 98, 100, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plan, name, id := CamPha2023(), "early_marriages", "early_marriage"
			if tt.formula != "" {
				var err error
				plan, err = NewPlan(Definition{Indicators: []Indicator{{ID: "i", Value: tt.formula, Target: tt.target}}})
				require.NoError(t, err)
				name, id = "x", "i"
			}
			values := Values{name: tt.now, "last_year." + name: tt.last}
			if tt.name == "something else beside it" {
				values["y"] = 1
			}
			res := find(t, plan, ward(t, plan, values), id)
			require.Equal(t, tt.vi, res.Derivation(Vietnamese).Change)
			require.Equal(t, tt.en, res.Derivation(English).Change)
		})
	}
	require.Empty(t, find(t, CamPha2023(), ward(t, CamPha2023(), Values{"child_labourers": 1}), "child_labour").Derivation(English).Change)
}
