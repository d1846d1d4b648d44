package jsonschema

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestValuesAreHeldAgainstASchema(t *testing.T) {
	tests := []struct {
		name, schema, value string
		want                []string
	}{
		{"a whole number", `{"type": "integer"}`, `3`, nil},
		{"no whole number", `{"type": "integer"}`, `3.5`, []string{": found 3.5, expected integer"}},
		{"a number is no text", `{"type": "string"}`, `3`, []string{": found 3, expected string"}},
		{"one of several types", `{"type": ["string", "number"]}`, `3`, nil},
		{"nothing is none of them", `{"type": ["string", "number"]}`, `null`, []string{": found <nil>, expected [string number]"}},
		{"an empty text", `{"minLength": 1}`, `""`, []string{": found an empty text"}},
		{"the place in lists and groups", `{"items": {"properties": {"a": {"type": "boolean"}}}}`, `[{}, {"a": 1}]`, []string{"[1].a: found 1, expected boolean"}},
		{"what is missing", `{"properties": {}, "required": ["a"]}`, `{}`, []string{": a is missing"}},
		{"an unknown key", `{"properties": {"a": {}}, "additionalProperties": false}`, `{"b": 1}`, []string{"b: this key is not known"}},
		{"an unknown key that is allowed", `{"properties": {"a": {}}}`, `{"b": 1}`, nil},
		{"what stands under any key", `{"additionalProperties": {"type": "integer"}}`, `{"a": 1, "b": true}`, []string{"b: found true, expected integer"}},
		{"under any other key", `{"properties": {"b": {}}, "additionalProperties": {"type": "integer"}}`, `{"a": "x", "b": true}`, []string{"a: found x, expected integer"}},
		{"one of two", `{"anyOf": [{"type": "string"}, {"type": "integer"}]}`, `3`, nil},
		{"none of two", `{"anyOf": [{"type": "string"}, {"type": "integer"}]}`, `true`, []string{": found true, expected integer"}},
		{"a definition", `{"$ref": "#/$defs/a", "$defs": {"a": {"enum": ["x"]}}}`, `"y"`, []string{": found y, expected one of [x]"}},
		{"a pattern", `{"pattern": "^a+$"}`, `"b"`, []string{`: found "b", expected the form ^a+$`}},
		{"at the bounds", `{"minimum": 1, "maximum": 2}`, `2`, nil},
		{"below them", `{"minimum": 1, "maximum": 2}`, `0`, []string{": found 0, the minimum is 1"}},
		{"above them", `{"minimum": 1, "maximum": 2}`, `2.1`, []string{": found 2.1, the maximum is 2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var value any
			require.NoError(t, json.Unmarshal([]byte(tt.value), &value))
			got, err := Check([]byte(tt.schema), value)
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
		})
	}
}

func TestASchemaThatCannotBeUsedIsAnError(t *testing.T) {
	t.Parallel()
	for _, schema := range []string{
		`{"oneOf": []}`, `{"$ref": "#/$defs/a"}`, `{"$ref": "#"}`, `{"pattern": "("}`, `[]`, `{"anyOf": [{"contains": 1}]}`, `{`,
		`{"$ref": 1}`,
	} {
		_, err := Check([]byte(schema), "x")
		require.Error(t, err, schema)
	}
}

func TestWhatPeopleWroteStaysAndWhatIsDerivedChanges(t *testing.T) {
	t.Parallel()
	derived := map[string]any{"type": "object", "properties": map[string]any{
		"title": map[string]any{"type": "string"}, "new": map[string]any{"type": "integer"},
	}}
	earlier := `{"title": "T", "type": "string", "minLength": 1, "properties": {
		"title": {"type": "number", "description": "D", "pattern": "p"}, "old": {"description": "gone"}}}`
	require.JSONEq(t, `{"title": "T", "type": "object", "properties": {
		"title": {"type": "string", "description": "D", "pattern": "p"}, "new": {"type": "integer"}}}`,
		string(Annotated(derived, []byte(earlier))))
}
