package criteria

import (
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// recognisedFlag is the statistic that says whether a unit is recognised by the competent authority.
const recognisedFlag = "recognised"

// YearOptions adjust [RateYear]. The zero YearOptions count the plan's own indicators of one year.
type YearOptions struct {
	// Scheme rates the wards; nil for the plan's scorecard alone.
	Scheme *Scheme
	// Previous are the reports of the year before; nil where there are none. They may have been made by another
	// plan, that of their year.
	Previous *indicator.Reports
	// Public hides small sensitive counts before anything is computed, as [indicator.Plan.Public] does. An outcome
	// that depends on one of them is then undetermined.
	Public bool
	// Published are earlier publications: of a public year what differs from them by a few people is hidden, too, as
	// [indicator.Plan.PublicBeside] does. They decide nothing about a year that is not public.
	Published []indicator.Published
	// Mergers say which units of last year became part of which units now.
	Mergers []indicator.Merger
}

// A Year is all wards of a year, their city, and what changed since the year before.
type Year struct {
	Reports  indicator.Reports  // linked with the year before, and public where the year is
	Scheme   *Scheme            // that rated the wards; nil for the plan's scorecard alone
	Previous *indicator.Reports // of the year before, public where the year is; nil where there are none
	Public   bool               // small sensitive counts are hidden
	Beside   bool               // public beside earlier publications
	Units    []UnitYear         // in the order of the reports
	City     CityYear
	Changes  *Changes // nil without a year before
}

// A UnitYear is what came of one ward.
type UnitYear struct {
	Record  indicator.Record
	Results indicator.Results
	Tally   Tally
	Rating  Rating // the zero Rating without a scheme
}

// A CityYear is what came of the city: its own indicators, and how many of its wards are recognised and may be
// proposed.
type CityYear struct {
	Record  indicator.Record
	Results indicator.Results
	Tally   Tally
	// Recognised are the units the competent authority has recognised, of Reported units that say so.
	Recognised, Reported int
	// Outcomes are how many units have each outcome; nil without a scheme, and of one that only grades.
	Outcomes map[Outcome]int
}

var (
	tierMissing   = wording.New("tier_missing", "unit {0} ({1}) has no tier: scheme {2} needs one of {3}", "đơn vị {0} ({1}) chưa ghi bậc: bộ tiêu chí {2} cần một trong {3}")
	tierUnknown   = wording.New("tier_unknown", "unit {0} ({1}) has the tier \"{2}\": scheme {3} has {4}", "đơn vị {0} ({1}) ghi bậc \"{2}\": bộ tiêu chí {3} có {4}")
	outsidePeriod = wording.New("scheme_not_valid", "scheme {0} is valid {1}: it cannot rate {2}", "bộ tiêu chí {0} có hiệu lực {1}: không chấm được kỳ {2}")
	noYear        = wording.New("scheme_rates_years", "scheme {0} rates a year: a verdict in {1} is interim and counts in no score", "bộ tiêu chí {0} chấm theo năm: đánh giá trong kỳ {1} chỉ là tạm thời, không tính điểm")
	validFrom     = wording.New("", "from {0}", "từ {0}")
	validTo       = wording.New("", "until {0}", "đến {0}")
	validBetween  = wording.New("", "from {0} until {1}", "từ {0} đến {1}")
	hintTiers     = wording.New("", "write the tier in the column tier; where it is not known write all that are possible, such as B|C", "ghi bậc vào cột tier; chưa biết thì ghi mọi bậc có thể, như B|C")
)

// RateYear rates all wards of a year, counts for the city, and compares with the year before. A unit of the plan's roster
// that is not among the wards has not handed in, and scores within its whole bounds. A part of a year, or another span
// that is no calendar year, has no score: a scheme is refused for it. Also refused are, with
// all errors at once as [rules.Errors], a ward without a tier or with one that the scheme does not have, a record of
// another plan than that of the scheme, and a year outside of the scheme's validity; then nothing is rated.
func RateYear(now indicator.Reports, options YearOptions) (*Year, error) {
	now, err := now.Complete()
	if err != nil {
		return nil, err
	}
	if options.Previous != nil {
		previous, err := options.Previous.Complete()
		if err != nil {
			return nil, err
		}
		options.Previous = &previous
	}
	if err := options.check(now); err != nil {
		return nil, err
	}
	y := &Year{Reports: now, Scheme: options.Scheme, Public: options.Public}
	var before map[indicator.Unit]indicator.Predecessor
	var gone []indicator.Unit
	if options.Previous != nil {
		before, gone = now.Before(*options.Previous, options.Mergers)
		linked, err := now.WithMerged(before)
		if err != nil {
			return nil, err
		}
		y.Reports = linked
	}
	previous := options.Previous
	if options.Public {
		if y.Reports, err = publicBeside(y.Reports, options.Published); err != nil {
			return nil, err
		}
		y.Beside = len(options.Published) > 0
		if previous != nil {
			hidden := public(*previous)
			previous = &hidden
			before, gone = y.Reports.Before(hidden, options.Mergers)
		}
	}
	y.rate(options.Scheme)
	if y.Previous = previous; previous != nil {
		y.Changes = y.compare(*previous, options.Scheme, before, gone)
	}
	return y, nil
}

// publicBeside is public beside what was published before.
func publicBeside(r indicator.Reports, published []indicator.Published) (indicator.Reports, error) {
	switch {
	case len(published) == 0:
		return public(r), nil
	case !r.City.IsZero():
		return r.City.Plan().PublicBeside(r, published)
	case len(r.Wards) > 0:
		return r.Wards[0].Plan().PublicBeside(r, published)
	}
	return r, nil
}

// public hides what may not be published in reports that one plan made.
func public(r indicator.Reports) indicator.Reports {
	switch {
	case !r.City.IsZero():
		return r.City.Plan().Public(r)
	case len(r.Wards) > 0:
		return r.Wards[0].Plan().Public(r)
	}
	return r
}

// check holds the units against the tiers, and the period against the validity of the scheme.
func (o YearOptions) check(now indicator.Reports) error {
	s := o.Scheme
	var errs rules.Errors
	if s != nil {
		if err := s.fault(); err != nil {
			return err
		}
		if message := s.outside(now.Period); !message.IsZero() {
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: s.ID(), Message: message})
		}
	}
	for _, w := range now.Wards {
		switch {
		case w.IsZero():
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: "reports", Message: recordNone.With()})
		case s == nil:
		case !s.takes(w):
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: w.Unit().Code, Message: recordForeign.With()})
		default:
			errs = append(errs, s.tierErrors(w)...)
		}
	}
	return errs.Err()
}

// tierErrors say that a ward has no tier, or one that the scheme does not have, at its place in the file.
func (s *Scheme) tierErrors(w indicator.Record) rules.Errors {
	message := s.tierFault(w.Unit())
	if message.IsZero() {
		return nil
	}
	file, line, column := w.Place()
	return rules.Errors{{Kind: rules.KindInvalid, File: file, Line: line, Column: column,
		Width: max(1, len([]rune(w.Unit().Tier))), Message: message, Hint: hintTiers.With()}}
}

// outside says that a period is not one in which the scheme is valid; a year counts when any day of it is.
func (s *Scheme) outside(period indicator.Period) wording.Message {
	from, to, year := s.definition.ValidFrom, s.definition.ValidTo, period.String()
	span := period.Span()
	switch {
	case !period.IsZero() && !period.IsYear():
		return noYear.With(s.ID(), year)
	case (from == "" || span.To.String() >= from) && (to == "" || span.From.String() <= to):
		return wording.Message{}
	}
	valid := validBetween.With(from, to)
	switch {
	case to == "":
		valid = validFrom.With(from)
	case from == "":
		valid = validTo.With(to)
	}
	return outsidePeriod.With(s.ID(), valid, year)
}

// tierFault says that a unit has no tier, or one that the scheme does not have.
func (s *Scheme) tierFault(u indicator.Unit) wording.Message {
	if len(s.tiers) == 0 {
		return wording.Message{}
	}
	var known []string
	for _, t := range s.tiers {
		known = append(known, t.ID)
	}
	if strings.TrimSpace(u.Tier) == "" {
		return tierMissing.With(u.Code, u.Name, s.ID(), known)
	}
	for word := range strings.SplitSeq(u.Tier, "|") {
		if !slices.Contains(known, strings.TrimSpace(word)) {
			return tierUnknown.With(u.Code, u.Name, u.Tier, s.ID(), known)
		}
	}
	return wording.Message{}
}

// count adds the outcome of a unit, where there are outcomes.
func (c *CityYear) count(r *Rating) {
	if c.Outcomes != nil {
		c.Outcomes[r.Outcome]++
	}
}

// rate evaluates and rates every ward and the city.
func (y *Year) rate(scheme *Scheme) {
	if scheme != nil && scheme.decides {
		y.City.Outcomes = map[Outcome]int{}
	}
	var scorecard Scorecard
	for _, w := range y.Reports.Wards {
		plan := w.Plan()
		if scorecard.plan != plan {
			scorecard = PlanScorecard(plan)
		}
		u := UnitYear{Record: w, Results: plan.Evaluate(w)}
		u.Tally = scorecard.Rate(u.Results)
		if scheme != nil {
			u.Rating = scheme.RateRecord(w)
			y.City.count(&u.Rating)
		}
		if recognised, reported := w.Value(recognisedFlag).Truth(); reported {
			y.City.Reported++
			if recognised {
				y.City.Recognised++
			}
		}
		y.Units = append(y.Units, u)
	}
	y.City.Tally = scorecard.Rate(nil)
	if city := y.Reports.City; !city.IsZero() {
		plan := city.Plan()
		y.City.Record, y.City.Results = city, plan.Evaluate(city)
		y.City.Tally = PlanScorecard(plan).Rate(y.City.Results)
	}
}
