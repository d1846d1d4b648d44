package indicator

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Published is what an earlier publication of the same area showed, as plain data: of another round, of another year, or
// another version of the same report. Results are as they marshal to JSON. Report.Published of package criteria/report
// makes it from reports that were written as JSON.
type Published struct {
	Plan       string // the id of the plan that it was made by
	PlanDigest string // see [Plan.Digest]
	Area       string // the code of the area
	Period     Period
	Units      []PublishedUnit
	City       PublishedUnit
	// Digest tells publications apart; it may be empty. A report has that of its bytes.
	Digest string
}

// A PublishedUnit is what was shown of a unit, or of the area, whose code says nothing more.
type PublishedUnit struct {
	Code      string
	ValidFrom string
	Results   []PublishedResult
}

// A PublishedResult is a result as it was published: of numbers the texts that stand in JSON, empty where there are none.
type PublishedResult struct {
	ID          string             `json:"id"`
	Hidden      bool               `json:"hidden"`
	Verdict     string             `json:"verdict"`
	Value       string             `json:"value"`
	N           string             `json:"n"` // of the value as an exact fraction
	D           string             `json:"d"`
	Numerator   string             `json:"numerator"`
	Denominator string             `json:"denominator"`
	Provisional *struct{}          `json:"provisional"` // there is a value over some of the units
	Readings    []PublishedReading `json:"readings"`
}

// A PublishedReading is the outcome of a reading as it was published.
type PublishedReading struct {
	ID      string `json:"id"`
	Hidden  bool   `json:"hidden"`
	Verdict string `json:"verdict"`
	Value   string `json:"value"`
	N       string `json:"n"`
	D       string `json:"d"`
}

var (
	publishedPlan   = wording.New("published_plan", "a publication of {0} by the plan {1}: expected one by {2}", "bản công bố kỳ {0} theo kế hoạch {1}: cần theo {2}")
	publishedArea   = wording.New("published_area", "a publication of {0} of the area {1}: expected one of {2}", "bản công bố kỳ {0} của địa bàn {1}: cần của {2}")
	publishedPeriod = wording.New("published_period", "a publication without a period", "bản công bố không có kỳ")
)

// PublicBeside returns the reports as they may be published beside what was published earlier. Beside what [Plan.Public]
// hides it hides what would tell with an earlier publication of 1 to 4 people: the first half-year shows 5 and the year
// 6, so that one child was injured in the second half; one version shows 5 and the next one 6.
//
// What is held against each other is every count of a sensitive statistic, and every sum with one that is published, of
// each unit, of the area, and of the units together that one of the publications hides, which is the area less the others.
// Wherever periods lie end to end, what is between them is worked out: year - first half - third quarter. Where a
// difference is 1 to 4, upwards or downwards, or a later version hides what an earlier one showed, the statistic is hidden
// in every unit and for the area, with the counts that it is part of or that are part of it. What an earlier publication of
// a period with common months hid in a unit stays hidden there, and beside it. Less could be hidden; which unit differs
// would then have to be kept from telling itself.
//
// A difference of what is counted at a moment (children, schools) is treated like one of what adds up over a period.
// Where an earlier publication has common months and shows a sensitive figure that cannot be worked out from it, or of a unit that
// is no more, or was made by another version of the plan, that statistic is hidden everywhere, too.
//
// Last year's figures (last_year.NAME) are held against what was published of last year. What publications that are not
// given have shown, and how one of another area or of another publisher parts the same children, it does not know.
//
// It refuses, with all errors at once as [rules.Errors], a publication by a plan of another id or of another area, and
// one without a period.
func (p *Plan) PublicBeside(now Reports, earlier []Published) (Reports, error) {
	if err := p.checkPublished(earlier); err != nil {
		return Reports{}, err
	}
	return p.public(now, earlier), nil
}

func (p *Plan) checkPublished(earlier []Published) error {
	var errs rules.Errors
	d := &p.definition
	for _, e := range earlier {
		refuse := func(t *wording.Template, args ...any) {
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: "published", Message: t.With(args...)})
		}
		if e.Period.IsZero() {
			refuse(publishedPeriod)
		}
		if e.Plan != d.ID {
			refuse(publishedPlan, e.Period.String(), orNameless(e.Plan), orNameless(d.ID))
		}
		if e.Area != d.Area.Code {
			refuse(publishedArea, e.Period.String(), orNameless(e.Area), orNameless(d.Area.Code))
		}
	}
	return errs.Err()
}

var nameless = wording.New("", "without a name", "không có tên")

func orNameless(name string) any {
	if name == "" {
		return nameless.With()
	}
	return name
}

// of is what was published of a unit; ok is false where it was not among the units.
func (e *Published) of(u Unit) (unit PublishedUnit, ok bool) {
	i := slices.IndexFunc(e.Units, func(v PublishedUnit) bool { return v.Code == u.Code && v.ValidFrom == u.ValidFrom })
	if i < 0 {
		return PublishedUnit{}, false
	}
	return e.Units[i], true
}
