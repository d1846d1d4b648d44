package rules

import (
	"math/big"
	"math/bits"
	"strings"
	"testing"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// BenchmarkJudge decides rate(a, b, 1000) <= 9 for many rows: by a judge, by hand over 128 bits, by
// evaluation, and by math/big. Compare within one run.
func BenchmarkJudge(b *testing.B) {
	s := NewScope("a", "b")
	f := compile(b, "rate(a, b, 1000)", s)
	general := compile(b, "a == 0 ? 0 : rate(a, b, 1000)", s)
	threshold := Threshold{form.LessEqual, exact.Int(9)}
	rows := make([]Row, 1024)
	counts := make([][2]int64, len(rows))
	for i := range rows {
		counts[i] = [2]int64{int64(i % 7), int64(200 + i)}
		rows[i] = s.NewRow()
		rows[i].Set(0, NumberValue(exact.Int(counts[i][0])))
		rows[i].Set(1, NumberValue(exact.Int(counts[i][1])))
	}
	run := func(name string, decide func(i int) bool) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			i, met := 0, 0
			for b.Loop() {
				if decide(i & 1023) {
					met++
				}
				i++
			}
		})
	}
	judge, generalJudge := f.Against(threshold), general.Against(threshold)
	run("by hand", func(i int) bool {
		hi1, lo1 := bits.Mul64(uint64(counts[i][0]), 1000)
		hi2, lo2 := bits.Mul64(uint64(counts[i][1]), 9)
		return counts[i][1] > 0 && (hi1 < hi2 || hi1 == hi2 && lo1 <= lo2)
	})
	run("Decide", func(i int) bool { return judge.Decide(&rows[i]) == DecisionMet })
	run("Decide outside the ratio form", func(i int) bool { return generalJudge.Decide(&rows[i]) == DecisionMet })
	run("Evaluate and Met", func(i int) bool {
		n, ok := f.Evaluate(rows[i]).Number()
		return ok && threshold.Met(n)
	})
	nine := big.NewRat(9, 1)
	run("big.Rat", func(i int) bool {
		r := big.NewRat(counts[i][0], counts[i][1])
		return r.Mul(r, big.NewRat(1000, 1)).Cmp(nine) <= 0
	})
}

func BenchmarkCompile(b *testing.B) {
	s := NewScope("a", "b", "c")
	for name, text := range map[string]string{
		"rate":       "rate(a, b, 1000)",
		"condition":  "let x = a + b; x > 3 and known(c) ? percent(a, x) : 0",
		"5000 terms": "a" + strings.Repeat("+a", 4999),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compile(b, text, s)
			}
		})
	}
}
