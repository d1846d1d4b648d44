package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// filled writes a value into every row of a form, as a person would in a spreadsheet.
func filled(t *testing.T, form string, comma rune, value func(i int, row map[string]string) string) string {
	t.Helper()
	body, marked := strings.CutPrefix(form, "\ufeff")
	reader := csv.NewReader(strings.NewReader(body))
	reader.Comma = comma
	rows, err := reader.ReadAll()
	require.NoError(t, err)
	head := rows[0]
	at := slices.Index(head, "value")
	require.GreaterOrEqual(t, at, 0)
	for i, row := range rows[1:] {
		named := map[string]string{}
		for j, cell := range row {
			named[head[j]] = cell
		}
		require.Empty(t, row[at], "a form is empty")
		row[at] = value(i, named)
	}
	var out bytes.Buffer
	if marked {
		out.WriteString("\ufeff")
	}
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = comma, true
	require.NoError(t, w.WriteAll(rows))
	return out.String()
}

// grouped writes a count as the convention does: 1.234 in Vietnamese, 1,234 in English.
func grouped(numbers string, n int) string {
	separator := map[string]string{"vi": ".", "en": ","}[numbers]
	text := fmt.Sprint(n)
	if n >= 1000 {
		text = text[:len(text)-3] + separator + text[len(text)-3:]
	}
	return text
}

func TestAFormIsReadBackAsItIsOnceItIsFilledIn(t *testing.T) {
	own := file(t, "helmets.yaml", ownPlan)
	tests := []struct {
		name  string
		plan  []string
		units int
		flag  map[string]string // by convention
	}{
		{"every unit of the built-in plan", nil, 16, map[string]string{"vi": "có", "en": "yes"}},
		{"one unit of the built-in plan", []string{"-unit", "06760"}, 1, map[string]string{"vi": "không", "en": "no"}},
		{"the city's departments", []string{"-unit", "195"}, 0, nil},
		{"a year of one's choice", []string{"-unit", "06760", "-period", "2022"}, 1, map[string]string{"vi": "1", "en": "0"}},
		{"a plan of one's own", []string{"-plan", own, "-unit", "A1"}, 1, map[string]string{"vi": "TRUE", "en": "FALSE"}},
	}
	for _, tt := range tests {
		for numbers, comma := range map[string]rune{"vi": ';', "en": ','} {
			for _, lang := range []string{"vi", "en"} {
				t.Run(tt.name+", numbers "+numbers+", in "+lang, func(t *testing.T) {
					args := append([]string{"-numbers", numbers, "-lang", lang}, tt.plan...)
					form := command("", append([]string{"form"}, args...)...)
					require.Equal(t, done, form.status, form.stderr)
					require.Empty(t, form.stderr)
					require.Equal(t, numbers == "vi", strings.HasPrefix(form.stdout, "\ufeff"))
					require.NotContains(t, form.stdout, "{")

					units, wrote := map[string]bool{}, map[string]string{}
					form.stdout = filled(t, form.stdout, comma, func(i int, row map[string]string) string {
						units[row["unit"]] = true
						require.NotEmpty(t, row["label"], "a person needs more than the name")
						require.NotEmpty(t, row["reported_by"])
						if row["measure"] == "có/không" || row["measure"] == "yes/no" {
							return tt.flag[numbers]
						}
						wrote[row["unit"]+" "+row["statistic"]] = fmt.Sprint(1000)
						return grouped(numbers, 1000)
					})
					require.Len(t, units, max(tt.units, 1)+boolInt(tt.plan == nil))
					read := append([]string{"rate", "-roster", "data", "-data", "-", "-format", "json"}, onlyFlags(args, "-numbers", "-plan", "-period")...)
					got := command(form.stdout, read...)
					require.Equal(t, done, got.status, got.stderr)
					require.NotContains(t, got.stdout, `"float"`)
					report := decoded(t, got.stdout)
					for _, unit := range report["units"].([]any) {
						for _, res := range dig(t, unit, "results").([]any) {
							require.NotEqual(t, "no_data", dig(t, res, "verdict"), dig(t, res, "id"))
						}
					}
				})
			}
		}
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// onlyFlags keeps the flags that another subcommand is given, too, with their values.
func onlyFlags(args []string, names ...string) []string {
	var kept []string
	for i := 0; i+1 < len(args); i += 2 {
		if slices.Contains(names, args[i]) {
			kept = append(kept, args[i], args[i+1])
		}
	}
	return kept
}

func TestAFigureOfAFormIsTheFigureThatWasWritten(t *testing.T) {
	for numbers, comma := range map[string]rune{"vi": ';', "en": ','} {
		t.Run(numbers, func(t *testing.T) {
			form := command("", "form", "-unit", "06760", "-numbers", numbers)
			require.Equal(t, done, form.status, form.stderr)
			data := filled(t, form.stdout, comma, func(_ int, row map[string]string) string {
				return map[string]string{"live_births": grouped(numbers, 2480), "infant_deaths": "20"}[row["statistic"]]
			})
			got := command(data, "rate", "-data", "-", "-numbers", numbers, "-format", "json")
			require.Equal(t, done, got.status, got.stderr)
			res := resultOf(t, dig(t, decoded(t, got.stdout), "units", 0, "results"), "infant_mortality")
			require.Equal(t, map[string]any{"numerator": "20", "denominator": "2480", "n": "250", "d": "31"}, only(res, "numerator", "denominator", "n", "d"))
		})
	}
}

func TestAnEmptyFormIsReadAsNothingReported(t *testing.T) {
	form := command("", "form", "-unit", "06760", "-numbers", "vi")
	got := command(form.stdout, "rate", "-data", "-", "-numbers", "vi", "-format", "json")
	require.Equal(t, done, got.status, got.stderr)
	for _, res := range dig(t, decoded(t, got.stdout), "units", 0, "results").([]any) {
		require.Equal(t, "no_data", dig(t, res, "verdict"))
	}
}

func TestAFormAsksEachForWhatTheyReport(t *testing.T) {
	statistics := func(unit string) []string {
		got := command("", "form", "-unit", unit)
		require.Equal(t, done, got.status, got.stderr)
		rows, err := csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
		require.NoError(t, err)
		var names []string
		for _, row := range rows[1:] {
			require.Equal(t, unit, row[0])
			names = append(names, row[slices.Index(rows[0], "period")]+" "+row[slices.Index(rows[0], "statistic")])
		}
		return names
	}
	ward, city := statistics("06760"), statistics("195")
	require.Contains(t, ward, "2023 live_births")
	require.NotContains(t, ward, "2023 schools")
	require.Contains(t, city, "2023 schools")
	require.NotContains(t, city, "2023 live_births")
	var before []string
	for _, name := range append(slices.Clone(ward), city...) {
		if strings.HasPrefix(name, "2022 ") {
			before = append(before, name)
		} else {
			require.True(t, strings.HasPrefix(name, "2023 "), name)
		}
	}
	require.Equal(t, []string{"2022 children_under_16", "2022 children_in_special_circumstances", "2022 early_marriages", "2022 residents"}, before,
		"what formulas ask of last year")
	require.Equal(t, len(slices.Compact(slices.Sorted(slices.Values(append(ward, city...))))), len(ward)+len(city), "nobody is asked twice")
}

// A code is five digits with a zero in front, which a spreadsheet drops; it is read all the same, and said.
func TestACodeThatLostItsZeroIsRepairedAndTold(t *testing.T) {
	got := command("unit,period,live_births,infant_deaths\n6760,2023,248,2\n", "rate", "-data", "-", "-numbers", "en", "-format", "json")
	require.Equal(t, done, got.status, got.stderr)
	report := decoded(t, got.stdout)
	require.Equal(t, "06760", dig(t, report, "units", 0, "code"))
	require.Contains(t, got.stdout, "code_repaired")
}

func TestAFormThatCannotBeMadeSaysWhatIsNeeded(t *testing.T) {
	own := file(t, "helmets.yaml", ownPlan)
	yearless := file(t, "yearless.yaml", strings.Replace(ownPlan, "  year: 2024\n", "", 1))
	tests := []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"a plan that names no units", []string{"-plan", own}, wrongInput, "-unit"},
		{"a plan without a year", []string{"-plan", yearless, "-unit", "A1"}, wrongUsage, "-period"},
		{"a plan that does not exist", []string{"-plan", "nowhere.yaml", "-unit", "A1"}, wrongInput, "nowhere.yaml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("", append([]string{"form", "-lang", "en"}, tt.args...)...)
			require.Equal(t, tt.status, got.status, got.stderr)
			require.Empty(t, got.stdout)
			require.Contains(t, got.stderr, tt.says)
		})
	}
}

// What a form asks of the year before serves last_year alone: it is no year to compare with.
func TestLastYearsFiguresOfAFormAreNoYearBefore(t *testing.T) {
	form := command("", "form", "-unit", "06760", "-numbers", "vi")
	require.Equal(t, done, form.status, form.stderr)
	figures := map[string]string{"2023 early_marriages": "2", "2022 early_marriages": "3", "2023 live_births": "248", "2023 infant_deaths": "2"}
	data := filled(t, form.stdout, ';', func(_ int, row map[string]string) string { return figures[row["period"]+" "+row["statistic"]] })
	got := command(data, "rate", "-data", "-", "-numbers", "vi", "-format", "json")
	require.Equal(t, done, got.status, got.stderr)
	report := decoded(t, got.stdout)
	require.Equal(t, "achieved", resultOf(t, dig(t, report, "units", 0, "results"), "early_marriage")["verdict"])
	require.Equal(t, "-0.99985", resultOf(t, dig(t, report, "units", 0, "results"), "early_marriage")["value"])
	require.NotContains(t, report, "changes")
	require.NotContains(t, command(data, "rate", "-data", "-", "-numbers", "vi").stdout, "SO VỚI NĂM")

	more := strings.Replace(data, "2022;children_under_16;", "2022;live_births;Trẻ đẻ ra sống;trẻ;xã, phường;250\r\n06760;Mông Dương;2022;children_under_16;", 1)
	require.NotEqual(t, data, more)
	require.Contains(t, decoded(t, command(more, "rate", "-data", "-", "-numbers", "vi", "-format", "json").stdout), "changes", "another figure makes it a year")
}
