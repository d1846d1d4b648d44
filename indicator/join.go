package indicator

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/childward/childward/indicator/internal/publish"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A source is a row, or a record in JSON, that gave some of the figures of a record.
type source struct {
	file       string
	line       int
	slots      publish.Set
	submission *Submission
}

// A Place is where in the data something stands.
type Place struct {
	File string // may be empty
	Line int    // from 1; in JSON the number of the record
}

func (p Place) String() string { return fmt.Sprintf("%s:%d", cmp.Or(p.File, "data"), p.Line) }

// Places returns where the record was read from; more than one where several files gave its figures, none where it was
// not read.
func (r Record) Places() []Place {
	if r.IsZero() {
		return nil
	}
	var places []Place
	for _, s := range r.data.given() {
		if s.line > 0 {
			places = append(places, Place{s.file, s.line})
		}
	}
	return places
}

// given are the sources of the record's figures, also where that is one row.
func (d *recordData) given() []source {
	if d.sources != nil {
		return d.sources
	}
	all := source{file: d.file, line: d.line, submission: d.submission}
	for slot := range d.plan.ward.scope.Names() {
		if !d.row.Is(slot, rules.Missing) {
			all.slots.Add(slot)
		}
	}
	return []source{all}
}

var (
	recordTwice = wording.New("record_twice", "unit {0} reports {1} twice, also at {2}", "đơn vị {0} báo cáo kỳ {1} hai lần, lần khác ở {2}")
	givenTwice  = wording.New("given_twice", "unit {0}, {1}: \"{2}\" is {3} here, {4} at {5}", "đơn vị {0}, kỳ {1}: \"{2}\" ở đây là {3}, ở {5} là {4}")
	givenAlike  = wording.New("given_alike", "{0} figures stand alike at {1}, too", "{0} số liệu cũng được ghi giống hệt ở {1}")
	toldTwice   = wording.New("unit_told_twice", "unit {0}: {1} is \"{2}\" here, \"{3}\" at {4}", "đơn vị {0}: {1} ở đây là \"{2}\", ở {4} là \"{3}\"")
	hintAgree   = wording.New("", "find out which is right, and correct the other", "kiểm tra số nào đúng rồi sửa chỗ kia")
	theName     = wording.New("", "the name", "tên")
	theKind     = wording.New("", "the kind", "loại đơn vị")
	theTier     = wording.New("", "the tier", "bậc")
)

// JoinDatasets returns one dataset of several: this year's and last year's, or those of several departments, each with
// statistics of its own. A statistic of a unit that two of them give alike is accepted and noted; one that they give
// differently is an error that names both places, and so is a unit that has different names, kinds or tiers. It refuses
// a unit that stands twice in one of them, and a dataset of another plan.
func (p *Plan) JoinDatasets(sets ...*Dataset) (*Dataset, error) {
	if err := p.fault(); err != nil {
		return nil, err
	}
	j := joining{plan: p, joined: &Dataset{plan: p}, at: map[rowKey]int{}}
	for i, set := range sets {
		if set == nil || set.plan == nil { // nothing was read into it
			continue
		}
		if !p.same(set.plan) {
			j.errs = append(j.errs, set.otherPlan())
			continue
		}
		j.joined.Synthetic = j.joined.Synthetic || set.Synthetic
		j.joined.Notes = append(j.joined.Notes, set.Notes...)
		j.joined.totals = append(j.joined.totals, set.totals...)
		for _, r := range set.records {
			j.add(r, i)
		}
	}
	return j.joined, j.errs.Err()
}

// A joining puts records of the same units together.
type joining struct {
	plan   *Plan
	joined *Dataset
	at     map[rowKey]int
	from   []int // by record, the dataset that gave it last
	errs   rules.Errors
}

func (j *joining) add(r Record, set int) {
	key := rowKey{code: r.data.unit.Code, validFrom: r.data.unit.ValidFrom, period: r.data.period}
	at, again := j.at[key]
	if !again {
		j.at[key] = len(j.joined.records)
		j.joined.records, j.from = append(j.joined.records, r.copied()), append(j.from, set)
		return
	}
	first := j.joined.records[at]
	if j.from[at] == set && first.data.meets(r.data) {
		j.errs = append(j.errs, &rules.Error{Kind: rules.KindInvalid, File: r.data.file, Line: r.data.line,
			Message: recordTwice.With(r.data.unit.Code, r.data.period.String(), Place{first.data.file, first.data.line})})
		return
	}
	j.from[at] = set
	alike, errs := first.data.takes(r.data)
	j.errs = append(j.errs, errs...)
	if !alike.IsZero() {
		j.joined.Notes = append(j.joined.Notes, Note{r.data.file, r.data.line, r.data.unit.Code, alike})
	}
}

// meets reports whether both records give a statistic, or one gives none.
func (d *recordData) meets(more *recordData) bool {
	given := 0
	for slot := range d.plan.ward.scope.Names() {
		if more.row.Is(slot, rules.Missing) {
			continue
		}
		if given++; !d.row.Is(slot, rules.Missing) {
			return true
		}
	}
	return given == 0
}

// takes adds what another record says of the same unit and period. The figures that both give alike are counted in a
// message, zero where there are none; those that they give differently are errors.
func (d *recordData) takes(more *recordData) (alike wording.Message, errs rules.Errors) {
	sources := slices.Concat(slices.Clone(d.given()), more.given())
	same, twin := 0, Place{}
	for slot := range d.plan.ward.scope.Names() {
		v, was := more.row.Get(slot), d.row.Get(slot)
		switch {
		case v.Kind() == rules.Missing:
		case was.Kind() == rules.Missing:
			d.row.Set(slot, v)
		case was.String() == v.String():
			same, twin = same+1, d.placeOf(slot)
		default:
			errs = append(errs, more.disagrees(givenTwice.With(d.unit.Code, d.period.String(), d.label(slot), v, was, d.placeOf(slot))))
		}
	}
	errs = append(errs, d.takesUnit(more)...)
	d.sources = sources
	d.agreeOnSubmission()
	if same > 0 {
		alike = givenAlike.With(same, twin)
	}
	return alike, errs
}

func (d *recordData) disagrees(message wording.Message) *rules.Error {
	return &rules.Error{Kind: rules.KindInvalid, File: cmp.Or(d.file, "data"), Line: d.line, Message: message, Hint: hintAgree.With()}
}

// placeOf is where the value of a slot was given first.
func (d *recordData) placeOf(slot int) Place {
	for _, s := range d.given() {
		if s.slots.Has(slot) {
			return Place{s.file, s.line}
		}
	}
	return Place{d.file, d.line}
}

// takesUnit adds what another record says of the unit itself.
func (d *recordData) takesUnit(more *recordData) (errs rules.Errors) {
	for _, part := range []struct {
		called    *wording.Template
		have, say *string
	}{{theName, &d.unit.Name, &more.unit.Name}, {theKind, &d.unit.Kind, &more.unit.Kind}, {theTier, &d.unit.Tier, &more.unit.Tier}} {
		switch {
		case *part.say == "" || wording.Fold(*part.say) == wording.Fold(*part.have):
		case *part.have == "":
			*part.have = *part.say
			if part.have == &d.unit.Tier {
				d.tierColumn = more.tierColumn
			}
		default:
			errs = append(errs, more.disagrees(toldTwice.With(d.unit.Code, part.called.With(), *part.say, *part.have, Place{d.file, d.line})))
		}
	}
	return errs
}

// agreeOnSubmission makes what the sources say of the figures that of the record: the widest span that one of them says,
// the last day of handing in, and estimated where one is. What an indicator's figures cover is that of their own sources,
// see [recordData.span].
func (d *recordData) agreeOnSubmission() {
	var all Submission
	for _, s := range d.sources {
		if s.submission == nil {
			continue
		}
		said := *s.submission
		if all.Covers.IsZero() || !said.Covers.IsZero() && said.Covers != all.Covers {
			all.Covers = all.Covers.widest(said.Covers)
		}
		if all.HandedIn.Before(said.HandedIn) {
			all.HandedIn = said.HandedIn
		}
		if all.Status != Estimated && said.Status != "" {
			all.Status = said.Status
		}
	}
	d.submit(all)
	d.partly = d.partly || slices.ContainsFunc(d.sources, func(s source) bool { return s.covered(d.period) != coveredSpan{Span: d.period.Span()} })
}

// covered is what the figures of the source cover.
func (s source) covered(period Period) coveredSpan {
	d := recordData{period: period, submission: s.submission}
	return coveredSpan{d.covers(), d.early(), false}
}

// adoptSources are the sources of a record in the slots of a plan.
func (p *Plan) adoptSources(r Record) (sources []source) {
	names := r.data.plan.ward.scope.Names()
	for _, s := range r.data.sources {
		adopted := source{file: s.file, line: s.line, submission: s.submission}
		for slot, name := range names {
			if to, _, ok := p.slotOf(name); ok && s.slots.Has(slot) {
				adopted.slots.Add(to)
			}
		}
		sources = append(sources, adopted)
	}
	return sources
}
