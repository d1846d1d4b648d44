package indicator

import (
	"cmp"
	"fmt"

	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A compiledReading is an alternative reading of an indicator that the statistics of the plan allow to compute.
type compiledReading struct {
	reading Reading
	as      *compiled // the indicator as the reading has it
}

// A ReadingResult is an indicator as an alternative reading of its target has it: its formula, and its target alone. The
// reading that decides is the [Result] that it is asked of.
type ReadingResult struct {
	Reading Reading // Value and Target filled in with those of the indicator where the reading leaves them out
	Result
}

// Readings returns the indicator under each alternative reading of its target that can be computed, in the
// order of the plan; a reading that needs other statistics than the plan has is left out, and so is the
// first, which decides.
func (r Result) Readings() []ReadingResult {
	if r.isZero() {
		return nil
	}
	var all []ReadingResult
	for _, reading := range r.indicator.readings {
		if at := reading.as.at(r.isCity()); at != nil {
			all = append(all, ReadingResult{reading.reading, Result{r.record.verdict(reading.as, at), reading.as, r.record}})
		}
	}
	return all
}

// verdict decides a reading of an indicator for a record.
func (d *recordData) verdict(c *compiled, at *compiledAt) Verdict {
	return d.inPart(c, at, d.verdictOfYear(c, at))
}

// verdictOfYear decides a reading as if the figures covered a year.
func (d *recordData) verdictOfYear(c *compiled, at *compiledAt) Verdict {
	if d.hides(at) {
		return NoData
	}
	l := d.plan.at(d.city != nil)
	for _, i := range at.constraints {
		if d.breaks(&l.constraints[i]) {
			return Invalid
		}
	}
	if d.faultyBelow(c) || d.anyInvalid(at.unseen) {
		return Invalid
	}
	decision := at.judge.Decide(&d.row)
	if decision == rules.DecisionUndefined && at.amongNobody(&d.row) {
		return Invalid
	}
	return Verdict(decision)
}

// faultyBelow reports whether the figures of a unit of the city contradict themselves for a reading.
func (d *recordData) faultyBelow(c *compiled) bool {
	if d.city == nil {
		return false
	}
	for i := range d.city.wards {
		if d.faultyIn(i, c) {
			return true
		}
	}
	return false
}

// faultyIn reports whether the figures of a unit of the city contradict themselves for an indicator or for a reading of
// one. A reading may use other statistics than its indicator, and is looked at when it is asked for.
func (d *recordData) faultyIn(ward int, c *compiled) bool {
	if !c.alternative {
		return d.city.faulty[ward][c.index]
	}
	w := d.city.wards[ward]
	switch {
	case w.data.hides(c.city):
		return false
	case c.ward == nil:
		return w.data.plan.reportedIn(w.Faults(), c.city.formula)
	}
	return w.data.verdict(c, c.ward) == Invalid
}

// readings checks the alternatives; the first reading is the indicator itself. Those with a value or a target
// of their own can be computed.
func (b *builder) readings(c *compiled, in *Indicator, path string, ward, city *rules.Formula) {
	for i, r := range in.Readings {
		at := fmt.Sprintf("%s.readings[%d]", path, i)
		if !rules.IsName(r.ID) {
			b.refuse(at+".id", rules.KindInvalid, phrases.IDUnusable.With(r.ID), hintName.With())
		}
		switch own := r.Value != "" || r.Target != ""; {
		case i == 0 && own:
			b.refuse(at+".id", rules.KindInvalid, readingFirst.With(), wording.Message{})
		case own:
			b.reading(c, in, at, r, ward, city)
		}
	}
}

// reading compiles an alternative; ward and city are the formulas of the indicator itself.
func (b *builder) reading(c *compiled, in *Indicator, path string, r Reading, ward, city *rules.Formula) {
	if r.Value != "" {
		ward = b.formula(path+".value", r.Value, in.Ward != LevelNone, &b.plan.ward)
		city = b.formula(path+".value", r.Value, in.City != LevelNone, &b.plan.city)
	}
	r.Value = cmp.Or(r.Value, in.Value)
	either := cmp.Or(city, ward)
	var t target.Target
	switch {
	case r.Target != "":
		var err *rules.Error
		if t, err = target.Parse(r.Target); err != nil {
			b.fail(path+".target", err)
			return
		}
		if !b.sameBase(path+".target", r.Target, t, either) {
			return
		}
	case len(c.targets) == 0:
		return
	default:
		r.Target, t = in.Target, c.targets[0].Target
		if !b.sameBase(path+".value", r.Target, t, either) {
			return
		}
	}
	as := &compiled{Indicator: *in, index: c.index, alternative: true, targets: []compiledTarget{newCompiledTarget(t, Text{}, in.Cite)}}
	as.Value, as.Target, as.Better, as.FurtherTargets, as.Readings = r.Value, r.Target, Direction(t.Better()), nil, nil
	as.ward, as.city = b.level(ward, in.Ward, &b.plan.ward, t), b.level(city, in.City, &b.plan.city, t)
	if either != nil {
		as.base, as.places = either.Base(), placesFor(in, either)
	}
	c.readings = append(c.readings, compiledReading{r, as})
}
