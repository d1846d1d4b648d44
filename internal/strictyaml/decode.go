package strictyaml

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// Decode reads a YAML file into the struct that into points to, and returns where everything stands. The
// name of the file is for errors.
//
// The error is a [rules.Errors] with all that is wrong, in the order of the file; the struct then has the
// values that could be read, and the document the places of all that was reached, or is nil when the file is
// not YAML.
//
// Fields are strings, booleans, whole numbers, [wording.Text] (texts vi and en, or one text for both), structs,
// and lists, pointers and maps with names as keys of these; also named types of them. The fields of an embedded
// struct are fields of the struct that it is embedded in. A key that is absent leaves its field as it is. The tag yaml gives the key, by default the name of the field in snake case, and
// after a comma options:
//
//   - required: the key must be there;
//   - quoted: a text that begins like a number must be in quotes, so that 06760 keeps its zero;
//   - oneof=a|b|c: the words that are allowed;
//   - number: beside the words of oneof a plain decimal is allowed;
//   - version=2: the number of the file format. It must be there; of a file whose number is above 2, nothing
//     but that is reported;
//   - short: a text that stands in place of the whole struct is the value of this key.
//
// Another type of field, or another option, is a bug of the caller, and panics.
func Decode(src []byte, file string, into any) (*Document, error) {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
		panic(fmt.Sprintf("strictyaml: Decode into %T, want a pointer to a struct", into))
	}
	s, errs := readSource(src, file)
	if len(errs) > 0 {
		return nil, errs.Err()
	}
	root, errs := s.parse()
	if len(errs) > 0 {
		return nil, errs.Err()
	}
	if root == nil {
		keys := keysOf(fieldsOf(v.Elem().Type()))
		return nil, rules.Errors{s.fault(rules.KindInvalid, span{}, fileEmpty.With(keys), wording.Message{})}
	}
	d := &decoder{source: s, doc: &Document{source: s, places: map[string]place{}}}
	d.decode(value{node: root}, v.Elem())
	return d.doc, d.errs.Err()
}

// A decoder fills Go values from the tree.
type decoder struct {
	*source
	doc  *Document
	errs rules.Errors
}

// A value is a node on its way to where it is wanted.
type value struct {
	*node
	path  string
	key   *node // the key it belongs to; nil for the file and for elements of lists
	field field // what is said about it; for elements of lists, about the list
}

func (d *decoder) fault(kind rules.Kind, at span, message, hint wording.Message) {
	d.errs = append(d.errs, d.source.fault(kind, at, message, hint))
}

var textType = reflect.TypeFor[wording.Text]()

// decode fills a Go value, or says why it cannot.
func (d *decoder) decode(v value, into reflect.Value) {
	d.doc.places[v.path] = place{key: v.key, value: v.node}
	switch {
	case into.Type() == textType:
		d.text(v, into)
	case into.Kind() == reflect.Pointer:
		target := reflect.New(into.Type().Elem())
		d.decode(v, target.Elem())
		into.Set(target)
	case v.isEmpty():
		d.empty(v, expectationOf(into.Type()))
	default:
		d.filled(v, into)
	}
}

// filled is decode for a value that is there.
func (d *decoder) filled(v value, into reflect.Value) {
	kind := into.Kind()
	switch {
	case kind == reflect.String && v.isText():
		d.string(v, into)
	case kind == reflect.Bool && v.isText():
		d.bool(v, into)
	case kind == reflect.Int && v.isText():
		d.int(v, into)
	case kind == reflect.Slice && v.kind == list:
		d.list(v, into)
	case kind == reflect.Map && v.kind == group:
		d.named(v, into)
	case kind == reflect.Struct && v.kind == group:
		d.group(v, into)
	case kind == reflect.Struct && v.isText() && shortOf(into.Type()) != nil:
		f := *shortOf(into.Type())
		d.decode(value{node: v.node, path: join(v.path, f.key), key: v.key, field: f}, into.FieldByIndex(f.index))
	default:
		d.wrongType(v, expectationOf(into.Type()))
	}
}

// group fills a struct.
func (d *decoder) group(v value, into reflect.Value) {
	fields := fieldsOf(into.Type())
	entries := d.entries(v, func(key string) bool { return fieldOf(fields, key) != nil }, keysOf(fields))
	for _, f := range fields {
		if f.version > 0 && !d.version(v, f, entries[f.key], into.FieldByIndex(f.index)) {
			return
		}
	}
	for _, f := range fields {
		e, ok := entries[f.key]
		if !ok && f.required {
			d.fault(rules.KindInvalid, v.place(), missingKey.With(f.key), hintAdd.With(f.key))
		}
		if ok && f.version == 0 {
			d.decode(value{node: e.value, path: join(v.path, f.key), key: e.key, field: f}, into.FieldByIndex(f.index))
		}
	}
}

// named fills a map.
func (d *decoder) named(v value, into reflect.Value) {
	t := into.Type()
	if t.Key().Kind() != reflect.String {
		panic(fmt.Sprintf("strictyaml: no keys of type %v", t.Key()))
	}
	into.Set(reflect.MakeMap(t))
	entries := d.entries(v, func(string) bool { return true }, nil)
	for _, e := range v.entries {
		key := e.key.text
		if entries[key].key != e.key {
			continue
		}
		element := reflect.New(t.Elem()).Elem()
		d.decode(value{node: e.value, path: join(v.path, key), key: e.key, field: v.field}, element)
		into.SetMapIndex(reflect.ValueOf(key).Convert(t.Key()), element)
	}
}

// list fills a slice.
func (d *decoder) list(v value, into reflect.Value) {
	into.Set(reflect.MakeSlice(into.Type(), len(v.items), len(v.items)))
	for i, item := range v.items {
		d.decode(value{node: item, path: fmt.Sprintf("%s[%d]", v.path, i), field: v.field}, into.Index(i))
	}
}

// entries returns the entries of a group by key, each key once. Keys that are not known or stand twice are
// errors.
func (d *decoder) entries(v value, isKnown func(key string) bool, known []string) map[string]entry {
	entries := make(map[string]entry, len(v.entries))
	for _, e := range v.entries {
		key := e.key.text
		first, twice := entries[key]
		switch {
		case strings.TrimSpace(key) == "":
			d.fault(rules.KindSyntax, e.key.span, keyExpected.With(noText.With()), hintSimpleKey.With())
		case twice:
			line := d.lineOf(first.key.start) + 1
			d.fault(rules.KindInvalid, e.key.span, duplicateKey.With(wording.Shorten(key), line), hintRemoveOne.With())
		case !isKnown(key):
			d.fault(rules.KindUnknownName, e.key.span, unknownKey.With(wording.Shorten(key)), suggest(key, known))
		}
		if !twice && isKnown(key) {
			entries[key] = e
		}
	}
	return entries
}

// version checks the number of the file format; ok is false when the rest of the file cannot be judged.
func (d *decoder) version(v value, f field, e entry, into reflect.Value) (ok bool) {
	if e.value == nil {
		d.fault(rules.KindInvalid, v.place(), versionMissing.With(f.key), hintWrite.With(fmt.Sprintf("%s: %d", f.key, f.version)))
		return true
	}
	before := len(d.errs)
	d.decode(value{node: e.value, path: join(v.path, f.key), key: e.key, field: f}, into)
	if len(d.errs) > before {
		return true
	}
	found := int(into.Int())
	switch {
	case found > f.version:
		d.errs = nil
		d.fault(rules.KindInvalid, e.value.span, versionNewer.With(found, f.version), hintNewer.With())
		return false
	case found < 1:
		d.fault(rules.KindInvalid, e.value.span, versionWrong.With(found, f.version), hintWrite.With(fmt.Sprintf("%s: %d", f.key, f.version)))
	}
	return true
}

// place is where an error about the value as a whole points to: its key, or its beginning.
func (v value) place() span {
	if v.key != nil {
		return v.key.span
	}
	return v.span
}

func (n *node) isText() bool { return n.kind == plain || n.kind == inQuotes || n.kind == inBlock }

// isEmpty reports whether there is no value, or a text without a character.
func (n *node) isEmpty() bool {
	return n.kind == nothing || n.isText() && strings.TrimSpace(n.text) == ""
}

func fieldOf(fields []field, key string) *field {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}

// shortOf returns the field of a struct that a text in place of the struct is the value of, or nil.
func shortOf(t reflect.Type) *field {
	for _, f := range fieldsOf(t) {
		if f.short {
			return &f
		}
	}
	return nil
}

func keysOf(fields []field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return keys
}

// suggest is the hint for a word that is not one of those that are known.
func suggest(word string, known []string) wording.Message {
	if near := phrases.Meant(word, known); !near.IsZero() {
		return near
	}
	return hintKeys.With(known)
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
