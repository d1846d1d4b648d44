package plantest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A checker holds a test file against its plan and gathers all that is wrong.
type checker struct {
	plan       *indicator.Plan
	document   *strictyaml.Document
	file       string
	definition indicator.Definition
	levels
	knows    map[string]bool
	cases    []Case
	errs     rules.Errors
	warnings rules.Errors

	unnamedTargets []unnamedTarget // each of them an error, too
}

func newChecker(plan *indicator.Plan, document *strictyaml.Document, file string) *checker {
	d := plan.Definition()
	return &checker{plan: plan, document: document, file: file, definition: d, levels: levelsOf(d), knows: namesOf(plan)}
}

func (c *checker) refuse(path string, message, hint wording.Message) {
	e := &rules.Error{Kind: rules.KindInvalid, Message: message, Hint: hint}
	c.document.Locate(path, e)
	c.errs = append(c.errs, e)
}

func (c *checker) refuseKey(path string, kind rules.Kind, message, hint wording.Message) {
	e := &rules.Error{Kind: kind, Message: message, Hint: hint}
	c.document.LocateKey(path, e)
	c.errs = append(c.errs, e)
}

func (c *checker) suite(f testFile) {
	if len(f.Cases) == 0 {
		c.refuseKey("cases", rules.KindInvalid, casesNone.With(), hintWriteCases.With())
	}
	c.properties(f.Properties)
	lines := map[string]int{}
	for i, fc := range f.Cases {
		path := fmt.Sprintf("cases[%d]", i)
		if line, twice := lines[fc.Name]; twice {
			c.refuse(path+".name", caseTwice.With(fc.Name, line), wording.Message{})
		} else {
			lines[fc.Name] = c.document.Line(path + ".name")
		}
		c.fileCase(path, fc)
	}
}

func (c *checker) fileCase(path string, fc fileCase) {
	plain := Case{Name: fc.Name, File: c.file, Line: c.document.Line(path + ".name"), City: fc.City, Given: c.given(path, fc)}
	dated := c.date(path, fc, &plain)
	c.absent(path, fc)
	if len(fc.Expect) == 0 {
		c.refuseKey(path+".expect", rules.KindInvalid, expectsNothing.With(fc.Name), wording.Message{})
	}
	var used []string
	boundaryUsed := false
	for _, id := range inOrder(c.document, path+".expect", fc.Expect) {
		e := fc.Expect[id]
		w := &expecting{checker: c, in: c.indicator(path+".expect."+id, id, fc.City, e.Verdict == noResult), fileCase: fc, plain: &plain,
			dated: dated, inCase: path, path: path + ".expect." + id, boundaryUsed: &boundaryUsed}
		if w.in != nil {
			w.all(fc.Expect[id])
			used = append(used, w.used...)
		}
	}
	if !boundaryUsed && !isUnnamed(fc.Boundary) {
		c.warn(path+".boundary", boundaryIdle.With(fc.Boundary))
	}
	if !fc.hasBoundary() {
		c.cases = append(c.cases, plain)
	}
	for _, g := range plain.Given {
		if !slices.Contains(used, g.Name) {
			c.warn(path+".given."+g.Name, givenUnused.With(g.Name))
		}
	}
}

func (c *checker) warn(path string, message wording.Message) {
	e := &rules.Error{Kind: rules.KindInvalid, Message: message}
	c.document.LocateKey(path, e)
	c.warnings = append(c.warnings, e)
}

// given reads the figures of a case, each for itself, so that every fault has its place.
func (c *checker) given(path string, fc fileCase) (given []Given) {
	for _, name := range inOrder(c.document, path+".given", fc.Given) {
		g := Given{name, fc.Given[name]}
		at := path + ".given." + name
		switch strings.ToLower(g.Value) {
		case "null", "~", "?", "none", "missing":
			c.refuse(at, givenNull.With(g.Value), hintLeaveOut.With())
			continue
		}
		one := Case{City: fc.City, Given: []Given{g}}
		if _, err := one.record(c.plan, map[string]bool{name: true}); err != nil {
			for _, e := range rules.AllErrors(err) {
				if e.Kind == rules.KindUnknownName {
					c.refuseKey(at, e.Kind, e.Message, e.Hint)
				} else {
					c.refuse(at, e.Message, e.Hint)
				}
			}
			continue
		}
		given = append(given, g)
	}
	return given
}

// absent checks the names of what is left out on purpose.
func (c *checker) absent(path string, fc fileCase) {
	for i, name := range fc.Absent {
		at := fmt.Sprintf("%s.absent[%d]", path, i)
		if _, given := fc.Given[name]; given {
			c.refuse(at, absentGiven.With(name), wording.Message{})
		}
		c.statistic(at, name, fc.City)
	}
}

// statistic refuses a name that records of the level do not have.
func (c *checker) statistic(path, name string, city bool) {
	if c.knows[name] && (city || name != unitsName) {
		return
	}
	c.refuse(path, phrases.StatisticUnknown.With(name), phrases.Meant(name, c.ward.scope.Names()))
}

// indicator finds an indicator that exists at the level, unless a case is about that it does not; nil when there is none.
func (c *checker) indicator(path, id string, city, orNot bool) *indicator.Indicator {
	var ids []string
	for i := range c.definition.Indicators {
		in := &c.definition.Indicators[i]
		ids = append(ids, in.ID)
		if in.ID != id {
			continue
		}
		switch {
		case orNot:
		case city && in.City == indicator.LevelNone:
			c.refuseKey(path, rules.KindInvalid, notForCity.With(id, c.definition.Area.Whole()), hintWard.With())
			return nil
		case !city && in.Ward == indicator.LevelNone:
			c.refuseKey(path, rules.KindInvalid, notForWard.With(id), hintCity.With())
			return nil
		}
		return in
	}
	c.refuseKey(path, rules.KindUnknownName, indicatorUnknown.With(id), phrases.Meant(id, ids))
	return nil
}
