package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/testdata"
)

// The shape of what differs between two reports; see rate_test.go.
var (
	figureShape   = shape{"value?": decimal, "n?": decimal, "d?": decimal, "numerator?": decimal, "denominator?": decimal, "hidden?": truth, "provisional?": shape{"value": decimal, "n": decimal, "d": decimal}}
	totalShape    = shape{"low": decimal, "low_n?": decimal, "low_d?": decimal, "high": decimal, "high_n?": decimal, "high_d?": decimal, "of": decimal}
	totalsShape   = []any{shape{"unit_code?": text, "unit_valid_from?": text, "from": totalShape, "to": totalShape}}
	comparedShape = shape{"file?": text, "digest?": text, "period": text, "plan": shape{"id": text, "year?": integer, "digest": text}, "area_code?": text, "owner?": text,
		"scheme?": shape{"id": text, "digest": text, "overlay?": text, "overlay_digest?": text, "scale": text, "note?": bilingual}, "synthetic": truth, "public?": truth}
	newAndGone      = shape{"new": []any{text}, "gone": []any{text}}
	sharedOf        = shape{"units": integer, "of": integer}
	comparisonShape = shape{
		"before": comparedShape, "after": comparedShape, "differs": []any{text}, "internal?": bilingual,
		"turned":   []any{shape{"id": text, "unit_code?": text, "unit_valid_from?": text, "target?": text, "from": text, "to": text}},
		"figures":  []any{shape{"id": text, "unit_code?": text, "unit_valid_from?": text, "from?": figureShape, "to?": figureShape}},
		"outcomes": []any{shape{"unit_code": text, "unit_valid_from?": text, "from": text, "to": text}},
		"grades":   []any{shape{"unit_code": text, "unit_valid_from?": text, "from": graded, "to": graded}}, "points": totalsShape, "scorecards": totalsShape,
		"tiers":       []any{shape{"unit_code": text, "unit_valid_from?": text, "from?": text, "to?": text}},
		"recognition": []any{shape{"unit_code": text, "unit_valid_from?": text, "from?": truth, "to?": truth}}, "recognised?": shape{"from": sharedOf, "to": sharedOf},
		"units": newAndGone, "indicators": newAndGone,
	}
	replaced = func() shape {
		all := maps.Clone(comparisonShape)
		all["file"], all["digest"] = text, text
		return all
	}()
)

// corrected is the sample with one ward's figures put right, a ward left out and one that is new.
func corrected(t *testing.T) string {
	t.Helper()
	source := string(testdata.CamPha2023)
	for _, r := range [][2]string{
		{"06760,Mông Dương,phường,B,,2023,true,2293,2020,248,1,2,3,", "06760,Mông Dương,phường,B,,2023,false,2293,2021,248,1,3,3,"},
		{"06763,Cửa Ông,phường,B,", "06763,Cửa Ông,phường,A,"},
		{"06766,Cẩm Sơn,phường,B,,2023,true,2151,1876,241,1,1,2,1016,68,", "06766,Cẩm Sơn,phường,B,,2023,true,2151,1876,241,1,1,2,1016,60,"},
		{"\n06805,", "\n06806,"},
	} {
		require.Contains(t, source, r[0])
		source = strings.Replace(source, r[0], r[1], 1)
	}
	return file(t, "corrected.csv", source)
}

// sampleFile is the path of a file of the sample.
func sampleFile(name string) string { return filepath.Join("..", "..", "testdata", name) }

// twoReports are a report on the sample and its correction, made with further flags.
func twoReports(t *testing.T, args ...string) (before, after string) {
	t.Helper()
	before, _ = written(t, append([]string{"-data", sampleFile("campha-2023.csv"), "-previous", sampleFile("campha-2022.csv"), "-numbers", "en", "-roster", "data"}, args...)...)
	after, _ = written(t, append([]string{"-data", corrected(t), "-previous", sampleFile("campha-2022.csv"), "-numbers", "en", "-roster", "data"}, args...)...)
	return before, after
}

func TestWhatDiffersBetweenTwoReportsIsThatOfTheGoldenFiles(t *testing.T) {
	before, after := twoReports(t, "-scheme", "decision06", "-scale", "illustrative")
	for _, lang := range []string{"vi", "en"} {
		got := command("", "diff", before, after, "-lang", lang)
		require.Equal(t, done, got.status, got.stderr)
		require.Empty(t, tooWide(got.stdout))
		golden(t, "diff-reports-"+lang+".golden", []byte(got.stdout))
	}
}

func TestTwoReportsAreComparedForPrograms(t *testing.T) {
	before, after := twoReports(t)
	got := command("", "diff", before, after, "-format", "json")
	require.Equal(t, done, got.status, got.stderr)
	all := decoded(t, got.stdout)
	requireShape(t, "diff", comparisonShape, decoded(t, got.stdout))
	require.Equal(t, []any{}, all["differs"])
	require.Contains(t, all["turned"], map[string]any{"id": "infant_mortality", "unit_code": "06760", "from": "achieved", "to": "missed"})
	require.Contains(t, all["figures"], map[string]any{"id": "infant_mortality", "unit_code": "06760",
		"from": map[string]any{"value": "8.06451612903225806452", "n": "250", "d": "31", "numerator": "2", "denominator": "248"},
		"to":   map[string]any{"value": "12.09677419354838709677", "n": "375", "d": "31", "numerator": "3", "denominator": "248"}})
	require.Equal(t, map[string]any{"new": []any{"06806"}, "gone": []any{"06805"}}, all["units"])
	require.Equal(t, []any{map[string]any{"unit_code": "06760", "from": true, "to": false}}, all["recognition"])

	same := decoded(t, command("", "diff", before, before, "-format", "json").stdout)
	for _, list := range []string{"differs", "turned", "figures", "outcomes", "grades", "points", "scorecards", "tiers", "recognition"} {
		require.Equal(t, []any{}, same[list], list)
	}
}

func TestReportsThatAreNotOfTheSameThingAreSaidToBe(t *testing.T) {
	t.Parallel()
	now, _ := written(t)
	before, _ := written(t, "-period", "2022", "-owner", "y tế")
	got := command("", "diff", before, now, "-lang", "en")
	require.Equal(t, done, got.status)
	require.Regexp(t, `(?s)^INTERNAL.*COMPARED WITH report.json\n  ! period: 2022 → 2023\n  ! department: y tế → all\n\n.*\n  New indicators: `, got.stdout)
	require.Empty(t, tooWide(got.stdout))
}

func TestWhatAReportReplacesStandsInItsHeadAndIsListed(t *testing.T) {
	for _, flags := range [][]string{nil, {"-public"}, {"-scheme", "decision06", "-scale", "illustrative"}, {"-owner", "y tế"}} {
		before, after := twoReports(t, flags...)
		if slices.Contains(flags, "-public") { // what is replaced was published
			after, _ = written(t, "-data", corrected(t), "-previous", sampleFile("campha-2022.csv"), "-numbers", "en", "-roster", "data", "-public", "-published", before)
		}
		args := append([]string{"-data", corrected(t), "-previous", sampleFile("campha-2022.csv"), "-numbers", "en", "-roster", "data", "-replaces", before}, flags...)
		report, text := written(t, args...)
		all := decoded(t, text)
		requireShape(t, "report", wholes, decoded(t, text))
		source, err := os.ReadFile(before)
		require.NoError(t, err)

		replaces := all["replaces"].(map[string]any)
		require.Equal(t, []any{"report.json", digest(source)}, []any{replaces["file"], replaces["digest"]})
		require.Contains(t, all["inputs"], map[string]any{"file": "report.json", "digest": digest(source), "role": "replaces"})
		want := decoded(t, command("", "diff", before, after, "-format", "json").stdout)
		for _, side := range []string{"before", "after"} {
			delete(want[side].(map[string]any), "file")
			delete(want[side].(map[string]any), "digest")
		}
		delete(replaces, "file")
		delete(replaces, "digest")
		require.Equal(t, want, replaces, "the comparison that diff makes")
		delete(all, "replaces")
		all["inputs"] = slices.DeleteFunc(all["inputs"].([]any), func(in any) bool { return in.(map[string]any)["role"] == "replaces" })
		written, err := os.ReadFile(after)
		require.NoError(t, err)
		plain := decoded(t, string(written))
		plain["inputs"] = slices.DeleteFunc(plain["inputs"].([]any), func(in any) bool { return in.(map[string]any)["role"] == "published" })
		require.Equal(t, plain, all, "nothing else changes")

		got := command("", "verify", report, before, args[1], "-lang", "en")
		require.Equal(t, done, got.status, got.stdout+got.stderr)
		got = command("", "verify", report, args[1], "-lang", "en")
		require.Regexp(t, `from the file report.json with the digest [0-9a-f]{64}, which the program does not carry\n.*-replaces\n`, got.stderr)

		for _, lang := range []string{"vi", "en"} {
			got := command("", append([]string{"rate", "-lang", lang}, args...)...)
			require.Empty(t, tooWide(got.stdout))
			require.Regexp(t, `(?m)^(THAY THẾ BÁO CÁO report.json kỳ 2023|REPLACES THE REPORT report.json of 2023)\nSHA-256: `+digest(source)+`$`, got.stdout)
			_, listed, _ := strings.Cut(command("", "diff", before, after, "-lang", lang).stdout, "campha-2023.\n")
			most, _, _ := strings.Cut(listed, "\n  06781 ") // a report names the first and counts the rest
			require.Contains(t, got.stdout, most, "the lists of diff")
			require.Contains(t, command("", append([]string{"rate", "-view", "matrix"}, args...)...).stdout, "THAY THẾ BÁO CÁO report.json kỳ 2023\n")
		}
	}
}

func TestWhatIsNoCorrectionReplacesNothing(t *testing.T) {
	t.Parallel()
	sample, _ := written(t)
	earlier, _ := written(t, "-period", "2022")
	otherPlan := file(t, "p.yaml", strings.Replace(ownPlan, "  year: 2024", "  year: 2023\n  area: {code: '7', name: {vi: Nơi, en: Place}}", 1))
	other, _ := written(t, "-plan", otherPlan, "-data", file(t, "d.csv", "unit,period,helmets,bikes\nA1,2023,1,2\n"), "-numbers", "en")
	tests := []struct {
		name, old string
		args      []string
		says      []string
	}{
		{"a report of another period", earlier, nil, []string{"-replaces: ", "report.json", "2022", "2023"}},
		{"a report by another plan of another area", other, nil, []string{"-replaces: ", "report.json", "campha-2023", "195", "7"}},
		{"a report that shows what is hidden", sample, []string{"-public"}, []string{"-replaces: ", "report.json", "-public"}},
		{"standard input", "-", nil, []string{"-: "}},
		{"a plan", "../../indicator/campha-2023.yaml", nil, []string{"campha-2023.yaml:1:1: "}},
		{"no JSON", file(t, "old.json", "{\n]"), nil, []string{"old.json:2:1: "}},
		{"another JSON", file(t, "old.json", `{"units": []}`), nil, []string{"old.json: "}},
		{"an empty file", file(t, "old.json", ""), nil, []string{"old.json:1:1: "}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			requireRefused(t, "", tt.says, "/tmp/", append([]string{"rate", "-format", "json", "-replaces", tt.old}, tt.args...)...)
		})
	}
	got := command("", "rate", "-replaces", earlier, "-lang", "en")
	require.Contains(t, got.stderr, "-replaces: report.json is a report of 2022, and this one is of 2023: a correction replaces a report of the same period\n")
	require.Equal(t, wrongUsage, command("", "rate", "-stream", "-data", "-", "-numbers", "en", "-replaces", sample).status)
}

func TestDiffRefusesWhatIsNeitherTwoPlansNorTwoReports(t *testing.T) {
	t.Parallel()
	sample, text := written(t)
	changed := func(from, to string) string {
		require.Contains(t, text, from)
		return file(t, "changed.json", strings.Replace(text, from, to, 1))
	}
	tests := []struct {
		name   string
		args   []string
		status int
		stderr string
	}{
		{"a report and a plan", []string{sample, "campha-2023"}, wrongUsage, "report.json is a report and campha-2023 is none: expected two plans, or two reports in JSON\n"},
		{"a plan and a report", []string{"../../indicator/campha-2023.yaml", sample}, wrongUsage, "report.json is a report and campha-2023.yaml is none"},
		{"reports and what goes with plans", []string{sample, sample, "-data", "x.csv", "-numbers", "en"}, wrongUsage, "-data goes with two plans, not with two reports\nchildward diff: -numbers goes with"},
		{"two files that are no reports, both of them", []string{file(t, "a.json", "x"), file(t, "b.json", `{"period": 5}`)}, wrongInput, "b.json:1:12: this is no report: \"period\" is not what it is in a report\n\n2 errors\n"},
		{"a report without units", []string{sample, file(t, "b.json", `{"period": "2023", "plan": {"digest": "0"}, "area": {}}`)}, wrongInput, `b.json: this is no report: "units" is not`},
		{"a verdict that is none", []string{sample, changed(`"verdict": "achieved"`, `"verdict": "mised"`)}, wrongInput, `changed.json: this is no report: "units[0].results[0].verdict" is not`},
		{"a number that is none", []string{sample, changed(`"numerator": "2020"`, `"numerator": "2e3"`)}, wrongInput, `"units[0].results[0].value" is not`},
		{"recognition that is no truth", []string{sample, changed(`"recognised": true`, `"recognised": "yes"`)}, wrongInput, `"units[0].recognised" is not`},
		{"a role that is none", []string{sample, changed(`"role": "previous"`, `"role": "x"`)}, wrongInput, `"inputs[1].role" is not`},
		{"a unit without a code", []string{sample, changed(`"code": "06760"`, `"code": ""`)}, wrongInput, `"units[0].code" is not`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("", append([]string{"diff", "-lang", "en"}, tt.args...)...)
			require.Equal(t, tt.status, got.status, got.stdout)
			require.Empty(t, got.stdout)
			require.Contains(t, got.stderr, tt.stderr)
			require.NotContains(t, command("", append([]string{"diff"}, tt.args...)...).stderr, "the ")
		})
	}
}

// A plan may be written as JSON, which is YAML.
func TestAPlanInJSONIsAPlan(t *testing.T) {
	t.Parallel()
	plan := file(t, "plan.json", `{"version": 1, "plan": {"id": "p"}, "statistics": [{"name": "a", "label": {"vi": "A"}}, {"name": "b", "label": {"vi": "B"}}],
 "indicators": [{"id": "x", "number": "1", "name": {"vi": "X"}, "value": "percent(a, b)", "target": ">= 90 %", "cite": "y", "ward": "verdict"}]}`)
	got := command("", "diff", plan, plan, "-lang", "en")
	require.NotContains(t, got.stderr, "no report")
	require.NotContains(t, got.stdout, "REPORT")
}

// Whoever has both reports learns nothing more from the second: it is the same whichever ward has the small count.
func TestAPublicCorrectionTellsNoMoreThanBothReports(t *testing.T) {
	one, other := twoCities("injured_children", 1, 0)
	show := func(before, after string) string {
		old, _ := written(t, "-public", "-data", file(t, "wards.csv", before), "-numbers", "en")
		all := ""
		for _, args := range outputs[:4] {
			got := command("", append([]string{"rate", "-public", "-data", file(t, "wards.csv", after), "-numbers", "en", "-replaces", old}, args...)...)
			require.Equal(t, done, got.status, got.stderr)
			all += got.stdout
		}
		return all
	}
	require.Equal(t, show(one, one), show(other, other))
	require.Equal(t, show(one, other), show(other, one), "the count moved, and nobody sees it")
}

// A correction that has no small counts any more shows those of the report that it replaces.
func TestACorrectionOfAnInternalReportIsInternal(t *testing.T) {
	row := func(deaths string) string {
		return file(t, "wards.csv", "unit,name,period,live_births,infant_deaths\n06760,Mông Dương,2023,1248,"+deaths+"\n")
	}
	old, _ := written(t, "-data", row("2"), "-numbers", "en")
	got := command("", "rate", "-data", row("5"), "-numbers", "en")
	require.NotContains(t, got.stdout, notForPublication)
	for _, args := range [][]string{{}, {"-format", "json"}} {
		got = command("", append([]string{"rate", "-data", row("5"), "-numbers", "en", "-replaces", old}, args...)...)
		require.Contains(t, got.stdout, notForPublication)
	}
}
