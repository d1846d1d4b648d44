package indicator

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// What the tables of offices call the columns that name a unit, in the spelling of each machine.
func TestOfficesNameTheColumnsOfAUnitInManyWays(t *testing.T) {
	headers := map[string][]string{ // each stands for the first
		"unit": {"mã", "Mã đơn vị", "MÃ ĐƠN VỊ", "Mã xã/phường", "Mã phường/xã", "Mã phường, xã", "mã xã - phường", "Mã xã, phường, thị trấn",
			"Mã xã/phường/thị trấn", "Mã xã, phường, đặc khu", "Mã đơn vị hành chính", "Mã ĐVHC", "Mã địa phương"},
		"name": {"Tên phường/xã", "Tên xã/phường", "TÊN XÃ/PHƯỜNG", "Tên  phường / xã", "Tên phường, xã", "Tên phường,xã", "Tên phường và xã",
			"Tên phường - xã", "Xã/phường", "Phường/xã", "Phường, xã", "Xã, phường, thị trấn", "Tên xã, phường, thị trấn", "Tên phường, xã/thị trấn",
			"Tên xã/phường/đặc khu", "Tên phường", "Tên xã", "Tên đơn vị hành chính", "Đơn vị hành chính", "ĐVHC", "Tên ĐVHC", "Địa phương",
			"Tên địa phương", "Unit name", "Ward name"},
		"kind": {"Loại đơn vị", "Loại đơn vị hành chính", "Loại ĐVHC"},
	}
	for column, spellings := range headers {
		for _, header := range spellings {
			for _, form := range []string{"unit;name;kind;period;live_births\n06760;Mông Dương;phường;2023;248\n",
				"unit;name;kind;period;statistic;value\n06760;Mông Dương;phường;2023;live_births;248\n"} {
				f, faults := read(strings.Replace(form, column, header, 1))
				require.NoError(t, faults.Err(), header)
				require.Equal(t, "06760 Mông Dương phường 2023 live_births=248", summary(f), header)
			}
		}
	}
}

func TestARunningNumberIsReadOver(t *testing.T) {
	for _, header := range []string{"TT", "STT", "tt", "Stt", " STT ", "Số TT", "Số thứ tự", "Thứ tự", "No", "No."} {
		wide, faults := read(header + ",unit,period,live_births\n1,06760,2023,248\n,06763,2023,310\n 3 ,Tổng cộng,,558\n4,,,\n")
		require.NoError(t, faults.Err(), header)
		require.Equal(t, "06760 2023 live_births=248\n06763 2023 live_births=310\nΣ Tổng cộng 2023 live_births=558", summary(wide), header)
		long, faults := read(header + ",unit,period,statistic,value\n1,06760,2023,live_births,248\n2,06763,2023,live_births,310\n3,,,,\n")
		require.NoError(t, faults.Err(), header)
		require.Equal(t, "06760 2023 live_births=248\n06763 2023 live_births=310", summary(long), header)
	}
}

func TestNothingHidesInAColumnThatIsReadOver(t *testing.T) {
	tests := []struct{ name, cell, found string }{
		{"a word", "‹x›", "x"},
		{"a name", "‹Mông Dương›", "Mông Dương"},
		{"a figure with decimals", "‹2.5›", "2.5"},
		{"a figure with separators", "‹1.248›", "1.248"},
		{"a negative figure", "‹-1›", "-1"},
		{"a percentage", "‹5%›", "5%"},
		{"a Roman numeral", "‹II›", "II"},
		{"the name of a total", "‹Tổng cộng›", "Tổng cộng"},
	}
	for _, tt := range tests {
		for _, form := range []string{"STT,unit,period,live_births\n" + tt.cell + ",06760,2023,248\n", "STT,unit,period,statistic,value\n" + tt.cell + ",06760,2023,live_births,248\n"} {
			t.Run(tt.name, func(t *testing.T) {
				t.Parallel()
				text, line, column, width := marked(form)
				_, faults := read(text)
				require.Len(t, faults, 1)
				require.Equal(t, `column "STT": found "`+tt.found+`", expected a running number such as 1, or nothing`, faults[0].Message.String())
				require.Equal(t, `cột "STT": có "`+tt.found+`", cần số thứ tự như 1, hoặc để trống`, faults[0].Message.In(wording.Vietnamese))
				require.Equal(t, []int{line, column, width}, []int{faults[0].Line, faults[0].Column, faults[0].Width})
				require.Equal(t, rules.KindSyntax, faults[0].Kind)
				require.False(t, faults[0].Hint.IsZero())
			})
		}
	}
}

// A running number would hide the figures of a statistic that is called so.
func TestAStatisticThatIsCalledLikeARunningNumberIsRead(t *testing.T) {
	for header, statistic := range map[string]Statistic{"tt": {Name: "tt", Kind: Count}, "TT": {Name: "a", Label: Text{VI: "TT"}, Kind: Count}} {
		f, faults := readCSV(strings.NewReader("unit,period,"+header+"\n06760,2023,5\n"), "", newSheetSchema([]Statistic{statistic}, Area{}), EnglishNumbers)
		require.NoError(t, faults.Err())
		require.Len(t, f.rows[0].values, 1)
	}
}

func TestNoTwoColumnsAreCalledAlike(t *testing.T) {
	seen := map[string]string{}
	for _, column := range fixedColumns {
		for _, word := range column.words {
			key := headerKey(word)
			require.Empty(t, seen[key], word)
			seen[key] = column.words[0]
		}
	}
}
