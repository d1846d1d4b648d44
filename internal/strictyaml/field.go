package strictyaml

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/childward/childward/rules/exact"
)

// A field is what a struct says about the value of one key.
type field struct {
	index    []int
	key      string
	required bool     // the key must stand there
	quoted   bool     // what begins like a number must be in quotes
	oneOf    []string // the words that are allowed
	number   bool     // beside them a plain decimal is
	version  int      // the newest version that is read; 0 when the key is not the version of the format
	short    bool     // a text in place of the group is the value of this key
}

// fieldsOf reads the tags of a struct. A field without a name in its tag has the key that is its Go name in
// snake case; a field with the name "-" has none. The fields of an embedded struct are fields of the struct. Options are required, quoted, oneof=a|b, number,
// version=n and short.
func fieldsOf(t reflect.Type) []field {
	var fields []field
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if !f.IsExported() || f.Anonymous || name == "-" {
			continue
		}
		fld := field{index: f.Index, key: name}
		if name == "" {
			fld.key = snakeCase(f.Name)
		}
		for option := range strings.SplitSeq(options, ",") {
			fld.set(option)
		}
		fields = append(fields, fld)
	}
	return fields
}

func (f *field) set(option string) {
	name, value, _ := strings.Cut(option, "=")
	switch name {
	case "":
	case "required":
		f.required = true
	case "quoted":
		f.quoted = true
	case "short":
		f.short = true
	case "oneof":
		f.oneOf = strings.Split(value, "|")
	case "number":
		f.number = true
	case "version":
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			panic(fmt.Sprintf("strictyaml: version of key %q is %q", f.key, value))
		}
		f.version = n
	default:
		panic(fmt.Sprintf("strictyaml: key %q has the unknown option %q", f.key, option))
	}
}

// allows reports whether a text is one of the words that are allowed, or a plain decimal where such may stand beside them.
func (f *field) allows(text string) bool {
	if slices.Contains(f.oneOf, text) {
		return true
	}
	_, fault := exact.ParseDecimal(text)
	return f.number && fault == exact.DecimalSound
}

// snakeCase turns FurtherTargets into further_targets, and ID into id.
func snakeCase(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) &&
			(!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
