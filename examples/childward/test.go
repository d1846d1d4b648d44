package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"regexp/syntax"
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/criteria/schemetest"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/lint"
	"github.com/childward/childward/indicator/plantest"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// testFlags say which cases are run, and what is asked beside them.
type testFlags struct {
	format string
	run    *regexp.Regexp // nil for all
	cover  bool
	least  *exact.Number // of the coverage, in percent; nil when it does not matter
	mutate bool
	name   bool   // rewrite the files so that they name their targets, and run nothing
	scheme inputs // the scheme whose bands are covered, and its scale; empty for none
}

// test runs test files, as plantest.Run does in Go.
func test(c *console, args []string) int {
	flags, files, status, ok := parseTest(c, args)
	if !ok {
		return status
	}
	if flags.name {
		return nameTargets(c, files)
	}
	suites, err := readSuites(c, files)
	if err != nil {
		return c.refuse(err)
	}
	r := testRun{flags: flags}
	for _, suite := range suites {
		r.suites = append(r.suites, suiteRun{suite, suite.Run(flags.accepts)})
	}
	if r.passed()+r.failed() == 0 {
		return c.refuse(&rules.Error{Kind: rules.KindInvalid, File: "test", Message: testNoCase.With()})
	}
	r.measure(c)
	if err := r.write(c); err != nil {
		return c.refuse(err)
	}
	return r.status(c)
}

// formatJUnit is the layout that CI systems read.
const formatJUnit = "junit"

var (
	usageRun       = wording.New("", "only the cases whose name matches the regular expression", "chỉ các trường hợp có tên khớp biểu thức chính quy")
	usageCover     = wording.New("", "list what no case has come to", "liệt kê những gì chưa được thử")
	usageMin       = wording.New("", "the least coverage, in percent", "mức bao phủ ít nhất, theo phần trăm")
	usageMutate    = wording.New("", "change the plan in small steps and list the changes that no case notices", "thay đổi từng bước nhỏ của kế hoạch, liệt kê những thay đổi không trường hợp nào phát hiện")
	usageBands     = wording.New("", "the bands of a scheme are to be covered, too: decision06 or a YAML file", "tính cả các bậc điểm của bộ tiêu chí: decision06 hoặc tệp YAML")
	usageBandScale = wording.New("", "the scale of the scheme: a YAML file, or illustrative", "thang điểm của bộ tiêu chí: tệp YAML, hoặc illustrative")
	aPercentage    = wording.New("", "a number from 0 to 100", "một số từ 0 đến 100")
	testPattern    = wording.New("test_pattern", "-run: error parsing regexp: {0}: {1}", "-run: {0}: {1}")
	testFileNeeded = wording.New("test_file_needed", "expected at least one test file", "cần ít nhất một tệp kiểm thử")
)

var (
	testNoCase  = wording.New("test_no_case", "no case was run", "không có trường hợp nào được chạy")
	testCovered = wording.New("test_coverage", "{0} of {1} points are covered, less than {2} %", "mới thử {0} trên {1} điểm, chưa đạt {2}%")
)

func parseTest(c *console, args []string) (f testFlags, files []string, status int, ok bool) {
	set := c.flags("test")
	var pattern, least string
	f.format = formatText
	c.choice(set, &f.format, "format", usageFormat, formatText, formatJUnit, formatJSON)
	set.StringVar(&pattern, "run", "", c.word(usageRun))
	set.BoolVar(&f.cover, "cover", false, c.word(usageCover))
	c.checked(set, &least, "min", usageMin, isPercentage, aPercentage)
	set.BoolVar(&f.mutate, "mutate", false, c.word(usageMutate))
	set.BoolVar(&f.name, "name-targets", false, c.word(usageNameTargets))
	set.StringVar(&f.scheme.scheme, "scheme", "", c.word(usageBands))
	set.StringVar(&f.scheme.scale, "scale", "", c.word(usageBandScale))
	files, status, ok = c.parse(set, args)
	if !ok {
		return f, nil, status, false
	}
	var faults []misuse
	if pattern != "" {
		var err error
		if f.run, err = regexp.Compile(pattern); err != nil {
			faults = append(faults, misuse{what: patternWrong(err)})
		}
	}
	if n, ok := percentage(least); ok {
		f.least = &n
	}
	if f.scheme.scale != "" && f.scheme.scheme == "" {
		faults = append(faults, misuse{what: schemeNeeded.With()})
	}
	if len(files) == 0 {
		faults = append(faults, misuse{what: testFileNeeded.With()})
	}
	if f.name {
		faults = append(faults, misusedNaming(set, files)...)
	}
	if len(faults) > 0 {
		return f, nil, c.misused(set, faults), false
	}
	return f, files, done, true
}

// percentage reads a number of percent.
func percentage(text string) (n exact.Number, ok bool) {
	n, fault := exact.ParseDecimal(text)
	return n, fault == exact.DecimalSound && n.Sign() >= 0 && n.Cmp(exact.Int(100)) <= 0
}

func isPercentage(text string) bool {
	_, ok := percentage(text)
	return ok
}

// patternWrong says what is wrong with -run; which part it is, where that is known.
func patternWrong(err error) wording.Message {
	if e, ok := errors.AsType[*syntax.Error](err); ok {
		return testPattern.With(wording.Text{EN: string(e.Code), VI: "không phải biểu thức chính quy"}, wording.Shorten(e.Expr))
	}
	return testPattern.With(err.Error(), "")
}

func (f testFlags) accepts(name string) bool { return f.run == nil || f.run.MatchString(name) }

// readSuites reads the test files with their plans; a plan that several of them test is one plan. All errors
// of all files come in one go.
func readSuites(c *console, files []string) (suites []*plantest.Suite, err error) {
	plans := map[string]*indicator.Plan{}
	var errs rules.Errors
	for _, name := range files {
		file, source, err := readAll(c.in, name)
		if err == nil {
			var suite *plantest.Suite
			suite, err = plantest.Load(source, file, func(called string) (*indicator.Plan, error) {
				return planBeside(plans, name, called)
			})
			suites = append(suites, suite)
		}
		if list := rules.AllErrors(err); list != nil {
			errs = append(errs, list...)
		} else if err != nil {
			return nil, err
		}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return suites, nil
}

// planBeside reads the plan that a test file names, relative to that file.
func planBeside(plans map[string]*indicator.Plan, test, called string) (*indicator.Plan, error) {
	name := called
	if called != builtInPlan && !filepath.IsAbs(called) && test != "-" {
		name = filepath.Join(filepath.Dir(test), filepath.FromSlash(called))
	}
	plan, err := readPlan(name)
	if err != nil {
		return nil, err
	}
	if known := plans[plan.Digest()]; known != nil {
		return known, nil
	}
	plans[plan.Digest()] = plan
	return plan, nil
}

// A testRun is what came of the test files.
type testRun struct {
	flags  testFlags
	suites []suiteRun
	plans  []planMeasure
	fault  error // why no changes were made
}

// A suiteRun is a test file with what came of its cases.
type suiteRun struct {
	*plantest.Suite
	outcomes []plantest.CaseResult
}

// A planMeasure is what the cases of all files about a plan are worth.
type planMeasure struct {
	plan     *indicator.Plan
	cover    plantest.Coverage
	mutation *plantest.Mutation
	bands    []schemetest.BandChange // of the scheme, where one was asked for
}

func (r *testRun) failed() (count int) {
	for _, s := range r.suites {
		for _, o := range s.outcomes {
			if !o.Passed() {
				count++
			}
		}
	}
	return count
}

func (r *testRun) passed() (count int) {
	for _, s := range r.suites {
		count += len(s.outcomes)
	}
	return count - r.failed()
}

// measure looks, per plan, at what the cases cover and which changes they notice, as far as it was asked for.
func (r *testRun) measure(c *console) {
	if !r.flags.cover && r.flags.least == nil && !r.flags.mutate && r.flags.scheme.scheme == "" {
		return
	}
	seen := map[*indicator.Plan]bool{}
	for _, s := range r.suites {
		plan := s.Plan()
		if seen[plan] {
			continue
		}
		seen[plan] = true
		var outcomes []plantest.CaseResult
		var cases []plantest.Case
		for _, other := range r.suites {
			if other.Plan() == plan {
				outcomes = append(outcomes, other.outcomes...)
			}
		}
		for _, o := range outcomes {
			cases = append(cases, o.Case)
		}
		scheme := r.scheme(plan)
		m := planMeasure{plan: plan, cover: plantest.Cover(plan, outcomes, bandsOf(scheme)...)}
		if r.flags.mutate {
			if scheme != nil {
				m.bands = schemetest.Changes(scheme, outcomes)
			}
			mutation, err := plantest.Mutate(plan, cases, plantest.MutateOptions{Progress: progress(c.err), Lint: warned})
			if err != nil {
				r.fault = err
			} else {
				m.mutation = &mutation
			}
		}
		r.plans = append(r.plans, m)
	}
}

// warned is what lint says against a plan.
func warned(plan indicator.Definition) (all []string) {
	for _, f := range lint.Definition(plan) {
		if f.Severity != lint.Note {
			all = append(all, f.Error.Error())
		}
	}
	return all
}

// scheme reads the scheme for a plan; nil where none was asked for, or it cannot be read.
func (r *testRun) scheme(plan *indicator.Plan) *criteria.Scheme {
	if r.flags.scheme.scheme == "" {
		return nil
	}
	scheme, err := r.flags.scheme.readScheme(plan)
	if err != nil {
		r.fault = err
	}
	return scheme
}

// bandsOf are the bands of a scheme as what is to be covered.
func bandsOf(scheme *criteria.Scheme) []plantest.Source {
	if scheme == nil {
		return nil
	}
	return []plantest.Source{schemetest.Bands(scheme)}
}

// progress draws a bar, where people look on; nil where they do not.
func progress(w io.Writer) func(done, of int) {
	f, ok := w.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return drawBar(w)
}

// drawBar draws a bar of forty signs in one line, and wipes it when all is done.
func drawBar(w io.Writer) func(done, of int) {
	const width = 40
	last := -1
	return func(done, of int) {
		percent := 100 * done / of
		if percent == last {
			return
		}
		last = percent
		filled := width * done / of
		bar := make([]byte, width)
		for i := range bar {
			bar[i] = '.'
			if i < filled {
				bar[i] = '#'
			}
		}
		fmt.Fprintf(w, "\r[%s] %3d %%", bar, percent)
		if done == of {
			fmt.Fprint(w, "\r\033[K")
		}
	}
}

// status says on standard error what is short, and returns the exit status.
func (r *testRun) status(c *console) int {
	status := done
	if r.failed() > 0 {
		status = wrongInput
	}
	if r.fault != nil {
		status = c.refuse(r.fault)
	}
	for _, p := range r.plans {
		if r.flags.least != nil && !p.cover.AtLeast(*r.flags.least) {
			status = c.refuse(&rules.Error{Kind: rules.KindInvalid, File: "-min",
				Message: testCovered.With(p.cover.Reached(), len(p.cover.Points), *r.flags.least)})
		}
		if p.mutation != nil && slices.ContainsFunc(p.mutation.Survivors, func(s plantest.Survivor) bool { return s.Case != "" }) {
			status = wrongInput // what no figures tell apart may make no difference
		}
	}
	return status
}
