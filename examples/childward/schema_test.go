package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/jsonschema"
)

// problems are what in a file contradicts a schema.
func problems(t *testing.T, schemaFile []byte, value any) []string {
	t.Helper()
	found, err := jsonschema.Check(schemaFile, value)
	require.NoError(t, err)
	return found
}

func TestEveryReportKeepsToItsSchema(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{}, {"-lang", "en"}, {"-owner", "Y tế"}, {"-period", "2022"}, {"-public"},
		{"-scheme", "decision06"}, {"-scheme", "decision06", "-scale", "illustrative"}, {"-scheme", "decision06", "-scale", "illustrative", "-public"}} {
		old := filepath.Join(t.TempDir(), "old.json")
		for _, more := range [][]string{{"-o", old}, {"-replaces", old}} {
			got := command("", append(append([]string{"rate", "-format", "json"}, args...), more...)...)
			require.Equal(t, done, got.status, got.stderr)
			if more[0] == "-o" {
				source, err := os.ReadFile(old)
				require.NoError(t, err)
				got.stdout = string(source)
			}
			require.Empty(t, problems(t, report.Schema(), fromJSON(t, got.stdout)), "%q", args)
		}
	}
}

func fromJSON(t *testing.T, text string) (value any) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	require.NoError(t, decoder.Decode(&value))
	return value
}

// yamlFiles are the YAML files of the repository by their path.
func yamlFiles(t *testing.T) map[string]any {
	t.Helper()
	files := map[string]any{}
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".yaml" {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var value any
		files[path] = value
		if err := yaml.Unmarshal(source, &value); err != nil {
			return err
		}
		files[path] = value
		return nil
	})
	require.NoError(t, err)
	return files
}

func TestEveryPlanOfTheRepositoryKeepsToItsSchema(t *testing.T) {
	t.Parallel()
	plans := 0
	for path, value := range yamlFiles(t) {
		root, _ := value.(map[string]any)
		_, isPlan := root["indicators"]
		if !isPlan || strings.HasSuffix(path, "key-unknown.yaml") {
			continue
		}
		plans++
		require.Empty(t, problems(t, indicator.PlanSchema(), value), path)
	}
	require.Greater(t, plans, 20)
}

func TestTheSchemaRefusesWhatAPlanMayNotHave(t *testing.T) {
	tests := []struct {
		name, from, to, want string
	}{
		{"an unknown key", "    harm: true", "    harms: true", "indicators[0].harms: this key is not known"},
		{"an unknown word", "    harm: true", "    better: low", "indicators[0].better: found low, expected one of [lower higher]"},
		{"a missing key", `    target: ">= 98 %"`, "    places: 1", "indicators[1]: target is missing"},
		{"a target without a sign", `">= 98 %"`, `"98 %"`, `indicators[1].target: found "98 %", expected the form`},
		{"a list for a text", "  id: broken", "  id: [broken]", "plan.id: found [broken], expected [string number boolean]"},
		{"a text in another language", "{vi: Kế hoạch năm 2023, en: Plan of 2023}", "{vi: Kế hoạch, fr: Plan}", "plan.title.fr: this key is not known"},
		{"no text at all", "{vi: Kế hoạch năm 2023, en: Plan of 2023}", "{}", "plan.title: found nothing"},
		{"a fraction of a year", "  year: 2023", "  year: 2023.5", "plan.year: found 2023.5, expected integer"},
		{"a newer format", "version: 1", "version: 2", "version: found 2, the maximum is 1"},
		{"a word for a truth", "    harm: true", `    harm: "yes"`, "indicators[0].harm: found yes, expected boolean"},
	}
	source, err := os.ReadFile(broken("target-always"))
	require.NoError(t, err)
	sound := strings.Replace(string(source), `"<= 100 %"`, `">= 98 %"`, 1)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			changed := strings.Replace(sound, tt.from, tt.to, 1)
			require.NotEqual(t, sound, changed)
			var value any
			require.NoError(t, yaml.Unmarshal([]byte(changed), &value))
			found := problems(t, indicator.PlanSchema(), value)
			require.Len(t, found, 1)
			require.True(t, strings.HasPrefix(found[0], tt.want), found[0])
		})
	}
}

func TestTheSchemaKnowsEveryKeyThatThePlanReaderKnows(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(broken("key-unknown"))
	require.NoError(t, err)
	var value any
	require.NoError(t, yaml.Unmarshal(source, &value))
	require.Equal(t, []string{"indicators[0].harms: this key is not known"}, problems(t, indicator.PlanSchema(), value))
}
