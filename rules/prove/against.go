package prove

import (
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
)

// Against returns the partition of what a number can be by thresholds: one condition for each, that the formula
// meets it. A formula that never has a value has no cells.
func Against(f *rules.Formula, thresholds ...rules.Threshold) *Partition {
	root := f.Form().Root
	p := &Partition{conditions: make([]*rules.Formula, len(thresholds)), quantity: root, value: f,
		reach: amounts.prover().interval(root, nil)}
	for _, t := range thresholds {
		number := &form.Node{Op: form.OpNumber, Type: form.NumberType, Num: t.Number(),
			Ratio: &form.Ratio{Num: form.ConstantSum(t.Number()), Den: form.ConstantSum(exact.Int(1))}}
		p.roots = append(p.roots, &form.Node{Op: form.OpCompare, Type: form.TruthType,
			Comparisons: []form.Comparison{form.Comparisons[t.Op()]}, Kids: []*form.Node{root, number}})
	}
	return p
}
