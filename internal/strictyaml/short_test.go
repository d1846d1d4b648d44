package strictyaml

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// expected can be written as a text alone.
type expected struct {
	Verdict string `yaml:"verdict,short,oneof=achieved|missed"`
	Places  int
}

func TestATextStandsForTheKeyThatIsShort(t *testing.T) {
	var f struct {
		Expect map[string]expected
	}
	doc, err := Decode([]byte("expect:\n  a: achieved\n  b: {verdict: missed, places: 2}\n"), "plan_test.yaml", &f)
	require.NoError(t, err)
	require.Equal(t, map[string]expected{"a": {Verdict: "achieved"}, "b": {Verdict: "missed", Places: 2}}, f.Expect)
	for _, path := range []string{"expect.a", "expect.a.verdict"} {
		e := &rules.Error{}
		doc.Locate(path, e)
		require.Equal(t, "plan_test.yaml:2:6", e.Place())
	}
}

func TestAShortTextIsCheckedAsItsKeyIs(t *testing.T) {
	var f struct {
		Expect map[string]expected
	}
	_, err := Decode([]byte("expect:\n  a: achived\n  b: [missed]\n"), "plan_test.yaml", &f)
	require.Equal(t, `plan_test.yaml:2:6: a: found "achived", expected one of achieved, missed
plan_test.yaml:3:6: b: found a list, expected keys with values`, rules.AllErrors(err).Error())
}
