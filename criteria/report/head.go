package report

import (
	"github.com/childward/childward/criteria"
	"github.com/childward/childward/rules/wording"
)

// Version is that of the report's format.
const Version = "0.1.0"

// A Head is what a report in JSON says of itself, before its units: what it was computed from and how. Reading it is
// the way to compute a report again.
type Head struct {
	Program                Program        `json:"program"`
	Plan                   Plan           `json:"plan"`
	Scheme                 *Scheme        `json:"scheme,omitempty"`
	Period                 string         `json:"period"`
	TargetsOf              int            `json:"targets_of,omitempty"` // the year of the plan, where the period is of another
	Round                  *Round         `json:"round,omitempty"`      // of the plan, for the period
	Covers                 *Covers        `json:"covers,omitempty"`
	Roster                 string         `json:"roster,omitempty"` // data where the units are those of the data, so that nobody sees whether one is missing
	NotHandedIn            []Named        `json:"not_handed_in,omitempty"`
	DepartmentsNotHandedIn []wording.Text `json:"departments_not_handed_in,omitempty"`
	Late                   []Late         `json:"late,omitempty"`  // handed in on the day of the round, or after it
	Owner                  string         `json:"owner,omitempty"` // the department whose indicators it is about, as asked for
	Inputs                 []Input        `json:"inputs"`
	Synthetic              bool           `json:"synthetic"`
	Public                 bool           `json:"public,omitempty"`   // small sensitive counts are hidden
	Internal               *wording.Text  `json:"internal,omitempty"` // that it may not be published
}

// A Round is the round of the plan that a report is of.
type Round struct {
	ID          string       `json:"id"`
	Name        wording.Text `json:"name"`
	WardsBefore string       `json:"wards_before,omitempty"` // the day before which wards hand in
	CityBefore  string       `json:"city_before,omitempty"`
}

// Covers is what the figures of a report cover.
type Covers struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Assumed bool   `json:"assumed,omitempty"` // some unit does not say: its figures are taken to cover the period
	Differ  bool   `json:"differ,omitempty"`  // the units cover different spans: these are the first and the last day of all
	Status  string `json:"status,omitempty"`  // actual or estimated
}

// A Named is a unit by its code.
type Named struct {
	Code string `json:"code"`
	Name string `json:"name,omitempty"`
}

// A Late is a unit that handed in on the day of the round or after it.
type Late struct {
	Named
	HandedIn string `json:"handed_in"`
}

// A Program is what made a report.
type Program struct {
	Version string `json:"version"`
}

// A Plan is the plan of a report.
type Plan struct {
	ID     string `json:"id,omitempty"` // absent of a plan made in Go without one
	Year   int    `json:"year,omitempty"`
	Digest string `json:"digest"` // see [indicator.Plan.Digest]
}

// A Scheme is the scheme that rated, and what its points rest on; a report by the plan's scorecard has none.
type Scheme struct {
	ID            string         `json:"id"`
	Digest        string         `json:"digest"`
	Overlay       string         `json:"overlay,omitempty"` // the scale that fills in what the scheme leaves unknown
	OverlayDigest string         `json:"overlay_digest,omitempty"`
	Scale         criteria.Scale `json:"scale"`
	Note          *wording.Text  `json:"note,omitempty"` // that its points are not official
}

// An Input is a file that a report was computed from.
type Input struct {
	File   string `json:"file"`             // its base name, without any folder
	Digest string `json:"digest,omitempty"` // the SHA-256 of its bytes in hexadecimal; absent in a report for publication
}

// Head returns what the report says of itself.
func (d *Document) Head() Head {
	h := Head{
		Program: Program{d.options.Program}, Plan: Plan{d.definition.ID, d.definition.Year, d.plan.Digest()}, Scheme: d.scheme(),
		Period: d.year.Reports.Period.String(), TargetsOf: d.targetsOf(), Round: d.round(), Covers: d.covers(), Roster: d.roster(),
		NotHandedIn: d.notHandedIn(), DepartmentsNotHandedIn: d.year.Reports.DepartmentsNotHandedIn(), Late: d.late(),
		Owner: d.options.Owner, Inputs: d.inputs(), Synthetic: d.options.Synthetic, Public: d.year.Public,
	}
	if h.Program.Version == "" {
		h.Program.Version = Version
	}
	if d.internal {
		note := internalNote
		h.Internal = &note
	}
	return h
}

func (d *Document) inputs() []Input {
	named := make([]Input, len(d.options.Inputs))
	copy(named, d.options.Inputs)
	if d.year.Public {
		for i := range named {
			named[i].Digest = ""
		}
	}
	return named
}

func (d *Document) scheme() *Scheme {
	s := d.year.Scheme
	if s == nil {
		return nil
	}
	out := &Scheme{ID: s.ID(), Digest: s.Digest(), Scale: s.Scale()}
	out.Overlay, out.OverlayDigest = s.Overlay()
	if note := scaleNote(s.Scale()); note != (wording.Text{}) {
		out.Note = &note
	}
	return out
}
