package criteria

import (
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Text is the same text in Vietnamese and English.
type Text = wording.Text

// A Definition is a scheme as it is written, in Go or in YAML; [NewScheme] checks it and makes a [Scheme] of it.
// Points are plain decimals, written as texts so that no digit is lost.
type Definition struct {
	ID        string `yaml:"id,required"` // a word, such as decision06
	Title     Text
	Document  Text     // the decision it encodes: number and date
	ValidFrom string   // the first day of its validity, 2019-01-03; empty when not said
	ValidTo   string   // the last day of its validity; empty while it is in force
	Total     string   // what all criteria add up to; needed where a maximum is unknown
	KnockOut  KnockOut `yaml:"knock_out,oneof=zero|none"` // for criteria that do not say otherwise; none unless said
	Tiers     []Tier
	Grades    []Grade `json:",omitempty"` // a ladder over the total, beside tiers or instead of them; lowest or highest first
	// Statistics are what the scheme needs beside the plan's own.
	Statistics []indicator.Statistic
	Criteria   []Criterion
}

// A Tier is a group of units with the total they need (bậc). Which tier a unit belongs to is an input of the
// unit, never computed.
type Tier struct {
	ID     string `yaml:"id,required"` // A, B, C
	Needed string `yaml:"needed,required"`
	Name   Text
	Cite   Text
}

// A Criterion is a tiêu chí: one or more items whose points it adds up.
type Criterion struct {
	ID     string `yaml:"id,required"` // a word
	Number string // as printed
	Name   Text
	// Max is what its items add up to; when empty it is the sum of their maxima, unknown where one of those is. With an item
	// that is rescaled it may differ from that sum: all points are brought to it.
	Max      string
	KnockOut KnockOut `yaml:"knock_out,oneof=zero|none"` // that of the scheme when empty
	// Met is what its points must reach to be met: > or >= and a plain decimal; "> 0" when empty, ">= 0" in a scheme with
	// grades and without tiers.
	Met   string
	Cite  Text
	Items []Item `yaml:"items,required"`
}

// An Item is what points are given for. It has bands or an expression for its points, or neither where its
// scale is not known.
type Item struct {
	ID            string `yaml:"id,required"` // a word, no other item's
	Name          Text
	Max           string // the most it can score; empty where that is not known
	Scale         Scale  `yaml:"scale,required,oneof=official|illustrative|unknown"`
	NotApplicable Policy `yaml:"not_applicable,oneof=full|zero|exclude|rescale|unknown,number"` // needed where it divides
	Points        string // an expression for the points: 50 * value("vaccinated") / 100
	Bands         []Band // the first whose condition holds gives the points
	Cite          Text
}

// A Band gives points where its condition holds.
type Band struct {
	When   string // a condition over statistics and indicators; empty in a last band that takes all the rest
	Points string `yaml:"points,required"` // a plain decimal, or unknown
}

// Scale says how the points of an item came about.
type Scale string

// The scales. A rating built on anything but official scales says so wherever it is shown.
const (
	Official     Scale = "official"     // as the decision has it
	Illustrative Scale = "illustrative" // plausible, made up to show how a round runs
	Unknown      Scale = "unknown"      // the decision's points were not found
)

// Policy says what an item scores when it is not applicable: nobody to whom it could happen. It is one of the words
// below, or a number of points from 0 to the maximum: 2.5.
type Policy string

// The policies. There is no default: what the decision leaves open, the file must say.
const (
	Full       Policy = "full"    // its maximum
	Zero       Policy = "zero"    // nothing
	Exclude    Policy = "exclude" // nothing; it neither rescales the total nor knocks out
	Rescale    Policy = "rescale" // it is left out, and what applies in its criterion is scaled up to the criterion's maximum
	NotDecided Policy = "unknown" // the decision does not say: anything from nothing to its maximum
)

// Points returns what an item of some maximum scores by the policy; ok is false where that is not a certain number of
// points that counts: for exclude, rescale and unknown.
func (p Policy) Points(most exact.Number) (points exact.Number, ok bool) {
	switch p {
	case Full:
		return most, true
	case Zero:
		return exact.Int(0), true
	}
	points, fault := exact.ParseDecimal(string(p))
	return points, fault == exact.DecimalSound
}

// KnockOut says whether a criterion that scores 0 excludes the unit whatever its total (tiêu chí bị 0 điểm).
type KnockOut string

// The knock-outs.
const (
	KnockOutZero KnockOut = "zero" // a criterion at 0 points knocks the unit out
	KnockOutNone KnockOut = "none"
)

// unknownPoints are the points of a band that the decision has, but that were not found.
const unknownPoints = "unknown"
