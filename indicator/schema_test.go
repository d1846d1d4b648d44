package indicator

import (
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/jsonschema"
	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules/wording"
)

var update = flag.Bool("update", false, "rewrite the schemas, keeping what people wrote into them")

// verdictSchema is the words of a verdict.
func verdictSchema() map[string]any {
	words := []any{}
	for _, word := range verdictWords {
		words = append(words, word)
	}
	return map[string]any{"enum": words}
}

// jsonResultSchema is derived from the structs that a result marshals as, published in full or not.
func jsonResultSchema() map[string]any {
	text := jsonschema.JSON(wording.Text{}, nil)
	known := map[reflect.Type]map[string]any{
		reflect.TypeFor[Verdict]():      verdictSchema(),
		reflect.TypeFor[wording.Text](): text,
	}
	return map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"anyOf":   []any{jsonschema.JSON(jsonResult{}, known), jsonschema.JSON(jsonHidden{}, known)},
	}
}

func TestTheSchemasAreThoseOfTheStructs(t *testing.T) {
	for file, derived := range map[string]map[string]any{
		"plan.schema.json":   strictyaml.Schema(new(planFile)),
		"result.schema.json": jsonResultSchema(),
	} {
		t.Run(file, func(t *testing.T) {
			earlier, err := os.ReadFile(file)
			require.NoError(t, err)
			want := jsonschema.Annotated(derived, earlier)
			if *update {
				require.NoError(t, os.WriteFile(file, want, 0o644))
				return
			}
			require.Equal(t, string(want), string(earlier), "run this package's tests with -update")
		})
	}
}

func TestEveryKeyOfAPlanIsDescribedInBothLanguages(t *testing.T) {
	t.Parallel()
	// Vietnamese before " / ", English behind it.
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
	var root any
	require.NoError(t, yaml.Unmarshal(PlanSchema(), &root))
	visit("", root)
}
