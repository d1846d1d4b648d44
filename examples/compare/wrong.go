package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/childward/childward/indicator"
)

// An accuracy says how often a contestant was wrong over the records placed around the targets.
type accuracy struct {
	verdicts, wrong int
	targets         int    // how many of the targets it was wrong about
	about           string // which
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
	verdicts := make([]indicator.Verdict, len(records)*len(j.ratios))
	if err := e.judge(j, records, verdicts); err != nil {
		return accuracy{}, fmt.Errorf("%s: %w", e.name, err)
	}
	return compared(j, records, verdicts), nil
}

// judge makes a contestant for these records alone.
func (e entry) judge(j *job, records []record, verdicts []indicator.Verdict) error {
	c, err := e.make(j)
	if err != nil {
		return err
	}
	if err := c.load(records); err != nil {
		return err
	}
	if err := c.judge(verdicts); err != nil {
		return err
	}
	return release(c)
}

// compared holds verdicts against the truth; the first that is wrong is the example.
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
		wrong[k] = true
	}
	var about []string
	for k, r := range j.ratios {
		if wrong[k] {
			about = append(about, r.id)
		}
	}
	a.targets, a.about = len(about), strings.Join(about, ", ")
	return a
}

// floatMisses counts the targets from 0.01 % to 99.99 % that a float64 does not hit when the ratio stands
// exactly on them: 157 / 2500 * 100 is not the float64 nearest to 6.28.
func floatMisses() (missed, of int) {
	for hundredths := 1; hundredths < 10_000; hundredths++ {
		target, _ := strconv.ParseFloat(fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100), 64)
		if float64(hundredths)/10_000*100 != target {
			missed++
		}
		of++
	}
	return missed, of
}
