package report

import (
	"io"
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/internal/screen"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// An Explanation derives the figures of one unit, or of the city, line by line.
type Explanation struct {
	doc     *Document
	record  indicator.Record
	results indicator.Results
	whole   bool // of all indicators, with what they count for
}

var (
	unitUnknown      = wording.New("unit_unknown", "no unit \"{0}\" in the data; the units are {1}", "số liệu không có đơn vị \"{0}\"; các đơn vị: {1}")
	indicatorUnknown = wording.New("indicator_unknown", "there is no indicator \"{0}\"", "không có chỉ tiêu \"{0}\"")
	indicatorNotHere = wording.New("indicator_not_here", "indicator \"{0}\" does not exist for this kind of unit", "chỉ tiêu \"{0}\" không tính ở cấp này")
	hintCity         = wording.New("", "it is computed for {1}: -unit {0}", "chỉ tiêu tính cho {1}: -unit {0}")
)

// Explain returns the derivation of a unit by its code; the city has its own code, or city. The indicator is an ID or
// a number as printed, where 3 stands for 3a, 3b and 3c; empty for all of them, with the points or the scorecard that they
// count for. A unit or an indicator that does not exist is an error, a [rules.Errors].
func (d *Document) Explain(unit, indicator string) (*Explanation, error) {
	e, err := d.find(unit)
	if err == nil && indicator != "" {
		err = e.choose(indicator)
	}
	if err != nil {
		return nil, err
	}
	e.whole = indicator == ""
	return e, nil
}

// Unit returns the unit that is explained.
func (e *Explanation) Unit() indicator.Unit { return e.record.Unit() }

// find returns a unit, or the city, with all results.
func (d *Document) find(code string) (*Explanation, error) {
	var known []string
	for i := range d.units {
		u := &d.units[i]
		if u.Record.Unit().Code == code {
			return &Explanation{doc: d, record: u.Record, results: u.Results}, nil
		}
		known = append(known, u.Record.Unit().Code)
	}
	if city := d.city.Record.Unit().Code; !d.city.Record.IsZero() && (code == city || code == "city") {
		return &Explanation{doc: d, record: d.city.Record, results: d.city.Results}, nil
	} else if city != "" {
		known = append(known, city)
	}
	return nil, unknown("unit", unitUnknown.With(code, known), code, known)
}

// unknown is the error about a name that does not exist, with the one that was probably meant.
func unknown(of string, message wording.Message, name string, known []string) error {
	return rules.Errors{{Kind: rules.KindUnknownName, File: of, Message: message, Hint: phrases.Meant(name, known)}}
}

// choose keeps the results of an indicator by its ID or its number as printed.
func (e *Explanation) choose(id string) error {
	fits := func(in indicator.Indicator) bool {
		return in.ID == id || in.Number == id || strings.TrimRight(in.Number, "abc") == id
	}
	e.results = slices.DeleteFunc(slices.Clone(e.results), func(res indicator.Result) bool { return !fits(res.Indicator()) })
	if len(e.results) > 0 {
		return nil
	}
	var ids []string
	for _, in := range e.doc.definition.Indicators {
		if fits(in) {
			return e.notHere(id)
		}
		ids = append(ids, in.ID)
	}
	return unknown("indicator", indicatorUnknown.With(id), id, ids)
}

// notHere is the error about an indicator that is computed at another level.
func (e *Explanation) notHere(id string) error {
	err := &rules.Error{Kind: rules.KindUnknownName, File: "indicator", Message: indicatorNotHere.With(id)}
	if !e.record.IsCity() {
		err.Hint = hintCity.With(e.doc.city.Record.Unit().Code, e.doc.definition.Area.Whole())
	}
	return rules.Errors{err}
}

// WriteText writes the derivation for people, in lines of at most 80 columns: for each indicator its source, what was
// reported, the formula, the figures, the comparison and the verdict. The error is that of the writer.
func (e *Explanation) WriteText(w io.Writer, lang wording.Language) error {
	t := &text{screen.New(w, lang), e.doc}
	t.internalLine(e.showsSmallCounts(), "rate -public")
	unit := e.record.Unit()
	name := strings.TrimSpace(unit.Code + " " + strings.TrimSpace(strings.ToLower(unit.Kind)+" "+unit.Name))
	t.Wrap(t.Say("HOW IT WAS COMPUTED · ", "DIỄN GIẢI CÁCH TÍNH · ") + name + " · " + t.ofPeriod(e.record.Period()))
	e.submitted(t)
	t.syntheticLine()
	before := e.before()
	for _, res := range e.results {
		t.Line("")
		t.derive(res.Worked(), e.record, before)
	}
	if e.whole {
		e.counted(t)
	}
	return t.Close()
}

// counted derives what the indicators count for: the scheme's points, else the plan's scorecard. A part of a year counts
// for neither.
func (e *Explanation) counted(t *text) {
	if !e.record.Period().IsYear() {
		return
	}
	if e.record.IsCity() {
		t.tallied(e.doc.city.Tally)
		return
	}
	for i := range e.doc.units {
		u := &e.doc.units[i]
		switch {
		case u.Record.Unit() != e.record.Unit():
		case u.Rating.IsZero():
			t.tallied(u.Tally)
		default:
			t.rated(&u.Rating)
		}
	}
}

// earlier is the record of the year before, of the same unit; the zero Record where there is none.
func (e *Explanation) earlier() indicator.Record {
	if e.doc.year.Previous == nil {
		return indicator.Record{}
	}
	records := e.doc.year.Previous.Wards
	if e.record.IsCity() {
		records = []indicator.Record{e.doc.year.Previous.City}
	}
	for _, r := range records {
		if !r.IsZero() && r.Unit().Same(e.record.Unit()) {
			return r
		}
	}
	return indicator.Record{}
}

// before are the results of the year before by the plan of this one.
func (e *Explanation) before() indicator.Results {
	if earlier := e.earlier(); !earlier.IsZero() {
		return e.doc.plan.Evaluate(earlier)
	}
	return nil
}

// showsSmallCounts reports whether the record, or last year's beside it, has small sensitive counts.
func (e *Explanation) showsSmallCounts() bool {
	if e.record.IsCity() {
		return indicator.Reports{City: e.record}.ShowsSmallCounts()
	}
	return indicator.Reports{Wards: []indicator.Record{e.record, e.earlier()}}.ShowsSmallCounts()
}
