package strictyaml

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/wording"
)

func TestTheSchemaSaysWhatDecodeReads(t *testing.T) {
	t.Parallel()
	type part struct {
		Code  string `yaml:"code,quoted,required"`
		Parts []part
	}
	var into struct {
		Version int `yaml:"version,version=2"`
		Title   wording.Text
		Kind    string `yaml:"kind,oneof=a|b"`
		Done    *bool
		Words   map[string]string
		Part    part
		hidden  string
	}
	_ = into.hidden
	got, err := json.Marshal(Schema(&into))
	require.NoError(t, err)
	require.JSONEq(t, `{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false, "required": ["version"],
		"properties": {
			"version": {"type": "integer", "minimum": 1, "maximum": 2}, "title": {"$ref": "#/$defs/text"}, "kind": {"enum": ["a", "b"]},
			"done": {"type": "boolean"}, "part": {"$ref": "#/$defs/part"},
			"words": {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"], "minLength": 1}}},
		"$defs": {
			"part": {"type": "object", "additionalProperties": false, "required": ["code"], "properties": {
				"code": {"type": "string", "minLength": 1}, "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}}}},
			"text": {"anyOf": [{"type": ["string", "number", "boolean"], "minLength": 1},
				{"type": "object", "additionalProperties": false, "minProperties": 1, "properties": {
					"vi": {"type": ["string", "number", "boolean"], "minLength": 1}, "en": {"type": ["string", "number", "boolean"], "minLength": 1}}}]}}
	}`, string(got))
}
