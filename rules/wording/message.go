package wording

import (
	"fmt"
	"strconv"
	"strings"
)

// Language is the language of a text for people.
type Language int

// The languages of every message, label and explanation.
const (
	Vietnamese Language = iota // vi, the language of the plans
	English                    // en
)

// String returns the code of the language, vi or en.
func (l Language) String() string {
	if l == English {
		return "en"
	}
	return "vi"
}

// ParseLanguage reads a language code, vi or en.
func ParseLanguage(code string) (Language, error) {
	switch code {
	case "vi":
		return Vietnamese, nil
	case "en":
		return English, nil
	}
	return 0, fmt.Errorf("language %q: expected one of vi, en", code)
}

// Text is the same text in both languages.
type Text struct {
	VI string `json:"vi"`
	EN string `json:"en"`
}

// In returns the text in a language; where that one is empty, the other.
func (t Text) In(lang Language) string {
	if lang == English && t.EN != "" || t.VI == "" {
		return t.EN
	}
	return t.VI
}

// A Template is the wording of one kind of diagnostic: a stable code, and a sentence in each language
// in which {0}, {1} … stand for the arguments.
type Template struct {
	Code   string // lower snake case; never renamed
	EN, VI string
}

// New returns the template of a code with its wording in English and Vietnamese.
func New(code, en, vi string) *Template { return &Template{Code: code, EN: en, VI: vi} }

// With makes the message that the template words for these arguments.
func (t *Template) With(args ...any) Message { return Message{template: t, args: args} }

// A Message is a diagnostic as data: a code with arguments, worded when it is read.
// The zero Message says nothing.
type Message struct {
	template *Template
	args     []any
}

// IsZero reports whether the message says nothing.
func (m Message) IsZero() bool { return m.template == nil }

// Code returns the stable code of the message, "" for the zero Message.
func (m Message) Code() string {
	if m.template == nil {
		return ""
	}
	return m.template.Code
}

// Template returns the wording of the message; nil for the zero Message.
func (m Message) Template() *Template { return m.template }

// Args returns the arguments of the message.
func (m Message) Args() []any { return append([]any(nil), m.args...) }

// Text returns the message in both languages.
func (m Message) Text() Text { return Text{VI: m.In(Vietnamese), EN: m.In(English)} }

// String returns the message in English.
func (m Message) String() string { return m.In(English) }

// In words the message in a language. A [Number] is written as that language writes numbers,
// a [Text] and a Message in that language, a list with commas.
func (m Message) In(lang Language) string {
	if m.template == nil {
		return ""
	}
	var b strings.Builder
	b.Grow(len(m.template.VI) + 32*len(m.args))
	m.write(&b, lang)
	return b.String()
}

func (m Message) write(b *strings.Builder, lang Language) {
	if m.template == nil {
		return
	}
	wording := Text{VI: m.template.VI, EN: m.template.EN}.In(lang)
	for {
		open := strings.IndexByte(wording, '{')
		if open < 0 || open+2 >= len(wording) || wording[open+2] != '}' {
			b.WriteString(wording)
			return
		}
		b.WriteString(wording[:open])
		if i := int(wording[open+1] - '0'); i >= 0 && i < len(m.args) {
			writeArg(b, m.args[i], lang)
		}
		wording = wording[open+3:]
	}
}

// A formatter writes itself as a language does, such as an exact number.
type formatter interface{ Format(Language) string }

func writeArg(b *strings.Builder, arg any, lang Language) {
	switch a := arg.(type) {
	case string:
		b.WriteString(a)
	case int:
		b.WriteString(strconv.Itoa(a))
	case Text:
		b.WriteString(a.In(lang))
	case Message:
		a.write(b, lang)
	case formatter:
		b.WriteString(a.Format(lang))
	case []string:
		b.WriteString(strings.Join(a, ", "))
	case []Message:
		for i, m := range a {
			if i > 0 {
				b.WriteString(", ")
			}
			m.write(b, lang)
		}
	default:
		fmt.Fprint(b, arg)
	}
}
