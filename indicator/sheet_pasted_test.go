package indicator

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/wording"
)

// A second header gave a fault for each of its cells, and a header of other columns one for each cell below it, too.
func TestAFileThatWasPutTogetherIsToldOnceWithWhatToDo(t *testing.T) {
	const (
		wide     = "unit,name,period,live_births\n06760,A,2023,248\n"
		long     = "unit,period,statistic,value\n06760,2023,live_births,248\n"
		repeats  = "line 3 repeats the header: the file was put together from several"
		another  = "line 3 is another header: the file was put together from several"
		remove   = "delete the line, or give the files one by one"
		separate = "split the file before line 3, and give the files one by one"
	)
	tests := []struct{ name, text, message, hint string }{
		{"the same header, wide", wide + wide[:29] + "06763,B,2023,52\n", repeats, remove},
		{"the same header, long", long + long[:28] + "06763,2023,live_births,52\n", repeats, remove},
		{"by labels, with other case", wide + "MÃ ĐƠN VỊ,Tên,Kỳ,Trẻ đẻ ra sống\n06763,B,2023,52\n", repeats, remove},
		{"with a byte order mark, as copy /b leaves it", wide + "\ufeff" + wide[:29] + "06763,B,2023,52\n", repeats, remove},
		{"with blank cells behind it", wide + "unit,name,period,live_births,,\n06763,B,2023,52\n", repeats, remove},
		{"as the last line", wide + wide[:29], repeats, remove},
		{"another statistic: its figures are no births", wide + "unit,name,period,infant_deaths\n06763,B,2023,x\n06766,C,2023,y\n", another, separate},
		{"other columns", wide + "unit,name,kind,period,live_births,infant_deaths\n06763,B,phường,2023,5,1\n06766,C,xã,2023,5,1\n", another, separate},
		{"the same columns in another order", wide + "unit,period,name,live_births\n06763,2023,B,52\n", another, separate},
		{"a column that nobody knows", wide + "unit,name,period,dân số\n06763,B,2023,52\n", another, separate},
		{"the other form", wide + long, another, separate},
		{"the other form, the other way round", long + wide, another, separate},
		{"another delimiter", wide + "unit;name;period;live_births\n06763;B;2023;52\n", another, separate},
		{"another header, and the first again", wide + long + wide, another, separate},
		{"a title above it", wide + "PHƯỜNG CỬA ÔNG\n" + wide[:29] + "06763,B,2023,52\n", "line 4 repeats the header: the file was put together from several",
			"delete lines 3 to 4, or give the files one by one"},
		{"titles and blank lines above it", wide + "Biểu 05.1,,,\n,,,\n\nNăm 2023,,,\n" + wide[:29] + "06763,B,2023,52\n", "line 7 repeats the header: the file was put together from several",
			"delete lines 3 to 7, or give the files one by one"},
		{"a title above another header", wide + "PHƯỜNG CỬA ÔNG\n" + long, "line 4 is another header: the file was put together from several", separate},
		{"a comment for people above it", wide + "# of Cửa Ông, that is\n" + wide[:29] + "06763,B,2023,52\n", "line 4 repeats the header: the file was put together from several",
			"delete lines 3 to 4, or give the files one by one"},
		{"what is said of the second file alone, and would be lost", wide + "# synthetic: true\n" + wide[:29] + "06763,B,2023,52\n",
			"line 4 repeats the header: the file was put together from several", separate},
		{"the same, padded and with a comma", wide + "\"# note: a, b\",,,\n" + wide[:29] + "06763,B,2023,52\n",
			"line 4 repeats the header: the file was put together from several", separate},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, faults := read(tt.text)
			require.Len(t, faults, 1, faults.Detail(wording.English))
			require.Equal(t, []string{tt.message, tt.hint}, []string{faults[0].Message.String(), faults[0].Hint.String()})
			require.NotEqual(t, tt.message, faults[0].Message.In(wording.Vietnamese))
			require.NotEqual(t, tt.hint, faults[0].Hint.In(wording.Vietnamese))
		})
	}
}

func TestWhatIsSaidOfBothFilesAlikeMayBeDeleted(t *testing.T) {
	const file = "# synthetic: true\nunit,period,live_births\n06760,2023,248\n"
	_, faults := read(file + strings.Replace(file, "06760", "06763", 1))
	require.Len(t, faults, 1)
	require.Equal(t, "delete lines 4 to 5, or give the files one by one", faults[0].Hint.String())
	// what the first file says would be said of the second
	_, faults = read(file + "unit,period,live_births\n06763,2023,52\n")
	require.Len(t, faults, 1)
	require.Equal(t, "split the file before line 4, and give the files one by one", faults[0].Hint.String())
}

func TestEachHeaderIsToldAndTheRowsBelowAreChecked(t *testing.T) {
	const header = "unit,period,live_births\n"
	_, faults := read(header + "06760,2023,248\n" + header + "06763,2023,x\n" + header + "06766,2023,y\n")
	var got []string
	for _, fault := range faults {
		got = append(got, fault.Error())
	}
	require.Equal(t, []string{
		"wards.csv:3: line 3 repeats the header: the file was put together from several",
		`wards.csv:4:12: column "live_births", unit 06763: found "x", expected a whole number of children`,
		"wards.csv:5: line 5 repeats the header: the file was put together from several",
		`wards.csv:6:12: column "live_births", unit 06766: found "y", expected a whole number of children`,
	}, got)
}

func TestALineAmongTheRowsThatIsNoneIsOneFault(t *testing.T) {
	tests := []struct{ name, line, message, hint string }{
		{"a comment", "# covers: 2023-01-01..2023-04-30", `found "# covers: 2023-01-01..2023-04-30" below the header`,
			"lines that begin with # stand above the header; delete the line to leave it out"},
		{"a comment that a spreadsheet padded", `"# synthetic: true",,`, `found "# synthetic: true" below the header`,
			"lines that begin with # stand above the header; delete the line to leave it out"},
		{"a title", "II. Các xã", `found "II. Các xã" in a row by itself, expected a unit and its figures`, "delete the row, or complete it"},
		{"a title that a spreadsheet padded", "II. Các xã,,", `found "II. Các xã" in a row by itself, expected a unit and its figures`, "delete the row, or complete it"},
		{"a title in another column", ",II. Các xã,", `found "II. Các xã" in a row by itself, expected a unit and its figures`, "delete the row, or complete it"},
		{"a unit that is commented out", "#06763,2023,52", `column "unit": found "#06763", expected a unit code such as 06760`,
			"lines that begin with # stand above the header; delete the line to leave it out"},
	}
	for _, tt := range tests {
		for _, after := range []string{"", "\n06766,2023,1"} {
			_, faults := read("unit,period,live_births\n06760,2023,248\n" + tt.line + after + "\n")
			require.Len(t, faults, 1, tt.name)
			require.Equal(t, []string{tt.message, tt.hint}, []string{faults[0].Message.String(), faults[0].Hint.String()}, tt.name)
			require.Equal(t, 3, faults[0].Line)
		}
	}
}

func TestARowThatIsAloneInItsLineIsNoTitle(t *testing.T) {
	f, faults := read("unit,period,live_births\nTổng cộng,,\n06760,2023,248\nTổng cộng:,,\n")
	require.NoError(t, faults.Err())
	require.Len(t, f.totals, 2)
	// thousands of them are told as they come
	_, faults = read("unit,period,live_births\n" + strings.Repeat("06760,,\n", 100) + "06760,2023,x\n")
	require.Len(t, faults, 101)
	require.Equal(t, 2, faults[0].Line)
}

func TestNoUnitPassesForAHeader(t *testing.T) {
	f, faults := read("unit,name,period,live_births\nmã,Tên,2023,248\ncode,live_births,2023,5\n")
	require.NoError(t, faults.Err())
	require.Len(t, f.rows, 2)
}

func TestAStreamTellsOfASecondHeaderAsAFileDoes(t *testing.T) {
	const header = "unit,period,live_births\n"
	text := header + "06760,2023,248\n" + header + "06763,2023,52\n"
	var err error
	for _, e := range CamPha2023().StreamCSV(named(text, "wards.csv"), EnglishNumbers) {
		err = e
	}
	require.EqualError(t, err, "wards.csv:3: line 3 repeats the header: the file was put together from several")
}
