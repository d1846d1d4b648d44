package indicator

import (
	"github.com/childward/childward/internal/plainjson"
	"github.com/childward/childward/rules/wording"
)

// jsonResult is the shape of a result in JSON. Counts of things are integers; every other figure is a
// string. A field without a value is absent.
type jsonResult struct {
	ID              string           `json:"id"`
	Number          string           `json:"number,omitempty"`
	Value           string           `json:"value,omitempty"`
	N               string           `json:"n,omitempty"`
	D               string           `json:"d,omitempty"`
	Numerator       string           `json:"numerator,omitempty"`
	Denominator     string           `json:"denominator,omitempty"`
	Per             string           `json:"per,omitempty"`
	Measure         *Text            `json:"measure,omitempty"`
	Annualised      *jsonAnnual      `json:"annualised,omitempty"`
	Base            string           `json:"base"`
	Verdict         Verdict          `json:"verdict"`
	Interim         bool             `json:"interim,omitempty"`
	Monitor         bool             `json:"monitor,omitempty"`
	Missing         []string         `json:"missing,omitempty"`
	Reason          *jsonMessage     `json:"reason,omitempty"`
	Warnings        []jsonMessage    `json:"warnings,omitempty"`
	RoundingMatters bool             `json:"rounding_matters,omitempty"`
	Coverage        *jsonCoverage    `json:"coverage,omitempty"`
	Provisional     *jsonProvisional `json:"provisional,omitempty"`
	Targets         []jsonTarget     `json:"targets"`
	Contested       bool             `json:"contested,omitempty"`
	Readings        []jsonReading    `json:"readings,omitempty"`
}

type jsonMessage struct {
	Code string `json:"code"`
	Text Text   `json:"text"`
}

type jsonCoverage struct {
	Units        int      `json:"units"`
	Of           int      `json:"of"`
	Without      []string `json:"without,omitempty"`
	Contradicted []string `json:"contradicted,omitempty"`
}

type jsonProvisional struct {
	Value      string      `json:"value"`
	N          string      `json:"n"`
	D          string      `json:"d"`
	Annualised *jsonAnnual `json:"annualised,omitempty"`
}

// jsonAnnual is a yearly figure, and the months, or days where these are not whole, that it was made from.
type jsonAnnual struct {
	Months int    `json:"months,omitempty"`
	Days   int    `json:"days,omitempty"`
	Value  string `json:"value"`
	N      string `json:"n"`
	D      string `json:"d"`
}

func jsonAnnualOf(a Annual) *jsonAnnual {
	n, d := a.Value.Fraction()
	return &jsonAnnual{a.Months, a.Days, a.Value.Decimal(), n, d}
}

type jsonTarget struct {
	Name        string  `json:"name,omitempty"`
	Text        *Text   `json:"text,omitempty"`
	Target      string  `json:"target"`
	Verdict     Verdict `json:"verdict"`
	Margin      string  `json:"margin,omitempty"`
	MarginN     string  `json:"margin_n,omitempty"`
	MarginD     string  `json:"margin_d,omitempty"`
	Certificate string  `json:"certificate,omitempty"`
}

// jsonHidden is the shape of a result that is not published: what is asked, without any answer.
type jsonHidden struct {
	ID      string             `json:"id"`
	Number  string             `json:"number,omitempty"`
	Measure *Text              `json:"measure,omitempty"`
	Base    string             `json:"base"`
	Monitor bool               `json:"monitor,omitempty"`
	Hidden  bool               `json:"hidden"`
	Targets []jsonHiddenTarget `json:"targets"`
}

type jsonHiddenTarget struct {
	Name   string `json:"name,omitempty"`
	Text   *Text  `json:"text,omitempty"`
	Target string `json:"target"`
}

func (r Result) hiddenJSON() jsonHidden {
	in := r.indicator
	out := jsonHidden{ID: in.ID, Number: in.Number, Measure: textOrNil(in.Measure), Base: in.base.String(), Monitor: r.Monitor(), Hidden: true}
	for _, t := range in.targets {
		out.Targets = append(out.Targets, jsonHiddenTarget{t.name.VI, textOrNil(t.name), t.String()})
	}
	return out
}

// MarshalJSON writes the result as reports have it: id, number, value with its exact fraction n/d,
// numerator, denominator, per, measure, base, verdict, and what stands beside it. Exact numbers are
// strings: the exact decimal if it is finite, else rounded to 20 places. Where the target can be read in other ways that
// can be computed, readings are the outcomes of all, the one that decides first. A hidden result has hidden: true in
// place of all that was found out, and no verdict.
func (r Result) MarshalJSON() ([]byte, error) {
	if r.isZero() {
		return []byte("null"), nil
	}
	if r.Hidden() {
		return plainjson.Marshal(r.hiddenJSON())
	}
	return plainjson.Marshal(r.figures().json())
}

func (f figures) json() jsonResult {
	w, in := f.worked(), f.indicator
	out := jsonResult{
		ID: in.ID, Number: in.Number, Base: in.base.String(), Verdict: f.Verdict, Interim: f.Interim(), Monitor: f.Monitor(),
		Measure: textOrNil(in.Measure), Missing: w.Value.Missing(), RoundingMatters: w.RoundingMatters,
		Contested: f.Contested(), Readings: f.readingsJSON(),
	}
	if n, ok := w.Value.Number(); ok {
		out.Value = n.Decimal()
		out.N, out.D = n.Fraction()
	}
	if w.HasFraction && out.Verdict != Invalid {
		out.Numerator = w.Numerator.Decimal()
		if !w.IsCount {
			out.Denominator, out.Per = w.Denominator.Decimal(), w.Per.Decimal()
		}
	}
	if w.Annual != nil {
		out.Annualised = jsonAnnualOf(*w.Annual)
	}
	if reason := f.reason(); !reason.IsZero() {
		out.Reason = &jsonMessage{reason.Code(), reason.Text()}
	}
	for _, warning := range f.warnings() {
		out.Warnings = append(out.Warnings, jsonMessage{warning.Code(), warning.Text()})
	}
	if c := w.Coverage; c != nil {
		out.Coverage = &jsonCoverage{c.Units, c.Of, c.Without, c.Contradicted}
	}
	if n := w.Provisional; n != nil {
		numerator, denominator := n.Fraction()
		out.Provisional = &jsonProvisional{Value: n.Decimal(), N: numerator, D: denominator}
		if a := w.ProvisionalAnnual; a != nil {
			out.Provisional.Annualised = jsonAnnualOf(*a)
		}
	}
	for _, t := range w.Targets {
		out.Targets = append(out.Targets, jsonTargetOf(t))
	}
	return out
}

func jsonTargetOf(t TargetResult) jsonTarget {
	out := jsonTarget{Name: t.Name.VI, Text: textOrNil(t.Name), Target: t.Target, Verdict: t.Verdict, Certificate: t.Certificate}
	if margin, ok := t.Margin.Number(); ok {
		out.Margin = margin.Decimal()
		out.MarginN, out.MarginD = margin.Fraction()
	}
	return out
}

func textOrNil(t wording.Text) *Text {
	if t == (Text{}) {
		return nil
	}
	return &t
}
