package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules/wording"
)

// internalNote heads every output that shows small sensitive counts.
var internalNote = wording.Text{EN: "INTERNAL - NOT FOR PUBLICATION", VI: "LƯU HÀNH NỘI BỘ"}

// syntheticNote says that no figure is real.
var syntheticNote = wording.Text{EN: "*** SYNTHETIC DATA, NOT REAL FIGURES ***", VI: "*** SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT ***"}

// scaleNote says that points are not all official, wherever they are shown; empty where they are.
func scaleNote(s criteria.Scale) wording.Text {
	switch s {
	case criteria.Illustrative:
		return wording.Text{EN: "ILLUSTRATIVE SCALE, NOT OFFICIAL", VI: "THANG ĐIỂM MINH HỌA, KHÔNG CHÍNH THỨC"}
	case criteria.Unknown:
		return wording.Text{EN: "THE OFFICIAL SCALE WAS NOT FOUND IN FULL", VI: "THANG ĐIỂM CHÍNH THỨC CHƯA TÌM ĐƯỢC ĐẦY ĐỦ"}
	}
	return wording.Text{}
}

// scaleWord says of an item that its points are not official.
func scaleWord(s criteria.Scale) wording.Text {
	if s == criteria.Illustrative {
		return wording.Text{EN: "illustrative scale", VI: "thang điểm minh họa"}
	}
	return wording.Text{EN: "scale unknown", VI: "thang điểm chưa biết"}
}

// shortOutcome is an outcome for a narrow column.
func shortOutcome(o criteria.Outcome) wording.Text {
	if o == criteria.Eligible {
		return wording.Text{EN: "may be proposed", VI: "đủ điều kiện"}
	}
	return o.Text()
}

// shortVerdict is a verdict for a narrow column.
func shortVerdict(v indicator.Verdict) wording.Text {
	switch v {
	case indicator.NoData:
		return wording.Text{EN: "no data", VI: "thiếu s.liệu"}
	case indicator.NotApplicable:
		return wording.Text{EN: "not appl.", VI: "không p.sinh"}
	case indicator.Invalid:
		return wording.Text{EN: "contradict.", VI: "mâu thuẫn"}
	case indicator.NotDue:
		return wording.Text{EN: "not due", VI: "chưa đến kỳ"}
	}
	return v.Text()
}

// hidden is what stands for a verdict or a figure that is not published.
var hidden = wording.Text{EN: "hidden", VI: "ẩn"}

// verdictText is the verdict of a result as people read it.
func verdictText(res indicator.Result) wording.Text {
	if res.Hidden() {
		return hidden
	}
	return res.VerdictText()
}

// symbols are the cells of the matrix.
var symbols = map[indicator.Verdict]string{
	indicator.Achieved: "+", indicator.Missed: "x", indicator.NoData: "?",
	indicator.NotApplicable: "-", indicator.Invalid: "!", indicator.NotDue: ".",
}

// symbol is the cell of a result.
func symbol(res indicator.Result) string {
	switch {
	case res.Hidden():
		return "*"
	case amongNobody(res):
		return "#"
	}
	return symbols[res.Verdict]
}

// amongNobody reports whether something happened that is not applicable: there is nobody to whom it could have happened.
func amongNobody(res indicator.Result) bool {
	return res.Verdict == indicator.NotApplicable && slices.ContainsFunc(res.Warnings(), func(w wording.Message) bool {
		return w.Code() == phrases.EventsWithoutPopulation.With().Code()
	})
}

// shortKinds are the kinds of units before their names.
var shortKinds = map[string]string{"phường": "P. ", "xã": "X. ", "thị trấn": "TT. ", "đặc khu": "ĐK. "}

// shortName is the name of a unit with its kind cut short: P. Mông Dương.
func shortName(u indicator.Unit) string {
	if u.Name == "" {
		return u.Code
	}
	return shortKinds[strings.ToLower(u.Kind)] + u.Name
}

// shortArea is the area at the head of a narrow column.
func shortArea(a indicator.Area) wording.Text {
	short := wording.Text{EN: "All", VI: "Toàn"}
	switch a.Noun().VI {
	case "thành phố":
		short.VI = "TP"
	case "thị xã":
		short.VI = "TX"
	case "tỉnh":
		short.VI = "Tỉnh"
	}
	if noun := a.Noun().EN; noun == "city" || noun == "town" {
		short.EN = capital(noun)
	}
	return short
}

// capital is a text with its first letter in upper case.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
