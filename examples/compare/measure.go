package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"

	"github.com/childward/childward/indicator"
)

// An extent says how much is measured.
type extent struct {
	records      int           // of the timed run
	rounds       int           // of which the median counts
	atLeast      time.Duration // a round of one contestant takes at least this long
	denominators int           // for each target, of the records placed around it
}

// The full run and the short one.
var (
	full  = extent{records: 1000, rounds: 7, atLeast: 40 * time.Millisecond, denominators: 100}
	quick = extent{records: 20, rounds: 6, atLeast: time.Millisecond, denominators: 6}
)

// A speed is what a timed contestant took.
type speed struct {
	nanoseconds float64 // for each indicator of each record, the median of the rounds
	times       float64 // as many times as the first contestant in the same round, the median
	allocations float64 // for each record
}

// A runner is a contestant in the timed run.
type runner struct {
	contestant
	passes      int // over all records, in a round
	rounds      []float64
	allocations float64
}

// measure times all contestants round by round, so that what slows the machine down for a while slows all
// of them. Each runs on one goroutine.
func measure(entries []entry, e extent) ([]speed, error) {
	j := planJob()
	records := randomRecords(j, e.records, 1)
	verdicts := make([]indicator.Verdict, len(records)*len(j.ratios))
	runners := make([]runner, len(entries))
	for i, entry := range entries {
		var err error
		if runners[i], err = entry.runner(j, records, verdicts, e); err != nil {
			return nil, fmt.Errorf("%s: %w", entry.name, err)
		}
	}
	for range e.rounds {
		for i := range runners {
			runtime.GC() // what one leaves behind, the next does not sweep up
			took, err := runners[i].time(verdicts)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", entries[i].name, err)
			}
			runners[i].rounds = append(runners[i].rounds, took/float64(len(verdicts)))
		}
	}
	for i := range runners {
		if err := release(runners[i].contestant); err != nil {
			return nil, fmt.Errorf("%s: %w", entries[i].name, err)
		}
	}
	return speeds(runners), nil
}

// runner loads the records, counts allocations in the second pass, and finds how many passes fill a round.
func (e entry) runner(j *job, records []record, verdicts []indicator.Verdict, x extent) (runner, error) {
	c, err := e.make(j)
	if err != nil {
		return runner{}, err
	}
	r := runner{contestant: c, passes: 1}
	if err := c.load(records); err != nil {
		return r, err
	}
	if err := c.judge(verdicts); err != nil {
		return r, err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	took, err := r.time(verdicts)
	runtime.ReadMemStats(&after)
	r.allocations = float64(after.Mallocs-before.Mallocs) / float64(len(records))
	r.passes += int(float64(x.atLeast.Nanoseconds()) / max(took, 1))
	return r, err
}

// time returns the nanoseconds of a pass.
func (r *runner) time(verdicts []indicator.Verdict) (float64, error) {
	start := time.Now()
	for range r.passes {
		if err := r.judge(verdicts); err != nil {
			return 0, err
		}
	}
	return float64(time.Since(start).Nanoseconds()) / float64(r.passes), nil
}

func speeds(runners []runner) []speed {
	all := make([]speed, len(runners))
	for i, r := range runners {
		times := make([]float64, len(r.rounds))
		for round, took := range r.rounds {
			times[round] = took / runners[0].rounds[round]
		}
		all[i] = speed{median(r.rounds), median(times), r.allocations}
	}
	return all
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 0 {
		return (sorted[middle-1] + sorted[middle]) / 2
	}
	return sorted[middle]
}
