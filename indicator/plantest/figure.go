package plantest

import (
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// The wording of what can be wrong with figures and verdicts in a part of a year.
var (
	annualisedNone = wording.New("test_annualised_none", "annualised beside \"{0}\", which is judged on its value as it stands", "có annualised ở \"{0}\", vốn đánh giá theo chính giá trị")
	annualisedYear = wording.New("test_annualised_year", "annualised where the figures cover 12 months: the value is the yearly figure", "có annualised khi số liệu đã gồm 12 tháng: value là số của cả năm")
	annualisedOpen = wording.New("test_annualised_unknown", "no yearly figure: {0}", "không có số quy ra năm: {0}")
	interimAnd     = wording.New("test_interim_with", "interim beside the verdict {0}: only achieved and missed can still turn", "có interim cạnh kết quả {0}: chỉ achieved và missed mới còn thay đổi")
	interimYear    = wording.New("test_interim_year", "interim in {0}, a year, whose verdicts stand", "có interim trong kỳ {0} là cả năm, kết quả đã chắc")
)

// figures reads an expected value and an expected yearly figure: exact, or with so many places as they have decimals.
func (j judged) figures(path string, check *Check, w fileReading) {
	if w.Value == "" && w.Annualised == "" {
		if w.Places != nil {
			j.refuse(path+".places", placesAlone.With(), wording.Message{})
		}
		return
	}
	check.Value = j.figure(path+".value", w.Value, w.Places)
	check.Annualised = j.figure(path+".annualised", w.Annualised, w.Places)
	if check.Value != nil && !j.hasValue(check.Verdict) {
		j.refuse(path+".value", valueAndVerdict.With(check.Verdict.String()), wording.Message{})
	}
	if check.Annualised != nil {
		j.annualised(path+".annualised", check.Verdict)
	}
	if check.Value != nil || check.Annualised != nil {
		check.Places = w.Places
	}
}

// figure reads one figure; nil where there is none, or it is wrong.
func (j judged) figure(path, text string, places *int) *exact.Number {
	if text == "" {
		return nil
	}
	n, decimals, ok := parseValue(text)
	switch {
	case text == "?":
		j.refuse(path, verdictOpen.With(), hintVerdictOpen.With())
	case !ok:
		j.refuse(path, valueUnreadable.With(text), wording.Message{})
	case places != nil && decimals < 0:
		j.refuse(path, fractionPlaces.With(text), wording.Message{})
	case places != nil && *places != decimals:
		j.refuse(path, valuePlaces.With(text, decimals, *places), hintPlaces.With(*places))
	default:
		return &n
	}
	return nil
}

// parseValue reads a plain decimal, or a fraction of two whole numbers, which has -1 decimals.
func parseValue(text string) (n exact.Number, decimals int, ok bool) {
	above, below, fraction := strings.Cut(text, "/")
	n, fault := exact.ParseDecimal(strings.TrimSpace(above))
	if fault != exact.DecimalSound {
		return n, 0, false
	}
	if !fraction {
		_, after, _ := strings.Cut(above, ".")
		return n, len(after), true
	}
	d, fault := exact.ParseDecimal(strings.TrimSpace(below))
	if fault != exact.DecimalSound || !n.IsInt() || !d.IsInt() {
		return n, 0, false
	}
	n, ok = n.Div(d)
	return n, -1, ok
}

// hasValue reports whether a value can stand beside a verdict: it is shown before it is due, and where it cannot be brought
// to a year.
func (j judged) hasValue(v *indicator.Verdict) bool {
	_, known := j.yearly()
	return v == nil || !j.dated || v.Judged() || *v == indicator.NotDue || *v == indicator.NoData && !known
}

// annualised refuses a yearly figure where there is none.
func (j judged) annualised(path string, v *indicator.Verdict) {
	times, known := j.yearly()
	switch {
	case !j.dated:
	case !j.isAnnualised():
		j.refuseKey(path, rules.KindInvalid, annualisedNone.With(j.in.ID), wording.Message{})
	case !known:
		j.refuseKey(path, rules.KindInvalid, annualisedOpen.With(neverSpanUnknown.With(j.plain.Submission.HandedIn)), hintSpanUnknown.With())
	case times.Cmp(exact.Int(1)) == 0:
		j.refuseKey(path, rules.KindInvalid, annualisedYear.With(), wording.Message{})
	case !j.hasValue(v):
		j.refuse(path, valueAndVerdict.With(v.String()), wording.Message{})
	}
}

// interim reads whether the verdict is expected to be one that can still turn.
func (j judged) interim(path string, check *Check, w fileReading) {
	check.Interim = w.Interim
	if w.Interim == nil || !*w.Interim || !j.dated {
		return
	}
	switch {
	case check.Verdict != nil && !check.Verdict.Judged():
		j.refuseKey(path+".interim", rules.KindInvalid, interimAnd.With(check.Verdict.String()), wording.Message{})
	case j.period().IsYear():
		j.refuseKey(path+".interim", rules.KindInvalid, interimYear.With(j.period().String()), wording.Message{})
	}
}

// yearText says that a figure is one of a year.
func yearText(figure wording.Text) wording.Text {
	return wording.Text{VI: "quy ra năm " + figure.VI, EN: figure.EN + " a year"}
}

func annualText(v rules.Value, places *int) wording.Text {
	if !v.Known() {
		return wording.Text{VI: "không quy ra năm", EN: "no yearly figure"}
	}
	return yearText(valueText(v, places))
}

func interimText(interim bool) wording.Text {
	if interim {
		return wording.Text{VI: "kết quả còn có thể đổi", EN: "interim"}
	}
	return wording.Text{VI: "kết quả không còn đổi", EN: "not interim"}
}
