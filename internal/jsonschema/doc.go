// Package jsonschema keeps the JSON Schemas that ship with this module from drifting away from the Go structs that they
// describe, and checks files against them. It knows what these schemas use of JSON Schema 2020-12, and nothing more:
// type, enum, pattern, minimum, maximum, minLength and minProperties of 1, properties, required,
// additionalProperties where it is false, items, anyOf, and $ref within the file.
//
// A schema file is what a struct says, derived by [strictyaml.Schema] or [JSON], and what people add to it: titles,
// descriptions, examples and patterns. [Annotated] joins the two, so that a test can tell whether they still agree:
//
//	require.Equal(t, string(file), string(jsonschema.Annotated(strictyaml.Schema(new(planFile)), file)))
package jsonschema
