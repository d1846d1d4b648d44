package plantest

import (
	"cmp"
	"strconv"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// The wording of what can be wrong with the target that a boundary case names.
var (
	boundaryUnnamed = wording.New("test_boundary_unnamed", "the target of \"{0}\" is not named: figures around whatever the plan says cannot tell that the plan is wrong", "chưa ghi mức của \"{0}\": số liệu tìm quanh mức có sẵn trong kế hoạch thì không phát hiện được kế hoạch ghi sai")
	boundaryBase    = wording.New("test_boundary_base", "\"{0}\" is in {1}, the target \"{2}\" of \"{3}\" is in {4}", "\"{0}\" tính theo {1}, còn mức \"{2}\" của \"{3}\" tính theo {4}")
	boundaryIdle    = wording.New("test_boundary_idle", "\"{0}\" is the target of nothing here: each names its own", "\"{0}\" không là mức của mục nào ở đây: mục nào cũng ghi mức riêng")

	hintNameTarget  = wording.New("", "if the law says so, write {0}", "nếu văn bản quy định đúng như vậy thì ghi {0}")
	hintSameBase    = wording.New("", "write \"{0}\" if the law means the same; if it does not, the plan is wrong", "nếu văn bản quy định như vậy thì ghi \"{0}\"; nếu không thì kế hoạch sai")
	hintWhichBase   = wording.New("", "look up in the law which of the two is meant", "hãy xem văn bản quy định mức nào")
	targetInPlan    = wording.New("", "target {0} ({1})", "mức {0} ({1})")
	targetNamed     = wording.New("", "target {0}", "mức {0}")
	planHasNoTarget = wording.New("", "no target", "không có mức nào")
)

// isUnnamed reports whether a boundary does not say which target it is: boundary: true asked for figures around the target
// that the plan has, whatever that was.
func isUnnamed(boundary string) bool { return boundary == "" || boundary == "true" }

// An unnamedTarget is a boundary in a test file that does not name its target.
type unnamedTarget struct {
	inCase, path string // of the case and of what the target is of
	boundary     string // the path of the boundary that is there; empty where there is none
	wanted       string // the target that the plan has
}

// sides derives the three cases of a boundary: one event below the target that the file names, on it, and above. The one
// on the target also compares it with that of the plan.
func (x *expecting) sides(path, name string, check Check, j judged, w fileReading) {
	if !w.isPlainEmpty() || w.sides() == [3]string{} {
		x.refuseKey(path, rules.KindInvalid, sidesOnly.With(), wording.Message{})
		return
	}
	named, at, ok := x.boundary(path, j.subject, w)
	if !ok {
		return
	}
	j.subject.wanted = named
	verdicts, ok := x.sideVerdicts(path, j, w)
	if !ok {
		return
	}
	times, _ := j.yearly()
	b := boundary{j.formula, x.at(x.fileCase.City).scope, thresholdOf(named), named, times}
	figures, refusal, hint := b.solve(x.plain.Given)
	if !refusal.IsZero() {
		x.refuseKey(path, rules.KindInvalid, refusal, hint)
		return
	}
	about := x.fileCase.Name + ": " + x.in.ID
	if name != "" {
		about += ", " + name
	}
	for i := range figures {
		side := check
		side.Verdict, side.Line = verdicts[i], x.document.Line(path+"."+sideNames[i])
		one := Case{
			Name: about + ", " + sideNames[i],
			File: x.file, Line: check.Line, City: x.fileCase.City, Period: x.plain.Period, Submission: x.plain.Submission,
			Given: figures[i], Checks: []Check{side},
		}
		if i == 1 {
			onPlan := check
			onPlan.Boundary, onPlan.Line = named, x.document.Line(at)
			one.Checks = append(one.Checks, onPlan)
		}
		x.cases = append(x.cases, one)
	}
}

// sideVerdicts reads the verdicts on the three sides of a target.
func (x *expecting) sideVerdicts(path string, j judged, w fileReading) (verdicts [3]*indicator.Verdict, ok bool) {
	for i, word := range w.sides() {
		if word == "" {
			x.refuseKey(path, rules.KindInvalid, sidesNeeded.With(), wording.Message{})
			return verdicts, false
		}
		verdicts[i] = j.verdict(path+"."+sideNames[i], word)
	}
	return verdicts, true
}

// boundary is the target that the file names for a subject, in its own words, and where it stands: beside the verdicts, or
// for all that names none of its own at the case. Where none is named, that is refused with the line to write, and the
// plan's own stands in, so that what else is wrong is found too.
func (x *expecting) boundary(path string, s subject, w fileReading) (named, at string, ok bool) {
	at = path + ".boundary"
	if w.Boundary == "" && x.fileCase.Boundary != "" {
		at = x.inCase + ".boundary"
		*x.boundaryUsed = true
	}
	named = cmp.Or(w.Boundary, x.fileCase.Boundary)
	if isUnnamed(named) {
		x.unnamed(path, at, named, s.wanted)
		return s.wanted, path, true
	}
	t, err := target.Parse(named)
	if err != nil {
		x.document.Locate(at, err)
		x.errs = append(x.errs, err)
		return "", "", false
	}
	own, err := target.Parse(s.wanted)
	if err != nil || t.Base != own.Base {
		x.refuse(at, boundaryBase.With(named, t.Base.String(), s.wanted, x.in.ID, own.Base.String()), inBase(t, own.Base))
		return "", "", false
	}
	return named, at, true
}

// unnamed refuses a boundary that does not name its target.
func (x *expecting) unnamed(path, at, found, wanted string) {
	there := ""
	if found != "" {
		there = at
	}
	x.unnamedTargets = append(x.unnamedTargets, unnamedTarget{x.inCase, path, there, wanted})
	e := &rules.Error{Kind: rules.KindInvalid, Message: boundaryUnnamed.With(x.in.ID), Hint: hintNameTarget.With("boundary: " + strconv.Quote(wanted))}
	if there != "" && (there == path+".boundary" || x.fileCase.subjects() == 1) {
		x.document.Locate(at, e)
	} else {
		x.document.LocateKey(path, e)
	}
	x.errs = append(x.errs, e)
}

// inBase is the hint for a target in another base than that of the plan: what it is there.
func inBase(t target.Target, base rules.Base) wording.Message {
	if t.Base <= rules.BaseCount || base <= rules.BaseCount {
		return hintWhichBase.With()
	}
	n, _ := t.Number().Mul(exact.Int(int64(base))).Div(exact.Int(int64(t.Base)))
	return hintSameBase.With(target.Target{Base: base}.With(t.Op(), n))
}

// sameTarget reports whether two targets mean the same: operator, number and base.
func sameTarget(one, other string) bool {
	if one == other {
		return true
	}
	a, err := target.Parse(one)
	b, fault := target.Parse(other)
	return err == nil && fault == nil && a.Op() == b.Op() && a.Base == b.Base && a.Number().Cmp(b.Number()) == 0
}
