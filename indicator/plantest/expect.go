package plantest

import (
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// expecting reads what one case expects of one indicator.
type expecting struct {
	*checker
	in       *indicator.Indicator
	fileCase fileCase
	plain    *Case
	dated    bool // what the case says of its period and its figures could be read
	inCase   string
	path     string
	used     []string // the statistics that what is expected depends on

	boundaryUsed *bool // the target of the case is that of something
}

func (x *expecting) all(e fileExpectation) {
	if e.Verdict == noResult {
		x.none(e)
		return
	}
	if e.isEmpty() && len(e.Targets) == 0 && len(e.Readings) == 0 {
		x.refuseKey(x.path, rules.KindInvalid, expectsNothing.With(x.fileCase.Name), wording.Message{})
	}
	own := subjectsOf(*x.in)
	if !e.fileReading.isEmpty() {
		x.one(x.path, "", own[0], e.fileReading)
	}
	for _, name := range inOrder(x.document, x.path+".targets", e.Targets) {
		path := x.path + ".targets." + name
		if k := x.furtherTarget(path, name); k > 0 {
			t := e.Targets[name]
			x.one(path, name, own[k], fileReading{Verdict: t.Verdict, Boundary: t.Boundary, Below: t.Below, On: t.On, Above: t.Above})
		}
	}
	for _, id := range inOrder(x.document, x.path+".readings", e.Readings) {
		path := x.path + ".readings." + id
		if s, ok := x.reading(path, id); ok {
			x.one(path, id, s, e.Readings[id])
		}
	}
}

// furtherTarget finds a further target by its name in either language: 1 for the first, 0 for none.
func (x *expecting) furtherTarget(path, name string) int {
	var names []string
	for i, t := range x.in.FurtherTargets {
		if wording.Normalise(t.Name.VI) == name || wording.Normalise(t.Name.EN) == name {
			return i + 1
		}
		names = append(names, t.Name.VI, t.Name.EN)
	}
	x.refuseKey(path, rules.KindUnknownName, targetUnknown.With(x.in.ID, name), known(name, names))
	return 0
}

// reading finds a reading that can be computed.
func (x *expecting) reading(path, id string) (s subject, ok bool) {
	var ids []string
	for _, r := range x.in.Readings {
		ids = append(ids, r.ID)
	}
	s, ok = underReading(*x.in, id)
	switch {
	case ok:
	case !slices.Contains(ids, id):
		x.refuseKey(path, rules.KindUnknownName, readingUnknown.With(x.in.ID, id), known(id, ids))
	case id == ids[0]:
		x.refuseKey(path, rules.KindInvalid, readingFirst.With(id), wording.Message{})
	default:
		x.refuseKey(path, rules.KindInvalid, readingNot.With(id), wording.Message{})
	}
	return s, ok
}

// known is the hint for a name that is none of those there are.
func known(name string, names []string) wording.Message {
	if near := phrases.Meant(name, names); !near.IsZero() || len(names) == 0 {
		return near
	}
	return hintKnown.With(names)
}

// one reads what is expected of one subject; name is what the file calls it, empty for the indicator itself.
func (x *expecting) one(path, name string, s subject, w fileReading) {
	f := x.at(x.fileCase.City).compile(s.value)
	if f == nil { // it is computed at the other level only
		x.refuseKey(path, rules.KindInvalid, readingNot.With(s.reading), wording.Message{})
		return
	}
	x.uses(f)
	check := s.check(x.in.ID)
	check.Line = x.document.Line(path)
	judged := judged{x, f, s}
	if x.fileCase.hasBoundary() || w.hasSides() {
		x.sides(path, name, check, judged, w)
		return
	}
	if w.isPlainEmpty() {
		x.refuseKey(path, rules.KindInvalid, expectsNothing.With(x.fileCase.Name), wording.Message{})
		return
	}
	check.Verdict = judged.verdict(verdictPath(path, w), w.Verdict)
	judged.figures(path, &check, w)
	judged.interim(path, &check, w)
	check.Monitor = w.Monitor
	x.missing(path, &check, w)
	x.warnings(path, &check, w)
	x.lacking(path, f, w)
	x.plain.Checks = append(x.plain.Checks, check)
}

// verdictPath is where the verdict stands: under its key.
func verdictPath(path string, w fileReading) string {
	if w.Verdict == "" {
		return path
	}
	return path + ".verdict"
}

// uses notes the statistics of a formula, and those that a constraint ties to them.
func (x *expecting) uses(f *rules.Formula) {
	names := rules.FreeNames(f.Text())
	x.used = append(x.used, names...)
	for _, s := range x.definition.Statistics {
		for _, constraint := range s.Constraints {
			tied := rules.FreeNames(constraint)
			if slices.ContainsFunc(tied, func(name string) bool { return slices.Contains(names, name) }) {
				x.used = append(x.used, tied...)
			}
		}
	}
}

// missing reads the statistics that stand in the way of a verdict.
func (x *expecting) missing(path string, check *Check, w fileReading) {
	if w.Missing == nil {
		return
	}
	if v := check.Verdict; v != nil && *v != indicator.NoData && *v != indicator.NotDue {
		x.refuseKey(path+".missing", rules.KindInvalid, missingAnd.With(check.Verdict.String()), wording.Message{})
		return
	}
	for i, name := range w.Missing {
		x.statistic(elementPath(path+".missing", i), name, x.fileCase.City)
	}
	check.Missing = slices.Compact(slices.Sorted(slices.Values(w.Missing)))
}

// lacking warns of statistics that the formula uses and the case does not mention.
func (x *expecting) lacking(path string, f *rules.Formula, w fileReading) {
	var names []string
	for _, name := range rules.FreeNames(f.Text()) {
		_, given := x.fileCase.Given[name]
		declared := x.knows[name]
		if declared && !given && !slices.Contains(w.Missing, name) && !slices.Contains(x.fileCase.Absent, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		x.warn(path, inputLacking.With(x.in.ID, names))
	}
}
