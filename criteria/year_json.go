package criteria

import (
	"bytes"
	"encoding/json"

	"github.com/childward/childward/indicator"
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
	Code       string            `json:"code"`
	Name       string            `json:"name,omitempty"`
	Kind       string            `json:"kind,omitempty"`
	Tier       string            `json:"tier,omitempty"`
	ValidFrom  string            `json:"valid_from,omitempty"`
	Recognised *bool             `json:"recognised,omitempty"`
	Results    indicator.Results `json:"results"`
	Rating     any               `json:"rating"`              // of the scheme, or of the scorecard
	Scorecard  *Tally            `json:"scorecard,omitempty"` // beside the rating of a scheme
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
	UnitCode string            `json:"unit_code,omitempty"`
	From     indicator.Verdict `json:"from"`
	To       indicator.Verdict `json:"to"`
	Because  Because           `json:"because"`
}

// marshalPlain writes a value with < and > as they are: <= is for people, too.
func marshalPlain(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return b.Bytes(), err
}

// MarshalJSON writes the year as reports have it: its period, every unit with its results and its rating, the area,
// and what changed since the year before. See [YearSchema].
func (y Year) MarshalJSON() ([]byte, error) {
	units := y.Units
	if units == nil {
		units = []UnitYear{}
	}
	return marshalPlain(jsonYear{y.Reports.Period.String(), units, y.City, y.Changes})
}

// MarshalJSON writes the unit as reports have it: what it is called, whether it is recognised, its results, and its
// rating by the scheme with the scorecard beside it, or the scorecard alone.
func (u UnitYear) MarshalJSON() ([]byte, error) {
	unit := u.Record.Unit()
	out := jsonUnit{
		Code: unit.Code, Name: unit.Name, Kind: unit.Kind, Tier: unit.Tier, ValidFrom: unit.ValidFrom,
		Results: written(u.Results), Rating: u.Tally,
	}
	if recognised, known := u.Record.Value(recognisedFlag).Truth(); known {
		out.Recognised = &recognised
	}
	if !u.Rating.IsZero() {
		out.Rating, out.Scorecard = u.Rating, &u.Tally
	}
	return marshalPlain(out)
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
	return marshalPlain(out)
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
	for _, m := range c.Merged {
		out.Merged = append(out.Merged, jsonMerged{codes(m.From), m.Into.Code})
	}
	for _, i := range c.Indicators {
		out.Indicators = append(out.Indicators, jsonChange{i.Indicator.ID, i.Unit.Code, i.From, i.To, i.Because})
	}
	return marshalPlain(out)
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
