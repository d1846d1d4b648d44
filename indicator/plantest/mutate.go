package plantest

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

// MutateOptions adjust [Mutate]. The zero MutateOptions change every indicator and tell no progress.
type MutateOptions struct {
	// Only are the ids of the indicators that are changed; all when it is empty.
	Only []string
	// Progress is told how many of the changes have been tried. Calls do not overlap.
	Progress func(done, of int)
}

// A Mutation is what became of the changes of a plan.
type Mutation struct {
	Noticed   int // a case came out another way
	Same      int // the change is proved to make no difference; it counts for nothing
	Refused   int // a plan with the change cannot be read: reading it notices
	Survivors []Survivor
}

// A Survivor is a change that no case notices.
type Survivor struct {
	Indicator     string
	Before, After string       // the formula or the target
	Place         *rules.Error // where it stands in the plan, its Message naming the change
	// Case tells the change apart: a case as text to paste under cases, in which the verdict (and where that
	// does not differ, the value) is left to a person. Empty when none was found: the change may then make no
	// difference, as abs(b - a) for abs(a - b), although that is not proved.
	Case string
}

// Mutate changes the formulas and targets of the plan one small step at a time and looks which changes the
// cases notice. The steps are those that people make by mistake: numerator and denominator swapped, < for <=,
// a factor of ten, a neighbouring statistic of the same kind, another digit, a term or a branch dropped, and
// for or. All cases must pass; they must be about the plan.
func Mutate(plan *indicator.Plan, cases []Case, options MutateOptions) (Mutation, error) {
	m := newMutator(plan, cases)
	if failing := m.failing(); failing > 0 {
		return Mutation{}, &rules.Error{Kind: rules.KindInvalid, File: "mutate", Message: mutateFailing.With(failing)}
	}
	for _, id := range options.Only {
		if !slices.ContainsFunc(m.definition.Indicators, func(in indicator.Indicator) bool { return in.ID == id }) {
			return Mutation{}, &rules.Error{Kind: rules.KindUnknownName, File: "mutate", Message: indicatorUnknown.With(id)}
		}
	}
	changes := m.changes(options.Only)
	fates := make([]fate, len(changes))
	var done int
	var told sync.Mutex
	tell := func() {
		told.Lock()
		defer told.Unlock()
		if done++; options.Progress != nil {
			options.Progress(done, len(changes))
		}
	}
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				fates[i] = m.try(changes[i])
				tell()
			}
		})
	}
	for i := range changes {
		next <- i
	}
	close(next)
	workers.Wait()
	return m.sum(changes, fates), nil
}

// A fate is what became of a change.
type fate struct {
	end  ending
	text string // of the case that tells a survivor apart
}

type ending uint8

const (
	noticed ending = iota
	same
	refused
	survived
)

// A mutator changes a plan and runs its cases.
type mutator struct {
	plan       *indicator.Plan
	definition indicator.Definition
	bonds      []bond
	levels
	cases map[string][]Case // by indicator, with the checks on it alone
}

func newMutator(plan *indicator.Plan, cases []Case) *mutator {
	d := plan.Definition()
	m := &mutator{plan: plan, definition: d, bonds: bondsOf(d.Statistics), levels: levelsOf(d), cases: map[string][]Case{}}
	for _, c := range cases {
		checks := map[string][]Check{}
		for _, check := range c.Checks {
			checks[check.Indicator] = append(checks[check.Indicator], check)
		}
		for id, list := range checks {
			only := c
			only.Checks = list
			m.cases[id] = append(m.cases[id], only)
		}
	}
	return m
}

// failing counts the cases that fail with the plan as it is.
func (m *mutator) failing() (count int) {
	names := namesOf(m.plan)
	for _, cases := range m.cases {
		for _, c := range cases {
			if !c.passes(m.plan, names) {
				count++
			}
		}
	}
	return count
}

// passes is run without the words.
func (c Case) passes(plan *indicator.Plan, names map[string]bool) bool {
	if c.Property != nil {
		return c.has(plan).Passed()
	}
	record, err := c.record(plan, names)
	if err != nil {
		return false
	}
	results := plan.Evaluate(record)
	return !slices.ContainsFunc(c.Checks, func(check Check) bool {
		res, _ := results.Find(check.Indicator)
		return !look(res, check).as(check)
	})
}

func (m *mutator) changes(only []string) []change {
	neighbours := neighboursOf(m.definition, lastYearsOf(m.plan))
	var all []change
	for i, in := range m.definition.Indicators {
		if len(only) == 0 || slices.Contains(only, in.ID) {
			all = append(all, changesIn(m.definition, i, m.of(in), neighbours)...)
		}
	}
	return all
}

// alone makes a plan of one indicator over the statistics at hand, and says which names its records take.
func (m *mutator) alone(in indicator.Indicator) (*indicator.Plan, map[string]bool, error) {
	in.Group = ""
	plan, err := indicator.NewPlan(indicator.Definition{
		ID: m.definition.ID, Year: m.definition.Year, Area: m.definition.Area,
		Statistics: m.definition.Statistics, Indicators: []indicator.Indicator{in},
	})
	if err != nil {
		return nil, nil, err
	}
	return plan, namesOf(plan), nil
}

func (m *mutator) try(c change) fate {
	before := m.definition.Indicators[c.index]
	after := before
	after.FurtherTargets, after.Readings = slices.Clone(before.FurtherTargets), slices.Clone(before.Readings)
	c.apply(&after)
	return m.narrowed(before, after).fateOf(c, before, after)
}

// fateOf is what becomes of a change that makes one indicator out of another.
func (m *mutator) fateOf(c change, before, after indicator.Indicator) fate {
	changed, names, err := m.alone(after)
	if err != nil {
		return fate{end: refused}
	}
	for _, test := range m.cases[before.ID] {
		if !test.passes(changed, names) {
			return fate{end: noticed}
		}
	}
	if m.makesNone(c, before) {
		return fate{end: same}
	}
	original, known, err := m.alone(before)
	if err != nil {
		return fate{end: survived}
	}
	w := witness{mutator: m, change: c, before: before, after: after, original: original, changed: changed,
		takes: [2]map[string]bool{known, names}}
	return fate{survived, w.find()}
}

// makesNone reports whether a change is proved to make no difference: the same ratio, or a target that the
// same values meet.
func (m *mutator) makesNone(c change, in indicator.Indicator) bool {
	names := m.of(in)
	if c.formula {
		f, g := names.compile(c.before), names.compile(c.after)
		return f != nil && g != nil && prove.Equal(f, g)
	}
	f := names.compile(cmp.Or(c.value, in.Value))
	return f != nil && names.sameOn(f, thresholdOf(c.before), thresholdOf(c.after))
}

func (m *mutator) sum(changes []change, fates []fate) (all Mutation) {
	for i, f := range fates {
		switch c := changes[i]; f.end {
		case noticed:
			all.Noticed++
		case same:
			all.Same++
		case refused:
			all.Refused++
		default:
			id := m.definition.Indicators[c.index].ID
			place := &rules.Error{Kind: rules.KindInvalid, Message: changeUnnoticed.With(id, c.before, c.after)}
			m.plan.Locate(c.path, place)
			all.Survivors = append(all.Survivors, Survivor{id, c.before, c.after, place, f.text})
		}
	}
	return all
}

var changeUnnoticed = wording.New("mutate_survivor", "{0}: no case notices {2} in place of {1}", "{0}: không trường hợp nào phát hiện {2} thay cho {1}")
