package indicator

import (
	"math/bits"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// sampleReports reads the sample of a year, in which the city has every statistic in 2022.
func sampleReports(tb testing.TB, year string) Reports {
	tb.Helper()
	source, err := os.ReadFile("../testdata/campha-" + year + ".csv")
	require.NoError(tb, err)
	set, err := CamPha2023().ReadCSV(named(string(source), "sample.csv"), EnglishNumbers)
	require.NoError(tb, err)
	reports, err := set.Of(set.Periods()[0])
	require.NoError(tb, err)
	return reports
}

// A handWritten comparison is what a programmer would write for one indicator by hand.
type handWritten struct {
	num, den int64
	a, b     uint64 // num·a op den·b
	op       string
}

func handWrittenComparisons(results Results) []handWritten {
	var all []handWritten
	for _, res := range results {
		w := res.Worked()
		numerator, denominator, per := w.Numerator, w.Denominator, w.Per
		n, _ := numerator.Int64()
		d, _ := denominator.Int64()
		target := res.indicator.targets[0]
		left, right := target.Certificate(numerator, denominator, per)
		a, _ := left[1].Int64()
		b, _ := right[0].Int64()
		all = append(all, handWritten{n, d, uint64(a), uint64(b), target.Op()})
	}
	return all
}

// holds is the same for all 32: a 128-bit cross-multiplication, and a switch over the operator.
func (h *handWritten) holds() bool {
	leftHigh, leftLow := bits.Mul64(uint64(h.num), h.a)
	rightHigh, rightLow := bits.Mul64(uint64(h.den), h.b)
	less := leftHigh < rightHigh || leftHigh == rightHigh && leftLow < rightLow
	equal := leftHigh == rightHigh && leftLow == rightLow
	switch h.op {
	case "<":
		return less
	case "<=":
		return less || equal
	case ">=":
		return !less
	}
	return equal
}

// BenchmarkEvaluateInto judges the 32 indicators of the city beside hand-written code for the same 32
// comparisons; ratio says how many times longer the plan takes, constraints included.
func BenchmarkEvaluateInto(b *testing.B) {
	plan, city := CamPha2023(), sampleReports(b, "2022").City
	dst := make(Results, 0, 64)
	hand := handWrittenComparisons(plan.Evaluate(city))
	achieved := 0
	// testing.Benchmark cannot run inside a benchmark; so many rounds take some milliseconds.
	const rounds = 100_000
	start := time.Now()
	for range rounds {
		for i := range hand {
			if hand[i].holds() {
				achieved++
			}
		}
	}
	byHand := float64(time.Since(start).Nanoseconds()) / rounds
	b.ReportAllocs()
	for b.Loop() {
		dst = plan.EvaluateInto(dst, city)
	}
	if len(dst) != 32 || achieved == 0 {
		b.Fatal("nothing was judged")
	}
	ours := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
	b.ReportMetric(ours/byHand, "ratio-to-hand-written")
	b.ReportMetric(byHand, "hand-written-ns/op")
}

func BenchmarkNewPlan(b *testing.B) {
	definition := CamPha2023().Definition()
	for b.Loop() {
		if _, err := NewPlan(definition); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParsePlan(b *testing.B) {
	for b.Loop() {
		if _, err := ParsePlan(campha2023, ""); err != nil {
			b.Fatal(err)
		}
	}
}

// Not parallel: AllocsPerRun counts what the whole process allocates.
func TestEvaluateIntoAllocatesNothing(t *testing.T) {
	complete, gaps := sampleReports(t, "2022"), sampleReports(t, "2023")
	empty, err := CamPha2023().Record("06760", Year(2023), nil)
	require.NoError(t, err)
	for name, record := range map[string]Record{
		"a ward with everything": complete.Wards[0], "a ward with gaps": gaps.Wards[3],
		"a ward that contradicts itself": gaps.Wards[9], "a ward without anything": empty,
		"the city": complete.City, "a city with gaps": gaps.City,
	} {
		dst := make(Results, 0, 64)
		require.Zero(t, testing.AllocsPerRun(100, func() { dst = CamPha2023().EvaluateInto(dst, record) }), name)
	}
}
