package strictyaml

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// unmark cuts the marks ‹ and › out of a text and returns where they stood.
func unmark(t *testing.T, marked string) (src string, line, column, width int) {
	t.Helper()
	before, rest, ok := strings.Cut(marked, "‹")
	require.True(t, ok, "the input has no mark")
	within, after, ok := strings.Cut(rest, "›")
	require.True(t, ok, "the mark does not end")
	line = strings.Count(before, "\n") + 1
	column = len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
	return before + within + after, line, column, len([]rune(within))
}

func faults(src string) rules.Errors {
	var s sample
	_, err := Decode([]byte(src), "/home/an/sample.yaml", &s)
	return rules.AllErrors(err)
}

// requireWorded checks what all messages have in common.
func requireWorded(t *testing.T, e *rules.Error) {
	t.Helper()
	en, vi := e.Message.In(wording.English), e.Message.In(wording.Vietnamese)
	require.NotEqual(t, en, vi)
	require.NotEmpty(t, e.Message.Code())
	for _, text := range []string{en, vi, e.Hint.In(wording.English), e.Hint.In(wording.Vietnamese)} {
		require.NotRegexp(t, `\.$|\{\d\}`, text)
		require.Equal(t, strings.TrimLeftFunc(text, unicode.IsUpper), text)
	}
}

// faultTests are files with one fault each, its place marked.
var faultTests = []struct {
	name, src string
	kind      rules.Kind
	want      string
	hint      string
}{
	// keys
	{"an unknown key", "version: 1\n‹titlle›: x\n", rules.KindUnknownName,
		`there is no key "titlle" here`, `did you mean "title"?`},
	{"an unknown key that is near to none", "version: 1\narea: {name: x, ‹population›: 1}\n", rules.KindUnknownName,
		`there is no key "population" here`, "the keys here are name, short_name"},
	{"a key twice", "version: 1\nyear: 1\n‹year›: 2\n", rules.KindInvalid,
		`the key "year" stands here again, it was given in line 2`, "remove one of them"},
	{"a key twice, once in quotes", "version: 1\nyear: 1\n‹\"year\"›: 2\n", rules.KindInvalid,
		`the key "year" stands here again, it was given in line 2`, "remove one of them"},
	{"a key twice, where any key may stand", "version: 1\nfigures:\n  a: 1\n  ‹a›: 2\n", rules.KindInvalid,
		`the key "a" stands here again, it was given in line 3`, "remove one of them"},
	{"a key of an element is missing", "version: 1\nitems:\n  - ‹value›: x\n", rules.KindInvalid,
		`the key "id" is missing`, "add id: and its value"},
	{"a key of an element without any is missing", "version: 1\nitems: [‹{›}]\n", rules.KindInvalid,
		`the key "id" is missing`, "add id: and its value"},
	{"a key without a name", "version: 1\n‹\"\"›: x\n", rules.KindSyntax,
		"found nothing, expected a key followed by a colon and a space", "write key: value"},

	// values
	{"a key without a value", "version: 1\n‹code›:\nyear: 1\n", rules.KindInvalid,
		`the key "code" has no value, expected a text`, "write a value, or remove the key"},
	{"a key with an empty text", "version: 1\n‹code›: ''\n", rules.KindInvalid,
		`the key "code" has no value, expected a text`, "write a value, or remove the key"},
	{"a key with YAML's sign for nothing", "version: 1\n‹code›: ~\n", rules.KindInvalid,
		`the key "code" has no value, expected a text`, "write a value, or remove the key"},
	{"a key with an empty block", "version: 1\n‹code›: |\nyear: 1\n", rules.KindInvalid,
		`the key "code" has no value, expected a text`, "write a value, or remove the key"},
	{"an empty block before a comment", "version: 1\n‹code›: >\n\n# note\nyear: 1\n", rules.KindInvalid,
		`the key "code" has no value, expected a text`, "write a value, or remove the key"},
	{"a text in two languages without either", "version: 1\n‹title›: {}\n", rules.KindInvalid,
		`the key "title" has no value, expected a text, or texts vi and en`, "write a value, or remove the key"},
	{"a dash without a value", "version: 1\nitems:\n  - id: a\n  ‹-›\n  - id: b\n", rules.KindInvalid,
		"an element of the list has no value, expected keys with values", "write a value, or remove the element"},
	{"a dash without a value before a key in its column", "version: 1\nitems:\n‹-›\nyear: 1\n", rules.KindInvalid,
		"an element of the list has no value, expected one after the \"-\"", "write a value, or remove the element"},
	{"a text where a list is wanted", "version: 1\nwords: ‹red›\n", rules.KindType,
		`words: found "red", expected a list`, `write each element in a line of its own that begins with "- ", or all in brackets: [a, b]`},
	{"a list where a text is wanted", "version: 1\ncode: ‹[›a]\n", rules.KindType,
		"code: found a list, expected a text", `a text that begins with [, {, - or has ": " in it belongs in double quotes`},
	{"a list where keys are wanted", "version: 1\narea:\n  ‹-› name: x\n", rules.KindType,
		"area: found a list, expected keys with values", "write each key in a line of its own below, indented, with a colon and its value"},
	{"keys where a list is wanted", "version: 1\nitems:\n  ‹id›: a\n", rules.KindType,
		"items: found keys with values, expected a list", `write each element in a line of its own that begins with "- ", or all in brackets: [a, b]`},
	{"a text where keys are wanted", "version: 1\nitems: [‹a›]\n", rules.KindType,
		`an element of the list: found "a", expected keys with values`, "write each key in a line of its own below, indented, with a colon and its value"},
	{"a list where a text in two languages is wanted", "version: 1\ntitle: ‹[›x, y]\n", rules.KindType,
		"title: found a list, expected a text, or texts vi and en", `write {vi: "…", en: "…"}`},
	{"a third language", "version: 1\ntitle: {vi: x, ‹fr›: y}\n", rules.KindUnknownName,
		`there is no key "fr" here`, "the keys here are vi, en"},
	{"a code without quotes", "version: 1\ncode: ‹06760›\n", rules.KindType,
		`code: found "06760" without quotes, expected quotes, so that no zero gets lost`, `write "06760"`},
	{"a code without quotes that YAML takes for a text", "version: 1\ncode: ‹0678a›\n", rules.KindType,
		`code: found "0678a" without quotes, expected quotes, so that no zero gets lost`, `write "0678a"`},
	{"an unknown word", "version: 1\nitems: [{id: a, colour: ‹gren›}]\n", rules.KindUnknownName,
		`colour: found "gren", expected one of red, green, blue`, `did you mean "green"?`},
	{"an unknown word in a list", "version: 1\nwords: [red, ‹purple›]\n", rules.KindUnknownName,
		`an element of the list: found "purple", expected one of red, green, blue`, ""},
	{"yes for true", "version: 1\nopen: ‹yes›\n", rules.KindType,
		`open: found "yes", expected true or false`, "write true"},
	{"a Vietnamese word for false", "version: 1\nopen: ‹Không›\n", rules.KindType,
		`open: found "Không", expected true or false`, "write false"},
	{"a truth value in quotes", "version: 1\nopen: ‹\"true\"›\n", rules.KindType,
		`open: found "true", expected true or false`, "write true"},
	{"a word that is no truth value", "version: 1\nopen: ‹perhaps›\n", rules.KindType,
		`open: found "perhaps", expected true or false`, ""},
	{"a decimal where a whole number is wanted", "version: 1\nyear: ‹2023.0›\n", rules.KindType,
		`year: found "2023.0", expected a whole number`, "write digits alone, without quotes, separators or a unit"},
	{"a number with a separator", "version: 1\nyear: ‹2_023›\n", rules.KindType,
		`year: found "2_023", expected a whole number`, "write digits alone, without quotes, separators or a unit"},
	{"a number with a zero before it", "version: 1\nyear: ‹02023›\n", rules.KindType,
		`year: found "02023", expected a whole number`, "write digits alone, without quotes, separators or a unit"},
	{"a number in quotes", "version: 1\nyear: ‹\"2023\"›\n", rules.KindType,
		`year: found "2023", expected a whole number`, "write digits alone, without quotes, separators or a unit"},
	{"a number that is too large", "version: 1\nyear: ‹99999999999999999999›\n", rules.KindLimit,
		`year: found 99999999999999999999, which is too large`, ""},
	{"a pointer to a number", "version: 1\nitems: [{id: a, places: ‹two›}]\n", rules.KindType,
		`places: found "two", expected a whole number`, "write digits alone, without quotes, separators or a unit"},

	// the file as a whole
	{"an empty file", "‹›", rules.KindInvalid,
		"the file is empty, expected keys such as version, title, code, year, open, area, items, words, figures", ""},
	{"a file of comments", "‹›# note\n", rules.KindInvalid,
		"the file is empty, expected keys such as version, title, code, year, open, area, items, words, figures", ""},
	{"a file that is a list", "‹-› a\n", rules.KindType,
		"the file: found a list, expected keys with values", "write each key in a line of its own below, indented, with a colon and its value"},
	{"a file that is a text", "‹just text›\n", rules.KindType,
		`the file: found "just text", expected keys with values`, "write each key in a line of its own below, indented, with a colon and its value"},
	{"no version", "‹year›: 2023\n", rules.KindInvalid,
		`the file does not say which version of the format it has, expected the key "version"`, "write version: 1"},
	{"a newer version, and nothing else about it", "version: ‹2›\nnovelties: [a]\n", rules.KindInvalid,
		"this file says version 2; this program reads version 1", "use a newer childward"},
	{"a version that never was", "version: ‹0›\n", rules.KindInvalid,
		"this file says version 0, expected a version from 1 to 1", "write version: 1"},
	{"a version that is no number", "version: ‹one›\n", rules.KindType,
		`version: found "one", expected a whole number`, "write digits alone, without quotes, separators or a unit"},

	// what YAML has and these files do not
	{"an anchor", "version: 1\narea: ‹&a› {name: x}\n", rules.KindSyntax,
		"found an anchor (&), which these files do not have", "write the values out where they are needed; if it belongs to the text, put the whole text in double quotes"},
	{"an alias", "version: 1\narea: ‹*a›\n", rules.KindSyntax,
		"found an alias (*), which these files do not have", "write the values out where they are needed; if it belongs to the text, put the whole text in double quotes"},
	{"a merge key", "version: 1\n‹<<›: {year: 1}\n", rules.KindSyntax,
		"found a merge key (<<), which these files do not have", "write the values out where they are needed; if it belongs to the text, put the whole text in double quotes"},
	{"a tag", "version: 1\nyear: ‹!!str› 1\n", rules.KindSyntax,
		"found a tag (!), which these files do not have", "if it belongs to the text, put the whole text in double quotes"},
	{"a tag at the end of the file", "version: 1\nyear: ‹!x›", rules.KindSyntax,
		"found a tag (!), which these files do not have", "if it belongs to the text, put the whole text in double quotes"},
	{"a directive", "‹%›YAML 1.2\n---\nversion: 1\n", rules.KindSyntax,
		"found a directive (%), which these files do not have", "if it belongs to the text, put the whole text in double quotes"},
	{"a second document", "version: 1\n‹---›\nversion: 1\n", rules.KindSyntax,
		`found "---", where another document begins or this one ends, expected one document a file`, "remove the line, or put what follows into a file of its own"},
	{"the mark of the end of a document", "version: 1\n‹...›\n", rules.KindSyntax,
		`found "...", where another document begins or this one ends, expected one document a file`, "remove the line, or put what follows into a file of its own"},
	{"a complex key", "‹?› version\n: 1\n", rules.KindSyntax,
		`found a key that begins with "? ", which these files do not have`, "write key: value"},

	// what cannot be read
	{"a tab before a key", "version: 1\narea:\n‹\t›name: x\n", rules.KindSyntax,
		"found a tab before the first word of a line, expected spaces", "indent with spaces, two for each level"},
	{"a tab after spaces", "version: 1\narea:\n  ‹\t›name: x\n", rules.KindSyntax,
		"found a tab before the first word of a line, expected spaces", "indent with spaces, two for each level"},
	{"a quote that is not closed", "version: 1\ncode: ‹\"›x\nyear: 1\n", rules.KindSyntax,
		`a text that begins with " does not end with "`, `add "`},
	{"a single quote that is not closed", "version: 1\ncode: ‹'›x\nyear: 1\n", rules.KindSyntax,
		`a text that begins with ' does not end with '`, `add '`},
	{"a text after a closing quote", "version: 1\ncode: \"x\" ‹y›\n", rules.KindSyntax,
		`found "y" after the closing quote of a text`, "put the whole text in single quotes; a single quote inside is written twice"},
	{"a comment right after a quote", "version: 1\ncode: \"x\"‹#y›\n", rules.KindSyntax,
		`found "#y", which cannot be read here`, "check the indentation, the space after each colon, and the quotes and brackets before this place"},
	{"an escape that does not exist", "version: 1\ncode: \"a‹\\q›\"\n", rules.KindSyntax,
		`found \q in double quotes, which stands for no character`, `write \\ for a backslash, or put the text in single quotes`},
	{"an escape with digits that are none", "version: 1\ncode: \"‹\\x›zz\"\n", rules.KindSyntax,
		`found \x in double quotes, which stands for no character`, `write \\ for a backslash, or put the text in single quotes`},
	{"an escape for a control character", "version: 1\ncode: \"‹\\x00›\"\n", rules.KindSyntax,
		`found \x00 in double quotes, which stands for no character`, `write \\ for a backslash, or put the text in single quotes`},
	{"half a pair of surrogates", "version: 1\ncode: \"‹\\u›DC00 \"\n", rules.KindSyntax,
		`found \u in double quotes, which stands for no character`, `write \\ for a backslash, or put the text in single quotes`},
	{"a target without quotes", "version: 1\ncode: ‹>= 91 %›\n", rules.KindSyntax,
		`found ">= 91 %": a > at the beginning announces a text on the lines below`, "put the text in double quotes"},
	{"a reserved sign", "version: 1\ncode: ‹@x›\n", rules.KindSyntax,
		"found a text that begins with @", "put the text in double quotes"},
	{"a second colon", "version: 1\ncode: ‹a: b›\n", rules.KindSyntax,
		`found a second ": " in the line of the key "code"`, "put the text in double quotes"},
	{"a list in the line of its key", "version: 1\nwords: ‹- red›\n", rules.KindSyntax,
		"found a list that begins in the line of its key", "begin the list in the next line, or put the text in double quotes"},
	{"a list below a text", "version: 1\ncode: x\n  ‹- y›\n", rules.KindSyntax,
		`found a line that begins with "- " below a text without quotes`, "if it is a list, remove the text above it; if it is a part of the text, put the text in double quotes"},
	{"a line that has no key", "version: 1\n‹just text›\nyear: 1\n", rules.KindSyntax,
		`found "just text", expected a key followed by a colon and a space`, `the keys of a group, and the - of a list, begin in the same column; a text with ": " belongs in double quotes`},
	{"a key that is indented too far", "version: 1\narea:\n  name: x\n    ‹short_name: y›\n", rules.KindSyntax,
		`found "short_name: y", whose indentation fits nothing above it`, `the keys of a group, and the - of a list, begin in the same column; a text with ": " belongs in double quotes`},
	{"a key that is indented too little", "version: 1\narea:\n    name: x\n  ‹short_name: y›\n", rules.KindSyntax,
		`found "short_name: y", whose indentation fits nothing above it`, `the keys of a group, and the - of a list, begin in the same column; a text with ": " belongs in double quotes`},
	{"a value in the column of its key", "version: 1\nwords:\n‹[red]›\n", rules.KindSyntax,
		`found "[red]", whose indentation fits nothing above it`, `the keys of a group, and the - of a list, begin in the same column; a text with ": " belongs in double quotes`},
	{"a colon in another line than its key", "version: 1\nyear\n‹:› 1\n", rules.KindSyntax,
		`found ":", expected a key followed by a colon and a space`, "write key: value"},
	{"a colon in brackets without a space", "version: 1\narea: {name‹:›x}\n", rules.KindSyntax,
		"found a colon without a space after it, which may end a key or belong to a text", "after a key write a space; if the colon belongs to the text, put the text in double quotes"},
	{"a key below a text whose second line begins with a minus", "version: 1\ncode: x\n  -1\n  ‹year: 1›\n", rules.KindSyntax,
		`found "year: 1", whose indentation fits nothing above it`, `the keys of a group, and the - of a list, begin in the same column; a text with ": " belongs in double quotes`},
	{"a comment in such a text", "version: 1\ncode: x\n  -1 ‹# note›\n", rules.KindSyntax,
		`found "# note", which cannot be read here`, "check the indentation, the space after each colon, and the quotes and brackets before this place"},
	{"a colon after an element of brackets", "version: 1\nwords: [red‹:›, blue]\n", rules.KindSyntax,
		"found a colon without a space after it, which may end a key or belong to a text", "after a key write a space; if the colon belongs to the text, put the text in double quotes"},
	{"a brace in brackets", "version: 1\nwords: [red‹}, blue]›\n", rules.KindSyntax,
		`found "}, blue]", which cannot be read here`, "check the indentation, the space after each colon, and the quotes and brackets before this place"},
	{"a text that begins with a brace", "version: 1\ncode: ‹}x›\n", rules.KindSyntax,
		"found a text that begins with }", "put the text in double quotes"},
	{"a list after an empty block", "version: 1\ncode: >-\n\n‹- k: v›\n", rules.KindSyntax,
		`found "- k: v", which cannot be read here`, "check the indentation, the space after each colon, and the quotes and brackets before this place"},
	{"a block in brackets", "version: 1\nwords: [‹|›\n  red\n]\n", rules.KindSyntax,
		`found "|", which cannot be read here`, "check the indentation, the space after each colon, and the quotes and brackets before this place"},
	{"a long text, shortened", "version: 1\nwords: ‹" + strings.Repeat("dài ", 20) + "x›\n", rules.KindType,
		`words: found "dài dài dài dài dài dài dài dài dài dài…", expected a list`, `write each element in a line of its own that begins with "- ", or all in brackets: [a, b]`},
	{"an empty text in two languages", "version: 1\n‹title›: ''\n", rules.KindInvalid,
		`the key "title" has no value, expected a text, or texts vi and en`, "write a value, or remove the key"},
	{"half a pair of surrogates before another escape", "version: 1\ncode: \"‹\\u›D83D\\u0041x\"\n", rules.KindSyntax,
		`found \u in double quotes, which stands for no character`, `write \\ for a backslash, or put the text in single quotes`},
	{"a bracket that is not closed", "version: 1\nwords: ‹[›red, blue\n", rules.KindSyntax,
		`"[" is not closed`, "add ]"},
	{"a brace that is not closed", "version: 1\narea: ‹{›name: x\n", rules.KindSyntax,
		`"{" is not closed`, "add }"},
	{"a bracket too much", "version: 1\nwords: [red]‹]›\n", rules.KindSyntax,
		`found "]" without its opening bracket`, "put the text in double quotes"},
	{"a comma that is missing", "version: 1\nwords: [\"red\" ‹\"blue\"]›\n", rules.KindSyntax,
		`found ""blue"]", expected a comma or "]"`, "put the text in double quotes"},
	{"a tab between a key and its list", "version: 1\nwords:‹\t›- red\n", rules.KindSyntax,
		"found a tab before the first word of a line, expected spaces", "indent with spaces, two for each level"},
	{"a tab after the dash of a list", "version: 1\nitems:\n  -‹\t›id: a\n", rules.KindSyntax,
		"found a tab before the first word of a line, expected spaces", "indent with spaces, two for each level"},
	{"a backquote", "version: 1\ncode: ‹`x`›\n", rules.KindSyntax,
		"found a text that begins with `", "put the text in double quotes"},
	{"a tag with a sign that tags do not have", "version: 1\ncode: !a‹{b}›\n", rules.KindSyntax,
		"found a tag (!), which these files do not have", "if it belongs to the text, put the whole text in double quotes"},
	{"half a pair of surrogates after a backslash", "version: 1\ncode: \"\\\\‹\\u›D83Dx\"\n", rules.KindSyntax,
		`found \u in double quotes, which stands for no character`, `write \\ for a backslash, or put the text in single quotes`},
	{"a brace too much", "version: 1\narea: {name: x}‹}›\n", rules.KindSyntax,
		"found a text that begins with }", "put the text in double quotes"},
	{"a bracket too much in the column of the keys", "version: 1\n‹]›\nyear: 1\n", rules.KindSyntax,
		`found "]" without its opening bracket`, "put the text in double quotes"},
	{"a comma that is missing in braces", "version: 1\narea: {name: \"x\" ‹short_name: y}›\n", rules.KindSyntax,
		`found "short_name: y}", expected a comma or "}"`, "put the text in double quotes"},
	{"braces where a key is to be", "version: 1\n‹{year: 1}›\n", rules.KindSyntax,
		`found "{year: 1}", expected a key followed by a colon and a space`, `the keys of a group, and the - of a list, begin in the same column; a text with ": " belongs in double quotes`},
	{"a list where a key is to be", "version: 1\narea:\n  name: x\n  ‹- y›\n", rules.KindSyntax,
		`found "- y", expected a key followed by a colon and a space`, `the keys of a group, and the - of a list, begin in the same column; a text with ": " belongs in double quotes`},
	{"a colon without a key", "‹: 1›\n", rules.KindSyntax,
		`found ": 1", expected a key followed by a colon and a space`, `the keys of a group, and the - of a list, begin in the same column; a text with ": " belongs in double quotes`},

	// what nothing is known of but its place
	{"a text behind a list", "version: 1\nwords: [red] ‹blue›\n", rules.KindSyntax,
		`found "blue", which cannot be read here`, "check the indentation, the space after each colon, and the quotes and brackets before this place"},
	{"the mark of a document in a text", "version: 1\ncode: \"x\n‹---›\ny\"\n", rules.KindSyntax,
		`found "---", which cannot be read here`, "check the indentation, the space after each colon, and the quotes and brackets before this place"},
	{"a comma without an element", "version: 1\nwords: [‹, red]›\n", rules.KindSyntax,
		`found ", red]", which cannot be read here`, "check the indentation, the space after each colon, and the quotes and brackets before this place"},
	{"a dash in brackets", "version: 1\nwords: [‹- red]›\n", rules.KindSyntax,
		`found "- red]", which cannot be read here`, "check the indentation, the space after each colon, and the quotes and brackets before this place"},
}

func TestEachFaultIsSaidWithItsPlace(t *testing.T) {
	for _, tt := range faultTests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			src, line, column, width := unmark(t, tt.src)
			errs := faults(src)
			require.Len(t, errs, 1, "%v", errs)
			e := errs[0]
			require.Equal(t, tt.want, e.Message.In(wording.English))
			require.Equal(t, tt.hint, e.Hint.In(wording.English))
			require.Equal(t, tt.kind, e.Kind)
			require.Equal(t, "sample.yaml", e.File)
			require.Equal(t, [...]int{line, column, max(width, 1)}, [...]int{e.Line, e.Column, e.Width})
			require.Equal(t, strings.Split(src, "\n")[line-1], e.Source)
			requireWorded(t, e)
		})
	}
}

func TestAllFaultsComeInOneGoInTheOrderOfTheFile(t *testing.T) {
	errs := faults(`yaer: 2023
title: [x]
code: 06760
items:
  - colour: gren
    places: 1.5
  - id: b
    id: c
open: yes
`)
	require.Equal(t, `sample.yaml:1:1: there is no key "yaer" here
sample.yaml:1:1: the file does not say which version of the format it has, expected the key "version"
sample.yaml:2:8: title: found a list, expected a text, or texts vi and en
sample.yaml:3:7: code: found "06760" without quotes, expected quotes, so that no zero gets lost
sample.yaml:5:5: the key "id" is missing
sample.yaml:5:13: colour: found "gren", expected one of red, green, blue
sample.yaml:6:13: places: found "1.5", expected a whole number
sample.yaml:8:5: the key "id" stands here again, it was given in line 7
sample.yaml:9:7: open: found "yes", expected true or false`, errs.Error())
}

func TestFaultsThatDoNotHideOthersComeInOneGo(t *testing.T) {
	errs := faults("version: 1\ncode: >= 91 %\nyear: @x\narea: &a {name: *b}\n\topen: true\n")
	require.Equal(t, `sample.yaml:2:7: found ">= 91 %": a > at the beginning announces a text on the lines below
sample.yaml:3:7: found a text that begins with @
sample.yaml:4:7: found an anchor (&), which these files do not have
sample.yaml:4:17: found an alias (*), which these files do not have
sample.yaml:5:1: found a tab before the first word of a line, expected spaces`, errs.Error())
}

func TestFaultsReadInVietnameseToo(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"an unknown key", "version: 1\n  # ghi chú\ntitlle: x\n", `sample.yaml:3:1: ở đây không có khóa "titlle"
 3 | titlle: x
   | ^^^^^^
gợi ý: có phải là "title"?`},
		{"a code", "version: 1\ncode: 06760\n", `sample.yaml:2:7: code: có "06760" không có dấu nháy, cần dấu nháy để không mất số 0
 2 | code: 06760
   |       ^^^^^
gợi ý: hãy viết "06760"`},
		{"a newer version", "version: 2\n", `sample.yaml:1:10: tệp này ghi phiên bản 2; chương trình này đọc phiên bản 1
 1 | version: 2
   |          ^
gợi ý: hãy dùng bản childward mới hơn`},
		{"a wrong type", "version: 1\nwords: red\n", `sample.yaml:2:8: words: có "red", cần một danh sách
 2 | words: red
   |        ^^^
gợi ý: mỗi phần tử viết một dòng mở đầu bằng "- ", hoặc viết tất cả trong ngoặc: [a, b]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, faults(tt.src).Detail(wording.Vietnamese))
		})
	}
}
