// Package screen writes text for people in lines of at most 80 columns, in one of two languages.
package screen

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/childward/childward/rules/wording"
)

// Width is that of the terminal that pages are made for.
const Width = 80

// A Page is text for people, in lines of at most 80 columns. An error of the writer stays with it until it is closed.
type Page struct {
	out *bufio.Writer
	// Lang is the language of the page.
	Lang wording.Language
}

// New returns an empty page.
func New(w io.Writer, lang wording.Language) *Page { return &Page{bufio.NewWriter(w), lang} }

// Close writes what is still held back, and returns the first error.
func (p *Page) Close() error { return p.out.Flush() }

// Say chooses between the languages.
func (p *Page) Say(en, vi string) string { return wording.Text{EN: en, VI: vi}.In(p.Lang) }

// Sayf fills the text of the language in.
func (p *Page) Sayf(en, vi string, args ...any) string { return fmt.Sprintf(p.Say(en, vi), args...) }

// Line writes a line as it is, however long, without blanks at its end.
func (p *Page) Line(text string) {
	_, _ = p.out.WriteString(strings.TrimRight(Printable(text), " ") + "\n") // the error stays with the writer
}

// Printable drops what would steer a terminal: control characters, and marks that turn the direction of
// text. Names come from files of others.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
}

// Wrap writes a text in lines of at most 80 columns.
func (p *Page) Wrap(text string) { p.Hang("", text) }

// deepest is how far the lines of a hanging text are indented at most; a longer prefix stands above them.
const deepest = 52

// Hang writes a text after a prefix and continues it below the place where it began.
func (p *Page) Hang(prefix, text string) {
	indent := strings.Repeat(" ", min(utf8.RuneCountInString(prefix), deepest))
	for utf8.RuneCountInString(prefix) > Width-8 {
		var first string
		first, prefix = Split(prefix, Width)
		p.Line(first)
		if strings.TrimSpace(prefix) == "" {
			prefix = indent
		}
	}
	for {
		first, rest := Split(text, Width-utf8.RuneCountInString(prefix))
		p.Line(prefix + first)
		if rest == "" {
			return
		}
		prefix, text = indent, rest
	}
}

// Split cuts a text at a space so that the first part has at most size characters.
func Split(text string, size int) (first, rest string) {
	runes := []rune(text)
	if len(runes) <= size {
		return text, ""
	}
	at := size
	for at > 0 && runes[at] != ' ' {
		at--
	}
	if at == 0 {
		return string(runes[:size]), string(runes[size:])
	}
	return string(runes[:at]), string(runes[at+1:])
}

// Cut shortens a text to at most size characters, with a sign that it is cut.
func Cut(text string, size int) string {
	if runes := []rune(text); len(runes) > size {
		return string(runes[:size-1]) + "…"
	}
	return text
}

// Pad fills a text with spaces, counting characters, as fmt does not for combining widths.
func Pad(text string, size int) string {
	return text + strings.Repeat(" ", max(0, size-utf8.RuneCountInString(text)))
}

// PadLeft fills a text with spaces at its left.
func PadLeft(text string, size int) string {
	return strings.Repeat(" ", max(0, size-utf8.RuneCountInString(text))) + text
}
