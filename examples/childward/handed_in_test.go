package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/testdata"
)

// changed is the half-year's sample with a change, as a file.
func changed(t *testing.T, change func(string) string) string {
	t.Helper()
	before := string(testdata.CamPha2023H1)
	after := change(before)
	require.NotEqual(t, before, after)
	return file(t, "h1.csv", after)
}

// blanked leaves cells of a unit blank, all but those that say who it is, or some by the names of their columns.
func blanked(unit string, names ...string) func(string) string {
	return func(data string) string {
		var head []string
		lines := strings.Split(data, "\n")
		for i, line := range lines {
			cells := strings.Split(line, ",")
			switch cells[0] {
			case "unit":
				head = cells
			case unit:
				for k, name := range head {
					if k > 6 && (len(names) == 0 || strings.Contains(" "+strings.Join(names, " ")+" ", " "+name+" ")) {
						cells[k] = ""
					}
				}
				lines[i] = strings.Join(cells, ",")
			}
		}
		return strings.Join(lines, "\n")
	}
}

func TestWhoHasNotHandedInStandsFirst(t *testing.T) {
	schools := []string{"education_institutions", "institutions_with_sanitation", "lower_secondary_pupils", "schools", "schools_with_counselling",
		"accessible_schools", "grade_1_pupils_4_years_ago", "grade_6_pupils_3_years_ago"}
	tests := []struct {
		name    string
		change  func(string) string
		units   []string
		offices []string
		first   []string // of what must be put right
		head    string
	}{
		{"a unit without a row", func(s string) string { return s + "\n" }, []string{"06802"}, nil, []string{"Cẩm Hải: chưa gửi báo cáo"}, "CHƯA GỬI BÁO CÁO (1/16): Cẩm Hải."},
		{"a unit all of whose cells are blank", blanked("06763"), []string{"06763", "06802"}, nil,
			[]string{"Cửa Ông: chưa gửi báo cáo", "Cẩm Hải: chưa gửi báo cáo"}, "CHƯA GỬI BÁO CÁO (2/16): Cửa Ông, Cẩm Hải."},
		{"a figure of 0 is a report", func(s string) string {
			return strings.Replace(blanked("06763")(s), "2023-H1,2023-05-04,", "2023-H1,2023-05-04,false", 1)
		}, []string{"06802"}, nil, []string{"Cẩm Hải: chưa gửi báo cáo"}, "CHƯA GỬI BÁO CÁO (1/16): Cẩm Hải."},
		{"an office without any of its statistics", blanked("195", schools...), []string{"06802"}, []string{"Phòng Giáo dục và Đào tạo"},
			[]string{"Cẩm Hải: chưa gửi báo cáo", "Phòng Giáo dục và Đào tạo: chưa gửi báo cáo"}, "Chưa có số liệu của: Phòng Giáo dục và Đào tạo."},
		{"an office with one of them has handed in", blanked("195", schools[1:]...), []string{"06802"}, nil,
			[]string{"Cẩm Hải: chưa gửi báo cáo"}, "CHƯA GỬI BÁO CÁO (1/16): Cẩm Hải."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			args := []string{"-period", "2023-H1", "-numbers", "en", "-data", changed(t, tt.change)}
			report := reported(t, args...)
			var units, offices, first []string
			for _, u := range report["not_handed_in"].([]any) {
				units = append(units, dig(t, u, "code").(string))
			}
			if list, ok := report["departments_not_handed_in"].([]any); ok {
				for _, o := range list {
					offices = append(offices, dig(t, o, "vi").(string))
				}
			}
			for _, task := range report["todo"].([]any)[:len(tt.first)] {
				require.Equal(t, "not_handed_in", dig(t, task, "code"))
				first = append(first, dig(t, task, "text", "vi").(string))
			}
			require.Equal(t, [][]string{tt.units, tt.offices, tt.first}, [][]string{units, offices, first})
			require.NotEqual(t, "not_handed_in", dig(t, report["todo"].([]any)[len(tt.first)], "code"))
			require.Contains(t, command("", append([]string{"rate"}, args...)...).stdout, tt.head)
			for _, res := range dig(t, report, "area", "results").([]any) {
				if cover, ok := res.(map[string]any)["coverage"]; ok && dig(t, res, "verdict") != "not_due" {
					require.Equal(t, "no_data", dig(t, res, "verdict"), dig(t, res, "id"))
					require.Contains(t, dig(t, cover, "without"), "06802")
				}
			}
		})
	}
}

func TestRowsOfUnitsThatThePlanDoesNotNameAreOneError(t *testing.T) {
	stranger := func(n int) func(string) string {
		return func(data string) string {
			row := ""
			for line := range strings.Lines(data) {
				if strings.HasPrefix(line, "06805,") {
					row = line
				}
			}
			for i := range n {
				data += fmt.Sprintf("9000%d", i) + strings.TrimPrefix(row, "06805")
			}
			return data
		}
	}
	tests := []struct {
		name   string
		change func(string) string
		want   string
	}{
		{"one", stranger(1), "units that the plan does not name: 1 (90000)\n"},
		{"five are all named", stranger(5), "units that the plan does not name: 5 (90000, 90001, 90002, 90003, 90004)\n"},
		{"of six the first five", stranger(6), "units that the plan does not name: 6 (90000, 90001, 90002, 90003, 90004 and others)\n"},
		{"one that is misspelt for one of them", func(s string) string { return strings.Replace(s, "\n06805,", "\n06850,", 1) }, "units that the plan does not name: 1 (06850)\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			data := changed(t, tt.change)
			got := command("", "rate", "-period", "2023-H1", "-numbers", "en", "-lang", "en", "-data", data)
			require.Equal(t, wrongInput, got.status)
			require.Empty(t, got.stdout, "nothing is computed")
			require.Contains(t, got.stderr, tt.want)
			require.Contains(t, got.stderr, "-roster data")
			require.Equal(t, 1, strings.Count(got.stderr, "does not name"))

			got = command("", "rate", "-period", "2023-H1", "-numbers", "en", "-lang", "en", "-data", data, "-roster", "data")
			require.Equal(t, done, got.status, got.stderr)
			require.Contains(t, got.stdout, "whether one is missing nobody can see")
			require.NotContains(t, got.stdout, "NOT HANDED IN")
		})
	}
}

func TestAUnitUnderAnotherNameIsTold(t *testing.T) {
	tests := []struct {
		name, called string
		told         bool
	}{
		{"another name", "Cửa Biển", true},
		{"other letters of the same name", "CỬA ÔNG", false},
		{"none", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			data := changed(t, func(s string) string { return strings.Replace(s, "06763,Cửa Ông,", "06763,"+tt.called+",", 1) })
			args := []string{"-period", "2023-H1", "-numbers", "en", "-data", data}
			told := false
			for _, task := range reported(t, args...)["todo"].([]any) {
				if dig(t, task, "code") == "unit_renamed" {
					told = true
					require.Equal(t, "06763", dig(t, task, "unit_code"))
					require.Contains(t, dig(t, task, "text", "vi"), `đơn vị 06763 ở đây tên là "Cửa Biển", trong kế hoạch là "Cửa Ông"`)
				}
			}
			require.Equal(t, tt.told, told)
		})
	}
}

func TestAYearThatThePlanIsNotMadeForIsHeldAgainstItsTargets(t *testing.T) {
	moved := func(period string) string {
		return file(t, "wards.csv", strings.ReplaceAll(string(testdata.CamPha2023), ",2023,", ","+period+","))
	}
	tests := []struct {
		name, period string
		targetsOf    any
		vi, en       string
	}{
		{"the year after", "2024", json.Number("2023"), "Kế hoạch là của năm 2023: đánh giá so với mục tiêu 2023\n", "The plan is for 2023: verdicts are against the targets of 2023\n"},
		{"half of the year after", "2024-H1", json.Number("2023"), "Kế hoạch là của năm 2023: đánh giá so với mục tiêu 2023\n", "The plan is for 2023: verdicts are against the targets of 2023\n"},
		{"its own year", "2023", nil, "", ""},
		{"half of its own year", "2023-H2", nil, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			args := []string{"-period", tt.period, "-numbers", "en", "-data", moved(tt.period), "-roster", "data"} // two of the units are merged by the end of 2024
			require.Equal(t, tt.targetsOf, reported(t, args...)["targets_of"])
			for lang, line := range map[string]string{"vi": tt.vi, "en": tt.en} {
				out := command("", append([]string{"rate", "-lang", lang}, args...)...).stdout
				if line != "" {
					require.Contains(t, out, line)
				} else {
					require.NotContains(t, out, "mục tiêu 2023\n")
					require.NotContains(t, out, "the targets of 2023\n")
				}
			}
		})
	}
}
