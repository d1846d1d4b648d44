package report

import (
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// dependsOnReading says that another reading of the target turns the verdict round, and readingsVary the same in a narrow
// column.
var (
	dependsOnReading = wording.Text{EN: "depends on the reading", VI: "tùy cách hiểu"}
	readingsVary     = wording.Text{EN: "readings vary", VI: "tùy cách hiểu"}
)

// readingsCell are the readings by their IDs with the words of their verdicts, the one that decides first, for programs:
// level: achieved; count: missed. It is empty where no alternative can be computed.
func readingsCell(res indicator.Result) string {
	var parts []string
	for _, reading := range res.AllReadings() {
		verdict := reading.Verdict.String()
		if reading.Hidden() {
			verdict = "hidden"
		}
		parts = append(parts, reading.Reading.ID+": "+verdict)
	}
	return strings.Join(parts, "; ")
}

// decides marks the reading that decides.
var decides = wording.Text{EN: " (decides)", VI: " (quyết định)"}

// readings writes the readings of a target: of those that can be computed the outcome, too, and which of them decides.
func (t *text) readings(res indicator.Result) {
	outcomes := res.AllReadings()
	for i, reading := range res.Indicator().Readings {
		label := t.Say("Readings", "Cách hiểu")
		if i > 0 {
			label = ""
		}
		text := strings.TrimSpace("(" + reading.ID + ") " + reading.Text.In(t.Lang))
		if len(outcomes) > 0 && outcomes[0].Reading.ID == reading.ID && outcomes[0].Reading.Text == reading.Text {
			text += ": " + outcomes[0].Explain(t.Lang)
			outcomes = outcomes[1:]
			if i == 0 {
				text += decides.In(t.Lang)
			}
		}
		t.row(label, text)
	}
}
