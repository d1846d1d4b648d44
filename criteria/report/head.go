package report

import (
	"cmp"
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
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
	Late                   []Late         `json:"late,omitempty"`    // handed in on the day of the round, or after it
	Owner                  string         `json:"owner,omitempty"`   // the department whose indicators it is about, as asked for
	Options                *Settings      `json:"options,omitempty"` // absent where all are the default
	Inputs                 []Input        `json:"inputs"`
	Synthetic              bool           `json:"synthetic"`
	Public                 bool           `json:"public,omitempty"`               // small sensitive counts are hidden
	Earlier                string         `json:"earlier_publications,omitempty"` // of a public report: considered or not_considered
	Internal               *wording.Text  `json:"internal,omitempty"`             // that it may not be published
	Replaces               *Replaced      `json:"replaces,omitempty"`             // the report that it corrects
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

// Settings are what decides what a report says, beside its files and the other fields of its head. A field is absent
// where it has its default or was not used.
type Settings struct {
	Input   string            `json:"input,omitempty"`   // the format of the statistics: json; absent for CSV
	Periods string            `json:"periods,omitempty"` // several years that were asked for: 2019..2023
	Unit    string            `json:"unit,omitempty"`    // the code of the one unit that the report is about
	Extra   indicator.Extra   `json:"extra,omitempty"`   // ignore: statistics that the plan does not know were left out
	Roster  string            `json:"roster,omitempty"`  // data where the units of the data were asked for in place of the plan's
	Numbers indicator.Numbers `json:"numbers,omitempty"` // how CSV writes numbers; absent where no file of one's own is CSV
}

// An Input is a file that a report was computed from.
type Input struct {
	File string `json:"file"` // its base name, without any folder
	// Digest is the SHA-256 of its bytes in hexadecimal. Statistics have none in a report for publication.
	Digest string `json:"digest,omitempty"`
	Role   Role   `json:"role,omitempty"`
}

// A Role is what an input was used for.
type Role string

// The roles, in the order in which inputs stand.
const (
	RoleData         Role = ""              // statistics of the period that is rated
	RolePrevious     Role = "previous"      // statistics of the year before
	RoleMergers      Role = "mergers"       // which units became part of which
	RolePreviousPlan Role = "previous_plan" // the plan of the year before
	RoleReplaces     Role = "replaces"      // the report that is replaced
	RolePublished    Role = "published"     // a report that was published before
)

var roles = []Role{RoleData, RolePrevious, RoleMergers, RolePreviousPlan, RoleReplaces, RolePublished}

// Known reports whether r is one of the roles.
func (r Role) Known() bool { return slices.Contains(roles, r) }

// Statistics reports whether files of the role have figures of units in them. Their digests would tell who tries out
// all small numbers which of them a report for publication hides.
func (r Role) Statistics() bool { return r == RoleData || r == RolePrevious }

// Head returns what the report says of itself.
func (d *Document) Head() Head {
	h := Head{
		Program: Program{d.options.Program}, Plan: Plan{d.definition.ID, d.definition.Year, d.plan.Digest()}, Scheme: d.scheme(),
		Period: d.year.Reports.Period.String(), TargetsOf: d.targetsOf(), Round: d.round(), Covers: d.covers(), Roster: d.roster(),
		NotHandedIn: d.notHandedIn(), DepartmentsNotHandedIn: d.year.Reports.DepartmentsNotHandedIn(), Late: d.late(),
		Owner: d.options.Owner, Inputs: d.inputs(), Synthetic: d.options.Synthetic, Public: d.year.Public, Replaces: d.replaced, Earlier: d.earlier(),
	}
	if settings := d.options.Settings; settings != (Settings{}) {
		h.Options = &settings
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

// inputs are the files by role and digest, so that it does not matter in which order they were given. Where digests are
// left out, they do not decide the order either.
func (d *Document) inputs() []Input {
	named := make([]Input, len(d.options.Inputs))
	copy(named, d.options.Inputs)
	for i := range named {
		if d.year.Public && named[i].Role.Statistics() {
			named[i].Digest = ""
		}
	}
	slices.SortStableFunc(named, func(a, b Input) int {
		return cmp.Or(cmp.Compare(slices.Index(roles, a.Role), slices.Index(roles, b.Role)), cmp.Compare(a.Digest, b.Digest), cmp.Compare(a.File, b.File))
	})
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
