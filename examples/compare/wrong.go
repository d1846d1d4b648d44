package main

import (
	"fmt"

	"github.com/childward/childward/indicator"
)

// An accuracy says how often a contestant was wrong over the records placed around the targets.
type accuracy struct {
	verdicts, wrong int
	targets         int // how many of the targets it was wrong about
	example         mistake
}

// A mistake is a wrong verdict.
type mistake struct {
	ratio
	numerator, denominator int64
	said, is               indicator.Verdict
}

// accuracyOf lets a contestant judge the placed records, and compares it with the truth.
func accuracyOf(e entry, o order, denominators int) (accuracy, error) {
	j := targetsJob(o)
	records := plain(placedRecords(j, denominators))
	c, err := e.make(j)
	if err != nil {
		return accuracy{}, fmt.Errorf("%s: %w", e.name, err)
	}
	verdicts := make([]indicator.Verdict, len(records)*len(j.ratios))
	if err := c.load(records); err != nil {
		return accuracy{}, fmt.Errorf("%s: %w", e.name, err)
	}
	if err := c.judge(verdicts); err != nil {
		return accuracy{}, fmt.Errorf("%s: %w", e.name, err)
	}
	return compared(j, records, verdicts), nil
}

func compared(j *job, records []record, verdicts []indicator.Verdict) accuracy {
	a := accuracy{verdicts: len(verdicts)}
	wrong := make([]bool, len(j.ratios))
	for i, said := range verdicts {
		rec, k := &records[i/len(j.ratios)], i%len(j.ratios)
		r := j.ratios[k]
		is := truth(r, rec)
		if said == is {
			continue
		}
		if a.wrong == 0 {
			a.example = mistake{r, rec.values[r.numerator], rec.values[r.denominator], said, is}
		}
		a.wrong++
		if !wrong[k] {
			wrong[k] = true
			a.targets++
		}
	}
	return a
}
