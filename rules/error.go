package rules

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/rules/wording"
)

// Kind says what sort of fault an [Error] is.
type Kind string

// The kinds of error. Formulas have the first four; files of data and plans can have all five.
const (
	KindSyntax      Kind = "syntax"       // it cannot be read
	KindType        Kind = "type"         // a truth value where a number belongs, or two bases of a rate mixed
	KindUnknownName Kind = "unknown_name" // a name, a function or a key that does not exist
	KindLimit       Kind = "limit"        // larger than what is allowed
	KindInvalid     Kind = "invalid"      // it can be read, and cannot be right
)

// An Error says where an input is wrong, what was found and expected there, and what to do about it.
// [Error.Error] is one line for logs, [Error.Detail] adds the source line with a caret and the hint.
type Error struct {
	Kind    Kind
	File    string          // base name; empty when the input is not a file
	Line    int             // from 1; 0 when the fault has no line
	Column  int             // from 1, in characters, not bytes; 0 when the fault has no column
	Width   int             // characters to underline
	Message wording.Message // what was found, what was expected
	Hint    wording.Message // what to do; may be zero
	Source  string          // the line itself; may be empty
}

// Place returns "file:line:column", as much of it as is known; "formula" stands for an input without a file.
func (e *Error) Place() string {
	place := cmp.Or(e.File, "formula")
	if e.Line > 0 {
		place += fmt.Sprintf(":%d", e.Line)
		if e.Column > 0 {
			place += fmt.Sprintf(":%d", e.Column)
		}
	}
	return place
}

// Error returns place and message in English, in one line.
func (e *Error) Error() string { return e.Place() + ": " + e.Message.In(wording.English) }

// Detail returns place, message, source line with caret, and hint, without a final line break.
func (e *Error) Detail(lang wording.Language) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Place(), e.Message.In(lang))
	if e.Source != "" && e.Line > 0 && e.Column > 0 {
		line, column := clip([]rune(e.Source), e.Column)
		number := fmt.Sprint(e.Line)
		width := min(max(e.Width, 1), max(len(line)-column+1, 1))
		fmt.Fprintf(&b, "\n %s | %s\n %s | %s", number, string(line),
			strings.Repeat(" ", len(number)), caret(line[:min(column-1, len(line))], width))
	}
	if !e.Hint.IsZero() {
		word := "gợi ý"
		if lang == wording.English {
			word = "hint"
		}
		fmt.Fprintf(&b, "\n%s: %s", word, e.Hint.In(lang))
	}
	return b.String()
}

// clip cuts a source line that is too long for a screen down to the neighbourhood of the column.
func clip(line []rune, column int) ([]rune, int) {
	const before, after = 60, 60
	from := max(column-1-before, 0)
	to := min(max(column-1+after, 0), len(line))
	if from == 0 && to == len(line) {
		return line, column
	}
	from = min(from, to)
	clipped := slices.Clone(line[from:to])
	if from > 0 {
		clipped = append([]rune("…"), clipped...)
		column++
	}
	if to < len(line) {
		clipped = append(clipped, '…')
	}
	return clipped, column - from
}

// caret underlines width characters after the text before them; a tab stays a tab, whatever its width.
func caret(before []rune, width int) string {
	blank := func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}
	return strings.Map(blank, string(before)) + strings.Repeat("^", width)
}

// Errors is all that is wrong with an input, in the order of the input.
type Errors []*Error

// Error returns every error, a line each, in English.
func (list Errors) Error() string {
	lines := make([]string, len(list))
	for i, e := range list {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Detail returns the details of every error, a blank line between them.
func (list Errors) Detail(lang wording.Language) string {
	parts := make([]string, len(list))
	for i, e := range list {
		parts[i] = e.Detail(lang)
	}
	return strings.Join(parts, "\n\n")
}

// Unwrap gives errors.As and errors.Is every error of the list.
func (list Errors) Unwrap() []error {
	all := make([]error, len(list))
	for i, e := range list {
		all[i] = e
	}
	return all
}

// Err returns the list sorted by place, or nil when it is empty.
func (list Errors) Err() error {
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return list
}

// AllErrors returns every [Error] in err, or nil when there is none.
func AllErrors(err error) Errors {
	if list, ok := errors.AsType[Errors](err); ok {
		return list
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return Errors{e}
	}
	return nil
}
