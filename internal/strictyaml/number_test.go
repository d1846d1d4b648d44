package strictyaml

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/jsonschema"
	"github.com/childward/childward/rules"
)

func TestANumberMayStandBesideTheWordsThatAreAllowed(t *testing.T) {
	t.Parallel()
	type layout struct {
		Policy string `yaml:"policy,oneof=full|zero,number"`
	}
	schema, err := json.Marshal(Schema(new(layout)))
	require.NoError(t, err)
	tests := []struct {
		name, source, want, fault string
		value                     any
	}{
		{"a word", "policy: full\n", "full", "", "full"},
		{"a number", "policy: 2.5\n", "2.5", "", 2.5},
		{"a number in quotes keeps its digits", "policy: \"2.50\"\n", "2.50", "", "2.50"},
		{"another word", "policy: ful\n", "", `f.yaml:1:9: policy: found "ful", expected one of full, zero, or a number such as 2.5`, "ful"},
		{"a number that is not plain", "policy: 1e3x\n", "", `f.yaml:1:9: policy: found "1e3x", expected one of full, zero, or a number such as 2.5`, "1e3x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var f layout
			_, err := Decode([]byte(tt.source), "f.yaml", &f)
			require.Equal(t, tt.fault, rules.AllErrors(err).Error())
			require.Equal(t, tt.want, f.Policy)
			problems, err := jsonschema.Check(schema, map[string]any{"policy": tt.value})
			require.NoError(t, err)
			require.Equal(t, tt.fault == "", len(problems) == 0)
		})
	}
}
