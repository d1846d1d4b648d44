package lint

import (
	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Report gathers the findings about one file, of whatever format. Comments in the file silence them.
type Report struct {
	document  *strictyaml.Document // nil for what was made in Go
	locate    func(path string, e *rules.Error)
	findings  []Finding
	bilingual bool // a text of the file is there in both languages
}

// NewReport returns the empty report about a file; nil for one that is no YAML.
func NewReport(document *strictyaml.Document) *Report {
	return &Report{document: document, locate: document.Locate}
}

// Fail adds what makes the file unusable: the [rules.Errors] of its reader, whose places are in the file.
func (r *Report) Fail(err error) {
	for _, e := range rules.AllErrors(err) {
		r.findings = append(r.findings, Finding{Severity: Error, Error: e})
	}
}

// Add adds a finding about the text at a path as a whole.
func (r *Report) Add(severity Severity, path string, message, hint wording.Message) {
	r.AddAt(severity, path, &rules.Error{Kind: rules.KindInvalid, Message: message, Hint: hint})
}

// AddAt adds a finding about a part of the text at a path; line and column are those in that text.
func (r *Report) AddAt(severity Severity, path string, e *rules.Error) {
	f := Finding{Severity: severity, Error: e}
	r.locate(path, e)
	if r.document != nil {
		f.keyLine = r.document.Line(path)
	}
	r.findings = append(r.findings, f)
}

// Findings returns what was added, without what comments silence, and what is wrong with these comments: errors and
// warnings in the order of the file, then the notes. Of a file in one language, one note counts the texts that lack a
// translation. The codes are all that can be silenced there.
func (r *Report) Findings(codes ...string) []Finding {
	untranslated := r.untranslated()
	if r.document != nil {
		r.allow(append(Codes(), codes...))
	}
	if !r.bilingual && len(untranslated) > 1 {
		r.countUntranslated(untranslated[0])
	}
	return sorted(r.findings)
}
