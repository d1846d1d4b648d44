package plantest

import (
	"bytes"
	_ "embed"
)

//go:embed test.schema.json
var testSchema []byte

// TestSchema returns the JSON Schema (2020-12) of a test file, by which editors complete and check it. What it
// cannot say, such as an indicator that the plan does not have, [Parse] does.
func TestSchema() []byte { return bytes.Clone(testSchema) }
