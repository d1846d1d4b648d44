package plantest

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/childward/childward/indicator"
)

// A subject is what has a verdict of its own: an indicator against its own target, against a further one, or
// under an alternative reading that can be computed.
type subject struct {
	target  int    // 0 is the plan's own, 1 the first of the further targets
	reading string // the id of the alternative reading, or empty
	path    string // where it stands below the indicator, such as .target
	value   string // the formula
	own     bool   // the formula is that of the reading, not that of the indicator
	wanted  string // the target
}

// subjectsOf are what an indicator is judged by: its own target, the further ones, and its readings.
func subjectsOf(in indicator.Indicator) []subject {
	all := []subject{{path: ".target", value: in.Value, wanted: in.Target}}
	for i, t := range in.FurtherTargets {
		all = append(all, subject{target: i + 1, path: fmt.Sprintf(".further_targets[%d].target", i), value: in.Value, wanted: t.Target})
	}
	for i, r := range in.Readings {
		if i > 0 && (r.Value != "" || r.Target != "") {
			all = append(all, subject{reading: r.ID, path: fmt.Sprintf(".readings[%d]", i), own: r.Value != "",
				value: cmp.Or(r.Value, in.Value), wanted: cmp.Or(r.Target, in.Target)})
		}
	}
	return all
}

// underReading is the subject of an alternative reading; ok is false where there is none that can be computed.
func underReading(in indicator.Indicator, id string) (s subject, ok bool) {
	all := subjectsOf(in)
	if i := slices.IndexFunc(all, func(s subject) bool { return id != "" && s.reading == id }); i >= 0 {
		return all[i], true
	}
	return s, false
}

// check is a check of the subject that expects nothing yet.
func (s subject) check(indicator string) Check {
	return Check{Indicator: indicator, Target: s.target, Reading: s.reading}
}
