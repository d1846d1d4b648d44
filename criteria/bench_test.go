package criteria

import (
	"fmt"
	"testing"

	"github.com/childward/childward/indicator"
)

// country is as many wards as the country had communes, made of the sample's 16.
func country(b *testing.B, plan *indicator.Plan) []indicator.Record {
	wards := sample(b, plan, 2023).Wards
	all := make([]indicator.Record, 10600)
	for i := range all {
		all[i] = wards[i%len(wards)]
	}
	return all
}

// BenchmarkCountry compares rating all communes of the country by the illustrative scale with evaluating their
// indicators, in one run.
func BenchmarkCountry(b *testing.B) {
	s := round()
	records := country(b, s.Plan())
	var evaluated float64
	b.Run("evaluating", func(b *testing.B) {
		b.ReportAllocs()
		results := make(indicator.Results, 0, 32)
		for b.Loop() {
			for _, r := range records {
				results = s.Plan().EvaluateInto(results, r)
			}
		}
		evaluated = float64(b.Elapsed().Nanoseconds()) / float64(b.N)
		b.ReportMetric(evaluated/float64(len(records)), "ns/ward")
	})
	for _, way := range []struct {
		name     string
		evaluate bool
	}{{"rating", false}, {"evaluating and rating", true}} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			results := make(indicator.Results, 0, 32)
			var rating Rating
			for b.Loop() {
				for _, r := range records {
					if way.evaluate {
						results = s.Plan().EvaluateInto(results, r)
					}
					s.RateInto(&rating, r)
				}
			}
			took := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			b.ReportMetric(took/float64(len(records)), "ns/ward")
			if evaluated > 0 {
				b.ReportMetric(took/evaluated, "x-evaluating")
			}
		})
	}
}

// BenchmarkYear rates years of more and more wards: what is allocated for a ward must not grow with them.
func BenchmarkYear(b *testing.B) {
	s := round()
	for _, wards := range []int{106, 1060, 10600} {
		b.Run(fmt.Sprint(wards, " wards"), func(b *testing.B) {
			b.ReportAllocs()
			records := country(b, s.Plan().WithoutRoster())[:wards]
			for b.Loop() {
				if _, err := RateYear(indicator.Reports{Period: indicator.Year(2023), Wards: records}, YearOptions{Scheme: s}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
