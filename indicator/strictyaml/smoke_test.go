package strictyaml

import (
	"fmt"
	"github.com/childward/childward/rules"
	"strings"
	"testing"
	"time"
)

type smI struct {
	ID       string `yaml:"id,required"`
	Kind     string `yaml:",oneof=count|amount|flag"`
	Code     string `yaml:",quoted"`
	Name     rules.Text
	Places   *int
	Harm     bool
	Value    string
	Readings []smI
	Given    map[string]string
}
type sm struct {
	Version int `yaml:",version=1"`
	List    []smI
	Tags    []string
	One     *smI
}

func TestSmoke(t *testing.T) {
	for _, in := range []string{
		"version: 1\nlist:\n  - id: a\n    kind: cout\n    code: 06760\n    name: {vi: x, en: y}\n    places: 1.0\n    harm: yes\n    valu: 1\n    id: b\n  - kind: flag\n  -\n  - id:\n  - - x\n    - y\ntags: x\none:\n  id: [a]\n",
		"version: 2\nfoo: bar\n", "foo: 1\n", "", "# c\n", "---\n", "a: 'x\n", "version: 1\n\tlist: x\n", "version: 1\nlist: [a, b\n", "version: 1\none:\n  value: >= 91 %\n  id: @x\n  name: `x`\n", "version: 1\none: x: y\n", "one: - x\n", "one:\n    id: x\n  value: y\n", "one:\n  id: x\n    value: y\n", "just text\n", "- a\n", "a: b\njust text\nc: d\n", "a: \"\\q\"\n", "a: \"\\xzz\"\n", "version: 1\none: &x {id: a}\ntags: [*x]\n", "version: 1\n<<: a\n", "a: !!str x\n", "a: !x", "%YAML 1.2\n---\na: b\n", "a: b\n---\nc: d\n", "? a\n: b\n", "a: }\n", "a: {b: c\n", "{a: b}}\n", "a: b]\n", "a: [b: c: d]\n", "a: {b c, d e: f g h\n  i: j}\n", "a: |3x\n  b\n", "a: >\n   x\n  y\n", "a: 'x' y\n", "a: \"x\" # c\nb: 'c'#d\n",
	} {
		var v sm
		_, err := Decode([]byte(in), "/x/plan.yaml", &v)
		fmt.Printf("=== %q %+v\n", in, v)
		for _, e := range rules.AllErrors(err) {
			fmt.Println(e.Detail(rules.English))
			fmt.Println(e.Detail(rules.Vietnamese))
		}
	}
	var b strings.Builder
	n := 119000
	for _, in := range []string{strings.Repeat("- \n", n), "a: |\n  x\n" + strings.Repeat("\n", 100) + strings.Repeat("  x\n", 250000), strings.Repeat("a: "+strings.Repeat("<", 4000)+"\n", 240), strings.Repeat("a: \""+strings.Repeat("\t", 400)+"\"\n", 280), strings.Repeat("[", 100000), strings.Repeat("- ", 100000), strings.Repeat("a: \""+strings.Repeat("\\", 4000)+"\"\n", 240),
		strings.Repeat("\"\" ", n/2), strings.Repeat("\tx\n", n), "[" + strings.Repeat("a,", n), "{" + strings.Repeat("a,", n) + "}", "{" + strings.Repeat("a: ,", n/2) + "}", strings.Repeat("x\n", 500000), "a:\n" + strings.Repeat(" x\n", 340000), strings.Repeat("# \n", 119000)} {
		st := time.Now()
		var v sm
		_, err := Decode([]byte(in), "p", &v)
		es := rules.AllErrors(err)
		fmt.Printf("%.20q %d %v %d", in, len(in), time.Since(st), len(es))
		if len(es) > 0 {
			fmt.Print(es[0])
		}
		fmt.Println()
	}
	for _, f := range []string{"k%d: v\n", "k%d:\n"} {
		b.Reset()
		for i := range 80000 {
			fmt.Fprintf(&b, f, i%5000)
			if i%5000 == 0 {
				fmt.Fprintf(&b, "x%d:\n", i)
			}
		}
		st := time.Now()
		var v sm
		_, err := Decode([]byte(b.String()), "p", &v)
		fmt.Println(b.Len(), time.Since(st), len(rules.AllErrors(err)), rules.AllErrors(err)[0])
	}
	for _, f := range []string{"- k%d: v\n", "- k%d:\n", " k%d: v\n"} {
		b.Reset()
		for i := range 59000 {
			if i%4900 == 0 {
				fmt.Fprintf(&b, "x%d:\n", i)
			}
			fmt.Fprintf(&b, f, i)
		}
		st := time.Now()
		var v sm
		_, err := Decode([]byte(b.String()), "p", &v)
		fmt.Println(b.Len(), time.Since(st), len(rules.AllErrors(err)), rules.AllErrors(err)[0])
	}
}
