package strictyaml

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

func TestWhatIsNoTextIsRefusedBeforeItIsReadAsYAML(t *testing.T) {
	const saveUTF8 = "save the file as UTF-8; texts in TCVN3 (ABC), VNI or Windows-1258 must be converted to Unicode first"
	tests := []struct{ name, src, want, hint string }{
		{"a byte that is not UTF-8, in the line and column where it stands", "version: 1\r\ncode: Ho\xe0\n",
			"sample.yaml:2:9: found bytes that are not UTF-8 text", saveUTF8},
		{"columns before it are characters after normalisation", "version: 1\ncode: Hoa\u0300 \xff\n",
			"sample.yaml:2:11: found bytes that are not UTF-8 text", saveUTF8},
		{"UTF-16 with its mark", "\xff\xfev\x00", "sample.yaml: the text is in UTF-16, expected UTF-8", saveUTF8},
		{"UTF-16, the other way round", "\xfe\xff\x00v", "sample.yaml: the text is in UTF-16, expected UTF-8", saveUTF8},
		{"UTF-16 without a mark", "v\x00e\x00", "sample.yaml: the text is in UTF-16, expected UTF-8", saveUTF8},
		{"a zero byte", "version: 1\ncode: a\x00b\n", "sample.yaml:2:8: found the invisible character U+0000, expected text",
			"delete it; it often comes in with text copied from a document or a web page"},
		{"a control character", "version: 1\n\x07\n", "sample.yaml:2:1: found the invisible character U+0007, expected text",
			"delete it; it often comes in with text copied from a document or a web page"},
		{"a byte order mark in the middle", "version: \ufeff1\n", "sample.yaml:1:10: found the invisible character U+FEFF, expected text",
			"delete it; it often comes in with text copied from a document or a web page"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			errs := faults(tt.src)
			require.Equal(t, tt.want, errs.Error())
			require.Equal(t, tt.hint, errs[0].Hint.In(wording.English))
			require.Equal(t, rules.KindSyntax, errs[0].Kind)
			requireWorded(t, errs[0])
		})
	}
}

func TestWhatIsTooMuchIsRefused(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"a file", strings.Repeat("#", MaxBytes+1), "sample.yaml: the file is larger than 1 MiB, which is the most that is read"},
		{"a line", "version: 1\ncode: " + strings.Repeat("x", maxLine), "sample.yaml:2:4097: a line of more than 4096 characters"},
		{"empty lines", "version: 1" + strings.Repeat("\n", maxBlankLines+2), "sample.yaml:102:1: more than 100 empty lines in a row"},
		{"signs", strings.Repeat("-\n", maxSigns+1), "sample.yaml:100001:1: more than 100000 colons, commas, brackets, quotes and other signs in one file"},
		{"brackets in brackets", "words: " + strings.Repeat("[", MaxNesting), "sample.yaml:1:39: lists and keys nested more than 32 deep"},
		{"lists in lists", strings.Repeat("- ", MaxNesting+1), "sample.yaml:1:65: lists and keys nested more than 32 deep"},
		{"keys in one group", numbered("k%d: x\n", maxKeys+1), "sample.yaml:2001:1: more than 2000 keys in one group"},
		{"keys in braces", "{" + numbered("k%d: x,\n", maxKeys+1) + "}", "sample.yaml:2001:1: more than 2000 keys in one group"},
		{"a key", strings.Repeat("k", maxKey+1) + ": x\n", "sample.yaml:1:1: a key of more than 100 characters"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			errs := faults(tt.src)
			require.Equal(t, tt.want, errs.Error())
			require.Equal(t, rules.KindLimit, errs[0].Kind)
			requireWorded(t, errs[0])
		})
	}
}

// numbered returns n copies of a text, with their numbers put in.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestNestingIsNotWhatStandsSideBySide(t *testing.T) {
	words := strings.TrimSuffix(strings.Repeat("red, ", 500), ", ")
	groups := strings.Repeat("  - {id: a, items: [{id: b}, {id: c}]}\n", 500)
	got, _ := read(t, "words: ["+words+"]\nitems:\n"+groups)
	require.Len(t, got.Words, 500)
	require.Len(t, got.Items, 500)
}

// Each of these would take goccy minutes, gigabytes or the stack of the process.
func TestHostileFilesEndSoon(t *testing.T) {
	tests := []struct{ name, src string }{
		{"a million brackets", strings.Repeat("[", 1_000_000)},
		{"brackets in lines", strings.Repeat("[\n", 500_000)},
		{"empty lines in a block", "code: |\n  x" + strings.Repeat("\n", 1_000_000)},
		{"signs of a merge key", "code: " + strings.Repeat("<", 1_000_000)},
		{"merge keys in lines", strings.Repeat("- "+strings.Repeat("<", 4000)+"\n", 40)},
		{"tabs in quotes", "code: \"" + strings.Repeat("\t", 1_000_000)},
		{"keys", numbered("k%d: x\n", 80_000)},
		{"keys in groups as large as allowed", strings.Repeat("- a:\n"+numbered("   k%d: x\n", maxKeys), 6)},
		{"keys without values", numbered("k%d:\n", 90_000)},
		{"dashes without values", strings.Repeat("-\n", 30_000)},
		{"documents", strings.Repeat("---\n", 200_000)},
		{"a long key over many", strings.Repeat("k", 500_000) + ":\n" + numbered("  k%d: x\n", 4000)},
		{"quotes that do not end", strings.Repeat("code: \"\n", 100_000)},
		{"an alias bomb", aliasBomb},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			require.NotEmpty(t, faults(tt.src))
			require.Less(t, time.Since(start), time.Minute)
		})
	}
}

// aliasBomb stands for 9^9 words.
var aliasBomb = "version: 1\nwords0: &w0 [red]\n" + func() string {
	var b strings.Builder
	for i := range 9 {
		fmt.Fprintf(&b, "words%d: &w%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*w%d,", i), 9), ","))
	}
	return b.String()
}()

func TestAnAliasBombIsRefusedAtEachAnchorAndAlias(t *testing.T) {
	errs := faults(aliasBomb)
	require.Len(t, errs, 10+9*9)
	require.Equal(t, "sample.yaml:2:9: found an anchor (&), which these files do not have", errs[0].Error())
	require.Equal(t, "sample.yaml:3:14: found an alias (*), which these files do not have", errs[2].Error())
}

// goccy's SyntaxError has panicked when it was printed; ours is printed in both languages.
func TestSyntaxErrorsCanBePrinted(t *testing.T) {
	for _, src := range []string{"a: [", "a: {", "a: }", "- a\nb", ":", "a:\n- b\n c", "\"", "'", "{a", "[a, ]]", "a: |x", "\t", "? ", "a: *", "a: &", "!", "%", "<<:"} {
		t.Run(src, func(t *testing.T) {
			t.Parallel()
			errs := faults(src)
			require.NotEmpty(t, errs)
			require.NotPanics(t, func() {
				require.NotEmpty(t, errs.Detail(wording.English))
				require.NotEmpty(t, errs.Detail(wording.Vietnamese))
			})
		})
	}
}
