package criteria

import (
	"bytes"
	_ "embed"
)

//go:embed scheme.schema.json
var schemeSchema []byte

//go:embed scale.schema.json
var scaleSchema []byte

//go:embed rating.schema.json
var ratingSchema []byte

//go:embed year.schema.json
var yearSchema []byte

// SchemeSchema returns the JSON Schema (2020-12) of a scheme file, by which editors complete and check it. What it
// cannot say, such as bands that leave a gap, [ParseScheme] does.
func SchemeSchema() []byte { return bytes.Clone(schemeSchema) }

// ScaleSchema returns the JSON Schema (2020-12) of a scale file; see [Scheme.WithScale].
func ScaleSchema() []byte { return bytes.Clone(scaleSchema) }

// RatingSchema returns the JSON Schema (2020-12) of a [Rating] or [Tally] as they marshal.
func RatingSchema() []byte { return bytes.Clone(ratingSchema) }

// YearSchema returns the JSON Schema (2020-12) of a [Year] as it marshals; what it has in common with a report, the
// schema of a report has from here.
func YearSchema() []byte { return bytes.Clone(yearSchema) }
