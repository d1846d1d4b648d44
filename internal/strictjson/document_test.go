package strictjson

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var example = wording.New("", "write {...}", "ghi {...}").With()

// read walks a document with the keys name, open, parts (a list of objects with the key name) and any (any keys).
func read(text string) (said []string, faults rules.Errors) {
	d := Open([]byte(text), "x.json", example)
	say := func(what string, value any) { said = append(said, fmt.Sprint(what, "=", value)) }
	d.Object([]string{"name", "open", "parts", "any"}, func(key string) {
		switch key {
		case "name":
			say(key, d.Text())
		case "open":
			say(key, d.Flag())
		case "parts":
			d.List(func() { d.Object([]string{"name"}, func(key string) { say("part", d.Text()) }) })
		case "any":
			d.Members(func(key string, _ int) { say(key, string(d.Raw())) })
		}
	})
	return said, d.Faults()
}

func TestADocumentIsReadInItsOrder(t *testing.T) {
	said, faults := read("{\"any\": {\"b\": 1.50, \"a\": [1, {}], \"b\": null},\n \"parts\": [{\"name\": \"\\u0041\"}, null, {}], \"name\": null, \"open\": true}")
	require.NoError(t, faults.Err())
	require.Equal(t, []string{"b=1.50", "a=[1, {}]", "b=null", "part=A", "name=", "open=true"}, said)
}

func TestWhatIsWrongWithADocumentIsToldWithItsPlace(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "‹", []string{"found no JSON of the expected shape: EOF"}},
		{"a key twice: the first counts, the second is refused", `{"name": "a", ‹"name": "b"}`, []string{`"name" is given twice`}},
		{"a key in another case is another key", `{‹"Name": "a"}`, []string{`found no JSON of the expected shape: unknown field "Name"`}},
		{"an unknown key, whatever stands behind it", `{‹"nothing": {"name": [{}]}, "open": false}`, []string{`found no JSON of the expected shape: unknown field "nothing"`}},
		{"a key written with escapes is the same key", `{"name": "a", ‹"n\u0061me": "b"}`, []string{`"name" is given twice`}},
		{"a number for a text", "{\"open\": true,\n\t\"name\": ‹5}", []string{"found no JSON of the expected shape: found 5, expected a text"}},
		{"a text for a flag", `{"open": ‹"true"}`, []string{`found no JSON of the expected shape: found "true", expected true or false`}},
		{"an object for a list", `{"parts": ‹{"name": "a"}}`, []string{`found no JSON of the expected shape: found {"name": "a"}, expected a list`}},
		{"a list for an object", `‹[{"name": 5}]`, []string{`found no JSON of the expected shape: found [{"name": 5}], expected an object`}},
		{"null where names are expected", `{"any": ‹null}`, []string{"found no JSON of the expected shape: found null, expected an object"}},
		{"a column is counted in characters", `{"any": {"Cửa Ông": "Mông Dương"}, ‹"x": 1}`, []string{`found no JSON of the expected shape: unknown field "x"`}},
		{"a byte order mark", "‹\ufeff{\"name\": \"a\"}", []string{"found a byte order mark, expected JSON without one"}},
		{"a second value", `{"name": "a"} ‹{"name": "b"}`, []string{"found no JSON of the expected shape: more than one JSON value"}},
		{"a bracket too many", "{\"name\": \"a\"}\n‹}", []string{"found no JSON of the expected shape: more than one JSON value"}},
		{"a comma too many", `{"name": "a",‹}`, []string{"found no JSON of the expected shape: invalid character '}' looking for beginning of object key string"}},
		{"bytes that are no UTF-8", "{\"name\": \"a‹\xff\"}", []string{"found bytes that are not UTF-8 text"}},
		{"a number that no float holds", `{"any": {"a": 1e400}, "name": ‹1e400}`, []string{"found no JSON of the expected shape: found 1e400, expected a text"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			before, _, marked := strings.Cut(tt.text, "‹")
			line, column := strings.Count(before, "\n")+1, len([]rune(before[strings.LastIndexByte(before, '\n')+1:]))+1
			_, faults := read(strings.Replace(tt.text, "‹", "", 1))
			var got []string
			for _, fault := range faults {
				got = append(got, strings.TrimPrefix(fault.Error(), fmt.Sprintf("x.json:%d:%d: ", line, column)))
				require.NotEmpty(t, fault.Detail(wording.Vietnamese))
			}
			require.Equal(t, tt.want, got, marked)
		})
	}
}

func TestAllThatIsWrongWithADocumentIsToldInItsOrder(t *testing.T) {
	said, faults := read("\ufeff{\"Name\": 1, \"name\": 2,\n\"parts\": [{\"name\": \"a\", \"name\": \"b\"}, 5, {\"nam\": 1}], \"open\": true} null")
	require.Equal(t, []string{"name=", "part=a", "open=true"}, said)
	var places []string
	for _, fault := range faults {
		places = append(places, fmt.Sprintf("%s %s", fault.Place(), fault.Hint.String()))
	}
	require.Equal(t, []string{
		"x.json:1:1 send the text in UTF-8 without a byte order mark",
		`x.json:1:2 did you mean "name"?`, "x.json:1:21 write {...}",
		"x.json:2:25 ", "x.json:2:39 write {...}", `x.json:2:43 did you mean "name"?`,
		"x.json:2:69 write {...}",
	}, places)
}

// Counted from the beginning for each fault, the columns of a million of them on one line would take hours.
func TestAMillionFaultsOnOneLineAreCountedInTime(t *testing.T) {
	text := "{" + strings.TrimSuffix(strings.Repeat(`"x":1,`, 1_000_000), ",") + "}"
	began := time.Now()
	_, faults := read(text)
	require.Less(t, time.Since(began), 20*time.Second)
	require.Len(t, faults, 1001)
	require.Equal(t, "x.json:1:5996", faults[999].Place())
	require.Equal(t, "x.json: 999000 more errors, which are not listed", faults[1000].Error())
}

func TestALongValueIsShownInShort(t *testing.T) {
	_, faults := read(`{"name": [` + strings.Repeat("1,", 1<<20) + `1]}`)
	require.Len(t, faults, 1)
	require.Less(t, len(faults[0].Error()), 200)
}

func FuzzWalkingADocumentEndsAndPlacesItsFaults(f *testing.F) {
	for _, seed := range []string{`{"name": "a", "any": {"x": [1, null]}, "parts": [{"name": "b"}]}`, `{"Name": {}} []`, "\ufeff{\"open\": 1}\n", `[`, `{"parts": [null, 5, {"x": {"y": 1}}]}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, faults := read(text)
		for _, fault := range faults {
			require.NotZero(t, fault.Line)
			require.LessOrEqual(t, fault.Line, strings.Count(text, "\n")+1)
			require.LessOrEqual(t, fault.Column, len([]rune(text))+1)
			require.NotEmpty(t, fault.Detail(wording.Vietnamese))
		}
	})
}
