package sheet

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/internal/unicodetext"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// The most that is read of a file and of one line, in bytes; beyond, it is something else than statistics.
const (
	maxBytes = 256 << 20
	maxLine  = 256 << 10
)

// readText reads a file of at most limit bytes as text in NFC. What cannot be text is one fault, because
// nothing else that could be said of such a file would be true.
func readText(src io.Reader, limit int64) (string, *rules.Error) {
	var read strings.Builder
	n, err := io.Copy(&read, io.LimitReader(src, limit+1))
	if err != nil {
		return "", &rules.Error{Kind: rules.KindSyntax, Message: unreadable.With(err.Error())}
	}
	if n > limit {
		return "", &rules.Error{Kind: rules.KindLimit, Message: tooLarge.With(int(limit >> 20)), Hint: hintSplitFile.With()}
	}
	return decode(read.String())
}

// decode turns the bytes of a file into text in NFC with \n at the end of its lines, or says why they are none.
func decode(raw string) (string, *rules.Error) {
	if fault := notUTF8Text(raw); fault != nil {
		return "", fault
	}
	text := wording.Normalise(raw)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // line ends of old Macs
	}
	return text, longLine(text)
}

// notUTF8Text says why a file is no UTF-8 text, nil when it is.
func notUTF8Text(raw string) *rules.Error {
	switch {
	case strings.HasPrefix(raw, "PK\x03\x04"), strings.HasPrefix(raw, "\xd0\xcf\x11\xe0"):
		return &rules.Error{Kind: rules.KindSyntax, Message: workbook.With(), Hint: hintSaveUTF8.With()}
	case isUTF16(raw):
		return &rules.Error{Kind: rules.KindSyntax, Message: utf16Found.With(), Hint: hintSaveUTF8.With()}
	}
	return badByte(raw)
}

// badByte finds the first byte that cannot stand in UTF-8 text.
func badByte(raw string) *rules.Error {
	if at := strings.IndexByte(raw, 0); at >= 0 {
		return faultAt(raw, at, notText.With(), hintSaveUTF8.With())
	}
	at := unicodetext.InvalidUTF8(raw)
	if at < 0 {
		return nil
	}
	line := strings.LastIndexByte(raw[:at], '\n') + 1
	if name := guessEncoding(raw[line:min(len(raw), at+64<<10)]); name != "" {
		return faultAt(raw, at, legacyEncoding.With(name), hintConvert.With())
	}
	return faultAt(raw, at, notUTF8.With(), hintSaveUTF8.With())
}

// faultAt is a fault at one byte of a text that may be no text; lines that long are not shown.
func faultAt(raw string, at int, message, hint wording.Message) *rules.Error {
	start := strings.LastIndexByte(raw[:at], '\n') + 1
	fault := &rules.Error{Kind: rules.KindSyntax, Line: strings.Count(raw[:start], "\n") + 1, Message: message, Hint: hint}
	line, _, _ := strings.Cut(raw[start:], "\n")
	if len(line) <= maxLine {
		fault.Column, fault.Width = utf8.RuneCountInString(raw[start:at])+1, 1
		fault.Source = wording.Printable(strings.TrimRight(line, "\r"))
	}
	return fault
}

// longLine finds a line that is too long, so that nothing below ever holds or shows one.
func longLine(text string) *rules.Error {
	for line := 1; ; line++ {
		end := strings.IndexByte(text, '\n')
		if end > maxLine || end < 0 && len(text) > maxLine {
			return lineTooLong(line)
		}
		if end < 0 {
			return nil
		}
		text = text[end+1:]
	}
}

func lineTooLong(line int) *rules.Error {
	return &rules.Error{Kind: rules.KindLimit, Line: line, Message: tooLong.With(maxLine >> 10), Hint: hintUnclosedLine.With()}
}

// unwrapExcelText turns ="06760", which keeps spreadsheets from reading a code as a number, into 06760 with
// blanks around it: no place in the text moves. In sound CSV the pattern cannot stand inside quotes.
func unwrapExcelText(text string) string {
	const open = `="`
	if !strings.Contains(text, open) {
		return text
	}
	const delimiters = ",;\t\r\n"
	unwrapped := []byte(text)
	for at := 0; ; {
		next := strings.Index(text[at:], open)
		if next < 0 {
			return string(unwrapped)
		}
		start := at + next
		at = start + len(open)
		length := strings.IndexAny(text[at:min(len(text), at+maxLine)], `"`+delimiters)
		if length <= 0 || text[at+length] != '"' {
			continue
		}
		end := at + length
		if (start == 0 || strings.IndexByte(delimiters, text[start-1]) >= 0) &&
			(end+1 == len(text) || strings.IndexByte(delimiters, text[end+1]) >= 0) {
			unwrapped[start], unwrapped[start+1], unwrapped[end] = ' ', ' ', ' '
		}
		at = end
	}
}
