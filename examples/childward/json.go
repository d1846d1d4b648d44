package main

import (
	"bytes"
	"encoding/json"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
)

// The shape of the report in JSON, a contract. Fields may be added, none renamed; one without a value is absent.
type jsonReport struct {
	Program   jsonProgram  `json:"program"`
	Plan      jsonPlan     `json:"plan"`
	Period    string       `json:"period"`
	Inputs    []readFile   `json:"inputs"`
	Synthetic bool         `json:"synthetic"`
	Units     []jsonUnit   `json:"units"`
	Area      jsonArea     `json:"area"`
	Changes   *jsonChanges `json:"changes,omitempty"`
	Todo      []jsonTask   `json:"todo"`
}

type jsonProgram struct {
	Version string `json:"version"`
}

type jsonPlan struct {
	ID     string `json:"id"`
	Year   int    `json:"year,omitempty"`
	Digest string `json:"digest"`
}

type jsonUnit struct {
	Code       string            `json:"code"`
	Name       string            `json:"name,omitempty"`
	Kind       string            `json:"kind,omitempty"`
	Tier       string            `json:"tier,omitempty"`
	ValidFrom  string            `json:"valid_from,omitempty"`
	Recognised *bool             `json:"recognised,omitempty"`
	Results    indicator.Results `json:"results"`
}

type jsonArea struct {
	Level   string            `json:"level"`
	Code    string            `json:"code,omitempty"`
	Name    string            `json:"name,omitempty"`
	Results indicator.Results `json:"results"`
}

type jsonChanges struct {
	Recognition jsonMoves    `json:"recognition"`
	Indicators  []jsonChange `json:"indicators"`
}

type jsonMoves struct {
	New        []string `json:"new"`
	Maintained []string `json:"maintained"`
	Lost       []string `json:"lost"`
	Gone       []string `json:"gone"`
}

type jsonChange struct {
	ID       string            `json:"id"`
	UnitCode string            `json:"unit_code"`
	From     indicator.Verdict `json:"from"`
	To       indicator.Verdict `json:"to"`
	Because  string            `json:"because"`
}

type jsonTask struct {
	Code      string     `json:"code"`
	UnitCode  string     `json:"unit_code,omitempty"`
	Indicator string     `json:"indicator,omitempty"`
	Text      rules.Text `json:"text"`
}

// json writes the report for programs.
func (r *report) json(out *bytes.Buffer) error {
	d := r.plan.Definition()
	doc := jsonReport{
		Program: jsonProgram{version}, Plan: jsonPlan{d.ID, d.Year, r.plan.Digest()},
		Period: r.now.Period.String(), Inputs: r.files, Synthetic: r.synthetic,
		Units: []jsonUnit{}, Todo: []jsonTask{},
		Area: jsonArea{"city", r.now.City.Unit().Code, r.now.City.Unit().Name, r.city},
	}
	for _, u := range r.units {
		unit := u.record.Unit()
		ju := jsonUnit{Code: unit.Code, Name: unit.Name, Kind: unit.Kind, Tier: unit.Tier, ValidFrom: unit.ValidFrom, Results: u.results}
		if recognised, known := u.record.Value(recognisedFlag).Truth(); known {
			ju.Recognised = &recognised
		}
		doc.Units = append(doc.Units, ju)
	}
	if r.previous != nil {
		m := r.changes.recognition
		doc.Changes = &jsonChanges{
			Recognition: jsonMoves{codes(m.New), codes(m.Maintained), codes(m.Lost), codes(m.Gone)}, Indicators: []jsonChange{}}
		for _, c := range r.changes.indicators {
			doc.Changes.Indicators = append(doc.Changes.Indicators, jsonChange{c.indicator.ID, c.unit.Code, c.from, c.to, c.because})
		}
	}
	for _, t := range r.todo {
		text := rules.Text{VI: t.line(rules.Vietnamese), EN: t.line(rules.English)}
		if len(t.indicators) == 0 {
			doc.Todo = append(doc.Todo, jsonTask{Code: t.code, UnitCode: t.unit.Code, Text: text})
		}
		for _, in := range t.indicators {
			doc.Todo = append(doc.Todo, jsonTask{t.code, t.unit.Code, in.ID, text})
		}
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(doc)
}

func codes(units []indicator.Unit) []string {
	all := make([]string, len(units))
	for i, u := range units {
		all[i] = u.Code
	}
	return all
}
