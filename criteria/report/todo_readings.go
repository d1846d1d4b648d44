package report

import (
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

var (
	taskContested      = wording.New("contested", "Indicator {0}: depends on the reading: {1}", "Chỉ tiêu {0}: tùy cách hiểu: {1}")
	taskContestedUnits = wording.New("contested_units", "Indicator {0}: depends on the reading in {1} of the units: {2}", "Chỉ tiêu {0}: tùy cách hiểu ở {1} đơn vị: {2}")
	andMoreUnits       = wording.New("", "{0} and {1} more", "{0} và {1} đơn vị khác")
)

// mostUnitsNamed is how many units a task names that is about several.
const mostUnitsNamed = 5

// contested adds, for each indicator, that the verdict of the city depends on the reading, and in which units it does.
// Nothing is missing and nothing contradicts itself there, so that these tasks come last.
func (g *gathering) contested(d *Document) {
	units := map[string][]indicator.Result{} // by the indicator's ID
	for i := range d.units {
		for _, res := range d.units[i].Results {
			if res.Contested() {
				id := res.Indicator().ID
				units[id] = append(units[id], res)
			}
		}
	}
	add := func(message wording.Message, about indicator.Result) {
		g.tasks = append(g.tasks, Task{Code: message.Code(), Unit: d.city.Record.Unit(), about: []indicator.Result{about}, text: message.Text(), sentence: true})
	}
	for _, in := range d.definition.Indicators {
		if res, ok := d.city.Results.Find(in.ID); ok && res.Contested() {
			add(taskContested.With(in.Number, outcomesText(res)), res)
		}
		if contested := units[in.ID]; len(contested) > 0 {
			add(unitsMessage(in.Number, contested), contested[0])
		}
	}
}

// outcomesText are the readings of a target with the verdict under each, the one that decides first.
func outcomesText(res indicator.Result) wording.Text {
	in := func(lang wording.Language) string {
		var parts []string
		for i, reading := range res.AllReadings() {
			part := readingName(reading.Reading, lang) + " → " + verdictText(reading.Result).In(lang)
			if i == 0 {
				part += decides.In(lang)
			}
			parts = append(parts, part)
		}
		return strings.Join(parts, "; ")
	}
	return wording.Text{VI: in(wording.Vietnamese), EN: in(wording.English)}
}

// readingName is what a reading says, or its ID.
func readingName(reading indicator.Reading, lang wording.Language) string {
	if text := reading.Text.In(lang); text != "" {
		return text
	}
	return reading.ID
}

// unitsMessage says in which units an indicator is contested, and names the first of them.
func unitsMessage(number string, contested []indicator.Result) wording.Message {
	var names []string
	for _, res := range contested[:min(mostUnitsNamed, len(contested))] {
		names = append(names, title(res.Record().Unit()))
	}
	if more := len(contested) - len(names); more > 0 {
		return taskContestedUnits.With(number, len(contested), andMoreUnits.With(names, more))
	}
	return taskContestedUnits.With(number, len(contested), names)
}
