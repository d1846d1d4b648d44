package main

import (
	"bytes"
	"encoding/json"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// The shape of the report in JSON, a contract. Fields may be added, none renamed; one without a value is absent.
type jsonReport struct {
	Program   jsonProgram   `json:"program"`
	Plan      jsonPlan      `json:"plan"`
	Scheme    *jsonScheme   `json:"scheme,omitempty"`
	Period    string        `json:"period"`
	Owner     string        `json:"owner,omitempty"` // the department whose indicators it is about, as asked for
	Inputs    []readFile    `json:"inputs"`
	Synthetic bool          `json:"synthetic"`
	Public    bool          `json:"public,omitempty"`   // small sensitive counts are hidden
	Internal  *wording.Text `json:"internal,omitempty"` // that it may not be published
	Units     []jsonUnit    `json:"units"`
	Area      jsonArea      `json:"area"`
	Changes   *jsonChanges  `json:"changes,omitempty"`
	Todo      []jsonTask    `json:"todo"`
}

type jsonProgram struct {
	Version string `json:"version"`
}

type jsonPlan struct {
	ID     string `json:"id"`
	Year   int    `json:"year,omitempty"`
	Digest string `json:"digest"`
}

// A jsonScheme is the scheme that rated, and what its points rest on; absent for the plan's scorecard.
type jsonScheme struct {
	ID            string         `json:"id"`
	Digest        string         `json:"digest"`
	Overlay       string         `json:"overlay,omitempty"`
	OverlayDigest string         `json:"overlay_digest,omitempty"`
	Scale         criteria.Scale `json:"scale"`
	Note          *wording.Text  `json:"note,omitempty"` // that its points are not official
}

type jsonUnit struct {
	Code       string            `json:"code"`
	Name       string            `json:"name,omitempty"`
	Kind       string            `json:"kind,omitempty"`
	Tier       string            `json:"tier,omitempty"`
	ValidFrom  string            `json:"valid_from,omitempty"`
	Recognised *bool             `json:"recognised,omitempty"`
	Results    indicator.Results `json:"results"`
	Rating     any               `json:"rating"`              // of the scheme, or of the scorecard
	Scorecard  *criteria.Tally   `json:"scorecard,omitempty"` // beside the rating of a scheme
}

type jsonArea struct {
	Level      string            `json:"level"`
	Code       string            `json:"code,omitempty"`
	Name       string            `json:"name,omitempty"`
	Results    indicator.Results `json:"results"`
	Scorecard  criteria.Tally    `json:"scorecard"`
	Recognised jsonShare         `json:"recognised"`
	Outcomes   map[string]int    `json:"outcomes,omitempty"`
}

// A jsonShare is how many units, of those that say so.
type jsonShare struct {
	Units int `json:"units"`
	Of    int `json:"of"`
}

type jsonChanges struct {
	Recognition jsonMoves    `json:"recognition"`
	Outcome     *jsonMoves   `json:"outcome,omitempty"`
	Indicators  []jsonChange `json:"indicators"`
	Gone        []string     `json:"gone"`
	Merged      []jsonMerged `json:"merged,omitempty"`
}

type jsonMerged struct {
	From []string `json:"from"`
	Into string   `json:"into"`
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
	Because  criteria.Because  `json:"because"`
}

type jsonTask struct {
	Code      string       `json:"code"`
	UnitCode  string       `json:"unit_code,omitempty"`
	Indicator string       `json:"indicator,omitempty"`
	Text      wording.Text `json:"text"`
}

// json writes the report for programs.
func (r *report) json(out *bytes.Buffer) error {
	d := r.plan.Definition()
	city := r.now.City.Unit()
	doc := jsonReport{
		Program: jsonProgram{version}, Plan: jsonPlan{d.ID, d.Year, r.plan.Digest()}, Scheme: r.jsonScheme(),
		Period: r.now.Period.String(), Owner: r.owner, Inputs: r.inputs(), Synthetic: r.synthetic, Public: r.public,
		Units: []jsonUnit{}, Changes: r.jsonChanges(), Todo: r.jsonTodo(),
		Area: jsonArea{"city", city.Code, city.Name, r.city, r.year.City.Tally, jsonShare{r.year.City.Recognised, r.year.City.Reported}, nil},
	}
	if r.internal {
		doc.Internal = &internalNote
	}
	if r.scheme != nil {
		doc.Area.Outcomes = map[string]int{}
		for _, o := range []criteria.Outcome{criteria.Eligible, criteria.NotEligible, criteria.Undetermined} {
			doc.Area.Outcomes[o.String()] = r.year.City.Outcomes[o]
		}
	}
	for _, u := range r.units {
		doc.Units = append(doc.Units, r.jsonUnit(u))
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(doc)
}

// inputs are the files that the report was computed from. Their digests would tell a reader who tries out all small
// numbers which of them are hidden.
func (r *report) inputs() []readFile {
	if !r.public {
		return r.files
	}
	named := make([]readFile, len(r.files))
	for i, f := range r.files {
		named[i] = readFile{File: f.File}
	}
	return named
}

func (r *report) jsonScheme() *jsonScheme {
	s := r.scheme
	if s == nil {
		return nil
	}
	out := &jsonScheme{s.ID(), s.Digest(), s.OverlayID(), s.OverlayDigest(), s.Scale(), nil}
	if note := scaleNote(s.Scale()); note != (wording.Text{}) {
		out.Note = &note
	}
	return out
}

func (r *report) jsonUnit(u unitReport) jsonUnit {
	unit := u.record.Unit()
	out := jsonUnit{Code: unit.Code, Name: unit.Name, Kind: unit.Kind, Tier: unit.Tier, ValidFrom: unit.ValidFrom, Results: u.results, Rating: u.tally}
	if recognised, known := u.record.Value(recognisedFlag).Truth(); known {
		out.Recognised = &recognised
	}
	if r.scheme != nil {
		out.Rating, out.Scorecard = u.rating, &u.tally
	}
	return out
}

func (r *report) jsonChanges() *jsonChanges {
	c := r.changes
	if c == nil {
		return nil
	}
	out := &jsonChanges{Recognition: jsonMovesOf(c.Recognition), Indicators: []jsonChange{}, Gone: codes(c.Gone)}
	if r.scheme != nil {
		moves := jsonMovesOf(c.Outcome)
		out.Outcome = &moves
	}
	for _, m := range c.Merged {
		out.Merged = append(out.Merged, jsonMerged{codes(m.From), m.Into.Code})
	}
	for _, i := range c.Indicators {
		out.Indicators = append(out.Indicators, jsonChange{i.Indicator.ID, i.Unit.Code, i.From, i.To, i.Because})
	}
	return out
}

func jsonMovesOf(m criteria.Moves) jsonMoves {
	return jsonMoves{codes(m.New), codes(m.Maintained), codes(m.Lost), codes(m.Gone)}
}

func (r *report) jsonTodo() []jsonTask {
	tasks := []jsonTask{}
	for _, t := range r.todo {
		text := wording.Text{VI: t.line(wording.Vietnamese), EN: t.line(wording.English)}
		if len(t.indicators) == 0 {
			tasks = append(tasks, jsonTask{Code: t.code, UnitCode: t.unit.Code, Text: text})
		}
		for _, in := range t.indicators {
			tasks = append(tasks, jsonTask{t.code, t.unit.Code, in.ID, text})
		}
	}
	return tasks
}

func codes(units []indicator.Unit) []string {
	all := make([]string, len(units))
	for i, u := range units {
		all[i] = u.Code
	}
	return all
}
