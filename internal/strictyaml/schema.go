package strictyaml

import (
	"fmt"
	"reflect"
)

// Schema returns what [Decode] reads into the struct that into points to, as JSON Schema (2020-12): a tree of maps,
// lists and words that marshals to JSON. Types with a name stand once, under $defs.
//
// Editors that check YAML by it say less than Decode: they do not see whether a code is in quotes, and not the
// limits on a file. They say nothing that Decode would not: a text may be written as a number, because Decode takes
// what is written.
func Schema(into any) map[string]any {
	d := definitions{}
	root := d.object(reflect.TypeOf(into).Elem())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	if len(d) > 0 {
		root["$defs"] = map[string]any(d)
	}
	return root
}

// definitions are the schemas of types that have a name.
type definitions map[string]any

func (d definitions) schema(t reflect.Type, f field) map[string]any {
	switch {
	case t == textType:
		return d.named("text", textSchema)
	case f.version > 0:
		return map[string]any{"type": "integer", "minimum": 1, "maximum": f.version}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return d.schema(t.Elem(), f)
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.String:
		return stringSchema(f)
	case reflect.Slice:
		return map[string]any{"type": "array", "items": d.schema(t.Elem(), field{oneOf: f.oneOf, quoted: f.quoted})}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": d.schema(t.Elem(), field{oneOf: f.oneOf, quoted: f.quoted})}
	case reflect.Struct:
		if short := shortOf(t); short != nil {
			return d.named(snakeCase(t.Name()), func() map[string]any {
				return map[string]any{"anyOf": []any{stringSchema(*short), d.object(t)}}
			})
		}
		if t.Name() == "" {
			return d.object(t)
		}
		return d.named(snakeCase(t.Name()), func() map[string]any { return d.object(t) })
	}
	panic(fmt.Sprintf("strictyaml: no schema of type %v", t))
}

// named puts a schema under $defs and refers to it.
func (d definitions) named(name string, schema func() map[string]any) map[string]any {
	if _, known := d[name]; !known {
		d[name] = true // it may refer to itself
		d[name] = schema()
	}
	return map[string]any{"$ref": "#/$defs/" + name}
}

func (d definitions) object(t reflect.Type) map[string]any {
	properties, required := map[string]any{}, []any{}
	for _, f := range fieldsOf(t) {
		properties[f.key] = d.schema(t.FieldByIndex(f.index).Type, f)
		if f.required || f.version > 0 {
			required = append(required, f.key)
		}
	}
	object := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		object["required"] = required
	}
	return object
}

// decimalPattern is the form of a plain decimal in quotes; one without them is a number.
const decimalPattern = `^[+-]?[0-9]+(\.[0-9]+)?$`

func stringSchema(f field) map[string]any {
	switch {
	case f.oneOf != nil:
		words := []any{}
		for _, word := range f.oneOf {
			words = append(words, word)
		}
		if f.number {
			return map[string]any{"anyOf": []any{map[string]any{"type": []any{"string", "number"}, "pattern": decimalPattern}, map[string]any{"enum": words}}}
		}
		return map[string]any{"enum": words}
	case f.quoted:
		return map[string]any{"type": "string", "minLength": 1}
	}
	return map[string]any{"type": []any{"string", "number", "boolean"}, "minLength": 1}
}

func textSchema() map[string]any {
	word := stringSchema(field{})
	pair := map[string]any{
		"type": "object", "properties": map[string]any{"vi": word, "en": word},
		"additionalProperties": false, "minProperties": 1,
	}
	return map[string]any{"anyOf": []any{word, pair}}
}
