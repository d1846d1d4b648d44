package report

import (
	"bytes"
	_ "embed"
)

//go:embed report.schema.json
var schema []byte

// Schema returns the JSON Schema (2020-12) of what [Document.WriteJSON] writes.
func Schema() []byte { return bytes.Clone(schema) }
