package indicator

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/rules"
)

// A Verdict says whether an indicator reached its target, or why that cannot be said.
type Verdict uint8

// The verdicts.
const (
	NoData        = Verdict(rules.DecisionMissing)   // a statistic was not reported; never missed, never zero
	Achieved      = Verdict(rules.DecisionMet)       // the exact value reaches the target
	Missed        = Verdict(rules.DecisionUnmet)     // the exact value does not reach the target
	NotApplicable = Verdict(rules.DecisionUndefined) // the denominator is 0: nobody to whom it could happen; never achieved
	Invalid       = Verdict(rules.DecisionInvalid)   // the data contradict themselves
	NotDue        = Invalid + 1                      // not judged in this report yet
)

var verdictWords = []string{"no_data", "achieved", "missed", "not_applicable", "invalid", "not_due"}

var verdictTexts = []Text{
	{VI: "thiếu số liệu", EN: "no data"},
	{VI: "đạt", EN: "achieved"},
	{VI: "chưa đạt", EN: "missed"},
	{VI: "không phát sinh", EN: "not applicable"},
	{VI: "số liệu mâu thuẫn", EN: "contradictory data"},
	{VI: "chưa đến kỳ báo cáo", EN: "not due"},
}

// String returns the word of the verdict in JSON: no_data, achieved, missed, not_applicable, invalid, not_due.
func (v Verdict) String() string {
	if int(v) >= len(verdictWords) {
		return fmt.Sprintf("verdict(%d)", uint8(v))
	}
	return verdictWords[v]
}

// Text returns the verdict as people read it.
func (v Verdict) Text() Text {
	if int(v) >= len(verdictTexts) {
		return Text{}
	}
	return verdictTexts[v]
}

// Judged reports whether the verdict is one of achieved and missed.
func (v Verdict) Judged() bool { return v == Achieved || v == Missed }

// MarshalText writes the word of the verdict.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the word of a verdict and refuses any other.
func (v *Verdict) UnmarshalText(text []byte) error {
	i := slices.Index(verdictWords, string(text))
	if i < 0 {
		return fmt.Errorf("verdict %q: expected one of %s", text, strings.Join(verdictWords, ", "))
	}
	*v = Verdict(i)
	return nil
}
