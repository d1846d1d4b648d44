package indicator

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sync"

	"github.com/goccy/go-yaml"

	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/rules"
)

// unitsName is the number of units, a name that exists on the record of a city.
const unitsName = "units"

// A Plan is a checked set of indicators with their targets. It never changes, and serves any number of
// goroutines. Plans of one digest are one plan: each computes the records of the other. The zero Plan has no
// indicators and no statistics; what would read or make something with it is refused.
type Plan struct {
	definition Definition
	slots      map[string]int // statistic name -> its place in definition.Statistics, which is its slot
	lastYears  []lastYearSlot // the slots of last_year.NAME
	ward, city level
	indicators []*compiled
	roster     []rosterUnit
	rounds     []plannedRound
	digest     func() string
	locate     func(path string, e *rules.Error)

	identifyOnce sync.Once
	identified   string // see [Plan.identity]
}

// A lastYearSlot is the slot in which last year's value of a statistic stands.
type lastYearSlot struct{ slot, statistic int }

// A level is how the plan is computed for one kind of unit: for a ward, where flags are true or false, or
// for the city, where they are counted.
type level struct {
	scope       *rules.Scope
	constraints []constraint
	existing    []existing    // the indicators that exist there, in the order of the plan
	judges      *rules.Judges // of them
	checks      *rules.Judges // of the constraints
	unseen      []int         // those whose formula may decide without looking at each of its names
	peopled     []int         // those whose events happen among a population that is counted at a moment
}

// An existing indicator is one at the level where it exists.
type existing struct {
	*compiledAt
	indicator *compiled
}

// A constraint is a truth that holds for all sound data.
type constraint struct {
	text    string
	formula *rules.Formula
	of      []int // the indicators, of those that exist there, that use one of its statistics
}

// A compiled indicator is ready for both kinds of unit.
type compiled struct {
	Indicator
	index      int
	ward, city *compiledAt // nil where the indicator does not exist
	targets    []compiledTarget
	readings   []compiledReading
	base       rules.Base
	places     int

	alternative bool // a reading of the indicator with this index, not the one that decides
}

// A compiledAt is an indicator at one level.
type compiledAt struct {
	formula     *rules.Formula
	judge       *rules.Judge
	monitor     bool
	constraints []int // those about the statistics it uses
	unseen      []int // the slots of a formula that may decide without looking at each of them

	populations []expression.Population // those of the formula
	atMoment    []expression.Population // those of them that are counted at a moment
}

type compiledTarget struct {
	target.Target
	name, cite      Text
	words, opposite Text // for people; see [TargetResult]
}

func newCompiledTarget(t target.Target, name, cite Text) compiledTarget {
	words, opposite := t.Words()
	return compiledTarget{t, name, cite, words, opposite}
}

// NewPlan checks a definition and makes a plan of it. All that is wrong comes as [rules.Errors], whose File is the path
// of the text that it is about, such as indicators[3].value, and whose Line and Column are those in that text.
// Without declared statistics, the names in the formulas are taken as counts that wards report.
func NewPlan(definition Definition) (*Plan, error) {
	definition = cloneDefinition(definition)
	return newPlan(definition, locateInGo, func() []byte {
		// The layout holds texts, words and numbers alone, which marshal; should that change, the
		// digest is that of no bytes.
		canonical, _ := yaml.Marshal(definition.layout())
		return canonical
	})
}

// newPlan makes a plan; source gives the bytes that its digest is about.
func newPlan(definition Definition, locate func(path string, e *rules.Error), source func() []byte) (*Plan, error) {
	b := &builder{locate: locate, plan: &Plan{definition: cloneDefinition(definition), locate: locate}}
	b.build()
	if err := b.errs.Err(); err != nil {
		return nil, err
	}
	b.plan.digest = sync.OnceValue(func() string {
		sum := sha256.Sum256(source())
		return hex.EncodeToString(sum[:])
	})
	return b.plan, nil
}

// locateInGo says where a definition made in Go is wrong: the path takes the place of the file.
func locateInGo(path string, e *rules.Error) { e.File = path }

func cloneDefinition(d Definition) Definition {
	d.Units = slices.Clone(d.Units)
	d.Rounds = slices.Clone(d.Rounds)
	d.Statistics = slices.Clone(d.Statistics)
	d.Groups = slices.Clone(d.Groups)
	d.Indicators = slices.Clone(d.Indicators)
	for i := range d.Statistics {
		d.Statistics[i].Constraints = slices.Clone(d.Statistics[i].Constraints)
	}
	for i := range d.Indicators {
		d.Indicators[i] = cloneIndicator(d.Indicators[i])
	}
	return d
}

func cloneIndicator(in Indicator) Indicator {
	if in.Places != nil {
		places := *in.Places
		in.Places = &places
	}
	in.FurtherTargets = slices.Clone(in.FurtherTargets)
	in.Readings = slices.Clone(in.Readings)
	return in
}

// Definition returns what the plan was made from, with the defaults filled in.
func (p *Plan) Definition() Definition { return cloneDefinition(p.definition) }

// Digest returns the SHA-256, in hexadecimal, of the file the plan was read from, or of the canonical
// YAML of a plan made in Go.
func (p *Plan) Digest() string {
	if p.digest == nil {
		return ""
	}
	return p.digest()
}

// Locate makes an error point to a text of the plan: to its line and column in the file that the plan was read
// from, or for a plan made in Go to its path. Paths are those of the file, such as indicators[3].value or
// indicators[3].readings[1].target. The error's own Line and Column, from 1, are those within that text; with
// Line 0 it is about the text as a whole.
func (p *Plan) Locate(path string, e *rules.Error) {
	if p.locate == nil {
		locateInGo(path, e)
		return
	}
	p.locate(path, e)
}

// at returns the level of a record.
func (p *Plan) at(city bool) *level {
	if city {
		return &p.city
	}
	return &p.ward
}

// at returns the indicator at a level, or nil.
func (c *compiled) at(city bool) *compiledAt {
	if city {
		return c.city
	}
	return c.ward
}
