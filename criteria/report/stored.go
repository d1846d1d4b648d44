package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Stored is a report in JSON that was read again: what it says of itself, and of its units and their area what two
// reports are compared by. It never changes.
type Stored struct {
	file, digest string
	report       storedReport
	source       []byte
}

// File is the name under which the report was read.
func (s *Stored) File() string { return s.file }

// Digest is the SHA-256 of the bytes of the report in hexadecimal.
func (s *Stored) Digest() string { return s.digest }

// Head is what the report says of itself. It must not be changed.
func (s *Stored) Head() Head { return s.report.Head }

type storedReport struct {
	storedHead
	Units []storedUnit `json:"units"`
	Area  *storedUnit  `json:"area"`
}

// A storedUnit is a unit, or the area, whose share of recognised units stands where a unit says that it is one.
type storedUnit struct {
	Code       string          `json:"code"`
	Name       string          `json:"name"`
	Tier       string          `json:"tier"`
	ValidFrom  string          `json:"valid_from"`
	Recognised json.RawMessage `json:"recognised"`
	Results    []storedResult  `json:"results"`
	Rating     *storedRating   `json:"rating"`
	Scorecard  *storedRating   `json:"scorecard"`
}

type storedResult struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Figure
	Verdict string         `json:"verdict"`
	Targets []storedTarget `json:"targets"`
}

type storedTarget struct {
	Name    string       `json:"name"`
	Text    wording.Text `json:"text"`
	Verdict string       `json:"verdict"`
}

type storedRating struct {
	Points
	Outcome string `json:"outcome"`
	criteria.Graded
}

// Read reads a report that [Document.WriteJSON] wrote. File is its name, which errors show. A text that is no report is a
// [rules.Error] with its place; fields that a report of this version does not have are passed over.
func Read(source []byte, file string) (*Stored, error) {
	sum := sha256.Sum256(source)
	s := &Stored{file: file, digest: hex.EncodeToString(sum[:]), source: source}
	if err := json.Unmarshal(source, &s.report); err != nil {
		return nil, notJSON(source, file, err)
	}
	if err := s.report.check(file); err != nil {
		return nil, err
	}
	if place := s.report.misshapen(); place != "" {
		return nil, noReport(file, reportMisshapen.With(place))
	}
	return s, nil
}

// misshapen is the first place that is not what it is in a report; empty where there is none.
func (r *storedReport) misshapen() string {
	switch {
	case r.Units == nil:
		return "units"
	case r.Area == nil:
		return "area"
	}
	for i := range r.Units {
		u := &r.Units[i]
		at := fmt.Sprintf("units[%d].", i)
		if u.Code == "" {
			return at + "code"
		}
		if place := u.misshapen(new(bool)); place != "" {
			return at + place
		}
	}
	if place := r.Area.misshapen(new(Share)); place != "" {
		return "area." + place
	}
	return ""
}

// misshapen is the first such place of a unit. What it says of recognition is of the type of recognised.
func (u *storedUnit) misshapen(recognised any) string {
	if u.Recognised != nil && json.Unmarshal(u.Recognised, recognised) != nil {
		return "recognised"
	}
	seen := map[string]bool{}
	for i := range u.Results {
		r := &u.Results[i]
		place := r.misshapen()
		if place == "" && seen[r.ID] {
			place = "id"
		}
		if place != "" {
			return fmt.Sprintf("results[%d].%s", i, place)
		}
		seen[r.ID] = true
	}
	if !u.Rating.sound() {
		return "rating"
	}
	if !u.Scorecard.sound() {
		return "scorecard"
	}
	return ""
}

// sound reports whether points are numbers and the outcome is one; a rating that is not there is.
func (r *storedRating) sound() bool {
	return r == nil || allNumbers(r.Low, r.LowN, r.LowD, r.High, r.HighN, r.HighD, r.Of) &&
		(r.Outcome == "" || new(criteria.Outcome).UnmarshalText([]byte(r.Outcome)) == nil)
}

func (r *storedResult) misshapen() string {
	switch {
	case r.ID == "":
		return "id"
	case !r.Hidden && new(indicator.Verdict).UnmarshalText([]byte(r.Verdict)) != nil:
		return "verdict"
	case !allNumbers(r.Value, r.N, r.D, r.Numerator, r.Denominator):
		return "value"
	case r.Provisional != nil && !allNumbers(r.Provisional.Value, r.Provisional.N, r.Provisional.D):
		return "provisional"
	}
	for i, t := range r.Targets {
		if t.Verdict != "" && new(indicator.Verdict).UnmarshalText([]byte(t.Verdict)) != nil {
			return fmt.Sprintf("targets[%d].verdict", i)
		}
	}
	return ""
}

// allNumbers reports whether every text is a number as reports write it, or none at all.
func allNumbers(texts ...string) bool {
	for _, text := range texts {
		if _, fault := exact.ParseDecimal(text); text != "" && fault == exact.DecimalNotPlain || strings.HasPrefix(text, "+") {
			return false
		}
	}
	return true
}

// recognised is whether a unit says that it is recognised; nil where it says nothing.
func (u *storedUnit) recognised() *bool {
	if u.Recognised == nil {
		return nil
	}
	is := new(bool)
	_ = json.Unmarshal(u.Recognised, is) // it was read once
	return is
}

// share is how many units of the area are recognised.
func (u *storedUnit) share() (s Share) {
	if u.Recognised != nil {
		_ = json.Unmarshal(u.Recognised, &s) // it was read once
	}
	return s
}
