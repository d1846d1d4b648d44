package criteria

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// A Scheme gives points to a ward for what it reported and for the indicators it reached, and says whether it
// may be proposed for recognition. It is checked when it is made and never changes, so that one Scheme serves any
// number of goroutines.
//
// The zero Scheme, and nil, was not made: it has no plan, criteria and points, and what is rated by it says so.
type Scheme struct {
	definition Definition
	digest     string
	overlay    overlayUsed // the scale that filled in what was unknown; zero without one
	base       *indicator.Plan
	plan       *indicator.Plan // the base with the scheme's own statistics
	places     locator
	scale      Scale
	total      exact.Number
	tiers      []tier
	ladder     []grade // lowest first
	decides    bool    // units are eligible or not; false where it only grades
	criteria   []*criterion
	items      []*item                // of all criteria, in order
	words      *expression.Vocabulary // of the plan
	guard      expression.Guard
	conditions *expression.Conditions // of the bands, a group an item
	usual      []usual                // the points of each band, and of none of an item
	open       exact.Number           // what the criteria of unknown maximum share
}

// overlayUsed names the scale that a scheme was completed with.
type overlayUsed struct{ id, digest string }

type tier struct {
	Tier
	needed exact.Number
}

type criterion struct {
	Criterion
	index       int
	first, last int // its items are Scheme.items[first:last]
	max         exact.Number
	open        exact.Number // what its items of unknown maximum share, where its own maximum is known
	shares      bool         // its maximum is not known: it has a share of Scheme.open
	rescales    bool         // one of its items is left out where it is not applicable, and the others are scaled up
	scaled      bool         // its maximum is not the sum of its items: points are scaled where all of them apply
	factor      exact.Number // by which they are
	met         rules.Threshold
	knocksOut   bool
	failsAtZero bool // it knocks out, or is not met, at 0 points
}

type item struct {
	Item
	criterion  int
	max        exact.Number
	maxUnknown bool
	divides    bool         // by something that may be 0: it may be not applicable
	instead    exact.Number // what it scores where it is not applicable, for a policy that says so
	bands      []band
	points     *expression.Expression // instead of bands
	all        []*expression.Expression
	guard      expression.Guard     // of all
	statistics []string             // of all expressions, each once
	quantity   *expression.Quantity // what all bands are about; nil where that is several
}

type band struct {
	when    *expression.Expression // nil for the rest
	points  exact.Number
	unknown bool
}

// A usual is what an item scores in the usual case: one of its bands is the first that holds.
type usual struct {
	points exact.Number
	known  bool // by the band alone
}

// orNone is the scheme, or in the place of one that was not made a scheme without anything.
func (s *Scheme) orNone() *Scheme {
	if s.fault() != nil {
		return &Scheme{places: goPlaces{}}
	}
	return s
}

// Definition returns what the scheme was made from, with the defaults filled in, and with the scale of
// [Scheme.WithScale] if it has one.
func (s *Scheme) Definition() Definition { return cloneDefinition(s.orNone().definition) }

// Locate makes an error point to a text of the scheme: to its line and column in the file it was read from, that of
// the scale where the text comes from there, or for a scheme made in Go to its path. Paths are those of the
// [Definition], such as criteria[3].items[0].bands[1].
func (s *Scheme) Locate(path string, e *rules.Error) { s.orNone().places.Locate(path, e) }

// ID returns the word for the scheme.
func (s *Scheme) ID() string { return s.orNone().definition.ID }

// Digest returns the SHA-256, in hexadecimal, of the file the scheme was read from.
func (s *Scheme) Digest() string { return s.orNone().digest }

// Plan returns the plan whose records the scheme rates: the one it was made for, with the statistics that the
// scheme needs beside it. Records of the first plan are rated too; what it does not know is missing.
func (s *Scheme) Plan() *indicator.Plan { return s.orNone().plan }

// Scale says what the points rest on: illustrative where any item does, else unknown where the points of any
// item were not found, else official.
func (s *Scheme) Scale() Scale { return s.orNone().scale }

// Overlay names the scale of [Scheme.WithScale]: its ID, and the SHA-256 of its file in hexadecimal. Both are empty
// without one.
func (s *Scheme) Overlay() (id, digest string) {
	used := s.orNone().overlay
	return used.id, used.digest
}

// Total returns what all criteria add up to.
func (s *Scheme) Total() exact.Number { return s.orNone().total }

func cloneDefinition(d Definition) Definition {
	d.Grades = slices.Clone(d.Grades)
	d.Tiers, d.Statistics, d.Criteria = slices.Clone(d.Tiers), slices.Clone(d.Statistics), slices.Clone(d.Criteria)
	for i := range d.Criteria {
		d.Criteria[i].Items = slices.Clone(d.Criteria[i].Items)
		for k := range d.Criteria[i].Items {
			d.Criteria[i].Items[k].Bands = slices.Clone(d.Criteria[i].Items[k].Bands)
		}
	}
	return d
}

// canonical is a definition made in Go as bytes, for its digest. It holds texts alone, which marshal.
func canonical(d Definition) []byte {
	bytes, _ := json.Marshal(d)
	return bytes
}

// weakest is the scale of several items together.
func weakest(a, b Scale) Scale {
	rank := map[Scale]int{Official: 0, Unknown: 1, Illustrative: 2}
	return slices.MaxFunc([]Scale{a, b}, func(x, y Scale) int { return cmp.Compare(rank[x], rank[y]) })
}
