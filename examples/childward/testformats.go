package main

import (
	"encoding/xml"
	"fmt"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/plantest"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// jsonTest is the result of test files in JSON. Fields may be added, none is renamed.
type jsonTest struct {
	Passed int            `json:"passed"`
	Failed int            `json:"failed"`
	Files  []jsonTestFile `json:"files"`
	Plans  []jsonMeasure  `json:"plans,omitempty"`
}

type jsonTestFile struct {
	File     string      `json:"file"`
	Plan     report.Plan `json:"plan"`
	Cases    []jsonCase  `json:"cases"`
	Warnings []jsonPoint `json:"warnings,omitempty"`
}

type jsonCase struct {
	Name     string            `json:"name"`
	Line     int               `json:"line"`
	City     bool              `json:"city,omitempty"`
	Period   string            `json:"period,omitempty"`
	Covers   string            `json:"covers,omitempty"`
	HandedIn string            `json:"handed_in,omitempty"`
	Given    map[string]string `json:"given,omitempty"`
	Passed   bool              `json:"passed"`
	Failures []jsonFailure     `json:"failures,omitempty"`
}

type jsonFailure struct {
	Indicator string       `json:"indicator"`
	Reading   string       `json:"reading,omitempty"`
	Line      int          `json:"line"`
	About     wording.Text `json:"about"`
	Expected  wording.Text `json:"expected"`
	Got       wording.Text `json:"got"`
	Worked    wording.Text `json:"worked"`
}

// jsonPoint is something at a place of a file.
type jsonPoint struct {
	Kind   string       `json:"kind,omitempty"`
	File   string       `json:"file"`
	Line   int          `json:"line,omitempty"`
	Column int          `json:"column,omitempty"`
	Text   wording.Text `json:"text"`
}

type jsonMeasure struct {
	Plan     report.Plan   `json:"plan"`
	Coverage jsonCovered   `json:"coverage"`
	Mutation *jsonMutation `json:"mutation,omitempty"`
}

type jsonCovered struct {
	Reached int         `json:"reached"`
	Of      int         `json:"of"`
	Missed  []jsonPoint `json:"missed,omitempty"`
}

type jsonMutation struct {
	Noticed   int            `json:"noticed"`
	Same      int            `json:"same"`
	Refused   int            `json:"refused"`
	Linted    int            `json:"linted"`
	Untold    int            `json:"untold"`
	Unstated  []string       `json:"unstated,omitempty"`
	Survivors []jsonSurvivor `json:"survivors,omitempty"`
}

type jsonSurvivor struct {
	jsonPoint
	Indicator string `json:"indicator"`
	Before    string `json:"before"`
	After     string `json:"after"`
	Case      string `json:"case,omitempty"`
}

func planOf(plan *indicator.Plan) report.Plan {
	d := plan.Definition()
	return report.Plan{ID: d.ID, Year: d.Year, Digest: plan.Digest()}
}

func pointOf(kind string, e *rules.Error) jsonPoint {
	return jsonPoint{kind, e.File, e.Line, e.Column, e.Message.Text()}
}

func (r *testRun) json(c *console) error {
	all := jsonTest{Passed: r.passed(), Failed: r.failed()}
	for _, s := range r.suites {
		f := jsonTestFile{File: s.File(), Plan: planOf(s.Plan()), Cases: []jsonCase{}}
		for _, o := range s.outcomes {
			f.Cases = append(f.Cases, caseOf(o))
		}
		for _, w := range s.Warnings() {
			f.Warnings = append(f.Warnings, pointOf("", w))
		}
		all.Files = append(all.Files, f)
	}
	for _, p := range r.plans {
		all.Plans = append(all.Plans, p.json())
	}
	return writeJSON(c.out, all, "  ")
}

func caseOf(o plantest.CaseResult) jsonCase {
	j := jsonCase{Name: o.Case.Name, Line: o.Case.Line, City: o.Case.City, Passed: o.Passed(), Given: map[string]string{}}
	j.Period, j.Covers, j.HandedIn = o.Case.Period.String(), o.Case.Submission.Covers.String(), o.Case.Submission.HandedIn.String()
	for _, g := range o.Case.Given {
		j.Given[g.Name] = g.Value
	}
	for _, f := range o.Failures {
		j.Failures = append(j.Failures, jsonFailure{f.Check.Indicator, f.Check.Reading, f.Check.Line, f.About, f.Expected, f.Got, f.Worked})
	}
	return j
}

func (p planMeasure) json() jsonMeasure {
	j := jsonMeasure{Plan: planOf(p.plan),
		Coverage: jsonCovered{Reached: p.cover.Reached(), Of: len(p.cover.Points)}}
	for _, missed := range p.cover.Missed() {
		j.Coverage.Missed = append(j.Coverage.Missed, pointOf(missed.Kind, missed.Place))
	}
	if m := p.mutation; m != nil {
		j.Mutation = &jsonMutation{Noticed: m.Noticed, Same: m.Same, Refused: m.Refused, Linted: m.Linted, Untold: m.Untold, Unstated: m.Unstated}
		for _, s := range m.Survivors {
			j.Mutation.Survivors = append(j.Mutation.Survivors, jsonSurvivor{pointOf("", s.Place), s.Indicator, s.Before, s.After, s.Case})
		}
	}
	return j
}

// The layout of JUnit, as CI systems read it.
type (
	junitSuites struct {
		XMLName  xml.Name `xml:"testsuites"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Suites   []junitSuite
	}
	junitSuite struct {
		XMLName  xml.Name `xml:"testsuite"`
		Name     string   `xml:"name,attr"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Cases    []junitCase
	}
	junitCase struct {
		XMLName xml.Name `xml:"testcase"`
		Class   string   `xml:"classname,attr"`
		Name    string   `xml:"name,attr"`
		File    string   `xml:"file,attr"`
		Line    int      `xml:"line,attr"`
		Skipped *junitSkipped
		Failure *junitFailure
	}
	junitSkipped struct {
		XMLName xml.Name `xml:"skipped"`
		Message string   `xml:"message,attr"`
	}
	junitFailure struct {
		XMLName xml.Name `xml:"failure"`
		Message string   `xml:"message,attr"`
		Detail  string   `xml:",chardata"`
	}
)

// junit writes the cases. What stands open about a plan is a suite of its own: what no case has come to as
// skipped, each change that no case notices as failed, or as skipped where no figures tell it apart.
func (r *testRun) junit(c *console) error {
	all := junitSuites{Tests: r.passed() + r.failed(), Failures: r.failed()}
	for _, s := range r.suites {
		suite := junitSuite{Name: s.File(), Tests: len(s.outcomes)}
		for _, o := range s.outcomes {
			j := junitCase{Class: s.Plan().Definition().ID, Name: o.Case.Name, File: s.File(), Line: o.Case.Line}
			if !o.Passed() {
				suite.Failures++
				j.Failure = &junitFailure{Message: o.Failures[0].Expected.In(c.lang) + " ≠ " + o.Failures[0].Got.In(c.lang), Detail: o.Detail(c.lang)}
			}
			suite.Cases = append(suite.Cases, j)
		}
		all.Suites = append(all.Suites, suite)
	}
	for _, p := range r.plans {
		if suite := p.junit(c, r.flags.cover); suite.Tests > 0 {
			all.Suites = append(all.Suites, suite)
			all.Tests, all.Failures = all.Tests+suite.Tests, all.Failures+suite.Failures
		}
	}
	if _, err := fmt.Fprint(c.out, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(c.out)
	encoder.Indent("", "  ")
	if err := encoder.Encode(all); err != nil {
		return err
	}
	_, err := fmt.Fprintln(c.out)
	return err
}

// junit lists what a plan's cases leave open.
func (p planMeasure) junit(c *console, cover bool) junitSuite {
	id := p.plan.Definition().ID
	suite := junitSuite{Name: id}
	add := func(class string, e *rules.Error) *junitCase {
		suite.Tests++
		suite.Cases = append(suite.Cases, junitCase{Class: id + "." + class, Name: e.Message.In(c.lang), File: e.File, Line: e.Line})
		return &suite.Cases[len(suite.Cases)-1]
	}
	if cover {
		for _, missed := range p.cover.Missed() {
			add("coverage", missed.Place).Skipped = &junitSkipped{Message: missed.Place.Place() + ": " + missed.Place.Message.In(c.lang)}
		}
	}
	if p.mutation != nil {
		for _, s := range p.mutation.Survivors {
			j := add("mutation", s.Place)
			if s.Case == "" {
				j.Skipped = &junitSkipped{Message: s.Place.Place() + ": " + s.Place.Message.In(c.lang)}
				continue
			}
			suite.Failures++
			j.Failure = &junitFailure{Message: s.Place.Message.In(c.lang), Detail: s.Case}
		}
	}
	return suite
}
