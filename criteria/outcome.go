package criteria

import (
	"fmt"
	"slices"
	"strings"
)

// An Outcome says whether a unit may be proposed for recognition. It is no recognition: that is an act of the
// competent authority alone.
type Outcome uint8

// The outcomes.
const (
	Undetermined Outcome = iota // what is missing, or not known of the scale, could turn it
	Eligible                    // may be proposed: every condition holds whatever is still open
	NotEligible                 // may not be proposed: some condition fails whatever is still open
	NoOutcome                   // the scheme only grades: it has no tiers, and no criterion can fail a unit. JSON leaves it out
)

var outcomeWords = []string{"undetermined", "eligible", "not_eligible", "none"}

var outcomeTexts = []Text{
	{VI: "chưa xác định", EN: "undetermined"},
	{VI: "đủ điều kiện đề nghị công nhận", EN: "may be proposed for recognition"},
	{VI: "chưa đủ điều kiện", EN: "may not be proposed"},
	{VI: "chỉ xếp loại", EN: "graded alone"},
}

// String returns the word of the outcome in JSON: undetermined, eligible, not_eligible; none for [NoOutcome].
func (o Outcome) String() string {
	if int(o) >= len(outcomeWords) {
		return fmt.Sprintf("outcome(%d)", uint8(o))
	}
	return outcomeWords[o]
}

// Text returns the outcome as people read it.
func (o Outcome) Text() Text {
	if int(o) >= len(outcomeTexts) {
		return Text{}
	}
	return outcomeTexts[o]
}

// MarshalText writes the word of the outcome.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the word of an outcome and refuses any other.
func (o *Outcome) UnmarshalText(text []byte) error {
	i := slices.Index(outcomeWords, string(text))
	if i < 0 {
		return fmt.Errorf("outcome %q: expected one of %s", text, strings.Join(outcomeWords, ", "))
	}
	*o = Outcome(i)
	return nil
}
