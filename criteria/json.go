package criteria

import (
	"strings"

	"github.com/childward/childward/internal/plainjson"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// The shape of a rating in JSON. Points are strings: the exact decimal if it is finite, else rounded to 20
// places with the exact fraction beside it. A field without a value is absent.
type jsonRating struct {
	Scheme  jsonScheme  `json:"scheme"`
	Digests jsonDigests `json:"digests"`
	Scale   Scale       `json:"scale"`
	jsonPoints
	Of         string   `json:"of"`
	Tier       string   `json:"tier,omitempty"`
	NeededLow  string   `json:"needed_low,omitempty"`
	NeededHigh string   `json:"needed_high,omitempty"`
	Outcome    *Outcome `json:"outcome,omitempty"` // absent where the scheme only grades
	Graded
	Reasons     []jsonReason    `json:"reasons,omitempty"`
	WouldSettle [][]string      `json:"would_settle,omitempty"`
	Shortest    *bool           `json:"would_settle_shortest,omitempty"`
	Criteria    []jsonCriterion `json:"criteria"`
}

type jsonScheme struct {
	ID            string `json:"id"`
	Digest        string `json:"digest"`
	Overlay       string `json:"overlay,omitempty"`
	OverlayDigest string `json:"overlay_digest,omitempty"`
}

// jsonDigests are those of what the rating was computed from, beside the scheme.
type jsonDigests struct {
	Plan  string `json:"plan"`
	Input string `json:"input"`
}

type jsonReason struct {
	Code      string `json:"code"`
	Criterion string `json:"criterion,omitempty"`
	Text      Text   `json:"text"`
}

type jsonCriterion struct {
	ID     string `json:"id"`
	Number string `json:"number,omitempty"`
	jsonPoints
	Max    string     `json:"max,omitempty"`
	Counts *bool      `json:"counts,omitempty"` // false, or absent
	Why    *Text      `json:"why,omitempty"`    // how it was rescaled
	Items  []jsonItem `json:"items"`
}

type jsonItem struct {
	ID string `json:"id"`
	jsonPoints
	Max    string `json:"max,omitempty"`
	Scale  Scale  `json:"scale"`
	Counts *bool  `json:"counts,omitempty"`
	Why    *Text  `json:"why,omitempty"`
}

// jsonPoints are points from low to high.
type jsonPoints struct {
	Low   string `json:"low"`
	LowN  string `json:"low_n,omitempty"`
	LowD  string `json:"low_d,omitempty"`
	High  string `json:"high"`
	HighN string `json:"high_n,omitempty"`
	HighD string `json:"high_d,omitempty"`
}

func pointsOf(low, high exact.Number) (p jsonPoints) {
	p.Low, p.LowN, p.LowD = decimal(low)
	p.High, p.HighN, p.HighD = decimal(high)
	return p
}

// decimal is a number as JSON has it; n and d are empty where the decimal is exact.
func decimal(n exact.Number) (text, num, den string) {
	if _, exact := n.Places(); !exact {
		num, den = n.Fraction()
	}
	return n.Decimal(), num, den
}

// MarshalJSON writes the rating as reports have it: the scheme, points, the tier and what it needs, the outcome, the grade
// with its reasons and the inputs that would settle it, and every criterion and item. The zero Rating is null.
func (r Rating) MarshalJSON() ([]byte, error) { return plainjson.Marshal(r.json()) }

// json is the rating in the shape that it has in JSON; nil for the zero Rating.
func (r *Rating) json() *jsonRating {
	if r.IsZero() {
		return nil
	}
	s := r.scheme
	out := &jsonRating{
		Scheme:  jsonScheme{s.ID(), s.Digest(), s.overlay.id, s.overlay.digest},
		Digests: jsonDigests{s.base.Digest(), r.record.Digest()},
		Scale:   s.scale, jsonPoints: pointsOf(r.low, r.high), Of: s.total.Decimal(), Tier: r.Unit().Tier, Graded: r.Graded(),
	}
	if s.decides {
		out.Outcome = &r.Outcome
	}
	if least, most, ok := r.needed(); ok {
		out.NeededLow, out.NeededHigh = least.Decimal(), most.Decimal()
	}
	why := r.remembered()
	for _, reason := range r.reasons(why) {
		out.Reasons = append(out.Reasons, jsonReason{reason.Code, reason.Criterion, reason.Message.Text()})
	}
	if lists, proven := r.WouldSettle(); len(lists) > 0 {
		out.WouldSettle, out.Shortest = lists, &proven
	}
	for _, c := range r.criteria(why) {
		out.Criteria = append(out.Criteria, jsonCriterionOf(c))
	}
	return out
}

func jsonCriterionOf(c CriterionScore) jsonCriterion {
	out := jsonCriterion{ID: c.ID, Number: c.Number, jsonPoints: pointsOf(c.Low, c.High), Max: maximum(c.Max, c.MaxKnown), Counts: unlessTrue(c.Counts), Why: textOf(c.Why)}
	for _, it := range c.Items {
		ji := jsonItem{ID: it.ID, jsonPoints: pointsOf(it.Low, it.High), Max: maximum(it.Max, it.MaxKnown), Scale: it.Scale, Counts: unlessTrue(it.Counts), Why: textOf(it.Why)}
		out.Items = append(out.Items, ji)
	}
	return out
}

// textOf is a message in both languages, nil for none.
func textOf(m wording.Message) *Text {
	if m.IsZero() {
		return nil
	}
	text := m.Text()
	return &text
}

func maximum(n exact.Number, known bool) string {
	if !known {
		return ""
	}
	return n.Decimal()
}

// unlessTrue is nil, which JSON leaves out, for true.
func unlessTrue(b bool) *bool {
	if b {
		return nil
	}
	return &b
}

// String says who was rated and what came of it: 06760 2023: 812.5 of 1000, undetermined; or of a scheme with grades
// 06760 2023: 78 of 100, A.
func (r Rating) String() string {
	switch {
	case r.IsZero() && !r.refused.IsZero():
		return "no rating: " + r.refused.String()
	case r.IsZero():
		return "no rating"
	}
	points := r.low.String()
	if r.low.Cmp(r.high) != 0 {
		points += " to " + r.high.String()
	}
	words := []string{points + " of " + r.scheme.total.String()}
	if grade := r.Graded().Text(nil).EN; grade != "" {
		words = append(words, grade)
	}
	if r.scheme.decides {
		words = append(words, r.Outcome.Text().EN)
	}
	return r.Unit().Code + " " + r.record.Period().String() + ": " + strings.Join(words, ", ")
}
