package main

import (
	"math/big"

	"github.com/childward/childward/indicator"
)

// truth is the verdict of a ratio by math/big alone: the yardstick of all contestants.
func truth(r ratio, rec *record) indicator.Verdict {
	if !rec.has(r.numerator) || !rec.has(r.denominator) {
		return indicator.NoData
	}
	if rec.values[r.denominator] == 0 {
		return indicator.NotApplicable
	}
	value := big.NewRat(rec.values[r.numerator], rec.values[r.denominator])
	value.Mul(value, new(big.Rat).SetInt64(r.per))
	return verdict(r.meets(value.Cmp(r.rat())))
}
