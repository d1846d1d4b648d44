package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var helpedFlag = regexp.MustCompile(`(?m)^  -(\S+)`)

// allFlags are the flags that the help of a subcommand lists.
func allFlags(t *testing.T, subcommand string) (names []string) {
	t.Helper()
	for _, found := range helpedFlag.FindAllStringSubmatch(command("", subcommand, "-h").stdout, -1) {
		names = append(names, found[1])
	}
	require.Contains(t, names, "lang", subcommand)
	return names
}

// -period A -period B rated B alone, without a word.
func TestAFlagGivenTwiceIsWrongUsageWhateverTheCommand(t *testing.T) {
	for i := range subcommands {
		name := subcommands[i].name
		for _, flag := range allFlags(t, name) {
			if slices.Contains([]string{"data", "previous", "published"}, flag) { // these may stand several times
				continue
			}
			got := command("", name, "-"+flag+"=a", "--"+flag+"=b", "-lang=en")
			require.Equal(t, wrongUsage, got.status, "%s -%s", name, flag)
			require.Empty(t, got.stdout)
			require.Contains(t, got.stderr, "-"+flag+" is given twice, expected once\n")
		}
	}
	require.Contains(t, command("", "rate", "-period", "2022", "-period", "2023").stderr, "-period được cho hai lần, chỉ được cho một lần\n")
}

func TestAllThatIsWrongWithTheUsageIsToldAtOnceInTheLanguageOfTheLine(t *testing.T) {
	tests := []struct{ name, args, stderr string }{
		{"in English, wherever -lang stands", "rate -fromat json -view=x -public=maybe -numbers de -period 20x3 -lang en -data",
			`childward rate: there is no option -fromat
hint: did you mean "-format"?
childward rate: -view "x": expected summary or matrix
childward rate: -public "maybe": expected true or false
childward rate: -numbers "de": expected en or vi
childward rate: -period "20x3": expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06
childward rate: -data needs a value
options: childward rate -h
`},
		{"in Vietnamese, where nothing else was asked for", "rate -fromat json -view=x -public=maybe -numbers de -period 20x3 -data",
			`childward rate: không có tùy chọn -fromat
gợi ý: có phải là "-format"?
childward rate: -view "x": cần summary hoặc matrix
childward rate: -public "maybe": cần true hoặc false
childward rate: -numbers "de": cần en hoặc vi
childward rate: -period "20x3": cần một năm như 2023, nửa năm 2023-H1, quý 2023-Q3, hoặc các tháng 2023-01..2024-06
childward rate: -data cần một giá trị
các tùy chọn: childward rate -h
`},
		{"what does not fit together", "rate -data - -previous - -previous-plan p.yaml -scale x extra -lang en", `childward rate: found "extra", expected options only
childward rate: CSV needs -numbers: en where numbers are written 1234.5, vi where they are written 1.234,5
childward rate: standard input can be given once, by -data or -previous
childward rate: -scale needs -scheme: a scale belongs to a scheme
options: childward rate -h
`},
		{"arguments of a formula", "eval a b c=1 c=2", `childward eval: có "b", cần tên=giá trị
childward eval: "c" được cho hai lần
các tùy chọn: childward eval -h
`},
		{"a pattern that is none", "test x.yaml -run (", `childward test: -run: không phải biểu thức chính quy: (
các tùy chọn: childward test -h
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, outcome{wrongUsage, "", tt.stderr}, command("", strings.Fields(tt.args)...))
		})
	}
}

// -format xml -data nofile read the file first, and ended with 1.
func TestWrongUsageIsToldBeforeAnythingIsRead(t *testing.T) {
	none := filepath.Join(t.TempDir(), "nowhere")
	for _, args := range [][]string{
		{"rate", "-format", "xml", "-data", none, "-numbers", "en"},
		{"rate", "-view", "heatmap", "-data", none, "-numbers", "en"},
		{"rate", "-stream", "-format", "json", "-data", none, "-numbers", "en"},
		{"explain", "-data", none, "-numbers", "en"},
		{"form", "-plan", none, "-input", "xml"},
		{"verify", none, "-input", "xml"},
		{"verify", none, "-data", "-", "-previous", "-"},
		{"verify", none, "-period", "20x3"},
		{"lint", none, "-format", "xml"},
		{"diff", none, none, "-format", "xml"},
		{"test", none, "-format", "xml"},
		{"test", none, "-run", "("},
	} {
		require.Equal(t, wrongUsage, command("", args...).status, args)
	}
}

func TestAFormulaThatBeginsWithAMinusGoesAfterTwo(t *testing.T) {
	got := command("", "eval", "-lang", "en", "-a + 1", "a=3")
	require.Equal(t, wrongUsage, got.status)
	require.Contains(t, got.stderr, "hint: a formula that begins with - goes after --\n")
	require.Equal(t, outcome{done, "-a + 1 = -2\n", ""}, command("", "eval", "--", "-a + 1", "a=3"))
}

// A plan that is to come from standard input ended the program with a trace of its insides.
func TestOnlyDataComeFromStandardInput(t *testing.T) {
	got := command("", "rate", "-plan", "-", "-data", "x.csv", "-numbers", "en", "-lang", "en")
	require.Equal(t, outcome{wrongInput, "", "-: it cannot be read from standard input, expected a file\n"}, got)
}

func TestTheHelpOfEveryCommandSaysHowItIsCalledAndWhatEachFlagMeans(t *testing.T) {
	tests := []struct{ lang, usage, foreign string }{
		{"vi", "\nCách dùng: childward ", `(?i)\b(string|default|usage|options|value|file|hint)\b`},
		{"en", "\nUsage: childward ", `[ăâđêôơưáàảãạ]`},
	}
	for _, tt := range tests {
		for i := range subcommands {
			s := &subcommands[i]
			t.Run(s.name+" "+tt.lang, func(t *testing.T) {
				got := command("", s.name, "-h", "-lang", tt.lang)
				require.Equal(t, done, got.status)
				require.Empty(t, got.stderr)
				require.Contains(t, got.stdout, tt.usage+s.name+" ")
				require.Empty(t, tooWide(got.stdout))
				require.NotRegexp(t, tt.foreign, got.stdout)
				for _, name := range allFlags(t, s.name) {
					require.Regexp(t, `(?m)^  -`+name+`( \S+)?\n? {2,}\S`, got.stdout, "it has a meaning")
					require.NotRegexp(t, `(?m)^  -`+name+` (VALUE|GIÁ_TRỊ)$`, got.stdout, "what its value is, is known")
				}
			})
		}
	}
}

func TestTheHelpNamesWhatStandsBesideTheFlags(t *testing.T) {
	for name, usage := range map[string]string{
		"verify": "Usage: childward verify REPORT [FILE...] [options]\n",
		"lint":   "Usage: childward lint FILE... [options]\n",
		"diff":   "Usage: childward diff OLD_PLAN NEW_PLAN [options]\n",
		"test":   "Usage: childward test FILE... [options]\n",
		"eval": "Usage: childward eval FORMULA [NAME=VALUE]... [-target TARGET]\n" +
			"       childward eval -jsonl < REQUESTS\n",
	} {
		require.Contains(t, command("", name, "-lang", "en", "-h").stdout, usage)
	}
}
