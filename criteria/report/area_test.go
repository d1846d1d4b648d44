package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// ofKind is the built-in plan over an area of another kind, with all that calls its area a city left out.
func ofKind(t *testing.T, kind wording.Text) *indicator.Plan {
	t.Helper()
	definition := indicator.CamPha2023().Definition()
	definition.Title, definition.Document = wording.Text{VI: "Kế hoạch", EN: "Plan"}, wording.Text{}
	definition.Area.Kind, definition.Area.Name = kind, wording.Text{VI: "Nơi này", EN: "Here"}
	for i := range definition.Indicators {
		in := &definition.Indicators[i]
		in.Owner, in.Cite = wording.Text{VI: "Phòng", EN: "Office"}, wording.Text{}
		for k := range in.FurtherTargets {
			in.FurtherTargets[k].Cite = wording.Text{}
		}
		in.Readings = nil
	}
	plan, err := indicator.NewPlan(definition)
	require.NoError(t, err)
	return plan
}

// Nothing prints "toàn thành phố" for a province.
func TestAReportCallsItsAreaAfterItsKind(t *testing.T) {
	tests := []struct {
		name   string
		kind   wording.Text
		vi, en []string
	}{
		{"a province", wording.Text{VI: "tỉnh"},
			[]string{"II. TOÀN TỈNH (", "chỉ tiêu giao cho toàn tỉnh", "theo dòng của tỉnh", "Tỉnh, chỉ tiêu", " Tỉnh\n"},
			[]string{"II. THE WHOLE PROVINCE (", "set for the whole province", "the province's own row", "Province, indicator", " All\n"}},
		{"a district", wording.Text{VI: "huyện"},
			[]string{"II. TOÀN HUYỆN (", "chỉ tiêu giao cho toàn huyện", "theo dòng của huyện", "Huyện, chỉ tiêu", " Toàn\n"},
			[]string{"II. THE WHOLE DISTRICT (", "set for the whole district", "the district's own row", "District, indicator"}},
		{"a kind that is not said", wording.Text{},
			[]string{"II. TOÀN ĐỊA BÀN (", "chỉ tiêu giao cho toàn địa bàn", "theo dòng của địa bàn", "Địa bàn, chỉ tiêu", " Toàn\n"},
			[]string{"II. THE WHOLE AREA (", "set for the whole area", "the area's own row", "Area, indicator", " All\n"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plan := ofKind(t, tt.kind)
			previous := reports(t, plan, unnamed(testdata.CamPha2022), 2022)
			year, err := criteria.RateYear(reports(t, plan, unnamed(testdata.CamPha2023), 2023), criteria.YearOptions{Previous: &previous})
			require.NoError(t, err)
			d := document(t, year, Options{})
			for _, lang := range []wording.Language{wording.Vietnamese, wording.English} {
				var out strings.Builder
				require.NoError(t, d.WriteText(&out, lang, Summary))
				require.NoError(t, d.WriteText(&out, lang, Matrix))
				for _, unit := range []string{"06760", "195"} {
					e, err := d.Explain(unit, "")
					require.NoError(t, err)
					require.NoError(t, e.WriteText(&out, lang))
				}
				text := strings.Join(strings.Fields(out.String()), " ")
				want, never := tt.vi, "thành phố"
				if lang == wording.English {
					want, never = tt.en, "city"
				}
				for _, words := range want {
					if strings.HasSuffix(words, "\n") {
						require.Contains(t, out.String(), words)
					} else {
						require.Contains(t, text, words)
					}
				}
				require.NotContains(t, strings.ToLower(text), never)
			}
			_, err = d.Explain("06760", "15")
			require.ErrorContains(t, err, "does not exist for this kind of unit")
		})
	}
}

// unnamed is the sample without the kind of the city.
func unnamed(source []byte) []byte {
	return []byte(strings.ReplaceAll(string(source), "195,Cẩm Phả,thành phố,", "195,Cẩm Phả,,"))
}

// 3 deaths of infants where none was born this year are neither a success nor a mistake for certain: they are marked, and
// stand among what must be put right, in the ward and in the area.
func TestEventsWithoutPopulationAreMarkedWhereverTheyShow(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, source string
		matrix       string
		table        bool
		todo         []string
	}{
		{"deaths in one ward alone", "unit,period,infant_deaths,live_births\n06760,2023,3,0\n06763,2023,0,100\n",
			"3b (#)(+) x", false, []string{"06760: 3 events although live births is 0 (indicator 3b)"}},
		{"deaths and no birth anywhere", "unit,period,infant_deaths,live_births\n06760,2023,3,0\n06763,2023,0,0\n",
			"3b (#)(-) #", true, []string{"06760: 3 events although live births is 0 (indicator 3b)", "Thành phố Cẩm Phả: 3 events although live births is 0 (indicator 3b)"}},
		{"no death, no birth", "unit,period,infant_deaths,live_births\n06760,2023,0,0\n06763,2023,0,0\n",
			"3b (-)(-) -", false, nil},
		{"injured children among no children contradict each other", "unit,period,injured_children,children_under_16\n06760,2023,12,0\n06763,2023,0,100\n",
			"11a ! + ~", false, []string{"06760: 12 events although all children under 16 is 0 (indicator 11a)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			year, err := criteria.RateYear(reports(t, indicator.CamPha2023().WithoutRoster(), []byte(tt.source), 2023), criteria.YearOptions{})
			require.NoError(t, err)
			d := document(t, year, Options{})
			var matrix, summary strings.Builder
			require.NoError(t, d.WriteText(&matrix, wording.English, Matrix))
			require.NoError(t, d.WriteText(&summary, wording.English, Summary))
			squeezed := strings.Join(strings.Fields(matrix.String()), " ")
			require.Contains(t, squeezed, tt.matrix)
			require.Contains(t, squeezed, "# the same although there were events")
			require.Equal(t, tt.table, strings.Contains(summary.String(), "not appl. #"))
			require.Equal(t, tt.table, strings.Contains(summary.String(), "# events although the denominator is 0: see III"))
			var todo []string
			for _, task := range d.Todo() {
				if task.Code == "events_without_population" {
					todo = append(todo, task.In(wording.English))
				}
			}
			require.Equal(t, tt.todo, todo)
		})
	}
}
