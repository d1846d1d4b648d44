package indicator

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// own is a plan of one indicator, with figures given as amounts so that decimals may stand in them.
func own(t *testing.T, value, target string, places int, values Values) Result {
	t.Helper()
	in := Indicator{ID: "a", Value: value, Target: target}
	if places >= 0 {
		in.Places = &places
	}
	d := Definition{Indicators: []Indicator{in}}
	plan, err := NewPlan(d)
	require.NoError(t, err)
	d.Statistics = plan.Definition().Statistics
	for i := range d.Statistics {
		d.Statistics[i].Kind = Amount
	}
	plan, err = NewPlan(d)
	require.NoError(t, err)
	return find(t, plan, ward(t, plan, values), "a")
}

func TestTheWorkedLineInBothLanguages(t *testing.T) {
	tests := []struct {
		name, value, target string
		places              int
		values              Values
		vi, en              string
	}{
		{"missed: the comparison as it turned out", "rate(a, b, 1000)", "<= 9 ‰", 2, Values{"a": 3, "b": 248},
			"3 / 248 × 1.000 = 375/31 ≈ 12,10‰ > 9‰ → chưa đạt", "3 / 248 × 1,000 = 375/31 ≈ 12.10‰ > 9‰ → missed"},
		{"exactly on a strict target", "percent(a, b)", "< 6.28 %", 2, Values{"a": 785, "b": 12500},
			"785 / 12.500 × 100 = 6,28% ≥ 6,28% → chưa đạt", "785 / 12,500 × 100 = 6.28% ≥ 6.28% → missed"},
		{"exactly on a target that includes it", "rate(a, b, 1000)", "<= 6.5 ‰", 2, Values{"a": 13, "b": 2000},
			"13 / 2.000 × 1.000 = 6,5‰ ≤ 6,5‰ → đạt", "13 / 2,000 × 1,000 = 6.5‰ ≤ 6.5‰ → achieved"},
		{"higher is better", "percent(a, b)", ">= 91 %", 2, Values{"a": 909, "b": 1000},
			"909 / 1.000 × 100 = 90,9% < 91% → chưa đạt", "909 / 1,000 × 100 = 90.9% < 91% → missed"},
		{"more than is asked for", "rate(a, b, 100)", "> 99 %", 2, Values{"a": 100, "b": 100},
			"100 / 100 × 100 = 100% > 99% → đạt", "100 / 100 × 100 = 100% > 99% → achieved"},
		{"per 100,000", "rate(a, b, 100000)", "<= 550 /100000", 1, Values{"a": 17, "b": 2890},
			"17 / 2.890 × 100.000 = 10.000/17 ≈ 588,2/100.000 > 550/100.000 → chưa đạt", "17 / 2,890 × 100,000 = 10,000/17 ≈ 588.2/100,000 > 550/100,000 → missed"},
		{"a count on its target", "a", "= 0", 0, Values{"a": 0}, "0 = 0 → đạt", "0 = 0 → achieved"},
		{"a large count", "a", "= 0", 0, Values{"a": 12345}, "12.345 ≠ 0 → chưa đạt", "12,345 ≠ 0 → missed"},
		{"a sum over a sum", "percent(a + b, c + 2 * d)", ">= 50 %", 2, Values{"a": 1, "b": 2, "c": 2, "d": 1},
			"3 / 4 × 100 = 75% ≥ 50% → đạt", "3 / 4 × 100 = 75% ≥ 50% → achieved"},
		{"a plain quotient", "a / b", "<= 2", 2, Values{"a": 1, "b": 3},
			"1 / 3 = 1/3 ≈ 0,33 ≤ 2 → đạt", "1 / 3 = 1/3 ≈ 0.33 ≤ 2 → achieved"},
		{"an amount with more decimals than are shown", "a", "<= 2", 0, Values{"a": "1.25"},
			"1,25 ≈ 1 ≤ 2 → đạt", "1.25 ≈ 1 ≤ 2 → achieved"},
		{"a difference, below zero", "a - b", ">= 1", 0, Values{"a": 1, "b": 3}, "-2 < 1 → chưa đạt", "-2 < 1 → missed"},
		{"a figure that rounding would misjudge: as many places as it takes", "percent(a, b)", "< 6.28 %", 2, Values{"a": 62799999, "b": 1000000000},
			"62.799.999 / 1.000.000.000 × 100 = 6,2799999% < 6,28% → đạt (làm tròn sẽ sai)", "62,799,999 / 1,000,000,000 × 100 = 6.2799999% < 6.28% → achieved (rounding would misjudge)"},
		{"the same from above", "percent(a, b)", "<= 6.28 %", 2, Values{"a": 69, "b": 1098},
			"69 / 1.098 × 100 = 1.150/183 ≈ 6,284% > 6,28% → chưa đạt (làm tròn sẽ sai)", "69 / 1,098 × 100 = 1,150/183 ≈ 6.284% > 6.28% → missed (rounding would misjudge)"},
		{"not reported", "rate(a, b, 1000)", "<= 9 ‰", 2, Values{"a": 3},
			"chưa có số liệu: b → thiếu số liệu", "not reported: b → no data"},
		{"nobody", "rate(a, b, 1000)", "<= 9 ‰", 2, Values{"a": 0, "b": 0},
			"b là 0: không có đối tượng → không phát sinh", "b is 0: nobody to whom it could happen → not applicable"},
		{"below zero", "a", "= 0", 0, Values{"a": -1}, "a là -1, nhỏ hơn 0 → số liệu mâu thuẫn", "a is -1, below 0 → contradictory data"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res := own(t, tt.value, tt.target, tt.places, tt.values)
			require.Equal(t, tt.vi, res.Explain(Vietnamese))
			require.Equal(t, tt.en, res.Explain(English))
		})
	}
}

// withValue keeps the results that have a value.
func withValue(results Results) Results {
	return slices.DeleteFunc(results, func(r Result) bool { return !r.Verdict.Judged() })
}

var worked = regexp.MustCompile(`^(?:(-?[\d,.]+) / ([\d,.]+)(?: × ([\d,]+))? = )?(?:(-?[\d,./]+) ≈ )?(-?[\d,.]+)(%|‰|/100,000)? (?:<|≤|>|≥|≠|=) `)

// "=" stands only between equals, "≈" only where the figure is not exact; whoever follows the line comes to it.
func TestEqualsStandsOnlyWhereTheFigureIsExact(t *testing.T) {
	plan := CamPha2023()
	exact, rounded := 0, 0
	for seed := range uint64(120) {
		values := valuesFor(plan, randomCounts(newRandom(seed), 2, 0))
		for _, res := range withValue(plan.Evaluate(ward(t, plan, values))) {
			n := numberOf(t, res.Value())
			line := res.Explain(English)
			parts := worked.FindStringSubmatch(line)
			require.NotNil(t, parts, line)
			figure := plainRat(t, parts[5])
			require.Equal(t, parts[4] == "", figure.Cmp(n.Rat()) == 0, line)
			left := followed(t, parts, n.Rat())
			require.Zero(t, left.Cmp(n.Rat()), line)
			exact += len(where(parts[4] == "", line))
			rounded += len(where(parts[4] != "", line))
		}
	}
	require.Greater(t, exact, 300)
	require.Greater(t, rounded, 300)
}

func plainRat(t *testing.T, text string) *big.Rat {
	t.Helper()
	return rat(t, strings.ReplaceAll(text, ",", ""))
}

// followed computes the left side of a worked line, and holds the exact value in the middle against it.
func followed(t *testing.T, parts []string, value *big.Rat) *big.Rat {
	t.Helper()
	if parts[4] != "" {
		require.Zero(t, plainRat(t, parts[4]).Cmp(value), parts[0])
	}
	if parts[1] == "" {
		return value
	}
	left := new(big.Rat).Quo(plainRat(t, parts[1]), plainRat(t, parts[2]))
	if parts[3] != "" {
		left.Mul(left, plainRat(t, parts[3]))
	}
	return left
}

// The figure shown never contradicts the verdict, at however many places.
func TestTheFigureShownNeverContradictsAVerdict(t *testing.T) {
	plan := CamPha2023()
	mattered := 0
	for seed := range uint64(300) {
		for _, res := range withValue(plan.Evaluate(ward(t, plan, valuesFor(plan, randomCounts(newRandom(seed), 2, 0))))) {
			n, shown := numberOf(t, res.Value()), numberOf(t, res.Value().Round(res.figures().places()))
			for _, target := range res.indicator.targets {
				require.Equal(t, target.Met(n), target.Met(shown), res.Explain(English))
			}
			require.Equal(t, res.Worked().RoundingMatters, res.figures().places() > res.indicator.places, res.Explain(English))
			require.Equal(t, res.Worked().RoundingMatters, strings.HasSuffix(res.Explain(English), "(rounding would misjudge)"))
			mattered += len(where(res.Worked().RoundingMatters, ""))
		}
	}
	require.Greater(t, mattered, 20)
}

func TestTheProofShowsBothProducts(t *testing.T) {
	res := own(t, "rate(a, b, 1000)", "<= 9 ‰", 2, Values{"a": 2, "b": 248})
	require.Equal(t, "2 × 1.000 = 2.000 ≤ 9 × 248 = 2.232", res.Derivation(Vietnamese).Proof)
	require.Equal(t, "2 × 1,000 = 2,000 ≤ 9 × 248 = 2,232", res.Derivation(English).Proof)
	missed := own(t, "rate(a, b, 1000)", "<= 6.5 ‰", 2, Values{"a": 2, "b": 248})
	require.Equal(t, "2 × 10,000 = 20,000 > 65 × 248 = 16,120", missed.Derivation(English).Proof)
	require.Empty(t, own(t, "rate(a, b, 1000)", "<= 9 ‰", 2, nil).Derivation(English).Proof)
}

func TestAFormulaInWordsHasALetterForEachStatistic(t *testing.T) {
	tests := []struct {
		value, target string
		values        Values
		vi            string
	}{
		{"rate(a, c, 1000)", "<= 9 ‰", Values{"a": 1, "c": 3}, "a / b × 1.000"},
		{"1000 * c / a", "<= 9 ‰", Values{"a": 1, "c": 3}, "a / b × 1.000"},
		{"rate(a, c, 1000)", "<= 9 ‰", nil, "a / b × 1.000"},
		{"rate(a + b, c, 100000)", "<= 9 /100000", Values{"a": 1, "b": 2, "c": 3}, "(a + b) / c × 100.000"},
		{"c", "= 0", Values{"c": 1}, "a"},
	}
	for _, tt := range tests {
		res := own(t, tt.value, tt.target, 2, tt.values)
		require.Equal(t, tt.vi, res.Derivation(Vietnamese).Formula, tt.value)
	}
}

func TestTheStatisticsOfAResultStandInTheOrderOfItsFormula(t *testing.T) {
	plan := CamPha2023()
	used := find(t, plan, ward(t, plan, Values{"live_births": 248}), "infant_mortality").Derivation(English).Statistics
	require.Equal(t, []string{"infant_deaths", "live_births"}, []string{used[0].Name, used[1].Name})
	require.Equal(t, []string{"missing: infant_deaths", "248"}, []string{used[0].Value.String(), used[1].Value.String()})
	require.Equal(t, "Trẻ đẻ ra sống", used[1].Label.VI)
}
