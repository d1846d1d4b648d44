package jsonschema

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Check returns what in a value contradicts a schema file, each with its path; the value is what encoding/json or a
// reader of YAML makes of a file. A schema that uses what this package does not know is an error.
func Check(schema []byte, value any) ([]string, error) {
	var root map[string]any
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, err
	}
	c := &checker{root: root}
	c.check(root, value, "")
	return c.problems, c.err
}

type checker struct {
	root     map[string]any
	depth    int // of schemas within schemas; one may refer to itself
	problems []string
	err      error
}

// deepest is how deep schemas may stand within schemas.
const deepest = 200

func (c *checker) fail(path, format string, args ...any) {
	c.problems = append(c.problems, strings.TrimPrefix(path, ".")+": "+fmt.Sprintf(format, args...))
}

// silent are the keys that check nothing.
var silent = append([]string{"$schema", "$defs"}, annotations...)

func (c *checker) check(schema map[string]any, value any, path string) {
	if c.depth++; c.depth > deepest {
		c.err = fmt.Errorf("schema: more than %d schemas within each other at %s", deepest, path)
		return
	}
	defer func() { c.depth-- }()
	for _, key := range slices.Sorted(maps.Keys(schema)) {
		wanted := schema[key]
		switch key {
		case "$ref":
			c.check(c.definition(fmt.Sprint(wanted)), value, path)
		case "type":
			if !isType(wanted, value) {
				c.fail(path, "found %v, expected %v", value, wanted)
			}
		case "enum":
			if words, _ := wanted.([]any); !slices.ContainsFunc(words, func(word any) bool { return reflect.DeepEqual(word, value) }) {
				c.fail(path, "found %v, expected one of %v", value, wanted)
			}
		case "pattern":
			c.pattern(fmt.Sprint(wanted), value, path)
		case "minimum", "maximum":
			c.bound(key, wanted, value, path)
		case "minLength":
			if text, ok := value.(string); ok && text == "" {
				c.fail(path, "found an empty text")
			}
		case "items":
			list, _ := value.([]any)
			each, _ := wanted.(map[string]any)
			for i, item := range list {
				c.check(each, item, fmt.Sprintf("%s[%d]", path, i))
			}
		case "anyOf":
			schemas, _ := wanted.([]any)
			c.anyOf(schemas, value, path)
		case "properties", "required", "additionalProperties", "minProperties":
			object, ok := value.(map[string]any)
			if each, named := wanted.(map[string]any); ok && named && key == "additionalProperties" {
				c.further(schema, each, object, path)
			} else if ok && key == "properties" {
				c.object(schema, object, path)
			}
		default:
			if !slices.Contains(silent, key) {
				c.err = fmt.Errorf("schema: %q at %s is not known here", key, path)
			}
		}
	}
}

// further checks by one schema what stands under keys that the schema of a group does not name.
func (c *checker) further(schema, each, object map[string]any, path string) {
	properties, _ := schema["properties"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if _, named := properties[key]; !named {
			c.check(each, object[key], path+"."+key)
		}
	}
}

// definition returns what a $ref points to; nothing is allowed where it points to nothing.
func (c *checker) definition(ref string) map[string]any {
	at := any(c.root)
	for _, key := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		object, _ := at.(map[string]any)
		at = object[key]
	}
	found, ok := at.(map[string]any)
	if !ok {
		c.err = fmt.Errorf("schema: %s points to nothing", ref)
	}
	return found
}

func (c *checker) object(schema, object map[string]any, path string) {
	properties, _ := schema["properties"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if property, ok := properties[key].(map[string]any); ok {
			c.check(property, object[key], path+"."+key)
		} else if schema["additionalProperties"] == false {
			c.fail(path+"."+key, "this key is not known")
		}
	}
	required, _ := schema["required"].([]any)
	for _, key := range required {
		if _, ok := object[fmt.Sprint(key)]; !ok {
			c.fail(path, "%s is missing", key)
		}
	}
	if _, some := schema["minProperties"]; some && len(object) == 0 {
		c.fail(path, "found nothing")
	}
}

// anyOf asks for one schema without problems, and otherwise tells those of the last.
func (c *checker) anyOf(schemas []any, value any, path string) {
	var last []string
	for _, s := range schemas {
		one, _ := s.(map[string]any)
		try := &checker{root: c.root, depth: c.depth}
		try.check(one, value, path)
		if c.err == nil {
			c.err = try.err
		}
		if last = try.problems; len(last) == 0 {
			return
		}
	}
	c.problems = append(c.problems, last...)
}

func (c *checker) pattern(form string, value any, path string) {
	text, ok := value.(string)
	expression, err := regexp.Compile(form)
	switch {
	case err != nil:
		c.err = fmt.Errorf("schema: the pattern at %s: %w", path, err)
	case ok && !expression.MatchString(text):
		c.fail(path, "found %q, expected the form %s", text, form)
	}
}

func (c *checker) bound(key string, wanted, value any, path string) {
	number, ok1 := numberOf(value)
	limit, ok2 := numberOf(wanted)
	if !ok1 || !ok2 {
		return
	}
	if order := number.Cmp(limit); key == "minimum" && order < 0 || key == "maximum" && order > 0 {
		c.fail(path, "found %v, the %s is %v", value, key, wanted)
	}
}

// numberOf is a number as encoding/json or a reader of YAML gives it.
func numberOf(value any) (*big.Rat, bool) {
	switch value.(type) {
	case int, int64, uint64, float64, json.Number:
		return new(big.Rat).SetString(fmt.Sprint(value))
	}
	return nil, false
}

func isType(wanted, value any) bool {
	if words, ok := wanted.([]any); ok {
		return slices.ContainsFunc(words, func(word any) bool { return isType(word, value) })
	}
	number, isNumber := numberOf(value)
	switch value.(type) {
	case string:
		return wanted == "string"
	case bool:
		return wanted == "boolean"
	case map[string]any:
		return wanted == "object"
	case []any:
		return wanted == "array"
	}
	return isNumber && (wanted == "number" || wanted == "integer" && number.IsInt())
}
