package report

import (
	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// Version is that of the report's format.
const Version = "0.1.0"

// A Head is what a report in JSON says of itself, before its units: what it was computed from and how. Reading it is
// the way to compute a report again.
type Head struct {
	Program   Program       `json:"program"`
	Plan      Plan          `json:"plan"`
	Scheme    *Scheme       `json:"scheme,omitempty"`
	Period    string        `json:"period"`
	Owner     string        `json:"owner,omitempty"` // the department whose indicators it is about, as asked for
	Inputs    []Input       `json:"inputs"`
	Synthetic bool          `json:"synthetic"`
	Public    bool          `json:"public,omitempty"`   // small sensitive counts are hidden
	Internal  *wording.Text `json:"internal,omitempty"` // that it may not be published
	Options   *HeadOptions  `json:"options,omitempty"`  // what was asked for beside the files; absent where nothing was
}

// HeadOptions are what decides about a report beside its files. What has its default is absent.
type HeadOptions struct {
	Extra indicator.Extra `json:"extra,omitempty"` // ignore: statistics that the plan does not know were left out
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
		Period: d.year.Reports.Period.String(), Owner: d.options.Owner, Inputs: d.inputs(), Synthetic: d.options.Synthetic, Public: d.year.Public,
	}
	if h.Program.Version == "" {
		h.Program.Version = Version
	}
	if d.options.Extra == indicator.IgnoreExtra {
		h.Options = &HeadOptions{Extra: d.options.Extra}
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
