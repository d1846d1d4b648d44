package plantest

import (
	"fmt"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

// judged is what a verdict is expected of: a formula against a target.
type judged struct {
	*expecting
	formula *rules.Formula
	subject subject
}

// verdictWords are the verdicts that a case can expect.
var verdictWords = []string{"achieved", "missed", "no_data", "not_applicable", "invalid", "not_due", noResult}

// verdict reads an expected verdict; nil when none is expected, or the word is wrong.
func (j judged) verdict(path, word string) *indicator.Verdict {
	var v indicator.Verdict
	switch {
	case word == "":
		return nil
	case word == "?":
		j.refuse(path, verdictOpen.With(), hintVerdictOpen.With())
		return nil
	case word == noResult:
		j.refuse(path, noneOnly.With(), wording.Message{})
		return nil
	case v.UnmarshalText([]byte(word)) != nil:
		j.refuse(path, verdictUnknown.With(word, verdictWords), known(word, verdictWords))
		return nil
	}
	if why := j.never(v); !why.IsZero() {
		j.refuse(path, verdictNever.With(j.in.ID, word, why), j.instead())
		return nil
	}
	return &v
}

// never says why a verdict cannot come out, whatever the figures are; zero where it can.
func (j judged) never(v indicator.Verdict) wording.Message {
	if v == indicator.Invalid || !j.dated {
		return wording.Message{}
	}
	due := j.due()
	times, known := j.yearly()
	switch {
	case v == indicator.NotDue && due:
		return neverDue.With(j.period().String())
	case v != indicator.NotDue && !due:
		return neverBeforeDue.With(j.period().String())
	case v == indicator.NotDue:
		return wording.Message{}
	case v.Judged() && !known:
		return neverSpanUnknown.With(j.plain.Submission.HandedIn)
	case v == indicator.NotApplicable && !prove.Divides(j.formula):
		return neverUndefined.With(j.subject.value)
	case v == indicator.NoData && known && len(j.formula.Uses()) == 0:
		return neverMissing.With(j.subject.value)
	case v.Judged() && times.Cmp(exact.Int(1)) == 0 && !j.reaches(v):
		return neverReached.With(j.subject.value, j.subject.wanted)
	}
	return wording.Message{}
}

// reaches reports whether a value is on the side of the target that the verdict is about.
func (j judged) reaches(v indicator.Verdict) bool {
	met, missed := j.at(j.fileCase.City).sides(j.formula, thresholdOf(j.subject.wanted))
	if v == indicator.Achieved {
		return met
	}
	return missed
}

// instead is the hint at a verdict that cannot come out because of what the case says of its figures.
func (j judged) instead() wording.Message {
	_, known := j.yearly()
	switch {
	case !j.due():
		return hintNotDue.With()
	case !known:
		return hintSpanUnknown.With()
	}
	return wording.Message{}
}

// elementPath is the path of an element of a list.
func elementPath(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
