package strictyaml

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"
)

func dump(n *node) any {
	switch n.kind {
	case nothing:
		return nil
	case list:
		o := []any{}
		for _, i := range n.items {
			o = append(o, dump(i))
		}
		return o
	case group:
		o := []any{"MAP"}
		for _, e := range n.entries {
			o = append(o, []any{e.key.text, dump(e.value)})
		}
		return o
	}
	return n.text
}
func TestDiff(t *testing.T) {
	b, _ := os.ReadFile("/tmp/sy/in.json")
	var in []string
	json.Unmarshal(b, &in)
	var out []any
	for _, x := range in {
		s, errs := readSource([]byte(x), "f")
		var n *node
		if len(errs) == 0 {
			n, errs = s.parse()
		}
		if len(errs) > 0 {
			out = append(out, map[string]string{"err": errs[0].Error()})
		} else if n == nil {
			out = append(out, "EMPTY")
		} else {
			out = append(out, dump(n))
		}
	}
	o, _ := json.Marshal(out)
	os.WriteFile("/tmp/sy/out.json", o, 0o644)
	_ = strconv.Itoa
}
