package expression

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/prove"
)

// A Quantity is the one thing that a list of conditions is about, such as a percentage that bands compare with
// constants.
type Quantity struct {
	partition *prove.Partition
	whole     bool // it is a count, or made of counts alone
}

// QuantityOf returns the quantity of conditions of one vocabulary; ok is false where they are about more than one.
func (v *Vocabulary) QuantityOf(conditions []*Expression) (q *Quantity, ok bool) {
	formulas := make([]*rules.Formula, len(conditions))
	for i, e := range conditions {
		formulas[i] = e.formula
	}
	partition, ok := prove.PartitionOf(formulas)
	if !ok {
		return nil, false
	}
	return &Quantity{partition, partition.Whole(v.IsCount)}, true
}

// Cells cut everything that the quantity can be into stretches in each of which every condition has one answer.
func (q *Quantity) Cells() []prove.Cell { return q.partition.Cells(q.whole) }

// Rounded returns a value of the quantity for display: to two decimals, or to as many more as it takes that no
// condition would answer otherwise for the rounded value.
func (q *Quantity) Rounded(n exact.Number) exact.Number {
	answers := q.partition.At(rules.NumberValue(n)).Holds
	for places := 2; places < 60; places++ {
		v := rules.NumberValue(n).Round(places)
		if slices.Equal(q.partition.At(v).Holds, answers) {
			rounded, _ := v.Number()
			return rounded
		}
	}
	return n
}

// Value returns the quantity for a record.
func (q *Quantity) Value(r Row) rules.Value { return q.partition.Value(*r.figures) }
