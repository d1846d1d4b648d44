package main

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/childward/childward/indicator"
)

// A ratio is one indicator: numerator / denominator * per, held against a target.
type ratio struct {
	id                     string
	numerator, denominator int    // places in job.statistics
	per                    int64  // 100 for a percentage
	op                     string // < <= >= > =
	target                 string // a plain decimal: 6.28
}

// An order says how the formula of a ratio is spelt. For exact numbers both mean the same.
type order int

const (
	divideFirst   order = iota // n / d * 1000, as textbooks and plans write a rate
	multiplyFirst              // n * 1000 / d, as those write it who know what a division costs
)

// A job is what every contestant does: all ratios of all records.
type job struct {
	statistics []string
	ratios     []ratio
	order      order
}

// statistic returns the place of a statistic, which it adds when it is new.
func (j *job) statistic(name string) int {
	if i := slices.Index(j.statistics, name); i >= 0 {
		return i
	}
	j.statistics = append(j.statistics, name)
	return len(j.statistics) - 1
}

// quotient matches the formulas of the built-in plan that are a ratio of two statistics.
var quotient = regexp.MustCompile(`(percent|rate)\((\w+), (\w+)(?:, (\d+))?\)`)

// asShare is an indicator of the built-in plan as a ratio, with its target. Of early marriages, whose number must fall,
// the reading that is a share of marriages stands here.
func asShare(in indicator.Indicator) indicator.Indicator {
	for _, r := range in.Readings {
		if r.ID == "share_of_marriages" {
			in.Value, in.Target = r.Value, r.Target
		}
	}
	return in
}

// parts are the numerator, denominator and per of an indicator of the built-in plan. Two of the 32 are no
// plain ratio: the count of child labourers stands here as a share of all children, and early marriages
// without the condition around their share.
func parts(in indicator.Indicator) (numerator, denominator string, per int64) {
	m := quotient.FindStringSubmatch(in.Value)
	if m == nil {
		return in.Value, "children_under_16", 100
	}
	numerator, denominator, per = m[2], m[3], 100
	if m[1] == "rate" {
		per, _ = strconv.ParseInt(m[4], 10, 64)
	}
	if denominator == "units" { // the plan's own count of wards, which is no statistic
		denominator = "wards"
	}
	return numerator, denominator, per
}

// threshold cuts a target of a plan, "<= 6.5 ‰", into operator and number. Its base is that of the formula.
func threshold(target string) (op, number string) {
	fields := strings.Fields(target)
	return fields[0], fields[1]
}

// planJob is the 32 indicators of the built-in plan with its own targets, over the statistics they share.
func planJob() *job {
	j := &job{}
	for _, in := range indicator.CamPha2023().Definition().Indicators {
		in = asShare(in)
		numerator, denominator, per := parts(in)
		op, target := threshold(in.Target)
		j.ratios = append(j.ratios, ratio{in.ID, j.statistic(numerator), j.statistic(denominator), per, op, target})
	}
	return j
}

// targetsJob is every target of the built-in plan, further ones included, each a ratio with two statistics
// of its own, so that every ratio of a record can be placed on its target at once.
func targetsJob(o order) *job {
	j := &job{order: o}
	add := func(id, target string, per int64) {
		op, number := threshold(target)
		j.ratios = append(j.ratios, ratio{id, j.statistic(id + "_n"), j.statistic(id + "_d"), per, op, number})
	}
	for _, in := range indicator.CamPha2023().Definition().Indicators {
		in = asShare(in)
		_, _, per := parts(in)
		add(in.ID, in.Target, per)
		for i, further := range in.FurtherTargets {
			add(fmt.Sprintf("%s_%d", in.ID, i+2), further.Target, per)
		}
	}
	return j
}

// meets reports whether a value that compares with the target as -1, 0 or 1 reaches it.
func (r ratio) meets(cmp int) bool {
	switch r.op {
	case "<":
		return cmp < 0
	case "<=":
		return cmp <= 0
	case ">=":
		return cmp >= 0
	case ">":
		return cmp > 0
	}
	return cmp == 0
}

// verdict is achieved or missed.
func verdict(met bool) indicator.Verdict {
	if met {
		return indicator.Achieved
	}
	return indicator.Missed
}

// rat is the target as an exact fraction.
func (r ratio) rat() *big.Rat {
	t, _ := new(big.Rat).SetString(r.target)
	return t
}

// crossed are the least whole numbers with which numerator * a op denominator * b decides the ratio.
func (r ratio) crossed() (a, b int64) {
	t := r.rat()
	t.Quo(t, new(big.Rat).SetInt64(r.per))
	return t.Denom().Int64(), t.Num().Int64()
}

// float is the target as the nearest float64.
func (r ratio) float() float64 {
	f, _ := strconv.ParseFloat(r.target, 64)
	return f
}
