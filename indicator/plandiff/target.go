package plandiff

import (
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// target compares two targets; name is that of a further target, which has a verdict of its own, and empty for the
// plan's own.
func (c *comparison) target(in indicator.Indicator, before, after string, name wording.Text) {
	if before == after {
		return
	}
	whose := wordTarget.With()
	if name != (wording.Text{}) {
		whose = wordFurtherTarget.With(name)
	}
	words := targetChange(before, after)
	c.of(in, words != targetRewritten, words.With(whose, before, after))
}

// targetChange says how the values that meet a target changed.
func targetChange(before, after string) *wording.Template {
	b, err1 := target.Parse(before)
	a, err2 := target.Parse(after)
	if err1 != nil || err2 != nil || b.Base != a.Base {
		return targetBase
	}
	narrower, wider := within(a.Threshold, b.Threshold), within(b.Threshold, a.Threshold)
	switch {
	case narrower && wider:
		return targetRewritten
	case narrower && a.Number().Cmp(b.Number()) == 0:
		return targetStrict
	case narrower:
		return targetTightened
	case wider && a.Number().Cmp(b.Number()) == 0:
		return targetLenient
	case wider:
		return targetLoosened
	}
	return targetMoved
}

// within reports whether every number that meets one threshold meets the other.
func within(a, b rules.Threshold) bool {
	sameSide := a.Op()[0] == b.Op()[0]
	order := a.Number().Cmp(b.Number())
	if a.Op()[0] == '>' {
		order = -order
	}
	switch {
	case a.Op() == "=":
		return b.Met(a.Number())
	case !sameSide:
		return false
	case order == 0:
		return len(b.Op()) == 2 || len(a.Op()) == 1 // < is narrower than <=
	}
	return order < 0
}

// furtherTargets compares the targets of other offices and years, by their names.
func (c *comparison) furtherTargets(b, a indicator.Indicator) {
	paired(b.FurtherTargets, a.FurtherTargets, func(t indicator.Target) wording.Text { return t.Name },
		func(before, after indicator.Target) { c.target(a, before.Target, after.Target, after.Name) },
		func(t indicator.Target) { c.of(a, false, furtherAdded.With(t.Name, t.Target)) },
		func(t indicator.Target) { c.of(a, false, furtherRemoved.With(t.Name, t.Target)) })
}
