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

// MutateOptions adjust [Mutate]. The zero MutateOptions change all of the plan and tell no progress.
type MutateOptions struct {
	// Only are the ids of the indicators that are changed, and nothing else; all of the plan when it is empty.
	Only []string
	// Progress is told how many of the changes have been tried. Calls do not overlap.
	Progress func(done, of int)
	// Lint says what is to be said about a plan without data, such as the findings of indicator/lint, each in the same words
	// whenever it is said. A change after which it says something more is told by it. nil says nothing. It is called
	// from several goroutines, with plans of what a change touches.
	Lint func(plan indicator.Definition) []string
}

// A Mutation is what became of the changes of a plan.
type Mutation struct {
	Noticed   int // a case came out another way
	Same      int // the change is proved to make no difference; it counts for nothing
	Refused   int // a plan with the change cannot be read: reading it notices
	Linted    int // lint says something of the changed plan that it does not say of the plan
	Survivors []Survivor
	Untold    int // no figures tell the change, and no test file says anything under properties of what changes
	// Unstated are the traits of what is Untold: indicators.harm, statistics.sensitive, units.tier. Sorted.
	Unstated []string
}

// A Survivor is a change that no case notices.
type Survivor struct {
	Indicator     string       // its id, or the name of the statistic
	Before, After string       // the formula, the target, the constraint, the trait; After is empty for what is left out
	Place         *rules.Error // where it stands in the plan, its Message naming the change
	// Case tells the change apart: a case as text to paste under cases, in which the verdict (and where that
	// does not differ, the value or what else does) is left to a person. Empty when none was found: the change may then make
	// no difference, as abs(b - a) for abs(a - b), although that is not proved.
	Case string
}

// Mutate changes the plan one small step at a time and looks which changes the cases notice. The steps are those that
// people make by mistake. In formulas: numerator and denominator swapped, < for <=, a factor of ten, a neighbouring
// statistic of the same kind, another digit, a digit behind the last, a term or a branch dropped, and for or. In targets,
// of readings and by name too: another sign, digit or base. In constraints: what formulas have, and left out. And other
// words: ward, city, due, better, annualised, aspirational, harm, the months of a season; of statistics kind, over,
// reported_by, sensitive; year and area of the plan, what it says of its units and rounds. All cases must pass; they
// must be about the plan.
//
// Texts, names, numbers as printed, clauses, owners, groups, decimals for display and what is marked national are not
// changed: no verdict and no value depends on them.
func Mutate(plan *indicator.Plan, cases []Case, options MutateOptions) (Mutation, error) {
	m := newMutator(plan, cases)
	m.lint = options.Lint
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
	linted
	unstated
	survived
)

// A mutator changes a plan and runs its cases.
type mutator struct {
	plan       *indicator.Plan
	definition indicator.Definition
	bonds      []bond
	levels
	cases  map[string][]Case // by indicator, with the checks on it alone
	states map[stated]bool   // what the cases of properties say
	users  map[string][]int  // by statistic, the indicators whose formulas name it
	failed int               // cases of properties that fail
	lint   func(plan indicator.Definition) []string
}

// A stated is a value of a trait of which a test file says who has it.
type stated struct{ of, key, value string }

func newMutator(plan *indicator.Plan, cases []Case) *mutator {
	d := plan.Definition()
	m := &mutator{plan: plan, definition: d, bonds: bondsOf(d.Statistics), levels: levelsOf(d), cases: map[string][]Case{},
		states: map[stated]bool{}, users: usersOf(d.Indicators)}
	for _, c := range cases {
		if p := c.Property; p != nil {
			m.states[stated{p.Of, p.Key, p.Value}] = true
			if !c.has(plan).Passed() {
				m.failed++
			}
		}
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
	count = m.failed
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
	l := changing{definition: m.definition, levels: m.levels, neighbours: neighboursOf(m.definition, lastYearsOf(m.plan))}
	for i, in := range m.definition.Indicators {
		if len(only) == 0 || slices.Contains(only, in.ID) {
			l.in(i)
		}
	}
	if len(only) == 0 {
		for i := range m.definition.Statistics {
			l.ofStatistic(i)
		}
		l.elsewhere()
	}
	return l.all
}

// over are the statistics at hand with some indicators alone.
func (m *mutator) over(ins ...indicator.Indicator) indicator.Definition {
	d := indicator.Definition{ID: m.definition.ID, Year: m.definition.Year, Area: m.definition.Area, Statistics: m.definition.Statistics,
		Indicators: slices.Clone(ins)}
	for i := range d.Indicators {
		d.Indicators[i].Group = ""
	}
	return d
}

// alone makes a plan of some indicators over the statistics at hand, and says which names its records take.
func (m *mutator) alone(ins ...indicator.Indicator) (*indicator.Plan, map[string]bool, error) {
	plan, err := indicator.NewPlan(m.over(ins...))
	if err != nil {
		return nil, nil, err
	}
	return plan, namesOf(plan), nil
}

// A trial is a change with the indicators that it touches, before and after it, and the mutators of what they look at.
type trial struct {
	change
	before, after     []indicator.Indicator
	original, changed *mutator
}

// trial makes a change; there are no indicators in it where it touches none.
func (m *mutator) trial(c change) trial {
	t := trial{change: c, original: m, changed: m}
	switch {
	case c.indicator != nil:
		before := m.definition.Indicators[c.index]
		after := before
		after.FurtherTargets, after.Readings = slices.Clone(before.FurtherTargets), slices.Clone(before.Readings)
		c.indicator(&after)
		t.before, t.after = []indicator.Indicator{before}, []indicator.Indicator{after}
	case c.statistic != nil:
		changed := *m
		changed.definition.Statistics = slices.Clone(m.definition.Statistics)
		c.statistic(&changed.definition.Statistics[c.index])
		changed.bonds = rebound(m.bonds, c.index, changed.definition.Statistics[c.index])
		t.changed = &changed
		for _, i := range m.touched(c.index, changed.bonds) {
			t.before = append(t.before, m.definition.Indicators[i])
		}
		t.after = t.before
	}
	return t
}

// narrowed is the trial over what its indicators look at.
func (t trial) narrowed() trial {
	forms := slices.Concat(t.before, t.after)
	var texts []string
	if t.change.sort == aConstraint {
		texts = []string{t.change.before, t.change.after}
	}
	t.original, t.changed = t.original.narrowed(texts, forms...), t.changed.narrowed(texts, forms...)
	return t
}

func (m *mutator) try(c change) fate {
	return m.trial(c).narrowed().fate()
}

// isStated reports whether a file says of a trait that changes who has it.
func (t trial) isStated() bool {
	states := t.original.states
	return t.key != "" && (states[stated{t.of, t.key, t.was}] || states[stated{t.of, t.key, t.is}])
}

// fate is what becomes of a change.
func (t trial) fate() fate {
	changed, names, err := t.changed.alone(t.after...)
	switch none := len(t.before) == 0; {
	case err != nil && !none:
		return fate{end: refused}
	case t.isStated():
		return fate{end: noticed}
	case none:
		return fate{end: t.untold()}
	}
	for _, in := range t.before {
		for _, test := range t.original.cases[in.ID] {
			if !test.passes(changed, names) {
				return fate{end: noticed}
			}
		}
	}
	if t.sort == aNumber && t.original.makesNone(t.change, t.before[0]) {
		return fate{end: same}
	}
	if t.isLinted() {
		return fate{end: linted}
	}
	original, known, err := t.original.alone(t.before...)
	if err != nil {
		return fate{end: survived}
	}
	text := t.witness(original, changed, [2]map[string]bool{known, names})
	if text == "" && t.untold() == unstated {
		return fate{end: unstated}
	}
	return fate{survived, text}
}

// untold is what becomes of a change that touches no indicator.
func (t trial) untold() ending {
	if t.key != "" && t.sort != aConstraint {
		return unstated
	}
	return same
}

// isLinted reports whether lint says something of the changed plan that it does not say of the plan.
func (t trial) isLinted() bool {
	if t.original.lint == nil {
		return false
	}
	known := t.original.lint(t.original.over(t.before...))
	return slices.ContainsFunc(t.original.lint(t.changed.over(t.after...)), func(said string) bool { return !slices.Contains(known, said) })
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
		case linted:
			all.Linted++
		case unstated:
			all.Untold++
			all.Unstated = append(all.Unstated, c.of+"."+c.key)
		default:
			message := changeUnnoticed.With(c.who, c.before, c.after)
			if c.after == "" {
				message = leftOutUnnoticed.With(c.who, c.before)
			}
			place := &rules.Error{Kind: rules.KindInvalid, Message: message}
			m.plan.Locate(c.path, place)
			all.Survivors = append(all.Survivors, Survivor{c.who, c.before, c.after, place, f.text})
		}
	}
	slices.Sort(all.Unstated)
	all.Unstated = slices.Compact(all.Unstated)
	return all
}

var (
	changeUnnoticed  = wording.New("mutate_survivor", "{0}: no case notices {2} in place of {1}", "{0}: không trường hợp nào phát hiện {2} thay cho {1}")
	leftOutUnnoticed = wording.New("mutate_left_out", "{0}: no case notices that {1} is left out", "{0}: không trường hợp nào phát hiện việc bỏ {1}")
)
