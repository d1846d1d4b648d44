package strictjson

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/internal/unicodetext"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// maxFaults is how many faults of a document are told one by one.
const maxFaults = 1000

// A Document is a JSON value that is walked. Every method that reads takes the next value, whatever it is; one that
// is of another kind than expected is a fault, and read as if it were not there.
type Document struct {
	file    string
	hint    wording.Message // what the document should look like
	text    []byte          // without the byte order mark
	decoder *json.Decoder   // nil where there is nothing to walk
	placed  place           // the last fault
	faults  rules.Errors
	untold  int          // beyond maxFaults
	behind  *rules.Error // what is wrong behind the value; nil where nothing is
}

// Open begins with a document. A text that is no JSON is a fault, and then there is nothing to read. File is the
// name that errors show, hint what the document should look like.
func Open(source []byte, file string, hint wording.Message) *Document {
	d := &Document{file: file, hint: hint, text: bytes.TrimPrefix(source, []byte("\ufeff"))}
	if len(d.text) < len(source) {
		d.Add(&rules.Error{Kind: rules.KindSyntax, Line: 1, Column: 1, Width: 1, Message: markFound.With(), Hint: hintNoMark.With()})
	}
	if !utf8.Valid(d.text) {
		fault := d.Fault(unicodetext.InvalidUTF8(string(d.text)), rules.KindSyntax, notUTF8.With())
		fault.Hint = hintUTF8.With()
		d.Add(fault)
		return d
	}
	decoder := json.NewDecoder(bytes.NewReader(d.text))
	if err := decoder.Decode(&skipped{}); err != nil {
		d.Add(d.syntaxFault(err, int(decoder.InputOffset())))
		return d
	}
	end := int(decoder.InputOffset())
	if rest := bytes.TrimLeft(d.text[end:], " \t\r\n"); len(rest) > 0 {
		d.behind = d.shapeFault(len(d.text)-len(rest), secondValue.With())
	}
	d.decoder = json.NewDecoder(bytes.NewReader(d.text[:end]))
	d.decoder.UseNumber()
	return d
}

// skipped is a value that is only checked.
type skipped struct{}

// UnmarshalJSON takes any value.
func (*skipped) UnmarshalJSON([]byte) error { return nil }

// At returns where the next key or value begins, in bytes.
func (d *Document) At() int {
	at := int(d.decoder.InputOffset())
	for at < len(d.text) && bytes.IndexByte([]byte(" \t\r\n,:"), d.text[at]) >= 0 {
		at++
	}
	return at
}

// Raw returns the next value as it stands.
func (d *Document) Raw() json.RawMessage {
	var raw json.RawMessage
	_ = d.decoder.Decode(&raw) // the text was found to be JSON
	return raw
}

// Object reads an object of known keys; read reads the value of one of them. A key that is unknown or stands a
// second time is a fault, and its value is passed over. null is an object without keys.
func (d *Document) Object(keys []string, read func(key string)) {
	if d.null() || !d.begins('{', anObject) {
		return
	}
	seen := map[string]bool{}
	d.walk(func() {
		at, key := d.key()
		if fault := d.checkKey(key, at, keys, seen); fault != nil {
			d.Add(fault)
			d.Raw()
			return
		}
		seen[key] = true
		read(key)
	})
}

// checkKey says what is wrong with a key, nil when nothing is.
func (d *Document) checkKey(key string, at int, known []string, seen map[string]bool) *rules.Error {
	switch {
	case seen[key]:
		return d.Fault(at, rules.KindInvalid, keyTwice.With(key))
	case slices.Contains(known, key):
		return nil
	}
	fault := d.shapeFault(at, keyUnknown.With(short(key)))
	fault.Kind = rules.KindUnknownName
	if near := phrases.Meant(wording.Fold(key), known); !near.IsZero() {
		fault.Hint = near
	}
	return fault
}

// Members reads an object of any keys; read gets each with its place and reads its value. null is a fault.
func (d *Document) Members(read func(key string, at int)) {
	if d.begins('{', anObject) {
		d.walk(func() {
			at, key := d.key()
			read(key, at)
		})
	}
}

// List reads a list; read reads an element. null is a list without elements.
func (d *Document) List(read func()) {
	if !d.null() && d.begins('[', aList) {
		d.walk(read)
	}
}

// Text reads a text; null is an empty one.
func (d *Document) Text() (text string) {
	if !d.null() && d.isKind('"', aText) {
		_ = json.Unmarshal(d.Raw(), &text)
	}
	return text
}

// Flag reads a truth value; null is false.
func (d *Document) Flag() (flag bool) {
	if d.null() {
		return false
	}
	flag = d.text[d.At()] == 't'
	if flag || d.isKind('f', aFlag) {
		d.Raw()
	}
	return flag
}

// walk goes through an object or a list, of which nothing is read yet.
func (d *Document) walk(read func()) {
	_, _ = d.decoder.Token()
	for d.decoder.More() {
		read()
	}
	_, _ = d.decoder.Token()
}

// key reads a key.
func (d *Document) key() (at int, key string) {
	at = d.At()
	token, _ := d.decoder.Token()
	key, _ = token.(string)
	return at, key
}

// null reads a null, if the next value is one.
func (d *Document) null() bool {
	if d.decoder == nil {
		return true
	}
	if d.text[d.At()] != 'n' {
		return false
	}
	d.Raw()
	return true
}

func (d *Document) begins(with byte, expected *wording.Template) bool {
	return d.decoder != nil && d.isKind(with, expected)
}

// isKind reports whether the next value begins as expected. Another one is read, and a fault.
func (d *Document) isKind(begin byte, expected *wording.Template) bool {
	at := d.At()
	if d.text[at] == begin {
		return true
	}
	found := short(string(d.Raw()))
	d.Add(d.shapeFault(at, otherKind.With(found, expected.With())))
	return false
}

// short is [wording.Shorten] of a text that may be as long as the document.
func short(text string) string {
	const enough = 256
	return wording.Shorten(strings.ToValidUTF8(text[:min(len(text), enough)], ""))
}
