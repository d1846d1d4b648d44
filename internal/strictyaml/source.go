package strictyaml

import (
	"bytes"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/childward/childward/internal/unicodetext"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// Limits on a file. All but the first two are far from what a person writes; they keep within bounds what
// grows with the square of its size in the tokens and the tree of goccy.
const (
	MaxBytes   = 1 << 20 // size of a file
	MaxNesting = 32      // depth of lists and groups of keys inside each other

	maxLine       = 4096    // characters of a line
	maxBlankLines = 100     // empty lines in a row
	maxSigns      = 100_000 // signs such as colons, commas, brackets and quotes in a file
	maxKeys       = 2000    // keys of one group
	maxKey        = 100     // characters of a key
)

// A source is the text of a file: checked, in NFC, its line ends LF.
type source struct {
	file     string
	text     []rune
	lines    []int  // where each line begins in text
	comments []span // found while the text is split into tokens
}

// A span is a part of the text of a source, from start up to, not including, end.
type span struct{ start, end int }

// readSource checks what can be checked without knowing YAML. When there are errors, the source is nil.
func readSource(src []byte, file string) (*source, rules.Errors) {
	if file != "" {
		file = filepath.Base(file)
	}
	refuse := func(kind rules.Kind, message, hint wording.Message) (*source, rules.Errors) {
		return nil, rules.Errors{{Kind: kind, File: file, Message: message, Hint: hint}}
	}
	if len(src) > MaxBytes {
		return refuse(rules.KindLimit, fileTooLarge.With(MaxBytes>>20), hintSplitFile.With())
	}
	if isUTF16(src) {
		return refuse(rules.KindSyntax, utf16Found.With(), hintSaveUTF8.With())
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	s := newSource(strings.ToValidUTF8(string(src), "\ufffd"), file)
	if valid := unicodetext.InvalidUTF8(string(src)); valid >= 0 {
		at := len(newSource(string(src[:valid]), "").text)
		return nil, rules.Errors{s.fault(rules.KindSyntax, span{at, at + 1}, notUTF8.With(), hintSaveUTF8.With())}
	}
	if at := slices.IndexFunc(s.text, isControl); at >= 0 {
		return nil, rules.Errors{s.fault(rules.KindSyntax, span{at, at + 1}, controlFound.With(codePoint(s.text[at])), hintControl.With())}
	}
	if errs := s.tooLong(); len(errs) > 0 {
		return nil, errs
	}
	return s, nil
}

func newSource(text, file string) *source {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	s := &source{file: file, text: []rune(wording.Normalise(text)), lines: []int{0}}
	for i, r := range s.text {
		if r == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// isUTF16 knows UTF-16 by its mark or by the zero byte that an ASCII character at the beginning has there.
func isUTF16(src []byte) bool {
	return len(src) >= 2 && (src[0] == 0xff && src[1] == 0xfe || src[0] == 0xfe && src[1] == 0xff ||
		(src[0] == 0) != (src[1] == 0))
}

// isControl reports whether a character has no place in a text: control characters other than tab and line
// feed, a byte order mark that is not at the beginning, and what Unicode says is no character.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || 0x7f <= r && r <= 0x9f || r == 0xfeff || r&0xfffe == 0xfffe
}

// tooLong finds lines that are too long, and empty lines and signs that are too many.
func (s *source) tooLong() rules.Errors {
	var errs rules.Errors
	signs := 0
	for i := range s.text {
		if !s.isSign(i) {
			continue
		}
		if signs++; signs == maxSigns+1 {
			errs = append(errs, s.fault(rules.KindLimit, span{i, i + 1}, tooManySigns.With(maxSigns), hintSplitFile.With()))
		}
	}
	blank := 0
	for i, start := range s.lines {
		line := s.text[start:s.lineEnd(i)]
		if len(line) > maxLine {
			errs = append(errs, s.fault(rules.KindLimit, span{start + maxLine, start + maxLine + 1}, lineTooLong.With(maxLine), hintFold.With()))
		}
		if slices.ContainsFunc(line, func(r rune) bool { return !isBlank(r) }) {
			blank = 0
			continue
		}
		if blank++; blank == maxBlankLines+1 {
			errs = append(errs, s.fault(rules.KindLimit, span{start, start}, blankLines.With(maxBlankLines), hintRemove.With()))
		}
	}
	return errs
}

// isSign reports whether a character may be a token of its own, or the beginning of one. A file has at most
// two tokens a sign.
func (s *source) isSign(at int) bool {
	switch s.text[at] {
	case '-', ':', '?':
		return at+1 == len(s.text) || isBlank(s.text[at+1])
	case '\t', ',', '[', ']', '{', '}', '&', '*', '!', '%', '@', '`', '"', '\'', '|', '>', '#':
		return true
	}
	return false
}

// lineEnd returns where the line with the given index ends, without its line feed.
func (s *source) lineEnd(index int) int {
	if index+1 < len(s.lines) {
		return s.lines[index+1] - 1
	}
	return len(s.text)
}

// lineOf returns the index of the line that a place in the text belongs to.
func (s *source) lineOf(at int) int {
	return sort.Search(len(s.lines), func(i int) bool { return s.lines[i] > at }) - 1
}

// column returns the column of a place in the text, from 1.
func (s *source) column(at int) int { return at - s.lines[s.lineOf(at)] + 1 }

// offset returns the place in the text of a line and column, or the nearest that exists.
func (s *source) offset(line, column int) int {
	index := min(max(line, 1), len(s.lines)) - 1
	return min(s.lines[index]+max(column, 1)-1, s.lineEnd(index))
}

// put makes an error point to a span; of several lines, to the part in the first.
func (s *source) put(e *rules.Error, at span) {
	start := min(at.start, len(s.text))
	index := s.lineOf(start)
	end := min(at.end, s.lineEnd(index))
	e.File, e.Line, e.Column = s.file, index+1, start-s.lines[index]+1
	e.Width = max(end-start, 1)
	e.Source = string(s.text[s.lines[index]:s.lineEnd(index)])
}

func (s *source) fault(kind rules.Kind, at span, message, hint wording.Message) *rules.Error {
	e := &rules.Error{Kind: kind, Message: message, Hint: hint}
	s.put(e, at)
	return e
}

// isBlank reports whether a character separates words and lines.
func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }
