package criteria

import (
	"slices"

	"github.com/childward/childward/indicator"
)

// Changes are what differs from the year before. Units are compared as [indicator.Reports.Before] pairs them, never
// by code alone.
type Changes struct {
	Recognition Moves // by the competent authority
	Outcome     Moves // of the scheme: eligible or not
	Grades      GradeMoves
	Indicators  []Change
	Gone        []indicator.Unit // units of last year that are no part of any unit now
	Merged      []MergedUnits
	rated       bool // by a scheme that decides: there are outcomes
	graded      bool // by a scheme with grades
}

// Moves are units by what became of a status they have or had. A unit of which this year's or last year's status
// is not known moves nowhere.
type Moves struct {
	New        []indicator.Unit // have it now and did not
	Maintained []indicator.Unit
	Lost       []indicator.Unit // had it and do not now
	Gone       []indicator.Unit // units that had it and exist no more
}

// MergedUnits are units of last year that became one.
type MergedUnits struct {
	From []indicator.Unit
	Into indicator.Unit
}

// A Change is an indicator of a unit whose verdict differs from the year before.
type Change struct {
	Indicator indicator.Indicator
	Unit      indicator.Unit
	City      bool
	From, To  indicator.Verdict
	// TargetMoved says that last year's figure, held against this year's plan, has this year's verdict; else it is what
	// was reported that changed.
	TargetMoved bool
}

// A status is whether a unit has something, where that is known.
type status struct{ has, known bool }

func recognition(r indicator.Record) status {
	has, known := r.Value(recognisedFlag).Truth()
	return status{has, known}
}

func eligibility(r *Rating) status {
	return status{r.Outcome == Eligible, !r.IsZero() && (r.Outcome == Eligible || r.Outcome == NotEligible)}
}

// move sorts a unit by its status; without a year before, one that has it now is new.
func (m *Moves) move(u indicator.Unit, was *status, is status) {
	switch {
	case !is.known || was != nil && !was.known:
	case is.has && was != nil && was.has:
		m.Maintained = append(m.Maintained, u)
	case is.has:
		m.New = append(m.New, u)
	case was != nil && was.has:
		m.Lost = append(m.Lost, u)
	}
}

// Of returns what changed for one unit.
func (c Changes) Of(unit indicator.Unit) Changes {
	only := func(units []indicator.Unit) []indicator.Unit {
		return slices.DeleteFunc(slices.Clone(units), func(u indicator.Unit) bool { return u != unit })
	}
	moves := func(m Moves) Moves { return Moves{only(m.New), only(m.Maintained), only(m.Lost), nil} }
	c.Recognition, c.Outcome, c.Grades, c.Gone = moves(c.Recognition), moves(c.Outcome), c.Grades.of(unit), nil
	c.Indicators = slices.DeleteFunc(slices.Clone(c.Indicators), func(i Change) bool { return i.Unit != unit })
	c.Merged = slices.DeleteFunc(slices.Clone(c.Merged), func(m MergedUnits) bool { return m.Into != unit })
	return c
}

// compare holds the year against the one before.
func (y *Year) compare(previous indicator.Reports, scheme *Scheme, before map[indicator.Unit]indicator.Predecessor, gone []indicator.Unit) *Changes {
	c := &Changes{Gone: gone, rated: scheme != nil && scheme.decides, graded: scheme != nil && len(scheme.ladder) > 0}
	rate := func(r indicator.Record) (rating Rating) {
		if scheme != nil {
			scheme.adopt(&rating, r) // last year's plan may have been another
		}
		return rating
	}
	for i := range y.Units {
		u := &y.Units[i]
		unit := u.Record.Unit()
		p, known := before[unit]
		var wasRecognised, wasEligible *status
		if known {
			was := rate(p.Record)
			recognised, eligible := recognition(p.Record), eligibility(&was)
			c.Grades.move(unit, &was, &u.Rating)
			wasRecognised, wasEligible = &recognised, &eligible
			c.verdicts(p.Record, u.Results, false)
		}
		if len(p.Units) > 1 {
			c.Merged = append(c.Merged, MergedUnits{p.Units, unit})
		}
		c.Recognition.move(unit, wasRecognised, recognition(u.Record))
		c.Outcome.move(unit, wasEligible, eligibility(&u.Rating))
	}
	isGone := map[indicator.Unit]bool{}
	for _, unit := range gone {
		isGone[unit] = true
	}
	for _, w := range previous.Wards {
		if !isGone[w.Unit()] {
			continue
		}
		if recognition(w).has {
			c.Recognition.Gone = append(c.Recognition.Gone, w.Unit())
		}
		if rating := rate(w); eligibility(&rating).has {
			c.Outcome.Gone = append(c.Outcome.Gone, w.Unit())
		}
	}
	y.compareCity(c, previous)
	return c
}

func (y *Year) compareCity(c *Changes, previous indicator.Reports) {
	if y.City.Record.IsZero() || previous.City.IsZero() {
		return
	}
	c.verdicts(previous.City, y.City.Results, true)
}

// verdicts lists the indicators whose verdict changed. was is last year's record by last year's plan.
func (c *Changes) verdicts(was indicator.Record, is indicator.Results, city bool) {
	if len(is) == 0 {
		return
	}
	plan := is[0].Record().Plan()
	then := was.Plan().Evaluate(was)
	held := then
	if was.Plan() != plan {
		held = plan.Evaluate(plan.Adopt(was))
	}
	for _, now := range is {
		in := now.Indicator()
		before, ok := then.Find(in.ID)
		if !ok || before.Verdict == now.Verdict || before.Hidden() || now.Hidden() {
			continue
		}
		by, ok := held.Find(in.ID)
		c.Indicators = append(c.Indicators, Change{in, now.Record().Unit(), city, before.Verdict, now.Verdict, ok && by.Verdict == now.Verdict})
	}
}
