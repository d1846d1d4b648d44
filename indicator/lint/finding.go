package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/internal/plainjson"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Severity says how much a finding matters.
type Severity uint8

// The severities.
const (
	Note    Severity = iota // worth a look
	Warning                 // most likely not what is meant
	Error                   // the file cannot be used
)

var severityWords = [...]string{Note: "note", Warning: "warning", Error: "error"}

var severityTexts = [...]wording.Text{
	Note: {VI: "lưu ý", EN: "note"}, Warning: {VI: "cảnh báo", EN: "warning"}, Error: {VI: "lỗi", EN: "error"},
}

// String returns the word of the severity in JSON: note, warning, error; severity(9) for a number that is none.
func (s Severity) String() string {
	if int(s) >= len(severityWords) {
		return fmt.Sprintf("severity(%d)", uint8(s))
	}
	return severityWords[s]
}

// Text returns the severity as people read it; the zero Text for a number that is none.
func (s Severity) Text() wording.Text {
	if int(s) >= len(severityTexts) {
		return wording.Text{}
	}
	return severityTexts[s]
}

// MarshalText writes the word of the severity.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word of a severity and refuses any other.
func (s *Severity) UnmarshalText(text []byte) error {
	i := slices.Index(severityWords[:], string(text))
	if i < 0 {
		return fmt.Errorf("severity %q: expected one of %s", text, strings.Join(severityWords[:], ", "))
	}
	*s = Severity(i)
	return nil
}

// A Finding is one thing that is wrong with a file, or looks so. It is an error in form, with place, message and
// hint, whatever its severity.
type Finding struct {
	Severity Severity
	*rules.Error
	keyLine int // the line of the key whose value it is about; 0 when it is about none
}

// Code returns the stable code of the finding, such as target_always.
func (f Finding) Code() string { return f.Message.Code() }

// Detail returns place, severity, code and message, then the source line with a caret, and the hint, without a
// final line break.
func (f Finding) Detail(lang wording.Language) string {
	place := f.Place() + ": "
	rest := strings.TrimPrefix(f.Error.Detail(lang), place)
	return fmt.Sprintf("%s%s [%s]: %s", place, f.Severity.Text().In(lang), f.Code(), rest)
}

// MarshalJSON writes severity, code, file, line, column, width, message and hint; texts in both languages. What
// is not known is absent.
func (f Finding) MarshalJSON() ([]byte, error) {
	out := struct {
		Severity Severity      `json:"severity"`
		Code     string        `json:"code"`
		File     string        `json:"file,omitempty"`
		Line     int           `json:"line,omitempty"`
		Column   int           `json:"column,omitempty"`
		Width    int           `json:"width,omitempty"`
		Message  wording.Text  `json:"message"`
		Hint     *wording.Text `json:"hint,omitempty"`
	}{f.Severity, f.Code(), f.File, f.Line, f.Column, f.Width, f.Message.Text(), nil}
	if !f.Hint.IsZero() {
		hint := f.Hint.Text()
		out.Hint = &hint
	}
	return plainjson.Marshal(out)
}

// sorted brings findings into the order in which they are read: errors and warnings in the order of the file, and below
// them the notes.
func sorted(findings []Finding) []Finding {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		switch {
		case a.Severity == Note && b.Severity != Note:
			return 1
		case a.Severity != Note && b.Severity == Note:
			return -1
		}
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return findings
}
