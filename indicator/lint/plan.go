package lint

import (
	"fmt"
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

// Plan returns the findings about a plan file, in the order of [Report.Findings]; file is the name that they show. Statistics that are
// used elsewhere, as by a scheme, can be named: they are not unused.
func Plan(source []byte, file string, alsoUsed ...string) []Finding {
	definition, document, err := indicator.ReadDefinition(source, file)
	l := &linter{Report: NewReport(document), definition: definition, alsoUsed: alsoUsed}
	l.Fail(err)
	if document == nil || !document.Has("indicators") { // without them, everything else looks unused
		return l.findings
	}
	l.refused(err != nil)
	l.check()
	return l.Findings()
}

// Definition returns the findings about a plan made in Go, in no order but that of the checks. Their file is the
// path of the text they are about, such as indicators[3].value, and nothing can be silenced.
func Definition(d indicator.Definition, alsoUsed ...string) []Finding {
	path := func(path string, e *rules.Error) { e.File = path }
	l := &linter{Report: &Report{locate: path}, definition: d, alsoUsed: alsoUsed}
	_, err := indicator.NewPlan(d)
	l.Fail(err)
	l.check()
	return l.findings
}

// A linter gathers what is to be said about a plan.
type linter struct {
	*Report
	definition indicator.Definition
	alsoUsed   []string
	levels     [2]level // of the ward and of the city
	byName     map[string]*indicator.Statistic
	labels     [][2]string // of each statistic, as texts are compared with them
}

// refused adds what is wrong with the plan as such. Where a part of the file could not be read, what is wrong with a
// text that was not read is said already.
func (l *linter) refused(inPart bool) {
	unreadable := l.findings
	_, err := indicator.NewPlan(l.definition)
	for _, e := range rules.AllErrors(err) {
		path := e.File
		l.locate(path, e)
		said := func(f Finding) bool { return f.Line == e.Line }
		if !inPart || l.document.Has(path) && !slices.ContainsFunc(unreadable, said) {
			l.findings = append(l.findings, Finding{Severity: Error, Error: e})
		}
	}
}

func (l *linter) check() {
	l.prepare()
	l.numbers()
	l.statistics()
	l.translations()
	for i := range l.definition.Indicators {
		in := &l.definition.Indicators[i]
		l.indicator(in, fmt.Sprintf("indicators[%d]", i))
	}
}

// A level is what formulas may use on one kind of record, and what is known of it without data.
type level struct {
	scope  *rules.Scope
	domain *prove.Domain
}

// prepare makes the scopes, and fills their domains with what all sound data have in common.
func (l *linter) prepare() {
	l.byName = map[string]*indicator.Statistic{}
	for i := range l.definition.Statistics {
		s := &l.definition.Statistics[i]
		l.byName[wording.Normalise(s.Name)] = s
		l.labels = append(l.labels, bothBare(s.Label))
	}
	l.levels[0].scope, l.levels[1].scope = l.definition.Scopes()
	for i := range l.levels {
		scope := l.levels[i].scope
		for _, s := range l.definition.Statistics {
			scope.Declare(rules.LastYearPrefix+s.Name, rules.NumberType)
		}
		l.levels[i].domain = prove.NewDomain(scope)
		for _, s := range l.definition.Statistics {
			if s.Kind == indicator.Amount {
				l.levels[i].domain.Fractions(s.Name)
				l.levels[i].domain.Fractions(rules.LastYearPrefix + s.Name)
			}
			for _, text := range s.Constraints {
				l.levels[i].assume(text)
			}
		}
	}
	l.levels[1].assume("units >= 1")
	for _, s := range l.definition.Statistics {
		if s.Kind == indicator.Flag {
			l.levels[1].assume(s.Name + " <= units")
		}
	}
}

// assume adds a condition that holds for all sound data of this year and the last. One that cannot be compiled has
// been reported, or makes sense for the other kind of record alone.
func (l *level) assume(text string) {
	condition, err := rules.CompileWith(text, l.scope, rules.Options{Type: rules.TruthType})
	if err != nil {
		return
	}
	l.domain.Assume(condition)
	l.domain.AssumeLastYear(condition)
}

// compile compiles a value for the kind of record on which the indicator exists, for the city where it does on
// both; nil where the formula is wrong, which has been reported.
func (l *linter) compile(in *indicator.Indicator, text string) (*rules.Formula, *level) {
	for _, at := range []int{1, 0} {
		if at == 1 && in.City == indicator.LevelNone {
			continue
		}
		f, err := rules.CompileWith(text, l.levels[at].scope, rules.Options{Bases: true, Type: rules.NumberType})
		if err == nil {
			return f, &l.levels[at]
		}
	}
	return nil, nil
}
