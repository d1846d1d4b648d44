package lint

import (
	"fmt"
	"slices"
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
		l.Translation(path+".season.name", in.Season.Name, false)
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
	case r.document != nil && r.document.Has(path+".vi"):
		r.bilingual = true
	case r.document != nil && isWorded(text.VI):
		r.Add(Note, path, translationMissing.With(translationOne.With(text.VI)), hintTranslate.With())
	}
}

// untranslated are the notes on texts that stand for both languages, in the order of the file.
func (r *Report) untranslated() (notes []Finding) {
	for _, f := range r.findings {
		if f.isUntranslated() {
			notes = append(notes, f)
		}
	}
	return sorted(notes)
}

func (f Finding) isUntranslated() bool {
	return f.Severity == Note && f.Code() == translationMissing.Code
}

// countUntranslated makes one note of those on texts that stand for both languages. Where a comment silences the first,
// it was about all of them.
func (r *Report) countUntranslated(first Finding) {
	left := r.untranslated()
	silenced := !slices.ContainsFunc(left, func(f Finding) bool { return f.Error == first.Error })
	r.findings = slices.DeleteFunc(r.findings, Finding.isUntranslated)
	if len(left) == 0 || silenced {
		return
	}
	all := *left[0].Error
	all.Message = translationMissing.With(translationNone.With(len(left)))
	r.findings = append(r.findings, Finding{Severity: Note, Error: &all, keyLine: left[0].keyLine})
}

// isWorded reports whether a text has words of a language, which signs and abbreviations are not.
func isWorded(text string) bool { return strings.ContainsFunc(text, unicode.IsLower) }
