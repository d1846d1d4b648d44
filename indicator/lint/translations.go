package lint

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/childward/childward/rules/wording"
)

// translations looks for texts in one language alone: everything a plan says to people is said in both.
func (l *linter) translations() {
	d := l.definition
	l.Translation("plan.title", d.Title, true)
	l.Translation("plan.document", d.Document, false)
	l.Translation("plan.area.name", d.Area.Name, d.Area.Code != "")
	for i, s := range d.Statistics {
		path := fmt.Sprintf("statistics[%d]", i)
		l.Translation(path+".label", s.Label, true)
		l.Translation(path+".measure", s.Measure, false)
	}
	for i, g := range d.Groups {
		l.Translation(fmt.Sprintf("groups[%d].name", i), g.Name, true)
	}
	for i, in := range d.Indicators {
		path := fmt.Sprintf("indicators[%d]", i)
		l.Translation(path+".name", in.Name, true)
		l.Translation(path+".numerator", in.Numerator, false)
		l.Translation(path+".denominator", in.Denominator, false)
		l.Translation(path+".measure", in.Measure, false)
		l.Translation(path+".owner", in.Owner, false)
		l.Translation(path+".cite", in.Cite, false)
		for k, t := range in.FurtherTargets {
			at := fmt.Sprintf("%s.further_targets[%d]", path, k)
			l.Translation(at+".name", t.Name, true)
			l.Translation(at+".cite", t.Cite, false)
		}
		for k, r := range in.Readings {
			l.Translation(fmt.Sprintf("%s.readings[%d].text", path, k), r.Text, true)
		}
	}
}

// Translation looks at the text at a path; needed says that people read it wherever the thing it names is shown.
func (r *Report) Translation(path string, text wording.Text, needed bool) {
	switch {
	case text == (wording.Text{}):
		if needed {
			r.Add(Warning, path, translationMissing.With(textMissing.With(path[strings.LastIndexByte(path, '.')+1:])), hintTranslate.With())
		}
	case text.VI == "":
		r.Add(Warning, path, translationMissing.With(translationOther.With(wordVietnamese.With(), text.EN)), hintTranslate.With())
	case text.EN == "":
		r.Add(Warning, path, translationMissing.With(translationOther.With(wordEnglish.With(), text.VI)), hintTranslate.With())
	case r.document != nil && !r.document.Has(path+".vi") && isWorded(text.VI):
		r.Add(Note, path, translationMissing.With(translationOne.With(text.VI)), hintTranslate.With())
	}
}

// isWorded reports whether a text has words of a language, which signs and abbreviations are not.
func isWorded(text string) bool { return strings.ContainsFunc(text, unicode.IsLower) }
