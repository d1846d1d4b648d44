package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// tables of an office, with columns of its own, in both forms and in JSON.
var tables = []struct{ file, text, leftOut string }{
	{"wide.csv", "STT;Mã;Tên phường/xã;Năm;Trẻ đẻ ra sống;Số hộ;Ghi chú\n1;06760;Mông Dương;2023;248;ước 16.000;x\n", `wide.csv: columns that the plan does not know were left out: "Số hộ", "Ghi chú"`},
	{"long.csv", "STT;Mã;Năm;Số liệu;Giá trị\n1;06760;2023;Trẻ đẻ ra sống;248\n2;06760;2023;Số hộ;ước 16.000\n",
		`long.csv: statistics that the plan does not know were left out: "Số hộ" (rows: 1)`},
	{"wards.json", `{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "population": "16,000"}}]}`,
		`wards.json: statistics that the plan does not know were left out: "population" (records: 1)`},
}

func TestWhatThePlanDoesNotKnowIsLeftOutWhenAskedFor(t *testing.T) {
	for _, tt := range tables {
		t.Run(tt.file, func(t *testing.T) {
			t.Parallel()
			data := []string{"-data", file(t, tt.file, tt.text), "-numbers", "vi", "-lang", "en", "-roster", "data"}
			if strings.HasSuffix(tt.file, ".json") {
				data = append(data, "-input", "json")
			}
			refused := command("", append([]string{"rate"}, data...)...)
			require.Equal(t, wrongInput, refused.status)
			require.Contains(t, refused.stderr, "-extra ignore")
			ignoring := append(data, "-extra", "ignore")
			for _, args := range [][]string{{"rate"}, {"rate", "-format", "csv"}, {"explain", "-unit", "06760"}, {"form"}} {
				got := command("", append(args, ignoring...)...)
				require.Equal(t, done, got.status, got.stderr)
				require.Contains(t, got.stderr, tt.leftOut)
			}
			require.Contains(t, unwrapped(command("", append([]string{"rate"}, ignoring...)...).stdout), tt.leftOut+".", "it stands under what must be put right")

			path, report := written(t, ignoring...)
			require.Equal(t, "ignore", dig(t, decoded(t, report), "options", "extra"))
			require.Contains(t, report, tt.leftOut[:len("wide.csv: columns")])
			got := command("", append([]string{"verify", path}, data...)...)
			require.Contains(t, got.stdout, "holds", "the report says how its files were read: %s", got.stderr)
		})
	}
}

// unwrapped is a text without the line breaks of a screen.
func unwrapped(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestWhatIsLeftOutOfTheYearBeforeIsNamedToo(t *testing.T) {
	t.Parallel()
	plan, err := os.ReadFile("../../indicator/campha-2023.yaml")
	require.NoError(t, err)
	now := file(t, "now.csv", "unit,period,live_births\n06760,2023,248\n")
	before := file(t, "before.csv", "unit,period,live_births,Ghi chú\n06760,2022,240,x\n")
	old := file(t, "old.yaml", strings.Replace(string(plan), "year: 2023", "year: 2022", 1))
	for _, more := range [][]string{nil, {"-previous-plan", old}} {
		got := command("", append([]string{"rate", "-data", now, "-previous", before, "-numbers", "en", "-roster", "data", "-extra", "ignore"}, more...)...)
		require.Equal(t, done, got.status, got.stderr)
		const leftOut = `before.csv: bỏ qua các cột không có trong kế hoạch: "Ghi chú"`
		require.Contains(t, got.stderr, leftOut+"\n")
		require.Contains(t, unwrapped(got.stdout), leftOut+".")
	}
}

func TestAStreamSaysWhatItLeftOutOnce(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("unit,period,live_births,Ghi chú\n")
	for i := range 5000 { // more than one block
		fmt.Fprintf(&text, "W%d,2023,1,x\n", i)
	}
	data := file(t, "wards.csv", text.String())
	got := command("", "rate", "-stream", "-data", data, "-numbers", "en", "-lang", "en", "-roster", "data", "-extra", "ignore")
	require.Equal(t, done, got.status, got.stderr)
	require.Equal(t, "wards.csv: columns that the plan does not know were left out: \"Ghi chú\"\n", got.stderr)
	require.Equal(t, wrongInput, command("", "rate", "-stream", "-data", data, "-numbers", "en").status)
}

func TestAComparisonOfPlansSaysWhatItLeftOut(t *testing.T) {
	t.Parallel()
	data := file(t, "wards.csv", "unit,period,live_births,Ghi chú\n06760,2023,248,x\n")
	args := []string{"diff", "campha-2023", "campha-2023", "-data", data, "-numbers", "en", "-lang", "en"}
	require.Equal(t, wrongInput, command("", args...).status)
	got := command("", append(args, "-extra", "ignore")...)
	require.Equal(t, done, got.status, got.stderr)
	require.Contains(t, got.stderr, `wards.csv: columns that the plan does not know were left out: "Ghi chú"`)
}

func TestOnlyTwoWordsSayWhatBecomesOfTheRest(t *testing.T) {
	t.Parallel()
	got := command("", "rate", "-extra", "drop", "-lang", "en")
	require.Equal(t, wrongUsage, got.status)
	require.Contains(t, got.stderr, `-extra "drop": expected error or ignore`)
}
