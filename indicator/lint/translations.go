package lint

import (
	"fmt"
	"unicode"

	"github.com/childward/childward/rules"
)

// translations looks for texts in one language alone: everything a plan says to people is said in both.
func (l *linter) translations() {
	d := l.definition
	l.translation("plan.title", d.Title, true)
	l.translation("plan.document", d.Document, false)
	l.translation("plan.area.name", d.Area.Name, d.Area.Code != "")
	for i, s := range d.Statistics {
		path := fmt.Sprintf("statistics[%d]", i)
		l.translation(path+".label", s.Label, true)
		l.translation(path+".measure", s.Measure, false)
	}
	for i, g := range d.Groups {
		l.translation(fmt.Sprintf("groups[%d].name", i), g.Name, true)
	}
	for i, in := range d.Indicators {
		path := fmt.Sprintf("indicators[%d]", i)
		l.translation(path+".name", in.Name, true)
		l.translation(path+".numerator", in.Numerator, false)
		l.translation(path+".denominator", in.Denominator, false)
		l.translation(path+".measure", in.Measure, false)
		l.translation(path+".owner", in.Owner, false)
		l.translation(path+".cite", in.Cite, false)
		for k, t := range in.FurtherTargets {
			at := fmt.Sprintf("%s.further_targets[%d]", path, k)
			l.translation(at+".name", t.Name, true)
			l.translation(at+".cite", t.Cite, false)
		}
		for k, r := range in.Readings {
			l.translation(fmt.Sprintf("%s.readings[%d].text", path, k), r.Text, true)
		}
	}
}

// translation checks one text; needed says that people read it wherever the thing it names is shown.
func (l *linter) translation(path string, text rules.Text, needed bool) {
	switch {
	case text == (rules.Text{}):
		if needed {
			l.report(Warning, path, textMissing.With(path[lastPoint(path)+1:]), hintTranslate.With())
		}
	case text.VI == "":
		l.report(Warning, path, translationMissing.With(wordVietnamese.With(), text.EN), hintTranslate.With())
	case text.EN == "":
		l.report(Warning, path, translationMissing.With(wordEnglish.With(), text.VI), hintTranslate.With())
	case l.document != nil && !l.document.Has(path+".vi") && isWorded(text.VI):
		l.report(Note, path, translationOne.With(text.VI), hintTranslate.With())
	}
}

func lastPoint(path string) int {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '.' {
			return i
		}
	}
	return -1
}

// isWorded reports whether a text has words of a language, which signs and abbreviations are not.
func isWorded(text string) bool {
	for _, r := range text {
		if unicode.IsLower(r) {
			return true
		}
	}
	return false
}
