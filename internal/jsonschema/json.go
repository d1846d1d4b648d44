package jsonschema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// JSON returns the schema of what encoding/json writes for a struct, by its json tags; a field with omitempty need
// not be there, one with string is a string. Types that marshal themselves are looked up among the known ones. Another type of field is a bug of
// the caller, and panics.
func JSON(of any, known map[reflect.Type]map[string]any) map[string]any {
	return jsonOf(reflect.TypeOf(of), known)
}

func jsonOf(t reflect.Type, known map[reflect.Type]map[string]any) map[string]any {
	if schema, ok := known[t]; ok {
		return schema
	}
	switch t.Kind() {
	case reflect.Pointer:
		return jsonOf(t.Elem(), known)
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": jsonOf(t.Elem(), known)}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": jsonOf(t.Elem(), known)}
	case reflect.Struct:
		return jsonObject(t, known)
	}
	panic(fmt.Sprintf("schema: no schema of type %v", t))
}

func jsonObject(t reflect.Type, known map[reflect.Type]map[string]any) map[string]any {
	properties, required := map[string]any{}, []any{}
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || !f.IsExported() {
			continue // its fields are visible themselves, or nobody sees it
		}
		if properties[name] = jsonOf(f.Type, known); options == "string" {
			properties[name] = map[string]any{"type": "string"}
		}
		if options != "omitempty" {
			required = append(required, name)
		}
	}
	object := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		object["required"] = required
	}
	return object
}

// annotations are the keys of a schema that people write and no struct says.
var annotations = []string{"$id", "title", "description", "examples", "pattern"}

// Annotated returns a derived schema as a file, with the annotations that an earlier file has at the same places. An
// earlier file that is no JSON has none.
func Annotated(derived map[string]any, earlier []byte) []byte {
	var old any
	_ = json.Unmarshal(earlier, &old)
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(annotated(derived, old)); err != nil {
		panic("schema: " + err.Error()) // maps, lists and words marshal
	}
	return b.Bytes()
}

func annotated(derived, earlier any) any {
	switch d := derived.(type) {
	case map[string]any:
		old, _ := earlier.(map[string]any)
		out := map[string]any{}
		for key, value := range d {
			out[key] = annotated(value, old[key])
		}
		_, isSchema := d["type"]
		for _, key := range []string{"$ref", "enum", "anyOf"} {
			_, also := d[key]
			isSchema = isSchema || also
		}
		for _, key := range annotations {
			if value, ok := old[key]; ok && isSchema {
				if _, own := d[key]; !own {
					out[key] = value
				}
			}
		}
		return out
	case []any:
		old, _ := earlier.([]any)
		out := make([]any, len(d))
		for i, value := range d {
			var o any
			if i < len(old) {
				o = old[i]
			}
			out[i] = annotated(value, o)
		}
		return out
	}
	return derived
}
