package strictyaml

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// An expectation is what a Go type wants of a file, in words.
type expectation struct{ what, hint wording.Message }

func expectationOf(t reflect.Type) expectation {
	switch t.Kind() {
	case reflect.String:
		return expectation{aText.With(), hintText.With()}
	case reflect.Bool:
		return expectation{aTruth.With(), wording.Message{}}
	case reflect.Int:
		return expectation{aWhole.With(), hintDigits.With()}
	case reflect.Slice:
		return expectation{aList.With(), hintList.With()}
	case reflect.Map, reflect.Struct:
		return expectation{aGroup.With(), hintGroup.With()}
	}
	panic(fmt.Sprintf("strictyaml: no values of type %v", t))
}

// empty is the error about a value that is not there.
func (d *decoder) empty(v value, expected expectation) {
	if v.key == nil {
		d.fault(rules.KindInvalid, v.span, noElement.With(expected.what), hintAddElement.With())
		return
	}
	d.fault(rules.KindInvalid, v.key.span, noValue.With(wording.Shorten(v.key.text), expected.what), hintAddValue.With())
}

// wrongType is the error about a value of another kind than is wanted.
func (d *decoder) wrongType(v value, expected expectation) {
	found := aText.With()
	switch v.kind {
	case list:
		found = aList.With()
	case group:
		found = aGroup.With()
	case plain, inQuotes, inBlock:
		found = aTextOf.With(wording.Shorten(v.text))
	}
	d.fault(rules.KindType, v.span, wrongType.With(v.name(), found, expected.what), expected.hint)
}

// name is what messages call a value.
func (v value) name() any {
	switch {
	case v.key != nil:
		return wording.Shorten(v.key.text)
	case v.path == "":
		return theFile.With()
	}
	return anElement.With()
}

// text fills a text in both languages.
func (d *decoder) text(v value, into reflect.Value) {
	switch expected := (expectation{aTextPair.With(), hintTextPair.With()}); {
	case v.isEmpty():
		d.empty(v, expected)
	case v.isText():
		into.Set(reflect.ValueOf(wording.Text{VI: v.text, EN: v.text}))
	case v.kind == group && len(v.entries) == 0:
		d.empty(v, expected)
	case v.kind == group:
		var pair struct{ VI, EN string }
		d.group(v, reflect.ValueOf(&pair).Elem())
		into.Set(reflect.ValueOf(wording.Text(pair)))
	default:
		d.wrongType(v, expected)
	}
}

func (d *decoder) string(v value, into reflect.Value) {
	switch {
	case v.field.quoted && v.kind != inQuotes && strings.ContainsRune("+-.0123456789", rune(v.text[0])):
		found := aTextOf.With(wording.Shorten(v.text))
		d.fault(rules.KindType, v.span, quotesExpected.With(v.name(), found), hintWrite.With(strconv.Quote(wording.Shorten(v.text))))
	case v.field.oneOf != nil && !v.field.allows(v.text):
		unknown := wordUnknown
		if v.field.number {
			unknown = wordOrNumber
		}
		d.fault(rules.KindUnknownName, v.span, unknown.With(v.name(), wording.Shorten(v.text), v.field.oneOf), phrases.Meant(v.text, v.field.oneOf))
	default:
		into.SetString(v.text)
	}
}

// truths are words that people write for true and false.
var truths = map[string]string{
	"true": "true", "yes": "true", "on": "true", "y": "true", "1": "true", "có": "true", "đúng": "true", "x": "true",
	"false": "false", "no": "false", "off": "false", "n": "false", "0": "false", "không": "false", "sai": "false",
}

func (d *decoder) bool(v value, into reflect.Value) {
	if v.kind == plain && (v.text == "true" || v.text == "false") {
		into.SetBool(v.text == "true")
		return
	}
	expected := expectationOf(into.Type())
	if word := truths[strings.ToLower(v.text)]; word != "" {
		expected.hint = hintWrite.With(word)
	}
	d.wrongType(v, expected)
}

func (d *decoder) int(v value, into reflect.Value) {
	n, err := strconv.Atoi(v.text)
	switch {
	case v.kind == plain && err == nil && strconv.Itoa(n) == v.text:
		into.SetInt(int64(n))
	case v.kind == plain && isDigits(v.text) && v.text[0] != '0':
		d.fault(rules.KindLimit, v.span, numberTooLarge.With(v.name(), wording.Shorten(v.text)), wording.Message{})
	default:
		d.wrongType(v, expectationOf(into.Type()))
	}
}

func isDigits(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}
