package main

import (
	"math/rand/v2"
	"slices"
)

// A record has the statistics of one unit, in the order of the job. What is missing has no value.
type record struct {
	values  []int64
	missing []uint64 // a bit for each statistic
}

func (r *record) has(statistic int) bool { return r.missing[statistic/64]>>(statistic%64)&1 == 0 }

func (r *record) lose(statistic int) {
	r.missing[statistic/64] |= 1 << (statistic % 64)
	r.values[statistic] = 0
}

// newRecords makes records whose values lie one behind the other in memory.
func newRecords(j *job, count int) []record {
	width, words := len(j.statistics), (len(j.statistics)+63)/64
	values, missing := make([]int64, count*width), make([]uint64, count*words)
	records := make([]record, count)
	for i := range records {
		records[i] = record{values[i*width:][:width:width], missing[i*words:][:words:words]}
	}
	return records
}

// randomRecords are records as wards report them: most rates within a fifth of their target, one statistic
// in twenty missing, one denominator in fifty zero. The same seed gives the same records.
func randomRecords(j *job, count int, seed uint64) []record {
	random := rand.New(rand.NewPCG(seed, 2023))
	records := newRecords(j, count)
	for i := range records {
		rec := &records[i]
		for _, r := range j.ratios {
			if rec.values[r.denominator] == 0 && random.IntN(50) != 0 {
				rec.values[r.denominator] = 1 + random.Int64N(50_000)
			}
			a, b := r.crossed()
			near := float64(rec.values[r.denominator]) * float64(b) / float64(a) * (0.8 + 0.4*random.Float64())
			rec.values[r.numerator] = int64(near)
		}
		for s := range j.statistics {
			if random.IntN(20) == 0 {
				rec.lose(s)
			}
		}
	}
	return records
}

// largestDenominator is about the number of all children in Viet Nam.
const largestDenominator = 25_000_000

// A placed record has each ratio exactly on its target, or some events beside it.
type placed struct {
	record
	beside int // -1 one event below, 0 on the target, 1 one event above
}

// placedRecords puts each ratio of a targets job on its target with the given number of denominators, spread
// over all that are possible, and one event below and above. Where one event below would be less than none
// the ratio stays on its target.
func placedRecords(j *job, denominators int) []placed {
	all := make([]placed, 0, 3*denominators)
	for k := range denominators {
		for beside := -1; beside <= 1; beside++ {
			rec := newRecords(j, 1)[0]
			for _, r := range j.ratios {
				a, b := r.crossed()
				multiple := spread(k, denominators, largestDenominator/a)
				rec.values[r.denominator] = multiple * a
				rec.values[r.numerator] = max(multiple*b+int64(beside), 0)
			}
			all = append(all, placed{rec, beside})
		}
	}
	return all
}

// spread returns the k-th of count multiples between 1 and the largest: the first half small ones in a row,
// the others evenly over the rest.
func spread(k, count int, largest int64) int64 {
	small := int64(min(count/2, int(largest)))
	if int64(k) < small {
		return int64(k) + 1
	}
	return small + (largest-small)*(int64(k)-small+1)/(int64(count)-small)
}

// plain returns the records alone.
func plain(all []placed) []record {
	records := make([]record, len(all))
	for i := range all {
		records[i] = all[i].record
	}
	return slices.Clip(records)
}
