package criteria

import (
	"bytes"
	"errors"
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/plainjson"
)

// The shape of a year in JSON: that of the units, the area and the changes in a report, which package report writes
// with what a report says of itself. Counts of things are integers; a field without a value is absent.
type jsonYear struct {
	Period  string     `json:"period"`
	Units   []UnitYear `json:"units"`
	Area    CityYear   `json:"area"`
	Changes *Changes   `json:"changes,omitempty"`
}

type jsonUnit struct {
	jsonNamed
	Results indicator.Results `json:"results"`
	jsonRated
}

type jsonNamed struct {
	Code       string `json:"code"`
	Name       string `json:"name,omitempty"`
	Kind       string `json:"kind,omitempty"`
	Tier       string `json:"tier,omitempty"`
	ValidFrom  string `json:"valid_from,omitempty"`
	Recognised *bool  `json:"recognised,omitempty"`
}

type jsonRated struct {
	Rating    any        `json:"rating"`              // of the scheme, or of the scorecard
	Scorecard *jsonTally `json:"scorecard,omitempty"` // beside the rating of a scheme
}

type jsonArea struct {
	Level      string            `json:"level"`
	Code       string            `json:"code,omitempty"`
	Name       string            `json:"name,omitempty"`
	Results    indicator.Results `json:"results"`
	Scorecard  Tally             `json:"scorecard"`
	Recognised jsonShare         `json:"recognised"`
	Outcomes   map[string]int    `json:"outcomes,omitempty"`
}

// A jsonShare is how many units, of those that say so.
type jsonShare struct {
	Units int `json:"units"`
	Of    int `json:"of"`
}

type jsonChanges struct {
	Recognition jsonMoves       `json:"recognition"`
	Outcome     *jsonMoves      `json:"outcome,omitempty"`
	Grades      *jsonGradeMoves `json:"grades,omitempty"`
	Indicators  []jsonChange    `json:"indicators"`
	Gone        []string        `json:"gone"`
	Merged      []jsonMerged    `json:"merged,omitempty"`
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
	UnitCode string            `json:"unit_code,omitempty"`
	From     indicator.Verdict `json:"from"`
	To       indicator.Verdict `json:"to"`
	Because  string            `json:"because"` // figure or target
}

// MarshalJSON writes the year as reports have it: its period, every unit with its results and its rating, the area,
// and what changed since the year before. See [YearSchema].
func (y Year) MarshalJSON() ([]byte, error) {
	units := y.Units
	if units == nil {
		units = []UnitYear{}
	}
	return plainjson.Marshal(jsonYear{y.Reports.Period.String(), units, y.City, y.Changes})
}

// MarshalJSON writes the unit as reports have it: what it is called, whether it is recognised, its results, and its
// rating by the scheme with the scorecard beside it, or the scorecard alone.
func (u UnitYear) MarshalJSON() ([]byte, error) {
	unit := u.Record.Unit()
	named := jsonNamed{Code: unit.Code, Name: unit.Name, Kind: unit.Kind, Tier: unit.Tier, ValidFrom: unit.ValidFrom}
	if recognised, known := u.Record.Value(recognisedFlag).Truth(); known {
		named.Recognised = &recognised
	}
	tally := u.Tally.json()
	rated := jsonRated{Rating: tally}
	if !u.Rating.IsZero() {
		rated = jsonRated{u.Rating.json(), tally}
	}
	// The parts are put together as they are: encoding/json would look over each of them again.
	first, err1 := plainjson.Marshal(named)
	last, err2 := plainjson.Marshal(rated)
	errs := []error{err1, err2}
	parts := [][]byte{bytes.TrimSuffix(first, []byte("}")), []byte(`,"results":[`)}
	for i, res := range u.Results {
		result, err := res.MarshalJSON()
		if errs = append(errs, err); i > 0 {
			parts = append(parts, []byte(","))
		}
		parts = append(parts, result)
	}
	parts = append(parts, []byte("],"), bytes.TrimPrefix(last, []byte("{")))
	return slices.Concat(parts...), errors.Join(errs...)
}

// MarshalJSON writes the city as the area of a report: its results, its scorecard, how many of its units are
// recognised, and how many have each outcome of the scheme.
func (c CityYear) MarshalJSON() ([]byte, error) {
	city := c.Record.Unit()
	out := jsonArea{
		Level: "city", Code: city.Code, Name: city.Name, Results: written(c.Results), Scorecard: c.Tally,
		Recognised: jsonShare{c.Recognised, c.Reported},
	}
	if c.Outcomes != nil {
		out.Outcomes = map[string]int{}
		for _, o := range []Outcome{Eligible, NotEligible, Undetermined} {
			out.Outcomes[o.String()] = c.Outcomes[o]
		}
	}
	return plainjson.Marshal(out)
}

// written are results of which there is a list, even where it is empty.
func written(results indicator.Results) indicator.Results {
	if results == nil {
		return indicator.Results{}
	}
	return results
}

// MarshalJSON writes the changes as reports have them, with units by their codes.
func (c Changes) MarshalJSON() ([]byte, error) {
	out := jsonChanges{Recognition: jsonMovesOf(c.Recognition), Indicators: []jsonChange{}, Gone: codes(c.Gone)}
	if c.rated {
		moves := jsonMovesOf(c.Outcome)
		out.Outcome = &moves
	}
	if c.graded {
		out.Grades = jsonGradeMovesOf(c.Grades)
	}
	for _, m := range c.Merged {
		out.Merged = append(out.Merged, jsonMerged{codes(m.From), m.Into.Code})
	}
	for _, i := range c.Indicators {
		because := "figure"
		if i.TargetMoved {
			because = "target"
		}
		out.Indicators = append(out.Indicators, jsonChange{i.Indicator.ID, i.Unit.Code, i.From, i.To, because})
	}
	return plainjson.Marshal(out)
}

func jsonMovesOf(m Moves) jsonMoves {
	return jsonMoves{codes(m.New), codes(m.Maintained), codes(m.Lost), codes(m.Gone)}
}

func codes(units []indicator.Unit) []string {
	all := make([]string, len(units))
	for i, u := range units {
		all[i] = u.Code
	}
	return all
}
