package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/testdata"
)

// halfYearScreens are the golden files of the six-month report.
var halfYearScreens = []struct {
	golden string
	args   []string
}{
	{"h1-rate-vi.golden", []string{"rate"}},
	{"h1-rate-en.golden", []string{"rate", "-lang", "en"}},
	{"h1-matrix-vi.golden", []string{"rate", "-view", "matrix"}},
	{"h1-matrix-en.golden", []string{"rate", "-view", "matrix", "-lang", "en"}},
	{"h1-explain-11a-ward-vi.golden", []string{"explain", "-unit", "06760", "-indicator", "11a"}},
	{"h1-explain-11a-ward-en.golden", []string{"explain", "-unit", "06760", "-indicator", "11a", "-lang", "en"}},
	{"h1-explain-11a-city-vi.golden", []string{"explain", "-unit", "195", "-indicator", "11a"}},
	{"h1-explain-11a-city-en.golden", []string{"explain", "-unit", "195", "-indicator", "11a", "-lang", "en"}},
}

func TestTheScreensOfTheHalfYearAreThoseOfTheGoldenFiles(t *testing.T) {
	for _, tt := range halfYearScreens {
		t.Run(tt.golden, func(t *testing.T) {
			got := command("", append(tt.args, "-period", "2023-H1")...)
			require.Equal(t, done, got.status, got.stderr)
			require.Empty(t, got.stderr)
			require.Empty(t, tooWide(got.stdout))
			require.Regexp(t, `\*\*\* (SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT|SYNTHETIC DATA, NOT REAL FIGURES) \*\*\*`, got.stdout)
			golden(t, tt.golden, []byte(got.stdout))
		})
	}
}

func TestNoLineOfAHalfYearIsWiderThanATerminal(t *testing.T) {
	for _, unit := range []string{"06760", "06802", "06805", "195"} {
		for _, lang := range []string{"vi", "en"} {
			t.Run(unit+" "+lang, func(t *testing.T) {
				t.Parallel()
				got := command("", "explain", "-period", "2023-H1", "-unit", unit, "-lang", lang)
				require.Equal(t, done, got.status, got.stderr)
				require.Empty(t, tooWide(got.stdout))
				require.NotContains(t, got.stdout, "%!")
				require.NotContains(t, got.stdout, "{0}")
			})
		}
	}
}

func TestTheSampleIsThatOfThePeriod(t *testing.T) {
	tests := []struct {
		name  string
		args  []string
		files []string
	}{
		{"the year of the plan", nil, []string{"campha-2022.csv", "campha-2023.csv"}},
		{"said", []string{"-period", "2023"}, []string{"campha-2022.csv", "campha-2023.csv"}},
		{"the year before", []string{"-period", "2022"}, []string{"campha-2022.csv", "campha-2023.csv"}},
		{"the first half", []string{"-period", "2023-H1"}, []string{"campha-2023-h1.csv"}},
		{"the same in months", []string{"-period", "2023-01..2023-06"}, []string{"campha-2023-h1.csv"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var files []string
			for _, input := range reported(t, tt.args...)["inputs"].([]any) {
				files = append(files, dig(t, input, "file").(string))
			}
			require.ElementsMatch(t, tt.files, files)
		})
	}
	got := command("", "rate", "-period", "2023-H2", "-lang", "en")
	require.Equal(t, wrongInput, got.status, "there is no sample of the second half")
}

func TestAReportOfAHalfYearIsVerifiedWithNothingButTheReport(t *testing.T) {
	for name, args := range map[string][]string{
		"as it is": nil, "one department": {"-owner", "Y tế"}, "the units of the data": {"-roster", "data"}, "for publication": {"-public"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, text := written(t, append(args, "-period", "2023-H1")...)
			got := command("", "verify", path, "-lang", "en")
			require.Equal(t, outcome{done, "holds: computed again from the same inputs it is the same report\n", ""}, got)

			forged := file(t, "forged.json", strings.Replace(text, `"2023-04-30"`, `"2023-06-30"`, 1))
			got = command("", "verify", forged, "-lang", "en")
			require.Equal(t, wrongInput, got.status)
			require.Contains(t, got.stdout, `covers.to: the report says "2023-06-30", computed again it is "2023-04-30"`)
		})
	}
}

func TestAFormOfAHalfYearAsksWhatTheFiguresCoverAndIsReadBack(t *testing.T) {
	for lang, numbers := range map[string]string{"vi": "vi", "en": "en"} {
		t.Run(lang, func(t *testing.T) {
			form := command("", "form", "-period", "2023-H1", "-unit", "06760", "-lang", lang, "-numbers", numbers)
			require.Equal(t, done, form.status, form.stderr)
			golden(t, "h1-form-06760-"+lang+".golden", []byte(form.stdout))

			filled := form.stdout
			for _, fill := range [][2]string{{"# covers:", "# covers: 2023-01-01..2023-04-30"}, {"# handed_in:", "# handed_in: 2023-05-08"}} {
				require.Equal(t, 1, strings.Count(filled, "\n"+fill[0]+"\n"))
				filled = strings.Replace(filled, fill[0]+"\n", fill[1]+"\n", 1)
			}
			for name, value := range map[string]string{"injured_children": "8", "children_under_16": map[string]string{"vi": "3.807", "en": `"3,807"`}[numbers]} {
				filled = withValue(t, filled, name, value)
			}
			report := decoded(t, command(filled, "rate", "-period", "2023-H1", "-data", "-", "-numbers", numbers, "-format", "json").stdout)
			require.Equal(t, map[string]any{"from": "2023-01-01", "to": "2023-04-30"}, report["covers"])
			require.Len(t, report["not_handed_in"], 15)
			res := resultOf(t, resultsOf(t, report, "06760"), "child_injuries")
			require.Equal(t, "missed", res["verdict"])
			require.Equal(t, "800000", dig(t, res, "annualised", "n"), "8 · 100,000 · 12/4 / 3,807")
		})
	}
	whole := command("", "form", "-period", "2023-H1", "-numbers", "en").stdout
	for _, unit := range []string{"06760", "06802", "06805", "195"} {
		require.Contains(t, whole, "\n"+unit+",", "the whole roster is asked")
	}
	require.NotContains(t, command("", "form").stdout, "#", "a year asks nothing above the header")
}

// withValue writes a value into the row of a statistic, at its end.
func withValue(t *testing.T, form, statistic, value string) string {
	t.Helper()
	lines := strings.SplitAfter(form, "\n")
	for i, line := range lines {
		if strings.Contains(line, statistic) {
			lines[i] = strings.TrimSuffix(line, "\n") + value + "\n"
			return strings.Join(lines, "")
		}
	}
	t.Fatalf("the form does not ask for %s", statistic)
	return ""
}

// resultsOf are the results of a unit in a report, of the area where the unit is empty.
func resultsOf(t *testing.T, report map[string]any, unit string) any {
	t.Helper()
	if unit == "" {
		return dig(t, report, "area", "results")
	}
	for _, u := range report["units"].([]any) {
		if dig(t, u, "code") == unit {
			return dig(t, u, "results")
		}
	}
	t.Fatalf("no unit %s", unit)
	return nil
}

// 95 injured among 45,033 children are 632.9 per 100,000 a year by the four months that the figures cover, and 421.9 by
// the six of the report; the plan allows 550 (domain: rounds of the plan).
func TestInjuriesToTheEndOfAprilAreJudgedByWhatTheyCover(t *testing.T) {
	rows := "unit,period,handed_in,injured_children,children_under_16\n06760,2023-H1,%s,95,45033\n"
	tests := []struct {
		name, data      string
		verdict, reason string
		value           string // of the year, with n and d
		heading, shown  string
	}{
		{"four months, as the file says", "# covers: 2023-01-01..2023-04-30\n" + fmt.Sprintf(rows, "2023-05-09"), "missed", "", "9500000/15011",
			"Số liệu từ 1/1/2023 đến 30/4/2023\n", "95 / 45.033 × 100.000 × 12/4 = 9.500.000/15.011 ≈ 632,9/100.000\n"},
		{"the file says nothing, and was handed in on 9 May", fmt.Sprintf(rows, "2023-05-09"), "no_data", "span_unknown", "",
			"Số liệu từ 1/1/2023 đến 30/6/2023 (chưa ghi, coi như cả kỳ)\n", "gửi ngày 9/5/2023, trước khi hết thời gian mà số liệu phải gồm"},
		{"the file says nothing at all", fmt.Sprintf(rows, ""), "achieved", "", "19000000/45033",
			"Số liệu từ 1/1/2023 đến 30/6/2023 (chưa ghi, coi như cả kỳ)\n", "× 12/6 = 19.000.000/45.033 ≈ 421,9/100.000\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			args := []string{"-period", "2023-H1", "-roster", "data", "-numbers", "en", "-data", file(t, "wards.csv", tt.data)}
			report := reported(t, args...)
			for _, unit := range []string{"06760", ""} {
				res := resultOf(t, resultsOf(t, report, unit), "child_injuries")
				require.Equal(t, tt.verdict, res["verdict"])
				if tt.reason != "" {
					require.Equal(t, tt.reason, dig(t, res, "reason", "code"))
					continue
				}
				require.Equal(t, tt.value, fmt.Sprint(dig(t, res, "annualised", "n"), "/", dig(t, res, "annualised", "d")))
				require.Equal(t, true, res["interim"])
			}
			require.Contains(t, command("", append([]string{"rate"}, args...)...).stdout, tt.heading)
			require.Contains(t, command("", append([]string{"explain", "-unit", "06760", "-indicator", "11a"}, args...)...).stdout, tt.shown)
		})
	}
}

func TestTheHalfYearFitsTheYearOfTheSample(t *testing.T) {
	year, half := cells(t, testdata.CamPha2023), cells(t, testdata.CamPha2023H1)
	flows := []string{"live_births", "neonatal_deaths", "infant_deaths", "under_5_deaths", "under_1_fully_vaccinated", "abused_children", "child_labourers",
		"injured_children", "injury_deaths", "marriages", "early_marriages", "children_to_age_8_with_services", "children_7_to_15_consulted",
		"children_reached_on_participation", "children_11_to_15_participating", "births_to_mothers_with_hiv"}
	injured := 0
	for unit, row := range half {
		for _, name := range flows {
			if row[name] != "" && year[unit][name] != "" {
				require.LessOrEqual(t, number(t, row[name]), number(t, year[unit][name]), "%s of %s", name, unit)
			}
		}
		if unit != "195" {
			injured += number(t, row["injured_children"])
		}
	}
	require.Equal(t, 93, injured)
	require.Len(t, half, 16, "15 wards and the city")
	require.NotContains(t, half, "06802")
}

// cells are the cells of a sample by unit and column.
func cells(t *testing.T, source []byte) map[string]map[string]string {
	t.Helper()
	var head []string
	rows := map[string]map[string]string{}
	for line := range strings.Lines(string(source)) {
		switch parts := strings.Split(strings.TrimSuffix(line, "\n"), ","); {
		case strings.HasPrefix(line, "#"):
		case head == nil:
			head = parts
		default:
			row := map[string]string{}
			for i, name := range head {
				row[name] = parts[i]
			}
			rows[row["unit"]] = row
		}
	}
	return rows
}

func number(t *testing.T, cell string) (n int) {
	t.Helper()
	_, err := fmt.Sscan(cell, &n)
	require.NoError(t, err)
	return n
}
