package indicator

import (
	"bytes"
	_ "embed"
)

//go:embed plan.schema.json
var planSchema []byte

//go:embed result.schema.json
var resultSchema []byte

// PlanSchema returns the JSON Schema (2020-12) of a plan file, by which editors complete and check it. What it
// cannot say, such as what is wrong with a formula, [ParsePlan] does.
func PlanSchema() []byte { return bytes.Clone(planSchema) }

// ResultSchema returns the JSON Schema (2020-12) of a [Result] as it marshals.
func ResultSchema() []byte { return bytes.Clone(resultSchema) }
