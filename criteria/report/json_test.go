package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/jsonschema"
)

func TestTheReportOfTwoUnitsIsThatOfTheGoldenFile(t *testing.T) {
	year := sampleYear(t, criteria.YearOptions{}, "06760", "06787", "195")
	d := document(t, year, Options{Synthetic: true, Inputs: []Input{{File: "wards.csv", Digest: strings.Repeat("0", 64)}}})
	golden(t, "two-units.json.golden", []byte(written(t, d)["json"]))
}

func TestAReportThatIsWrittenPartByPartIsIndentedAsAWhole(t *testing.T) {
	for name, options := range map[string]criteria.YearOptions{
		"by the scorecard": {}, "by a scheme": {Scheme: illustrative(t)}, "for publication": {Scheme: illustrative(t), Public: true},
	} {
		t.Run(name, func(t *testing.T) {
			got := written(t, document(t, sampleYear(t, options), Options{}))["json"]
			var compact, whole bytes.Buffer
			require.NoError(t, json.Compact(&compact, []byte(got)))
			require.NoError(t, json.Indent(&whole, compact.Bytes(), "", " "))
			require.Equal(t, whole.String()+"\n", got)
		})
	}
}

// A largest writer keeps how much came in one piece.
type largest struct{ piece, all int }

func (w *largest) Write(p []byte) (int, error) {
	w.piece, w.all = max(w.piece, len(p)), w.all+len(p)
	return len(p), nil
}

func TestAReportIsNeverInMemoryAsAWhole(t *testing.T) {
	var w largest
	require.NoError(t, document(t, sampleYear(t, criteria.YearOptions{Scheme: illustrative(t)}), Options{}).WriteJSON(&w))
	require.Greater(t, w.all, 600_000)
	require.Less(t, w.piece, 60_000, "a unit at a time, and the area")
}

// A full writer takes some bytes and no more.
type full struct{ room int }

var errFull = errors.New("no space left")

func (w *full) Write(p []byte) (int, error) {
	if len(p) > w.room {
		return w.room, errFull
	}
	w.room -= len(p)
	return len(p), nil
}

func TestAnOutputThatIsFullIsAnError(t *testing.T) {
	d := document(t, sampleYear(t, criteria.YearOptions{}), Options{})
	e, err := d.Explain("06760", "")
	require.NoError(t, err)
	for _, room := range []int{0, 5000} {
		for name, err := range map[string]error{
			"json":    d.WriteJSON(&full{room}),
			"csv":     d.WriteCSV(&full{room}, "vi", 0),
			"text":    d.WriteText(&full{room}, 0, Summary),
			"explain": e.WriteText(&full{room}, 0),
			"form":    WriteForm(&full{room}, d.plan, Form{Units: []indicator.Unit{{Code: "06760"}, {Code: "06763"}}, Numbers: "vi"}),
		} {
			require.ErrorIs(t, err, errFull, "%s after %d bytes", name, room)
		}
	}
}

// The schema of what a report has in common with a year is that of the year.
func TestTheSchemaOfTheReportIsThatOfTheStructs(t *testing.T) {
	var year map[string]any
	require.NoError(t, json.Unmarshal(criteria.YearSchema(), &year))
	of := year["properties"].(map[string]any)
	derived := jsonschema.JSON(jsonReport{}, map[reflect.Type]map[string]any{
		reflect.TypeFor[sequence[criteria.UnitYear]](): of["units"].(map[string]any),
		reflect.TypeFor[criteria.CityYear]():           of["area"].(map[string]any),
		reflect.TypeFor[criteria.Changes]():            of["changes"].(map[string]any),
		reflect.TypeFor[indicator.Verdict]():           {"enum": []any{"no_data", "achieved", "missed", "not_applicable", "invalid", "not_due"}},
		reflect.TypeFor[criteria.Outcome]():            {"enum": []any{"undetermined", "eligible", "not_eligible"}},
		reflect.TypeFor[Role]():                        {"enum": []any{"previous", "mergers", "previous_plan", "replaces", "published"}}, // data has none
		reflect.TypeFor[sequence[jsonTask]]():          {"type": "array", "items": jsonschema.JSON(jsonTask{}, nil)},
	})
	derived["$schema"], derived["$defs"] = year["$schema"], year["$defs"]
	want := jsonschema.Annotated(derived, Schema())
	if *update {
		require.NoError(t, os.WriteFile("report.schema.json", want, 0o644))
		return
	}
	require.Equal(t, string(want), string(Schema()), "run this package's tests with -update")
}

func TestEveryReportKeepsToTheSchema(t *testing.T) {
	for _, options := range []criteria.YearOptions{{}, {Public: true}, {Scheme: criteria.Decision06()}, {Scheme: illustrative(t), Public: true}} {
		old := stored(t, written(t, document(t, sampleYear(t, options, "06760", "06769", "06787"), Options{}))["json"])
		got := written(t, document(t, sampleYear(t, options), Options{Owner: "Y tế", Synthetic: true, Replaces: old, Settings: Settings{Extra: indicator.IgnoreExtra}}))["json"]
		decoder := json.NewDecoder(strings.NewReader(got))
		decoder.UseNumber()
		var value any
		require.NoError(t, decoder.Decode(&value))
		problems, err := jsonschema.Check(Schema(), value)
		require.NoError(t, err)
		require.Empty(t, problems)
	}
}

func TestTheHeadOfAReportIsReadBack(t *testing.T) {
	d := document(t, sampleYear(t, criteria.YearOptions{Scheme: illustrative(t)}), Options{Owner: "y tế", Program: "2.0", Inputs: []Input{{File: "a.csv", Digest: "00"}}, Settings: Settings{Extra: indicator.IgnoreExtra}})
	var head Head
	require.NoError(t, json.Unmarshal([]byte(written(t, d)["json"]), &head))
	require.Equal(t, d.Head(), head)
	require.Equal(t, "2.0", head.Program.Version)
	require.Equal(t, &Settings{Extra: indicator.IgnoreExtra}, head.Options)
	require.Nil(t, document(t, sampleYear(t, criteria.YearOptions{}), Options{}).Head().Options, "the default is absent")
	require.Equal(t, Version, document(t, sampleYear(t, criteria.YearOptions{}), Options{}).Head().Program.Version)
}
