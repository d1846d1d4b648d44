package main

import (
	"fmt"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/rules"
)

// report rates everything that was read, and makes the report of it; about one unit where its code is given.
func (m *material) report(owner, unit string) (*report.Document, error) {
	rated := func(y yearOfData) (*criteria.Year, error) {
		return criteria.RateYear(y.now, criteria.YearOptions{Scheme: m.scheme, Previous: y.previous, Mergers: m.mergers, Public: m.public, Published: m.published})
	}
	options := report.Options{Owner: owner, Unit: unit, Synthetic: m.synthetic, Inputs: m.files, Settings: m.settings, Replaces: m.replaces}
	for _, earlier := range m.series {
		year, err := rated(earlier)
		if err != nil {
			return nil, err
		}
		options.Series = append(options.Series, year)
	}
	year, err := rated(yearOfData{m.now, m.previous})
	for _, e := range rules.AllErrors(err) {
		if e.File == "published" {
			e.File = "-published"
		}
	}
	if err != nil {
		return nil, err
	}
	doc, err := report.Of(year, options)
	return doc, ofFlag(err)
}

// ofFlag says of an error about an option of the report which flag of the program it is about.
func ofFlag(err error) error {
	for _, e := range rules.AllErrors(err) {
		if e.File = "-" + e.File; e.File == "-series" {
			e.File = "-period"
		}
	}
	return err
}

// contradictions lists contradictory data on standard error. They stop nothing, unless strict.
func (c *console) contradictions(doc *report.Document, strict bool) int {
	status := done
	for _, t := range doc.Todo() {
		if !t.Contradicts {
			continue
		}
		place := ""
		if t.File != "" {
			place = fmt.Sprintf("%s:%d: ", t.File, t.Line)
		}
		fmt.Fprintf(c.err, "%s%s%s\n", place, c.text("contradictory data: ", "số liệu mâu thuẫn: "), t.In(c.lang))
		if strict {
			status = wrongInput
		}
	}
	return status
}
