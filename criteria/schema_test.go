package criteria

import (
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/jsonschema"
	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/testdata"
)

var update = flag.Bool("update", false, "rewrite the schemas, keeping what people wrote into them")

// jsonRatingSchema is derived from the structs that ratings and tallies marshal as.
func jsonRatingSchema() map[string]any {
	known := map[reflect.Type]map[string]any{
		reflect.TypeFor[Outcome](): {"enum": []any{"undetermined", "eligible", "not_eligible"}},
		reflect.TypeFor[Scale]():   {"enum": []any{string(Official), string(Illustrative), string(Unknown)}},
	}
	return map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"anyOf":   []any{jsonschema.JSON(jsonRating{}, known), jsonschema.JSON(jsonTally{}, known)},
	}
}

// jsonYearSchema is derived from the structs that a year marshals as, and has the schemas of results and ratings in it.
func jsonYearSchema(t *testing.T) map[string]any {
	t.Helper()
	defined := map[string]any{"rating": bare(t, RatingSchema()), "result": bare(t, indicator.ResultSchema())}
	known := map[reflect.Type]map[string]any{
		reflect.TypeFor[indicator.Results](): {"type": "array", "items": map[string]any{"$ref": "#/$defs/result"}},
		reflect.TypeFor[indicator.Verdict](): verdictSchema(defined["result"].(map[string]any)),
		reflect.TypeFor[any]():               {"$ref": "#/$defs/rating"},
		reflect.TypeFor[Tally]():             {"$ref": "#/$defs/rating"},
		reflect.TypeFor[jsonTally]():         {"$ref": "#/$defs/rating"},
	}
	known[reflect.TypeFor[UnitYear]()] = jsonschema.JSON(jsonUnit{}, known)
	known[reflect.TypeFor[CityYear]()] = jsonschema.JSON(jsonArea{}, known)
	known[reflect.TypeFor[Changes]()] = jsonschema.JSON(jsonChanges{}, known)
	derived := jsonschema.JSON(jsonYear{}, known)
	derived["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	derived["$defs"] = defined
	return derived
}

// bare is a schema file as a part of another.
func bare(t *testing.T, file []byte) map[string]any {
	t.Helper()
	var schema map[string]any
	require.NoError(t, json.Unmarshal(file, &schema))
	delete(schema, "$schema")
	delete(schema, "$id")
	return schema
}

// verdictSchema is the words of a verdict, as the schema of a result has them.
func verdictSchema(result map[string]any) map[string]any {
	full := result["anyOf"].([]any)[0].(map[string]any)
	verdict := full["properties"].(map[string]any)["verdict"].(map[string]any)
	return map[string]any{"enum": verdict["enum"]}
}

func TestTheSchemasAreThoseOfTheStructs(t *testing.T) {
	for file, derived := range map[string]map[string]any{
		"scheme.schema.json": strictyaml.Schema(new(schemeFile)),
		"scale.schema.json":  strictyaml.Schema(new(overlayFile)),
		"rating.schema.json": jsonRatingSchema(),
		"year.schema.json":   jsonYearSchema(t),
	} {
		t.Run(file, func(t *testing.T) {
			earlier, err := os.ReadFile(file)
			want := jsonschema.Annotated(derived, earlier)
			if *update {
				require.NoError(t, os.WriteFile(file, want, 0o644))
				return
			}
			require.NoError(t, err)
			require.Equal(t, string(want), string(earlier), "run this package's tests with -update")
		})
	}
}

func TestEveryKeyOfASchemeAndAScaleIsDescribedInBothLanguages(t *testing.T) {
	var visit func(path string, node any)
	visit = func(path string, node any) {
		object, _ := node.(map[string]any)
		properties, _ := object["properties"].(map[string]any)
		for key, property := range properties {
			if path != ".$defs.text.anyOf" {
				require.Regexp(t, `^\S.* / .*\S$`, property.(map[string]any)["description"], "%s.%s", path, key)
			}
		}
		for key, kid := range object {
			visit(path+"."+key, kid)
		}
	}
	for _, file := range [][]byte{SchemeSchema(), ScaleSchema()} {
		var root any
		require.NoError(t, json.Unmarshal(file, &root))
		visit("", root)
	}
}

func TestTheShippedSchemeAndScaleKeepToTheirSchemas(t *testing.T) {
	for name, pair := range map[string][2][]byte{
		"decision06.yaml":         {SchemeSchema(), Decision06YAML()},
		"scale-illustrative.yaml": {ScaleSchema(), testdata.ScaleIllustrative},
	} {
		var value any
		require.NoError(t, yaml.Unmarshal(pair[1], &value))
		problems, err := jsonschema.Check(pair[0], value)
		require.NoError(t, err)
		require.Empty(t, problems, name)
		var wrong any
		require.NoError(t, yaml.Unmarshal([]byte(strings.Replace(string(pair[1]), "bands:", "bandz:", 1)), &wrong))
		problems, err = jsonschema.Check(pair[0], wrong)
		require.NoError(t, err)
		require.Len(t, problems, 1, name)
	}
}
