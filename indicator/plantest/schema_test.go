package plantest

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/jsonschema"
	"github.com/childward/childward/internal/strictyaml"
)

var update = flag.Bool("update", false, "rewrite the schema, keeping what people wrote into it")

func TestTheSchemaIsThatOfTheStructs(t *testing.T) {
	earlier, err := os.ReadFile("test.schema.json")
	want := jsonschema.Annotated(strictyaml.Schema(new(testFile)), earlier)
	if *update {
		require.NoError(t, os.WriteFile("test.schema.json", want, 0o644))
		return
	}
	require.NoError(t, err)
	require.Equal(t, string(want), string(earlier), "run this package's tests with -update")
}

func TestTheTestFilesOfTheBuiltInPlanKeepToTheSchema(t *testing.T) {
	source, err := os.ReadFile("../campha-2023_test.yaml")
	require.NoError(t, err)
	halfYear, err := os.ReadFile("../campha-2023-h1_test.yaml")
	require.NoError(t, err)
	check := func(text string) []string {
		var value any
		require.NoError(t, yaml.Unmarshal([]byte(text), &value))
		problems, err := jsonschema.Check(TestSchema(), value)
		require.NoError(t, err)
		return problems
	}
	require.Empty(t, check(string(source)))
	require.Empty(t, check(string(halfYear)))
	require.Equal(t, []string{"cases[0].expect.child_friendly_wards.boundry: this key is not known"}, check(strings.Replace(string(source), "        boundary: ", "        boundry: ", 1)))
}
