package criteria

import (
	"fmt"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

// coverage checks that the bands of an item leave no gap, that none can never be reached, and that no two
// overlap in part, one of them not lying within the other. Bands over one quantity are decided exactly, each
// finding with a number that shows it; bands over several need a last one that takes the rest.
func (b *builder) coverage(it *item, in *Item, path string) {
	var conditions []*indicator.Expression
	for _, band := range it.bands {
		if band.when != nil {
			conditions = append(conditions, band.when)
		}
	}
	rest := len(conditions) < len(it.bands)
	quantity, one := b.scheme.plan.QuantityOf(conditions)
	it.quantity = quantity
	if !one {
		if !rest {
			b.refuse(path+".bands", rules.KindInvalid, bandsNeedRest.With(in.ID), hintRest.With())
		}
		return
	}
	cells := quantity.Cells()
	at := func(i int) string { return fmt.Sprintf("%s.bands[%d]", path, i) }
	if witness, ok := gap(cells); ok && !rest {
		b.refuse(path+".bands", rules.KindInvalid, bandsGap.With(in.ID, witness), hintRest.With())
	} else if !ok && rest {
		b.refuse(at(len(it.bands)-1), rules.KindInvalid, bandUnreachable.With(len(it.bands)), wording.Message{})
	}
	for i := range conditions {
		if !reached(cells, i) {
			b.refuse(at(i), rules.KindInvalid, bandUnreachable.With(i+1), wording.Message{})
			continue
		}
		for k := range i {
			if witness, ok := overlap(cells, k, i); ok {
				b.refuse(at(i), rules.KindInvalid, bandsOverlap.With(k+1, i+1, witness), hintOverlap.With())
			}
		}
	}
}

// gap finds a value for which no condition holds.
func gap(cells []prove.Cell) (witness string, ok bool) {
	for _, cell := range cells {
		if first(cell.Holds) < 0 {
			return cell.Witness.String(), true
		}
	}
	return "", false
}

// first is the index of the first condition that holds, -1 where none does.
func first(holds []bool) int {
	for i, h := range holds {
		if h {
			return i
		}
	}
	return -1
}

// reached reports whether a condition is the first that holds for any value.
func reached(cells []prove.Cell, i int) bool {
	for _, cell := range cells {
		if first(cell.Holds) == i {
			return true
		}
	}
	return false
}

// overlap finds a value for which both conditions hold, where neither lies within the other. A wider
// condition after a narrower one (at least 98, then at least 95) is the usual way to write bands, and no overlap.
func overlap(cells []prove.Cell, earlier, later int) (witness string, ok bool) {
	both, onlyEarlier, onlyLater := "", false, false
	for _, cell := range cells {
		x, y := cell.Holds[earlier], cell.Holds[later]
		switch {
		case x && y && both == "":
			both = cell.Witness.String()
		case x && !y:
			onlyEarlier = true
		case y && !x:
			onlyLater = true
		}
	}
	return both, both != "" && onlyEarlier && onlyLater
}
