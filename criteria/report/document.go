package report

import (
	"slices"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// Options say what a report tells beside its figures. The zero Options make a report about all indicators, on real
// data, that names no files.
type Options struct {
	// Owner is the department whose indicators the report is about, by its name in either language or a part of it;
	// empty for all. What schemes and scorecards count is not affected.
	Owner string
	// Unit is the code of the one unit that the report is about, without the area and the others; empty for all.
	Unit string
	// Series are the years before, ascending, rated with the same options, for a series of every unit and indicator. The
	// report itself is about the year. A report for publication has none: what several years show together is not hidden
	// jointly.
	Series []*criteria.Year
	// Synthetic says that the data are made up. Every output then says so.
	Synthetic bool
	// Inputs are the files that the report was computed from, for JSON. A report for publication names those with
	// statistics without their digests, which would tell who tries out all small numbers which of them are hidden.
	Inputs []Input
	// Settings are what beside the files decides how they were read, for JSON.
	Settings Settings
	// Replaces is the report that this one corrects; nil for none. It is then among the inputs.
	Replaces *Stored
	// Program is the version of the program that makes the report, for JSON; empty for [Version].
	Program string
}

// A Document is a rated year as a report shows it.
type Document struct {
	options    Options
	year       *criteria.Year
	plan       *indicator.Plan
	definition indicator.Definition
	units      []criteria.UnitYear // with the results of the owner alone, as all below
	city       criteria.CityYear
	area       []indicator.Worked // the results of the city; of the unit where the report is about one
	changes    *criteria.Changes  // nil without a year before
	todo       []Task
	internal   bool      // it shows small sensitive counts: not for publication
	replaced   *Replaced // nil where the report replaces none
}

var (
	seriesPublic = wording.New("series_public", "several years cannot be published in one report: a small count may show in what they differ by; publish the years one by one", "không công bố nhiều năm trong một báo cáo: phần chênh lệch giữa các năm có thể làm lộ số nhỏ; hãy công bố từng năm")
	nothingRated = wording.New("nothing_rated", "the year has no record of any unit", "năm này không có số liệu của đơn vị nào")
	ownerUnknown = wording.New("owner_unknown", "no indicator belongs to \"{0}\"; the departments are: {1}", "không chỉ tiêu nào thuộc \"{0}\"; các cơ quan: {1}")
)

// Of makes the report of a year that [criteria.RateYear] rated; the year must not be changed afterwards. It refuses, as
// [rules.Errors], a year without records, an owner to whom no indicator belongs, and to replace a report of another period,
// plan or area, or a public report to replace one that is not.
func Of(year *criteria.Year, options Options) (*Document, error) {
	plan := planOf(year)
	if plan == nil {
		return nil, rules.Errors{{Kind: rules.KindInvalid, File: "year", Message: nothingRated.With()}}
	}
	if len(options.Series) > 0 && year.Public {
		return nil, rules.Errors{{Kind: rules.KindInvalid, File: "series", Message: seriesPublic.With()}}
	}
	if options.Unit != "" {
		only, err := alone(year, options.Unit)
		if err != nil {
			return nil, err
		}
		year = only
	}
	options.Inputs, options.Settings.Unit = slices.Clone(options.Inputs), options.Unit
	d := &Document{
		options: options, year: year, plan: plan, definition: plan.Definition(),
		units: year.Units, city: year.City, changes: year.Changes, internal: showsSmallCounts(year),
	}
	if options.Owner != "" {
		if strings.TrimSpace(options.Owner) == "" || !slices.ContainsFunc(d.definition.Indicators, d.owns) {
			return nil, d.unknownOwner()
		}
		d.keepOwned()
	}
	if options.Unit != "" {
		d.city.Results = nil
		for _, res := range d.units[0].Results {
			d.area = append(d.area, res.Worked())
		}
	}
	for _, res := range d.city.Results {
		d.area = append(d.area, res.Worked())
	}
	d.todo = d.tasks()
	if options.Replaces != nil {
		if err := d.replace(options.Replaces); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// planOf is the plan of the records of a year, or nil where it has none.
func planOf(year *criteria.Year) *indicator.Plan {
	switch {
	case year == nil:
		return nil
	case !year.Reports.City.IsZero():
		return year.Reports.City.Plan()
	case len(year.Units) > 0:
		return year.Units[0].Record.Plan()
	}
	return nil
}

// showsSmallCounts reports whether small sensitive counts of this year or the one before are in the report.
func showsSmallCounts(year *criteria.Year) bool {
	return !year.Public && (year.Reports.ShowsSmallCounts() || year.Previous != nil && year.Previous.ShowsSmallCounts())
}

// keepOwned leaves the results and changes of the owner's indicators, in copies.
func (d *Document) keepOwned() {
	d.units = slices.Clone(d.units)
	for i := range d.units {
		d.units[i].Results = d.owned(d.units[i].Results)
	}
	d.city.Results = d.owned(d.city.Results)
	if d.changes != nil {
		changes := *d.changes
		changes.Indicators = slices.DeleteFunc(slices.Clone(changes.Indicators), func(c criteria.Change) bool { return !d.owns(c.Indicator) })
		d.changes = &changes
	}
}

func (d *Document) owned(results indicator.Results) indicator.Results {
	return slices.DeleteFunc(slices.Clone(results), func(res indicator.Result) bool { return !d.owns(res.Indicator()) })
}

// owns reports whether the report is about an indicator.
func (d *Document) owns(in indicator.Indicator) bool {
	owner := wording.Fold(d.options.Owner)
	return strings.Contains(wording.Fold(in.Owner.VI), owner) || strings.Contains(wording.Fold(in.Owner.EN), owner)
}

func (d *Document) unknownOwner() error {
	var owners []wording.Message
	seen := map[wording.Text]bool{}
	for _, in := range d.definition.Indicators {
		if !seen[in.Owner] && in.Owner != (wording.Text{}) {
			seen[in.Owner] = true
			owners = append(owners, plain.With(in.Owner))
		}
	}
	return rules.Errors{{Kind: rules.KindInvalid, File: "owner", Message: ownerUnknown.With(d.options.Owner, owners)}}
}

// plain is a text without words of its own.
var plain = wording.New("", "{0}", "{0}")
