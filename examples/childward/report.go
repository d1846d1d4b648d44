package main

import (
	"fmt"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/rules"
)

// report rates everything that was read, and makes the report of it.
func (m *material) report(owner string) (*report.Document, error) {
	year, err := criteria.RateYear(m.now, criteria.YearOptions{Scheme: m.scheme, Previous: m.previous, Mergers: m.mergers, Public: m.public})
	if err != nil {
		return nil, err
	}
	doc, err := report.Of(year, report.Options{Owner: owner, Synthetic: m.synthetic, Inputs: m.files, Settings: m.settings, Replaces: m.replaces})
	return doc, ofFlag(err)
}

// ofFlag says of an error about an option of the report which flag of the program it is about.
func ofFlag(err error) error {
	for _, e := range rules.AllErrors(err) {
		e.File = "-" + e.File
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
