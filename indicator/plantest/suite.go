package plantest

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

// BuiltIn is what a test file calls the built-in plan of Cẩm Phả, which needs no file.
const BuiltIn = "campha-2023"

// A Suite is a test file that has been checked against the plan it tests. It never changes.
type Suite struct {
	plan     *indicator.Plan
	file     string
	cases    []Case
	warnings rules.Errors
}

// A Case is one set of figures with what is expected of them. A case with a boundary is three for each
// target, under the name of the case, the indicator, the target or reading, and the side: below, on or above.
type Case struct {
	Name       string
	File       string
	Line       int                  // of its name in the file
	City       bool                 // the figures are those of the city
	Period     indicator.Period     // of the figures; zero stands for the plan's year
	Submission indicator.Submission // what the case says of them: which days they cover, when they were handed in
	Given      []Given
	Checks     []Check
	Property   *Property // what the plan has to say, in a case without figures; else nil
}

// A Given is a statistic of a case: a plain decimal, or true or false for a flag of a ward.
type Given struct{ Name, Value string }

// A Check is what a case expects of an indicator, of one of its further targets, or of one of its readings.
type Check struct {
	Indicator  string
	Target     int    // 0 is the plan's own, 1 the first of the further targets
	Reading    string // the id of an alternative reading, or empty
	Line       int
	Verdict    *indicator.Verdict // nil when no verdict is expected
	Value      *exact.Number      // over the span that the figures cover; nil when no value is expected
	Annualised *exact.Number      // the yearly figure that is judged; nil when none is expected
	Places     *int               // the places to which Value and Annualised are rounded; nil when they are exact
	Interim    *bool              // whether the verdict can still turn; nil when nothing is expected of it
	Monitor    *bool              // whether the verdict is shown only and counts in no score; nil when nothing is expected of it
	Missing    []string           // sorted; nil when nothing is expected of it
	Warnings   []string           // their codes, sorted; nil when nothing is expected of them
	Boundary   string             // the target as the case names it; empty where it names none
	None       bool               // there is no result: the indicator does not exist at the level of the case
}

// Plan returns the plan that the suite tests.
func (s *Suite) Plan() *indicator.Plan { return s.plan }

// File returns the name of the test file.
func (s *Suite) File() string { return s.file }

// Cases returns the cases in the order of the file.
func (s *Suite) Cases() []Case { return slices.Clone(s.cases) }

// Warnings returns what is not wrong and may still not be meant, with its place: a statistic that no expected
// indicator uses, an indicator that uses what the case does not mention.
func (s *Suite) Warnings() rules.Errors { return slices.Clone(s.warnings) }

// Parse reads a test file and checks it against the plan it tests; file is the name that errors show. All
// that is wrong comes at once as [rules.Errors], each with its line and column. What the file calls its plan
// is not looked at; see [Load].
func Parse(source []byte, file string, plan *indicator.Plan) (*Suite, error) {
	return Load(source, file, func(string) (*indicator.Plan, error) { return plan, nil })
}

// Load is [Parse] with the plan that the file names: the function is asked for it. An error of the function
// that has no place of its own is told at the name.
func Load(source []byte, file string, planOf func(name string) (*indicator.Plan, error)) (*Suite, error) {
	file = path.Base(file)
	f, document, err := decode(source, file)
	if err != nil {
		return nil, err
	}
	plan, err := planOf(f.Plan)
	if err != nil {
		return nil, atPlan(document, f.Plan, err)
	}
	c := newChecker(plan, document, file)
	c.suite(f)
	if err := c.errs.Err(); err != nil {
		return nil, err
	}
	return &Suite{plan: plan, file: file, cases: c.cases, warnings: c.warnings}, nil
}

// atPlan lets an error without a place of its own point to the name of the plan.
func atPlan(document *strictyaml.Document, name string, err error) error {
	e := &rules.Error{Kind: rules.KindInvalid, Message: planUnreadable.With(name, err.Error())}
	switch list := rules.AllErrors(err); {
	case len(list) == 1 && list[0].File == "":
		e.Message = list[0].Message
	case list != nil:
		return err
	}
	document.Locate("plan", e)
	return rules.Errors{e}
}

// Read reads a test file of a file system together with the plan that it names: the built-in one, or a file
// whose name is given relative to the test file.
func Read(fsys fs.FS, name string) (*Suite, error) { return readFor(fsys, name, nil) }

func readPlan(fsys fs.FS, test, plan string) (*indicator.Plan, error) {
	if plan == BuiltIn {
		return indicator.CamPha2023(), nil
	}
	text, err := fs.ReadFile(fsys, path.Join(path.Dir(test), plan))
	if err != nil {
		return nil, err
	}
	return indicator.ParsePlan(text, path.Base(plan))
}

// readFor is [Read] for a plan that is at hand, unless it is nil; a file about another plan is refused.
func readFor(fsys fs.FS, name string, plan *indicator.Plan) (*Suite, error) {
	source, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	return Load(source, name, func(called string) (*indicator.Plan, error) {
		if plan != nil && called == plan.Definition().ID {
			return plan, nil
		}
		named, err := readPlan(fsys, name, called)
		switch {
		case err != nil || plan == nil:
			return named, err
		case named.Digest() != plan.Digest():
			return nil, &rules.Error{Kind: rules.KindInvalid, Message: planOther.With(called, plan.Definition().ID)}
		}
		return plan, nil
	})
}

// record makes the record of a case for a plan. What the plan has no use for, such as last year's value of a
// statistic whose last year it does not look at, is left out.
func (c *Case) record(plan *indicator.Plan, knows map[string]bool) (indicator.Record, error) {
	values := indicator.Values{}
	for _, g := range c.Given {
		if knows[g.Name] {
			values[g.Name] = g.value()
		}
	}
	period := c.in(plan.Definition().Year)
	made := func() (indicator.Record, error) { return plan.Record("case", period, values) }
	if c.City {
		made = func() (indicator.Record, error) { return plan.CityFromTotals(period, values) }
	}
	record, err := made()
	if err != nil || c.Submission == (indicator.Submission{}) {
		return record, err
	}
	return record.WithSubmission(c.Submission)
}

// value is the figure as records take it.
func (g Given) value() any {
	switch g.Value {
	case "true":
		return true
	case "false":
		return false
	}
	return g.Value
}

// namesOf are the statistics that records of a plan take.
func namesOf(plan *indicator.Plan) map[string]bool {
	knows := map[string]bool{unitsName: true}
	for _, s := range plan.Definition().Statistics {
		knows[s.Name] = true
	}
	for _, name := range lastYearsOf(plan) {
		knows[name] = true
	}
	return knows
}

// lastYearsOf are the names by which the formulas of a plan ask last year's values.
func lastYearsOf(plan *indicator.Plan) []string {
	ward, _ := plan.Definition().Scopes()
	return slices.DeleteFunc(slices.Clone(ward.Names()), func(name string) bool { return !strings.HasPrefix(name, rules.LastYearPrefix) })
}

// unitsName is the number of units on the record of a city.
const unitsName = "units"
